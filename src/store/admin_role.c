/* Roles with their validity, from <= day < until. An end is felt at once: the actor is read for every request. */
#include "admin_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/mandate.h"

#define ASSIGNMENT_COLUMNS "SELECT id, employee_id, role, team_id, pet, \"from\", until FROM role_assignment"

static const char OF_EMPLOYEE[] = ASSIGNMENT_COLUMNS " WHERE employee_id = :employee ORDER BY \"from\", id";
static const char OF_ALL[] =
	ASSIGNMENT_COLUMNS " WHERE until IS NULL OR until > :today ORDER BY employee_id, \"from\", id";

/* Of the same role and team, valid on a day of [:from, :until). */
static const char OVERLAPPING[] = ASSIGNMENT_COLUMNS
	" WHERE employee_id = :employee AND role = :role AND team_id IS :team AND pet = :pet"
	" AND (until IS NULL OR until > :from) AND (:until IS NULL OR \"from\" < :until) AND until IS NOT \"from\""
	" ORDER BY \"from\" LIMIT 1";

static const char ASSIGNMENT_ADD[] =
	"INSERT INTO role_assignment(id, employee_id, role, team_id, pet, \"from\", until)"
	" VALUES (:id, :employee_id, :role, :team_id, :pet, :from, :until)";

/* What did not start yet never was. */
static const char ASSIGNMENT_END[] =
	"UPDATE role_assignment SET until = max(:day, \"from\")"
	" WHERE employee_id = :employee AND role = :role AND (until IS NULL OR until > :day)";

/* ---- giving ---- */

/* Who does these works in a team; without one they would see every household of the municipality. */
static bool role_of_team(int role)
{
	return role == ROLE_WIJKCOACH || role == ROLE_PARTNER || role == ROLE_TEAMLEIDER;
}

/* "*" is every team; no word is the own team for who works in one, and every team for the others. */
static bool team_find(struct call *call, const char *word, const struct employee *employee,
	struct role_assignment *given)
{
	given->team_id = 0;
	if (word && strcmp(word, "*") == 0)
		return true;
	if (word && *word) {
		given->team_id = team_by_name(call, word);
		if (!given->team_id && call->err.code == ERR_NONE)
			err_set(&call->err, ERR_INPUT, "Team %.200s is er niet; voeg dat eerst toe.", word);
		return call->err.code == ERR_NONE;
	}
	if (!role_of_team(given->role))
		return true;
	given->team_id = employee->team_id;
	if (!given->team_id)
		return err_set(&call->err, ERR_INPUT, "Noem het team van deze rol; %s heeft zelf geen team.",
			employee->username);
	return true;
}

static bool assignment_check(struct call *call, const struct employee *employee, struct role_assignment *given)
{
	if (given->role == ROLE_NONE)
		return err_set(&call->err, ERR_INPUT, "Noem een rol.");
	if (employee->id == call->actor->employee_id)
		return rule_refuse(&call->err, "rol.zelf");
	if (given->from == DAY_NONE)
		given->from = call->today;
	if (given->until != DAY_NONE && given->until <= given->from)
		return err_set(&call->err, ERR_INPUT, "De einddatum moet na de begindatum liggen.");
	given->employee_id = employee->id;
	return true;
}

/* True with `there` filled when a row of the same role overlaps. */
static bool overlapping(struct call *call, const struct role_assignment *given, struct role_assignment *there)
{
	struct query *query = db_query(call->db, OVERLAPPING);

	query_id(query, ":employee", given->employee_id);
	query_text(query, ":role", choice_code(role_choices, given->role));
	query_id(query, ":team", given->team_id);
	query_text(query, ":pet", choice_code(pet_choices, given->pet));
	query_day(query, ":from", given->from);
	query_day(query, ":until", given->until);
	if (!query_one(query, &call->err))
		return false;
	record_init(&role_assignment_record, there);
	query_read(query, &role_assignment_record, there);
	query_done(query);
	return true;
}

static bool within(const struct role_assignment *inner, const struct role_assignment *outer)
{
	return inner->from >= outer->from &&
		(outer->until == DAY_NONE || (inner->until != DAY_NONE && inner->until <= outer->until));
}

static bool assignment_add(struct call *call, struct role_assignment *given)
{
	struct query *query = db_query(call->db, ASSIGNMENT_ADD);

	given->id = db_next_id(call->db);
	query_record(query, &role_assignment_record, given);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, 0, "role_assignment", given->id, "");
	inbox_changed(call, given->employee_id);
	return call->err.code == ERR_NONE;
}

bool role_give(struct call *call)
{
	struct role_assignment given = *(const struct role_assignment *)call_in(call, &role_assignment_record);
	const struct ask *ask = call_in(call, &ask_record);
	struct role_assignment there;
	struct employee employee;
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	if (!ask)
		return err_set(&call->err, ERR_PROTOCOL, "rol zonder gebruiker");
	if (!employee_by_username(call, ask->word, &employee) || !assignment_check(call, &employee, &given) ||
			!team_find(call, ask->tekst, &employee, &given))
		return false;
	day_nl(given.from, from);
	day_nl(given.until, until);
	call_about(call, 0, "employee", employee.id, "%s: %s (%s) vanaf %s%s%s", employee.username,
		choice_code(role_choices, given.role), choice_code(pet_choices, given.pet), from, *until ? " tot " : "", until);
	if (overlapping(call, &given, &there)) {
		if (within(&given, &there)) {
			call_out(call, &role_assignment_record, &there);
			return true;
		}
		day_nl(there.from, from);
		day_nl(there.until, until);
		return rule_refuse_as(&call->err, "rol.overlap", "%s heeft deze rol al vanaf %s%s%s", employee.username, from, *until ? " tot " : "", until);
	}
	if (call->err.code != ERR_NONE || !assignment_add(call, &given))
		return false;
	call_out(call, &role_assignment_record, &given);
	return true;
}

/* ---- ending ---- */

bool role_end(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, ASSIGNMENT_END);
	day until = ask->day == DAY_NONE ? call->today : ask->day;
	const char *role = choice_code(role_choices, (int)ask->number);
	struct employee employee;
	struct actor left;
	char shown[DAY_NL_BYTES];

	if (!employee_by_username(call, ask->word, &employee))
		return false;
	if (!role || ask->number == ROLE_NONE)
		return err_set(&call->err, ERR_INPUT, "Noem een rol.");
	if (employee.id == call->actor->employee_id && ask->number == ROLE_FUNCTIONEEL_BEHEERDER)
		return rule_refuse(&call->err, "rol.beheer");
	day_nl(until, shown);
	call_about(call, 0, "employee", employee.id, "%s: %s tot %s", employee.username, role, shown);
	query_day(query, ":day", until);
	query_id(query, ":employee", employee.id);
	query_text(query, ":role", role);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) == 0)
		return err_set(&call->err, ERR_MISSING, "%s heeft deze rol niet (meer).", employee.username);
	change_note(call, 0, "role_assignment", employee.id, "");
	mandate_recheck_soon(call->store);
	inbox_changed(call, employee.id);
	if (!actor_load(call->db, employee.id, call->today, &left) || left.roles[0] == ROLE_NONE)
		sessions_end(call, employee.id);
	return call->err.code == ERR_NONE;
}

/* ---- reading ---- */

/* Every employee once, behind the roles. */
static bool holders_answer(struct call *call)
{
	size_t count = rows_count(&call->out->rows, &role_assignment_record);

	for (size_t i = 0; i < count; i++) {
		const struct role_assignment *role = rows_get(&call->out->rows, &role_assignment_record, i);
		bool there = false;

		for (size_t j = 0; !there && j < i; j++) {
			const struct role_assignment *before = rows_get(&call->out->rows, &role_assignment_record, j);

			there = before->employee_id == role->employee_id;
		}
		if (!there && !employee_by_id(call, role->employee_id, rows_new(&call->out->rows, &employee_record)))
			return false;
	}
	return true;
}

bool role_list(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;
	struct employee employee = { 0 };
	enum query_result result;

	if (*ask->word && !employee_by_username(call, ask->word, &employee))
		return false;
	query = db_query(call->db, *ask->word ? OF_EMPLOYEE : OF_ALL);
	if (*ask->word)
		query_id(query, ":employee", employee.id);
	else
		query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &role_assignment_record, rows_new(&call->out->rows, &role_assignment_record));
	return result == QUERY_DONE && holders_answer(call);
}
