/* wijkd-desk: born by the monitor, warms one screen, and forks a desk for every session. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/build.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/sock.h"
#include "base/loop.h"
#include "desk/session.h"
#include "pdf.h"
#include "wire/channel.h"
#include "wire/control.h"

enum { CONTROL_FD = 3, MAX_CHILDREN = 1024, BIRTH_MS = 10000 };

struct child {
	pid_t pid;
	int64_t connection;
};

struct zygote {
	struct loop *loop;
	struct channel *control;
	struct terminal *warm;
	struct child children[MAX_CHILDREN];
	size_t child_count;
	bool stopping;
};

static void zygote_tell(struct zygote *zygote, int kind, int64_t connection, pid_t pid, int how)
{
	struct spawned spawned = { .connection = connection, .pid = pid, .how = how };
	struct message message;

	message_init(&message, (uint16_t)kind);
	rows_add(&message.rows, &spawned_record, &spawned);
	channel_send(zygote->control, &message);
	message_free(&message);
}

static void zygote_reap(void *arg, int signo)
{
	struct zygote *zygote = arg;
	pid_t pid;
	int how;

	(void)signo;
	while ((pid = waitpid(-1, &how, WNOHANG)) > 0) {
		for (size_t i = 0; i < zygote->child_count; i++) {
			if (zygote->children[i].pid != pid)
				continue;
			zygote_tell(zygote, CONTROL_ENDED, zygote->children[i].connection, pid, how);
			zygote->children[i] = zygote->children[--zygote->child_count];
			break;
		}
	}
	if (zygote->stopping && zygote->child_count == 0)
		loop_stop(zygote->loop, 0);
}

/* In the child: nothing of the zygote but the warm screen is kept. */
_Noreturn static void child_run(struct zygote *zygote, struct message *spawn)
{
	struct terminal *warm = zygote->warm;
	sigset_t none;
	int status;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	channel_free(zygote->control);
	loop_free(zygote->loop);
	status = desk_session(spawn, warm);
	_exit(status);
}

static void zygote_spawn(struct zygote *zygote, struct message *message)
{
	const struct spawn *spawn = rows_first(&message->rows, &spawn_record);
	pid_t pid;

	if (spawn == NULL || message->fd_count != WIRE_FDS || zygote->child_count == MAX_CHILDREN) {
		log_line("spawn without a session, or too many");
		return;
	}
	pid = fork();
	if (pid == 0)
		child_run(zygote, message);
	if (pid < 0) {
		log_line("fork failed");
		zygote_tell(zygote, CONTROL_ENDED, spawn->connection, 0, 1);
		return;
	}
	zygote->children[zygote->child_count++] = (struct child){ .pid = pid, .connection = spawn->connection };
	zygote_tell(zygote, CONTROL_SPAWNED, spawn->connection, pid, 0);
}

static void zygote_stop(struct zygote *zygote)
{
	zygote->stopping = true;
	if (zygote->child_count == 0)
		loop_stop(zygote->loop, 0);
}

static void zygote_ready(void *arg, int fd, short revents)
{
	struct zygote *zygote = arg;
	struct err err = ERR_INIT;
	struct message message;
	enum channel_result result;

	(void)fd;
	(void)revents;
	channel_flush(zygote->control);
	while ((result = channel_receive(zygote->control, &message, &err)) == CHANNEL_DONE) {
		if (message.kind == CONTROL_SPAWN)
			zygote_spawn(zygote, &message);
		else if (message.kind == CONTROL_STOP)
			zygote_stop(zygote);
		message_free(&message);
	}
	if (result == CHANNEL_GONE)
		loop_stop(zygote->loop, 0);
	if (result == CHANNEL_BROKEN)
		log_end(1, "the monitor broke the protocol: %s", err.text);
}

static void birth_await(struct channel *control)
{
	struct err err = ERR_INIT;
	struct message message;
	const struct birth *birth;

	if (channel_await(control, &message, BIRTH_MS, &err) != CHANNEL_DONE)
		log_end(1, "no birth message: %s", err.text);
	birth = rows_first(&message.rows, &birth_record);
	if (message.kind != CONTROL_BIRTH || birth == NULL)
		log_end(1, "the first message is no birth message");
	if (strcmp(birth->build, build_id()) != 0)
		log_end(1, "the monitor is of another build");
	clock_shift(birth->clock_offset);
	message_free(&message);
}

static void zygote_main(void)
{
	static struct zygote zygote;
	const int signos[] = { SIGCHLD };
	const char *const terminfo[] = { "/lib/terminfo", "/usr/share/terminfo", "/etc/terminfo", NULL };
	const struct sandbox sandbox = { .kind = SANDBOX_ZYGOTE_DESK, .read_paths = terminfo };
	struct err err = ERR_INIT;
	struct message ready;

	zygote.control = channel_new(CONTROL_FD);
	zygote.loop = loop_new();
	birth_await(zygote.control);
	zygote.warm = terminal_open("xterm-256color", 24, 80, true, &err);
	if (zygote.warm == NULL)
		log_end(1, "no screen: %s", err.text);
	pdf_fonts_open();
	if (!loop_signals(zygote.loop, signos, 1, zygote_reap, &zygote, &err) || !sandbox_enter(&sandbox, &err))
		log_end(1, "%s", err.text);
	loop_watch(zygote.loop, CONTROL_FD, POLLIN, zygote_ready, &zygote);
	message_init(&ready, CONTROL_READY);
	channel_send_all(zygote.control, &ready, BIRTH_MS);
	message_free(&ready);
	exit(loop_run(zygote.loop));
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf("wijkd-desk %s\n", build_id());
		return 0;
	}
	if (argc != 1) {
		fputs("wijkd-desk is started by wijkd.\n", stderr);
		return 2;
	}
	log_open("desk");
	clock_init();
	unsetenv("TERMINFO");
	unsetenv("TERMINFO_DIRS");
	unsetenv("HOME");
	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	zygote_main();
	return 0;
}
