/* The inside of world.h, for its own files. */
#ifndef TESTS_STORE_WORLD_INSIDE_H
#define TESTS_STORE_WORLD_INSIDE_H

#include "vault/vault.h"
#include "world.h"

struct world_seat {
	struct world_seat *next;
	struct world *world;
	char who[64];
	struct seat *seat;		/* NULL: ended */
	struct message *answer;		/* of the last request; kept in world->answers */
	struct message *events;
	size_t event_count;
	bool slow;
	bool killed;			/* the store asked the monitor to end it */
	char why[ERR_TEXT_BYTES];	/* of a protocol breach */
};

struct world {
	struct store *store;
	instant now;
	struct world_seat *seats;
	struct message **answers;
	size_t answer_count;
	int64_t last_session;
	uint32_t serial;
	struct call call;
	struct actor call_actor;
	struct message call_in, call_out;
};

void world_people(struct world *world);

#endif
