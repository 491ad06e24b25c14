/* Who may be known already: what the store offers before somebody is stored a second time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"

static int begin(void **state)
{
	struct world *world = world_new();

	homes_keys(world);
	homes_moulin(world);
	*state = world;
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *ask_about(struct world *world, const char *who, id joins, const struct person *person,
	const struct household *household)
{
	struct ask ask = homes_ask(joins);
	const struct message *answer = world_call(world, who, REQ_DUPLICATES, &ask_record, &ask, &person_record, person,
		household ? &household_record : NULL, household, NULL);

	world_is(answer, STATUS_OK);
	return answer;
}

/* Why the first one is offered; "" when nobody is. */
static const char *why_of(struct world *world, const char *voornamen, const char *geslachtsnaam, const char *geboren,
	const char *bsn)
{
	struct person person = homes_person(voornamen, geslachtsnaam, geboren, bsn);
	const struct search_hit *hit = world_row(ask_about(world, "amina", 0, &person, NULL), &search_hit_record, 0);

	return hit ? hit->why : "";
}

static void the_same_number_is_the_same_person(void **state)
{
	assert_string_equal(why_of(*state, "Iemand", "Anders", "", "999993653"), "zelfde BSN");
}

static void the_same_name_and_birth_date_are_offered_however_they_are_written(void **state)
{
	static const char same[] = "zelfde naam en geboortedatum";

	assert_string_equal(why_of(*state, "Suzanne", "Moulin", "1985-12-01", ""), same);
	assert_string_equal(why_of(*state, "S.", "moulin", "1985-12-01", ""), same);
	assert_string_equal(why_of(*state, "Suzanne", "Moullin", "01-12-1985", ""), same);
	assert_string_equal(why_of(*state, "Suzane", "de Moulin", "1985-12-01", ""), same);
	assert_string_equal(why_of(*state, "", "Jansen-Moulin", "1985-12-01", ""), same);
}

static void first_name_and_surname_in_the_wrong_fields_are_seen(void **state)
{
	assert_string_equal(why_of(*state, "Moulin", "Suzanne", "1985-12-01", ""), "naam omgedraaid, zelfde geboortedatum");
}

static void a_partly_known_date_fits_the_whole_one(void **state)
{
	assert_string_equal(why_of(*state, "Suzanne", "Moulin", "1985-00-00", ""), "zelfde naam en geboortejaar");
	assert_string_equal(why_of(*state, "Suzanne", "Moulin", "1985-11-00", ""), "");
	world_sql(*state, "UPDATE person SET geboortedatum = '1985-00-00' WHERE geslachtsnaam = 'Moulin'");
	assert_string_equal(why_of(*state, "Suzanne", "Moulin", "1985-12-01", ""), "zelfde naam en geboortejaar");
}

static void somebody_else_is_not_offered(void **state)
{
	assert_string_equal(why_of(*state, "Suzanne", "Moulin", "1985-12-02", ""), "");
	assert_string_equal(why_of(*state, "Suzanne", "Bakker", "1985-12-01", ""), "");
	assert_string_equal(why_of(*state, "Suzanne", "Moulin", "", ""), "");
}

static void twins_come_after_who_has_the_same_name(void **state)
{
	struct household household = homes_household("Zaagmolen", 4, "3011AB");
	struct person twin = homes_person("Odette", "Moulin", "1985-12-01", "");
	const struct message *answer;
	const struct search_hit *hit;

	homes_add(*state, "karel", &household, &twin);
	answer = ask_about(*state, "amina", 0, &twin, NULL);
	assert_int_equal(world_count(answer, &search_hit_record), 2);
	hit = world_row(answer, &search_hit_record, 0);
	assert_string_equal(hit->naam, "Odette Moulin");
	hit = world_row(answer, &search_hit_record, 1);
	assert_string_equal(hit->why, "zelfde achternaam en geboortedatum");
	assert_string_equal(hit->address, "Boterdiep 31, 3077AW");
	assert_string_equal(hit->naam, "Suzanne Moulin");
}

static void the_family_that_lives_at_the_address_is_offered(void **state)
{
	struct household here = homes_household("Boterdiep", 31, "3077 aw");
	struct household door = homes_household("Boterdiep", 33, "3077AW");
	struct person child = homes_person("Daan", "Moulin", "2015-03-04", "");
	struct person other = homes_person("Daan", "Bakker", "2015-03-04", "");
	const struct message *answer = ask_about(*state, "amina", 0, &child, &here);
	const struct search_hit *hit = world_row(answer, &search_hit_record, 0);

	assert_int_equal(world_count(answer, &search_hit_record), 1);
	assert_string_equal(hit->why, "zelfde achternaam op dit adres");
	assert_int_equal(world_count(ask_about(*state, "amina", 0, &child, &door), &search_hit_record), 0);
	assert_int_equal(world_count(ask_about(*state, "amina", 0, &other, &here), &search_hit_record), 0);
	/* In that family itself a child is no duplicate of its mother. */
	assert_int_equal(world_count(ask_about(*state, "amina", hit->household_id, &child, &here), &search_hit_record), 0);
}

static void who_left_is_offered_once_and_marked(void **state)
{
	struct person suzanne = homes_person("Suzanne", "Moulin", "1985-12-01", "");
	const struct message *answer;
	const struct search_hit *hit;

	world_sql(*state, "UPDATE membership SET until = '2026-11-01' WHERE person_id ="
		" (SELECT id FROM person WHERE geslachtsnaam = 'Moulin')");
	answer = ask_about(*state, "amina", 0, &suzanne, NULL);
	assert_int_equal(world_count(answer, &search_hit_record), 1);
	hit = world_row(answer, &search_hit_record, 0);
	assert_true(hit->moved);
}

static void a_shielded_household_stays_unknown_here_too(void **state)
{
	struct person suzanne = homes_person("Suzanne", "Moulin", "1985-12-01", "999993653");
	struct person nobody = homes_person("Zoe", "Quist", "1950-01-01", "");
	struct household here = homes_household("Boterdiep", 31, "3077AW");
	const struct message *shielded, *none;

	world_sql(*state, "UPDATE household SET shielded = 1 WHERE straatnaam = 'Boterdiep'");
	shielded = ask_about(*state, "amina", 0, &suzanne, &here);
	none = ask_about(*state, "amina", 0, &nobody, NULL);
	assert_true(homes_same_answer(shielded, none));
	assert_int_equal(world_count(ask_about(*state, "karel", 0, &suzanne, &here), &search_hit_record), 1);
}

static void a_secret_address_is_not_confirmed(void **state)
{
	struct household here = homes_household("Boterdiep", 31, "3077AW");
	struct person child = homes_person("Daan", "Moulin", "2015-03-04", "");
	struct person suzanne = homes_person("Suzanne", "Moulin", "1985-12-01", "");
	const struct search_hit *hit;

	world_sql(*state, "UPDATE person SET geheimhoudingPersoonsgegevens = 1 WHERE geslachtsnaam = 'Moulin'");
	assert_int_equal(world_count(ask_about(*state, "amina", 0, &child, &here), &search_hit_record), 0);
	hit = world_row(ask_about(*state, "amina", 0, &suzanne, &here), &search_hit_record, 0);
	assert_non_null(hit);
	assert_string_equal(hit->address, "adres geheim");
}

static void who_looked_for_whom_stands_in_the_log(void **state)
{
	struct world *world = *state;

	why_of(world, "Suzanne", "Moulin", "1985-12-01", "999993653");
	world_leave(world, "amina");
	assert_int_equal(query_number(db_query(world_store(world)->view_db,
		"SELECT count(*) FROM view WHERE act = 'zoek' AND tekst LIKE 'Suzanne Moulin 1985-12-01 (1)'"), NULL), 1);
}

static void who_may_not_write_has_nothing_to_ask(void **state)
{
	struct person suzanne = homes_person("Suzanne", "Moulin", "1985-12-01", "");
	struct ask ask = homes_ask(0);

	world_is(world_call(*state, "femke", REQ_DUPLICATES, &ask_record, &ask, &person_record, &suzanne, NULL),
		STATUS_REFUSED);
	world_is(world_call(*state, "amina", REQ_DUPLICATES, &ask_record, &ask, NULL), STATUS_INVALID);
}

/* ---- the reason ---- */

static void why_it_is_somebody_else_stands_in_the_audit(void **state)
{
	struct household household = homes_household("Zaagmolen", 4, "3011AB");
	struct person suzanne = homes_person("Suzanne", "Moulin", "1985-12-01", "");
	struct ask ask = homes_word("een nicht met dezelfde naam");

	world_is(world_call(*state, "amina", REQ_HOUSEHOLD_ADD, &household_record, &household, &person_record, &suzanne,
		&ask_record, &ask, NULL), STATUS_OK);
	ask.id = world_household(*state, "jansen");
	ask.number = MEMBER_CHILD;
	world_is(world_call(*state, "amina", REQ_MEMBER_ADD, &ask_record, &ask, &person_record, &suzanne, NULL), STATUS_OK);
	assert_int_equal(world_number(*state, "SELECT count(*) FROM audit WHERE tekst LIKE '%geen dubbele: een nicht%'"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(the_same_number_is_the_same_person),
		TEST(the_same_name_and_birth_date_are_offered_however_they_are_written),
		TEST(first_name_and_surname_in_the_wrong_fields_are_seen),
		TEST(a_partly_known_date_fits_the_whole_one),
		TEST(somebody_else_is_not_offered),
		TEST(twins_come_after_who_has_the_same_name),
		TEST(the_family_that_lives_at_the_address_is_offered),
		TEST(who_left_is_offered_once_and_marked),
		TEST(a_shielded_household_stays_unknown_here_too),
		TEST(a_secret_address_is_not_confirmed),
		TEST(who_looked_for_whom_stands_in_the_log),
		TEST(who_may_not_write_has_nothing_to_ask),
		TEST(why_it_is_somebody_else_stands_in_the_audit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
