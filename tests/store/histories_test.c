/*
 * Random histories of two to eight people who write in one text at the same moment, over lines that are slow, deliver
 * in another order, and break: no sentence that anybody saved is lost without being shown, and in the end all desks show
 * the same. The store and the merging are the real ones; a desk here does what src/desk/fields.c does.
 *
 * HISTORIES is how many (20 unless set), HISTORIES_SEED where they begin; a failure names the seed of its history.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/plan_merge.h"
#include "domain/sentence.h"
#include "history.h"

enum { HISTORIES_DEFAULT = 20, IN_A_WORLD = 10, TURNS_LEAST = 20, TURNS_MOST = 80,
	ROUNDS_MOST = 400 };

static const char *const writers[WRITERS_MOST] = { "amina", "bram", "carla", "schrijver1", "schrijver2", "schrijver3",
	"schrijver4", "schrijver5" };
static const char *const fields[] = { "toelichting", "eigen_woorden", "meetbaar" };

/* How much was tried; shown at the end. */
static struct totals {
	size_t saves, merges, clashes, cuts, crashes, sentences;
} totals;

static struct history *now;	/* for the message of a failure */

#define HOLDS(condition, ...) \
	do { \
		if (!(condition)) { \
			print_error("HISTORIES=1 HISTORIES_SEED=%llu: ", (unsigned long long)now->seed); \
			fail_msg(__VA_ARGS__); \
		} \
	} while (0)

/* ---- the desk: as src/desk/fields.c ------------------------------------------------------------------------------ */

static bool changed(const struct writer *writer)
{
	return strcmp(writer->base, writer->typed) != 0;
}

/* What stands, with its version and the draft of this writer. The answer is borrowed until the world ends. */
struct reading {
	char *text;
	int64_t version;
	const struct draft *draft;
};

static struct reading reading_of(struct history *history, const struct writer *writer)
{
	const struct message *answer = world_call_id(history->world, writer->who, REQ_PLAN_READ, history->household_id);
	struct reading reading = { 0 };
	const struct goal *goal;
	const struct field_version *version;
	const struct draft *draft;
	struct buf text = BUF_INIT;

	world_is(answer, STATUS_OK);
	for (size_t i = 0; (goal = world_row(answer, &goal_record, i)) != NULL; i++)
		if (goal->id == history->goal_id)
			field_get(record_field(&goal_record, history->field), goal, &text);
	for (size_t i = 0; (version = world_row(answer, &field_version_record, i)) != NULL; i++)
		if (version->object_id == history->goal_id && strcmp(version->field, history->field) == 0)
			reading.version = version->version;
	for (size_t i = 0; (draft = world_row(answer, &draft_record, i)) != NULL; i++)
		if (draft->object_id == history->goal_id && strcmp(draft->field, history->field) == 0)
			reading.draft = draft;
	reading.text = text.data != NULL ? buf_take(&text) : mem_text("");
	return reading;
}

static void writer_opens(struct history *history, struct writer *writer)
{
	struct reading reading;

	world_is(world_call_id(history->world, writer->who, REQ_HOUSEHOLD_OPEN, history->household_id), STATUS_OK);
	world_events_clear(history->world, writer->who);
	reading = reading_of(history, writer);
	text_set(&writer->base, reading.text);
	text_set(&writer->typed, reading.text);
	writer->version = reading.version;
	writer->stale = false;
	writer->news = 0;
	if (reading.draft != NULL && reading.draft->value != NULL) {
		text_set(&writer->typed, reading.draft->value);
		writer->stale = reading.draft->base_version != reading.version;
		writer->version = reading.draft->base_version;
	}
	free(reading.text);
}

static void writer_hears(struct history *history, struct writer *writer)
{
	struct reading reading = reading_of(history, writer);
	struct buf merged = BUF_INIT;

	writer->news = 0;
	world_events_clear(history->world, writer->who);
	if (reading.version <= writer->version) {
		/* Nothing new. */
	} else if (!changed(writer)) {
		text_set(&writer->base, reading.text);
		text_set(&writer->typed, reading.text);
		writer->version = reading.version;
	} else if (!writer->stale && plan_merge(writer->base, writer->typed, reading.text, &merged)) {
		text_set(&writer->base, reading.text);
		text_set(&writer->typed, merged.data);
		writer->version = reading.version;
		totals.merges++;
	}
	buf_free(&merged);
	free(reading.text);
}

static void writer_parks(struct history *history, struct writer *writer)
{
	const char *typed = changed(writer) ? writer->typed : "";
	struct draft draft;

	record_init(&draft_record, &draft);
	strcpy(draft.kind, "goal");
	snprintf(draft.field, sizeof(draft.field), "%s", history->field);
	draft.object_id = history->goal_id;
	draft.household_id = history->household_id;
	draft.base_version = writer->version;
	draft.value = mem_text(typed);
	world_is(world_call(history->world, writer->who, REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	record_clear(&draft_record, &draft);
}

static void writer_saves(struct history *history, struct writer *writer)
{
	struct field_edit edit = { .object_id = history->goal_id, .base_version = writer->version, .value = writer->typed };
	uint64_t key[2] = { history_chance(history, UINT64_MAX), history_chance(history, UINT64_MAX) };

	if (writer->waiting || !changed(writer))
		return;
	strcpy(edit.kind, "goal");
	snprintf(edit.field, sizeof(edit.field), "%s", history->field);
	message_init(&writer->request, REQ_FIELDS_SAVE);
	memcpy(writer->request.key, key, sizeof(key) < sizeof(writer->request.key) ? sizeof(key) :
		sizeof(writer->request.key));
	rows_add(&writer->request.rows, &field_edit_record, &edit);
	writer->waiting = true;
	writer->delivered = false;
	writer->due = history_later(history);
	totals.saves++;
}

static void settle(struct writer *writer, const char *stands, int64_t version, const char *mine)
{
	text_set(&writer->base, stands);
	text_set(&writer->typed, mine != NULL ? mine : stands);
	writer->version = version;
	writer->stale = false;
}

/* Both texts are shown. One is chosen, or both, or none yet. */
static void clash_chosen(struct history *history, struct writer *writer, const struct field_conflict *conflict)
{
	uint64_t choice = history_chance(history, 4);

	totals.clashes++;
	tokens_each(history, conflict->ours, token_shown, NULL);
	tokens_each(history, conflict->theirs, token_shown, NULL);
	HOLDS(strcmp(conflict->ours, writer->typed) == 0, "the clash shows «%s» for «%s»", conflict->ours, writer->typed);
	history->both_kept = history->both_kept || choice == 2;
	if (choice < 3)
		settle(writer, conflict->theirs, conflict->current_version,
			choice == 0 ? conflict->ours : choice == 2 ? conflict->merged : NULL);
}

static void writer_answered(struct history *history, struct writer *writer, const struct message *answer)
{
	const struct field_conflict *conflict = world_row(answer, &field_conflict_record, 0);
	const struct field_version *stands = world_row(answer, &field_version_record, 0);

	message_free(&writer->request);
	writer->waiting = false;
	if (answer->status == STATUS_CONFLICT && conflict != NULL)
		clash_chosen(history, writer, conflict);
	else if (answer->status == STATUS_OK && stands != NULL)
		settle(writer, stands->value, stands->version, NULL);
	else
		world_is(answer, STATUS_OK);
}

/* The request arrives; or its answer does, or is lost on the way, after which the same is asked again. */
static void line_carries(struct history *history, struct writer *writer)
{
	const struct message *answer;

	if (!writer->waiting || writer->due > history->turn)
		return;
	answer = world_ask(history->world, writer->who, &writer->request);
	HOLDS(answer != NULL, "the session of %s was ended", writer->who);
	tokens_each(history, writer->typed, token_sent, NULL);
	if (!writer->delivered || history_percent(history, 30)) {
		totals.cuts += writer->delivered;
		writer->delivered = true;
		writer->due = history_later(history);
		return;
	}
	writer_answered(history, writer, answer);
}

/* The desk dies: what was under way may just have been done; what was parked is there again. */
static void writer_crashes(struct history *history, struct writer *writer)
{
	if (writer->waiting && history_percent(history, 50)) {
		world_ask(history->world, writer->who, &writer->request);
		tokens_each(history, writer->typed, token_sent, NULL);
	}
	if (writer->waiting)
		message_free(&writer->request);
	writer->waiting = false;
	world_leave(history->world, writer->who);
	writer_opens(history, writer);
	totals.crashes++;
}

/* ---- a history --------------------------------------------------------------------------------------------------- */

static void line_tells(struct history *history, struct writer *writer)
{
	if (writer->news == 0 && (world_events(history->world, writer->who, EVENT_CHANGE) > 0 ||
			world_events(history->world, writer->who, EVENT_MISSED) > 0))
		writer->news = history_later(history);
	/* A desk that waits for its answer serves no events. */
	if (writer->news != 0 && writer->news <= history->turn && !writer->waiting)
		writer_hears(history, writer);
}

static void writer_turn(struct history *history, struct writer *writer)
{
	line_carries(history, writer);
	line_tells(history, writer);
	if (writer->waiting || history_percent(history, 50))
		return;
	if (history_percent(history, 55))
		writer_types(history, writer);
	else if (history_percent(history, 50))
		writer_saves(history, writer);
	else if (history_percent(history, 60))
		writer_parks(history, writer);
	else if (history_percent(history, 20))
		writer_crashes(history, writer);
	else if (history_percent(history, 10))
		world_slow(history->world, writer->who, true);
	else
		world_slow(history->world, writer->who, false);
}

/* Everybody's line is good again, everybody saves what is left and chooses where it clashes. */
static void all_finish(struct history *history)
{
	bool busy = true;
	int rounds = 0;

	for (size_t i = 0; i < history->count; i++)
		world_slow(history->world, history->writers[i].who, false);
	while (busy) {
		HOLDS(++rounds < ROUNDS_MOST, "the desks do not come to rest");
		busy = false;
		history->turn++;
		for (size_t i = 0; i < history->count; i++) {
			struct writer *writer = &history->writers[i];

			line_carries(history, writer);
			line_tells(history, writer);
			writer_saves(history, writer);
			busy = busy || writer->waiting || writer->news != 0 || changed(writer);
		}
	}
}

/* ---- what must hold ---------------------------------------------------------------------------------------------- */

static bool stands_in(const char *text, size_t number, size_t *times)
{
	char sentence[32];
	size_t length = (size_t)snprintf(sentence, sizeof(sentence), "Zin %zu", number);

	*times = 0;
	for (; text != NULL && (text = strstr(text, sentence)) != NULL; text += length)
		*times += text[length] < '0' || text[length] > '9';
	return *times > 0;
}

static void all_show_the_same(struct history *history)
{
	for (size_t i = 0; i < history->count; i++) {
		struct writer *writer = &history->writers[i];
		struct reading reading = reading_of(history, writer);

		HOLDS(strcmp(writer->typed, reading.text) == 0, "%s sees «%s» where «%s» stands", writer->who, writer->typed,
			reading.text);
		HOLDS(writer->version == reading.version, "%s has another version", writer->who);
		free(reading.text);
	}
}

static bool in_history(const struct message *answer, size_t number)
{
	const struct field_version *version;
	size_t times;

	for (size_t i = 0; (version = world_row(answer, &field_version_record, i)) != NULL; i++)
		if (stands_in(version->value, number, &times))
			return true;
	return false;
}

static void nothing_is_lost(struct history *history)
{
	struct field_version asked = { .object_id = history->goal_id };
	const char *text = history->writers[0].typed;
	const struct message *answer;
	size_t times;

	strcpy(asked.kind, "goal");
	snprintf(asked.field, sizeof(asked.field), "%s", history->field);
	answer = world_call(history->world, "amina", REQ_FIELD_HISTORY, &field_version_record, &asked, NULL);
	world_is(answer, STATUS_OK);
	for (size_t i = 0; i < history->token_count; i++) {
		const struct token *token = &history->tokens[i];
		bool stands = stands_in(text, i, &times);

		HOLDS(!token->sent || in_history(answer, i), "sentence %zu was saved and is nowhere", i);
		HOLDS(!token->sent || stands || token->removed || token->shown,
			"sentence %zu was saved, nobody took it away, no clash showed it, and it is gone from «%s»", i, text);
		HOLDS(times < 2 || history->both_kept, "sentence %zu stands %zu times in «%s»", i, times, text);
	}
}

/* ---- the scene --------------------------------------------------------------------------------------------------- */

static void writer_adds_to_team(struct world *world, int number)
{
	char sql[600];

	snprintf(sql, sizeof(sql), "INSERT INTO employee(id, username, naam, telefoon, organisation_id, team_id)"
		" SELECT 90000 + %d, 'schrijver%d', 'Schrijver ' || %d, telefoon, organisation_id, team_id FROM employee"
		" WHERE username = 'amina'", number, number, number);
	world_sql(world, sql);
	snprintf(sql, sizeof(sql), "INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\")"
		" SELECT 90010 + %d, 90000 + %d, role, role_assignment.team_id, \"from\" FROM role_assignment"
		" JOIN employee ON employee.id = employee_id WHERE username = 'amina'", number, number);
	world_sql(world, sql);
}

static struct world *world_of_writers(void)
{
	struct world *world = world_new();

	for (int i = 1; i <= WRITERS_MOST - 3; i++)
		writer_adds_to_team(world, i);
	world_is(world_call_id(world, "amina", REQ_PLAN_START, world_household(world, "jansen")), STATUS_OK);
	return world;
}

static id goal_new(struct history *history)
{
	const struct message *answer =
		world_call_id(history->world, "amina", REQ_PLAN_READ, history->household_id);
	struct goal row;
	struct buf text = BUF_INIT;

	record_init(&goal_record, &row);
	row.plan_id = ((const struct plan *)world_row(answer, &plan_record, 0))->id;
	strcpy(row.leefgebied, "financien");
	strcpy(row.what, "Schulden in kaart");
	for (uint64_t i = history_chance(history, 6); i > 0; i--) {
		token_write(history, &text);
		buf_char(&text, i > 1 && history_percent(history, 30) ? '\n' : ' ');
	}
	*(char **)((char *)&row + record_field(&goal_record, history->field)->offset) = text.data;
	answer = world_call(history->world, "amina", REQ_GOAL_ADD, &goal_record, &row, NULL);
	tokens_each(history, text.data, token_sent, NULL);
	buf_free(&text);
	world_is(answer, STATUS_OK);
	return ((const struct goal *)world_row(answer, &goal_record, 0))->id;
}

static void history_run(struct history *history, struct world *world, uint64_t seed)
{
	int turns;

	*history = (struct history){ .world = world, .seed = seed, .random = seed };
	now = history;
	history->household_id = world_household(world, "jansen");
	history->field = fields[history_chance(history, COUNT_OF(fields))];
	history->count = 2 + history_chance(history, WRITERS_MOST - 1);
	history->goal_id = goal_new(history);
	for (size_t i = 0; i < history->count; i++) {
		history->writers[i].who = writers[i];
		writer_opens(history, &history->writers[i]);
	}
	turns = TURNS_LEAST + (int)history_chance(history, TURNS_MOST - TURNS_LEAST);
	for (history->turn = 1; history->turn <= turns; history->turn++)
		for (size_t i = 0; i < history->count; i++)
			writer_turn(history, &history->writers[(i + (size_t)history->turn) % history->count]);
	all_finish(history);
	totals.sentences += history->token_count;
	all_show_the_same(history);
	nothing_is_lost(history);
	for (size_t i = 0; i < history->count; i++) {
		free(history->writers[i].base);
		free(history->writers[i].typed);
	}
}

static uint64_t number_of(const char *variable, uint64_t standard)
{
	const char *text = getenv(variable);

	return text != NULL && text[0] != '\0' ? strtoull(text, NULL, 10) : standard;
}

static void who_writes_at_once_loses_nothing_and_all_see_the_same(void **state)
{
	uint64_t count = number_of("HISTORIES", HISTORIES_DEFAULT), seed = number_of("HISTORIES_SEED", 1);
	struct history *history = mem_new(1, sizeof(*history));
	struct world *world = NULL;

	(void)state;
	for (uint64_t i = 0; i < count; i++) {
		if (i % IN_A_WORLD == 0) {
			world_free(world);
			world = world_of_writers();
		}
		history_run(history, world, seed + i);
	}
	world_free(world);
	free(history);
	print_message("%llu histories: %zu saves of %zu sentences, %zu merged on a desk, %zu clashes, %zu lost answers,"
		" %zu crashes\n", (unsigned long long)count, totals.saves, totals.sentences, totals.merges, totals.clashes,
		totals.cuts, totals.crashes);
	/* Of so many, some met everything that can go wrong. */
	assert_true(count < HISTORIES_DEFAULT ||
		(totals.merges > 0 && totals.clashes > 0 && totals.cuts > 0 && totals.crashes > 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_writes_at_once_loses_nothing_and_all_see_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
