/* The family's side of a plan, shared by agreement.c, plan_version.c and plan.c. */
#ifndef STORE_PLAN_FAMILY_H
#define STORE_PLAN_FAMILY_H

#include "domain/agreement.h"
#include "store/call.h"

/* voice rows: who of the household may answer today, oldest first. */
bool voices_answer(struct call *call, id household_id);
/* agreement rows of the plan in the order in which they were given. */
bool agreements_answer(struct call *call, id plan_id);
/* plan_version rows without text, newest first; `current` says whether the words of now are those of the version. */
bool versions_answer(struct call *call, const struct plan *plan);
/* plan_mark rows. */
bool marks_answer(struct call *call, const struct plan *plan);

/*
 * plan, goal, action, agreement and voice rows of the open plan: what is the family's, and nothing else. *plan_id is 0 and
 * err says so when there is none.
 */
bool family_plan_answer(struct call *call, id household_id, id *plan_id);

/* BLAKE2b-256 of a text in hex. */
void words_hash(const struct buf *text, char out[WORDS_HASH_BYTES]);

#endif
