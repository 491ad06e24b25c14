/*
 * A text under a cursor: one line, or a block that wraps. Too much text is refused with a sentence, never cut. A text
 * that changes while somebody types (a colleague saved) is taken in without moving the cursor off its word.
 */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "tui/canvas.h"
#include "tui/keys.h"

struct edit;

enum edit_result {
	EDIT_UNUSED,	/* not a key for this text (Up on the first row too): the form or screen may have it */
	EDIT_MOVED,	/* the cursor moved, or nothing happened */
	EDIT_CHANGED,
	EDIT_REFUSED,	/* no room: show edit_refusal */
};

/*
 * max_chars 0 = no limit but TEXT_BLOCK_BYTES (block) or TEXT_LINE_CHARS (line). Starts empty. Caller frees with
 * edit_free.
 */
struct edit *edit_new(enum text_kind kind, size_t max_chars);
void edit_free(struct edit *edit);

/*
 * A new text, which is also the base; cursor at the end, no undo. Longer than the limit is shown, and may only
 * shrink.
 */
void edit_set(struct edit *edit, const char *text);
/* Borrowed until the text changes. Never NULL. */
const char *edit_text(const struct edit *edit);
/* The text as it was set or last taken over: what the user's own changes are measured from. Borrowed. */
const char *edit_base(const struct edit *edit);
/* True when text and base differ. */
bool edit_dirty(const struct edit *edit);
/*
 * Takes in a text that was changed elsewhere: the cursor stays at its word, undo still undoes only what was typed here.
 * `base` is the new base (what the store holds now); NULL leaves it.
 */
void edit_replace(struct edit *edit, const char *text, const char *base);

/* Byte offset in the text, always at the start of a character. */
size_t edit_cursor(const struct edit *edit);
void edit_cursor_set(struct edit *edit, size_t offset);

/*
 * Characters, paste, arrows, word left and right, Home, End, Del, Backspace, ^U to line start, ^K to line end, ^W word,
 * ^Z undo, ^Y redo; in a block also Up, Down, PgUp, PgDn and Enter.
 */
enum edit_result edit_key(struct edit *edit, const struct key_press *press);
/* Inserts at the cursor as a paste does: cleaned, all or nothing. */
enum edit_result edit_insert(struct edit *edit, const char *text, size_t bytes);
/* Sentence of the last EDIT_REFUSED, in the user's language. Borrowed until the next key. */
const char *edit_refusal(const struct edit *edit);

/* Rows a block needs at this width (at least 1). */
int edit_rows(struct edit *edit, int columns);
/* Draws; scrolls so that the cursor is visible. With focus it also places the canvas cursor. */
void edit_draw(struct edit *edit, struct canvas *canvas, struct area area, unsigned attr, bool focus);

#endif
