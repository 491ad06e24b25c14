/* The one event loop, on poll(2): a forked child shares nothing of it with its parent. */
#include "base/loop.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/sock.h"

/* One watched descriptor; serial tells it from an earlier one with the same number. */
struct watch {
	int64_t serial;		/* 0: nothing is watched here */
	loop_ready *ready;
	void *arg;
	short events;
};

struct timer {
	int64_t id, at_ms;
	loop_due *due;
	void *arg;
};

struct loop {
	struct watch *watches;	/* by descriptor */
	size_t watch_room;
	struct pollfd *polls;	/* what poll waits for, made anew when stale */
	int64_t *serials;	/* of the watch behind each poll */
	size_t poll_count, poll_room;
	bool stale;
	struct timer *timers;	/* in no order */
	size_t timer_count, timer_room;
	int64_t last_serial, last_timer;
	int signal_fd;
	sigset_t signals;	/* blocked by loop_signals */
	loop_signal_seen *seen;
	void *seen_arg;
	loop_due *turn_end;
	void *turn_end_arg;
	bool stopped;
	int status;
};

struct loop *loop_new(void)
{
	struct loop *loop = mem_new(1, sizeof(*loop));

	loop->signal_fd = -1;
	sigemptyset(&loop->signals);
	return loop;
}

void loop_free(struct loop *loop)
{
	if (!loop)
		return;
	if (loop->signal_fd >= 0) {
		close(loop->signal_fd);
		sigprocmask(SIG_UNBLOCK, &loop->signals, NULL);
	}
	free(loop->watches);
	free(loop->polls);
	free(loop->serials);
	free(loop->timers);
	free(loop);
}

void loop_watch(struct loop *loop, int fd, short events, loop_ready *ready, void *arg)
{
	size_t place = (size_t)fd;

	assert(fd >= 0);
	if (place >= loop->watch_room) {
		size_t room = place + 32;

		loop->watches = mem_grow(loop->watches, room, sizeof(*loop->watches));
		for (size_t i = loop->watch_room; i < room; i++)
			loop->watches[i] = (struct watch){ 0 };
		loop->watch_room = room;
	}
	loop->watches[place] = (struct watch){ ++loop->last_serial, ready, arg, events };
	loop->stale = true;
}

static struct watch *loop_watch_of(struct loop *loop, int fd)
{
	if (fd < 0 || (size_t)fd >= loop->watch_room || !loop->watches[fd].serial)
		return NULL;
	return &loop->watches[fd];
}

void loop_events(struct loop *loop, int fd, short events)
{
	struct watch *watch = loop_watch_of(loop, fd);

	if (!watch || watch->events == events)
		return;
	watch->events = events;
	loop->stale = true;
}

void loop_unwatch(struct loop *loop, int fd)
{
	struct watch *watch = loop_watch_of(loop, fd);

	if (!watch)
		return;
	*watch = (struct watch){ 0 };
	loop->stale = true;
}

int64_t loop_after(struct loop *loop, int64_t milliseconds, loop_due *due, void *arg)
{
	if (loop->timer_count == loop->timer_room) {
		loop->timer_room = loop->timer_room * 2 + 8;
		loop->timers = mem_grow(loop->timers, loop->timer_room, sizeof(*loop->timers));
	}
	if (milliseconds < 0)
		milliseconds = 0;
	loop->timers[loop->timer_count++] =
		(struct timer){ ++loop->last_timer, clock_monotonic() + milliseconds, due, arg };
	return loop->last_timer;
}

void loop_cancel(struct loop *loop, int64_t id)
{
	for (size_t i = 0; i < loop->timer_count; i++) {
		if (loop->timers[i].id == id) {
			loop->timers[i] = loop->timers[--loop->timer_count];
			return;
		}
	}
}

static void loop_read_signals(void *arg, int fd, short revents)
{
	struct loop *loop = arg;
	struct signalfd_siginfo info;

	(void)revents;
	while (read(fd, &info, sizeof(info)) == (ssize_t)sizeof(info))
		loop->seen(loop->seen_arg, (int)info.ssi_signo);
}

bool loop_signals(struct loop *loop, const int *signos, int count, loop_signal_seen *seen, void *arg, struct err *err)
{
	assert(loop->signal_fd < 0);
	for (int i = 0; i < count; i++)
		sigaddset(&loop->signals, signos[i]);
	if (sigprocmask(SIG_BLOCK, &loop->signals, NULL) < 0)
		return err_errno(err, "signalen laten zich niet vasthouden");
	loop->signal_fd = signalfd(-1, &loop->signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (loop->signal_fd < 0) {
		err_errno(err, "signalen laten zich niet lezen");
		sigprocmask(SIG_UNBLOCK, &loop->signals, NULL);
		return false;
	}
	loop->seen = seen;
	loop->seen_arg = arg;
	loop_watch(loop, loop->signal_fd, POLLIN, loop_read_signals, loop);
	return true;
}

void loop_turn_end(struct loop *loop, loop_due *hook, void *arg)
{
	loop->turn_end = hook;
	loop->turn_end_arg = arg;
}

static void loop_make_polls(struct loop *loop)
{
	if (loop->poll_room < loop->watch_room) {
		loop->poll_room = loop->watch_room;
		loop->polls = mem_grow(loop->polls, loop->poll_room, sizeof(*loop->polls));
		loop->serials = mem_grow(loop->serials, loop->poll_room, sizeof(*loop->serials));
	}
	loop->poll_count = 0;
	for (size_t fd = 0; fd < loop->watch_room; fd++) {
		const struct watch *watch = &loop->watches[fd];

		if (!watch->serial || !watch->events)
			continue;
		loop->polls[loop->poll_count] = (struct pollfd){ .fd = (int)fd, .events = watch->events };
		loop->serials[loop->poll_count++] = watch->serial;
	}
	loop->stale = false;
}

/* The earliest timer that is no younger than last_id; NULL when there is none. */
static const struct timer *loop_earliest(const struct loop *loop, int64_t last_id)
{
	const struct timer *first = NULL;

	for (size_t i = 0; i < loop->timer_count; i++) {
		const struct timer *timer = &loop->timers[i];

		if (timer->id > last_id)
			continue;
		if (!first || timer->at_ms < first->at_ms || (timer->at_ms == first->at_ms && timer->id < first->id))
			first = timer;
	}
	return first;
}

/* Milliseconds to wait: until the first timer, at most timeout_ms. */
static int loop_patience(const struct loop *loop, int timeout_ms)
{
	const struct timer *first = loop_earliest(loop, INT64_MAX);
	int64_t left;

	if (!first)
		return timeout_ms;
	left = first->at_ms - clock_monotonic();
	if (left < 0)
		left = 0;
	if (timeout_ms >= 0 && left > timeout_ms)
		return timeout_ms;
	return left > INT_MAX ? INT_MAX : (int)left;
}

static void loop_serve_ready(struct loop *loop, int ready)
{
	for (size_t i = 0; i < loop->poll_count && ready > 0; i++) {
		struct pollfd polled = loop->polls[i];
		struct watch *watch = loop_watch_of(loop, polled.fd);

		if (!polled.revents)
			continue;
		ready--;
		/* An earlier call of this turn may have unwatched it, watched it anew, or paused it. */
		if (watch && watch->serial == loop->serials[i] && watch->events)
			watch->ready(watch->arg, polled.fd, polled.revents);
	}
}

/* Timers that the called functions start wait for the next turn, so that descriptors get theirs. */
static void loop_serve_timers(struct loop *loop)
{
	int64_t now = clock_monotonic(), last_id = loop->last_timer;
	const struct timer *first;

	while ((first = loop_earliest(loop, last_id)) && first->at_ms <= now) {
		struct timer timer = *first;

		loop_cancel(loop, timer.id);
		timer.due(timer.arg);
	}
}

void loop_turn(struct loop *loop, int timeout_ms)
{
	int ready;

	if (loop->stale)
		loop_make_polls(loop);
	ready = poll(loop->polls, loop->poll_count, loop_patience(loop, timeout_ms));
	if (ready > 0)
		loop_serve_ready(loop, ready);
	loop_serve_timers(loop);
	if (loop->turn_end)
		loop->turn_end(loop->turn_end_arg);
}

int loop_run(struct loop *loop)
{
	while (!loop->stopped)
		loop_turn(loop, -1);
	loop->stopped = false;
	return loop->status;
}

void loop_stop(struct loop *loop, int status)
{
	loop->stopped = true;
	loop->status = status;
}
