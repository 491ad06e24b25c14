/* Documents at a desk: how they are named and drawn, and what can be done with one. */
#ifndef DESK_DOCUMENTS_H
#define DESK_DOCUMENTS_H

#include "desk/desk.h"

/* What the screen Bijlagen is opened for, as its data; without it: the whole household. */
struct documents_of {
	id goal_id, decision_id;	/* one of them */
	int64_t number;			/* for commands, see below */
	char what[TEXT_LINE_BYTES];	/* how people call it */
};

/*
 * Goals and decisions have a number for commands: the order in which they were made, from 1. 0: none. `record` is one with
 * an id.
 */
id documents_nth(const struct rows *rows, const struct record *record, int64_t nth);
int64_t documents_number(const struct rows *rows, const struct record *record, id object_id);
/* Opens the screen for one goal or decision, which stands in these rows. */
void documents_show(struct desk *desk, id household_id, const struct rows *rows, const struct record *record,
	id object_id, const char *what);
/* Puts a word in the place of a name that is erased or shielded. */
void documents_name(const struct rows *rows);

/* A row of a list. */
void document_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr);
/* Enter: a text is shown; of anything else, how it is fetched. */
void document_open(struct desk *desk, const char *huishoudnummer, const struct document *document);
/* Asks why, and what of it stays. True when something changed. */
bool document_withdraw(struct desk *desk, const struct document *document);

#endif
