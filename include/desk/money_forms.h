/* The forms of money over walls: an uitruil, and a wall that was in the way. */
#ifndef DESK_MONEY_FORMS_H
#define DESK_MONEY_FORMS_H

#include "desk/desk.h"

/* Less of this provision for another one; both are decided as one act. */
void money_form_swap(struct desk *desk, id household_id, const struct provision_line *line);
/* Which wall, what would have worked, what it costs. */
void money_form_wall(struct desk *desk, id household_id);

#endif
