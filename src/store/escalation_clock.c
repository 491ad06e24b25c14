/* The clock of the ladder: what is past its due instant climbs, in due order, with that instant as its stamp. */
#include "store/store.h"
#include "escalation_inside.h"

/* One that could not climb does not stop the others: the next is asked for behind it. */
struct due {
	instant at;
	id escalation_id;
};

static bool due_after(struct db *db, struct due *due)
{
	static const char DUE_AFTER[] =
		"SELECT id, due FROM escalation WHERE closed IS NULL AND due IS NOT NULL AND (due, id) > (:due, :id)"
		" ORDER BY due, id LIMIT 1";
	struct query *query = db_query(db, DUE_AFTER);

	query_int(query, ":due", due->at);
	query_int(query, ":id", due->escalation_id);
	if (!query_one(query, NULL))
		return false;
	due->escalation_id = query_get_int(query, "id");
	due->at = query_get_instant(query, "due");
	query_done(query);
	return true;
}

static const struct due due_start = { .at = INT64_MIN };

instant escalation_next_due(struct db *db)
{
	struct due first = due_start;

	return due_after(db, &first) ? first.at : INSTANT_NONE;
}

/* Past the clock of the highest rung: it stays there, red on every overview. */
static bool overdue_there(struct call *call, struct escalation *escalation, const struct ladder_place *place,
	const struct roster *roster)
{
	escalation->due = place->due;
	escalation->overdue = place->overdue;
	if (!escalation_save(call, escalation) || !escalation_step_add(call, escalation->id, STEP_CLIMBED_CLOCK,
			escalation->trede, 0, "De tijd is om en er is geen hogere trede.") ||
			!escalation_tell(call, escalation, roster, true))
		return false;
	inbox_changed(call, escalation->requester_id);
	call_about(call, escalation->household_id, "escalation", escalation->id, "te laat op trede %lld",
		(long long)escalation->trede);
	return true;
}

static bool climb_due(struct call *call, void *arg)
{
	const id *escalation_id = arg;
	struct escalation escalation;
	struct roster roster;
	bool ok = escalation_load(call, *escalation_id, &escalation) &&
		ladder_roster_load(call->db, escalation.household_id, call->today, &roster, &call->err);

	if (ok) {
		struct ladder_place place = ladder_next(&escalation, &roster, call->now);

		if (place.due == escalation.due && !place.overdue)
			ok = err_set(&call->err, ERR_INTERNAL, "opschaling %lld komt niet verder", (long long)escalation.id);
		else if (place.trede <= escalation.trede)
			ok = overdue_there(call, &escalation, &place, &roster);
		else
			ok = escalation_move(call, &escalation, &place, &roster, STEP_CLIMBED_CLOCK, 0, NULL);
		ladder_roster_free(&roster);
	}
	record_clear(&escalation_record, &escalation);
	return ok;
}

bool escalation_run_due(struct store *store, instant now, struct err *err)
{
	struct due stuck = due_start, next;
	bool all = true;

	while (next = stuck, due_after(store->db, &next) && next.at <= now)
		if (!call_as_clock(store, next.at, "opschaling-klok", climb_due, &next.escalation_id, err)) {
			stuck = next;
			all = false;
		}
	return all;
}
