/*
 * Uitruil: less of one provision for more of another. Two decisions of one author, one decider and one second pair of
 * eyes, with one frozen text; they are handed in, go up the ladder, are taken and sent back together. Not more comes than
 * goes. On the ladder it is one escalation, of what comes. The database holds the two together (swap_moves).
 */
#include <stdio.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/door.h"
#include "store/escalation.h"
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

static bool swap_freed(struct call *call, const struct decision *less, cents *freed)
{
	static const char FREED[] = "SELECT max(rest - bedrag, 0) FROM decision_rest WHERE id = :id";
	struct query *query = db_query(call->db, FREED);

	query_id(query, ":id", less->id);
	*freed = query_number(query, &call->err);
	return call->err.code == ERR_NONE;
}

static bool total_holds(struct call *call, const struct decision *less, const struct decision *more)
{
	char freed_text[MONEY_BYTES];
	cents freed;

	if (!swap_freed(call, less, &freed))
		return false;
	money_nl(freed, false, freed_text);
	return more->bedrag <= freed || rule_refuse_as(&call->err, "uitruil.totaal",
		"Bedrag in euro: er komt € %s vrij en dat is het meeste", freed_text);
}

static bool side_ready(struct call *call, struct decision *decision)
{
	if (decision->state != DECISION_CONCEPT)
		return rule_refuse_as(&call->err, "besluit.stand", "Deze uitruil is al ingediend");
	if (decision->kostendrager != DRAGER_GEMEENTE)
		return rule_refuse(&call->err, "uitruil.kostendrager");
	return decision_fill(call, decision) && decision_complete(decision, &call->err) && decision_follows(call, decision) &&
		decision_unbarred(call, decision);
}

/* Both sides as they are weighed: what goes, and what comes. The room that what goes makes is there for what comes. */
struct sides {
	struct decision other, *less, *more;
	struct mandate_verdict less_verdict, more_verdict;
};

/* To be cleared with record_clear(&decision_record, &sides->other) in any case. */
static bool sides_load(struct call *call, struct decision *decision, struct sides *sides)
{
	sides->less = decision_takes(decision) ? decision : &sides->other;
	sides->more = decision_takes(decision) ? &sides->other : decision;
	return swap_other(call, decision, &sides->other);
}

static bool sides_weigh(struct call *call, struct sides *sides, bool climbed)
{
	id me = call->actor->employee_id;

	return mandate_weigh(call, sides->less, me, climbed, PART_DECIDE, &sides->less_verdict) &&
		mandate_weigh(call, sides->more, me, climbed, PART_DECIDE, &sides->more_verdict);
}

/* What goes first: what comes may only stand beside it. */
static bool sides_take(struct call *call, struct sides *sides, bool climbed)
{
	return decision_take(call, sides->less, &sides->less_verdict, climbed) &&
		decision_take(call, sides->more, &sides->more_verdict, climbed);
}

/* "Uitruil: € 5.000 minder Begeleiding, € 4.000 meer Dagbesteding" */
static bool swap_subject(struct call *call, const struct sides *sides, char out[TEXT_LINE_BYTES])
{
	char less[MONEY_BYTES], more[MONEY_BYTES];
	cents freed;

	if (!swap_freed(call, sides->less, &freed))
		return false;
	money_nl(freed, true, less);
	money_nl(sides->more->bedrag, true, more);
	snprintf(out, TEXT_LINE_BYTES, "Uitruil: € %s minder %.300s, € %s meer %.300s", less, sides->less->provision_naam,
		more, sides->more->provision_naam);
	return true;
}

/* To the rung that may decide both, for the side that asks the highest one. */
static bool sides_climb(struct call *call, struct sides *sides)
{
	char subject[TEXT_LINE_BYTES];
	struct ladder_question question = { .of = sides->more, .weighed = sides->more, .verdict = &sides->more_verdict,
		.subject = subject };
	int64_t trede;

	if (sides->more_verdict.within ||
	    (!sides->less_verdict.within && sides->less_verdict.trede > sides->more_verdict.trede)) {
		question.weighed = sides->less;
		question.verdict = &sides->less_verdict;
	}
	return swap_subject(call, sides, subject) && decision_ladder(call, &question, &trede) &&
		decision_climb(call, sides->less, trede) && decision_climb(call, sides->more, trede);
}

bool swap_submit(struct call *call, struct decision *decision)
{
	struct sides sides;
	bool ok = sides_load(call, decision, &sides) && side_ready(call, sides.less) && side_ready(call, sides.more) &&
		total_holds(call, sides.less, sides.more) && sides_weigh(call, &sides, false);

	if (ok)
		ok = sides.less_verdict.within && sides.more_verdict.within ? sides_take(call, &sides, false) :
			sides_climb(call, &sides);
	record_clear(&decision_record, &sides.other);
	return ok;
}

bool swap_approve(struct call *call, struct decision *decision)
{
	const struct mandate_verdict *refused;
	struct sides sides;
	bool ok = sides_load(call, decision, &sides) && total_holds(call, sides.less, sides.more) &&
		sides_weigh(call, &sides, true);

	refused = !ok ? NULL : !sides.less_verdict.within ? &sides.less_verdict : !sides.more_verdict.within ?
		&sides.more_verdict : NULL;
	if (refused)
		ok = rule_refuse_as(&call->err, refused->rule, "%s", refused->why);
	ok = ok && sides_take(call, &sides, true);
	record_clear(&decision_record, &sides.other);
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
		ok = rule_missing(&call->err, "besluit.geen");
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
	struct escalation escalation;
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
		if (escalation_of_decision(call, less.id, &escalation))
			call_out(call, &escalation_record, &escalation);
		record_clear(&escalation_record, &escalation);
		ok = call->err.code == ERR_NONE;
		call_about(call, swap->household_id, "decision", less.id, "uitruil");
	}
	record_clear(&decision_record, &less);
	return ok;
}

const struct door_row swap_doors[] = {
	{ REQ_SWAP, PHASE_OPEN, DEED_DECIDE, "uitruil", swap_handle },
	{ 0 }
};
