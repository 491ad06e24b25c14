/* Sessions: what others changed, bells, slow readers, and that nobody sees what is not in the log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/feed.h"
#include "store/view_log.h"
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

/* As the handler of opening does. */
static void watch(struct world *world, const char *who, const char *household)
{
	struct call call = { .seat = world_seat(world, who) };

	seat_watch(&call, world_household(world, household));
}

static bool still_watches(struct world *world, const char *who, const char *household)
{
	struct call call = { .seat = world_seat(world, who) };

	return seat_watches(&call, world_household(world, household));
}

/* As a changing request of amina does: notes, commits, sends. */
static void change(struct world *world, const char *who, const char *household, int times)
{
	struct call *call = world_make_call(world, "amina");
	id about = world_household(world, household);
	struct err err = ERR_INIT;

	assert_true(db_begin(world_db(world), &err));
	for (int i = 0; i < times; i++)
		change_note(call, about, "goal", 12, "what");
	assert_true(db_commit(world_db(world), &err));
	feed_send(world_store(world), world_seat(world, who));
}

/* ---- the feed ---- */

static void a_change_reaches_everybody_who_shows_the_household(void **state)
{
	struct world *world = *state;

	watch(world, "carla", "jansen");
	watch(world, "amina", "jansen");
	watch(world, "amina#2", "jansen");
	watch(world, "karel", "devries");
	change(world, "amina", "jansen", 1);

	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 1);
	assert_int_equal(world_events(world, "amina#2", EVENT_CHANGE), 1);	/* her other desk */
	assert_int_equal(world_events(world, "amina", EVENT_CHANGE), 0);	/* she did it herself */
	assert_int_equal(world_events(world, "karel", EVENT_CHANGE), 0);
	const struct change *change_row = world_row(world_event(world, "carla", EVENT_CHANGE, 0), &change_record, 0);
	assert_int_equal(change_row->household_id, world_household(world, "jansen"));
	assert_string_equal(change_row->kind, "goal");
	assert_string_equal(change_row->field, "what");
	assert_string_equal(change_row->employee_naam, "Amina Bakkali");
	assert_int_equal(change_row->seq, world_number(world, "SELECT max(seq) FROM change"));
}

static void rights_are_asked_again_for_every_change(void **state)
{
	struct world *world = *state;

	watch(world, "carla", "jansen");
	world_sql(world, "UPDATE household SET shielded = 1 WHERE naam = 'Jansen'");
	change(world, "amina", "jansen", 2);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 0);
	assert_int_equal(world_events(world, "carla", EVENT_MISSED), 1);	/* its screen must read again, and hears no */
	assert_false(still_watches(world, "carla", "jansen"));
	change(world, "amina", "jansen", 1);
	assert_int_equal(world_events(world, "carla", EVENT_MISSED), 1);
}

static void many_changes_at_once_are_one_missed(void **state)
{
	struct world *world = *state;

	watch(world, "carla", "jansen");
	change(world, "amina", "jansen", 500);
	assert_true(world_events(world, "carla", EVENT_CHANGE) < 100);
	assert_int_equal(world_events(world, "carla", EVENT_MISSED), 1);
}

static void who_reads_slowly_hears_once_that_something_was_missed(void **state)
{
	struct world *world = *state;

	watch(world, "carla", "jansen");
	world_slow(world, "carla", true);
	change(world, "amina", "jansen", 3);
	change(world, "amina", "jansen", 3);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 0);
	world_slow(world, "carla", false);
	assert_int_equal(world_events(world, "carla", EVENT_MISSED), 1);
	change(world, "amina", "jansen", 1);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 1);
}

static void a_locked_session_hears_nothing(void **state)
{
	struct world *world = *state;

	watch(world, "carla", "jansen");
	seat_lock(world_seat(world, "carla"));
	change(world, "amina", "jansen", 1);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 0);
}

static void a_change_that_was_rolled_back_is_told_to_nobody(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "amina");
	struct err err = ERR_INIT;

	watch(world, "carla", "jansen");
	assert_true(db_begin(world_db(world), &err));
	change_note(call, world_household(world, "jansen"), "goal", 12, "what");
	ring_employee(call, world_employee(world, "carla"), 0, "goal", 12, "hoor");
	db_rollback(world_db(world));
	feed_drop(world_store(world));
	feed_send(world_store(world), NULL);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 0);
	assert_int_equal(world_events(world, "carla", EVENT_RING), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM change"), 0);
}

static void a_session_forgets_the_household_it_watched_longest(void **state)
{
	struct world *world = *state;
	struct call call = { .seat = world_seat(world, "carla") };

	for (id household = 1; household <= SEAT_WATCHES + 1; household++)
		seat_watch(&call, household);
	assert_false(seat_watches(&call, 1));
	assert_true(seat_watches(&call, 2));
	assert_true(seat_watches(&call, SEAT_WATCHES + 1));
	seat_unwatch(&call, 2);
	assert_false(seat_watches(&call, 2));
}

/* ---- bells ---- */

static void a_bell_rings_on_every_desk_of_who_must_act(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "amina");
	id carla = world_employee(world, "carla"), jansen = world_household(world, "jansen");

	world_seat(world, "carla");
	world_seat(world, "carla#2");
	world_seat(world, "command:carla");
	world_seat(world, "bram");
	ring_employee(call, carla, jansen, "escalation", 9, "Begeleiding, %s", "€ 12.000");
	inbox_changed(call, world_employee(world, "bram"));
	feed_send(world_store(world), NULL);

	assert_int_equal(world_events(world, "carla", EVENT_RING), 1);
	assert_int_equal(world_events(world, "carla#2", EVENT_RING), 1);
	assert_int_equal(world_events(world, "command:carla", EVENT_RING), 0);
	assert_int_equal(world_events(world, "bram", EVENT_RING), 0);
	assert_int_equal(world_events(world, "bram", EVENT_INBOX), 1);
	const struct ring *ring = world_row(world_event(world, "carla", EVENT_RING, 0), &ring_record, 0);
	assert_string_equal(ring->tekst, "Begeleiding, € 12.000");
	assert_int_equal(ring->household_id, jansen);
	assert_int_equal(ring->object_id, 9);
}

static void a_bell_for_a_role_rings_for_who_has_it_today(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "amina");

	world_seat(world, "carla");
	world_seat(world, "karel");
	world_seat(world, "bram");
	world_sql(world, "UPDATE role_assignment SET until = '2026-11-18' WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'karel')");
	ring_role(call, ROLE_TEAMLEIDER, 0, "escalation", 9, "een");
	ring_role(call, ROLE_WIJKCOACH, 0, "escalation", 9, "twee");
	feed_send(world_store(world), NULL);
	assert_int_equal(world_events(world, "carla", EVENT_RING), 1);
	assert_int_equal(world_events(world, "karel", EVENT_RING), 0);	/* not his role any more */
	assert_int_equal(world_events(world, "bram", EVENT_RING), 0);
}

static void a_long_bell_keeps_whole_characters(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "amina");
	char text[2000] = "x";

	for (int i = 0; i < 400; i++)
		strcat(text, "€");
	world_seat(world, "carla");
	ring_employee(call, world_employee(world, "carla"), 0, "escalation", 9, "%s", text);
	feed_send(world_store(world), NULL);
	const struct ring *ring = world_row(world_event(world, "carla", EVENT_RING, 0), &ring_record, 0);
	assert_int_equal(strlen(ring->tekst), 1 + 266 * 3);
	assert_true(text_valid(ring->tekst, strlen(ring->tekst)));
}

static void who_is_disabled_is_sent_away(void **state)
{
	struct world *world = *state;
	struct call *call = world_make_call(world, "gerrit");

	world_seat(world, "amina");
	world_seat(world, "bram");
	assert_true(employee_online(world_store(world), world_employee(world, "amina")));
	sessions_end(call, world_employee(world, "amina"));
	feed_send(world_store(world), NULL);
	assert_false(world_alive(world, "amina"));
	assert_true(world_alive(world, "bram"));
	world_leave(world, "amina");
	assert_false(employee_online(world_store(world), world_employee(world, "amina")));
}

/* ---- looking ---- */

static int64_t views(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;
	int64_t count = query_number(db_query(world_store(world)->view_db, sql), &err);

	assert_int_equal(err.code, ERR_NONE);
	return count;
}

static const char VIEWS[] = "SELECT count(*) FROM view";

/* An answer on its way, as the door makes it. */
static void answer_after_view(struct world *world, const char *who, uint32_t serial)
{
	struct call *call = world_make_call(world, "amina");
	struct message message;

	view_note(call, "open", world_household(world, "jansen"), "household", world_household(world, "jansen"), "");
	message_init(&message, REQ_HOUSEHOLD_OPEN);
	message.serial = serial;
	rows_new(&message.rows, &household_record);
	seat_answer(world_seat(world, who), &message, true);
}

static void an_answer_waits_for_its_line_in_the_log(void **state)
{
	struct world *world = *state;
	struct message later;

	world_seat(world, "amina");
	answer_after_view(world, "amina", 11);
	message_init(&later, REQ_INBOX);
	later.serial = 12;
	seat_answer(world_seat(world, "amina"), &later, false);
	assert_null(world_answer(world, 11));
	assert_null(world_answer(world, 12));	/* it may not overtake */
	assert_int_equal(views(world, VIEWS), 0);

	store_turn_end(world_store(world));
	assert_int_equal(views(world, VIEWS), 1);
	world_is(world_answer(world, 11), STATUS_OK);
	world_is(world_answer(world, 12), STATUS_OK);
}

static void a_change_may_not_overtake_what_was_read_before_it(void **state)
{
	struct world *world = *state;

	world_seat(world, "amina");
	watch(world, "carla", "jansen");
	answer_after_view(world, "carla", 11);
	change(world, "amina", "jansen", 1);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 0);
	store_turn_end(world_store(world));
	world_is(world_answer(world, 11), STATUS_OK);
	assert_int_equal(world_events(world, "carla", EVENT_CHANGE), 1);
}

static void without_the_log_nobody_sees_a_dossier(void **state)
{
	struct world *world = *state;
	struct err err = ERR_INIT;

	world_seat(world, "amina");
	/* Somebody else wrote to the file: the chain does not fit any more. */
	assert_true(db_run_script(world_store(world)->view_db,
		"INSERT INTO view(seq, at, employee_id, act, hash) VALUES (1, 0, 1, 'open', zeroblob(32))", &err));
	answer_after_view(world, "amina", 11);
	store_turn_end(world_store(world));
	const struct message *answer = world_answer(world, 11);
	world_is(answer, STATUS_UNAVAILABLE);
	assert_null(world_row(answer, &household_record, 0));
	assert_int_equal(views(world, VIEWS), 1);
}

static void the_log_says_why_it_was_allowed(void **state)
{
	struct world *world = *state;
	static const char EIGEN[] = "SELECT count(*) FROM view WHERE ground = 'eigen' AND role = 'wijkcoach'";
	static const char TEAM[] = "SELECT count(*) FROM view WHERE ground = 'team' AND role = 'teamleider'";

	view_note(world_make_call(world, "amina"), "open", world_household(world, "jansen"), "household", 1, "overleg");
	view_note(world_make_call(world, "carla"), "open", world_household(world, "jansen"), "household", 1, NULL);
	store_turn_end(world_store(world));
	assert_int_equal(views(world, EIGEN), 1);
	assert_int_equal(views(world, TEAM), 1);
}

/* ---- searching ---- */

static const char SEARCHES[] = "SELECT count(*) FROM view WHERE act = 'zoek'";

/* As the handler of searching does. */
static void search(struct world *world, const char *who, const char *scrap)
{
	struct call *call = world_make_call(world, "amina");

	call->seat = world_seat(world, who);
	search_note(call, scrap, 3);
}

static void a_search_is_one_line_when_it_is_finished(void **state)
{
	struct world *world = *state;
	static const char TEXT[] = "SELECT count(*) FROM view WHERE tekst = 'jansen (3)'";

	search(world, "amina", "ja");
	world_wait(world, 300);
	search(world, "amina", "jans");
	world_wait(world, 900);
	search(world, "amina", "jansen");
	assert_int_equal(views(world, SEARCHES), 0);
	world_wait(world, 1100);
	assert_int_equal(views(world, SEARCHES), 1);
	assert_int_equal(views(world, TEXT), 1);
	world_wait(world, 60000);
	assert_int_equal(views(world, SEARCHES), 1);
}

static void opening_and_leaving_finish_a_search(void **state)
{
	struct world *world = *state;

	search(world, "amina", "jansen");
	world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, world_household(world, "jansen"));
	assert_int_equal(views(world, SEARCHES), 1);
	search(world, "amina", "yilmaz");
	world_leave(world, "amina");
	assert_int_equal(views(world, SEARCHES), 2);
	search(world, "bram", "yilmaz");
	seat_lock(world_seat(world, "bram"));
	store_turn_end(world_store(world));
	assert_int_equal(views(world, SEARCHES), 3);
}

static void the_log_does_not_hold_a_bsn(void **state)
{
	struct world *world = *state;
	static const char DIGITS[] = "SELECT count(*) FROM view WHERE tekst LIKE '%111%'";
	static const char SAME[] = "SELECT count(DISTINCT tekst) FROM view"
		" WHERE tekst LIKE 'bsn:% (3)' AND tekst NOT LIKE '% 1985%'";
	static const char PHONE[] = "SELECT count(*) FROM view WHERE tekst = '0612345678 (3)'";
	static const char MIXED[] = "SELECT count(*) FROM view WHERE tekst LIKE 'anna bsn:% jansen (3)'";
	static const char *const scraps[] = { "111222333", "111 222 333", "111.222.333", "anna 111222333 jansen",
		"0612345678", "111222333 1985", "12 111222333" };

	for (size_t i = 0; i < sizeof(scraps) / sizeof(scraps[0]); i++) {
		search(world, "amina", scraps[i]);
		world_wait(world, 2000);
	}
	assert_int_equal(views(world, SEARCHES), 7);
	assert_int_equal(views(world, DIGITS), 0);
	assert_int_equal(views(world, SAME), 1);	/* the same number is recognisable as the same */
	assert_int_equal(views(world, PHONE), 1);
	assert_int_equal(views(world, MIXED), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		world_test(a_change_reaches_everybody_who_shows_the_household),
		world_test(rights_are_asked_again_for_every_change),
		world_test(many_changes_at_once_are_one_missed),
		world_test(who_reads_slowly_hears_once_that_something_was_missed),
		world_test(a_locked_session_hears_nothing),
		world_test(a_change_that_was_rolled_back_is_told_to_nobody),
		world_test(a_session_forgets_the_household_it_watched_longest),
		world_test(a_bell_rings_on_every_desk_of_who_must_act),
		world_test(a_bell_for_a_role_rings_for_who_has_it_today),
		world_test(a_long_bell_keeps_whole_characters),
		world_test(who_is_disabled_is_sent_away),
		world_test(an_answer_waits_for_its_line_in_the_log),
		world_test(a_change_may_not_overtake_what_was_read_before_it),
		world_test(without_the_log_nobody_sees_a_dossier),
		world_test(the_log_says_why_it_was_allowed),
		world_test(a_search_is_one_line_when_it_is_finished),
		world_test(opening_and_leaving_finish_a_search),
		world_test(the_log_does_not_hold_a_bsn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
