/* Days, instants, and the municipal day between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"

static day the(int year, int month, int date)
{
	day d = DAY_NONE;

	if (!day_make(year, month, date, &d))
		fail_msg("%d-%d-%d is no day", year, month, date);
	return d;
}

static instant at(const char *iso)
{
	struct tm tm = { 0 };
	char *rest = strptime(iso, "%Y-%m-%dT%H:%M:%S", &tm);

	assert_non_null(rest);
	return (instant)timegm(&tm) * 1000;
}

static void days_are_counted_from_1970(void **state)
{
	(void)state;
	assert_int_equal(the(1970, 1, 1), 0);
	assert_int_equal(the(1969, 12, 31), -1);
	assert_int_equal(the(2000, 3, 1), 11017);
	assert_int_equal(the(2026, 11, 21), 20778);
}

/* Four hundred years and a bit, each day against the one before. */
static void every_day_follows_the_one_before(void **state)
{
	int year, month, date, weekday = day_weekday(the(1600, 1, 1));
	day last = the(2070, 12, 31);

	(void)state;
	assert_int_equal(weekday, 6);
	for (day d = the(1600, 1, 1); d <= last; d++) {
		day_split(d, &year, &month, &date);
		if (the(year, month, date) != d || day_weekday(d) != weekday)
			fail_msg("%d-%d-%d goes wrong", year, month, date);
		weekday = weekday % 7 + 1;
	}
	assert_int_equal(year, 2070);
	assert_int_equal(month, 12);
	assert_int_equal(date, 31);
}

static void dates_that_do_not_exist_are_refused(void **state)
{
	static const int wrong[][3] = {
		{ 2025, 2, 29 }, { 1900, 2, 29 }, { 2100, 2, 29 }, { 2024, 2, 30 }, { 2025, 4, 31 }, { 2025, 0, 1 },
		{ 2025, 13, 1 }, { 2025, 1, 0 }, { 2025, 1, 32 }, { 1599, 12, 31 }, { 10000, 1, 1 }, { 2025, -1, 1 },
	};
	day d = 7;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		assert_false(day_make(wrong[i][0], wrong[i][1], wrong[i][2], &d));
	assert_int_equal(d, 7);
	assert_true(day_make(2024, 2, 29, &d));
	assert_true(day_make(2000, 2, 29, &d));
	assert_true(day_make(9999, 12, 31, &d));
}

static void months_end_on_their_last_day(void **state)
{
	(void)state;
	assert_int_equal(day_add_months(the(2025, 1, 31), 1), the(2025, 2, 28));
	assert_int_equal(day_add_months(the(2024, 1, 31), 1), the(2024, 2, 29));
	assert_int_equal(day_add_months(the(2024, 2, 29), 12), the(2025, 2, 28));
	assert_int_equal(day_add_months(the(2025, 12, 15), 1), the(2026, 1, 15));
	assert_int_equal(day_add_months(the(2025, 3, 31), -1), the(2025, 2, 28));
	assert_int_equal(day_add_months(the(2025, 1, 1), -13), the(2023, 12, 1));
	assert_int_equal(day_add_months(the(2025, 5, 5), 0), the(2025, 5, 5));
	assert_int_equal(day_add_months(DAY_NONE, 3), DAY_NONE);
	assert_int_equal(day_add_months(the(9999, 12, 1), 1), DAY_NONE);
	assert_int_equal(day_add_months(the(2025, 1, 1), INT32_MAX), DAY_NONE);
}

static void days_are_written_both_ways(void **state)
{
	char iso[DAY_ISO_BYTES], dutch[DAY_NL_BYTES];
	day d;

	(void)state;
	day_iso(the(2026, 3, 1), iso);
	day_nl(the(2026, 3, 1), dutch);
	assert_string_equal(iso, "2026-03-01");
	assert_string_equal(dutch, "01-03-2026");
	day_iso(DAY_NONE, iso);
	day_nl(DAY_NONE, dutch);
	assert_string_equal(iso, "");
	assert_string_equal(dutch, "");
	day_iso(INT32_MAX, iso);
	assert_string_equal(iso, "");
	assert_true(day_parse_iso("2026-03-01", &d));
	assert_int_equal(d, the(2026, 3, 1));
	assert_false(day_parse_iso("2026-3-1", &d));
	assert_false(day_parse_iso("2026-02-29", &d));
	assert_false(day_parse_iso("2026-03-01 ", &d));
	assert_false(day_parse_iso("", &d));
}

static void a_date_is_read_as_people_type_it(void **state)
{
	static const struct {
		const char *text;
		int year, month, date;
	} good[] = {
		{ "21-11-2026", 2026, 11, 21 }, { "21/11/2026", 2026, 11, 21 }, { "21.11.2026", 2026, 11, 21 },
		{ "21 11 2026", 2026, 11, 21 }, { "21112026", 2026, 11, 21 },	{ "2026-11-21", 2026, 11, 21 },
		{ " 1-2-2026 ", 2026, 2, 1 },	{ "01-02-26", 2026, 2, 1 },	{ "1/2/75", 2075, 2, 1 },
		{ "1/2/76", 1976, 2, 1 },	{ "1.2.99", 1999, 2, 1 },	{ "29-2-24", 2024, 2, 29 },
		{ "01121985", 1985, 12, 1 },
	};
	static const char *const bad[] = {
		"", " ", "21", "21-11", "21-11-", "21-11-202", "21-11-20266", "31-2-2026", "29-02-2026", "21/11-2026",
		"211126", "2112026", "021112026", "aa-bb-cccc", "21-11-2026x", "-21-11-2026", "0-1-2026", "32-1-2026",
		"1-13-2026", "20261121", "21--11-2026", "21-11-26-", "1-2-1599",
	};
	day d, today = the(2026, 7, 1);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		if (!day_parse_nl(good[i].text, today, &d))
			fail_msg("'%s' is not read", good[i].text);
		assert_int_equal(d, the(good[i].year, good[i].month, good[i].date));
	}
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (day_parse_nl(bad[i], today, &d))
			fail_msg("'%s' is read", bad[i]);
}

static void two_digits_move_with_the_years(void **state)
{
	day d;

	(void)state;
	assert_true(day_parse_nl("1-1-49", the(1999, 6, 1), &d));
	assert_int_equal(d, the(1949, 1, 1));
	assert_true(day_parse_nl("1-1-48", the(1999, 6, 1), &d));
	assert_int_equal(d, the(2048, 1, 1));
	assert_true(day_parse_nl("1-1-00", the(1999, 6, 1), &d));
	assert_int_equal(d, the(2000, 1, 1));
}

static void the_municipal_day_begins_at_midnight_in_amsterdam(void **state)
{
	(void)state;
	assert_int_equal(instant_day(at("2026-11-20T22:59:59")), the(2026, 11, 20));
	assert_int_equal(instant_day(at("2026-11-20T23:00:00")), the(2026, 11, 21));
	assert_int_equal(instant_day(at("2026-07-20T21:59:59")), the(2026, 7, 20));
	assert_int_equal(instant_day(at("2026-07-20T22:00:00")), the(2026, 7, 21));
	assert_int_equal(instant_day(at("2026-07-20T22:00:00") - 1), the(2026, 7, 20));
	assert_int_equal(instant_day(-1), the(1970, 1, 1));
	assert_int_equal(instant_day(INSTANT_NONE), DAY_NONE);
	assert_int_equal(day_start(the(2026, 11, 21)), at("2026-11-20T23:00:00"));
	assert_int_equal(day_end(the(2026, 11, 21)), at("2026-11-21T23:00:00"));
	assert_int_equal(day_start(DAY_NONE), INSTANT_NONE);
	assert_int_equal(day_end(DAY_NONE), INSTANT_NONE);
}

static void clock_changes_make_days_of_23_and_25_hours(void **state)
{
	const instant hour = 3600 * 1000;

	(void)state;
	assert_int_equal(day_end(the(2026, 3, 29)) - day_start(the(2026, 3, 29)), 23 * hour);
	assert_int_equal(day_end(the(2026, 10, 25)) - day_start(the(2026, 10, 25)), 25 * hour);
	assert_int_equal(day_end(the(2026, 10, 26)) - day_start(the(2026, 10, 26)), 24 * hour);
	for (day d = the(2024, 1, 1); d < the(2028, 1, 1); d++) {
		assert_int_equal(instant_day(day_start(d)), d);
		assert_int_equal(instant_day(day_end(d) - 1), d);
		assert_int_equal(day_end(d), day_start(d + 1));
	}
}

static void instants_are_written_for_machines_and_people(void **state)
{
	char text[INSTANT_BYTES];

	(void)state;
	instant_iso(at("2026-11-21T13:05:09") + 123, text);
	assert_string_equal(text, "2026-11-21T13:05:09.123Z");
	instant_iso(-1, text);
	assert_string_equal(text, "1969-12-31T23:59:59.999Z");
	instant_iso(0, text);
	assert_string_equal(text, "1970-01-01T00:00:00.000Z");
	instant_iso(INSTANT_NONE, text);
	assert_string_equal(text, "");
	instant_iso(INT64_MAX, text);
	assert_string_equal(text, "");
	instant_nl(at("2026-11-21T13:05:09"), text);
	assert_string_equal(text, "21-11-2026 14:05");
	instant_nl(at("2026-07-21T22:05:59"), text);
	assert_string_equal(text, "22-07-2026 00:05");
	instant_nl(INSTANT_NONE, text);
	assert_string_equal(text, "");
}

static void the_clock_can_be_shifted_for_a_test(void **state)
{
	instant before = clock_now();
	int64_t monotonic = clock_monotonic();

	(void)state;
	clock_shift(86400);
	assert_in_range(clock_now() - before, 86400 * 1000, 86400 * 1000 + 5000);
	assert_in_range(clock_monotonic() - monotonic, 0, 5000);
	clock_shift(0);
	assert_in_range(clock_now() - before, 0, 5000);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(every_day_follows_the_one_before),
		cmocka_unit_test(dates_that_do_not_exist_are_refused),
		cmocka_unit_test(months_end_on_their_last_day),
		cmocka_unit_test(days_are_written_both_ways),
		cmocka_unit_test(a_date_is_read_as_people_type_it),
		cmocka_unit_test(two_digits_move_with_the_years),
		cmocka_unit_test(the_municipal_day_begins_at_midnight_in_amsterdam),
		cmocka_unit_test(clock_changes_make_days_of_23_and_25_hours),
		cmocka_unit_test(instants_are_written_for_machines_and_people),
		cmocka_unit_test(the_clock_can_be_shifted_for_a_test),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
