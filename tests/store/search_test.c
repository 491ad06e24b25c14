/* Finding people: every scrap that means somebody, only what may be shown, and never a whole table read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"
#include "store/search.h"

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

static size_t hits(const struct message *answer)
{
	return world_count(answer, &search_hit_record);
}

static void any_scrap_of_suzanne_moulin_finds_her(void **state)
{
	static const char *const scraps[] = {
		"moulin", "Moulin", "mo", "moul", "suz mou", "mou suz", "moulin suzanne", "suzanne moulin",
		"MOULIN, SUZANNE", "3077AW 31", "3077 aw 31", "3077aw", "3077 AW", "boterdiep 31", "boterd 31",
		"boterdiep", "moulin boterdiep",
		"01-12-1985", "1-12-1985", "1985-12-01", "01121985", "moulin 01-12-1985", "moulin 1985", "suz 1985",
		"moulin 3077", "suzanne 3077", "moulin 31", "suz 31", "3077", "999993653", "9999.93.653", "06 12345678",
		"0612345678", "+31612345678",
	};
	const struct search_hit *hit;

	homes_moulin(*state);
	for (size_t i = 0; i < COUNT_OF(scraps); i++) {
		hit = homes_hit(homes_search(*state, "karel", scraps[i]), "Suzanne Moulin");
		if (!hit)
			fail_msg("%s does not find her", scraps[i]);
		assert_string_equal(hit->geboortedatum, "1985-12-01");
		assert_string_equal(hit->address, "Boterdiep 31, 3077AW");
		assert_string_equal(hit->team_naam, "Wijkteam Zuid");
		assert_true(hit->own && hit->may_open && !hit->moved && !hit->overleden);
	}
}

static void what_is_not_hers_does_not_find_her(void **state)
{
	static const char *const scraps[] = {
		"suz kuiper", "moulin 1986", "moulin 3078", "3077AW 3", "3077AW 310", "3077AB 31",
		"boterdiep 3",
		"02-12-1985", "999990019", "0612345679", "m", "31", "x", "", "oulin", "pieter moulin",
	};

	homes_moulin(*state);
	for (size_t i = 0; i < COUNT_OF(scraps); i++)
		if (homes_hit(homes_search(*state, "karel", scraps[i]), "Suzanne Moulin"))
			fail_msg("%s finds her", scraps[i]);
}

static void names_that_sound_the_same_or_differ_by_a_slip_are_found_too(void **state)
{
	static const char *const scraps[] = {
		"mouling", "moelin", "moulins", "moulni", "maulin", "suzane moulin", "suzanne mulin", "moullin 1985", "moulyn",
		"moulinn 3077", "zuzanne",
	};

	homes_moulin(*state);
	for (size_t i = 0; i < COUNT_OF(scraps); i++)
		if (!homes_hit(homes_search(*state, "amina", scraps[i]), "Suzanne Moulin"))
			fail_msg("%s does not find her", scraps[i]);
}

static void a_name_as_it_was_typed_comes_before_names_that_are_alike(void **state)
{
	static const char *const names[] = { "Meijer", "Meyer", "Meier", "Meijers" };
	const struct message *answer;
	struct household household;
	struct person person;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		household = homes_household("Zeedijk", 1 + (int)i, "1441ZZ");
		person = homes_person("Jan", names[i], "", "");
		homes_add(*state, "karel", &household, &person);
	}
	for (size_t i = 0; i < 3; i++) {
		answer = homes_search(*state, "amina", names[i]);
		assert_int_equal(hits(answer), 4);
		assert_string_equal(((const struct search_hit *)world_row(answer, &search_hit_record, 0))->naam + 4, names[i]);
	}
}

/* Suzanne moves with her whole household, and Karel writes down who helps. */
static void former_addresses_and_the_network_are_found_and_marked(void **state)
{
	struct world *world = *state;
	struct household household = homes_moulin(world);
	struct network_member helper = { .household_id = household.id, .naam = "Ria van Zwieten-Pols" };
	const struct search_hit *hit;

	world_is(world_call(world, "karel", REQ_NETWORK_SAVE, &network_member_record, &helper, NULL), STATUS_OK);
	homes_open(world, "karel", household.id);
	household = *(const struct household *)world_row(world_call_id(world, "karel", REQ_HOUSEHOLD_READ, household.id),
		&household_record, 0);
	strcpy(household.straatnaam, "Lange Haven");
	household.huisnummer = 4;
	strcpy(household.postcode, "3111CD");
	world_is(world_call(world, "karel", REQ_HOUSEHOLD_SAVE, &household_record, &household, NULL), STATUS_OK);
	homes_keys_right(world);

	static const char *const before[] = { "3077AW 31", "boterdiep 31", "boterdiep" };
	for (size_t i = 0; i < COUNT_OF(before); i++) {
		hit = homes_hit(homes_search(world, "amina", before[i]), "Suzanne Moulin");
		assert_true(hit && hit->former);
		assert_string_equal(hit->address, "Boterdiep 31, 3077AW");
	}
	hit = homes_hit(homes_search(world, "amina", "3111CD 4"), "Suzanne Moulin");
	assert_true(hit && !hit->former);

	static const char *const helpers[] = { "zwieten", "ria van zwieten", "pols" };
	for (size_t i = 0; i < COUNT_OF(helpers); i++) {
		hit = homes_hit(homes_search(world, "karel", helpers[i]), "Ria van Zwieten-Pols");
		assert_true(hit && hit->network && hit->household_id == household.id);
		/* Who helps a family is no list: it is in the dossier. */
		assert_null(homes_hit(homes_search(world, "amina", helpers[i]), "Ria van Zwieten-Pols"));
	}
}

static void who_moved_out_is_found_where_the_person_lived_and_marked(void **state)
{
	struct world *world = *state;
	struct household moulin = homes_moulin(world);
	const struct message *opened = homes_open(world, "karel", moulin.id);
	struct ask ask = homes_ask(((const struct member *)world_row(opened, &member_record, 0))->id);
	const struct search_hit *hit;

	strcpy(ask.word, "verhuisd");
	world_is(world_call(world, "karel", REQ_MEMBER_END, &ask_record, &ask, NULL), STATUS_OK);
	hit = homes_hit(homes_search(world, "amina", "3077aw 31"), "Suzanne Moulin");
	assert_true(hit && hit->moved);
	homes_keys_right(world);
}

static void what_becomes_shielded_leaves_no_key_behind(void **state)
{
	static const char KEYS[] = "SELECT (SELECT count(*) FROM search_key) + (SELECT count(*) FROM vocabulary)";
	struct world *world = *state;
	int64_t before = world_number(world, KEYS);
	struct household household = homes_moulin(world);

	homes_open(world, "karel", household.id);
	household = *(const struct household *)world_row(world_call_id(world, "karel", REQ_HOUSEHOLD_READ, household.id),
		&household_record, 0);
	assert_true(world_number(world, KEYS) > before);
	household.shielded = true;
	world_is(world_call(world, "karel", REQ_HOUSEHOLD_SAVE, &household_record, &household, NULL), STATUS_OK);
	assert_int_equal(world_number(world, KEYS), before);
	assert_non_null(homes_hit(homes_search(world, "karel", "moulin"), "Suzanne Moulin"));
	assert_int_equal(hits(homes_search(world, "amina", "moulin")), 0);
	household = *(const struct household *)world_row(world_call_id(world, "karel", REQ_HOUSEHOLD_READ, household.id),
		&household_record, 0);
	household.shielded = false;
	world_is(world_call(world, "karel", REQ_HOUSEHOLD_SAVE, &household_record, &household, NULL), STATUS_OK);
	assert_non_null(homes_hit(homes_search(world, "amina", "moulin"), "Suzanne Moulin"));
	homes_keys_right(world);
}

/* As the migration does that came with another form of keys. */
static void keys_that_are_all_made_again_are_the_same(void **state)
{
	struct world *world = *state;
	struct household household = homes_moulin(world);
	struct network_member helper = { .household_id = household.id, .naam = "Ria van Zwieten-Pols" };
	struct err err = ERR_INIT;

	world_is(world_call(world, "karel", REQ_NETWORK_SAVE, &network_member_record, &helper, NULL), STATUS_OK);
	world_sql(world, "DELETE FROM search_key WHERE id % 2");
	assert_true(db_begin(world_db(world), &err) && search_keys_again(world_db(world), &err));
	assert_true(db_commit(world_db(world), &err));
	homes_keys_right(world);
	assert_non_null(homes_hit(homes_search(world, "amina", "moulin boterdiep"), "Suzanne Moulin"));
}

static void a_huishoudnummer_finds_everybody_there(void **state)
{
	struct household moulin = homes_moulin(*state);
	const struct message *answer = homes_search(*state, "amina", moulin.huishoudnummer);

	assert_int_equal(hits(answer), 1);
	assert_non_null(homes_hit(answer, "Suzanne Moulin"));
}

static void a_number_with_a_letter_is_found_with_and_without_it(void **state)
{
	struct household household = homes_household("Zeedijk", 7, "1441ZZ");
	struct person person = homes_person("Otto", "Veenstra", "", "");

	strcpy(household.huisletter, "b");
	strcpy(household.huisnummertoevoeging, "2");
	homes_add(*state, "karel", &household, &person);
	assert_non_null(homes_hit(homes_search(*state, "amina", "1441zz 7"), "Otto Veenstra"));
	assert_non_null(homes_hit(homes_search(*state, "amina", "1441zz 7b"), "Otto Veenstra"));
	assert_non_null(homes_hit(homes_search(*state, "amina", "zeedijk 7B"), "Otto Veenstra"));
	assert_null(homes_hit(homes_search(*state, "amina", "1441zz 7c"), "Otto Veenstra"));
	assert_null(homes_hit(homes_search(*state, "amina", "1441zz 70"), "Otto Veenstra"));
}

static void voorvoegsels_and_partner_names_do_not_stand_in_the_way(void **state)
{
	static const char *const scraps[] = {
		"de vries", "vries", "vries els", "els de vries", "bergen vries", "van bergen", "bergen els",
		"els van bergen",
	};
	struct world *world = *state;
	const struct message *opened = homes_open(world, "karel", world_household(world, "devries"));
	const struct member *els = world_row(opened, &member_record, 0);
	struct ask ask = homes_ask(els->person_id), where = homes_ask(els->household_id);
	struct person person;

	ask.other_id = els->household_id;
	person = *(const struct person *)world_row(world_call(world, "karel", REQ_PERSON_READ, &ask_record, &ask, NULL),
		&person_record, 0);
	strcpy(person.voorvoegselPartner, "van");
	strcpy(person.geslachtsnaamPartner, "Bergen");
	person.aanduidingNaamgebruik = NAAMGEBRUIK_PARTNER_EIGEN;
	world_is(world_call(world, "karel", REQ_PERSON_SAVE, &person_record, &person, &ask_record, &where, NULL),
		STATUS_OK);
	for (size_t i = 0; i < COUNT_OF(scraps); i++)
		if (!homes_hit(homes_search(world, "karel", scraps[i]), "Els van Bergen-de Vries"))
			fail_msg("%s does not find Els", scraps[i]);
}

static void either_name_of_a_double_surname_finds(void **state)
{
	struct household household = homes_household("Zeedijk", 8, "1441ZZ");
	struct person person = homes_person("Wilma", "Ten Brink-Bäkker", "1970", "");

	homes_add(*state, "karel", &household, &person);
	assert_non_null(homes_hit(homes_search(*state, "karel", "brink"), "Wilma Ten Brink-Bäkker"));
	assert_non_null(homes_hit(homes_search(*state, "karel", "bakker"), "Wilma Ten Brink-Bäkker"));
	assert_non_null(homes_hit(homes_search(*state, "karel", "wil bakker"), "Wilma Ten Brink-Bäkker"));
	assert_non_null(homes_hit(homes_search(*state, "karel", "bäkker 1970"), "Wilma Ten Brink-Bäkker"));
}

static void what_is_a_voorvoegsel_elsewhere_may_be_a_name(void **state)
{
	static const struct {
		const char *voornamen, *geslachtsnaam, *scrap, *naam;
	} people[] = {
		{ "Ben", "Veenstra", "ben veenstra", "Ben Veenstra" }, { "Joris", "Boven", "joris boven", "Joris Boven" },
		{ "Joris", "Boven", "boven joris", "Joris Boven" }, { "Tom", "Kok", "T. Kok", "Tom Kok" },
		{ "Dennis", "Kok", "kok de", "Dennis Kok" }, { "Jan Willem", "Kok", "jw kok", "Jan Willem Kok" },
		{ "Jan Willem", "Kok", "j.w. kok", "Jan Willem Kok" },
	};

	for (size_t i = 0; i < COUNT_OF(people); i++) {
		struct household household = homes_household("Zeedijk", 40 + (int)i, "1441ZZ");
		struct person person = homes_person(people[i].voornamen, people[i].geslachtsnaam, "", "");
		const struct search_hit *first;

		homes_add(*state, "karel", &household, &person);
		first = world_row(homes_search(*state, "amina", people[i].scrap), &search_hit_record, 0);
		if (!first || strcmp(first->naam, people[i].naam) != 0)
			fail_msg("%s: first comes %s", people[i].scrap, first ? first->naam : "nobody");
	}
}

static void who_is_called_so_comes_before_an_own_one_who_is_not(void **state)
{
	struct household home = homes_household("Zeedijk", 60, "1441ZZ"), other = homes_household("Zeedijk", 61, "1441ZZ");
	struct person own = homes_person("Piet", "Jansen", "", ""), called = homes_person("Piet", "Boven", "", "");
	const struct message *answer;

	homes_add(*state, "amina", &home, &own);
	homes_add(*state, "karel", &other, &called);
	answer = homes_search(*state, "amina", "piet boven");
	assert_string_equal(((const struct search_hit *)world_row(answer, &search_hit_record, 0))->naam, "Piet Boven");
	assert_string_equal(((const struct search_hit *)world_row(answer, &search_hit_record, 1))->naam, "Piet Jansen");
	answer = homes_search(*state, "amina", "piet");
	assert_string_equal(((const struct search_hit *)world_row(answer, &search_hit_record, 0))->naam, "Piet Jansen");
}

static void own_households_come_first(void **state)
{
	struct household household = homes_household("Aalstraat", 1, "1441ZY");
	struct person person = homes_person("Aad", "Jansen", "1950-01-01", "");
	const struct message *answer;

	homes_add(*state, "karel", &household, &person);
	answer = homes_search(*state, "amina", "jansen");
	assert_int_equal(hits(answer), 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(((const struct search_hit *)world_row(answer, &search_hit_record, i))->own, i < 3);
	answer = homes_search(*state, "karel", "jansen");
	assert_string_equal(((const struct search_hit *)world_row(answer, &search_hit_record, 0))->naam, "Aad Jansen");
}

static void everybody_in_the_front_line_finds_but_only_who_works_there_may_open(void **state)
{
	static const struct {
		const char *who;
		bool open;
	} people[] = {
		{ "amina", true },	/* regisseur */
		{ "bram", true },	/* involved, of another organisation */
		{ "carla", true },	/* team leader of the area */
		{ "karel", false },	/* coach of another team */
		{ "femke", true },	/* backoffice: the decisions */
	};
	const struct search_hit *hit;

	for (size_t i = 0; i < COUNT_OF(people); i++) {
		hit = homes_hit(homes_search(*state, people[i].who, "anna jansen"), "Anna Jansen");
		assert_non_null(hit);
		if (hit->may_open != people[i].open)
			fail_msg("%s: may_open is %d", people[i].who, hit->may_open);
	}
	assert_false(homes_hit(homes_search(*state, "bram", "devries"), "Els de Vries")->may_open);
	assert_false(homes_hit(homes_search(*state, "bram", "vries"), "Els de Vries")->may_open);
}

static void who_has_no_list_right_gets_no_answer(void **state)
{
	struct ask ask = homes_word("jansen");

	world_is(world_call(*state, "gerrit", REQ_SEARCH, &ask_record, &ask, NULL), STATUS_REFUSED);
	world_is(world_call(*state, "hanna", REQ_SEARCH, &ask_record, &ask, NULL), STATUS_REFUSED);
}

static void a_shielded_household_exists_only_for_who_is_named(void **state)
{
	static const char *const scraps[] = { "peeters", "rosa peeters", "1441AD 9", "lindelaan", "10-10-1979" };

	for (size_t i = 0; i < COUNT_OF(scraps); i++) {
		assert_non_null(homes_hit(homes_search(*state, "karel", scraps[i]), "Rosa Peeters"));
		assert_int_equal(hits(homes_search(*state, "amina", scraps[i])), 0);
		assert_int_equal(hits(homes_search(*state, "carla", scraps[i])), 0);
	}
	assert_true(homes_same_answer(homes_search(*state, "amina", "peeters"),
		homes_search(*state, "amina", "niemandsnaam")));
}

static void rows_that_may_not_be_shown_do_not_use_up_the_answer(void **state)
{
	struct world *world = *state;
	struct household household;
	struct person person;
	struct ask ask = homes_word("zandstra");
	char name[32];

	for (int i = 0; i < 12; i++) {
		household = homes_household("Zeedijk", 100 + i, "1441ZZ");
		household.shielded = i < 10;
		snprintf(name, sizeof(name), "%c", 'A' + i);
		person = homes_person(name, "Zandstra", "", "");
		homes_add(world, "karel", &household, &person);
	}
	ask.number = 2;
	assert_int_equal(hits(world_call(world, "amina", REQ_SEARCH, &ask_record, &ask, NULL)), 2);
}

/* Makes Anna's data secret, as the BRP would. */
static void anna_secret(struct world *world)
{
	world_sql(world, "UPDATE person SET geheimhoudingPersoonsgegevens = 1 WHERE voornamen = 'Anna'");
}

static void a_secret_address_is_not_shown_and_does_not_find(void **state)
{
	static const char *const by_address[] = { "1441AA 31", "boterdiep 31", "boterdiep", "1441", "jansen 1441" };
	const struct search_hit *hit;

	anna_secret(*state);
	hit = homes_hit(homes_search(*state, "karel", "anna jansen"), "Anna Jansen");
	assert_string_equal(hit->address, "adres geheim");
	/* Who lives with her would give it away as well. */
	hit = homes_hit(homes_search(*state, "karel", "piet jansen"), "Piet Jansen");
	assert_string_equal(hit->address, "adres geheim");
	/* A list lies open on many desks: who may open the dossier reads it there. */
	hit = homes_hit(homes_search(*state, "amina", "anna jansen"), "Anna Jansen");
	assert_string_equal(hit->address, "adres geheim");
	for (size_t i = 0; i < COUNT_OF(by_address); i++) {
		if (homes_hit(homes_search(*state, "karel", by_address[i]), "Anna Jansen"))
			fail_msg("%s gives the secret address away", by_address[i]);
		assert_non_null(homes_hit(homes_search(*state, "amina", by_address[i]), "Anna Jansen"));
	}
}

static void who_left_and_who_died_are_marked(void **state)
{
	struct world *world = *state;
	struct household moulin = homes_moulin(world);
	const struct message *opened = homes_open(world, "karel", moulin.id);
	struct ask ask = homes_ask(((const struct member *)world_row(opened, &member_record, 0))->id);
	const struct search_hit *hit;

	strcpy(ask.word, "verhuisd");
	world_is(world_call(world, "karel", REQ_MEMBER_END, &ask_record, &ask, NULL), STATUS_OK);
	hit = homes_hit(homes_search(world, "karel", "moulin"), "Suzanne Moulin");
	assert_true(hit->moved);
	assert_null(homes_hit(homes_search(world, "amina", "moulin 3077"), "Suzanne Moulin"));
	world_sql(world, "UPDATE person SET overlijdensdatum = '2026-11-01' WHERE voornamen = 'Piet'");
	hit = homes_hit(homes_search(world, "amina", "piet jansen"), "Piet Jansen");
	assert_true(hit->overleden && !hit->moved);
}

static void pages_follow_each_other_without_gaps(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_word("postma");
	struct household household;
	struct person person;
	const struct message *page;
	const struct search_hit *hit;
	id shown[25];
	size_t count = 0;
	char name[32];

	/* Postma as a surname and as a first name, so that several walks fill the answer. */
	for (int i = 0; i < 25; i++) {
		household = homes_household("Zeedijk", 1 + i, "1441ZZ");
		snprintf(name, sizeof(name), "%s%c", i % 3 ? "" : "Postma ", 'A' + i);
		person = homes_person(name, i % 3 ? "Postma" : "Bakker", "", "");
		homes_add(world, "karel", &household, &person);
	}
	ask.number = 10;
	for (ask.version = 0; ask.version < 30; ask.version += 10) {
		page = world_call(world, "amina", REQ_SEARCH, &ask_record, &ask, NULL);
		assert_int_equal(hits(page), ask.version < 20 ? 10 : 5);
		for (size_t i = 0; (hit = world_row(page, &search_hit_record, i)); i++) {
			for (size_t j = 0; j < count; j++)
				assert_int_not_equal(shown[j], hit->person_id);
			shown[count++] = hit->person_id;
		}
	}
	assert_int_equal(count, 25);
}

static void a_person_in_two_households_stands_there_twice(void **state)
{
	struct world *world = *state;
	struct household moulin = homes_moulin(world);
	struct ask ask = homes_ask(world_household(world, "jansen"));
	struct person suzanne = homes_person("", "Moulin", "", "999993653");
	const struct message *answer;
	const struct search_hit *first;

	ask.number = MEMBER_COPARENT_CHILD;
	world_is(world_call(world, "amina", REQ_MEMBER_ADD, &ask_record, &ask, &person_record, &suzanne, NULL),
		STATUS_OK);
	answer = homes_search(world, "karel", "moulin");
	assert_int_equal(hits(answer), 2);
	first = world_row(answer, &search_hit_record, 0);
	assert_int_equal(first->household_id, moulin.id);
	homes_keys_right(world);
}

static void a_finished_search_leaves_one_line(void **state)
{
	static const char LINES[] = "SELECT count(*) FROM view WHERE act = 'zoek'";
	static const char LAST[] = "SELECT tekst FROM view WHERE act = 'zoek' ORDER BY seq DESC LIMIT 1";
	struct world *world = *state;
	struct query *query;

	homes_search(world, "amina", "ja");
	homes_search(world, "amina", "jans");
	homes_search(world, "amina", "jansen");
	world_wait(world, 1500);
	homes_search(world, "amina", "111222333");
	world_leave(world, "amina");
	assert_int_equal(query_number(db_query(world_store(world)->view_db, LINES), NULL), 2);
	query = db_query(world_store(world)->view_db, LAST);
	assert_true(query_one(query, NULL));
	assert_null(strstr(query_get_text(query, "tekst"), "111222333"));
	query_done(query);
}

/* Tables of a municipality's own people are a few rows, and so are merges one after another; everything else must be sought, never walked through. */
static bool reads_whole_table(const char *detail)
{
	static const char *const small[] = { "SCAN t", "SCAN own", "SCAN up", "SCAN way", "SCAN f", "SCAN CONSTANT ROW" };

	if (strncmp(detail, "SCAN", 4) != 0)
		return false;
	for (size_t i = 0; i < COUNT_OF(small); i++)
		if (strcmp(detail, small[i]) == 0)
			return false;
	return true;
}

static void no_statement_of_a_search_reads_a_whole_table(void **state)
{
	struct world *world = *state;
	char *plans[32] = { NULL };
	size_t count = 0;

	for (const char *const *sql = search_statements; *sql; sql++) {
		struct buf text = BUF_INIT;
		struct query *query;

		buf_format(&text, "EXPLAIN QUERY PLAN %s", *sql);
		plans[count] = buf_take(&text);
		query = db_query(world_db(world), plans[count++]);
		while (query_step(query, NULL) == QUERY_ROW)
			if (reads_whole_table(query_get_text(query, "detail")))
				fail_msg("%s: %s", query_get_text(query, "detail"), *sql);
	}
	assert_true(count >= 8);
	/* The statements are known by the address of their text until the store is closed. */
	world_free(world);
	while (count > 0)
		free(plans[--count]);
	begin(state);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(any_scrap_of_suzanne_moulin_finds_her),
		TEST(what_is_not_hers_does_not_find_her),
		TEST(names_that_sound_the_same_or_differ_by_a_slip_are_found_too),
		TEST(a_name_as_it_was_typed_comes_before_names_that_are_alike),
		TEST(former_addresses_and_the_network_are_found_and_marked),
		TEST(who_moved_out_is_found_where_the_person_lived_and_marked),
		TEST(what_becomes_shielded_leaves_no_key_behind),
		TEST(keys_that_are_all_made_again_are_the_same),
		TEST(a_huishoudnummer_finds_everybody_there),
		TEST(a_number_with_a_letter_is_found_with_and_without_it),
		TEST(voorvoegsels_and_partner_names_do_not_stand_in_the_way),
		TEST(either_name_of_a_double_surname_finds),
		TEST(what_is_a_voorvoegsel_elsewhere_may_be_a_name),
		TEST(who_is_called_so_comes_before_an_own_one_who_is_not),
		TEST(own_households_come_first),
		TEST(everybody_in_the_front_line_finds_but_only_who_works_there_may_open),
		TEST(who_has_no_list_right_gets_no_answer),
		TEST(a_shielded_household_exists_only_for_who_is_named),
		TEST(rows_that_may_not_be_shown_do_not_use_up_the_answer),
		TEST(a_secret_address_is_not_shown_and_does_not_find),
		TEST(who_left_and_who_died_are_marked),
		TEST(pages_follow_each_other_without_gaps),
		TEST(a_person_in_two_households_stands_there_twice),
		TEST(a_finished_search_leaves_one_line),
		TEST(no_statement_of_a_search_reads_a_whole_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
