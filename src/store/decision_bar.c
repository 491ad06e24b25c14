/*
 * What may not be granted, whoever asks and whoever decides: to who died or left, for a goal that ended, youth care to
 * adults, what began long ago. The view decision_bar knows; the trigger decision_barred holds raw SQL to the same.
 */
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "decision_inside.h"

enum { BACK_MONTHS = 12 };	/* migration 30 has the same for what was requested */

/* What decision_bar may say. */
static const char *const bars[] = {
	"besluit.overleden", "besluit.weg", "besluit.doel-af", "besluit.jeugd-23", "besluit.jeugd-18", "besluit.terug",
	"besluit.spoed", "besluit.verwijzer-hulp", "besluit.verwijzer-eigen",
};

bool decision_unbarred(struct call *call, const struct decision *decision)
{
	static const char BAR[] = "SELECT bar FROM decision_bar WHERE id = :id AND bar IS NOT NULL";
	struct query *query;
	size_t n = 0;

	if (!decision_grants(decision) || decision_takes(decision))
		return true;
	if (decision->datumStart < day_add_months(call->today, -BACK_MONTHS))
		return rule_refuse(&call->err, "besluit.terug");
	query = db_query(call->db, BAR);
	query_id(query, ":id", decision->id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	while (n < COUNT_OF(bars) && strcmp(bars[n], query_get_text(query, "bar")) != 0)
		n++;
	query_done(query);
	return n < COUNT_OF(bars) ? rule_refuse(&call->err, bars[n]) :
		err_set(&call->err, ERR_INTERNAL, "decision_bar: unknown word");
}
