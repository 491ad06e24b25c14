/* What every store starts with: its municipality, the rungs, mandates and provision kinds of the default matrix. */
#ifndef STORE_BIRTH_H
#define STORE_BIRTH_H

#include "store/db.h"

struct store_birth {
	const char *gemeente;	/* name of the municipality; also of its organisation */
	day today;		/* the mandates of the default matrix are valid from this day */
};

/* Runs within the transaction of the first migration; arg is a struct store_birth. */
bool store_born(struct db *db, void *arg, struct err *err);

#endif
