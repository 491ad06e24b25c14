/*
 * May this person take this decision? A pure rule over mandates that are data (Awb 10:1-10:12; docs: the default matrix).
 * Two kinds of answer: within, or the rule that refuses with the lowest rung that may decide.
 */
#ifndef DOMAIN_MANDATE_H
#define DOMAIN_MANDATE_H

#include "domain/decision.h"

enum holder_kind {
	HOLDER_EMPLOYEE,	/* one named person */
	HOLDER_ROLE,		/* everybody with the role on that day */
	HOLDER_REGISSEUR,	/* the regisseur of this household */
};
extern const struct choice holder_kind_choices[];

enum { MANDATE_TREDE_MAX = 5, MANDATE_UNLIMITED = -1 };

/* One row of the register. Limits: MANDATE_UNLIMITED = none. Valid when from <= day < until and not revoked. */
struct mandate {
	id id;
	int64_t trede;			/* rung this row stands on, 1..5 */
	int holder;			/* enum holder_kind */
	int role;			/* HOLDER_ROLE */
	id employee_id;			/* HOLDER_EMPLOYEE */
	int wet;			/* WET_NONE: every law */
	char categorieen[65];		/* productcategorie codes with a comma between; "" = every category */
	int lijn;			/* highest line it covers */
	bool only_spoed;		/* covers only decisions with spoed */
	cents per_besluit;
	cents cum_huishouden;		/* per household, 12 months, all laws, with what is in flight */
	int64_t duur_dagen;		/* longest duration in days; MANDATE_UNLIMITED */
	int64_t duur_maanden;		/* longest duration in months; MANDATE_UNLIMITED */
	cents vier_ogen_vanaf;		/* second eyes when the amount is above; MANDATE_UNLIMITED = never, 0 = always */
	day consent_holder;		/* Awb 10:4 */
	day consent_employer;		/* Awb 10:4 */
	bool needs_consent;		/* the holder is not employed by the municipality */
	id parent_id;			/* sub-mandate: within its parent (Awb 10:9) */
	day from;
	day until;
	day revoked;			/* Awb 10:8 */
	char document[TEXT_LINE_BYTES];	/* Awb 10:5: the written ground */
	char mandaatgever[TEXT_LINE_BYTES];	/* Awb 10:10: on whose behalf */
};
extern const struct record mandate_record;

/* A rung: who sits there and how long it may wait. Working days end at 24:00 Europe/Amsterdam; spoed runs in hours. */
struct rung {
	id id;
	int64_t trede;			/* 1..5 */
	char naam[TEXT_LINE_BYTES];	/* "Teamleider" */
	int role;			/* who sits on it */
	bool process;			/* power over process, not money (doorbraaktafel): visited for process causes only */
	int64_t clock_days;		/* working days */
	int64_t clock_spoed_hours;
};
extern const struct record rung_record;

/* A decision or reservation that counts for the ceiling of this household. */
struct spent {
	id decision_id;
	int64_t trede;			/* decided at, or addressed to */
	day datum;			/* of the decision; of the request while in flight */
	cents bedrag;
	bool in_flight;
	id person_id;
	id provision_kind_id;
	char what[TEXT_LINE_BYTES];	/* for the meter: "Begeleiding, in behandeling bij C. de Wit" */
};
extern const struct record spent_record;

enum { HOLDER_ROLES = 8, HOLDER_RELATIVES = 32 };

/* Everything about the person that the rule asks. Filled by the store for one household and one day. */
struct holder {
	id employee_id;
	int roles[HOLDER_ROLES];	/* valid today; ROLE_NONE-ended when fewer */
	bool regisseur;			/* of this household */
	bool of_municipality;		/* employed by the municipality */
	id organisation_id;
	bool member_of_household;	/* is, or lives with, a member of this household */
};

enum mandate_part { PART_DECIDE, PART_SECOND };	/* in what quality the person acts */

struct mandate_case {
	const struct decision *decision;
	const struct holder *holder;
	const struct mandate *mandates;
	size_t mandate_count;
	const struct rung *rungs;
	size_t rung_count;
	const struct spent *spent;	/* without the decision under test */
	size_t spent_count;
	day today;			/* day of signature */
	bool climbed;			/* the decision was escalated: the decider is then not the requester */
	enum mandate_part part;
};

struct mandate_verdict {
	bool within;
	bool needs_second;		/* within, but second eyes must follow */
	id mandate_id;			/* the row that covers */
	int64_t trede;			/* within: rung of that row; else the lowest rung that may decide (6 = nobody) */
	char rule[ERR_RULE_BYTES];	/* "mandaat.per-besluit", ... ; "" when within */
	char why[ERR_TEXT_BYTES];	/* one Dutch sentence */
	/* The meter, for the best row of this person (or the least far from covering): */
	cents per_besluit;
	cents cum_huishouden;
	cents decided;			/* counted for that row */
	cents in_flight;
	cents free;			/* what this person may still grant here; MANDATE_UNLIMITED */
	char trede_naam[TEXT_LINE_BYTES];	/* of the rung that decides */
};
extern const struct record mandate_verdict_record;

/*
 * The rule. Never fails: bad data refuse. spent(rung r) = sum over decisions and reservations of the last 12 months each
 * decided at or addressed to a rung <= r. Splitting: same provision kind and person within 30 days is one decision for
 * per_besluit. Nobody decides about the own household; requester, decider and second eyes differ as DESIGN says;
 * the decider's organisation is not the provider's.
 */
struct mandate_verdict mandate_covers(const struct mandate_case *case_);

/* The money that counts: bedrag, for durations above 12 months the part of the first 12. */
cents decision_counted(const struct decision *decision);

/* A sub-mandate lies within its parent on every limit, law, line, category and date; err names the first that does not. */
bool mandate_within_parent(const struct mandate *child, const struct mandate *parent, struct err *err);

#endif
