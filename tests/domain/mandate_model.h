/*
 * The mandate engine once more, slow and obvious: plain arrays, its own calendar, no SQL, one plain question for
 * each rule of the notes (domain.md sections 1 and 10.2; the contract in domain/mandate.h). It shares the records
 * with the engine and nothing that thinks. Tests let it walk beside the engine and compare every answer. Periods
 * are half-open: "from" <= day < until, DAY_NONE where there is no end.
 */
#ifndef TESTS_DOMAIN_MANDATE_MODEL_H
#define TESTS_DOMAIN_MANDATE_MODEL_H

#include "domain/mandate.h"

enum { MODEL_PEOPLE = 16, MODEL_ROWS = 64, MODEL_CASES = 64, MODEL_ABSENCES = 12, MODEL_ROLES = 6, MODEL_TREDEN = 6,
	MODEL_NOBODY = MANDATE_TREDE_MAX + 1 };

struct model_role {
	int role;
	day from, until;
};

struct model_person {
	id number;
	id organisation;
	bool municipal;			/* employed by the municipality */
	bool kin;			/* of the household */
	struct model_role roles[MODEL_ROLES];
	size_t role_count;
};

struct model_absence {
	size_t who, deputy;		/* people */
	day from, until;
};

/* A decision on its way; record.state says where it is, record.trede where it was decided or is addressed to. */
struct model_case {
	struct decision record;
	day requested;			/* handed in; DAY_NONE: a concept */
	bool climbed;
};

struct model {
	day today;
	struct model_person people[MODEL_PEOPLE];
	size_t people_count;
	struct model_absence absences[MODEL_ABSENCES];
	size_t absence_count;
	int regisseur;			/* of the household; -1: nobody */
	struct mandate rows[MODEL_ROWS];
	size_t row_count;
	bool process[MODEL_TREDEN];	/* rungs with power over process only */
	struct model_case cases[MODEL_CASES];
	size_t case_count;
};

/* What the rules say. The words are those of the contract. */
struct model_verdict {
	bool within;
	bool needs_second;
	int64_t trede;
	cents per_besluit;		/* of the row that covers */
	const char *rule;		/* "" when within */
};

/* May this person decide it today? `climbed`: it came up the ladder, to somebody else than who asked. */
struct model_verdict model_decides(const struct model *model, const struct model_case *asked, size_t person,
	bool climbed);
/* May this person be the second eyes? */
struct model_verdict model_looks(const struct model *model, const struct model_case *asked, size_t person);
/* Would this row, by itself, let this person decide it? */
bool model_row_covers(const struct model *model, const struct model_case *asked, const struct mandate *row,
	size_t person);

/* Asked for it, took it, or looked a second time: then one does not decide about the bezwaar (Awb 10:3). */
bool model_had_a_hand(const struct model_case *one, id number);

/* What is compared with an amount per decision, and what counts for a ceiling. */
cents model_weight(const struct decision *decision);
cents model_counted(const struct decision *decision);
/* What of it was for the days before this one. */
cents model_used(const struct decision *decision, day first);
/* Is a sub-mandate nowhere wider than what it rests on? */
bool model_contained(const struct mandate *child, const struct mandate *parent);

bool model_in_flight(const struct model_case *one);
bool model_taken(const struct model_case *one);
/* Has this role today; for what climbed also by standing in for who is absent, three deep. */
bool model_has_role(const struct model *model, size_t person, int role, bool climbed);
bool model_absent(const struct model *model, size_t person);
/* Same day of the month, or the last one of a shorter month. */
day model_months_later(day from, int months);

#endif
