/* How dialogs look: a rule, a title, what they are about, and a line with the keys that answer. */
#include "dialog_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"

enum { SIDE_BY_SIDE_COLS = 60, TEXTS_GAP = 2, HINT_GAP = 2, AROUND_ROWS = 3 /* rule, title, keys */ };

struct hint {
	const char *key, *label;	/* N_() */
};

static const struct hint confirm_hints[] = { { N_("j"), N_("Ja") }, { N_("n"), N_("Nee") }, { NULL, NULL } };
static const struct hint notice_hints[] = { { N_("Enter"), N_("Sluiten") }, { NULL, NULL } };
static const struct hint list_hints[] = { { N_("Enter"), N_("Kiezen") }, { N_("Esc"), N_("Terug") }, { NULL, NULL } };
static const struct hint texts_hints[] = { { N_("Enter"), N_("Deze kiezen") },
	{ N_("Pijlen"), N_("Andere tekst") }, { N_("PgDn"), N_("Verder") }, { N_("Esc"), N_("Terug") }, { NULL, NULL } };
static const struct hint page_hints[] = { { N_("PgDn"), N_("Verder") }, { N_("PgUp"), N_("Terug") },
	{ N_("Esc"), N_("Sluiten") }, { NULL, NULL } };
static const struct hint whole_page_hints[] = { { N_("Esc"), N_("Sluiten") }, { NULL, NULL } };

static int hint_columns(const struct hint *hint)
{
	return text_columns(_(hint->key)) + 1 + text_columns(_(hint->label));
}

/* What does not fit is left out, but never the last: how to get away. */
static void draw_hints(struct canvas *canvas, int row, struct area area, const struct hint *hints)
{
	const struct hint *last = hints;
	int col = area.col, room;

	while (last[1].key)
		last++;
	room = area.col + area.cols - hint_columns(last);
	for (; hints->key; hints++) {
		if (hints != last && col + hint_columns(hints) + HINT_GAP > room)
			continue;
		col += canvas_text(canvas, row, col, CANVAS_REST, TUI_KEY, _(hints->key)) + 1;
		col += canvas_text(canvas, row, col, CANVAS_REST, TUI_NORMAL, _(hints->label)) + HINT_GAP;
	}
}

/* Makes room of `body_rows` between title and keys at the bottom of the area, and returns that room. */
static struct area open_at_bottom(const struct dialog *dialog, struct canvas *canvas, struct area area, int body_rows,
	const struct hint *hints)
{
	int rows = body_rows + AROUND_ROWS;
	struct area box = area;

	if (rows > area.rows)
		rows = area.rows;
	box.row = area.row + area.rows - rows;
	box.rows = rows;
	canvas_blank(canvas, box);
	canvas_line(canvas, box.row, box.col, box.cols, TUI_NORMAL);
	canvas_text(canvas, box.row + 1, box.col, box.cols, TUI_HEADING, dialog->title);
	draw_hints(canvas, box.row + rows - 1, box, hints);
	return (struct area){ box.row + 2, box.col, rows - AROUND_ROWS, box.cols };
}

static void draw_question(const struct dialog *dialog, struct canvas *canvas, struct area area,
	const struct hint *hints)
{
	int rows = (int)text_wrap(dialog->text, area.cols, NULL, 0);

	canvas_wrap(canvas, open_at_bottom(dialog, canvas, area, rows, hints), TUI_NORMAL, dialog->text);
}

static void keep_selected_in_sight(struct dialog *dialog, int rows)
{
	size_t page = rows > 0 ? (size_t)rows : 1;

	dialog->page_rows = rows;
	if (dialog->selected < dialog->top)
		dialog->top = dialog->selected;
	if (dialog->selected - dialog->top >= page)
		dialog->top = dialog->selected - page + 1;
}

static void draw_list(struct dialog *dialog, struct canvas *canvas, struct area area)
{
	struct area body = open_at_bottom(dialog, canvas, area, (int)dialog->count, list_hints);

	keep_selected_in_sight(dialog, body.rows);
	for (int i = 0; i < body.rows && dialog->top + (size_t)i < dialog->count; i++) {
		size_t index = dialog->top + (size_t)i;
		bool selected = index == dialog->selected;

		if (selected)
			canvas_text(canvas, body.row + i, body.col, 1, TUI_NORMAL, ">");
		canvas_text(canvas, body.row + i, body.col + 2, body.cols - 2, selected ? TUI_SELECT : TUI_NORMAL,
			dialog->labels[index]);
	}
	if (dialog->count > (size_t)body.rows) {
		struct buf place = BUF_INIT;

		buf_format(&place, _("%zu van %zu"), dialog->selected + 1, dialog->count);
		canvas_text_right(canvas, body.row - 1, body.col + body.cols - 1, body.cols, TUI_QUIET, place.data);
		buf_free(&place);
	}
}

/* The rows of a wrapped text from dialog->top on; returns how many it has. */
static size_t draw_scrolled(const struct dialog *dialog, struct canvas *canvas, struct area area, const char *text)
{
	size_t count = text_wrap(text, area.cols, NULL, 0);
	struct text_line *lines = mem_new(count, sizeof(*lines));

	text_wrap(text, area.cols, lines, count);
	for (int i = 0; i < area.rows && dialog->top + (size_t)i < count; i++) {
		const struct text_line *line = &lines[dialog->top + (size_t)i];

		canvas_text_n(canvas, area.row + i, area.col, area.cols, TUI_NORMAL, text + line->start, line->bytes);
	}
	free(lines);
	return count;
}

static void draw_page(struct dialog *dialog, struct canvas *canvas, struct area area)
{
	size_t last, rows = text_wrap(dialog->text, area.cols, NULL, 0);
	struct area body = open_at_bottom(dialog, canvas, area, area.rows,
		rows + AROUND_ROWS > (size_t)area.rows ? page_hints : whole_page_hints);
	struct buf place = BUF_INIT;

	dialog->rows = rows;
	dialog->page_rows = body.rows;
	if (dialog->top + (size_t)body.rows > rows)
		dialog->top = rows > (size_t)body.rows ? rows - (size_t)body.rows : 0;
	draw_scrolled(dialog, canvas, body, dialog->text);
	last = dialog->top + (size_t)body.rows < rows ? dialog->top + (size_t)body.rows : rows;
	if (rows > (size_t)body.rows)
		buf_format(&place, _("regel %zu-%zu van %zu"), dialog->top + 1, last, rows);
	canvas_text_right(canvas, body.row - 1, body.col + body.cols - 1, body.cols, TUI_QUIET, place.data ? place.data : "");
	buf_free(&place);
}

static void draw_heading(const struct dialog *dialog, struct canvas *canvas, struct area area, size_t index)
{
	bool selected = index == dialog->selected && dialog->choosable[index];
	int col = area.col;

	col += canvas_text(canvas, area.row, col, area.cols, TUI_NORMAL, selected ? "> " : "  ");
	if (dialog->choosable[index])
		col += canvas_format(canvas, area.row, col, area.cols - 2, TUI_KEY, "%zu ", index + 1);
	canvas_text(canvas, area.row, col, area.col + area.cols - col, selected ? TUI_SELECT : TUI_HEADING,
		dialog->labels[index]);
}

/* Where the texts go: columns beside each other with parts of the full width under them, or all below each other. */
static void texts_place(const struct dialog *dialog, struct area body, bool beside, struct area parts[DIALOG_TEXTS])
{
	int count = (int)dialog->count, columns = 0, col = 0;

	for (int i = 0; i < count; i++)
		columns += !dialog->below[i];
	int rows = !beside ? body.rows / count : columns == count ? body.rows : body.rows * 3 / 5;
	int cols = beside ? (body.cols - TEXTS_GAP * (columns - 1)) / columns : body.cols;
	int under = columns == count ? 0 : (body.rows - rows) / (count - columns), line = body.row + rows;

	for (int i = 0; i < count; i++) {
		if (!beside) {
			parts[i] = (struct area){ body.row + i * rows, body.col, rows, cols };
		} else if (dialog->below[i]) {
			parts[i] = (struct area){ line, body.col, under, body.cols };
			line += under;
		} else {
			parts[i] = (struct area){ body.row, body.col + col, rows, cols };
			col += cols + TEXTS_GAP;
		}
	}
}

/* All scroll together, until the last row of each was seen. */
static void draw_texts(struct dialog *dialog, struct canvas *canvas, struct area area)
{
	struct area body = open_at_bottom(dialog, canvas, area, area.rows, texts_hints);
	struct area parts[DIALOG_TEXTS] = { 0 };
	size_t hidden = 0;

	texts_place(dialog, body, area.cols >= SIDE_BY_SIDE_COLS, parts);
	dialog->page_rows = parts[0].rows - 1;
	for (size_t i = 0; i < dialog->count; i++) {
		struct area part = parts[i];
		size_t used;

		draw_heading(dialog, canvas, part, i);
		part.row++;
		part.rows--;
		used = draw_scrolled(dialog, canvas, part, dialog->bodies[i]);
		if (part.rows > 0 && used > hidden + (size_t)part.rows)
			hidden = used - (size_t)part.rows;
	}
	dialog->rows = hidden + (size_t)(dialog->page_rows > 0 ? dialog->page_rows : 0);
}

void dialog_draw(struct dialog *dialog, struct canvas *canvas, struct area area)
{
	canvas_cursor(canvas, -1, 0);
	switch (dialog->kind) {
	case DIALOG_KIND_CONFIRM:
		draw_question(dialog, canvas, area, confirm_hints);
		break;
	case DIALOG_KIND_NOTICE:
		draw_question(dialog, canvas, area, notice_hints);
		break;
	case DIALOG_KIND_LIST:
		draw_list(dialog, canvas, area);
		break;
	case DIALOG_KIND_TEXTS:
		draw_texts(dialog, canvas, area);
		break;
	case DIALOG_KIND_PAGE:
		draw_page(dialog, canvas, area);
		break;
	}
}
