/* Legal terms: who sees which, what standing still and making longer do to the day, and what raw SQL may not do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "world.h"

static const int64_t day_ms = 24 * 3600000;

static int begin(void **state)
{
	*state = world_new();
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

/* An aanvraag under the Jeugdwet of this many days ago. */
static id aanvraag_add(struct world *world, int wet, int days_ago)
{
	struct aanvraag aanvraag;
	const struct message *answer;

	record_init(&aanvraag_record, &aanvraag);
	aanvraag.household_id = world_household(world, "jansen");
	aanvraag.datum = world_today(world) - days_ago;
	aanvraag.wet = wet;
	snprintf(aanvraag.onderwerp, sizeof(aanvraag.onderwerp), "Begeleiding voor Kim");
	answer = world_call(world, "amina", REQ_AANVRAAG_SAVE, &aanvraag_record, &aanvraag, NULL);
	world_is(answer, STATUS_OK);
	return ((const struct aanvraag *)world_row(answer, &aanvraag_record, 0))->id;
}

static struct term_event pause(struct world *world, id aanvraag_id)
{
	struct term_event event;

	record_init(&term_event_record, &event);
	event.about = TERM_OF_AANVRAAG;
	event.object_id = aanvraag_id;
	event.soort = TERM_PAUSE;
	event.reden = TERM_REASON_AANVULLING;
	snprintf(event.toelichting, sizeof(event.toelichting), "Het inkomen ontbreekt.");
	snprintf(event.verteld_aan, sizeof(event.verteld_aan), "Anna Jansen");
	event.brief = world_today(world) - 1;
	event.van = world_today(world);
	return event;
}

static struct term_event longer(struct world *world, id aanvraag_id, int weeks)
{
	struct term_event event = pause(world, aanvraag_id);

	event.soort = TERM_LONGER;
	event.reden = TERM_REASON_ADVIES;
	event.van = DAY_NONE;
	event.weken = weeks;
	return event;
}

static const struct message *store(struct world *world, const char *who, const struct term_event *event)
{
	return world_call(world, who, REQ_TERM_EVENT, &term_event_record, event, NULL);
}

static const struct message *resume(struct world *world, const char *who, id aanvraag_id)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.number = TERM_OF_AANVRAAG;
	ask.id = aanvraag_id;
	ask.day = world_today(world);
	return world_call(world, who, REQ_TERM_RESUME, &ask_record, &ask, NULL);
}

static struct legal_term of(const struct message *answer)
{
	world_is(answer, STATUS_OK);
	return *(const struct legal_term *)world_row(answer, &legal_term_record, 0);
}

static const struct message *desk_of(struct world *world, const char *who)
{
	return world_call_id(world, who, REQ_TERM_LIST, 0);
}

static void the_desk_lists_what_runs_by_legal_day(void **state)
{
	struct world *world = *state;
	id late = aanvraag_add(world, WET_WMO, 20), later = aanvraag_add(world, WET_JEUGDWET, 1);
	const struct message *answer = desk_of(world, "amina");
	const struct legal_term *first = world_row(answer, &legal_term_record, 0), *second = world_row(answer, &legal_term_record, 1);

	assert_int_equal(world_count(answer, &legal_term_record), 2);
	assert_int_equal(first->object_id, late);
	assert_int_equal(first->uiterlijk, day_to_working(world_today(world) - 6));
	assert_int_equal(first->waarschuwing, WARNING_LATE);
	assert_string_equal(first->artikel, "Wmo 2015 2.3.5");
	assert_string_equal(first->wat, "Besluit nemen: Begeleiding voor Kim");
	assert_int_equal(second->object_id, later);
	assert_int_equal(second->dagen, day_to_working(world_today(world) + 55) - world_today(world));
	assert_int_equal(second->waarschuwing, WARNING_NONE);
	/* the team leader and the back-office by their area; somebody of another area not */
	assert_int_equal(world_count(desk_of(world, "carla"), &legal_term_record), 2);
	assert_int_equal(world_count(desk_of(world, "femke"), &legal_term_record), 2);
	assert_int_equal(world_count(desk_of(world, "karel"), &legal_term_record), 0);
	assert_int_equal(world_count(desk_of(world, "gerrit"), &legal_term_record), 0);
	assert_int_equal(world_count(world_call_id(world, "carla", REQ_TERM_LIST, world_household(world, "jansen")), &legal_term_record), 2);
	assert_int_equal(world_count(world_call_id(world, "carla", REQ_TERM_LIST, world_household(world, "yilmaz")), &legal_term_record), 0);
	world_is(world_call_id(world, "karel", REQ_TERM_LIST, world_household(world, "jansen")), STATUS_REFUSED);
	world_is(world_call_id(world, "karel", REQ_TERM_LIST, world_household(world, "geheim")), STATUS_OK);
	world_is(world_call_id(world, "amina", REQ_TERM_LIST, world_household(world, "geheim")), STATUS_MISSING);
}

static void the_clock_stands_still_and_its_days_are_added_when_it_goes_again(void **state)
{
	struct world *world = *state;
	id aanvraag_id = aanvraag_add(world, WET_JEUGDWET, 10);
	struct term_event event = pause(world, aanvraag_id);
	day first = day_to_working(world_today(world) + 46);
	struct legal_term term = of(store(world, "amina", &event));

	assert_true(term.stil);
	assert_int_equal(term.stil_sinds, world_today(world));
	assert_int_equal(term.uiterlijk, first);	/* a suspension that runs moves nothing */
	assert_int_equal(term.dagen, first - world_today(world));
	world_is(store(world, "amina", &event), STATUS_INVALID);
	world_wait(world, 9 * day_ms);
	assert_int_equal(((const struct legal_term *)world_row(desk_of(world, "amina"), &legal_term_record, 0))->dagen, term.dagen);
	term = of(resume(world, "femke", aanvraag_id));
	assert_false(term.stil);
	assert_int_equal(term.uiterlijk, day_to_working(world_today(world) - 9 + 46 + 9));
	assert_int_equal(world_number(world, "SELECT count(*) FROM aanvraag WHERE besluitUiterlijk > date(datum, '+64 days')"), 1);
	world_is(resume(world, "amina", aanvraag_id), STATUS_INVALID);
	/* a day counts once */
	event.brief = world_today(world) - 2;
	event.van = world_today(world) - 1;
	const struct message *twice = store(world, "amina", &event);
	world_is(twice, STATUS_INVALID);
	assert_string_equal(world_rule(twice), "");
	/* saved again, the day stays where the law has it */
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act IN ('termijn', 'termijn-hervat')"), 2);
}

static void a_term_is_made_longer_in_time_and_no_longer_than_the_law_has(void **state)
{
	struct world *world = *state;
	id aanvraag_id = aanvraag_add(world, WET_JEUGDWET, 10), late = aanvraag_add(world, WET_WMO, 30);
	struct term_event event = longer(world, aanvraag_id, 9);
	struct legal_term term;

	world_is(store(world, "amina", &event), STATUS_INVALID);
	event.weken = 3;
	term = of(store(world, "amina", &event));
	assert_true(term.verdaagd);
	assert_int_equal(term.uiterlijk, day_to_working(world_today(world) + 46 + 21));
	event.weken = 6;
	world_is(store(world, "amina", &event), STATUS_INVALID);	/* together nine */
	event = longer(world, late, 2);
	world_is(store(world, "amina", &event), STATUS_INVALID);	/* it was over */
	event = pause(world, aanvraag_id);
	event.van = event.brief;
	world_is(store(world, "amina", &event), STATUS_INVALID);	/* not before the letter */
	event.reden = TERM_REASON_ADVIES;
	world_is(store(world, "amina", &event), STATUS_INVALID);	/* no reason to stand still */
	event = pause(world, aanvraag_id);
	world_is(store(world, "karel", &event), STATUS_MISSING);
	world_is(store(world, "hanna", &event), STATUS_MISSING);
	event.object_id = 1;
	world_is(store(world, "amina", &event), STATUS_MISSING);
}

static void the_werkbak_warns_at_half_and_not_while_the_clock_stands_still(void **state)
{
	struct world *world = *state;
	id aanvraag_id = aanvraag_add(world, WET_JEUGDWET, 20);
	struct term_event event = pause(world, aanvraag_id);
	const struct inbox_line *line;
	size_t terms = 0;

	assert_int_equal(world_number(world, "SELECT count(*) FROM aanvraag"), 1);
	line = world_row(world_call_id(world, "amina", REQ_INBOX, 0), &inbox_line_record, 0);
	assert_int_not_equal(line->kind, INBOX_TERM);
	world_wait(world, 10 * day_ms);
	line = world_row(world_call_id(world, "amina", REQ_INBOX, 0), &inbox_line_record, 0);
	assert_int_equal(line->kind, INBOX_TERM);
	assert_string_equal(line->object_kind, "aanvraag");
	assert_false(line->urgent);
	event.brief = world_today(world) - 1;
	event.van = world_today(world);
	of(store(world, "amina", &event));
	const struct message *inbox = world_call_id(world, "amina", REQ_INBOX, 0);
	for (size_t i = 0; (line = world_row(inbox, &inbox_line_record, i)) != NULL; i++)
		terms += line->kind == INBOX_TERM;
	assert_int_equal(terms, 0);
}

static void sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	assert_false(db_run_script(world_db(world), sql, &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_non_null(strstr(err.text, "termijn"));
}

/* Wmo 2.3.5: two weeks by law; Awb 4:14 lid 3 is for a term that no law gives. With consent the clock stands still. */
static void the_two_weeks_of_the_wmo_are_made_longer_by_nobody(void **state)
{
	struct world *world = *state;
	id aanvraag_id = aanvraag_add(world, WET_WMO, 3);
	struct term_event event = longer(world, aanvraag_id, 1);
	const struct message *answer = store(world, "amina", &event);

	world_is(answer, STATUS_INVALID);
	sql_refused(world, "INSERT INTO term_event(id, household_id, about, object_id, soort, reden, toelichting, verteld_aan,"
		" brief, weken, employee_id, at) SELECT 990001, household_id, 'aanvraag', id, 'verdaging', 'advies', 'x', 'x', datum,"
		" 1, 1, 0 FROM aanvraag");
	event = pause(world, aanvraag_id);
	event.reden = TERM_REASON_INSTEMMING;
	assert_true(of(store(world, "amina", &event)).stil);
}

static void raw_sql_cannot_shorten_a_clock_nor_lengthen_it_without_a_letter(void **state)
{
	static const char *const refused[] = {
		"UPDATE aanvraag SET besluitUiterlijk = date(besluitUiterlijk, '-1 day')",
		"UPDATE aanvraag SET besluitUiterlijk = NULL",
		"UPDATE aanvraag SET besluitUiterlijk = date(besluitUiterlijk, '+30 days')",
		"UPDATE aanvraag SET datum = date(datum, '-10 days')",
		"UPDATE term_event SET tot = NULL",
		"UPDATE term_event SET van = date(van, '-3 days')",
		"UPDATE term_event SET tot = date(tot, '+3 days')",
		"UPDATE term_event SET weken = 1",
		"DELETE FROM term_event",
		"INSERT INTO term_event(id, household_id, about, object_id, soort, reden, toelichting, verteld_aan, brief, van, employee_id,"
			" at) SELECT 900001, household_id, about, object_id, soort, reden, 'x', 'x', brief, van, employee_id, at FROM term_event",
		"INSERT INTO term_event(id, household_id, about, object_id, soort, reden, toelichting, verteld_aan, brief, weken,"
			" employee_id, at) SELECT 900001, household_id, about, object_id, 'verdaging', 'advies', 'x', 'x', brief, 9,"
			" employee_id, at FROM term_event",
	};
	struct world *world = *state;
	id aanvraag_id = aanvraag_add(world, WET_JEUGDWET, 10);
	struct term_event event = pause(world, aanvraag_id);

	of(store(world, "amina", &event));
	world_wait(world, 4 * day_ms);
	of(resume(world, "amina", aanvraag_id));
	for (size_t i = 0; i < COUNT_OF(refused); i++)
		sql_refused(world, refused[i]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_desk_lists_what_runs_by_legal_day, begin, end),
		cmocka_unit_test_setup_teardown(the_clock_stands_still_and_its_days_are_added_when_it_goes_again, begin, end),
		cmocka_unit_test_setup_teardown(a_term_is_made_longer_in_time_and_no_longer_than_the_law_has, begin, end),
		cmocka_unit_test_setup_teardown(the_werkbak_warns_at_half_and_not_while_the_clock_stands_still, begin, end),
		cmocka_unit_test_setup_teardown(the_two_weeks_of_the_wmo_are_made_longer_by_nobody, begin, end),
		cmocka_unit_test_setup_teardown(raw_sql_cannot_shorten_a_clock_nor_lengthen_it_without_a_letter, begin, end),
	};

	return cmocka_run_group_tests_name("legal_term", tests, NULL, NULL);
}
