/* Decisions in the store: written as a concept, weighed against mandate, taken or sent up the ladder, announced. */
#ifndef STORE_DECISION_H
#define STORE_DECISION_H

#include "domain/escalation.h"
#include "store/call.h"

/* Fills a decision with its display fields; ERR_MISSING when there is none. Release with record_clear. */
bool decision_load(struct call *call, id decision_id, struct decision *out);

/* May the actor give second eyes on this decision now: it waits for them, and the mandate rule allows this person. */
bool decision_may_second(struct call *call, const struct decision *decision);

/* What the handlers do once rights and version are checked; the demo calls them with actors and days of its own. */

/* A new (id 0) or changed concept of the actor; fills id, version and what follows from the kind of provision. */
bool decision_store(struct call *call, struct decision *decision);
/* Hands in a concept of the actor: taken, waiting for second eyes, or on the ladder. `decision` is what stands there. */
bool decision_submit(struct call *call, struct decision *decision);
/* Taken by the actor at the rung it climbed to, under the actor's own mandate. */
bool decision_approve(struct call *call, struct decision *decision);
/*
 * A part of what was asked, by the actor at the rung it climbed to: a smaller amount or an earlier end, a new text, and the
 * mandate asked again. What was asked stays beside it. Fills the grant.
 */
bool decision_grant(struct call *call, struct decision *decision, struct decision_grant *grant);
bool decision_second(struct call *call, struct decision *decision, bool yes, const char *reason);
bool decision_announce(struct call *call, struct decision *decision, day on);
/* To another state that no mandate is asked for: back to concept, refused or withdrawn. */
bool decision_end(struct call *call, struct decision *decision, enum decision_state state, const char *reason);
/* In flight and climbing: the rung it is now addressed to. */
bool decision_readdress(struct call *call, id decision_id, int64_t trede);

/* "Begeleiding, € 12.000": how a decision is called in one line. */
void decision_subject(const struct decision *decision, char out[TEXT_LINE_BYTES]);

/* SQL: whose escalation goes for decision :id. Of an uitruil that of what comes. */
#define DECISION_ON_LADDER "coalesce((SELECT o.id FROM decision o WHERE o.kind = 'toekenning' AND o.swap_id =" \
	" (SELECT i.swap_id FROM decision i WHERE i.id = :id)), :id)"

#endif
