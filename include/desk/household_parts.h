/*
 * The parts of a household's screen, a row each: how a line of it looks, what Enter does, when it holds, what a page about
 * it says, how one is added. The screens of a household and of one part read this table.
 */
#ifndef DESK_HOUSEHOLD_PARTS_H
#define DESK_HOUSEHOLD_PARTS_H

#include "desk/desk.h"

struct part {
	const struct record *record;
	const char *heading;		/* N_() */
	void (*draw)(const void *data, struct canvas *canvas, struct area area, unsigned attr);
	void (*act)(struct desk *desk, id household_id, const void *data);	/* Enter; NULL: the page of the line */
	void (*add)(struct desk *desk, id household_id);	/* NULL: not from here */
	const char *addition;		/* N_(): what is added; NULL with add */
	const char *from, *until;	/* fields with its days */
	const char *shown;		/* fields of its page, with a comma between */
	const char *under;		/* those under its line in the list of one part */
	bool in_head;			/* what holds now stands in the head of the household: not in its list */
	bool kept;			/* stays in the list of now when it is over: done, closed */
};

/* NULL past the end. */
const struct part *part_at(size_t n);
/* Of the row; every record begins with its id. */
int64_t part_id(const void *data);
/* The line holds, or was so, on this day. */
bool part_holds(const struct part *part, const void *data, day on);
/* It is over, as of today. */
bool part_over(const struct part *part, const void *data, day today);
/* "Vanaf: 01-03-2025; Waarom: ...": the fields under the line that are filled. Appended. */
void part_under(const struct part *part, const void *data, struct buf *out);
/* The page as a dialog. */
void part_read(struct desk *desk, const struct part *part, const void *data);
/* Asks which part, out of those that can be added, and opens its form. */
void part_add(struct desk *desk, id household_id);

#endif
