/* The noodknop on the desk: offered at a locked row, marked on the household while it lasts, screens closed at its end. */
#ifndef DESK_BREAK_GLASS_H
#define DESK_BREAK_GLASS_H

#include "desk/desk.h"

/* Says why the row is locked; who may press the noodknop is asked for a reason, and the household opens. */
void glass_offer(struct desk *desk, const struct search_hit *hit);
/* The view of a household came: keeps until when the noodknop is what opens it, if so. */
void glass_keep(struct desk *desk, id household_id, const struct rows *view);
/* Draws the mark on one row: until when, and how many minutes are left. Nothing when no noodknop opens it. */
void glass_draw(const struct desk *desk, id household_id, struct canvas *canvas, struct area row);
/* Closes the screens of households whose hour is over; between turns of the loop. */
void glass_check(struct desk *desk);

#endif
