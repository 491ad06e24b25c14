/* The noodknop: one household open to one person for an hour, with a reason, told to the privacy officer at once. */
#ifndef STORE_BREAK_GLASS_H
#define STORE_BREAK_GLASS_H

#include "domain/oversight.h"
#include "store/call.h"

/* Adds the use that opens this household to the actor; nothing when another right does. */
bool glass_show(struct call *call, id household_id);

/* When the next use that was not told yet ends; INSTANT_NONE: none runs. */
instant glass_next_due(struct store *store);
/* Tells who pressed that it is over, and has their screens read again. */
void glass_run_due(struct store *store, instant now);

#endif
