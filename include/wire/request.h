/*
 * The list of requests a desk, a command or wijkctl may send through its session socket, and the events it may get.
 * The store's door table adds deed, phase, handler and audit word. `ask` carries what a request without a record of its
 * own needs. Every request that changes something carries an idempotency key.
 *
 * Reading the comments: in -> out rows. "view" = household, member*, pressure, person?, signal*, gezag*, contact_person*, address*,
 * regie* (the open one first), procesregie*, regie_offer?, involvement*, network_member*, melding*, aanvraag*,
 * task* (open first), document*, journal_entry* (heads, newest first, 50), count rows ("may": a bit for each deed),
 * draft* (own).
 */
#ifndef WIRE_REQUEST_H
#define WIRE_REQUEST_H

#include "domain/access.h"
#include "domain/award.h"
#include "domain/document.h"
#include "domain/contact.h"
#include "domain/decision_text.h"
#include "domain/household_facts.h"
#include "domain/mandate_change.h"
#include "domain/mandate_check.h"
#include "domain/initials.h"
#include "domain/ledger.h"
#include "domain/measurement.h"
#include "domain/merge.h"
#include "domain/organisation.h"
#include "domain/oversight.h"
#include "domain/register.h"
#include "domain/privacy_request.h"
#include "domain/agreement.h"
#include "domain/sight.h"
#include "wire/message.h"

enum request {
	REQ_NONE = 0,

	/* session */
	REQ_HELLO = 256,	/* hello {build} -> me, employee (self); the first request of every session */
	REQ_INBOX,		/* ask {} -> inbox_line*, draft*: what waits for me, most urgent first */
	REQ_LOOKUP,		/* ask {word: employee|organisation|team|provision_kind|rung|role|life_domain, id: household (0: all); flag: only
				   employees who may open it as things stand} -> those records */
	REQ_DRAFT_SAVE,		/* draft -> draft; value "" drops it */
	REQ_DRAFT_LIST,		/* ask {id: household or 0} -> draft* */

	/* find */
	REQ_SEARCH = 288,	/* ask {word: scrap, number: most rows (20), version: offset} -> search_hit* */
	REQ_DUPLICATES,		/* ask {id: household the person would join, 0: a new one}, person, household? (its address)
				   -> search_hit* with why, the surest first */

	/* household */
	REQ_HOUSEHOLD_OPEN = 304, /* ask {id, or word: huishoudnummer; tekst: purpose or NULL} -> view; logged, watched until CLOSE */
	REQ_HOUSEHOLD_READ,	/* ask {id} -> view; only while it is open here */
	REQ_HOUSEHOLD_CLOSE,	/* ask {id}: stop watching */
	REQ_HOUSEHOLD_ADD,	/* household, person*, ask* {number: enum member_role of the n-th person; of the first word: why it is
				   no duplicate} -> household: found nothing, start one (author becomes involved) */
	REQ_PERSON_READ,	/* ask {id: person, other_id: household} -> person */
	REQ_MEMBER_ADD,		/* ask {id: household, number: enum member_role, word: why it is no duplicate}, person
				   -> member; a known BSN or id links that person */
	REQ_MEMBER_END,		/* ask {id: membership, day, word: reason} */
	REQ_PERSON_SAVE,	/* person {version}, ask {id: household; flag: number is the enum member_role from now on} -> person;
				   CONFLICT: person that stands there */
	REQ_HOUSEHOLD_SAVE,	/* household {version} -> household; address, phone, flags */
	REQ_TIMELINE,		/* ask {id, number: most (200)}, timeline_filter? -> timeline_line*, newest first */
	REQ_JOURNAL_READ,	/* ask {id: journal_entry} -> journal_entry with tekst, conversation?, conversation_subject*, privacy_request* (own
				   statements beside it); shielded from the reader: refused */
	REQ_JOURNAL_ADD,	/* journal_entry {household_id, kind, datum, level, regisseur_leest, lezer_id, tekst} -> journal_entry */
	REQ_JOURNAL_READER,	/* ask {id: shielded journal_entry of mine, other_id: employee (0: the regisseur), flag: reads it from now
				   on or not any more} -> journal_entry */
	REQ_CONVERSATION_ADD,	/* conversation, conversation_subject* -> as REQ_JOURNAL_READ */
	REQ_CONVERSATION_PLAN,	/* ask {id: journal_entry} -> goal*, action* that were made of it, once */
	REQ_SILENCE_PAUSE,	/* silence_pause {household_id, from, until, reason} -> silence_pause */
	REQ_SILENCE_RESUME,	/* ask {id: silence_pause}: called off */
	REQ_TASK_SAVE,		/* task {id 0: new} -> task */
	REQ_TASK_DONE,		/* ask {id, flag: done or open again} -> task */
	REQ_NETWORK_SAVE,	/* network_member {id 0: new} -> network_member */
	REQ_MELDING_SAVE,	/* melding {id 0: new} -> melding */
	REQ_AANVRAAG_SAVE,	/* aanvraag {id 0: new} -> aanvraag */
	REQ_INVOLVEMENT_ADD,	/* involvement {household_id, employee_id or organisation_id, what, grondslag} -> involvement */
	REQ_INVOLVEMENT_END,	/* ask {id, word: reason} */
	REQ_BREAK_GLASS,	/* ask {id: household, word: reason} -> break_glass: noodknop, an hour of reading; the view has it meanwhile */
	REQ_REGIE_SET,		/* ask {id: household, other_id: employee, word: reason} -> regie; DEED_REGIE, or nobody has it yet */
	REQ_REGIE_OFFER,	/* ask {id: household, other_id: employee, word: reason} -> regie_offer; the old one stays until ANSWER */
	REQ_REGIE_ANSWER,	/* ask {id: regie_offer, flag: taken, day: the family was told on, word: why not} -> regie_offer */
	REQ_REGIE_WITHDRAW,	/* ask {id: regie_offer, word: why} -> regie_offer */
	REQ_CASELOAD_OFFER,	/* ask {id: regisseur (0: me), other_id: employee, word: reason} -> count* (offered, not) */
	REQ_MEMBERS_MOVE,	/* ask+ {id: membership; of the first other_id: household, 0: a new one, day, word: reason},
				   household? (the new address) -> household where they are now */
	REQ_MERGE_PREVIEW = 340, /* ask {id: household that stays, other_id: that goes up in it} -> merge {stamp}, member* of both,
				 * merge_match*, count* of what goes along */
	REQ_MERGE,		/* merge {into_id, from_id, stamp, reason, regie, plan}, merge_match* (who is the same) -> merge */
	REQ_MERGE_UNDO,		/* ask {id: merge, word: reason} -> merge, count* of what stays because it came since */

	/* plan */
	REQ_PLAN_READ = 352,	/* ask {id: household} -> plan?, goal*, action*, field_version* (without value), life_domain*, agreement*, voice*,
				   plan_version* (without tekst), plan_mark*, draft* */
	REQ_PLAN_START,		/* ask {id: household} -> plan */
	REQ_PLAN_CLOSE,		/* plan_closing, goal_result {goal_id, outcome, tekst} for each goal -> plan */
	REQ_GOAL_ADD,		/* goal {plan_id, ...} -> goal */
	REQ_ACTION_ADD,		/* action {goal_id, ...} -> action */
	REQ_FIELDS_SAVE,	/* field_edit+ (one object or several) -> field_version* with value (what stands there now);
				   CONFLICT: field_conflict* for the fields that clash, field_version* for those that were saved */
	REQ_FIELD_HISTORY,	/* field_version {kind, object_id, field} -> field_version* newest first, with value */
	REQ_AGREEMENT_ADD,	/* agreement {goal_id, person_id, answer, remark, datum} -> agreement; earlier answers stay */
	REQ_KITCHEN,		/* ask {id: household; flag: the page is open already} -> plan, goal*, action*, agreement*, voice*: what
				   is shown to the family, and nothing else; showing it is logged */
	REQ_PLAN_TEXT,		/* ask {id: plan, number: version, 0: as it stands now} -> plan_version with tekst */
	REQ_NEARBY,		/* ask {id: household, word: code of a life domain} -> nearby*, the nearest first */
	REQ_PLAN_LETTER,	/* ask {id: household} -> letterhead, household (number, name, address, regisseur), plan_version? (the last),
				   and as REQ_KITCHEN: what goes on paper to the family, and nothing else; each print is logged */
	REQ_PLAN_FIX,		/* ask {id: plan, word: hash of the text of now as it was read} -> plan_version; CONFLICT: the text of now */
	REQ_PLAN_BACK,		/* ask {id: plan, number: version} -> field_edit* (what would bring that text back: to save as edits),
				   field_version* (in the same order, with the value of now), count {"daarna": goals and actions of later} */

	/* decision */
	REQ_DECISION_LIST = 384, /* ask {id: household} -> decision* newest first */
	REQ_DECISION_READ,	/* ask {id} -> decision, mandate_verdict (of me, now), escalation? (the open one, else the last),
				   decision_grant? (the last part granted), round_table? (the last about it) */
	REQ_DECISION_WEIGH,	/* decision (unsaved) -> mandate_verdict, spent*: the meter */
	REQ_DECISION_SAVE,	/* decision {id 0: new; version} -> decision; concept only; CONFLICT: decision */
	REQ_DECISION_SUBMIT,	/* ask {id, version} -> decision (GENOMEN, TWEEDE_OGEN) or decision + escalation (TER_TOETSING) */
	REQ_DECISION_WITHDRAW,	/* ask {id, version, word: reason} -> decision; author, while in flight */
	REQ_DECISION_SECOND,	/* ask {id, version, flag: yes, word: reason of a no}, proof {hash of the text that was read, code}? (of a
				   yes) -> decision; by the decider and by second eyes, in any order; taken when both did */
	REQ_DECISION_ANNOUNCE,	/* ask {id, version, day} -> decision: bekendmaking */
	REQ_SWAP,		/* swap -> swap (id: the decision that takes away) [escalation]: uitruil, both handed in, or neither */
	REQ_LEDGER,		/* ask {id: household} -> ledger_line*, provision_line*, wall_report* (who may open the dossier) */
	REQ_WALL_ADD,		/* wall_report -> wall_report: schot-melding */
	REQ_MONEY,		/* ask {number: year, 0 this} -> budget*: for who steers; no names */
	REQ_WALL_LIST,		/* ask {number: year, 0 this} -> wall_count*: for who steers; no names, no small numbers */
	REQ_WALL_SEEN,		/* ask {}: what is counted of this quarter and the last was seen; its line leaves the werkbak */
	REQ_BUDGET_LIST,	/* ask {number: year} -> budget* */
	REQ_BUDGET_SET,		/* ask {number: year}, budget* -> budget*: the list of that year from now on */
	REQ_PRODUCT_LIST,	/* ask {} -> product* */
	REQ_PRODUCT_SET,	/* ask {}, product* -> product*: the local products from now on */
	REQ_ORGANISATION_AGB,	/* organisation {naam, agb} -> organisation */
	REQ_MUNICIPALITY_CODE,	/* ask {word: gemeentecode} */
	REQ_BERICHT_OUT,	/* ask {word: huishoudnummer, "" all; flag: again} -> (bericht, award*)*, import_line*: what stays and why */
	REQ_BERICHT_IN,		/* ask {word: identification of our message}, award_answer* -> award_result* */
	REQ_DECISION_TEXT,	/* ask {id} -> decision, decision_text, decision_confirm*: the frozen text with its hash, and who
				   confirmed it */
	REQ_DECISION_LETTER,	/* ask {id} -> letterhead, household (as REQ_PLAN_LETTER), decision, mandate?: of one that was taken; logged */

	/* ladder */
	REQ_ESCALATION_LIST = 416, /* ask {id: household; 0: all that are mine to see} -> escalation* */
	REQ_ESCALATION_READ,	/* ask {id} -> escalation, escalation_step*, rung*, rung_holder*, round_table?, table_member*, signal*,
				   decision? (not for who is only asked to its table); marks seen by who may act. For who raised it
				   without a right to the dossier: escalation {beperkt}, escalation_step* without words of others */
	REQ_ESCALATION_RAISE,	/* escalation {household_id, cause, spoed, question, stem} -> escalation; process causes. A worry (zorg)
				   may be raised by everybody, of household_id or huishoudnummer */
	REQ_ESCALATION_ANSWER,	/* ask {id, version, number: STEP_APPROVED | STEP_REFUSED | STEP_ANSWERED, tekst} -> escalation, decision? */
	REQ_ESCALATION_RETURN,	/* ask {id, version, tekst: question} -> escalation: back to the requester, decision to concept */
	REQ_ESCALATION_CLIMB,	/* ask {id, version, tekst: why} -> escalation: one rung up by hand */
	REQ_ESCALATION_TAKE,	/* ask {id, version, tekst} -> escalation: a higher rung takes it over (Awb 10:7) */
	REQ_ESCALATION_WITHDRAW, /* ask {id, version, tekst} -> escalation: by the requester */
	REQ_ESCALATION_INSTRUCT, /* ask {id, version, tekst} -> escalation: of a higher rung (Awb 10:6); it stays where it is */
	REQ_ESCALATION_GRANT,	/* ask {id, version}, decision_grant {bedrag, datumEinde, reason} -> escalation, decision: a part of it */
	REQ_TABLE_SAVE,		/* round_table {id 0: new; escalation_id, version; cancelled: any instant} -> as REQ_ESCALATION_READ */
	REQ_TABLE_ASK,		/* ask {id: round_table, other_id: employee, flag: asked or not any more} -> the same */
	REQ_TABLE_ANSWER,	/* ask {id: round_table, flag: I come} -> the same */
	REQ_TABLE_OUTCOME,	/* ask {id: round_table, tekst: what it came to} -> the same; once, from its day on */
	REQ_ESCALATION_ADD,	/* ask {id, version, tekst} -> escalation: a line more, by the requester */

	/* register */
	REQ_MANDATE_LIST = 448,	/* ask {} -> mandate*, rung* */
	REQ_WHO_DECIDES,	/* ask {id: household, word: record name of what it is about: decision, escalation, goal, action, or "" the
				   household; other_id: which} -> regie?, rung*, rung_holder*, mandate* (about it, today); goal? action?
				   escalation* (open), decision*; and of one decision mandate_verdict (of who wrote it) */
	REQ_MANDATE_CHECK,	/* ask {day}, mandate* (parent_id names one of them; none: as it stands) -> mandate_finding* */
	REQ_MANDATE_CHANGES,	/* ask {id: 0 all} -> mandate_change*; of one: mandate* that come (id 0), then those that end */
	REQ_MANDATE_PROPOSE,	/* ask {day: from, word: reason, id: one that ends}, mandate* (id 0: the whole new register)
				   -> mandate_change */
	REQ_MANDATE_ANSWER,	/* ask {id, flag: confirmed, word: why not} -> mandate_change; by another than who proposed */

	/* privacy officer */
	REQ_OVERSIGHT = 464,	/* ask {day: of a week, DAY_NONE: what waits, and the last 60 days} -> oversight_line* */
	REQ_REVIEW,		/* review {kind, object_id, verdict, vervolg, tekst} -> review; never about oneself */
	REQ_ACCESS_LOG,		/* ask {id, or word: huishoudnummer; day: from, DAY_NONE: all; other_id: person, 0: the whole household}
				   -> person? (voornamen: the whole name), household (number, names), municipality,
				   access_line* in the order of time, count "older"; for who may open it, and who oversees; logged */
	REQ_OVERSIGHT_FIGURES,	/* ask {number: weeks (13)} -> oversight_week*, newest first */
	REQ_REVIEW_QUESTIONS,	/* ask {} -> review_question*: open questions of the privacy officer to me */
	REQ_REVIEW_ANSWER,	/* review_question {kind, object_id, review_id, tekst: the answer} */
	REQ_EMPLOYEE_HOME,	/* ask {word: username, tekst: surnames with a comma or NULL, flag: forget}, ask {word: postcode}?
				   -> count*: how many are kept; only to find openings in the own street or of the own name */
	REQ_EMPLOYEE_PERSON,	/* ask {word: username, flag: forget}, ask {word: BSN}?: who this employee is as a citizen; the
				   answer is the same whether that BSN stands in the store or not */
	REQ_OVERSIGHT_RULE,	/* ask {word: rule or "", number: value} -> count* (rule, value) */
	REQ_PRIVACY_LIST,	/* ask {id: household, 0: all that are for me} -> privacy_request* (without texts), open ones first */
	REQ_PRIVACY_READ,	/* ask {id} -> privacy_request, municipality; logged */
	REQ_PRIVACY_SAVE,	/* privacy_request {id 0: new; version} -> privacy_request; CONFLICT: privacy_request */

	/* documents: the pieces of a file travel as the body of a message */
	REQ_DOCUMENT_LIST = 528, /* ask {id: household} -> document*, what counts first, the newest first */
	REQ_DOCUMENT_READ,	/* ask {id, number: of the piece, from 0} -> document, body; logged once a document */
	REQ_DOCUMENT_BEGIN,	/* document {household_id, goal_id or decision_id, naam, soort, shielded, regisseur}, ask* {word:
				   username of who may read a shielded one} -> document {id}; one at a time in a session */
	REQ_DOCUMENT_PIECE,	/* ask {id, number: 0, 1, ...}, body: DOCUMENT_PIECE_BYTES; of all but the last piece */
	REQ_DOCUMENT_ADD,	/* ask {id, number, flag: also when the same content is there}, body: the last piece, may be empty
				   -> document: from now on it is there */
	REQ_DOCUMENT_WITHDRAW,	/* ask {id, word: reason, flag: erase the content} -> document */

	/* administration: wijkctl and Beheer */
	REQ_USER_LIST = 480,	/* ask {} -> employee* */
	REQ_USER_ADD,		/* employee {username, naam, organisation_naam, team_naam, telefoon} -> employee */
	REQ_USER_KEY,		/* ask {word: username, tekst: one authorized_keys line, flag: remove} -> user_key* */
	REQ_USER_PASSWORD,	/* ask {word: username, tekst: password} */
	REQ_USER_DISABLE,	/* ask {word: username, flag: true disable, false enable} -> employee; ends live sessions */
	REQ_ORGANISATION_ADD,	/* organisation -> organisation */
	REQ_ORGANISATION_LIST,	/* ask {} -> organisation* */
	REQ_TEAM_ADD,		/* team -> team */
	REQ_TEAM_LIST,		/* ask {} -> team* */
	REQ_NEARBY_LIST,	/* ask {flag: also what has ended} -> nearby*: the sociale kaart */
	REQ_NEARBY_SET,		/* ask {word: wijk, "": the whole municipality}, nearby* -> nearby*: the list of that area from now on */
	REQ_LIFE_DOMAIN_LIST,	/* ask {} -> life_domain* */
	REQ_LIFE_DOMAIN_SET,	/* ask {}, life_domain* (in order) -> life_domain*: the list from now on */
	REQ_NEARBY_SAVE,	/* nearby {id 0: new; ended: the first day without it} -> nearby */
	REQ_LIFE_DOMAIN_SAVE,	/* life_domain {code "": new; place 0: the last; ended} -> life_domain* */
	REQ_ROLE_GIVE,		/* role_assignment {role, from, until}, ask {word: username, tekst: team name or NULL} -> role_assignment */
	REQ_ROLE_END,		/* ask {word: username, number: role, day} */
	REQ_ROLE_LIST,		/* ask {word: username or ""} -> role_assignment*, employee* */
	REQ_ABSENCE_ADD,	/* absence {from, until, reason}, ask {word: username, tekst: deputy's username or NULL} -> absence */
	REQ_ABSENCE_LIST,	/* ask {} -> absence* */
	REQ_ABSENCE_END,	/* ask {id, day} */
	REQ_NORM_LIST,		/* ask {} -> norm* */
	REQ_NORM_SET,		/* norm {kind, value} -> norm* */
	REQ_RUNG_LIST,		/* ask {} -> rung* */
	REQ_RUNG_SET,		/* rung {trede, clock_days, clock_spoed_hours; 0: stays as it is} -> rung* */
	REQ_USER_MAIL,		/* ask {word: username, tekst: address, flag: none any more; neither: read} -> ask {word, tekst} */

	/* import and upkeep; wijkctl only */
	REQ_IMPORT = 512,	/* import {format, dry_run}, fd: the file -> progress events, then import_line*, import_count */
	REQ_DEMO,		/* ask {} -> import_count; only into a store without households */
	REQ_AUDIT_VERIFY,	/* ask {} -> count */

	/* who must not see what */
	REQ_EXCLUSION_LIST = 544, /* ask {id: household, 0: all that are mine to decide} -> exclusion*, those that hold first */
	REQ_EXCLUSION_ADD,	/* exclusion {employee_id, household_id or huishoudnummer, person_id or 0, kind, reason, until} -> exclusion */
	REQ_EXCLUSION_END,	/* ask {id, word: reason} -> exclusion */
	REQ_MATCH_LIST,		/* ask {id: household} -> match_sign? (mine), match*: who else is involved; logged */
	REQ_MATCH_SIGN,		/* match_sign {household_id, shares, grondslag or reason} -> match_sign?, match* */
	REQ_PET,		/* ask {word: code of the hat} -> me; what was open is closed */

	/* facts around a household; CONFLICT: the row that stands there */
	REQ_SIGNAL_SAVE = 640,	/* signal {household_id, kind, person_id, reason, from, review; with id and version: review only} -> signal */
	REQ_SIGNAL_END,		/* ask {id, version, word: reason} -> signal */
	REQ_GEZAG_SAVE,		/* gezag {household_id: where the child is; id 0: new; version} -> gezag */
	REQ_CONTACT_SAVE,	/* contact_person {id 0: new; version} -> contact_person */
	REQ_ADDRESS_SAVE,	/* address {household_id; id 0: new, that of the household: where it lives now; version: of the household}
				   -> address */
	REQ_PROCESREGIE_GIVE,	/* procesregie {household_id, employee_id, benoemd, waarom} -> procesregie */
	REQ_PROCESREGIE_END,	/* ask {id, word: reason} */
	REQ_INVOLVEMENT_SAVE,	/* involvement {id, version; what, waarom, grondslag, from} -> involvement */

	/* who is where */
	REQ_PRESENCE = 672,	/* presence {household_id: an open one, 0 none; kind, object_id, field} -> : here I am now */

	/* results */
	REQ_RESULTS = 704,	/* ask {id: household; flag: the page is open already} -> measurement* (the oldest first), score*, measured*,
				   goal_result* (newest plan first), life_domain* */
	REQ_PLAN_CLOSING,	/* ask {id: plan} -> goal*, regie?, measured* (who was measured, but not at the end), left_open* */
	REQ_MEASURE,		/* measurement {household_id, person_id, moment, datum, participatie, after_id}, score* -> measurement; CONFLICT:
				   somebody measured the same person meanwhile */

	/* legal terms and the registers of what people may ask of the municipality */
	REQ_TERM_LIST = 800,	/* ask {id: household, 0: my desk} -> legal_term*, the nearest day first */
	REQ_TERM_READ,		/* ask {number: enum term_about, id} -> legal_term, term_event*: what happened to it; logged */
	REQ_TERM_EVENT,		/* term_event {about, object_id, soort, reden, toelichting, verteld_aan, brief, van or weken}
				   -> legal_term, term_event* */
	REQ_TERM_RESUME,	/* ask {number: enum term_about, id, day: the clock goes again} -> legal_term, term_event* */
	REQ_REGISTER_LETTER,	/* ask {word: nummer, number: enum register_letter} -> letterhead,
				   bezwaar and decision? and mandate?, or klacht; logged */
	REQ_REGISTER_LIST,	/* ask {id: household, 0: all that are for me} -> register_line*, by kind, what runs first */
	REQ_BEZWAAR_READ,	/* ask {id} -> bezwaar, decision; logged */
	REQ_BEZWAAR_SAVE,	/* bezwaar {id 0: new, with decision_id; version} -> bezwaar, decision; CONFLICT: bezwaar */
	REQ_KLACHT_READ,	/* ask {id} -> klacht; logged; never who is complained about, nor their team */
	REQ_KLACHT_SAVE,	/* klacht {id 0: new, household_id or huishoudnummer; version} -> klacht?: nothing when it went out
				   of sight; CONFLICT: klacht */
	REQ_INGEBREKE_READ,	/* ask {id} -> ingebreke; logged */
	REQ_INGEBREKE_SAVE,	/* ingebreke {id 0: new, with about and object_id; version} -> ingebreke; CONFLICT: ingebreke */
	REQ_MELDCODE_READ,	/* ask {id: household} -> meldcode*, what runs first; meldcode_step* in their order; logged */
	REQ_MELDCODE_BEGIN,	/* meldcode {household_id, person_id, aanleiding, begonnen} -> meldcode*, meldcode_step* */
	REQ_MELDCODE_STEP,	/* meldcode_step {meldcode_id, stap, ...} -> meldcode*, meldcode_step* */

	/* the second factor, and locking */
	REQ_LOCK = 896,		/* ask {} -> me, employee: nothing but drafts and UNLOCK from now on; nothing is watched any more */
	REQ_UNLOCK,		/* ask {}, proof {code} -> me, employee; after three wrong ones the session is over */
	REQ_CODE_STATE,		/* ask {} -> code_state, me, employee: of myself; after CONFIRM everything may be asked */
	REQ_CODE_BEGIN,		/* ask {}, proof {code: what is asked for now}? -> code_enrol: a new seed, in memory until CONFIRM */
	REQ_CODE_CONFIRM,	/* ask {word: a code of that seed}: from now on it is the second factor */
	REQ_CODE_RESET,		/* ask {word: username} -> employee: the telephone is gone; a password is asked again */
	REQ_CODE_ROLES,		/* ask {word: role or "alle"; "" reads; flag: not any more} -> count* {role, people without a code} */
};

enum event {
	EVENT_NONE = 0,
	EVENT_CHANGE = 1024,	/* change: something of a watched household changed: read again */
	EVENT_RING,		/* ring: your inbox got something urgent: bell and line */
	EVENT_INBOX,		/* change: your inbox changed, no bell */
	EVENT_MISSED,		/* you read too slowly: read everything on the screen again */
	EVENT_PROGRESS,		/* progress: of a long request of this session */
	EVENT_NOTICE,		/* ring: a line for everybody ("wijkd stopt over een minuut") */
	EVENT_PRESENCE,		/* ask {id: household}, presence*: everybody else who is there now */
};

/* The asking record of requests that need no record of their own; each request says which fields it reads. */
struct ask {
	id id;
	int64_t version;
	int64_t number;
	day day;
	bool flag;
	char word[TEXT_LINE_BYTES];
	char *tekst;
	/* named last: most requests leave it 0 */
	int64_t other_id;
};
extern const struct record ask_record;

/* pet: code of the hat, "" = not chosen; who has only one wears that. */
struct hello { char build[33]; int64_t kind; char pet[33]; };
extern const struct record hello_record;

/* What somebody is asked for beside the key. */
enum factor {
	FACTOR_NONE,		/* has neither: the key is the proof */
	FACTOR_PASSWORD,
	FACTOR_CODE,		/* a one-time code, or a recovery code */
};

/* Who I am, as the store sees it. */
struct me {
	id employee_id;
	char naam[TEXT_LINE_BYTES];
	char roles[TEXT_LINE_BYTES];	/* codes with a comma between, valid today */
	char team_naam[TEXT_LINE_BYTES];
	char gemeente[TEXT_LINE_BYTES];
	day today;
	instant now;
	int64_t may;			/* bit 1 << enum deed: what my roles can allow at all; screens hide the rest */
	int64_t idle_lock_seconds;	/* without a key: lock */
	int64_t idle_end_seconds;	/* without a key: end */
	int64_t factor;			/* enum factor: what is asked when it matters */
	bool enrol;			/* a code must be set up before anything else */
	char notice[TEXT_LINE_BYTES];	/* what happened to my access meanwhile: told once; "" = nothing */
	char pet[33];			/* code of the hat that is worn; "" with `choose`: nothing may be done until REQ_PET */
	bool choose;			/* has more than one hat */
};
extern const struct record me_record;

/* Why a line stands in the werkbak, in order of urgency. */
enum inbox_kind {
	INBOX_ESCALATION,	/* an escalation on my rung */
	INBOX_SECOND,		/* a decision waits for second eyes that I may give */
	INBOX_REGISTER,		/* a proposal for the register of mandates that I may confirm */
	INBOX_RETURNED,		/* my question or decision came back */
	INBOX_MATCH,		/* somebody of another organisation is involved too: name and telephone */
	INBOX_OFFER,		/* the regie of a household is offered to me */
	INBOX_REVIEW,		/* a use of the noodknop waits for my judgement */
	INBOX_QUESTION,		/* a question of the privacy officer to me */
	INBOX_TABLE,		/* a round table that I am asked to, or called */
	INBOX_TERM,		/* a legal term runs out within 14 days, or is past */
	INBOX_WALLS,		/* walls of money that stood in the way often, or a quarter that is over */
	INBOX_TASK,		/* my task or appointment, until 7 days ahead */
	INBOX_ASKED,		/* what I raised and waits at a rung */
	INBOX_MEASURE,		/* how a family is doing is to be measured: half a year passed, or the plan closed 6, 12 or 24 months ago */
	INBOX_MERGED,		/* a household of mine was merged with another by somebody else, or that was undone */
	INBOX_CHANGED,		/* a plan of my households was changed by somebody else since I looked */
	INBOX_SILENT,		/* too long no contact with a household of which I am the regisseur, or the team leader */
	INBOX_HOUSEHOLD,	/* my other households */
};
extern const struct choice inbox_kind_choices[];

struct inbox_line {
	int kind;			/* enum inbox_kind */
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char what[TEXT_LINE_BYTES];	/* one line: "Begeleiding, € 12.000 - van A. Yilmaz" */
	instant due;			/* its clock or day; INSTANT_NONE */
	bool urgent;			/* past, within a working day, or spoed */
	char object_kind[33];		/* record name: "escalation", "decision", "task", "plan", "household" */
	id object_id;
};
extern const struct record inbox_line_record;

/* What goes with a confirmation: which text was read, and the second factor again. */
struct proof {
	char hash[DECISION_HASH_BYTES];
	char code[TEXT_LINE_BYTES];	/* password or code; "" where none is asked */
};
extern const struct record proof_record;

/* How somebody logs in. */
struct code_state {
	int64_t factor;			/* enum factor */
	instant since;			/* of the code */
	int64_t recovery;		/* recovery codes that are left */
	bool must;			/* a role of today asks for a code */
};
extern const struct record code_state_record;

/* Shown once, kept nowhere. */
struct code_enrol {
	char *secret;			/* the seed in base32 */
	char *uri;			/* what the QR code says */
	char *recovery;			/* ten codes with blanks between */
};
extern const struct record code_enrol_record;

struct count { char what[65]; int64_t number; };
extern const struct record count_record;

/* Who sits on a rung now, for the drawing of the ladder. */
struct rung_holder {
	int64_t trede;
	id employee_id;
	char naam[TEXT_LINE_BYTES];
	bool absent;
	char deputy_naam[TEXT_LINE_BYTES];
	bool online;
	bool may_act;			/* this is me, or I am the deputy */
};
extern const struct record rung_holder_record;

struct change {
	int64_t seq;
	id household_id;
	char kind[33];			/* record name of what changed */
	id object_id;
	char field[33];			/* "" = several */
	id employee_id;			/* who did it; never sent to the session that did it */
	char employee_naam[TEXT_LINE_BYTES];
};
extern const struct record change_record;

/* Where somebody is. A desk says the place; the store adds who it is. */
struct presence {
	id household_id;
	char kind[33];			/* record name of what is open; "" = the household itself */
	id object_id;
	char field[33];			/* that the cursor is in; "" = none */
	id employee_id;
	char naam[TEXT_LINE_BYTES];
	char initials[INITIALS_BYTES];
};
extern const struct record presence_record;

struct ring { char tekst[TEXT_LINE_BYTES]; char kind[33]; id object_id; id household_id; };
extern const struct record ring_record;

struct progress { char what[65]; int64_t done; int64_t total; };
extern const struct record progress_record;

struct user_key { char username[33]; char key_type[65]; char fingerprint[65]; char comment[TEXT_LINE_BYTES]; day added; };
extern const struct record user_key_record;

enum import_format { IMPORT_GBAV, IMPORT_CSV };
extern const struct choice import_format_choices[];

/* wijk: the area of households that have none, "" = leave them so. */
struct import { int format; bool dry_run; char file[TEXT_LINE_BYTES]; char wijk[TEXT_LINE_BYTES]; };
extern const struct record import_record;

/* One line of a report: an error keeps everything out, a remark does not. */
struct import_line { int64_t line; bool error; char tekst[TEXT_LINE_BYTES]; };
extern const struct record import_line_record;

struct import_count {
	int64_t lines, person_lists, persons_new, persons_changed, persons_same, households_new, members_new;
	int64_t deceased, without_address, without_bsn, unknown_date, secret, errors, remarks;
	bool stored;
};
extern const struct record import_count_record;

/* What the municipality says of itself in a letter (wijkd.conf, [letters]), and by whom and on what ground it is sent. */
struct letterhead {
	char gemeente[TEXT_LINE_BYTES];
	char contact[TEXT_LINE_BYTES];		/* "": the letter says whom to ask in general */
	char klachten[TEXT_LINE_BYTES];
	char bezwaar[TEXT_LINE_BYTES];
	char regisseur_telefoon[33];
	char functie[TEXT_LINE_BYTES];		/* in what quality the decision was taken */
};
extern const struct record letterhead_record;

/* One row per request: its word for logs, and the record its first row must have. */
struct request_row {
	int request;
	const char *word;
	const struct record *in;
	bool changes;			/* needs an idempotency key */
};
const struct request_row *request_find(int request);
const struct request_row *request_at(size_t n);	/* NULL past the end */

#endif
