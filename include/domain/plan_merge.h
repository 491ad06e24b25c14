/* Three texts into one: sentence grain, nothing is ever lost. */
#ifndef DOMAIN_PLAN_MERGE_H
#define DOMAIN_PLAN_MERGE_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Merges ours and theirs, both made from base. Grain: one sentence (ends at . ! ? followed by a blank, or at a
 * newline). True: `merged` (appended) holds all changes of both. False: the same sentence was changed by both, or
 * both filled an empty text; merged then holds theirs and ours one after the other at that place. A change made by
 * both alike is one change; sentences that both added at the same place are no conflict: theirs stand first. Any
 * argument may be "".
 */
bool plan_merge(const char *base, const char *ours, const char *theirs, struct buf *merged);

/*
 * For fields that are not prose (dates, choices, numbers, money): ours when theirs = base, and the reverse. False, with
 * merged untouched, when both changed it differently.
 */
bool value_merge(const char *base, const char *ours, const char *theirs, struct buf *merged);

#endif
