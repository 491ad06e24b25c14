/* Two households that turn out to be one, and a merge that was wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/sight.h"
#include "homes.h"
#include "store/migrations.h"
#include "twins.h"

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

/* ---- one and the same ---- */

static void two_households_become_one(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge = twins_preview(world, "amina", jansen, yilmaz);
	const struct message *view;

	assert_string_equal(merge.into_regisseur, "Amina Bakkali");
	assert_string_equal(merge.from_regisseur, "");
	assert_false(merge.two_regies);
	merge = twins_merge(world, "amina", &merge);
	assert_string_equal(merge.from_naam, "Yilmaz");
	view = homes_open(world, "amina", jansen);
	assert_int_equal(world_count(view, &member_record), 4);
	assert_int_equal(world_count(view, &merge_record), 1);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, yilmaz), STATUS_MISSING);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership m JOIN household h ON h.id = m.household_id"
		" WHERE h.naam = 'Yilmaz'"), 0);
	homes_keys_right(world);
}

static void the_old_number_and_the_old_address_find_the_one_that_is_left(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge = twins_preview(world, "amina", jansen, yilmaz);
	char old[HUISHOUDNUMMER_BYTES];
	const struct search_hit *hit;
	struct ask number;

	memcpy(old, merge.from_nummer, sizeof(old));
	twins_merge(world, "amina", &merge);
	hit = world_row(homes_search(world, "amina", old), &search_hit_record, 0);
	assert_non_null(hit);
	assert_int_equal(hit->household_id, jansen);
	hit = world_row(homes_search(world, "carla", "dorpsstraat 4"), &search_hit_record, 0);
	assert_non_null(hit);
	assert_int_equal(hit->household_id, jansen);
	assert_true(hit->former);
	hit = homes_hit(homes_search(world, "carla", "yilmaz"), "Mehmet Yilmaz");
	assert_non_null(hit);
	assert_int_equal(hit->household_id, jansen);
	number = homes_word(old);
	assert_int_equal(((const struct household *)world_row(world_call(world, "amina", REQ_HOUSEHOLD_OPEN, &ask_record,
		&number, NULL), &household_record, 0))->id, jansen);
}

static void the_same_person_in_both_stands_there_once(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct household other = homes_household("Molenweg", 3, "1441AC");
	struct person anna = homes_person("A.", "Jansen", "1985-12-01", "");
	struct household made = homes_add(world, "amina", &other, &anna);
	struct merge merge = twins_preview(world, "amina", jansen, made.id);
	const struct message *answer = twins_ask(world, "amina", jansen, made.id);
	const struct merge_match *match = world_row(answer, &merge_match_record, 0);

	assert_int_equal(world_count(answer, &merge_match_record), 1);
	assert_string_equal(match->naam, "Anna Jansen");
	assert_string_equal(match->why, "zelfde naam en geboortedatum");
	merge = twins_merge(world, "amina", &merge);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE p.geslachtsnaam = 'Jansen' AND m.until IS NULL"), 3);
	assert_int_equal(world_number(world, "SELECT count(*) FROM person_same"), 1);
	assert_non_null(homes_hit(homes_search(world, "amina", "jansen 1985"), "Anna Jansen"));
	assert_int_equal(world_count(homes_search(world, "amina", "jansen 1985"), &search_hit_record), 1);
	homes_keys_right(world);
}

static void who_has_the_number_of_the_brp_is_the_one_that_stays(void **state)
{
	struct world *world = *state;
	struct household first = homes_household("Molenweg", 3, "1441AC"), second = homes_household("Molenweg", 5, "1441AC");
	struct person bare = homes_person("Bo", "Smit", "1999-09-09", ""), known = homes_person("Bo", "Smit", "1999-09-09",
		"999993653");
	struct household stays = homes_add(world, "amina", &first, &bare), goes = homes_add(world, "amina", &second, &known);
	struct merge merge = twins_preview(world, "amina", stays.id, goes.id);
	const struct member *member;

	merge = twins_merge(world, "amina", &merge);
	for (size_t i = 0; (member = world_row(homes_open(world, "amina", stays.id), &member_record, i)); i++)
		if (member->until == DAY_NONE)
			assert_string_equal(member->burgerservicenummer, "999993653");
	homes_keys_right(world);
	twins_undo(world, "amina", merge.id);
	homes_keys_right(world);
}

/* ---- what must be chosen ---- */

static void one_regisseur_and_one_plan_must_be_chosen(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), devries = world_household(world, "devries");
	struct merge merge;

	twins_regie(world, devries, "dirk");
	world_is(world_call_id(world, "amina", REQ_PLAN_START, jansen), STATUS_OK);
	world_sql(world, "INSERT INTO plan(id, household_id, state, started) SELECT 970000, id, 'loopt', '2026-05-01'"
		" FROM household WHERE naam = 'De Vries'");
	world_sql(world, "INSERT INTO goal(id, plan_id, household_id, leefgebied, what, state) SELECT 970001, 970000,"
		" household_id, 'financien', 'Rust', 'open' FROM plan WHERE id = 970000");
	twins_regie(world, jansen, "dirk");
	twins_regie(world, devries, "karel");
	twins_involve(world, devries, "dirk");
	merge = twins_preview(world, "dirk", jansen, devries);
	assert_true(merge.two_regies);
	assert_true(merge.two_plans);
	assert_string_equal(world_rule(twins_try(world, "dirk", &merge)), "samenvoegen.regisseur");
	merge.regie = MERGE_KEEP_FROM;
	assert_string_equal(world_rule(twins_try(world, "dirk", &merge)), "samenvoegen.plan");
	merge.plan = MERGE_KEEP_INTO;
	merge = twins_merge(world, "dirk", &merge);
	assert_int_equal(world_number(world, "SELECT count(*) FROM regie r JOIN employee e ON e.id = r.employee_id"
		" JOIN household h ON h.id = r.household_id WHERE r.until IS NULL AND h.naam = 'Jansen' AND e.username = 'karel'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM plan WHERE closed IS NULL"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM goal g JOIN plan p ON p.id = g.plan_id"
		" WHERE g.id = 970001 AND p.closed IS NULL"), 1);
	/* dirk was the regisseur of the one that stays, and is not lost. */
	assert_int_equal(world_number(world, "SELECT count(*) FROM involvement i JOIN employee e ON e.id = i.employee_id"
		" WHERE e.username = 'dirk' AND i.until IS NULL"), 1);
}

static void an_offered_regie_is_answered_first(void **state)
{
	struct world *world = *state;
	struct ask offer = homes_ask(world_household(world, "jansen")), ask = homes_ask(world_household(world, "jansen"));

	offer.other_id = world_employee(world, "bram");
	strcpy(offer.word, "langdurig ziek");
	world_is(world_call(world, "amina", REQ_REGIE_OFFER, &ask_record, &offer, NULL), STATUS_OK);
	ask.other_id = world_household(world, "yilmaz");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_MERGE_PREVIEW, &ask_record, &ask, NULL)),
		"samenvoegen.overdracht");
}

/* ---- who may, and when ---- */

static void merging_takes_the_regie_of_both_or_who_stands_above(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	id devries = world_household(world, "devries"), geheim = world_household(world, "geheim");

	world_is(twins_ask(world, "amina", jansen, yilmaz), STATUS_OK);
	world_is(twins_ask(world, "carla", jansen, yilmaz), STATUS_OK);
	world_is(twins_ask(world, "bram", jansen, yilmaz), STATUS_REFUSED);
	world_is(twins_ask(world, "amina", jansen, devries), STATUS_REFUSED);
	world_is(twins_ask(world, "amina", jansen, geheim), STATUS_MISSING);
	world_is(twins_ask(world, "femke", jansen, yilmaz), STATUS_REFUSED);
	assert_string_equal(world_rule(twins_ask(world, "amina", jansen, jansen)), "samenvoegen.zelfde");
	/* Both households were read: the families find that in their log. */
	assert_int_equal(query_number(db_query(world_store(world)->view_db,
		"SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'merge'"), NULL), 4);
}

static void what_changed_since_the_page_is_shown_again(void **state)
{
	struct world *world = *state;
	struct merge merge = twins_preview(world, "amina", world_household(world, "jansen"), world_household(world, "yilmaz"));

	twins_note(world, "carla", world_household(world, "yilmaz"));
	world_is(twins_try(world, "amina", &merge), STATUS_CONFLICT);
	assert_int_equal(world_number(world, "SELECT count(*) FROM merge"), 0);
	merge = twins_preview(world, "amina", world_household(world, "jansen"), world_household(world, "yilmaz"));
	twins_merge(world, "amina", &merge);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'samenvoegen'"), 2);
}

static void a_reason_is_needed(void **state)
{
	struct world *world = *state;
	struct merge merge = twins_preview(world, "amina", world_household(world, "jansen"), world_household(world, "yilmaz"));

	strcpy(merge.reason, "  ");
	world_is(world_call(world, "amina", REQ_MERGE, &merge_record, &merge, NULL), STATUS_INVALID);
}

static void the_stricter_of_the_two_wins(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct merge merge;

	twins_regie(world, world_household(world, "geheim"), "amina");
	world_sql(world, "INSERT INTO signal(id, household_id, kind, reason, \"from\") SELECT 980001, id, 'veiligheid', 'dreiging',"
		" '2026-11-01' FROM household WHERE naam = 'Peeters'");
	merge = twins_preview(world, "amina", jansen, world_household(world, "geheim"));
	merge = twins_merge(world, "amina", &merge);
	assert_int_equal(world_number(world, "SELECT shielded + (SELECT count(*) FROM signal s"
		" WHERE s.household_id = h.id) FROM household h WHERE naam = 'Jansen'"), 2);
	assert_int_equal(world_count(homes_search(world, "carla", "boterdiep 31"), &search_hit_record), 0);
	homes_keys_right(world);
	twins_undo(world, "amina", merge.id);
	assert_int_equal(world_number(world, "SELECT shielded + (SELECT count(*) FROM signal s"
		" WHERE s.household_id = h.id) FROM household h WHERE naam = 'Jansen'"), 0);
	assert_int_equal(world_number(world, "SELECT shielded + (SELECT count(*) FROM signal s"
		" WHERE s.household_id = h.id) FROM household h WHERE naam = 'Peeters'"), 2);
	homes_keys_right(world);
}

/* ---- who may not see the other ---- */

static void shut_out(struct world *world, const char *whom, id household_id, id person_id)
{
	struct exclusion exclusion;

	record_init(&exclusion_record, &exclusion);
	exclusion.employee_id = world_employee(world, whom);
	exclusion.household_id = household_id;
	exclusion.person_id = person_id;
	strcpy(exclusion.reason, "buurman van de familie");
	world_is(world_call(world, "carla", REQ_EXCLUSION_ADD, &exclusion_record, &exclusion, NULL), STATUS_OK);
}

static void whom_one_household_shuts_out_does_not_get_in_by_the_other(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge = twins_preview(world, "amina", yilmaz, jansen);

	/* Bram is involved with jansen. */
	shut_out(world, "bram", yilmaz, 0);
	assert_string_equal(world_rule(twins_ask(world, "amina", yilmaz, jansen)), "samenvoegen.uitgesloten");
	assert_string_equal(world_rule(twins_ask(world, "amina", jansen, yilmaz)), "samenvoegen.uitgesloten");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_MERGE, &merge_record, &merge, NULL)),
		"samenvoegen.uitgesloten");
	assert_int_equal(world_number(world, "SELECT count(*) FROM merge"), 0);
	world_sql(world, "UPDATE involvement SET until = '2026-11-17', reason = 'klaar' WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'bram') AND until IS NULL");
	merge = twins_preview(world, "amina", yilmaz, jansen);
	twins_merge(world, "amina", &merge);
}

static void an_exclusion_goes_along_and_forbids_to_name_there(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge;
	struct involvement involvement;

	shut_out(world, "dirk", yilmaz, 0);
	merge = twins_preview(world, "amina", jansen, yilmaz);
	twins_merge(world, "amina", &merge);
	record_init(&involvement_record, &involvement);
	involvement.household_id = jansen;
	involvement.employee_id = world_employee(world, "dirk");
	strcpy(involvement.what, "begeleiding");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_INVOLVEMENT_ADD, &involvement_record, &involvement,
		NULL)), "uitgesloten");
}

/* ---- everybody hears it ---- */

static void whoever_works_there_finds_it_in_the_werkbak(void **state)
{
	struct world *world = *state;
	struct merge merge = twins_preview(world, "carla", world_household(world, "jansen"), world_household(world, "yilmaz"));

	world_seat(world, "bram");
	world_events_clear(world, "bram");
	merge = twins_merge(world, "carla", &merge);
	assert_int_equal(world_events(world, "bram", EVENT_INBOX), 1);
	assert_true(twins_inbox(world, "bram", "Samengevoegd met "));
	assert_true(twins_inbox(world, "amina", "Samengevoegd met "));
	assert_false(twins_inbox(world, "carla", "Samengevoegd met "));
	twins_undo(world, "carla", merge.id);
	assert_true(twins_inbox(world, "bram", "Weer los van "));
	world_wait(world, INT64_C(30) * 86400 * 1000);
	assert_false(twins_inbox(world, "bram", "Weer los van "));
}

static bool letter_says(const struct message *letter, const char *who, const char *what)
{
	const struct access_line *line;

	for (size_t i = 0; (line = world_row(letter, &access_line_record, i)); i++)
		if (strcmp(line->who, who) == 0 && strcmp(line->what, what) == 0)
			return true;
	return false;
}

static void a_family_reads_who_looked_while_it_was_a_part_of_another(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge = twins_preview(world, "amina", jansen, yilmaz);
	const struct message *letter;

	twins_note(world, "carla", yilmaz);
	world_wait(world, 60000);
	merge = twins_preview(world, "amina", jansen, yilmaz);
	merge = twins_merge(world, "amina", &merge);
	homes_open(world, "bram", jansen);
	letter = world_call_id(world, "amina", REQ_ACCESS_LOG, jansen);
	assert_true(letter_says(letter, "Carla de Wit", "schreef in het dagboek"));
	assert_true(letter_says(letter, "Amina Bakkali", "voegde twee dossiers van het gezin samen"));
	world_wait(world, 60000);
	twins_undo(world, "amina", merge.id);
	world_wait(world, 60000);
	letter = world_call_id(world, "amina", REQ_ACCESS_LOG, yilmaz);
	assert_true(letter_says(letter, "Bram Visser", "opende het dossier"));
	assert_true(letter_says(letter, "Amina Bakkali", "haalde samengevoegde dossiers weer uit elkaar"));
	homes_open(world, "bram", jansen);
	letter = world_call_id(world, "amina", REQ_ACCESS_LOG, jansen);
	assert_false(letter_says(letter, "Carla de Wit", "schreef in het dagboek"));
}

/* ---- undoing ---- */

static void what_was_added_since_stays_and_what_hangs_on_it_goes_along(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge;
	struct goal goal;
	const struct message *answer;
	const struct count *count;

	answer = world_call_id(world, "amina", REQ_PLAN_START, yilmaz);
	record_init(&goal_record, &goal);
	goal.plan_id = ((const struct plan *)world_row(answer, &plan_record, 0))->id;
	strcpy(goal.what, "Weer op tijd op school");
	strcpy(goal.leefgebied, "financien");
	merge = twins_preview(world, "amina", jansen, yilmaz);
	merge = twins_merge(world, "amina", &merge);
	twins_note(world, "amina", jansen);
	world_is(world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_OK);
	answer = twins_undo(world, "amina", merge.id);
	count = world_row(answer, &count_record, 0);
	assert_int_equal(world_count(answer, &count_record), 1);
	assert_string_equal(count->what, "dagboekregels");
	assert_int_equal(count->number, 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM journal_entry j JOIN household h ON h.id = j.household_id"
		" WHERE h.naam = 'Jansen'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM goal g JOIN household h ON h.id = g.household_id"
		" WHERE h.naam = 'Yilmaz'"), 1);
}

static void a_regie_that_moved_on_since_is_not_taken_back(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), devries = world_household(world, "devries");
	struct merge merge;
	const struct message *answer;
	struct ask set = homes_ask(jansen);

	twins_involve(world, jansen, "dirk");
	twins_involve(world, devries, "dirk");
	merge = twins_preview(world, "dirk", jansen, devries);
	merge.regie = MERGE_KEEP_FROM;
	merge = twins_merge(world, "dirk", &merge);
	set.other_id = world_employee(world, "bram");
	strcpy(set.word, "kent het gezin");
	world_is(world_call(world, "dirk", REQ_REGIE_SET, &ask_record, &set, NULL), STATUS_OK);
	answer = twins_undo(world, "dirk", merge.id);
	assert_true(world_count(answer, &count_record) >= 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM regie r JOIN household h ON h.id = r.household_id"
		" JOIN employee e ON e.id = r.employee_id WHERE r.until IS NULL AND h.naam = 'Jansen' AND e.username = 'bram'"), 1);
}

static void the_last_merge_is_undone_first(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct household third = homes_household("Molenweg", 3, "1441AC");
	struct person bo = homes_person("Bo", "Smit", "1999-09-09", "");
	struct household made = homes_add(world, "amina", &third, &bo);
	struct merge first = twins_preview(world, "amina", yilmaz, made.id), second;
	struct ask undo;

	first = twins_merge(world, "amina", &first);
	second = twins_preview(world, "amina", jansen, yilmaz);
	second = twins_merge(world, "amina", &second);
	assert_int_equal(world_count(homes_open(world, "amina", jansen), &member_record), 5);
	assert_non_null(homes_hit(homes_search(world, "amina", made.huishoudnummer), "Bo Smit"));
	homes_keys_right(world);
	undo = homes_ask(first.id);
	strcpy(undo.word, "toch niet");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_MERGE_UNDO, &ask_record, &undo, NULL)),
		"samenvoegen.later");
	twins_undo(world, "amina", second.id);
	twins_undo(world, "amina", first.id);
	assert_string_equal(world_rule(world_call(world, "amina", REQ_MERGE_UNDO, &ask_record, &undo, NULL)),
		"samenvoegen.terug");
	world_is(twins_ask(world, "amina", yilmaz, made.id), STATUS_OK);
	homes_keys_right(world);
}

/* ---- every table ---- */

static void every_table_with_a_household_is_spoken_for(void **state)
{
	static const char TABLES[] =
		"SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
		" AND c.name = 'household_id'";
	struct err err = ERR_INIT;
	struct db *db = db_open(":memory:", false, &err);
	struct query *query;

	(void)state;
	assert_true(migrations_run(db, DB_MAIN, NULL, NULL, &err));
	query = db_query(db, TABLES);
	while (query_step(query, &err) == QUERY_ROW)
		if (!twins_known(query_get_text(query, "name")))
			fail_msg("table %s has a household: say in src/store/merge_tables.c what a merge does with its rows",
				query_get_text(query, "name"));
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(two_households_become_one),
		TEST(the_old_number_and_the_old_address_find_the_one_that_is_left),
		TEST(the_same_person_in_both_stands_there_once),
		TEST(who_has_the_number_of_the_brp_is_the_one_that_stays),
		TEST(one_regisseur_and_one_plan_must_be_chosen),
		TEST(an_offered_regie_is_answered_first),
		TEST(merging_takes_the_regie_of_both_or_who_stands_above),
		TEST(what_changed_since_the_page_is_shown_again),
		TEST(a_reason_is_needed),
		TEST(the_stricter_of_the_two_wins),
		TEST(whom_one_household_shuts_out_does_not_get_in_by_the_other),
		TEST(an_exclusion_goes_along_and_forbids_to_name_there),
		TEST(whoever_works_there_finds_it_in_the_werkbak),
		TEST(a_family_reads_who_looked_while_it_was_a_part_of_another),
		TEST(what_was_added_since_stays_and_what_hangs_on_it_goes_along),
		TEST(a_regie_that_moved_on_since_is_not_taken_back),
		TEST(the_last_merge_is_undone_first),
		cmocka_unit_test(every_table_with_a_household_is_spoken_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
