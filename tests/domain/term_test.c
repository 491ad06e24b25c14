/* Where legal terms end, and which days are working days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/term.h"

static day on(const char *iso)
{
	day d = DAY_NONE;

	assert_true(day_parse_iso(iso, &d));
	return d;
}

static const char *iso(day d)
{
	static char text[DAY_ISO_BYTES];

	day_iso(d, text);
	return text;
}

static day due(enum term term, const char *from, int still_days, int longer_days, int longer_months)
{
	return term_due(&(struct term_count){ .term = term, .from = from ? on(from) : DAY_NONE, .still_days = still_days,
		.longer_days = longer_days, .longer_months = longer_months });
}

static void terms_end_on_the_days_of_the_law(void **state)
{
	static const struct {
		enum term term;
		const char *from, *end;
	} rows[] = {
		/* bekendmaking + 42 days, not the day after + 42 */
		{ TERM_BEZWAAR, "2026-03-02", "2026-04-13" },
		/* 3 April is Good Friday, then the weekend and Easter Monday */
		{ TERM_BEZWAAR, "2026-02-20", "2026-04-07" },
		{ TERM_WMO_BESLUIT, "2026-04-20", "2026-05-04" },
		/* 5 May is a holiday */
		{ TERM_WMO_BESLUIT, "2026-04-21", "2026-05-06" },
		{ TERM_WMO_ONDERZOEK, "2026-01-05", "2026-02-16" },
		/* 25 and 26 December fall on Friday and Saturday */
		{ TERM_WMO_ONDERZOEK, "2026-11-13", "2026-12-28" },
		{ TERM_BESLUIT, "2026-01-05", "2026-03-02" },
		/* counted from the end of the term for bezwaar, 13 April */
		{ TERM_BEZWAAR_BESLUIT, "2026-04-13", "2026-05-26" },	/* 25 May is Whit Monday */
		{ TERM_BEZWAAR_COMMISSIE, "2026-04-13", "2026-07-06" },
		{ TERM_KLACHT, "2026-03-02", "2026-04-13" },
		{ TERM_KLACHT_COMMISSIE, "2026-03-02", "2026-05-11" },
		/* came in on Friday 13 February: until Friday 27 February */
		{ TERM_INGEBREKE, "2026-02-13", "2026-02-27" },
		{ TERM_INGEBREKE, "2026-03-20", "2026-04-07" },	/* Good Friday to Easter Monday */
		{ TERM_DWANGSOM, "2026-01-05", "2026-01-19" },
		{ TERM_PERSOONLIJK_PLAN, "2026-11-21", "2026-11-30" },
		/*
		 * Worked by hand, day by day. On Friday 27 March 2026, before Easter: 14 days later is Friday 10 April. On Friday
		 * 20 March: 14 days later is Good Friday 3 April; Saturday 4, Easter 5 and 6 April: Tuesday 7 April.
		 */
		{ TERM_WMO_BESLUIT, "2026-03-27", "2026-04-10" },
		{ TERM_WMO_BESLUIT, "2026-03-20", "2026-04-07" },
		/* 42 days after Tuesday 24 March: 7 to the 31st, 30 of April, and 5: Liberation Day, so Wednesday 6 May */
		{ TERM_BEZWAAR, "2026-03-24", "2026-05-06" },
		/* 42 days after Saturday 11 April: 19 of April, 23 of May: Saturday; Whitsun 24 and 25: Tuesday 26 May */
		{ TERM_BEZWAAR, "2026-04-11", "2026-05-26" },
		/* 42 days after Thursday 2 April: 28 of April, 14 of May: Ascension; 15 May is equal, a weekend: Monday 18 */
		{ TERM_BEZWAAR, "2026-04-02", "2026-05-18" },
		{ TERM_BEZWAAR, "2026-04-03", "2026-05-18" },
		/* 42 days after Thursday 25 March 2027: 6 of March, 30 of April, 6 May: Ascension; 7 May is equal: Monday 10 */
		{ TERM_KLACHT, "2027-03-25", "2027-05-10" },
		/* 14 days after Thursday 18 December 2025 is New Year's Day; 2 January is equal, a weekend: Monday 5 January */
		{ TERM_WMO_BESLUIT, "2025-12-18", "2026-01-05" },
		/* 56 days after Monday 2 March 2026: 29 of March, 27 of April: King's Day, so Tuesday 28 April */
		{ TERM_BESLUIT, "2026-03-02", "2026-04-28" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(iso(term_end(rows[i].term, on(rows[i].from))), rows[i].end);
	assert_int_equal(term_end(TERM_BEZWAAR, DAY_NONE), DAY_NONE);
}

static void every_term_names_its_source(void **state)
{
	(void)state;
	for (enum term term = 0; term < TERM_COUNT_; term++) {
		const struct term_rule *rule = term_rule(term);

		assert_int_equal(rule->term, term);
		assert_true(strstr(rule->source, "Awb") || strstr(rule->source, "Wmo") || strstr(rule->source, "AVG"));
		assert_int_equal(rule->longer_source != NULL, rule->longer_days + rule->longer_months > 0);
	}
	assert_string_equal(term_rule(TERM_BEZWAAR)->source, "Awb 6:7, 6:8");
	assert_string_equal(term_rule(TERM_BESLUIT)->source, "Awb 4:13");
	/* of a term that the law gives no letter makes more (Awb 4:13 lid 2, 4:14 lid 3) */
	assert_int_equal(term_rule(TERM_WMO_BESLUIT)->longer_days, 0);
	assert_true(term_rule(TERM_WMO_BESLUIT)->may_pause);
}

static void a_term_of_months_ends_on_the_same_day_or_the_last_and_then_on_a_working_day(void **state)
{
	(void)state;
	assert_int_equal(term_end(TERM_AVG, on("2026-01-31")), on("2026-03-02"));	/* 28 February is a Saturday */
	assert_int_equal(term_end(TERM_AVG, on("2026-11-25")), on("2026-12-28"));	/* Christmas, and a weekend */
	assert_int_equal(due(TERM_AVG, "2026-11-25", 0, 0, 2), on("2027-02-25"));
	assert_int_equal(due(TERM_AVG, "2026-11-18", 9, 0, 0), on("2026-12-28"));	/* the 27th is a Sunday */
}

static void days_that_the_clock_stood_still_are_added_and_an_extension_too(void **state)
{
	(void)state;
	/* aanvraag 5 January, eight weeks: 2 March; eleven days of waiting for papers: 13 March */
	assert_int_equal(due(TERM_BESLUIT, "2026-01-05", 11, 0, 0), on("2026-03-13"));
	/* and four weeks longer, told in time: 10 April */
	assert_int_equal(due(TERM_BESLUIT, "2026-01-05", 11, 28, 0), on("2026-04-10"));
	/* counted from the day before Easter moved it: 4 + 42 days after 20 February is 7 April, not 11 */
	assert_int_equal(due(TERM_BEZWAAR_BESLUIT, "2026-02-20", 4, 0, 0), on("2026-04-07"));
	assert_int_equal(due(TERM_BEZWAAR_BESLUIT, NULL, 4, 0, 0), DAY_NONE);
}

static void a_term_of_three_days_or_longer_holds_two_working_days(void **state)
{
	static const struct {
		const char *from, *end, *fits;
	} rows[] = {
		{ "2026-04-01", "2026-04-04", "2026-04-07" },	/* Thursday 2 April is one, Good Friday, Easter, Tuesday is two */
		{ "2026-04-02", "2026-04-05", "2026-04-08" },	/* only Tuesday: Wednesday too */
		{ "2026-04-02", "2026-04-04", "2026-04-07" },	/* two days: only moved to a working day */
		{ "2026-11-19", "2026-11-22", "2026-11-23" },	/* Friday and Monday */
		{ "2026-11-20", "2026-11-23", "2026-11-24" },
		{ "2026-11-18", "2026-11-21", "2026-11-23" },
		{ "2026-11-16", "2026-11-19", "2026-11-19" },
		{ "2026-12-24", "2026-12-31", "2026-12-31" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(iso(term_fit(on(rows[i].from), on(rows[i].end))), rows[i].fits);
}

static void a_term_warns_at_half_at_two_weeks_and_at_three_days(void **state)
{
	static const struct {
		const char *from, *due, *today;
		enum term_warning warning;
	} rows[] = {
		{ "2026-01-05", "2026-03-02", "2026-02-01", WARNING_NONE },		/* 29 of 56 days left */
		{ "2026-01-05", "2026-03-02", "2026-02-02", WARNING_HALF },
		{ "2026-01-05", "2026-03-02", "2026-02-15", WARNING_HALF },
		{ "2026-01-05", "2026-03-02", "2026-02-16", WARNING_TWO_WEEKS },
		{ "2026-01-05", "2026-03-02", "2026-02-26", WARNING_TWO_WEEKS },
		{ "2026-01-05", "2026-03-02", "2026-02-27", WARNING_THREE_DAYS },
		{ "2026-01-05", "2026-03-02", "2026-03-02", WARNING_THREE_DAYS },
		{ "2026-01-05", "2026-03-02", "2026-03-03", WARNING_LATE },
		{ "2026-04-20", "2026-05-04", "2026-04-20", WARNING_TWO_WEEKS },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(term_warning(on(rows[i].from), on(rows[i].due), on(rows[i].today)), rows[i].warning);
	assert_int_equal(term_warning(on("2026-01-05"), DAY_NONE, on("2026-01-06")), WARNING_NONE);
}

static void the_holidays_of_the_year_are_rest_days(void **state)
{
	static const char *const holidays[] = {
		"2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25",
			"2026-12-25",
		"2026-12-26",
		"2025-04-18", "2025-04-21", "2025-04-26", "2025-05-29",
			"2025-06-09",	/* King's Day 2025: 27 April is a Sunday */
		/* Atw 3 lid 3 */
		"2024-12-27", "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
		"2013-04-30", "2014-04-26", "2038-04-23", "2038-04-26", "2008-03-24", "2027-03-26", "2027-05-17",
	};
	static const char *const working[] = {
		"2026-04-07", "2026-04-02", "2026-05-04", "2026-12-24", "2026-12-31", "2025-04-25", "2014-04-30",
			"2013-04-26",
		"2026-05-08", "2026-04-28", "2029-05-11",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(holidays); i++)
		assert_true(day_is_holiday(on(holidays[i])) && day_is_rest(on(holidays[i])));
	for (size_t i = 0; i < COUNT_OF(working); i++)
		assert_false(day_is_rest(on(working[i])));
	assert_false(day_is_holiday(on("2025-04-27")));
	assert_true(day_is_rest(on("2026-11-21")) && day_is_rest(on("2026-11-22")) && !day_is_rest(on("2026-11-23")));
}

static void each_year_has_nine_holidays_or_eight_when_two_coincide(void **state)
{
	(void)state;
	for (int year = 1990; year <= 2100; year++) {
		int count = 0;
		day d, last;

		assert_true(day_make(year, 1, 1, &d) && day_make(year, 12, 31, &last));
		for (; d <= last; d++)
			count += day_is_holiday(d);
		/* Ascension may fall on 5 May; and there is a decree for the years that it was made for. */
		assert_in_range(count, 8, year >= 2023 && year <= 2028 ? 11 : 9);
	}
}

/* The database lets a day be as many later as its number says: a weekend with holidays around it. */
static void a_term_is_never_moved_more_than_five_days(void **state)
{
	(void)state;
	for (day d = on("2020-01-01"); d <= on("2040-12-31"); d++)
		assert_in_range(term_end(TERM_BEZWAAR, d) - d, 42, 47);
}

static void working_days_step_over_weekends_and_holidays(void **state)
{
	static const struct {
		const char *from;
		int days;
		const char *end;
	} rows[] = {
		{ "2026-11-20", 0, "2026-11-20" }, { "2026-11-20", 1, "2026-11-23" }, { "2026-11-21", 1, "2026-11-23" },
		{ "2026-11-20", 5, "2026-11-27" }, { "2026-04-02", 1, "2026-04-07" }, { "2026-12-24", 1, "2026-12-28" },
		{ "2026-12-31", 1, "2027-01-04" }, { "2026-04-24", 10, "2026-05-12" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(iso(day_add_working(on(rows[i].from), rows[i].days)), rows[i].end);
	assert_string_equal(iso(day_to_working(on("2026-11-21"))), "2026-11-23");
	assert_string_equal(iso(day_to_working(on("2026-11-23"))), "2026-11-23");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms_end_on_the_days_of_the_law),
		cmocka_unit_test(every_term_names_its_source),
		cmocka_unit_test(a_term_of_months_ends_on_the_same_day_or_the_last_and_then_on_a_working_day),
		cmocka_unit_test(days_that_the_clock_stood_still_are_added_and_an_extension_too),
		cmocka_unit_test(a_term_of_three_days_or_longer_holds_two_working_days),
		cmocka_unit_test(a_term_warns_at_half_at_two_weeks_and_at_three_days),
		cmocka_unit_test(the_holidays_of_the_year_are_rest_days),
		cmocka_unit_test(a_term_is_never_moved_more_than_five_days),
		cmocka_unit_test(each_year_has_nine_holidays_or_eight_when_two_coincide),
		cmocka_unit_test(working_days_step_over_weekends_and_holidays),
	};

	return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
