/* How many work with a household, how often it was spoken to, planned silence, and the numbers that the municipality chose. */
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/door.h"

/* ---- numbers of the municipality ---- */

int64_t norm_value(struct db *db, enum norm_kind kind)
{
	static const char VALUE[] = "SELECT value FROM norm WHERE name = :name";
	struct query *query = db_query(db, VALUE);
	int64_t value = norm_default(kind);

	query_text(query, ":name", choice_code(norm_kind_choices, kind));
	if (query_one(query, NULL))
		value = query_get_int(query, "value");
	query_done(query);
	return value;
}

static bool norm_list(struct call *call)
{
	for (int kind = 0; kind < NORM_COUNT_; kind++) {
		struct norm norm = { .kind = kind, .value = norm_value(call->db, kind) };

		call_out(call, &norm_record, &norm);
	}
	return true;
}

static bool norm_set(struct call *call)
{
	static const char SET[] =
		"INSERT INTO norm(name, value, at, employee_id) VALUES (:kind, :value, :now, :me)"
		" ON CONFLICT(name) DO UPDATE SET value = :value, at = :now, employee_id = :me";
	const struct norm *norm = call_in(call, &norm_record);
	struct query *query;

	if (!norm_check(norm, &call->err))
		return false;
	query = db_query(call->db, SET);
	query_record(query, &norm_record, norm);
	query_instant(query, ":now", call->now);
	query_id(query, ":me", call->actor->employee_id);
	if (!query_run(query, &call->err))
		return false;
	call_about(call, 0, "norm", 0, "%s %lld", choice_code(norm_kind_choices, norm->kind), (long long)norm->value);
	return norm_list(call);
}

const struct door_row norm_doors[] = {
	{ REQ_NORM_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, norm_list },
	{ REQ_NORM_SET,  PHASE_ADMIN, DEED_ADMIN, "norm", norm_set },
	{ 0 }
};

/* ---- the meter ---- */

static bool contacts_count(struct call *call, id household_id, int64_t *count)
{
	static const char CONTACTS[] =
		"SELECT count(*) FROM journal_entry WHERE household_id = :household AND kind NOT IN ('notitie', 'signaal')"
		" AND CASE WHEN datum IS NULL THEN at >= :since_at ELSE datum >= :since END";
	struct query *query = db_query(call->db, CONTACTS);
	day since = call->today - PRESSURE_DAYS + 1;

	query_id(query, ":household", household_id);
	query_day(query, ":since", since);
	query_instant(query, ":since_at", day_start(since));
	*count = query_number(query, &call->err);
	return call->err.code == ERR_NONE;
}

static bool pause_load(struct call *call, id household_id, struct pressure *out)
{
	static const char PAUSE[] =
		"SELECT id AS pause_id, until AS pause_until, reason AS pause_reason FROM silence_pause"
		" WHERE household_id = :household AND ended IS NULL AND \"from\" <= :today AND until > :today"
		" ORDER BY until DESC LIMIT 1";
	struct query *query = db_query(call->db, PAUSE);

	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	if (query_one(query, &call->err))
		query_read(query, &pressure_record, out);
	query_done(query);
	return call->err.code == ERR_NONE;
}

bool pressure_load(struct call *call, id household_id, struct pressure *out)
{
	static const char PRESSURE[] =
		"SELECT p.household_id, p.professionals, p.organisaties, h.last_contact FROM pressure p"
		" JOIN household h ON h.id = p.household_id WHERE p.household_id = :household";
	struct query *query = db_query(call->db, PRESSURE);

	record_init(&pressure_record, out);
	query_id(query, ":household", household_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &pressure_record, out);
	query_done(query);
	out->grens = norm_value(call->db, NORM_PROFESSIONALS);
	if (out->last_contact != DAY_NONE)
		out->silent_from = out->last_contact + (day)norm_value(call->db, NORM_SILENCE_DAYS) + 1;
	return contacts_count(call, household_id, &out->contacten) && pause_load(call, household_id, out);
}

/* ---- silence that was agreed on ---- */

static bool pause_check(struct call *call, struct silence_pause *pause)
{
	if (pause->from == DAY_NONE)
		pause->from = call->today;
	if (!record_check(&silence_pause_record, pause, &call->err))
		return false;
	if (pause->from < call->today)
		return err_set(&call->err, ERR_INPUT, "Vanaf: een pauze begint vandaag of later.");
	if (pause->until <= pause->from)
		return err_set(&call->err, ERR_INPUT, "Weer contact op: kies een dag na het begin van de pauze.");
	return pause->until - pause->from <= PAUSE_DAYS_MOST || err_set(&call->err, ERR_INPUT,
		"Weer contact op: een pauze duurt hoogstens %d dagen.", PAUSE_DAYS_MOST);
}

bool silence_pause_start(struct call *call)
{
	static const char NEW[] =
		"INSERT INTO silence_pause(id, household_id, employee_id, at, \"from\", until, reason)"
		" VALUES (:id, :household_id, :employee_id, :now, :from, :until, :reason)";
	struct silence_pause pause = *(const struct silence_pause *)call_in(call, &silence_pause_record);
	struct query *query;

	if (!call_may(call, DEED_EDIT, pause.household_id) || !pause_check(call, &pause))
		return false;
	pause.id = db_next_id(call->db);
	pause.employee_id = call->actor->employee_id;
	memcpy(pause.employee_naam, call->actor->naam, sizeof(pause.employee_naam));
	pause.ended = DAY_NONE;
	query = db_query(call->db, NEW);
	query_record(query, &silence_pause_record, &pause);
	query_instant(query, ":now", call->now);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, pause.household_id, "silence_pause", pause.id, "");
	call_about(call, pause.household_id, "silence_pause", pause.id, "%s", pause.reason);
	call_out(call, &silence_pause_record, &pause);
	return caseload_told(call, pause.household_id);
}

bool silence_pause_end(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM silence_pause WHERE id = :id";
	static const char END[] = "UPDATE silence_pause SET ended = :today WHERE id = :id AND ended IS NULL";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_EDIT, &household_id))
		return false;
	query = db_query(call->db, END);
	query_id(query, ":id", ask->id);
	query_day(query, ":today", call->today);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return rule_refuse(&call->err, "pauze.voorbij");
	change_note(call, household_id, "silence_pause", ask->id, "");
	call_about(call, household_id, "silence_pause", ask->id, "afgezegd");
	return caseload_told(call, household_id);
}
