/* Aligned columns on the terminal. */
#include "ctl/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/say.h"

enum { GAP = 2 };

void table_cell(struct table *table, const char *text)
{
	if (table->count == table->room) {
		table->room = table->room ? 2 * table->room : 64;
		table->cells = mem_grow(table->cells, table->room, sizeof(*table->cells));
	}
	table->cells[table->count++] = mem_text(text);
}

void table_heads(struct table *table, const char *const *heads)
{
	assert(table->count == 0);
	for (; *heads; heads++) {
		table_cell(table, *heads);
		table->columns++;
	}
	assert(table->columns <= TABLE_COLUMNS);
}

void table_free(struct table *table)
{
	for (size_t i = 0; i < table->count; i++)
		free(table->cells[i]);
	free(table->cells);
	*table = TABLE_INIT;
}

static void widths_of(const struct table *table, int widths[TABLE_COLUMNS])
{
	memset(widths, 0, TABLE_COLUMNS * sizeof(*widths));
	for (size_t i = 0; i < table->count; i++) {
		int columns = text_columns(table->cells[i]);

		if (columns > widths[i % table->columns])
			widths[i % table->columns] = columns;
	}
}

void table_print(const struct table *table, bool csv, struct buf *out)
{
	int widths[TABLE_COLUMNS];

	if (table->columns == 0)
		return;
	widths_of(table, widths);
	for (size_t i = 0; i < table->count; i++) {
		size_t column = i % table->columns;
		bool last = column + 1 == table->columns;

		if (csv) {
			csv_field(out, table->cells[i]);
			if (last)
				csv_end_line(out);
			continue;
		}
		buf_text(out, table->cells[i]);
		for (int pad = text_columns(table->cells[i]); !last && pad < widths[column] + GAP; pad++)
			buf_char(out, ' ');
		while (last && out->used > 0 && out->data[out->used - 1] == ' ')
			out->data[--out->used] = '\0';
		if (last)
			buf_char(out, '\n');
	}
}

/* The fields of a record by name; ends with NULL. */
static void fields_find(const struct record *record, const char *names, const struct field *out[TABLE_COLUMNS + 1])
{
	size_t count = 0;

	while (*names) {
		char name[64];
		size_t length = strcspn(names, " ");

		assert(length < sizeof(name) && count < TABLE_COLUMNS);
		memcpy(name, names, length);
		name[length] = '\0';
		out[count] = record_field(record, name);
		assert(out[count]);
		count++;
		names += length;
		names += strspn(names, " ");
	}
	out[count] = NULL;
}

void table_record(struct table *table, const struct rows *rows, const struct record *record, const char *fields)
{
	const struct field *shown[TABLE_COLUMNS + 1];
	const char *heads[TABLE_COLUMNS + 1];
	size_t count = 0;
	const void *row;

	fields_find(record, fields, shown);
	for (; shown[count]; count++)
		heads[count] = _(shown[count]->label);
	heads[count] = NULL;
	table_heads(table, heads);
	for (size_t n = 0; (row = rows_get(rows, record, n)); n++)
		for (size_t i = 0; shown[i]; i++) {
			struct buf cell = BUF_INIT;

			field_show(shown[i], row, &cell);
			table_cell(table, cell.data);
			buf_free(&cell);
		}
}
