/* Rows of one record as text: aligned columns, CSV, or one record as a card of label and value. */
#ifndef DESK_TABLE_H
#define DESK_TABLE_H

#include <stdbool.h>

#include "wire/rows.h"

/* fields: names with a comma between. CSV has names of fields as header and stored forms as values. Appended. */
void table_print(const struct record *record, const struct rows *rows, const char *fields, bool csv, struct buf *out);
/* "Label   value" per field that is filled. */
void table_card(const struct record *record, const void *data, const char *fields, struct buf *out);

#endif
