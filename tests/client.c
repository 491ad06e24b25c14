/* Somebody at a terminal. */
#include "client.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "times.h"

enum { CLIENTS_MOST = 32, RUN_SECONDS = 60 };

static struct client *clients;	/* all that are open */

/* ---- starting ssh ------------------------------------------------------------------------------------------------ */

size_t client_arguments(struct town *town, const char *user, const char *key, const char **argv)
{
	static char texts[6][400];
	size_t count = 0;

	snprintf(texts[0], sizeof(texts[0]), "Port=%d", town->port);
	snprintf(texts[1], sizeof(texts[1]), "UserKnownHostsFile=%s/hosts", town->folder);
	snprintf(texts[2], sizeof(texts[2]), "User=%s", user);
	if (key && key[0])
		snprintf(texts[3], sizeof(texts[3]), "IdentityFile=%s", key);
	else
		snprintf(texts[3], sizeof(texts[3]), "IdentityFile=%s/id_ed25519", town->folder);
	const char *const options[] = { texts[0], texts[1], texts[2],
		key && !key[0] ? "PubkeyAuthentication=no" : texts[3],
		"GlobalKnownHostsFile=/dev/null", "StrictHostKeyChecking=yes", "IdentitiesOnly=yes",
		"IdentityAgent=none",
		"SendEnv=LANG", "ConnectTimeout=20", "LogLevel=ERROR", "ControlPath=none", "UpdateHostKeys=no" };

	argv[count++] = "-F";
	argv[count++] = "/dev/null";
	for (size_t i = 0; i < COUNT_OF(options); i++) {
		argv[count++] = "-o";
		argv[count++] = options[i];
	}
	return count;
}

_Noreturn static void ssh_run(struct town *town, const char *user, const struct client_set *set, pid_t parent)
{
	const char *argv[CLIENT_OPTIONS + 20] = { "ssh" };
	size_t count = 1 + client_arguments(town, user, set->key, argv + 1);

	for (size_t i = 0; set->options && set->options[i]; i++)
		argv[count++] = set->options[i];
	argv[count++] = "127.0.0.1";
	argv[count++] = set->command;	/* or the end */
	run_child_prepare(parent);
	setenv("TERM", set->term ? set->term : "xterm", 1);
	setenv("LANG", set->lang ? set->lang : "C.UTF-8", 1);
	setenv("HOME", town->folder, 1);
	unsetenv("LC_ALL");
	unsetenv("SSH_AUTH_SOCK");
	unsetenv("DISPLAY");
	execvp("ssh", (char *const *)argv);
	_exit(127);
}

struct client *client_open(struct town *town, const char *user, const struct client_set *set)
{
	static const struct client_set nothing;
	struct client *client = mem_new(1, sizeof(*client));
	pid_t parent = getpid();
	struct winsize size;

	set = set ? set : &nothing;
	size = (struct winsize){ .ws_row = (unsigned short)(set->rows ? set->rows : 24),
		.ws_col = (unsigned short)(set->cols ? set->cols : 80) };
	client->town = town;
	snprintf(client->user, sizeof(client->user), "%s", user);
	client->glass = glass_new(size.ws_row, size.ws_col);
	fflush(NULL);
	client->pid = forkpty(&client->terminal, NULL, NULL, &size);
	assert_int_not_equal(client->pid, -1);
	if (client->pid == 0)
		ssh_run(town, user, set, parent);
	fcntl(client->terminal, F_SETFD, FD_CLOEXEC);
	fcntl(client->terminal, F_SETFL, O_NONBLOCK);
	client->next = clients;
	clients = client;
	return client;
}

/* ---- waiting ----------------------------------------------------------------------------------------------------- */

static void client_read(struct client *client)
{
	char bytes[16384];
	ssize_t got;

	while ((got = read(client->terminal, bytes, sizeof(bytes))) > 0) {
		buf_add(&client->raw, bytes, (size_t)got);
		glass_feed(client->glass, bytes, (size_t)got);
	}
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	close(client->terminal);
	client->terminal = -1;
}

void client_turn(int milliseconds)
{
	struct pollfd polls[CLIENTS_MOST];
	struct client *readers[CLIENTS_MOST];
	nfds_t count = 0;

	for (struct client *client = clients; client; client = client->next) {
		if (client->terminal < 0 || count == CLIENTS_MOST)
			continue;
		polls[count] = (struct pollfd){ client->terminal, POLLIN, 0 };
		readers[count++] = client;
	}
	poll(polls, count, milliseconds);
	for (nfds_t i = 0; i < count; i++)
		if (polls[i].revents)
			client_read(readers[i]);
}

double client_waits(struct client *client, const char *text, int milliseconds)
{
	double begin = now_ms();

	while (glass_find(client->glass, text) < 0) {
		if (now_ms() > begin + milliseconds || client->terminal < 0)
			return -1;
		client_turn(20);
	}
	return now_ms() - begin;
}

/* cmocka cuts long messages: the screens go before it. */
void client_fails(struct client *client, const char *what, const char *text)
{
	for (struct client *each = clients; each; each = each->next) {
		struct buf shown = BUF_INIT;

		glass_text(each->glass, &shown);
		fprintf(stderr, "--- %s\n%s---\n", each->user, shown.data);
		buf_free(&shown);
	}
	fail_msg("%s %s: %s", client->user, what, text);
}

void client_sees(struct client *client, const char *text)
{
	if (client_waits(client, text, CLIENT_MS) < 0)
		client_fails(client, "does not see", text);
}

void client_misses(struct client *client, const char *text)
{
	double until = now_ms() + CLIENT_MS;

	while (glass_find(client->glass, text) >= 0) {
		if (now_ms() > until || client->terminal < 0)
			client_fails(client, "still sees", text);
		client_turn(20);
	}
}

void client_types(struct client *client, const char *keys)
{
	size_t left = strlen(keys);

	while (left > 0) {
		ssize_t sent = client->terminal >= 0 ? write(client->terminal, keys, left) : -1;

		if (sent < 0 && errno != EAGAIN && errno != EINTR)
			client_fails(client, "cannot type", keys);
		if (sent < 0)
			client_turn(10);
		if (sent > 0) {
			keys += sent;
			left -= (size_t)sent;
		}
	}
}

void client_does(struct client *client, const char *keys, const char *text)
{
	client_types(client, keys);
	client_sees(client, text);
}

double client_echo(struct client *typist, const char *keys, struct client *watcher, const char *text)
{
	double begin = now_ms();

	client_types(typist, keys);
	client_sees(watcher, text);
	return now_ms() - begin;
}

void client_size(struct client *client, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	glass_size(client->glass, rows, cols);
	assert_int_equal(ioctl(client->terminal, TIOCSWINSZ, &size), 0);
}

bool client_got(struct client *client, const char *bytes)
{
	return client->raw.data && strstr(client->raw.data, bytes) != NULL;
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

int client_ends(struct client *client)
{
	double until = now_ms() + CLIENT_MS;
	int how;

	while (client->pid && waitpid(client->pid, &how, WNOHANG) == 0) {
		if (now_ms() > until)
			client_fails(client, "does not leave", "ssh");
		client_turn(20);
	}
	if (client->pid)
		client->status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
	client->pid = 0;
	while (client->terminal >= 0 && now_ms() < until)
		client_turn(20);
	return client->status;
}

void client_free(struct client *client)
{
	struct client **link = &clients;

	while (*link != client)
		link = &(*link)->next;
	*link = client->next;
	if (client->pid) {
		kill(client->pid, SIGKILL);
		waitpid(client->pid, NULL, 0);
	}
	if (client->terminal >= 0)
		close(client->terminal);
	glass_free(client->glass);
	buf_free(&client->raw);
	free(client);
}

void client_cut(struct client *client)
{
	client_free(client);
}

struct client *client_login(struct town *town, const char *user)
{
	struct client *client = client_open(town, user, NULL);

	client_sees(client, "Werkbak");
	return client;
}

void client_logout(struct client *client)
{
	double until = now_ms() + CLIENT_MS;

	/* Back until it asks; what was typed and not kept is left behind. */
	while (glass_find(client->glass, "uitloggen?") < 0) {
		if (now_ms() > until)
			client_fails(client, "cannot log out", "");
		client_types(client, KEY_BACK);
		for (double next = now_ms() + 300; now_ms() < next && glass_find(client->glass, "uitloggen?") < 0;) {
			client_turn(20);
			if (glass_find(client->glass, "Toch weggaan?") >= 0) {
				client_types(client, "j");
				client_misses(client, "Toch weggaan?");
			}
		}
	}
	client_types(client, "j");
	assert_int_equal(client_ends(client), 0);
	client_free(client);
}

struct run client_run(struct town *town, const char *user, const char *command)
{
	const char *argv[CLIENT_OPTIONS + 8] = { "ssh", "-T" };
	size_t count = 2 + client_arguments(town, user, NULL, argv + 2);

	argv[count++] = "127.0.0.1";
	argv[count++] = command;
	return run_program(argv, NULL, RUN_SECONDS);
}
