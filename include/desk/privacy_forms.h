/* The forms of a request under the AVG: writing it in, and handling it. */
#ifndef DESK_PRIVACY_FORMS_H
#define DESK_PRIVACY_FORMS_H

#include "desk/desk.h"

/* Writes in a request of this household, which is open here. */
void privacy_form_new(struct desk *desk, id household_id);
/* Reads the request and shows it; who may not change it can only read. */
void privacy_form_open(struct desk *desk, id request_id);
/* Appends the statements of the family that stand beside a text, from the rows of its answer. */
void privacy_beside_add(const struct rows *rows, struct buf *out);

#endif
