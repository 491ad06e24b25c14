/*
 * Bytes between client and desk. Nothing is read from the desk before the last frame is well on its way to the client,
 * so the desk draws the newest state and a thin line never runs behind. Both directions are bounded.
 */
#include <errno.h>
#include <linux/sockios.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/sock.h"
#include "gate/gate.h"

enum {
	SCREEN_BYTES = 32 * 1024,	/* at once: one frame, one SSH packet */
	PIECE_BYTES = 4 * 1024,		/* most frames are smaller; a large buffer would cost each gate its pages */
	COMPLAINT_BYTES = 64 * 1024,
	ON_THE_WAY_SCREEN = 3 * 1024,	/* unacknowledged bytes above which a screen waits: seconds on a thin line */
	ON_THE_WAY_OUTPUT = 64 * 1024,	/* the same for the output of a command, which is never outdated */
	BLOCKED_MS = 10,
	FOREVER_MS = 3600 * 1000,
};

/* ---- what is watched ---- */

static int terminal_ready(socket_t fd, int revents, void *arg)
{
	struct gate *gate = arg;

	(void)fd;
	if (revents & ~POLLOUT)
		gate->terminal_ready = true;
	return 0;
}

static void terminal_watch(struct gate *gate)
{
	short events = 0;

	if (!gate->terminal_ended && !gate->terminal_ready)
		events |= POLLIN;
	if (gate->keys.used && !gate->terminal_deaf)
		events |= POLLOUT;
	if (events == gate->terminal_events)
		return;
	if (gate->terminal_events)
		ssh_event_remove_fd(gate->event, gate->terminal);
	if (events)
		ssh_event_add_fd(gate->event, gate->terminal, events, terminal_ready, gate);
	gate->terminal_events = events;
}

static void side_watch(struct gate *gate)
{
	if (gate->side_ended && !gate->side_unwatched)
		ssh_event_remove_fd(gate->event, channel_fd(gate->side));
	gate->side_unwatched = gate->side_ended;
}

/* ---- side socket ---- */

/* With a terminal the client's own is raw: LF needs a CR. */
static void complain(struct gate *gate, const char *text)
{
	char last = '\0';

	for (; text && *text && gate->complaints.used < COMPLAINT_BYTES; text++) {
		if (*text == '\n' && last != '\r' && gate->start.has_terminal)
			buf_char(&gate->complaints, '\r');
		last = *text;
		buf_char(&gate->complaints, *text);
	}
}

static void side_message(struct gate *gate, struct message *message)
{
	if (!control_check(message, CONTROL_SIDE_DESK, CONTROL_SIDE_GATE, NULL)) {
		gate->side_ended = true;
		return;
	}
	const struct leave *leave = rows_first(&message->rows, &leave_record);
	complain(gate, leave->tekst);
	if (message->kind == CONTROL_EXIT) {
		gate->desk_left = true;
		gate->status = (int)(leave->status & 0xff);
	}
}

static int side_ready(socket_t fd, int revents, void *arg)
{
	struct gate *gate = arg;
	struct message message;
	enum channel_result result = CHANNEL_DONE;

	(void)fd;
	(void)revents;
	while (!gate->side_ended && (result = channel_receive(gate->side, &message, NULL)) == CHANNEL_DONE) {
		side_message(gate, &message);
		message_free(&message);
	}
	if (result == CHANNEL_GONE || result == CHANNEL_BROKEN)
		gate->side_ended = true;
	return 0;
}

void pump_tell(struct gate *gate, int kind, const struct size *size)
{
	struct message message;

	message_init(&message, (uint16_t)kind);
	if (size)
		rows_add(&message.rows, &size_record, size);
	channel_send(gate->side, &message);
	message_free(&message);
}

void pump_begin(struct gate *gate, int terminal, struct channel *side)
{
	gate->terminal = terminal;
	gate->side = side;
	sock_nonblocking(terminal, true, NULL);
	ssh_event_add_fd(gate->event, channel_fd(side), POLLIN, side_ready, gate);
	terminal_watch(gate);
}

/* ---- keys to the desk ---- */

/* What did not fit in `keys` waits inside libssh, which does not call again for it. */
static void keys_fetch(struct gate *gate)
{
	char bytes[4096];

	while (gate->keys_left && gate->keys.used + sizeof(bytes) <= GATE_KEYS_BYTES) {
		int got = ssh_channel_read_nonblocking(gate->channel, bytes, sizeof(bytes), 0);
		if (got <= 0)
			gate->keys_left = false;
		else
			buf_add(&gate->keys, bytes, (size_t)got);
	}
	explicit_bzero(bytes, sizeof(bytes));
}

static void keys_send(struct gate *gate)
{
	while (gate->keys.used && !gate->terminal_deaf) {
		ssize_t sent = write(gate->terminal, gate->keys.data, gate->keys.used);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && errno == EAGAIN)
			return;
		if (sent < 0) {
			gate->terminal_deaf = true;
			buf_clear(&gate->keys);
			return;
		}
		explicit_bzero(gate->keys.data, (size_t)sent);
		buf_shift(&gate->keys, (size_t)sent);
		keys_fetch(gate);
	}
}

/* ---- the screen to the client ---- */

static bool line_is_clear(struct gate *gate)
{
	int waiting = 0, most = gate->start.has_terminal ? ON_THE_WAY_SCREEN : ON_THE_WAY_OUTPUT;

	if ((ssh_get_status(gate->session) & SSH_WRITE_PENDING) || ssh_channel_window_size(gate->channel) == 0)
		return false;
	return ioctl(gate->tcp, SIOCOUTQ, &waiting) < 0 || waiting <= most;
}

/* At most one frame; true when there was something. */
static bool screen_read(struct gate *gate)
{
	char bytes[PIECE_BYTES];
	ssize_t got;
	int resets = 0;
	bool again;

	gate->terminal_ready = false;
	do {
		got = read(gate->terminal, bytes, sizeof(bytes));
		if (got > 0)
			buf_add(&gate->screen, bytes, (size_t)got);
		/* Keys that the desk left unread are told once as ECONNRESET, before its last bytes. */
		again = got < 0 && (errno == EINTR || (errno == ECONNRESET && resets++ == 0));
	} while (again || (got == PIECE_BYTES && gate->screen.used + PIECE_BYTES <= SCREEN_BYTES));
	if (got == 0 || (got < 0 && errno != EAGAIN))
		gate->terminal_ended = true;
	return gate->screen.used > 0;
}

static void screen_write(struct gate *gate)
{
	if (!gate->screen.used)
		return;
	int sent = ssh_channel_write(gate->channel, gate->screen.data, (uint32_t)gate->screen.used);
	if (sent > 0)
		buf_shift(&gate->screen, (size_t)sent);
}

static void complaints_write(struct gate *gate)
{
	struct buf *text = &gate->complaints;

	if (!text->used)
		return;
	int sent = ssh_channel_write_stderr(gate->channel, text->data, (uint32_t)text->used);
	if (sent > 0)
		buf_shift(text, (size_t)sent);
}

static void screen_turn(struct gate *gate)
{
	screen_write(gate);
	gate->blocked = false;
	if (gate->screen.used)
		return;
	/* After its goodbye the desk sends no more: what is there is read without waiting to be told. */
	if (!gate->terminal_ended && (gate->terminal_ready || gate->desk_left)) {
		if (line_is_clear(gate)) {
			if (screen_read(gate))
				screen_write(gate);
			else if (gate->desk_left)
				gate->terminal_ended = true;
		} else {
			gate->blocked = true;
		}
	}
}

/* ---- one turn ---- */

static void size_turn(struct gate *gate)
{
	struct size size = { .rows = gate->start.rows, .cols = gate->start.cols };

	if (!gate->resized || clock_monotonic() < gate->resize_at)
		return;
	gate->resized = false;
	pump_tell(gate, CONTROL_SIZE, &size);
}

static void eof_turn(struct gate *gate)
{
	if (!gate->client_eof || gate->eof_told || gate->keys.used || gate->keys_left)
		return;
	gate->eof_told = true;
	pump_tell(gate, CONTROL_EOF, NULL);
}

/* Over when the desk has left and all it said is out; or when it is gone without a goodbye. */
static void end_turn(struct gate *gate)
{
	gate->all_out = gate->desk_left && gate->terminal_ended && !gate->screen.used && !gate->complaints.used;
	if (gate->all_out)
		gate_end(gate, gate->status, "");
	else if (!gate->desk_left && gate->side_ended)
		gate_end(gate, GATE_EXIT_FAILED, "Het scherm is gestopt door een fout. Log opnieuw in.");
}

void pump_turn(struct gate *gate)
{
	keys_send(gate);
	screen_turn(gate);
	complaints_write(gate);
	size_turn(gate);
	eof_turn(gate);
	channel_flush(gate->side);
	end_turn(gate);
	terminal_watch(gate);
	side_watch(gate);
}

void pump_end(struct gate *gate)
{
	if (!gate->side)
		return;
	gate->terminal_ended = gate->terminal_deaf = gate->side_ended = true;
	terminal_watch(gate);
	side_watch(gate);
}

int pump_patience(const struct gate *gate)
{
	int64_t left = FOREVER_MS;

	if (gate->resized)
		left = gate->resize_at - clock_monotonic();
	if ((gate->blocked || (gate->desk_left && !gate->terminal_ended)) && left > BLOCKED_MS)
		left = BLOCKED_MS;
	return left < 0 ? 0 : (int)left;
}
