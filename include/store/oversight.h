/* What the privacy officer looks at: found in the view log by the clock, a day at a time, and kept until it is judged. */
#ifndef STORE_OVERSIGHT_H
#define STORE_OVERSIGHT_H

#include "domain/oversight.h"
#include "store/call.h"

/* When the first day that nobody looked through is over. */
instant oversight_next_due(struct store *store);
/* Looks through every day that is over since the last time, however long the store was down. */
bool oversight_run_due(struct store *store, instant now, struct err *err);
/* Puts it on the list; kind, object_id, at, employee_id, what, why, due are filled in. A thing is on it once. */
bool oversight_put(struct call *call, const struct oversight_line *line, id household_id);

#endif
