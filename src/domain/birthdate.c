/* Birth dates as the BRP has them: a day, or only a month and year, or only a year. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"

enum { FIRST_YEAR = 1850, BIRTHDATE_BYTES = 11 };

/* Year, month and date; a part that is not known is 0. */
struct parts {
	int year, month, date;
};

static void digits_put(char *out, int number, int digits)
{
	for (int i = digits - 1; i >= 0; i--, number /= 10)
		out[i] = (char)('0' + number % 10);
}

static bool parts_write(struct parts parts, day today, char out[BIRTHDATE_BYTES])
{
	int year, month, date;
	day d;

	day_split(today, &year, &month, &date);
	if (parts.year < FIRST_YEAR || parts.year > year || parts.month < 0 || parts.month > 12)
		return false;
	if (parts.date > 0 && parts.month == 0)
		return false;
	if (!day_make(parts.year, parts.month ? parts.month : 1, parts.date ? parts.date : 1, &d) || d > today)
		return false;
	digits_put(out, parts.year, 4);
	out[4] = out[7] = '-';
	digits_put(out + 5, parts.month, 2);
	digits_put(out + 8, parts.date, 2);
	out[10] = '\0';
	return true;
}

/* Splits at - / . and blanks: fills numbers and how many digits each has. 0 when there is anything else. */
static int numbers_read(const char *text, int numbers[3], int digits[3])
{
	int count = 0;

	for (;;) {
		if (count == 3 || !isdigit((unsigned char)*text))
			return 0;
		numbers[count] = digits[count] = 0;
		for (; isdigit((unsigned char)*text); text++) {
			if (++digits[count] > 8)
				return 0;
			numbers[count] = numbers[count] * 10 + (*text - '0');
		}
		count++;
		if (!*text)
			return count;
		if (!strchr("-/. ", *text))
			return 0;
		text++;
	}
}

/* Eight digits: dayday-month-year as people type it, or year-month-date as the BRP has it; never both. */
static struct parts eight_digits(int number)
{
	int last = number % 10000;

	if (last >= FIRST_YEAR && number / 10000 % 100 <= 12)
		return (struct parts){ .year = last, .month = number / 10000 % 100, .date = number / 1000000 };
	return (struct parts){ .year = number / 10000, .month = number / 100 % 100, .date = number % 100 };
}

/* A birth date lies in the last hundred years. */
static void two_digit_year(struct parts *parts, day today)
{
	int year, month, date;

	day_split(today, &year, &month, &date);
	parts->year += year / 100 * 100;
	if (parts->year > year || (parts->year == year && (parts->month > month ||
			(parts->month == month && parts->date > date))))
		parts->year -= 100;
}

/* Which number is what; -1: not there. A four is four digits, a two one or two. */
static const struct form {
	int count;
	int digits[3];
	int year, month, date;
} forms[] = {
	{ 1, { 4 },       0, -1, -1 },	/* 1985 */
	{ 2, { 4, 2 },    0,  1, -1 },	/* 1985-12 */
	{ 2, { 2, 4 },    1,  0, -1 },	/* 12-1985 */
	{ 3, { 4, 2, 2 }, 0,  1,  2 },	/* 1985-12-01 */
	{ 3, { 2, 2, 4 }, 2,  1,  0 },	/* 01-12-1985 */
	{ 3, { 2, 2, 2 }, 2,  1,  0 },	/* 01-12-85 */
};

static bool form_fits(const struct form *form, int count, const int digits[3])
{
	if (form->count != count)
		return false;
	for (int i = 0; i < count; i++)
		if (digits[i] != form->digits[i] && !(digits[i] == 1 && form->digits[i] == 2 && i != form->year))
			return false;
	return true;
}

static bool parts_parse(const char *text, day today, struct parts *parts)
{
	int numbers[3], digits[3];
	int count = numbers_read(text, numbers, digits);

	if (count == 1 && digits[0] == 8) {
		*parts = eight_digits(numbers[0]);
		return true;
	}
	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (form_fits(&forms[i], count, digits)) {
			parts->year = numbers[forms[i].year];
			parts->month = forms[i].month < 0 ? 0 : numbers[forms[i].month];
			parts->date = forms[i].date < 0 ? 0 : numbers[forms[i].date];
			if (digits[forms[i].year] == 2)
				two_digit_year(parts, today);
			return true;
		}
	return false;
}

bool birthdate_parse(const char *text, day today, char out[BIRTHDATE_BYTES])
{
	struct parts parts;
	char trimmed[32];
	size_t length;

	text += strspn(text, " ");
	length = strlen(text);
	while (length > 0 && text[length - 1] == ' ')
		length--;
	if (length >= sizeof(trimmed))
		return false;
	memcpy(trimmed, text, length);
	trimmed[length] = '\0';
	return parts_parse(trimmed, today, &parts) && parts_write(parts, today, out);
}

/* Of the form that birthdate_parse writes. */
static bool parts_read(const char *iso, struct parts *parts)
{
	int used = 0;

	return strlen(iso) == BIRTHDATE_BYTES - 1 && strspn(iso, "0123456789-") == BIRTHDATE_BYTES - 1 &&
		sscanf(iso, "%4d-%2d-%2d%n", &parts->year, &parts->month, &parts->date, &used) == 3 &&
		used == BIRTHDATE_BYTES - 1 && parts->year > 0 && parts->month >= 0 && parts->date >= 0;
}

void birthdate_show(const char *iso, char out[BIRTHDATE_BYTES])
{
	struct parts parts;

	out[0] = '\0';
	if (!parts_read(iso, &parts))
		return;
	snprintf(out, BIRTHDATE_BYTES, "%.2s-%.2s-%.4s", parts.date ? iso + 8 : "??", parts.month ? iso + 5 : "??",
		iso);
}

int birthdate_age(const char *iso, day on)
{
	struct parts parts;
	int year, month, date, age;

	if (!parts_read(iso, &parts) || on == DAY_NONE)
		return -1;
	day_split(on, &year, &month, &date);
	if (parts.year > year)
		return -1;
	if (parts.month == 0)
		parts.month = 12;
	if (parts.date == 0)
		parts.date = 31;
	age = year - parts.year;
	if (month < parts.month || (month == parts.month && date < parts.date))
		age--;
	return age < 0 ? 0 : age;
}
