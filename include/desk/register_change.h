/* The proposal for the register of mandates that waits: read whole, and answered by who may. */
#ifndef DESK_REGISTER_CHANGE_H
#define DESK_REGISTER_CHANGE_H

#include "desk/desk.h"

/* "medewerker A. Yilmaz", "wijkcoach", "regisseur van dit huishouden". */
const char *mandate_holder_label(const struct mandate *mandate);
/* "Wmo 02,07 (spoed)": law, categories, line. Appended. */
void mandate_what(const struct mandate *mandate, struct buf *out);
/* Shows what waits, and asks for an answer. True when the register may have changed. */
bool register_change_act(struct desk *desk);

#endif
