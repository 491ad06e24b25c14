/* The forms of the registers: bezwaar, klacht, ingebrekestelling; and of a step of the meldcode. */
#ifndef DESK_REGISTER_FORMS_H
#define DESK_REGISTER_FORMS_H

#include "desk/desk.h"

/* Writes one in, of this household. */
void register_form_bezwaar(struct desk *desk, id household_id);
void register_form_klacht(struct desk *desk, id household_id);
void register_form_ingebreke(struct desk *desk, id household_id);
/* Reads it and shows it; who may not change it can only read. */
void register_form_open(struct desk *desk, enum register_kind kind, id object_id);

/* The same by the name of its record; false: it is none of these. */
bool register_form_named(struct desk *desk, const char *kind, id object_id);

/* Begins the meldcode; writes a step of it: `skip` says why not, instead of what was done. */
void meldcode_form_begin(struct desk *desk, id household_id);
void meldcode_form_step(struct desk *desk, const struct meldcode *meldcode, int stap, bool skip);

#endif
