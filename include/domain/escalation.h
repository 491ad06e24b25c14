/* What climbs the ladder: money above mandate, and process that is stuck. The regisseur stays the regisseur. */
#ifndef DOMAIN_ESCALATION_H
#define DOMAIN_ESCALATION_H

#include "domain/household.h"
#include "domain/mandate.h"

enum escalation_cause {
	CAUSE_MANDAAT,		/* a decision exceeds the mandate of who asks */
	CAUSE_ONENIGHEID,	/* disagreement on the plan, between partners or with the family */
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
	char stem[TEXT_LINE_BYTES];	/* who of the family says it, written down by the requester; "": the requester */
	int64_t trede;			/* where it is now */
	char trede_naam[TEXT_LINE_BYTES];
	id holder_id;			/* who holds it now; 0: everybody of the rung's role */
	char holder_naam[TEXT_LINE_BYTES];
	instant due;			/* then it climbs by itself; INSTANT_NONE: overdue at the top, or closed */
	bool overdue;			/* past the highest rung, or nobody is left: red on every overview, the director sees it */
	id requester_id;
	char requester_naam[TEXT_LINE_BYTES];	/* "": excluded there since */
	bool buiten;			/* raised by somebody who had no right to the dossier then */
	char functie[TEXT_LINE_BYTES];	/* of the requester then; of CAUSE_ZORG only */
	instant raised;
	instant closed;
	char *instructie;		/* the last instruction of a higher rung (Awb 10:6); NULL: none */
	char instructie_naam[TEXT_LINE_BYTES];	/* by whom */
	bool beperkt;			/* who reads this only follows it: own words, where it is, whether it is closed */
	int64_t version;
};
extern const struct record escalation_record;

enum step_kind {
	STEP_RAISED, STEP_SEEN, STEP_CLIMBED_CLOCK, STEP_CLIMBED_ABSENT, STEP_CLIMBED_BY_HAND, STEP_TAKEN_OVER,
	STEP_APPROVED, STEP_REFUSED, STEP_ANSWERED, STEP_RETURNED, STEP_WITHDRAWN, STEP_SECOND_YES, STEP_SECOND_NO,
	STEP_INSTRUCTED, STEP_PARTLY, STEP_TABLE, STEP_OUTCOME, STEP_ADDED,
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

/* What a rung grants of what was asked: a smaller amount, an earlier end, or both. */
struct decision_grant {
	id id;
	id decision_id;
	instant at;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	cents was_bedrag;		/* what was asked */
	day was_einde;
	cents bedrag;			/* what is granted */
	day datumEinde;
	char *reason;
};
extern const struct record decision_grant_record;

/* ERR_INPUT names the field: something must be less than was asked, and nothing more. */
bool decision_grant_check(const struct decision *asked, const struct decision_grant *grant, struct err *err);

/* People of several organisations at one table about an escalation. Who is asked may read it. */
struct round_table {
	id id;
	id escalation_id;
	day datum;
	char tijd[6];			/* "14:30" */
	char plaats[TEXT_LINE_BYTES];
	char *doel;			/* what must be decided there */
	id convener_id;
	char convener_naam[TEXT_LINE_BYTES];
	instant cancelled;
	char *uitkomst;			/* what it came to, NULL not yet: written once, then nothing of it changes */
	instant uitkomst_at;
	int64_t version;
};
extern const struct record round_table_record;

enum table_answer { TABLE_ASKED, TABLE_COMES, TABLE_COMES_NOT, TABLE_TAKEN_OFF };
extern const struct choice table_answer_choices[];

struct table_member {
	id table_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char organisation_naam[TEXT_LINE_BYTES];
	int answer;			/* enum table_answer */
	instant answered;
};
extern const struct record table_member_record;

#endif
