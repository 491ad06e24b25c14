/*
 * Uitruil: less of one provision for more of another. Two decisions of one author, one decider and one second pair of
 * eyes; they are handed in, taken, and sent back together. Not more comes than goes, and both lie within the mandate of
 * who asks: an uitruil does not climb. The database holds the two together (swap_moves in migration 19).
 */
#include <stdio.h>

#include "base/mem.h"
#include "store/door.h"
#include "store/mandate.h"
#include "decision_inside.h"

bool swap_other(struct call *call, const struct decision *decision, struct decision *other)
{
	static const char OTHER[] = "SELECT id FROM decision WHERE swap_id = :swap_id AND id <> :id";
	struct query *query = db_query(call->db, OTHER);
	id other_id;

	query_id(query, ":swap_id", decision->swap_id);
	query_id(query, ":id", decision->id);
	other_id = query_number(query, &call->err);
	record_init(&decision_record, other);
	return other_id ? decision_load(call, other_id, other) :
		call->err.code == ERR_NONE && err_set(&call->err, ERR_INTERNAL, "De andere kant van deze uitruil is er niet.");
}

/* ---- handing in ---- */

static bool total_holds(struct call *call, const struct decision *less, const struct decision *more)
{
	static const char FREED[] = "SELECT rest - bedrag FROM decision_rest WHERE id = :id";
	struct query *query = db_query(call->db, FREED);
	char freed_text[MONEY_BYTES];
	cents freed;

	query_id(query, ":id", less->id);
	freed = query_number(query, &call->err);
	money_nl(freed > 0 ? freed : 0, false, freed_text);
	return more->bedrag <= freed || err_refuse(&call->err, "uitruil.totaal",
		"Bedrag in euro: er komt € %s vrij en dat is het meeste. Vraag het meerdere aan in een gewoon besluit.", freed_text);
}

static bool side_take(struct call *call, struct decision *decision)
{
	struct mandate_verdict verdict;

	if (!mandate_weigh(call, decision, call->actor->employee_id, false, PART_DECIDE, &verdict))
		return false;
	return verdict.within ? decision_take(call, decision, &verdict, false) : err_refuse(&call->err, verdict.rule,
		"%.300s Een uitruil gaat niet de ladder op: maak er twee gewone besluiten van.", verdict.why);
}

static bool side_ready(struct call *call, struct decision *decision)
{
	if (decision->state != DECISION_CONCEPT)
		return err_refuse(&call->err, "besluit.stand", "Deze uitruil is al ingediend.");
	if (decision->kostendrager != DRAGER_GEMEENTE)
		return err_refuse(&call->err, "uitruil.kostendrager", "Alleen geld van de gemeente kan worden geruild. Meld het schot.");
	return decision_fill(call, decision) && decision_complete(decision, &call->err) && decision_follows(call, decision);
}

/* What goes is taken first: it makes the room for what comes. */
bool swap_submit(struct call *call, struct decision *decision)
{
	struct decision other;
	struct decision *less = decision_takes(decision) ? decision : &other;
	struct decision *more = decision_takes(decision) ? &other : decision;
	bool ok = swap_other(call, decision, &other) && side_ready(call, less) && side_ready(call, more) &&
		total_holds(call, less, more) && side_take(call, less) && side_take(call, more);

	record_clear(&decision_record, &other);
	return ok;
}

/* ---- making ---- */

static void less_of(const struct swap *swap, const struct decision *vorige, struct decision *less)
{
	record_init(&decision_record, less);
	less->household_id = swap->household_id;
	less->vorige_id = vorige->id;
	less->person_id = vorige->person_id;
	less->goal_id = vorige->goal_id;
	less->provision_kind_id = vorige->provision_kind_id;
	less->product_id = 0;
	less->aanbieder_id = vorige->aanbieder_id;
	less->leveringsvorm = vorige->leveringsvorm;
	less->kostendrager = vorige->kostendrager;
	less->kind = swap->blijft > 0 ? DECISION_VERMINDERING : DECISION_INTREKKING;
	less->bedrag = swap->blijft;
	less->datumStart = swap->vanaf;
	less->datumEinde = swap->blijft > 0 ? vorige->datumEinde : DAY_NONE;
	snprintf(less->waarom_niet_lager, sizeof(less->waarom_niet_lager), "%s", vorige->waarom_niet_lager);
	less->motivering = mem_text(swap->motivering ? swap->motivering : "");
}

static void more_of(const struct swap *swap, const struct decision *vorige, struct decision *more)
{
	record_init(&decision_record, more);
	more->household_id = swap->household_id;
	more->person_id = vorige->person_id;
	more->goal_id = swap->goal_id;
	more->provision_kind_id = swap->provision_kind_id;
	more->aanbieder_id = swap->aanbieder_id;
	more->leveringsvorm = swap->leveringsvorm;
	more->kind = DECISION_TOEKENNING;
	more->bedrag = swap->bedrag;
	more->datumStart = swap->datumStart;
	more->datumEinde = swap->datumEinde;
	snprintf(more->waarom_niet_lager, sizeof(more->waarom_niet_lager), "%s", swap->waarom_niet_lager);
	more->motivering = mem_text(swap->motivering ? swap->motivering : "");
}

static bool tied(struct call *call, const struct decision *less, const struct decision *more)
{
	static const char TIE[] = "UPDATE decision SET swap_id = :less, version = version + 1 WHERE id IN (:less, :more)";
	struct query *query = db_query(call->db, TIE);

	query_id(query, ":less", less->id);
	query_id(query, ":more", more->id);
	return query_run(query, &call->err);
}

static bool swap_made(struct call *call, const struct swap *swap, struct decision *less, struct decision *more)
{
	struct decision vorige;
	bool ok = decision_load(call, swap->vorige_id, &vorige);

	if (ok && vorige.household_id != swap->household_id)
		ok = err_set(&call->err, ERR_MISSING, "Dit besluit is er niet.");
	if (ok && (swap->vanaf == DAY_NONE || swap->vanaf < call->today))
		ok = err_set(&call->err, ERR_INPUT, "Minder vanaf: kies vandaag of een latere dag. Wat het gezin al kreeg, blijft.");
	if (ok) {
		less_of(swap, &vorige, less);
		more_of(swap, &vorige, more);
		ok = decision_store(call, less) && decision_store(call, more) && tied(call, less, more);
	}
	record_clear(&decision_record, &vorige);
	return ok;
}

static bool swap_handle(struct call *call)
{
	struct swap *swap = call_in(call, &swap_record);
	struct decision less, more;
	bool ok;

	if (!call_may(call, DEED_DECIDE, swap->household_id))
		return false;
	record_init(&decision_record, &less);
	record_init(&decision_record, &more);
	ok = swap_made(call, swap, &less, &more);
	record_clear(&decision_record, &more);
	if (ok) {
		id less_id = less.id;

		record_clear(&decision_record, &less);
		ok = decision_load(call, less_id, &less) && decision_submit(call, &less);
	}
	if (ok) {
		swap->id = less.id;
		call_out(call, &swap_record, swap);
		call_about(call, swap->household_id, "decision", less.id, "uitruil");
	}
	record_clear(&decision_record, &less);
	return ok;
}

const struct door_row swap_doors[] = {
	{ REQ_SWAP, PHASE_OPEN, DEED_DECIDE, "uitruil", swap_handle },
	{ 0 }
};
