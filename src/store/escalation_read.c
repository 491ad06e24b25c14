/* Reading escalations: the list, and one with its ladder. Who may act on it has thereby seen it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/audit.h"
#include "store/decision.h"
#include "store/session.h"
#include "edit_kind.h"
#include "escalation_inside.h"
#include "facts_inside.h"

enum { LIST_CLOSED_DAYS = 90 };

/* ---- the list ---- */

#define LIST_COLUMNS \
	"SELECT e.*, h.huishoudnummer, h.naam AS household_naam, r.naam AS trede_naam, p.naam AS holder_naam," \
	" " REQUESTER_NAAM " AS requester_naam, NULL AS instructie, NULL AS instructie_naam," \
	" (e.requester_id = :me OR EXISTS(SELECT 1 FROM escalation_step s WHERE s.escalation_id = e.id" \
	"  AND s.employee_id = :me)) AS mine" \
	" FROM escalation e JOIN household h ON h.id = e.household_id LEFT JOIN rung r ON r.trede = e.trede" \
	" LEFT JOIN employee p ON p.id = e.holder_id JOIN employee q ON q.id = e.requester_id"

#define LIST_ORDER " ORDER BY closed IS NOT NULL, overdue DESC, due IS NULL, due, raised DESC, id"

/* Of each as much as the actor sees. */
static bool list_answer(struct call *call, struct query *query)
{
	enum query_result result;

	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct escalation escalation;
		bool ok;

		record_init(&escalation_record, &escalation);
		query_read(query, &escalation_record, &escalation);
		ok = escalation_out(call, &escalation);
		record_clear(&escalation_record, &escalation);
		if (!ok)
			break;
	}
	query_done(query);
	return result == QUERY_DONE;
}

static bool list_household(struct call *call, id household_id)
{
	static const char LIST_OF_HOUSEHOLD[] =
		"SELECT * FROM (" LIST_COLUMNS " WHERE e.household_id = :household_id)" LIST_ORDER " LIMIT 500";
	struct query *query;

	if (!call_may(call, DEED_DECISIONS, household_id))
		return false;
	query = db_query(call->db, LIST_OF_HOUSEHOLD);
	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household_id", household_id);
	query_day(query, ":today", call->today);
	return list_answer(call, query);
}

/* Mine: I may act, I asked it, or I did something on it. */
static bool list_mine(struct call *call)
{
	static const char LIST_MINE[] =
		"SELECT * FROM (" LIST_COLUMNS " WHERE e.closed IS NULL OR e.closed > :since) WHERE closed IS NULL OR mine"
		LIST_ORDER;
	struct query *query = db_query(call->db, LIST_MINE);
	enum query_result result;

	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":since", day_start(call->today - LIST_CLOSED_DAYS));
	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct escalation escalation;
		struct access_facts facts;

		record_init(&escalation_record, &escalation);
		query_read(query, &escalation_record, &escalation);
		access_facts_load(call, escalation.household_id, &facts);
		if ((query_get_int(query, "mine") && !access_hidden(&facts) && !facts.own_household) ||
				escalation_may_act(call, &escalation))
			escalation_out(call, &escalation);
		record_clear(&escalation_record, &escalation);
	}
	return result == QUERY_DONE;
}

bool escalation_list_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	return ask->id ? list_household(call, ask->id) : list_mine(call);
}

/* ---- one ---- */

static bool has_step(struct call *call, id escalation_id, const char *kind)
{
	static const char HAS_STEP[] =
		"SELECT count(*) FROM escalation_step WHERE escalation_id = :id AND employee_id = :me"
		" AND (kind = :kind OR (:kind IS NULL AND kind <> 'rondetafel'))";
	struct query *query = db_query(call->db, HAS_STEP);

	query_id(query, ":id", escalation_id);
	query_id(query, ":me", call->actor->employee_id);
	query_text(query, ":kind", kind);
	return query_number(query, NULL) > 0;
}

static bool seen_store(struct call *call, const struct escalation *escalation)
{
	call_about(call, escalation->household_id, "escalation", escalation->id, "gezien op trede %lld",
		(long long)escalation->trede);
	change_note(call, escalation->household_id, "escalation", escalation->id, "");
	inbox_changed(call, escalation->buiten ? escalation->requester_id : 0);
	return escalation_step_add(call, escalation->id, STEP_SEEN, escalation->trede, call->actor->employee_id, NULL) &&
		audit_call(call, "opschaling-gezien", &call->err);
}

/* Once per person: that they know of it. Reading has no transaction of its own, unless it is part of a larger one. */
static bool mark_seen(struct call *call, const struct escalation *escalation)
{
	if (has_step(call, escalation->id, choice_code(step_kind_choices, STEP_SEEN)))
		return true;
	if (db_in_transaction(call->db))
		return seen_store(call, escalation);
	if (!db_begin(call->db, &call->err))
		return false;
	if (seen_store(call, escalation))
		return db_commit(call->db, &call->err);
	db_rollback(call->db);
	return false;
}

static bool steps_answer(struct call *call, id escalation_id)
{
	static const char STEPS[] =
		"SELECT s.*, CASE WHEN s.employee_id = e.requester_id THEN " REQUESTER_NAAM " ELSE q.naam END AS employee_naam"
		" FROM escalation_step s JOIN escalation e ON e.id = s.escalation_id LEFT JOIN employee q ON q.id = s.employee_id"
		" WHERE s.escalation_id = :id ORDER BY s.id";
	struct query *query = db_query(call->db, STEPS);

	query_id(query, ":id", escalation_id);
	query_day(query, ":today", call->today);
	return rows_answer(call, query, &escalation_step_record);
}

/* ---- all together ---- */

static bool decision_beside(struct call *call, id decision_id)
{
	struct decision decision;
	bool ok;

	if (!decision_id)
		return true;
	ok = decision_load(call, decision_id, &decision);
	if (ok)
		call_out(call, &decision_record, &decision);
	record_clear(&decision_record, &decision);
	return ok;
}

/* What must be seen first, for who may open the dossier. */
static bool signals_beside(struct call *call, const struct access_facts *facts, id household_id)
{
	struct query *query;

	if (!access_may(facts, DEED_OPEN))
		return true;
	query = db_query(call->db, SIGNALS_OF_HOUSEHOLD);
	query_id(query, ":household", household_id);
	return rows_answer(call, query, &signal_record);
}

/* Who is only asked to its table reads the question, and no decision. */
static bool decision_for(struct call *call, const struct access_facts *facts, const struct escalation *escalation)
{
	return access_may(facts, DEED_DECISIONS) || escalation_may_act(call, escalation) ||
		escalation->requester_id == call->actor->employee_id;
}

bool escalation_whole_answer(struct call *call, const struct escalation *escalation)
{
	struct access_facts facts;

	access_facts_load(call, escalation->household_id, &facts);
	if (!seat_watches(call, escalation->household_id))
		view_note(call, "lees", escalation->household_id, "escalation", escalation->id, escalation->subject);
	call_out(call, &escalation_record, escalation);
	return steps_answer(call, escalation->id) && rung_holders_answer(call, escalation->household_id) &&
		table_answer(call, escalation->id) && signals_beside(call, &facts, escalation->household_id) &&
		(!decision_for(call, &facts, escalation) || decision_beside(call, escalation->decision_id));
}

bool escalation_read_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct escalation escalation;
	bool ok = escalation_load(call, ask->id, &escalation) && escalation_may_read(call, &escalation);

	if (ok && escalation_sight(call, &escalation) == SIGHT_FOLLOWS)
		ok = escalation_follow_answer(call, &escalation);
	else if (ok)
		ok = (!escalation_may_act(call, &escalation) || mark_seen(call, &escalation)) &&
			escalation_whole_answer(call, &escalation);

	record_clear(&escalation_record, &escalation);
	return ok;
}
