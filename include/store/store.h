/*
 * The parts of one store, for the files that serve it: main, sessions, the door, the logs, the feed, logging in.
 * Handlers need only call.h.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "store/db.h"
#include "wire/control.h"

struct auth_desk;
struct feed;
struct plans_kept;
struct presences;
struct seat;
struct view_log;

struct store {
	struct birth birth;		/* settings; state_path "" keeps all files in memory */
	struct db *db;			/* wijkd.db */
	struct db *view_db;		/* wijkd-view.db */
	struct db *key_db;		/* wijkd-keys.db */
	instant (*clock)(void *arg);	/* what time it is; clock_now unless a test sets it */
	void *clock_arg;
	/* Asks the monitor to end a session: its user was disabled. May be NULL. */
	void (*kill)(void *arg, const struct session *session);
	void *kill_arg;
	/* Asks the monitor to send an e-mail, with kill_arg; NULL: nothing goes out. */
	void (*mail)(void *arg, const struct mail *mail);
	int64_t mail_away;		/* the one that is on its way; 0: none */
	struct seat *seats;		/* live sessions, newest first */
	struct feed *feed;
	struct presences *presences;	/* who is where: presence.h */
	struct plans_kept *plans;	/* plan_kept.h */
	struct view_log *views;
	struct auth_desk *auth;
	uint8_t search_log_key[32];	/* for digest_keyed: a BSN in the view log */
	int lock_fd;
	instant next_purge;
	instant next_due;		/* of the ladder and the noodknop; valid unless due_stale */
	instant recheck_due;		/* of the mandates under decisions that wait for second eyes */
	instant glass_seen;		/* uses of the noodknop that ended before this were told */
	bool due_stale;
};

/*
 * Opens the files of birth->state_path (makes and fills them the first time), checks them, and takes the lock of the
 * folder: ERR_BUSY when another store has it. clock NULL: the wall clock. NULL on failure.
 */
struct store *store_open(const struct birth *birth, instant (*clock)(void *arg), void *clock_arg, struct err *err);
/* Over files that are open and migrated; they are taken over, also on failure. No folder, no lock, keys in memory. */
struct store *store_over(const struct birth *birth, struct db *db, struct db *view_db, instant (*clock)(void *arg),
	void *clock_arg, struct err *err);
void store_close(struct store *store);
instant store_now(const struct store *store);

/* Ends a turn: what was looked at goes to disk, then the answers that waited for it leave. */
void store_turn_end(struct store *store);
/* When something happens without being asked (a search is finished, an escalation climbs); INSTANT_NONE: never. */
instant store_next_due(struct store *store);
/* Does what is due. */
void store_run_due(struct store *store);
/* An I/O error made an outcome unknown, in any file: the process must end, and its successor tells the truth. */
bool store_lost(const struct store *store);

#endif
