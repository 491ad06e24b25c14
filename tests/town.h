/*
 * A municipality for a test: a folder with configuration, keys and a demo, and a running wijkd of the executables in
 * WIJKD_BUILD. Everything is stopped and removed at the end of the test program, also of one that fails; the log of the
 * daemon is then shown.
 */
#ifndef TESTS_TOWN_H
#define TESTS_TOWN_H

#include <stdbool.h>
#include <sys/types.h>

#include "run.h"

struct town {
	char folder[256];
	char conf[300];
	int port;
	pid_t pid;		/* of wijkd; 0: not running */
	int out;		/* what it writes to its standard output */
};

struct town_set {
	bool second_factor;	/* passwords are then asked; town_password() gives somebody one */
	bool empty;		/* no demo: a store with nobody but the administrator */
	const char *conf;	/* more lines of wijkd.conf, or NULL */
};

/* Never NULL: a test cannot go on without. */
struct town *town_open(const struct town_set *set);
/* Stops the daemon with SIGTERM; fails when it does not end with status 0. Removes the folder. */
void town_close(struct town *town);

/* The daemon alone: start it again in the same folder, on a new port; stop it, and its exit status. */
void town_start(struct town *town);
int town_stop(struct town *town, int signo);

/* wijkd.conf says something else, from the next start on. */
void town_conf_change(struct town *town, const char *from, const char *to);

/* wijkctl -c CONF WORDS... ; the last argument is NULL. */
struct run town_ctl(struct town *town, const char *input, ...) __attribute__((sentinel));
/* The same, which must succeed. */
void town_ctl_good(struct town *town, const char *input, ...) __attribute__((sentinel));
/* Folder of the executables. */
const char *town_build(void);
/* Appends to the log of the daemon what the test does, and prints the log when a test fails. */
const char *town_log(struct town *town);

enum town_process { TOWN_GATE_ZYGOTE, TOWN_DESK_ZYGOTE, TOWN_STORE, TOWN_GATE, TOWN_DESK };
/* The process of this kind that was started last; 0 when there is none. */
pid_t town_process(struct town *town, enum town_process kind);
/* Waits until the process is gone, at most `milliseconds`. */
bool town_gone(pid_t pid, int milliseconds);
/* Every process under wijkd, wijkd itself included; returns how many. */
size_t town_processes(struct town *town, pid_t *pids, size_t room);

#endif
