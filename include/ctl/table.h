/* Rows of an answer as aligned columns, or as CSV. */
#ifndef CTL_TABLE_H
#define CTL_TABLE_H

#include "base/buf.h"
#include "wire/rows.h"

enum { TABLE_COLUMNS = 24 };

/* Cells are copied. Start with TABLE_INIT; the first row is the heads. */
struct table {
	char **cells;
	size_t count, room;
	size_t columns;
};

#define TABLE_INIT ((struct table){ 0 })

/* The heads; ends with NULL. At most TABLE_COLUMNS. */
void table_heads(struct table *table, const char *const *heads);
/* One cell after the other, row by row. */
void table_cell(struct table *table, const char *text);
/* Columns aligned by what they show on a terminal; the last one is not padded. csv: RFC 4180. */
void table_print(const struct table *table, bool csv, struct buf *out);
void table_free(struct table *table);

/* All rows of one record; `fields` names its columns, with a blank between. */
void table_record(struct table *table, const struct rows *rows, const struct record *record, const char *fields);

#endif
