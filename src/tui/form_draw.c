/* How a form looks: labels left, values right, complaints below the field, help below the form. */
#include "form_parts.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

enum { MARK_COLS = 2, GAP_COLS = 2, BESIDE_COLS = 4, BLOCK_ROWS = 3, COMPLAINT_ROWS_MAX = 4 };

static int gap(const struct form *form)
{
	return GAP_COLS + (form->shared ? BESIDE_COLS : 0);
}

static void measure(struct form *form, int cols)
{
	int widest = 0;

	for (size_t i = 0; i < form->count; i++) {
		const struct form_state *state = &form->states[i];
		int columns = text_columns(form_say(state->row->label)) + (state->row->required ? 2 : 0);

		if (state->row->kind != FORM_HEADING && !state->hidden && columns > widest)
			widest = columns;
	}
	if (widest > cols / 3)
		widest = cols / 3;
	form->label_columns = widest;
	form->value_columns = cols - MARK_COLS - widest - gap(form);
	if (form->value_columns < 1)
		form->value_columns = 1;
}

static int wrapped_rows(const char *text, int columns)
{
	return (int)text_wrap(text, columns, NULL, 0);
}

/* Rows of the value. A block grows with what is typed in it, never with what others write while it is open. */
static int value_rows(struct form *form, size_t field, int rows_max)
{
	struct form_state *state = &form->states[field];
	int least = state->row->rows ? state->row->rows : BLOCK_ROWS;
	int rows;

	if (state->row->kind == FORM_READONLY)
		return wrapped_rows(state->chosen, form->value_columns);
	if (state->row->kind != FORM_BLOCK)
		return 1;
	if (state->rows == 0) {
		rows = edit_rows(state->edit, form->value_columns);
		state->rows = rows > least ? rows : least;
	}
	return state->rows < rows_max ? state->rows : rows_max;
}

static int complaint_rows(struct form *form, size_t field)
{
	const char *complaint = form->states[field].complaint;
	int rows = complaint ? wrapped_rows(complaint, form->value_columns - 2) : 0;

	return rows < COMPLAINT_ROWS_MAX ? rows : COMPLAINT_ROWS_MAX;
}

static int field_rows(struct form *form, size_t field, int rows_max)
{
	if (form->states[field].hidden)
		return 0;
	if (form->states[field].row->kind == FORM_HEADING)
		return field > 0 ? 2 : 1;
	return value_rows(form, field, rows_max) + complaint_rows(form, field);
}

static int rows_between(struct form *form, size_t from, size_t to, int rows_max)
{
	int rows = 0;

	for (size_t i = from; i <= to && i < form->count; i++)
		rows += field_rows(form, i, rows_max);
	return rows;
}

/* Keeps the focus in sight, with the headings above it and what is only shown below it as far as there is room. */
static void scroll(struct form *form, int rows)
{
	size_t first = form->focus, last = form->focus;

	while (form->top > 0 && rows_between(form, form->top - 1, form->count - 1, rows) <= rows)
		form->top--;
	if (form->count == 0 || !form_can_enter(&form->states[form->focus]))
		return;
	while (first > 0 && !form_can_enter(&form->states[first - 1]))
		first--;
	while (last + 1 < form->count && !form_can_enter(&form->states[last + 1]))
		last++;
	if (form->top > first)
		form->top = first;
	while (form->top < form->focus && rows_between(form, form->top, last, rows) > rows)
		form->top++;
}

static void draw_choice(const struct form_state *state, struct canvas *canvas, struct area area, bool focus)
{
	const char *label = form_choice_label(state, state->chosen);

	if (label)
		canvas_text(canvas, area.row, area.col, area.cols, TUI_NORMAL, form_say(label));
	else if (state->chosen[0])
		canvas_text(canvas, area.row, area.col, area.cols, TUI_NORMAL, state->chosen);
	else
		canvas_text(canvas, area.row, area.col, area.cols, TUI_QUIET, _("(kies)"));
	if (focus)
		canvas_cursor(canvas, area.row, area.col);
}

/* A star for each character, and the cursor behind them: it is typed and not read. */
static void draw_secret(const struct form_state *state, struct canvas *canvas, struct area area, bool focus)
{
	int count = (int)text_chars(edit_text(state->edit));

	if (count > area.cols - 1)
		count = area.cols - 1;
	for (int i = 0; i < count; i++)
		canvas_text(canvas, area.row, area.col + i, 1, TUI_NORMAL, "*");
	if (focus)
		canvas_cursor(canvas, area.row, area.col + count);
}

static void draw_value(struct form_state *state, struct canvas *canvas, struct area area, bool focus)
{
	if (state->edit && state->row->secret)
		draw_secret(state, canvas, area, focus);
	else if (state->edit)
		edit_draw(state->edit, canvas, area, TUI_NORMAL, focus);
	else if (state->row->kind == FORM_READONLY)
		canvas_wrap(canvas, area, TUI_NORMAL, state->chosen);
	else
		draw_choice(state, canvas, area, focus);
}

static void draw_label(const struct form *form, const struct form_state *state, struct canvas *canvas, struct area area,
	bool focus)
{
	unsigned attr = state->other ? TUI_OTHER : TUI_NORMAL;
	int used;

	if (focus || state->other)
		canvas_text(canvas, area.row, area.col, 1, TUI_NORMAL, focus ? ">" : "+");
	used = canvas_text(canvas, area.row, area.col + MARK_COLS, form->label_columns, attr, form_say(state->row->label));
	if (state->row->required && !state->locked)
		canvas_text(canvas, area.row, area.col + MARK_COLS + used, form->label_columns - used, TUI_NORMAL, " *");
}

/* The first one's initials; a "+" when there are more: the help of the field names them all. */
static void draw_beside(const struct form *form, const struct form_state *state, struct canvas *canvas, struct area area)
{
	int col = area.col + MARK_COLS + form->label_columns + 1, used;
	size_t first;

	if (!state->beside || !form->shared)
		return;
	first = strcspn(state->beside, ",");
	used = canvas_format(canvas, area.row, col, BESIDE_COLS, TUI_OTHER, "%.*s", (int)first, state->beside);
	if (state->beside[first])
		canvas_text(canvas, area.row, col + used, 1, TUI_OTHER, "+");
}

/* Draws one field at the top of the area; returns the rows it took. */
static int draw_field(struct form *form, size_t field, struct canvas *canvas, struct area area, int rows_max)
{
	struct form_state *state = &form->states[field];
	bool focus = field == form->focus && form_can_enter(state);
	int rows = field_rows(form, field, rows_max);
	struct area value = { area.row, area.col + MARK_COLS + form->label_columns + gap(form),
		value_rows(form, field, rows_max), form->value_columns };

	if (state->hidden)
		return 0;
	if (state->row->kind == FORM_HEADING) {
		if (rows <= area.rows)
			canvas_text(canvas, area.row + rows - 1, area.col, area.cols, TUI_HEADING, form_say(state->row->label));
		return rows;
	}
	draw_label(form, state, canvas, area, focus);
	draw_beside(form, state, canvas, area);
	if (value.rows > area.rows)
		value.rows = area.rows;
	draw_value(state, canvas, value, focus);
	if (state->complaint && value.rows < area.rows) {
		struct area below = { value.row + value.rows, value.col + 2, rows - value.rows, value.cols - 2 };

		if (below.rows > area.rows - value.rows)
			below.rows = area.rows - value.rows;
		canvas_text(canvas, below.row, value.col, 1, TUI_ALERT, "!");
		canvas_wrap(canvas, below, TUI_ALERT, state->complaint);
	}
	return rows;
}

/* The help of the focus, who else is in it, who changed it meanwhile; at the right whether there are fields below. */
static void draw_help(const struct form *form, struct canvas *canvas, struct area area, bool more)
{
	const struct form_state *state = &form->states[form->focus];
	struct buf help = BUF_INIT;

	if (more)
		area.cols -= canvas_text_right(canvas, area.row, area.col + area.cols, area.cols, TUI_QUIET, _("meer: PgDn")) + GAP_COLS;
	if (state->beside)
		buf_format(&help, _("Ook in dit veld: %s. "), state->beside);
	if (state->other)
		buf_format(&help, _("Gewijzigd door %s. "), state->other);
	if (state->row->help && form_can_enter(state))
		buf_text(&help, form_say(state->row->help));
	if (help.data)
		canvas_text(canvas, area.row, area.col + MARK_COLS, area.cols - MARK_COLS, TUI_QUIET, help.data);
	buf_free(&help);
}

void form_draw(struct form *form, struct canvas *canvas, struct area area)
{
	struct area rest = area;
	size_t i;

	if (form->count == 0 || area.rows < 2)
		return;
	measure(form, area.cols);
	rest.rows--;
	scroll(form, rest.rows);
	for (i = form->top; i < form->count && rest.rows > 0; i++) {
		int rows = draw_field(form, i, canvas, rest, area.rows - 1);

		rest.row += rows;
		rest.rows -= rows;
	}
	draw_help(form, canvas, (struct area){ area.row + area.rows - 1, area.col, 1, area.cols },
		rest.rows < 0 || rows_between(form, i, form->count - 1, area.rows - 1) > 0);
	if (form->picking)
		dialog_draw(form->picking, canvas, area);
	if (form->asking)
		dialog_draw(form->asking, canvas, area);
}
