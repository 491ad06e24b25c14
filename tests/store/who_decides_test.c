/* "Wie is de baas?": the chain as it is now, for a household and for a decision on its way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

static const struct message *chain(struct dossier *dossier, const char *who, id household_id, id decision_id)
{
	struct ask ask = { .id = household_id, .other_id = decision_id, .day = DAY_NONE };

	return world_call(dossier->world, who, REQ_WHO_DECIDES, &ask_record, &ask, NULL);
}

static const struct rung_holder *holder_of(const struct message *answer, const char *naam)
{
	const struct rung_holder *holder;

	for (size_t n = 0; (holder = world_row(answer, &rung_holder_record, n)) != NULL; n++)
		if (strstr(holder->naam, naam))
			return holder;
	return NULL;
}

static void a_household_has_its_regisseur_and_every_rung(void **state)
{
	struct dossier *dossier = *state;
	const struct message *answer = chain(dossier, "bram", world_household(dossier->world, "jansen"), 0);
	const struct regie *regie = world_row(answer, &regie_record, 0);

	world_is(answer, STATUS_OK);
	assert_int_equal(regie->employee_id, world_employee(dossier->world, "amina"));
	assert_int_equal(world_count(answer, &rung_record), 5);
	assert_non_null(holder_of(answer, "Carla"));
	assert_true(world_count(answer, &mandate_record) > 5);
	assert_int_equal(world_count(answer, &decision_record), 0);
	/* in the list for everybody at the front line; nothing of a household that is closed off */
	world_is(chain(dossier, "karel", world_household(dossier->world, "jansen"), 0), STATUS_OK);
	world_is(chain(dossier, "amina", world_household(dossier->world, "geheim"), 0), STATUS_MISSING);
	world_is(chain(dossier, "gerrit", world_household(dossier->world, "jansen"), 0), STATUS_MISSING);
}

static void a_decision_says_where_it_lies(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 1200000);
	const struct message *answer = save(dossier, "amina", &decision);
	id decision_id = decided(answer)->id;
	const struct mandate_verdict *verdict;
	const struct mandate *row;

	answer = chain(dossier, "amina", dossier->household_id, decision_id);
	verdict = world_row(answer, &mandate_verdict_record, 0);
	assert_false(verdict->within);
	assert_int_equal(verdict->trede, 2);
	for (size_t n = 0; (row = world_row(answer, &mandate_record, n)) != NULL; n++)
		assert_true(row->wet == WET_WMO || row->wet == WET_NONE);
	submit(dossier, "amina", standing(dossier, decision_id));
	answer = chain(dossier, "amina", dossier->household_id, decision_id);
	const struct escalation *escalation = world_row(answer, &escalation_record, 0);

	assert_int_equal(escalation->trede, 2);
	assert_int_equal(world_row(answer, &decision_record, 0) != NULL, 1);
	/* of another household it is not there */
	world_is(chain(dossier, "amina", world_household(dossier->world, "jansen"), decision_id), STATUS_MISSING);
}

static void who_is_away_has_a_deputy(void **state)
{
	struct dossier *dossier = *state;
	struct absence absence = { .from = world_today(dossier->world), .until = DAY_NONE };
	struct ask ask = { .word = "carla", .tekst = (char *)"karel", .day = DAY_NONE };
	const struct rung_holder *carla;

	strcpy(absence.reason, "vakantie");
	world_is(world_call(dossier->world, "gerrit", REQ_ABSENCE_ADD, &absence_record, &absence, &ask_record, &ask, NULL),
		STATUS_OK);
	carla = holder_of(chain(dossier, "amina", dossier->household_id, 0), "Carla");
	assert_true(carla->absent);
	assert_non_null(strstr(carla->deputy_naam, "Karel"));
	assert_false(carla->online);
	world_call_id(dossier->world, "carla", REQ_INBOX, 0);
	assert_true(holder_of(chain(dossier, "amina", dossier->household_id, 0), "Carla")->online);
}

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_household_has_its_regisseur_and_every_rung),
		TEST(a_decision_says_where_it_lies),
		TEST(who_is_away_has_a_deputy),
	};

	return cmocka_run_group_tests_name("who_decides", tests, NULL, NULL);
}
