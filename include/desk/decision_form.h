/* The form of a decision: its rows, the lists behind them, and what in it follows from something else. */
#ifndef DESK_DECISION_FORM_H
#define DESK_DECISION_FORM_H

#include "desk/picks.h"
#include "desk/record_form.h"

enum { DECISION_FORM_ROWS = 23 };
extern const struct record_form_row decision_form_rows[DECISION_FORM_ROWS];

struct decision_picks {
	struct picks *kinds, *providers, *goals, *members, *products, *vorige;
};

/* `view`: of the open household. The plan is read for the goals only by who may. Free with decision_picks_free. */
void decision_picks_read(struct decision_picks *picks, struct desk *desk, id household_id, const struct message *view);
void decision_picks_free(struct decision_picks *picks);
void decision_picks_put(const struct decision_picks *picks, struct record_form *rf);

/* Law, category and line follow from the provision; the amount from volume and tariff. True: the amount changed. */
bool decision_follow(const struct decision_picks *picks, struct decision *decision);
/* Rows that say nothing about this decision, or (with nobody who writes) nothing at all, are not there. */
void decision_rows_show(struct record_form *rf, const struct decision *decision, bool goals, bool writes);

#endif
