/* What climbs the ladder: money above mandate, and process that is stuck. The regisseur stays the regisseur. */
#ifndef DOMAIN_ESCALATION_H
#define DOMAIN_ESCALATION_H

#include "domain/household.h"
#include "domain/mandate.h"

enum escalation_cause {
	CAUSE_MANDAAT,		/* a decision exceeds the mandate of who asks */
	CAUSE_ONENIGHEID,	/* disagreement between partners */
	CAUSE_STAGNATIE,	/* stuck cooperation */
	CAUSE_ZORG,		/* free worry, without a criterion */
	CAUSE_VEILIGHEID,
};
extern const struct choice escalation_cause_choices[];

enum escalation_state { ESCALATION_OPEN, ESCALATION_BEANTWOORD, ESCALATION_TERUG, ESCALATION_INGETROKKEN };
extern const struct choice escalation_state_choices[];

struct escalation {
	id id;
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	id decision_id;			/* CAUSE_MANDAAT */
	char subject[TEXT_LINE_BYTES];	/* "Begeleiding, € 12.000" */
	int cause;
	int state;
	bool spoed;
	char *question;			/* what is asked */
	int64_t trede;			/* where it is now */
	char trede_naam[TEXT_LINE_BYTES];
	id holder_id;			/* who holds it now; 0: everybody of the rung's role */
	char holder_naam[TEXT_LINE_BYTES];
	instant due;			/* then it climbs by itself; INSTANT_NONE: overdue at the top, or closed */
	bool overdue;			/* on the highest rung past its clock: red on every overview */
	id requester_id;
	char requester_naam[TEXT_LINE_BYTES];
	instant raised;
	instant closed;
	int64_t version;
};
extern const struct record escalation_record;

enum step_kind {
	STEP_RAISED, STEP_SEEN, STEP_CLIMBED_CLOCK, STEP_CLIMBED_ABSENT, STEP_CLIMBED_BY_HAND, STEP_TAKEN_OVER,
	STEP_APPROVED, STEP_REFUSED, STEP_ANSWERED, STEP_RETURNED, STEP_WITHDRAWN, STEP_SECOND_YES, STEP_SECOND_NO,
};
extern const struct choice step_kind_choices[];

struct escalation_step {
	id id;
	id escalation_id;
	instant at;
	int kind;			/* enum step_kind */
	int64_t trede;			/* rung it came to or happened at */
	id employee_id;			/* 0: the clock */
	char employee_naam[TEXT_LINE_BYTES];
	char *tekst;
};
extern const struct record escalation_step_record;

#endif
