/* The procesregisseur: somebody involved with power over the process, beside the regisseur. Named, never by oneself. */
#include <stdio.h>
#include <string.h>

#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"

#define PROCESREGIE_COLUMNS \
	"SELECT i.id, i.household_id, i.employee_id, e.naam AS employee_naam, o.naam AS organisation_naam, e.telefoon," \
	" i.benoemd, b.naam AS benoemd_door_naam, i.\"from\", i.until, i.waarom, i.reason FROM involvement i" \
	" JOIN employee e ON e.id = i.employee_id JOIN organisation o ON o.id = e.organisation_id" \
	" LEFT JOIN employee b ON b.id = i.benoemd_door"

const char PROCESREGIES_OF_HOUSEHOLD[] =
	PROCESREGIE_COLUMNS " WHERE i.household_id = :household AND i.procesregie = 1"
	" ORDER BY i.until IS NOT NULL, i.until DESC, i.id DESC LIMIT 50";

static const char PROCESREGIE[] = PROCESREGIE_COLUMNS " WHERE i.id = :id";

/* The team leader names one in person; what a round table agreed on, anybody who works there may write down. */
static bool give_may(struct call *call, const struct procesregie *given)
{
	if (!call_may(call, given->benoemd == BENOEMD_TEAM_LEADER ? DEED_REGIE : DEED_EDIT, given->household_id))
		return false;
	return given->employee_id != call->actor->employee_id ||
		rule_refuse(&call->err, "procesregie.zelf");
}

static bool give_check(struct call *call, const struct procesregie *given)
{
	static const char OPEN[] =
		"SELECT employee_id FROM involvement WHERE household_id = :household_id AND procesregie = 1 AND until IS NULL";
	char naam[TEXT_LINE_BYTES];
	struct actor actor;
	struct query *query;

	if (!given->employee_id)
		return err_set(&call->err, ERR_INPUT, "Procesregisseur: kies een medewerker.");
	if (!employee_named(call, given->employee_id, naam, NULL, NULL) || !record_check(&procesregie_record, given, &call->err))
		return false;
	if (!actor_load(call->db, given->employee_id, call->today, &actor) || !actor_has(&actor, ROLE_PROCESREGISSEUR))
		return rule_refuse_as(&call->err, "procesregie.rol", "%.120s heeft de rol procesregisseur niet", naam);
	query = db_query(call->db, OPEN);
	query_record(query, &procesregie_record, given);
	if (query_number(query, &call->err) == given->employee_id)
		return rule_refuse_as(&call->err, "procesregie.al", "%.120s is al de procesregisseur", naam);
	return call->err.code == ERR_NONE;
}

/* The one that is given, or 0: whoever has it; two can have it when two households became one. */
static bool present_end(struct call *call, id household_id, id involvement_id, const char *reason)
{
	static const char PRESENT[] =
		"SELECT employee_id FROM involvement WHERE household_id = :household AND procesregie = 1 AND until IS NULL"
		" AND (:id IS NULL OR id = :id)";
	static const char END[] =
		"UPDATE involvement SET until = max(:today, \"from\"), reason = :reason WHERE household_id = :household"
		" AND procesregie = 1 AND until IS NULL AND (:id IS NULL OR id = :id)";
	struct query *query = db_query(call->db, PRESENT);
	enum query_result result;

	query_id(query, ":household", household_id);
	query_id(query, ":id", involvement_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		inbox_changed(call, query_get_int(query, "employee_id"));
	if (result != QUERY_DONE)
		return false;
	query = db_query(call->db, END);
	query_id(query, ":household", household_id);
	query_id(query, ":id", involvement_id);
	query_day(query, ":today", call->today);
	query_text(query, ":reason", reason);
	return query_run(query, &call->err);
}

static const char NEW[] =
	"INSERT INTO involvement(id, household_id, employee_id, what, waarom, \"from\", procesregie, benoemd, benoemd_door)"
	" VALUES (:id, :household_id, :employee_id, 'procesregie', :waarom, :from, 1, :benoemd, :me)";

bool procesregie_give(struct call *call)
{
	struct procesregie given = *(const struct procesregie *)call_in(call, &procesregie_record);
	struct query *query;

	given.from = call->today;
	if (!give_may(call, &given) || !give_check(call, &given) ||
			!present_end(call, given.household_id, 0, "opgevolgd"))
		return false;
	given.id = db_next_id(call->db);
	query = db_query(call->db, NEW);
	query_record(query, &procesregie_record, &given);
	query_id(query, ":me", call->actor->employee_id);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, given.household_id, "procesregie", given.id, "");
	ring_employee(call, given.employee_id, given.household_id, "household", given.household_id,
		"U bent benoemd tot procesregisseur");
	call_about(call, given.household_id, "procesregie", given.id, "%s: %s", choice_code(benoemd_choices, given.benoemd),
		given.waarom);
	return caseload_told(call, given.household_id) &&
		fact_row(call, PROCESREGIE, given.id, &procesregie_record, rows_new(&call->out->rows, &procesregie_record));
}

bool procesregie_end(struct call *call)
{
	static const char HOUSEHOLD_OF[] =
		"SELECT household_id FROM involvement WHERE id = :id AND procesregie = 1";
	const struct ask *ask = call_in(call, &ask_record);
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_REGIE, &household_id))
		return false;
	if (!*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom de procesregie stopt.");
	if (!present_end(call, household_id, ask->id, ask->word))
		return false;
	if (db_changes(call->db) != 1)
		return rule_refuse(&call->err, "procesregie.voorbij");
	change_note(call, household_id, "procesregie", ask->id, "");
	call_about(call, household_id, "procesregie", ask->id, "%s", ask->word);
	return caseload_told(call, household_id);
}
