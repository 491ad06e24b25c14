/* A page of paragraphs to read and scroll. */
#include "sheet.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"

struct sheet_part {
	int indent;
	unsigned attr;
	char *text;
};

void sheet_clear(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		free(sheet->parts[i].text);
	free(sheet->parts);
	sheet->parts = NULL;
	sheet->count = 0;
}

void sheet_add(struct sheet *sheet, int indent, unsigned attr, const char *text)
{
	sheet->parts = mem_grow(sheet->parts, sheet->count + 1, sizeof(*sheet->parts));
	sheet->parts[sheet->count++] = (struct sheet_part){ indent, attr, mem_text(text) };
}

void sheet_addf(struct sheet *sheet, int indent, unsigned attr, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vformat(&text, format, args);
	va_end(args);
	sheet_add(sheet, indent, attr, text.data);
	buf_free(&text);
}

/* Draws what of the part falls in the area when its first row is row `at` of the whole; returns its rows. */
static size_t part_draw(const struct sheet *sheet, const struct sheet_part *part, size_t at, struct canvas *canvas,
	struct area area)
{
	int cols = area.cols - part->indent;
	size_t count = text_wrap(part->text, cols, NULL, 0);
	struct text_line *lines = mem_new(count, sizeof(*lines));

	text_wrap(part->text, cols, lines, count);
	for (size_t i = 0; i < count; i++)
		if (at + i >= sheet->top && at + i < sheet->top + (size_t)area.rows)
			canvas_text_n(canvas, area.row + (int)(at + i - sheet->top), area.col + part->indent, cols, part->attr,
				part->text + lines[i].start, lines[i].bytes);
	free(lines);
	return count;
}

static void keep_in_range(struct sheet *sheet)
{
	size_t most = sheet->rows > sheet->page ? sheet->rows - sheet->page : 0;

	if (sheet->top > most)
		sheet->top = most;
}

static size_t rows_of(const struct sheet *sheet, int cols)
{
	size_t rows = 0;

	for (size_t i = 0; i < sheet->count; i++)
		rows += text_wrap(sheet->parts[i].text, cols - sheet->parts[i].indent, NULL, 0);
	return rows;
}

void sheet_draw(struct sheet *sheet, struct canvas *canvas, struct area area)
{
	size_t at = 0;

	sheet->rows = rows_of(sheet, area.cols);
	if (sheet->rows > (size_t)area.rows)
		area.rows--;
	sheet->page = (size_t)area.rows;
	keep_in_range(sheet);
	for (size_t i = 0; i < sheet->count; i++)
		at += part_draw(sheet, &sheet->parts[i], at, canvas, area);
	if (sheet->top + sheet->page < sheet->rows)
		canvas_text_right(canvas, area.row + area.rows, area.col + area.cols, area.cols, TUI_QUIET, _("PgDn: verder"));
	canvas_cursor(canvas, -1, 0);
}

bool sheet_key(struct sheet *sheet, const struct key_press *press)
{
	size_t page = sheet->page > 1 ? sheet->page - 1 : 1;

	switch (press->code) {
	case TUI_KEY_UP:
		sheet->top -= sheet->top > 0;
		break;
	case TUI_KEY_DOWN:
		sheet->top++;
		break;
	case TUI_KEY_PGUP:
		sheet->top = sheet->top > page ? sheet->top - page : 0;
		break;
	case TUI_KEY_PGDN:
		sheet->top += page;
		break;
	case TUI_KEY_HOME:
		sheet->top = 0;
		break;
	case TUI_KEY_END:
		sheet->top = sheet->rows;
		break;
	default:
		return false;
	}
	keep_in_range(sheet);
	return true;
}
