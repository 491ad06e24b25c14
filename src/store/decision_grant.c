/* A rung grants a part of what was asked: the decision changes to that and is taken as it then stands. */
#include "domain/rule.h"
#include "decision_inside.h"
#include "store/mandate.h"

static bool grant_add(struct call *call, const struct decision_grant *grant)
{
	static const char GRANT_ADD[] =
		"INSERT INTO decision_grant(id, decision_id, employee_id, at, was_bedrag, was_einde, bedrag, datumEinde, reason)"
		" VALUES(:id, :decision_id, :employee_id, :at, :was_bedrag, :was_einde, :bedrag, :datumEinde, :reason)";
	struct query *query = db_query(call->db, GRANT_ADD);

	query_record(query, &decision_grant_record, grant);
	return query_run(query, &call->err);
}

/* What is no longer tariff times volume, is an amount: the provider hears a budget. */
static void price_forget(struct decision *decision)
{
	cents price;

	if (!decision_price(decision, &price) || price == decision->bedrag)
		return;
	decision->omvang = 0;
	decision->eenheid = EENHEID_GEEN;
	decision->frequentie = FREQUENTIE_GEEN;
	decision->tarief = 0;
}

/* Only a concept changes: so it is one again for a moment, within the transaction. */
static bool decision_lessen(struct call *call, struct decision *decision)
{
	static const char LOOSEN[] =
		"UPDATE decision SET state = 'concept', trede = 0, climbed = 0 WHERE id = :id AND state = 'ter_toetsing'";
	static const char LESSEN[] =
		"UPDATE decision SET bedrag = :bedrag, datumEinde = :datumEinde, counted = :counted, omvang = :omvang,"
		" eenheid = :eenheid, frequentie = :frequentie, tarief = :tarief WHERE id = :id AND state = 'concept'";
	struct query *query = db_query(call->db, LOOSEN);

	query_id(query, ":id", decision->id);
	if (!query_run(query, &call->err))
		return false;
	price_forget(decision);
	query = db_query(call->db, LESSEN);
	query_record(query, &decision_record, decision);
	query_int(query, ":counted", decision_counted(decision));
	return query_run(query, &call->err);
}

bool decision_grant(struct call *call, struct decision *decision, struct decision_grant *grant)
{
	struct mandate_verdict verdict;

	if (decision->state != DECISION_TER_TOETSING)
		return stale_deed(call, decision->household_id, "decision", decision->id, "dit besluit");
	if (decision->swap_id)
		return rule_refuse(&call->err, "uitruil.deel");
	if (decision_counted(decision) == 0)
		return err_set(&call->err, ERR_INPUT, "Bedrag in euro: van dit besluit is er geen deel. Geef akkoord of weiger.");
	if (!record_check(&decision_grant_record, grant, &call->err) ||
			!decision_grant_check(decision, grant, &call->err))
		return false;
	grant->id = db_next_id(call->db);
	grant->decision_id = decision->id;
	grant->employee_id = call->actor->employee_id;
	grant->at = call->now;
	grant->was_bedrag = decision->bedrag;
	grant->was_einde = decision->datumEinde;
	decision->bedrag = grant->bedrag;
	decision->datumEinde = grant->datumEinde;
	if (!decision_lessen(call, decision) || !grant_add(call, grant) ||
			!mandate_weigh(call, decision, call->actor->employee_id, true, PART_DECIDE, &verdict))
		return false;
	if (!verdict.within)
		return rule_refuse_next(&call->err, verdict.rule, "Ken minder toe (d), of leg het een trede hoger (h).", "%s", verdict.why);
	return decision_take(call, decision, &verdict, true);
}
