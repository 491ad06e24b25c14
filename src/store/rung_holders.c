/* Who sits on each rung for one household: present, away with a deputy, at a desk now. */
#include <stdio.h>

#include "escalation_inside.h"

static void employee_name(struct call *call, id employee_id, char out[TEXT_LINE_BYTES])
{
	static const char NAME[] = "SELECT naam FROM employee WHERE id = :id";
	struct query *query = db_query(call->db, NAME);

	out[0] = '\0';
	query_id(query, ":id", employee_id);
	if (query_one(query, NULL))
		snprintf(out, TEXT_LINE_BYTES, "%s", query_get_text(query, "naam"));
	query_done(query);
}

static bool away(const struct roster *roster, id employee_id, day today)
{
	for (size_t i = 0; i < roster->absence_count; i++) {
		const struct absence *absence = &roster->absences[i];

		if (absence->employee_id == employee_id && absence->from <= today &&
				(absence->until == DAY_NONE || absence->until > today))
			return true;
	}
	return false;
}

static void holder_answer(struct call *call, const struct roster *roster, const struct rung *rung, id employee_id)
{
	struct rung_holder *holder = rows_new(&call->out->rows, &rung_holder_record);
	id acting = ladder_stand_in(roster, employee_id, call->today);

	holder->trede = rung->trede;
	holder->employee_id = employee_id;
	employee_name(call, employee_id, holder->naam);
	holder->absent = away(roster, employee_id, call->today);
	if (acting && acting != employee_id)
		employee_name(call, acting, holder->deputy_naam);
	holder->online = employee_online(call->store, employee_id);
	holder->may_act = employee_id == call->actor->employee_id || acting == call->actor->employee_id;
}

/* Who may not act here and is not replaced is not named either: why they may not is nobody's business. */
static bool sits_there(const struct roster *roster, const struct roster_seat *seat, const struct rung *rung, id team_id,
	day today)
{
	return seat->role == rung->role && (!team_id || !seat->team_id || seat->team_id == team_id) &&
		(away(roster, seat->employee_id, today) || ladder_stand_in(roster, seat->employee_id, today));
}

static bool seat_is_first(const struct roster *roster, size_t place, const struct rung *rung, id team_id, day today)
{
	for (size_t i = 0; i < place; i++)
		if (roster->seats[i].employee_id == roster->seats[place].employee_id &&
				sits_there(roster, &roster->seats[i], rung, team_id, today))
			return false;
	return true;
}

static size_t holders_answer(struct call *call, const struct roster *roster, const struct rung *rung, id team_id)
{
	size_t count = 0;

	for (size_t i = 0; i < roster->seat_count; i++)
		if (sits_there(roster, &roster->seats[i], rung, team_id, call->today) &&
				seat_is_first(roster, i, rung, team_id, call->today)) {
			holder_answer(call, roster, rung, roster->seats[i].employee_id);
			count++;
		}
	return count;
}

bool rung_holders_answer(struct call *call, id household_id)
{
	struct roster roster;

	if (!ladder_roster_load(call->db, household_id, call->today, &roster, &call->err))
		return false;
	for (size_t i = 0; i < roster.rung_count; i++) {
		call_out(call, &rung_record, &roster.rungs[i]);
		if (holders_answer(call, &roster, &roster.rungs[i], roster.team_id) == 0)
			holders_answer(call, &roster, &roster.rungs[i], 0);
	}
	ladder_roster_free(&roster);
	return true;
}
