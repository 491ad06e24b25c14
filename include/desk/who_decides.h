/* "Wie is de baas?": the living chain for what is on the screen, as a page. */
#ifndef DESK_WHO_DECIDES_H
#define DESK_WHO_DECIDES_H

#include "desk/desk.h"

/* decision_id 0: of the household as a whole. */
void who_decides_show(struct desk *desk, id household_id, id decision_id);

#endif
