/* "Wie is de baas?": the chain as it is now, for a household and for a decision on its way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

static const struct message *chain_of(struct dossier *dossier, const char *who, id household_id, const char *kind,
	id object_id)
{
	struct ask ask = { .id = household_id, .other_id = object_id, .day = DAY_NONE };

	snprintf(ask.word, sizeof(ask.word), "%s", kind);
	return world_call(dossier->world, who, REQ_WHO_DECIDES, &ask_record, &ask, NULL);
}

static const struct message *chain(struct dossier *dossier, const char *who, id household_id, id decision_id)
{
	return chain_of(dossier, who, household_id, decision_id ? "decision" : "", decision_id);
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

/* The widest that the regisseur and the coaches may by themselves. */
static bool team_without_limit(const struct message *answer)
{
	const struct mandate *row;

	for (size_t n = 0; (row = world_row(answer, &mandate_record, n)) != NULL; n++)
		if (row->trede == 1 && row->per_besluit == MANDATE_UNLIMITED)
			return true;
	return false;
}

static id action_of(struct dossier *dossier, enum lijn lijn)
{
	struct action action;

	record_init(&action_record, &action);
	action.goal_id = dossier->goal_id;
	action.lijn = lijn;
	strcpy(action.what, "Elke week samen de post doen");
	strcpy(action.waarom_niet_lager, lijn == LIJN_2 ? "De buurvrouw kan dit niet" : "");
	const struct message *answer = world_call(dossier->world, "amina", REQ_ACTION_ADD, &action_record, &action, NULL);

	world_is(answer, STATUS_OK);
	return ((const struct action *)world_row(answer, &action_record, 0))->id;
}

static void a_line_of_the_plan_needs_a_decision_from_the_second_line_on(void **state)
{
	struct dossier *dossier = *state;
	struct world *world = dossier->world;
	id near = action_of(dossier, LIJN_0), far = action_of(dossier, LIJN_2);
	const struct message *answer = chain_of(dossier, "amina", dossier->household_id, "action", near);

	world_is(answer, STATUS_OK);
	assert_int_equal(((const struct action *)world_row(answer, &action_record, 0))->lijn, LIJN_0);
	assert_true(team_without_limit(answer));
	answer = chain_of(dossier, "amina", dossier->household_id, "action", far);
	world_is(answer, STATUS_OK);
	assert_false(team_without_limit(answer));
	/* the list right shows the chain of the household, not what stands in its plan */
	world_is(chain_of(dossier, "karel", dossier->household_id, "", 0), STATUS_OK);
	world_is(chain_of(dossier, "karel", dossier->household_id, "action", near), STATUS_REFUSED);
	world_is(chain_of(dossier, "karel", dossier->household_id, "goal", dossier->goal_id), STATUS_REFUSED);
	/* nor under the name of a household that is open to you */
	world_is(chain_of(dossier, "amina", world_household(world, "jansen"), "action", near), STATUS_MISSING);
	world_is(chain_of(dossier, "amina", dossier->household_id, "task", near), STATUS_INVALID);
}

static void a_goal_says_what_is_asked_for_it(void **state)
{
	struct dossier *dossier = *state;
	const struct message *answer = chain_of(dossier, "amina", dossier->household_id, "goal", dossier->goal_id);
	struct decision decision = draft(dossier, "Begeleiding", 1200000);
	id climbed;

	assert_int_equal(world_count(answer, &goal_record), 1);
	assert_int_equal(world_count(answer, &decision_record), 0);
	hand_in(dossier, "amina", &decision);
	decision = draft(dossier, "Begeleiding", 100000);
	save(dossier, "amina", &decision);
	answer = chain_of(dossier, "amina", dossier->household_id, "goal", dossier->goal_id);
	assert_int_equal(world_count(answer, &decision_record), 2);
	assert_int_equal(world_count(answer, &escalation_record), 1);
	climbed = ((const struct escalation *)world_row(answer, &escalation_record, 0))->decision_id;
	assert_int_equal(((const struct decision *)world_row(answer, &decision_record, 1))->id, climbed);
}

static void an_escalation_says_who_has_it(void **state)
{
	struct dossier *dossier = *state;
	struct escalation asked;
	id escalation_id;

	record_init(&escalation_record, &asked);
	asked.household_id = dossier->household_id;
	asked.cause = CAUSE_STAGNATIE;
	asked.question = (char *)"Niemand reageert.";
	escalation_id = raised(world_call(dossier->world, "amina", REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL))->id;
	const struct message *answer = chain_of(dossier, "amina", dossier->household_id, "escalation", escalation_id);

	world_is(answer, STATUS_OK);
	assert_int_equal(((const struct escalation *)world_row(answer, &escalation_record, 0))->trede, 3);
	assert_int_equal(world_count(answer, &decision_record), 0);
	world_is(chain_of(dossier, "karel", dossier->household_id, "escalation", escalation_id), STATUS_MISSING);
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
		TEST(a_line_of_the_plan_needs_a_decision_from_the_second_line_on),
		TEST(a_goal_says_what_is_asked_for_it),
		TEST(an_escalation_says_who_has_it),
		TEST(who_is_away_has_a_deputy),
	};

	return cmocka_run_group_tests_name("who_decides", tests, NULL, NULL);
}
