/* Shorthands of the tests of merging: the page before, merging, undoing. */
#ifndef TESTS_STORE_TWINS_H
#define TESTS_STORE_TWINS_H

#include "homes.h"

/* The page before, as it was answered; with the row that the answer must have, and a reason filled in. */
const struct message *twins_ask(struct world *world, const char *who, id into_id, id from_id);
struct merge twins_preview(struct world *world, const char *who, id into_id, id from_id);
/* Merges with every pair that the store proposes; twins_merge must succeed. */
const struct message *twins_try(struct world *world, const char *who, const struct merge *merge);
struct merge twins_merge(struct world *world, const char *who, const struct merge *merge);
/* Must succeed. */
const struct message *twins_undo(struct world *world, const char *who, id merge_id);

/* With plain SQL: who has the regie from now on; who is involved. */
void twins_regie(struct world *world, id household_id, const char *username);
void twins_involve(struct world *world, id household_id, const char *username);
/* A line in the journal, through the door. */
void twins_note(struct world *world, const char *who, id household_id);
/* Does the werkbak have a line of a merge that begins so? */
bool twins_inbox(struct world *world, const char *who, const char *before);
/* Does src/store/merge_tables.c know this table? */
bool twins_known(const char *table);

#endif
