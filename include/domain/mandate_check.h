/*
 * Is a register of mandates sound as a whole? Asked before a municipality's own matrix is taken in, and of the one that
 * holds: holes (what nobody may decide), circles and widening of sub-mandates, rows that can never be used.
 */
#ifndef DOMAIN_MANDATE_CHECK_H
#define DOMAIN_MANDATE_CHECK_H

#include "domain/mandate.h"

/* An error keeps the register out; a remark is for people. */
struct mandate_finding {
	id mandate_id;			/* 0: about the register as a whole */
	bool error;
	char tekst[TEXT_LINE_BYTES];	/* Dutch, without the number of the row */
};
extern const struct record mandate_finding_record;

/* What is judged. Ids of rows are of this list: parent_id names one of them. */
struct mandate_register {
	const struct mandate *mandates;
	size_t mandate_count;
	const struct rung *rungs;	/* a process rung decides nothing, and fills no hole */
	size_t rung_count;
	const struct provision_kind *kinds;	/* what must be decidable; 0e and 1e lijn included */
	size_t kind_count;
	day on;				/* the day for which it is judged */
};

/* Calls `found` for each finding, rows first, in the order of the register; the number of errors is returned. */
size_t mandate_check(const struct mandate_register *judged,
	void (*found)(void *arg, const struct mandate_finding *finding), void *arg);

/* Same power for the same holder: everything but number, first day and where it was written down. */
bool mandate_same(const struct mandate *a, const struct mandate *b);

#endif
