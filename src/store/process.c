/* The store as a process: its loop, the monitor on one side, a socket for each session on the other. */
#include "store/process.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/build.h"
#include "base/log.h"
#include "base/loop.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "store/auth.h"
#include "store/mail.h"
#include "store/session.h"
#include "vault/vault.h"
#include "wire/channel.h"

enum {
	BIRTH_TIMEOUT_MS = 30 * 1000,
	MESSAGES_AT_ONCE = 8,		/* of one session, before others have their turn */
	LOOK_AGAIN_MS = 60 * 1000,
	REQUEST_BYTES = 2 * 1024 * 1024,	/* no desk has more to say at once: some twenty long texts */
	DEFAULT_OPS = 3,		/* security notes: Argon2id t = 3, m = 128 MiB */
	DEFAULT_MEMORY_KIB = 128 * 1024,
	DEFAULT_LOCK_SECONDS = 10 * 60,
	DEFAULT_END_SECONDS = 60 * 60,
};

struct process {
	struct loop *loop;
	struct store *store;
	struct channel *control;	/* NULL offline */
	struct peer *peers;
	int64_t timer;
	instant timer_at;
	bool stop_without_peers;	/* offline: the one session was all */
};

/* One session socket. */
struct peer {
	struct peer *next;
	struct process *process;
	struct channel *channel;
	struct seat *seat;
	bool ending;			/* freed at the end of the turn */
};

/* ---- sessions ---- */

static void peer_end(struct peer *peer, const char *why)
{
	if (!peer->ending && *why)
		log_line("session %lld: %s", (long long)peer->seat->session.session, why);
	peer->ending = true;
}

static enum seat_sent peer_send(void *arg, const struct message *message, bool event)
{
	struct peer *peer = arg;

	if (event && channel_waiting(peer->channel))
		return SEAT_SLOW;
	if (!channel_send(peer->channel, message)) {
		peer_end(peer, "does not read its answers");
		return SEAT_GONE;
	}
	if (channel_waiting(peer->channel))
		loop_events(peer->process->loop, channel_fd(peer->channel), POLLIN | POLLOUT);
	return SEAT_SENT;
}

static void peer_flush(struct peer *peer)
{
	switch (channel_flush(peer->channel)) {
	case CHANNEL_AGAIN:
		return;
	case CHANNEL_DONE:
		loop_events(peer->process->loop, channel_fd(peer->channel), POLLIN);
		seat_drained(peer->seat);
		return;
	case CHANNEL_GONE:
	case CHANNEL_BROKEN:
		peer_end(peer, "");
		return;
	}
}

/* True when there may be more. */
static bool peer_take(struct peer *peer)
{
	struct message message;
	struct err err = ERR_INIT;

	switch (channel_receive(peer->channel, &message, &err)) {
	case CHANNEL_AGAIN:
		return false;
	case CHANNEL_GONE:
		peer_end(peer, "");
		return false;
	case CHANNEL_BROKEN:
		peer_end(peer, err.text);
		return false;
	case CHANNEL_DONE:
		break;
	}
	if (!seat_take(peer->seat, &message, &err))
		peer_end(peer, err.text);
	message_free(&message);
	return !peer->ending && !store_lost(peer->process->store);
}

static void peer_ready(void *arg, int fd, short revents)
{
	struct peer *peer = arg;

	(void)fd;
	if (revents & POLLOUT)
		peer_flush(peer);
	if (revents & (POLLIN | POLLHUP | POLLERR))
		for (int i = 0; i < MESSAGES_AT_ONCE && !peer->ending && peer_take(peer); i++)
			;
}

static struct peer *peer_new(struct process *process, const struct session *session, struct channel *channel)
{
	struct peer *peer = mem_new(1, sizeof(*peer));

	peer->process = process;
	peer->channel = channel;
	channel_limit(channel, REQUEST_BYTES);
	peer->seat = seat_new(process->store, session, (struct seat_line){ .send = peer_send, .arg = peer });
	peer->next = process->peers;
	process->peers = peer;
	loop_watch(process->loop, channel_fd(channel), POLLIN, peer_ready, peer);
	return peer;
}

static void peer_free(struct peer *peer)
{
	loop_unwatch(peer->process->loop, channel_fd(peer->channel));
	seat_free(peer->seat);
	channel_free(peer->channel);
	free(peer);
}

/* True when somebody left: what they last searched is waiting for the log. */
static bool peers_sweep(struct process *process)
{
	bool swept = false;

	for (struct peer **at = &process->peers; *at;) {
		struct peer *peer = *at;
		if (peer->ending) {
			*at = peer->next;
			peer_free(peer);
			swept = true;
		} else {
			at = &peer->next;
		}
	}
	return swept;
}

static struct peer *peer_find(struct process *process, int64_t session)
{
	struct peer *peer = process->peers;

	while (peer && peer->seat->session.session != session)
		peer = peer->next;
	return peer;
}

/* ---- the monitor ---- */

static void control_send(struct process *process, int control, const struct record *record, const void *row)
{
	struct message message;

	message_init(&message, (uint16_t)control);
	if (row)
		rows_add(&message.rows, record, row);
	if (!channel_send(process->control, &message)) {
		log_line("the monitor does not read");
		loop_stop(process->loop, STORE_EXIT_FAILED);
	}
	message_free(&message);
	if (channel_waiting(process->control))
		loop_events(process->loop, channel_fd(process->control), POLLIN | POLLOUT);
}

static void session_kill(void *arg, const struct session *session)
{
	control_send(arg, CONTROL_SESSION_KILL, &session_record, session);
}

static void mail_out(void *arg, const struct mail *mail)
{
	control_send(arg, CONTROL_MAIL, &mail_record, mail);
}

static void mail_over(struct process *process, struct message *message)
{
	mail_done(process->store, rows_first(&message->rows, &mailed_record));
}

static void session_begin(struct process *process, struct message *message)
{
	const struct session *session = rows_first(&message->rows, &session_record);

	if (peer_find(process, session->session)) {
		log_line("session %lld twice", (long long)session->session);
		return;
	}
	peer_new(process, session, channel_new(message_take_fd(message, 0)));
}

static void session_lock(struct process *process, struct message *message)
{
	const struct session *session = rows_first(&message->rows, &session_record);
	struct peer *peer = peer_find(process, session->session);

	if (peer)
		seat_lock(peer->seat);
}

static void session_end(struct process *process, struct message *message)
{
	const struct session *session = rows_first(&message->rows, &session_record);
	struct peer *peer = peer_find(process, session->session);

	if (peer)
		peer_end(peer, "");
}

static void login_key(struct process *process, struct message *message)
{
	struct verdict verdict;

	auth_key(process->store->auth, rows_first(&message->rows, &auth_record), &verdict);
	control_send(process, CONTROL_VERDICT, &verdict_record, &verdict);
}

static void login_password(struct process *process, struct message *message)
{
	struct verdict verdict;

	if (!auth_password(process->store->auth, rows_first(&message->rows, &auth_record), &verdict))
		control_send(process, CONTROL_VERDICT, &verdict_record, &verdict);
}

static void verdicts_ready(void *arg, int fd, short revents)
{
	struct process *process = arg;
	struct verdict verdict;

	(void)fd, (void)revents;
	while (auth_verdict(process->store->auth, &verdict))
		control_send(process, CONTROL_VERDICT, &verdict_record, &verdict);
}

static void stop(struct process *process, struct message *message)
{
	(void)message;
	loop_stop(process->loop, 0);
}

static const struct {
	int control;
	void (*handle)(struct process *process, struct message *message);
} controls[] = {
	{ CONTROL_SESSION, session_begin },
	{ CONTROL_SESSION_LOCK, session_lock },
	{ CONTROL_SESSION_END, session_end },
	{ CONTROL_AUTH_KEY, login_key },
	{ CONTROL_AUTH_PASSWORD, login_password },
	{ CONTROL_MAILED, mail_over },
	{ CONTROL_STOP, stop },
};

static bool control_serve(struct process *process, struct message *message, struct err *err)
{
	if (!control_check(message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_STORE, err))
		return false;
	for (size_t i = 0; i < COUNT_OF(controls); i++)
		if (controls[i].control == message->kind && message->status == STATUS_OK) {
			controls[i].handle(process, message);
			return true;
		}
	return err_set(err, ERR_PROTOCOL, "bericht %d past hier niet", message->kind);
}

static void control_ready(void *arg, int fd, short revents)
{
	struct process *process = arg;
	struct message message;
	struct err err = ERR_INIT;
	enum channel_result result;

	(void)fd;
	if ((revents & POLLOUT) && channel_flush(process->control) == CHANNEL_DONE)
		loop_events(process->loop, channel_fd(process->control), POLLIN);
	while ((result = channel_receive(process->control, &message, &err)) == CHANNEL_DONE) {
		bool ok = control_serve(process, &message, &err);
		message_free(&message);
		if (!ok) {
			result = CHANNEL_BROKEN;
			break;
		}
	}
	if (result == CHANNEL_AGAIN)
		return;
	log_line("the monitor %s%s", result == CHANNEL_GONE ? "is gone" : "breaks the protocol: ", err.text);
	loop_stop(process->loop, STORE_EXIT_FAILED);
}

/* ---- the turn ---- */

static void due(void *arg)
{
	struct process *process = arg;

	process->timer = 0;
	instant at = store_next_due(process->store);
	if (at != INSTANT_NONE && at <= store_now(process->store))
		store_run_due(process->store);
}

/* One timer, for what is due first. It looks at the wall clock again before long: that one may be set. */
static void timer_set(struct process *process)
{
	instant at = store_next_due(process->store), now = store_now(process->store);

	if (process->timer && at == process->timer_at)
		return;
	loop_cancel(process->loop, process->timer);
	process->timer = 0;
	if (at == INSTANT_NONE)
		return;
	process->timer_at = at;
	int64_t wait_ms = at > now ? at - now : 0;
	process->timer = loop_after(process->loop, wait_ms < LOOK_AGAIN_MS ? wait_ms : LOOK_AGAIN_MS, due, process);
}

static void turn_end(void *arg)
{
	struct process *process = arg;

	do
		store_turn_end(process->store);
	while (peers_sweep(process));
	if (store_lost(process->store)) {
		log_line("an I/O error: what was being stored is known after a new start");
		loop_stop(process->loop, STORE_EXIT_LOST);
		return;
	}
	timer_set(process);
	if (process->stop_without_peers && !process->peers)
		loop_stop(process->loop, 0);
}

static void signal_seen(void *arg, int signo)
{
	struct process *process = arg;

	if (signo == SIGTERM)
		loop_stop(process->loop, 0);
	/* SIGINT comes from the keyboard of who started the monitor: it will say STOP. */
}

/* ---- life ---- */

static bool process_start(struct process *process, const struct birth *birth, struct err *err)
{
	static const int signals[] = { SIGTERM, SIGINT };
	const char *paths[] = { birth->state_path, NULL };
	struct sandbox sandbox = { .kind = SANDBOX_STORE, .write_paths = paths };

	signal(SIGPIPE, SIG_IGN);
	umask(0077);
	process->loop = loop_new();
	if (!vault_init(err) || !loop_signals(process->loop, signals, COUNT_OF(signals), signal_seen, process, err))
		return false;
	process->store = store_open(birth, NULL, NULL, err);
	if (!process->store)
		return false;
	return sandbox_enter(&sandbox, err);
}

static int process_run(struct process *process)
{
	loop_turn_end(process->loop, turn_end, process);
	loop_watch(process->loop, auth_fd(process->store->auth), POLLIN, verdicts_ready, process);
	timer_set(process);
	return loop_run(process->loop);
}

static void process_end(struct process *process)
{
	for (struct peer *peer = process->peers; peer; peer = peer->next)
		peer->ending = true;
	peers_sweep(process);
	store_close(process->store);
	channel_free(process->control);
	loop_free(process->loop);
}

static void ready_send(struct channel *channel, const struct err *err)
{
	struct message message;

	message_init(&message, CONTROL_READY);
	if (err->code != ERR_NONE)
		message_refuse(&message, err);
	channel_send_all(channel, &message, BIRTH_TIMEOUT_MS);
	message_free(&message);
}

static bool birth_take(const struct message *message, struct birth *birth, struct err *err)
{
	const struct birth *given;

	if (!control_check(message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_STORE, err))
		return false;
	if (message->kind != CONTROL_BIRTH || !(given = rows_first(&message->rows, &birth_record)))
		return err_set(err, ERR_PROTOCOL, "het eerste bericht is geen birth");
	if (strcmp(given->build, build_id()) != 0)
		return err_set(err, ERR_PROTOCOL, "wijkd-store hoort bij een andere versie van wijkd");
	*birth = *given;
	return true;
}

int store_process(int control_fd)
{
	struct process process = { .control = channel_new(control_fd) };
	struct message message;
	struct birth birth;
	struct err err = ERR_INIT;
	int status = STORE_EXIT_FAILED;

	clock_init();
	if (channel_await(process.control, &message, BIRTH_TIMEOUT_MS, &err) != CHANNEL_DONE) {
		log_line("no birth: %s", err.text);
		channel_free(process.control);
		return STORE_EXIT_FAILED;
	}
	bool born = birth_take(&message, &birth, &err);
	message_free(&message);
	if (born) {
		clock_shift(birth.clock_offset);
		born = process_start(&process, &birth, &err);
	}
	ready_send(process.control, &err);
	if (born) {
		process.store->kill = session_kill;
		process.store->kill_arg = &process;
		process.store->mail = mail_out;
		process.store->due_stale = true;
		loop_watch(process.loop, channel_fd(process.control), POLLIN, control_ready, &process);
		status = process_run(&process);
	} else {
		log_line("%s", err.text);
	}
	process_end(&process);
	return status;
}

/* ---- offline ---- */

static void birth_default(struct birth *birth, const char *state_path)
{
	record_init(&birth_record, birth);
	snprintf(birth->state_path, sizeof(birth->state_path), "%s", state_path);
	birth->idle_lock_seconds = DEFAULT_LOCK_SECONDS;
	birth->idle_end_seconds = DEFAULT_END_SECONDS;
	birth->password_ops = DEFAULT_OPS;
	birth->password_memory_kib = DEFAULT_MEMORY_KIB;
}

/* Settings of wijkd.conf when wijkctl gives them; the folder is that of the command line. */
static bool offline_birth(const struct message *first, struct birth *birth, struct err *err)
{
	char path[TEXT_LINE_BYTES];

	if (first->kind != CONTROL_BIRTH)
		return true;
	memcpy(path, birth->state_path, sizeof(path));
	if (!birth_take(first, birth, err))
		return false;
	memcpy(birth->state_path, path, sizeof(path));
	clock_shift(birth->clock_offset);
	return true;
}

/* The first message was a request: it is served, or refused because the store does not open. */
static void offline_first(struct peer *peer, struct channel *channel, const struct message *first, struct err *err)
{
	struct message answer;

	if (first->kind == CONTROL_BIRTH) {
		ready_send(channel, err);
		return;
	}
	if (err->code == ERR_NONE) {
		if (!seat_take(peer->seat, first, err))
			peer_end(peer, err->text);
		return;
	}
	message_init(&answer, first->kind);
	answer.serial = first->serial;
	message_refuse(&answer, err);
	channel_send_all(channel, &answer, BIRTH_TIMEOUT_MS);
	message_free(&answer);
}

int store_process_offline(const char *state_path, int session_fd)
{
	struct process process = { .stop_without_peers = true };
	struct channel *channel = channel_new(session_fd);
	struct session session;
	struct message first;
	struct birth birth;
	struct err err = ERR_INIT;
	struct peer *peer = NULL;
	int status = STORE_EXIT_FAILED;

	clock_init();
	if (channel_await(channel, &first, BIRTH_TIMEOUT_MS, &err) != CHANNEL_DONE) {
		channel_free(channel);
		return STORE_EXIT_FAILED;
	}
	birth_default(&birth, state_path);
	if (offline_birth(&first, &birth, &err) && process_start(&process, &birth, &err)) {
		record_init(&session_record, &session);
		session.kind = SESSION_OFFLINE;
		snprintf(session.source, sizeof(session.source), "offline");
		peer = peer_new(&process, &session, channel);
	}
	offline_first(peer, channel, &first, &err);
	message_free(&first);
	if (peer)
		status = process_run(&process);
	else
		channel_free(channel);
	process_end(&process);
	return status;
}
