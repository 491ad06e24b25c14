/* People: read, changed by two at once, coming to a household and leaving it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "homes.h"

static int begin(void **state)
{
	struct world *world = world_new();

	homes_keys(world);
	*state = world;
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *ask_person(struct world *world, const char *who, const char *voornaam,
	const char *household)
{
	struct ask ask = homes_ask(world_person(world, voornaam));

	ask.other_id = world_household(world, household);
	return world_call(world, who, REQ_PERSON_READ, &ask_record, &ask, NULL);
}

/* As the screen does it: the household is open. */
static struct person read_person(struct world *world, const char *who, const char *voornaam, const char *household)
{
	const struct message *answer;

	homes_open(world, who, world_household(world, household));
	answer = ask_person(world, who, voornaam, household);
	world_is(answer, STATUS_OK);
	return *(const struct person *)world_row(answer, &person_record, 0);
}

static const struct message *save_person(struct world *world, const char *who, const struct person *person,
	const char *household)
{
	struct ask where = homes_ask(world_household(world, household));

	return world_call(world, who, REQ_PERSON_SAVE, &person_record, person, &ask_record, &where, NULL);
}

static const struct message *add_member(struct world *world, const char *who, const char *household,
	const struct person *person, enum member_role rol)
{
	struct ask ask = homes_ask(world_household(world, household));

	ask.number = rol;
	return world_call(world, who, REQ_MEMBER_ADD, &ask_record, &ask, &person_record, person, NULL);
}

/* The membership of a person in a household that `who` may open. */
static id membership(struct world *world, const char *who, const char *household, const char *naam)
{
	const struct message *answer = homes_open(world, who, world_household(world, household));
	const struct member *member;

	for (size_t i = 0; (member = world_row(answer, &member_record, i)); i++)
		if (strcmp(member->naam, naam) == 0)
			return member->id;
	fail_msg("%s is not in %s", naam, household);
	return 0;
}

static const struct message *end_member(struct world *world, const char *who, id membership_id, day on)
{
	struct ask ask = homes_ask(membership_id);

	ask.day = on;
	strcpy(ask.word, "verhuisd");
	return world_call(world, who, REQ_MEMBER_END, &ask_record, &ask, NULL);
}

static void a_person_is_read_from_an_open_household_and_logged(void **state)
{
	static const char READ[] = "SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'person'";
	struct world *world = *state;

	world_is(ask_person(world, "amina", "anna", "jansen"), STATUS_MISSING);
	assert_string_equal(read_person(world, "amina", "anna", "jansen").burgerservicenummer, "111222333");
	assert_int_equal(query_number(db_query(world_store(world)->view_db, READ), NULL), 1);
	/* Of another household, whoever asks. */
	world_is(ask_person(world, "amina", "mehmet", "jansen"), STATUS_MISSING);
	world_is(ask_person(world, "karel", "anna", "jansen"), STATUS_MISSING);
}

static void a_changed_name_is_stored_told_and_found(void **state)
{
	static const char AUDITED[] =
		"SELECT count(*) FROM audit WHERE act = 'persoon' AND tekst = 'geslachtsnaam, telefoon'";
	struct world *world = *state;
	struct person anna = read_person(world, "amina", "anna", "jansen");

	homes_open(world, "bram", world_household(world, "jansen"));
	strcpy(anna.geslachtsnaam, "Kok");
	strcpy(anna.telefoon, "+31 6 11112222");
	world_is(save_person(world, "amina", &anna, "jansen"), STATUS_OK);
	assert_non_null(homes_hit(homes_search(world, "karel", "kok anna"), "Anna Kok"));
	assert_non_null(homes_hit(homes_search(world, "karel", "0611112222"), "Anna Kok"));
	assert_null(homes_hit(homes_search(world, "karel", "anna jansen"), "Anna Kok"));
	assert_int_equal(world_number(world, AUDITED), 1);
	assert_int_equal(world_events(world, "bram", EVENT_CHANGE), 1);
	homes_keys_right(world);
}

static void who_saves_second_gets_the_person_that_stands_there(void **state)
{
	struct world *world = *state;
	struct person mine = read_person(world, "amina", "anna", "jansen"), theirs = mine;
	const struct message *answer;

	strcpy(theirs.telefoon, "0611110000");
	world_is(save_person(world, "bram", &theirs, "jansen"), STATUS_OK);
	strcpy(mine.geslachtsnaam, "Kok");
	answer = save_person(world, "amina", &mine, "jansen");
	world_is(answer, STATUS_CONFLICT);
	assert_string_equal(((const struct person *)world_row(answer, &person_record, 0))->telefoon, "0611110000");
	assert_string_equal(read_person(world, "amina", "anna", "jansen").geslachtsnaam, "Jansen");
	homes_keys_right(world);
}

static void partial_birth_dates_are_kept_as_they_are(void **state)
{
	struct world *world = *state;
	struct person piet = read_person(world, "amina", "piet", "jansen");

	assert_string_equal(piet.geboortedatum, "1983-02-00");
	strcpy(piet.geboortedatum, "1983");
	world_is(save_person(world, "amina", &piet, "jansen"), STATUS_OK);
	assert_string_equal(read_person(world, "amina", "piet", "jansen").geboortedatum, "1983-00-00");
	assert_non_null(homes_hit(homes_search(world, "amina", "jansen 1983"), "Piet Jansen"));
	homes_keys_right(world);
}

static void numbers_that_are_not_right_or_not_theirs_are_refused(void **state)
{
	struct world *world = *state;
	struct person piet = read_person(world, "amina", "piet", "jansen");

	strcpy(piet.burgerservicenummer, "123456789");
	world_is(save_person(world, "amina", &piet, "jansen"), STATUS_INVALID);
	strcpy(piet.burgerservicenummer, "123456782");	/* Mehmet's */
	assert_string_equal(world_rule(save_person(world, "amina", &piet, "jansen")), "bsn.bekend");
	strcpy(piet.burgerservicenummer, "");
	strcpy(piet.telefoon, "bel maar");
	world_is(save_person(world, "amina", &piet, "jansen"), STATUS_INVALID);
	strcpy(piet.telefoon, "");
	piet.overlijdensdatum = world_today(world) + 1;
	world_is(save_person(world, "amina", &piet, "jansen"), STATUS_INVALID);
	piet.overlijdensdatum = DAY_NONE;
	strcpy(piet.geslachtsnaam, "");
	world_is(save_person(world, "amina", &piet, "jansen"), STATUS_INVALID);
}

static void a_death_rings_the_regisseur(void **state)
{
	struct world *world = *state;
	struct person anna = read_person(world, "bram", "anna", "jansen");

	world_seat(world, "amina");
	anna.overlijdensdatum = world_today(world) - 1;
	world_is(save_person(world, "bram", &anna, "jansen"), STATUS_OK);
	assert_int_equal(world_events(world, "amina", EVENT_RING), 1);
	anna = read_person(world, "bram", "anna", "jansen");
	strcpy(anna.telefoon, "0611110000");
	world_is(save_person(world, "bram", &anna, "jansen"), STATUS_OK);
	assert_int_equal(world_events(world, "amina", EVENT_RING), 1);
}

static void only_who_may_write_there_changes_people(void **state)
{
	struct world *world = *state;
	struct person anna = read_person(world, "amina", "anna", "jansen");
	struct person mehmet = anna;

	world_is(save_person(world, "karel", &anna, "jansen"), STATUS_REFUSED);
	world_is(save_person(world, "femke", &anna, "jansen"), STATUS_REFUSED);
	/* Somebody of another household by way of the own one. */
	mehmet.id = world_person(world, "Rosa");
	world_is(save_person(world, "amina", &mehmet, "jansen"), STATUS_MISSING);
}

static void a_member_comes_with_a_role(void **state)
{
	struct world *world = *state;
	struct person opa = homes_person("Henk", "Jansen", "12-03-1948", "");
	const struct message *answer = add_member(world, "amina", "jansen", &opa, MEMBER_LODGER);
	const struct member *member = world_row(answer, &member_record, 0);

	world_is(answer, STATUS_OK);
	assert_string_equal(member->naam, "Henk Jansen");
	assert_string_equal(member->geboortedatum, "1948-03-12");
	assert_int_equal(member->rol, MEMBER_LODGER);
	assert_int_equal(member->from, world_today(world));
	opa.id = member->person_id;
	assert_string_equal(world_rule(add_member(world, "amina", "jansen", &opa, MEMBER_LODGER)), "lid.al");
	world_is(add_member(world, "karel", "jansen", &opa, MEMBER_LODGER), STATUS_REFUSED);
	world_is(add_member(world, "amina", "jansen", &opa, (enum member_role)77), STATUS_INVALID);
	homes_keys_right(world);
}

static void a_member_who_leaves_stays_in_the_history(void **state)
{
	struct world *world = *state;
	id piet = membership(world, "amina", "jansen", "Piet Jansen");

	world_is(end_member(world, "amina", piet, world_today(world) + 1), STATUS_INVALID);
	world_is(end_member(world, "amina", piet, world_today(world) - 4000), STATUS_INVALID);
	world_is(end_member(world, "karel", piet, DAY_NONE), STATUS_REFUSED);
	world_is(end_member(world, "amina", piet, DAY_NONE), STATUS_OK);
	assert_string_equal(world_rule(end_member(world, "amina", piet, DAY_NONE)), "lid.voorbij");
	assert_int_equal(membership(world, "amina", "jansen", "Piet Jansen"), piet);
	assert_true(homes_hit(homes_search(world, "amina", "piet jansen"), "Piet Jansen")->moved);
	homes_keys_right(world);
}

static void what_became_of_who_left_is_not_for_the_old_household(void **state)
{
	struct world *world = *state;
	struct household hidden = homes_household("Nergens", 1, "1499ZZ");
	struct person anna = read_person(world, "amina", "anna", "jansen");
	const struct message *answer;
	const struct member *member;
	struct ask where;

	world_is(end_member(world, "amina", membership(world, "amina", "jansen", "Anna Jansen"), DAY_NONE), STATUS_OK);
	/* Nowhere else yet: her papers are still done here. */
	world_is(ask_person(world, "amina", "anna", "jansen"), STATUS_OK);
	hidden.shielded = true;
	hidden = homes_add(world, "karel", &hidden, &anna);
	world_is(ask_person(world, "amina", "anna", "jansen"), STATUS_MISSING);
	world_is(save_person(world, "amina", &anna, "jansen"), STATUS_MISSING);
	strcpy(anna.telefoon, "0612121212");
	where = homes_ask(hidden.id);
	answer = world_call(world, "karel", REQ_PERSON_SAVE, &person_record, &anna, &ask_record, &where, NULL);
	world_is(answer, STATUS_OK);
	answer = world_call_id(world, "amina", REQ_HOUSEHOLD_READ, world_household(world, "jansen"));
	for (size_t i = 0; (member = world_row(answer, &member_record, i)); i++)
		assert_string_equal(member->telefoon, "");
	assert_int_equal(world_count(homes_search(world, "amina", "1499ZZ"), &search_hit_record), 0);
	assert_string_equal(homes_hit(homes_search(world, "amina", "anna jansen"), "Anna Jansen")->address,
		"Boterdiep 31, 1441AA");
	homes_keys_right(world);
}

static void a_child_of_two_homes_near_each_other_stays_findable(void **state)
{
	struct world *world = *state;
	struct person kim = { .id = world_person(world, "Kim") };

	kim = read_person(world, "amina", "kim", "jansen");
	world_is(add_member(world, "amina", "yilmaz", &kim, MEMBER_COPARENT_CHILD), STATUS_OK);
	homes_keys_right(world);
	world_is(end_member(world, "amina", membership(world, "amina", "yilmaz", "Kim Jansen"), DAY_NONE), STATUS_OK);
	assert_non_null(homes_hit(homes_search(world, "karel", "jansen 1441"), "Kim Jansen"));
	homes_keys_right(world);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_person_is_read_from_an_open_household_and_logged),
		TEST(a_changed_name_is_stored_told_and_found),
		TEST(who_saves_second_gets_the_person_that_stands_there),
		TEST(partial_birth_dates_are_kept_as_they_are),
		TEST(numbers_that_are_not_right_or_not_theirs_are_refused),
		TEST(a_death_rings_the_regisseur),
		TEST(only_who_may_write_there_changes_people),
		TEST(a_member_comes_with_a_role),
		TEST(a_member_who_leaves_stays_in_the_history),
		TEST(what_became_of_who_left_is_not_for_the_old_household),
		TEST(a_child_of_two_homes_near_each_other_stays_findable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
