/* A page of paragraphs to read and scroll: for screens that show text and nothing to choose. */
#ifndef DESK_SHEET_H
#define DESK_SHEET_H

#include "tui/canvas.h"
#include "tui/keys.h"

struct sheet {
	struct sheet_part *parts;
	size_t count;
	size_t top, rows, page;		/* first row shown; rows of the last draw, and of the area */
};

/* { 0 } is an empty sheet. Clearing keeps the place where it was scrolled to. */
void sheet_clear(struct sheet *sheet);
/* One paragraph, copied; "" is an empty row. It is wrapped, its rows begin at `indent`. */
void sheet_add(struct sheet *sheet, int indent, unsigned attr, const char *text);
void sheet_addf(struct sheet *sheet, int indent, unsigned attr, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void sheet_draw(struct sheet *sheet, struct canvas *canvas, struct area area);
/* Arrows up and down, PgUp, PgDn, Home, End. False: not a key for a sheet. */
bool sheet_key(struct sheet *sheet, const struct key_press *press);

#endif
