/*
 * A change of the register of mandates: what one person proposed, and another confirmed. The rows themselves are
 * mandates; those that end keep their number.
 */
#ifndef DOMAIN_MANDATE_CHANGE_H
#define DOMAIN_MANDATE_CHANGE_H

#include "domain/mandate.h"

enum register_state {
	REGISTER_PROPOSED,
	REGISTER_CONFIRMED,
	REGISTER_REFUSED,
	REGISTER_WITHDRAWN,	/* by who proposed it */
};
extern const struct choice register_state_choices[];

struct mandate_change {
	id id;
	day day;			/* from when it holds, at the earliest: never before the day it is confirmed */
	char reason[TEXT_LINE_BYTES];
	id proposer_id;
	char proposer_naam[TEXT_LINE_BYTES];
	instant proposed;
	int state;			/* enum register_state */
	id answered_id;
	char answered_naam[TEXT_LINE_BYTES];
	instant answered;
	char answer[TEXT_LINE_BYTES];	/* why not */
	int64_t added;			/* rows that come */
	int64_t ended;			/* rows that end */
};
extern const struct record mandate_change_record;

#endif
