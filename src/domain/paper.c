/* Paragraphs of a letter, and the same as plain text. */
#include "domain/paper.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/person_name.h"

#define BSN_GONE "[burgerservicenummer weggelaten]"

enum { BSN_DIGITS = 9 };

/* ---- what does not go on paper ---- */

/* The bytes of a burgerservicenummer that begins here, dots or blanks within it or not; 0: there is none. */
static size_t bsn_at(const char *text)
{
	char digits[BSN_DIGITS + 1];
	size_t count = 0, at = 0;

	for (; count < BSN_DIGITS && isdigit((unsigned char)text[at]); at++) {
		digits[count++] = text[at];
		if (count < BSN_DIGITS && (text[at + 1] == '.' || text[at + 1] == ' ' || text[at + 1] == '-'))
			at++;
	}
	digits[count] = '\0';
	return count == BSN_DIGITS && !isdigit((unsigned char)text[at]) && bsn_valid(digits) ? at : 0;
}

static char *without_bsn(const char *text)
{
	struct buf out = BUF_INIT;

	for (size_t at = 0; text[at] != '\0';) {
		bool within = at > 0 && isdigit((unsigned char)text[at - 1]);
		size_t bytes = within ? 0 : bsn_at(text + at);

		if (bytes > 0)
			buf_text(&out, BSN_GONE);
		else
			buf_char(&out, text[at]);
		at += bytes > 0 ? bytes : 1;
	}
	return buf_take(&out);
}

/* ---- making ---- */

static void part_add(struct paper *paper, enum paper_kind kind, char *text)
{
	paper->parts = mem_grow(paper->parts, paper->count + 1, sizeof(*paper->parts));
	paper->parts[paper->count++] = (struct paper_part){ kind, text };
}

void paper_add(struct paper *paper, enum paper_kind kind, const char *text)
{
	if (text != NULL && text[0] != '\0')
		part_add(paper, kind, without_bsn(text));
}

void paper_addf(struct paper *paper, enum paper_kind kind, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vformat(&text, format, args);
	va_end(args);
	paper_add(paper, kind, text.data);
	buf_free(&text);
}

void paper_gap(struct paper *paper)
{
	part_add(paper, PAPER_GAP, mem_text(""));
}

void paper_foot(struct paper *paper, const char *text)
{
	free(paper->foot);
	paper->foot = without_bsn(text);
}

void paper_free(struct paper *paper)
{
	for (size_t i = 0; i < paper->count; i++)
		free(paper->parts[i].text);
	free(paper->parts);
	free(paper->foot);
	*paper = PAPER_INIT;
}

/* ---- as plain text ---- */

static const struct {
	const char *first, *next;	/* before the first line, and before the others */
	bool before;			/* an empty line before it, unless it follows one of its own kind */
	bool always;			/* and also then */
	char under;			/* a row of these below it */
} looks[] = {
	[PAPER_LINE]    = { "",     "",     true,  false, 0 },
	[PAPER_TITLE]   = { "",     "",     true,  true,  '=' },
	[PAPER_HEADING] = { "",     "",     true,  true,  '-' },
	[PAPER_TEXT]    = { "",     "",     true,  true,  0 },
	[PAPER_WORDS]   = { "    ", "    ", true,  true,  0 },
	[PAPER_ITEM]    = { "  - ", "    ", false, false, 0 },
	[PAPER_GAP]     = { "",     "",     false, false, 0 },
};

static int part_print(const struct paper_part *part, struct buf *out)
{
	int indent = (int)strlen(looks[part->kind].first), widest = 0;
	size_t count = text_wrap(part->text, PAPER_COLUMNS - indent, NULL, 0);
	struct text_line *lines = mem_new(count, sizeof(*lines));

	text_wrap(part->text, PAPER_COLUMNS - indent, lines, count);
	for (size_t i = 0; i < count; i++) {
		char *line = mem_text_n(part->text + lines[i].start, lines[i].bytes);
		int columns = text_columns(line);

		if (line[0] != '\0')
			buf_text(out, i == 0 ? looks[part->kind].first : looks[part->kind].next);
		buf_format(out, "%s\n", line);
		widest = columns > widest ? columns : widest;
		free(line);
	}
	free(lines);
	return widest;
}

void paper_print(const struct paper *paper, struct buf *out)
{
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_part *part = &paper->parts[i];
		bool follows = i > 0 && paper->parts[i - 1].kind == part->kind;
		bool after_gap = i == 0 || paper->parts[i - 1].kind == PAPER_GAP;
		int columns;

		if (!after_gap && looks[part->kind].before && (!follows || looks[part->kind].always) &&
		    paper->parts[i - 1].kind != PAPER_HEADING && paper->parts[i - 1].kind != PAPER_TITLE)
			buf_char(out, '\n');
		columns = part_print(part, out);
		for (int n = 0; looks[part->kind].under != 0 && n < columns; n++)
			buf_char(out, looks[part->kind].under);
		if (looks[part->kind].under != 0)
			buf_char(out, '\n');
	}
}
