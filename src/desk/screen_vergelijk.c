/* Vergelijken: two texts side by side, sentence by sentence. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk/screens.h"
#include "domain/text_pairs.h"
#include "vergelijk.h"

enum { HEAD_ROWS = 2, GAP_COLS = 2, MARK_COLS = 2 };

struct vergelijk {
	char *left_head, *right_head, *left, *right;
	struct text_pairs pairs;
	size_t *starts;			/* first row of each pair, as drawn last */
	size_t top, rows, page;
	size_t changes;
	bool placed;			/* the first difference was brought in sight */
};

static bool vergelijk_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct vergelijk *self = screen;
	const struct vergelijk_call *texts = call->data;

	(void)err;
	desk_title_household(desk);
	self->left_head = mem_text(texts->left_head);
	self->right_head = mem_text(texts->right_head);
	self->left = mem_text(texts->left);
	self->right = mem_text(texts->right);
	text_pairs_make(self->left, self->right, &self->pairs);
	self->starts = mem_new(self->pairs.count + 1, sizeof(*self->starts));
	for (size_t i = 0; i < self->pairs.count; i++)
		self->changes += !self->pairs.items[i].same;
	return true;
}

static void vergelijk_close(void *screen)
{
	struct vergelijk *self = screen;

	text_pairs_free(&self->pairs);
	free(self->starts);
	free(self->left_head);
	free(self->right_head);
	free(self->left);
	free(self->right);
}

static size_t sentence_rows(const struct sentence *sentence, int cols)
{
	char *text;
	size_t rows;

	if (sentence == NULL)
		return 0;
	text = mem_text_n(sentence->text, sentence->bytes);
	rows = text_wrap(text, cols, NULL, 0);
	free(text);
	return rows;
}

static size_t pair_rows(const struct text_pair *pair, int cols)
{
	size_t left = sentence_rows(pair->left, cols), right = sentence_rows(pair->right, cols);

	return left > right ? left : right;
}

/* Where each pair begins, for a column of this width. */
static void measure(struct vergelijk *self, int cols)
{
	self->rows = 0;
	for (size_t i = 0; i < self->pairs.count; i++) {
		self->starts[i] = self->rows;
		self->rows += pair_rows(&self->pairs.items[i], cols);
	}
}

/* One side of a pair; `at` is its first row in the whole. A mark stands before what is only here. */
static void side_draw(const struct vergelijk *self, const struct sentence *sentence, size_t at, const char *mark,
	struct canvas *canvas, struct area area)
{
	int cols = area.cols - MARK_COLS;
	struct text_line *lines;
	size_t count;
	char *text;

	if (sentence == NULL)
		return;
	text = mem_text_n(sentence->text, sentence->bytes);
	count = text_wrap(text, cols, NULL, 0);
	lines = mem_new(count, sizeof(*lines));
	text_wrap(text, cols, lines, count);
	for (size_t i = 0; i < count; i++) {
		int row = area.row + (int)(at + i) - (int)self->top;

		if (row < area.row || row >= area.row + area.rows)
			continue;
		if (i == 0)
			canvas_text(canvas, row, area.col, 1, TUI_BOLD, mark);
		canvas_text_n(canvas, row, area.col + MARK_COLS, cols, mark[0] != ' ' ? TUI_BOLD : TUI_NORMAL,
			text + lines[i].start, lines[i].bytes);
	}
	free(lines);
	free(text);
}

static void keep_in_range(struct vergelijk *self)
{
	size_t most = self->rows > self->page ? self->rows - self->page : 0;

	if (self->top > most)
		self->top = most;
}

/* Long texts open where they begin to differ. */
static void first_in_sight(struct vergelijk *self)
{
	for (size_t i = 0; !self->placed && i < self->pairs.count; i++) {
		if (self->pairs.items[i].same)
			continue;
		self->top = self->starts[i] + 2 < self->page ? 0 : self->starts[i] - 1;
		self->placed = true;
	}
}

static void vergelijk_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct vergelijk *self = screen;
	int cols = (body.cols - GAP_COLS) / 2;
	struct area left = { body.row + HEAD_ROWS, body.col, body.rows - HEAD_ROWS, cols };
	struct area right = { left.row, body.col + cols + GAP_COLS, left.rows, cols };

	canvas_text(canvas, body.row, left.col + MARK_COLS, cols - MARK_COLS, TUI_HEADING, self->left_head);
	canvas_text(canvas, body.row, right.col + MARK_COLS, cols - MARK_COLS, TUI_HEADING, self->right_head);
	canvas_format(canvas, body.row + 1, left.col + MARK_COLS, body.cols - MARK_COLS, TUI_QUIET, self->changes == 0 ?
		_("Deze teksten zijn gelijk.") : _("- staat er niet meer, + is nieuw. Verschillen: %zu"), self->changes);
	measure(self, cols - MARK_COLS);
	self->page = left.rows > 0 ? (size_t)left.rows : 0;
	first_in_sight(self);
	keep_in_range(self);
	for (size_t i = 0; i < self->pairs.count; i++) {
		const struct text_pair *pair = &self->pairs.items[i];

		side_draw(self, pair->left, self->starts[i], pair->same ? " " : "-", canvas, left);
		side_draw(self, pair->right, self->starts[i], pair->same ? " " : "+", canvas, right);
	}
	canvas_cursor(canvas, -1, 0);
}

static bool vergelijk_key(void *screen, const struct key_press *press)
{
	struct vergelijk *self = screen;
	size_t page = self->page > 1 ? self->page - 1 : 1;

	switch (press->code) {
	case TUI_KEY_UP:
		self->top -= self->top > 0;
		break;
	case TUI_KEY_DOWN:
		self->top++;
		break;
	case TUI_KEY_PGUP:
		self->top = self->top > page ? self->top - page : 0;
		break;
	case TUI_KEY_PGDN:
		self->top += page;
		break;
	case TUI_KEY_HOME:
		self->top = 0;
		break;
	case TUI_KEY_END:
		self->top = self->rows;
		break;
	default:
		return false;
	}
	keep_in_range(self);
	return true;
}

/* The next difference at the top; after the last one the first again. */
static void vergelijk_next(void *screen)
{
	struct vergelijk *self = screen;

	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < self->pairs.count; i++)
			if (!self->pairs.items[i].same && (round > 0 || self->starts[i] > self->top)) {
				size_t before = self->top;

				self->top = self->starts[i];
				keep_in_range(self);
				if (self->top != before || round > 0)
					return;
			}
}

static bool any_change(const void *screen)
{
	return ((const struct vergelijk *)screen)->changes > 0;
}

static const struct key vergelijk_keys[] = {
	{ 'v', N_("Volgend verschil"), N_("Naar het volgende verschil; na het laatste weer naar het eerste."), vergelijk_next,
	  any_change },
	{ 0 },
};

const struct screen screen_vergelijk = {
	.name = "vergelijk",
	.title = N_("Vergelijken"),
	.size = sizeof(struct vergelijk),
	.keys = vergelijk_keys,
	.open = vergelijk_open,
	.close = vergelijk_close,
	.draw = vergelijk_draw,
	.key = vergelijk_key,
};
