/* Named exclusions, for the files that name people at a household. */
#ifndef STORE_EXCLUSION_INSIDE_H
#define STORE_EXCLUSION_INSIDE_H

#include "store/call.h"

/* Where the household of row x of `excluded` is now, and was: it may have gone up in another. */
#define EXCLUDED_WAY \
	"WITH RECURSIVE way(id) AS (SELECT x.household_id UNION ALL SELECT o.merged_into FROM way JOIN household o" \
	" ON o.id = way.id WHERE o.merged_into IS NOT NULL) SELECT 1 FROM way"

/* The household is closed for this employee. */
bool excluded_there(struct call *call, id household_id, id employee_id);
/* The same, and then call->err ("uitgesloten") says that somebody else must be chosen. */
bool exclusion_forbids(struct call *call, id household_id, id employee_id);
/* Shielding may not end while a colleague is the client. */
bool exclusion_keeps_shield(struct call *call, id household_id);

#endif
