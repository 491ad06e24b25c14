/* What the files of importing share: the fast way for people who cannot be known. */
#ifndef STORE_IMPORT_LOAD_H
#define STORE_IMPORT_LOAD_H

#include "store/import.h"
#include "store/search.h"

struct import_load {
	struct call *call;
	struct import_batch *batch;
	struct search_bulk *bulk;	/* ended by import_load */
	bool (*next)(void *arg, struct err *err);	/* fills the batch; false at the end or on failure. Runs in a thread */
	void *arg;
	size_t households, persons;	/* at most, of the whole file */
	const struct import_watch *watch;	/* NULL: nobody */
};

/* Writes every household of the file that is surely new, in the transaction of the call, into a store without people. */
bool import_load(const struct import_load *load);
/*
 * Everybody stands in the file once: by BSN, or without one by name, birth date and address. The others are found by
 * looking. After the batch has seen the whole file (import_check).
 */
bool import_surely_new(const struct import_batch *batch, const struct import_household *household);
/* How a household is called when its surnames say nothing: somebody may be known by a first name only. */
void household_title(const struct person *persons, size_t count, char naam[TEXT_LINE_BYTES]);

#endif
