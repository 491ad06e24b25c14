/* Beheer: who keeps the life domains and the sociale kaart; what ends stays where it is used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "world.h"

struct scene {
	struct world *world;
	id household_id;
};

static const struct message *nearby_read(struct scene *scene, const char *who)
{
	struct ask ask = { .id = scene->household_id, .day = DAY_NONE, .word = "financien" };

	return world_call(scene->world, who, REQ_NEARBY, &ask_record, &ask, NULL);
}

static bool sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !db_run_script(world_db(world), sql, &err);
}

static const struct message *domain_save(struct scene *scene, const char *who, const char *code, const char *naam, int64_t place,
	bool ended)
{
	struct life_domain domain;

	record_init(&life_domain_record, &domain);
	snprintf(domain.code, sizeof(domain.code), "%s", code);
	snprintf(domain.naam, sizeof(domain.naam), "%s", naam);
	domain.place = place;
	domain.ended = ended;
	return world_call(scene->world, who, REQ_LIFE_DOMAIN_SAVE, &life_domain_record, &domain, NULL);
}

static const char *domain_at(const struct message *answer, size_t n)
{
	return ((const struct life_domain *)world_row(answer, &life_domain_record, n))->code;
}

static void the_functional_administrator_keeps_the_life_domains(void **state)
{
	struct scene *scene = *state;
	struct world *world = scene->world;
	const struct message *answer;

	world_is(domain_save(scene, "amina", "", "Geld en Zó", 0, false), STATUS_REFUSED);
	world_is(domain_save(scene, "esther", "justitie", "Justitie", 0, true), STATUS_REFUSED);
	assert_int_equal(world_number(world, "SELECT count(*) FROM life_domain WHERE ended = 0"), 13);
	world_is(domain_save(scene, "gerrit", "", "Geld en Zó", 2, false), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT place FROM life_domain WHERE code = 'geld_en_zo'"), 2);
	answer = domain_save(scene, "gerrit", "financien", "Geldzaken", 3, false);
	world_is(answer, STATUS_OK);
	assert_string_equal(domain_at(answer, 0), "geld_en_zo");
	assert_string_equal(domain_at(answer, 2), "financien");
	assert_int_equal(world_number(world, "SELECT max(place) FROM life_domain"), 14);
	world_is(domain_save(scene, "gerrit", "", "Geldzaken", 0, false), STATUS_INVALID);
	world_is(domain_save(scene, "gerrit", "", "Te ver", 9999, false), STATUS_INVALID);
	world_is(domain_save(scene, "gerrit", "financien", "Geldzaken", 0, true), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT ended FROM life_domain WHERE code = 'financien'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM goal WHERE leefgebied = 'financien'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'leefgebied'"), 3);
}

static const struct message *nearby_save(struct scene *scene, const char *who, id nearby_id, const char *aanbod, day ended)
{
	struct nearby nearby;

	record_init(&nearby_record, &nearby);
	nearby.id = nearby_id;
	strcpy(nearby.naam, "Buurthuis");
	snprintf(nearby.aanbod, sizeof(nearby.aanbod), "%s", aanbod);
	strcpy(nearby.wijk, "Noord");
	strcpy(nearby.leefgebied, "financien");
	nearby.lijn = LIJN_1;
	nearby.ended = ended;
	return world_call(scene->world, who, REQ_NEARBY_SAVE, &nearby_record, &nearby, NULL);
}

static void the_functional_administrator_keeps_the_sociale_kaart(void **state)
{
	struct scene *scene = *state;
	struct world *world = scene->world;
	const struct message *answer;
	day today = world_today(world);
	id koffie;

	world_is(nearby_save(scene, "amina", 0, "Koffie", DAY_NONE), STATUS_REFUSED);
	world_is(nearby_save(scene, "esther", 0, "Koffie", DAY_NONE), STATUS_REFUSED);
	answer = nearby_save(scene, "gerrit", 0, "Koffie", DAY_NONE);
	world_is(answer, STATUS_OK);
	koffie = ((const struct nearby *)world_row(answer, &nearby_record, 0))->id;
	world_is(nearby_save(scene, "gerrit", 0, "Koffie", DAY_NONE), STATUS_INVALID);
	world_is(nearby_save(scene, "amina", koffie, "Van amina", DAY_NONE), STATUS_REFUSED);
	world_is(nearby_save(scene, "gerrit", koffie, "Thee", today - 1), STATUS_INVALID);
	world_is(nearby_save(scene, "gerrit", koffie, "Thee", today + 5), STATUS_OK);
	assert_int_equal(world_count(nearby_read(scene, "amina"), &nearby_record), 1);
	world_is(domain_save(scene, "gerrit", "financien", "Financiën", 0, true), STATUS_OK);
	world_is(nearby_save(scene, "gerrit", koffie, "Thee", DAY_NONE), STATUS_INVALID);
	world_is(nearby_save(scene, "gerrit", koffie, "Thee", today), STATUS_OK);
	assert_int_equal(world_count(nearby_read(scene, "amina"), &nearby_record), 0);
	world_is(nearby_save(scene, "gerrit", koffie, "Thee", DAY_NONE), STATUS_INVALID);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'voorziening'"), 3);
	assert_true(sql_refused(world, "DELETE FROM nearby"));
}

static int given_a_goal(void **state)
{
	struct scene *scene = mem_new(1, sizeof(*scene));
	struct goal goal;

	scene->world = world_new();
	scene->household_id = world_household(scene->world, "jansen");
	record_init(&goal_record, &goal);
	goal.plan_id = ((const struct plan *)world_row(world_call_id(scene->world, "amina", REQ_PLAN_START, scene->household_id),
		&plan_record, 0))->id;
	strcpy(goal.leefgebied, "financien");
	strcpy(goal.what, "Schulden in kaart");
	world_is(world_call(scene->world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_OK);
	*state = scene;
	return 0;
}

static int world_gone(void **state)
{
	struct scene *scene = *state;

	world_free(scene->world);
	free(scene);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_functional_administrator_keeps_the_life_domains, given_a_goal, world_gone),
		cmocka_unit_test_setup_teardown(the_functional_administrator_keeps_the_sociale_kaart, given_a_goal, world_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
