/* The way to the ladder of a household: choose an escalation that is there, or raise a new one. */
#ifndef DESK_ESCALATION_PICK_H
#define DESK_ESCALATION_PICK_H

#include "desk/desk.h"

/* The form of a new one. */
void escalation_raise(struct desk *desk, id household_id);
void escalation_pick(struct desk *desk, id household_id);

#endif
