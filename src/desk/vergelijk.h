/* What the screens Vergelijken and Geschiedenis are told when they are opened; all texts are copied. */
#ifndef DESK_VERGELIJK_H
#define DESK_VERGELIJK_H

#include "desk/desk.h"

struct vergelijk_call {
	const char *left_head, *right_head;	/* in the user's language */
	const char *left, *right;		/* the older text is left */
};

struct geschiedenis_call {
	const struct record *record;		/* goal, action or plan */
	bool may_write;
};

#endif
