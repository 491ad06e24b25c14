/* A text on the canvas: wrapping, scrolling, and moving by the rows one sees. */
#include "edit_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { UNDRAWN_COLUMNS = 78 };

static void wrap(struct edit *edit, int columns)
{
	if (columns < 1)
		columns = 1;
	if (edit->lines && edit->line_columns == columns)
		return;
	free(edit->lines);
	edit->line_columns = columns;
	edit->line_count = text_wrap(edit_data(edit), columns, NULL, 0);
	edit->lines = mem_new(edit->line_count, sizeof(*edit->lines));
	text_wrap(edit_data(edit), columns, edit->lines, edit->line_count);
}

static int columns_of(const char *text, size_t bytes)
{
	char *part = mem_text_n(text, bytes);
	int columns = text_columns(part);

	free(part);
	return columns;
}

size_t edit_cursor_row(struct edit *edit)
{
	size_t row;

	wrap(edit, edit->line_columns ? edit->line_columns : UNDRAWN_COLUMNS);
	row = edit->line_count - 1;
	while (row > 0 && edit->lines[row].start > edit->cursor)
		row--;
	return row;
}

/* Blanks that were swallowed at the end of a row put the cursor at its last column. */
static int cursor_column(const struct edit *edit, size_t row)
{
	int column = columns_of(edit_data(edit) + edit->lines[row].start, edit->cursor - edit->lines[row].start);

	return column < edit->line_columns ? column : edit->line_columns - 1;
}

bool edit_move_rows(struct edit *edit, int rows)
{
	size_t row = edit_cursor_row(edit);
	int column = edit->wish_column >= 0 ? edit->wish_column : cursor_column(edit, row);
	size_t target;
	char *line;

	if ((rows < 0 && row == 0) || (rows > 0 && row == edit->line_count - 1))
		return false;
	if (rows < 0)
		target = row > (size_t)-rows ? row - (size_t)-rows : 0;
	else
		target = row + (size_t)rows < edit->line_count ? row + (size_t)rows : edit->line_count - 1;
	line = mem_text_n(edit_data(edit) + edit->lines[target].start, edit->lines[target].bytes);
	edit_cursor_set(edit, edit->lines[target].start + text_fit(line, column));
	edit->wish_column = column;
	free(line);
	return true;
}

void edit_move_row_start(struct edit *edit)
{
	size_t row = edit_cursor_row(edit);

	edit_cursor_set(edit, edit->lines[row].start);
}

void edit_move_row_end(struct edit *edit)
{
	size_t row = edit_cursor_row(edit);
	size_t end = edit->lines[row].start + edit->lines[row].bytes;

	/* in a word that is broken over two rows, the end of the first is the start of the second */
	if (row + 1 < edit->line_count && edit->lines[row + 1].start == end && end > edit->lines[row].start)
		end = edit_before(edit, end);
	edit_cursor_set(edit, end);
}

int edit_rows(struct edit *edit, int columns)
{
	if (edit->kind == TEXT_LINE)
		return 1;
	wrap(edit, columns);
	return (int)edit->line_count;
}

static void draw_block(struct edit *edit, struct canvas *canvas, struct area area, unsigned attr, bool focus)
{
	size_t rows = area.rows > 0 ? (size_t)area.rows : 1;
	size_t row;

	wrap(edit, area.cols);
	row = edit_cursor_row(edit);
	if (focus && row < edit->top)
		edit->top = row;
	if (focus && row >= edit->top + rows)
		edit->top = row - rows + 1;
	if (edit->top + rows > edit->line_count)
		edit->top = edit->line_count > rows ? edit->line_count - rows : 0;
	for (size_t i = 0; i < rows && edit->top + i < edit->line_count; i++) {
		const struct text_line *line = &edit->lines[edit->top + i];

		canvas_typed(canvas, area.row + (int)i, area.col, area.cols, attr, edit_data(edit) + line->start, line->bytes);
	}
	edit->page_rows = (int)rows;
	if (focus)
		canvas_cursor(canvas, area.row + (int)(row - edit->top), area.col + cursor_column(edit, row));
}

/* '<' and '>' show that a line goes on outside the field. */
static void draw_line(struct edit *edit, struct canvas *canvas, struct area area, unsigned attr, bool focus)
{
	const char *text = edit_data(edit);
	bool wide = text_columns(text) >= area.cols && area.cols > 4;
	int room = wide ? area.cols - 2 : area.cols;
	int col = wide ? area.col + 1 : area.col;
	int used;

	if (!wide || edit->left > edit->cursor)
		edit->left = wide ? edit->cursor : 0;
	if (!focus)
		edit->left = 0;
	while (edit->left > 0 && ((unsigned char)text[edit->left] & 0xc0) == 0x80)
		edit->left--;	/* the text changed under it */
	while (focus && columns_of(text + edit->left, edit->cursor - edit->left) >= room && edit->left < edit->cursor)
		edit->left = edit_next(edit, edit->left);
	used = canvas_typed(canvas, area.row, col, room, attr, text + edit->left, strlen(text + edit->left));
	if (wide && edit->left > 0)
		canvas_text(canvas, area.row, area.col, 1, TUI_QUIET, "<");
	if (wide && text_columns(text + edit->left) > used)
		canvas_text(canvas, area.row, area.col + area.cols - 1, 1, TUI_QUIET, ">");
	if (focus)
		canvas_cursor(canvas, area.row, col + columns_of(text + edit->left, edit->cursor - edit->left));
}

void edit_draw(struct edit *edit, struct canvas *canvas, struct area area, unsigned attr, bool focus)
{
	if (edit->kind == TEXT_BLOCK)
		draw_block(edit, canvas, area, attr, focus);
	else
		draw_line(edit, canvas, area, attr, focus);
}
