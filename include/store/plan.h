/* The plan of a household, and the fields of it that several people write at the same moment. */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include "store/call.h"

/* The open plan of a household; false with ERR_NONE in call->err when there is none. Release with record_clear. */
bool plan_of_household(struct call *call, id household_id, struct plan *out);

/*
 * New plan, goal, action: checked, stored with version 1 of every field that people edit, and noted in the feed. They
 * fill the id and what follows from the parent. ERR_REFUSED "plan.een" when a plan is open already.
 */
bool plan_start(struct call *call, id household_id, struct plan *out);
bool goal_add(struct call *call, struct goal *goal);
bool action_add(struct call *call, struct action *action);

/*
 * Saves edits (field_edit rows of call->in) field by field. What was changed by somebody else since base_version is
 * merged; what clashes is not saved but kept in the history as lost. Adds field_version rows for what was saved and
 * field_conflict rows for what clashed; *clashed counts those. False: nothing at all may be stored.
 */
bool fields_save(struct call *call, size_t *clashed);
/* Version 1 of every field of a new object that people edit. `data` is its record. */
bool fields_first_versions(struct call *call, const char *kind, id object_id, id household_id, const void *data);

#endif
