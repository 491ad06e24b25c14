/*
 * Who is at which household now, and in which field: a courtesy among colleagues, never a lock. It lives in memory only, and
 * is told to who is at the same household and may open it.
 */
#ifndef STORE_PRESENCE_H
#define STORE_PRESENCE_H

#include "store/call.h"

struct presences;

struct presences *presences_new(void);
void presences_free(struct presences *presences);

/* This seat is nowhere any more: its line or its right is gone, or the person left. */
void presence_leave(struct seat *seat);
/* What this seat was told did not arrive: it is told again. */
void presence_again(struct seat *seat);

/* When changes are told, INSTANT_NONE: nothing changed. They wait a moment, so that a run of keys is one message. */
instant presence_due(const struct store *store);
void presence_tell(struct store *store);

#endif
