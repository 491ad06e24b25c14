/* What was typed in the form of a decision and not saved: kept with the store, and put back at the next opening. */
#ifndef DESK_DECISION_DRAFTS_H
#define DESK_DECISION_DRAFTS_H

#include "desk/decision_form.h"

struct decision_drafts {
	struct desk *desk;
	char *parked[DECISION_FORM_ROWS];	/* what the store has, NULL nothing */
};

/* What is not changed any more is no draft either; of a new one the goal it was begun with goes along. */
void decision_drafts_park(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf);
void decision_drafts_drop(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf);
/* Into the form, and says so. False: there are none. */
bool decision_drafts_take(struct decision_drafts *drafts, const struct decision *decision, struct record_form *rf);
void decision_drafts_free(struct decision_drafts *drafts);

#endif
