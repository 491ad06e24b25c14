/* A fictive municipality with work in every state, for who wants to see wijkd before it is theirs. */
#ifndef STORE_DEMO_H
#define STORE_DEMO_H

#include "store/call.h"

/*
 * Fills an empty store within the transaction of this call: organisations, two teams, colleagues who may log in with
 * `key` (an authorized_keys line), some sixty households, and what happened to them until now. ERR_REFUSED "demo.leeg"
 * when there is a household already. The same day and key give the same demo.
 */
bool demo_make(struct call *call, const char *key, struct import_count *count);

/* Of everybody in the demo; asked where two people confirm. */
#define DEMO_PASSWORD "wijkdemo"

#endif
