/* The rows of a plan on the screen, and how each is drawn; the keys are in screen_plan.c. */
#ifndef DESK_PLAN_ITEMS_H
#define DESK_PLAN_ITEMS_H

#include "desk/desk.h"

/* A goal, an action under its goal, or a life domain that has no goal. */
struct plan_item {
	const struct goal *goal;
	const struct action *action;		/* NULL: the goal itself */
	const struct life_domain *domain;	/* only when there is no goal */
};

struct plan_items {
	const struct rows *rows;		/* of REQ_PLAN_READ, borrowed */
	day today;
	const struct desk *desk;		/* who else is in which row */
	struct plan_item *items;
	size_t count;
};

/* Again from other rows; what was there is freed. */
void plan_items_make(struct plan_items *self, const struct rows *rows, const struct desk *desk);
void plan_items_free(struct plan_items *self);
int64_t plan_item_id(const struct plan_item *item);
const char *plan_item_group(const struct plan_item *item);
/* Code of its life domain. */
const char *plan_item_domain(const struct plan_item *item);
void plan_item_draw(const struct plan_items *self, size_t index, struct canvas *canvas, struct area area, bool selected);
/* The remarks with their reasons: those of `first` (may be NULL) first, the others under what they are about. */
void plan_marks_print(const struct plan_items *self, const struct plan_item *first, struct buf *out);
/* Reached, or given up: no longer open. */
bool goal_past(const struct goal *goal);

#endif
