/*
 * "Wie is de baas?": the living chain of a household or of one decision: the regisseur, each rung with who sits there
 * now, what each may decide, and where the decision lies. Asked afresh each time; nothing of it is kept.
 */
#include "edit_kind.h"
#include "escalation_inside.h"
#include "store/decision.h"
#include "store/door.h"
#include "store/mandate.h"
#include "store/session.h"

static bool regisseur_answer(struct call *call, id household_id)
{
	static const char REGISSEUR[] =
		"SELECT r.*, e.naam AS employee_naam, e.telefoon, o.naam AS organisation_naam FROM regie r"
		" JOIN employee e ON e.id = r.employee_id JOIN organisation o ON o.id = e.organisation_id"
		" WHERE r.household_id = :household_id AND r.until IS NULL";
	struct query *query = db_query(call->db, REGISSEUR);

	query_id(query, ":household_id", household_id);
	return rows_answer(call, query, &regie_record);
}

/* The rows of today that are about this kind of decision, whoever holds them; of a household all that decide. */
static bool mandates_answer(struct call *call, const struct decision *decision)
{
	static const char VALID[] =
		"SELECT * FROM mandate WHERE soort IN ('mandaat', 'ondermandaat') AND \"from\" <= :today"
		" AND (until IS NULL OR until > :today) AND (revoked IS NULL OR revoked > :today) AND lijn = '2'"
		" ORDER BY trede, id";
	struct query *query = db_query(call->db, VALID);
	enum query_result result;
	struct mandate row;

	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		record_init(&mandate_record, &row);
		query_read(query, &mandate_record, &row);
		if (!decision || ((row.wet == WET_NONE || row.wet == decision->wet) && row.lijn >= decision->lijn &&
				(!*row.categorieen || mandate_lists(row.categorieen, decision->productcategorie)) &&
				(!row.only_spoed || decision->spoed)))
			call_out(call, &mandate_record, &row);
	}
	return result == QUERY_DONE;
}

/* Where it lies: the open escalation, and what the rule says of who wrote it. */
static bool decision_answer(struct call *call, const struct decision *decision)
{
	static const char OPEN[] = "SELECT id FROM escalation WHERE decision_id = :id AND closed IS NULL";
	struct mandate_verdict verdict;
	struct query *query = db_query(call->db, OPEN);
	id escalation_id;

	query_id(query, ":id", decision->id);
	escalation_id = query_number(query, &call->err);
	if (call->err.code != ERR_NONE || (escalation_id && !escalation_answer(call, escalation_id)) ||
			!mandate_weigh(call, decision, decision->author_id, false, PART_DECIDE, &verdict))
		return false;
	call_out(call, &decision_record, decision);
	call_out(call, &mandate_verdict_record, &verdict);
	return true;
}

static bool who_decides_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct decision decision;
	bool ok;

	record_init(&decision_record, &decision);
	ok = call_may(call, ask->other_id ? DEED_DECISIONS : DEED_LIST, ask->id);
	if (ok && ask->other_id)
		ok = decision_load(call, ask->other_id, &decision) && (decision.household_id == ask->id ||
			err_set(&call->err, ERR_MISSING, "Dit besluit is er niet."));
	ok = ok && regisseur_answer(call, ask->id) && rung_holders_answer(call, ask->id) &&
		mandates_answer(call, decision.id ? &decision : NULL) && (!decision.id || decision_answer(call, &decision));
	if (ok && !seat_watches(call, ask->id))
		view_note(call, "lees", ask->id, "regie", 0, "wie is de baas");
	record_clear(&decision_record, &decision);
	return ok;
}

const struct door_row who_decides_doors[] = {
	{ REQ_WHO_DECIDES, PHASE_OPEN, DEED_NONE, NULL, who_decides_handle },
	{ 0 }
};
