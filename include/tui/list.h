/*
 * A scrolling list. The rows belong to the screen; the list asks for them, and keeps the selection on the same thing.
 */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/canvas.h"
#include "tui/keys.h"

enum { LIST_MARKER_COLS = 2 };	/* "> " before the selected row, which draw's area leaves out */

/* How the list asks. `screen` is the pointer given to list_init. NULL where said. */
struct list_source {
	size_t (*count)(const void *screen);			/* rows that are there */
	int64_t (*id)(const void *screen, size_t index);	/* of the thing in the row: stable over reloads, unique */
	/* Draws one item. When selected, give the key part (name, subject) TUI_SELECT and leave the rest as it is. */
	void (*draw)(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected);
	const char *(*group)(const void *screen, size_t index);	/* or NULL: heading above the first row of each run */
	const char *(*word)(const void *screen, size_t index);	/* or NULL: letters go to the next row that begins so */
	size_t (*total)(const void *screen);			/* or NULL: rows there would be if all were loaded */
	void (*more)(void *screen);				/* or NULL: load more; called when the end comes near */
	int item_rows;						/* rows of one item; 0 counts as 1 */
	const char *empty;					/* N_(): sentence when there is nothing */
};

/* Open record, no memory of its own. */
struct list {
	const struct list_source *source;
	void *screen;
	size_t selected, top;	/* indexes */
	int64_t selected_id;	/* of the selected row when last asked */
	int page_rows;		/* items of the last draw, for PgUp and PgDn */
	bool has_id;
};

/* Both pointers are borrowed for the life of the list. Selects the first row. */
void list_init(struct list *list, const struct list_source *source, void *screen);
/*
 * Call after the rows changed: selects the same thing again, wherever it went; when it is gone, the row that is now in
 * its place. Returns false when the selected thing is gone.
 */
bool list_reload(struct list *list);
/* Selects the row with this id; false when it is not there. */
bool list_select(struct list *list, int64_t id);
void list_select_index(struct list *list, size_t index);
/* Index of the selected row; false when the list is empty. */
bool list_selected(const struct list *list, size_t *index);
/*
 * Arrows, PgUp, PgDn, Home, End and (with `word`) letters. False: not a key for a list. Try the screen's own keys
 * first.
 */
bool list_key(struct list *list, const struct key_press *press);
/* The same without the letters: for a screen whose keys are letters. */
bool list_move(struct list *list, const struct key_press *press);
/* When not everything fits, the last row of the area says "3 van 200". */
void list_draw(struct list *list, struct canvas *canvas, struct area area);

#endif
