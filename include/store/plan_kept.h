/*
 * What many people ask of one plan at the same moment: the answer is made once and given to all until anything in the
 * store changes; and who has seen the plan is written down a little later, for all of them at once.
 */
#ifndef STORE_PLAN_KEPT_H
#define STORE_PLAN_KEPT_H

#include "store/call.h"

struct plans_kept;

struct plans_kept *plans_kept_new(void);
void plans_kept_free(struct plans_kept *kept);

/* Adds the rows that were kept for this household to the answer; false: none that are still true. */
bool plan_kept_answer(struct call *call, id household_id);
/* Keeps the rows of call->out from number `first` on: they must be the same for everybody who may ask. */
void plan_keep(struct call *call, id household_id, size_t first);

/* This person has the plan on the screen now. */
void plan_seen(struct call *call, id household_id);
/* When that is written; INSTANT_NONE: nobody saw anything. */
instant plan_seen_due(const struct store *store);
/* Writes it, in a transaction of its own. What a crash takes is shown once more as new. */
void plan_seen_write(struct store *store);

#endif
