/* "Wie is de baas?": the living chain for what is on the screen, as a page. */
#ifndef DESK_WHO_DECIDES_H
#define DESK_WHO_DECIDES_H

#include "desk/desk.h"

void who_decides_show(struct desk *desk, const struct topic *about);

#endif
