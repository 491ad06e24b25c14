/* The plan as a letter to the family: their own words first, then what was agreed, who does what, and who said what. */
#include <stdio.h>
#include <string.h>

#include "domain/agreement.h"
#include "domain/household.h"
#include "wire/paper_letters.h"
#include "wire/request.h"

static void version_add(const struct rows *rows, struct paper *paper)
{
	const struct plan_version *last = rows_first(rows, &plan_version_record);
	char date[DAY_NL_BYTES];

	if (last == NULL) {
		paper_add(paper, PAPER_TEXT, "Dit is het plan zoals het er nu staat. Het is nog niet samen vastgelegd.");
		return;
	}
	day_nl(instant_day(last->at), date);
	paper_addf(paper, PAPER_TEXT, last->current ? "Dit is versie %lld van het plan. Die is vastgelegd op %s." :
		"Dit is het plan zoals het er nu staat. Het is gewijzigd na versie %lld, die is vastgelegd op %s.",
		(long long)last->number, date);
}

static void begin_add(const struct plan *plan, struct paper *paper)
{
	char date[DAY_NL_BYTES];

	if (plan->vraagstuk != NULL) {
		paper_add(paper, PAPER_HEADING, "Wat er speelt, in uw woorden");
		paper_add(paper, PAPER_WORDS, plan->vraagstuk);
	}
	if (plan->richten != NULL) {
		paper_add(paper, PAPER_HEADING, "Waar u naartoe wilt");
		paper_add(paper, PAPER_TEXT, plan->richten);
	}
	day_nl(plan->evaluatie, date);
	if (date[0] != '\0')
		paper_addf(paper, PAPER_TEXT, "Op %s kijken we samen hoe het gaat.", date);
}

static void actions_add(const struct rows *rows, const struct goal *goal, struct paper *paper)
{
	const struct action *action;
	bool any = false;

	for (size_t n = 0; (action = rows_get(rows, &action_record, n)) != NULL; n++) {
		char due[DAY_NL_BYTES];

		if (action->goal_id != goal->id)
			continue;
		if (!any)
			paper_add(paper, PAPER_TEXT, "Wie doet wat:");
		any = true;
		day_nl(action->due, due);
		paper_addf(paper, PAPER_ITEM, "%s: %s%s%s (%s)", action->owner_naam[0] != '\0' ? action->owner_naam :
			choice_label(action_owner_choices, action->owner), action->what, due[0] != '\0' ? ", klaar op " : "", due,
			choice_label(action_state_choices, action->state));
	}
}

/* Every answer of one person, the first one first: a no is not gone when a yes follows. */
static void voice_add(const struct rows *rows, const struct goal *goal, id person_id, const char *naam, struct paper *paper)
{
	const struct agreement *said;
	bool any = false;

	for (size_t n = 0; (said = rows_get(rows, &agreement_record, n)) != NULL; n++) {
		char date[DAY_NL_BYTES];

		if (said->goal_id != goal->id || said->person_id != person_id)
			continue;
		day_nl(said->datum, date);
		paper_addf(paper, PAPER_ITEM, "%s%s: %s (%s%s)%s%s", naam, any ? ", daarna" : "",
			choice_label(answer_choices, said->answer), date, said->earlier ? ", over een eerdere tekst" : "",
			said->remark[0] != '\0' ? ": " : "", said->remark);
		any = true;
	}
	if (!any)
		paper_addf(paper, PAPER_ITEM, "%s: nog geen antwoord", naam);
}

static bool said_before(const struct rows *rows, const struct agreement *said, size_t before)
{
	const struct agreement *other;

	for (size_t n = 0; n < before && (other = rows_get(rows, &agreement_record, n)) != NULL; n++)
		if (other->goal_id == said->goal_id && other->person_id == said->person_id)
			return true;
	return false;
}

static bool is_voice(const struct rows *rows, id person_id)
{
	const struct voice *voice;

	for (size_t n = 0; (voice = rows_get(rows, &voice_record, n)) != NULL; n++)
		if (voice->person_id == person_id)
			return true;
	return false;
}

/* Who is here now; then who is not any more, and said something. */
static void answers_add(const struct rows *rows, const struct goal *goal, struct paper *paper)
{
	const struct agreement *said;
	const struct voice *voice;

	if (rows_first(rows, &voice_record) != NULL)
		paper_add(paper, PAPER_TEXT, "Wat vindt u ervan:");
	for (size_t n = 0; (voice = rows_get(rows, &voice_record, n)) != NULL; n++)
		voice_add(rows, goal, voice->person_id, voice->naam, paper);
	for (size_t n = 0; (said = rows_get(rows, &agreement_record, n)) != NULL; n++)
		if (said->goal_id == goal->id && !is_voice(rows, said->person_id) && !said_before(rows, said, n))
			voice_add(rows, goal, said->person_id, said->person_naam, paper);
}

static void goal_add(const struct rows *rows, const struct goal *goal, size_t number, struct paper *paper)
{
	char date[DAY_NL_BYTES];

	paper_addf(paper, PAPER_HEADING, "Doel %zu: %s", number, goal->leefgebied_naam);
	if (goal->eigen_woorden != NULL)
		paper_addf(paper, PAPER_WORDS, "\"%s\"", goal->eigen_woorden);
	paper_addf(paper, PAPER_TEXT, "Ons doel: %s (%s)", goal->what, choice_label(goal_state_choices, goal->state));
	if (goal->meetbaar != NULL)
		paper_addf(paper, PAPER_TEXT, "Het is gelukt als: %s", goal->meetbaar);
	day_nl(goal->target, date);
	if (date[0] != '\0')
		paper_addf(paper, PAPER_TEXT, "Dat willen we bereiken voor: %s", date);
	actions_add(rows, goal, paper);
	answers_add(rows, goal, paper);
}

/* A plan is no besluit (Awb 1:3); what follows from it is. */
static void objection_add(struct paper *paper)
{
	paper_add(paper, PAPER_HEADING, "Niet mee eens?");
	paper_add(paper, PAPER_TEXT, "Het is uw plan. Staat er iets in wat u niet wilt, of mist u iets? Zeg het, dan schrijven wij het op. "
		"Een nee van een gezinslid blijft in het plan staan.");
	paper_add(paper, PAPER_TEXT, "Vraagt u hulp waar de gemeente over beslist, dan krijgt u daarover een aparte brief: een besluit. "
		"Tegen een besluit kunt u binnen zes weken bezwaar maken. In die brief staat tot wanneer, en hoe.");
}

bool plan_letter(const struct message *answer, day today, struct paper *paper)
{
	const struct household *household = rows_first(&answer->rows, &household_record);
	const struct plan *plan = rows_first(&answer->rows, &plan_record);
	const struct goal *goal;

	if (household == NULL || plan == NULL)
		return false;
	letter_head(answer, household->naam, today, paper);
	paper_add(paper, PAPER_TITLE, "Uw plan");
	version_add(&answer->rows, paper);
	begin_add(plan, paper);
	for (size_t n = 0; (goal = rows_get(&answer->rows, &goal_record, n)) != NULL; n++)
		goal_add(&answer->rows, goal, n + 1, paper);
	if (rows_first(&answer->rows, &goal_record) == NULL)
		paper_add(paper, PAPER_TEXT, "Er staan nog geen doelen in het plan.");
	objection_add(paper);
	letter_contact(answer, paper);
	letter_complaint(answer, paper);
	paper_foot(paper, household->huishoudnummer);
	return true;
}
