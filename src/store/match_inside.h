/* Match without content, for the werkbak and for the files that put people to work at a household. */
#ifndef STORE_MATCH_INSIDE_H
#define STORE_MATCH_INSIDE_H

#include "domain/sight.h"
#include "store/call.h"

/*
 * Who of another organisation is involved with the same family as the actor, where one of the two may not open the
 * other's part; household 0: of all the households of the actor. Appends match records.
 */
bool match_find(struct call *call, id household_id, struct rows *out);
/* This employee began to work here: rings for both sides of every match that there is now. */
bool match_tell(struct call *call, id household_id, id employee_id);

#endif
