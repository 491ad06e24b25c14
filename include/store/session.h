/* A live session, as the store sees it: who sits there, what may be asked now, what is watched, what waits. */
#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "store/call.h"
#include "store/door.h"
#include "store/store.h"
#include "wire/control.h"

enum { SEAT_WATCHES = 64 };	/* households one session watches at once; the longest unread goes first */

enum seat_sent {
	SEAT_SENT,
	SEAT_SLOW,	/* an event was dropped because the reader is behind; call seat_drained when it is not any more */
	SEAT_GONE,	/* nobody reads */
};

/* Where the messages of a seat go. `event`: may be dropped when the reader is behind; answers may not. */
struct seat_line {
	enum seat_sent (*send)(void *arg, const struct message *message, bool event);
	void *arg;
};

/* A finished search that is not in the view log yet. */
struct seat_search {
	char *scrap;			/* what was typed, a BSN in it as keyed hash; NULL = none */
	size_t hits;
	instant at;
};

struct seat {
	struct seat *next;
	struct store *store;
	struct session session;		/* employee_id 0 for offline upkeep */
	struct seat_line line;
	enum phase phase;
	bool greeted;			/* HELLO was answered */
	unsigned pets;			/* the hat of this session; PETS_NONE: not chosen yet, and there is a choice */
	bool proving;			/* a request waits until its second factor is judged */
	int unlock_wrong;		/* wrong answers since it was locked */
	struct code_pending *code;	/* a code that is being set up: code.h */
	bool missed;			/* events were dropped since the reader fell behind */
	id watched[SEAT_WATCHES];
	size_t watched_count;
	struct seat_search search;
	struct upload *upload;		/* the file that comes in, or NULL: document.c */
	id reading;			/* the document whose reading was logged last */
	struct search_own *own;		/* the own households, kept for searching: search_own.c */
	struct presence here;		/* where the person is; household 0: nowhere */
	struct buf here_told;		/* what was told last of who else is there */
	bool here_unsure;		/* it did not arrive */
	struct held *held;		/* answers that wait for the view log, in order */
	size_t held_count;
};

/* A session begins. SESSION_CTL comes with a user name only; who that is is looked up here. */
struct seat *seat_new(struct store *store, const struct session *session, struct seat_line line);
/* It ends: the last search is logged; nothing is sent any more. NULL is welcome. */
void seat_free(struct seat *seat);

/*
 * Serves one message; the answer goes through the line, at once or at store_turn_end. False: the peer broke the
 * protocol (err says how) or may not be here; free the seat and close its socket.
 */
bool seat_take(struct seat *seat, const struct message *in, struct err *err);
/* What was judged of a second factor that came with a request. */
struct proof_verdict {
	bool right;
	bool code;			/* it was a one-time code */
	enum factor_hint hint;
	int tries_left;			/* before nobody can log in for a while */
};
/* The request that waited for its second factor: served when that was right, else refused. */
void seat_proved(struct seat *seat, const struct message *in, const struct proof_verdict *verdict);
/* The line to the person is lost: only drafts may still be saved. */
void seat_lock(struct seat *seat);
/* Nobody typed for a while, or somebody locked it: drafts, until REQ_UNLOCK. What was watched is not any more. */
void seat_shut(struct seat *seat);
enum { UNLOCK_TRIES = 3 };
/* The reader caught up: says once that events were missed. */
void seat_drained(struct seat *seat);

/* Sends now or, while earlier answers wait for the view log, behind them. Takes over the rows of the message. */
void seat_answer(struct seat *seat, struct message *message, bool after_views);
/* Dropped, and remembered as missed, when the reader is behind. Not to locked sessions. */
void seat_event(struct seat *seat, const struct message *message);
/* Sends what waited; `logged` false: what was looked at is not on disk, so nobody sees it. */
void seat_release(struct seat *seat, bool logged);

/* Households whose changes this session gets as events. seat NULL: nothing happens. */
void seat_watch(struct call *call, id household_id);
void seat_unwatch(struct call *call, id household_id);
bool seat_watches(const struct call *call, id household_id);

/* The search handler says what was sought and how many rows it gave; the line is written when it is finished. */
void search_note(struct call *call, const char *scrap, size_t hits);
/* The search is finished: opening, closing, leaving, or a second's pause. */
void search_finish(struct seat *seat);
/* When the first search of all sessions is finished by its pause; INSTANT_NONE: none runs. And the finishing. */
instant searches_due(const struct store *store);
void searches_finish(struct store *store, instant now);

/* From now on this hat: nothing of what was opened or sought under the other stays. */
void seat_wear(struct seat *seat, unsigned pets);
/* The actor of a seat as of now, with the roles of the hat that is worn; false when there is no such enabled employee. Offline upkeep always is. */
bool seat_actor(const struct seat *seat, struct actor *out);

/* What may be asked once it is known who sits there: everything, or first a code (PHASE_ENROL). */
enum phase seat_phase(const struct seat *seat);
/* Answers with who this is and what they may: me, employee. */
bool me_answer(struct call *call);

/* What a session of this kind may ask: see door.h. */
enum phase phase_of(int session_kind);

#endif
