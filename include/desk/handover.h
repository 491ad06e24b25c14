/* Handing over the regie, at a desk: offering it, answering an offer, a whole caseload at once. */
#ifndef DESK_HANDOVER_H
#define DESK_HANDOVER_H

#include "desk/desk.h"

/* What there is to do about the regie of the household that is shown; offer: the one that runs, or NULL. */
void handover_act(struct desk *desk, const struct household *shown, const struct regie_offer *offer);
/* Answers an offer to this user, from the werkbak, where the household is not open. */
void handover_answer(struct desk *desk, id offer_id, id household_id, const char *household_naam);
/* Offers all households of one regisseur to a colleague. */
void handover_caseload(struct desk *desk);

#endif
