/*
 * Eight people write in one sentence each of the same text, all the while: nothing is lost, nobody is asked anything,
 * and every change is on the other seven screens at once; also when one of them sits at the end of a very thin line.
 *
 * WRITERS_SECONDS is how long each of both (2 unless set).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "line.h"
#include "times.h"
#include "walk.h"

enum { WRITERS = 8, THIN = WRITERS - 1, SECONDS_DEFAULT = 2, CHANGES_MOST = 4000, LATE_MS = 2000, THIN_LATE_MS = 20000,
	PAUSE_LEAST_MS = 400, PAUSE_MORE_MS = 800, THIN_BITS = 9600, THIN_DELAY_MS = 300 };

enum stage { AT_PLAN, OPENING, AT_FIELD, TYPING, SAVING };

/* Who has sentence «A000.», «B000.» and so on; the number goes up with every change. */
struct writer {
	const char *user;
	char letter;
	struct client *client;
	enum stage stage;
	double since;		/* in this stage, or (at the plan) when to go on */
	int number;		/* the last that was typed */
	double saved_at;	/* when F2 was pressed for it */
	int seen[WRITERS];	/* per writer: what this screen shows */
	struct buf text;	/* of this screen */
	size_t bytes;		/* that `text` and `seen` were taken from */
};

static struct writer writers[WRITERS] = {
	{ .user = "amina" }, { .user = "bram" }, { .user = "carla" }, { .user = "karim" }, { .user = "schrijver1" },
	{ .user = "schrijver2" }, { .user = "schrijver3" }, { .user = "schrijver4" },
};
static char goal[8 * WRITERS];

/* Milliseconds from F2 until a change was on another screen. */
struct delays {
	double ms[CHANGES_MOST * WRITERS];
	size_t count;
};

/* ---- what a screen shows ----------------------------------------------------------------------------------------- */

/* «B017.» -> 17; -1: not on this screen. */
static int shown(const char *text, char letter)
{
	for (; (text = strchr(text, letter)) != NULL; text++)
		if (strspn(text + 1, "0123456789") == 3 && text[4] == '.')
			return atoi(text + 1);
	return -1;
}

static bool screen_read(struct writer *writer)
{
	if (writer->bytes == writer->client->glass->bytes)
		return false;
	writer->bytes = writer->client->glass->bytes;
	buf_clear(&writer->text);
	glass_text(writer->client->glass, &writer->text);
	for (size_t i = 0; i < WRITERS; i++) {
		int number = shown(writer->text.data, writers[i].letter);

		if (number >= 0)
			writer->seen[i] = number;
	}
	return true;
}

static void delay_add(struct delays *delays, double ms)
{
	assert_true(delays->count < sizeof(delays->ms) / sizeof(delays->ms[0]));
	delays->ms[delays->count++] = ms;
}

/* The screens that changed: which changes of others are on them now? */
static void screens_read(struct delays *near, struct delays *thin, bool with_thin)
{
	for (size_t i = 0; i < WRITERS; i++) {
		int before[WRITERS];

		memcpy(before, writers[i].seen, sizeof(before));
		if (!screen_read(&writers[i]))
			continue;
		for (size_t by = 0; by < WRITERS; by++)
			if (by != i && writers[by].saved_at > 0 && before[by] < writers[by].number &&
					writers[i].seen[by] >= writers[by].number)
				delay_add(with_thin && (i == THIN || by == THIN) ? thin : near,
					now_ms() - writers[by].saved_at);
	}
}

/* All but who sits on the thin line have seen it. */
static bool all_saw(size_t by, bool with_thin)
{
	for (size_t i = 0; i < WRITERS; i++)
		if (i != by && !(with_thin && i == THIN) && writers[i].seen[by] < writers[by].number)
			return false;
	return true;
}

/* ---- writing, without waiting ------------------------------------------------------------------------------------ */

static bool sees(const struct writer *writer, const char *text)
{
	return writer->text.data != NULL && strstr(writer->text.data, text) != NULL;
}

static void stage_set(struct writer *writer, enum stage stage)
{
	writer->stage = stage;
	writer->since = now_ms();
}

static void goal_open(struct writer *writer)
{
	client_types(writer->client, KEY_ENTER);
	stage_set(writer, OPENING);
}

static void field_go(struct writer *writer)
{
	client_types(writer->client, KEY_TAB);
	stage_set(writer, AT_FIELD);
}

/* To the own sentence, whatever colleagues do to the others meanwhile. */
static void sentence_type(struct writer *writer, size_t place)
{
	char keys[400] = "\033[H";

	for (size_t i = 0; i < place * 6 + 1; i++)
		strcat(keys, "\033[C");
	strcat(keys, "\033[3~\033[3~\033[3~");
	writer->number++;
	writer->saved_at = 0;
	snprintf(keys + strlen(keys), sizeof(keys) - strlen(keys), "%03d", writer->number);
	client_types(writer->client, keys);
	stage_set(writer, TYPING);
}

static void goal_save(struct writer *writer)
{
	client_types(writer->client, KEY_F2);
	writer->saved_at = now_ms();
	stage_set(writer, SAVING);
}

static void plan_back(struct writer *writer)
{
	stage_set(writer, AT_PLAN);
	writer->since += PAUSE_LEAST_MS + rand() % PAUSE_MORE_MS;
}

/* One step, when the screen is there for it. `go_on` false: no new change is begun. */
static void writer_turn(size_t place, bool go_on, bool with_thin)
{
	struct writer *writer = &writers[place];
	bool plan = sees(writer, "Doel erbij");

	if (sees(writer, "Welke tekst moet blijven?"))
		client_fails(writer->client, "is asked to choose in", "a sentence that only he writes");
	if (writer->stage != AT_PLAN && now_ms() > writer->since + CLIENT_MS)
		client_fails(writer->client, "does not get on with", goal);
	switch (writer->stage) {
	case AT_PLAN:
		if (go_on && now_ms() > writer->since && all_saw(place, with_thin))
			goal_open(writer);
		else if (writer->number > 0 && now_ms() > writer->saved_at + THIN_LATE_MS && !all_saw(place, with_thin))
			client_fails(writer->client, "is not seen by all with", goal);
		break;
	case OPENING:
		if (!plan && sees(writer, "> Leefgebied"))
			field_go(writer);
		break;
	case AT_FIELD:
		if (sees(writer, "> Doel"))
			sentence_type(writer, place);
		break;
	case TYPING:
		if (writer->seen[place] == writer->number)
			goal_save(writer);
		break;
	case SAVING:
		if (plan)
			plan_back(writer);
		break;
	}
}

static bool all_rest(bool with_thin)
{
	for (size_t i = 0; i < WRITERS; i++)
		if (writers[i].stage != AT_PLAN || !all_saw(i, with_thin))
			return false;
	return true;
}

static double seconds_set(void)
{
	const char *text = getenv("WRITERS_SECONDS");

	return text != NULL && text[0] != '\0' ? atof(text) : SECONDS_DEFAULT;
}

static void all_write(struct delays *near, struct delays *thin, bool with_thin)
{
	double end = now_ms() + seconds_set() * 1000;

	for (size_t i = 0; i < WRITERS; i++) {
		screen_read(&writers[i]);
		plan_back(&writers[i]);
	}
	while (now_ms() < end || !all_rest(with_thin)) {
		client_turn(5);
		screens_read(near, thin, with_thin);
		for (size_t i = 0; i < WRITERS; i++)
			writer_turn(i, now_ms() < end, with_thin);
	}
}

/* ---- what must hold ---------------------------------------------------------------------------------------------- */

static void nothing_is_lost(void)
{
	char text[sizeof(goal)] = "";
	char command[40];
	struct run plan;

	for (size_t i = 0; i < WRITERS; i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%c%03d.", i > 0 ? " " : "", writers[i].letter,
			writers[i].number);
	for (size_t i = 0; i < WRITERS; i++)
		client_sees(writers[i].client, text);
	snprintf(command, sizeof(command), "plan %s", step_number(town, "amina", "yildiz"));
	plan = client_run(town, "amina", command);
	assert_int_equal(plan.status, 0);
	run_flat(&plan);
	if (strstr(plan.out.data, text) == NULL)
		fail_msg("«%s» is not in the plan: %s", text, plan.out.data);
	run_free(&plan);
}

/* Prints them; returns the middle one. The 99th of a hundred is for docs/figures.md. */
static double delays_print(struct delays *delays, const char *what)
{
	double *ms = delays->ms;
	size_t count = delays->count;

	assert_true(count > 0);
	times_sort(ms, count);
	print_message("%s: %zu sights of a change, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, most %.0f ms\n", what, count,
		ms[count / 2], ms[count * 95 / 100], ms[count * 99 / 100], ms[count - 1]);
	return ms[count / 2];
}

static void eight_write_at_once_and_all_see_it(void **state)
{
	static struct delays near, thin;

	(void)state;
	all_write(&near, &thin, false);
	nothing_is_lost();
	assert_true(delays_print(&near, "eight on loopback") < LATE_MS);
}

static void writer_at_plan(struct writer *writer)
{
	client_sees(writer->client, "Werkbak");
	step_household(writer->client, "yildiz", "de Jong - Yıldız");
	step_plan(writer->client);
}

static void a_thin_line_disturbs_nobody(void **state)
{
	static struct delays near, thin;
	char alias[60];
	const char *const options[] = { "-C", "-o", alias, NULL };
	const struct client_set set = { .rows = 24, .cols = 100, .options = options };
	struct line *line = line_open(town->port, THIN_BITS, THIN_DELAY_MS);
	struct town far_away = *town;	/* the same, by way of the line */
	struct writer *writer = &writers[THIN];

	(void)state;
	far_away.port = line->port;
	snprintf(alias, sizeof(alias), "HostKeyAlias=[127.0.0.1]:%d", town->port);
	client_cut(writer->client);
	writer->client = client_open(&far_away, writer->user, &set);
	writer->bytes = 0;
	writer_at_plan(writer);
	step_select(writer->client, "A0");
	line_narrow(line);
	all_write(&near, &thin, true);
	nothing_is_lost();
	assert_true(delays_print(&near, "seven on loopback") < LATE_MS);
	delays_print(&thin, "to and from 9,600 bit/s and 300 ms");
	client_cut(writer->client);
	writer->client = NULL;
	line_close(line);
}

/* ---- the scene --------------------------------------------------------------------------------------------------- */

static void user_make(const char *user)
{
	char public[300];

	snprintf(public, sizeof(public), "%s/id_ed25519.pub", town->folder);
	town_ctl_good(town, NULL, "user", "add", user, user, "--team", "Wijkteam Noord", NULL);
	town_ctl_good(town, NULL, "user", "key", user, public, NULL);
	town_ctl_good(town, NULL, "role", "give", user, "wijkcoach", "--team", "Wijkteam Noord", NULL);
}


static int open_plan(void **state)
{
	const struct client_set size = { .rows = 24, .cols = 100 };

	srand((unsigned)time(NULL));
	open_town(state);
	for (size_t i = 0; i < WRITERS; i++) {
		writers[i].letter = (char)('A' + i);
		snprintf(goal + strlen(goal), sizeof(goal) - strlen(goal), "%s%c000.", i > 0 ? " " : "", 'A' + (int)i);
		if (strncmp(writers[i].user, "schrijver", 9) == 0)
			user_make(writers[i].user);
		writers[i].client = client_open(town, writers[i].user, &size);
		client_sees(writers[i].client, "Werkbak");	/* so many strangers at once are not let in */
	}
	for (size_t i = 0; i < WRITERS; i++)
		writer_at_plan(&writers[i]);
	step_new_goal(writers[0].client, goal);
	for (size_t i = 0; i < WRITERS; i++) {
		client_sees(writers[i].client, goal);
		step_select(writers[i].client, goal);
	}
	return 0;
}

static int close_plan(void **state)
{
	for (size_t i = 0; i < WRITERS; i++)
		if (writers[i].client != NULL)
			client_cut(writers[i].client);
	for (size_t i = 0; i < WRITERS; i++)
		buf_free(&writers[i].text);
	return close_town(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(eight_write_at_once_and_all_see_it),
		cmocka_unit_test(a_thin_line_disturbs_nobody),
	};

	return cmocka_run_group_tests(tests, open_plan, close_plan);
}
