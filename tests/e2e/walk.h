/* What the walks have in common: one town for a whole program, and two colleagues at one household. */
#ifndef TESTS_E2E_WALK_H
#define TESTS_E2E_WALK_H

#include "steps.h"

/* Of this program: from the setup of its group to the end. */
extern struct town *town;

/* Setup and teardown of a group: the town of the demo as it is. They return 0. */
int open_town(void **state);
int close_town(void **state);
/* For a setup that wants more than that: NULL is the demo as it is. */
int open_town_as(const struct town_set *set);

/* Fails, and shows the text, when this is not in it. */
void says(const struct buf *text, const char *part);
/* The same of what it printed, and it must have succeeded. Frees it. */
void prints(struct run *run, const char *part);

/* Somebody who works for the household Yıldız, in it; or in its plan. */
struct client *walk_at_yildiz(const char *user);
struct client *walk_at_plan(const char *user);

#endif
