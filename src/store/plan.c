/* The plan of a household: begin and read; and the door of everything that is written in it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/door.h"
#include "store/plan.h"
#include "store/plan_kept.h"
#include "store/session.h"
#include "edit_kind.h"
#include "plan_family.h"

static const struct edit_field plan_fields_edited[] = {
	{ "state", false }, { "vraagstuk", true }, { "richten", true }, { "inrichten", true },
	{ "verrichten", true }, { "started", false }, { "evaluatie", false },
};

static const char PLAN_LOAD[] = "SELECT *, closed AS plan_closed FROM plan WHERE id = :id";

static const char PLAN_SAVE[] =
	"UPDATE plan SET state = :state, vraagstuk = :vraagstuk, richten = :richten, inrichten = :inrichten,"
	" verrichten = :verrichten, started = :started, evaluatie = :evaluatie WHERE id = :id";

static bool plan_check(const void *before, const void *after, struct err *err)
{
	const struct plan *plan = after;

	(void)before;
	if (plan->state == PLAN_GESLOTEN)
		return rule_refuse(err, "plan.sluiten");
	if (plan->started == DAY_NONE)
		return err_set(err, ERR_INPUT, "Begonnen op: dit moet ingevuld zijn.");
	return true;
}

const struct edit_kind plan_edits = {
	.record = &plan_record,
	.deed = DEED_EDIT_PLAN,
	.fields = plan_fields_edited,
	.count = COUNT_OF(plan_fields_edited),
	.load_sql = PLAN_LOAD,
	.save_sql = PLAN_SAVE,
	.check = plan_check,
};

bool plan_contact(struct call *call, id household_id)
{
	static const char CONTACT[] =
		"UPDATE household SET last_contact = :today WHERE id = :id AND coalesce(last_contact, '') < :today";
	struct query *query = db_query(call->db, CONTACT);

	query_day(query, ":today", call->today);
	query_id(query, ":id", household_id);
	return query_run(query, &call->err);
}

/* ---- begin ---- */

bool plan_of_household(struct call *call, id household_id, struct plan *out)
{
	static const char PLAN_OPEN[] = "SELECT * FROM plan WHERE household_id = :household_id AND closed IS NULL";
	struct query *query = db_query(call->db, PLAN_OPEN);

	record_init(&plan_record, out);
	query_id(query, ":household_id", household_id);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &plan_record, out);
	query_done(query);
	return true;
}

static bool plan_is_first(struct call *call, id household_id)
{
	struct plan plan;
	bool open = plan_of_household(call, household_id, &plan);
	char since[DAY_NL_BYTES];

	day_nl(plan.started, since);
	record_clear(&plan_record, &plan);
	if (open)
		return rule_refuse_as(&call->err, "plan.een", "Dit huishouden heeft al een plan, van %s", since);
	return call->err.code == ERR_NONE;
}

bool plan_start(struct call *call, id household_id, struct plan *out)
{
	static const char PLAN_ADD[] =
		"INSERT INTO plan(id, household_id, state, started) VALUES(:id, :household_id, :state, :started)";
	struct query *query;

	record_init(&plan_record, out);
	if (!call_may(call, DEED_EDIT_PLAN, household_id) || !plan_is_first(call, household_id))
		return false;
	out->id = db_next_id(call->db);
	out->household_id = household_id;
	out->started = call->today;
	query = db_query(call->db, PLAN_ADD);
	query_record(query, &plan_record, out);
	if (!query_run(query, &call->err) || !fields_first_versions(call, "plan", out->id, household_id, out))
		return false;
	change_note(call, household_id, "plan", out->id, "");
	call_about(call, household_id, "plan", out->id, "plan begonnen");
	return true;
}

/* ---- read ---- */

bool rows_answer(struct call *call, struct query *query, const struct record *record)
{
	enum query_result result;

	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, record, rows_new(&call->out->rows, record));
	return result == QUERY_DONE;
}

static bool plan_parts(struct call *call, id plan_id)
{
	static const char GOALS[] =
		"SELECT g.*, d.naam AS leefgebied_naam FROM goal g JOIN life_domain d ON d.code = g.leefgebied"
		" WHERE g.plan_id = :plan_id ORDER BY d.place, d.code, g.place, g.id";
	static const char ACTIONS[] =
		"SELECT a.* FROM action a JOIN goal g ON g.id = a.goal_id JOIN life_domain d ON d.code = g.leefgebied"
		" WHERE g.plan_id = :plan_id ORDER BY d.place, d.code, g.place, g.id, a.id";
	/* By the index from field to field and to the last version of each: it costs the same after a thousand edits. */
	static const char VERSIONS[] =
		"WITH RECURSIVE part(kind, object_id) AS (SELECT 'plan', :plan_id"
		" UNION ALL SELECT 'goal', id FROM goal WHERE plan_id = :plan_id"
		" UNION ALL SELECT 'action', a.id FROM action a JOIN goal g ON g.id = a.goal_id WHERE g.plan_id = :plan_id),"
		" place(kind, object_id, field) AS (SELECT kind, object_id, (SELECT min(v.field) FROM field_version v"
		"   WHERE v.kind = part.kind AND v.object_id = part.object_id) FROM part"
		"  UNION ALL SELECT kind, object_id, (SELECT min(v.field) FROM field_version v WHERE v.kind = place.kind"
		"   AND v.object_id = place.object_id AND v.field > place.field) FROM place WHERE field IS NOT NULL)"
		" SELECT v.kind, v.object_id, v.field, v.version, v.employee_id, v.at, e.naam AS employee_naam FROM place"
		" CROSS JOIN field_version v ON v.kind = place.kind AND v.object_id = place.object_id AND v.field = place.field"
		"  AND v.lost = 0 AND v.version = (SELECT max(w.version) FROM field_version w WHERE w.kind = place.kind"
		"   AND w.object_id = place.object_id AND w.field = place.field AND w.lost = 0)"
		" JOIN employee e ON e.id = v.employee_id";
	static const struct {
		const char *sql;
		const struct record *record;
	} parts[] = { { GOALS, &goal_record }, { ACTIONS, &action_record }, { VERSIONS, &field_version_record } };

	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct query *query = db_query(call->db, parts[i].sql);

		query_id(query, ":plan_id", plan_id);
		if (!rows_answer(call, query, parts[i].record))
			return false;
	}
	return true;
}

/* Also when there is no plan: the first goal needs them. */
static bool life_domains(struct call *call)
{
	static const char DOMAINS[] = "SELECT * FROM life_domain ORDER BY ended, place, code";

	return rows_answer(call, db_query(call->db, DOMAINS), &life_domain_record);
}

static bool plan_drafts(struct call *call, id household_id)
{
	static const char DRAFTS[] =
		"SELECT * FROM draft WHERE employee_id = :employee_id AND household_id = :household_id AND wears(pet) ORDER BY at";
	struct query *query = db_query(call->db, DRAFTS);

	query_id(query, ":employee_id", call->actor->employee_id);
	query_id(query, ":household_id", household_id);
	return rows_answer(call, query, &draft_record);
}

/* The same for everybody who may open the household. */
static bool plan_answer(struct call *call, id household_id)
{
	size_t first = call->out->rows.count;
	struct plan plan;
	bool open, ok;

	if (plan_kept_answer(call, household_id))
		return true;
	open = plan_of_household(call, household_id, &plan);
	ok = call->err.code == ERR_NONE;
	if (open) {
		call_out(call, &plan_record, &plan);
		ok = plan_parts(call, plan.id) && agreements_answer(call, plan.id) && voices_answer(call, household_id) &&
			versions_answer(call, &plan) && marks_answer(call, &plan);
	}
	record_clear(&plan_record, &plan);
	if (!ok || !life_domains(call))
		return false;
	plan_keep(call, household_id, first);
	return true;
}

static bool plan_read_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!call_may(call, DEED_OPEN, ask->id))
		return false;
	if (!seat_watches(call, ask->id))
		view_note(call, "lees", ask->id, "plan", 0, NULL);
	if (!plan_answer(call, ask->id) || !plan_drafts(call, ask->id))
		return false;
	plan_seen(call, ask->id);
	return true;
}

/* ---- the door ---- */

static bool plan_start_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct plan plan;
	bool ok = plan_start(call, ask->id, &plan);

	if (ok)
		call_out(call, &plan_record, &plan);
	record_clear(&plan_record, &plan);
	return ok;
}

static bool goal_add_handle(struct call *call)
{
	struct goal *goal = call_in(call, &goal_record);

	if (!goal_add(call, goal))
		return false;
	call_out(call, &goal_record, goal);
	return true;
}

static bool action_add_handle(struct call *call)
{
	struct action *action = call_in(call, &action_record);

	if (!action_add(call, action))
		return false;
	call_out(call, &action_record, action);
	return true;
}

/* What did not clash is stored, so this is no failure; the status tells the writer that a choice is left. */
static bool fields_save_handle(struct call *call)
{
	struct err err = ERR_INIT;
	size_t clashed;

	if (!fields_save(call, &clashed))
		return false;
	if (clashed > 0) {
		err_set(&err, ERR_STALE,
			"Een collega wijzigde dezelfde zin. Kies wat er moet staan; beide teksten zijn bewaard.");
		message_refuse(call->out, &err);
	}
	return true;
}

const struct door_row plan_doors[] = {
	{ REQ_PLAN_READ, PHASE_OPEN, DEED_NONE, NULL, plan_read_handle },
	{ REQ_PLAN_START, PHASE_OPEN, DEED_NONE, "plan-begin", plan_start_handle },
	{ REQ_GOAL_ADD, PHASE_OPEN, DEED_NONE, "doel-nieuw", goal_add_handle },
	{ REQ_ACTION_ADD, PHASE_OPEN, DEED_NONE, "actie-nieuw", action_add_handle },
	{ REQ_FIELDS_SAVE, PHASE_OPEN, DEED_NONE, "velden", fields_save_handle },
	{ REQ_FIELD_HISTORY, PHASE_OPEN, DEED_NONE, NULL, field_history_handle },
	{ 0 }
};
