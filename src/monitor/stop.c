/* The orderly end: people first, then gates and zygotes, the store last, because drafts go there. */
#include <signal.h>

#include "base/log.h"
#include "monitor/monitor.h"

enum { STEP_NONE, STEP_PEOPLE, STEP_ZYGOTES, STEP_STORE, STEP_OVER };

enum { PEOPLE_MS = 3 * 1000, ZYGOTES_MS = 3 * 1000, STORE_MS = 20 * 1000 };

static void next_step(struct monitor *monitor);

static void step_too_long(void *arg)
{
	struct monitor *monitor = arg;

	monitor->stop_timer = 0;
	next_step(monitor);
}

/* Desks say goodbye and send what was typed to the store; strangers are sent away. */
static void stop_people(struct monitor *monitor)
{
	struct message stop;

	listener_close(monitor);
	ctl_close(monitor);
	message_init(&stop, CONTROL_STOP);
	for (struct connection *connection = monitor->connections; connection; connection = connection->next)
		connection_send(connection, &stop);
	message_free(&stop);
	for (struct seat *seat = monitor->seats; seat; seat = seat->next)
		seat_stop(seat, PEOPLE_MS);
}

static void stop_zygotes(struct monitor *monitor)
{
	for (struct seat *seat = monitor->seats; seat; seat = seat->next)
		if (seat->pid && !seat->reaped)
			kill(seat->pid, SIGKILL);
	for (struct connection *connection = monitor->connections; connection; connection = connection->next)
		if (connection->pid && !connection->reaped)
			kill(connection->pid, SIGKILL);
	for (struct process *process = monitor->processes; process; process = process->next)
		if (process->kind != PROCESS_STORE)
			process_stop(process, ZYGOTES_MS / 2);
}

static void stop_store(struct monitor *monitor)
{
	for (struct process *process = monitor->processes; process; process = process->next)
		if (process->kind == PROCESS_STORE)
			process_stop(process, STORE_MS / 2);
		else if (process->pid)
			kill(process->pid, SIGKILL);
}

static bool only_store_left(const struct monitor *monitor)
{
	for (const struct process *process = monitor->processes; process; process = process->next)
		if (process->kind != PROCESS_STORE)
			return false;
	return true;
}

static bool step_done(const struct monitor *monitor)
{
	switch (monitor->stop_step) {
	case STEP_PEOPLE:
		return !monitor->seats && !monitor->connections;
	case STEP_ZYGOTES:
		return only_store_left(monitor);
	case STEP_STORE:
		return !monitor->processes;
	default:
		return false;
	}
}

static void next_step(struct monitor *monitor)
{
	static const int64_t patience_ms[] = {
		[STEP_PEOPLE] = PEOPLE_MS, [STEP_ZYGOTES] = ZYGOTES_MS, [STEP_STORE] = STORE_MS,
	};

	loop_cancel(monitor->loop, monitor->stop_timer);
	monitor->stop_timer = 0;
	monitor->stop_step++;
	if (monitor->stop_step == STEP_PEOPLE)
		stop_people(monitor);
	if (monitor->stop_step == STEP_ZYGOTES)
		stop_zygotes(monitor);
	if (monitor->stop_step == STEP_STORE)
		stop_store(monitor);
	if (monitor->stop_step >= STEP_OVER) {
		loop_stop(monitor->loop, 0);
		return;
	}
	monitor->stop_timer = loop_after(monitor->loop, patience_ms[monitor->stop_step], step_too_long, monitor);
	stop_check(monitor);
}

static void check(void *arg)
{
	struct monitor *monitor = arg;

	if (step_done(monitor))
		next_step(monitor);
}

/* In a turn of its own: the caller may be in the middle of a list. */
void stop_check(struct monitor *monitor)
{
	if (monitor->stop_step && monitor->stop_step < STEP_OVER)
		loop_after(monitor->loop, 0, check, monitor);
}

void stop_begin(struct monitor *monitor)
{
	if (monitor->stop_step >= STEP_STORE)
		return;		/* the store is never hurried */
	log_line(monitor->stop_step ? "stopping at once" : "stopping");
	next_step(monitor);
}
