/* The children that are born by fork and exec: one row per kind, one way to be born, one way to be missed. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/build.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/sock.h"
#include "conf/birth.h"
#include "monitor/monitor.h"

enum { CONTROL_FD = 3, BIRTH_MS = 10 * 1000, SOON_MS = 5 * 1000 };

static void birth_of_store(const struct monitor *monitor, struct birth *birth, struct message *message);
static void birth_of_gate(const struct monitor *monitor, struct birth *birth, struct message *message);
static void birth_of_desk(const struct monitor *monitor, struct birth *birth, struct message *message);

static const struct kind {
	const char *word;
	const char *program;
	enum control_side side;
	void (*birth)(const struct monitor *monitor, struct birth *birth, struct message *message);
	void (*born)(struct process *process);
	void (*message)(struct process *process, struct message *message);
	void (*lost)(struct process *process);
} kinds[] = {
	[PROCESS_STORE] = { "store", "wijkd-store", CONTROL_SIDE_STORE,
		birth_of_store, store_born, store_message, store_lost },
	[PROCESS_GATE_ZYGOTE] = { "gate", "wijkd-gate", CONTROL_SIDE_GATE_ZYGOTE,
		birth_of_gate, zygote_born, zygote_message, zygote_lost },
	[PROCESS_DESK_ZYGOTE] = { "desk", "wijkd-desk", CONTROL_SIDE_DESK_ZYGOTE,
		birth_of_desk, zygote_born, zygote_message, zygote_lost },
};

/* How long after the n-th loss in a row a new one is started. */
static const int64_t again_ms[] = { 0, 200, 1000, 5000 };

/* ---- birth: each gets what it needs and no more ---- */

static void birth_of_store(const struct monitor *monitor, struct birth *birth, struct message *message)
{
	conf_birth_of_store(&monitor->conf, birth);
	snprintf(birth->state_path, sizeof(birth->state_path), "%s", monitor->state_path);
	birth->mail = *monitor->conf.mail_program != '\0';
	message->fds[message->fd_count++] = monitor->state_fd;
}

static void birth_of_gate(const struct monitor *monitor, struct birth *birth, struct message *message)
{
	const struct conf *conf = &monitor->conf;

	snprintf(birth->banner, sizeof(birth->banner), "%s", conf->banner);
	birth->second_factor = conf->second_factor;
	birth->compression = conf->compression;
	birth->away_seconds = conf->away_seconds;
	birth->grace_seconds = conf->grace_seconds;
	birth->kex_seconds = conf->kex_seconds;
	birth->tries = conf->tries;
	for (int i = 0; i < monitor->host_key_count; i++)
		message->fds[message->fd_count++] = monitor->host_keys[i];
}

static void birth_of_desk(const struct monitor *monitor, struct birth *birth, struct message *message)
{
	(void)monitor, (void)birth, (void)message;
}

static void send_birth(struct process *process)
{
	struct message message;

	message_init(&message, CONTROL_BIRTH);
	struct birth *birth = rows_new(&message.rows, &birth_record);
	snprintf(birth->build, sizeof(birth->build), "%s", build_id());
	snprintf(birth->process, sizeof(birth->process), "%s", kinds[process->kind].word);
	birth->clock_offset = process->monitor->conf.clock_offset;
	kinds[process->kind].birth(process->monitor, birth, &message);
	channel_send(process->control, &message);
	message_free(&message);
}

/* Nothing of the environment crosses but this. A sanitized build listens to its own variables. */
static void child_environment(char *environment[], size_t room)
{
	static char *const fixed[] = { "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "TZ=Europe/Amsterdam" };
	size_t count = 0;

	for (; count < COUNT_OF(fixed); count++)
		environment[count] = fixed[count];
#ifndef WIJKD_SANDBOX
	static const char *const names[] = { "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=" };
	for (char **at = environ; *at; at++)
		for (size_t i = 0; i < COUNT_OF(names); i++)
			if (strncmp(*at, names[i], strlen(names[i])) == 0 && count + 1 < room)
				environment[count++] = *at;
#endif
	(void)room;
	environment[count] = NULL;
}

/*
 * In the child: descriptors 0..2, the control socket on 3, and nothing else; a session of its own, so that ^C is ours.
 */
static _Noreturn void child(const char *path, int control)
{
	enum { ENVIRONMENT = 8 };
	static const int not_theirs[] = { SIGTERM, SIGINT, SIGHUP };
	char *environment[ENVIRONMENT], *const argv[] = { (char *)path, NULL };
	sigset_t none;
	int null = open("/dev/null", O_RDWR);

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* Who stops us with a signal to all at once (systemd, pkill) means the monitor: it tells the others in good order. */
	for (size_t i = 0; i < COUNT_OF(not_theirs); i++)
		signal(not_theirs[i], SIG_IGN);
	setsid();
	child_environment(environment, ENVIRONMENT);
	if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0)
		_exit(126);
	if (control == CONTROL_FD ? fcntl(control, F_SETFD, 0) < 0 : dup2(control, CONTROL_FD) < 0)
		_exit(126);
	close_range(CONTROL_FD + 1, ~0U, 0);
	execve(path, argv, environment);
	log_line("%s: %s", path, strerror(errno));
	_exit(127);
}

static void control_ready(void *arg, int fd, short revents);

static void birth_too_long(void *arg)
{
	struct process *process = arg;

	process->timer = 0;
	log_line("%s %d: not ready after %d s", kinds[process->kind].word, (int)process->pid, BIRTH_MS / 1000);
	kill(process->pid, SIGKILL);
}

struct process *process_start(struct monitor *monitor, enum process_kind kind, struct err *err)
{
	char path[PATH_MAX];
	int ends[2];

	snprintf(path, sizeof(path), "%s/%s", monitor->program_folder, kinds[kind].program);
	if (access(path, X_OK) < 0) {
		err_errno(err, "%s kan niet worden gestart", path);
		return NULL;
	}
	if (!sock_pair(SOCK_SEQPACKET, ends, err))
		return NULL;
	pid_t pid = fork();
	if (pid == 0)
		child(path, ends[1]);
	close(ends[1]);
	if (pid < 0) {
		err_errno(err, "%s kan niet worden gestart", kinds[kind].word);
		close(ends[0]);
		return NULL;
	}
	struct process *process = mem_new(1, sizeof(*process));
	*process = (struct process){ .next = monitor->processes, .monitor = monitor, .kind = kind, .pid = pid,
		.control = channel_new(ends[0]), .born_at = clock_monotonic() };
	monitor->processes = process;
	send_birth(process);
	loop_watch(monitor->loop, ends[0], POLLIN, control_ready, process);
	process->timer = loop_after(monitor->loop, BIRTH_MS, birth_too_long, process);
	return process;
}

static void became_ready(struct process *process)
{
	process->ready = true;
	loop_cancel(process->monitor->loop, process->timer);
	process->timer = 0;
}

bool process_await_ready(struct process *process, struct err *err)
{
	int64_t left = process->born_at + BIRTH_MS - clock_monotonic();
	struct message message;
	enum channel_result result = channel_await(process->control, &message, left > 0 ? (int)left : 0, err);

	if (result != CHANNEL_DONE)
		return err_set(err, ERR_INTERNAL, "%s is niet gestart", kinds[process->kind].program);
	bool ok = message.kind == CONTROL_READY
		&& control_check(&message, kinds[process->kind].side, CONTROL_SIDE_MONITOR, NULL);
	if (!ok)
		err_set(err, ERR_PROTOCOL, "%s zegt iets anders dan dat het klaar is", kinds[process->kind].program);
	else
		message_err(&message, err);
	message_free(&message);
	if (err->code != ERR_NONE)
		return false;
	became_ready(process);
	return true;
}

/* ---- loss ---- */

struct again {
	struct monitor *monitor;
	enum process_kind kind;
};

static void start_again(struct monitor *monitor, enum process_kind kind);

static void start_now(void *arg)
{
	struct again again = *(struct again *)arg;
	struct err err = ERR_INIT;

	free(arg);
	if (again.monitor->stop_step)
		return;
	struct process *process = process_start(again.monitor, again.kind, &err);
	if (!process) {
		log_line("%s", err.text);
		again.monitor->losses[again.kind]++;
		start_again(again.monitor, again.kind);
		return;
	}
	if (again.kind == PROCESS_STORE)
		again.monitor->store = process;
	else if (again.kind == PROCESS_GATE_ZYGOTE)
		again.monitor->gate_successor = process;
	else
		again.monitor->desk_zygote = process;
}

/* At once the first time, later and later when it is lost soon after its birth. */
static void start_again(struct monitor *monitor, enum process_kind kind)
{
	struct again *again = mem_new(1, sizeof(*again));
	int loss = monitor->losses[kind];

	*again = (struct again){ monitor, kind };
	loop_after(monitor->loop, again_ms[loss < (int)COUNT_OF(again_ms) ? loss : (int)COUNT_OF(again_ms) - 1], start_now,
		again);
}

/* ---- life ---- */

static void process_free_when_over(struct process *process)
{
	struct monitor *monitor = process->monitor;

	if (process->pid || process->control)
		return;
	for (struct process **at = &monitor->processes; *at; at = &(*at)->next)
		if (*at == process) {
			*at = process->next;
			break;
		}
	loop_cancel(monitor->loop, process->timer);
	/* Only now: the files it had locked are free. */
	if (process->wanted_again && !monitor->stop_step)
		start_again(monitor, process->kind);
	free(process);
	stop_check(monitor);
}

/* Its socket closed, or it said what it may not say. */
static void process_gone(struct process *process)
{
	struct monitor *monitor = process->monitor;

	loop_unwatch(monitor->loop, channel_fd(process->control));
	channel_free(process->control);
	process->control = NULL;
	if (process->pid && !process->stopping)
		kill(process->pid, SIGKILL);
	if (!process->stopping)
		monitor->losses[process->kind] = clock_monotonic() - process->born_at < SOON_MS
			? monitor->losses[process->kind] + 1 : 0;
	kinds[process->kind].lost(process);
	process_free_when_over(process);
}

static bool handle(struct process *process, struct message *message)
{
	struct err err = ERR_INIT;

	if (!control_check(message, kinds[process->kind].side, CONTROL_SIDE_MONITOR, &err)) {
		log_line("%s %d: %s", kinds[process->kind].word, (int)process->pid, err.text);
		return false;
	}
	if (message->kind != CONTROL_READY) {
		kinds[process->kind].message(process, message);
		return true;
	}
	message_err(message, &err);
	if (err.code != ERR_NONE) {
		log_line("%s %d: %s", kinds[process->kind].word, (int)process->pid, err.text);
		return false;
	}
	if (!process->ready) {
		became_ready(process);
		kinds[process->kind].born(process);
	}
	return true;
}

static void control_ready(void *arg, int fd, short revents)
{
	struct process *process = arg;
	struct message message;
	enum channel_result result;
	bool ok = true;

	(void)fd;
	(void)revents;
	channel_flush(process->control);
	while (ok && (result = channel_receive(process->control, &message, NULL)) == CHANNEL_DONE) {
		ok = handle(process, &message);
		message_free(&message);
	}
	if (!ok || result != CHANNEL_AGAIN) {
		process_gone(process);
		return;
	}
	loop_events(process->monitor->loop, channel_fd(process->control), channel_events(process->control));
}

static void end_too_long(void *arg)
{
	struct process *process = arg;

	process->timer = 0;
	log_line("%s %d: does not end, is killed", kinds[process->kind].word, (int)process->pid);
	if (process->pid)
		kill(process->pid, SIGKILL);
}

void process_stop(struct process *process, int64_t patience_ms)
{
	struct message message;

	if (process->control && !process->stopping) {
		message_init(&message, CONTROL_STOP);
		channel_send(process->control, &message);
		message_free(&message);
	}
	process->stopping = true;
	loop_cancel(process->monitor->loop, process->timer);
	process->timer = patience_ms ? loop_after(process->monitor->loop, patience_ms, end_too_long, process) : 0;
}

/* ---- reaping ---- */

static void log_end_of(const struct process *process, int how)
{
	const char *word = kinds[process->kind].word;

	if (WIFSIGNALED(how))
		log_line("%s %d: killed by signal %d", word, (int)process->pid, WTERMSIG(how));
	else if (WEXITSTATUS(how) || !process->stopping)
		log_line("%s %d: ended with status %d", word, (int)process->pid, WEXITSTATUS(how));
}

static void process_reaped(struct process *process, int how)
{
	log_end_of(process, how);
	process->pid = 0;
	if (process->control)
		process_gone(process);
	else
		process_free_when_over(process);
}

/* Gates and desks come to us when their zygote was lost: we are their subreaper. */
static void orphan_reaped(struct monitor *monitor, pid_t pid, int how)
{
	for (struct connection *connection = monitor->connections; connection; connection = connection->next)
		if (connection->pid == pid) {
			connection_ended(connection, how);
			return;
		}
	for (struct seat *seat = monitor->seats; seat; seat = seat->next)
		if (seat->pid == pid) {
			seat_ended(seat, how);
			return;
		}
}

void processes_reap(struct monitor *monitor)
{
	pid_t pid;
	int how;

	while ((pid = waitpid(-1, &how, WNOHANG)) > 0) {
		struct process *process = monitor->processes;
		while (process && process->pid != pid)
			process = process->next;
		if (process)
			process_reaped(process, how);
		else
			orphan_reaped(monitor, pid, how);
	}
}
