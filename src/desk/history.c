/* Who wrote what when, as a page to scroll. */
#include "desk/history.h"

#include <stdio.h>

/* The stored form of a value as people read it. */
static void value_print(const struct field *field, const char *value, struct buf *out)
{
	char bytes[DAY_NL_BYTES];
	day date;
	int choice;

	if (value == NULL || value[0] == '\0')
		buf_text(out, _("(leeg)"));
	else if (field->kind == FIELD_CHOICE && choice_value(field->choices, value, &choice))
		buf_text(out, _(choice_label(field->choices, choice)));
	else if (field->kind == FIELD_DAY && day_parse_iso(value, &date)) {
		day_nl(date, bytes);
		buf_text(out, bytes);
	} else
		buf_text(out, value);
}

/* A field that nobody ever filled is no history. */
static bool ever_filled(const struct rows *rows)
{
	const struct field_version *row;

	for (size_t n = 0; (row = rows_get(rows, &field_version_record, n)) != NULL; n++)
		if (row->value != NULL && row->value[0] != '\0')
			return true;
	return false;
}

static void field_print(struct desk *desk, const struct record *record, const struct field *field, id object_id,
	struct buf *out)
{
	struct field_version ask;
	const struct field_version *row;
	struct err err = ERR_INIT;
	struct message answer;
	char at[INSTANT_BYTES];

	record_init(&field_version_record, &ask);
	snprintf(ask.kind, sizeof(ask.kind), "%s", record->name);
	snprintf(ask.field, sizeof(ask.field), "%s", field->name);
	ask.object_id = object_id;
	if (desk_send(desk, REQ_FIELD_HISTORY, &field_version_record, &ask, &answer, &err) &&
	    ever_filled(&answer.rows)) {
		buf_format(out, "%s\n", _(field->label));
		for (size_t n = 0; (row = rows_get(&answer.rows, &field_version_record, n)) != NULL; n++) {
			instant_nl(row->at, at);
			buf_format(out, "  %s  %s%s\n    ", at, row->employee_naam, row->lost ? _("  (niet gekozen)") : "");
			value_print(field, row->value, out);
			buf_text(out, "\n");
		}
		buf_text(out, "\n");
	}
	message_free(&answer);
}

void history_show(struct desk *desk, const struct record *record, id object_id)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < record->count; i++)
		field_print(desk, record, &record->fields[i], object_id, &text);
	desk_dialog(desk, dialog_page(_("Geschiedenis"), text.used > 0 ? text.data : _("Er is nog niets geschreven.")));
	buf_free(&text);
}
