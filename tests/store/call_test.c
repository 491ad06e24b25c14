/* What a call knows about its actor: roles of today, and why a household is or is not theirs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "world.h"

static int world_setup(void **state)
{
	*state = world_new();
	return 0;
}

static int world_teardown(void **state)
{
	world_free(*state);
	return 0;
}

#define world_test(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)

static struct access_facts facts_of(struct world *world, const char *who, const char *household)
{
	struct access_facts facts;

	access_facts_load(world_make_call(world, who), household ? world_household(world, household) : 0, &facts);
	return facts;
}

static void the_regisseur_and_who_is_involved_are_named(void **state)
{
	struct world *world = *state;
	struct access_facts amina = facts_of(world, "amina", "jansen"), bram = facts_of(world, "bram", "jansen"),
		carla = facts_of(world, "carla", "jansen"), karel = facts_of(world, "karel", "jansen");

	assert_true(amina.named && amina.own_caseload && amina.team_area);
	assert_true(bram.named && bram.own_caseload);
	assert_true(!carla.named && !carla.own_caseload && carla.team_area);
	assert_true(!karel.named && !karel.own_caseload && !karel.team_area);
	assert_int_equal(amina.roles[0], ROLE_WIJKCOACH);
	assert_int_equal(amina.roles[1], ROLE_NONE);
	assert_false(amina.shielded || amina.own_household || amina.holds_escalation || amina.offline);
}

static void what_ended_counts_no_more(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE involvement SET until = '2026-11-18'");
	assert_false(facts_of(world, "bram", "jansen").named);
	world_sql(world, "UPDATE involvement SET until = '2026-11-19'");
	assert_true(facts_of(world, "bram", "jansen").named);
	world_sql(world, "UPDATE regie SET until = '2026-11-18'");
	assert_false(facts_of(world, "amina", "jansen").named);
}

static void an_open_task_makes_it_own_but_not_named(void **state)
{
	struct world *world = *state;

	world_sql(world, "INSERT INTO task(id, household_id, kind, what, datum, employee_id) SELECT 9001, h.id, 'taak',"
		" 'bellen', '2026-11-20', e.id FROM household h, employee e WHERE h.naam = 'Jansen' AND e.username = 'karel'");
	assert_true(facts_of(world, "karel", "jansen").own_caseload);
	assert_false(facts_of(world, "karel", "jansen").named);
	world_sql(world, "UPDATE task SET done = '2026-11-18'");
	assert_false(facts_of(world, "karel", "jansen").own_caseload);
}

static void the_area_is_that_of_the_roles_of_today(void **state)
{
	struct world *world = *state;

	assert_true(facts_of(world, "karel", "devries").team_area);
	assert_true(facts_of(world, "esther", "devries").team_area);	/* a role for all teams */
	world_sql(world, "UPDATE role_assignment SET until = '2026-11-18' WHERE employee_id IN"
		" (SELECT id FROM employee WHERE username IN ('karel', 'esther'))");
	assert_false(facts_of(world, "karel", "devries").team_area);
	assert_false(facts_of(world, "esther", "devries").team_area);
	assert_int_equal(facts_of(world, "karel", "devries").roles[0], ROLE_NONE);
}

static void a_household_without_an_area_is_nobodys_area(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE household SET wijk = NULL WHERE naam = 'De Vries'");
	world_sql(world, "UPDATE team SET wijk = NULL");
	assert_false(facts_of(world, "amina", "devries").team_area);
}

static void a_team_of_the_whole_municipality_has_every_household(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE household SET wijk = NULL WHERE naam = 'De Vries'");
	world_sql(world, "UPDATE team SET wijk = '*'");
	assert_true(facts_of(world, "amina", "devries").team_area);
}

static void one_lives_where_one_is_a_member_now(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Piet')"
		" WHERE username = 'carla'");
	assert_true(facts_of(world, "carla", "jansen").own_household);
	assert_false(facts_of(world, "carla", "yilmaz").own_household);
	world_sql(world, "UPDATE membership SET until = '2026-10-01'");
	assert_false(facts_of(world, "carla", "jansen").own_household);
}

static void an_escalation_is_held_in_person_by_role_or_as_deputy(void **state)
{
	struct world *world = *state;
	static const char RAISE[] =
		"INSERT INTO escalation(id, household_id, subject, cause, state, trede, requester_id, raised) SELECT 9001,"
		" h.id, 'x', 'zorg', 'open', r.trede, e.id, 0 FROM household h, employee e, rung r WHERE h.naam = 'Jansen'"
		" AND e.username = 'amina' AND r.role = 'teamleider'";

	world_sql(world, RAISE);
	assert_true(facts_of(world, "carla", "jansen").holds_escalation);
	assert_false(facts_of(world, "carla", "yilmaz").holds_escalation);
	assert_false(facts_of(world, "karel", "jansen").holds_escalation);
	world_sql(world, "INSERT INTO absence(id, employee_id, deputy_id, \"from\", until) SELECT 9002, c.id, k.id,"
		" '2026-11-18', '2026-11-20' FROM employee c, employee k WHERE c.username = 'carla' AND k.username = 'karel'");
	assert_true(facts_of(world, "karel", "jansen").holds_escalation);
	world_sql(world, "UPDATE absence SET until = '2026-11-18'");
	assert_false(facts_of(world, "karel", "jansen").holds_escalation);

	world_sql(world, "UPDATE escalation SET holder_id = (SELECT id FROM employee WHERE username = 'dirk')");
	assert_true(facts_of(world, "dirk", "jansen").holds_escalation);
	assert_false(facts_of(world, "carla", "jansen").holds_escalation);
	world_sql(world, "UPDATE absence SET employee_id = (SELECT id FROM employee WHERE username = 'dirk'), until = NULL");
	assert_true(facts_of(world, "karel", "jansen").holds_escalation);
	world_sql(world, "UPDATE escalation SET closed = 1");
	assert_false(facts_of(world, "dirk", "jansen").holds_escalation);
}

static void what_is_not_there_looks_like_what_is_shielded(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "carla");
	struct err shielded, missing;

	assert_false(call_may(call, DEED_OPEN, world_household(world, "geheim")));
	shielded = call->err;
	assert_false(call_may(call, DEED_OPEN, 999999));
	missing = call->err;
	assert_int_equal(missing.code, ERR_MISSING);
	assert_memory_equal(&shielded, &missing, sizeof(missing));
	assert_true(call_may(world_make_call(world, "karel"), DEED_OPEN, world_household(world, "geheim")));
}

static void a_right_that_lacks_is_a_refusal_when_the_household_may_be_seen(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "karel");

	assert_true(call_may(call, DEED_LIST, world_household(world, "jansen")));
	assert_false(call_may(call, DEED_OPEN, world_household(world, "jansen")));
	assert_int_equal(call->err.code, ERR_REFUSED);
	assert_string_equal(call->err.rule, "rechten.open");
	assert_true(call_may(call, DEED_OPEN, 0));	/* his role can, somewhere */
	assert_false(call_may(call, DEED_ADMIN, 0));
}

static void roles_are_read_in_the_order_they_were_given(void **state)
{
	struct world *world = *state;
	struct actor actor;
	char text[TEXT_LINE_BYTES];

	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, \"from\") SELECT 9001, id,"
		" 'gedragswetenschapper', '2026-01-01' FROM employee WHERE username = 'amina'");
	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\") SELECT 9002, e.id,"
		" 'wijkcoach', t.id, '2026-01-01' FROM employee e, team t WHERE e.username = 'amina' AND t.naam = 'Wijkteam Zuid'");
	assert_true(actor_load(world_db(world), world_employee(world, "amina"), world_today(world), &actor));
	actor_roles_text(&actor, text);
	assert_string_equal(text, "wijkcoach,gedragswetenschapper");
	assert_true(actor_has(&actor, ROLE_GEDRAGSWETENSCHAPPER));
	assert_false(actor_has(&actor, ROLE_TEAMLEIDER));
	assert_false(actor_load(world_db(world), 999999, world_today(world), &actor));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		world_test(the_regisseur_and_who_is_involved_are_named),
		world_test(what_ended_counts_no_more),
		world_test(an_open_task_makes_it_own_but_not_named),
		world_test(the_area_is_that_of_the_roles_of_today),
		world_test(a_household_without_an_area_is_nobodys_area),
		world_test(a_team_of_the_whole_municipality_has_every_household),
		world_test(one_lives_where_one_is_a_member_now),
		world_test(an_escalation_is_held_in_person_by_role_or_as_deputy),
		world_test(what_is_not_there_looks_like_what_is_shielded),
		world_test(a_right_that_lacks_is_a_refusal_when_the_household_may_be_seen),
		world_test(roles_are_read_in_the_order_they_were_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
