/* Coming in and going out, with the real OpenSSH client: what a client may ask, and how it leaves the terminal. */
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
#include "walk.h"

/* Runs ssh with more options; nothing is asked on a terminal. */
static struct run ssh_with(const char *user, const char *key, const char *const *options)
{
	const char *argv[CLIENT_OPTIONS + 20] = { "ssh" };
	size_t count = 1 + client_arguments(town, user, key, argv + 1);

	argv[count++] = "-o";
	argv[count++] = "BatchMode=yes";
	while (*options)
		argv[count++] = *options++;
	return run_program(argv, NULL, 30);
}

/* ---- coming in --------------------------------------------------------------------------------------------------- */

static void a_key_opens_the_werkbak_within_a_second(void **state)
{
	int64_t best = INT64_MAX;

	(void)state;
	/* Three times: another process may have the machine for a moment. */
	for (int i = 0; i < 3; i++) {
		int64_t begin = clock_monotonic();
		struct client *amina = client_login(town, "amina");
		int64_t took = clock_monotonic() - begin;

		best = took < best ? took : best;
		client_sees(amina, "Amina Bakkali - Wijkteam Noord");
		client_logout(amina);
	}
	if (best >= 1000)
		fail_msg("it took %lld ms", (long long)best);
}

static void another_key_opens_nothing(void **state)
{
	const char *const options[] = { "127.0.0.1", "hulp", NULL };
	const char *const keygen[] = { "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", NULL, NULL };
	const char *argv[COUNT_OF(keygen)];
	char key[300];
	struct run run;

	(void)state;
	snprintf(key, sizeof(key), "%s/other", town->folder);
	memcpy(argv, keygen, sizeof(argv));
	argv[7] = key;
	run = run_program(argv, NULL, 30);
	assert_int_equal(run.status, 0);
	run_free(&run);
	run = ssh_with("amina", key, options);
	assert_int_equal(run.status, 255);
	says(&run.err, "Permission denied");
	run_free(&run);
}

static void an_unknown_user_hears_the_same_as_a_wrong_key(void **state)
{
	const char *const options[] = { "127.0.0.1", "hulp", NULL };
	struct run unknown, odd;

	(void)state;
	unknown = ssh_with("niemand", NULL, options);
	assert_int_equal(unknown.status, 255);
	says(&unknown.err, "Permission denied");
	odd = ssh_with("amina.with.a.name.that.is.longer.than.any.employee.may.have.it.and.more", NULL, options);
	assert_int_equal(odd.status, 255);
	assert_string_equal(odd.out.data, "");
	run_free(&unknown);
	run_free(&odd);
}

static void a_desk_needs_a_terminal(void **state)
{
	const char *const options[] = { "-T", "127.0.0.1", NULL };
	struct run run = ssh_with("amina", NULL, options);

	(void)state;
	assert_int_equal(run.status, 1);
	says(&run.err, "ssh -t");
	assert_string_equal(run.out.data, "");
	run_free(&run);
}

static void files_are_not_copied(void **state)
{
	const char *sftp[CLIENT_OPTIONS + 8] = { "sftp", "-b", "/dev/null" };
	const char *scp[CLIENT_OPTIONS + 8] = { "scp", "-O" };
	const char *subsystem[] = { "-s", "127.0.0.1", "sftp", NULL };
	size_t count = 3 + client_arguments(town, "amina", NULL, sftp + 3);
	struct run run;

	(void)state;
	sftp[count] = "127.0.0.1";
	run = run_program(sftp, NULL, 30);
	assert_int_not_equal(run.status, 0);
	run_free(&run);
	run = ssh_with("amina", NULL, subsystem);
	assert_int_equal(run.status, 64);
	says(&run.err, "bijlage add");
	run_free(&run);
	count = 2 + client_arguments(town, "amina", NULL, scp + 2);
	scp[count++] = town->conf;
	scp[count] = "127.0.0.1:/tmp/wijkd-copied";
	run = run_program(scp, NULL, 30);
	assert_int_not_equal(run.status, 0);
	assert_int_not_equal(access("/tmp/wijkd-copied", F_OK), 0);
	run_free(&run);
}

/* A port where somebody listens, so that a forwarding could succeed. */
static int listener(int *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t bytes = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(fd, 4), 0);
	getsockname(fd, (struct sockaddr *)&address, &bytes);
	*port = ntohs(address.sin_port);
	return fd;
}

static bool nobody_comes(int fd)
{
	struct pollfd wait = { fd, POLLIN, 0 };

	return poll(&wait, 1, 0) == 0;
}

static void nothing_is_forwarded(void **state)
{
	char target[64], back[64];
	int port, fd = listener(&port);
	const char *const stdio[] = { "-W", target, "127.0.0.1", NULL };
	const char *const remote[] = { "-o", "ExitOnForwardFailure=yes", "-R", back, "127.0.0.1", "hulp", NULL };
	const char *const agent[] = { "-A", "-X", "127.0.0.1", "hulp", NULL };
	struct run run;

	(void)state;
	snprintf(target, sizeof(target), "127.0.0.1:%d", port);
	snprintf(back, sizeof(back), "0:127.0.0.1:%d", port);
	run = ssh_with("amina", NULL, stdio);
	assert_int_not_equal(run.status, 0);
	run_free(&run);
	run = ssh_with("amina", NULL, remote);
	assert_int_not_equal(run.status, 0);
	assert_string_equal(run.out.data, "");
	run_free(&run);
	/* These are asked beside the command, which goes on without. */
	run = ssh_with("amina", NULL, agent);
	assert_int_equal(run.status, 0);
	run_free(&run);
	assert_true(nobody_comes(fd));
	close(fd);
}

/* ssh -L listens at the client: whoever connects there is cut off, and the desk goes on. */
static void a_forwarded_port_leads_nowhere(void **state)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int port, here, target = listener(&port), unused = listener(&here);
	char forward[64], c;
	const char *const options[] = { "-L", forward, NULL };
	const struct client_set set = { .options = options };
	struct client *amina;
	int fd;

	(void)state;
	close(unused);
	snprintf(forward, sizeof(forward), "127.0.0.1:%d:127.0.0.1:%d", here, port);
	amina = client_open(town, "amina", &set);
	client_sees(amina, "Werkbak");
	address.sin_port = htons((uint16_t)here);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(recv(fd, &c, 1, 0), 0);
	assert_true(nobody_comes(target));
	close(fd);
	close(target);
	client_does(amina, "z", "Zoek:");
	client_logout(amina);
}

/* ---- the terminal ------------------------------------------------------------------------------------------------ */

static void an_unknown_terminal_falls_back_and_says_so(void **state)
{
	const struct client_set set = { .term = "qwerty-9000" };
	struct client *amina = client_open(town, "amina", &set);

	(void)state;
	client_sees(amina, "Werkbak");
	client_sees(amina, "Uw terminaltype is onbekend");
	client_logout(amina);
}

static void a_dumb_terminal_is_refused_with_a_sentence(void **state)
{
	const struct client_set set = { .term = "dumb" };
	struct client *amina = client_open(town, "amina", &set);

	(void)state;
	assert_int_equal(client_ends(amina), 1);
	assert_true(client_got(amina, "TERM=xterm"));
	client_free(amina);
}

static void many_terminals_show_the_same(void **state)
{
	static const char *const terms[] = { "xterm-256color", "xterm-kitty", "putty", "screen.xterm-256color",
		"tmux-256color", "linux", "vt220", "vt100", "rxvt-unicode-256color", "alacritty" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(terms); i++) {
		const struct client_set set = { .term = terms[i] };
		struct client *amina = client_open(town, "amina", &set);

		client_sees(amina, "Amina Bakkali");
		client_does(amina, "z", "Zoek:");
		client_does(amina, "yildiz", "Lisdoddestraat 12");
		client_logout(amina);
	}
}

static void a_resized_window_is_filled(void **state)
{
	struct client *amina = client_login(town, "amina");

	(void)state;
	client_sees(amina, "F1 Hulp");
	client_size(amina, 40, 120);
	for (int64_t until = clock_monotonic() + CLIENT_MS; !strstr(glass_row(amina->glass, 39), "F1 Hulp");) {
		if (clock_monotonic() > until)
			client_sees(amina, "F1 Hulp on row 39");
		client_waits(amina, "never there", 50);
	}
	client_size(amina, 15, 60);
	for (int64_t until = clock_monotonic() + CLIENT_MS; !strstr(glass_row(amina->glass, 14), "F1 Hulp");) {
		if (clock_monotonic() > until)
			client_sees(amina, "F1 Hulp on row 14");
		client_waits(amina, "never there", 50);
	}
	client_logout(amina);
}

/* The last bytes that reach the terminal give the user's own screen back. */
static void is_restored(struct client *client)
{
	assert_false(client->glass->other_screen);
	assert_true(client->glass->cursor_shown);
	assert_true(client_got(client, "\033[?2004l"));
	assert_int_equal(client->glass->questions, 0);
}

static void logging_out_restores_the_terminal(void **state)
{
	struct client *amina = client_login(town, "amina");

	(void)state;
	assert_true(amina->glass->other_screen);
	client_does(amina, KEY_BACK, "uitloggen?");
	client_types(amina, "j");
	assert_int_equal(client_ends(amina), 0);
	is_restored(amina);
	client_free(amina);
}

static void a_killed_desk_restores_the_terminal_and_says_why(void **state)
{
	struct client *amina = client_login(town, "amina");
	pid_t desk = town_process(town, TOWN_DESK);

	(void)state;
	assert_int_not_equal(desk, 0);
	kill(desk, SIGKILL);
	assert_int_equal(client_ends(amina), 1);
	is_restored(amina);
	client_sees(amina, "Het scherm is gestopt door een fout.");
	client_free(amina);
}

static void a_terminal_without_utf8_gets_ascii(void **state)
{
	const struct client_set set = { .lang = "C", .term = "vt220" };
	struct client *amina = client_open(town, "amina", &set);

	(void)state;
	client_sees(amina, "Werkbak");
	client_does(amina, "z", "Zoek:");
	client_does(amina, "yildiz", "Lisdoddestraat 12");
	for (size_t i = 0; i < amina->raw.used; i++)
		assert_in_range((unsigned char)amina->raw.data[i], 0, 127);
	client_logout(amina);
}

/* ---- how many ---------------------------------------------------------------------------------------------------- */

static void a_fourth_session_of_one_person_is_busy(void **state)
{
	struct client *desks[3], *more;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(desks); i++)
		desks[i] = client_login(town, "amina");
	more = client_open(town, "amina", NULL);
	assert_int_equal(client_ends(more), 75);
	client_free(more);
	for (size_t i = 0; i < COUNT_OF(desks); i++)
		client_logout(desks[i]);
}

/* ---- other clients ----------------------------------------------------------------------------------------------- */

static bool installed(const char *program)
{
	const char *const argv[] = { "which", program, NULL };
	struct run run = run_program(argv, NULL, 10);
	bool there = run.status == 0;

	run_free(&run);
	return there;
}

static void must(const char *const *argv)
{
	struct run run = run_program(argv, NULL, 30);

	if (run.status != 0)
		fail_msg("%s: %d: %s%s", argv[0], run.status, run.out.data, run.err.data);
	run_free(&run);
}

static void dropbear_comes_in(void **state)
{
	char key[300], own[300], port[16];
	const char *const convert[] = { "dropbearconvert", "openssh", "dropbear", own, key, NULL };
	const char *const client[] = { "dbclient", "-T", "-y", "-y", "-i", key, "-p", port, "amina@127.0.0.1", "hulp",
		NULL };
	struct run run;

	(void)state;
	if (!installed("dbclient") || !installed("dropbearconvert"))
		skip();
	snprintf(own, sizeof(own), "%s/id_ed25519", town->folder);
	snprintf(key, sizeof(key), "%s/dropbear", town->folder);
	snprintf(port, sizeof(port), "%d", town->port);
	must(convert);
	run = run_program(client, NULL, 60);
	assert_int_equal(run.status, 0);
	says(&run.out, "werkbak");
	run_free(&run);
}

static void putty_comes_in(void **state)
{
	char key[300], own[300], port[16], host[256] = "", type[64] = "", blob[512] = "";
	const char *const convert[] = { "puttygen", own, "-o", key, "-O", "private", NULL };
	const char *const print[] = { "ssh-keygen", "-lf", key, NULL };
	const char *argv[] = { "plink", "-batch", "-P", port, "-i", key, "-hostkey", host, "amina@127.0.0.1", "hulp",
		NULL };
	struct run run;
	FILE *file;

	(void)state;
	if (!installed("plink") || !installed("puttygen"))
		skip();
	snprintf(own, sizeof(own), "%s/id_ed25519", town->folder);
	snprintf(key, sizeof(key), "%s/keys/ssh_host_ed25519_key.pub", town->folder);
	snprintf(port, sizeof(port), "%d", town->port);
	file = fopen(key, "r");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%63s %511s", type, blob), 2);
	fclose(file);
	run = run_program(print, NULL, 30);
	assert_int_equal(run.status, 0);
	assert_int_equal(sscanf(run.out.data, "%*d %255s", host), 1);
	run_free(&run);
	snprintf(key, sizeof(key), "%s/putty.ppk", town->folder);
	must(convert);
	run = run_program(argv, NULL, 60);
	if (run.status != 0)
		fail_msg("plink: %d: %s", run.status, run.err.data);
	says(&run.out, "werkbak");
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_opens_the_werkbak_within_a_second),
		cmocka_unit_test(another_key_opens_nothing),
		cmocka_unit_test(an_unknown_user_hears_the_same_as_a_wrong_key),
		cmocka_unit_test(a_desk_needs_a_terminal),
		cmocka_unit_test(files_are_not_copied),
		cmocka_unit_test(nothing_is_forwarded),
		cmocka_unit_test(a_forwarded_port_leads_nowhere),
		cmocka_unit_test(an_unknown_terminal_falls_back_and_says_so),
		cmocka_unit_test(a_dumb_terminal_is_refused_with_a_sentence),
		cmocka_unit_test(many_terminals_show_the_same),
		cmocka_unit_test(a_resized_window_is_filled),
		cmocka_unit_test(logging_out_restores_the_terminal),
		cmocka_unit_test(a_killed_desk_restores_the_terminal_and_says_why),
		cmocka_unit_test(a_terminal_without_utf8_gets_ascii),
		cmocka_unit_test(a_fourth_session_of_one_person_is_busy),
		cmocka_unit_test(dropbear_comes_in),
		cmocka_unit_test(putty_comes_in),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
