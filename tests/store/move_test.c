/* People who leave a household together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"

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

static id membership(struct world *world, const char *voornaam)
{
	static const char OPEN[] = "SELECT id FROM membership WHERE person_id = :id AND until IS NULL";
	struct query *query = db_query(world_db(world), OPEN);

	query_id(query, ":id", world_person(world, voornaam));
	return query_number(query, NULL);
}

/* Kim and, when named, somebody else; to an existing household, or to Zaagmolen 4. */
static const struct message *moves(struct world *world, const char *who, const char *other, id to, day on)
{
	struct ask first = homes_ask(membership(world, "Kim")), second = homes_ask(0);
	struct household address = homes_household("Zaagmolen", 4, "3011AB");

	first.other_id = to;
	first.day = on;
	strcpy(first.word, "ouders uit elkaar");
	if (other)
		second.id = membership(world, other);
	return world_call(world, who, REQ_MEMBERS_MOVE, &ask_record, &first, &household_record, &address,
		other ? &ask_record : NULL, &second, NULL);
}

static void a_household_splits_into_two(void **state)
{
	struct world *world = *state;
	const struct message *answer = moves(world, "amina", "Piet", 0, DAY_NONE);
	const struct household *made;

	world_is(answer, STATUS_OK);
	made = world_row(answer, &household_record, 0);
	assert_string_equal(made->straatnaam, "Zaagmolen");
	assert_string_equal(made->wijk, "Noord");
	assert_int_equal(world_count(homes_open(world, "amina", made->id), &member_record), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership WHERE until = '2026-11-18'"), 2);
	assert_non_null(homes_hit(homes_search(world, "amina", "zaagmolen 4"), "Piet Jansen"));
	homes_keys_right(world);
}

static void somebody_moves_in_with_others_on_a_day(void **state)
{
	struct world *world = *state;

	world_is(moves(world, "amina", NULL, world_household(world, "yilmaz"), world_today(world) - 3), STATUS_OK);
	assert_int_equal(world_count(homes_open(world, "amina", world_household(world, "yilmaz")), &member_record), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership WHERE \"from\" = '2026-11-15'"), 1);
	homes_keys_right(world);
}

static void nothing_moves_when_one_cannot(void **state)
{
	struct world *world = *state;

	world_is(moves(world, "amina", "Els", 0, DAY_NONE), STATUS_MISSING);
	world_is(moves(world, "amina", NULL, world_household(world, "devries"), DAY_NONE), STATUS_REFUSED);
	world_is(moves(world, "amina", NULL, world_household(world, "geheim"), DAY_NONE), STATUS_MISSING);
	world_is(moves(world, "karel", NULL, 0, DAY_NONE), STATUS_REFUSED);
	world_is(moves(world, "amina", NULL, 0, world_today(world) + 1), STATUS_INVALID);
	assert_string_equal(world_rule(moves(world, "amina", NULL, world_household(world, "jansen"), DAY_NONE)),
		"verhuizen.zelfde");
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership WHERE until IS NOT NULL"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM household WHERE straatnaam = 'Zaagmolen'"), 0);
	homes_keys_right(world);
}

static void who_was_hidden_stays_hidden(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE household SET shielded = 1 WHERE id = (SELECT household_id FROM regie WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'amina') AND until IS NULL)");
	world_is(moves(world, "amina", NULL, 0, DAY_NONE), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT shielded FROM household WHERE straatnaam = 'Zaagmolen'"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(a_household_splits_into_two),
		TEST(somebody_moves_in_with_others_on_a_day),
		TEST(nothing_moves_when_one_cannot),
		TEST(who_was_hidden_stays_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
