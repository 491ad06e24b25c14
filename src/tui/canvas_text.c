/* A canvas as text: for tests, and for what must be read without a terminal. */
#include "tui/canvas.h"

#include "base/mem.h"
#include "base/text.h"

static void add_rune(struct buf *out, uint32_t rune)
{
	char bytes[4];

	buf_add(out, bytes, text_encode(rune, bytes));
}

static void add_row(const struct canvas *canvas, int row, struct buf *out)
{
	int end = canvas->cols;

	while (end > 0) {
		const struct cell *cell = canvas_cell(canvas, row, end - 1);

		if (cell->rune != ' ' || cell->columns == 0 || cell->marks[0])
			break;
		end--;
	}
	for (int col = 0; col < end; col++) {
		const struct cell *cell = canvas_cell(canvas, row, col);

		if (cell->columns == 0)
			continue;
		add_rune(out, cell->rune);
		for (size_t i = 0; i < COUNT_OF(cell->marks) && cell->marks[i]; i++)
			add_rune(out, cell->marks[i]);
	}
	buf_char(out, '\n');
}

void canvas_as_text(const struct canvas *canvas, struct buf *out)
{
	for (int row = 0; row < canvas->rows; row++)
		add_row(canvas, row, out);
}

/* Roles have one letter; bold, reverse and underline theirs when there is no role. */
static char attr_letter(unsigned attr)
{
	static const char roles[] = " THAGQKSO";
	unsigned role = attr >> 4;

	if (role > 0 && role < sizeof(roles) - 1)
		return roles[role];
	if (attr & TUI_REVERSE)
		return 'r';
	if (attr & TUI_BOLD)
		return 'b';
	return attr & TUI_UNDERLINE ? 'u' : ' ';
}

void canvas_as_marked_text(const struct canvas *canvas, struct buf *out)
{
	canvas_as_text(canvas, out);
	if (canvas->cursor_row >= 0)
		buf_format(out, "cursor %d,%d\n", canvas->cursor_row, canvas->cursor_col);
	else
		buf_text(out, "cursor hidden\n");
	for (int row = 0; row < canvas->rows; row++) {
		int end = canvas->cols;

		while (end > 0 && canvas_cell(canvas, row, end - 1)->attr == TUI_NORMAL)
			end--;
		if (end == 0)
			continue;
		buf_format(out, "%2d|", row);
		for (int col = 0; col < end; col++)
			buf_char(out, attr_letter(canvas_cell(canvas, row, col)->attr));
		buf_char(out, '\n');
	}
}
