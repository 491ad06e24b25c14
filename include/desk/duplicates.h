/* Before somebody is stored: who may be the same person, shown as a list, and what the user says of it. */
#ifndef DESK_DUPLICATES_H
#define DESK_DUPLICATES_H

#include "desk/desk.h"

enum duplicates_say {
	DUPLICATES_NONE,	/* nobody looks like it */
	DUPLICATES_OTHER,	/* it is somebody else: reason says why */
	DUPLICATES_KNOWN,	/* it is the person of hit */
	DUPLICATES_BACK,	/* back to the form: err says so, or what went wrong */
};

struct duplicates_choice {
	char reason[TEXT_LINE_BYTES];
	struct search_hit hit;
};

/* joins: the household that the person would come to, 0 for a new one; household: the address, or NULL. */
enum duplicates_say duplicates_ask(struct desk *desk, id joins, const struct person *person,
	const struct household *household, struct duplicates_choice *choice, struct err *err);

#endif
