/* The glass of a terminal: what a person sees of the bytes that a desk sends. libvterm does the work. */
#ifndef TESTS_GLASS_H
#define TESTS_GLASS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Open record: read what you like, change nothing. */
struct glass {
	struct VTerm *vt;
	struct VTermScreen *screen;
	int rows, cols;
	int bells;
	bool other_screen;	/* the alternate screen is shown: a program is at work */
	bool cursor_shown;
	size_t questions;	/* bytes the terminal had to answer: wijkd asks nothing of a terminal */
	size_t bytes;		/* all bytes that came in */
};

struct glass *glass_new(int rows, int cols);
void glass_free(struct glass *glass);
void glass_feed(struct glass *glass, const char *bytes, size_t count);
void glass_size(struct glass *glass, int rows, int cols);

/* One row as UTF-8 without blanks at its end; in memory that is good for the next eight calls. */
const char *glass_row(struct glass *glass, int row);
/* All rows, '\n' after each. Appended. */
void glass_text(struct glass *glass, struct buf *out);
/* The first row that holds the text, -1 when none does. */
int glass_find(struct glass *glass, const char *text);
void glass_cursor(struct glass *glass, int *row, int *col);

#endif
