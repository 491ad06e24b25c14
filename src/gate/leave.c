/* Leaving: the client's terminal restored, a sentence, an exit status, and a closed connection, in that order. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "gate/gate.h"

enum {
	FLUSH_MS = 2 * 1000,
	CLOSE_SCREEN_MS = 5 * 1000,
	CLOSE_OUTPUT_MS = 3600 * 1000,	/* the client closes when all output is out of its hands: into a pager, perhaps */
};

/* What a desk would have sent before it ended, by family of terminals. The first prefix that fits counts. */
static const struct {
	const char *term;
	const char *restore;
} terminals[] = {
	{ "xterm", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "putty", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "screen", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "tmux", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "rxvt", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "alacritty", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "foot", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "konsole", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "vte", "\033[?1049l\033[?25h\033[?2004l\033[m\r" },
	{ "linux", "\033[?25h\033[m\r\n" },
	{ "vt2", "\033[?25h\033[m\r\n" },
	{ "", "\033[m\r\n" },
};

static const char *restore_of(const char *term)
{
	size_t i = 0;

	while (strncmp(term, terminals[i].term, strlen(terminals[i].term)) != 0)
		i++;
	return terminals[i].restore;
}

static bool alive(const struct gate *gate)
{
	return ssh_is_connected(gate->session) && !(ssh_get_status(gate->session) & (SSH_CLOSED | SSH_CLOSED_ERROR));
}

/* Writes all of it, or as much as goes within FLUSH_MS. */
static void say(struct gate *gate, const char *text, bool complaint)
{
	int64_t until = clock_monotonic() + FLUSH_MS;
	size_t left = strlen(text);

	while (left && alive(gate) && clock_monotonic() < until) {
		int sent = complaint ? ssh_channel_write_stderr(gate->channel, text, (uint32_t)left)
				     : ssh_channel_write(gate->channel, text, (uint32_t)left);
		if (sent < 0)
			return;
		text += sent;
		left -= (size_t)sent;
		if (left)
			ssh_event_dopoll(gate->event, 20);
	}
}

static void wait_until_sent(struct gate *gate)
{
	int64_t until = clock_monotonic() + FLUSH_MS;

	while (alive(gate) && (ssh_get_status(gate->session) & SSH_WRITE_PENDING) && clock_monotonic() < until)
		ssh_event_dopoll(gate->event, 20);
}

static void wait_until_closed(struct gate *gate)
{
	int64_t until = clock_monotonic() + (gate->start.command[0] ? CLOSE_OUTPUT_MS : CLOSE_SCREEN_MS), left;

	while (alive(gate) && !gate->client_closed && !gate->hurried && !gate->monitor_gone
	       && (left = until - clock_monotonic()) > 0) {
		ssh_event_dopoll(gate->event, (int)left);
		channel_flush(gate->control);
	}
}

static void close_channel(struct gate *gate)
{
	char line[ERR_TEXT_BYTES + 3];

	if (gate->side && !gate->all_out && gate->start.has_terminal)
		say(gate, restore_of(gate->start.term), false);
	if (gate->farewell[0]) {
		snprintf(line, sizeof(line), "%s\r\n", gate->farewell);
		say(gate, line, true);
	}
	ssh_channel_request_send_exit_status(gate->channel, gate->status);
	ssh_channel_send_eof(gate->channel);
	ssh_channel_close(gate->channel);
	wait_until_sent(gate);
	wait_until_closed(gate);
}

void leave_client(struct gate *gate)
{
	pump_end(gate);
	if (gate->has_status && gate->channel && alive(gate) && !gate->client_closed)
		close_channel(gate);
	if (alive(gate))
		ssh_disconnect(gate->session);
}
