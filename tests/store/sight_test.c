/*
 * What a household that is hidden from somebody costs is what nothing costs: the same request does as much work in the
 * store, counted in steps of the machine of SQLite, so that no clock can tell them apart. How long it really takes is
 * measured by tests/bench/sight_bench.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "homes.h"
#include "store/db.h"

enum {
	NOWHERE = 900000000,
	NUMBER_NOWHERE = 999999,	/* as a serial: its number has a right check digit */
	/* A row that is found and then passed by is a dozen steps: under a microsecond, where reading a dossier is thousands. */
	STEPS_APART = 24,
};

static int begin(void **state)
{
	*state = world_new();
	homes_keys(*state);
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

/* ---- ways of asking ---- */

/* What is hidden and what is not there, in the same words. */
struct thing {
	id household_id, object_id;
	char number[HUISHOUDNUMMER_BYTES];
	const char *name;
};

static void by_id(struct ask *ask, const struct thing *thing) { ask->id = thing->household_id; }
static void by_object(struct ask *ask, const struct thing *thing) { ask->id = thing->object_id; }
static void by_number(struct ask *ask, const struct thing *thing) { snprintf(ask->word, sizeof(ask->word), "%s", thing->number); }
static void by_name(struct ask *ask, const struct thing *thing) { snprintf(ask->word, sizeof(ask->word), "%s", thing->name); }

static const struct {
	const char *what;
	int request;
	void (*fill)(struct ask *ask, const struct thing *thing);
} ways[] = {
	{ "open by id", REQ_HOUSEHOLD_OPEN, by_id },
	{ "open by number", REQ_HOUSEHOLD_OPEN, by_number },
	{ "search by number", REQ_SEARCH, by_number },
	{ "search by name", REQ_SEARCH, by_name },
	{ "the whole household", REQ_HOUSEHOLD_READ, by_id },
	{ "decisions", REQ_DECISION_LIST, by_id },
	{ "escalations", REQ_ESCALATION_LIST, by_id },
	{ "timeline", REQ_TIMELINE, by_id },
	{ "plan", REQ_PLAN_READ, by_id },
	{ "results", REQ_RESULTS, by_id },
	{ "documents", REQ_DOCUMENT_LIST, by_id },
	{ "journal entry", REQ_JOURNAL_READ, by_object },
	{ "who looked", REQ_ACCESS_LOG, by_number },
	{ "a worry by id", REQ_ESCALATION_RAISE, by_id },
	{ "a worry by number", REQ_ESCALATION_RAISE, by_number },
};

/* The same words in the row of a worry. */
static void worried(struct world *world, const char *who, const struct ask *ask)
{
	struct escalation worry;

	record_init(&escalation_record, &worry);
	worry.household_id = ask->id;
	worry.cause = CAUSE_ZORG;
	worry.question = (char *)"Ik hoorde iets.";
	snprintf(worry.huishoudnummer, sizeof(worry.huishoudnummer), "%.7s", ask->word);
	world_call(world, who, REQ_ESCALATION_RAISE, &escalation_record, &worry, NULL);
}

static int64_t steps_of(struct world *world, const char *who, size_t way, const struct thing *thing)
{
	struct ask ask = homes_ask(0);
	int64_t before;

	ways[way].fill(&ask, thing);
	before = db_steps(world_db(world));
	if (ways[way].request == REQ_ESCALATION_RAISE)
		worried(world, who, &ask);
	else
		world_call(world, who, ways[way].request, &ask_record, &ask, NULL);
	return db_steps(world_db(world)) - before;
}

static struct thing hidden(struct world *world, const char *household)
{
	struct thing thing = { .household_id = world_household(world, household), .name = "Vosseveld" };
	struct query *query = db_query(world_db(world), "SELECT huishoudnummer FROM household WHERE id = :id");

	query_id(query, ":id", thing.household_id);
	assert_true(query_one(query, NULL));
	snprintf(thing.number, sizeof(thing.number), "%s", query_get_text(query, "huishoudnummer"));
	query_done(query);
	return thing;
}

static struct thing not_there(void)
{
	struct thing nothing = { .household_id = NOWHERE, .object_id = NOWHERE + 1, .name = "Vossevelt" };

	huishoudnummer_make(NUMBER_NOWHERE, nothing.number);
	return nothing;
}

static void as_much_work(struct world *world, const char *who, const struct thing *thing, const struct thing *nothing)
{
	size_t apart = 0;

	for (size_t way = 0; way < COUNT_OF(ways); way++) {
		int64_t one, other;

		/* The first time a statement is made ready. */
		steps_of(world, who, way, nothing);
		steps_of(world, who, way, thing);
		other = steps_of(world, who, way, nothing);
		one = steps_of(world, who, way, thing);
		assert_true(one > 0);
		if (one > other + STEPS_APART || other > one + STEPS_APART) {
			print_error("%s, %s: %lld steps for what is hidden, %lld for what is not there\n", who, ways[way].what,
				(long long)one, (long long)other);
			apart++;
		}
	}
	assert_int_equal(apart, 0);
}

static void a_shielded_household_costs_what_nothing_costs(void **state)
{
	static const char *const people[] = { "amina", "bram", "carla", "femke", "hanna" };
	struct world *world = *state;
	struct thing nothing = not_there(), thing = hidden(world, "geheim");

	world_sql(world, "UPDATE person SET geslachtsnaam = 'Vosseveld' WHERE voornamen = 'Rosa'");
	world_sql(world, "INSERT INTO journal_entry(id, household_id, at, datum, kind, employee_id, tekst) SELECT 800001, h.id, 1,"
		" '2026-11-17', 'notitie', r.employee_id, 'tekst' FROM household h JOIN regie r ON r.household_id = h.id WHERE h.shielded = 1");
	thing.object_id = 800001;
	for (size_t i = 0; i < COUNT_OF(people); i++)
		as_much_work(world, people[i], &thing, &nothing);
}

static void the_count_is_another_for_what_may_be_seen(void **state)
{
	struct world *world = *state;
	struct thing nothing = not_there(), thing = hidden(world, "geheim");

	/* karel is named there: so the count can tell the two apart. */
	steps_of(world, "karel", 0, &thing);
	steps_of(world, "karel", 0, &nothing);
	assert_true(steps_of(world, "karel", 0, &thing) > steps_of(world, "karel", 0, &nothing) + 10 * STEPS_APART);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_shielded_household_costs_what_nothing_costs, begin, end),
		cmocka_unit_test_setup_teardown(the_count_is_another_for_what_may_be_seen, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
