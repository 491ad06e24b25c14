/* The pressure meter of a household on its screen, and the silence that was agreed on. */
#ifndef DESK_PRESSURE_H
#define DESK_PRESSURE_H

#include "desk/desk.h"

/*
 * The first row of the area: "9 professionals, 5 organisaties, 14 contacten in 30 dagen"; over the end of the second, which
 * is a line, what is not as it should be: too many, too quiet, or quiet as agreed. pressure NULL: nothing.
 */
void pressure_draw(const struct pressure *pressure, day today, struct canvas *canvas, struct area area);
/* Plans a silence, or calls off the one that runs. */
void pressure_pause(struct desk *desk, id household_id);

#endif
