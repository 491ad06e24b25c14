/*
 * The ladder in the store: what is open, who may act on it, and the clock that makes it climb. Where it goes is decided
 * by domain/ladder.h; this room loads the people, keeps the steps and tells who must act.
 */
#ifndef STORE_ESCALATION_H
#define STORE_ESCALATION_H

#include "domain/ladder.h"
#include "store/call.h"

/* ---- the clock ---- */

/*
 * Every open escalation whose clock is past climbs, the earliest first, each in a transaction of its own with the due
 * instant as its stamp; goes on until nothing is due at `now`. False: err says why the last that could not climb did not;
 * all others are stored. Call again later: nothing is done twice.
 */
bool escalation_run_due(struct store *store, instant now, struct err *err);
/* The earliest clock of all open escalations; INSTANT_NONE when none runs. */
instant escalation_next_due(struct db *db);

/* ---- who ---- */

/* May the actor of this call act on it now: sits on its rung, or is the deputy of who does, and did not ask it. */
bool escalation_may_act(struct call *call, const struct escalation *escalation);

/* Whether a role of that day lets this employee answer what lies on a rung: who has none stands in for nobody. */
bool deputy_may_answer(struct db *db, id employee_id, day on, struct err *err);
/* The people of the ladder on one day, for one household. Free with ladder_roster_free. */
bool ladder_roster_load(struct db *db, id household_id, day on, struct roster *out, struct err *err);
void ladder_roster_free(struct roster *roster);
const struct rung *roster_rung(const struct roster *roster, int64_t trede);	/* NULL: no such rung */

/* ---- one escalation; for handlers, the demo and the inbox ---- */

/* Fills an escalation with its display fields; ERR_MISSING when there is none. Release with record_clear. */
bool escalation_load(struct call *call, id escalation_id, struct escalation *out);
/* The decision that climbs is a concept again, with the reason: who asked it works here no more (Awb 10:8). */
bool escalation_author_gone(struct call *call, id decision_id, const char *why);
/* The open escalation of a decision; false with ERR_NONE in call->err when there is none. */
bool escalation_of_decision(struct call *call, id decision_id, struct escalation *out);

/*
 * Opens an escalation: household, decision, cause, spoed, subject and question are given; the requester is the actor. It
 * starts at the lowest rung from `from` on that fits and has somebody; holder_id, when given and on that rung, holds it.
 * Fills id, trede, holder, due. Rings who may act.
 * ERR_REFUSED "ladder.niemand" when nobody on the ladder can take it.
 */
bool escalation_open(struct call *call, struct escalation *escalation, int64_t from);
/* Closes an open escalation with its last step; `tekst` may be NULL. The requester is told unless it is the actor. */
bool escalation_close(struct call *call, struct escalation *escalation, enum escalation_state state, enum step_kind step,
	const char *tekst);
/* Adds a line to the history of an escalation; employee 0: the clock. */
bool escalation_step_add(struct call *call, id escalation_id, enum step_kind kind, int64_t trede, id employee_id,
	const char *tekst);

#endif
