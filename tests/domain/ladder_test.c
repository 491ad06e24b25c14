/* Where an escalation goes, whose clock runs, and who may act. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/default_matrix.h"
#include "domain/ladder.h"

enum {
	AMINA = 1, BRAM, CARLA, DIRK, ESTHER, OTHER_LEADER, WETHOUDER, STAND_IN, SECOND_STAND_IN, THIRD_STAND_IN,
	FOURTH_STAND_IN,
	OUR_TEAM = 50, OTHER_TEAM,
};

/* Everybody's seat: two coaches, two leaders, one process director, one manager, one alderman. */
static const struct roster_seat seats[] = {
	{ AMINA, ROLE_WIJKCOACH, OUR_TEAM }, { BRAM, ROLE_WIJKCOACH, OUR_TEAM },
	{ OTHER_LEADER, ROLE_TEAMLEIDER, OTHER_TEAM },
	{ CARLA, ROLE_TEAMLEIDER, OUR_TEAM }, { DIRK, ROLE_PROCESREGISSEUR, 0 }, { ESTHER, ROLE_MANAGER, 0 },
	{ WETHOUDER, ROLE_COLLEGE, 0 },
};

static struct absence absences[8];
static struct roster roster;

static day on(const char *iso)
{
	day d = DAY_NONE;

	assert_true(day_parse_iso(iso, &d));
	return d;
}

/* An instant on a day at an hour in Amsterdam (of days without a clock change). */
static instant at(const char *iso, int hour)
{
	return day_start(on(iso)) + (int64_t)hour * 3600000;
}

static int fresh(void **state)
{
	(void)state;
	clock_init();
	roster = (struct roster){ .rungs = default_rungs, .rung_count = default_rung_count, .seats = seats,
		.seat_count = COUNT_OF(seats), .absences = absences, .team_id = OUR_TEAM };
	return 0;
}

static void away(id employee_id, id deputy_id, const char *from, const char *until)
{
	absences[roster.absence_count++] = (struct absence){ .employee_id = employee_id, .deputy_id = deputy_id,
		.from = on(from), .until = until ? on(until) : DAY_NONE };
}

static struct escalation raised(int cause, int64_t trede)
{
	struct escalation escalation;

	record_init(&escalation_record, &escalation);
	escalation.cause = cause;
	escalation.requester_id = AMINA;
	escalation.trede = trede;
	return escalation;
}

static const char *shown(instant when)
{
	static char text[INSTANT_BYTES];

	instant_nl(when, text);
	return text;
}

/* ---- the first place ---- */

static void money_goes_to_the_rung_that_may_decide(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);
	struct ladder_place place = ladder_first(&escalation, 2, &roster, at("2026-11-23", 10));

	(void)state;
	assert_int_equal(place.trede, 2);
	assert_int_equal(place.holder_id, CARLA);
	assert_int_equal(place.why, STEP_RAISED);
	assert_false(place.overdue);
	assert_string_equal(shown(place.due), "27-11-2026 00:00");	/* Monday + 3 working days, 24:00 */
	assert_int_equal(place.skipped[0], 0);
	/* nobody waits for the process director about money */
	assert_int_equal(ladder_first(&escalation, 3, &roster, at("2026-11-23", 10)).trede, 4);
}

static void other_causes_begin_at_the_process_director(void **state)
{
	static const int causes[] = { CAUSE_ONENIGHEID, CAUSE_STAGNATIE, CAUSE_ZORG, CAUSE_VEILIGHEID };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(causes); i++) {
		struct escalation escalation = raised(causes[i], 0);

		assert_int_equal(ladder_first(&escalation, 1, &roster, at("2026-11-23", 10)).trede, 3);
		assert_int_equal(ladder_first(&escalation, 1, &roster, at("2026-11-23", 10)).holder_id, DIRK);
		assert_int_equal(ladder_first(&escalation, 4, &roster, at("2026-11-23", 10)).trede, 4);
	}
}

static void the_leader_of_the_own_team_comes_first(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);

	(void)state;
	away(CARLA, 0, "2026-11-23", "2026-11-24");
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 10)).holder_id, OTHER_LEADER);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-24", 10)).holder_id, CARLA);
	roster.team_id = 0;
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-24", 10)).holder_id, 0);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-24", 10)).trede, 2);
}

static void a_rung_where_nobody_is_passes_it_on_at_once(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);
	struct ladder_place place;

	(void)state;
	away(CARLA, 0, "2026-11-01", NULL);
	away(OTHER_LEADER, 0, "2026-11-01", NULL);
	place = ladder_first(&escalation, 2, &roster, at("2026-11-23", 10));
	assert_int_equal(place.trede, 4);
	assert_int_equal(place.holder_id, ESTHER);
	assert_int_equal(place.why, STEP_CLIMBED_ABSENT);
	assert_int_equal(place.skipped[0], 2);
	assert_int_equal(place.skipped[1], 0);

	away(ESTHER, 0, "2026-11-01", NULL);
	away(WETHOUDER, 0, "2026-11-01", NULL);
	place = ladder_first(&escalation, 2, &roster, at("2026-11-23", 10));
	/* nobody is left: on top, without a clock, and the director may act although away */
	assert_int_equal(place.trede, 5);
	assert_true(place.overdue);
	assert_int_equal(place.due, INSTANT_NONE);
	assert_int_equal(place.skipped[0], 2);
	assert_int_equal(place.skipped[1], 4);
	assert_int_equal(place.skipped[2], 0);
	escalation.trede = place.trede;
	escalation.overdue = true;
	assert_true(ladder_may_act(&escalation, &roster, ESTHER, at("2026-11-23", 10)));
	assert_false(ladder_may_act(&escalation, &roster, BRAM, at("2026-11-23", 10)));
	escalation.requester_id = ESTHER;
	assert_false(ladder_may_act(&escalation, &roster, ESTHER, at("2026-11-23", 10)));
}

static void the_requester_is_passed_by(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);

	(void)state;
	escalation.requester_id = CARLA;
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 10)).holder_id, OTHER_LEADER);
	away(OTHER_LEADER, CARLA, "2026-11-01", NULL);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 10)).trede, 4);
	/* of two coaches the other one remains */
	escalation.requester_id = AMINA;
	assert_int_equal(ladder_first(&escalation, 1, &roster, at("2026-11-23", 10)).holder_id, BRAM);
}

/* ---- deputies ---- */

static void absence_ends_on_the_day_that_it_names(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);
	static const struct {
		const char *day;
		id holder;
	} rows[] = {
		{ "2026-11-22", CARLA }, { "2026-11-23", STAND_IN }, { "2026-11-26", STAND_IN },
		{ "2026-11-27", CARLA },
	};

	(void)state;
	away(CARLA, STAND_IN, "2026-11-23", "2026-11-27");
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(ladder_first(&escalation, 2, &roster, at(rows[i].day, 9)).holder_id, rows[i].holder);
}

static void a_deputy_may_have_a_deputy_up_to_three(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);

	(void)state;
	away(OTHER_LEADER, 0, "2026-11-01", NULL);
	away(CARLA, STAND_IN, "2026-11-01", NULL);
	away(STAND_IN, SECOND_STAND_IN, "2026-11-01", NULL);
	away(SECOND_STAND_IN, THIRD_STAND_IN, "2026-11-01", NULL);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 9)).holder_id, THIRD_STAND_IN);
	away(THIRD_STAND_IN, FOURTH_STAND_IN, "2026-11-01", NULL);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 9)).trede, 4);
}

static void deputies_in_a_circle_are_nobody(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 0);

	(void)state;
	away(OTHER_LEADER, CARLA, "2026-11-01", NULL);
	away(CARLA, OTHER_LEADER, "2026-11-01", NULL);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 9)).trede, 4);
	away(CARLA, STAND_IN, "2026-11-20", NULL);	/* a second absence that names somebody else helps */
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 9)).trede, 2);
	assert_int_equal(ladder_first(&escalation, 2, &roster, at("2026-11-23", 9)).holder_id, STAND_IN);
}

/* ---- clocks ---- */

static void clocks_count_working_days_and_urgent_hours(void **state)
{
	static const struct {
		int64_t trede;
		const char *day;
		int hour;
		bool spoed;
		const char *due;
	} rows[] = {
		{ 2, "2026-11-23", 10, false, "27-11-2026 00:00" },	/* Monday -> Thursday 24:00 */
		{ 2, "2026-11-20", 16, false, "26-11-2026 00:00" },	/* Friday -> Wednesday 24:00 */
		{ 2, "2026-11-21", 12, false, "26-11-2026 00:00" },	/* on Saturday the same */
		{ 2, "2026-11-24", 0, false, "27-11-2026 00:00" },	/* Monday 24:00 is still Monday */
		{ 1, "2026-12-23", 10, false, "01-01-2027 00:00" },	/* 24, 28, 29, 30, 31 December */
		{ 4, "2026-04-30", 10, false, "09-05-2026 00:00" },	/* 5 May is a holiday: 1, 4, 6, 7, 8 May */
		{ 2, "2026-10-23", 10, false, "29-10-2026 00:00" },	/* over the end of summer time */
		{ 2, "2027-03-25", 10, false, "02-04-2027 00:00" },	/* Good Friday, the start of summer time,
			Easter Monday */
		{ 2, "2026-11-20", 23, true, "21-11-2026 03:00" },
		{ 3, "2026-11-20", 23, true, "21-11-2026 23:00" },
		{ 3, "2026-10-24", 12, true, "25-10-2026 11:00" },	/* 24 hours through the night of 25 hours */
		{ 5, "2026-12-24", 12, true, "26-12-2026 12:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(shown(ladder_due(&default_rungs[rows[i].trede - 1], rows[i].spoed,
			at(rows[i].day, rows[i].hour))), rows[i].due);
}

/* ---- what comes next ---- */

static void a_clock_that_runs_changes_nothing(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 2);
	struct ladder_place place;

	(void)state;
	escalation.holder_id = CARLA;
	escalation.due = at("2026-11-27", 0);
	place = ladder_next(&escalation, &roster, escalation.due - 1);
	assert_int_equal(place.trede, 2);
	assert_int_equal(place.holder_id, CARLA);
	assert_int_equal(place.due, escalation.due);
	/* nor does anything move that is closed */
	escalation.state = ESCALATION_BEANTWOORD;
	assert_int_equal(ladder_next(&escalation, &roster, at("2027-01-01", 0)).trede, 2);
}

static void expiry_climbs_by_itself_past_the_process_director(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 2);
	struct ladder_place place;

	(void)state;
	escalation.holder_id = CARLA;
	escalation.due = at("2026-11-27", 0);
	place = ladder_next(&escalation, &roster, escalation.due);
	assert_int_equal(place.trede, 4);
	assert_int_equal(place.holder_id, ESTHER);
	assert_int_equal(place.why, STEP_CLIMBED_CLOCK);
	assert_int_equal(place.skipped[0], 0);	/* not passed over: money does not belong there */
	assert_string_equal(shown(place.due), "04-12-2026 00:00");
	escalation.cause = CAUSE_STAGNATIE;
	assert_int_equal(ladder_next(&escalation, &roster, escalation.due).trede, 3);
}

/* The store was down for weeks: each call is one step, and each step begins where the clock before it ended. */
static void after_weeks_down_it_climbs_step_by_step(void **state)
{
	static const struct {
		int64_t trede;
		const char *due;
		bool overdue;
	} rows[] = {
		{ 4, "04-12-2026 00:00", false }, { 5, "18-12-2026 00:00", false }, { 5, "", true },
	};
	struct escalation escalation = raised(CAUSE_MANDAAT, 2);

	(void)state;
	escalation.due = at("2026-11-27", 0);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct ladder_place place = ladder_next(&escalation, &roster, at("2027-02-01", 9));

		assert_int_equal(place.trede, rows[i].trede);
		assert_string_equal(shown(place.due), rows[i].due);
		assert_int_equal(place.overdue, rows[i].overdue);
		escalation.trede = place.trede;
		escalation.due = place.due;
		escalation.overdue = place.overdue;
	}
	assert_true(ladder_next(&escalation, &roster, at("2027-03-01", 9)).overdue);
}

static void an_absent_rung_above_is_passed_and_named(void **state)
{
	struct escalation escalation = raised(CAUSE_STAGNATIE, 3);
	struct ladder_place place;

	(void)state;
	escalation.due = at("2026-11-27", 0);
	away(ESTHER, 0, "2026-11-27", "2026-11-28");
	place = ladder_next(&escalation, &roster, at("2026-12-20", 9));
	assert_int_equal(place.trede, 5);
	assert_int_equal(place.why, STEP_CLIMBED_ABSENT);
	assert_int_equal(place.skipped[0], 4);
}

static void with_nobody_above_it_stays_and_is_red(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 4);
	struct ladder_place place;

	(void)state;
	roster.seat_count--;	/* no alderman logs in here */
	escalation.holder_id = ESTHER;
	escalation.due = at("2026-11-27", 0);
	place = ladder_next(&escalation, &roster, escalation.due);
	assert_int_equal(place.trede, 4);
	assert_int_equal(place.holder_id, ESTHER);
	assert_true(place.overdue);
	assert_int_equal(place.due, INSTANT_NONE);
}

/* ---- who may act ---- */

static void who_sits_on_the_rung_or_stands_in_may_act(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 2);
	instant now = at("2026-11-23", 10);

	(void)state;
	assert_true(ladder_may_act(&escalation, &roster, CARLA, now));
	assert_false(ladder_may_act(&escalation, &roster, OTHER_LEADER, now));
	assert_false(ladder_may_act(&escalation, &roster, ESTHER, now));
	assert_false(ladder_may_act(&escalation, &roster, AMINA, now));
	assert_false(ladder_may_act(&escalation, &roster, STAND_IN, now));
	assert_false(ladder_may_act(&escalation, &roster, 0, now));

	away(CARLA, STAND_IN, "2026-11-23", "2026-11-24");
	assert_true(ladder_may_act(&escalation, &roster, STAND_IN, now));
	assert_true(ladder_may_act(&escalation, &roster, CARLA, now));	/* who logs in all the same is there */
	assert_false(ladder_may_act(&escalation, &roster, OTHER_LEADER, now));
	assert_false(ladder_may_act(&escalation, &roster, STAND_IN, at("2026-11-24", 0)));

	away(STAND_IN, 0, "2026-11-23", "2026-11-24");
	assert_true(ladder_may_act(&escalation, &roster, OTHER_LEADER, now));
	assert_false(ladder_may_act(&escalation, &roster, STAND_IN, now));
}

static void the_requester_never_acts_and_nobody_on_what_is_closed(void **state)
{
	struct escalation escalation = raised(CAUSE_MANDAAT, 2);
	instant now = at("2026-11-23", 10);

	(void)state;
	escalation.requester_id = CARLA;
	assert_false(ladder_may_act(&escalation, &roster, CARLA, now));
	assert_true(ladder_may_act(&escalation, &roster, OTHER_LEADER, now));
	away(OTHER_LEADER, CARLA, "2026-11-01", NULL);
	assert_false(ladder_may_act(&escalation, &roster, CARLA, now));
	escalation.requester_id = AMINA;
	escalation.state = ESCALATION_TERUG;
	assert_false(ladder_may_act(&escalation, &roster, OTHER_LEADER, now));
	escalation.state = ESCALATION_OPEN;
	escalation.trede = 9;
	assert_false(ladder_may_act(&escalation, &roster, OTHER_LEADER, now));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(money_goes_to_the_rung_that_may_decide, fresh),
		cmocka_unit_test_setup(other_causes_begin_at_the_process_director, fresh),
		cmocka_unit_test_setup(the_leader_of_the_own_team_comes_first, fresh),
		cmocka_unit_test_setup(a_rung_where_nobody_is_passes_it_on_at_once, fresh),
		cmocka_unit_test_setup(the_requester_is_passed_by, fresh),
		cmocka_unit_test_setup(absence_ends_on_the_day_that_it_names, fresh),
		cmocka_unit_test_setup(a_deputy_may_have_a_deputy_up_to_three, fresh),
		cmocka_unit_test_setup(deputies_in_a_circle_are_nobody, fresh),
		cmocka_unit_test_setup(clocks_count_working_days_and_urgent_hours, fresh),
		cmocka_unit_test_setup(a_clock_that_runs_changes_nothing, fresh),
		cmocka_unit_test_setup(expiry_climbs_by_itself_past_the_process_director, fresh),
		cmocka_unit_test_setup(after_weeks_down_it_climbs_step_by_step, fresh),
		cmocka_unit_test_setup(an_absent_rung_above_is_passed_and_named, fresh),
		cmocka_unit_test_setup(with_nobody_above_it_stays_and_is_red, fresh),
		cmocka_unit_test_setup(who_sits_on_the_rung_or_stands_in_may_act, fresh),
		cmocka_unit_test_setup(the_requester_never_acts_and_nobody_on_what_is_closed, fresh),
	};

	return cmocka_run_group_tests_name("ladder", tests, NULL, NULL);
}
