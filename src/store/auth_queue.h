/* The one thread that hashes passwords, and what waits for it. */
#ifndef STORE_AUTH_QUEUE_H
#define STORE_AUTH_QUEUE_H

#include "wire/control.h"

struct auth_queue;

/* One password to be judged; the queue wipes the password when it is done. */
struct attempt {
	struct attempt *next;
	int64_t connection;	/* or, with a request, the session */
	id employee_id;
	char source[65];
	char hash[129];		/* "": somebody without a password; the same work, always wrong */
	char *password;
	uint64_t ops, memory_kib;
	struct message *held;	/* of a session that proves who sits there: the request that waits for it; NULL: a login */
	bool right;		/* the answer */
};

void attempt_free(struct attempt *attempt);

struct auth_queue *auth_queue_new(void);
/* Waits for the hash that is being made; drops what waits. */
void auth_queue_free(struct auth_queue *queue);
size_t auth_queue_count(struct auth_queue *queue);	/* waiting or being hashed */
void auth_queue_put(struct auth_queue *queue, struct attempt *attempt);	/* takes over */
struct attempt *auth_queue_take(struct auth_queue *queue);	/* one that is done, caller frees; NULL: none */
int auth_queue_fd(const struct auth_queue *queue);	/* readable when one is done */

#endif
