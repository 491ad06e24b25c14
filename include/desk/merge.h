/* From a household to merging it with another, and to undoing that. */
#ifndef DESK_MERGE_H
#define DESK_MERGE_H

#include "desk/desk.h"

/* Asks with which household, or which merge to undo; `view` holds the merges that stand. */
void merge_act(struct desk *desk, id household_id, const struct rows *view);
/* Says on one row which household the last merge brought, and by which key that is undone. */
void merge_draw(const struct rows *view, struct canvas *canvas, struct area row);

#endif
