/* Closing a plan: what was reached of each goal, what happens with the regie, and what runs on; in one transaction. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/measurement.h"
#include "domain/rule.h"
#include "edit_kind.h"
#include "household_inside.h"
#include "plan_family.h"
#include "store/door.h"
#include "store/plan.h"

/* ---- what is asked, and what runs on ---- */

#define LEFT(what_, tekst_) "SELECT '" what_ "' AS what, substr(" tekst_ ", 1, 150) AS tekst "

static const char LEFT_OPEN[] =
	LEFT("Actie", "a.what || coalesce(' - ' || a.owner_naam, '')") "FROM action a JOIN goal g ON g.id = a.goal_id"
	"  WHERE g.plan_id = :plan AND a.state IN ('afgesproken', 'gestart')"
	" UNION ALL " LEFT("Taak", "t.what") "FROM task t WHERE t.household_id = :household AND t.done IS NULL"
	" UNION ALL " LEFT("Opschaling", "e.subject") "FROM escalation e WHERE e.household_id = :household AND e.closed IS NULL"
	" UNION ALL " LEFT("Onderzoek", "'moet af zijn op ' || strftime('%d-%m-%Y', m.onderzoekUiterlijk)")
	"  FROM melding m WHERE m.household_id = :household AND m.afgesloten IS NULL AND wears(m.pet)"
	" UNION ALL " LEFT("Aanvraag", "q.onderwerp") "FROM aanvraag q WHERE q.household_id = :household AND q.afgesloten IS NULL"
	" UNION ALL " LEFT("Signaal", "s.reason") "FROM signal s WHERE s.household_id = :household AND s.until IS NULL"
	" UNION ALL " LEFT("Betrokken", "coalesce(e.naam || ', ', '') || coalesce(o.naam || ', ', '') || i.what")
	"  FROM involvement i LEFT JOIN employee e ON e.id = i.employee_id LEFT JOIN organisation o ON o.id = i.organisation_id"
	"  WHERE i.household_id = :household AND i.until IS NULL AND wears(i.pet) LIMIT 60";

/* Who may see the decisions there, sees which of them run on. */
static const char LEFT_DECISIONS[] =
	LEFT("Besluit", "coalesce(k.naam, 'besluit') || CASE WHEN d.state IN ('genomen', 'bekendgemaakt') THEN"
		" coalesce(', loopt tot ' || strftime('%d-%m-%Y', d.datumEinde), '') ELSE ', nog niet genomen' END")
	"FROM decision d LEFT JOIN provision_kind k ON k.id = d.provision_kind_id WHERE d.household_id = :household"
	" AND (d.state IN ('concept', 'ter_toetsing', 'tweede_ogen') OR (d.state IN ('genomen', 'bekendgemaakt')"
	"  AND d.kind NOT IN ('afwijzing', 'intrekking') AND (d.datumEinde IS NULL OR d.datumEinde >= :today))) LIMIT 40";

static bool left_open(struct call *call, const struct plan *plan, const char *sql)
{
	struct query *query = db_query(call->db, sql);

	query_id(query, ":household", plan->household_id);
	if (sql == LEFT_OPEN)
		query_id(query, ":plan", plan->id);
	else
		query_day(query, ":today", call->today);
	return rows_answer(call, query, &left_open_record);
}

/* Who of the family was not measured at the end of this plan. */
static bool unmeasured(struct call *call, const struct plan *plan)
{
	static const char UNMEASURED[] =
		"SELECT p.id AS person_id, 1 AS here, " PERSON_NAME " AS naam FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = :household AND m.\"from\" <= :today AND (m.until IS NULL OR m.until > :today)"
		" AND (p.overlijdensdatum IS NULL OR p.overlijdensdatum > :today)"
		" AND EXISTS(SELECT 1 FROM measurement x WHERE x.household_id = :household AND x.person_id = p.id)"
		" AND NOT EXISTS(SELECT 1 FROM measurement x WHERE x.household_id = :household AND x.person_id = p.id"
		"  AND x.moment = 'einde' AND x.datum >= :started) ORDER BY coalesce(p.geboortedatum, ''), p.id LIMIT 40";
	struct query *query = db_query(call->db, UNMEASURED);

	query_id(query, ":household", plan->household_id);
	query_day(query, ":today", call->today);
	query_day(query, ":started", plan->started);
	return rows_answer(call, query, &measured_record);
}

static bool closing_goals(struct call *call, const struct plan *plan)
{
	static const char GOALS[] =
		"SELECT g.*, d.naam AS leefgebied_naam FROM goal g JOIN life_domain d ON d.code = g.leefgebied"
		" WHERE g.plan_id = :plan ORDER BY d.place, d.code, g.place, g.id";
	static const char REGIE[] =
		"SELECT r.*, e.naam AS employee_naam FROM regie r JOIN employee e ON e.id = r.employee_id"
		" WHERE r.household_id = :household AND r.until IS NULL";
	struct query *query = db_query(call->db, GOALS);

	query_id(query, ":plan", plan->id);
	if (!rows_answer(call, query, &goal_record))
		return false;
	query = db_query(call->db, REGIE);
	query_id(query, ":household", plan->household_id);
	return rows_answer(call, query, &regie_record);
}

static bool closing_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct plan plan;
	bool closed = false;
	bool ok = edit_object_load(call, &plan_edits, ask->id, DEED_EDIT_PLAN, &plan, &closed);

	if (ok && closed)
		ok = rule_refuse(&call->err, "plan.gesloten");
	ok = ok && closing_goals(call, &plan) && unmeasured(call, &plan) && left_open(call, &plan, LEFT_OPEN);
	if (ok && call_may(call, DEED_DECISIONS, plan.household_id))
		ok = left_open(call, &plan, LEFT_DECISIONS);
	else if (ok)
		call->err = ERR_INIT;
	record_clear(&plan_record, &plan);
	return ok;
}

/* ---- closing ---- */

/* The state of the goal follows, as a version of its own: what stood there stays in its history. */
static bool goal_state_follow(struct call *call, const struct goal *goal, int outcome)
{
	static const char STATE[] = "UPDATE goal SET state = :state WHERE id = :id";
	struct goal after = *goal;
	struct field_version version;
	struct query *query;
	bool ok;

	after.state = outcome_goal_state(outcome);
	if (after.state == goal->state)
		return true;
	query = db_query(call->db, STATE);
	query_record(query, &goal_record, &after);
	record_init(&field_version_record, &version);
	ok = query_run(query, &call->err) && field_current(call, "goal", goal->id, "state", &version);
	if (ok) {
		version.version++;
		free(version.value);
		version.value = mem_text(choice_code(goal_state_choices, after.state));
		ok = field_version_add(call, goal->household_id, &version);
		change_note(call, goal->household_id, "goal", goal->id, "state");
	}
	record_clear(&field_version_record, &version);
	return ok;
}

static const struct goal_result *result_of(struct call *call, id goal_id)
{
	const struct goal_result *result;

	for (size_t n = 0; (result = rows_get(&call->in->rows, &goal_result_record, n)) != NULL; n++)
		if (result->goal_id == goal_id)
			return result;
	return NULL;
}

static bool outcome_add(struct call *call, const struct goal *goal, day closed)
{
	static const char OUTCOME[] =
		"INSERT INTO goal_result(goal_id, plan_id, household_id, outcome, tekst, datum, employee_id)"
		" VALUES(:goal_id, :plan_id, :household_id, :outcome, :tekst, :datum, :employee_id)";
	const struct goal_result *given = result_of(call, goal->id);
	struct goal_result result;
	struct query *query;

	if (given == NULL)
		return rule_refuse_as(&call->err, "plan.open-doelen", "Wat is er bereikt van het doel «%.80s»? Dat staat er nog niet", goal->what);
	result = *given;
	result.plan_id = goal->plan_id;
	result.household_id = goal->household_id;
	result.datum = closed;
	result.employee_id = call->actor->employee_id;
	if (!result.tekst[0])
		return err_set(&call->err, ERR_INPUT, "In één zin: schrijf op wat er bereikt is van «%.200s».", goal->what);
	if (!record_check(&goal_result_record, &result, &call->err))
		return false;
	query = db_query(call->db, OUTCOME);
	query_record(query, &goal_result_record, &result);
	return query_run(query, &call->err) && goal_state_follow(call, goal, result.outcome);
}

/* Each goal is asked, also one that came in while the question was open. */
static bool outcomes_add(struct call *call, const struct plan *plan, day closed)
{
	static const char GOALS[] = "SELECT * FROM goal WHERE plan_id = :plan ORDER BY id";
	struct query *query = db_query(call->db, GOALS);
	struct rows goals = ROWS_INIT;
	const struct goal *goal;
	enum query_result result;
	bool ok;

	query_id(query, ":plan", plan->id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &goal_record, rows_new(&goals, &goal_record));
	ok = result == QUERY_DONE;
	for (size_t n = 0; ok && (goal = rows_get(&goals, &goal_record, n)) != NULL; n++)
		ok = outcome_add(call, goal, closed);
	rows_free(&goals);
	return ok;
}

static bool closing_check(struct call *call, const struct plan *plan, struct plan_closing *closing)
{
	char naam[TEXT_LINE_BYTES];

	if (closing->closed == DAY_NONE)
		closing->closed = call->today;
	if (!closing->reason || !closing->reason[0])
		return err_set(&call->err, ERR_INPUT, "Hoe nu verder: dit moet ingevuld zijn.");
	if (!record_check(&plan_closing_record, closing, &call->err) ||
			!day_check(closing->closed, call->today, "Gesloten op", &call->err))
		return false;
	if (closing->closed < plan->started)
		return err_set(&call->err, ERR_INPUT, "Gesloten op: toen was het plan nog niet begonnen.");
	return !closing->nameting_id || employee_named(call, closing->nameting_id, naam, NULL, NULL);
}

static bool plan_store_closed(struct call *call, struct plan *plan, const struct plan_closing *closing)
{
	static const char PLAN_CLOSE[] =
		"UPDATE plan SET state = :state, closed = :closed, closing_reason = :closing_reason WHERE id = :id";
	static const char NAMETING[] = "UPDATE plan SET nameting_id = :nameting_id WHERE id = :plan_id";
	struct query *query;

	free(plan->closing_reason);
	plan->closing_reason = mem_text(closing->reason);
	plan->state = PLAN_GESLOTEN;
	plan->closed = closing->closed;
	query = db_query(call->db, PLAN_CLOSE);
	query_record(query, &plan_record, plan);
	if (!query_run(query, &call->err))
		return false;
	query = db_query(call->db, NAMETING);
	query_record(query, &plan_closing_record, closing);
	return query_run(query, &call->err);
}

static bool plan_close(struct call *call, struct plan *plan, struct plan_closing *closing)
{
	if (!closing_check(call, plan, closing) || !outcomes_add(call, plan, closing->closed) ||
			!plan_store_closed(call, plan, closing))
		return false;
	if (closing->regie == CLOSING_REGIE_END && !regie_end(call, plan->household_id, closing->regie_reason))
		return false;
	if (closing->nameting_id)
		inbox_changed(call, closing->nameting_id);
	change_note(call, plan->household_id, "plan", plan->id, "");
	call_about(call, plan->household_id, "plan", plan->id, "plan gesloten, regie %s: %s",
		choice_code(closing_regie_choices, closing->regie), closing->regie_reason);
	return true;
}

static bool plan_close_handle(struct call *call)
{
	struct plan_closing closing;
	struct plan plan;
	bool closed = false, ok;

	record_copy(&plan_closing_record, &closing, call_in(call, &plan_closing_record));
	ok = edit_object_load(call, &plan_edits, closing.plan_id, DEED_EDIT_PLAN, &plan, &closed);
	if (ok && closed)
		ok = rule_refuse(&call->err, "plan.gesloten");
	ok = ok && plan_close(call, &plan, &closing);
	if (ok)
		call_out(call, &plan_record, &plan);
	record_clear(&plan_record, &plan);
	record_clear(&plan_closing_record, &closing);
	return ok;
}

const struct door_row plan_close_doors[] = {
	{ REQ_PLAN_CLOSING, PHASE_OPEN, DEED_NONE, NULL, closing_handle },
	{ REQ_PLAN_CLOSE, PHASE_OPEN, DEED_NONE, "plan-sluit", plan_close_handle },
	{ 0 }
};
