/* The lists of the municipality in a plan: what is nearby, and its own life domains. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "planned.h"

static const struct message *nearby_set(struct scene *scene, const char *who, const char *wijk, const char *aanbod,
	const char *leefgebied, int lijn)
{
	struct ask ask = { .day = DAY_NONE };
	struct nearby nearby;

	snprintf(ask.word, sizeof(ask.word), "%s", wijk);
	record_init(&nearby_record, &nearby);
	strcpy(nearby.naam, "Buurthuis");
	strcpy(nearby.aanbod, aanbod);
	strcpy(nearby.leefgebied, leefgebied);
	nearby.lijn = lijn;
	return world_call(scene->world, who, REQ_NEARBY_SET, &ask_record, &ask, &nearby_record, &nearby, NULL);
}

static const struct message *nearby_read(struct scene *scene, const char *who)
{
	struct ask ask = { .id = scene->household_id, .day = DAY_NONE, .word = "financien" };

	return world_call(scene->world, who, REQ_NEARBY, &ask_record, &ask, NULL);
}

static void what_is_nearby_comes_first_and_what_is_elsewhere_not_at_all(void **state)
{
	struct scene *scene = *state;

	world_is(nearby_set(scene, "offline", "", "Taalcafe", "", LIJN_1), STATUS_OK);
	world_is(nearby_set(scene, "offline", "Noord", "Thuisadministratie", "financien", LIJN_0), STATUS_OK);
	world_is(nearby_set(scene, "offline", "Zuid", "Koffie", "", LIJN_0), STATUS_OK);
	const struct message *answer = nearby_read(scene, "amina");
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &nearby_record), 2);
	assert_string_equal(((struct nearby *)world_row(answer, &nearby_record, 0))->aanbod, "Thuisadministratie");
	world_is(nearby_set(scene, "offline", "Noord", "Budgetcursus", "financien", LIJN_1), STATUS_OK);
	assert_string_equal(((struct nearby *)world_row(nearby_read(scene, "amina"), &nearby_record, 0))->aanbod, "Budgetcursus");
	world_is(nearby_read(scene, "karel"), STATUS_REFUSED);
}

static void the_list_of_an_area_is_taken_whole_or_not(void **state)
{
	struct scene *scene = *state;

	world_is(nearby_set(scene, "offline", "Noord", "Thuisadministratie", "financien", LIJN_0), STATUS_OK);
	world_is(nearby_set(scene, "offline", "Noord", "Maanreis", "maan", LIJN_0), STATUS_INVALID);
	world_is(nearby_set(scene, "offline", "Noord", "Begeleiding", "financien", LIJN_2), STATUS_INVALID);
	world_is(nearby_set(scene, "amina", "Noord", "Van amina", "", LIJN_0), STATUS_REFUSED);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM nearby WHERE ended IS NULL"), 1);
}

static void the_municipality_has_its_own_life_domains(void **state)
{
	struct scene *scene = *state;
	struct ask ask = { .day = DAY_NONE };
	struct life_domain geld, thuis;

	record_init(&life_domain_record, &geld);
	record_init(&life_domain_record, &thuis);
	strcpy(geld.code, "geld");
	strcpy(geld.naam, "Financiën");
	thuis.zrm = LEEFGEBIED_HUISVESTING;
	strcpy(thuis.code, "thuis");
	strcpy(thuis.naam, "Thuis");
	world_is(world_call(scene->world, "offline", REQ_LIFE_DOMAIN_SET, &ask_record, &ask, &life_domain_record, &thuis,
		&life_domain_record, &geld, NULL), STATUS_OK);
	const struct message *answer = planned_read(scene, "amina");
	assert_string_equal(((struct life_domain *)world_row(answer, &life_domain_record, 0))->code, "thuis");
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM life_domain WHERE ended = 0"), 2);
	assert_int_equal(world_count(answer, &goal_record), 1);
	world_is(world_call(scene->world, "offline", REQ_LIFE_DOMAIN_SET, &ask_record, &ask, NULL), STATUS_INVALID);
}

static void a_life_domain_ends_and_is_never_removed(void **state)
{
	struct scene *scene = *state;
	struct goal goal;

	assert_false(planned_sql_passes(scene, "DELETE FROM life_domain WHERE code = 'justitie'"));
	assert_false(planned_sql_passes(scene, "UPDATE life_domain SET code = 'recht' WHERE code = 'justitie'"));
	assert_true(planned_sql_passes(scene, "UPDATE life_domain SET ended = 1 WHERE code = 'justitie'"));
	record_init(&goal_record, &goal);
	goal.plan_id = scene->plan_id;
	strcpy(goal.leefgebied, "justitie");
	strcpy(goal.what, "Taakstraf afmaken");
	world_is(world_call(scene->world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_REFUSED);
	strcpy(goal.leefgebied, "maan");
	world_is(world_call(scene->world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_REFUSED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		planned_test(what_is_nearby_comes_first_and_what_is_elsewhere_not_at_all),
		planned_test(the_list_of_an_area_is_taken_whole_or_not),
		planned_test(the_municipality_has_its_own_life_domains),
		planned_test(a_life_domain_ends_and_is_never_removed),
	};

	return cmocka_run_group_tests_name("nearby", tests, NULL, NULL);
}
