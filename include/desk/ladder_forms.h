/* The forms of the ladder: a part granted, a round table, who is asked to it. */
#ifndef DESK_LADDER_FORMS_H
#define DESK_LADDER_FORMS_H

#include "desk/desk.h"

void ladder_form_grant(struct desk *desk, const struct escalation *escalation, const struct decision *asked);
/* A new table (table NULL), or one that is there. */
void ladder_form_table(struct desk *desk, const struct escalation *escalation, const struct round_table *table);
void ladder_form_invite(struct desk *desk, const struct round_table *table);

#endif
