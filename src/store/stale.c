/* Somebody was first: what changed, by whom and when, and how to go on without typing again. */
#include <stdio.h>

#include "store/call.h"

/* What the change feed says of it last: nobody is named of what is shielded, or of what the clock did. */
static const char LAST[] =
	"SELECT c.at, c.employee_id, e.naam FROM change c LEFT JOIN employee e ON e.id = c.employee_id"
	" WHERE c.household_id IS :household AND c.kind = :kind AND c.object_id = :id ORDER BY c.seq DESC LIMIT 1";

static bool say(struct call *call, id household_id, const char *kind, id object_id, const char *what, const char *next)
{
	struct query *query = db_query(call->db, LAST);
	char at[INSTANT_BYTES], who[TEXT_LINE_BYTES] = "Een collega";
	bool me = false;

	query_id(query, ":household", household_id);
	query_text(query, ":kind", kind);
	query_id(query, ":id", object_id);
	instant_nl(call->now, at);
	if (query_one(query, &call->err)) {
		me = query_get_int(query, "employee_id") == call->actor->employee_id;
		instant_nl(query_get_instant(query, "at"), at);
		if (*query_get_text(query, "naam"))
			snprintf(who, sizeof(who), "%s", query_get_text(query, "naam"));
		query_done(query);
	}
	if (call->err.code != ERR_NONE)
		return false;
	return err_set(&call->err, ERR_STALE, "%.120s %s %s intussen gewijzigd (%s%s). %s", me ? "U" : who, me ? "hebt" : "heeft",
		what, at, me ? ", op een ander scherm" : "", next);
}

bool stale_text(struct call *call, id household_id, const char *kind, id object_id, const char *what)
{
	return say(call, household_id, kind, object_id, what,
		"Kijk wat er nu staat; uw tekst staat er nog. Bewaar daarna opnieuw (F2).");
}

bool stale_deed(struct call *call, id household_id, const char *kind, id object_id, const char *what)
{
	return say(call, household_id, kind, object_id, what, "Er is niets gedaan: lees het opnieuw en kies dan.");
}
