/* Who must not see what: named exclusions, and match without content. Sources: AVG art. 5 and 32; Jeugdwet 7.1 (verwijsindex). */
#ifndef DOMAIN_SIGHT_H
#define DOMAIN_SIGHT_H

#include "domain/household.h"

enum exclusion_kind {
	EXCLUSION_FAMILY,		/* own family, friend, neighbour */
	EXCLUSION_COLLEAGUE,		/* the employee is the client: the household becomes shielded as well */
	EXCLUSION_OTHER,
};
extern const struct choice exclusion_kind_choices[];

/* For this employee the household, or every household of the person, does not exist; valid when from <= day < until. */
struct exclusion {
	id id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];		/* display */
	id household_id;				/* 0: of a person */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];	/* display; asked by it when household_id is 0 */
	char household_naam[TEXT_LINE_BYTES];		/* display; "" for who may not list it */
	id person_id;					/* 0: of the household alone */
	char person_naam[TEXT_LINE_BYTES];		/* display; the same */
	int kind;					/* enum exclusion_kind */
	char reason[TEXT_LINE_BYTES];
	id by_id;
	char by_naam[TEXT_LINE_BYTES];			/* display: who decided it */
	instant at;
	day from;
	day until;					/* DAY_NONE: until somebody ends it */
	char ended_naam[TEXT_LINE_BYTES];		/* display: who ended it */
	char ended_reason[TEXT_LINE_BYTES];
};
extern const struct record exclusion_record;

/* Somebody of another organisation who is involved as well: a name and a way to call, nothing of why. */
struct match {
	id household_id;				/* mine: where I am involved */
	id employee_id;					/* the other */
	char employee_naam[TEXT_LINE_BYTES];
	char organisation_naam[TEXT_LINE_BYTES];
	char telefoon[33];
	day from;					/* since when both are */
};
extern const struct record match_record;

/* Whether my name is given to others who are involved with this household. */
struct match_sign {
	id id;
	id household_id;
	bool shares;
	char grondslag[TEXT_LINE_BYTES];
	day from;
	day until;
	char reason[TEXT_LINE_BYTES];
};
extern const struct record match_sign_record;

#endif
