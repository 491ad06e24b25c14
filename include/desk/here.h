/* Where this desk is, told to the store, and who else is there: initials in the title bar and beside fields. */
#ifndef DESK_HERE_H
#define DESK_HERE_H

#include "desk/desk.h"

/* At the end of each turn: says where the person is now, when that changed. A moment later, so that a run of keys is one message. */
void here_turn(struct desk *desk);
/* EVENT_PRESENCE. */
void here_take(struct desk *desk, const struct message *event);
/* The store is another, or did not tell everything: say it again, and know nobody until it answers. */
void here_again(struct desk *desk);
void here_free(struct desk *desk);

/* "ook hier: BdB, CdW" for this household, or nothing. Appended. */
void here_title(const struct desk *desk, id household_id, struct buf *out);
/* Initials of who is in this field of this object ("BdB, CdW"), or with field NULL anywhere in it. Appended. */
void here_in(const struct desk *desk, const char *kind, id object_id, const char *field, struct buf *out);
/* The same for every row of a form that several have open. */
struct record_form;
void here_form(const struct desk *desk, const char *kind, id object_id, struct record_form *rf);

#endif
