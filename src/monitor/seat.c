/* One desk and its person: sockets to gate and store, a life across a restart of the store, an end. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/sock.h"
#include "monitor/monitor.h"

enum {
	GATE_LOST_MS = 15 * 1000,	/* to save what was typed, also across a restart of the store */
};

struct seat *seat_find(struct monitor *monitor, int64_t number)
{
	struct seat *seat = monitor->seats;

	while (seat && seat->number != number)
		seat = seat->next;
	return seat;
}

static void seat_tell(struct seat *seat, int kind, int fd)
{
	struct message message;

	if (!seat->control)
		return;
	message_init(&message, (uint16_t)kind);
	if (fd >= 0)
		message.fds[message.fd_count++] = fd;
	channel_send(seat->control, &message);
	message_free(&message);
	loop_events(seat->monitor->loop, channel_fd(seat->control), channel_events(seat->control));
}

/* ---- the end ---- */

static void seat_free_when_over(struct seat *seat)
{
	struct monitor *monitor = seat->monitor;

	if (seat->control || !seat->reaped)
		return;
	for (struct seat **at = &monitor->seats; *at; at = &(*at)->next)
		if (*at == seat) {
			*at = seat->next;
			break;
		}
	loop_cancel(monitor->loop, seat->kill_timer);
	free(seat);
	stop_check(monitor);
}

static void seat_gone(struct seat *seat)
{
	struct monitor *monitor = seat->monitor;

	loop_unwatch(monitor->loop, channel_fd(seat->control));
	channel_free(seat->control);
	seat->control = NULL;
	store_about(monitor, CONTROL_SESSION_END, seat->number);
	if (seat->connection)
		seat->connection->seat = NULL;
	seat->connection = NULL;
	if (!seat->zygote && !seat->pid)
		seat->reaped = true;
	seat_free_when_over(seat);
}

static void too_slow(void *arg)
{
	struct seat *seat = arg;

	seat->kill_timer = 0;
	log_line("session %lld: its desk does not end, is killed", (long long)seat->number);
	if (seat->pid && !seat->reaped)
		kill(seat->pid, SIGKILL);
	else if (seat->control)
		shutdown(channel_fd(seat->control), SHUT_RDWR);
}

static void kill_after(struct seat *seat, int64_t patience_ms)
{
	loop_cancel(seat->monitor->loop, seat->kill_timer);
	seat->kill_timer = loop_after(seat->monitor->loop, patience_ms, too_slow, seat);
}

void seat_stop(struct seat *seat, int64_t patience_ms)
{
	seat_tell(seat, CONTROL_STOP, -1);
	kill_after(seat, patience_ms);
}

void seat_shut_out(struct seat *seat, int64_t patience_ms)
{
	seat_tell(seat, CONTROL_DESK_SHUT_OUT, -1);
	kill_after(seat, patience_ms);
}

void seat_gate_lost(struct seat *seat)
{
	seat->connection = NULL;
	if (!seat->control)
		return;
	store_about(seat->monitor, CONTROL_SESSION_LOCK, seat->number);
	kill_after(seat, GATE_LOST_MS);
}

void seat_spawned(struct seat *seat, pid_t pid)
{
	seat->pid = pid;
}

void seat_ended(struct seat *seat, int how)
{
	seat->reaped = true;
	seat->pid = 0;
	seat->zygote = NULL;
	if (WIFSIGNALED(how))
		log_line("session %lld: desk ended with signal %d", (long long)seat->number, WTERMSIG(how));
	seat_free_when_over(seat);
}

void seats_zygote_lost(struct monitor *monitor, const struct process *zygote)
{
	struct seat *next;

	for (struct seat *seat = monitor->seats; seat; seat = next) {
		next = seat->next;
		if (seat->zygote != zygote)
			continue;
		seat->zygote = NULL;
		/* Living ones are ours to reap; this one was reaped, or never born. */
		if (!seat->reaped && (seat->pid ? kill(seat->pid, 0) < 0 : !seat->control)) {
			seat->reaped = true;
			seat_free_when_over(seat);
		}
	}
}

/* A desk has nothing to tell us but that it is gone. */
static void control_ready(void *arg, int fd, short revents)
{
	struct seat *seat = arg;
	struct message message;

	(void)fd;
	(void)revents;
	channel_flush(seat->control);
	enum channel_result result = channel_receive(seat->control, &message, NULL);
	if (result == CHANNEL_AGAIN) {
		loop_events(seat->monitor->loop, channel_fd(seat->control), channel_events(seat->control));
		return;
	}
	if (result != CHANNEL_GONE) {
		log_line("session %lld: its desk breaks the protocol", (long long)seat->number);
		message_free(&message);
		if (seat->pid && !seat->reaped)
			kill(seat->pid, SIGKILL);
	}
	seat_gone(seat);
}

/* ---- birth ---- */

/* What is open at the same time: a seat whose gate is lost is on its way out and does not count. */
static bool seat_allowed(const struct monitor *monitor, id employee_id, struct err *err)
{
	int own = 0, all = 0;

	for (const struct seat *seat = monitor->seats; seat; seat = seat->next) {
		all++;
		own += seat->employee_id == employee_id && seat->connection && seat->control;
	}
	if (monitor->stop_step)
		return err_set(err, ERR_BUSY, "wijkd stopt. Log straks opnieuw in.");
	if (!store_ready(monitor))
		return err_set(err, ERR_BUSY, "wijkd start net opnieuw. Probeer het zo weer.");
	if (own >= monitor->conf.max_sessions_per_user)
		return err_set(err, ERR_BUSY, "U bent al %d keer ingelogd. Sluit eerst een ander scherm.", own);
	if (all >= monitor->conf.max_sessions)
		return err_set(err, ERR_BUSY, "Er zijn nu te veel mensen ingelogd. Probeer het later weer.");
	return true;
}

/* No language is taken for UTF-8: PuTTY sends none. */
static bool speaks_utf8(const char *lang)
{
	return !lang[0] || strcasestr(lang, "utf-8") || strcasestr(lang, "utf8");
}

static void fill_spawn(const struct seat *seat, const struct start *start, struct spawn *spawn)
{
	spawn->connection = seat->number;
	snprintf(spawn->source, sizeof(spawn->source), "%s", seat->address);
	snprintf(spawn->term, sizeof(spawn->term), "%s", start->term);
	snprintf(spawn->lang, sizeof(spawn->lang), "%s", start->lang);
	snprintf(spawn->command, sizeof(spawn->command), "%s", start->command);
	spawn->rows = start->rows;
	spawn->cols = start->cols;
	spawn->utf8 = speaks_utf8(start->lang);
	spawn->has_terminal = start->has_terminal;
}

static void fill_session(const struct seat *seat, bool restored, struct session *session)
{
	record_init(&session_record, session);
	session->session = seat->number;
	session->employee_id = seat->employee_id;
	session->kind = seat->kind;
	session->restored = restored;
	snprintf(session->source, sizeof(session->source), "%s", seat->address);
}

/* The pairs of a session; [0] is the desk's end. */
enum pair { PAIR_CONTROL, PAIR_TERMINAL, PAIR_SIDE, PAIR_SESSION, PAIRS };

static void pairs_close(int pairs[PAIRS][2])
{
	for (int i = 0; i < PAIRS; i++) {
		fd_close(&pairs[i][0]);
		fd_close(&pairs[i][1]);
	}
}

static bool pairs_make(int pairs[PAIRS][2], struct err *err)
{
	for (int i = 0; i < PAIRS; i++)
		pairs[i][0] = pairs[i][1] = -1;
	for (int i = 0; i < PAIRS; i++)
		if (!sock_pair(i == PAIR_TERMINAL ? SOCK_STREAM : SOCK_SEQPACKET, pairs[i], err)) {
			pairs_close(pairs);
			return false;
		}
	return true;
}

static bool seat_spawn(struct seat *seat, const struct start *start, int pairs[PAIRS][2])
{
	struct message message;

	message_init(&message, CONTROL_SPAWN);
	fill_spawn(seat, start, rows_new(&message.rows, &spawn_record));
	for (int i = 0; i < PAIRS; i++)
		message.fds[message.fd_count++] = pairs[i][0];
	seat->zygote = zygote_spawn(seat->monitor, PROCESS_DESK_ZYGOTE, &message);
	message_free(&message);
	return seat->zygote != NULL;
}

struct seat *seat_new(struct connection *connection, const struct start *start, int *terminal, int *side,
	struct err *err)
{
	struct monitor *monitor = connection->monitor;
	struct session session;
	int pairs[PAIRS][2];

	if (!seat_allowed(monitor, connection->employee_id, err) || !pairs_make(pairs, err))
		return NULL;
	struct seat *seat = mem_new(1, sizeof(*seat));
	*seat = (struct seat){ .monitor = monitor, .number = ++monitor->last_number, .employee_id = connection->employee_id,
		.kind = start->command[0] ? SESSION_COMMAND : SESSION_DESK, .connection = connection };
	snprintf(seat->address, sizeof(seat->address), "%s", connection->address);
	fill_session(seat, false, &session);
	/* The identity is with the store before the desk can say a word. */
	if (!store_session(monitor, &session, pairs[PAIR_SESSION][1]) || !seat_spawn(seat, start, pairs)) {
		store_about(monitor, CONTROL_SESSION_END, seat->number);
		err_set(err, ERR_BUSY, "Het lukt nu niet om een scherm te openen. Probeer het zo weer.");
		pairs_close(pairs);
		free(seat);
		return NULL;
	}
	seat->control = channel_new(pairs[PAIR_CONTROL][1]);
	*terminal = pairs[PAIR_TERMINAL][1];
	*side = pairs[PAIR_SIDE][1];
	pairs[PAIR_CONTROL][1] = pairs[PAIR_TERMINAL][1] = pairs[PAIR_SIDE][1] = -1;	/* in other hands */
	pairs_close(pairs);
	seat->next = monitor->seats;
	monitor->seats = seat;
	loop_watch(monitor->loop, channel_fd(seat->control), POLLIN, control_ready, seat);
	log_line("session %lld: employee %lld, %s, connection %lld", (long long)seat->number, (long long)seat->employee_id,
		seat->kind == SESSION_DESK ? "desk" : "command", (long long)connection->number);
	return seat;
}

/* ---- the store went and came ---- */

void seats_store_lost(struct monitor *monitor)
{
	for (struct seat *seat = monitor->seats; seat; seat = seat->next)
		seat_tell(seat, CONTROL_DESK_STORE_LOST, -1);
}

static void seat_restore(struct seat *seat)
{
	struct session session;
	struct err err = ERR_INIT;
	int ends[2];

	if (!sock_pair(SOCK_SEQPACKET, ends, &err)) {
		log_line("session %lld: %s", (long long)seat->number, err.text);
		seat_stop(seat, 0);
		return;
	}
	fill_session(seat, true, &session);
	if (store_session(seat->monitor, &session, ends[1]))
		seat_tell(seat, CONTROL_DESK_SESSION, ends[0]);
	if (!seat->connection)
		store_about(seat->monitor, CONTROL_SESSION_LOCK, seat->number);
	close(ends[0]);
	close(ends[1]);
}

void seats_store_back(struct monitor *monitor)
{
	for (struct seat *seat = monitor->seats; seat; seat = seat->next)
		if (seat->control)
			seat_restore(seat);
}
