/*
 * May this person take this decision? A pure rule over mandates that are data (Awb 10:1-10:12; default_matrix.h).
 * Two kinds of answer: within, or the rule that refuses with the lowest rung that may decide.
 */
#ifndef DOMAIN_MANDATE_H
#define DOMAIN_MANDATE_H

#include "domain/decision.h"
#include "domain/rule.h"

/* What is granted. Only the first two let somebody decide in the name of the college (Awb 10:1, 10:9). */
enum mandate_kind {
	MANDATE_MANDAAT,	/* besluiten (Awb 10:1) */
	MANDATE_ONDERMANDAAT,	/* the same, granted by who holds a mandate (Awb 10:9) */
	MANDATE_VOLMACHT,	/* acts of private law (Awb 10:12) */
	MANDATE_MACHTIGING,	/* acts that are neither (Awb 10:12) */
	MANDATE_ONDERTEKENING,	/* signs what another decided (Awb 10:11) */
	MANDATE_ADVIES,		/* expert advice (Awb 3:5) */
};
extern const struct choice mandate_kind_choices[];

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
	int soort;			/* enum mandate_kind */
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
	cents vier_ogen_vanaf;		/* second eyes when the amount is above; 0: always; MANDATE_UNLIMITED: never */
	day consent_holder;		/* Awb 10:4 */
	day consent_employer;		/* Awb 10:4 */
	bool needs_consent;		/* the holder is not employed by the municipality */
	id parent_id;			/* sub-mandate: within its parent (Awb 10:9) */
	bool sub_allowed;		/* a sub-mandate may be granted of it (Awb 10:9) */
	day from;
	day until;
	day revoked;			/* Awb 10:8 */
	char document[TEXT_LINE_BYTES];	/* Awb 10:5: the written ground */
	char mandaatgever[TEXT_LINE_BYTES];	/* Awb 10:10: on whose behalf */
	char employee_naam[TEXT_LINE_BYTES];	/* HOLDER_EMPLOYEE: with the employer; only read */
};
extern const struct record mandate_record;

/* A rung: who sits there and how long it may wait. Working days end at 24:00 Europe/Amsterdam; spoed runs in hours. */
struct rung {
	id id;
	int64_t trede;			/* 1..5 */
	char naam[TEXT_LINE_BYTES];	/* "Teamleider" */
	int role;			/* who sits on it */
	bool process;			/* power over process, not money: visited for process causes only */
	int64_t clock_days;		/* working days */
	int64_t clock_spoed_hours;
};
/* A clock of a rung is at least 1. */
enum { RUNG_DAYS_MOST = 60, RUNG_HOURS_MOST = 168 };
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
	const struct decision *vorige;	/* what it belongs to; NULL: nothing */
	const struct holder *holder;
	const struct holder *regisseur;	/* of this household, for «who may decide then»; NULL: nobody or not known */
	const struct mandate *mandates;	/* the whole register: a sub-mandate holds by its parents */
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
	int64_t trede;			/* within: rung of that row; else the lowest that may decide (6: nobody) */
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
 * The rule. Never fails: bad data refuse.
 *
 * Whose rows. Only a mandaat or an ondermandaat lets somebody decide. A row is the holder's when it names them, one of their roles of today, or the regisseur and they are
 * that. A row may be used when it is valid on the decision day (besluitdatum, else today) and today, not revoked,
 * all its parents are and contain it, and the consents of Awb 10:4 are there. Consents are needed when the row says
 * so and for every regisseur, unless the holder is employed by the municipality.
 *
 * What a row covers. The law, the line (or a lower one), the category, spoed when it is for spoed only; the
 * duration from datumStart to datumEinde, both included (no dates at all: a single payment; only a beginning:
 * without end); the amount together with what was decided or asked within 30 days of the decision day, of today or of a
 * day between, for the same person and provision kind (splitting), against per_besluit; and against cum_huishouden: spent(rung of the row) + decision_counted().
 * What changes, reduces or withdraws an earlier decision asks the mandate for the larger of the two amounts: who may not
 * grant it may not take it away.
 * spent(rung r) is what was decided at or addressed to a rung <= r after the same day a year ago, plus what is in
 * flight. What something else took the place of counts to the first day of that; for the one that takes its place itself
 * it counts so before that is taken, for nobody else.
 *
 * A sub-mandate spends of every mandate that it rests on: the cum_huishouden of each holds as well, counted on the rung of
 * that one. (Its own limits lie within theirs, so per_besluit does by itself.)
 *
 * Which row. Among those that cover the lowest rung; on one rung one without second eyes before one with, then the
 * larger amount. needs_second: the amount that was compared with per_besluit is above vier_ogen_vanaf, or that is
 * 0, or the decision takes something away (vermindering, intrekking, a wijziging that gives less: decision_lessens()).
 *
 * When no row covers, `rule` is that of the row that came furthest in the order of mandate_rules, and `trede` the
 * lowest rung, process rungs aside, where a row of a role or a person would cover, or where the regisseur would.
 * Whoever may not act at all (own household, own organisation, own request) is refused before any row is read.
 *
 * PART_SECOND: second eyes may not be the decider nor the author, are held by the same rules of own household and
 * own organisation, and need a usable row for the same law and line, whatever its amounts; or they are a
 * gedragswetenschapper and the decision is under the Jeugdwet and was decided at trede 2 or higher.
 */
struct mandate_verdict mandate_covers(const struct mandate_case *case_);

/* The words of verdict.rule, in the order in which they are judged: the last ones came nearest to covering. */
extern const struct rule mandate_rules[];	/* ends with word NULL */

/*
 * The money that counts for ceilings: bedrag, for durations above 12 months the part of the first 12 by days,
 * rounded up. A refusal, a reduction, a withdrawal and what was registered for who may refer by law add nothing: 0.
 */
cents decision_counted(const struct decision *decision);
/* The same part of bedrag whatever the kind: what is compared with limits per decision, also of a refusal. */
cents decision_weight(const struct decision *decision);

/* A sub-mandate lies within its parent: limits, law, line, category, dates. err names the first that does not. */
bool mandate_within_parent(const struct mandate *child, const struct mandate *parent, struct err *err);

/* Is this code in a list of categories ("41,42,45")? */
bool mandate_lists(const char *categorieen, const char *code);
/* Mandaat or ondermandaat: who has it may decide. */
bool mandate_decides(const struct mandate *mandate);

#endif
