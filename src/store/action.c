/* Actions of a goal: the new one, and what people edit of it. */
#include "base/mem.h"
#include "domain/rule.h"
#include "store/plan.h"
#include "edit_kind.h"

static const struct edit_field action_fields_edited[] = {
	{ "what", true }, { "owner", false }, { "owner_naam", false }, { "lijn", false }, { "waarom_niet_lager", false },
	{ "started", false }, { "due", false }, { "state", false }, { "resultaat", true },
};

static const char ACTION_LOAD[] =
	"SELECT a.*, p.closed AS plan_closed FROM action a JOIN goal g ON g.id = a.goal_id JOIN plan p ON p.id = g.plan_id"
	" WHERE a.id = :id";

static const char ACTION_SAVE[] =
	"UPDATE action SET what = :what, owner = :owner, owner_naam = :owner_naam, lijn = :lijn,"
	" waarom_niet_lager = :waarom_niet_lager, started = :started, due = :due, state = :state, resultaat = :resultaat"
	" WHERE id = :id";

/* Wmo 2015 2.3.2 lid 4: first what can be done without the heaviest line. */
static bool action_check(const void *before, const void *after, struct err *err)
{
	const struct action *action = after;

	(void)before;
	if (action->lijn == LIJN_2 && !*action->waarom_niet_lager)
		return rule_refuse(err, "actie.waarom-niet-lager");
	if (action->started != DAY_NONE && action->due != DAY_NONE && action->due < action->started)
		return err_set(err, ERR_INPUT, "Klaar op: deze dag ligt voor het begin.");
	return true;
}

const struct edit_kind action_edits = {
	.record = &action_record,
	.deed = DEED_EDIT_PLAN,
	.fields = action_fields_edited,
	.count = COUNT_OF(action_fields_edited),
	.load_sql = ACTION_LOAD,
	.save_sql = ACTION_SAVE,
	.is_contact = true,
	.check = action_check,
};

/* The parent says which household it is, never who sends. */
static bool action_place(struct call *call, struct action *action)
{
	struct goal goal;
	bool closed = false;
	bool ok = edit_object_load(call, &goal_edits, action->goal_id, DEED_EDIT_PLAN, &goal, &closed);

	action->household_id = goal.household_id;
	record_clear(&goal_record, &goal);
	if (ok && closed)
		return rule_refuse(&call->err, "plan.gesloten");
	return ok;
}

bool action_add(struct call *call, struct action *action)
{
	static const char ACTION_ADD[] =
		"INSERT INTO action(id, goal_id, household_id, what, owner, owner_naam, lijn, waarom_niet_lager, started, due,"
		" state, resultaat) VALUES(:id, :goal_id, :household_id, :what, :owner, :owner_naam, :lijn,"
		" :waarom_niet_lager, :started, :due, :state, :resultaat)";
	struct query *query;

	if (!action_place(call, action) || !record_check(&action_record, action, &call->err) ||
			!action_check(action, action, &call->err))
		return false;
	action->id = db_next_id(call->db);
	query = db_query(call->db, ACTION_ADD);
	query_record(query, &action_record, action);
	if (!query_run(query, &call->err) || !plan_contact(call, action->household_id) ||
			!fields_first_versions(call, "action", action->id, action->household_id, action))
		return false;
	change_note(call, action->household_id, "action", action->id, "");
	call_about(call, action->household_id, "action", action->id, "nieuwe actie");
	return true;
}
