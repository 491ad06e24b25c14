/* Days by the proleptic Gregorian calendar, instants in UTC, and the way between them in Europe/Amsterdam. */
#include "base/clock.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { YEAR_FIRST = 1600, YEAR_LAST = 9999, MS = 1000, CENTURY_BACK = 50 };

static int64_t shift_ms;

void clock_init(void)
{
	const time_t july = 1752573600;	/* 2025-07-15T10:00:00Z: summer time, when the zone is known */
	struct tm tm;

	setenv("TZ", "Europe/Amsterdam", 1);
	tzset();
	if (localtime_r(&july, &tm) && tm.tm_gmtoff == 7200)
		return;
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
}

static int64_t clock_read(clockid_t id)
{
	struct timespec at;

	clock_gettime(id, &at);
	return (int64_t)at.tv_sec * MS + at.tv_nsec / 1000000;
}

instant clock_now(void)
{
	return clock_read(CLOCK_REALTIME) + shift_ms;
}

int64_t clock_monotonic(void)
{
	return clock_read(CLOCK_MONOTONIC);
}

void clock_shift(int64_t seconds)
{
	shift_ms = seconds * MS;
}

static bool year_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && year_leap(year) ? 29 : days[month - 1];
}

/*
 * Years are counted from 1 March, so that the leap day is the last of its year; 153 days are the five months
 * March-July and again August-December; 146,097 days are 400 years; 719,468 days lie between 0000-03-01 and 1970-01-01.
 */
bool day_make(int year, int month, int date, day *out)
{
	int march_year, of_era, day_of_year;

	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || date < 1 ||
	    date > month_days(year, month))
		return false;
	march_year = month > 2 ? year : year - 1;
	of_era = march_year % 400;
	day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1;
	*out = march_year / 400 * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719468;
	return true;
}

void day_split(day d, int *year, int *month, int *date)
{
	int64_t days = (int64_t)d + 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int of_era = (int)(days - era * 146097);
	int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int day_of_year = of_era - (365 * years + years / 4 - years / 100);
	int march_month = (5 * day_of_year + 2) / 153;

	*date = day_of_year - (153 * march_month + 2) / 5 + 1;
	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = years + (int)(era * 400) + (*month <= 2);
}

int day_weekday(day d)
{
	int64_t since_monday = ((int64_t)d + 3) % 7;	/* 1970-01-01 was a Thursday */

	return (int)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

day day_add_months(day d, int months)
{
	int year, month, date, last;
	int64_t count;
	day moved;

	if (d == DAY_NONE)
		return DAY_NONE;
	day_split(d, &year, &month, &date);
	count = (int64_t)year * 12 + month - 1 + months;
	if (count < YEAR_FIRST * 12 || count >= (YEAR_LAST + 1) * 12)
		return DAY_NONE;
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	last = month_days(year, month);
	return day_make(year, month, date < last ? date : last, &moved) ? moved : DAY_NONE;
}

/* Writes number with leading zeros; returns the place behind it. */
static char *put_digits(char *at, int number, int width)
{
	for (int place = width - 1; place >= 0; place--) {
		at[place] = (char)('0' + number % 10);
		number /= 10;
	}
	return at + width;
}

/* False for a day that cannot be written in four digits of year. */
static bool day_written(day d, int *year, int *month, int *date)
{
	if (d == DAY_NONE)
		return false;
	day_split(d, year, month, date);
	return *year >= YEAR_FIRST && *year <= YEAR_LAST;
}

void day_iso(day d, char out[DAY_ISO_BYTES])
{
	int year, month, date;

	out[0] = '\0';
	if (!day_written(d, &year, &month, &date))
		return;
	put_digits(out, year, 4);
	out[4] = '-';
	put_digits(out + 5, month, 2);
	out[7] = '-';
	put_digits(out + 8, date, 2);
	out[10] = '\0';
}

void day_nl(day d, char out[DAY_NL_BYTES])
{
	int year, month, date;

	out[0] = '\0';
	if (!day_written(d, &year, &month, &date))
		return;
	put_digits(out, date, 2);
	out[2] = '-';
	put_digits(out + 3, month, 2);
	out[5] = '-';
	put_digits(out + 6, year, 4);
	out[10] = '\0';
}

/* Reads 1..most digits; returns how many there were. */
static int take_digits(const char **at, int most, int *number)
{
	int count = 0;

	*number = 0;
	while (count < most && isdigit((unsigned char)**at)) {
		*number = *number * 10 + (**at - '0');
		(*at)++;
		count++;
	}
	return count;
}

bool day_parse_iso(const char *text, day *out)
{
	int year, month, date;

	if (take_digits(&text, 4, &year) != 4 || *text++ != '-' || take_digits(&text, 2, &month) != 2 ||
	    *text++ != '-' || take_digits(&text, 2, &date) != 2 || *text != '\0')
		return false;
	return day_make(year, month, date, out);
}

/* The year that ends in these two digits, at most 50 years before today and 49 after. */
static int year_of_two(int digits, day today)
{
	int year, month, date, first;

	day_split(today, &year, &month, &date);
	first = year - CENTURY_BACK;
	return first + ((digits - first) % 100 + 100) % 100;
}

/* text has no blanks around it. */
static bool day_parse_trimmed(const char *text, day today, day *out)
{
	int year, month, date, digits;
	const char *at = text;
	char separator;

	if (strlen(text) == 8 && strspn(text, "0123456789") == 8) {
		take_digits(&at, 2, &date);
		take_digits(&at, 2, &month);
		take_digits(&at, 4, &year);
		return day_make(year, month, date, out);
	}
	if (day_parse_iso(text, out))
		return true;
	if (!take_digits(&at, 2, &date) || !*at || !strchr("-/. ", *at))
		return false;
	separator = *at++;
	if (!take_digits(&at, 2, &month) || *at++ != separator)
		return false;
	digits = take_digits(&at, 4, &year);
	if ((digits != 2 && digits != 4) || *at != '\0')
		return false;
	return day_make(digits == 2 ? year_of_two(year, today) : year, month, date, out);
}

bool day_parse_nl(const char *text, day today, day *out)
{
	char trimmed[16];
	size_t count;

	text += strspn(text, " \t");
	count = strlen(text);
	while (count > 0 && (text[count - 1] == ' ' || text[count - 1] == '\t'))
		count--;
	if (count == 0 || count >= sizeof(trimmed))
		return false;
	memcpy(trimmed, text, count);
	trimmed[count] = '\0';
	return day_parse_trimmed(trimmed, today, out);
}

/* Whole seconds, rounded down also before 1970. */
static time_t instant_seconds(instant at)
{
	return (time_t)(at / MS - (at % MS < 0));
}

day instant_day(instant at)
{
	time_t seconds = instant_seconds(at);
	struct tm tm;
	day d;

	if (at == INSTANT_NONE || !localtime_r(&seconds, &tm) ||
	    !day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &d))
		return DAY_NONE;
	return d;
}

instant day_start(day d)
{
	struct tm tm = { .tm_isdst = -1 };
	int year, month, date;

	if (d == DAY_NONE)
		return INSTANT_NONE;
	day_split(d, &year, &month, &date);
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = date;
	return (instant)mktime(&tm) * MS;
}

instant day_end(day d)
{
	return d == DAY_NONE ? INSTANT_NONE : day_start(d + 1);
}

void instant_iso(instant at, char out[INSTANT_BYTES])
{
	time_t seconds = instant_seconds(at);
	int64_t since_midnight;
	char *end;
	day d;

	out[0] = '\0';
	if (at == INSTANT_NONE || seconds / 86400 > INT32_MAX - 1 || seconds / 86400 < INT32_MIN + 1)
		return;
	d = (day)((seconds >= 0 ? seconds : seconds - 86399) / 86400);
	day_iso(d, out);
	if (!*out)
		return;
	since_midnight = at - (int64_t)d * 86400 * MS;
	out[10] = 'T';
	end = put_digits(out + 11, (int)(since_midnight / 3600000), 2);
	*end++ = ':';
	end = put_digits(end, (int)(since_midnight / 60000 % 60), 2);
	*end++ = ':';
	end = put_digits(end, (int)(since_midnight / MS % 60), 2);
	*end++ = '.';
	end = put_digits(end, (int)(since_midnight % MS), 3);
	*end++ = 'Z';
	*end = '\0';
}

void instant_nl(instant at, char out[INSTANT_BYTES])
{
	time_t seconds = instant_seconds(at);
	struct tm tm;

	day_nl(instant_day(at), out);
	if (!*out || !localtime_r(&seconds, &tm))
		return;
	out[10] = ' ';
	put_digits(out + 11, tm.tm_hour, 2);
	out[13] = ':';
	put_digits(out + 14, tm.tm_min, 2);
	out[16] = '\0';
}
