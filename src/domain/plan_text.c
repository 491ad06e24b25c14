/* The plan as a text, line by line: one line one fact, so that two versions compare well. */
#include "domain/plan_text.h"

static void line(struct buf *out, const char *label, const char *text)
{
	if (text && *text)
		buf_format(out, "%s: %s\n", label, text);
}

static void line_day(struct buf *out, const char *label, day date)
{
	char text[DAY_NL_BYTES];

	day_nl(date, text);
	line(out, label, text);
}

void plan_text_plan(const struct plan *plan, struct buf *out)
{
	line(out, "Wat speelt er", plan->vraagstuk);
	line(out, "Richten", plan->richten);
	line(out, "Inrichten", plan->inrichten);
	line(out, "Verrichten", plan->verrichten);
	line_day(out, "Evaluatie op", plan->evaluatie);
}

void plan_text_asked(const struct goal *goal, struct buf *out)
{
	line(out, "In eigen woorden", goal->eigen_woorden);
	line(out, "Doel", goal->what);
	line(out, "Bereikt als", goal->meetbaar);
	line_day(out, "Streefdatum", goal->target);
}

void plan_text_goal(const struct goal *goal, size_t number, enum plan_text what, struct buf *out)
{
	buf_format(out, "\nDoel %zu - %s\n", number, goal->leefgebied_naam);
	plan_text_asked(goal, out);
	line(out, "Toelichting", goal->toelichting);
	buf_format(out, "Zelfsturing: %lld van 4\n", (long long)goal->zelfsturing);
	if (what == PLAN_WHOLE)
		line(out, "Stand", choice_label(goal_state_choices, goal->state));
}

void plan_text_action(const struct action *action, enum plan_text what, struct buf *out)
{
	const char *owner = choice_label(action_owner_choices, action->owner);

	buf_format(out, "Actie: %s\n", action->what);
	if (action->owner_naam[0])
		buf_format(out, "  Wie: %s (%s)\n", action->owner_naam, owner);
	else
		line(out, "  Wie", owner);
	line(out, "  Lijn", choice_label(lijn_choices, action->lijn));
	line(out, "  Waarom niet 0e/1e", action->waarom_niet_lager);
	line_day(out, "  Begint op", action->started);
	line_day(out, "  Klaar op", action->due);
	if (what != PLAN_WHOLE)
		return;
	line(out, "  Stand", choice_label(action_state_choices, action->state));
	line(out, "  Resultaat", action->resultaat);
}

void plan_text_answer(const struct agreement *agreement, struct buf *out)
{
	char date[DAY_NL_BYTES];

	day_nl(agreement->datum, date);
	buf_format(out, "Antwoord van %s op %s: %s%s%s%s\n", agreement->person_naam, date,
		choice_label(answer_choices, agreement->answer), agreement->remark[0] ? " - " : "", agreement->remark,
		agreement->earlier ? " (over een eerdere tekst)" : "");
}

void plan_text_silent(const char *naam, struct buf *out)
{
	buf_format(out, "Nog geen antwoord van %s\n", naam);
}
