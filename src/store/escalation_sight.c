/* How much of an escalation somebody sees: all of it; or, of an own worry without a right to the dossier, how it goes. */
#include <stdlib.h>

#include "domain/rule.h"
#include "edit_kind.h"
#include "escalation_inside.h"
#include "exclusion_inside.h"

/* ---- who sees how much ---- */

/* What somebody did there as a rung; not what they did as the one who asked, or at a table. */
static bool acted_there(struct call *call, id escalation_id)
{
	static const char ACTED[] =
		"SELECT count(*) FROM escalation_step WHERE escalation_id = :id AND employee_id = :me"
		" AND kind NOT IN ('rondetafel', 'opgeschaald', 'aangevuld', 'ingetrokken')";
	struct query *query = db_query(call->db, ACTED);

	query_id(query, ":id", escalation_id);
	query_id(query, ":me", call->actor->employee_id);
	return query_number(query, &call->err) > 0;
}

/* About money it is a matter of the decisions there, else of the dossier. */
static enum deed deed_of(const struct escalation *escalation)
{
	return escalation->cause == CAUSE_MANDAAT ? DEED_DECISIONS : DEED_OPEN;
}

enum escalation_sight escalation_sight(struct call *call, const struct escalation *escalation)
{
	bool mine = escalation->requester_id == call->actor->employee_id;
	struct access_facts facts;
	bool hidden;

	access_facts_load(call, escalation->household_id, &facts);
	hidden = access_hidden(&facts);
	if (escalation_may_act(call, escalation) || (!hidden && acted_there(call, escalation->id)))
		return SIGHT_WHOLE;
	if (call->err.code == ERR_NONE && !facts.excluded && !facts.own_household && table_asks(call, escalation->id))
		return SIGHT_WHOLE;
	if (call->err.code != ERR_NONE)
		return SIGHT_NONE;
	if (access_may(&facts, deed_of(escalation)) || (mine && !hidden && escalation->cause == CAUSE_MANDAAT))
		return SIGHT_WHOLE;
	return mine && !hidden ? SIGHT_FOLLOWS : SIGHT_NONE;
}

/* What is not there and what is not for you look the same. */
bool escalation_may_read(struct call *call, const struct escalation *escalation)
{
	return escalation_sight(call, escalation) != SIGHT_NONE ||
		(call->err.code == ERR_NONE && rule_missing(&call->err, "opschaling.geen"));
}

/* ---- what is left for who only follows it ---- */

static void text_drop(char **text)
{
	free(*text);
	*text = NULL;
}

void escalation_limit(struct call *call, struct escalation *escalation)
{
	struct access_facts facts;

	access_facts_load(call, escalation->household_id, &facts);
	escalation->beperkt = true;
	escalation->decision_id = 0;
	text_drop(&escalation->instructie);
	escalation->instructie_naam[0] = '\0';
	if (!access_may(&facts, DEED_LIST))
		escalation->household_naam[0] = '\0';
	if (escalation->holder_id && excluded_there(call, escalation->household_id, escalation->holder_id)) {
		escalation->holder_id = 0;
		escalation->holder_naam[0] = '\0';
	}
}

bool escalation_out(struct call *call, struct escalation *escalation)
{
	enum escalation_sight sight = escalation_sight(call, escalation);

	if (sight == SIGHT_FOLLOWS)
		escalation_limit(call, escalation);
	if (sight != SIGHT_NONE)
		call_out(call, &escalation_record, escalation);
	return call->err.code == ERR_NONE;
}

/* The way it went, by rungs and without their words; what was said to who asked, and by them, stays. */
static bool follow_steps_answer(struct call *call, id escalation_id)
{
	static const char FOLLOWED[] =
		"SELECT s.id, s.escalation_id, s.at, s.kind, s.trede, CASE WHEN s.employee_id = :me THEN s.employee_id END AS employee_id,"
		" CASE WHEN s.employee_id = :me THEN e.naam WHEN s.employee_id IS NOT NULL THEN r.naam END AS employee_naam,"
		" CASE WHEN s.employee_id = :me OR s.kind = 'teruggegeven' THEN s.tekst END AS tekst"
		" FROM escalation_step s LEFT JOIN employee e ON e.id = s.employee_id LEFT JOIN rung r ON r.trede = s.trede"
		" WHERE s.escalation_id = :id AND s.kind NOT IN ('aanwijzing', 'rondetafel', 'rondetafel_uitkomst') ORDER BY s.id";
	struct query *query = db_query(call->db, FOLLOWED);

	query_id(query, ":id", escalation_id);
	query_id(query, ":me", call->actor->employee_id);
	return rows_answer(call, query, &escalation_step_record);
}

bool escalation_follow_answer(struct call *call, struct escalation *escalation)
{
	view_note(call, "volgt", escalation->household_id, "escalation", escalation->id, escalation->subject);
	escalation_limit(call, escalation);
	call_out(call, &escalation_record, escalation);
	return follow_steps_answer(call, escalation->id);
}
