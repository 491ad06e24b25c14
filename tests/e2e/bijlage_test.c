/* Files into a dossier and out of it, with the real ssh: byte for byte, whole or not at all, for who may. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

enum { MIB = 1024 * 1024, PIECE = 64 * 1024, SECONDS = 60, PATHS = 320 };

static char number[16];

static int begin(void **state)
{
	const struct town_set set = { .conf = "[documents]\ndocument_mib = 1\nhousehold_mib = 4\n" };

	(void)state;
	open_town_as(&set);
	snprintf(number, sizeof(number), "%s", step_number(town, "amina", "yildiz"));
	return 0;
}

/* ---- files ---- */

static const char *path_of(const char *name, char out[PATHS])
{
	snprintf(out, PATHS, "%s/%s", town->folder, name);
	return out;
}

/* A file that begins as a PDF, with every byte in it. */
static void make(const char *name, size_t count)
{
	char path[PATHS], *bytes = mem_new(count + 1, 1);
	int fd = open(path_of(name, path), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (size_t i = 0; i < count; i++)
		bytes[i] = (char)(i * 13 + i / 256 + count);
	memcpy(bytes, "%PDF-1.7", count < 8 ? count : 8);
	assert_int_equal(write(fd, bytes, count), count);
	close(fd);
	free(bytes);
}

static bool same(const char *one, const char *other)
{
	char a[PATHS], b[PATHS];
	const char *const argv[] = { "cmp", path_of(one, a), path_of(other, b), NULL };
	struct run run = run_program(argv, NULL, SECONDS);
	bool ok = run.status == 0;

	run_free(&run);
	return ok;
}

/* `bijlage WORDS` by ssh, with a shell line around it: $0 is ssh with its arguments. */
static struct run bijlage(const char *user, const char *shell, const char *words, ...) __attribute__((format(printf, 3, 4)));
static struct run bijlage(const char *user, const char *shell, const char *words, ...)
{
	const char *argv[CLIENT_OPTIONS + 8] = { "sh", "-c", shell, town->folder, "ssh", "-T" };
	size_t count = 6 + client_arguments(town, user, NULL, argv + 6);
	char command[256] = "bijlage ";
	va_list args;

	va_start(args, words);
	vsnprintf(command + strlen(command), sizeof(command) - strlen(command), words, args);
	va_end(args);
	argv[count++] = "127.0.0.1";
	argv[count] = command;
	return run_program(argv, NULL, SECONDS);
}

static void ends(struct run run, int status, const char *part)
{
	struct buf *text = status == 0 ? &run.out : &run.err;

	if (run.status != status || !strstr(text->data, part))
		fail_msg("status %d and not %d, or no «%s»: %s%s", run.status, status, part, run.out.data, run.err.data);
	run_free(&run);
}

/* What the list says, or fails to say. */
static bool listed(const char *name)
{
	struct run run = bijlage("amina", "exec \"$@\"", "list %s", number);
	bool found = strstr(run.out.data, name) != NULL;

	assert_int_equal(run.status, 0);
	run_free(&run);
	return found;
}

/* ---- in and out ---- */

static void a_file_comes_back_byte_for_byte(void **state)
{
	static const size_t sizes[] = { 256, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 77 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		make("in", sizes[i]);
		ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s heen en terug %zu.pdf", number, i), 0, "PDF");
		ends(bijlage("amina", "exec \"$@\" > \"$0/out\"", "get %s heen en terug %zu.pdf", number, i), 0, "");
		assert_true(same("in", "out"));
		ends(bijlage("amina", "exec \"$@\"", "weg %s heen en terug %zu.pdf --wissen --reden proef nummer %zu", number, i,
			i), 0, "Gewist");
		assert_false(listed("heen en terug"));
	}
}

static void one_byte_is_enough_and_none_is_not(void **state)
{
	(void)state;
	ends(bijlage("amina", "printf a | exec \"$@\"", "add %s letter.txt --soort brief", number), 0, "1 byte");
	ends(bijlage("amina", "exec \"$@\"", "get %s letter.txt", number), 0, "a");
	ends(bijlage("amina", "exec \"$@\" < /dev/null", "add %s leeg.txt", number), 64, "leeg");
	assert_false(listed("leeg.txt"));
}

static void the_largest_comes_in_and_one_byte_more_does_not(void **state)
{
	(void)state;
	make("in", MIB);
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s grootst.pdf", number), 0, "1,0 MB");
	ends(bijlage("amina", "exec \"$@\" > \"$0/out\"", "get %s grootst.pdf", number), 0, "");
	assert_true(same("in", "out"));
	make("in", MIB + 1);
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s groter.pdf", number), 77, "te groot");
	assert_false(listed("groter.pdf"));
	/* Who never ends is told so long before the end. */
	ends(bijlage("amina", "(printf %%PDF-1.7; cat /dev/zero) | exec \"$@\"", "add %s eindeloos.pdf", number), 77, "te groot");
	assert_false(listed("eindeloos.pdf"));
}

static void what_is_wrong_is_said(void **state)
{
	char path[PATHS];
	const char *const options[] = { "-tt", NULL };
	char command[64];
	struct client_set set = { .command = command, .options = options };

	(void)state;
	make("in", 1000);
	ends(bijlage("amina", "exec \"$@\" < /bin/sh", "add %s programma.pdf", number), 77, "programma");
	ends(bijlage("amina", "printf '<html>' | exec \"$@\"", "add %s pagina.txt", number), 77, "webpagina");
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s ../weg.pdf", number), 64, "zonder de map");
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s", number), 64, "naam");
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s x.pdf --doel 99", number), 77, "geen doel 99");
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s x.pdf --soort iets", number), 64, "Soort");
	ends(bijlage("amina", "exec \"$@\"", "get %s er is niets.pdf", number), 77, "geen bijlage");
	ends(bijlage("amina", "exec \"$@\"", "add 12"), 64, "zeven cijfers");
	ends(bijlage("amina", "exec \"$@\"", "iets %s", number), 64, "Zo gaat het");
	snprintf(command, sizeof(command), "bijlage add %s door terminal.pdf", number);
	struct client *amina = client_open(town, "amina", &set);
	assert_int_equal(client_ends(amina), 64);
	client_sees(amina, "Laat -t weg");
	client_free(amina);
	assert_int_equal(access(path_of("weg.pdf", path), F_OK), -1);
}

static void the_same_file_twice_is_noticed(void **state)
{
	(void)state;
	make("in", 4000);
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s eerst.pdf", number), 0, "");
	ends(bijlage("bram", "exec \"$@\" < \"$0/in\"", "add %s nog eens.pdf", number), 77, "als «eerst.pdf»");
	ends(bijlage("bram", "exec \"$@\" < \"$0/in\"", "add %s nog eens.pdf --toch", number), 0, "nog eens.pdf");
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s eerst.pdf", number), 77, "Er is al een bijlage");
}

/* Linda works in the other area. */
static void who_may_not_open_the_dossier_gets_nothing(void **state)
{
	char theirs[16];

	(void)state;
	make("in", 1000);
	snprintf(theirs, sizeof(theirs), "%s", step_number(town, "linda", "turfschipper"));
	ends(bijlage("linda", "exec \"$@\" < \"$0/in\"", "add %s van linda.pdf", theirs), 0, "");
	ends(bijlage("bram", "exec \"$@\" < \"$0/in\"", "add %s van bram.pdf", theirs), 77, ".");
	ends(bijlage("bram", "exec \"$@\"", "list %s", theirs), 77, ".");
	ends(bijlage("bram", "exec \"$@\"", "get %s van linda.pdf", theirs), 77, ".");
	ends(bijlage("gerrit", "exec \"$@\"", "list %s", theirs), 77, ".");
}

static void a_shielded_one_is_there_for_others_without_a_name(void **state)
{
	struct run run;

	(void)state;
	ends(bijlage("bram", "printf 'onder ons' | exec \"$@\"", "add %s onder ons.txt --afgeschermd", number), 0, "");
	assert_false(listed("onder ons"));
	assert_true(listed("(afgeschermd)"));
	ends(bijlage("amina", "exec \"$@\"", "get %s onder ons.txt", number), 77, "geen bijlage");
	run = bijlage("bram", "exec \"$@\"", "get %s onder ons.txt", number);
	assert_string_equal(run.out.data, "onder ons");
	run_free(&run);
}

/* ---- cut off ---- */

/* A client of whose file some pieces are in the store, and that has more to send. */
static pid_t half_way(const char *name, int *in, int *err)
{
	const char *argv[CLIENT_OPTIONS + 8] = { "ssh", "-T" };
	size_t arguments = 2 + client_arguments(town, "amina", NULL, argv + 2);
	char command[128], bytes[PIECE] = "%PDF-1.7";
	int ends_in[2], ends_err[2];
	struct pollfd told = { .events = POLLIN };
	pid_t parent = getpid(), pid;

	snprintf(command, sizeof(command), "bijlage add %s %s --voortgang", number, name);
	argv[arguments++] = "127.0.0.1";
	argv[arguments] = command;
	assert_int_equal(pipe2(ends_in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(ends_err, O_CLOEXEC), 0);
	pid = fork();
	if (pid == 0) {
		run_child_prepare(parent);
		dup2(ends_in[0], 0);
		dup2(ends_err[1], 2);
		execvp("ssh", (char *const *)argv);
		_exit(127);
	}
	close(ends_in[0]);
	close(ends_err[1]);
	told.fd = ends_err[0];
	/* It says how far it is with the first piece that comes in after a second. */
	for (int i = 0; i < 15 && poll(&told, 1, i == 0 ? 1500 : 300) == 0; i++)
		assert_int_equal(write(ends_in[1], bytes, sizeof(bytes)), sizeof(bytes));
	assert_true(told.revents & POLLIN);
	*in = ends_in[1];
	*err = ends_err[0];
	return pid;
}

static int status_of(pid_t pid)
{
	int how;

	assert_int_equal(waitpid(pid, &how, 0), pid);
	return WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
}

static void a_client_that_dies_half_way_leaves_nothing(void **state)
{
	int in, err;
	pid_t pid = half_way("half.pdf", &in, &err);
	pid_t desk = town_process(town, TOWN_DESK);

	(void)state;
	kill(pid, SIGKILL);
	assert_int_equal(status_of(pid), 128 + SIGKILL);
	assert_true(town_gone(desk, 20000));
	assert_false(listed("half.pdf"));
	make("in", 1000);
	ends(bijlage("amina", "exec \"$@\" < \"$0/in\"", "add %s half.pdf", number), 0, "");
	close(in);
	close(err);
}

static void a_store_that_dies_half_way_leaves_nothing(void **state)
{
	char said[2048] = "";
	size_t used = 0;
	ssize_t got;
	int in, err;
	pid_t pid = half_way("zonder opslag.pdf", &in, &err);

	(void)state;
	kill(town_process(town, TOWN_STORE), SIGKILL);
	/* The rest may go or not; who reads no more says why at the end. */
	signal(SIGPIPE, SIG_IGN);
	if (write(in, said, sizeof(said)) < 0)
		print_message("the client is gone already\n");
	close(in);
	while (used < sizeof(said) - 1 && (got = read(err, said + used, sizeof(said) - 1 - used)) > 0)
		used += (size_t)got;
	said[used] = '\0';
	close(err);
	assert_int_equal(status_of(pid), 77);
	assert_non_null(strstr(said, "begin opnieuw"));
	assert_false(listed("zonder opslag.pdf"));
}

static void two_at_once_both_come_in(void **state)
{
	(void)state;
	make("in", 300 * 1024);
	make("in2", 300 * 1024 + 5);
	ends(bijlage("amina", "\"$@\" < \"$0/in\" & one=$!; \"$@\" tweede < \"$0/in2\"; two=$?; wait $one && exit $two",
		"add %s tegelijk", number), 0, "tegelijk tweede");
	ends(bijlage("amina", "exec \"$@\" > \"$0/out\"", "get %s tegelijk", number), 0, "");
	assert_true(same("in", "out"));
	ends(bijlage("amina", "exec \"$@\" > \"$0/out\"", "get %s tegelijk tweede", number), 0, "");
	assert_true(same("in2", "out"));
}

/* ---- on the screen ---- */

static void it_is_read_and_withdrawn_on_the_screen(void **state)
{
	struct client *amina = client_login(town, "amina"), *bram = client_login(town, "bram");

	(void)state;
	step_household(bram, "yildiz", "de Jong - Yıldız");
	client_does(bram, "x", "Toevoegen gaat vanaf uw eigen computer");
	step_household(amina, "yildiz", "de Jong - Yıldız");
	client_does(amina, "x", "Toevoegen gaat vanaf uw eigen computer");
	ends(bijlage("amina", "printf 'Beste ouders,\\n\\nEmre was er weer.\\n' | exec \"$@\"",
		"add %s brief van de school.txt --soort brief --doel 2", number), 0, "");
	client_sees(amina, "brief van de school.txt");
	client_sees(bram, "brief van de school.txt");
	step_select(amina, "brief van de school.txt");
	client_does(amina, KEY_ENTER, "Emre was er weer.");
	client_sees(amina, "Hoort bij: Emre gaat weer elke dag naar school");
	client_does(amina, "\033", "i Intrekken");
	step_select(amina, "letter.txt");
	client_does(amina, "i", "Wissen: het hoort hier niet");
	client_does(amina, KEY_ENTER, "Waarom?");
	client_types(amina, "achterhaald");
	client_does(amina, KEY_F2, "De bijlage is ingetrokken.");
	client_sees(bram, "ingetrokken");
	step_select(bram, "eerst.pdf");
	client_does(bram, KEY_ENTER, "> \"eerst.pdf\"");
	client_types(bram, "\033");
	client_types(bram, KEY_BACK KEY_BACK);
	client_types(amina, KEY_BACK KEY_BACK);
	client_cut(bram);
	client_cut(amina);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_comes_back_byte_for_byte),
		cmocka_unit_test(one_byte_is_enough_and_none_is_not),
		cmocka_unit_test(the_largest_comes_in_and_one_byte_more_does_not),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(the_same_file_twice_is_noticed),
		cmocka_unit_test(who_may_not_open_the_dossier_gets_nothing),
		cmocka_unit_test(a_shielded_one_is_there_for_others_without_a_name),
		cmocka_unit_test(a_client_that_dies_half_way_leaves_nothing),
		cmocka_unit_test(a_store_that_dies_half_way_leaves_nothing),
		cmocka_unit_test(two_at_once_both_come_in),
		cmocka_unit_test(it_is_read_and_withdrawn_on_the_screen),
	};

	return cmocka_run_group_tests(tests, begin, close_town);
}
