/* The journal of a household: written once, never changed. Tasks are in task.c, meldingen in melding.c. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "household_inside.h"
#include "store/privacy.h"
#include "store/door.h"
#include "store/session.h"

#define ENTRY_COLUMNS \
	"j.id, j.household_id, j.kind, j.at, CASE WHEN wears(j.pet) THEN j.employee_id END AS employee_id," \
	" CASE WHEN wears(j.pet) THEN e.naam END AS employee_naam, o.naam AS organisation_naam," \
	" CASE WHEN wears(j.pet) THEN substr(j.tekst, 1, min(200, instr(j.tekst || char(10), char(10)) - 1))" \
	"   ELSE " CLOSED_NOTE("j") " END AS head"

static const char ENTRY[] =
	"SELECT " ENTRY_COLUMNS ", j.tekst FROM journal_entry j JOIN employee e ON e.id = j.employee_id"
	" JOIN organisation o ON o.id = e.organisation_id WHERE j.id = :id AND wears(j.pet)";

const char JOURNAL_HEADS[] =
	"SELECT " ENTRY_COLUMNS " FROM journal_entry j JOIN employee e ON e.id = j.employee_id"
	" JOIN organisation o ON o.id = e.organisation_id"
	" WHERE j.household_id = :household ORDER BY j.at DESC, j.id DESC LIMIT 50";

static bool entry_answer(struct call *call, id entry_id)
{
	struct query *query = db_query(call->db, ENTRY);

	query_id(query, ":id", entry_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, HOUSEHOLD_MISSING);
	query_read(query, &journal_entry_record, rows_new(&call->out->rows, &journal_entry_record));
	query_done(query);
	return true;
}

bool journal_add(struct call *call, struct journal_entry *entry)
{
	static const char NEW[] =
		"INSERT INTO journal_entry(id, household_id, kind, at, employee_id, tekst, pet)"
		" VALUES (:id, :household_id, :kind, :at, :employee_id, :tekst, pet_worn())";
	struct query *query;

	if (entry->at == INSTANT_NONE)
		entry->at = call->now;
	if (!record_check(&journal_entry_record, entry, &call->err))
		return false;
	entry->id = db_next_id(call->db);
	entry->employee_id = call->actor->employee_id;
	query = db_query(call->db, NEW);
	query_record(query, &journal_entry_record, entry);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, entry->household_id, "journal_entry", entry->id, "");
	return household_contact(call, entry->household_id, instant_day(entry->at));
}

/* What was typed stands in the journal now: the unsaved text of it may go. */
static bool draft_drop(struct call *call, id household_id)
{
	static const char DROP[] =
		"DELETE FROM draft WHERE employee_id = :me AND kind = 'journal_entry' AND object_id = :household";
	struct query *query = db_query(call->db, DROP);

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	return query_run(query, &call->err);
}

bool journal_write(struct call *call)
{
	const struct journal_entry *given = call_in(call, &journal_entry_record);
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = given->household_id;
	entry.kind = given->kind;
	entry.tekst = given->tekst;	/* borrowed */
	if (!call_may(call, DEED_EDIT, entry.household_id) || !journal_add(call, &entry) ||
			!draft_drop(call, entry.household_id))
		return false;
	call_about(call, entry.household_id, "journal_entry", entry.id, "%s",
		choice_code(journal_kind_choices, entry.kind));
	return entry_answer(call, entry.id);
}

bool journal_read(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM journal_entry WHERE id = :id AND wears(pet)";
	const struct ask *ask = call_in(call, &ask_record);
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_OPEN, &household_id) ||
			!household_readable(call, household_id))
		return false;
	view_note(call, "lees", household_id, "journal_entry", ask->id, NULL);
	return entry_answer(call, ask->id) && privacy_beside(call, ask->id);
}

const struct door_row journal_doors[] = {
	{ REQ_JOURNAL_READ,  PHASE_OPEN, DEED_OPEN, NULL, journal_read },
	{ REQ_JOURNAL_ADD,   PHASE_OPEN, DEED_EDIT, "dagboek", journal_write },
	{ REQ_TASK_SAVE,     PHASE_OPEN, DEED_EDIT, "taak", task_save },
	{ REQ_TASK_DONE,     PHASE_OPEN, DEED_EDIT, "taak-gedaan", task_done },
	{ REQ_MELDING_SAVE,  PHASE_OPEN, DEED_EDIT, "melding", melding_save },
	{ REQ_AANVRAAG_SAVE, PHASE_OPEN, DEED_EDIT, "aanvraag", aanvraag_save },
	{ 0 }
};
