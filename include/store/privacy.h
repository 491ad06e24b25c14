/* The register of requests under the AVG, and the statements that stand beside a text. */
#ifndef STORE_PRIVACY_H
#define STORE_PRIVACY_H

#include "domain/privacy_request.h"
#include "store/call.h"

/* May the actor see the requests of this household? */
bool privacy_may_read(struct call *call, id household_id);
/* Adds the requests whose statement stands beside this line of the journal; only aanvrager, verklaring and its day. */
bool privacy_beside(struct call *call, id journal_id);

#endif
