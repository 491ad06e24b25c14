/* What the files of the privacy officer's list share. */
#ifndef STORE_OVERSIGHT_INSIDE_H
#define STORE_OVERSIGHT_INSIDE_H

#include "domain/oversight.h"
#include "store/call.h"

/* The Monday of its week. */
day oversight_monday(day of);
/* A line of the answer, with the last judgement about it. */
struct oversight_line *oversight_add(struct call *call, const struct oversight_line *found);
/* Adds twenty openings of the week of this Monday, drawn by the view log; fewer when there were fewer. */
bool oversight_sample(struct call *call, day week);

#endif
