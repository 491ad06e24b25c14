/* A text under a cursor: what keys do to it, and what is refused. */
#include "tui/edit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "edit_parts.h"

enum { CONTEXT_BYTES = 24, CONTEXT_LEAST = 3 };

struct edit *edit_new(enum text_kind kind, size_t max_chars)
{
	struct edit *edit = mem_new(1, sizeof(*edit));

	edit->kind = kind;
	edit->max_chars = max_chars ? max_chars : kind == TEXT_LINE ? TEXT_LINE_CHARS : TEXT_BLOCK_BYTES;
	edit->max_bytes = kind == TEXT_LINE && edit->max_chars <= TEXT_LINE_CHARS ? TEXT_LINE_BYTES - 1 : TEXT_BLOCK_BYTES;
	edit->base = mem_text("");
	edit->wish_column = -1;
	return edit;
}

void edit_free(struct edit *edit)
{
	if (!edit)
		return;
	edit_history_clear(&edit->undo);
	edit_history_clear(&edit->redo);
	buf_free(&edit->text);
	buf_free(&edit->refusal);
	free(edit->lines);
	free(edit->base);
	free(edit);
}

const char *edit_data(const struct edit *edit)
{
	return edit->text.data ? edit->text.data : "";
}

const char *edit_text(const struct edit *edit)
{
	return edit_data(edit);
}

const char *edit_base(const struct edit *edit)
{
	return edit->base;
}

bool edit_dirty(const struct edit *edit)
{
	return strcmp(edit_data(edit), edit->base) != 0;
}

size_t edit_cursor(const struct edit *edit)
{
	return edit->cursor;
}

const char *edit_refusal(const struct edit *edit)
{
	return edit->refusal.data ? edit->refusal.data : "";
}

void edit_splice(struct edit *edit, size_t at, size_t remove_bytes, const char *insert, size_t insert_bytes)
{
	char *tail;
	size_t tail_bytes;

	assert(at + remove_bytes <= edit->text.used);
	tail_bytes = edit->text.used - at - remove_bytes;
	tail = mem_text_n(edit_data(edit) + at + remove_bytes, tail_bytes);
	edit->text.used = at;
	buf_add(&edit->text, insert, insert_bytes);
	buf_add(&edit->text, tail, tail_bytes);
	free(tail);
	free(edit->lines);
	edit->lines = NULL;
	edit->wish_column = -1;
}

/* True when a mark that belongs to the character before it stands at `at`. */
static bool at_mark(const struct edit *edit, size_t at)
{
	uint32_t rune;

	return text_next(edit_data(edit) + at, &rune) > 0 && rune != '\n' && rune_columns(rune) == 0;
}

size_t edit_next(const struct edit *edit, size_t at)
{
	uint32_t rune;

	at += text_next(edit_data(edit) + at, &rune);
	while (at_mark(edit, at))
		at += text_next(edit_data(edit) + at, &rune);
	return at;
}

size_t edit_before(const struct edit *edit, size_t at)
{
	do
		at -= text_before(edit_data(edit), at);
	while (at > 0 && at_mark(edit, at));
	return at;
}

void edit_cursor_set(struct edit *edit, size_t offset)
{
	if (offset > edit->text.used)
		offset = edit->text.used;
	while (offset > 0 && ((unsigned char)edit_data(edit)[offset] & 0xc0) == 0x80)
		offset--;
	while (offset > 0 && at_mark(edit, offset))
		offset -= text_before(edit_data(edit), offset);
	edit->cursor = offset;
	edit->joining = false;
	edit->wish_column = -1;
}

static void base_set(struct edit *edit, const char *base)
{
	char *copy = mem_text(base);

	free(edit->base);
	edit->base = copy;
}

void edit_set(struct edit *edit, const char *text)
{
	if (!text)
		text = "";
	base_set(edit, text);
	edit_history_clear(&edit->undo);
	edit_history_clear(&edit->redo);
	edit_splice(edit, 0, edit->text.used, edit->base, strlen(edit->base));
	edit_cursor_set(edit, edit->text.used);
	edit->top = edit->left = 0;
}

/* ---- a text that was changed elsewhere ---- */

/* Where `needle` ends in text, nearest to `wish`; false when it is not there. */
static bool nearest(const char *text, const char *needle, size_t bytes, size_t wish, size_t *end)
{
	size_t best = SIZE_MAX;
	size_t all = strlen(text);

	for (size_t at = 0; at + bytes <= all; at++) {
		size_t here = at + bytes;
		size_t far = here > wish ? here - wish : wish - here;

		if (far >= best || memcmp(text + at, needle, bytes) != 0)
			continue;
		best = far;
		*end = here;
	}
	return best != SIZE_MAX;
}

/*
 * The place in the new text that has the same neighbours as the cursor has in the old one: on both sides, else what
 * stood before it (what was being typed), else what stood behind it.
 */
static size_t follow_word(const char *old, size_t cursor, const char *text, size_t wish)
{
	size_t behind = strlen(old) - cursor;
	size_t end;

	for (size_t context = CONTEXT_BYTES; context >= CONTEXT_LEAST; context /= 2) {
		size_t before = context < cursor ? context : cursor;
		size_t after = context < behind ? context : behind;

		if (before + after > CONTEXT_LEAST && nearest(text, old + cursor - before, before + after, wish + after, &end))
			return end - after;
		if (before >= CONTEXT_LEAST && nearest(text, old + cursor - before, before, wish, &end))
			return end;
	}
	for (size_t after = CONTEXT_BYTES; after >= CONTEXT_LEAST; after /= 2)
		if (after <= behind && nearest(text, old + cursor, after, wish + after, &end))
			return end - after;
	return wish;
}

void edit_replace(struct edit *edit, const char *text, const char *base)
{
	char *old = mem_text(edit_data(edit));
	size_t old_bytes = strlen(old), bytes = strlen(text);
	size_t least = old_bytes < bytes ? old_bytes : bytes;
	size_t head = 0, tail = 0, cursor = edit->cursor;
	char *copy = mem_text(text);

	while (head < least && old[head] == copy[head])
		head++;
	while (head > 0 && ((unsigned char)copy[head] & 0xc0) == 0x80)
		head--;
	while (tail < least - head && old[old_bytes - tail - 1] == copy[bytes - tail - 1])
		tail++;
	while (tail > 0 && ((unsigned char)copy[bytes - tail] & 0xc0) == 0x80)
		tail--;
	if (cursor > head && cursor >= old_bytes - tail)
		cursor = bytes - (old_bytes - cursor);
	else if (cursor > head)
		cursor = follow_word(old, cursor, copy, cursor < bytes - tail ? cursor : bytes - tail);
	if (base)
		base_set(edit, base);
	if (strcmp(old, copy) != 0) {
		edit_history_shift(edit, head, old_bytes - tail - head, bytes - tail - head);
		edit_splice(edit, head, old_bytes - tail - head, copy + head, bytes - tail - head);
		edit_cursor_set(edit, cursor);
	}
	free(old);
	free(copy);
}

/* ---- typing ---- */

static enum edit_result refuse(struct edit *edit, const char *sentence)
{
	buf_text(&edit->refusal, sentence);
	return EDIT_REFUSED;
}

static size_t chars_of(const char *text, size_t bytes)
{
	size_t chars = 0;

	for (size_t i = 0; i < bytes; i++)
		chars += ((unsigned char)text[i] & 0xc0) != 0x80;
	return chars;
}

/* True when the change leaves the text within its limits, or at least makes it no longer. */
static bool fits(struct edit *edit, size_t at, size_t remove_bytes, const char *insert, size_t insert_bytes)
{
	size_t removed = chars_of(edit_data(edit) + at, remove_bytes);
	size_t inserted = chars_of(insert, insert_bytes);
	size_t before = chars_of(edit_data(edit), edit->text.used);
	size_t after = before - removed + inserted;
	size_t left = edit->max_chars > before - removed ? edit->max_chars - (before - removed) : 0;

	if (insert_bytes <= remove_bytes && inserted <= removed)
		return true;
	if (after > edit->max_chars && inserted > 1)
		buf_format(&edit->refusal,
			_("Hier passen nog %zu tekens en dit zijn er %zu: er is niets ingevoegd."), left, inserted);
	else if (after > edit->max_chars)
		buf_format(&edit->refusal, _("Dit veld is vol: er passen %zu tekens in."), edit->max_chars);
	else if (edit->text.used - remove_bytes + insert_bytes > edit->max_bytes)
		refuse(edit, _("Dit veld is vol."));
	else
		return true;
	return false;
}

static enum edit_result change(struct edit *edit, size_t at, size_t remove_bytes, const char *insert,
	size_t insert_bytes, bool join)
{
	char *copy;

	if (remove_bytes == 0 && insert_bytes == 0)
		return EDIT_MOVED;
	if (!fits(edit, at, remove_bytes, insert, insert_bytes))
		return EDIT_REFUSED;
	copy = mem_text_n(insert, insert_bytes);
	edit_history_add(edit, at, remove_bytes, copy, insert_bytes, join && edit->joining);
	edit_splice(edit, at, remove_bytes, copy, insert_bytes);
	edit->cursor = at + insert_bytes;
	edit->joining = join;
	free(copy);
	return EDIT_CHANGED;
}

enum edit_result edit_insert(struct edit *edit, const char *text, size_t bytes)
{
	struct buf clean = BUF_INIT;
	struct err err = ERR_INIT;
	enum edit_result result;

	buf_clear(&edit->refusal);
	if (!text_clean(text, bytes, edit->kind, &clean, &err))
		result = refuse(edit, err.text);
	else
		result = change(edit, edit->cursor, 0, clean.data ? clean.data : "", clean.used, false);
	buf_free(&clean);
	return result;
}

/* A mark joins the character before the cursor: "e" and an accent become one letter. */
static enum edit_result type_mark(struct edit *edit, const struct key_press *press)
{
	size_t start = edit->cursor > 0 ? edit_before(edit, edit->cursor) : 0;
	struct buf both = BUF_INIT, clean = BUF_INIT;
	enum edit_result result = EDIT_MOVED;

	if (start == edit->cursor || edit_data(edit)[start] == '\n' || edit_data(edit)[start] == ' ')
		return EDIT_MOVED;
	buf_add(&both, edit_data(edit) + start, edit->cursor - start);
	buf_add(&both, press->text, press->bytes);
	if (text_clean(both.data, both.used, edit->kind, &clean, NULL) && clean.used > 0)
		result = change(edit, start, edit->cursor - start, clean.data, clean.used, false);
	buf_free(&both);
	buf_free(&clean);
	return result;
}

/* A new word begins a new change, so that undo goes back by words. */
static bool joins_word(const struct edit *edit, const char *typed)
{
	return edit->cursor == 0 || edit_data(edit)[edit->cursor - 1] != ' ' || typed[0] == ' ';
}

static enum edit_result type_char(struct edit *edit, const struct key_press *press)
{
	struct buf clean = BUF_INIT;
	enum edit_result result = EDIT_MOVED;

	if (rune_columns((uint32_t)press->code) == 0)
		return type_mark(edit, press);
	if (press->code == ' ' || press->code == 0xa0)
		return change(edit, edit->cursor, 0, " ", 1, joins_word(edit, " "));
	if (text_clean(press->text, press->bytes, edit->kind, &clean, NULL) && clean.used > 0) {
		if (!joins_word(edit, press->text))
			edit->joining = false;
		result = change(edit, edit->cursor, 0, clean.data, clean.used, true);
	}
	buf_free(&clean);
	return result;
}

static bool is_blank(const struct edit *edit, size_t at)
{
	return edit_data(edit)[at] == ' ' || edit_data(edit)[at] == '\n';
}

static size_t word_left(const struct edit *edit)
{
	size_t at = edit->cursor;

	while (at > 0 && is_blank(edit, at - 1))
		at--;
	while (at > 0 && !is_blank(edit, at - 1))
		at--;
	return at;
}

static size_t word_right(const struct edit *edit)
{
	size_t at = edit->cursor;

	while (at < edit->text.used && !is_blank(edit, at))
		at++;
	while (at < edit->text.used && is_blank(edit, at))
		at++;
	return at;
}

static size_t line_start(const struct edit *edit)
{
	size_t at = edit->cursor;

	while (at > 0 && edit_data(edit)[at - 1] != '\n')
		at--;
	return at;
}

/* End of the line; at its end already: the newline too. */
static size_t line_end(const struct edit *edit)
{
	size_t at = edit->cursor + strcspn(edit_data(edit) + edit->cursor, "\n");

	return at == edit->cursor && at < edit->text.used ? at + 1 : at;
}

static enum edit_result erase(struct edit *edit, size_t from, size_t to, bool join)
{
	return change(edit, from, to - from, "", 0, join);
}

static enum edit_result step_back(struct edit *edit, bool (*step)(struct edit *edit))
{
	if (!step(edit))
		return EDIT_MOVED;
	edit->joining = false;
	return EDIT_CHANGED;
}

/* The keys that change the text; EDIT_UNUSED for others. */
static enum edit_result change_key(struct edit *edit, const struct key_press *press)
{
	switch (press->code) {
	case TUI_KEY_BACKSPACE:
		return erase(edit, edit->cursor > 0 ? edit_before(edit, edit->cursor) : 0, edit->cursor, true);
	case TUI_KEY_DELETE:
		return erase(edit, edit->cursor, edit_next(edit, edit->cursor), false);
	case TUI_CTRL('U'):
		return erase(edit, line_start(edit), edit->cursor, false);
	case TUI_CTRL('K'):
		return erase(edit, edit->cursor, line_end(edit), false);
	case TUI_CTRL('W'):
		return erase(edit, word_left(edit), edit->cursor, false);
	case TUI_CTRL('Z'):
		return step_back(edit, edit_undo);
	case TUI_CTRL('Y'):
		return step_back(edit, edit_redo);
	case TUI_KEY_PASTE:
		return edit_insert(edit, press->text, press->bytes);
	case TUI_KEY_PASTE_LONG:
		return refuse(edit, _("Meer dan 64 kB kan niet in één keer worden geplakt: er is niets ingevoegd."));
	case TUI_KEY_ENTER:
		return edit->kind == TEXT_BLOCK ? change(edit, edit->cursor, 0, "\n", 1, false) : EDIT_UNUSED;
	}
	return press->code >= ' ' && press->code < TUI_KEY_FIRST ? type_char(edit, press) : EDIT_UNUSED;
}

static enum edit_result move_to(struct edit *edit, size_t offset)
{
	edit_cursor_set(edit, offset);
	return EDIT_MOVED;
}

static enum edit_result move_rows(struct edit *edit, int rows)
{
	edit->joining = false;
	return edit->kind == TEXT_BLOCK && edit_move_rows(edit, rows) ? EDIT_MOVED : EDIT_UNUSED;
}

static enum edit_result move_in_row(struct edit *edit, void (*move)(struct edit *edit), size_t line_offset)
{
	if (edit->kind == TEXT_LINE)
		return move_to(edit, line_offset);
	edit->joining = false;
	move(edit);
	return EDIT_MOVED;
}

static enum edit_result move_key(struct edit *edit, const struct key_press *press)
{
	int page = edit->page_rows > 1 ? edit->page_rows - 1 : 1;

	switch (press->code) {
	case TUI_KEY_LEFT:
		return move_to(edit, edit->cursor > 0 ? edit_before(edit, edit->cursor) : 0);
	case TUI_KEY_RIGHT:
		return move_to(edit, edit_next(edit, edit->cursor));
	case TUI_KEY_WORD_LEFT:
		return move_to(edit, word_left(edit));
	case TUI_KEY_WORD_RIGHT:
		return move_to(edit, word_right(edit));
	case TUI_KEY_TOP:
		return move_to(edit, 0);
	case TUI_KEY_BOTTOM:
		return move_to(edit, edit->text.used);
	case TUI_KEY_HOME:
		return move_in_row(edit, edit_move_row_start, 0);
	case TUI_KEY_END:
		return move_in_row(edit, edit_move_row_end, edit->text.used);
	case TUI_KEY_UP:
		return move_rows(edit, -1);
	case TUI_KEY_DOWN:
		return move_rows(edit, 1);
	case TUI_KEY_PGUP:
		return move_rows(edit, -page);
	case TUI_KEY_PGDN:
		return move_rows(edit, page);
	}
	return EDIT_UNUSED;
}

enum edit_result edit_key(struct edit *edit, const struct key_press *press)
{
	enum edit_result result;

	buf_clear(&edit->refusal);
	result = change_key(edit, press);
	return result != EDIT_UNUSED ? result : move_key(edit, press);
}
