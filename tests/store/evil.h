/* Requests that no desk would send: rows filled at random with ids, versions and choices that do exist. */
#ifndef TESTS_STORE_EVIL_H
#define TESTS_STORE_EVIL_H

#include "world.h"

enum { EVIL_SOURCES = 20 };

struct evil {
	uint64_t state;			/* of the random numbers: the same start gives the same requests */
	struct evil_ids {
		id ids[256];
		size_t count;
	} sources[EVIL_SOURCES];	/* of what stands in the store, by kind */
};

uint64_t evil_random(struct evil *evil, uint64_t below);
/* Learns every id that stands in the store now. */
void evil_learn(struct evil *evil, struct db *db);
/* One request, with the row it must have and perhaps others; kind, serial and key too. Free with message_free. */
void evil_message(struct evil *evil, struct message *message);

#endif
