/* What a client may ask on its one channel: a terminal, a size, a language, then a shell or a command. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "gate/gate.h"

enum { STARTED_MS = 15 * 1000, RESIZE_MS = 50, NAME_BYTES = 64, VALUE_BYTES = 128 };

static int64_t clamp(int64_t value, int64_t least, int64_t most)
{
	return value < least ? least : value > most ? most : value;
}

/* 0 by 0 comes from clients without a terminal of their own. */
static void size_set(struct gate *gate, int cols, int rows)
{
	gate->start.cols = cols ? clamp(cols, GATE_COLS_LEAST, GATE_COLS_MOST) : 80;
	gate->start.rows = rows ? clamp(rows, GATE_ROWS_LEAST, GATE_ROWS_MOST) : 24;
}

/* The name of a terminal becomes the name of a file in the desk. */
static bool term_valid(const char *term)
{
	size_t bytes = strlen(term);

	return bytes > 0 && bytes < FIELD_SIZE_OF(struct start, term)
		&& strspn(term, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-") == bytes
		&& term[0] != '.' && term[0] != '-';
}

static bool begun(const struct gate *gate)
{
	return gate->want != WANT_NOTHING || gate->phase != GATE_OPEN;
}

static int on_pty(ssh_session session, ssh_channel channel, const char *term, int cols, int rows, int x, int y,
	void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel, (void)x, (void)y;
	if (begun(gate) || gate->start.has_terminal)
		return -1;
	gate->start.has_terminal = true;
	if (term_valid(term))
		snprintf(gate->start.term, sizeof(gate->start.term), "%s", term);
	size_set(gate, cols, rows);
	return 0;
}

static int on_size(ssh_session session, ssh_channel channel, int cols, int rows, int x, int y, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel, (void)x, (void)y;
	if (!gate->start.has_terminal)
		return -1;
	size_set(gate, cols, rows);
	if (!gate->resized)
		gate->resize_at = clock_monotonic() + RESIZE_MS;
	gate->resized = true;
	return 0;
}

/* Of all variables only the language counts; LC_ALL goes before LC_CTYPE before LANG, as in POSIX. */
static int on_env(ssh_session session, ssh_channel channel, const char *name, const char *value, void *arg)
{
	static const char *const names[] = { "LANG", "LC_CTYPE", "LC_ALL" };
	struct gate *gate = arg;

	(void)session, (void)channel;
	if (begun(gate) || ++gate->env_count > GATE_ENV_MOST || strlen(name) >= NAME_BYTES || strlen(value) >= VALUE_BYTES)
		return -1;
	for (int i = 0; i < (int)COUNT_OF(names); i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		if (i + 1 < gate->lang_rank || !term_valid(value))
			return -1;
		gate->lang_rank = i + 1;
		snprintf(gate->start.lang, sizeof(gate->start.lang), "%s", value);
		return 0;
	}
	return -1;
}

static int on_shell(ssh_session session, ssh_channel channel, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel;
	if (begun(gate))
		return -1;
	gate->want = WANT_SHELL;
	return 0;
}

static int on_exec(ssh_session session, ssh_channel channel, const char *command, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel;
	if (begun(gate))
		return -1;
	gate->want = WANT_COMMAND;
	struct err err = ERR_INIT;
	if (!command[0] || !text_clean_line(command, "opdracht", gate->start.command, sizeof(gate->start.command), &err)
	    || text_chars(gate->start.command) > GATE_COMMAND_CHARS)
		gate->want = WANT_REFUSED;
	return 0;
}

/* Taken, and then refused by a sentence: a client whose subsystem is refused shows nothing of why. */
static int on_subsystem(ssh_session session, ssh_channel channel, const char *subsystem, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel, (void)subsystem;
	if (begun(gate))
		return -1;
	gate->want = WANT_FILES;
	return 0;
}

static int on_data(ssh_session session, ssh_channel channel, void *data, uint32_t count, int is_stderr, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel;
	if (is_stderr || gate->phase == GATE_ENDED)
		return (int)count;
	size_t room = GATE_KEYS_BYTES - gate->keys.used;
	size_t taken = count < room ? count : room;
	buf_add(&gate->keys, data, taken);
	gate->keys_left = taken < count;
	return (int)taken;
}

static void on_eof(ssh_session session, ssh_channel channel, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel;
	gate->client_eof = true;
}

static void on_close(ssh_session session, ssh_channel channel, void *arg)
{
	struct gate *gate = arg;

	(void)session, (void)channel;
	gate->client_closed = true;
}

ssh_channel request_channel_open(ssh_session session, void *arg)
{
	struct gate *gate = arg;

	if (!gate->authenticated || gate->channel || gate->phase == GATE_ENDED)
		return NULL;
	gate->channel = ssh_channel_new(session);
	if (gate->channel)
		ssh_set_channel_callbacks(gate->channel, &gate->channel_callbacks);
	return gate->channel;
}

/* Agent and X11 stay NULL: libssh answers yes as soon as such a callback exists. */
void request_init(struct gate *gate)
{
	gate->channel_callbacks = (struct ssh_channel_callbacks_struct){
		.userdata = gate,
		.channel_data_function = on_data,
		.channel_eof_function = on_eof,
		.channel_close_function = on_close,
		.channel_pty_request_function = on_pty,
		.channel_pty_window_change_function = on_size,
		.channel_env_request_function = on_env,
		.channel_shell_request_function = on_shell,
		.channel_exec_request_function = on_exec,
		.channel_subsystem_request_function = on_subsystem,
	};
	ssh_callbacks_init(&gate->channel_callbacks);
}

static void ask_for_desk(struct gate *gate)
{
	struct message message;

	message_init(&message, CONTROL_START);
	rows_add(&message.rows, &start_record, &gate->start);
	channel_send(gate->control, &message);
	message_free(&message);
	gate_phase_set(gate, GATE_STARTING, STARTED_MS);
}

void request_serve(struct gate *gate)
{
	if (gate->client_closed)
		gate_drop(gate, "closed");
	if (gate->phase != GATE_OPEN)
		return;
	switch (gate->want) {
	case WANT_NOTHING:
		return;
	case WANT_REFUSED:
		gate_end(gate, GATE_EXIT_COMMAND, "Deze opdracht is te lang of onleesbaar. Zie: ssh … hulp");
		return;
	case WANT_FILES:
		gate_end(gate, GATE_EXIT_COMMAND,
			"sftp en scp werken hier niet. Een bestand gaat zo: ssh … bijlage add NUMMER NAAM < bestand");
		return;
	case WANT_SHELL:
		if (!gate->start.has_terminal) {
			gate_end(gate, GATE_EXIT_FAILED, "wijkd heeft een terminal nodig: gebruik ssh -t, zonder invoer uit een bestand.");
			return;
		}
		if (!gate->start.term[0] || strcmp(gate->start.term, "dumb") == 0) {
			gate_end(gate, GATE_EXIT_FAILED,
				"Uw terminal (TERM) kan geen scherm tonen. Probeer: TERM=xterm ssh …");
			return;
		}
		break;
	case WANT_COMMAND:
		break;
	}
	ask_for_desk(gate);
}

void request_started(struct gate *gate, struct message *message)
{
	struct err err = ERR_INIT;

	if (gate->phase != GATE_STARTING) {
		gate_drop(gate, "protocol");
		return;
	}
	message_err(message, &err);
	if (err.code != ERR_NONE) {
		gate_end(gate, err.code == ERR_BUSY ? GATE_EXIT_BUSY : GATE_EXIT_REFUSED, err.text);
		return;
	}
	gate_phase_set(gate, GATE_RUNNING, 0);
	pump_begin(gate, message_take_fd(message, 0), channel_new(message_take_fd(message, 1)));
}
