/* Writing a concept. Once it is handed in, nothing of its text changes any more. */
#include <stdio.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "decision_inside.h"

static const char DECISION_ADD[] =
	"INSERT INTO decision(id, household_id, person_id, aanvraag_id, goal_id, kind, wet, provision_kind_id,"
	" productcategorie, lijn, leveringsvorm, aanbieder_id, datumStart, datumEinde, bedrag, counted, spoed,"
	" waarom_niet_lager, motivering, state, author_id, vorige_id, swap_id, product_id, omvang, eenheid, frequentie,"
	" tarief, kostendrager, verwijzer, verwijzer_naam, version) VALUES(:id, :household_id, :person_id, :aanvraag_id,"
	" :goal_id, :kind, :wet, :provision_kind_id, :productcategorie, :lijn, :leveringsvorm, :aanbieder_id, :datumStart,"
	" :datumEinde, :bedrag, :counted, :spoed, :waarom_niet_lager, :motivering, :state, :author_id, :vorige_id, :swap_id,"
	" :product_id, :omvang, :eenheid, :frequentie, :tarief, :kostendrager, :verwijzer, :verwijzer_naam, 1)";

static const char DECISION_CHANGE[] =
	"UPDATE decision SET person_id = :person_id, aanvraag_id = :aanvraag_id, goal_id = :goal_id, kind = :kind,"
	" wet = :wet, provision_kind_id = :provision_kind_id, productcategorie = :productcategorie, lijn = :lijn,"
	" leveringsvorm = :leveringsvorm, aanbieder_id = :aanbieder_id, datumStart = :datumStart, datumEinde = :datumEinde,"
	" bedrag = :bedrag, counted = :counted, spoed = :spoed, waarom_niet_lager = :waarom_niet_lager,"
	" motivering = :motivering, vorige_id = :vorige_id, product_id = :product_id, omvang = :omvang, eenheid = :eenheid,"
	" frequentie = :frequentie, tarief = :tarief, kostendrager = :kostendrager, verwijzer = :verwijzer,"
	" verwijzer_naam = :verwijzer_naam, version = version + 1 WHERE id = :id";

/* Only a concept, and only by who writes it: the name under a decision is of who wrote it. */
static bool may_change(struct call *call, id decision_id)
{
	struct decision standing;
	bool ok = decision_load(call, decision_id, &standing);

	if (ok && standing.author_id != call->actor->employee_id)
		ok = rule_refuse_as(&call->err, "besluit.auteur", "Dit concept is van %.120s", standing.author_naam);
	else if (ok && standing.state != DECISION_CONCEPT)
		ok = rule_refuse(&call->err, "besluit.vast");
	record_clear(&decision_record, &standing);
	return ok;
}

bool decision_store(struct call *call, struct decision *decision)
{
	bool new = decision->id == 0;
	struct query *query;

	if (!new && !may_change(call, decision->id))
		return false;
	if (!decision->household_id)
		return err_set(&call->err, ERR_INPUT, "Huishouden: dit moet ingevuld zijn.");
	if (!record_check(&decision_record, decision, &call->err) || !decision_fill(call, decision))
		return false;
	decision->state = DECISION_CONCEPT;
	decision->author_id = call->actor->employee_id;
	if (new)
		decision->id = db_next_id(call->db);
	query = db_query(call->db, new ? DECISION_ADD : DECISION_CHANGE);
	query_record(query, &decision_record, decision);
	query_int(query, ":counted", decision_counted(decision));
	if (!query_run(query, &call->err))
		return false;
	decision->version = new ? 1 : decision->version + 1;
	change_note(call, decision->household_id, "decision", decision->id, "");
	call_about(call, decision->household_id, "decision", decision->id, new ? "nieuw concept" : "concept gewijzigd");
	return true;
}
