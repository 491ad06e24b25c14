/* The noodknop: who may press it, what it opens and for how long, who hears of it, and when there is no next time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/oversight.h"
#include "homes.h"

static const int64_t minute_ms = 60000;
static const char REASON[] = "Buurman belt: kind alleen thuis";

static int begin(void **state)
{
	*state = world_new();
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *press_number(struct world *world, const char *who, id household_id, const char *reason)
{
	struct ask ask = homes_ask(household_id);

	snprintf(ask.word, sizeof(ask.word), "%s", reason);
	return world_call(world, who, REQ_BREAK_GLASS, &ask_record, &ask, NULL);
}

static const struct message *press(struct world *world, const char *who, const char *household, const char *reason)
{
	return press_number(world, who, world_household(world, household), reason);
}

static int64_t views(struct world *world, const char *sql)
{
	return query_number(db_query(world_store(world)->view_db, sql), NULL);
}

/* Days later; people open their desk again. */
static void later(struct world *world, int days)
{
	world_wait(world, days * 24 * 60 * minute_ms);
}

static void judged(struct world *world, const char *verdict)
{
	char sql[512];

	snprintf(sql, sizeof(sql), "INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst)"
		" SELECT b.id + 1000000, 'noodknop', b.id, '2026-11-16', b.at,"
		" (SELECT id FROM employee WHERE username = 'hanna'), '%s', 'gezien' FROM break_glass b", verdict);
	struct err err = ERR_INIT;
	assert_true(db_run_script(world_db(world), sql, &err));
}

/* ---- what it opens ---- */

static void a_locked_household_is_open_for_an_hour_and_no_other_one(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen), STATUS_MISSING);
	const struct message *answer = press(world, "karel", "jansen", REASON);
	world_is(answer, STATUS_OK);
	const struct break_glass *glass = world_row(answer, &break_glass_record, 0);
	assert_int_equal(glass->until - glass->at, 60 * minute_ms);
	assert_string_equal(glass->reason, REASON);

	answer = world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &break_glass_record), 1);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, world_household(world, "yilmaz")), STATUS_MISSING);
	/* another person has nothing of it */
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, world_household(world, "yilmaz")), STATUS_MISSING);

	world_set_now(world, glass->until - 1);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_READ, jansen), STATUS_OK);
	world_is(world_call_id(world, "karel", REQ_PLAN_READ, jansen), STATUS_OK);
	world_set_now(world, glass->until);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_READ, jansen), STATUS_MISSING);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen), STATUS_MISSING);
}

static void at_the_end_the_screens_of_who_pressed_read_again(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	press(world, "karel", "jansen", REASON);
	world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen);
	world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, jansen);
	world_events_clear(world, "karel");
	world_events_clear(world, "amina");
	world_wait(world, 59 * minute_ms);
	assert_int_equal(world_events(world, "karel", EVENT_MISSED), 0);
	world_wait(world, minute_ms);
	assert_int_equal(world_events(world, "karel", EVENT_MISSED), 1);
	assert_int_equal(world_events(world, "karel", EVENT_RING), 1);
	assert_int_equal(world_events(world, "amina", EVENT_MISSED), 0);
	world_wait(world, minute_ms);
	assert_int_equal(world_events(world, "karel", EVENT_RING), 1);
}

static void it_reads_and_does_not_write(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct journal_entry entry;

	press(world, "karel", "jansen", REASON);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen), STATUS_OK);
	record_init(&journal_entry_record, &entry);
	entry.household_id = jansen;
	entry.tekst = (char *)"Ik schrijf hier iets.";
	world_is(world_call(world, "karel", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL), STATUS_REFUSED);
	world_is(world_call_id(world, "karel", REQ_PLAN_START, jansen), STATUS_REFUSED);
	world_is(world_call_id(world, "karel", REQ_TIMELINE, jansen), STATUS_OK);
}

static void who_works_there_needs_none_and_sees_no_mark(void **state)
{
	struct world *world = *state;
	const struct message *answer = press(world, "amina", "jansen", REASON);

	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "noodknop.nodig");
	press(world, "karel", "jansen", REASON);
	answer = press(world, "karel", "jansen", REASON);
	assert_string_equal(world_rule(answer), "noodknop.nodig");
	answer = homes_open(world, "amina", world_household(world, "jansen"));
	assert_int_equal(world_count(answer, &break_glass_record), 0);
}

/* ---- what is refused ---- */

static void a_short_reason_is_no_reason(void **state)
{
	struct world *world = *state;

	world_is(press(world, "karel", "jansen", "moet"), STATUS_INVALID);
	world_is(press(world, "karel", "jansen", "12345678901234"), STATUS_INVALID);
	world_is(press(world, "karel", "jansen", "   kort            "), STATUS_INVALID);
	assert_int_equal(world_number(world, "SELECT count(*) FROM break_glass"), 0);
	world_is(press(world, "karel", "jansen", "123456789012345"), STATUS_OK);
}

static void shielded_and_not_there_give_one_answer(void **state)
{
	struct world *world = *state;
	const struct message *shielded = press(world, "amina", "geheim", REASON);
	const struct message *unknown = press_number(world, "amina", 987654321, REASON);
	const struct message *none = press_number(world, "amina", 0, REASON);

	world_is(shielded, STATUS_MISSING);
	assert_true(homes_same_answer(shielded, unknown));
	assert_true(homes_same_answer(shielded, none));
	assert_int_equal(world_number(world, "SELECT count(*) FROM break_glass"), 0);
}

static void a_household_that_is_shielded_meanwhile_closes(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	press(world, "karel", "jansen", REASON);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen), STATUS_OK);
	world_sql(world, "UPDATE household SET shielded = 1");
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_READ, jansen), STATUS_MISSING);
}

static void who_is_no_front_line_has_no_noodknop(void **state)
{
	static const char *const others[] = { "femke", "gerrit", "hanna" };
	struct world *world = *state;

	for (size_t i = 0; i < 3; i++)
		world_is(press(world, others[i], "jansen", REASON), STATUS_REFUSED);
	assert_int_equal(world_number(world, "SELECT count(*) FROM break_glass"), 0);
}

/* ---- who hears of it ---- */

static void the_privacy_officer_and_the_regisseur_hear_it_at_once(void **state)
{
	struct world *world = *state;

	world_seat(world, "hanna");
	world_seat(world, "amina");
	world_seat(world, "dirk");
	press(world, "karel", "jansen", REASON);
	assert_int_equal(world_events(world, "hanna", EVENT_RING), 1);
	const struct ring *ring = world_row(world_event(world, "hanna", EVENT_RING, 0), &ring_record, 0);
	assert_non_null(strstr(ring->tekst, "Karel"));
	assert_int_equal(ring->household_id, 0);
	assert_int_equal(world_events(world, "amina", EVENT_RING), 1);
	assert_int_equal(world_events(world, "dirk", EVENT_RING), 0);
}

static void it_stands_in_both_chains_and_in_the_timeline(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	const struct timeline_line *line;
	bool found = false;

	press(world, "karel", "jansen", REASON);
	world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'noodknop'"
		" AND ground = 'noodknop' AND tekst = 'Buurman belt: kind alleen thuis' AND household_id IS NOT NULL"), 1);
	assert_int_equal(views(world, "SELECT count(*) FROM view WHERE act = 'open' AND ground = 'noodknop'"), 1);

	homes_open(world, "amina", jansen);
	const struct message *answer = world_call_id(world, "amina", REQ_TIMELINE, jansen);
	for (size_t i = 0; (line = world_row(answer, &timeline_line_record, i)); i++)
		found = found || strcmp(line->what, "Noodknop: Buurman belt: kind alleen thuis") == 0;
	assert_true(found);
	assert_int_equal(views(world, "SELECT count(*) FROM view WHERE act = 'open' AND ground = 'eigen'"), 1);
}

/* ---- no next time ---- */

static void a_use_that_nobody_judged_in_five_working_days_blocks_the_next(void **state)
{
	struct world *world = *state;

	/* Wednesday the 18th: until Wednesday the 25th there is time to judge */
	world_is(press(world, "karel", "jansen", REASON), STATUS_OK);
	later(world, 7);
	world_is(press(world, "karel", "yilmaz", REASON), STATUS_OK);
	later(world, 1);
	const struct message *answer = press(world, "karel", "jansen", REASON);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "noodknop.oordeel");
	world_is(press(world, "bram", "yilmaz", REASON), STATUS_OK);	/* only this person */
}

static void a_question_is_no_judgement_and_a_judgement_frees(void **state)
{
	struct world *world = *state;

	press(world, "karel", "jansen", REASON);
	later(world, 14);
	judged(world, "navragen");
	world_is(press(world, "karel", "jansen", REASON), STATUS_REFUSED);
	world_sql(world, "INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst)"
		" SELECT id + 1, kind, object_id, week, at, employee_id, 'terecht', 'goed' FROM review");
	world_is(press(world, "karel", "jansen", REASON), STATUS_OK);
}

static void what_was_pressed_stays_as_it_was(void **state)
{
	static const char *const forbidden[] = {
		"UPDATE break_glass SET reason = 'een heel andere reden'", "DELETE FROM break_glass",
		"INSERT INTO break_glass SELECT id + 1, household_id, employee_id, at, at + 3600001, reason FROM break_glass",
		"INSERT INTO review SELECT id + 1, 'noodknop', id, '2026-11-16', at, employee_id, 'terecht', 'van mij' FROM"
			" break_glass",
	};
	struct world *world = *state;
	struct err err = ERR_INIT;

	press(world, "karel", "jansen", REASON);
	for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
		assert_false(db_run_script(world_db(world), forbidden[i], &err));
	judged(world, "terecht");
	assert_false(db_run_script(world_db(world), "UPDATE review SET verdict = 'niet_terecht'", &err));
	assert_false(db_run_script(world_db(world), "DELETE FROM review", &err));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_locked_household_is_open_for_an_hour_and_no_other_one, begin, end),
		cmocka_unit_test_setup_teardown(at_the_end_the_screens_of_who_pressed_read_again, begin, end),
		cmocka_unit_test_setup_teardown(it_reads_and_does_not_write, begin, end),
		cmocka_unit_test_setup_teardown(who_works_there_needs_none_and_sees_no_mark, begin, end),
		cmocka_unit_test_setup_teardown(a_short_reason_is_no_reason, begin, end),
		cmocka_unit_test_setup_teardown(shielded_and_not_there_give_one_answer, begin, end),
		cmocka_unit_test_setup_teardown(a_household_that_is_shielded_meanwhile_closes, begin, end),
		cmocka_unit_test_setup_teardown(who_is_no_front_line_has_no_noodknop, begin, end),
		cmocka_unit_test_setup_teardown(the_privacy_officer_and_the_regisseur_hear_it_at_once, begin, end),
		cmocka_unit_test_setup_teardown(it_stands_in_both_chains_and_in_the_timeline, begin, end),
		cmocka_unit_test_setup_teardown(a_use_that_nobody_judged_in_five_working_days_blocks_the_next, begin, end),
		cmocka_unit_test_setup_teardown(a_question_is_no_judgement_and_a_judgement_frees, begin, end),
		cmocka_unit_test_setup_teardown(what_was_pressed_stays_as_it_was, begin, end),
	};

	return cmocka_run_group_tests_name("break_glass", tests, NULL, NULL);
}
