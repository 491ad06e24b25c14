/* Questions and texts over a screen: what they hold, and what keys answer. dialog_draw.c draws them. */
#include "tui/dialog.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "dialog_parts.h"

static struct dialog *dialog_new(enum dialog_kind kind, const char *title, const char *text)
{
	struct dialog *dialog = mem_new(1, sizeof(*dialog));

	dialog->kind = kind;
	dialog->title = mem_text(title);
	dialog->text = mem_text(text);
	return dialog;
}

struct dialog *dialog_confirm(const char *title, const char *question)
{
	return dialog_new(DIALOG_KIND_CONFIRM, title, question);
}

struct dialog *dialog_notice(const char *title, const char *text)
{
	return dialog_new(DIALOG_KIND_NOTICE, title, text);
}

struct dialog *dialog_page(const char *title, const char *text)
{
	struct dialog *dialog = dialog_new(DIALOG_KIND_PAGE, title, text);
	size_t bytes = strlen(dialog->text);

	while (bytes > 0 && dialog->text[bytes - 1] == '\n')
		dialog->text[--bytes] = '\0';
	return dialog;
}

struct dialog *dialog_list(const char *title, const char *const *labels, size_t count, size_t selected)
{
	struct dialog *dialog = dialog_new(DIALOG_KIND_LIST, title, "");

	dialog->labels = mem_new(count + 1, sizeof(*dialog->labels));
	dialog->count = count;
	dialog->selected = selected < count ? selected : 0;
	for (size_t i = 0; i < count; i++)
		dialog->labels[i] = mem_text(labels[i]);
	return dialog;
}

struct dialog *dialog_texts(const char *title, const struct dialog_text *texts, size_t count)
{
	struct dialog *dialog = dialog_new(DIALOG_KIND_TEXTS, title, "");

	assert(count >= 2 && count <= DIALOG_TEXTS);
	dialog->labels = mem_new(count + 1, sizeof(*dialog->labels));
	dialog->bodies = mem_new(count + 1, sizeof(*dialog->bodies));
	dialog->count = count;
	for (size_t i = 0; i < count; i++) {
		dialog->labels[i] = mem_text(texts[i].heading);
		dialog->bodies[i] = mem_text(texts[i].text);
		dialog->choosable[i] = texts[i].choosable;
		dialog->below[i] = texts[i].below;
	}
	while (dialog->selected + 1 < count && !dialog->choosable[dialog->selected])
		dialog->selected++;
	return dialog;
}

void dialog_free(struct dialog *dialog)
{
	if (!dialog)
		return;
	for (size_t i = 0; i < dialog->count; i++) {
		free(dialog->labels[i]);
		if (dialog->bodies)
			free(dialog->bodies[i]);
	}
	free(dialog->labels);
	free(dialog->bodies);
	free(dialog->title);
	free(dialog->text);
	free(dialog);
}

static int confirm_key(int code)
{
	switch (code) {
	case 'j':
	case 'J':
	case 'y':
	case 'Y':
		return DIALOG_YES;
	case 'n':
	case 'N':
		return DIALOG_NO;
	case TUI_KEY_ESC:
		return DIALOG_CANCEL;
	}
	return DIALOG_OPEN;
}

/* Scrolls what is longer than the window. */
static void scroll_key(struct dialog *dialog, int code)
{
	size_t shown = dialog->page_rows > 0 ? (size_t)dialog->page_rows : 1;
	size_t page = shown > 1 ? shown - 1 : 1;
	size_t last = dialog->rows > shown ? dialog->rows - shown : 0;

	switch (code) {
	case TUI_KEY_UP:
		dialog->top -= dialog->top > 0;
		break;
	case TUI_KEY_DOWN:
		dialog->top++;
		break;
	case TUI_KEY_PGUP:
		dialog->top = dialog->top > page ? dialog->top - page : 0;
		break;
	case TUI_KEY_PGDN:
	case ' ':
		dialog->top += page;
		break;
	case TUI_KEY_HOME:
	case TUI_KEY_TOP:
		dialog->top = 0;
		break;
	case TUI_KEY_END:
	case TUI_KEY_BOTTOM:
		dialog->top = last;
		break;
	}
	if (dialog->top > last)
		dialog->top = last;
}

static int page_key(struct dialog *dialog, int code)
{
	if (code == TUI_KEY_ESC || code == TUI_KEY_ENTER || code == TUI_KEY_F1 || code == 'q')
		return DIALOG_CANCEL;
	scroll_key(dialog, code);
	return DIALOG_OPEN;
}

static void select_by_text(struct dialog *dialog, const struct key_press *press)
{
	if (press->code >= '1' && press->code <= '9' && (size_t)(press->code - '1') < dialog->count) {
		dialog->selected = (size_t)(press->code - '1');
		return;
	}
	if (press->code <= ' ' || press->code >= TUI_KEY_FIRST)
		return;
	for (size_t step = 1; step <= dialog->count; step++) {
		size_t index = (dialog->selected + step) % dialog->count;

		if (text_starts(dialog->labels[index], press->text)) {
			dialog->selected = index;
			return;
		}
	}
}

static int list_answer(struct dialog *dialog, const struct key_press *press)
{
	size_t page = dialog->page_rows > 1 ? (size_t)dialog->page_rows - 1 : 1;
	size_t last = dialog->count ? dialog->count - 1 : 0;
	size_t at = dialog->selected;

	switch (press->code) {
	case TUI_KEY_ESC:
		return DIALOG_CANCEL;
	case TUI_KEY_ENTER:
		return dialog->count ? (int)at : DIALOG_CANCEL;
	case TUI_KEY_UP:
		dialog->selected = at > 0 ? at - 1 : 0;
		break;
	case TUI_KEY_DOWN:
		dialog->selected = at < last ? at + 1 : last;
		break;
	case TUI_KEY_PGUP:
		dialog->selected = at > page ? at - page : 0;
		break;
	case TUI_KEY_PGDN:
		dialog->selected = at + page < last ? at + page : last;
		break;
	case TUI_KEY_HOME:
		dialog->selected = 0;
		break;
	case TUI_KEY_END:
		dialog->selected = last;
		break;
	default:
		select_by_text(dialog, press);
	}
	return DIALOG_OPEN;
}

/* The next text to the left or right that may be chosen. */
static void texts_step(struct dialog *dialog, int step)
{
	for (int i = (int)dialog->selected + step; i >= 0 && i < (int)dialog->count; i += step) {
		if (!dialog->choosable[i])
			continue;
		dialog->selected = (size_t)i;
		return;
	}
}

static int texts_key(struct dialog *dialog, int code)
{
	size_t index = (size_t)(code - '1');

	switch (code) {
	case TUI_KEY_ESC:
		return DIALOG_CANCEL;
	case TUI_KEY_ENTER:
		return dialog->choosable[dialog->selected] ? (int)dialog->selected : DIALOG_OPEN;
	case TUI_KEY_LEFT:
	case TUI_KEY_BACKTAB:
		texts_step(dialog, -1);
		return DIALOG_OPEN;
	case TUI_KEY_RIGHT:
	case TUI_KEY_TAB:
		texts_step(dialog, 1);
		return DIALOG_OPEN;
	}
	if (code >= '1' && index < dialog->count && dialog->choosable[index])
		return (int)index;
	scroll_key(dialog, code);
	return DIALOG_OPEN;
}

int dialog_key(struct dialog *dialog, const struct key_press *press)
{
	switch (dialog->kind) {
	case DIALOG_KIND_CONFIRM:
		return confirm_key(press->code);
	case DIALOG_KIND_NOTICE:
		return press->code == TUI_KEY_ENTER || press->code == TUI_KEY_ESC ? DIALOG_CANCEL : DIALOG_OPEN;
	case DIALOG_KIND_LIST:
		return list_answer(dialog, press);
	case DIALOG_KIND_TEXTS:
		return texts_key(dialog, press->code);
	case DIALOG_KIND_PAGE:
		return page_key(dialog, press->code);
	}
	return DIALOG_CANCEL;
}
