/*
 * Gate and desk zygotes. A gate zygote serves a number of connections and is then replaced by fork and exec, and at
 * once after an abnormal end of a gate: a crash never leaves the same memory layout to be probed again. Its successor
 * is warm before it retires; a retired one ends with its last gate.
 */
#include <poll.h>

#include "base/log.h"
#include "monitor/monitor.h"

enum {
	CONNECTIONS_MOST = 16,		/* of one gate zygote */
	SUCCESSOR_FROM = 8,		/* so many in, the next one is started */
};

static bool usable(const struct process *process)
{
	return process && process->ready && process->control && !process->stopping;
}

static void start_successor(struct monitor *monitor)
{
	struct err err = ERR_INIT;

	if (monitor->gate_successor || monitor->stop_step)
		return;
	monitor->gate_successor = process_start(monitor, PROCESS_GATE_ZYGOTE, &err);
	if (!monitor->gate_successor)
		log_line("%s", err.text);
}

/* The successor takes over when it is warm and the time has come. */
static void succeed(struct monitor *monitor)
{
	struct process *old = monitor->gate_zygote;

	if (!usable(monitor->gate_successor) || (old && old->spawned < CONNECTIONS_MOST))
		return;
	monitor->gate_zygote = monitor->gate_successor;
	monitor->gate_successor = NULL;
	if (old)
		process_stop(old, 0);
}

void zygote_replace(struct monitor *monitor)
{
	if (!monitor->gate_zygote)
		return;
	monitor->gate_zygote->spawned = CONNECTIONS_MOST;
	start_successor(monitor);
	succeed(monitor);
}

struct process *zygote_spawn(struct monitor *monitor, enum process_kind kind, const struct message *message)
{
	bool gate = kind == PROCESS_GATE_ZYGOTE;
	struct process *process = gate ? monitor->gate_zygote : monitor->desk_zygote;

	if (!usable(process) || !channel_send(process->control, message))
		return NULL;
	loop_events(monitor->loop, channel_fd(process->control), channel_events(process->control));
	process->spawned++;
	if (gate && process->spawned >= SUCCESSOR_FROM)
		start_successor(monitor);
	if (gate)
		succeed(monitor);
	return process;
}

void zygote_message(struct process *process, struct message *message)
{
	const struct spawned *row = rows_first(&message->rows, &spawned_record);
	bool gate = process->kind == PROCESS_GATE_ZYGOTE;
	struct connection *connection = gate ? connection_find(process->monitor, row->connection) : NULL;
	struct seat *seat = gate ? NULL : seat_find(process->monitor, row->connection);

	if (message->kind == CONTROL_SPAWNED && connection)
		connection_spawned(connection, (pid_t)row->pid);
	if (message->kind == CONTROL_SPAWNED && seat)
		seat_spawned(seat, (pid_t)row->pid);
	if (message->kind == CONTROL_ENDED && connection)
		connection_ended(connection, (int)row->how);
	if (message->kind == CONTROL_ENDED && seat)
		seat_ended(seat, (int)row->how);
}

void zygote_born(struct process *process)
{
	if (process->kind == PROCESS_GATE_ZYGOTE)
		succeed(process->monitor);
}

void zygote_lost(struct process *process)
{
	struct monitor *monitor = process->monitor;
	bool needed = !process->stopping && !monitor->stop_step;

	connections_zygote_lost(monitor, process);
	seats_zygote_lost(monitor, process);
	if (monitor->desk_zygote == process)
		monitor->desk_zygote = NULL;
	if (monitor->gate_successor == process)
		monitor->gate_successor = NULL;
	if (monitor->gate_zygote == process)
		monitor->gate_zygote = NULL;
	if (!needed)
		return;
	succeed(monitor);
	process->wanted_again = process->kind == PROCESS_DESK_ZYGOTE
		|| (!monitor->gate_zygote && !monitor->gate_successor);
}
