/* Comma- or semicolon-separated values (RFC 4180), read from memory and written for spreadsheets. */
#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

struct csv {
	const char *bytes;
	size_t count;
	char separator;
	size_t at;			/* the next byte to read */
	size_t line;			/* its line, from 1 */
	struct buf record;		/* the fields one behind the other, each with its NUL */
	size_t starts[CSV_FIELDS];	/* where each begins in record */
};

/* What is wrong with a record, while the reading of it goes on to its end. */
enum flaw { FLAW_NONE, FLAW_NUL, FLAW_UTF8, FLAW_QUOTE, FLAW_BEHIND, FLAW_FIELDS, FLAW_LONG };

static const struct {
	enum err_code code;
	const char *sentence;
} flaws[] = {
	[FLAW_NUL] = { ERR_INPUT, "er staat een NUL-teken in" },
	[FLAW_UTF8] = { ERR_INPUT, "er staan tekens in die geen geldige UTF-8 zijn" },
	[FLAW_QUOTE] = { ERR_INPUT, "een aanhalingsteken wordt niet gesloten" },
	[FLAW_BEHIND] = { ERR_INPUT, "achter een gesloten aanhalingsteken staat nog tekst" },
	[FLAW_FIELDS] = { ERR_LIMIT, "er zijn te veel velden" },
	[FLAW_LONG] = { ERR_LIMIT, "de regel is te lang" },
};

struct csv *csv_open(const char *bytes, size_t count, char separator)
{
	struct csv *csv = mem_new(1, sizeof(*csv));

	csv->bytes = bytes;
	csv->count = count;
	csv->separator = separator;
	csv->line = 1;
	if (count >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		csv->at = 3;
	return csv;
}

void csv_close(struct csv *csv)
{
	if (!csv)
		return;
	buf_free(&csv->record);
	free(csv);
}

void csv_feed(struct csv *csv, const char *bytes, size_t count, size_t line)
{
	csv->bytes = bytes;
	csv->count = count;
	csv->at = 0;
	csv->line = line;
}

size_t csv_done(const struct csv *csv, size_t *line)
{
	*line = csv->line;
	return csv->at;
}

static bool csv_line_end(const struct csv *csv)
{
	return csv->at >= csv->count || csv->bytes[csv->at] == '\n' || csv->bytes[csv->at] == '\r';
}

/* Steps over one end of line: LF, CR LF or CR. */
static void csv_end_of_line(struct csv *csv)
{
	if (csv->at >= csv->count)
		return;
	if (csv->bytes[csv->at] == '\r' && csv->at + 1 < csv->count && csv->bytes[csv->at + 1] == '\n')
		csv->at++;
	csv->at++;
	csv->line++;
}

/* Bytes from here that end nothing and are no end: up to a quote, a separator, an end of line, a NUL, or the longest line. */
static size_t csv_run(const struct csv *csv)
{
	size_t room = csv->record.used < CSV_LINE_BYTES ? CSV_LINE_BYTES - csv->record.used : 0;
	size_t left = csv->count - csv->at < room ? csv->count - csv->at : room, bytes = 0;
	const char *from = csv->bytes + csv->at;

	while (bytes < left && from[bytes] != csv->separator && from[bytes] != '"' && from[bytes] != '\n' &&
			from[bytes] != '\r' && from[bytes] != '\0')
		bytes++;
	return bytes;
}

/* After the opening quote, to behind the closing one. */
static void csv_quoted(struct csv *csv, enum flaw *flaw)
{
	while (csv->at < csv->count) {
		char c = csv->bytes[csv->at];

		if (csv->record.used >= CSV_LINE_BYTES)
			break;
		if (c == '"' && (csv->at + 1 >= csv->count || csv->bytes[csv->at + 1] != '"')) {
			csv->at++;
			return;
		}
		if (c == '"')
			csv->at++;
		if (c == '\n' || (c == '\r' && (csv->at + 1 >= csv->count || csv->bytes[csv->at + 1] != '\n')))
			csv->line++;
		if (c == '\0')
			*flaw = FLAW_NUL;
		buf_char(&csv->record, c);
		csv->at++;
	}
	*flaw = csv->at < csv->count ? FLAW_LONG : FLAW_QUOTE;
}

/* What stands there without quotes, or behind the closing one. */
static void csv_unquoted(struct csv *csv, bool quoted, enum flaw *flaw)
{
	while (!csv_line_end(csv) && csv->bytes[csv->at] != csv->separator) {
		size_t run = csv_run(csv), bytes = run > 0 ? run : 1;

		if (quoted && *flaw == FLAW_NONE)
			*flaw = FLAW_BEHIND;
		if (csv->bytes[csv->at] == '\0')
			*flaw = FLAW_NUL;
		if (csv->record.used >= CSV_LINE_BYTES)
			*flaw = FLAW_LONG;
		else
			buf_add(&csv->record, csv->bytes + csv->at, bytes);
		csv->at += bytes;
	}
}

/* One field, up to its separator or the end of the line. */
static void csv_one_field(struct csv *csv, enum flaw *flaw)
{
	bool quoted = csv->at < csv->count && csv->bytes[csv->at] == '"';

	if (quoted) {
		csv->at++;
		csv_quoted(csv, flaw);
	}
	csv_unquoted(csv, quoted, flaw);
	buf_char(&csv->record, '\0');
}

/* All fields of the record at csv->at; returns their count and what is wrong. */
static size_t csv_record(struct csv *csv, enum flaw *flaw)
{
	size_t fields = 0;

	buf_clear(&csv->record);
	for (;;) {
		if (fields < CSV_FIELDS)
			csv->starts[fields++] = csv->record.used;
		else if (*flaw == FLAW_NONE)
			*flaw = FLAW_FIELDS;
		csv_one_field(csv, flaw);
		if (csv_line_end(csv))
			break;
		csv->at++;
	}
	if (*flaw == FLAW_NONE && !text_valid(csv->record.data, csv->record.used))
		*flaw = FLAW_UTF8;
	csv_end_of_line(csv);
	return fields;
}

bool csv_next(struct csv *csv, const char **fields, size_t *count, size_t *line, struct err *err)
{
	enum flaw flaw = FLAW_NONE;
	size_t start;

	*count = 0;
	if (err)
		*err = ERR_INIT;
	while (csv->at < csv->count && csv_line_end(csv))
		csv_end_of_line(csv);
	*line = csv->line;
	if (csv->at >= csv->count)
		return false;
	start = csv->at;
	*count = csv_record(csv, &flaw);
	if (flaw == FLAW_NONE) {
		for (size_t i = 0; i < *count; i++)
			fields[i] = csv->record.data + csv->starts[i];
		return true;
	}
	*count = 0;
	if (flaw == FLAW_QUOTE || flaw == FLAW_LONG) {
		/* The mistake may have swallowed good lines: go on behind the first line of this record. */
		csv->at = start;
		csv->line = *line;
		while (!csv_line_end(csv))
			csv->at++;
		csv_end_of_line(csv);
	}
	return err_set(err, flaws[flaw].code, "%s", flaws[flaw].sentence);
}

void csv_field(struct buf *out, const char *text)
{
	buf_char(out, '"');
	if (*text && strchr("=+-@\t\r", *text))
		buf_char(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_char(out, '"');
		buf_char(out, *text);
	}
	buf_text(out, "\",");
}

void csv_end_line(struct buf *out)
{
	if (out->used > 0 && out->data[out->used - 1] == ',') {
		out->used--;
		out->data[out->used] = '\0';
	}
	buf_text(out, "\r\n");
}
