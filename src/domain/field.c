/* One field of a record as text and back. Whole records are in record.c. */
#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/field.h"

#define UNLIMITED_TEXT "onbeperkt"

static const int64_t milliseconds_a_day = 86400000;

static const void *at(const struct field *field, const void *data)
{
	return (const char *)data + field->offset;
}

static void *place(const struct field *field, void *data)
{
	return (char *)data + field->offset;
}

static void number_get(const struct field *field, int64_t number, struct buf *out)
{
	if (field->unlimited && number == -1)
		buf_text(out, UNLIMITED_TEXT);
	else if (number != 0 || (field->kind == FIELD_INT && field->least <= 0))
		buf_format(out, "%" PRId64, number);
}

static void money_get(const struct field *field, cents amount, struct buf *out)
{
	if (field->unlimited && amount == -1)
		buf_text(out, UNLIMITED_TEXT);
	else
		buf_format(out, "%s%" PRId64 ",%02d", amount < 0 ? "-" : "", (int64_t)llabs(amount / 100),
			abs((int)(amount % 100)));
}

static void day_get(day d, struct buf *out)
{
	char iso[DAY_ISO_BYTES];

	day_iso(d, iso);
	buf_text(out, iso);
}

static void instant_get(instant when, struct buf *out)
{
	char iso[INSTANT_BYTES];

	if (when == INSTANT_NONE)
		return;
	instant_iso(when, iso);
	buf_text(out, iso);
}

void field_get(const struct field *field, const void *data, struct buf *out)
{
	const void *value = at(field, data);
	const char *text;

	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
		number_get(field, *(const int64_t *)value, out);
		break;
	case FIELD_BOOL:
		buf_text(out, *(const bool *)value ? "ja" : "nee");
		break;
	case FIELD_CHOICE:
		text = choice_code(field->choices, *(const int *)value);
		buf_text(out, text ? text : "");
		break;
	case FIELD_MONEY:
		money_get(field, *(const cents *)value, out);
		break;
	case FIELD_DAY:
		day_get(*(const day *)value, out);
		break;
	case FIELD_INSTANT:
		instant_get(*(const instant *)value, out);
		break;
	case FIELD_LINE:
		buf_text(out, value);
		break;
	case FIELD_TEXT:
		text = *(char *const *)value;
		buf_text(out, text ? text : "");
		break;
	}
}

void field_show(const struct field *field, const void *data, struct buf *out)
{
	const void *value = at(field, data);
	char amount[MONEY_BYTES], date[DAY_NL_BYTES], stamp[INSTANT_BYTES];

	switch (field->kind) {
	case FIELD_CHOICE:
		buf_text(out, _(choice_label(field->choices, *(const int *)value)));
		break;
	case FIELD_BOOL:
		buf_text(out, *(const bool *)value ? _("ja") : _("nee"));
		break;
	case FIELD_MONEY:
		if (field->unlimited && *(const cents *)value == -1) {
			buf_text(out, _(UNLIMITED_TEXT));
			break;
		}
		money_nl(*(const cents *)value, false, amount);
		buf_text(out, amount);
		break;
	case FIELD_DAY:
		day_nl(*(const day *)value, date);
		buf_text(out, date);
		break;
	case FIELD_INSTANT:
		instant_nl(*(const instant *)value, stamp);
		buf_text(out, stamp);
		break;
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_LINE:
	case FIELD_TEXT:
		field_get(field, data, out);
		break;
	}
}

/* ---- from text ---- */

static bool says_unlimited(const char *text)
{
	return text_same(text, UNLIMITED_TEXT) || text_same(text, _(UNLIMITED_TEXT));
}

static bool number_set(const struct field *field, int64_t *out, const char *text, struct err *err)
{
	char *end;

	if (!*text) {
		*out = 0;
		return true;
	}
	if (field->unlimited && says_unlimited(text)) {
		*out = -1;
		return true;
	}
	errno = 0;
	*out = strtoll(text, &end, 10);
	if (errno || *end || end == text)
		return err_set(err, ERR_INPUT, _("%s: vul een heel getal in."), _(field->label));
	if (field->kind == FIELD_ID && *out < 0)
		return err_set(err, ERR_INPUT, _("%s: dit nummer kan niet."), _(field->label));
	return true;
}

static bool bool_set(const struct field *field, bool *out, const char *text, struct err *err)
{
	static const struct {
		const char *text;
		bool value;
	} words[] = {
		{ "ja", true }, { "j", true }, { "1", true }, { "x", true },
		{ "nee", false }, { "n", false }, { "0", false }, { "", false },
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (text_same(text, words[i].text)) {
			*out = words[i].value;
			return true;
		}
	*out = text_same(text, _("ja"));
	return *out || text_same(text, _("nee")) ||
		err_set(err, ERR_INPUT, _("%s: vul ja of nee in."), _(field->label));
}

static bool choice_set(const struct field *field, int *out, const char *text, struct err *err)
{
	for (const struct choice *choice = field->choices; choice->code; choice++)
		if (text_same(text, choice->code) || text_same(text, choice->label) ||
				text_same(text, _(choice->label))) {
			*out = choice->value;
			return true;
		}
	if (!*text) {
		*out = field->choices[0].value;
		return true;
	}
	return err_set(err, ERR_INPUT, _("%s: «%.60s» staat niet in de lijst."), _(field->label), text);
}

static bool money_set(const struct field *field, cents *out, const char *text, struct err *err)
{
	if (!*text)
		*out = 0;
	else if (field->unlimited && says_unlimited(text))
		*out = -1;
	else if (!money_parse(text, out))
		return err_set(err, ERR_INPUT, _("%s: «%.60s» is geen bedrag."), _(field->label), text);
	return true;
}

static bool day_set(const struct field *field, day *out, const char *text, day today, struct err *err)
{
	if (!*text)
		*out = DAY_NONE;
	else if (!day_parse_iso(text, out) && !day_parse_nl(text, today, out))
		return err_set(err, ERR_INPUT, _("%s: «%.60s» is geen datum. Schrijf dag-maand-jaar."), _(field->label),
			text);
	return true;
}

/* "2026-11-21T13:05:09.123Z" only: instants come from programs, not from people. */
static bool instant_parse(const char *text, instant *out)
{
	char date[DAY_ISO_BYTES];
	unsigned hour, minute, second, milli;
	int used = 0;
	day d;

	if (strlen(text) != INSTANT_BYTES - 1 || text[10] != 'T')
		return false;
	memcpy(date, text, 10);
	date[10] = '\0';
	if (strspn(text + 11, "0123456789:.Z") != 13 || !day_parse_iso(date, &d))
		return false;
	if (sscanf(text + 11, "%2u:%2u:%2u.%3uZ%n", &hour, &minute, &second, &milli, &used) != 4 || used != 13)
		return false;
	if (hour > 23 || minute > 59 || second > 59)
		return false;
	*out = d * milliseconds_a_day + ((hour * 60 + minute) * 60 + second) * INT64_C(1000) + milli;
	return true;
}

static bool instant_set(const struct field *field, instant *out, const char *text, struct err *err)
{
	if (!*text)
		*out = INSTANT_NONE;
	else if (!instant_parse(text, out))
		return err_set(err, ERR_INPUT, _("%s: dit is geen tijdstip."), _(field->label));
	return true;
}

static bool text_set(const struct field *field, char **out, const char *text, struct err *err)
{
	struct buf clean = BUF_INIT;

	if (!text_clean(text, strlen(text), TEXT_BLOCK, &clean, err)) {
		buf_free(&clean);
		return err_add(err, "%s", _(field->label));
	}
	if (clean.used > field->room) {
		buf_free(&clean);
		return err_set(err, ERR_LIMIT, _("%s: de tekst is te lang (hoogstens %zu tekens)."), _(field->label),
			field->room);
	}
	free(*out);
	*out = clean.used > 0 ? buf_take(&clean) : NULL;
	buf_free(&clean);
	return true;
}

/* Everything but prose: one line, cleaned, so that blanks around a number do no harm. */
static bool line_set(const struct field *field, void *value, const char *line, day today, struct err *err)
{
	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
		return number_set(field, value, line, err);
	case FIELD_BOOL:
		return bool_set(field, value, line, err);
	case FIELD_CHOICE:
		return choice_set(field, value, line, err);
	case FIELD_MONEY:
		return money_set(field, value, line, err);
	case FIELD_DAY:
		return day_set(field, value, line, today, err);
	case FIELD_INSTANT:
		return instant_set(field, value, line, err);
	case FIELD_LINE:
	case FIELD_TEXT:
		break;
	}
	return false;
}

bool field_set(const struct field *field, void *data, const char *text, day today, struct err *err)
{
	union {
		int64_t number;
		int choice;
		bool yes;
		day date;
	} value = { 0 };
	char line[TEXT_LINE_BYTES];

	if (field->kind == FIELD_TEXT)
		return text_set(field, place(field, data), text, err);
	if (field->kind == FIELD_LINE) {
		assert(field->room <= sizeof(line));
		if (!text_clean_line(text, _(field->label), line, field->room, err))
			return false;
		strcpy(place(field, data), line);
		return true;
	}
	if (!text_clean_line(text, _(field->label), line, sizeof(line), err) ||
			!line_set(field, &value, line, today, err))
		return false;
	memcpy(place(field, data), &value, field_bytes(field));
	return true;
}

size_t field_bytes(const struct field *field)
{
	switch (field->kind) {
	case FIELD_ID:
	case FIELD_INT:
	case FIELD_MONEY:
	case FIELD_INSTANT:
		return sizeof(int64_t);
	case FIELD_BOOL:
		return sizeof(bool);
	case FIELD_CHOICE:
		return sizeof(int);
	case FIELD_DAY:
		return sizeof(day);
	case FIELD_LINE:
		return field->room;
	case FIELD_TEXT:
		return sizeof(char *);
	}
	return 0;
}
