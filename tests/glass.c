/* The glass of a terminal, by libvterm. */
#include "glass.h"

#include <stdlib.h>
#include <string.h>

#include <vterm.h>

#include "base/mem.h"
#include "base/text.h"

enum { ROWS_KEPT = 8 };

static int on_bell(void *arg)
{
	struct glass *glass = arg;

	glass->bells++;
	return 1;
}

static int on_setting(VTermProp prop, VTermValue *value, void *arg)
{
	struct glass *glass = arg;

	if (prop == VTERM_PROP_ALTSCREEN)
		glass->other_screen = value->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		glass->cursor_shown = value->boolean;
	return 1;
}

static void on_answer(const char *bytes, size_t count, void *arg)
{
	struct glass *glass = arg;

	(void)bytes;
	glass->questions += count;
}

struct glass *glass_new(int rows, int cols)
{
	static const VTermScreenCallbacks callbacks = { .bell = on_bell, .settermprop = on_setting };
	struct glass *glass = mem_new(1, sizeof(*glass));

	glass->rows = rows;
	glass->cols = cols;
	glass->cursor_shown = true;
	glass->vt = vterm_new(rows, cols);
	vterm_set_utf8(glass->vt, 1);
	vterm_output_set_callback(glass->vt, on_answer, glass);
	glass->screen = vterm_obtain_screen(glass->vt);
	vterm_screen_set_callbacks(glass->screen, &callbacks, glass);
	vterm_screen_enable_altscreen(glass->screen, 1);
	vterm_screen_reset(glass->screen, 1);
	return glass;
}

void glass_free(struct glass *glass)
{
	if (!glass)
		return;
	vterm_free(glass->vt);
	free(glass);
}

void glass_feed(struct glass *glass, const char *bytes, size_t count)
{
	glass->bytes += count;
	vterm_input_write(glass->vt, bytes, count);
	vterm_screen_flush_damage(glass->screen);
}

void glass_size(struct glass *glass, int rows, int cols)
{
	glass->rows = rows;
	glass->cols = cols;
	vterm_set_size(glass->vt, rows, cols);
}

static void row_print(struct glass *glass, int row, struct buf *out)
{
	size_t end = out->used;

	for (int col = 0; col < glass->cols; col++) {
		VTermScreenCell cell;
		char bytes[4];

		vterm_screen_get_cell(glass->screen, (VTermPos){ row, col }, &cell);
		if (cell.chars[0] == (uint32_t)-1)
			continue;
		if (cell.chars[0] == 0)
			buf_char(out, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			buf_add(out, bytes, text_encode(cell.chars[i], bytes));
		if (cell.chars[0] != 0 && cell.chars[0] != ' ')
			end = out->used;
	}
	out->used = end;
	if (out->data)
		out->data[end] = '\0';
}

const char *glass_row(struct glass *glass, int row)
{
	static struct buf kept[ROWS_KEPT];
	static size_t next;
	struct buf *out = &kept[next++ % ROWS_KEPT];

	buf_clear(out);
	row_print(glass, row, out);
	return out->data ? out->data : "";
}

void glass_text(struct glass *glass, struct buf *out)
{
	for (int row = 0; row < glass->rows; row++) {
		row_print(glass, row, out);
		buf_char(out, '\n');
	}
}

int glass_find(struct glass *glass, const char *text)
{
	for (int row = 0; row < glass->rows; row++)
		if (strstr(glass_row(glass, row), text))
			return row;
	return -1;
}

void glass_cursor(struct glass *glass, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(glass->vt), &at);
	*row = at.row;
	*col = at.col;
}
