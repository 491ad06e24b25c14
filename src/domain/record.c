/* Whole records by their field table: empty, copy, release, check. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/field.h"

const struct field *record_field(const struct record *record, const char *name)
{
	for (size_t i = 0; i < record->count; i++)
		if (strcmp(record->fields[i].name, name) == 0)
			return &record->fields[i];
	return NULL;
}

void record_init(const struct record *record, void *data)
{
	memset(data, 0, record->size);
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];
		void *value = (char *)data + field->offset;

		if (field->kind == FIELD_CHOICE)
			*(int *)value = field->choices[0].value;
		else if (field->kind == FIELD_DAY)
			*(day *)value = DAY_NONE;
		else if (field->kind == FIELD_INSTANT)
			*(instant *)value = INSTANT_NONE;
	}
}

void record_clear(const struct record *record, void *data)
{
	for (size_t i = 0; i < record->count; i++)
		if (record->fields[i].kind == FIELD_TEXT)
			free(*(char **)((char *)data + record->fields[i].offset));
	record_init(record, data);
}

void record_copy(const struct record *record, void *to, const void *from)
{
	memcpy(to, from, record->size);
	for (size_t i = 0; i < record->count; i++) {
		char **text = (char **)((char *)to + record->fields[i].offset);

		if (record->fields[i].kind == FIELD_TEXT && *text)
			*text = mem_text(*text);
	}
}

/* Plain ASCII, newlines in prose aside: needs no cleaning, and nearly all text is this. */
static bool text_plain(const char *text, bool prose)
{
	for (; *text; text++)
		if ((*text < 0x20 || *text > 0x7e) && !(prose && *text == '\n'))
			return false;
	return true;
}

/* Whether cleaning would leave the text as it is: what came past the border uncleaned is not stored. */
static bool text_is_clean(const char *text, bool prose)
{
	struct buf clean = BUF_INIT;
	bool same;

	if (text_plain(text, prose))
		return true;
	same = text_clean(text, strlen(text), prose ? TEXT_BLOCK : TEXT_LINE, &clean, NULL) &&
		strcmp(clean.data ? clean.data : "", text) == 0;
	buf_free(&clean);
	return same;
}

static bool text_check(const struct field *field, const char *text, size_t most, struct err *err)
{
	if (strnlen(text, most + 1) > most)
		return err_set(err, ERR_LIMIT, _("%s: de tekst is te lang."), _(field->label));
	if (!text_is_clean(text, field->kind == FIELD_TEXT))
		return err_set(err, ERR_INPUT, _("%s: er staan tekens in die niet mogen."), _(field->label));
	return true;
}

static bool number_check(const struct field *field, int64_t number, struct err *err)
{
	bool ranged = field->least != 0 || field->most != 0;
	bool none = number == 0 && field->least > 0;
	bool unlimited = field->unlimited && number == -1;

	if (ranged && !none && !unlimited && (number < field->least || number > field->most))
		return err_set(err, ERR_INPUT, _("%s: vul een getal in van %lld tot en met %lld."), _(field->label),
			(long long)field->least, (long long)field->most);
	return true;
}

static bool field_is_none(const struct field *field, const void *value)
{
	switch (field->kind) {
	case FIELD_ID:
		return *(const id *)value == 0;
	case FIELD_INT:
		return *(const int64_t *)value == 0 && field->least > 0;
	case FIELD_DAY:
		return *(const day *)value == DAY_NONE;
	case FIELD_INSTANT:
		return *(const instant *)value == INSTANT_NONE;
	case FIELD_LINE:
		return *(const char *)value == '\0';
	case FIELD_TEXT:
		return !*(char *const *)value || !**(char *const *)value;
	case FIELD_BOOL:
	case FIELD_CHOICE:
	case FIELD_MONEY:
		return false;
	}
	return false;
}

static bool field_check(const struct field *field, const void *value, struct err *err)
{
	if (field->required && field_is_none(field, value))
		return err_set(err, ERR_INPUT, _("%s: dit moet ingevuld zijn."), _(field->label));
	switch (field->kind) {
	case FIELD_LINE:
		return text_check(field, value, field->room - 1, err);
	case FIELD_TEXT:
		return !*(char *const *)value || text_check(field, *(char *const *)value, field->room, err);
	case FIELD_INT:
		return number_check(field, *(const int64_t *)value, err);
	case FIELD_ID:
		return *(const id *)value >= 0 ||
			err_set(err, ERR_INPUT, _("%s: dit nummer kan niet."), _(field->label));
	case FIELD_CHOICE:
		return choice_code(field->choices, *(const int *)value) ||
			err_set(err, ERR_INPUT, _("%s: deze keuze bestaat niet."), _(field->label));
	case FIELD_MONEY:
		return *(const cents *)value >= 0 || (field->unlimited && *(const cents *)value == -1) ||
			err_set(err, ERR_INPUT, _("%s: een bedrag is niet negatief."), _(field->label));
	case FIELD_BOOL:
	case FIELD_DAY:
	case FIELD_INSTANT:
		return true;
	}
	return false;
}

bool record_check(const struct record *record, const void *data, struct err *err)
{
	for (size_t i = 0; i < record->count; i++)
		if (!field_check(&record->fields[i], (const char *)data + record->fields[i].offset, err))
			return false;
	return true;
}
