/* Two colleagues who work for the same household, on their desks all through a program of walks. */
#ifndef TESTS_E2E_PAIR_H
#define TESTS_E2E_PAIR_H

#include "walk.h"

extern struct client *amina, *bram;

/* Setup of a group: both in the household Yıldız, or both in its plan; then its teardown. They return 0. */
int open_pair(void **state);
int open_pair_at_plan(void **state);
int close_pair(void **state);

#endif
