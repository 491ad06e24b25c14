/*
 * Four eyes: the decider and somebody else confirm the same frozen text, in any order, also at the same moment from two
 * places; who comes last makes it a decision.
 */
#include <stdio.h>

#include "domain/rule.h"
#include "store/escalation.h"
#include "store/mandate.h"
#include "decision_inside.h"

static bool second_step(struct call *call, const struct decision *decision, bool yes, const char *reason)
{
	static const char ESCALATION_LAST[] =
		"SELECT id, trede FROM escalation WHERE decision_id = :id ORDER BY id DESC LIMIT 1";
	struct query *query = db_query(call->db, ESCALATION_LAST);
	id escalation_id;
	int64_t trede;

	query_id(query, ":id", decision->id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	escalation_id = query_get_int(query, "id");
	trede = query_get_int(query, "trede");
	query_done(query);
	return escalation_step_add(call, escalation_id, yes ? STEP_SECOND_YES : STEP_SECOND_NO, trede,
		call->actor->employee_id, reason);
}

/*
 * The mandate must hold on the day of the decision and when it is signed: the decider is weighed once more. What it then
 * rests on is what the second eyes are weighed with.
 */
static bool decider_weigh(struct call *call, struct decision *decision, bool climbed)
{
	struct mandate_verdict verdict;

	if (!mandate_weigh(call, decision, decision->decider_id, climbed, PART_DECIDE, &verdict))
		return false;
	if (!verdict.within)
		return rule_refuse_next(&call->err, verdict.rule, "Zeg nee met een reden: het besluit gaat terug en kan hogerop.",
			"Het mandaat van %.100s dekt dit besluit niet meer. %s", decision->decider_naam, verdict.why);
	decision->mandate_id = verdict.mandate_id;
	decision->trede = verdict.trede;
	return true;
}

static bool taken_by_two(struct call *call, struct decision *decision, id second_id)
{
	static const char DECISION_SECOND[] =
		"UPDATE decision SET state = :state, second_id = :second_id, mandate_id = :mandate_id, trede = :trede,"
		" besluitdatum = :besluitdatum, version = version + 1 WHERE id = :id AND version = :version";

	decision->state = DECISION_GENOMEN;
	decision->second_id = second_id;
	decision->besluitdatum = call->today;
	if (!decision_moved(call, decision, db_query(call->db, DECISION_SECOND)))
		return false;
	decision_about(call, decision);
	decision_tell(call, decision->author_id, decision, "Tweede ogen akkoord, besluit genomen");
	if (decision->decider_id != decision->author_id)
		decision_tell(call, decision->decider_id, decision, "Tweede ogen akkoord, besluit genomen");
	return decision_aanvraag_done(call, decision);
}

/* Somebody else who confirmed this text, and may still be the second eyes. 0: nobody yet. */
static bool second_find(struct call *call, const struct decision *decision, bool climbed, id *second_id)
{
	struct mandate_verdict verdict = { .within = false };

	for (*second_id = 0; (*second_id = decision_confirmed_after(call, decision->id, *second_id)) != 0;) {
		if (*second_id == decision->decider_id)
			continue;
		if (!mandate_weigh(call, decision, *second_id, climbed, PART_SECOND, &verdict))
			return false;
		if (verdict.within)
			return true;
	}
	return call->err.code == ERR_NONE;
}

/* Not yet: what stands is a confirmation, and the other one hears of it. */
static void confirmed_first(struct call *call, const struct decision *decision)
{
	change_note(call, decision->household_id, "decision", decision->id, "");
	inbox_changed(call, call->actor->employee_id);
	decision_about(call, decision);
	if (decision->decider_id != call->actor->employee_id)
		decision_tell(call, decision->decider_id, decision, "Tweede ogen akkoord; u moet nog bevestigen");
}

static bool second_yes(struct call *call, struct decision *decision, bool climbed)
{
	id me = call->actor->employee_id, second_id = me;

	if (decision_confirmed(call, decision->id, me))
		return rule_refuse(&call->err, "besluit.bevestigd");
	if (!decision_text_stands(call, decision->id))
		return call->err.code == ERR_NONE && decision_end(call, decision, DECISION_CONCEPT,
			"De tekst van het besluit veranderde nadat hij vaststond. Lees hem na en dien hem opnieuw in.");
	if (decision_proof_needed(call) && !call->proved)
		return rule_refuse_as(&call->err, "bewijs.nodig", "Bevestigen vraagt uw code of wachtwoord opnieuw");
	if (!decision_confirm(call, decision->id) || (me == decision->decider_id &&
			!second_find(call, decision, climbed, &second_id)))
		return false;
	if (me != decision->decider_id && !second_step(call, decision, true, NULL))
		return false;
	if (!second_id || !decision_confirmed(call, decision->id, decision->decider_id)) {
		confirmed_first(call, decision);
		return call->err.code == ERR_NONE;
	}
	return taken_by_two(call, decision, second_id);
}

static bool second_no(struct call *call, struct decision *decision, const char *reason)
{
	if (!reason || !*reason)
		return err_set(&call->err, ERR_INPUT, "Reden: dit moet ingevuld zijn.");
	if (decision->decider_id != decision->author_id)
		decision_tell(call, decision->decider_id, decision, "Tweede ogen niet akkoord");
	return decision_end(call, decision, DECISION_CONCEPT, reason);
}

static bool second_one(struct call *call, struct decision *decision, bool yes, const char *reason)
{
	bool climbed = decision_climbed(call, decision->id);
	struct mandate_verdict verdict;

	if (decision->state != DECISION_TWEEDE_OGEN)
		return rule_refuse_as(&call->err, "besluit.stand", "Dit besluit wacht niet op tweede ogen");
	if (yes && !(decision_follows(call, decision) && decision_seconds_told(call, decision, climbed, NULL) &&
			decider_weigh(call, decision, climbed)))
		return false;
	if (yes && decision->decider_id == call->actor->employee_id &&
			!decision_confirmed(call, decision->id, decision->decider_id))
		return second_yes(call, decision, climbed);
	if (!mandate_weigh(call, decision, call->actor->employee_id, climbed, PART_SECOND, &verdict))
		return false;
	if (!verdict.within)
		return rule_refuse_as(&call->err, verdict.rule, "%s", verdict.why);
	if (yes)
		return second_yes(call, decision, climbed);
	return second_step(call, decision, false, reason) && second_no(call, decision, reason);
}

/* Of an uitruil both sides, or none; when the text of one was changed, both are a concept again (decision_end). */
bool decision_second(struct call *call, struct decision *decision, bool yes, const char *reason)
{
	struct decision other, *first = decision, *last = &other;
	bool ok;

	if (!decision->swap_id || !yes)		/* a no takes the other side along: decision_end */
		return second_one(call, decision, yes, reason);
	ok = swap_other(call, decision, &other);
	if (!decision_takes(decision)) {
		first = &other;
		last = decision;
	}
	ok = ok && second_one(call, first, yes, reason) &&
		(first->state == DECISION_CONCEPT || second_one(call, last, yes, reason));
	record_clear(&decision_record, &other);
	return ok;
}
