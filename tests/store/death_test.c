/* A death: who hears of it, and the task about what still runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "homes.h"

#define EURO(n) ((cents)(n) * 100)

static int begin(void **state)
{
	*state = dossier_new();
	homes_keys(((struct dossier *)*state)->world);
	return 0;
}

static int end(void **state)
{
	dossier_free(*state);
	return 0;
}

static void regisseur(struct dossier *dossier, const char *who)
{
	struct ask ask = homes_ask(dossier->household_id);

	ask.other_id = world_employee(dossier->world, who);
	world_is(world_call(dossier->world, "carla", REQ_REGIE_SET, &ask_record, &ask, NULL), STATUS_OK);
}

static void granted(struct dossier *dossier)
{
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_GENOMEN);
}

static void dies(struct dossier *dossier, const char *writer)
{
	struct world *world = dossier->world;
	struct ask ask = homes_ask(dossier->person_id), place = homes_ask(dossier->household_id);
	struct person person;

	homes_open(world, writer, dossier->household_id);
	ask.other_id = dossier->household_id;
	person = *(const struct person *)world_row(world_call(world, writer, REQ_PERSON_READ, &ask_record, &ask, NULL),
		&person_record, 0);
	person.overlijdensdatum = world_today(world) - 1;
	world_is(world_call(world, writer, REQ_PERSON_SAVE, &person_record, &person, &ask_record, &place, NULL), STATUS_OK);
}

static void what_still_runs_becomes_a_task_of_the_regisseur(void **state)
{
	struct dossier *dossier = *state;
	struct world *world = dossier->world;
	const struct message *inbox;
	const struct inbox_line *line;
	size_t found = 0;

	regisseur(dossier, "amina");
	granted(dossier);
	granted(dossier);
	world_events_clear(world, "amina");
	dies(dossier, "carla");
	assert_int_equal(world_events(world, "amina", EVENT_RING), 1);
	inbox = world_call_id(world, "amina", REQ_INBOX, 0);
	for (size_t i = 0; (line = world_row(inbox, &inbox_line_record, i)); i++)
		found += line->kind == INBOX_TASK && strstr(line->what, "Stop wat nog loopt (2 voorzieningen).") != NULL;
	assert_int_equal(found, 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM decision WHERE state = 'genomen'"), 2);
}

static void who_has_no_provision_leaves_no_task(void **state)
{
	struct dossier *dossier = *state;

	regisseur(dossier, "amina");
	dies(dossier, "carla");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM task WHERE what LIKE 'Overleden:%'"), 0);
}

static void what_ended_before_is_not_counted(void **state)
{
	struct dossier *dossier = *state;

	regisseur(dossier, "amina");
	granted(dossier);
	world_wait(dossier->world, INT64_C(300) * 86400000);
	dies(dossier, "carla");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM task WHERE what LIKE 'Overleden:%'"), 0);
}

static void without_a_regisseur_the_task_is_of_nobody_yet(void **state)
{
	struct dossier *dossier = *state;

	granted(dossier);
	dies(dossier, "amina");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM task WHERE what LIKE 'Overleden:%'"
		" AND employee_id IS NULL"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(what_still_runs_becomes_a_task_of_the_regisseur),
		TEST(who_has_no_provision_leaves_no_task),
		TEST(what_ended_before_is_not_counted),
		TEST(without_a_regisseur_the_task_is_of_nobody_yet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
