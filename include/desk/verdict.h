/* What the mandate says, drawn: the meter under a decision. */
#ifndef DESK_VERDICT_H
#define DESK_VERDICT_H

#include "desk/desk.h"

enum { VERDICT_ROWS = 7 };	/* with the rule above */

/* weighed: what the store said of it; without a verdict nothing is drawn. */
void verdict_draw(struct canvas *canvas, struct area area, const struct rows *weighed, const struct decision *decision);
/* The question before handing in, by what will happen. */
const char *verdict_question(const struct mandate_verdict *verdict);
/* The decisions and reservations behind the meter, a line each. Appended. */
void spent_print(const struct rows *rows, struct buf *out);

#endif
