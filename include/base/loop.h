/* The one event loop: descriptors, timers, signals, and a hook at the end of each turn. */
#ifndef BASE_LOOP_H
#define BASE_LOOP_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct loop;

typedef void loop_ready(void *arg, int fd, short revents);
typedef void loop_due(void *arg);
typedef void loop_signal_seen(void *arg, int signo);

struct loop *loop_new(void);
/*
 * Does not close watched descriptors; unblocks what loop_signals blocked. A forked child frees its copy and makes a
 * loop of its own.
 */
void loop_free(struct loop *loop);

/*
 * Watch or change what is watched for. Called-back functions may watch, unwatch and close at will. Hang-up and error of
 * a watched descriptor are reported too, unless events is 0: that is a pause, in which nothing is.
 */
void loop_watch(struct loop *loop, int fd, short events, loop_ready *ready, void *arg);
void loop_events(struct loop *loop, int fd, short events);
void loop_unwatch(struct loop *loop, int fd);

/* Once, after milliseconds (monotonic). Returns an id > 0 for loop_cancel; a stale id is harmless. */
int64_t loop_after(struct loop *loop, int64_t milliseconds, loop_due *due, void *arg);
void loop_cancel(struct loop *loop, int64_t id);

/*
 * Blocks the signals and reports them from the loop through signalfd; call once. One function for all signals. What the
 * process executes inherits the blocked mask: the child empties it between fork and exec.
 */
bool loop_signals(struct loop *loop, const int *signos, int count, loop_signal_seen *seen, void *arg, struct err *err);

/* Called after all ready descriptors of a turn were served and before the next wait (group commit, one doupdate). */
void loop_turn_end(struct loop *loop, loop_due *hook, void *arg);

/* One wait of at most timeout_ms (-1: until the next event) and its callbacks. */
void loop_turn(struct loop *loop, int timeout_ms);
/* Turns until loop_stop; returns its status. */
int loop_run(struct loop *loop);
void loop_stop(struct loop *loop, int status);

#endif
