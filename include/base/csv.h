/* Comma- or semicolon-separated values: reading with line numbers, writing without formulas (RFC 4180). */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

enum { CSV_FIELDS = 512, CSV_LINE_BYTES = 1 << 20 };

/* A reader over bytes in memory, which stay borrowed until csv_close. A BOM is skipped. */
struct csv;
struct csv *csv_open(const char *bytes, size_t count, char separator);
void csv_close(struct csv *csv);
/* Goes on in other bytes, which begin at this line of the file; no BOM is looked for. */
void csv_feed(struct csv *csv, const char *bytes, size_t count, size_t line);
/* How many of the bytes were read, and the line on which the next one stands. */
size_t csv_done(const struct csv *csv, size_t *line);

/*
 * Next record; lines without any character are skipped. fields has CSV_FIELDS places; fields[0..*count) are
 * NUL-terminated UTF-8, borrowed until the next call. False at the end (err->code is ERR_NONE) or on a bad record (NUL
 * byte, invalid UTF-8, open quote, text behind a closed quote, too long: err names it; reading may go on with the next
 * line). *line is the number of the record's first line, from 1; the sentence in err leaves it to the caller.
 */
bool csv_next(struct csv *csv, const char **fields, size_t *count, size_t *line, struct err *err);

/* One field, always quoted; a leading = + - @ TAB or CR gets a ' in front (formula injection). */
void csv_field(struct buf *out, const char *text);
void csv_end_line(struct buf *out);	/* drops the last comma, adds CR LF */

#endif
