/*
 * People type, and gates, desks and the store are killed at random moments: whoever is hit finds the text back after
 * logging in, but for the last seconds at most; what was shown as saved is never gone; who is not hit loses no letter.
 *
 * SUDDEN_KILLS is how many (3 unless set: one of each). Each person writes words with numbers, "w00017", so that what is missing has
 * a name.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "times.h"
#include "walk.h"

enum victim { GATE, DESK, STORE, VICTIMS };

enum { WRITERS = 4, KILLS_DEFAULT = VICTIMS, WORDS_MOST = 20000, BETWEEN_MOST_MS = 1600, KEY_LEAST_MS = 30, KEY_MORE_MS = 60,
	SAVE_LEAST_MS = 4000, SAVE_MORE_MS = 14000, LOST_MOST_MS = 5000, GONE_MS = 20000,
	STORE_LIVES_MS = 5500 };	/* a store that dies sooner is started again more slowly: that is another test */

enum stage { TYPING, SAVING, OPENING, AT_FIELD, RESTING };

struct word {
	double typed;	/* when its last letter was typed; 0: not yet */
	bool lost;	/* gone with a killed desk or gate, and of the last seconds */
};

struct writer {
	const char *user;
	char goal[40];
	struct client *client;
	pid_t gate, desk;
	enum stage stage;
	double since, next_key, next_save;
	struct word words[WORDS_MOST];
	int word;	/* that is being typed */
	int letter;	/* of it */
	int saved;	/* the last that was typed when "bewaard" was shown */
	int saving;	/* the last that was typed before F2 */
};
/* Typed at the end of the text, and taken away again. */
#define MARK "#"

static const char *const victim_names[VICTIMS] = { "gate", "desk", "store" };
static struct writer writers[WRITERS] = {
	{ .user = "amina" }, { .user = "karim" }, { .user = "carla" }, { .user = "bram" },
};
static double store_back;	/* when it was last ready again: before that, nothing could be kept */
static struct {
	size_t kills;
	double lost_most_ms;
} totals[VICTIMS];

static bool sees(const struct writer *writer, const char *text)
{
	return glass_find(writer->client->glass, text) >= 0;
}

static void stage_set(struct writer *writer, enum stage stage)
{
	writer->stage = stage;
	writer->since = now_ms();
}

/* ---- typing, without waiting ------------------------------------------------------------------------------------- */

static void typing_begin(struct writer *writer)
{
	client_types(writer->client, "\033[1;5F ");
	writer->next_key = now_ms();
	writer->next_save = now_ms() + SAVE_LEAST_MS + rand() % SAVE_MORE_MS;
	stage_set(writer, TYPING);
}

/* One letter; with the blank behind it a word is whole. */
static void letter_type(struct writer *writer)
{
	char text[16], key[2] = "";

	snprintf(text, sizeof(text), "w%05d ", writer->word);
	key[0] = text[writer->letter++];
	client_types(writer->client, key);
	writer->next_key = now_ms() + KEY_LEAST_MS + rand() % KEY_MORE_MS;
	if (text[writer->letter] != '\0')
		return;
	writer->words[writer->word++].typed = now_ms();
	writer->letter = 0;
	assert_true(writer->word < WORDS_MOST);
}

static void typing_turn(struct writer *writer)
{
	if (now_ms() < writer->next_key)
		return;
	if (writer->letter == 0 && now_ms() > writer->next_save) {
		writer->saving = writer->word - 1;
		client_types(writer->client, KEY_F2);
		stage_set(writer, SAVING);
	} else {
		letter_type(writer);
	}
}

static void to_plan(struct writer *writer)
{
	step_household(writer->client, "yildiz", "de Jong - Yıldız");
	step_plan(writer->client);
}

/* From a draft one comes back to the Werkbak, else to the plan. */
static bool form_left(const struct writer *writer)
{
	return sees(writer, "Doel erbij") || sees(writer, "m Mandaat");
}

static void goal_open(struct writer *writer)
{
	if (!sees(writer, "Doel erbij"))
		to_plan(writer);
	step_select(writer->client, writer->goal);
	client_types(writer->client, KEY_ENTER);
}

static void writer_turn(struct writer *writer)
{
	if (writer->client == NULL || writer->client->terminal < 0)
		return;
	if (writer->stage != TYPING && writer->stage != RESTING && now_ms() > writer->since + CLIENT_MS)
		client_fails(writer->client, "does not get on with", writer->goal);
	switch (writer->stage) {
	case TYPING:
		typing_turn(writer);
		break;
	case SAVING:
		if (!form_left(writer))
			break;
		writer->saved = writer->saving;
		goal_open(writer);
		stage_set(writer, OPENING);
		break;
	case OPENING:
		if (!sees(writer, "> Leefgebied"))
			break;
		client_types(writer->client, KEY_TAB KEY_TAB);
		stage_set(writer, AT_FIELD);
		break;
	case AT_FIELD:
		if (sees(writer, "> In eigen woorden"))
			typing_begin(writer);
		break;
	case RESTING:
		break;
	}
}

/* Everybody but this one goes on. */
static void others_turn(const struct writer *hit)
{
	client_turn(3);
	for (size_t i = 0; i < WRITERS; i++)
		if (&writers[i] != hit)
			writer_turn(&writers[i]);
}

/* Waits for the text on this one's screen; false: it did not come. */
static bool waits(struct writer *writer, const char *text, int milliseconds)
{
	double until = now_ms() + milliseconds;

	while (!sees(writer, text) && now_ms() < until)
		others_turn(writer);
	return sees(writer, text);
}

static void must_see(struct writer *writer, const char *text)
{
	if (!waits(writer, text, CLIENT_MS))
		client_fails(writer->client, "does not see", text);
}

/* ---- coming back ------------------------------------------------------------------------------------------------- */

/* A gate whose zygote was replaced just now is not found by its parent: then the one of somebody else is. */
static void writer_logs_in(struct writer *writer)
{
	pid_t gate = town_process(town, TOWN_GATE), desk = town_process(town, TOWN_DESK);

	writer->client = client_open(town, writer->user, NULL);
	must_see(writer, "Werkbak");
	writer->gate = town_process(town, TOWN_GATE);
	writer->desk = town_process(town, TOWN_DESK);
	if (writer->gate == gate)
		writer->gate = 0;
	if (writer->desk == desk)
		writer->desk = 0;
}

/* The highest whole word on the screen; 0: none. */
static int last_word(struct writer *writer)
{
	struct buf text = BUF_INIT;
	int last = 0;

	glass_text(writer->client->glass, &text);
	for (const char *at = text.data; (at = strchr(at, 'w')) != NULL; at++)
		if (strspn(at + 1, "0123456789") == 5 && atoi(at + 1) > last)
			last = atoi(at + 1);
	buf_free(&text);
	return last;
}

/* The sign stands before the cursor: what was typed up to here is on the screen. */
static bool mark_shown(struct writer *writer)
{
	struct buf row = BUF_INIT;
	int at, column;
	bool shown;

	glass_cursor(writer->client->glass, &at, &column);
	buf_text(&row, glass_row(writer->client->glass, at));
	shown = row.used > 0 && row.data[row.used - 1] == MARK[0];
	buf_free(&row);
	return shown;
}

/* Into the field, to its end; there the last word that is left is on the screen. */
static int field_end(struct writer *writer)
{
	double until = now_ms() + CLIENT_MS;

	must_see(writer, "> Leefgebied");
	client_types(writer->client, KEY_TAB KEY_TAB);
	must_see(writer, "> In eigen woorden");
	client_types(writer->client, "\033[1;5F" MARK);
	while (!mark_shown(writer)) {
		if (now_ms() > until)
			client_fails(writer->client, "does not see at the end of the text", MARK);
		others_turn(writer);
	}
	client_types(writer->client, "\177");
	return last_word(writer);
}

/* What is missing was typed in the last seconds before the kill, and was not shown as saved. */
static void missing_count(struct writer *writer, enum victim victim, int last, double killed)
{
	for (int word = last + 1; word < writer->word; word++) {
		double typed = writer->words[word].typed, age = killed - (typed > store_back ? typed : store_back);

		/* Half a word, or gone before. */
		if (writer->words[word].typed == 0 || writer->words[word].lost)
			continue;
		writer->words[word].lost = true;
		if (age > totals[victim].lost_most_ms)
			totals[victim].lost_most_ms = age;
		if (word <= writer->saved)
			client_fails(writer->client, "saved, and lost with a", victim_names[victim]);
		if (age > LOST_MOST_MS) {
			fprintf(stderr, "word %d was typed %.0f ms before\n", word, age);
			client_fails(writer->client, "typed long ago, and lost with a", victim_names[victim]);
		}
	}
}

static void comes_back(struct writer *writer, enum victim victim, double killed)
{
	double until = now_ms() + GONE_MS;

	while (writer->client->terminal >= 0 && now_ms() < until)
		others_turn(writer);
	if (writer->client->terminal >= 0)
		client_fails(writer->client, "is not told of a dead", victim_names[victim]);
	client_free(writer->client);
	writer_logs_in(writer);
	must_see(writer, "F1 Hulp");	/* the last row of the first frame */
	if (sees(writer, "Er staat tekst klaar"))
		client_types(writer->client, "k");
	else
		goal_open(writer);
	missing_count(writer, victim, field_end(writer), killed);
	writer->word += writer->letter > 0;
	writer->letter = 0;
	typing_begin(writer);
}

/* ---- killing ----------------------------------------------------------------------------------------------------- */

/* How often wijkd said that the store is back. */
static size_t store_returns(void)
{
	FILE *file = fopen(town_log(town), "r");
	char line[600];
	size_t count = 0;

	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		count += strstr(line, ": ready again") != NULL;
	if (file != NULL)
		fclose(file);
	return count;
}

static void store_killed(void)
{
	pid_t store = town_process(town, TOWN_STORE);
	double until = now_ms() + GONE_MS;
	size_t returns = store_returns();

	assert_int_not_equal(store, 0);
	kill(store, SIGKILL);
	while (store_returns() == returns) {
		assert_true(now_ms() < until);
		for (double next = now_ms() + 50; now_ms() < next;)
			others_turn(NULL);
	}
	store_back = now_ms();
}

static void one_kill(void)
{
	static size_t count;
	enum victim victim = count < VICTIMS ? (enum victim)count : (enum victim)(rand() % VICTIMS);
	struct writer *writer = &writers[rand() % WRITERS];
	double moment = now_ms() + rand() % BETWEEN_MOST_MS, killed;

	count++;
	while (now_ms() < moment)
		others_turn(NULL);
	if (victim == STORE && now_ms() < store_back + STORE_LIVES_MS)
		victim = rand() % 2 ? GATE : DESK;
	if (victim == GATE && writer->gate == 0)
		victim = DESK;
	if (victim == DESK && writer->desk == 0)
		victim = STORE;
	totals[victim].kills++;
	if (victim == STORE) {
		store_killed();
		return;
	}
	killed = now_ms();
	kill(victim == GATE ? writer->gate : writer->desk, SIGKILL);
	comes_back(writer, victim, killed);
}

static int kills_set(void)
{
	const char *text = getenv("SUDDEN_KILLS");

	return text != NULL && text[0] != '\0' ? atoi(text) : KILLS_DEFAULT;
}

/* ---- what must hold ---------------------------------------------------------------------------------------------- */

/* The last text is saved; in it every word stands once, in order, but for those that a kill took. */
static void all_is_there(struct writer *writer, const char *plan)
{
	const char *end = strstr(plan, writer->goal), *text = plan, *head;
	char word[16];

	/* In the letter the words of the family stand under the line of their goal, before the goal itself. */
	assert_non_null(end);
	while ((head = strstr(text, "-----")) != NULL && head < end)
		text = head + 1;
	for (int i = 1; i < writer->word; i++) {
		snprintf(word, sizeof(word), "w%05d ", i);
		if (writer->words[i].typed == 0)
			continue;
		const char *at = strstr(text, word);
		bool there = at != NULL && at < end;

		/* What was counted as lost may have come on the screen after we looked. */
		if (!there && !writer->words[i].lost)
			fail_msg("%s: %sis missing in «%.300s»", writer->user, word, text);
		text = there ? at : text;
	}
}

static void wait_turn(struct writer *writer)
{
	if (now_ms() > writer->since + CLIENT_MS)
		client_fails(writer->client, "cannot save", writer->goal);
	client_turn(5);
}

static void all_save(void)
{
	for (size_t i = 0; i < WRITERS; i++) {
		struct writer *writer = &writers[i];

		while (writer->stage != TYPING || writer->letter > 0)
			others_turn(NULL);
		client_types(writer->client, KEY_F2);
		stage_set(writer, SAVING);
		while (!form_left(writer))
			wait_turn(writer);
		stage_set(writer, RESTING);
	}
}

static void whoever_is_hit_loses_the_last_seconds_at_most(void **state)
{
	char command[40];
	struct run plan;

	(void)state;
	for (int i = kills_set(); i > 0; i--)
		one_kill();
	all_save();
	snprintf(command, sizeof(command), "plan %s", step_number(town, "amina", "yildiz"));
	plan = client_run(town, "amina", command);
	assert_int_equal(plan.status, 0);
	run_flat(&plan);
	for (size_t i = 0; i < WRITERS; i++)
		all_is_there(&writers[i], plan.out.data);
	run_free(&plan);
	for (int victim = 0; victim < VICTIMS; victim++)
		print_message("%s: %zu kills, the oldest letter that went was %.1f s old\n", victim_names[victim],
			totals[victim].kills, totals[victim].lost_most_ms / 1000);
}

/* ---- the scene --------------------------------------------------------------------------------------------------- */

static int open_plan(void **state)
{
	unsigned seed = (unsigned)time(NULL);

	srand(seed);
	open_town(state);
	for (size_t i = 0; i < WRITERS; i++) {
		writers[i].stage = RESTING;
		writer_logs_in(&writers[i]);
	}
	for (size_t i = 0; i < WRITERS; i++) {
		struct writer *writer = &writers[i];

		snprintf(writer->goal, sizeof(writer->goal), "Doel van %s", writer->user);
		to_plan(writer);
		step_new_goal(writer->client, writer->goal);
		step_select(writer->client, writer->goal);
		writer->word = 1;
	}
	for (size_t i = 0; i < WRITERS; i++) {
		client_types(writers[i].client, KEY_ENTER);
		stage_set(&writers[i], OPENING);
	}
	return 0;
}

static int close_plan(void **state)
{
	for (size_t i = 0; i < WRITERS; i++)
		client_logout(writers[i].client);
	return close_town(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_is_hit_loses_the_last_seconds_at_most),
	};

	return cmocka_run_group_tests(tests, open_plan, close_plan);
}
