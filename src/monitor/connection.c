/* One gate: its control socket, what it may say, its limits, its end. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/sock.h"
#include "monitor/monitor.h"

enum {
	MESSAGE_BYTES = 64 * 1024,	/* no gate has more to say at once */
	GRACE_MORE_MS = 5 * 1000,	/* the gate ends by itself before this */
	PING_MS = 60 * 1000,
	PONG_MS = 10 * 1000,
};

/* Words of a gate about its end, and what they cost its address. Others are for the log only. */
static const struct { const char *word; enum penalty penalty; } notes[] = {
	{ "grace", PENALTY_GRACE },
	{ "kex", PENALTY_GRACE },
	{ "kex-failed", PENALTY_NO_LOGIN },
	{ "unanswered", PENALTY_FAILED },
	{ "denials", PENALTY_FAILED },
	{ "answers", PENALTY_FAILED },
	{ "requests", PENALTY_REFUSED },
	{ "name", PENALTY_REFUSED },
	{ "name-changed", PENALTY_REFUSED },
	{ "protocol", PENALTY_REFUSED },
};

struct connection *connection_find(struct monitor *monitor, int64_t number)
{
	struct connection *connection = monitor->connections;

	while (connection && connection->number != number)
		connection = connection->next;
	return connection;
}

void connection_send(struct connection *connection, const struct message *message)
{
	if (!connection->control)
		return;
	if (!channel_send(connection->control, message))
		connection_kill(connection, "does not read");
	else
		loop_events(connection->monitor->loop, channel_fd(connection->control), channel_events(connection->control));
}

void connection_no_stranger(struct connection *connection)
{
	if (!connection->counted)
		return;
	connection->counted = false;
	admission_known(connection->monitor->admission, &connection->source);
}

void connection_known(struct connection *connection)
{
	connection_no_stranger(connection);
	if (connection->phase != CONNECTION_STRANGER)
		return;
	connection->phase = CONNECTION_KNOWN;
	loop_cancel(connection->monitor->loop, connection->login_timer);
	connection->login_timer = 0;
}

/* ---- the end ---- */

static void connection_free_when_over(struct connection *connection)
{
	struct monitor *monitor = connection->monitor;

	if (connection->control || !connection->reaped)
		return;
	for (struct connection **at = &monitor->connections; *at; at = &(*at)->next)
		if (*at == connection) {
			*at = connection->next;
			break;
		}
	free(connection);
	stop_check(monitor);
}

/* What it did wrong as a stranger; the gate's own word goes before what we saw. */
static enum penalty penalty_of(const struct connection *connection)
{
	if (connection->phase != CONNECTION_STRANGER)
		return PENALTY_NOTHING;
	if (connection->penalty != PENALTY_NOTHING)
		return connection->penalty;
	return connection->questions ? PENALTY_FAILED : PENALTY_NO_LOGIN;
}

void connection_gone(struct connection *connection)
{
	struct monitor *monitor = connection->monitor;

	admission_penalise(monitor->admission, &connection->source, connection->user, penalty_of(connection),
		clock_monotonic());
	connection_known(connection);
	login_forget(connection);
	loop_unwatch(monitor->loop, channel_fd(connection->control));
	channel_free(connection->control);
	connection->control = NULL;
	if (connection->seat)
		seat_gate_lost(connection->seat);
	/* Without a zygote and a pid it was never born. */
	if (!connection->zygote && !connection->pid)
		connection->reaped = true;
	connection_free_when_over(connection);
}

void connection_kill(struct connection *connection, const char *why)
{
	log_line("connection %lld from %s: %s, its gate is ended", (long long)connection->number, connection->address, why);
	if (connection->pid && !connection->reaped)
		kill(connection->pid, SIGKILL);
	else if (connection->control)
		shutdown(channel_fd(connection->control), SHUT_RDWR);
}

void connection_spawned(struct connection *connection, pid_t pid)
{
	connection->pid = pid;
}

void connection_ended(struct connection *connection, int how)
{
	struct monitor *monitor = connection->monitor;

	connection->reaped = true;
	connection->pid = 0;
	connection->zygote = NULL;
	if (WIFSIGNALED(how) || WEXITSTATUS(how)) {
		log_line("connection %lld from %s: gate ended with %s %d", (long long)connection->number, connection->address,
			WIFSIGNALED(how) ? "signal" : "status", WIFSIGNALED(how) ? WTERMSIG(how) : WEXITSTATUS(how));
		admission_penalise(monitor->admission, &connection->source, "", PENALTY_CRASH, clock_monotonic());
		zygote_replace(monitor);
	}
	connection_free_when_over(connection);
}

void connections_zygote_lost(struct monitor *monitor, const struct process *zygote)
{
	struct connection *next;

	for (struct connection *connection = monitor->connections; connection; connection = next) {
		next = connection->next;
		if (connection->zygote != zygote)
			continue;
		connection->zygote = NULL;
		/* Living ones are ours to reap; this one was reaped, or never born. */
		if (!connection->reaped && (connection->pid ? kill(connection->pid, 0) < 0 : !connection->control)) {
			connection->reaped = true;
			connection_free_when_over(connection);
		}
	}
}

static void login_too_long(void *arg)
{
	struct connection *connection = arg;

	connection->login_timer = 0;
	connection_kill(connection, "did not log in");
}

/* ---- what a gate says ---- */

static void refuse_start(struct connection *connection, const struct err *err)
{
	struct message answer;

	message_init(&answer, CONTROL_STARTED);
	message_refuse(&answer, err);
	connection_send(connection, &answer);
	message_free(&answer);
}

static bool on_start(struct connection *connection, struct message *message)
{
	const struct start *start = rows_first(&message->rows, &start_record);
	struct err err = ERR_INIT;
	struct message answer;
	int terminal = -1, side = -1;

	if (connection->phase != CONNECTION_KNOWN || !connection->employee_id)
		return false;
	connection->phase = CONNECTION_SEATED;
	connection->seat = seat_new(connection, start, &terminal, &side, &err);
	if (!connection->seat) {
		refuse_start(connection, &err);
		return true;
	}
	message_init(&answer, CONTROL_STARTED);
	answer.fds[0] = terminal;
	answer.fds[1] = side;
	answer.fd_count = 2;
	connection_send(connection, &answer);
	message_free(&answer);
	close(terminal);
	close(side);
	return true;
}

static void on_note(struct connection *connection, const struct note *note)
{
	for (size_t i = 0; i < COUNT_OF(notes); i++)
		if (strcmp(notes[i].word, note->word) == 0)
			connection->penalty = notes[i].penalty;
	if (connection->phase == CONNECTION_STRANGER)
		log_line("connection %lld from %s: not logged in: %s", (long long)connection->number, connection->address,
			note->word);
}

/* False: it broke the rules. */
static bool handle(struct connection *connection, struct message *message)
{
	if (!control_check(message, CONTROL_SIDE_GATE, CONTROL_SIDE_MONITOR, NULL))
		return false;
	switch (message->kind) {
	case CONTROL_AUTH_KEY:
	case CONTROL_AUTH_PASSWORD:
		return login_question(connection, message);
	case CONTROL_START:
		return on_start(connection, message);
	case CONTROL_GATE_NOTE:
		on_note(connection, rows_first(&message->rows, &note_record));
		return true;
	case CONTROL_PONG:
		connection->ping_open = false;
		return true;
	default:
		return false;
	}
}

static void control_ready(void *arg, int fd, short revents)
{
	struct connection *connection = arg;
	struct message message;
	enum channel_result result;
	bool ok = true;

	(void)fd;
	(void)revents;
	channel_flush(connection->control);
	while (ok && (result = channel_receive(connection->control, &message, NULL)) == CHANNEL_DONE) {
		ok = handle(connection, &message);
		message_free(&message);
	}
	if (!ok || result == CHANNEL_BROKEN) {
		connection->penalty = PENALTY_REFUSED;
		connection_kill(connection, "breaks the protocol");
	}
	if (!ok || result != CHANNEL_AGAIN)
		connection_gone(connection);
	else
		loop_events(connection->monitor->loop, channel_fd(connection->control), channel_events(connection->control));
}

/* ---- birth ---- */

static bool spawn_gate(struct connection *connection, int tcp, int gate_end)
{
	struct message message;

	message_init(&message, CONTROL_SPAWN);
	struct spawn *spawn = rows_new(&message.rows, &spawn_record);
	spawn->connection = connection->number;
	snprintf(spawn->source, sizeof(spawn->source), "%s", connection->address);
	message.fds[0] = tcp;
	message.fds[1] = gate_end;
	message.fd_count = 2;
	connection->zygote = zygote_spawn(connection->monitor, PROCESS_GATE_ZYGOTE, &message);
	message_free(&message);
	return connection->zygote != NULL;
}

void connection_new(struct monitor *monitor, int tcp, const struct source *source, const char *address)
{
	struct connection *connection = mem_new(1, sizeof(*connection));
	struct err err = ERR_INIT;
	int ends[2] = { -1, -1 };

	connection->monitor = monitor;
	connection->number = ++monitor->last_number;
	connection->source = *source;
	connection->counted = true;
	connection->born_at = clock_monotonic();
	snprintf(connection->address, sizeof(connection->address), "%s", address);
	if (!sock_pair(SOCK_SEQPACKET, ends, &err) || !spawn_gate(connection, tcp, ends[1])) {
		log_line("connection from %s refused: %s", address, err.code ? err.text : "no gate");
		admission_known(monitor->admission, source);
		fd_close(&ends[0]);
		fd_close(&ends[1]);
		close(tcp);
		free(connection);
		return;
	}
	close(tcp);
	close(ends[1]);
	connection->control = channel_new(ends[0]);
	channel_limit(connection->control, MESSAGE_BYTES);
	connection->next = monitor->connections;
	monitor->connections = connection;
	loop_watch(monitor->loop, ends[0], POLLIN, control_ready, connection);
	connection->login_timer = loop_after(monitor->loop, (int64_t)monitor->conf.grace_seconds * 1000 + GRACE_MORE_MS,
		login_too_long, connection);
	connections_ping(monitor);
}

/* ---- is there anybody ---- */

static void pongs_due(void *arg)
{
	struct monitor *monitor = arg;

	monitor->ping_timer = 0;
	for (struct connection *connection = monitor->connections; connection; connection = connection->next)
		if (connection->ping_open) {
			connection->ping_open = false;
			connection_kill(connection, "does not answer");
		}
	connections_ping(monitor);
}

static void pings_due(void *arg)
{
	struct monitor *monitor = arg;
	struct message ping;

	message_init(&ping, CONTROL_PING);
	for (struct connection *connection = monitor->connections; connection; connection = connection->next)
		if (connection->control) {
			connection->ping_open = true;
			connection_send(connection, &ping);
		}
	message_free(&ping);
	monitor->ping_timer = loop_after(monitor->loop, PONG_MS, pongs_due, monitor);
}

void connections_ping(struct monitor *monitor)
{
	if (!monitor->ping_timer && monitor->connections)
		monitor->ping_timer = loop_after(monitor->loop, PING_MS, pings_due, monitor);
}
