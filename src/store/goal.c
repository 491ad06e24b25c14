/* Goals of a plan: the new one, and what people edit of it. */
#include "base/mem.h"
#include "domain/rule.h"
#include "store/plan.h"
#include "edit_kind.h"

static const struct edit_field goal_fields_edited[] = {
	{ "leefgebied", false }, { "what", true }, { "eigen_woorden", true }, { "toelichting", true }, { "meetbaar", true },
	{ "target", false }, { "zelfsturing", false }, { "state", false }, { "place", false },
};

static const char GOAL_LOAD[] =
	"SELECT g.*, d.naam AS leefgebied_naam, p.closed AS plan_closed FROM goal g JOIN plan p ON p.id = g.plan_id"
	" JOIN life_domain d ON d.code = g.leefgebied WHERE g.id = :id";

static const char GOAL_SAVE[] =
	"UPDATE goal SET leefgebied = :leefgebied, what = :what, eigen_woorden = :eigen_woorden, toelichting = :toelichting,"
	" meetbaar = :meetbaar, target = :target, zelfsturing = :zelfsturing, state = :state, place = :place WHERE id = :id";

static bool goal_check(const void *before, const void *after, struct err *err)
{
	(void)before, (void)after, (void)err;
	return true;
}

const struct edit_kind goal_edits = {
	.record = &goal_record,
	.deed = DEED_EDIT_PLAN,
	.fields = goal_fields_edited,
	.count = COUNT_OF(goal_fields_edited),
	.load_sql = GOAL_LOAD,
	.save_sql = GOAL_SAVE,
	.check = goal_check,
};

/* The parent says which household it is, never who sends. */
static bool goal_place(struct call *call, struct goal *goal)
{
	static const char GOAL_PLACE[] =
		"SELECT coalesce(max(place), 0) + 1 FROM goal WHERE plan_id = :plan_id AND leefgebied = :leefgebied";
	struct plan plan;
	bool closed = false;
	bool ok = edit_object_load(call, &plan_edits, goal->plan_id, DEED_EDIT_PLAN, &plan, &closed);
	struct query *query;

	goal->household_id = plan.household_id;
	record_clear(&plan_record, &plan);
	if (!ok)
		return false;
	if (closed)
		return rule_refuse(&call->err, "plan.gesloten");
	if (goal->place > 0)
		return true;
	query = db_query(call->db, GOAL_PLACE);
	query_record(query, &goal_record, goal);
	goal->place = query_number(query, &call->err);
	return call->err.code == ERR_NONE;
}

bool goal_add(struct call *call, struct goal *goal)
{
	static const char GOAL_ADD[] =
		"INSERT INTO goal(id, plan_id, household_id, leefgebied, what, eigen_woorden, toelichting, meetbaar, target,"
		" zelfsturing, state, place) VALUES(:id, :plan_id, :household_id, :leefgebied, :what, :eigen_woorden,"
		" :toelichting, :meetbaar, :target, :zelfsturing, :state, :place)";
	struct query *query;

	if (!goal_place(call, goal) || !record_check(&goal_record, goal, &call->err))
		return false;
	goal->id = db_next_id(call->db);
	query = db_query(call->db, GOAL_ADD);
	query_record(query, &goal_record, goal);
	if (!query_run(query, &call->err) ||
			!fields_first_versions(call, "goal", goal->id, goal->household_id, goal))
		return false;
	change_note(call, goal->household_id, "goal", goal->id, "");
	call_about(call, goal->household_id, "goal", goal->id, "nieuw doel");
	return true;
}
