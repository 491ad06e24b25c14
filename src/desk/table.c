/* Rows of one record as text, for commands without a screen. */
#include "desk/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/say.h"
#include "domain/person_name.h"

enum { TABLE_COLUMNS = 16, TABLE_WIDEST = 40 };

struct columns {
	const struct field *field[TABLE_COLUMNS];
	int width[TABLE_COLUMNS];
	size_t count;
};

static void columns_parse(const struct record *record, const char *fields, struct columns *columns)
{
	char *names = mem_text(fields), *rest = NULL;

	columns->count = 0;
	for (char *name = strtok_r(names, ",", &rest); name != NULL; name = strtok_r(NULL, ",", &rest)) {
		const struct field *field = record_field(record, name);

		if (field != NULL && columns->count < TABLE_COLUMNS)
			columns->field[columns->count++] = field;
	}
	free(names);
}

/* The end of a day is that day: as on the screen. */
static void due_value(instant due, struct buf *value)
{
	char last[DAY_NL_BYTES];

	if (due != day_start(instant_day(due)))
		return;
	day_nl(instant_day(due) - 1, last);
	buf_clear(value);
	buf_text(value, last);
}

/* One value on one line, as people read it; birth dates are lines because parts of them may be unknown. */
static void value_show(const struct field *field, const void *data, struct buf *out)
{
	struct buf value = BUF_INIT;
	char born[11];

	field_show(field, data, &value);
	if (field->kind == FIELD_INSTANT && strcmp(field->name, "due") == 0 && value.used > 0)
		due_value(*(const instant *)((const char *)data + field->offset), &value);
	if (strcmp(field->name, "geboortedatum") == 0 && value.used > 0) {
		birthdate_show(value.data, born);
		buf_clear(&value);
		buf_text(&value, born);
	}
	for (size_t i = 0; i < value.used; i++)
		buf_char(out, value.data[i] == '\n' ? ' ' : value.data[i]);
	if (value.used == 0)
		buf_text(out, "");
	buf_free(&value);
}

static void columns_measure(struct columns *columns, const struct record *record, const struct rows *rows)
{
	const void *data;

	for (size_t c = 0; c < columns->count; c++) {
		columns->width[c] = text_columns(_(columns->field[c]->label));
		for (size_t n = 0; (data = rows_get(rows, record, n)) != NULL; n++) {
			struct buf value = BUF_INIT;
			int width;

			value_show(columns->field[c], data, &value);
			width = text_columns(value.data != NULL ? value.data : "");
			if (width > columns->width[c])
				columns->width[c] = width;
			buf_free(&value);
		}
		if (columns->width[c] > TABLE_WIDEST && c + 1 < columns->count)
			columns->width[c] = TABLE_WIDEST;
	}
}

/* What does not fit in its column ends in a mark; the last column is as long as it is. */
static void cell_print(const char *text, int width, bool last, struct buf *out)
{
	bool whole = last || text_columns(text) <= width;
	int used = whole ? text_columns(text) : width;

	if (whole)
		buf_text(out, text);
	else
		buf_add(out, text, text_fit(text, width - 1));
	if (!whole)
		buf_text(out, "…");
	while (!last && used++ < width + 2)
		buf_char(out, ' ');
}

static void row_print(const struct columns *columns, const void *data, bool csv, struct buf *out)
{
	for (size_t c = 0; c < columns->count; c++) {
		struct buf value = BUF_INIT;

		if (data == NULL)
			buf_text(&value, csv ? columns->field[c]->name : _(columns->field[c]->label));
		else if (csv)
			field_get(columns->field[c], data, &value);
		else
			value_show(columns->field[c], data, &value);
		if (csv)
			csv_field(out, value.data != NULL ? value.data : "");
		else
			cell_print(value.data != NULL ? value.data : "", columns->width[c], c + 1 == columns->count, out);
		buf_free(&value);
	}
	if (csv)
		csv_end_line(out);
	else
		buf_char(out, '\n');
}

void table_print(const struct record *record, const struct rows *rows, const char *fields, bool csv, struct buf *out)
{
	struct columns columns;
	const void *data;

	columns_parse(record, fields, &columns);
	if (!csv)
		columns_measure(&columns, record, rows);
	row_print(&columns, NULL, csv, out);
	for (size_t n = 0; (data = rows_get(rows, record, n)) != NULL; n++)
		row_print(&columns, data, csv, out);
}

void table_card(const struct record *record, const void *data, const char *fields, struct buf *out)
{
	struct columns columns;
	int widest = 0;

	columns_parse(record, fields, &columns);
	for (size_t c = 0; c < columns.count; c++)
		if (text_columns(_(columns.field[c]->label)) > widest)
			widest = text_columns(_(columns.field[c]->label));
	for (size_t c = 0; c < columns.count; c++) {
		struct buf value = BUF_INIT;

		value_show(columns.field[c], data, &value);
		if (value.used > 0) {
			cell_print(_(columns.field[c]->label), widest, false, out);
			buf_format(out, "%s\n", value.data);
		}
		buf_free(&value);
	}
}
