/* Measuring how people are doing, and closing a plan: what was given stays, and nothing is closed by halves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "planned.h"

static const int64_t day_ms = 86400000;

/* Money and work in one measurement; 0 leaves the second out. */
static const struct message *measure(struct scene *scene, const char *who, const char *person, int moment, int64_t money,
	int64_t work, id after_id)
{
	struct score scores[] = { { .leefgebied = "financien", .score = money }, { .leefgebied = "werk_opleiding", .score = work } };
	struct measurement row;

	record_init(&measurement_record, &row);
	row.household_id = scene->household_id;
	row.person_id = world_person(scene->world, person);
	row.moment = moment;
	row.participatie = 2;
	row.after_id = after_id;
	return world_call(scene->world, who, REQ_MEASURE, &measurement_record, &row, &score_record, &scores[0],
		work ? &score_record : NULL, &scores[1], NULL);
}

static id measured(struct scene *scene, const char *person, int moment, int64_t money, id after_id)
{
	const struct message *answer = measure(scene, "amina", person, moment, money, 2, after_id);

	world_is(answer, STATUS_OK);
	return ((const struct measurement *)world_row(answer, &measurement_record, 0))->id;
}

static const struct message *results(struct scene *scene, const char *who)
{
	struct ask ask = { .id = scene->household_id, .day = DAY_NONE };

	return world_call(scene->world, who, REQ_RESULTS, &ask_record, &ask, NULL);
}

static bool sql_passes(struct scene *scene, const char *sql)
{
	struct err err = ERR_INIT;
	bool ok = db_begin(world_db(scene->world), &err) && query_run(db_query(world_db(scene->world), sql), &err);

	db_rollback(world_db(scene->world));
	return ok;
}

static const struct message *close_plan(struct scene *scene, const char *who, int regie, const char *regie_reason,
	const char *sentence)
{
	struct plan_closing closing = { .plan_id = scene->plan_id, .closed = DAY_NONE, .reason = "Het gezin kan het zelf.",
		.regie = regie, .nameting_id = world_employee(scene->world, "amina") };
	struct goal_result result = { .goal_id = scene->goal_id, .outcome = OUTCOME_DEELS };

	snprintf(closing.regie_reason, sizeof(closing.regie_reason), "%s", regie_reason);
	snprintf(result.tekst, sizeof(result.tekst), "%s", sentence);
	return world_call(scene->world, who, REQ_PLAN_CLOSE, &plan_closing_record, &closing, &goal_result_record, &result, NULL);
}

static const struct inbox_line *waiting(struct scene *scene, const char *who)
{
	const struct message *answer = world_call_id(scene->world, who, REQ_INBOX, 0);
	const struct inbox_line *line;

	for (size_t n = 0; (line = world_row(answer, &inbox_line_record, n)) != NULL; n++)
		if (line->kind == INBOX_MEASURE)
			return line;
	return NULL;
}

/* ---- measuring ---- */

static void a_score_stands_with_who_measured_and_when(void **state)
{
	struct scene *scene = *state;
	id first = measured(scene, "anna", MOMENT_BEGIN, 1, 0);

	measured(scene, "anna", MOMENT_HALFJAAR, 3, first);
	const struct message *answer = results(scene, "bram");
	world_is(answer, STATUS_OK);
	const struct measurement *row = world_row(answer, &measurement_record, 0);
	assert_string_equal(row->person_naam, "Anna Jansen");
	assert_string_equal(row->employee_naam, "Amina Bakkali");
	assert_int_equal(row->datum, world_today(scene->world));
	assert_int_equal(row->participatie, 2);
	assert_int_equal(row->scored, 2);
	assert_int_equal(world_count(answer, &measurement_record), 2);
	assert_int_equal(world_count(answer, &score_record), 4);
	assert_int_equal(world_count(answer, &measured_record), 3);
	assert_int_equal(world_count(answer, &life_domain_record), 13);
}

static void reading_results_is_logged(void **state)
{
	struct scene *scene = *state;

	world_is(results(scene, "amina"), STATUS_OK);
	world_is(results(scene, "karel"), STATUS_REFUSED);
	measured(scene, "anna", MOMENT_BEGIN, 1, 0);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM audit WHERE act = 'meting'"), 1);
}

static void a_score_outside_the_ladder_is_refused(void **state)
{
	struct scene *scene = *state;

	world_is(measure(scene, "amina", "anna", MOMENT_BEGIN, 6, 2, 0), STATUS_INVALID);
	world_is(measure(scene, "amina", "anna", MOMENT_BEGIN, 0, 0, 0), STATUS_INVALID);
	world_is(measure(scene, "amina", "mehmet", MOMENT_BEGIN, 2, 2, 0), STATUS_REFUSED);
	assert_string_equal(world_rule(measure(scene, "amina", "mehmet", MOMENT_BEGIN, 2, 2, 0)), "meting.wie");
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM measurement"), 0);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM score"), 0);
}

static void who_may_not_write_the_plan_does_not_measure(void **state)
{
	struct scene *scene = *state;

	world_is(measure(scene, "karel", "anna", MOMENT_BEGIN, 2, 2, 0), STATUS_REFUSED);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM measurement"), 0);
}

static void of_two_who_measure_at_once_the_second_looks_first(void **state)
{
	struct scene *scene = *state;

	world_is(measure(scene, "amina", "anna", MOMENT_BEGIN, 1, 2, 0), STATUS_OK);
	world_is(measure(scene, "bram", "anna", MOMENT_BEGIN, 2, 2, 0), STATUS_CONFLICT);
	world_is(measure(scene, "bram", "piet", MOMENT_BEGIN, 2, 2, 0), STATUS_OK);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM measurement"), 2);
}

static void raw_sql_changes_no_score(void **state)
{
	struct scene *scene = *state;

	measured(scene, "anna", MOMENT_BEGIN, 1, 0);
	assert_false(sql_passes(scene, "UPDATE score SET score = 5"));
	assert_false(sql_passes(scene, "DELETE FROM score"));
	assert_false(sql_passes(scene, "REPLACE INTO score SELECT measurement_id, leefgebied, 5 FROM score"));
	assert_false(sql_passes(scene, "INSERT INTO score SELECT id, 'justitie', 5 FROM measurement"));
	assert_false(sql_passes(scene, "UPDATE measurement SET participatie = 6"));
	assert_false(sql_passes(scene, "UPDATE measurement SET datum = '2026-01-01'"));
	assert_false(sql_passes(scene, "UPDATE measurement SET scored = 13"));
	assert_false(sql_passes(scene, "UPDATE measurement SET household_id = (SELECT id FROM household WHERE naam LIKE '%Vries%')"));
	assert_false(sql_passes(scene, "DELETE FROM measurement"));
}

#define MEASUREMENT_SQL(person, datum, ladder, scored) \
	"INSERT INTO measurement(id, household_id, person_id, moment, datum, participatie, scored, at, employee_id)" \
	" SELECT 900001, household_id, (SELECT id FROM person WHERE voornamen = '" person "'), 'begin', '" datum "', " ladder ", " \
	scored ", unixepoch('2026-11-18') * 1000, (SELECT id FROM employee WHERE username = 'amina') FROM plan"

static void raw_sql_measures_only_who_was_there(void **state)
{
	struct scene *scene = *state;

	assert_true(sql_passes(scene, MEASUREMENT_SQL("Anna", "2026-11-18", "3", "0")));
	assert_false(sql_passes(scene, MEASUREMENT_SQL("Mehmet", "2026-11-18", "3", "0")));
	assert_false(sql_passes(scene, MEASUREMENT_SQL("Anna", "2026-12-18", "3", "0")));
	assert_false(sql_passes(scene, MEASUREMENT_SQL("Anna", "gisteren", "3", "0")));
	assert_false(sql_passes(scene, MEASUREMENT_SQL("Anna", "2026-11-18", "7", "0")));
	assert_false(sql_passes(scene, MEASUREMENT_SQL("Anna", "2026-11-18", "0", "0")));
}

/* ---- what waits ---- */

static void the_regisseur_hears_when_it_is_time_to_measure(void **state)
{
	struct scene *scene = *state;

	assert_null(waiting(scene, "amina"));
	world_wait(scene->world, 170 * day_ms);
	const struct inbox_line *line = waiting(scene, "amina");
	assert_non_null(line);
	assert_int_equal(line->household_id, scene->household_id);
	assert_null(waiting(scene, "bram"));
	measured(scene, "anna", MOMENT_BEGIN, 1, 0);
	assert_null(waiting(scene, "amina"));
	world_wait(scene->world, 160 * day_ms);
	assert_null(waiting(scene, "amina"));
	world_wait(scene->world, 15 * day_ms);
	assert_non_null(waiting(scene, "amina"));
}

static void after_closing_whoever_was_asked_hears_it_three_times(void **state)
{
	static const struct { int days, moment; } steps[] = { { 170, MOMENT_NA_6 }, { 185, MOMENT_NA_12 }, { 365, MOMENT_NA_24 } };
	struct scene *scene = *state;
	id last = measured(scene, "anna", MOMENT_BEGIN, 1, 0);

	world_is(close_plan(scene, "amina", CLOSING_REGIE_END, "Het gaat goed.", "Alles staat op papier."), STATUS_OK);
	assert_null(waiting(scene, "amina"));
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		world_wait(scene->world, steps[i].days * day_ms);
		assert_non_null(waiting(scene, "amina"));
		assert_null(waiting(scene, "bram"));
		last = measured(scene, "anna", steps[i].moment, 4, last);
		assert_null(waiting(scene, "amina"));
	}
}

/* ---- closing ---- */

static void closing_keeps_what_was_reached_and_ends_the_regie_at_once(void **state)
{
	struct scene *scene = *state;

	world_is(close_plan(scene, "amina", CLOSING_REGIE_END, "Het gezin kan het zelf.", "De helft is betaald."), STATUS_OK);
	const struct goal_result *result = world_row(results(scene, "amina"), &goal_result_record, 0);
	assert_string_equal(result->tekst, "De helft is betaald.");
	assert_string_equal(result->what, "Schulden in kaart");
	assert_int_equal(result->outcome, OUTCOME_DEELS);
	assert_int_equal(result->datum, world_today(scene->world));
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM goal WHERE state = 'deels'"), 1);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM field_version WHERE field = 'state' AND value = 'deels'"), 1);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM regie r JOIN plan p ON p.household_id = r.household_id"
		" WHERE r.until IS NULL"), 0);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM regie WHERE ended_reason = 'Het gezin kan het zelf.'"), 1);
}

static void without_a_reason_for_the_regie_nothing_closes(void **state)
{
	struct scene *scene = *state;

	world_is(close_plan(scene, "amina", CLOSING_REGIE_END, "", "De helft is betaald."), STATUS_INVALID);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM goal_result"), 0);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM plan WHERE closed IS NOT NULL"), 0);
	world_is(close_plan(scene, "amina", CLOSING_REGIE_KEEP, "", "De helft is betaald."), STATUS_OK);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM regie WHERE until IS NULL AND ended_reason IS NULL"
		" AND household_id = (SELECT household_id FROM plan)"), 1);
}

static void a_colleague_does_not_end_the_regie_of_another(void **state)
{
	struct scene *scene = *state;

	world_is(close_plan(scene, "bram", CLOSING_REGIE_END, "Klaar.", "De helft is betaald."), STATUS_REFUSED);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM plan WHERE closed IS NOT NULL"), 0);
	world_is(close_plan(scene, "bram", CLOSING_REGIE_KEEP, "", "De helft is betaald."), STATUS_OK);
}

static void each_goal_is_asked_also_one_that_came_meanwhile(void **state)
{
	struct scene *scene = *state;

	planned_goal(scene, "Werk vinden");
	const struct message *answer = close_plan(scene, "amina", CLOSING_REGIE_KEEP, "", "De helft is betaald.");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "plan.open-doelen");
	world_is(close_plan(scene, "amina", CLOSING_REGIE_KEEP, "", ""), STATUS_INVALID);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM goal_result"), 0);
}

static void before_closing_it_is_said_what_stays_open(void **state)
{
	struct scene *scene = *state;
	const struct left_open *left;
	bool bram = false;

	measured(scene, "anna", MOMENT_BEGIN, 1, 0);
	const struct message *answer = world_call_id(scene->world, "amina", REQ_PLAN_CLOSING, scene->plan_id);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &goal_record), 1);
	assert_int_equal(world_count(answer, &regie_record), 1);
	assert_int_equal(world_count(answer, &measured_record), 1);
	for (size_t n = 0; (left = world_row(answer, &left_open_record, n)) != NULL; n++)
		bram = bram || strcmp(left->what, "Betrokken") == 0;
	assert_true(bram);
	world_is(world_call_id(scene->world, "karel", REQ_PLAN_CLOSING, scene->plan_id), STATUS_REFUSED);
}

static void raw_sql_closes_no_plan_by_halves(void **state)
{
	struct scene *scene = *state;

	assert_false(sql_passes(scene, "UPDATE plan SET closed = '2026-11-18', state = 'gesloten'"));
	world_is(close_plan(scene, "amina", CLOSING_REGIE_KEEP, "", "De helft is betaald."), STATUS_OK);
	assert_false(sql_passes(scene, "UPDATE goal_result SET outcome = 'behaald'"));
	assert_false(sql_passes(scene, "DELETE FROM goal_result"));
	assert_false(sql_passes(scene, "REPLACE INTO goal_result SELECT * FROM goal_result"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		planned_test(a_score_stands_with_who_measured_and_when),
		planned_test(reading_results_is_logged),
		planned_test(a_score_outside_the_ladder_is_refused),
		planned_test(who_may_not_write_the_plan_does_not_measure),
		planned_test(of_two_who_measure_at_once_the_second_looks_first),
		planned_test(raw_sql_changes_no_score),
		planned_test(raw_sql_measures_only_who_was_there),
		planned_test(the_regisseur_hears_when_it_is_time_to_measure),
		planned_test(after_closing_whoever_was_asked_hears_it_three_times),
		planned_test(closing_keeps_what_was_reached_and_ends_the_regie_at_once),
		planned_test(without_a_reason_for_the_regie_nothing_closes),
		planned_test(a_colleague_does_not_end_the_regie_of_another),
		planned_test(each_goal_is_asked_also_one_that_came_meanwhile),
		planned_test(before_closing_it_is_said_what_stays_open),
		planned_test(raw_sql_closes_no_plan_by_halves),
	};

	return cmocka_run_group_tests_name("results", tests, NULL, NULL);
}
