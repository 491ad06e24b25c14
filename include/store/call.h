/*
 * One request being served: who asks, when, in which transaction, and where the answer goes. Handlers see nothing else.
 * Changing requests run inside one BEGIN IMMEDIATE that the door opens, records under their key, and commits with the
 * audit line and the change rows; a handler that fails (false, call->err) leaves nothing behind.
 */
#ifndef STORE_CALL_H
#define STORE_CALL_H

#include "domain/access.h"
#include "domain/mandate.h"
#include "store/db.h"
#include "wire/request.h"

struct store;
struct seat;	/* one live session: see session.h */

struct actor {
	id employee_id;			/* 0: the clock, or offline upkeep */
	char username[33];
	char naam[TEXT_LINE_BYTES];
	id organisation_id;
	int roles[HOLDER_ROLES];	/* valid today, ROLE_NONE-ended when fewer; read afresh for every request */
	unsigned role_pets[HOLDER_ROLES];	/* the hats under which each of them counts */
	unsigned own_pets;		/* the hats this person has today */
	unsigned pets;			/* those that are worn: one in a session, PETS_NONE until one is chosen */
	char source[65];
	int kind;			/* enum session_kind */
};

struct call {
	struct store *store;
	struct db *db;
	struct seat *seat;		/* NULL: the clock, demo, tests */
	const struct actor *actor;
	instant now;
	day today;
	const struct message *in;
	struct message *out;		/* rows go here */
	struct err err;			/* of the failure */
	bool proved;			/* the second factor was given again with this request, and is right */
	/* For the audit line of this call; the door writes it after the handler when `changes`. */
	id household_id;
	char kind[33];
	id object_id;
	char ground[TEXT_LINE_BYTES];
	char tekst[TEXT_LINE_BYTES];
};

/* The request's first row of its own record; the door has checked that it is there. */
#define call_in(call, record) rows_first(&(call)->in->rows, (record))
/* Append an answer row. */
#define call_out(call, record, data) rows_add(&(call)->out->rows, (record), (data))

/* A household that is not there: the rights are asked about it all the same, so that "none" takes as long as "not yours". */
enum { NO_HOUSEHOLD = -1 };

/* Fills the facts of this actor for one household (0: none) and asks access_may. False sets call->err (ERR_MISSING when even the list right lacks). */
bool call_may(struct call *call, enum deed deed, id household_id);
void access_facts_load(struct call *call, id household_id, struct access_facts *facts);

/* Unsaved text about a household that does not exist for the actor (any more) stays away. */
bool draft_shown(struct call *call, id household_id);

/* Says what the audit line is about; household 0 when none. */
void call_about(struct call *call, id household_id, const char *kind, id object_id, const char *tekst_format, ...)
	__attribute__((format(printf, 5, 6)));

/* A row of the change feed; sent to watchers after the commit. field "" = several. */
void change_note(struct call *call, id household_id, const char *kind, id object_id, const char *field);
/* The same, without saying by whom: of what is shielded. */
void change_note_unnamed(struct call *call, id household_id, const char *kind, id object_id);
/*
 * ERR_STALE: who changed `what` ("dit bezwaar") last and when, as the feed says by household, kind and id, and how to go on:
 * stale_text where something was typed, that stays on the screen; stale_deed where a key was pressed, and nothing was done.
 */
bool stale_text(struct call *call, id household_id, const char *kind, id object_id, const char *what);
bool stale_deed(struct call *call, id household_id, const char *kind, id object_id, const char *what);
/* Rings one employee's sessions after the commit; that also says that their inbox changed. Employee 0: nobody. */
void ring_employee(struct call *call, id employee_id, id household_id, const char *kind, id object_id, const char *text_format, ...)
	__attribute__((format(printf, 6, 7)));
/* Rings everybody who holds a role today and has a session open; the actor too when it fits. */
void ring_role(struct call *call, enum role role, id household_id, const char *kind, id object_id, const char *text_format, ...)
	__attribute__((format(printf, 6, 7)));
/* The last bell is for sessions that wear one of these hats. */
void ring_under(struct call *call, unsigned pets);
/* Says "your inbox changed" without a bell. */
void inbox_changed(struct call *call, id employee_id);
/* A line of the view log, on disk before this call's answer leaves ("open", "lees"). */
void view_note(struct call *call, const char *act, id household_id, const char *kind, id object_id, const char *tekst);
/* A line for a background deed of the clock: runs `deed` in its own transaction with actor 0 and source "klok". */
bool call_as_clock(struct store *store, instant now, const char *act, bool (*deed)(struct call *call, void *arg), void *arg, struct err *err);

/* Ends the live sessions of an employee after the commit: disabled, or without a role. Within 5 seconds. */
void sessions_end(struct call *call, id employee_id);
/* Has a desk open now. */
bool employee_online(const struct store *store, id employee_id);
/* How far a long request is, at once to the session that asked (EVENT_PROGRESS). */
void progress_say(struct call *call, const char *what, int64_t done, int64_t total);

/* Roles as codes with a comma between; behind them the hat, when it is not the one of help. */
void actor_roles_text(const struct actor *actor, char out[TEXT_LINE_BYTES]);
/* Fills an actor from the store; false when there is no such enabled employee. */
bool actor_load(struct db *db, id employee_id, day today, struct actor *out);
bool actor_has(const struct actor *actor, enum role role);
/* Of the roles only those stay that count under these hats. */
void actor_wear(struct actor *actor, unsigned pets);
/* "hulp", "handhaving", "hulp,handhaving" or "": for statements, as :pets with instr(). */
const char *pets_text(unsigned pets);

#endif
