/* The warmed parent of all gates. */
#include "gate/zygote.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/loop.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/sock.h"
#include "gate/gate.h"

struct child {
	pid_t pid;
	int64_t connection;
};

struct zygote {
	struct loop *loop;
	struct channel *control;
	const struct birth *birth;
	ssh_bind bind;
	struct child *children;
	size_t count, room;
	bool stopping;
};

static void report(struct zygote *zygote, int kind, const struct child *child, int how)
{
	struct spawned spawned = { .connection = child->connection, .pid = child->pid, .how = how };
	struct message message;

	message_init(&message, (uint16_t)kind);
	rows_add(&message.rows, &spawned_record, &spawned);
	channel_send(zygote->control, &message);
	message_free(&message);
}

/* Leaves standard descriptors, low and high. */
static void close_others(int low, int high)
{
	const int kept[] = { STDERR_FILENO, low, high };
	const unsigned end = ~0U;

	for (size_t i = 0; i < COUNT_OF(kept); i++) {
		unsigned next = i + 1 < COUNT_OF(kept) ? (unsigned)kept[i + 1] - 1 : end;
		if ((unsigned)kept[i] + 1 <= next)
			close_range((unsigned)kept[i] + 1, next, 0);
	}
}

/* The gate itself; never returns. */
static _Noreturn void gate_child(struct zygote *zygote, const struct spawn *spawn, int tcp, int control)
{
	static const int signals[] = { SIGCHLD };
	const struct sandbox sandbox = { .kind = SANDBOX_GATE };
	struct err err = ERR_INIT;
	sigset_t set;

	/* Only the descriptors: freeing would copy pages that all gates share. */
	close_others(tcp < control ? tcp : control, tcp < control ? control : tcp);
	sigemptyset(&set);
	for (size_t i = 0; i < COUNT_OF(signals); i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	gate_watch_cpu();
	if (!sandbox_enter(&sandbox, &err)) {
		log_line("gate %lld: %s", (long long)spawn->connection, err.text);
		_exit(1);
	}
	gate_serve(zygote->bind, zygote->birth, spawn, tcp, channel_new(control));
	_exit(0);
}

static void spawn_gate(struct zygote *zygote, struct message *message)
{
	const struct spawn *spawn = rows_first(&message->rows, &spawn_record);
	int tcp = message_take_fd(message, 0), control = message_take_fd(message, 1);
	struct child child = { .connection = spawn->connection };

	child.pid = fork();
	if (child.pid == 0)
		gate_child(zygote, spawn, tcp, control);
	fd_close(&tcp);
	fd_close(&control);
	if (child.pid < 0) {
		log_line("no gate for connection %lld: %s", (long long)spawn->connection, strerror(errno));
		report(zygote, CONTROL_ENDED, &child, 1 << 8);
		return;
	}
	if (zygote->count == zygote->room) {
		zygote->room = zygote->room ? 2 * zygote->room : 16;
		zygote->children = mem_grow(zygote->children, zygote->room, sizeof(*zygote->children));
	}
	zygote->children[zygote->count++] = child;
	report(zygote, CONTROL_SPAWNED, &child, 0);
}

static void end_when_done(struct zygote *zygote)
{
	if (zygote->stopping && zygote->count == 0)
		loop_stop(zygote->loop, 0);
}

static void reap(void *arg, int signo)
{
	struct zygote *zygote = arg;
	int how;
	pid_t pid;

	(void)signo;
	while ((pid = waitpid(-1, &how, WNOHANG)) > 0)
		for (size_t i = 0; i < zygote->count; i++) {
			if (zygote->children[i].pid != pid)
				continue;
			report(zygote, CONTROL_ENDED, &zygote->children[i], how);
			zygote->children[i] = zygote->children[--zygote->count];
			break;
		}
	end_when_done(zygote);
}

static void serve(struct zygote *zygote, struct message *message)
{
	struct err err = ERR_INIT;

	if (!control_check(message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE_ZYGOTE, &err)) {
		log_line("%s", err.text);
		loop_stop(zygote->loop, 1);
		return;
	}
	if (message->kind == CONTROL_SPAWN && message->fd_count == 2)
		spawn_gate(zygote, message);
	if (message->kind == CONTROL_STOP) {
		zygote->stopping = true;
		end_when_done(zygote);
	}
}

static void control_ready(void *arg, int fd, short revents)
{
	struct zygote *zygote = arg;
	struct message message;
	enum channel_result result;

	(void)fd;
	(void)revents;
	channel_flush(zygote->control);
	while ((result = channel_receive(zygote->control, &message, NULL)) == CHANNEL_DONE) {
		serve(zygote, &message);
		message_free(&message);
	}
	/* The gates notice by themselves that the monitor is gone. */
	if (result != CHANNEL_AGAIN)
		loop_stop(zygote->loop, result == CHANNEL_GONE ? 0 : 1);
}

static void turn_end(void *arg)
{
	struct zygote *zygote = arg;

	loop_events(zygote->loop, channel_fd(zygote->control), channel_events(zygote->control));
}

int zygote_run(struct channel *control, const struct birth *birth, ssh_bind bind)
{
	static const int signals[] = { SIGCHLD };
	struct zygote zygote = { .loop = loop_new(), .control = control, .birth = birth, .bind = bind };
	struct message ready;
	int status = 1;

	if (loop_signals(zygote.loop, signals, COUNT_OF(signals), reap, &zygote, NULL)) {
		loop_watch(zygote.loop, channel_fd(control), POLLIN, control_ready, &zygote);
		loop_turn_end(zygote.loop, turn_end, &zygote);
		message_init(&ready, CONTROL_READY);
		channel_send(control, &ready);
		message_free(&ready);
		status = loop_run(zygote.loop);
	}
	loop_free(zygote.loop);
	free(zygote.children);
	return status;
}
