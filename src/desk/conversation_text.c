/* The draft of a conversation: lines "datum=2026-11-21" of the head and "werk.wens=..." of the parts of life. */
#include "desk/conversation_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A new line within a value is "\n", a backslash "\\". */
static void value_add(const char *value, struct buf *out)
{
	for (; *value != '\0'; value++)
		if (*value == '\n')
			buf_text(out, "\\n");
		else if (*value == '\\')
			buf_text(out, "\\\\");
		else
			buf_char(out, *value);
	buf_char(out, '\n');
}

static void record_write(const struct record *record, const void *data, const char *before, struct buf *out)
{
	for (size_t i = 0; i < record->count; i++) {
		struct buf value = BUF_INIT;

		field_get(&record->fields[i], data, &value);
		if (value.used > 0) {
			buf_format(out, "%s%s=", before, record->fields[i].name);
			value_add(value.data, out);
		}
		buf_free(&value);
	}
}

void conversation_text_write(const struct conversation *head, const struct conversation_subject *subjects,
	size_t count, struct buf *out)
{
	record_write(&conversation_record, head, "", out);
	for (size_t i = 0; i < count; i++) {
		struct buf before = BUF_INIT;

		buf_format(&before, "%s.", subjects[i].leefgebied);
		if (!conversation_subject_empty(&subjects[i]))
			record_write(&conversation_subject_record, &subjects[i], before.data, out);
		buf_free(&before);
	}
}

/* In place. */
static void value_take(char *value)
{
	char *to = value;

	for (; *value != '\0'; value++)
		if (*value == '\\' && value[1] != '\0')
			*to++ = *++value == 'n' ? '\n' : *value;
		else
			*to++ = *value;
	*to = '\0';
}

static void line_take(char *line, struct conversation *head, struct conversation_subject *subjects,
	size_t count)
{
	char *value = strchr(line, '='), *dot;
	const struct record *record = &conversation_record;
	const struct field *field;
	struct err err = ERR_INIT;
	void *data = head;
	size_t n = 0;

	if (value == NULL)
		return;
	*value++ = '\0';
	value_take(value);
	dot = strchr(line, '.');
	if (dot != NULL) {
		*dot = '\0';
		while (n < count && strcmp(subjects[n].leefgebied, line) != 0)
			n++;
		if (n == count)
			return;
		record = &conversation_subject_record;
		data = &subjects[n];
		line = dot + 1;
	}
	field = record_field(record, line);
	/* Days are ISO here: today completes nothing. */
	if (field != NULL)
		field_set(field, data, value, 0, &err);
}

bool conversation_text_read(const char *text, struct conversation *head,
	struct conversation_subject *subjects,
	size_t count)
{
	char *copy = mem_text(text), *rest = NULL;

	for (char *line = strtok_r(copy, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
		line_take(line, head, subjects, count);
	free(copy);
	return true;
}
