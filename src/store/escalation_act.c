/* What people do with an escalation: raise, answer, return, send up, take over, withdraw. The clock is elsewhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/decision.h"
#include "escalation_inside.h"

/* Only blanks and empty lines say nothing. */
static bool says_nothing(const struct buf *text)
{
	return text->used == 0 || text->data[strspn(text->data, " \n")] == '\0';
}

bool escalation_text_typed(struct call *call, const char *label, bool needed, char **out)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct buf text = BUF_INIT;

	*out = NULL;
	if (ask->tekst && !text_clean(ask->tekst, strlen(ask->tekst), TEXT_BLOCK, &text, &call->err)) {
		buf_free(&text);
		return err_add(&call->err, "%s", label);
	}
	if (!says_nothing(&text))
		*out = buf_take(&text);
	buf_free(&text);
	return *out || !needed || err_set(&call->err, ERR_INPUT, "%s: dit moet ingevuld zijn.", label);
}

/* A decision carries its reason in one line; a longer one stands whole in the history of the escalation. */
static void reason_line(const char *tekst, char out[TEXT_LINE_BYTES])
{
	if (!tekst)
		out[0] = '\0';
	else if (!text_clean_line(tekst, "", out, TEXT_LINE_BYTES, NULL))
		snprintf(out, TEXT_LINE_BYTES, "%s", "Zie de geschiedenis van de opschaling.");
}

bool escalation_my_turn(struct call *call, const struct escalation *escalation)
{
	if (escalation_may_act(call, escalation))
		return true;
	if (call->err.code != ERR_NONE)
		return false;
	if (escalation->requester_id == call->actor->employee_id)
		return rule_refuse(&call->err, "ladder.eigen-vraag");
	return rule_refuse_as(&call->err, "ladder.trede", "Deze opschaling ligt bij trede %lld (%.80s), niet bij u", (long long)escalation->trede, escalation->trede_naam);
}

/* The decision behind it goes where no mandate is asked for. */
static bool decision_of_ends(struct call *call, const struct escalation *escalation, enum decision_state state,
	const char *tekst)
{
	char reason[TEXT_LINE_BYTES];
	struct decision decision;
	bool ok;

	if (!escalation->decision_id)
		return true;
	reason_line(tekst, reason);
	ok = decision_load(call, escalation->decision_id, &decision) && decision_end(call, &decision, state, reason);
	record_clear(&decision_record, &decision);
	return ok;
}

static bool decision_answer(struct call *call, id decision_id)
{
	struct decision decision;
	bool ok;

	if (!decision_id)
		return true;
	ok = decision_load(call, decision_id, &decision);
	if (ok)
		call_out(call, &decision_record, &decision);
	record_clear(&decision_record, &decision);
	return ok;
}

/* ---- raise ---- */

bool escalation_raise_handle(struct call *call)
{
	struct escalation *asked = call_in(call, &escalation_record);
	bool ok;

	asked->decision_id = 0;
	asked->buiten = asked->beperkt = false;
	asked->functie[0] = '\0';
	snprintf(asked->subject, sizeof(asked->subject), "%s", choice_label(escalation_cause_choices, asked->cause));
	if (asked->cause == CAUSE_ZORG)
		ok = worry_raise(call, asked);
	else if (asked->cause == CAUSE_MANDAAT)
		ok = err_set(&call->err, ERR_INPUT, "Een besluit boven mandaat gaat omhoog door het in te dienen.");
	else
		ok = call_may(call, DEED_ESCALATE, asked->household_id) && escalation_open(call, asked, 1);
	return ok && escalation_answer(call, asked->id);
}

/* ---- answer ---- */

static bool approve(struct call *call, struct escalation *escalation, const char *tekst)
{
	struct decision decision;
	bool ok;

	if (escalation->cause != CAUSE_MANDAAT)
		return err_set(&call->err, ERR_INPUT, "Akkoord geven kan alleen op een besluit. Geef een antwoord.");
	ok = decision_load(call, escalation->decision_id, &decision) && decision_approve(call, &decision) &&
		escalation_close(call, escalation, ESCALATION_BEANTWOORD, STEP_APPROVED, tekst);
	record_clear(&decision_record, &decision);
	return ok;
}

static bool refuse(struct call *call, struct escalation *escalation, const char *tekst)
{
	if (escalation->cause != CAUSE_MANDAAT)
		return err_set(&call->err, ERR_INPUT, "Weigeren kan alleen een besluit. Geef een antwoord.");
	return decision_of_ends(call, escalation, DECISION_GEWEIGERD, tekst) &&
		escalation_close(call, escalation, ESCALATION_BEANTWOORD, STEP_REFUSED, tekst);
}

static bool reply(struct call *call, struct escalation *escalation, const char *tekst)
{
	if (escalation->cause == CAUSE_MANDAAT)
		return err_set(&call->err, ERR_INPUT, "Op een besluit is het antwoord: akkoord, weigeren of terug.");
	return escalation_close(call, escalation, ESCALATION_BEANTWOORD, STEP_ANSWERED, tekst);
}

static const struct answer {
	enum step_kind step;
	bool text_needed;
	const char *label;
	bool (*give)(struct call *call, struct escalation *escalation, const char *tekst);
} answers[] = {
	{ STEP_APPROVED, false, "Toelichting", approve },
	{ STEP_REFUSED, true, "Reden", refuse },
	{ STEP_ANSWERED, true, "Antwoord", reply },
};

static bool answer_give(struct call *call, struct escalation *escalation)
{
	const struct ask *ask = call_in(call, &ask_record);

	for (size_t i = 0; i < COUNT_OF(answers); i++) {
		char *tekst;
		bool ok;

		if (ask->number != answers[i].step)
			continue;
		ok = escalation_text_typed(call, answers[i].label, answers[i].text_needed, &tekst) &&
			answers[i].give(call, escalation, tekst);
		free(tekst);
		return ok;
	}
	return err_set(&call->err, ERR_INPUT, "Dit is geen antwoord op een opschaling.");
}

bool escalation_act(struct call *call, bool (*deed)(struct call *call, struct escalation *escalation))
{
	struct escalation escalation;
	bool ok = escalation_take_up(call, &escalation) && deed(call, &escalation);
	id decision_id = escalation.decision_id, escalation_id = escalation.id;

	record_clear(&escalation_record, &escalation);
	return ok && escalation_answer(call, escalation_id) && decision_answer(call, decision_id);
}

static bool answer(struct call *call, struct escalation *escalation)
{
	return escalation_my_turn(call, escalation) && answer_give(call, escalation);
}

bool escalation_answer_handle(struct call *call)
{
	return escalation_act(call, answer);
}

/* ---- return and withdraw ---- */

static bool give_back(struct call *call, struct escalation *escalation)
{
	char *tekst = NULL;
	bool ok = escalation_my_turn(call, escalation) && escalation_text_typed(call, "Vraag", true, &tekst) &&
		decision_of_ends(call, escalation, DECISION_CONCEPT, tekst) &&
		escalation_close(call, escalation, ESCALATION_TERUG, STEP_RETURNED, tekst);

	free(tekst);
	return ok;
}

bool escalation_return_handle(struct call *call)
{
	return escalation_act(call, give_back);
}

static bool withdraw(struct call *call, struct escalation *escalation)
{
	char *tekst = NULL;
	bool ok;

	if (escalation->requester_id != call->actor->employee_id)
		return rule_refuse_as(&call->err, "ladder.vrager", "Alleen %.120s kan dit intrekken", escalation->requester_naam);
	ok = escalation_text_typed(call, "Reden", false, &tekst) &&
		decision_of_ends(call, escalation, DECISION_INGETROKKEN, tekst) &&
		escalation_close(call, escalation, ESCALATION_INGETROKKEN, STEP_WITHDRAWN, tekst);
	free(tekst);
	return ok;
}

bool escalation_author_gone(struct call *call, id decision_id, const char *why)
{
	struct escalation escalation;
	bool ok = escalation_of_decision(call, decision_id, &escalation) &&
		decision_of_ends(call, &escalation, DECISION_CONCEPT, why) &&
		escalation_close(call, &escalation, ESCALATION_TERUG, STEP_RETURNED, why);

	record_clear(&escalation_record, &escalation);
	return ok;
}

bool escalation_withdraw_handle(struct call *call)
{
	return escalation_act(call, withdraw);
}

/* ---- up by hand, taken from above ---- */

static bool to_next_rung(struct call *call, struct escalation *escalation, const struct roster *roster, const char *tekst)
{
	struct ladder_place place = ladder_first(escalation, escalation->trede + 1, roster, call->now);

	if (place.trede <= escalation->trede || place.overdue)
		return rule_refuse(&call->err, "ladder.hoogste");
	return escalation_move(call, escalation, &place, roster, STEP_CLIMBED_BY_HAND, call->actor->employee_id, tekst);
}

/* The lowest rung above this one where the actor sits (or stands in), and that fits the cause. 0: none. */
static int64_t rung_above(struct call *call, const struct escalation *escalation, const struct roster *roster)
{
	for (size_t i = 0; i < roster->rung_count; i++) {
		const struct rung *rung = &roster->rungs[i];
		struct escalation there = *escalation;

		there.trede = rung->trede;
		there.holder_id = 0;
		if (rung->trede > escalation->trede && !(rung->process && escalation->cause == CAUSE_MANDAAT) &&
				ladder_may_act(&there, roster, call->actor->employee_id, call->now))
			return rung->trede;
	}
	return 0;
}

/* Awb 10:7: who gave the mandate may use the power as well. */
static bool to_my_rung(struct call *call, struct escalation *escalation, const struct roster *roster, const char *tekst)
{
	int64_t trede = rung_above(call, escalation, roster);
	struct ladder_place place = { .trede = trede, .holder_id = call->actor->employee_id, .why = STEP_TAKEN_OVER };

	if (trede == 0)
		return rule_refuse_as(&call->err, "ladder.overnemen", "Overnemen kan alleen iemand op een hogere trede dan %lld", (long long)escalation->trede);
	place.due = ladder_due(roster_rung(roster, trede), escalation->spoed, call->now);
	return escalation_move(call, escalation, &place, roster, STEP_TAKEN_OVER, call->actor->employee_id, tekst);
}

static bool with_roster(struct call *call, struct escalation *escalation, const char *label, bool text_needed,
	bool (*deed)(struct call *call, struct escalation *escalation, const struct roster *roster, const char *tekst))
{
	struct roster roster;
	char *tekst;
	bool ok = false;

	if (escalation_text_typed(call, label, text_needed, &tekst) &&
			ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err)) {
		ok = deed(call, escalation, &roster, tekst);
		ladder_roster_free(&roster);
	}
	free(tekst);
	return ok;
}

static bool climb(struct call *call, struct escalation *escalation)
{
	return escalation_my_turn(call, escalation) && with_roster(call, escalation, "Waarom", true, to_next_rung);
}

bool escalation_climb_handle(struct call *call)
{
	return escalation_act(call, climb);
}

static bool take(struct call *call, struct escalation *escalation)
{
	if (escalation->requester_id == call->actor->employee_id)
		return rule_refuse(&call->err, "ladder.eigen-vraag");
	return with_roster(call, escalation, "Toelichting", false, to_my_rung);
}

bool escalation_take_handle(struct call *call)
{
	return escalation_act(call, take);
}

/* ---- instructed from above ---- */

/* Awb 10:6: it stays where it is; who must act there, and who asked, hears how. */
static bool instruction_give(struct call *call, struct escalation *escalation, const struct roster *roster,
	const char *tekst)
{
	if (rung_above(call, escalation, roster) == 0)
		return rule_refuse_as(&call->err, "ladder.aanwijzing", "Een aanwijzing geeft alleen iemand op een hogere trede dan %lld", (long long)escalation->trede);
	if (!escalation_save(call, escalation) || !escalation_step_add(call, escalation->id, STEP_INSTRUCTED,
			escalation->trede, call->actor->employee_id, tekst))
		return false;
	escalation_instructed_tell(call, escalation, roster);
	call_about(call, escalation->household_id, "escalation", escalation->id, "aanwijzing op trede %lld",
		(long long)escalation->trede);
	return true;
}

static bool instruct(struct call *call, struct escalation *escalation)
{
	if (escalation->requester_id == call->actor->employee_id)
		return rule_refuse(&call->err, "ladder.eigen-vraag");
	return with_roster(call, escalation, "Aanwijzing", true, instruction_give);
}

bool escalation_instruct_handle(struct call *call)
{
	return escalation_act(call, instruct);
}
