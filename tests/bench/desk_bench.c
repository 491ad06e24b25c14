/* What a person waits for, over ssh on this machine: login, a key, a page, and a colleague's change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "steps.h"
#include "times.h"

enum { LOGINS = 50, KEYS = 300, CHANGES = 100, COMMANDS = 50, MOST = 300 };

static FILE *table;	/* standard output, without what the test library says */

static void row(const char *what, double *ms, size_t count, const char *goal)
{
	times_sort(ms, count);
	fprintf(table, "%-44s %8.2f %8.2f %8.2f   %s\n", what, ms[count / 2], ms[count * 99 / 100 - (count >= 100)],
		ms[count - 1], goal);
	fflush(table);
}

/* From starting ssh to the Werkbak. */
static void logins(struct town *town)
{
	double ms[LOGINS];

	for (size_t i = 0; i < LOGINS; i++) {
		double begin = now_ms();
		struct client *client = client_open(town, "amina", NULL);

		client_sees(client, "Werkbak");
		ms[i] = now_ms() - begin;
		client_logout(client);
	}
	row("login, from starting ssh to the Werkbak", ms, LOGINS, "below 1000");
}

/* A letter in the journal, back on the screen; every letter lengthens the text that is looked for. */
static void keys(struct town *town)
{
	struct client *client = client_login(town, "amina");
	double ms[KEYS];
	char text[80] = "";

	step_household(client, "yildiz", "de Jong - Yıldız");
	client_does(client, "d", "Dagboek schrijven");
	step_field(client, "Tekst");
	for (size_t i = 0; i < KEYS; i++) {
		size_t place = i % 40;
		char key[2] = { (char)('a' + i % 26), '\0' };

		if (place == 0 && i > 0)
			client_types(client, "\025");
		if (place == 0) {
			client_misses(client, text[0] ? text : "\001");
			text[0] = '\0';
		}
		text[place] = key[0];
		text[place + 1] = '\0';
		ms[i] = client_echo(client, key, client, text);
	}
	client_logout(client);
	row("a letter in a form, back on the screen", ms, KEYS, "");
}

/* A letter in the search field, until the results that belong to it are there. */
static void searches(struct town *town)
{
	static const struct { const char *key, *text; } typed[] = {
		{ "y", "yi" }, { "i", "Yıldız" }, { "\025", "Vanaf de tweede letter" },
	};
	struct client *client = client_login(town, "amina");
	double ms[KEYS];
	size_t count = 0;

	client_does(client, "z", "Zoek:");
	for (size_t i = 0; i < COMMANDS; i++) {
		client_does(client, "y", "Zoek:   y");
		ms[count++] = client_echo(client, typed[1].key, client, typed[1].text);
		client_does(client, typed[2].key, typed[2].text);
	}
	client_logout(client);
	row("a letter in the search field, with results", ms, count, "");
}

static void changes(struct town *town)
{
	struct client *amina = client_login(town, "amina"), *bram = client_login(town, "bram");
	double ms[CHANGES];

	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_household(bram, "yildiz", "de Jong - Yıldız");
	step_plan(amina);
	step_plan(bram);
	step_new_goal(amina, "Snelle proef");
	client_sees(bram, "Snelle proef");
	step_latency(amina, bram, "Snelle proef", CHANGES, ms);
	client_logout(amina);
	client_logout(bram);
	row("a saved change, on a colleague's screen", ms, CHANGES, "p99 below 50");
}

static void commands(struct town *town)
{
	double ms[COMMANDS];

	for (size_t i = 0; i < COMMANDS; i++) {
		double begin = now_ms();
		struct run run = client_run(town, "amina", "zoek yildiz");

		assert_int_equal(run.status, 0);
		ms[i] = now_ms() - begin;
		run_free(&run);
	}
	row("ssh ... zoek, the whole command", ms, COMMANDS, "");
}

static void measure(void **state)
{
	const struct town_set set = { 0 };
	struct town *town = town_open(&set);

	(void)state;
	fprintf(table, "%-44s %8s %8s %8s   %s\n", "milliseconds", "p50", "p99", "most", "goal");
	logins(town);
	keys(town);
	searches(town);
	changes(town);
	commands(town);
	town_close(town);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(measure) };

	table = fdopen(dup(STDOUT_FILENO), "w");
	if (!table || !freopen("/dev/null", "w", stdout))
		return 1;
	return cmocka_run_group_tests_name("bench: a person at a desk", tests, NULL, NULL);
}
