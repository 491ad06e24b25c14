/*
 * From terminal bytes to keys, and the table of keys that acts, is shown in the footer and is explained by F1. The
 * decoder has no clock and reads no descriptor: the caller feeds bytes and tells when keys_wait() has passed.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tui/canvas.h"

/* A key code is a character (code point, 32 and up), a control letter (TUI_CTRL('S')), or one of these. */
enum tui_key {
	TUI_KEY_NONE = 0,
	TUI_KEY_FIRST = 0x110000,	/* above every code point */
	TUI_KEY_UP, TUI_KEY_DOWN, TUI_KEY_LEFT, TUI_KEY_RIGHT,
	TUI_KEY_WORD_LEFT, TUI_KEY_WORD_RIGHT,		/* Ctrl or Alt with an arrow */
	TUI_KEY_HOME, TUI_KEY_END, TUI_KEY_PGUP, TUI_KEY_PGDN,
	TUI_KEY_TOP, TUI_KEY_BOTTOM,			/* Ctrl-Home, Ctrl-End */
	TUI_KEY_INSERT, TUI_KEY_DELETE, TUI_KEY_BACKSPACE,
	TUI_KEY_ENTER, TUI_KEY_TAB, TUI_KEY_BACKTAB, TUI_KEY_ESC,
	TUI_KEY_F1, TUI_KEY_F2, TUI_KEY_F3, TUI_KEY_F4, TUI_KEY_F5, TUI_KEY_F6,
	TUI_KEY_F7, TUI_KEY_F8, TUI_KEY_F9, TUI_KEY_F10, TUI_KEY_F11, TUI_KEY_F12,
	TUI_KEY_PASTE,		/* press.text holds the pasted text, newlines included: text, never commands */
	TUI_KEY_PASTE_LONG,	/* a paste above KEYS_PASTE_BYTES: nothing of it is kept; say so */
	TUI_KEY_UNKNOWN,	/* an unknown sequence or bytes that are no character */
};

#define TUI_CTRL(letter) ((letter) & 0x1f)

enum {
	KEYS_PASTE_BYTES = 64 * 1024,
	KEYS_ESCAPE_MS = 400,		/* a lone Esc: so long Esc-1 may take to become F1 */
	KEYS_SEQUENCE_MS = 1000,	/* an unfinished sequence on a slow line */
	KEYS_PASTE_MS = 10000,		/* a paste that stands still */
	KEYS_TEXT_BYTES = 5,
	KEY_NAME_BYTES = 24,
};

struct key_press {
	int code;
	const char *text;	/* UTF-8 of the character or the paste; "" for other keys. Borrowed until the next keys_next */
	size_t bytes;
};

struct keys;

struct keys *keys_new(void);
void keys_free(struct keys *keys);
/* False: bytes of 160 and up are ISO 8859-15 characters. Default true. */
void keys_utf8(struct keys *keys, bool utf8);
/* Adds a sequence of this terminal (at least two bytes, beginning with Esc). */
void keys_sequence(struct keys *keys, const char *bytes, int code);

/* Takes bytes from the terminal. Read keys_next until false before waiting again. */
void keys_feed(struct keys *keys, const char *bytes, size_t count);
/* Next whole key; false when there is none (yet). Esc and a digit are F1..F10. */
bool keys_next(struct keys *keys, struct key_press *press);
/* Milliseconds without new bytes after which to call keys_timeout; -1 when nothing is half-way. */
int keys_wait(const struct keys *keys);
/* The wait has passed: a lone Esc becomes TUI_KEY_ESC, a torn sequence TUI_KEY_UNKNOWN. Then read keys_next. */
void keys_timeout(struct keys *keys);
/* Forgets everything typed so far: before a question that may not be answered by a key pressed earlier. */
void keys_discard(struct keys *keys);

/*
 * A row per key of a screen; the table ends with a row { 0 }. `screen` is the screen's own struct.
 *   { 'e', N_("Wijzigen"), N_("Het plan van dit huishouden wijzigen."), plan_edit, plan_may_edit },
 */
struct key {
	int code;
	const char *label;			/* N_(): a word for the footer; NULL: not in the footer */
	const char *help;			/* N_(): a sentence for F1; NULL: a second key for the row above */
	void (*act)(void *screen);
	bool (*allowed)(const void *screen);	/* NULL: always. False: not in the footer, does nothing */
};

enum keys_result {
	KEYS_UNUSED,	/* not in the table */
	KEYS_ACTED,
	KEYS_REFUSED,	/* in the table, not allowed now */
};

/*
 * Finds the row (of several for one key, the one that is allowed now) and acts. A capital letter that has no row of
 * its own counts as the small one.
 */
enum keys_result keys_dispatch(const struct key *table, int code, void *screen);
/*
 * One row "e Wijzigen  u Omhoog  F1 Hulp" of the allowed rows of `table` and then of `more` (either may be NULL).
 * What does not fit is left out from the end, but the row of F1 is always there.
 */
void keys_footer(struct canvas *canvas, int row, const struct key *table, const struct key *more, const void *screen);
/* Appends the help page of both tables as text: a line for each key with its sentence. */
void keys_help(const struct key *table, const struct key *more, const void *screen, struct buf *out);
/* "F1", "Enter", "^S", "e", in the language of the user. */
void keys_name(int code, char out[KEY_NAME_BYTES]);

#endif
