/* Which days are holidays and working days in the sense of the Algemene termijnenwet, art. 3. */
#include <string.h>

#include "base/mem.h"
#include "domain/term.h"

/* Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
static day easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int number = h + l - 7 * m + 114;
	day sunday = DAY_NONE;

	day_make(year, number / 31, number % 31 + 1, &sunday);
	return sunday;
}

/* A fixed date, or with month 0 a number of days after Easter Sunday. */
static const struct holiday {
	const char *name;
	int month, date;
	int sunday_shift;	/* added when the date falls on a Sunday */
	int first_year, last_year;
} holidays[] = {
	{ "Nieuwjaarsdag",       1,  1,  0,    0, 9999 },
	{ "Goede Vrijdag",       0, -2,  0,    0, 9999 },
	{ "Tweede Paasdag",      0,  1,  0,    0, 9999 },
	{ "Koninginnedag",       4, 30, -1, 1980, 2013 },
	{ "Koningsdag",          4, 27, -1, 2014, 9999 },
	{ "Bevrijdingsdag",      5,  5,  0,    0, 9999 },
	{ "Hemelvaartsdag",      0, 39,  0,    0, 9999 },
	{ "Tweede Pinksterdag",  0, 50,  0,    0, 9999 },
	{ "Eerste Kerstdag",    12, 25,  0,    0, 9999 },
	{ "Tweede Kerstdag",    12, 26,  0,    0, 9999 },
};

static day holiday_in(const struct holiday *holiday, int year)
{
	day d = DAY_NONE;

	if (year < holiday->first_year || year > holiday->last_year)
		return DAY_NONE;
	if (holiday->month == 0)
		return easter(year) + holiday->date;
	day_make(year, holiday->month, holiday->date, &d);
	return day_weekday(d) == 7 ? d + holiday->sunday_shift : d;
}

/*
 * Days that a decree made equal to a holiday (Atw 3 lid 3), each time for three years; in a next decree a next row.
 * Its name has them all: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, ... met een algemeen erkende feestdag".
 */
static const char *const equal_days[] = {
	"2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30",
	"2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
};

static bool day_is_equal(day d)
{
	char iso[DAY_ISO_BYTES];

	day_iso(d, iso);
	for (size_t i = 0; i < COUNT_OF(equal_days); i++)
		if (strcmp(equal_days[i], iso) == 0)
			return true;
	return false;
}

bool day_is_holiday(day d)
{
	int year, month, date;

	if (day_is_equal(d))
		return true;
	day_split(d, &year, &month, &date);
	for (size_t i = 0; i < COUNT_OF(holidays); i++)
		if (holiday_in(&holidays[i], year) == d)
			return true;
	return false;
}

bool day_is_rest(day d)
{
	return day_weekday(d) >= 6 || day_is_holiday(d);
}

day day_to_working(day d)
{
	while (day_is_rest(d))
		d++;
	return d;
}

day day_add_working(day d, int n)
{
	for (; n > 0; n--)
		d = day_to_working(d + 1);
	return d;
}
