/* Typed rows: what every message carries. A row is one plain record with its description. */
#ifndef WIRE_ROWS_H
#define WIRE_ROWS_H

#include "domain/field.h"

struct row {
	const struct record *record;
	void *data;			/* record->size bytes, owned by the rows */
};

struct rows {
	struct row *row;
	size_t count;
	size_t room;
};

#define ROWS_INIT ((struct rows){ 0 })

/* Appends a deep copy of *data. */
void rows_add(struct rows *rows, const struct record *record, const void *data);
/* Appends an inited record and returns it for filling; borrowed until rows_free (stays valid when rows grow). */
void *rows_new(struct rows *rows, const struct record *record);
/* The n-th row (from 0) of this record, or NULL. */
void *rows_get(const struct rows *rows, const struct record *record, size_t n);
#define rows_first(rows, record) rows_get((rows), (record), 0)
size_t rows_count(const struct rows *rows, const struct record *record);
void rows_free(struct rows *rows);

#endif
