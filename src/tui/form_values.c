/* Days, amounts and numbers: as they are kept and as people type them. */
#include "form_parts.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { NUMBER_DIGITS = 18, EURO_DIGITS = 10, GROUP = 3, CENTS = 100 };

static const char *after_blanks(const char *text)
{
	return text + strspn(text, " ");
}

static const char *after_currency(const char *text)
{
	static const char *const words[] = { "€", "EUR", "eur" };

	text = after_blanks(text);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(text, words[i], strlen(words[i])) == 0)
			return after_blanks(text + strlen(words[i]));
	return text;
}

/* Whole euros, with or without points between groups of three; the place behind them, or NULL. */
static const char *parse_euros(const char *text, int64_t *euros)
{
	size_t first = strspn(text, "0123456789");
	size_t digits = first;
	const char *at = text + first;

	while (first <= GROUP && at[0] == '.' && strspn(at + 1, "0123456789") >= GROUP) {
		if (strspn(at + 1, "0123456789") > GROUP)
			return NULL;
		at += 1 + GROUP;
		digits += GROUP;
	}
	if (first == 0 || digits > EURO_DIGITS)
		return NULL;
	*euros = 0;
	for (; text < at; text++)
		if (*text != '.')
			*euros = *euros * 10 + (*text - '0');
	return at;
}

/* ",50" ",5" ",-" and, without points before it, ".50"; the place behind it, or NULL. */
static const char *parse_cents(const char *text, int64_t *cents)
{
	size_t digits;

	*cents = 0;
	if (*text != ',' && *text != '.')
		return text;
	text++;
	digits = strspn(text, "0123456789");
	if (digits == 0 && text[-1] == ',' && *text == '-')
		return text + strspn(text, "-");
	if (digits < 1 || digits > 2)
		return NULL;
	*cents = (text[0] - '0') * 10 + (digits == 2 ? text[1] - '0' : 0);
	return text + digits;
}

bool form_parse_money(const char *text, int64_t *cents)
{
	int64_t euros, part;
	const char *at = parse_euros(after_currency(text), &euros);

	if (at)
		at = parse_cents(at, &part);
	if (!at || *after_blanks(at) != '\0')
		return false;
	*cents = euros * CENTS + part;
	return true;
}

void form_money(int64_t cents, struct buf *out)
{
	struct buf digits = BUF_INIT;

	if (cents < 0)
		buf_char(out, '-');
	buf_format(&digits, "%" PRId64, cents < 0 ? -(cents / CENTS) : cents / CENTS);
	for (size_t i = 0; i < digits.used; i++) {
		if (i > 0 && (digits.used - i) % GROUP == 0)
			buf_char(out, '.');
		buf_char(out, digits.data[i]);
	}
	buf_format(out, ",%02d", abs((int)(cents % CENTS)));
	buf_free(&digits);
}

static bool read_number(const char *text, struct buf *out)
{
	size_t digits;

	text = after_blanks(text);
	if (*text == '-')
		buf_char(out, *text++);
	digits = strspn(text, "0123456789");
	if (digits == 0 || *after_blanks(text + digits) != '\0')
		return false;
	while (digits > 1 && *text == '0') {
		text++;
		digits--;
	}
	buf_add(out, text, digits);
	return digits <= NUMBER_DIGITS;
}

/* "21-11": in the year in which that day is nearest to today. */
static bool read_short_day(const char *text, day today, day *out)
{
	char whole[sizeof("21-11-2026")], iso[DAY_ISO_BYTES];
	size_t first, second;
	int year;

	text = after_blanks(text);
	first = strspn(text, "0123456789");
	second = first > 0 && text[first] ? strspn(text + first + 1, "0123456789") : 0;
	if (first > 2 || second == 0 || second > 2 || !strchr("-/.", text[first]) || *after_blanks(text + first + 1 + second))
		return false;
	day_iso(today, iso);
	year = atoi(iso);
	*out = DAY_NONE;
	for (int y = year - 1; y <= year + 1; y++) {
		day d;

		snprintf(whole, sizeof(whole), "%.*s-%.*s-%04d", (int)first, text, (int)second, text + first + 1, y);
		if (day_parse_nl(whole, today, &d) && (*out == DAY_NONE || abs(d - today) < abs(*out - today)))
			*out = d;
	}
	return *out != DAY_NONE;
}

static bool read_day(const char *text, day today, struct buf *out)
{
	char iso[DAY_ISO_BYTES];
	day d;

	if (!day_parse_nl(text, today, &d) && !read_short_day(text, today, &d))
		return false;
	day_iso(d, iso);
	buf_text(out, iso);
	return true;
}

static bool read_money(const char *text, struct buf *out)
{
	int64_t cents;

	if (!form_parse_money(text, &cents))
		return false;
	buf_format(out, "%" PRId64, cents);
	return true;
}

bool form_read_value(enum form_kind kind, const char *typed, day today, struct buf *out)
{
	if (kind != FORM_BLOCK && *after_blanks(typed) == '\0')
		return true;
	switch (kind) {
	case FORM_LINE:
		return text_clean(typed, strlen(typed), TEXT_LINE, out, NULL);
	case FORM_BLOCK:
		return text_clean(typed, strlen(typed), TEXT_BLOCK, out, NULL);
	case FORM_DAY:
		return read_day(typed, today, out);
	case FORM_MONEY:
		return read_money(typed, out);
	case FORM_NUMBER:
		return read_number(typed, out);
	case FORM_CHOICE:
	case FORM_YESNO:
	case FORM_READONLY:
	case FORM_HEADING:
		buf_text(out, typed);
		return true;
	}
	return false;
}

void form_show_value(enum form_kind kind, const char *value, struct buf *out)
{
	char text[DAY_NL_BYTES];
	char *end;
	day d;

	if (kind == FORM_DAY && day_parse_iso(value, &d)) {
		day_nl(d, text);
		buf_text(out, text);
	} else if (kind == FORM_MONEY && value[0]) {
		long long cents = strtoll(value, &end, 10);

		if (*end)
			buf_text(out, value);
		else
			form_money(cents, out);
	} else {
		buf_text(out, value);
	}
}
