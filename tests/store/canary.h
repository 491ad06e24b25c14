/*
 * A household with a canary in every text: whoever hears the bird, heard something of it. A new table with households in
 * it needs a row here, else canary_in_every_table fails.
 */
#ifndef STORE_CANARY_H
#define STORE_CANARY_H

#include "homes.h"

/* In every text that belongs to the household; the name also in what a list may show. */
#define CANARY "Kanarieinhoud"
#define CANARY_NAME "Kanarienaam"

enum { CANARY_OBJECTS = 60 };

struct canary {
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	id ids[CANARY_OBJECTS];		/* the household itself, and what stands in it */
	size_t count;
};

/* Written by somebody who may work there: a plan, a decision, and a row in every table. */
void canary_fill(struct world *world, const char *household, const char *who, struct canary *canary);
/* Fails with the name of a table that has no row of this household. */
void canary_in_every_table(struct world *world, id household_id);

#endif
