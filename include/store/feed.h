/* What a call has to tell others once it is committed: changes to who watches, rings, inboxes, sessions to end. */
#ifndef STORE_FEED_H
#define STORE_FEED_H

#include "store/call.h"

struct feed;

struct feed *feed_new(void);
void feed_free(struct feed *feed);
/* After the commit: everything goes out. `origin` (may be NULL) does not get its own changes. */
void feed_send(struct store *store, struct seat *origin);
/* A right to this household ended with time alone: who watches it and may no longer reads again, and is refused. */
void feed_ended(struct store *store, id household_id);
/* After a rollback: nothing happened. */
void feed_drop(struct store *store);

#endif
