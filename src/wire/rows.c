/* Typed rows: what every message carries. */
#include "wire/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct row *rows_place(struct rows *rows, const struct record *record)
{
	if (rows->count == rows->room) {
		rows->room = rows->room ? 2 * rows->room : 4;
		rows->row = mem_grow(rows->row, rows->room, sizeof(*rows->row));
	}
	struct row *row = &rows->row[rows->count++];
	row->record = record;
	row->data = mem_new(1, record->size);
	return row;
}

void rows_add(struct rows *rows, const struct record *record, const void *data)
{
	record_copy(record, rows_place(rows, record)->data, data);
}

void *rows_new(struct rows *rows, const struct record *record)
{
	struct row *row = rows_place(rows, record);

	record_init(record, row->data);
	return row->data;
}

void *rows_get(const struct rows *rows, const struct record *record, size_t n)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->row[i].record == record && n-- == 0)
			return rows->row[i].data;
	return NULL;
}

size_t rows_count(const struct rows *rows, const struct record *record)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->row[i].record == record;
	return count;
}

/* Long texts may be somebody's password or dossier: nothing of them stays in freed memory. */
static void row_wipe(const struct row *row)
{
	for (size_t i = 0; i < row->record->count; i++) {
		const struct field *field = &row->record->fields[i];
		if (field->kind != FIELD_TEXT)
			continue;
		char *text = *(char **)((char *)row->data + field->offset);
		if (text)
			explicit_bzero(text, strlen(text));
	}
}

void rows_free(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		row_wipe(&rows->row[i]);
		record_clear(rows->row[i].record, rows->row[i].data);
		free(rows->row[i].data);
	}
	free(rows->row);
	*rows = ROWS_INIT;
}
