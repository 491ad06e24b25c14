/* What every store starts with: its municipality, the rungs, mandates and provision kinds of the default matrix. */
#ifndef STORE_BIRTH_H
#define STORE_BIRTH_H

#include "store/db.h"

struct store_birth {
	const char *gemeente;	/* name of the municipality, also of its organisation; "" when nobody said it yet */
	day today;
};

/* Runs within the transaction of the first migration; arg is a struct store_birth. */
bool store_born(struct db *db, void *arg, struct err *err);

/* The name in wijkd.conf holds: when it is another than the store has, the municipality and its organisation get it. */
bool municipality_name(struct db *db, const char *gemeente, struct err *err);

#endif
