/* Opening a household, starting one, changing it, and who works with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
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

static int64_t views(struct world *world, const char *sql)
{
	return query_number(db_query(world_store(world)->view_db, sql), NULL);
}

static const char OPENED[] = "SELECT count(*) FROM view WHERE act = 'open'";

static const struct message *regie_set(struct world *world, const char *who, const char *household, const char *next,
	const char *reason)
{
	struct ask ask = homes_ask(world_household(world, household));

	ask.other_id = next ? world_employee(world, next) : 0;
	snprintf(ask.word, sizeof(ask.word), "%s", reason);
	return world_call(world, who, REQ_REGIE_SET, &ask_record, &ask, NULL);
}

static const struct message *involve(struct world *world, const char *who, const char *household, const char *username)
{
	struct involvement involvement;

	record_init(&involvement_record, &involvement);
	involvement.household_id = world_household(world, household);
	involvement.employee_id = world_employee(world, username);
	strcpy(involvement.what, "schuldhulp");
	strcpy(involvement.grondslag, "Wgs 4a");
	return world_call(world, who, REQ_INVOLVEMENT_ADD, &involvement_record, &involvement, NULL);
}

/* ---- opening ---- */

static int64_t counted(const struct message *answer, const char *what)
{
	const struct count *count;

	for (size_t i = 0; (count = world_row(answer, &count_record, i)); i++)
		if (strcmp(count->what, what) == 0)
			return count->number;
	return -1;
}

static void a_household_opens_with_all_that_its_screen_shows(void **state)
{
	static const struct record *const order[] = {
		&household_record, &member_record, &pressure_record, &signal_record, &gezag_record, &contact_person_record, &address_record,
		&regie_record, &procesregie_record, &involvement_record, &network_member_record,
		&melding_record, &aanvraag_record, &task_record, &journal_entry_record, &count_record, &draft_record,
	};
	struct world *world = *state;
	const struct message *answer = homes_open(world, "amina", world_household(world, "jansen"));
	const struct household *household = world_row(answer, &household_record, 0);
	size_t place = 0;

	for (size_t i = 0; i < answer->rows.count; i++) {
		while (place < COUNT_OF(order) && order[place] != answer->rows.row[i].record)
			place++;
		assert_true(place < COUNT_OF(order));
	}
	assert_string_equal(household->naam, "Jansen");
	assert_string_equal(household->team_naam, "Wijkteam Noord");
	assert_string_equal(household->regisseur_naam, "Amina Bakkali");
	assert_true(household->may_open);
	assert_int_equal(world_count(answer, &member_record), 3);
	assert_string_equal(((const struct regie *)world_row(answer, &regie_record, 0))->organisation_naam,
		"Gemeente Waterland");
	assert_string_equal(((const struct involvement *)world_row(answer, &involvement_record, 0))->employee_naam,
		"Bram Visser");
	assert_int_equal(counted(answer, "plan"), 0);
	assert_int_equal(counted(answer, "decisions"), 0);
	assert_int_equal(counted(answer, "escalations"), 0);
	assert_int_equal(counted(answer, "journal"), 0);
	assert_int_equal(counted(answer, "goals_open"), 0);
}

static void the_person_that_was_pointed_at_comes_along(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_ask(world_household(world, "jansen"));
	const struct message *answer;

	ask.other_id = world_person(world, "Kim");
	answer = world_call(world, "amina", REQ_HOUSEHOLD_OPEN, &ask_record, &ask, NULL);
	assert_string_equal(((const struct person *)world_row(answer, &person_record, 0))->voornamen, "Kim");
	ask.other_id = world_person(world, "Mehmet");
	answer = world_call(world, "amina", REQ_HOUSEHOLD_OPEN, &ask_record, &ask, NULL);
	assert_int_equal(world_count(answer, &person_record), 0);
}

static void every_opening_leaves_one_line_with_its_ground(void **state)
{
	static const char OWN[] = "SELECT count(*) FROM view WHERE act = 'open' AND ground = 'eigen'";
	static const char TEAM[] =
		"SELECT count(*) FROM view WHERE act = 'open' AND ground = 'team' AND tekst = 'vraag'";
	struct world *world = *state;
	struct household jansen = *(const struct household *)world_row(homes_open(world, "amina",
		world_household(world, "jansen")), &household_record, 0);
	struct ask ask = homes_word(jansen.huishoudnummer);

	assert_int_equal(views(world, OPENED), 1);
	assert_int_equal(views(world, OWN), 1);
	ask.tekst = "vraag";
	world_is(world_call(world, "carla", REQ_HOUSEHOLD_OPEN, &ask_record, &ask, NULL), STATUS_OK);
	assert_int_equal(views(world, TEAM), 1);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen.id), STATUS_MISSING);
	assert_int_equal(views(world, OPENED), 2);
}

static void reading_again_needs_an_open_household_and_no_line(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_READ, jansen), STATUS_MISSING);
	homes_open(world, "amina", jansen);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_READ, jansen), STATUS_OK);
	assert_int_equal(views(world, OPENED), 1);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_CLOSE, jansen), STATUS_OK);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_READ, jansen), STATUS_MISSING);
}

static void unknown_and_forbidden_sound_the_same(void **state)
{
	struct world *world = *state;
	const struct message *unknown = world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, 987654321);
	id geheim = world_household(world, "geheim"), yilmaz = world_household(world, "yilmaz");
	const struct message *unlisted = world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, geheim);
	const struct message *unnamed = world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, yilmaz);
	const struct refusal *refusal = world_row(unknown, &refusal_record, 0);

	world_is(unknown, STATUS_MISSING);
	assert_string_equal(refusal->text, "Dit huishouden bestaat niet, of u mag het niet inzien (AVG 5). Kijk het nummer na, of vraag het uw"
		" teamleider.");
	assert_true(homes_same_answer(unknown, unlisted));
	assert_true(homes_same_answer(unknown, unnamed));
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, world_household(world, "geheim")), STATUS_OK);
	assert_int_equal(views(world, OPENED), 1);
}

static void the_back_office_sees_who_it_is_about_and_no_more(void **state)
{
	struct world *world = *state;
	struct network_member member;
	const struct message *answer;
	const struct member *anna;

	record_init(&network_member_record, &member);
	member.household_id = world_household(world, "jansen");
	strcpy(member.naam, "Tante Bep");
	world_is(world_call(world, "amina", REQ_NETWORK_SAVE, &network_member_record, &member, NULL), STATUS_OK);
	answer = homes_open(world, "femke", member.household_id);
	assert_int_equal(world_count(answer, &member_record), 3);
	for (size_t i = 0; (anna = world_row(answer, &member_record, i)); i++)
		assert_string_equal(anna->burgerservicenummer, "");
	assert_int_equal(world_count(answer, &network_member_record), 0);
	assert_int_equal(world_count(answer, &involvement_record), 0);
	assert_int_equal(counted(answer, "decisions"), 0);
	assert_int_equal(counted(answer, "journal"), -1);
	assert_false(((const struct household *)world_row(answer, &household_record, 0))->may_open);
	world_is(world_call_id(world, "femke", REQ_TIMELINE, member.household_id), STATUS_REFUSED);
}

static void a_bsn_is_shown_to_who_may_open(void **state)
{
	struct world *world = *state;
	const struct message *answer = homes_open(world, "bram", world_household(world, "jansen"));
	const struct member *member = world_row(answer, &member_record, 0);

	for (size_t i = 0; member && strcmp(member->naam, "Anna Jansen") != 0; i++)
		member = world_row(answer, &member_record, i);
	assert_string_equal(member->burgerservicenummer, "111222333");
}

/* ---- starting ---- */

static void a_new_household_is_on_the_caseload_of_who_started_it(void **state)
{
	static const char INVOLVED[] = "SELECT count(*) FROM involvement WHERE what = 'aanmelder' AND until IS NULL";
	static const char AUDITED[] = "SELECT count(*) FROM audit WHERE act = 'huishouden-nieuw'";
	struct world *world = *state;
	struct household moulin = homes_moulin(world);

	assert_true(huishoudnummer_valid(moulin.huishoudnummer));
	assert_string_equal(moulin.naam, "Moulin");
	assert_string_equal(moulin.postcode, "3077AW");
	assert_string_equal(moulin.wijk, "Zuid");
	assert_string_equal(moulin.team_naam, "Wijkteam Zuid");
	assert_int_equal(world_number(world, INVOLVED), 1);
	assert_int_equal(world_number(world, AUDITED), 1);
	homes_open(world, "karel", moulin.id);
	assert_true(homes_hit(homes_search(world, "karel", "moulin"), "Suzanne Moulin")->own);
	homes_keys_right(world);
}

static void a_household_is_named_after_its_people_or_its_address(void **state)
{
	struct world *world = *state;
	struct household household = homes_household("Dam", 1, "1441ZZ");
	struct person kees = homes_person("Kees", "Jansen", "1980", ""), jan = homes_person("Jan", "Berg", "", ""),
		lies = homes_person("Lies", "jansen", "", "");
	const struct message *answer;

	strcpy(jan.voorvoegsel, "van den");
	answer = world_call(world, "amina", REQ_HOUSEHOLD_ADD, &household_record, &household, &person_record, &kees,
		&person_record, &jan, &person_record, &lies, NULL);
	world_is(answer, STATUS_OK);
	assert_string_equal(((const struct household *)world_row(answer, &household_record, 0))->naam,
		"Jansen - van den Berg");
	assert_string_equal(homes_add(world, "amina", &household, NULL).naam, "Dam 1, 1441ZZ");
	record_init(&household_record, &household);
	world_is(world_call(world, "amina", REQ_HOUSEHOLD_ADD, &household_record, &household, NULL), STATUS_INVALID);
}

static void what_cannot_be_right_is_refused_and_leaves_nothing(void **state)
{
	static const struct {
		const char *postcode, *bsn, *born;
		int64_t huisnummer;
		const char *letter, *says;
	} wrong[] = {
		{ "12AB", "", "", 1, "", "Postcode" },
		{ "0123AB", "", "", 1, "", "Postcode" },
		{ "1441AB", "111222334", "", 1, "", "BSN" },
		{ "1441AB", "000000000", "", 1, "", "BSN" },
		{ "1441AB", "", "30-02-1980", 1, "", "Geboortedatum" },
		{ "1441AB", "", "2030-01-01", 1, "", "Geboortedatum" },
		{ "1441AB", "", "", 100000, "", "Huisnummer" },
		{ "1441AB", "", "", -1, "", "Huisnummer" },
		{ "1441AB", "", "", 0, "a", "Huisnummer" },
		{ "1441AB", "", "", 1, "3", "Huisletter" },
	};
	static const char ROWS[] = "SELECT (SELECT count(*) FROM household) + (SELECT count(*) FROM person)"
		" + (SELECT count(*) FROM search_key) + (SELECT count(*) FROM change)";
	struct world *world = *state;
	int64_t rows = world_number(world, ROWS);

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		struct household household = homes_household("Dam", (int)wrong[i].huisnummer, wrong[i].postcode);
		struct person person = homes_person("Jan", "Bakker", wrong[i].born, wrong[i].bsn);
		const struct message *answer;
		const struct refusal *refusal;

		strcpy(household.huisletter, wrong[i].letter);
		answer = world_call(world, "amina", REQ_HOUSEHOLD_ADD, &household_record, &household, &person_record,
			&person, NULL);
		world_is(answer, STATUS_INVALID);
		refusal = world_row(answer, &refusal_record, 0);
		assert_non_null(strstr(refusal->text, wrong[i].says));
	}
	assert_int_equal(world_number(world, ROWS), rows);
}

static void a_known_bsn_is_linked_and_not_doubled(void **state)
{
	static const char MEHMETS[] = "SELECT count(*) FROM person WHERE burgerservicenummer = '123456782'";
	static const char HOMES[] = "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE p.burgerservicenummer = '123456782'";
	struct world *world = *state;
	struct household household = homes_household("Dam", 2, "1441ZZ");
	struct person mehmet = homes_person("M.", "Yilmas", "", "123456782");

	household = homes_add(world, "amina", &household, &mehmet);
	assert_string_equal(household.naam, "Yilmaz");
	assert_int_equal(world_number(world, MEHMETS), 1);
	assert_int_equal(world_number(world, HOMES), 2);
}

static void a_bsn_of_a_shielded_household_tells_nothing(void **state)
{
	struct world *world = *state;
	struct household household = homes_household("Dam", 2, "1441ZZ");
	struct person rosa = homes_person("R.", "Bakker", "", "123456782");
	const struct message *answer;

	world_sql(world, "UPDATE person SET burgerservicenummer = NULL WHERE voornamen = 'Mehmet'");
	world_sql(world, "UPDATE person SET burgerservicenummer = '123456782' WHERE voornamen = 'Rosa'");
	answer = world_call(world, "amina", REQ_HOUSEHOLD_ADD, &household_record, &household, &person_record, &rosa,
		NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bsn.bekend");
	assert_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text, "Peeters"));
	/* By the number of the person, as no screen would send it. */
	rosa.id = world_person(world, "Rosa");
	answer = world_call(world, "amina", REQ_HOUSEHOLD_ADD, &household_record, &household, &person_record, &rosa,
		NULL);
	world_is(answer, STATUS_MISSING);
}

static void only_the_front_line_starts_households(void **state)
{
	struct household household = homes_household("Dam", 2, "1441ZZ");

	world_is(world_call(*state, "femke", REQ_HOUSEHOLD_ADD, &household_record, &household, NULL), STATUS_REFUSED);
	world_is(world_call(*state, "gerrit", REQ_HOUSEHOLD_ADD, &household_record, &household, NULL), STATUS_REFUSED);
}

/* ---- changing ---- */

static struct household opened(struct world *world, const char *who, const char *name)
{
	return *(const struct household *)world_row(homes_open(world, who, world_household(world, name)),
		&household_record, 0);
}

static void a_household_that_moves_is_found_at_its_new_address(void **state)
{
	static const char CHANGED[] = "SELECT count(*) FROM audit WHERE act = 'huishouden'"
		" AND tekst = 'straatnaam, huisnummer, postcode'";
	struct world *world = *state;
	struct household jansen = opened(world, "amina", "jansen");
	const struct message *answer;
	const struct household *stored;

	homes_open(world, "carla", jansen.id);
	strcpy(jansen.straatnaam, "Kade");
	strcpy(jansen.postcode, "1443kl");
	jansen.huisnummer = 5;
	answer = world_call(world, "amina", REQ_HOUSEHOLD_SAVE, &household_record, &jansen, NULL);
	world_is(answer, STATUS_OK);
	stored = world_row(answer, &household_record, 0);
	assert_int_equal(stored->version, jansen.version + 1);
	assert_non_null(homes_hit(homes_search(world, "amina", "1443KL 5"), "Anna Jansen"));
	assert_true(homes_hit(homes_search(world, "amina", "1441AA 31"), "Anna Jansen")->former);
	assert_non_null(homes_hit(homes_search(world, "karel", "jansen 1443"), "Kim Jansen"));
	assert_int_equal(world_number(world, CHANGED), 1);
	assert_true(world_events(world, "carla", EVENT_CHANGE) > 0);
	assert_int_equal(world_events(world, "amina", EVENT_CHANGE), 0);
	homes_keys_right(world);
}

static void who_saves_second_gets_what_stands_there(void **state)
{
	struct world *world = *state;
	struct household mine = opened(world, "amina", "jansen"), theirs = mine;
	const struct message *answer;
	const struct household *stands;

	strcpy(theirs.telefoon, "0299 111111");
	world_is(world_call(world, "bram", REQ_HOUSEHOLD_SAVE, &household_record, &theirs, NULL), STATUS_OK);
	strcpy(mine.telefoon, "0299 222222");
	answer = world_call(world, "amina", REQ_HOUSEHOLD_SAVE, &household_record, &mine, NULL);
	world_is(answer, STATUS_CONFLICT);
	stands = world_row(answer, &household_record, 0);
	assert_string_equal(stands->telefoon, "0299 111111");
	homes_keys_right(world);
}

static void shielding_is_for_who_is_named(void **state)
{
	struct world *world = *state;
	struct household jansen = opened(world, "carla", "jansen");
	const struct message *answer;

	jansen.shielded = true;
	answer = world_call(world, "carla", REQ_HOUSEHOLD_SAVE, &household_record, &jansen, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "afschermen.genoemd");
	world_is(world_call(world, "amina", REQ_HOUSEHOLD_SAVE, &household_record, &jansen, NULL), STATUS_OK);
	world_is(world_call_id(world, "carla", REQ_HOUSEHOLD_OPEN, jansen.id), STATUS_MISSING);
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, jansen.id), STATUS_OK);
	assert_int_equal(world_count(homes_search(world, "carla", "anna jansen"), &search_hit_record), 0);
}

static void another_team_may_not_change_it(void **state)
{
	struct world *world = *state;
	struct household jansen = opened(world, "amina", "jansen");

	world_is(world_call(world, "karel", REQ_HOUSEHOLD_SAVE, &household_record, &jansen, NULL), STATUS_REFUSED);
	jansen.id = world_household(world, "geheim");
	world_is(world_call(world, "amina", REQ_HOUSEHOLD_SAVE, &household_record, &jansen, NULL), STATUS_MISSING);
}

/* ---- who works there ---- */

static void whoever_is_named_may_open_until_that_ends(void **state)
{
	struct world *world = *state;
	id yilmaz = world_household(world, "yilmaz");
	const struct message *answer;
	struct ask ask;

	world_seat(world, "bram");
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, yilmaz), STATUS_MISSING);
	answer = involve(world, "amina", "yilmaz", "bram");
	world_is(answer, STATUS_OK);
	assert_int_equal(world_events(world, "bram", EVENT_INBOX), 1);
	ask = homes_ask(((const struct involvement *)world_row(answer, &involvement_record, 0))->id);
	homes_open(world, "bram", yilmaz);
	assert_string_equal(world_rule(involve(world, "amina", "yilmaz", "bram")), "betrokken.al");
	world_is(world_call(world, "amina", REQ_INVOLVEMENT_END, &ask_record, &ask, NULL), STATUS_INVALID);
	strcpy(ask.word, "klaar");
	world_is(world_call(world, "amina", REQ_INVOLVEMENT_END, &ask_record, &ask, NULL), STATUS_OK);
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_READ, yilmaz), STATUS_MISSING);
	world_is(world_call(world, "amina", REQ_INVOLVEMENT_END, &ask_record, &ask, NULL), STATUS_REFUSED);
}

static void regie_that_nobody_has_is_taken(void **state)
{
	struct world *world = *state;
	const struct message *answer = regie_set(world, "amina", "yilmaz", NULL, "");
	const struct regie *regie = world_row(answer, &regie_record, 0);

	world_is(answer, STATUS_OK);
	assert_string_equal(regie->employee_naam, "Amina Bakkali");
	world_is(regie_set(world, "karel", "jansen", NULL, "wil ik"), STATUS_REFUSED);
	world_is(regie_set(world, "bram", "yilmaz", NULL, "wil ik"), STATUS_REFUSED);
}

static void regie_is_handed_over_by_who_has_it_or_by_the_team_leader(void **state)
{
	static const char OPEN[] = "SELECT count(*) FROM regie r JOIN household h ON h.id = r.household_id"
		" WHERE h.naam = 'Jansen' AND r.until IS NULL";
	static const char ALL[] = "SELECT count(*) FROM regie r JOIN household h ON h.id = r.household_id"
		" WHERE h.naam = 'Jansen'";
	struct world *world = *state;

	world_seat(world, "bram");
	/* Bram is involved and may edit, but it is not his to take. */
	world_is(regie_set(world, "bram", "jansen", NULL, "wil ik"), STATUS_REFUSED);
	world_is(regie_set(world, "amina", "jansen", "bram", ""), STATUS_INVALID);
	world_is(regie_set(world, "amina", "jansen", "bram", "kent het gezin beter"), STATUS_OK);
	assert_int_equal(world_events(world, "bram", EVENT_INBOX), 1);
	world_is(regie_set(world, "carla", "jansen", "amina", "Bram is lang ziek"), STATUS_OK);
	assert_string_equal(world_rule(regie_set(world, "carla", "jansen", "amina", "nog eens")), "regie.al");
	assert_string_equal(world_rule(regie_set(world, "carla", "jansen", "femke", "mag niet")), "regie.rol");
	assert_int_equal(world_number(world, OPEN), 1);
	assert_int_equal(world_number(world, ALL), 3);
}

static void every_change_leaves_one_line_of_proof(void **state)
{
	static const char LINES[] = "SELECT count(*) FROM audit WHERE household_id IS NOT NULL";
	struct world *world = *state;
	struct household jansen = opened(world, "amina", "jansen");
	int64_t before = world_number(world, LINES);

	strcpy(jansen.telefoon, "0299 111111");
	world_is(world_call(world, "amina", REQ_HOUSEHOLD_SAVE, &household_record, &jansen, NULL), STATUS_OK);
	world_is(involve(world, "amina", "jansen", "karel"), STATUS_OK);
	world_is(regie_set(world, "amina", "jansen", "karel", "verhuisd"), STATUS_OK);
	assert_int_equal(world_number(world, LINES), before + 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_household_opens_with_all_that_its_screen_shows),
		TEST(the_person_that_was_pointed_at_comes_along),
		TEST(every_opening_leaves_one_line_with_its_ground),
		TEST(reading_again_needs_an_open_household_and_no_line),
		TEST(unknown_and_forbidden_sound_the_same),
		TEST(the_back_office_sees_who_it_is_about_and_no_more),
		TEST(a_bsn_is_shown_to_who_may_open),
		TEST(a_new_household_is_on_the_caseload_of_who_started_it),
		TEST(a_household_is_named_after_its_people_or_its_address),
		TEST(what_cannot_be_right_is_refused_and_leaves_nothing),
		TEST(a_known_bsn_is_linked_and_not_doubled),
		TEST(a_bsn_of_a_shielded_household_tells_nothing),
		TEST(only_the_front_line_starts_households),
		TEST(a_household_that_moves_is_found_at_its_new_address),
		TEST(who_saves_second_gets_what_stands_there),
		TEST(shielding_is_for_who_is_named),
		TEST(another_team_may_not_change_it),
		TEST(whoever_is_named_may_open_until_that_ends),
		TEST(regie_that_nobody_has_is_taken),
		TEST(regie_is_handed_over_by_who_has_it_or_by_the_team_leader),
		TEST(every_change_leaves_one_line_of_proof),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
