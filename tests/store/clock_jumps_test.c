/*
 * Clocks that jump, beside a slow and obvious model of the ladder: 20 jumps, every state of what lies on it, and people
 * who are there or not. The model is written from the notes (section 10.3) and the design (section 8): its own calendar,
 * its own Europe/Amsterdam, its own rungs, and people by name. Each state is in each jump; CLOCKS=all does so with every
 * absence. Only here: the clock of the store over what lies there at once, absences that begin and end, and the steps it
 * writes. The rules alone, with every cause, are in tests/domain/ladder_clock_test.c, beside another model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "almanac.h"
#include "base/mem.h"
#include "dossier.h"
#include "store/escalation.h"

/* ---- the model: rungs and people ---- */

static const struct {
	int days, hours;
	bool table;			/* the table of the procesregisseur: not for money */
} rungs[] = { { 0, 0, false }, { 5, 4, false }, { 3, 4, false }, { 5, 24, true }, { 5, 24, false }, { 10, 48, false } };

enum { TOP = 5, NOBODY = -1, AMINA = 0, LOES, KAREL, CARLA, DIRK, ESTHER, PIETER, PEOPLE };

static const struct {
	const char *name;
	int rung;
	bool elsewhere;			/* of the team of another wijk */
} people[PEOPLE] = {
	{ "amina", 1, false }, { "loes", 1, false }, { "karel", 1, true }, { "carla", 2, false }, { "dirk", 3, false },
	{ "esther", 4, false }, { "pieter", 5, false },
};

/* Who is away, from a day after the beginning until another (that day they are back), and who acts meanwhile. */
struct away {
	int who, deputy, from, until;
};

enum { AWAY_MOST = 7, ALWAYS = 24000 };

static const struct absent_people {
	const char *name;
	struct away away[AWAY_MOST];
	int count;
} situations[] = {
	{ "everybody is there", { { 0 } }, 0 },
	{ "the holder is away", { { CARLA, NOBODY, -ALWAYS, ALWAYS } }, 1 },
	{ "the holder has a deputy", { { CARLA, LOES, -ALWAYS, ALWAYS } }, 1 },
	{ "the deputy is away as well", { { CARLA, LOES, -ALWAYS, ALWAYS }, { LOES, NOBODY, -ALWAYS, ALWAYS } }, 2 },
	{ "a chain of three deputies", { { CARLA, LOES, -ALWAYS, ALWAYS }, { LOES, KAREL, -ALWAYS, ALWAYS },
		{ KAREL, DIRK, -ALWAYS, ALWAYS } }, 3 },
	{ "a chain of four", { { CARLA, LOES, -ALWAYS, ALWAYS }, { LOES, KAREL, -ALWAYS, ALWAYS },
		{ KAREL, DIRK, -ALWAYS, ALWAYS }, { DIRK, ESTHER, -ALWAYS, ALWAYS } }, 4 },
	{ "a circle of deputies", { { CARLA, LOES, -ALWAYS, ALWAYS }, { LOES, CARLA, -ALWAYS, ALWAYS } }, 2 },
	{ "the deputy is who asks", { { CARLA, AMINA, -ALWAYS, ALWAYS }, { ESTHER, AMINA, -ALWAYS, ALWAYS } }, 2 },
	{ "away for a while, from and until a day", { { LOES, NOBODY, -ALWAYS, 0 }, { CARLA, NOBODY, 0, 6 },
		{ DIRK, CARLA, 3, 9 }, { ESTHER, NOBODY, 7, 8 }, { PIETER, ESTHER, 10, ALWAYS } }, 5 },
	{ "nobody of the own team", { { LOES, NOBODY, -ALWAYS, ALWAYS } }, 1 },
	{ "nobody above", { { CARLA, NOBODY, -ALWAYS, ALWAYS }, { DIRK, NOBODY, -ALWAYS, ALWAYS },
		{ ESTHER, NOBODY, -ALWAYS, ALWAYS }, { PIETER, NOBODY, -ALWAYS, ALWAYS } }, 4 },
	{ "nobody left", { { LOES, NOBODY, -ALWAYS, ALWAYS }, { KAREL, NOBODY, -ALWAYS, ALWAYS },
		{ CARLA, NOBODY, -ALWAYS, ALWAYS }, { DIRK, CARLA, -ALWAYS, ALWAYS }, { ESTHER, DIRK, -ALWAYS, ALWAYS },
		{ PIETER, ESTHER, -ALWAYS, ALWAYS } }, 6 },
};

/* One situation in one jump: absences are counted from the day `zero`. */
struct scene {
	const struct absent_people *situation;
	int zero;
};

static int who_acts(const struct scene *scene, int who, int asks, int days, int deputies)
{
	const struct absent_people *situation = scene->situation;

	if (who == NOBODY || who == asks)
		return NOBODY;
	for (int i = 0; i < situation->count; i++) {
		const struct away *away = &situation->away[i];

		if (away->who == who && days >= scene->zero + away->from && days < scene->zero + away->until)
			return deputies == 3 ? NOBODY : who_acts(scene, away->deputy, asks, days, deputies + 1);
	}
	return who;
}

/* How many act on a rung, and who (the last of them). The own team goes first. */
static int rung_acts(const struct scene *scene, int rung, int asks, int days, int *who)
{
	int count = 0;

	for (int elsewhere = 0; elsewhere < 2 && count == 0; elsewhere++) {
		bool acts[PEOPLE] = { false };

		for (int i = 0; i < PEOPLE; i++) {
			int acting = people[i].rung == rung && people[i].elsewhere == elsewhere ?
				who_acts(scene, i, asks, days, 0) : NOBODY;

			if (acting != NOBODY)
				acts[acting] = true;
		}
		for (int i = 0; i < PEOPLE; i++)
			if (acts[i])
				count++, *who = i;
	}
	return count;
}

/* ---- the model: what lies on the ladder ---- */

struct step {
	int64_t at;
	int kind, rung;
};

enum { STEPS_MOST = 24 };

struct fate {
	id escalation_id;
	bool money, spoed, closed, overdue;
	int asks, rung, holder;
	int64_t due;
	struct step steps[STEPS_MOST];
	int count;
};

static void step_say(struct fate *fate, int64_t at, int kind, int rung)
{
	assert_true(fate->count < STEPS_MOST);
	fate->steps[fate->count++] = (struct step){ at, kind, rung };
}

static bool fits(const struct fate *fate, int rung)
{
	return !(fate->money && rungs[rung].table);
}

/* Lies from now on at the first rung from `from` on where somebody acts; each rung without anybody is passed by. */
static bool lies_at(const struct scene *scene, struct fate *fate, int from, int64_t begin, int kind)
{
	int who = NOBODY;

	for (int rung = from; rung <= TOP; rung++) {
		int count;

		if (!fits(fate, rung))
			continue;
		step_say(fate, begin, kind, rung);
		kind = STEP_CLIMBED_ABSENT;
		count = rung_acts(scene, rung, fate->asks, almanac_local_day(begin), &who);
		fate->rung = rung;
		fate->holder = count == 1 ? who : NOBODY;
		fate->due = fate->spoed ? begin + rungs[rung].hours * HOUR : almanac_clock_end(begin, rungs[rung].days);
		if (count > 0)
			return true;
	}
	fate->due = INSTANT_NONE;
	return false;
}

static void asked(const struct scene *scene, struct fate *fate, int from, int64_t now)
{
	if (!fate->money && from < 3)
		from = 3;
	fate->overdue = !lies_at(scene, fate, from, now, STEP_RAISED);
}

/* Time is up: on to the next rung with somebody; without one it stays where it is, too late. */
static void time_passes(const struct scene *scene, struct fate *fate, int64_t now)
{
	while (!fate->closed && fate->due != INSTANT_NONE && fate->due <= now) {
		struct fate before = *fate;

		if (lies_at(scene, fate, fate->rung + 1, fate->due, STEP_CLIMBED_CLOCK))
			continue;
		*fate = before;
		step_say(fate, fate->due, STEP_CLIMBED_CLOCK, fate->rung);
		fate->due = INSTANT_NONE;
		fate->overdue = true;
	}
}

/* ---- the store beside it ---- */

static const struct jump {
	const char *name;
	struct when from, to;
} jumps[] = {
	{ "nothing jumps", { 2026, 11, 18, 10, 0 }, { 2026, 11, 18, 10, 1 } },
	{ "back to the first of January 1970", { 2026, 11, 18, 10, 0 }, { 1970, 1, 1, 1, 0 } },
	{ "from 1970 to today", { 1970, 1, 1, 9, 30 }, { 2026, 11, 18, 10, 0 } },
	{ "over leap day", { 2028, 2, 28, 23, 59 }, { 2028, 3, 1, 0, 1 } },
	{ "from leap day a year ahead", { 2028, 2, 29, 12, 0 }, { 2029, 2, 28, 12, 0 } },
	{ "the night that has 23 hours", { 2026, 3, 28, 22, 30 }, { 2026, 3, 29, 3, 30 } },
	{ "a working day ends after that night", { 2026, 3, 27, 16, 0 }, { 2026, 4, 1, 0, 0 } },
	{ "the night that has 25 hours", { 2026, 10, 24, 23, 30 }, { 2026, 10, 25, 3, 30 } },
	{ "inside the hour that comes twice", { 2026, 10, 25, 2, 30 }, { 2026, 10, 26, 2, 30 } },
	{ "the year changes", { 2026, 12, 31, 23, 59 }, { 2027, 1, 1, 0, 0 } },
	{ "a weekend", { 2026, 11, 20, 17, 0 }, { 2026, 11, 23, 8, 0 } },
	{ "Good Friday and Easter", { 2027, 3, 22, 11, 0 }, { 2027, 4, 6, 0, 0 } },
	{ "Koningsdag on a Sunday, and Bevrijdingsdag", { 2025, 4, 24, 9, 0 }, { 2025, 5, 6, 9, 0 } },
	{ "Koningsdag", { 2026, 4, 26, 9, 0 }, { 2026, 5, 1, 9, 0 } },
	{ "Ascension and Whitsun", { 2026, 5, 12, 14, 0 }, { 2026, 5, 27, 14, 0 } },
	{ "Christmas and New Year", { 2026, 12, 23, 15, 0 }, { 2027, 1, 5, 15, 0 } },
	{ "a year ahead", { 2026, 11, 18, 10, 0 }, { 2027, 11, 18, 10, 0 } },
	{ "an hour back", { 2026, 11, 18, 10, 0 }, { 2026, 11, 18, 9, 0 } },
	{ "a day back, over midnight", { 2026, 11, 18, 0, 0 }, { 2026, 11, 17, 0, 0 } },
	{ "down for a week, and on at midnight", { 2026, 11, 16, 0, 0 }, { 2026, 11, 23, 0, 0 } },
};
_Static_assert(COUNT_OF(jumps) == 20, "twenty jumps");

/* How something lies there: the rung it begins at, what it is about, and what happened to it since. */
enum since { UNSEEN, SEEN, SENT_BACK, WITHDRAWN };
static const struct lies {
	int from;
	enum escalation_cause cause;
	bool spoed;
	int asks;
	enum since since;
} states[] = {
	{ 1, CAUSE_MANDAAT, false, AMINA, UNSEEN }, { 1, CAUSE_MANDAAT, true, AMINA, SEEN },
	{ 2, CAUSE_MANDAAT, false, AMINA, SEEN }, { 2, CAUSE_MANDAAT, true, AMINA, UNSEEN },
	{ 2, CAUSE_MANDAAT, false, CARLA, UNSEEN }, { 3, CAUSE_MANDAAT, false, AMINA, UNSEEN },
	{ 4, CAUSE_MANDAAT, false, AMINA, UNSEEN }, { 4, CAUSE_MANDAAT, true, AMINA, SEEN },
	{ 5, CAUSE_MANDAAT, false, AMINA, SEEN }, { 5, CAUSE_MANDAAT, true, AMINA, UNSEEN },
	{ 1, CAUSE_STAGNATIE, false, AMINA, UNSEEN }, { 2, CAUSE_ONENIGHEID, true, CARLA, UNSEEN },
	{ 3, CAUSE_ZORG, false, LOES, SEEN }, { 4, CAUSE_VEILIGHEID, true, AMINA, UNSEEN },
	{ 5, CAUSE_STAGNATIE, false, AMINA, UNSEEN }, { 3, CAUSE_VEILIGHEID, true, DIRK, UNSEEN },
	{ 2, CAUSE_MANDAAT, false, AMINA, SENT_BACK }, { 3, CAUSE_ZORG, true, AMINA, SENT_BACK },
	{ 4, CAUSE_MANDAAT, true, AMINA, WITHDRAWN },
};

struct play {
	struct dossier *dossier;
	id ids[PEOPLE];
	struct scene scene;
	const struct jump *jump;
	struct fate fates[2 * COUNT_OF(states)];
	size_t count, compared;
};

static void happens_since(struct call *call, struct escalation *escalation, struct fate *fate, enum since since)
{
	static const struct {
		enum escalation_state state;
		enum step_kind step;
	} ends[] = { [SENT_BACK] = { ESCALATION_TERUG, STEP_RETURNED },
		[WITHDRAWN] = { ESCALATION_INGETROKKEN, STEP_WITHDRAWN } };

	if (since == SEEN) {
		assert_true(escalation_step_add(call, escalation->id, STEP_SEEN, escalation->trede, 0, NULL));
		step_say(fate, call->now, STEP_SEEN, fate->rung);
	} else if (since != UNSEEN) {
		assert_true(escalation_close(call, escalation, ends[since].state, ends[since].step, "Wat is er al geprobeerd?"));
		step_say(fate, call->now, (int)ends[since].step, fate->rung);
		fate->closed = true;
		fate->due = INSTANT_NONE;
	}
}

static void opens(struct play *play, const struct lies *lies)
{
	struct world *world = play->dossier->world;
	struct call *call = world_make_call(world, people[lies->asks].name);
	struct fate *fate = &play->fates[play->count++];
	struct escalation escalation;

	*fate = (struct fate){ .money = lies->cause == CAUSE_MANDAAT, .spoed = lies->spoed, .asks = lies->asks };
	asked(&play->scene, fate, lies->from, world_now(world));
	record_init(&escalation_record, &escalation);
	escalation.household_id = play->dossier->household_id;
	escalation.cause = lies->cause;
	escalation.spoed = lies->spoed;
	escalation.question = (char *)"Wie kan hier over beslissen?";
	snprintf(escalation.subject, sizeof(escalation.subject), "begeleiding");
	if (!escalation_open(call, &escalation, lies->from))
		fail_msg("%s: %s", play->jump->name, call->err.text);
	fate->escalation_id = escalation.id;
	happens_since(call, &escalation, fate, lies->since);
}

static void differs(const struct play *play, const struct fate *fate, const char *what, int64_t stands,
	int64_t expected)
{
	if (stands != expected)
		fail_msg("%s, %s: opschaling of %s (%s%s): %s is %lld, the model says %lld", play->jump->name,
			play->scene.situation->name, people[fate->asks].name, fate->money ? "money" : "process",
			fate->spoed ? ", spoed" : "", what, (long long)stands, (long long)expected);
}

static void steps_compare(const struct play *play, const struct fate *fate)
{
	static const char STEPS[] = "SELECT at, kind, trede FROM escalation_step WHERE escalation_id = :id ORDER BY id";
	struct query *query = db_query(world_db(play->dossier->world), STEPS);
	int count = 0;

	query_id(query, ":id", fate->escalation_id);
	while (query_step(query, NULL) == QUERY_ROW) {
		int kind = 0;

		if (count == fate->count)
			differs(play, fate, "the number of steps", count + 1, fate->count);
		assert_true(choice_value(step_kind_choices, query_get_text(query, "kind"), &kind));
		differs(play, fate, "a step", kind, fate->steps[count].kind);
		differs(play, fate, "the rung of a step", query_get_int(query, "trede"), fate->steps[count].rung);
		differs(play, fate, "the stamp of a step", query_get_instant(query, "at"), fate->steps[count].at);
		count++;
	}
	differs(play, fate, "the number of steps", count, fate->count);
}

static void compare(struct play *play)
{
	struct world *world = play->dossier->world;
	int64_t first = INSTANT_NONE;

	for (size_t i = 0; i < play->count; i++) {
		const struct fate *fate = &play->fates[i];
		struct call *call = world_make_call(world, "amina");
		struct escalation stands;

		assert_true(escalation_load(call, fate->escalation_id, &stands));
		differs(play, fate, "the rung", stands.trede, fate->rung);
		differs(play, fate, "the holder", stands.holder_id, fate->holder == NOBODY ? 0 : play->ids[fate->holder]);
		differs(play, fate, "the due instant", stands.due, fate->due);
		differs(play, fate, "too late", stands.overdue, fate->overdue);
		differs(play, fate, "closed", stands.closed != INSTANT_NONE, fate->closed);
		record_clear(&escalation_record, &stands);
		steps_compare(play, fate);
		if (fate->due != INSTANT_NONE && (first == INSTANT_NONE || fate->due < first))
			first = fate->due;
		play->compared++;
	}
	assert_int_equal(escalation_next_due(world_db(world)), first);
}

/* The store was down, or its clock was set: it looks again now. What climbs does so in the order of the due instants. */
static void jumps_to(struct play *play, int64_t now)
{
	static const char LAST[] = "SELECT max(id) FROM escalation_step";
	static const char DISORDER[] =
		"SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY id) AS before FROM escalation_step WHERE id > :id)"
		" WHERE before";
	struct world *world = play->dossier->world;
	struct err err = ERR_INIT;
	id last = query_number(db_query(world_db(world), LAST), NULL);
	struct query *query;

	world_set_now(world, now);
	if (!escalation_run_due(world_store(world), now, &err))
		fail_msg("%s, %s: %s", play->jump->name, play->scene.situation->name, err.text);
	query = db_query(world_db(world), DISORDER);
	query_id(query, ":id", last);
	assert_int_equal(query_number(query, NULL), 0);
	for (size_t i = 0; i < play->count; i++)
		time_passes(&play->scene, &play->fates[i], now);
	compare(play);
}

/* ---- the scenes ---- */

static void absences_write(struct play *play)
{
	static const char ABSENCE[] =
		"INSERT INTO absence(id, employee_id, deputy_id, \"from\", until) VALUES(:id, :who, :deputy, :from, :until)";
	const struct absent_people *situation = play->scene.situation;

	world_sql(play->dossier->world, "DELETE FROM absence");
	for (int i = 0; i < situation->count; i++) {
		const struct away *away = &situation->away[i];
		struct query *query = db_query(world_db(play->dossier->world), ABSENCE);

		query_id(query, ":id", 990000 + i);
		query_id(query, ":who", play->ids[away->who]);
		query_id(query, ":deputy", away->deputy == NOBODY ? 0 : play->ids[away->deputy]);
		query_day(query, ":from", play->scene.zero + away->from);
		query_day(query, ":until", play->scene.zero + away->until);
		assert_true(query_run(query, NULL));
	}
}

/* What lay there before is of another scene. */
static void scene_begin(struct play *play, const struct absent_people *situation)
{
	world_sql(play->dossier->world, "UPDATE escalation SET closed = raised, due = NULL WHERE closed IS NULL");
	world_set_now(play->dossier->world, almanac_instant_of(&play->jump->from));
	play->scene = (struct scene){ situation, almanac_local_day(almanac_instant_of(&play->jump->from)) };
	play->count = 0;
	absences_write(play);
}

/* Opened, the clock jumps, opened once more, and two months after both: all is at its end. */
static void scene_play(struct play *play, size_t first, size_t each)
{
	struct db *db = world_db(play->dossier->world);
	int64_t from = almanac_instant_of(&play->jump->from), to = almanac_instant_of(&play->jump->to);
	struct err err = ERR_INIT;

	assert_true(db_begin(db, &err));
	for (size_t i = first % each; i < COUNT_OF(states); i += each)
		opens(play, &states[i]);
	assert_true(db_commit(db, &err));
	compare(play);
	jumps_to(play, to);
	assert_true(db_begin(db, &err));
	for (size_t i = first % (2 * each); i < COUNT_OF(states); i += 2 * each)
		opens(play, &states[i]);
	assert_true(db_commit(db, &err));
	compare(play);
	jumps_to(play, (from > to ? from : to) + 61 * DAY);
}

static struct play play_new(void)
{
	struct play play = { .dossier = dossier_new() };

	colleague(play.dossier, "loes");
	world_sql(play.dossier->world, "INSERT INTO employee(id, username, naam, organisation_id)"
		" SELECT 870001, 'pieter', 'Pieter Bos', organisation_id FROM employee WHERE username = 'amina'");
	world_sql(play.dossier->world, "INSERT INTO role_assignment(id, employee_id, role, \"from\")"
		" VALUES(870002, 870001, 'college', '1960-01-01')");
	world_sql(play.dossier->world, "UPDATE role_assignment SET \"from\" = '1960-01-01'");
	for (int i = 0; i < PEOPLE; i++)
		play.ids[i] = world_employee(play.dossier->world, people[i].name);
	return play;
}

static void every_state_in_every_jump_is_as_the_model_says(void **state)
{
	const char *wanted = getenv("CLOCKS");
	size_t each = wanted && strcmp(wanted, "all") == 0 ? 1 : 7, scenes = 0;
	struct play play = play_new();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(jumps); i++)
		for (size_t n = 0; n < COUNT_OF(situations); n++) {
			play.jump = &jumps[i];
			scene_begin(&play, &situations[n]);
			scene_play(&play, scenes++, each);
		}
	print_message("%zu scenes, %zu times compared\n", scenes, play.compared);
	dossier_free(play.dossier);
}

/* The model stands on its own feet: days that a person can look up. */
static void the_model_knows_days_that_are_known(void **state)
{
	static const struct {
		struct when from;
		int days;
		struct when end;	/* 24:00 of the last day is 0:00 of the next */
	} known[] = {
		{ { 2026, 11, 18, 10, 0 }, 3, { 2026, 11, 24, 0, 0 } },
		{ { 2027, 3, 24, 11, 0 }, 3, { 2027, 4, 1, 0, 0 } },
		{ { 2026, 12, 23, 15, 0 }, 5, { 2027, 1, 1, 0, 0 } },
		{ { 2025, 4, 24, 9, 0 }, 2, { 2025, 4, 29, 0, 0 } },
		{ { 2028, 2, 28, 23, 59 }, 1, { 2028, 3, 1, 0, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		assert_int_equal(almanac_clock_end(almanac_instant_of(&known[i].from), known[i].days),
			almanac_instant_of(&known[i].end));
	assert_int_equal(almanac_instant_of(&(struct when){ 2026, 3, 30, 0, 0 }) -
		almanac_instant_of(&(struct when){ 2026, 3, 29, 0, 0 }), 23 * HOUR);
	assert_int_equal(almanac_instant_of(&(struct when){ 2026, 10, 26, 0, 0 }) -
		almanac_instant_of(&(struct when){ 2026, 10, 25, 0, 0 }), 25 * HOUR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_model_knows_days_that_are_known),
		cmocka_unit_test(every_state_in_every_jump_is_as_the_model_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
