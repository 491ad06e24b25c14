/* Opening a household: the view log, watching it, and everything that its screen shows, in one answer. */
#include <string.h>

#include "base/mem.h"
#include "domain/plan.h"
#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "store/handover.h"
#include "store/break_glass.h"
#include "store/document.h"
#include "store/door.h"
#include "store/session.h"

enum part_for {
	FOR_OPEN = 1 << 0,	/* who may open the dossier */
	FOR_DECISIONS = 1 << 1,	/* back-office: decisions and terms, not the dossier */
	FOR_ALL = FOR_OPEN | FOR_DECISIONS,
};

static const char MEMBERS[] =
	"SELECT m.id AS membership_id, m.household_id, m.person_id, m.rol, m.\"from\", m.until, p.* FROM membership m"
	" JOIN person p ON p.id = m.person_id WHERE m.household_id = :household"
	" ORDER BY m.until IS NOT NULL, m.rol = 'kind', p.geboortedatum";

static const char INVOLVED[] =
	"SELECT i.id, i.household_id, i.employee_id, coalesce(i.organisation_id, e.organisation_id) AS organisation_id,"
	" CASE WHEN wears(i.pet) THEN i.what ELSE " CLOSED_NOTE("i") " END AS what,"
	" CASE WHEN wears(i.pet) THEN i.grondslag END AS grondslag,"
	" CASE WHEN wears(i.pet) THEN i.waarom END AS waarom, CASE WHEN wears(i.pet) THEN i.reason END AS reason,"
	" i.\"from\", i.until, i.version,"
	" CASE WHEN wears(i.pet) THEN i.boven_grens END AS boven_grens, e.naam AS employee_naam, o.naam AS organisation_naam, e.telefoon"
	" FROM involvement i LEFT JOIN employee e ON e.id = i.employee_id"
	" LEFT JOIN organisation o ON o.id = coalesce(i.organisation_id, e.organisation_id)"
	" WHERE i.household_id = :household AND i.procesregie = 0"
	" ORDER BY i.until IS NOT NULL, i.until DESC, i.\"from\", i.id LIMIT 300";

static const char NETWORK[] =
	"SELECT * FROM network_member WHERE household_id = :household ORDER BY until IS NOT NULL, naam LIMIT 300";

static const char MELDINGEN[] =
	"SELECT m.id, m.household_id, m.datum, m.wet, m.isClientOpDeHoogte, m.spoed, m.onderzoekUiterlijk, m.afgesloten,"
	" CASE WHEN wears(m.pet) THEN m.aanmelder END AS aanmelder, CASE WHEN wears(m.pet) THEN m.van_wie END AS van_wie,"
	" CASE WHEN wears(m.pet) THEN m.verduidelijkt END AS verduidelijkt, m.version,"
	" CASE WHEN wears(m.pet) THEN m.vraag ELSE " CLOSED_NOTE("m") " END AS vraag,"
	" CASE WHEN wears(m.pet) THEN m.employee_id END AS employee_id,"
	" CASE WHEN wears(m.pet) THEN e.naam END AS employee_naam FROM melding m JOIN employee e ON e.id = m.employee_id"
	" WHERE m.household_id = :household ORDER BY m.datum DESC, m.id DESC";

static const char MERGES[] =
	"SELECT g.*, h.huishoudnummer AS from_nummer, h.naam AS from_naam, e.naam AS employee_naam FROM merge g"
	" JOIN household h ON h.id = g.from_id JOIN employee e ON e.id = g.employee_id"
	" WHERE g.into_id = :household AND g.undone IS NULL ORDER BY g.id DESC";

static const char AANVRAGEN[] = "SELECT * FROM aanvraag WHERE household_id = :household ORDER BY datum DESC, id DESC";

static const char TASKS[] =
	"SELECT t.*, h.huishoudnummer, h.naam AS household_naam, e.naam AS employee_naam FROM task t"
	" JOIN household h ON h.id = t.household_id LEFT JOIN employee e ON e.id = t.employee_id"
	" WHERE t.household_id = :household"
	" ORDER BY t.done IS NOT NULL, CASE WHEN t.done IS NULL THEN t.datum END, t.done DESC, t.time, t.id LIMIT 200";

static const char COUNTS_OPEN[] =
	"SELECT 'plan' AS what, (SELECT count(*) FROM plan WHERE household_id = :household AND closed IS NULL) AS"
	" number"
	" UNION ALL SELECT 'decisions', (SELECT count(*) FROM decision WHERE household_id = :household)"
	" UNION ALL SELECT 'escalations', (SELECT count(*) FROM escalation WHERE household_id = :household"
	"   AND closed IS NULL)"
	" UNION ALL SELECT 'escalations_late', (SELECT count(*) FROM escalation WHERE household_id = :household"
	"   AND closed IS NULL AND overdue = 1)"
	" UNION ALL SELECT 'journal', (SELECT count(*) FROM journal_entry WHERE household_id = :household)"
	" UNION ALL SELECT 'goals_open', (SELECT count(*) FROM plan p JOIN goal g ON g.plan_id = p.id"
	"   WHERE p.household_id = :household AND p.closed IS NULL AND g.state IN ('open', 'loopt'))";

static const char COUNTS_DECISIONS[] =
	"SELECT 'decisions' AS what, (SELECT count(*) FROM decision WHERE household_id = :household) AS number"
	" UNION ALL SELECT 'escalations_late', (SELECT count(*) FROM escalation WHERE household_id = :household"
	"   AND closed IS NULL AND overdue = 1 AND decision_id IS NOT NULL)";

static const char DRAFTS[] =
	"SELECT * FROM draft WHERE household_id = :household AND employee_id = :me AND wears(pet) ORDER BY at DESC";

/* The view, in the order of wire/request.h; the household itself, the members and one person come before. */
static const struct part {
	const struct record *record;
	const char *sql;
	enum part_for for_whom;
	bool mine;		/* asks who I am */
} parts[] = {
	/* record                 statement          for            mine */
	{ &signal_record,         SIGNALS_OF_HOUSEHOLD, FOR_OPEN,   false },
	{ &gezag_record,          GEZAG_OF_HOUSEHOLD, FOR_OPEN,     false },
	{ &contact_person_record, CONTACTS_OF_HOUSEHOLD, FOR_OPEN,  false },
	{ &address_record,        ADDRESSES_OF_HOUSEHOLD, FOR_OPEN, false },
	{ &regie_record,          REGIES_OF_HOUSEHOLD, FOR_OPEN,    false },
	{ &procesregie_record,    PROCESREGIES_OF_HOUSEHOLD, FOR_OPEN, false },
	{ &regie_offer_record,    REGIE_OFFER_OF_HOUSEHOLD, FOR_OPEN, false },
	{ &involvement_record,    INVOLVED,          FOR_OPEN,      false },
	{ &network_member_record, NETWORK,           FOR_OPEN,      false },
	{ &melding_record,        MELDINGEN,         FOR_OPEN,      false },
	{ &aanvraag_record,       AANVRAGEN,         FOR_ALL,       false },
	{ &task_record,           TASKS,             FOR_OPEN,      false },
	{ &document_record,       DOCUMENTS_OF_HOUSEHOLD, FOR_OPEN, true },
	{ &journal_entry_record,  JOURNAL_HEADS,     FOR_OPEN,      true },
	{ &count_record,          COUNTS_OPEN,       FOR_OPEN,      false },
	{ &count_record,          COUNTS_DECISIONS,  FOR_DECISIONS, false },
	{ &merge_record,          MERGES,            FOR_OPEN,      false },
	{ &draft_record,          DRAFTS,            FOR_OPEN,      true },
};

static bool part_add(struct call *call, const struct part *part, id household_id)
{
	struct query *query = db_query(call->db, part->sql);
	enum query_result result;

	query_id(query, ":household", household_id);
	if (part->mine)
		query_id(query, ":me", call->actor->employee_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, part->record, rows_new(&call->out->rows, part->record));
	return result == QUERY_DONE;
}

static void member_read(struct query *query, enum part_for who, struct member *member)
{
	struct person person;

	record_init(&person_record, &person);
	query_read(query, &person_record, &person);
	member_of(&person, member);
	member->id = query_get_int(query, "membership_id");
	member->household_id = query_get_int(query, "household_id");
	member->from = query_get_day(query, "from");
	member->until = query_get_day(query, "until");
	/* Who left may live at an address that this household must not know; the phone would be a way to it. */
	if (member->until != DAY_NONE)
		member->telefoon[0] = '\0';
	choice_value(member_role_choices, query_get_text(query, "rol"), &member->rol);
	if (who != FOR_OPEN) {
		member->burgerservicenummer[0] = '\0';
		member->telefoon[0] = '\0';
	}
}

static bool members_add(struct call *call, enum part_for who, id household_id)
{
	struct query *query = db_query(call->db, MEMBERS);
	enum query_result result;

	query_id(query, ":household", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		member_read(query, who, rows_new(&call->out->rows, &member_record));
	return result == QUERY_DONE;
}

/* The person that was pointed at in a list of hits, when it is a member. */
static bool person_add(struct call *call, id person_id)
{
	const struct member *member;

	for (size_t i = 0; (member = rows_get(&call->out->rows, &member_record, i)); i++)
		if (member->person_id == person_id)
			return person_load(call, person_id, rows_new(&call->out->rows, &person_record));
	return true;
}

/* What the actor may do here, a bit for each deed: screens offer nothing that would be refused. */
static void may_add(struct call *call, id household_id)
{
	struct count *may = rows_new(&call->out->rows, &count_record);
	struct access_facts facts;

	strcpy(may->what, "may");
	access_facts_load(call, household_id, &facts);
	for (int deed = DEED_NONE; deed < DEED_COUNT_; deed++)
		may->number |= (int64_t)access_may(&facts, (enum deed)deed) << deed;
}

/* For who may see decisions only: no telephone, and no address that is secret. */
static void household_narrow(struct household *household)
{
	household->telefoon[0] = '\0';
	if (!household->secret)
		return;
	household->straatnaam[0] = household->huisletter[0] = household->huisnummertoevoeging[0] = '\0';
	household->postcode[0] = household->woonplaats[0] = household->wijk[0] = '\0';
	household->huisnummer = 0;
}

static bool view_add(struct call *call, const struct ask *ask, id household_id, enum part_for who)
{
	struct household *household = rows_new(&call->out->rows, &household_record);

	if (!household_load(call, household_id, household))
		return false;
	household->may_open = who == FOR_OPEN;
	if (who != FOR_OPEN)
		household_narrow(household);
	if (!members_add(call, who, household_id))
		return false;
	if (who == FOR_OPEN && !glass_show(call, household_id))
		return false;
	if (who == FOR_OPEN && ask->other_id && !person_add(call, ask->other_id))
		return false;
	if (who == FOR_OPEN && !pressure_load(call, household_id, rows_new(&call->out->rows, &pressure_record)))
		return false;
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if ((parts[i].for_whom & who) && !part_add(call, &parts[i], household_id))
			return false;
	may_add(call, household_id);
	return true;
}

/* It went up in another: whoever may know of that one hears where to look. */
static bool merged_said(struct call *call, id household_id)
{
	id survivor_id = household_survivor(call->db, household_id);
	struct household survivor;
	struct access_facts facts;

	access_facts_load(call, survivor_id, &facts);
	if (!access_may(&facts, DEED_LIST) || !household_load(call, survivor_id, &survivor))
		return false;
	err_set(&call->err, ERR_MISSING, "Dit huishouden is samengevoegd met %s (%.200s). Open dat huishouden: zoek op %s.",
		survivor.huishoudnummer, survivor.naam, survivor.huishoudnummer);
	return true;
}

/* What the actor may see of it; 0 with the one sentence for "does not exist" and "not for you". */
static enum part_for view_for(struct call *call, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id ? household_id : NO_HOUSEHOLD, &facts);
	if (access_may(&facts, DEED_OPEN))
		return FOR_OPEN;
	if (access_may(&facts, DEED_DECISIONS))
		return FOR_DECISIONS;
	if (!facts.merged || !merged_said(call, household_id))
		rule_missing(&call->err, "huishouden.geen");
	return 0;
}

/* Who had it before them when it was merged watches it no more, and must still hear where it went. */
static bool went_up(struct call *call, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id ? household_id : NO_HOUSEHOLD, &facts);
	return facts.merged;
}

bool household_open(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id household_id = ask->id ? ask->id : household_by_number(call->db, ask->word);
	enum part_for who = view_for(call, household_id);

	if (!who || !view_add(call, ask, household_id, who))
		return false;
	view_note(call, "open", household_id, "household", household_id, ask->tekst);
	seat_watch(call, household_id);
	return true;
}

bool household_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	enum part_for who = view_for(call, seat_watches(call, ask->id) || went_up(call, ask->id) ? ask->id : 0);

	return who && view_add(call, ask, ask->id, who);
}

bool household_close(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	seat_unwatch(call, ask->id);
	return true;
}

bool household_readable(struct call *call, id household_id)
{
	return view_for(call, seat_watches(call, household_id) ? household_id : 0) == FOR_OPEN ||
		rule_missing(&call->err, "huishouden.geen");
}

const struct door_row household_doors[] = {
	{ REQ_HOUSEHOLD_OPEN,  PHASE_OPEN, DEED_NONE, NULL, household_open },
	{ REQ_HOUSEHOLD_READ,  PHASE_OPEN, DEED_NONE, NULL, household_read },
	{ REQ_HOUSEHOLD_CLOSE, PHASE_OPEN, DEED_NONE, NULL, household_close },
	{ REQ_HOUSEHOLD_ADD,   PHASE_OPEN, DEED_EDIT, "huishouden-nieuw", household_add },
	{ REQ_HOUSEHOLD_SAVE,  PHASE_OPEN, DEED_EDIT, "huishouden", household_save },
	{ REQ_TIMELINE,        PHASE_OPEN, DEED_OPEN, NULL, timeline_read },
	{ 0 }
};
