/* The clocks of the ladder that a municipality chooses: by whom, within which bounds, and what keeps the clock it got. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "domain/ladder.h"

enum { HOUR_MS = 3600000 };

static const struct message *set(struct dossier *dossier, const char *who, int64_t trede, int64_t days, int64_t hours)
{
	struct rung rung;

	record_init(&rung_record, &rung);
	rung.trede = trede;
	rung.clock_days = days;
	rung.clock_spoed_hours = hours;
	return world_call(dossier->world, who, REQ_RUNG_SET, &rung_record, &rung, NULL);
}

static void clocks_are(const struct message *answer, int64_t trede, int64_t days, int64_t hours)
{
	const struct rung *rung;

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &rung_record), 5);
	rung = world_row(answer, &rung_record, (size_t)trede - 1);
	assert_int_equal(rung->trede, trede);
	assert_int_equal(rung->clock_days, days);
	assert_int_equal(rung->clock_spoed_hours, hours);
}

static const struct message *list(struct dossier *dossier)
{
	struct ask ask = { 0 };

	return world_call(dossier->world, "ctl:gerrit", REQ_RUNG_LIST, &ask_record, &ask, NULL);
}

static struct escalation ask_dirk(struct dossier *dossier, bool spoed)
{
	struct escalation asked;

	record_init(&escalation_record, &asked);
	asked.household_id = dossier->household_id;
	asked.cause = CAUSE_STAGNATIE;
	asked.spoed = spoed;
	asked.question = (char *)"Wie schuift er aan?";
	return *raised(world_call(dossier->world, "amina", REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL));
}

static void what_is_not_named_stays(void **state)
{
	struct dossier *dossier = *state;

	clocks_are(list(dossier), 2, 3, 4);
	clocks_are(set(dossier, "ctl:gerrit", 2, 4, 0), 2, 4, 4);
	clocks_are(set(dossier, "ctl:gerrit", 2, 0, 168), 2, 4, 168);
	clocks_are(set(dossier, "ctl:gerrit", 2, 60, 1), 2, 60, 1);
	clocks_are(list(dossier), 2, 60, 1);
	clocks_are(list(dossier), 1, 5, 4);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE act = 'trede-klok'"), 3);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE act = 'trede-klok'"
		" AND tekst = 'trede 2: 60 werkdagen (was 4), spoed 1 uur (was 168)'"), 1);
}

static void only_the_administrator_and_only_within_bounds(void **state)
{
	static const int64_t wrong[][3] = { { 2, 61, 0 }, { 2, -1, 0 }, { 2, 0, 169 }, { 2, 4, -1 } };
	struct dossier *dossier = *state;

	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		world_is(set(dossier, "ctl:gerrit", wrong[i][0], wrong[i][1], wrong[i][2]), STATUS_INVALID);
	world_is(set(dossier, "ctl:gerrit", 6, 4, 0), STATUS_MISSING);
	world_is(set(dossier, "ctl:carla", 2, 4, 0), STATUS_REFUSED);
	world_is(set(dossier, "ctl:hanna", 2, 4, 0), STATUS_REFUSED);
	clocks_are(list(dossier), 2, 3, 4);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM norm"), 0);
}

static void what_lies_there_keeps_its_clock_and_what_comes_gets_the_new_one(void **state)
{
	struct dossier *dossier = *state;
	struct escalation before = ask_dirk(dossier, false), after, hurried;
	day thursday, later;

	/* Wednesday 18 November: five working days is Wednesday the 25th, one is Thursday the 19th */
	assert_true(day_make(2026, 11, 25, &later) && day_make(2026, 11, 19, &thursday));
	assert_int_equal(before.due, day_end(later));
	world_is(set(dossier, "ctl:gerrit", 3, 1, 2), STATUS_OK);
	assert_int_equal(raised(world_call_id(dossier->world, "amina", REQ_ESCALATION_READ, before.id))->due, day_end(later));
	after = ask_dirk(dossier, false);
	hurried = ask_dirk(dossier, true);
	assert_int_equal(after.due, day_end(thursday));
	assert_int_equal(hurried.due, world_now(dossier->world) + 2 * HOUR_MS);
	world_wait(dossier->world, day_end(later) - world_now(dossier->world) - 1);
	assert_int_equal(raised(world_call_id(dossier->world, "amina", REQ_ESCALATION_READ, before.id))->trede, 3);
	world_wait(dossier->world, 2);
	assert_int_equal(raised(world_call_id(dossier->world, "amina", REQ_ESCALATION_READ, before.id))->trede, 4);
}

/* A raw shell does not make a clock of a thousand years, or one that climbs at once. */
static void a_number_out_of_bounds_does_not_count(void **state)
{
	struct dossier *dossier = *state;

	world_sql(dossier->world, "INSERT INTO norm(name, value, at) VALUES('trede-2-werkdagen', 400000, 0),"
		" ('trede-2-uren', 0, 0), ('trede-3-uren', 169, 0)");
	clocks_are(list(dossier), 2, 3, 4);
	clocks_are(list(dossier), 3, 5, 24);
}

static int begin(void **state)
{
	*state = dossier_new();
	return 0;
}

static int end(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_not_named_stays),
		TEST(only_the_administrator_and_only_within_bounds),
		TEST(what_lies_there_keeps_its_clock_and_what_comes_gets_the_new_one),
		TEST(a_number_out_of_bounds_does_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
