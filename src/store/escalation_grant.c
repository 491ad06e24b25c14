/* Partly granted: the answer of a rung that gives less than was asked, in a new text. */
#include <stdio.h>
#include <stdlib.h>

#include "store/decision.h"
#include "escalation_inside.h"

/* "€ 8.000 van € 12.000, tot en met 31-03-2027 in plaats van 30-06-2027. Eerst een half jaar proberen." */
static char *grant_sentence(const struct decision_grant *grant)
{
	char asked[MONEY_BYTES], granted[MONEY_BYTES], was[DAY_NL_BYTES], until[DAY_NL_BYTES];
	struct buf out = BUF_INIT;

	money_nl(grant->was_bedrag, true, asked);
	money_nl(grant->bedrag, true, granted);
	day_nl(grant->was_einde, was);
	day_nl(grant->datumEinde, until);
	buf_format(&out, "€ %s van € %s", granted, asked);
	if (grant->datumEinde != grant->was_einde)
		buf_format(&out, ", tot en met %s%s%s", until, *was ? " in plaats van " : "", was);
	buf_format(&out, ". %s", grant->reason);
	return buf_take(&out);
}

static bool grant(struct call *call, struct escalation *escalation)
{
	struct decision_grant *asked = call_in(call, &decision_grant_record);
	struct decision decision;
	char *sentence;
	bool ok;

	if (!escalation_my_turn(call, escalation))
		return false;
	if (escalation->cause != CAUSE_MANDAAT)
		return err_set(&call->err, ERR_INPUT, "Deels toekennen kan alleen een besluit. Geef een antwoord.");
	ok = decision_load(call, escalation->decision_id, &decision) && decision_grant(call, &decision, asked);
	record_clear(&decision_record, &decision);
	if (!ok)
		return false;
	sentence = grant_sentence(asked);
	ok = escalation_close(call, escalation, ESCALATION_BEANTWOORD, STEP_PARTLY, sentence);
	free(sentence);
	return ok;
}

bool escalation_grant_handle(struct call *call)
{
	if (!call_in(call, &ask_record))
		return err_set(&call->err, ERR_PROTOCOL, "deels toekennen zonder opschaling");
	return escalation_act(call, grant);
}
