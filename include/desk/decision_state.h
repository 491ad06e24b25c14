/* How a decision that is handed in stands, a line a fact: under its form. */
#ifndef DESK_DECISION_STATE_H
#define DESK_DECISION_STATE_H

#include "desk/desk.h"

/*
 * Above the form: with what question it came back ("": it did not), and how a higher rung wants it. Returns the rows it
 * took. rows: the answer about it.
 */
int decision_above_draw(struct canvas *canvas, struct area body, const struct rows *rows, const char *back);

/*
 * Who decided, when, on whose behalf, what part was granted and why, when they meet, until when one may object. rows: the
 * answer about it (decision_grant, round_table). Drawn at the foot of the body, with a rule above; returns the rows it took.
 */
int decision_state_draw(struct canvas *canvas, struct area body, const struct rows *rows, const struct decision *decision,
	const char *trede_naam);

#endif
