/* What edit.c, edit_history.c and edit_draw.c share: the inside of a text under a cursor. */
#ifndef TUI_EDIT_PARTS_H
#define TUI_EDIT_PARTS_H

#include "base/buf.h"
#include "tui/edit.h"

/* `removed` stood at `at` and `inserted` came in its place. */
struct edit_change {
	size_t at;
	char *removed, *inserted;
	size_t removed_bytes, inserted_bytes;
};

struct edit_history {
	struct edit_change *changes;	/* oldest first */
	size_t count, room;
	size_t bytes;			/* of all removed and inserted text */
};

struct edit {
	enum text_kind kind;
	size_t max_chars, max_bytes;
	struct buf text;
	char *base;
	size_t cursor;
	struct edit_history undo, redo;
	bool joining;			/* the next typed character may join the last change */
	struct buf refusal;		/* sentence of the last refusal */

	/* the text as it was wrapped last; lines NULL when it changed since */
	struct text_line *lines;
	size_t line_count;
	int line_columns;
	int wish_column;		/* where Up and Down want to be; -1: where the cursor is */
	size_t top;			/* block: first row shown */
	size_t left;			/* line: first byte shown */
	int page_rows;
};

/* The bare change of the text, without history. Moves no cursor. */
void edit_splice(struct edit *edit, size_t at, size_t remove_bytes, const char *insert, size_t insert_bytes);
size_t edit_next(const struct edit *edit, size_t at);	/* start of the next character with its marks */
size_t edit_before(const struct edit *edit, size_t at);
const char *edit_data(const struct edit *edit);

/* Writes a change down for undo; forgets what was undone. join: belongs to the change before it. */
void edit_history_add(struct edit *edit, size_t at, size_t remove_bytes, const char *insert, size_t insert_bytes,
	bool join);
void edit_history_clear(struct edit_history *history);
bool edit_undo(struct edit *edit);
bool edit_redo(struct edit *edit);
/* A change by somebody else: shifts what can be undone, and forgets what it overlaps. */
void edit_history_shift(struct edit *edit, size_t at, size_t remove_bytes, size_t insert_bytes);

/* Wraps at the width of the last draw if need be; the row of the cursor. */
size_t edit_cursor_row(struct edit *edit);
/* Up and Down by rows, Home and End of the row; false when there is no row there. */
bool edit_move_rows(struct edit *edit, int rows);
void edit_move_row_start(struct edit *edit);
void edit_move_row_end(struct edit *edit);

#endif
