/*
 * A sheet of character cells that every widget draws on. It knows no terminal: canvas_curses.h sends it to one, tests
 * read it as text. Whatever falls outside the sheet is left out, so a widget need not check the window.
 */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum {
	CANVAS_ROWS_MIN = 10, CANVAS_ROWS_MAX = 300,
	CANVAS_COLS_MIN = 20, CANVAS_COLS_MAX = 500,
	CANVAS_REST = -1,	/* as `columns`: to the end of the row */
};

/*
 * How a cell looks: style bits and at most one role, joined with |. A role says what the text is; the terminal makes it
 * a style, and a colour where it has colours. Everything must be readable without colour.
 */
enum tui_attr {
	TUI_NORMAL = 0,
	TUI_BOLD = 0x01,
	TUI_REVERSE = 0x02,
	TUI_UNDERLINE = 0x04,
	TUI_TITLE = 0x10,	/* the title bar: reverse */
	TUI_HEADING = 0x20,	/* a heading in the body: bold */
	TUI_ALERT = 0x30,	/* must be seen: bold (red) */
	TUI_GOOD = 0x40,	/* within, done (green) */
	TUI_QUIET = 0x50,	/* help, places, what is not for now: plain, since dim cannot be read on old screens */
	TUI_KEY = 0x60,		/* the name of a key: bold */
	TUI_SELECT = 0x70,	/* the key part of the selected row: reverse */
	TUI_OTHER = 0x80,	/* changed by somebody else: underlined */
};

/* Eight bytes a cell. A mark outside the first 65,536 code points is not shown. */
struct cell {
	uint32_t rune : 21;	/* base character; ' ' when blank */
	uint32_t columns : 2;	/* 1 or 2; 0 = right half of the wide character to the left */
	uint32_t attr : 8;	/* enum tui_attr */
	uint16_t marks[2];	/* combining marks, 0 = none */
};

struct canvas {
	int rows, cols;
	struct cell *cells;		/* rows * cols, row by row */
	int cursor_row, cursor_col;	/* row -1 = hidden */
	bool bell;			/* the next frame rings once */
	bool ascii;			/* canvas_text writes ASCII ("EUR" for the euro sign); for display only */
};

/* A part of the canvas that a widget may use. */
struct area {
	int row, col, rows, cols;
};

/* Sizes are clamped to the limits above. Starts blank, cursor hidden. Caller frees with canvas_free. */
struct canvas *canvas_new(int rows, int cols);
void canvas_free(struct canvas *canvas);
/* Also blanks. */
void canvas_resize(struct canvas *canvas, int rows, int cols);
/* Blank cells, no cursor, no bell; `ascii` stays. Every frame begins with it. */
void canvas_clear(struct canvas *canvas);

/*
 * Writes text from row, col on, cut at `columns` (or CANVAS_REST), never inside a character; from three columns on a cut
 * shows as an ellipsis. Control, bidi and invisible characters are left out, newline and tab become a blank. Returns the
 * columns written.
 */
int canvas_text(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text);
/* As canvas_text, of the first `bytes` bytes. */
int canvas_text_n(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text, size_t bytes);
/* As canvas_text_n, but no ellipsis, and one column stays one column also when `ascii` is set: for text with a cursor. */
int canvas_typed(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *text, size_t bytes);
/* As canvas_text with a printf format; at most 1,023 bytes. */
int canvas_format(struct canvas *canvas, int row, int col, int columns, unsigned attr, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
/* Right-aligned: the text ends just before column `end`, at most `columns` wide. */
int canvas_text_right(struct canvas *canvas, int row, int end, int columns, unsigned attr, const char *text);
/*
 * Text wrapped at words over the area; returns the rows it takes, which may be more than area.rows: the last
 * one drawn then ends in "…".
 */
int canvas_wrap(struct canvas *canvas, struct area area, unsigned attr, const char *text);

/* Fills the area with one character of one column. */
void canvas_fill(struct canvas *canvas, struct area area, uint32_t rune, unsigned attr);
/* Blanks the area. */
void canvas_blank(struct canvas *canvas, struct area area);
/* A horizontal rule of '-' . */
void canvas_line(struct canvas *canvas, int row, int col, int columns, unsigned attr);
/* Sets style bits or a role on cells that have their text already. */
void canvas_mark(struct canvas *canvas, struct area area, unsigned attr);

/* Row -1 hides. */
void canvas_cursor(struct canvas *canvas, int row, int col);

/* NULL outside the sheet; borrowed until the next resize. */
const struct cell *canvas_cell(const struct canvas *canvas, int row, int col);
/* Appends the rows as UTF-8, trailing blanks trimmed, '\n' after each. For tests and for commands without a screen. */
void canvas_as_text(const struct canvas *canvas, struct buf *out);
/*
 * As canvas_as_text, and behind it "cursor ROW,COL" and, for each row that is not plain, "ROW|letters": b bold, r
 * reverse, u underline, T title, H heading, A alert, G good, Q quiet, K key, S select, O other.
 */
void canvas_as_marked_text(const struct canvas *canvas, struct buf *out);

#endif
