/* One whole connection with ourselves before the first fork: kex, login, a channel, some bytes, goodbye. */
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sock.h"
#include "gate/gate.h"
#include "gate/transport.h"
#include "gate/zygote.h"

enum { ANSWER_MS = 10 * 1000 };

/* ---- the client: a process of its own ---- */

static bool client_connect(ssh_session session, int fd)
{
	const bool off = false;
	const char *user = "proef";

	if (ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &off) != SSH_OK
	    || ssh_options_set(session, SSH_OPTIONS_SSH_DIR, "/") != SSH_OK
	    || ssh_options_set(session, SSH_OPTIONS_HOST, "localhost") != SSH_OK
	    || ssh_options_set(session, SSH_OPTIONS_USER, user) != SSH_OK
	    || ssh_options_set(session, SSH_OPTIONS_FD, &fd) != SSH_OK)
		return false;
	return ssh_connect(session) == SSH_OK;
}

static bool client_login(ssh_session session)
{
	ssh_key key = NULL;
	bool ok = ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key) == SSH_OK
		&& ssh_userauth_publickey(session, NULL, key) == SSH_AUTH_SUCCESS;

	ssh_key_free(key);
	return ok;
}

static bool client_talk(ssh_session session)
{
	ssh_channel channel = ssh_channel_new(session);
	char byte;

	return channel && ssh_channel_open_session(channel) == SSH_OK
		&& ssh_channel_request_pty_size(channel, "xterm", 80, 24) == SSH_OK
		&& ssh_channel_request_shell(channel) == SSH_OK
		&& ssh_channel_write(channel, "x", 1) == 1
		&& ssh_channel_read(channel, &byte, 1, 0) == 1
		&& ssh_channel_write(channel, "q", 1) == 1
		&& ssh_channel_read(channel, &byte, 1, 0) == 0;
}

static _Noreturn void client(int fd)
{
	ssh_session session = ssh_new();

	_exit(session && client_connect(session, fd) && client_login(session) && client_talk(session) ? 0 : 1);
}

/* ---- monitor, store and desk in one: another process ---- */

static void yes(struct channel *control)
{
	struct message message;

	message_init(&message, CONTROL_VERDICT);
	((struct verdict *)rows_new(&message.rows, &verdict_record))->accepted = true;
	channel_send(control, &message);
	message_free(&message);
}

/* Echoes one byte, then says goodbye at the next. */
static void desk(int terminal, struct channel *side)
{
	struct message message;
	char byte;

	for (int i = 0; i < 2; i++)
		if (!sock_wait(terminal, POLLIN, ANSWER_MS) || read(terminal, &byte, 1) != 1
		    || (i == 0 && write(terminal, &byte, 1) != 1))
			return;
	message_init(&message, CONTROL_EXIT);
	rows_new(&message.rows, &leave_record);
	channel_send(side, &message);
	message_free(&message);
}

static void start(struct channel *control)
{
	int terminal[2], side[2];
	struct message message;

	if (!sock_pair(SOCK_STREAM, terminal, NULL) || !sock_pair(SOCK_SEQPACKET, side, NULL))
		_exit(1);
	message_init(&message, CONTROL_STARTED);
	message.fds[0] = terminal[0];
	message.fds[1] = side[0];
	message.fd_count = 2;
	channel_send(control, &message);
	message_free(&message);
	close(terminal[0]);
	close(side[0]);
	desk(terminal[1], channel_new(side[1]));
}

static _Noreturn void others(struct channel *control)
{
	struct message message;

	while (channel_await(control, &message, ANSWER_MS, NULL) == CHANNEL_DONE) {
		if (message.kind == CONTROL_AUTH_KEY)
			yes(control);
		if (message.kind == CONTROL_START)
			start(control);
		message_free(&message);
	}
	_exit(0);
}

/* ---- */

static bool ended_well(pid_t pid)
{
	int how = 0;

	return pid > 0 && waitpid(pid, &how, 0) == pid && WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

bool warm_up(ssh_bind bind, const struct birth *birth, struct err *err)
{
	int tcp[2], control[2];
	struct spawn spawn = { .connection = 0 };

	if (!sock_pair(SOCK_STREAM, tcp, err) || !sock_pair(SOCK_SEQPACKET, control, err))
		return false;
	pid_t client_pid = fork();
	if (client_pid == 0) {
		close(tcp[0]);
		client(tcp[1]);
	}
	pid_t others_pid = fork();
	if (others_pid == 0) {
		close(tcp[0]);
		close(tcp[1]);
		close(control[0]);
		others(channel_new(control[1]));
	}
	close(tcp[1]);
	close(control[1]);
	gate_serve(bind, birth, &spawn, tcp[0], channel_new(control[0]));
	bool ok = ended_well(client_pid) & ended_well(others_pid);
	return ok || err_set(err, ERR_INTERNAL, "De proefverbinding met onszelf lukt niet.");
}
