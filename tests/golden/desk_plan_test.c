/* Plan, decisions, ladder and register, as a person sees them on 24 rows of 80. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

/* ---- plan -------------------------------------------------------------------------------------------------------- */

static void plan(struct stage *stage)
{
	visit_household(stage);
	stage_keys(stage, "p");
	stage_sees(stage, "evaluatie");
}

static void end_plan(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void a_plan_shows_goals_by_domain(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	plan(stage);
	stage_golden(stage, "plan");
	end_plan(stage);
}

static void without_a_plan_the_screen_says_how_to_begin(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	stage_answer(stage, REQ_PLAN_READ);
	visit_household(stage);
	stage_keys(stage, "p");
	stage_golden(stage, "plan-none");
	end_plan(stage);
}

static void a_goal_is_a_form(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "doel");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

static void an_action_is_a_form(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "actie");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

static void who_else_is_here_stands_above_and_beside_what_they_are_in(void **state)
{
	static const struct presence others[] = {
		{ SCENE_HOUSEHOLD, "goal", SCENE_GOAL, "toelichting", SCENE_BRAM, "Bram de Boer", "BdB" },
		{ SCENE_HOUSEHOLD, "goal", SCENE_GOAL, "toelichting", SCENE_CARLA, "Carla de Wit", "CdW" },
		{ SCENE_HOUSEHOLD, "action", SCENE_ACTION, "what", SCENE_CARLA + 1, "Jan van der Meer", "JvdM" },
	};
	struct stage *stage = visit_amina();

	(void)state;
	plan(stage);
	stage_asked(stage, REQ_PRESENCE);
	stage_presence(stage, SCENE_HOUSEHOLD, others, 3);
	stage_sees(stage, "ook hier: BdB, CdW, JvdM");
	stage_golden(stage, "plan-here");
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_presence(stage, SCENE_HOUSEHOLD, others, 2);
	stage_keys(stage, "\t\t\t");
	stage_sees(stage, "Ook in dit veld: BdB, CdW.");
	stage_golden(stage, "doel-here");
	stage_presence(stage, SCENE_HOUSEHOLD, others, 0);
	stage_misses(stage, "ook hier");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

static void the_desk_says_which_field_the_cursor_is_in(void **state)
{
	struct stage *stage = visit_amina();
	const struct presence *said;

	(void)state;
	plan(stage);
	said = rows_first(&stage_asked(stage, REQ_PRESENCE)->rows, &presence_record);
	assert_int_equal(said->household_id, SCENE_HOUSEHOLD);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "\t\t\t");
	do
		said = rows_first(&stage_asked(stage, REQ_PRESENCE)->rows, &presence_record);
	while (strcmp(said->field, "toelichting") != 0);
	assert_string_equal(said->kind, "goal");
	assert_int_equal(said->object_id, SCENE_GOAL);
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

/* What Bram wrote meanwhile in the goal that is open here. */
static void bram_writes(struct stage *stage, const char *toelichting)
{
	struct rows *rows = stage_answer(stage, REQ_PLAN_READ);
	struct goal *goal;

	scene_plan(rows);
	goal = rows_first(rows, &goal_record);
	free(goal->toelichting);
	goal->toelichting = mem_text(toelichting);
	for (size_t n = 0; n < rows_count(rows, &field_version_record); n++) {
		struct field_version *version = rows_get(rows, &field_version_record, n);

		if (strcmp(version->field, "toelichting") != 0)
			continue;
		version->version = 2;
		SCENE_TEXT(version->employee_naam, "Bram de Boer");
	}
	stage_change(stage, "goal", SCENE_GOAL, "Bram de Boer");
}

static void what_a_colleague_writes_appears_beside_what_you_type(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "\t\t\t\033[1;5HMoeder belt elke dag. ");
	stage_sees(stage, "belt elke dag");
	bram_writes(stage, "Daan is sinds de herfst vaak thuis. Hij slaapt nu beter. School wil meedenken.");
	stage_sees(stage, "nu beter");
	stage_golden(stage, "doel-merged");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Toch weggaan?");
	stage_keys(stage, "j");
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

static void the_same_sentence_gives_a_choice_of_both_texts(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *conflict;
	struct field_conflict *row;
	const struct field_edit *edit;

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "\t\t\t\025School is boos.");
	stage_sees(stage, "School is boos.");
	conflict = stage_answer_once(stage, REQ_FIELDS_SAVE, STATUS_CONFLICT);
	row = rows_new(conflict, &field_conflict_record);
	SCENE_TEXT(row->kind, "goal");
	SCENE_TEXT(row->field, "toelichting");
	SCENE_TEXT(row->employee_naam, "Bram de Boer");
	row->object_id = SCENE_GOAL;
	row->base_version = 1;
	row->current_version = 2;
	row->base = mem_text("Daan is sinds de herfst vaak thuis. Hij slaapt slecht. School wil meedenken.");
	row->ours = mem_text("School is boos.");
	row->theirs = mem_text("Daan is sinds de herfst vaak thuis. Hij slaapt slecht. "
		"School wil een gesprek op donderdag.");
	row->merged = mem_text("School is boos.\nSchool wil een gesprek op donderdag.");
	stage_keys(stage, KEY_F(2));
	stage_golden(stage, "conflict");
	stage_asked(stage, REQ_FIELDS_SAVE);
	stage_keys(stage, "3");
	edit = rows_first(&stage_asked(stage, REQ_FIELDS_SAVE)->rows, &field_edit_record);
	assert_string_equal(edit->value, "School is boos.\nSchool wil een gesprek op donderdag.");
	assert_int_equal(edit->base_version, 2);
	stage_sees(stage, "Het doel is bewaard.");
	end_plan(stage);
}

/* ---- decisions --------------------------------------------------------------------------------------------------- */

static void decisions(struct stage *stage)
{
	visit_household(stage);
	stage_keys(stage, "b");
	stage_sees(stage, "Besluiten - ");
}

static void end_decisions(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void decisions_are_a_list_over_all_laws(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	decisions(stage);
	stage_golden(stage, "besluiten");
	end_decisions(stage);
}

/* A concept of Amina on the screen, weighed. */
static void concept(struct stage *stage, cents bedrag, struct mandate_verdict *(*weigh)(struct rows *rows))
{
	scene_decision(stage_answer(stage, REQ_DECISION_READ), DECISION_CONCEPT)->bedrag = bedrag;
	weigh(stage_answer(stage, REQ_DECISION_WEIGH));
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Per besluit");
}

static void the_meter_says_within(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	concept(stage, 400000, scene_verdict);
	stage_golden(stage, "besluit-within");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static struct mandate_verdict *above(struct rows *rows)
{
	struct mandate_verdict *verdict = scene_verdict(rows);

	verdict->within = false;
	verdict->trede = 2;
	SCENE_TEXT(verdict->trede_naam, "Teamleider");
	SCENE_TEXT(verdict->rule, "mandaat.per-besluit");
	SCENE_TEXT(verdict->why, "Het bedrag van € 12.000 is hoger dan uw grens per besluit van € 5.000.");
	return verdict;
}

static void the_meter_says_which_rung_decides(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows;

	(void)state;
	concept(stage, 1200000, above);
	stage_golden(stage, "besluit-above");
	stage_keys(stage, KEY_F(5));
	stage_golden(stage, "besluit-ask");
	rows = stage_answer(stage, REQ_DECISION_SUBMIT);
	scene_decision(rows, DECISION_TER_TOETSING);
	scene_escalation(rows);
	stage_keys(stage, "j");
	stage_golden(stage, "besluit-in");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static struct mandate_verdict *unlimited(struct rows *rows)
{
	struct mandate_verdict *verdict = scene_verdict(rows);

	verdict->per_besluit = verdict->cum_huishouden = verdict->free = MANDATE_UNLIMITED;
	verdict->needs_second = true;
	return verdict;
}

static void the_meter_says_that_there_is_no_limit(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	concept(stage, 1200000, unlimited);
	stage_golden(stage, "besluit-unlimited");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static void a_new_decision_is_an_empty_form(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	scene_verdict(stage_answer(stage, REQ_DECISION_WEIGH));
	decisions(stage);
	stage_keys(stage, "n");
	stage_golden(stage, "besluit-new");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static void a_taken_decision_says_who_and_until_when_one_may_object(void **state)
{
	struct stage *stage = visit_amina();
	struct decision *decision;

	(void)state;
	decision = scene_decision(stage_answer(stage, REQ_DECISION_READ), DECISION_BEKENDGEMAAKT);
	decision->besluitdatum = scene_day("2026-11-24");
	decision->bekendmaking = scene_day("2026-11-25");
	decision->bezwaar_tot = scene_day("2027-01-06");
	decision->decider_id = SCENE_CARLA;
	SCENE_TEXT(decision->decider_naam, "Carla de Wit");
	SCENE_TEXT(decision->second_naam, "Karel Smit");
	SCENE_TEXT(decision->namens, "het college van burgemeester en wethouders");
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_golden(stage, "besluit-taken");
	stage_keys(stage, "p");
	stage_sees(stage, "brief.pdf");
	stage_golden(stage, "besluit-op-papier");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "bezwaar kan tot en met");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

/* ---- ladder and register ----------------------------------------------------------------------------------------- */

static void the_ladder_is_drawn_as_a_ladder(void **state)
{
	const struct stage_set set = { .me = scene_carla() };
	struct stage *stage = visit_new(&set);
	struct inbox_line *line;
	struct decision *decision;
	struct rows *rows;

	(void)state;
	line = rows_new(stage_answer(stage, REQ_INBOX), &inbox_line_record);
	line->kind = INBOX_ESCALATION;
	line->household_id = SCENE_HOUSEHOLD;
	line->object_id = SCENE_ESCALATION;
	line->due = scene_at("2026-11-26 24:00");
	SCENE_TEXT(line->household_naam, "Moulin - van den Berg");
	SCENE_TEXT(line->huishoudnummer, "1000017");
	SCENE_TEXT(line->what, "Begeleiding, € 12.000 - van Amina Yilmaz");
	SCENE_TEXT(line->object_kind, "escalation");
	rows = stage_answer(stage, REQ_ESCALATION_READ);
	scene_escalation(rows);
	decision = rows_new(rows, &decision_record);
	decision->id = SCENE_DECISION;
	decision->bedrag = 1200000;
	day_parse_iso("2026-12-01", &decision->datumStart);
	day_parse_iso("2027-05-31", &decision->datumEinde);
	visit_begin(stage);
	stage_keys(stage, "\r");
	stage_golden(stage, "escalatie");
	stage_keys(stage, "n");
	stage_golden(stage, "escalatie-refuse");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "Reden");
	stage_keys(stage, "d");
	stage_golden(stage, "escalatie-deels");
	stage_keys(stage, KEY_BACK);
	stage_keys(stage, "r");
	stage_golden(stage, "rondetafel");
	stage_keys(stage, KEY_BACK);
	stage_golden(stage, "escalatie");
	stage_keys(stage, "n");
	stage_golden(stage, "escalatie-refuse");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "Reden");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void the_register_is_for_everybody(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_keys(stage, "m");
	stage_golden(stage, "mandaat");
	stage_keys(stage, "\r");
	stage_golden(stage, "mandaat-one");
	stage_keys(stage, "\r" KEY_BACK);
	visit_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_shows_goals_by_domain),
		cmocka_unit_test(without_a_plan_the_screen_says_how_to_begin),
		cmocka_unit_test(a_goal_is_a_form),
		cmocka_unit_test(an_action_is_a_form),
		cmocka_unit_test(who_else_is_here_stands_above_and_beside_what_they_are_in),
		cmocka_unit_test(the_desk_says_which_field_the_cursor_is_in),
		cmocka_unit_test(what_a_colleague_writes_appears_beside_what_you_type),
		cmocka_unit_test(the_same_sentence_gives_a_choice_of_both_texts),
		cmocka_unit_test(decisions_are_a_list_over_all_laws),
		cmocka_unit_test(the_meter_says_within),
		cmocka_unit_test(the_meter_says_which_rung_decides),
		cmocka_unit_test(the_meter_says_that_there_is_no_limit),
		cmocka_unit_test(a_new_decision_is_an_empty_form),
		cmocka_unit_test(a_taken_decision_says_who_and_until_when_one_may_object),
		cmocka_unit_test(the_ladder_is_drawn_as_a_ladder),
		cmocka_unit_test(the_register_is_for_everybody),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
