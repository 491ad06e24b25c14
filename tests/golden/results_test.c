/* Resultaten, Meten and Plan sluiten: bars that need no colour and no UTF-8, blanks where nothing was measured. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static void measurement(struct rows *rows, id number, const char *datum, int moment, const char *scores, int64_t ladder)
{
	static const char *const codes[] = { "financien", "werk_opleiding", "tijdsbesteding", "huisvesting" };
	struct measurement *row = rows_new(rows, &measurement_record);

	row->id = number;
	row->person_id = 501;
	row->moment = moment;
	row->datum = scene_day(datum);
	row->participatie = ladder;
	SCENE_TEXT(row->employee_naam, "Amina Bakkali");
	SCENE_TEXT(row->person_naam, "Suzanne de Jong - Yıldız");
	for (size_t i = 0; scores[i] != '\0'; i++) {
		struct score *score;

		if (scores[i] == '-')
			continue;
		score = rows_new(rows, &score_record);
		score->measurement_id = number;
		SCENE_TEXT(score->leefgebied, codes[i]);
		score->score = scores[i] - '0';
	}
}

static void domain(struct rows *rows, const char *code, const char *naam)
{
	struct life_domain *row = rows_new(rows, &life_domain_record);

	SCENE_TEXT(row->code, code);
	SCENE_TEXT(row->naam, naam);
}

static void person(struct rows *rows, id number, const char *naam)
{
	struct measured *row = rows_new(rows, &measured_record);

	row->person_id = number;
	row->here = true;
	SCENE_TEXT(row->naam, naam);
}

static struct stage *on_results(void)
{
	struct stage *stage = visit_amina();
	struct rows *rows;

	scene_plan(stage_answer(stage, REQ_PLAN_READ));
	rows = stage_answer(stage, REQ_RESULTS);
	measurement(rows, 901, "2026-01-14", MOMENT_BEGIN, "21-4", 2);
	measurement(rows, 902, "2026-07-10", MOMENT_HALFJAAR, "22-4", 0);
	measurement(rows, 903, "2026-11-09", MOMENT_HALFJAAR, "44-3", 3);
	person(rows, 501, "Suzanne de Jong - Yıldız");
	person(rows, 502, "Murat Yıldız");
	domain(rows, "financien", "Financiën");
	domain(rows, "werk_opleiding", "Werk en opleiding");
	domain(rows, "tijdsbesteding", "Tijdsbesteding");
	domain(rows, "huisvesting", "Huisvesting");
	visit_household(stage);
	stage_keys(stage, "p");
	stage_sees(stage, "evaluatie");
	stage_keys(stage, "r");
	stage_sees(stage, "Begin en nu");
	return stage;
}

static void end_results(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void what_was_first_stands_beside_what_is_now(void **state)
{
	struct stage *stage = on_results();

	(void)state;
	stage_golden(stage, "resultaten");
	stage_keys(stage, "v");
	stage_sees(stage, "gemiddelde ZRM");
	stage_golden(stage, "resultaten-verloop");
	stage_keys(stage, "vw");
	stage_sees(stage, "Murat Yıldız (2 van 2)");
	stage_golden(stage, "resultaten-leeg");
	end_results(stage);
}

static void a_digit_is_a_score_and_the_time_before_stands_beside_it(void **state)
{
	struct stage *stage = on_results();
	const struct message *asked;

	(void)state;
	stage_keys(stage, "m");
	stage_sees(stage, "Wie en wanneer");
	stage_keys(stage, "5");
	stage_keys(stage, "3");
	stage_sees(stage, "3 beperkt zelfredzaam");
	stage_golden(stage, "meten");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_MEASURE);
	assert_int_equal(rows_count(&asked->rows, &score_record), 2);
	assert_int_equal(((const struct measurement *)rows_first(&asked->rows, &measurement_record))->after_id, 903);
	stage_sees(stage, "is bewaard.");
	end_results(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_first_stands_beside_what_is_now),
		cmocka_unit_test(a_digit_is_a_score_and_the_time_before_stands_beside_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
