/* Forms of records: the field table read as rows of a form, and values carried both ways. */
#include "desk/record_form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"

struct record_form {
	const struct record *record;
	struct form_field *fields;		/* as the form borrows them */
	const struct field **sources;		/* the record field behind each; NULL: a heading */
	bool *readonly;
	struct form_choice **choices;		/* made from the record's choices */
	size_t count;
	struct form *form;
	day today;
};

static enum form_kind kind_of(const struct field *field, bool readonly)
{
	if (readonly)
		return FORM_READONLY;
	switch (field->kind) {
	case FIELD_ID:
		return FORM_CHOICE;
	case FIELD_INT:
		return FORM_NUMBER;
	case FIELD_BOOL:
		return FORM_YESNO;
	case FIELD_CHOICE:
		return FORM_CHOICE;
	case FIELD_MONEY:
		return FORM_MONEY;
	case FIELD_DAY:
		return FORM_DAY;
	case FIELD_INSTANT:
		return FORM_READONLY;
	case FIELD_LINE:
		return FORM_LINE;
	case FIELD_TEXT:
		return FORM_BLOCK;
	}
	return FORM_READONLY;
}

static struct form_choice *choices_of(const struct field *field, size_t *count)
{
	struct form_choice *list;

	*count = 0;
	if (field->kind != FIELD_CHOICE)
		return NULL;
	while (field->choices[*count].code != NULL)
		(*count)++;
	list = mem_new(*count + 1, sizeof(*list));
	for (size_t i = 0; i < *count; i++)
		list[i] = (struct form_choice){ .value = field->choices[i].code, .label = field->choices[i].label };
	return list;
}

static void row_make(struct record_form *rf, size_t i, const struct record_form_row *row)
{
	struct form_field *to = &rf->fields[i];
	const struct field *field = row->field != NULL ? record_field(rf->record, row->field) : NULL;

	if (field == NULL) {
		*to = (struct form_field){ .name = row->label, .kind = FORM_HEADING, .label = row->label };
		return;
	}
	rf->sources[i] = field;
	rf->readonly[i] = row->readonly;
	rf->choices[i] = choices_of(field, &to->choice_count);
	to->name = field->name;
	to->kind = row->pick && !row->readonly ? FORM_CHOICE : kind_of(field, row->readonly);
	to->label = row->label != NULL ? row->label : field->label;
	to->rows = row->rows;
	to->required = field->required || row->required;
	to->choices = rf->choices[i];
	to->help = row->help != NULL ? row->help : field->help;
	/* A small room in bytes bounds the characters; a full line has the limit of its editor. */
	if (field->kind == FIELD_LINE && field->room < TEXT_LINE_BYTES)
		to->room = field->room - 1;
}

struct record_form *record_form_new(const struct record *record, const struct record_form_row *rows, size_t count,
	const void *data, day today)
{
	struct record_form *rf = mem_new(1, sizeof(*rf));

	rf->record = record;
	rf->count = count;
	rf->today = today;
	rf->fields = mem_new(count, sizeof(*rf->fields));
	rf->sources = mem_new(count, sizeof(*rf->sources));
	rf->readonly = mem_new(count, sizeof(*rf->readonly));
	rf->choices = mem_new(count, sizeof(*rf->choices));
	for (size_t i = 0; i < count; i++)
		row_make(rf, i, &rows[i]);
	rf->form = form_new(rf->fields, count, today);
	record_form_set(rf, data);
	return rf;
}

void record_form_free(struct record_form *rf)
{
	if (rf == NULL)
		return;
	form_free(rf->form);
	for (size_t i = 0; i < rf->count; i++)
		free(rf->choices[i]);
	free(rf->choices);
	free(rf->readonly);
	free(rf->sources);
	free(rf->fields);
	free(rf);
}

struct form *record_form_form(struct record_form *rf)
{
	return rf->form;
}

size_t record_form_index(const struct record_form *rf, const char *field)
{
	for (size_t i = 0; i < rf->count; i++)
		if (rf->sources[i] != NULL && strcmp(rf->sources[i]->name, field) == 0)
			return i;
	return (size_t)-1;
}

const struct field *record_form_field(const struct record_form *rf, size_t index)
{
	return index < rf->count ? rf->sources[index] : NULL;
}

const char *record_form_label(const struct record_form *rf, size_t index)
{
	return rf->fields[index].label;
}

void record_form_to_value(const struct field *field, const char *stored, struct buf *out)
{
	cents amount;

	if (field->kind == FIELD_MONEY && money_parse(stored, &amount)) {
		if (amount != 0)
			buf_format(out, "%lld", (long long)amount);
	}
	else if (field->kind == FIELD_BOOL)
		buf_text(out, strcmp(stored, "ja") == 0 ? "1" : stored[0] != '\0' ? "0" : "");
	else if (field->kind == FIELD_ID && strcmp(stored, "0") == 0)
		buf_text(out, "");
	else
		buf_text(out, stored);
}

void record_form_to_stored(const struct field *field, const char *value, struct buf *out)
{
	char money[MONEY_BYTES];

	if (field->kind == FIELD_MONEY && value[0] != '\0') {
		money_nl(strtoll(value, NULL, 10), false, money);
		buf_text(out, money);
	} else if (field->kind == FIELD_BOOL) {
		buf_text(out, strcmp(value, "1") == 0 ? "ja" : "nee");
	} else if ((field->kind == FIELD_ID || field->kind == FIELD_INT) && value[0] == '\0') {
		buf_text(out, field->kind == FIELD_ID ? "0" : "");
	} else {
		buf_text(out, value);
	}
}

void record_form_value(const struct record_form *rf, size_t i, const void *data, struct buf *out)
{
	struct buf stored = BUF_INIT;

	if (rf->fields[i].kind == FORM_READONLY) {
		field_show(rf->sources[i], data, out);
		return;
	}
	field_get(rf->sources[i], data, &stored);
	record_form_to_value(rf->sources[i], stored.data != NULL ? stored.data : "", out);
	buf_free(&stored);
}

void record_form_set(struct record_form *rf, const void *data)
{
	for (size_t i = 0; i < rf->count; i++) {
		struct buf value = BUF_INIT;

		if (rf->sources[i] == NULL)
			continue;
		record_form_value(rf, i, data, &value);
		form_set(rf->form, i, value.data != NULL ? value.data : "");
		buf_free(&value);
	}
}

static bool row_read(struct record_form *rf, size_t i, void *data, struct err *err)
{
	const char *value = form_value(rf->form, i);
	struct buf stored = BUF_INIT;
	bool ok;

	if (value == NULL)
		return err_set(err, ERR_INPUT, _("%s: dit kan niet worden gelezen."), _(rf->fields[i].label));
	record_form_to_stored(rf->sources[i], value, &stored);
	ok = field_set(rf->sources[i], data, stored.data != NULL ? stored.data : "", rf->today, err);
	buf_free(&stored);
	return ok;
}

bool record_form_read(struct record_form *rf, void *data, struct err *err)
{
	for (size_t i = 0; i < rf->count; i++)
		if (rf->sources[i] != NULL && rf->fields[i].kind != FORM_READONLY && !row_read(rf, i, data, err))
			return false;
	return true;
}

/* What the sentence says of this label; NULL when it is not about it. */
static const char *said_of(const char *sentence, const char *label)
{
	size_t bytes = label != NULL ? strlen(label) : 0;

	if (bytes == 0 || strncmp(sentence, label, bytes) != 0 || strncmp(sentence + bytes, ": ", 2) != 0)
		return NULL;
	return sentence + bytes + 2;
}

bool record_form_complain(struct record_form *rf, const struct err *err)
{
	for (size_t i = 0; i < rf->count; i++) {
		const char *said = NULL;
		char *sentence;

		if (rf->sources[i] == NULL)
			continue;
		said = said_of(err->text, _(rf->fields[i].label));
		if (said == NULL)
			said = said_of(err->text, _(rf->sources[i]->label));
		if (said == NULL)
			continue;
		sentence = mem_text(said);
		sentence[0] = (char)toupper((unsigned char)sentence[0]);
		form_complain(rf->form, i, sentence);
		free(sentence);
		form_focus_set(rf->form, i);
		return true;
	}
	return false;
}

void record_form_choices(struct record_form *rf, const char *field, const struct form_choice *choices, size_t count)
{
	size_t i = record_form_index(rf, field);

	if (i != (size_t)-1)
		form_choices(rf->form, i, choices, count);
}
