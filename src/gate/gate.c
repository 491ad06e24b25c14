/* The course of one connection: its phases, its limits in time, and the voice of the monitor. */
#include "gate/gate.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/sock.h"
#include "gate/transport.h"

enum {
	FIRST_REQUEST_MS = 10 * 1000,	/* from key exchange to the first login request */
	OPEN_MS = 10 * 1000,		/* from login to a shell or command */
	KEEPALIVE_MS = 60 * 1000,	/* of silence, when nobody looks whether the client is there */
	FOREVER_MS = 3600 * 1000,
	STUCK_CPU_SECONDS = 3,
	EXIT_STUCK = 70,
};

/* Turns of the loop, for the watch below. Signal handlers know no arguments. */
static volatile sig_atomic_t turns;

static void cpu_spent(int signo)
{
	static sig_atomic_t seen = -1;

	(void)signo;
	if (seen == turns)
		_exit(EXIT_STUCK);
	seen = turns;
}

void gate_watch_cpu(void)
{
	const struct itimerval every = { .it_interval.tv_sec = STUCK_CPU_SECONDS, .it_value.tv_sec = STUCK_CPU_SECONDS };

	signal(SIGPROF, cpu_spent);
	setitimer(ITIMER_PROF, &every, NULL);
}

void gate_phase_set(struct gate *gate, enum gate_phase phase, int64_t milliseconds)
{
	if (gate->phase == GATE_ENDED)
		return;
	gate->phase = phase;
	gate->phase_until = milliseconds ? clock_monotonic() + milliseconds : 0;
}

void gate_end(struct gate *gate, int status, const char *farewell)
{
	if (gate->phase == GATE_ENDED)
		return;
	gate_phase_set(gate, GATE_ENDED, 0);
	gate->has_status = true;
	gate->status = status;
	snprintf(gate->farewell, sizeof(gate->farewell), "%s", farewell);
}

void gate_drop(struct gate *gate, const char *word)
{
	struct message message;

	if (gate->phase == GATE_ENDED)
		return;
	gate_phase_set(gate, GATE_ENDED, 0);
	message_init(&message, CONTROL_GATE_NOTE);
	struct note *note = rows_new(&message.rows, &note_record);
	snprintf(note->word, sizeof(note->word), "%s", word);
	channel_send(gate->control, &message);
	message_free(&message);
}

static int64_t earlier(int64_t a, int64_t b)
{
	return b && b < a ? b : a;
}

/* Of a terminal: its person is shown to colleagues. A command is nobody's presence. */
static int64_t away_ms(const struct gate *gate)
{
	return gate->start.has_terminal ? gate->birth->away_seconds * 1000 : 0;
}

/* When the client is asked for an answer: twice before it counts as away. */
static int64_t ask_at(const struct gate *gate)
{
	int64_t since = gate->heard_at > gate->asked_at ? gate->heard_at : gate->asked_at;

	return since + (away_ms(gate) ? away_ms(gate) * 7 / 16 : KEEPALIVE_MS);
}

/* When it counts as away; 0: it does already, or nobody looks. */
static int64_t away_at(const struct gate *gate)
{
	return gate->away || !away_ms(gate) ? 0 : gate->heard_at + away_ms(gate);
}

int gate_patience(const struct gate *gate)
{
	int64_t now = clock_monotonic(), until = now + FOREVER_MS;

	until = earlier(until, gate->phase_until);
	if (gate->phase <= GATE_LOGIN)
		until = earlier(until, gate->login_until);
	if (gate->phase == GATE_RUNNING)
		until = earlier(earlier(until, ask_at(gate)), away_at(gate));
	return until > now ? (int)(until - now) : 0;
}

/* What happens when a phase takes too long. */
static void limits_check(struct gate *gate)
{
	int64_t now = clock_monotonic();

	if (gate->phase <= GATE_LOGIN && now >= gate->login_until)
		gate_drop(gate, "grace");
	if (!gate->phase_until || now < gate->phase_until)
		return;
	switch (gate->phase) {
	case GATE_KEX:
		gate_drop(gate, "kex");
		return;
	case GATE_LOGIN:
		/* Only the first request has a limit of its own. */
		if (gate->asked_anything)
			gate->phase_until = 0;
		else
			gate_drop(gate, "grace");
		return;
	case GATE_OPEN:
		gate_drop(gate, "open");
		return;
	case GATE_STARTING:
		gate_end(gate, GATE_EXIT_BUSY, "Het lukt nu niet om een scherm te openen. Probeer het zo weer.");
		return;
	case GATE_RUNNING:
	case GATE_ENDED:
		return;
	}
}

/* The first call may only take the answer to the one before; then the second asks. */
static void ask_client(struct gate *gate)
{
	gate->asked_at = clock_monotonic();
	ssh_send_keepalive(gate->session);
	ssh_send_keepalive(gate->session);
}

/*
 * A dead line is given up by TCP, after a minute. Before that the desk is told that nobody is there, and this keeps
 * boxes on the way awake.
 */
static void silence_turn(struct gate *gate)
{
	int64_t now = clock_monotonic(), away = away_at(gate);

	if (gate->traffic.in_bytes != gate->heard_bytes) {
		gate->heard_bytes = gate->traffic.in_bytes;
		gate->heard_at = now;
		if (gate->away)
			pump_tell(gate, CONTROL_HEARD, NULL);
		gate->away = false;
	} else if (away && now >= away) {
		gate->away = true;
		pump_tell(gate, CONTROL_AWAY, NULL);
	}
	if (now >= ask_at(gate))
		ask_client(gate);
}

static void pong(struct gate *gate)
{
	struct message message;

	message_init(&message, CONTROL_PONG);
	channel_send(gate->control, &message);
	message_free(&message);
}

void gate_control(struct gate *gate, struct message *message)
{
	if (!control_check(message, CONTROL_SIDE_MONITOR, CONTROL_SIDE_GATE, NULL)) {
		gate_drop(gate, "protocol");
		return;
	}
	switch (message->kind) {
	case CONTROL_PING:
		pong(gate);
		return;
	case CONTROL_STOP:
		/* With a desk the goodbye comes from there. */
		gate->hurried = gate->phase == GATE_ENDED;
		if (gate->phase != GATE_RUNNING)
			gate_end(gate, GATE_EXIT_BUSY, "wijkd stopt. Log straks opnieuw in.");
		return;
	case CONTROL_STARTED:
		request_started(gate, message);
		return;
	default:
		return;		/* a verdict after its deadline */
	}
}

static void control_turn(struct gate *gate)
{
	struct message message;

	for (;;) {
		enum channel_result result = channel_receive(gate->control, &message, NULL);
		if (result == CHANNEL_AGAIN)
			return;
		if (result != CHANNEL_DONE) {
			/* Without a monitor there is nobody to live for; the terminal is restored all the same. */
			gate->monitor_gone = true;
			if (gate->phase == GATE_RUNNING)
				gate_end(gate, GATE_EXIT_FAILED, "wijkd is gestopt. Log straks opnieuw in.");
			gate_drop(gate, "monitor");
			return;
		}
		gate_control(gate, &message);
		message_free(&message);
	}
}

static int control_ready(socket_t fd, int revents, void *arg)
{
	struct gate *gate = arg;

	(void)fd;
	(void)revents;
	control_turn(gate);
	return 0;
}

/* Never inside a callback: libssh would write into the wrong place of its list. */
void gate_unwatch_control(struct gate *gate)
{
	if (gate->monitor_gone && !gate->control_unwatched)
		ssh_event_remove_fd(gate->event, channel_fd(gate->control));
	gate->control_unwatched = gate->monitor_gone;
}

/* True while the SSH session lives. */
static bool session_alive(const struct gate *gate)
{
	return ssh_is_connected(gate->session) && !(ssh_get_status(gate->session) & (SSH_CLOSED | SSH_CLOSED_ERROR));
}

/* Waits for something and lets libssh call back; false when the connection is over. */
static bool turn(struct gate *gate)
{
	int patience = gate_patience(gate);

	if (gate->phase == GATE_ENDED)
		return false;
	if (gate->phase == GATE_RUNNING && pump_patience(gate) < patience)
		patience = pump_patience(gate);
	turns = (turns + 1) & 0xffff;
	ssh_event_dopoll(gate->event, patience);
	gate_unwatch_control(gate);
	channel_flush(gate->control);
	limits_check(gate);
	if (!session_alive(gate))
		gate_drop(gate, gate->authenticated ? "closed" : "closed-early");
	return gate->phase != GATE_ENDED;
}

/* The first call sends our side of the exchange; only then libssh lets the session into an event. */
static bool key_exchange(struct gate *gate)
{
	int result = ssh_handle_key_exchange(gate->session);

	if (ssh_event_add_session(gate->event, gate->session) != SSH_OK)
		return false;
	while (result == SSH_AGAIN) {
		if (!turn(gate))
			return false;
		result = ssh_handle_key_exchange(gate->session);
	}
	if (result != SSH_OK)
		gate_drop(gate, "kex-failed");
	return result == SSH_OK;
}

static void issue_banner(struct gate *gate)
{
	char text[TEXT_LINE_BYTES + 2];

	if (!gate->birth->banner[0])
		return;
	snprintf(text, sizeof(text), "%s\r\n", gate->birth->banner);
	ssh_string string = ssh_string_from_char(text);
	if (string)
		ssh_send_issue_banner(gate->session, string);
	ssh_string_free(string);
}

/* After each of these a client gets no answer from libssh and would wait for ever. */
static void unanswered_check(struct gate *gate)
{
	if (ssh_get_error_code(gate->session) == SSH_FATAL)
		gate_drop(gate, "unanswered");
}

static void course(struct gate *gate)
{
	if (!key_exchange(gate))
		return;
	issue_banner(gate);
	gate_phase_set(gate, GATE_LOGIN, FIRST_REQUEST_MS);
	while (!gate->authenticated) {
		if (!turn(gate))
			return;
		unanswered_check(gate);
	}
	gate_phase_set(gate, GATE_OPEN, OPEN_MS);
	while (turn(gate)) {
		request_serve(gate);
		if (gate->phase == GATE_RUNNING) {
			pump_turn(gate);
			silence_turn(gate);
		}
	}
}

static bool open_session(struct gate *gate, ssh_bind bind, int tcp)
{
	gate->session = transport_accept(bind, tcp, gate->birth->compression, NULL);
	if (!gate->session)
		return false;
	ssh_set_counters(gate->session, &gate->traffic, NULL);
	gate->event = ssh_event_new();
	if (!gate->event || ssh_event_add_fd(gate->event, channel_fd(gate->control), POLLIN, control_ready, gate) != SSH_OK)
		return false;
	auth_init(gate);
	request_init(gate);
	return true;
}

static void gate_clear(struct gate *gate)
{
	if (gate->event) {
		/* What is still watched would leak inside libssh. */
		if (!gate->control_unwatched)
			ssh_event_remove_fd(gate->event, channel_fd(gate->control));
		if (gate->session)
			ssh_event_remove_session(gate->event, gate->session);
		ssh_event_free(gate->event);
	}
	if (gate->session)
		ssh_free(gate->session);
	channel_free(gate->side);
	fd_close(&gate->terminal);
	channel_free(gate->control);
	if (gate->keys.used)
		explicit_bzero(gate->keys.data, gate->keys.used);
	buf_free(&gate->keys);
	buf_free(&gate->screen);
	buf_free(&gate->complaints);
}

void gate_serve(ssh_bind bind, const struct birth *birth, const struct spawn *spawn, int tcp, struct channel *control)
{
	struct gate gate = { .birth = birth, .spawn = *spawn, .control = control, .tcp = tcp, .terminal = -1 };
	int64_t now = clock_monotonic();

	gate.login_until = now + birth->grace_seconds * 1000;
	gate.heard_at = now;
	gate_phase_set(&gate, GATE_KEX, birth->kex_seconds * 1000);
	if (open_session(&gate, bind, tcp)) {
		course(&gate);
		leave_client(&gate);
	}
	gate_clear(&gate);
}
