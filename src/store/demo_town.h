/* Common questions of households, for the part of the demo that is put together from tables. */
#ifndef STORE_DEMO_TOWN_H
#define STORE_DEMO_TOWN_H

#include "demo_inside.h"

/* Who lives there. */
enum demo_family { FAMILY_ELDER, FAMILY_SINGLE, FAMILY_COUPLE, FAMILY_PARENT, FAMILY_PARENTS };

struct demo_issue {
	enum demo_family family;
	int wet, leefgebied;
	const char *aanmelder, *vraag;		/* the question, in their own words */
	const char *visit;			/* journal of the first visit */
	const char *vraagstuk, *goal, *own, *measure;
	const char *self, *network, *general;	/* actions of the 0e and 1e lijn */
	const char *helper, *relation, *helps;	/* somebody of the network */
	const char *later;			/* journal of a later call */
	const char *provision, *motivering, *why;	/* what is granted; provision NULL: nothing is needed */
	int euro, months;
};

extern const struct demo_issue demo_issues[];
extern const size_t demo_issue_count;

#endif
