/*
 * The clocks of the ladder as the municipality chose them. A rung itself never changes: what was decided on it keeps its
 * name and its role. What is chosen is a row of `norm`, by the name of the rung; without one it is what the store was born
 * with. What lies on a rung keeps the clock that it got.
 */
#include "store/door.h"
#include "store/mandate.h"

#include "edit_kind.h"

#define CHOSEN(column, what, most) \
	"coalesce((SELECT n.value FROM norm n WHERE n.name = 'trede-' || r.trede || '-" what "'" \
	" AND n.value BETWEEN 1 AND " most "), r." column ") AS " column

/* A number that is out of bounds came by another way than rung_set: it does not count. */
const char rungs_as_they_are[] =
	"SELECT r.id, r.trede, r.naam, r.role, r.process, " CHOSEN("clock_days", "werkdagen", "60") ", "
	CHOSEN("clock_spoed_hours", "uren", "168") " FROM rung r ORDER BY r.trede";
_Static_assert(RUNG_DAYS_MOST == 60 && RUNG_HOURS_MOST == 168, "the bounds of the statement");

static bool rung_list(struct call *call)
{
	return rows_answer(call, db_query(call->db, rungs_as_they_are), &rung_record);
}

static bool rung_load(struct call *call, int64_t trede, struct rung *out)
{
	struct query *query = db_query(call->db, rungs_as_they_are);
	enum query_result result;
	bool found = false;

	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct rung rung;

		record_init(&rung_record, &rung);
		query_read(query, &rung_record, &rung);
		if (rung.trede == trede) {
			*out = rung;
			found = true;
		}
	}
	if (found || result != QUERY_DONE)
		return found;
	return err_set(&call->err, ERR_MISSING, "Er is geen trede %lld; wijkctl ladder list noemt ze.", (long long)trede);
}

static bool clock_choose(struct call *call, const struct rung *rung, const char *what, int64_t value)
{
	static const char CHOOSE[] =
		"INSERT INTO norm(name, value, at, employee_id) VALUES('trede-' || :trede || '-' || :what, :value, :now, :me)"
		" ON CONFLICT(name) DO UPDATE SET value = :value, at = :now, employee_id = :me";
	struct query *query = db_query(call->db, CHOOSE);

	query_int(query, ":trede", rung->trede);
	query_text(query, ":what", what);
	query_int(query, ":value", value);
	query_instant(query, ":now", call->now);
	query_id(query, ":me", call->actor->employee_id);
	return query_run(query, &call->err);
}

static bool rung_set(struct call *call)
{
	const struct rung *given = call_in(call, &rung_record);
	struct rung rung, before;

	if (!rung_load(call, given->trede, &before))
		return false;
	rung = before;
	if (given->clock_days != 0)
		rung.clock_days = given->clock_days;
	if (given->clock_spoed_hours != 0)
		rung.clock_spoed_hours = given->clock_spoed_hours;
	if (!record_check(&rung_record, &rung, &call->err))
		return false;
	call_about(call, 0, "rung", rung.id, "trede %lld: %lld werkdagen (was %lld), spoed %lld uur (was %lld)",
		(long long)rung.trede, (long long)rung.clock_days, (long long)before.clock_days,
		(long long)rung.clock_spoed_hours, (long long)before.clock_spoed_hours);
	return clock_choose(call, &rung, "werkdagen", rung.clock_days) &&
		clock_choose(call, &rung, "uren", rung.clock_spoed_hours) && rung_list(call);
}

const struct door_row rung_doors[] = {
	{ REQ_RUNG_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, rung_list },
	{ REQ_RUNG_SET,  PHASE_ADMIN, DEED_ADMIN, "trede-klok", rung_set },
	{ 0 }
};
