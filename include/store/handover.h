/*
 * Handing over the regie (domain notes, Overdracht): an offer waits five working days for an answer; until it is taken the
 * old regisseur stays responsible. Without an answer it goes up the ladder by itself.
 */
#ifndef STORE_HANDOVER_H
#define STORE_HANDOVER_H

#include "store/call.h"

/* The earliest clock of all open offers; INSTANT_NONE when none runs. */
instant handover_next_due(struct db *db);
/* Every offer past its clock ends and is escalated, each in a transaction of its own. False: err of the last that failed. */
bool handover_run_due(struct store *store, instant now, struct err *err);
/* The regie goes another way: an open offer of the household ends. */
bool offer_lapse(struct call *call, id household_id);

/* The open offer of :household, a regie_offer record. */
extern const char REGIE_OFFER_OF_HOUSEHOLD[];

#endif
