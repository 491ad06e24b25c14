/* The forms of the facts around a household: signals, gezag, who may be called, addresses, procesregie. */
#ifndef DESK_FACT_FORMS_H
#define DESK_FACT_FORMS_H

#include "desk/desk.h"

/* Something new. */
void fact_add_signal(struct desk *desk, id household_id);
void fact_add_gezag(struct desk *desk, id household_id);
void fact_add_contact(struct desk *desk, id household_id);
void fact_add_address(struct desk *desk, id household_id);
void fact_add_procesregie(struct desk *desk, id household_id);
/* What can be done with a row of the view that holds: change it, or end it. */
void fact_act_signal(struct desk *desk, id household_id, const void *data);
void fact_act_gezag(struct desk *desk, id household_id, const void *data);
void fact_act_contact(struct desk *desk, id household_id, const void *data);
void fact_act_address(struct desk *desk, id household_id, const void *data);
void fact_act_procesregie(struct desk *desk, id household_id, const void *data);
/* Asks for a reason and ends the row by this request (ask {id, version, word}). True: it is ended. */
bool fact_end(struct desk *desk, int request, id row_id, int64_t version, const char *title);

#endif
