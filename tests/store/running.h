/* A running store in a folder of its own, with the people of world.h, and sessions on real sockets. */
#ifndef TESTS_STORE_RUNNING_H
#define TESTS_STORE_RUNNING_H

#include <sys/types.h>

#include "wire/channel.h"
#include "wire/control.h"
#include "wire/request.h"

enum { RUNNING_DEADLINE_MS = 60000 };

struct running {
	char path[64];
	id amina, carla, jansen;
	pid_t pid;			/* 0: ended */
	struct channel *control;	/* we are the monitor */
	int64_t last_session;
};

/* cmocka fixtures: the folder that all start from (once per program), and a store on a copy of it. */
int running_mould_setup(void **state);
int running_mould_teardown(void **state);
int running_setup(void **state);
int running_teardown(void **state);

/* Starts a store on running->path and gives it its birth. */
void running_start(struct running *running);
/* The same; no file of it may become longer than this. Writing past it is an I/O error. */
void running_start_limited(struct running *running, size_t file_bytes);
/* Waits for READY; its status. */
int running_ready(struct running *running);
/* How the process ended: its exit status, or minus the signal. */
int running_wait_end(struct running *running);
int running_stop(struct running *running);

/* wijkctl on the same folder, offline; *pid is to be waited for. */
struct channel *running_offline(const struct running *running, pid_t *pid);
/* buffer_bytes > 0: of what the store sends, so that a reader is soon behind. */
struct channel *running_session(struct running *running, int kind, id employee_id, const char *username,
	int buffer_bytes);
/* One message, or the test fails. */
void running_await(struct channel *channel, struct message *message);
void running_hello(struct channel *channel);
/* A changing request that is not waited for; its serial is the number in the name "Team N". */
void running_team_add(struct channel *channel, int number);

#endif
