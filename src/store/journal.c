/*
 * The journal of a household: written once, never changed. Of a shielded entry only its readers see more than the day and
 * the organisation. Conversations are in conversation.c, tasks in task.c, meldingen in melding.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/privacy.h"
#include "store/door.h"
#include "store/session.h"

enum { READERS_MOST = 5 };

/* Entries as :me may see them, from the rows that `rows` picks of journal_entry j; more: columns for who may read. */
#define ENTRIES_SEEN(more, rows) \
	"WITH seen AS (SELECT j.*, " JOURNAL_READABLE " AS readable, " JOURNAL_OPEN " AS open FROM journal_entry j " rows ")" \
	" SELECT j.id, j.household_id, coalesce(j.datum, '') AS datum, j.level, o.naam AS organisation_naam, j.readable," \
	" CASE WHEN j.open THEN j.kind ELSE 'notitie' END AS kind," \
	" CASE WHEN j.open THEN j.at END AS at," \
	" CASE WHEN j.readable THEN j.employee_id END AS employee_id," \
	" CASE WHEN j.readable THEN e.naam END AS employee_naam," \
	" CASE WHEN j.readable THEN substr(j.tekst, 1, min(200, instr(j.tekst || char(10), char(10)) - 1))" \
	"   WHEN j.open THEN " CLOSED_NOTE("j") " END AS head" \
	more " FROM seen j JOIN employee e ON e.id = j.employee_id JOIN organisation o ON o.id = e.organisation_id"

static const char ENTRY[] =
	ENTRIES_SEEN(", CASE WHEN j.readable THEN j.tekst END AS tekst,"
		" CASE WHEN j.readable THEN EXISTS(SELECT 1 FROM journal_reader r WHERE r.entry_id = j.id AND r.ended IS NULL"
		"   AND r.employee_id IS NULL) ELSE 0 END AS regisseur_leest,"
		" CASE WHEN j.readable THEN (SELECT group_concat(substr(coalesce(p.naam, 'de regisseur'), 1, 100), ', ')"
		"   FROM journal_reader r LEFT JOIN employee p ON p.id = r.employee_id"
		"   WHERE r.entry_id = j.id AND r.ended IS NULL) END AS lezers", "WHERE j.id = :id");

const char JOURNAL_HEADS[] =
	ENTRIES_SEEN("", "WHERE j.household_id = :household ORDER BY j.at DESC, j.id DESC LIMIT 50")
	" ORDER BY j.at DESC, j.id DESC";

bool journal_load(struct call *call, id entry_id, struct journal_entry *out)
{
	struct query *query = db_query(call->db, ENTRY);

	record_init(&journal_entry_record, out);
	query_id(query, ":id", entry_id);
	query_id(query, ":me", call->actor->employee_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &journal_entry_record, out);
	query_done(query);
	return true;
}

static bool entry_answer(struct call *call, id entry_id)
{
	struct journal_entry *entry = rows_new(&call->out->rows, &journal_entry_record);

	return journal_load(call, entry_id, entry) && conversation_answer(call, entry_id);
}

/* ---- who may read what is shielded ---- */

static bool readers_room(struct call *call, id entry_id)
{
	static const char COUNT[] = "SELECT count(*) FROM journal_reader WHERE entry_id = :entry AND ended IS NULL";
	struct query *query = db_query(call->db, COUNT);

	query_id(query, ":entry", entry_id);
	return query_number(query, &call->err) < READERS_MOST || rule_refuse_as(&call->err, "dagboek.lezers", "Een afgeschermde tekst heeft hoogstens %d lezers", READERS_MOST);
}

/* reader 0: whoever is the regisseur. */
static bool reader_add(struct call *call, const struct journal_entry *entry, id reader)
{
	static const char NEW[] =
		"INSERT INTO journal_reader(id, entry_id, employee_id, given_by, at) VALUES (:id, :entry, :reader, :me, :now)"
		" ON CONFLICT DO NOTHING";
	char naam[TEXT_LINE_BYTES];
	struct query *query;

	if (reader && !employee_named(call, reader, naam, NULL, NULL))
		return false;
	if (reader && !household_open_to(call, entry->household_id, reader))
		return rule_refuse_as(&call->err, "dagboek.lezer", "Leest ook mee: %.120s mag dit dossier niet openen", naam);
	query = db_query(call->db, NEW);
	query_id(query, ":id", db_next_id(call->db));
	query_id(query, ":entry", entry->id);
	query_id(query, ":reader", reader);
	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":now", call->now);
	return query_run(query, &call->err);
}

static bool reader_end(struct call *call, id entry_id, id reader)
{
	static const char END[] =
		"UPDATE journal_reader SET ended = :now WHERE entry_id = :entry AND employee_id IS :reader AND ended IS NULL";
	struct query *query = db_query(call->db, END);

	query_id(query, ":entry", entry_id);
	query_id(query, ":reader", reader);
	query_instant(query, ":now", call->now);
	return query_run(query, &call->err);
}

/* ---- writing ---- */

bool journal_insert(struct call *call, struct journal_entry *entry)
{
	static const char NEW[] =
		"INSERT INTO journal_entry(id, household_id, kind, at, employee_id, tekst, level, datum, pet)"
		" VALUES (:id, :household_id, :kind, :at, :employee_id, :tekst, :level, :datum, pet_worn())";
	bool shielded = entry->level == JOURNAL_SHIELDED;
	struct query *query;

	entry->id = db_next_id(call->db);
	entry->employee_id = call->actor->employee_id;
	query = db_query(call->db, NEW);
	query_record(query, &journal_entry_record, entry);
	if (!query_run(query, &call->err))
		return false;
	if (shielded && ((entry->regisseur_leest && !reader_add(call, entry, 0)) ||
			(entry->lezer_id && !reader_add(call, entry, entry->lezer_id))))
		return false;
	if (shielded)
		change_note_unnamed(call, entry->household_id, "journal_entry", entry->id);
	else
		change_note(call, entry->household_id, "journal_entry", entry->id, "");
	return !journal_is_contact(entry->kind) || household_contact(call, entry->household_id, entry->datum);
}

bool journal_add(struct call *call, struct journal_entry *entry)
{
	if (entry->at == INSTANT_NONE)
		entry->at = call->now;
	if (entry->datum == DAY_NONE)
		entry->datum = instant_day(entry->at);
	return day_check(entry->datum, call->today, "Datum", &call->err) &&
		record_check(&journal_entry_record, entry, &call->err) && journal_insert(call, entry);
}

/* What was typed stands in the journal now: the unsaved text of it may go. */
static bool draft_drop(struct call *call, id household_id)
{
	static const char DROP[] =
		"DELETE FROM draft WHERE employee_id = :me AND kind = 'journal_entry' AND object_id = :household"
		" AND wears(pet)";
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
	entry.datum = given->datum;
	entry.level = given->level;
	entry.regisseur_leest = given->regisseur_leest;
	entry.lezer_id = given->lezer_id;
	if (!choice_code(journal_entry_kind_choices, entry.kind))
		return err_set(&call->err, ERR_INPUT, "Soort: een gesprek heeft een eigen formulier.");
	if (!call_may(call, DEED_EDIT, entry.household_id) || !journal_add(call, &entry) ||
			!draft_drop(call, entry.household_id))
		return false;
	call_about(call, entry.household_id, "journal_entry", entry.id, "%s", entry.level == JOURNAL_SHIELDED ?
		choice_code(journal_level_choices, entry.level) : choice_code(journal_kind_choices, entry.kind));
	return entry_answer(call, entry.id);
}

/* ---- requests about one entry ---- */

static const char HOUSEHOLD_OF[] = "SELECT household_id FROM journal_entry WHERE id = :id AND wears(pet)";

bool journal_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct journal_entry entry;
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_OPEN, &household_id) ||
			!household_readable(call, household_id) || !journal_load(call, ask->id, &entry))
		return false;
	bool readable = entry.readable;
	record_clear(&journal_entry_record, &entry);
	if (!readable)
		return rule_refuse(&call->err, "dagboek.afgeschermd");
	view_note(call, "lees", household_id, "journal_entry", ask->id, NULL);
	return entry_answer(call, ask->id) && privacy_beside(call, ask->id);
}

/* Only who wrote it says who else reads it. */
bool journal_reader_set(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct journal_entry entry;
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_EDIT, &household_id) || !journal_load(call, ask->id, &entry))
		return false;
	bool mine = entry.employee_id == call->actor->employee_id && entry.level == JOURNAL_SHIELDED;
	record_clear(&journal_entry_record, &entry);
	entry.id = ask->id;
	entry.household_id = household_id;
	if (!mine)
		return rule_refuse(&call->err, "dagboek.schrijver");
	if (ask->flag ? !readers_room(call, ask->id) || !reader_add(call, &entry, ask->other_id) :
			!reader_end(call, ask->id, ask->other_id))
		return false;
	change_note_unnamed(call, household_id, "journal_entry", ask->id);
	call_about(call, household_id, "journal_entry", ask->id, "%s %lld", ask->flag ? "leest mee:" : "leest niet meer mee:",
		(long long)ask->other_id);
	return entry_answer(call, ask->id);
}

const struct door_row journal_doors[] = {
	{ REQ_JOURNAL_READ,  PHASE_OPEN, DEED_OPEN, NULL, journal_read },
	{ REQ_JOURNAL_ADD,   PHASE_OPEN, DEED_EDIT, "dagboek", journal_write },
	{ REQ_JOURNAL_READER, PHASE_OPEN, DEED_EDIT, "dagboek-lezer", journal_reader_set },
	{ REQ_CONVERSATION_ADD, PHASE_OPEN, DEED_EDIT, "gesprek", conversation_write },
	{ REQ_CONVERSATION_PLAN, PHASE_OPEN, DEED_EDIT_PLAN, "gesprek-plan", conversation_to_plan },
	{ REQ_SILENCE_PAUSE, PHASE_OPEN, DEED_EDIT, "pauze", silence_pause_start },
	{ REQ_SILENCE_RESUME, PHASE_OPEN, DEED_EDIT, "pauze-einde", silence_pause_end },
	{ REQ_TASK_SAVE,     PHASE_OPEN, DEED_EDIT, "taak", task_save },
	{ REQ_TASK_DONE,     PHASE_OPEN, DEED_EDIT, "taak-gedaan", task_done },
	{ REQ_MELDING_SAVE,  PHASE_OPEN, DEED_EDIT, "melding", melding_save },
	{ REQ_AANVRAAG_SAVE, PHASE_OPEN, DEED_EDIT, "aanvraag", aanvraag_save },
	{ 0 }
};
