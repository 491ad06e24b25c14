/* Two households that turn out to be one: what is asked, what is shown before, and what stands afterwards. */
#ifndef DOMAIN_MERGE_H
#define DOMAIN_MERGE_H

#include "domain/household.h"

/* Of what both have and only one can stay. */
enum merge_keep { MERGE_KEEP_UNSAID, MERGE_KEEP_INTO, MERGE_KEEP_FROM };
extern const struct choice merge_keep_choices[];

/* One merge: `from` goes up in `into`, which keeps its number. */
struct merge {
	id id;
	id from_id;
	char from_nummer[HUISHOUDNUMMER_BYTES];
	char from_naam[TEXT_LINE_BYTES];
	id into_id;
	char into_nummer[HUISHOUDNUMMER_BYTES];
	char into_naam[TEXT_LINE_BYTES];
	day on;
	instant at;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char reason[TEXT_LINE_BYTES];
	instant undone;			/* INSTANT_NONE: it stands */
	id undone_by;
	char undone_reason[TEXT_LINE_BYTES];
	/* Of the page before: */
	int64_t stamp;			/* how both stood; a merge with an older one is refused */
	char from_regisseur[TEXT_LINE_BYTES];
	char into_regisseur[TEXT_LINE_BYTES];
	bool two_regies;		/* of different people: regie says which stays */
	bool two_plans;			/* both open: plan says which stays */
	/* Asked: */
	int regie;			/* enum merge_keep */
	int plan;
};
extern const struct record merge_record;

/* Two members that are the same human being, or may be. */
struct merge_match {
	id into_membership_id;
	id from_membership_id;
	char naam[TEXT_LINE_BYTES];
	char geboortedatum[11];
	char why[65];			/* "zelfde naam en geboortedatum" */
	bool certain;			/* the same person record: nothing to choose */
};
extern const struct record merge_match_record;

/*
 * May these two be one human being? Only when nothing says otherwise: the whole birth date and the surname are the same,
 * the first names fit, and there are no two BSNs.
 */
bool merge_alike(const struct person *a, const struct person *b);

#endif
