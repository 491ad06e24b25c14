/*
 * A screen that is a list of records of one kind: those of a household, or all that are for me. A screen of which this is
 * all uses it as its own memory; one with more to remember has it as its first member. Its `struct screen` names the
 * functions below that take `void *screen` where it does nothing else itself.
 */
#ifndef DESK_LINES_H
#define DESK_LINES_H

#include "desk/desk.h"

/* Open record: read what you like. */
struct lines {
	struct desk *desk;
	id household_id;		/* 0: all that are for me */
	int request;			/* with the household: gives the rows */
	const struct record *record;	/* of a row */
	struct message answer;
	struct list list;
};

/* For open(): asks, and shows what came. The source is borrowed; what it counts is lines_count. */
bool lines_open(struct lines *lines, struct desk *desk, id household_id, int request, const struct record *record,
	const struct list_source *source, struct err *err);
bool lines_read(struct lines *lines, struct err *err);

size_t lines_count(const void *screen);
const void *lines_row(const void *screen, size_t index);
/* NULL: there is nothing. */
const void *lines_selected(const void *screen);
/* For the rows of a key table. */
bool lines_any(const void *screen);
bool lines_of_household(const void *screen);

void lines_close(void *screen);
void lines_draw(void *screen, struct canvas *canvas, struct area body);
bool lines_key(void *screen, const struct key_press *press);
void lines_show(void *screen);
/* Reads again when it is about the household of this screen. */
void lines_change(void *screen, const struct change *change);

#endif
