/* Quiet remarks on a plan: what a careful colleague would ask. They are shown, and stop nothing. */
#include <stdio.h>

#include "base/mem.h"
#include "edit_kind.h"
#include "household_inside.h"
#include "plan_family.h"

enum { COPIES_LEAST = 3 };

static struct plan_mark *mark_new(struct call *call, enum mark kind, id object_id)
{
	struct plan_mark *mark = rows_new(&call->out->rows, &plan_mark_record);

	mark->kind = kind;
	mark->object_id = object_id;
	return mark;
}

#define MARK_SAY(mark, ...) snprintf((mark)->tekst, sizeof((mark)->tekst), __VA_ARGS__)

static bool running(const struct goal *goal)
{
	return goal->state == GOAL_OPEN || goal->state == GOAL_LOOPT;
}

static void mark_late(struct call *call, id object_id, day due, const char *what)
{
	char date[DAY_NL_BYTES];

	if (due == DAY_NONE || due >= call->today)
		return;
	day_nl(due, date);
	MARK_SAY(mark_new(call, MARK_TE_LAAT, object_id), "%s had op %s klaar moeten zijn.", what, date);
}

/* The same words in plans of other households; only how many, never whose. */
static bool mark_copied(struct call *call, const struct goal *goal)
{
	static const char COPIES[] =
		"SELECT count(DISTINCT g.household_id) FROM goal g JOIN plan p ON p.id = g.plan_id AND p.closed IS NULL"
		" WHERE g.what = :what AND g.household_id <> :household_id";
	struct query *query = db_query(call->db, COPIES);
	int64_t copies;

	query_record(query, &goal_record, goal);
	copies = query_number(query, &call->err);
	if (copies >= COPIES_LEAST)
		MARK_SAY(mark_new(call, MARK_GEKOPIEERD, goal->id),
			"Precies dit doel staat ook in %lld andere plannen. Past het bij dit gezin?", (long long)copies);
	return call->err.code == ERR_NONE;
}

static bool goals_mark(struct call *call)
{
	const struct goal *goal;

	for (size_t n = 0; (goal = rows_get(&call->out->rows, &goal_record, n)); n++) {
		if (!running(goal))
			continue;
		if (goal_vague(goal))
			MARK_SAY(mark_new(call, MARK_VAAG, goal->id),
				"Waaraan is te zien dat dit bereikt is? Er staat geen getal, dag of iets dat er is of niet.");
		mark_late(call, goal->id, goal->target, "Dit doel");
		if (!mark_copied(call, goal))
			return false;
	}
	return true;
}

static void actions_mark(struct call *call)
{
	const struct action *action;

	for (size_t n = 0; (action = rows_get(&call->out->rows, &action_record, n)); n++)
		if (action->state == ACTION_AFGESPROKEN || action->state == ACTION_GESTART)
			mark_late(call, action->id, action->due, "Deze actie");
}

static bool household_mark(struct call *call, id household_id)
{
	struct pressure pressure;

	if (!pressure_load(call, household_id, &pressure))
		return false;
	if (pressure.silent_from != DAY_NONE && pressure.silent_from <= call->today && pressure.pause_until == DAY_NONE)
		MARK_SAY(mark_new(call, MARK_STIL, 0), "Er is al %d dagen geen contact opgeschreven.",
			(int)(call->today - pressure.last_contact));
	if (pressure.professionals > pressure.grens)
		MARK_SAY(mark_new(call, MARK_DRUKTE, 0), "Er werken %lld professionals met dit gezin; de gemeente vindt %lld genoeg.",
			(long long)pressure.professionals, (long long)pressure.grens);
	return true;
}

bool marks_answer(struct call *call, const struct plan *plan)
{
	actions_mark(call);
	return goals_mark(call) && household_mark(call, plan->household_id);
}
