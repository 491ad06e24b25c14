/* Clients that mean no good, or do not mean anything: who works notices nothing, and nothing of them stays behind. */
#include <dirent.h>
#include <netinet/in.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/random.h"
#include "walk.h"

enum { STRANGERS = 12, JUNK = 60, LOGIN_MS = 2000, ENDED_MS = 20000 };

static size_t fds_at_rest;

static size_t fds_of(pid_t pid)
{
	char path[64];
	size_t count = 0;

	snprintf(path, sizeof(path), "/proc/%d/fd", pid);
	DIR *folder = opendir(path);
	assert_non_null(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static int begin(void **state)
{
	const struct town_set set = {
		.conf = "[login]\nmax_unauthenticated = 12\nmax_unauthenticated_per_address = 4\n",
	};

	(void)state;
	open_town_as(&set);
	fds_at_rest = fds_of(town->pid);
	return 0;
}

/* ---- strangers ---- */

/* A connection from the n-th of other addresses of this machine; -1 when it is turned away at once. */
static int stranger(int n)
{
	struct sockaddr_in from = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000701u + (uint32_t)n) };
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)town->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0 && bind(fd, (struct sockaddr *)&from, sizeof(from)) == 0);
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0)
		return fd;
	close(fd);
	return -1;
}

static void logs_in_quickly(void)
{
	int64_t begin = clock_monotonic();
	struct run run = client_run(town, "amina", "hulp");

	if (run.status == 255) {	/* cut while its gate was replaced, which is rare: a person tries once more */
		run_free(&run);
		run = client_run(town, "amina", "hulp");
	}
	assert_int_equal(run.status, 0);
	assert_in_range(clock_monotonic() - begin, 0, LOGIN_MS);
	run_free(&run);
}

static void half_open_connections_shut_nobody_out(void **state)
{
	int fds[3 * STRANGERS];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(fds); i++)
		fds[i] = stranger((int)i);
	poll(NULL, 0, 700);	/* longer than somebody who logs in is silent */
	for (int i = 0; i < 3; i++)
		logs_in_quickly();
	for (size_t i = 0; i < COUNT_OF(fds); i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

static void one_address_does_not_shut_itself_out(void **state)
{
	int fds[8];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(fds); i++)
		fds[i] = stranger(-0x700);	/* 127.0.0.1, where ssh comes from too */
	poll(NULL, 0, 700);
	logs_in_quickly();
	for (size_t i = 0; i < COUNT_OF(fds); i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

static void junk(int fd, int n)
{
	static const char *const heads[] = { "", "SSH-2.0-x\r\n", "SSH-1.5-x\r\n", "GET / HTTP/1.0\r\n\r\n",
		"SSH-2.0-OpenSSH_9.2p1\r\n\x00\x00\x01\x2c\x06\x14", "\x00\x00\x00\x00" };
	static const size_t bytes[] = { 0, 11, 11, 18, 29, 4 };
	char noise[3000];

	random_bytes(noise, sizeof(noise));
	send(fd, heads[n % (int)COUNT_OF(heads)], bytes[n % (int)COUNT_OF(bytes)], MSG_NOSIGNAL);
	send(fd, noise, 1 + (size_t)noise[0] % sizeof(noise), MSG_NOSIGNAL);
}

static void junk_before_and_after_the_banner_harms_nobody(void **state)
{
	(void)state;
	struct client *carla = client_login(town, "carla");

	for (int i = 0; i < JUNK; i++) {
		const struct linger reset = { .l_onoff = 1 };
		int fd = stranger(i);

		if (fd < 0)
			continue;
		junk(fd, i);
		if (i % 3 == 0)
			setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
		close(fd);
	}
	logs_in_quickly();
	client_does(carla, KEY_F1, "Opent waar de regel over gaat");
	client_cut(carla);
}

/* ---- who logged in ---- */

static void who_stops_reading_keeps_nobody_waiting(void **state)
{
	struct client *carla = client_login(town, "carla"), *amina = client_login(town, "amina");

	(void)state;
	for (int i = 0; i < 200; i++)
		client_types(carla, "\f");	/* a whole screen each */
	kill(carla->pid, SIGSTOP);
	for (int i = 0; i < 5; i++) {
		double took = client_echo(amina, KEY_F1, amina, "Opent waar de regel over gaat");

		assert_true(took >= 0 && took < 5000);
		client_does(amina, KEY_BACK, "Werkbak");
	}
	kill(carla->pid, SIGCONT);
	client_does(carla, KEY_F1, "Opent waar de regel over gaat");
	client_cut(carla);
	client_logout(amina);
}

/* Who shares a connection would have a second screen that no lock knows of. */
static void a_connection_has_one_channel(void **state)
{
	char path[300];
	const char *const master[] = { "-o", "ControlMaster=yes", "-o", path, NULL };
	const char *argv[CLIENT_OPTIONS + 20] = { "ssh" };
	const struct client_set set = { .options = master };

	(void)state;
	snprintf(path, sizeof(path), "ControlPath=%s/shared", town->folder);
	struct client *amina = client_open(town, "amina", &set);
	client_sees(amina, "Werkbak");
	size_t count = 1 + client_arguments(town, "amina", NULL, argv + 1);
	const char *const more[] = { "-o", "ControlMaster=no", "-o", path, "-o", "ProxyCommand=false", "127.0.0.1",
		"hulp" };
	for (size_t i = 0; i < COUNT_OF(more); i++)
		argv[count++] = more[i];
	struct run run = run_program(argv, NULL, 30);
	assert_int_not_equal(run.status, 0);
	assert_string_equal(run.out.data ? run.out.data : "", "");
	run_free(&run);
	client_does(amina, KEY_F1, "Opent waar de regel over gaat");
	client_cut(amina);
}

/* ---- what stays behind ---- */

/* wijkd, the store, the zygotes and perhaps a successor: nobody's gate or desk. */
static void nothing_stays_behind(void **state)
{
	int64_t until = clock_monotonic() + ENDED_MS;
	size_t processes, fds;
	pid_t pids[64];

	(void)state;
	do {
		poll(NULL, 0, 50);
		processes = town_processes(town, pids, COUNT_OF(pids));
		fds = fds_of(town->pid);
	} while ((processes > 5 || fds > fds_at_rest + 1) && clock_monotonic() < until);
	assert_in_range(processes, 4, 5);
	assert_in_range(fds, fds_at_rest - 1, fds_at_rest + 1);
	logs_in_quickly();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(half_open_connections_shut_nobody_out),
		cmocka_unit_test(one_address_does_not_shut_itself_out),
		cmocka_unit_test(junk_before_and_after_the_banner_harms_nobody),
		cmocka_unit_test(who_stops_reading_keeps_nobody_waiting),
		cmocka_unit_test(a_connection_has_one_channel),
		cmocka_unit_test(nothing_stays_behind),
	};

	return cmocka_run_group_tests(tests, begin, close_town);
}
