/* What people do on the desk. */
#include "steps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "times.h"

enum { PLACE_BYTES = 600, ROWS_MOST = 200, FIELDS_MOST = 30, BETWEEN_MS = 60, CHOOSE_MS = 3000 };

void step_household(struct client *client, const char *scrap, const char *naam)
{
	client_does(client, "z", "Zoek:");
	client_types(client, scrap);
	client_sees(client, scrap);
	client_sees(client, "> ");
	client_types(client, KEY_ENTER);
	client_sees(client, "Regisseur");
	client_sees(client, naam);
}

void step_plan(struct client *client)
{
	client_does(client, "p", "Doel erbij");
}

void step_decisions(struct client *client)
{
	client_does(client, "b", "Besluiten - ");
}

/* The row with the marker, or "". */
static const char *selected(struct client *client)
{
	for (int row = 0; row < client->glass->rows; row++) {
		const char *text = glass_row(client->glass, row);

		if (strncmp(text, "> ", 2) == 0)
			return text;
	}
	return "";
}

/* The same with its place: two rows may read the same. */
static void place_of(struct client *client, char out[PLACE_BYTES])
{
	snprintf(out, PLACE_BYTES, "%d %s", glass_find(client->glass, "> "), selected(client));
}

/* Waits until another row is selected; false when it stays, as at the end of a list: not there when more is to be seen. */
static bool moved(struct client *client, const char *before, bool more)
{
	int64_t until = clock_monotonic() + (more ? CLIENT_MS : 1000);

	char now[PLACE_BYTES];

	for (place_of(client, now); strcmp(now, before) == 0; place_of(client, now)) {
		if (clock_monotonic() > until)
			return false;
		client_waits(client, "\001", 5);
	}
	return true;
}

/* True when a row with the text is on the screen, above the one that is selected. */
static bool stands_above(struct client *client, const char *text)
{
	for (int row = 0; row < client->glass->rows; row++) {
		const char *shown = glass_row(client->glass, row);

		if (strncmp(shown, "> ", 2) == 0)
			return false;
		if (strncmp(shown, "  ", 2) == 0 && strstr(shown, text))
			return true;
	}
	return false;
}

static bool walk(struct client *client, const char *key, const char *text, size_t most)
{
	for (size_t i = 0; i < most; i++) {
		char before[PLACE_BYTES];

		if (strstr(selected(client), text))
			return true;
		place_of(client, before);
		client_types(client, key);
		if (!moved(client, before, glass_find(client->glass, text) >= 0))
			return false;
	}
	return false;
}

void step_select(struct client *client, const char *text)
{
	char before[PLACE_BYTES];

	if (stands_above(client, text) && walk(client, KEY_UP, text, ROWS_MOST))
		return;
	if (walk(client, KEY_DOWN, text, ROWS_MOST))
		return;
	place_of(client, before);
	client_types(client, "\033[H");
	moved(client, before, false);
	if (!walk(client, KEY_DOWN, text, ROWS_MOST))
		client_sees(client, "a row to select");
}

void step_goal(struct client *client, const char *text)
{
	step_select(client, text);
	client_does(client, KEY_ENTER, "Bereikt als");
}

void step_field(struct client *client, const char *label)
{
	char marked[128];

	snprintf(marked, sizeof(marked), "> %s", label);
	if (!walk(client, KEY_TAB, marked, FIELDS_MOST))
		client_sees(client, marked);
}

void step_fill(struct client *client, const char *label, const char *text)
{
	step_field(client, label);
	client_does(client, KEY_END "\025", label);
	client_does(client, text, text);
}

/* The row with the marker in the list of a choice, which stands below the form; -1: none. */
static int chosen(struct client *client)
{
	int row = client->glass->rows - 1;

	while (row >= 0 && strncmp(glass_row(client->glass, row), "> ", 2) != 0)
		row--;
	return row;
}

static bool chosen_is(struct client *client, const char *marked)
{
	int row = chosen(client);

	return row >= 0 && strncmp(glass_row(client->glass, row), marked, strlen(marked)) == 0;
}

/* A key a time: the next goes when the marker has moved, so that none is on its way when the row is there. */
static bool choose_key(struct client *client, const char *key)
{
	int64_t until = clock_monotonic() + CHOOSE_MS;
	int before = chosen(client);
	char text[PLACE_BYTES];

	snprintf(text, sizeof(text), "%s", before < 0 ? "" : glass_row(client->glass, before));
	client_types(client, key);
	while (chosen(client) == before && chosen_is(client, text)) {
		if (clock_monotonic() > until)
			return false;
		client_turn(5);
	}
	return true;
}

static bool choose_walk(struct client *client, const char *marked)
{
	for (size_t i = 0; i < ROWS_MOST; i++) {
		if (chosen_is(client, marked))
			return true;
		if (!choose_key(client, KEY_DOWN))
			return false;
	}
	return false;
}

void step_choose(struct client *client, const char *label, const char *choice)
{
	char marked[256];

	step_field(client, label);
	client_does(client, "\033OS", "Enter Kiezen");
	snprintf(marked, sizeof(marked), "> %s", choice);
	if (!choose_walk(client, marked)) {
		choose_key(client, "\033[H");
		choose_walk(client, marked);
	}
	client_sees(client, marked);
	client_types(client, KEY_ENTER);
	client_misses(client, "Enter Kiezen");
	client_sees(client, choice);
}

const char *step_number(struct town *town, const char *user, const char *scrap)
{
	static char number[16];
	char command[200];
	struct run run;
	const char *line;

	snprintf(command, sizeof(command), "zoek %s --csv", scrap);
	run = client_run(town, user, command);
	line = strchr(run.out.data, '\n');
	if (run.status != 0 || !line || sscanf(line, " \"%15[0-9]", number) != 1)
		fail_msg("nothing found with %s: %s%s", scrap, run.out.data, run.err.data);
	run_free(&run);
	return number;
}

const char *step_day(int days)
{
	static char date[DAY_NL_BYTES];

	clock_init();
	day_nl(instant_day(clock_now()) + days, date);
	return date;
}

struct client *step_line_lost(struct client *client, const char *text)
{
	struct town *town = client->town;
	char user[sizeof(client->user)];

	memcpy(user, client->user, sizeof(user));
	client_cut(client);
	client = client_login(town, user);
	client_sees(client, "Er staat tekst klaar");
	client_does(client, "k", text);
	return client;
}

void step_new_goal(struct client *client, const char *text)
{
	client_does(client, "n", "Nieuw doel");
	step_field(client, "Doel");
	client_types(client, text);
	client_sees(client, text);
	client_does(client, KEY_F2, "Het doel is bewaard.");
	client_sees(client, text);
}

void step_latency(struct client *writer, struct client *watcher, const char *goal, size_t count, double *ms)
{
	char name[128];

	snprintf(name, sizeof(name), "%s", goal);
	for (size_t i = 0; i < count; i++) {
		step_goal(writer, name);
		step_field(writer, "Doel");
		snprintf(name, sizeof(name), "%s, keer %zu.", goal, i + 1);
		client_types(writer, KEY_END "\025");
		client_types(writer, name);
		client_sees(writer, name);
		/* A desk draws what others do at most every 50 ms: people are not faster than that. */
		client_waits(watcher, "\001", BETWEEN_MS);
		ms[i] = client_echo(writer, KEY_F2, watcher, name);
		client_sees(writer, "Het doel is bewaard.");
	}
	times_sort(ms, count);
}
