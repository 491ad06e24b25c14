/* The plan with its family: the page that is turned to them, what they say, versions, and old texts that come back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

/* On the plan, of which the family said something and versions were fixed. */
static struct stage *on_plan(void)
{
	struct stage *stage = visit_amina();
	struct rows *plan = stage_answer(stage, REQ_PLAN_READ), *kitchen = stage_answer(stage, REQ_KITCHEN);

	scene_plan(plan);
	scene_family(plan);
	scene_remarks(plan);
	scene_plan(kitchen);
	scene_family(kitchen);
	visit_household(stage);
	stage_keys(stage, "p");
	stage_sees(stage, "evaluatie");
	return stage;
}

static void end_plan(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void back_to_plan(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
}

static void a_plan_shows_who_says_no_and_what_a_colleague_would_ask(void **state)
{
	struct stage *stage = on_plan();

	(void)state;
	stage_golden(stage, "plan-family");
	stage_keys(stage, "m");
	stage_golden(stage, "plan-marks");
	stage_keys(stage, "\r");
	end_plan(stage);
}

static void the_family_reads_what_is_the_matter_and_then_each_goal(void **state)
{
	struct stage *stage = on_plan();

	(void)state;
	stage_keys(stage, KEY_DOWN KEY_DOWN "k");
	stage_sees(stage, "weer lacht");
	stage_golden(stage, "keukentafel-doel");
	stage_misses(stage, "Hij slaapt slecht");
	stage_keys(stage, "v");
	stage_sees(stage, "Ons plan");
	stage_golden(stage, "keukentafel");
	back_to_plan(stage);
	end_plan(stage);
}

static void a_no_is_written_with_the_name_and_the_reason(void **state)
{
	struct stage *stage = on_plan();
	const struct agreement *said;

	(void)state;
	stage_keys(stage, KEY_DOWN KEY_DOWN "k");
	stage_sees(stage, "weer lacht");
	stage_keys(stage, "n");
	stage_sees(stage, "Wie zegt dit?");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Waarom niet");
	stage_keys(stage, "Te vroeg op.");
	stage_sees(stage, "Te vroeg op.");
	stage_keys(stage, KEY_F(2));
	said = rows_first(&stage_asked(stage, REQ_AGREEMENT_ADD)->rows, &agreement_record);
	assert_int_equal(said->goal_id, SCENE_GOAL);
	assert_int_equal(said->person_id, 1002);
	assert_int_equal(said->answer, ANSWER_NEE);
	assert_string_equal(said->remark, "Te vroeg op.");
	stage_sees(stage, "Opgeschreven: Daan Moulin: nee.");
	back_to_plan(stage);
	end_plan(stage);
}

/* A bell may name another household. */
static void a_bell_waits_until_the_family_looks_away(void **state)
{
	struct stage *stage = on_plan();
	const struct ring ring = { .tekst = "Opschaling van familie De Wit", .kind = "escalation", .object_id = 5 };

	struct rows *kitchen;

	(void)state;
	stage_keys(stage, KEY_DOWN KEY_DOWN "k");
	stage_sees(stage, "weer lacht");
	kitchen = stage_answer(stage, REQ_KITCHEN);
	scene_plan(kitchen);
	SCENE_TEXT(((struct goal *)rows_first(kitchen, &goal_record))->what, "Daan gaat weer met plezier naar school");
	stage_event(stage, EVENT_RING, &ring_record, &ring);
	stage_change(stage, "goal", SCENE_GOAL, "Bram de Boer");
	stage_sees(stage, "met plezier");
	stage_misses(stage, "De Wit");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Opschaling van familie De Wit");
	end_plan(stage);
}

/* One field would change, and one goal came later; the answer is no. */
static void version_back(struct stage *stage)
{
	struct rows *rows = stage_answer(stage, REQ_PLAN_BACK);
	struct field_edit *edit = rows_new(rows, &field_edit_record);
	struct count *later;

	SCENE_TEXT(edit->kind, "goal");
	SCENE_TEXT(edit->field, "meetbaar");
	edit->object_id = SCENE_GOAL;
	edit->value = mem_text("Drie maanden geen achterstand.");
	later = rows_new(rows, &count_record);
	SCENE_TEXT(later->what, "daarna");
	later->number = 1;
	stage_keys(stage, KEY_DOWN "t");
	stage_sees(stage, "terugzetten?");
	stage_golden(stage, "versies-terug");
	stage_keys(stage, "n");
	stage_misses(stage, "terugzetten?");
}

static void versions_are_read_compared_and_fixed(void **state)
{
	struct stage *stage = on_plan();
	const struct ask *ask;

	(void)state;
	stage_keys(stage, "l");
	stage_sees(stage, "Versie 1");
	stage_golden(stage, "versies");
	scene_text_of(stage_answer_once(stage, REQ_PLAN_TEXT, STATUS_OK), 1);
	scene_text_of(stage_answer_once(stage, REQ_PLAN_TEXT, STATUS_OK), 0);
	stage_keys(stage, "v");
	stage_sees(stage, "Vergelijken met");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Verschillen");
	stage_golden(stage, "vergelijk");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Versie 1");
	scene_text_of(stage_answer_once(stage, REQ_PLAN_TEXT, STATUS_OK), 0);
	scene_text_of(stage_answer_once(stage, REQ_PLAN_FIX, STATUS_OK), 3);
	stage_keys(stage, "l");
	stage_sees(stage, "vastleggen zoals het er nu staat");
	stage_keys(stage, "j");
	ask = rows_first(&stage_asked(stage, REQ_PLAN_FIX)->rows, &ask_record);
	assert_int_equal(strlen(ask->word), 64);
	stage_sees(stage, "Vastgelegd als versie 3.");
	version_back(stage);
	back_to_plan(stage);
	end_plan(stage);
}

static void version_row(struct rows *rows, int64_t number, bool lost, const char *who, const char *value)
{
	struct field_version *row;

	scene_version(rows, "goal", SCENE_GOAL, "toelichting", number, who);
	row = rows_get(rows, &field_version_record, rows_count(rows, &field_version_record) - 1);
	row->lost = lost;
	row->value = mem_text(value);
}

/* Only this field was ever filled. */
static void an_old_text_comes_back_as_a_new_edit(void **state)
{
	struct stage *stage = on_plan();
	const struct field_edit *edit;
	struct rows *rows;

	(void)state;
	for (size_t i = 0; i < goal_record.count; i++) {
		rows = stage_answer_once(stage, REQ_FIELD_HISTORY, STATUS_OK);
		if (strcmp(goal_record.fields[i].name, "toelichting") != 0)
			continue;
		version_row(rows, 2, false, "Bram de Boer", "Hij slaapt goed. School wil meedenken.");
		version_row(rows, 1, true, "Carla Jansen", "Hij slaapt nooit. School wil meedenken.");
		version_row(rows, 1, false, "Amina Yilmaz", "Hij slaapt slecht. School wil meedenken.");
	}
	stage_keys(stage, KEY_DOWN KEY_DOWN "g");
	stage_sees(stage, "niet gekozen");
	stage_golden(stage, "geschiedenis");
	stage_keys(stage, KEY_DOWN KEY_DOWN "v");
	stage_golden(stage, "vergelijk-veld");
	stage_keys(stage, KEY_BACK);
	rows = stage_answer(stage, REQ_FIELD_HISTORY);
	version_row(rows, 2, false, "Bram de Boer", "Hij slaapt goed. School wil meedenken.");
	version_row(rows, 1, false, "Amina Yilmaz", "Hij slaapt slecht. School wil meedenken.");
	stage_sees(stage, "Bram de Boer");
	stage_keys(stage, "t");
	stage_sees(stage, "weer in het plan zetten?");
	stage_keys(stage, "j");
	edit = rows_first(&stage_asked(stage, REQ_FIELDS_SAVE)->rows, &field_edit_record);
	assert_string_equal(edit->value, "Hij slaapt slecht. School wil meedenken.");
	assert_int_equal(edit->base_version, 2);
	stage_sees(stage, "Deze tekst staat weer in het plan.");
	back_to_plan(stage);
	end_plan(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_shows_who_says_no_and_what_a_colleague_would_ask),
		cmocka_unit_test(the_family_reads_what_is_the_matter_and_then_each_goal),
		cmocka_unit_test(a_no_is_written_with_the_name_and_the_reason),
		cmocka_unit_test(a_bell_waits_until_the_family_looks_away),
		cmocka_unit_test(versions_are_read_compared_and_fixed),
		cmocka_unit_test(an_old_text_comes_back_as_a_new_edit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
