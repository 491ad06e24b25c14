/* Days and hours in the Netherlands, counted slowly and by hand. */
#include "almanac.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

static int month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

/* Days since 1 January 1970, counted. */
static int days_of(int year, int month, int date)
{
	int days = date - 1;

	for (int m = 1; m < month; m++)
		days += month_length(year, m);
	for (int y = 1970; y < year; y++)
		days += month_length(y, 2) + 337;
	return days;
}

static struct when date_of(int days)
{
	struct when when = { .year = 1970, .month = 1 };

	while (days >= month_length(when.year, when.month)) {
		days -= month_length(when.year, when.month);
		if (++when.month > 12)
			when.month = 1, when.year++;
	}
	when.date = days + 1;
	return when;
}

/* 1 is Monday; the first of January 1970 was a Thursday. */
static int weekday_of(int days)
{
	return (days + 3) % 7 + 1;
}

static int last_sunday(int year, int month)
{
	int days = days_of(year, month, month_length(year, month));

	while (weekday_of(days) != 7)
		days--;
	return days;
}

/* Summer: from the last Sunday of March to that of October, at 01:00 UTC; in the seventies there was none. */
static int64_t ahead_of_utc(int64_t at)
{
	int year = date_of((int)(at / DAY)).year;
	bool summer = year >= 1996 && at >= last_sunday(year, 3) * DAY + HOUR && at < last_sunday(year, 10) * DAY + HOUR;

	return summer ? 2 * HOUR : HOUR;
}

static int64_t local_to_utc(int64_t local)
{
	return ahead_of_utc(local - 2 * HOUR) == 2 * HOUR ? local - 2 * HOUR : local - HOUR;
}

int64_t almanac_instant_of(const struct when *when)
{
	return local_to_utc(days_of(when->year, when->month, when->date) * DAY + when->hour * HOUR + when->minute * MINUTE);
}

int almanac_local_day(int64_t at)
{
	return (int)((at + ahead_of_utc(at)) / DAY);
}

/* Easter Sundays as an almanac prints them. */
static const struct when easters[] = {
	{ 1970, 3, 29, 0, 0 }, { 2024, 3, 31, 0, 0 }, { 2025, 4, 20, 0, 0 }, { 2026, 4, 5, 0, 0 }, { 2027, 3, 28, 0, 0 },
	{ 2028, 4, 16, 0, 0 }, { 2029, 4, 1, 0, 0 },
};

static bool after_easter(int days)
{
	int year = date_of(days).year;

	for (size_t i = 0; i < COUNT_OF(easters); i++)
		if (easters[i].year == year) {
			int since = days - days_of(year, easters[i].month, easters[i].date);

			return since == -2 || since == 1 || since == 39 || since == 50;
		}
	fail_msg("the almanac has no Easter of %d", year);
	return false;
}

/* Days that the government made equal to a holiday, as the Staatscourant printed them (Atw 3 lid 3). */
static bool decreed(struct when on)
{
	static const struct when decrees[] = {
		{ 2023, 4, 28, 0, 0 }, { 2023, 5, 19, 0, 0 }, { 2024, 5, 10, 0, 0 }, { 2024, 12, 27, 0, 0 }, { 2025, 5, 30, 0, 0 },
		{ 2026, 1, 2, 0, 0 }, { 2026, 5, 15, 0, 0 }, { 2027, 5, 7, 0, 0 },
		{ 2028, 4, 28, 0, 0 }, { 2028, 5, 26, 0, 0 },
	};

	for (size_t i = 0; i < COUNT_OF(decrees); i++)
		if (decrees[i].year == on.year && decrees[i].month == on.month && decrees[i].date == on.date)
			return true;
	return false;
}

static bool works(int days)
{
	static const int fixed[][2] = { { 1, 1 }, { 5, 5 }, { 12, 25 }, { 12, 26 } };
	struct when when = date_of(days);
	int king = weekday_of(days_of(when.year, 4, 27)) == 7 ? 26 : 27;

	if (weekday_of(days) >= 6 || after_easter(days) || decreed(when) || (when.year >= 2014 && when.month == 4 && when.date == king))
		return false;
	for (size_t i = 0; i < COUNT_OF(fixed); i++)
		if (when.month == fixed[i][0] && when.date == fixed[i][1])
			return false;
	return true;
}

/* The day in which it begins does not count (at 24:00 that is the day before); the last ends at 24:00. */
int64_t almanac_clock_end(int64_t begin, int working_days)
{
	int days = almanac_local_day(begin);

	if (begin == local_to_utc(days * DAY))
		days--;
	while (working_days > 0)
		if (works(++days))
			working_days--;
	return local_to_utc((days + 1) * DAY);
}
