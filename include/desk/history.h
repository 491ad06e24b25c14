/* Who wrote what when, field by field: nothing that was ever saved is gone. */
#ifndef DESK_HISTORY_H
#define DESK_HISTORY_H

#include "desk/desk.h"

/* A page with every version of every field of one object, newest first per field. */
void history_show(struct desk *desk, const struct record *record, id object_id);

#endif
