/* The list of requests, and the records that travel between desk and store without being stored. */
#include "wire/request.h"

#include "base/mem.h"
#include "base/say.h"

const struct choice inbox_kind_choices[] = {
	{ INBOX_ESCALATION, "escalation", N_("Opschaling op uw trede") },
	{ INBOX_SECOND, "second", N_("Wacht op tweede ogen") },
	{ INBOX_REGISTER, "register", N_("Register wacht op bevestiging") },
	{ INBOX_RETURNED, "returned", N_("Teruggekomen") },
	{ INBOX_MATCH, "match", N_("Ook betrokken") },
	{ INBOX_OFFER, "offer", N_("Regie aangeboden") },
	{ INBOX_REVIEW, "review", N_("Te beoordelen") },
	{ INBOX_QUESTION, "question", N_("Vraag van de privacy officer") },
	{ INBOX_TABLE, "table", N_("Rondetafel") },
	{ INBOX_TERM, "term", N_("Termijn") },
	{ INBOX_WALLS, "walls", N_("Geldschotten") },
	{ INBOX_TASK, "task", N_("Taak") },
	{ INBOX_ASKED, "asked", N_("Door u gevraagd") },
	{ INBOX_MEASURE, "measure", N_("Meten") },
	{ INBOX_MERGED, "merged", N_("Samengevoegd") },
	{ INBOX_CHANGED, "changed", N_("Plan gewijzigd") },
	{ INBOX_SILENT, "silent", N_("Lang stil") },
	{ INBOX_HOUSEHOLD, "household", N_("Huishouden") },
	{ 0 }
};

const struct choice import_format_choices[] = {
	{ IMPORT_GBAV, "gbav", N_("GBA-V") },
	{ IMPORT_CSV, "csv", N_("CSV") },
	{ 0 }
};

static const struct field ask_fields[] = {
	F_ID(struct ask, id, ""),
	F_INT(struct ask, version, ""),
	F_INT(struct ask, number, ""),
	F_DAY(struct ask, day, ""),
	F_BOOL(struct ask, flag, ""),
	F_LINE(struct ask, word, ""),
	F_TEXT(struct ask, tekst, ""),
	F_ID(struct ask, other_id, ""),
};
RECORD(ask_record, "ask", struct ask, ask_fields);

static const struct field hello_fields[] = {
	F_LINE(struct hello, build, ""),
	F_INT(struct hello, kind, ""),
	F_LINE(struct hello, pet, ""),
};
RECORD(hello_record, "hello", struct hello, hello_fields);

static const struct field me_fields[] = {
	F_ID(struct me, employee_id, ""),
	F_LINE(struct me, naam, N_("Naam")),
	F_LINE(struct me, roles, N_("Rollen")),
	F_LINE(struct me, team_naam, N_("Team")),
	F_LINE(struct me, gemeente, N_("Gemeente")),
	F_DAY(struct me, today, N_("Vandaag")),
	F_INSTANT(struct me, now, N_("Nu")),
	F_INT(struct me, may, ""),
	F_INT(struct me, idle_lock_seconds, ""),
	F_INT(struct me, idle_end_seconds, ""),
	F_INT(struct me, factor, ""),
	F_BOOL(struct me, enrol, ""),
	F_LINE(struct me, notice, ""),
	F_LINE(struct me, pet, N_("Pet")),
	F_BOOL(struct me, choose, ""),
};
RECORD(me_record, "me", struct me, me_fields);

static const struct field inbox_line_fields[] = {
	F_CHOICE(struct inbox_line, kind, N_("Soort"), inbox_kind_choices),
	F_ID(struct inbox_line, household_id, ""),
	F_LINE(struct inbox_line, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct inbox_line, household_naam, N_("Huishouden")),
	F_LINE(struct inbox_line, what, N_("Wat")),
	F_INSTANT(struct inbox_line, due, N_("Uiterlijk")),
	F_BOOL(struct inbox_line, urgent, N_("Dringend")),
	F_LINE(struct inbox_line, object_kind, ""),
	F_ID(struct inbox_line, object_id, ""),
};
RECORD(inbox_line_record, "inbox_line", struct inbox_line, inbox_line_fields);

static const struct field proof_fields[] = {
	F_LINE(struct proof, hash, ""),
	F_LINE(struct proof, code, ""),
};
RECORD(proof_record, "proof", struct proof, proof_fields);

static const struct field code_state_fields[] = {
	F_INT(struct code_state, factor, ""),
	F_INSTANT(struct code_state, since, ""),
	F_INT(struct code_state, recovery, ""),
	F_BOOL(struct code_state, must, ""),
};
RECORD(code_state_record, "code_state", struct code_state, code_state_fields);

static const struct field code_enrol_fields[] = {
	F_TEXT(struct code_enrol, secret, ""),
	F_TEXT(struct code_enrol, uri, ""),
	F_TEXT(struct code_enrol, recovery, ""),
};
RECORD(code_enrol_record, "code_enrol", struct code_enrol, code_enrol_fields);

static const struct field count_fields[] = {
	F_LINE(struct count, what, N_("Wat")),
	F_INT(struct count, number, N_("Aantal")),
};
RECORD(count_record, "count", struct count, count_fields);

static const struct field rung_holder_fields[] = {
	F_INT(struct rung_holder, trede, N_("Trede")),
	F_ID(struct rung_holder, employee_id, ""),
	F_LINE(struct rung_holder, naam, N_("Naam")),
	F_BOOL(struct rung_holder, absent, N_("Afwezig")),
	F_LINE(struct rung_holder, deputy_naam, N_("Vervanger")),
	F_BOOL(struct rung_holder, online, N_("Ingelogd")),
	F_BOOL(struct rung_holder, may_act, ""),
};
RECORD(rung_holder_record, "rung_holder", struct rung_holder, rung_holder_fields);

static const struct field change_fields[] = {
	F_INT(struct change, seq, ""),
	F_ID(struct change, household_id, ""),
	F_LINE(struct change, kind, ""),
	F_ID(struct change, object_id, ""),
	F_LINE(struct change, field, ""),
	F_ID(struct change, employee_id, ""),
	F_LINE(struct change, employee_naam, N_("Door")),
};
RECORD(change_record, "change", struct change, change_fields);

static const struct field presence_fields[] = {
	F_ID(struct presence, household_id, ""),
	F_LINE(struct presence, kind, ""),
	F_ID(struct presence, object_id, ""),
	F_LINE(struct presence, field, ""),
	F_ID(struct presence, employee_id, ""),
	F_LINE(struct presence, naam, N_("Wie")),
	F_LINE(struct presence, initials, ""),
};
RECORD(presence_record, "presence", struct presence, presence_fields);

static const struct field ring_fields[] = {
	F_LINE(struct ring, tekst, N_("Bericht")),
	F_LINE(struct ring, kind, ""),
	F_ID(struct ring, object_id, ""),
	F_ID(struct ring, household_id, ""),
};
RECORD(ring_record, "ring", struct ring, ring_fields);

static const struct field progress_fields[] = {
	F_LINE(struct progress, what, N_("Wat")),
	F_INT(struct progress, done, N_("Gedaan")),
	F_INT(struct progress, total, N_("Totaal")),
};
RECORD(progress_record, "progress", struct progress, progress_fields);

static const struct field user_key_fields[] = {
	F_LINE(struct user_key, username, N_("Gebruikersnaam")),
	F_LINE(struct user_key, key_type, N_("Soort")),
	F_LINE(struct user_key, fingerprint, N_("Vingerafdruk")),
	F_LINE(struct user_key, comment, N_("Toelichting")),
	F_DAY(struct user_key, added, N_("Toegevoegd")),
};
RECORD(user_key_record, "user_key", struct user_key, user_key_fields);

static const struct field import_fields[] = {
	F_CHOICE(struct import, format, N_("Vorm"), import_format_choices),
	F_BOOL(struct import, dry_run, N_("Alleen controleren")),
	F_LINE(struct import, file, N_("Bestand")),
	F_LINE(struct import, wijk, N_("Wijk")),
};
RECORD(import_record, "import", struct import, import_fields);

static const struct field import_line_fields[] = {
	F_INT(struct import_line, line, N_("Regel")),
	F_BOOL(struct import_line, error, N_("Fout")),
	F_LINE(struct import_line, tekst, N_("Melding")),
};
RECORD(import_line_record, "import_line", struct import_line, import_line_fields);

static const struct field import_count_fields[] = {
	F_INT(struct import_count, lines, N_("regels")),
	F_INT(struct import_count, person_lists, N_("persoonslijsten")),
	F_INT(struct import_count, persons_new, N_("personen nieuw")),
	F_INT(struct import_count, persons_changed, N_("personen gewijzigd")),
	F_INT(struct import_count, persons_same, N_("personen gelijk gebleven")),
	F_INT(struct import_count, households_new, N_("huishoudens nieuw")),
	F_INT(struct import_count, members_new, N_("leden nieuw")),
	F_INT(struct import_count, deceased, N_("overleden")),
	F_INT(struct import_count, without_address, N_("zonder adres")),
	F_INT(struct import_count, without_bsn, N_("zonder BSN")),
	F_INT(struct import_count, unknown_date, N_("geboortedatum onbekend")),
	F_INT(struct import_count, secret, N_("gegevens geheim")),
	F_INT(struct import_count, errors, N_("fouten")),
	F_INT(struct import_count, remarks, N_("opmerkingen")),
	F_BOOL(struct import_count, stored, N_("opgeslagen")),
};
RECORD(import_count_record, "import_count", struct import_count, import_count_fields);

static const struct field letterhead_fields[] = {
	F_LINE(struct letterhead, gemeente, N_("Gemeente")),
	F_LINE(struct letterhead, contact, N_("Vragen")),
	F_LINE(struct letterhead, klachten, N_("Klachten")),
	F_LINE(struct letterhead, bezwaar, N_("Bezwaar")),
	F_LINE(struct letterhead, regisseur_telefoon, N_("Telefoon")),
	F_LINE(struct letterhead, functie, N_("Functie")),
};
RECORD(letterhead_record, "letterhead", struct letterhead, letterhead_fields);

/* A draft and the end of watching are the same twice: they need no key. */
static const struct request_row requests[] = {
	/* request                  word                    first row                 changes */
	{ REQ_HELLO,                "hello",                &hello_record,            false },
	{ REQ_INBOX,                "inbox",                &ask_record,              false },
	{ REQ_LOOKUP,               "lookup",               &ask_record,              false },
	{ REQ_DRAFT_SAVE,           "draft-save",           &draft_record,            false },
	{ REQ_DRAFT_LIST,           "draft-list",           &ask_record,              false },
	{ REQ_SEARCH,               "search",               &ask_record,              false },
	{ REQ_DUPLICATES,           "duplicates",           &ask_record,              false },
	{ REQ_HOUSEHOLD_OPEN,       "household-open",       &ask_record,              false },
	{ REQ_HOUSEHOLD_READ,       "household-read",       &ask_record,              false },
	{ REQ_HOUSEHOLD_CLOSE,      "household-close",      &ask_record,              false },
	{ REQ_HOUSEHOLD_ADD,        "household-add",        &household_record,        true },
	{ REQ_PERSON_READ,          "person-read",          &ask_record,              false },
	{ REQ_MEMBER_ADD,           "member-add",           &ask_record,              true },
	{ REQ_MEMBER_END,           "member-end",           &ask_record,              true },
	{ REQ_PERSON_SAVE,          "person-save",          &person_record,           true },
	{ REQ_HOUSEHOLD_SAVE,       "household-save",       &household_record,        true },
	{ REQ_TIMELINE,             "timeline",             &ask_record,              false },
	{ REQ_JOURNAL_READ,         "journal-read",         &ask_record,              false },
	{ REQ_JOURNAL_ADD,          "journal-add",          &journal_entry_record,    true },
	{ REQ_JOURNAL_READER,       "journal-reader",       &ask_record,              true },
	{ REQ_CONVERSATION_ADD,     "conversation-add",     &conversation_record,     true },
	{ REQ_CONVERSATION_PLAN,    "conversation-plan",    &ask_record,              true },
	{ REQ_SILENCE_PAUSE,        "silence-pause",        &silence_pause_record,    true },
	{ REQ_SILENCE_RESUME,       "silence-resume",       &ask_record,              true },
	{ REQ_TASK_SAVE,            "task-save",            &task_record,             true },
	{ REQ_TASK_DONE,            "task-done",            &ask_record,              true },
	{ REQ_NETWORK_SAVE,         "network-save",         &network_member_record,   true },
	{ REQ_MELDING_SAVE,         "melding-save",         &melding_record,          true },
	{ REQ_AANVRAAG_SAVE,        "aanvraag-save",        &aanvraag_record,         true },
	{ REQ_INVOLVEMENT_ADD,      "involvement-add",      &involvement_record,      true },
	{ REQ_INVOLVEMENT_END,      "involvement-end",      &ask_record,              true },
	{ REQ_BREAK_GLASS,          "break-glass",          &ask_record,              true },
	{ REQ_REGIE_SET,            "regie-set",            &ask_record,              true },
	{ REQ_REGIE_OFFER,          "regie-offer",          &ask_record,              true },
	{ REQ_REGIE_ANSWER,         "regie-answer",         &ask_record,              true },
	{ REQ_REGIE_WITHDRAW,       "regie-withdraw",       &ask_record,              true },
	{ REQ_CASELOAD_OFFER,       "caseload-offer",       &ask_record,              true },
	{ REQ_MEMBERS_MOVE,         "members-move",         &ask_record,              true },
	{ REQ_MERGE_PREVIEW,        "merge-preview",        &ask_record,              false },
	{ REQ_MERGE,                "merge",                &merge_record,            true },
	{ REQ_MERGE_UNDO,           "merge-undo",           &ask_record,              true },
	{ REQ_PLAN_READ,            "plan-read",            &ask_record,              false },
	{ REQ_PLAN_START,           "plan-start",           &ask_record,              true },
	{ REQ_PLAN_CLOSE,           "plan-close",           &plan_closing_record,     true },
	{ REQ_GOAL_ADD,             "goal-add",             &goal_record,             true },
	{ REQ_ACTION_ADD,           "action-add",           &action_record,           true },
	{ REQ_FIELDS_SAVE,          "fields-save",          &field_edit_record,       true },
	{ REQ_FIELD_HISTORY,        "field-history",        &field_version_record,    false },
	{ REQ_AGREEMENT_ADD,        "agreement-add",        &agreement_record,        true },
	{ REQ_KITCHEN,              "kitchen",              &ask_record,              false },
	{ REQ_PLAN_TEXT,            "plan-text",            &ask_record,              false },
	{ REQ_NEARBY,               "nearby",               &ask_record,              false },
	{ REQ_PLAN_LETTER,          "plan-letter",          &ask_record,              false },
	{ REQ_PLAN_FIX,             "plan-fix",             &ask_record,              true },
	{ REQ_PLAN_BACK,            "plan-back",            &ask_record,              false },
	{ REQ_DECISION_LIST,        "decision-list",        &ask_record,              false },
	{ REQ_DECISION_READ,        "decision-read",        &ask_record,              false },
	{ REQ_DECISION_WEIGH,       "decision-weigh",       &decision_record,         false },
	{ REQ_DECISION_SAVE,        "decision-save",        &decision_record,         true },
	{ REQ_DECISION_SUBMIT,      "decision-submit",      &ask_record,              true },
	{ REQ_DECISION_WITHDRAW,    "decision-withdraw",    &ask_record,              true },
	{ REQ_DECISION_SECOND,      "decision-second",      &ask_record,              true },
	{ REQ_DECISION_TEXT,        "decision-text",        &ask_record,              false },
	{ REQ_DECISION_ANNOUNCE,    "decision-announce",    &ask_record,              true },
	{ REQ_SWAP,                 "swap",                 &swap_record,             true },
	{ REQ_LEDGER,               "ledger",               &ask_record,              false },
	{ REQ_WALL_ADD,             "wall-add",             &wall_report_record,      true },
	{ REQ_MONEY,                "money",                &ask_record,              false },
	{ REQ_WALL_LIST,            "wall-list",            &ask_record,              false },
	{ REQ_WALL_SEEN,            "wall-seen",            &ask_record,              true },
	{ REQ_BUDGET_LIST,          "budget-list",          &ask_record,              false },
	{ REQ_BUDGET_SET,           "budget-set",           &ask_record,              true },
	{ REQ_PRODUCT_LIST,         "product-list",         &ask_record,              false },
	{ REQ_PRODUCT_SET,          "product-set",          &ask_record,              true },
	{ REQ_ORGANISATION_AGB,     "organisation-agb",     &organisation_record,     true },
	{ REQ_MUNICIPALITY_CODE,    "municipality-code",    &ask_record,              true },
	{ REQ_BERICHT_OUT,          "bericht-out",          &ask_record,              true },
	{ REQ_BERICHT_IN,           "bericht-in",           &ask_record,              true },
	{ REQ_DECISION_LETTER,      "decision-letter",      &ask_record,              false },
	{ REQ_ESCALATION_LIST,      "escalation-list",      &ask_record,              false },
	{ REQ_ESCALATION_READ,      "escalation-read",      &ask_record,              false },
	{ REQ_ESCALATION_RAISE,     "escalation-raise",     &escalation_record,       true },
	{ REQ_ESCALATION_ANSWER,    "escalation-answer",    &ask_record,              true },
	{ REQ_ESCALATION_RETURN,    "escalation-return",    &ask_record,              true },
	{ REQ_ESCALATION_CLIMB,     "escalation-climb",     &ask_record,              true },
	{ REQ_ESCALATION_TAKE,      "escalation-take",      &ask_record,              true },
	{ REQ_ESCALATION_WITHDRAW,  "escalation-withdraw",  &ask_record,              true },
	{ REQ_ESCALATION_INSTRUCT,  "escalation-instruct",  &ask_record,              true },
	{ REQ_ESCALATION_GRANT,     "escalation-grant",     &decision_grant_record,   true },
	{ REQ_TABLE_SAVE,           "table-save",           &round_table_record,      true },
	{ REQ_TABLE_ASK,            "table-ask",            &ask_record,              true },
	{ REQ_TABLE_ANSWER,         "table-answer",         &ask_record,              true },
	{ REQ_TABLE_OUTCOME,        "table-outcome",        &ask_record,              true },
	{ REQ_ESCALATION_ADD,       "escalation-add",       &ask_record,              true },
	{ REQ_MANDATE_LIST,         "mandate-list",         &ask_record,              false },
	{ REQ_WHO_DECIDES,          "who-decides",          &ask_record,              false },
	{ REQ_MANDATE_CHECK,        "mandate-check",        &ask_record,              false },
	{ REQ_MANDATE_CHANGES,      "mandate-changes",      &ask_record,              false },
	{ REQ_MANDATE_PROPOSE,      "mandate-propose",      &ask_record,              true },
	{ REQ_MANDATE_ANSWER,       "mandate-answer",       &ask_record,              true },
	{ REQ_OVERSIGHT,            "oversight",            &ask_record,              false },
	{ REQ_REVIEW,               "review",               &review_record,           true },
	{ REQ_ACCESS_LOG,           "access-log",           &ask_record,              false },
	{ REQ_OVERSIGHT_FIGURES,    "oversight-figures",    &ask_record,              false },
	{ REQ_REVIEW_QUESTIONS,     "review-questions",     &ask_record,              false },
	{ REQ_REVIEW_ANSWER,        "review-answer",        &review_question_record,  true },
	{ REQ_EMPLOYEE_HOME,        "employee-home",        &ask_record,              true },
	{ REQ_EMPLOYEE_PERSON,      "employee-person",      &ask_record,              true },
	{ REQ_OVERSIGHT_RULE,       "oversight-rule",       &ask_record,              true },
	{ REQ_DOCUMENT_LIST,        "document-list",        &ask_record,              false },
	{ REQ_DOCUMENT_READ,        "document-read",        &ask_record,              false },
	{ REQ_DOCUMENT_BEGIN,       "document-begin",       &document_record,         false },
	{ REQ_DOCUMENT_PIECE,       "document-piece",       &ask_record,              false },
	{ REQ_DOCUMENT_ADD,         "document-add",         &ask_record,              true },
	{ REQ_DOCUMENT_WITHDRAW,    "document-withdraw",    &ask_record,              true },
	{ REQ_PRIVACY_LIST,         "privacy-list",         &ask_record,              false },
	{ REQ_PRIVACY_READ,         "privacy-read",         &ask_record,              false },
	{ REQ_PRIVACY_SAVE,         "privacy-save",         &privacy_request_record,  true },
	{ REQ_TERM_LIST,            "term-list",            &ask_record,              false },
	{ REQ_TERM_READ,            "term-read",            &ask_record,              false },
	{ REQ_TERM_EVENT,           "term-event",           &term_event_record,       true },
	{ REQ_TERM_RESUME,          "term-resume",          &ask_record,              true },
	{ REQ_REGISTER_LETTER,      "register-letter",      &ask_record,              false },
	{ REQ_REGISTER_LIST,        "register-list",        &ask_record,              false },
	{ REQ_BEZWAAR_READ,         "bezwaar-read",         &ask_record,              false },
	{ REQ_BEZWAAR_SAVE,         "bezwaar-save",         &bezwaar_record,          true },
	{ REQ_KLACHT_READ,          "klacht-read",          &ask_record,              false },
	{ REQ_KLACHT_SAVE,          "klacht-save",          &klacht_record,           true },
	{ REQ_INGEBREKE_READ,       "ingebreke-read",       &ask_record,              false },
	{ REQ_INGEBREKE_SAVE,       "ingebreke-save",       &ingebreke_record,        true },
	{ REQ_MELDCODE_READ,        "meldcode-read",        &ask_record,              false },
	{ REQ_MELDCODE_BEGIN,       "meldcode-begin",       &meldcode_record,         true },
	{ REQ_MELDCODE_STEP,        "meldcode-step",        &meldcode_step_record,    true },
	{ REQ_USER_LIST,            "user-list",            &ask_record,              false },
	{ REQ_USER_ADD,             "user-add",             &employee_record,         true },
	{ REQ_USER_KEY,             "user-key",             &ask_record,              true },
	{ REQ_USER_PASSWORD,        "user-password",        &ask_record,              true },
	{ REQ_USER_DISABLE,         "user-disable",         &ask_record,              true },
	{ REQ_USER_MAIL,            "user-mail",            &ask_record,              true },
	{ REQ_ORGANISATION_ADD,     "organisation-add",     &organisation_record,     true },
	{ REQ_ORGANISATION_LIST,    "organisation-list",    &ask_record,              false },
	{ REQ_TEAM_ADD,             "team-add",             &team_record,             true },
	{ REQ_TEAM_LIST,            "team-list",            &ask_record,              false },
	{ REQ_NEARBY_LIST,          "nearby-list",          &ask_record,              false },
	{ REQ_NEARBY_SET,           "nearby-set",           &ask_record,              true },
	{ REQ_LIFE_DOMAIN_LIST,     "life-domain-list",     &ask_record,              false },
	{ REQ_LIFE_DOMAIN_SET,      "life-domain-set",      &ask_record,              true },
	{ REQ_NEARBY_SAVE,          "nearby-save",          &nearby_record,           true },
	{ REQ_LIFE_DOMAIN_SAVE,     "life-domain-save",     &life_domain_record,      true },
	{ REQ_ROLE_GIVE,            "role-give",            &role_assignment_record,  true },
	{ REQ_ROLE_END,             "role-end",             &ask_record,              true },
	{ REQ_ROLE_LIST,            "role-list",            &ask_record,              false },
	{ REQ_ABSENCE_ADD,          "absence-add",          &absence_record,          true },
	{ REQ_ABSENCE_LIST,         "absence-list",         &ask_record,              false },
	{ REQ_ABSENCE_END,          "absence-end",          &ask_record,              true },
	{ REQ_EXCLUSION_LIST,       "exclusion-list",       &ask_record,              false },
	{ REQ_EXCLUSION_ADD,        "exclusion-add",        &exclusion_record,        true },
	{ REQ_EXCLUSION_END,        "exclusion-end",        &ask_record,              true },
	{ REQ_MATCH_LIST,           "match-list",           &ask_record,              false },
	{ REQ_MATCH_SIGN,           "match-sign",           &match_sign_record,       true },
	{ REQ_PET,                  "pet",                  &ask_record,              true },
	{ REQ_PRESENCE,             "presence",             &presence_record,         false },
	{ REQ_NORM_LIST,            "norm-list",            &ask_record,              false },
	{ REQ_NORM_SET,             "norm-set",             &norm_record,             true },
	{ REQ_RUNG_LIST,            "rung-list",            &ask_record,              false },
	{ REQ_RUNG_SET,             "rung-set",             &rung_record,             true },
	{ REQ_IMPORT,               "import",               &import_record,           true },
	{ REQ_DEMO,                 "demo",                 &ask_record,              true },
	{ REQ_AUDIT_VERIFY,         "audit-verify",         &ask_record,              false },
	{ REQ_SIGNAL_SAVE,          "signal-save",          &signal_record,           true },
	{ REQ_SIGNAL_END,           "signal-end",           &ask_record,              true },
	{ REQ_GEZAG_SAVE,           "gezag-save",           &gezag_record,            true },
	{ REQ_CONTACT_SAVE,         "contact-save",         &contact_person_record,   true },
	{ REQ_ADDRESS_SAVE,         "address-save",         &address_record,          true },
	{ REQ_PROCESREGIE_GIVE,     "procesregie-give",     &procesregie_record,      true },
	{ REQ_PROCESREGIE_END,      "procesregie-end",      &ask_record,              true },
	{ REQ_INVOLVEMENT_SAVE,     "involvement-save",     &involvement_record,      true },
	{ REQ_RESULTS,              "results",              &ask_record,              false },
	{ REQ_PLAN_CLOSING,         "plan-closing",         &ask_record,              false },
	{ REQ_MEASURE,              "measure",              &measurement_record,      true },
	{ REQ_LOCK,                 "lock",                 &ask_record,              false },
	{ REQ_UNLOCK,               "unlock",               &ask_record,              false },
	{ REQ_CODE_STATE,           "code-state",           &ask_record,              false },
	{ REQ_CODE_BEGIN,           "code-begin",           &ask_record,              false },
	{ REQ_CODE_CONFIRM,         "code-confirm",         &ask_record,              true },
	{ REQ_CODE_RESET,           "code-reset",           &ask_record,              true },
	{ REQ_CODE_ROLES,           "code-roles",           &ask_record,              true },
};

const struct request_row *request_at(size_t n)
{
	return n < COUNT_OF(requests) ? &requests[n] : NULL;
}

const struct request_row *request_find(int request)
{
	for (size_t i = 0; i < COUNT_OF(requests); i++)
		if (requests[i].request == request)
			return &requests[i];
	return NULL;
}
