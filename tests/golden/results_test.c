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

static void result(struct rows *rows, id goal_id, const char *what, int outcome, const char *tekst)
{
	struct goal_result *row = rows_new(rows, &goal_result_record);

	row->goal_id = goal_id;
	row->plan_id = SCENE_PLAN;
	row->outcome = outcome;
	row->datum = scene_day("2025-06-30");
	SCENE_TEXT(row->what, what);
	SCENE_TEXT(row->tekst, tekst);
	SCENE_TEXT(row->employee_naam, "Amina Bakkali");
}

static void what_was_reached_stands_per_closed_plan(void **state)
{
	struct stage *stage = on_results();
	struct rows *rows = stage_answer(stage, REQ_RESULTS);

	(void)state;
	measurement(rows, 901, "2026-01-14", MOMENT_BEGIN, "21-4", 2);
	person(rows, 501, "Suzanne de Jong - Yıldız");
	domain(rows, "financien", "Financiën");
	result(rows, 611, "De huur is drie maanden achter elkaar op tijd betaald", OUTCOME_BEHAALD, "De huur is sinds maart op tijd.");
	result(rows, 612, "Emre gaat elke dag naar school", OUTCOME_DEELS, "Vier van de vijf dagen.");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	stage_keys(stage, "r");
	stage_sees(stage, "Begin en nu");
	stage_keys(stage, "b");
	stage_sees(stage, "Vier van de vijf dagen.");
	stage_golden(stage, "resultaten-bereikt");
	end_results(stage);
}

static void goal_of(struct rows *rows, id number, const char *what, int at)
{
	struct goal *row = rows_new(rows, &goal_record);

	row->id = number;
	row->plan_id = SCENE_PLAN;
	row->household_id = SCENE_HOUSEHOLD;
	row->state = at;
	SCENE_TEXT(row->what, what);
}

static void a_plan_closes_goal_by_goal_and_says_what_stays_open(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows;
	struct regie *regie;
	struct left_open *left;

	(void)state;
	scene_plan(stage_answer(stage, REQ_PLAN_READ));
	rows = stage_answer(stage, REQ_PLAN_CLOSING);
	goal_of(rows, 611, "De huur is drie maanden achter elkaar op tijd betaald", GOAL_LOOPT);
	goal_of(rows, 612, "Emre gaat elke dag naar school", GOAL_BEHAALD);
	regie = rows_new(rows, &regie_record);
	regie->employee_id = SCENE_AMINA;
	SCENE_TEXT(regie->employee_naam, "Amina Bakkali");
	person(rows, 502, "Murat Yıldız");
	left = rows_new(rows, &left_open_record);
	SCENE_TEXT(left->what, "Taak");
	SCENE_TEXT(left->tekst, "Verslag van het onderzoek afmaken");
	visit_household(stage);
	stage_keys(stage, "p");
	stage_sees(stage, "evaluatie");
	stage_keys(stage, "s");
	stage_sees(stage, "Dit blijft open");
	stage_golden(stage, "afsluiten");
	stage_keys(stage, "\r");
	stage_sees(stage, "In één zin");
	stage_golden(stage, "afsluiten-doel");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Dit blijft open");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Vul eerst in");
	end_results(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_first_stands_beside_what_is_now),
		cmocka_unit_test(a_digit_is_a_score_and_the_time_before_stands_beside_it),
		cmocka_unit_test(what_was_reached_stands_per_closed_plan),
		cmocka_unit_test(a_plan_closes_goal_by_goal_and_says_what_stays_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
