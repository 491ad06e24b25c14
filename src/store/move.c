/* People who leave together: out of one household, into another or a new one, on one day. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "store/door.h"

enum { MOVERS = 20 };

struct move {
	id from_id;
	struct household to;
	struct member members[MOVERS];
	struct person persons[MOVERS];
	size_t count;
};

static bool mover_load(struct call *call, const struct move *move, id membership_id, struct member *out)
{
	static const char MEMBER[] =
		"SELECT id, household_id, person_id, rol, \"from\" FROM membership"
		" WHERE id = :id AND household_id = :household AND until IS NULL";
	struct query *query = db_query(call->db, MEMBER);

	record_init(&member_record, out);
	query_id(query, ":id", membership_id);
	query_id(query, ":household", move->from_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "lid.geen");
	query_read(query, &member_record, out);
	query_done(query);
	return true;
}

static bool movers_load(struct call *call, struct move *move)
{
	const struct ask *ask;

	for (size_t i = 0; (ask = rows_get(&call->in->rows, &ask_record, i)); i++) {
		if (i == MOVERS)
			return err_set(&call->err, ERR_LIMIT, "Er kunnen hoogstens %d personen tegelijk verhuizen.", MOVERS);
		if (!mover_load(call, move, ask->id, &move->members[i]) ||
				!person_load(call, move->members[i].person_id, &move->persons[i]))
			return false;
		move->count++;
	}
	return true;
}

/* Where they go is as secret as where they were. */
static bool secret_kept(struct call *call, const struct move *move)
{
	static const char SECRET[] =
		"SELECT EXISTS(SELECT 1 FROM signal WHERE household_id = :household AND kind = 'geheim_adres' AND until IS NULL)";
	struct query *query = db_query(call->db, SECRET);
	struct signal signal;

	query_id(query, ":household", move->from_id);
	if (!query_number(query, &call->err))
		return call->err.code == ERR_NONE;
	record_init(&signal_record, &signal);
	signal.household_id = move->to.id;
	signal.kind = SIGNAL_SECRET_ADDRESS;
	strcpy(signal.reason, "Zij komen van een geheim adres.");
	return signal_store(call, &signal);
}

/* A new household is as hidden as the one they leave, and of the same area until somebody says another. */
static bool new_home(struct call *call, struct move *move)
{
	const struct household *given = call_in(call, &household_record);
	struct involvement involvement;
	struct household before;

	if (!given)
		return err_set(&call->err, ERR_INPUT, "Vul het nieuwe adres in.");
	if (!household_load(call, move->from_id, &before))
		return false;
	record_copy(&household_record, &move->to, given);
	move->to.shielded = before.shielded;
	if (!*move->to.wijk)
		memcpy(move->to.wijk, before.wijk, sizeof(move->to.wijk));
	if (!*move->to.naam)
		household_name(move->persons, move->count, move->to.naam);
	if (!household_create(call, &move->to))
		return false;
	if (!secret_kept(call, move))
		return false;
	record_init(&involvement_record, &involvement);
	involvement.household_id = move->to.id;
	involvement.employee_id = call->actor->employee_id;
	strcpy(involvement.what, "aanmelder");
	return involvement_add(call, &involvement);
}

static bool known_home(struct call *call, struct move *move, id household_id)
{
	if (household_id == move->from_id)
		return rule_refuse(&call->err, "verhuizen.zelfde");
	return call_may(call, DEED_EDIT, household_id) && household_load(call, household_id, &move->to);
}

static bool movers_move(struct call *call, const struct move *move, day on, const char *reason)
{
	for (size_t i = 0; i < move->count; i++) {
		const struct member *member = &move->members[i];

		if (!membership_end(call, member->id, on, reason) || !membership_add(call, move->to.id, member->person_id,
				(enum member_role)member->rol, on, NULL))
			return false;
	}
	return caseload_told(call, move->from_id) && caseload_told(call, move->to.id);
}

static bool move_run(struct call *call, struct move *move)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM membership WHERE id = :id";
	const struct ask *first = call_in(call, &ask_record);
	day on = first->day == DAY_NONE ? call->today : first->day;

	if (!household_of(call, HOUSEHOLD_OF, first->id, DEED_EDIT, &move->from_id))
		return false;
	if (!*first->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom zij verhuizen.");
	if (!day_check(on, call->today, "Verhuisd op", &call->err) || !movers_load(call, move))
		return false;
	if (!(first->other_id ? known_home(call, move, first->other_id) : new_home(call, move)))
		return false;
	if (!movers_move(call, move, on, first->word))
		return false;
	call_about(call, move->from_id, "member", first->id, "%zu naar %s: %s", move->count, move->to.huishoudnummer,
		first->word);
	return true;
}

static bool members_move(struct call *call)
{
	struct move *move = mem_new(1, sizeof(*move));
	bool ok = move_run(call, move);
	struct household *answer;

	if (ok) {
		answer = rows_new(&call->out->rows, &household_record);
		ok = household_load(call, move->to.id, answer);
		answer->may_open = true;
	}
	free(move);
	return ok;
}

const struct door_row move_doors[] = {
	{ REQ_MEMBERS_MOVE, PHASE_OPEN, DEED_EDIT, "verhuizen", members_move },
	{ 0 }
};
