/*
 * Who may log in: keys, passwords and one-time codes, judged in the store. Hashing runs in one thread with a short
 * queue, so that a flood of attempts costs one core and little memory; the last places of the queue are for
 * addresses that logged in before.
 */
#ifndef STORE_AUTH_H
#define STORE_AUTH_H

#include "store/store.h"
#include "wire/control.h"

enum {
	AUTH_QUEUE = 32,
	AUTH_QUEUE_KNOWN = 8,		/* of which the last ones are for known sources */
	AUTH_KNOWN_DAYS = 60,
	AUTH_WRONG_PASSWORDS = 10,	/* or codes, after a right key: then locked */
	AUTH_LOCK_MINUTES = 15,
};

struct auth_desk;

struct auth_desk *auth_new(struct store *store);
/* Waits for the hash that is being made. */
void auth_free(struct auth_desk *auth);

/*
 * Judges a public key: accepted when it is a key of an enabled employee with a role today. Without signature_checked
 * that only says that signing makes sense; with it, and without a second factor, the login is complete.
 */
void auth_key(struct auth_desk *auth, const struct auth *ask, struct verdict *out);

/*
 * Judges a password, or the code of who has one; only after a signed key of the same connection was accepted.
 * False: `out` is the verdict at once (a code; busy, locked, no key). True: it is being hashed, the verdict comes
 * from auth_verdict when auth_fd is readable.
 */
bool auth_password(struct auth_desk *auth, const struct auth *ask, struct verdict *out);
/*
 * The second factor again, of somebody who is logged in (row `proof` of the request): counted and limited as at
 * login. The request waits here, is served when it is judged (a code at once, a password by auth_verdict), and is
 * refused when it was wrong; nothing of it is done before. False: `err` says why it is refused at once.
 */
bool auth_proof(struct auth_desk *auth, struct seat *seat, const struct message *in, struct err *err);
/* Readable when verdicts are ready. */
int auth_fd(const struct auth_desk *auth);
/* The next ready verdict of a login; false when there is none. Serves the requests that waited for a proof. */
bool auth_verdict(struct auth_desk *auth, struct verdict *out);

#endif
