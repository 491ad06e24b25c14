/*
 * What would bring the text of a fixed version back, as edits of today: they are saved like any other, so that nobody's
 * sentence is overwritten without a trace. What was done and reached since is no text, and stays.
 */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "edit_kind.h"
#include "store/door.h"
#include "store/session.h"

#define PARTS \
	"WITH part(kind, object_id) AS (SELECT 'plan', :plan_id" \
	" UNION ALL SELECT 'goal', id FROM goal WHERE plan_id = :plan_id" \
	" UNION ALL SELECT 'action', a.id FROM action a JOIN goal g ON g.id = a.goal_id WHERE g.plan_id = :plan_id)"

/* With max() the value comes from the row of that version. */
static const char DIFFERENCES[] =
	PARTS ", now AS (SELECT v.kind, v.object_id, v.field, max(v.version) AS version, v.value FROM part"
	"  JOIN field_version v ON v.kind = part.kind AND v.object_id = part.object_id AND v.lost = 0"
	"  GROUP BY v.kind, v.object_id, v.field),"
	" then_(kind, object_id, field, version, value) AS (SELECT v.kind, v.object_id, v.field, max(v.version), v.value FROM part"
	"  JOIN field_version v ON v.kind = part.kind AND v.object_id = part.object_id AND v.lost = 0 AND v.at <= :at"
	"  GROUP BY v.kind, v.object_id, v.field)"
	" SELECT now.kind, now.object_id, now.field, now.version AS base_version, then_.value AS value, now.value AS stands"
	" FROM now JOIN then_ ON then_.kind = now.kind AND then_.object_id = now.object_id AND then_.field = now.field"
	" WHERE then_.value <> now.value AND now.field NOT IN ('state', 'resultaat', 'place')"
	" ORDER BY now.kind DESC, now.object_id, now.field";

static const char LATER[] =
	PARTS " SELECT count(*) FROM part WHERE NOT EXISTS(SELECT 1 FROM field_version v WHERE v.kind = part.kind"
	" AND v.object_id = part.object_id AND v.at <= :at)";

/* The instant at which it was fixed; INSTANT_NONE: no such version. */
static instant fixed_at(struct call *call, id plan_id, int64_t number)
{
	static const char FIXED[] = "SELECT at FROM plan_version WHERE plan_id = :plan_id AND number = :number";
	struct query *query = db_query(call->db, FIXED);
	instant at;

	query_id(query, ":plan_id", plan_id);
	query_int(query, ":number", number);
	if (!query_one(query, &call->err)) {
		if (call->err.code == ERR_NONE)
			err_set(&call->err, ERR_MISSING, "Versie %lld van dit plan is er niet.", (long long)number);
		return INSTANT_NONE;
	}
	at = query_get_int(query, "at");
	query_done(query);
	return at;
}

static bool differences_answer(struct call *call, id plan_id, instant at)
{
	struct query *query = db_query(call->db, DIFFERENCES);
	enum query_result result;

	query_id(query, ":plan_id", plan_id);
	query_instant(query, ":at", at);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct field_edit *edit = rows_new(&call->out->rows, &field_edit_record);
		struct field_version *stands;

		query_read(query, &field_edit_record, edit);
		stands = rows_new(&call->out->rows, &field_version_record);
		snprintf(stands->kind, sizeof(stands->kind), "%s", edit->kind);
		snprintf(stands->field, sizeof(stands->field), "%s", edit->field);
		stands->object_id = edit->object_id;
		stands->version = edit->base_version;
		stands->value = mem_text(query_get_text(query, "stands"));
	}
	return result == QUERY_DONE;
}

static bool later_answer(struct call *call, id plan_id, instant at)
{
	struct query *query = db_query(call->db, LATER);
	struct count count = { .what = "daarna" };

	query_id(query, ":plan_id", plan_id);
	query_instant(query, ":at", at);
	count.number = query_number(query, &call->err);
	call_out(call, &count_record, &count);
	return call->err.code == ERR_NONE;
}

static bool back_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	instant at = INSTANT_NONE;
	struct plan plan;
	bool ok = edit_object_load(call, &plan_edits, ask->id, DEED_OPEN, &plan, NULL);

	if (ok) {
		if (!seat_watches(call, plan.household_id))
			view_note(call, "lees", plan.household_id, "plan", 0, NULL);
		at = fixed_at(call, plan.id, ask->number);
	}
	ok = ok && at != INSTANT_NONE && differences_answer(call, plan.id, at) && later_answer(call, plan.id, at);
	record_clear(&plan_record, &plan);
	return ok;
}

const struct door_row plan_back_doors[] = {
	{ REQ_PLAN_BACK, PHASE_OPEN, DEED_NONE, NULL, back_handle },
	{ 0 }
};
