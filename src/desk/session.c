/* The life of a desk after its fork: descriptors, hello, the monitor, the store's events, and the way out. */
#include "desk/session.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/build.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/sock.h"
#include "desk/here.h"
#include "inside.h"

enum { LEAVE_MS = 2000, STATUS_SHUT_OUT = 77 };

enum { SPAWN_CONTROL, SPAWN_TERMINAL, SPAWN_SIDE, SPAWN_SESSION };

void desk_stderr(struct desk *desk, const char *text)
{
	struct leave leave = { .tekst = mem_text(text) };
	struct message message;

	message_init(&message, CONTROL_STDERR);
	rows_add(&message.rows, &leave_record, &leave);
	channel_send_all(desk->side, &message, LEAVE_MS);
	message_free(&message);
	free(leave.tekst);
}

bool desk_me_take(struct desk *desk, bool ok, struct message *answer, struct err *err)
{
	const struct me *me = ok ? rows_first(&answer->rows, &me_record) : NULL;

	if (me != NULL) {
		desk->me = *me;
		desk->clock_at = clock_now();
	} else if (ok) {
		ok = err_set(err, ERR_PROTOCOL, _("De opslag gaf geen antwoord dat wijkd kent."));
	}
	message_free(answer);
	return ok;
}

bool desk_hello(struct desk *desk, int kind, struct err *err)
{
	struct hello hello = { .kind = kind };
	struct message answer;

	snprintf(hello.build, sizeof(hello.build), "%s", build_id());
	memcpy(hello.pet, desk->pet, sizeof(hello.pet));
	return desk_me_take(desk, desk_send(desk, REQ_HELLO, &hello_record, &hello, &answer, err), &answer, err);
}

bool desk_wear(struct desk *desk, const char *pet, struct err *err)
{
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", pet);
	if (!desk_me_take(desk, desk_ask_with(desk, REQ_PET, &ask, &answer, err), &answer, err))
		return false;
	memcpy(desk->pet, desk->me.pet, sizeof(desk->pet));
	return true;
}

void desk_store_lost(struct desk *desk)
{
	if (desk->store == NULL)
		return;
	loop_unwatch(desk->loop, channel_fd(desk->store));
	channel_free(desk->store);
	desk->store = NULL;
	desk->store_number++;
	here_again(desk);
	if (desk->terminal == NULL)
		return;
	frame_ring(&desk->frame, "%s", _("De opslag is even weg. Wat u typte blijft staan; even wachten."));
	desk->dirty = true;
	if (desk->asking > 0)
		desk_paint(desk);
}

void desk_watches_restore(struct desk *desk)
{
	for (size_t i = 0; i < DESK_WATCHES; i++) {
		struct err err = ERR_INIT;
		struct message answer;
		struct ask ask;

		if (desk->watches[i].household_id == 0)
			continue;
		record_init(&ask_record, &ask);
		ask.id = desk->watches[i].household_id;
		ask.tekst = mem_text("herstel");
		if (!desk_ask_with(desk, REQ_HOUSEHOLD_OPEN, &ask, &answer, &err))
			log_line("restore: household not opened again: %s", err_word(err.code));
		message_free(&answer);
		free(ask.tekst);
	}
}

static void store_new(struct desk *desk, struct message *message)
{
	struct err err = ERR_INIT;

	if (message->fd_count != 1)
		return;
	desk_store_lost(desk);
	desk->store = channel_new(message->fds[0]);
	message->fd_count = 0;
	loop_watch(desk->loop, channel_fd(desk->store), POLLIN, desk_store_ready, desk);
	if (!desk_hello(desk, desk->terminal != NULL ? SESSION_DESK : SESSION_COMMAND, &err)) {
		log_line("restore: %s", err.text);
		return;
	}
	if (desk->lock.shut) {
		lock_tell(desk);
		return;
	}
	desk_watches_restore(desk);
	desk->restored = true;
}

void desk_control_ready(void *arg, int fd, short revents)
{
	struct desk *desk = arg;
	struct err err = ERR_INIT;
	struct message message;
	enum channel_result result;

	(void)fd;
	(void)revents;
	while ((result = channel_receive(desk->control, &message, &err)) == CHANNEL_DONE) {
		if (message.kind == CONTROL_STOP || message.kind == CONTROL_DESK_SHUT_OUT) {
			desk->stopped = true;
			desk->status = message.kind == CONTROL_STOP ? 0 : STATUS_SHUT_OUT;
			desk_leave(desk);
		} else if (message.kind == CONTROL_DESK_STORE_LOST) {
			desk_store_lost(desk);
		} else if (message.kind == CONTROL_DESK_SESSION) {
			store_new(desk, &message);
		}
		message_free(&message);
	}
	if (result == CHANNEL_GONE || result == CHANNEL_BROKEN) {
		loop_unwatch(desk->loop, channel_fd(desk->control));
		desk->orphan = true;
		desk->stopped = true;
		desk->status = 1;
		desk_leave(desk);
	}
}

void desk_store_ready(void *arg, int fd, short revents)
{
	struct desk *desk = arg;
	struct err err = ERR_INIT;
	struct message message;
	enum channel_result result = CHANNEL_AGAIN;

	(void)fd;
	(void)revents;
	while (desk->store != NULL && (result = channel_receive(desk->store, &message, &err)) == CHANNEL_DONE) {
		if (message.serial == 0)
			desk_event(desk, &message);
		message_free(&message);
	}
	if (desk->store != NULL && (result == CHANNEL_GONE || result == CHANNEL_BROKEN))
		desk_store_lost(desk);
}

void desk_side_ready(void *arg, int fd, short revents)
{
	struct desk *desk = arg;
	struct err err = ERR_INIT;
	struct message message;
	enum channel_result result;

	(void)fd;
	(void)revents;
	while ((result = channel_receive(desk->side, &message, &err)) == CHANNEL_DONE) {
		const struct size *size = rows_first(&message.rows, &size_record);

		if (message.kind == CONTROL_SIZE && size != NULL && desk->terminal != NULL) {
			canvas_resize(desk->canvas, (int)size->rows, (int)size->cols);
			terminal_size(desk->terminal, desk->canvas->rows, desk->canvas->cols);
			desk->dirty = true;
		} else if (message.kind == CONTROL_AWAY || message.kind == CONTROL_HEARD) {
			desk->away = message.kind == CONTROL_AWAY;
		} else if (message.kind == CONTROL_EOF) {
			desk->input_ended = true;
			desk_leave(desk);
		}
		message_free(&message);
	}
	if (result != CHANNEL_AGAIN)
		desk_line_lost(desk);
}

/* Bytes out, exit status, goodbye: the gate closes the channel when it has the status. */
static void session_end(struct desk *desk)
{
	struct leave leave = { .status = desk->status };
	int64_t until = clock_monotonic() + LEAVE_MS;
	struct message message;

	if (desk->terminal != NULL)
		terminal_restore(desk->terminal, &desk->out);
	while (!desk->line_lost && desk->out.used > 0 && clock_monotonic() < until) {
		if (!desk_pump(desk))
			break;
		if (desk->out.used > 0)
			sock_wait(desk->terminal_fd, POLLOUT, 100);
	}
	if (desk->status == STATUS_SHUT_OUT && desk->stopped && !desk->line_lost)
		desk_stderr(desk, _("Uw toegang tot wijkd is gewijzigd. Log opnieuw in, of vraag de functioneel beheerder.\r\n"));
	else if (desk->stopped && !desk->line_lost)
		desk_stderr(desk, _("wijkd is gestopt. Wat u nog niet had bewaard, staat klaar als u weer inlogt.\r\n"));
	else if (desk->goodbye[0] != '\0' && !desk->line_lost) {
		desk_stderr(desk, desk->goodbye);
		desk_stderr(desk, "\r\n");
	}
	message_init(&message, CONTROL_EXIT);
	rows_add(&message.rows, &leave_record, &leave);
	channel_send_all(desk->side, &message, LEAVE_MS);
	message_free(&message);
}

static bool session_screen(struct desk *desk, struct terminal *warm, struct err *err)
{
	char name[TERMINAL_NAME_BYTES];
	bool fell_back = false;

	if (!terminal_name_resolve(desk->spawn.term, name, &fell_back))
		return err_set(err, ERR_INPUT, _("Dit terminaltype kan geen schermen tonen: zet TERM op bijvoorbeeld xterm."));
	if (!terminal_reopen(warm, name, (int)desk->spawn.rows, (int)desk->spawn.cols, desk->spawn.utf8, err))
		return false;
	desk->terminal = warm;
	desk->canvas = canvas_new((int)desk->spawn.rows, (int)desk->spawn.cols);
	desk->canvas->ascii = !desk->spawn.utf8;
	desk->keys = keys_new();
	terminal_keys(desk->terminal, desk->keys);
	if (fell_back)
		frame_say(&desk->frame, FRAME_INFO, _("Uw terminaltype is onbekend; wijkd gebruikt vt100."));
	return true;
}

static bool session_begin(struct desk *desk, struct message *message, struct terminal *warm, struct err *err)
{
	const char *const terminfo[] = { "/lib/terminfo", "/usr/share/terminfo", "/etc/terminfo", NULL };
	const struct sandbox sandbox = { .kind = SANDBOX_DESK, .read_paths = terminfo };
	bool command;

	desk->spawn = *(const struct spawn *)rows_first(&message->rows, &spawn_record);
	desk->control = channel_new(message->fds[SPAWN_CONTROL]);
	desk->terminal_fd = message->fds[SPAWN_TERMINAL];
	desk->side = channel_new(message->fds[SPAWN_SIDE]);
	desk->store = channel_new(message->fds[SPAWN_SESSION]);
	message->fd_count = 0;
	desk->loop = loop_new();
	command = desk->spawn.command[0] != '\0';
	if (!terminal_after_fork(warm, err) || !sandbox_enter(&sandbox, err))
		return false;
	loop_watch(desk->loop, channel_fd(desk->control), POLLIN, desk_control_ready, desk);
	loop_watch(desk->loop, channel_fd(desk->side), POLLIN, desk_side_ready, desk);
	loop_watch(desk->loop, channel_fd(desk->store), POLLIN, desk_store_ready, desk);
	if (!command && !session_screen(desk, warm, err))
		return false;
	if (command && !command_pet(desk->spawn.command, desk->pet, err))
		return false;
	return desk_hello(desk, command ? SESSION_COMMAND : SESSION_DESK, err);
}

int desk_session(struct message *spawn, struct terminal *warm)
{
	static struct desk desk;
	struct err err = ERR_INIT;

	signal(SIGPIPE, SIG_IGN);
	if (!session_begin(&desk, spawn, warm, &err)) {
		bool command = desk.spawn.command[0] != '\0';
		struct buf line = BUF_INIT;

		buf_format(&line, "%s\r\n", err.text);
		desk.status = err.code == ERR_REFUSED || err.code == ERR_MISSING ? 77 : err.code == ERR_INPUT && command ? 64 : 1;
		desk_stderr(&desk, line.data);
		buf_free(&line);
	} else if (desk.spawn.command[0] != '\0') {
		desk.status = desk_command(&desk);
	} else {
		desk_run(&desk);
	}
	session_end(&desk);
	return desk.status;
}
