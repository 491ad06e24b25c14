/*
 * The store: questions and sessions go there, verdicts come back; when it is lost the sessions wait for the next one.
 */
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/log.h"
#include "monitor/monitor.h"

enum { SESSION_KILL_MS = 4 * 1000 };

bool store_ready(const struct monitor *monitor)
{
	return monitor->store && monitor->store->ready && monitor->store->control && !monitor->store->stopping;
}

bool store_send(struct monitor *monitor, const struct message *message)
{
	struct process *store = monitor->store;

	if (!store || !store->control || !channel_send(store->control, message))
		return false;
	loop_events(monitor->loop, channel_fd(store->control), channel_events(store->control));
	return true;
}

bool store_session(struct monitor *monitor, const struct session *session, int fd)
{
	struct message message;

	message_init(&message, CONTROL_SESSION);
	rows_add(&message.rows, &session_record, session);
	message.fds[message.fd_count++] = fd;
	bool ok = store_ready(monitor) && store_send(monitor, &message);
	message_free(&message);
	return ok;
}

void store_about(struct monitor *monitor, int kind, int64_t number)
{
	struct message message;

	message_init(&message, (uint16_t)kind);
	((struct session *)rows_new(&message.rows, &session_record))->session = number;
	if (store_ready(monitor))
		store_send(monitor, &message);
	message_free(&message);
}

void store_message(struct process *process, struct message *message)
{
	struct monitor *monitor = process->monitor;

	if (message->kind == CONTROL_VERDICT) {
		const struct verdict *verdict = rows_first(&message->rows, &verdict_record);
		struct connection *connection = connection_find(monitor, verdict->connection);
		if (connection)
			login_verdict(connection, verdict);
	}
	if (message->kind == CONTROL_MAIL)
		mailer_ask(monitor, message);
	if (message->kind == CONTROL_SESSION_KILL) {
		const struct session *session = rows_first(&message->rows, &session_record);
		struct seat *seat = seat_find(monitor, session->session);
		if (seat)
			seat_shut_out(seat, SESSION_KILL_MS);
	}
}

void store_born(struct process *process)
{
	struct monitor *monitor = process->monitor;

	log_line("store %d: ready again", (int)process->pid);
	seats_store_back(monitor);
	logins_ask_again(monitor);
}

void store_lost(struct process *process)
{
	struct monitor *monitor = process->monitor;

	if (monitor->store != process)
		return;
	monitor->store = NULL;
	if (monitor->stop_step)
		return;
	log_line("the store is lost, a new one is started");
	if (process->ready) {
		seats_store_lost(monitor);
		logins_store_lost(monitor);
	}
	process->wanted_again = true;
}
