/* Until when, as people say it. */
#ifndef DESK_DUE_H
#define DESK_DUE_H

#include "base/clock.h"

enum { DUE_BYTES = 32 };

/*
 * A clock that ends at 24:00 shows its last day ("24-11"), one that ends today in between its time ("14:30"), another
 * day and time ("24-11 14:30"). "" for INSTANT_NONE.
 */
void due_show(instant due, day today, char out[DUE_BYTES]);

#endif
