/* Cells, and text into cells. What a cell looks like on a terminal is left to canvas_curses.c. */
#include "tui/canvas.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { FORMAT_BYTES = 1024, ROLE_BITS = 0xf0, STYLE_BITS = 0x0f, ELLIPSIS = 0x2026, CUT_COLS = 3 };

static const struct cell BLANK = { .rune = ' ', .columns = 1 };

/* Nothing to see, or a change of direction: must not reach a terminal (a second look after text_clean). */
static const struct {
	uint32_t first, last;
} invisible[] = {
	{ 0x00, 0x1f }, { 0x7f, 0x9f }, { 0xad, 0xad }, { 0x34f, 0x34f }, { 0x600, 0x605 }, { 0x61c, 0x61c },
	{ 0x6dd, 0x6dd }, { 0x70f, 0x70f }, { 0x890, 0x891 }, { 0x8e2, 0x8e2 }, { 0x115f, 0x1160 },
	{ 0x17b4, 0x17b5 }, { 0x180b, 0x180f }, { 0x200b, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f },
	{ 0x3164, 0x3164 }, { 0xd800, 0xf8ff }, { 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 },
	{ 0xfff0, 0xfffb }, { 0xfffe, 0xffff }, { 0x110bd, 0x110cd }, { 0x13430, 0x1343f }, { 0x1bca0, 0x1bca3 },
	{ 0x1d173, 0x1d17a }, { 0xe0000, 0x10ffff },
};

static bool rune_is_invisible(uint32_t rune)
{
	if (rune >= ' ' && rune < 0x7f)
		return false;
	for (size_t i = 0; i < COUNT_OF(invisible) && invisible[i].first <= rune; i++)
		if (rune <= invisible[i].last)
			return true;
	return false;
}

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

struct canvas *canvas_new(int rows, int cols)
{
	struct canvas *canvas = mem_new(1, sizeof(*canvas));

	_Static_assert(sizeof(struct cell) == 8, "a cell is eight bytes");
	canvas_resize(canvas, rows, cols);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (!canvas)
		return;
	free(canvas->cells);
	free(canvas);
}

void canvas_resize(struct canvas *canvas, int rows, int cols)
{
	canvas->rows = clamp(rows, CANVAS_ROWS_MIN, CANVAS_ROWS_MAX);
	canvas->cols = clamp(cols, CANVAS_COLS_MIN, CANVAS_COLS_MAX);
	free(canvas->cells);
	canvas->cells = mem_new((size_t)canvas->rows * (size_t)canvas->cols, sizeof(*canvas->cells));
	canvas_clear(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->cols;

	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = BLANK;
	canvas->cursor_row = -1;
	canvas->cursor_col = 0;
	canvas->bell = false;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
		return NULL;
	return &canvas->cells[(size_t)row * (size_t)canvas->cols + (size_t)col];
}

const struct cell *canvas_cell(const struct canvas *canvas, int row, int col)
{
	return cell_at(canvas, row, col);
}

/* Makes a blank of a cell; of its other half too when it is part of a wide character. */
static void cell_clear(struct canvas *canvas, int row, int col)
{
	struct cell *cell = cell_at(canvas, row, col);
	struct cell *other = NULL;

	if (!cell)
		return;
	if (cell->columns == 0)
		other = cell_at(canvas, row, col - 1);
	else if (cell->columns == 2)
		other = cell_at(canvas, row, col + 1);
	if (other)
		*other = BLANK;
	*cell = BLANK;
}

static void cell_put(struct canvas *canvas, int row, int col, uint32_t rune, int columns, unsigned attr)
{
	for (int i = 0; i < columns; i++)
		cell_clear(canvas, row, col + i);
	if (!cell_at(canvas, row, col) || !cell_at(canvas, row, col + columns - 1))
		return;
	*cell_at(canvas, row, col) = (struct cell){ .rune = rune, .columns = (unsigned)columns & 3, .attr = attr & 0xff };
	if (columns == 2)
		*cell_at(canvas, row, col + 1) = (struct cell){ .rune = ' ', .columns = 0, .attr = attr & 0xff };
}

/* A combining mark goes with the character before it; a third one is dropped. */
static void cell_add_mark(struct canvas *canvas, int row, int col, uint32_t rune)
{
	struct cell *cell = cell_at(canvas, row, col);

	if (cell && cell->columns == 0)
		cell = cell_at(canvas, row, col - 1);
	if (!cell || rune > UINT16_MAX)
		return;
	if (!cell->marks[0])
		cell->marks[0] = (uint16_t)rune;
	else if (!cell->marks[1])
		cell->marks[1] = (uint16_t)rune;
}

/* The character to show for what is in the text; 0 = nothing. */
static uint32_t rune_shown(uint32_t rune)
{
	if (rune == '\n' || rune == '\t' || rune == '\r')
		return ' ';
	return rune_is_invisible(rune) ? 0 : rune;
}

static bool only_blanks(const char *text, const char *end)
{
	while (text < end && *text == ' ')
		text++;
	return text == end || !*text;
}

/* Where text did not fit: its last place says so. */
static void draw_cut(struct canvas *canvas, int row, int end, int columns, unsigned attr)
{
	if (!canvas->ascii && columns >= CUT_COLS) {
		cell_put(canvas, row, end - 1, ELLIPSIS, 1, attr);
	} else if (columns > CUT_COLS) {
		cell_put(canvas, row, end - 2, '.', 1, attr);
		cell_put(canvas, row, end - 1, '.', 1, attr);
	}
}

static int draw(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text, size_t bytes,
	bool mark_cut)
{
	const char *end = text + bytes;
	int used = 0;

	if (columns < 0 || columns > canvas->cols - col)
		columns = canvas->cols - col;
	while (text < end && *text) {
		uint32_t rune;
		size_t step = text_next(text, &rune);
		int width;

		if (step == 0 || step > (size_t)(end - text))
			break;
		text += step;
		rune = rune_shown(rune);
		if (!rune)
			continue;
		width = rune < 0x7f ? 1 : rune_columns(rune);
		if (width == 0) {
			if (used > 0)
				cell_add_mark(canvas, row, col + used - 1, rune);
			continue;
		}
		if (used + width > columns) {
			if (!mark_cut || only_blanks(text - step, end))
				break;
			draw_cut(canvas, row, col + columns, columns, attr);
			return columns;
		}
		cell_put(canvas, row, col + used, rune, width, attr);
		used += width;
	}
	return used;
}

int canvas_text(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text)
{
	return canvas_text_n(canvas, row, col, columns, attr, text, strlen(text));
}

int canvas_text_n(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text, size_t bytes)
{
	struct buf ascii = BUF_INIT;
	char *part;
	int used;

	if (!canvas->ascii)
		return draw(canvas, row, col, columns, attr, text, bytes, true);
	part = mem_text_n(text, strnlen(text, bytes));
	text_ascii(part, &ascii);
	used = ascii.used ? draw(canvas, row, col, columns, attr, ascii.data, ascii.used, true) : 0;
	free(part);
	buf_free(&ascii);
	return used;
}

int canvas_typed(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text, size_t bytes)
{
	return draw(canvas, row, col, columns, attr, text, bytes, false);
}

int canvas_format(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *format, ...)
{
	char text[FORMAT_BYTES];
	va_list args;
	int bytes;

	va_start(args, format);
	bytes = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	assert(bytes >= 0 && (size_t)bytes < sizeof(text));
	(void)bytes;
	return canvas_text(canvas, row, col, columns, attr, text);
}

int canvas_text_right(struct canvas *canvas, int row, int end, int columns, unsigned attr, const char *text)
{
	struct buf ascii = BUF_INIT;
	int width;
	int used;

	if (canvas->ascii) {
		text_ascii(text, &ascii);
		text = ascii.data ? ascii.data : "";
	}
	width = text_columns(text);
	if (columns >= 0 && width > columns)
		width = columns;
	used = draw(canvas, row, end - width, width, attr, text, strlen(text), true);
	buf_free(&ascii);
	return used;
}

/* Behind the last line that there is room for: that the text goes on. */
static void more_mark(struct canvas *canvas, struct area area, unsigned attr, const char *line, size_t bytes)
{
	char *shown = mem_new(1, bytes + 1);
	int columns;

	memcpy(shown, line, bytes);
	columns = text_columns(shown);
	if (columns > area.cols - 2)
		columns = area.cols - 2;
	canvas_text(canvas, area.row + area.rows - 1, area.col + columns, 2, attr, " …");
	free(shown);
}

int canvas_wrap(struct canvas *canvas, struct area area, unsigned attr, const char *text)
{
	size_t count = text_wrap(text, area.cols, NULL, 0);
	struct text_line *lines = mem_new(count + 1, sizeof(*lines));

	count = text_wrap(text, area.cols, lines, count);
	for (size_t i = 0; i < count && i < (size_t)(area.rows > 0 ? area.rows : 0); i++)
		canvas_text_n(canvas, area.row + (int)i, area.col, area.cols, attr, text + lines[i].start, lines[i].bytes);
	if (area.rows > 0 && count > (size_t)area.rows)
		more_mark(canvas, area, attr, text + lines[area.rows - 1].start, lines[area.rows - 1].bytes);
	free(lines);
	return (int)count;
}

void canvas_fill(struct canvas *canvas, struct area area, uint32_t rune, unsigned attr)
{
	int row_end = area.row + area.rows < canvas->rows ? area.row + area.rows : canvas->rows;
	int col_end = area.col + area.cols < canvas->cols ? area.col + area.cols : canvas->cols;

	for (int row = area.row; row < row_end; row++)
		for (int col = area.col; col < col_end; col++)
			cell_put(canvas, row, col, rune, 1, attr);
}

void canvas_blank(struct canvas *canvas, struct area area)
{
	canvas_fill(canvas, area, ' ', TUI_NORMAL);
}

void canvas_line(struct canvas *canvas, int row, int col, int columns, unsigned attr)
{
	canvas_fill(canvas, (struct area){ row, col, 1, columns < 0 ? canvas->cols - col : columns }, '-', attr);
}

void canvas_mark(struct canvas *canvas, struct area area, unsigned attr)
{
	for (int row = area.row; row < area.row + area.rows; row++) {
		for (int col = area.col; col < area.col + area.cols; col++) {
			struct cell *cell = cell_at(canvas, row, col);
			unsigned role = attr & ROLE_BITS;

			if (!cell)
				continue;
			if (!role)
				role = cell->attr & ROLE_BITS;
			cell->attr = (role | ((cell->attr | attr) & STYLE_BITS)) & 0xff;
		}
	}
}

void canvas_cursor(struct canvas *canvas, int row, int col)
{
	canvas->cursor_row = row >= 0 && row < canvas->rows ? row : -1;
	canvas->cursor_col = clamp(col, 0, canvas->cols - 1);
}
