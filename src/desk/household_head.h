/* The head of a household's screen. */
#ifndef DESK_HOUSEHOLD_HEAD_H
#define DESK_HOUSEHOLD_HEAD_H

#include "desk/desk.h"

/* What is shown; all of it belongs to the screen. */
struct household_head {
	struct desk *desk;
	id household_id;
	const struct rows *rows;	/* the view: REQ_HOUSEHOLD_READ */
	const struct household *household;
	day as_of;			/* how it was on this day; DAY_NONE: now */
	bool may_set_regie;		/* the line for the regisseur then says which key does */
};

/* Draws it at the top of body. Returns the rows used, with the rule under it. */
int household_head_draw(const struct household_head *self, struct canvas *canvas, struct area body);

#endif
