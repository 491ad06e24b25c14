/* Match without content: a name and a telephone, live on both sides, as long as both want it; nothing of the family. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/sight.h"
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

static const struct message *sign(struct world *world, const char *who, const char *household, bool shares)
{
	struct match_sign row;

	record_init(&match_sign_record, &row);
	row.household_id = world_household(world, household);
	row.shares = shares;
	snprintf(row.grondslag, sizeof(row.grondslag), "%s", shares ? "Jeugdwet 7.1.4.1" : "");
	snprintf(row.reason, sizeof(row.reason), "%s", shares ? "" : "het gezin wil het niet");
	return world_call(world, who, REQ_MATCH_SIGN, &match_sign_record, &row, NULL);
}

static const struct match *matched(struct world *world, const char *who, const char *household)
{
	const struct message *answer = world_call_id(world, who, REQ_MATCH_LIST, world_household(world, household));

	world_is(answer, STATUS_OK);
	return world_row(answer, &match_record, 0);
}

static const struct inbox_line *in_inbox(struct world *world, const char *who)
{
	const struct message *answer = world_call_id(world, who, REQ_INBOX, 0);
	const struct inbox_line *line;

	for (size_t i = 0; (line = world_row(answer, &inbox_line_record, i)); i++)
		if (line->kind == INBOX_MATCH)
			return line;
	return NULL;
}

/* Karel of Zuid has the regie of devries; bram of the welfare foundation sees els at the food bank. */
static void both_hear_at_once_who_the_other_is_and_nothing_more(void **state)
{
	struct world *world = *state;

	world_seat(world, "bram");
	world_seat(world, "karel");
	const struct message *answer = sign(world, "bram", "devries", true);
	world_is(answer, STATUS_OK);
	const struct match *match = world_row(answer, &match_record, 0);
	assert_string_equal(match->employee_naam, "Karel Dekker");
	assert_int_equal(world_events(world, "karel", EVENT_RING), 1);
	assert_int_equal(world_events(world, "bram", EVENT_RING), 1);
	const struct ring *ring = rows_first(&world_event(world, "karel", EVENT_RING, 0)->rows, &ring_record);
	assert_non_null(strstr(ring->tekst, "Bram Visser"));
	assert_non_null(strstr(ring->tekst, "Stichting Welzijn Noord"));
	assert_non_null(in_inbox(world, "karel"));
	assert_non_null(strstr(in_inbox(world, "bram")->what, "Karel Dekker"));
	assert_string_equal(matched(world, "karel", "devries")->employee_naam, "Bram Visser");
	/* it opens nothing */
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, world_household(world, "devries")), STATUS_MISSING);
	/* and others see nothing of it */
	assert_null(matched(world, "amina", "devries"));
	assert_null(in_inbox(world, "amina"));
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'match' AND ground = 'Jeugdwet 7.1.4.1'"), 1);
}

static void who_withdraws_is_gone_from_the_other_screen_at_once(void **state)
{
	struct world *world = *state;

	sign(world, "bram", "devries", true);
	world_seat(world, "karel");
	world_events_clear(world, "karel");
	world_is(sign(world, "bram", "devries", false), STATUS_OK);
	assert_true(world_events(world, "karel", EVENT_INBOX) > 0);
	assert_null(in_inbox(world, "karel"));
	assert_null(in_inbox(world, "bram"));
	/* the regisseur can withdraw too, and come back */
	sign(world, "bram", "devries", true);
	assert_non_null(in_inbox(world, "bram"));
	world_is(sign(world, "karel", "devries", false), STATUS_OK);
	assert_null(in_inbox(world, "bram"));
	assert_null(in_inbox(world, "karel"));
	world_is(sign(world, "karel", "devries", true), STATUS_OK);
	assert_non_null(in_inbox(world, "bram"));
}

/* Kim lives half of the time with els: the two families have one child. */
static void through_a_child_that_two_families_share(void **state)
{
	struct world *world = *state;

	assert_null(in_inbox(world, "bram"));
	world_sql(world, "INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 990001, h.id, p.id, 'kind',"
		" '2026-11-01' FROM household h, person p WHERE h.naam LIKE '%Vries%' AND p.voornamen = 'Kim'");
	const struct inbox_line *line = in_inbox(world, "bram");
	assert_non_null(line);
	assert_int_equal(line->household_id, world_household(world, "jansen"));
	assert_non_null(strstr(line->what, "Karel Dekker"));
	assert_null(strstr(line->what, "Vries"));
	line = in_inbox(world, "karel");
	assert_int_equal(line->household_id, world_household(world, "devries"));
	assert_non_null(strstr(line->what, "Bram Visser"));
	/* amina and karel have one employer */
	assert_null(in_inbox(world, "amina"));
}

static void a_shielded_household_matches_with_nobody_outside(void **state)
{
	struct world *world = *state;

	world_is(sign(world, "bram", "geheim", true), STATUS_MISSING);
	world_sql(world, "INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 990001, h.id, p.id, 'kind',"
		" '2026-11-01' FROM household h, person p WHERE h.shielded AND p.voornamen = 'Kim'");
	assert_null(in_inbox(world, "bram"));
	assert_null(in_inbox(world, "karel"));
}

static void who_is_excluded_matches_with_nobody_there(void **state)
{
	struct world *world = *state;

	sign(world, "bram", "devries", true);
	assert_non_null(in_inbox(world, "karel"));
	world_sql(world, "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT 990002, e.id,"
		" h.id, 'familie', 'zus', b.id, 1, '2026-11-18' FROM employee e, employee b, household h WHERE e.username = 'bram'"
		" AND b.username = 'hanna' AND h.naam LIKE '%Vries%'");
	assert_null(in_inbox(world, "karel"));
	assert_null(in_inbox(world, "bram"));
}

static void it_asks_for_a_ground_or_for_a_reason_and_for_the_right(void **state)
{
	struct world *world = *state;
	struct match_sign row;

	record_init(&match_sign_record, &row);
	row.household_id = world_household(world, "devries");
	row.shares = true;
	world_is(world_call(world, "bram", REQ_MATCH_SIGN, &match_sign_record, &row, NULL), STATUS_INVALID);
	row.shares = false;
	world_is(world_call(world, "bram", REQ_MATCH_SIGN, &match_sign_record, &row, NULL), STATUS_INVALID);
	world_is(sign(world, "femke", "devries", true), STATUS_REFUSED);
	world_is(sign(world, "gerrit", "devries", true), STATUS_REFUSED);
	world_is(sign(world, "hanna", "devries", true), STATUS_REFUSED);
}

static bool sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !db_run_script(world_db(world), sql, &err);
}

static void a_raw_shell_cannot_turn_a_no_into_a_yes(void **state)
{
	struct world *world = *state;

	sign(world, "karel", "devries", false);
	assert_int_equal(world_number(world, "SELECT count(*) FROM match_sign"), 1);
	assert_true(sql_refused(world, "UPDATE match_sign SET shares = 1, grondslag = 'x'"));
	assert_true(sql_refused(world, "DELETE FROM match_sign"));
	assert_true(sql_refused(world, "INSERT INTO match_sign SELECT id + 1, household_id, employee_id, pet, 1, 'x', \"from\", NULL,"
		" NULL FROM match_sign"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(both_hear_at_once_who_the_other_is_and_nothing_more, begin, end),
		cmocka_unit_test_setup_teardown(who_withdraws_is_gone_from_the_other_screen_at_once, begin, end),
		cmocka_unit_test_setup_teardown(through_a_child_that_two_families_share, begin, end),
		cmocka_unit_test_setup_teardown(a_shielded_household_matches_with_nobody_outside, begin, end),
		cmocka_unit_test_setup_teardown(who_is_excluded_matches_with_nobody_there, begin, end),
		cmocka_unit_test_setup_teardown(it_asks_for_a_ground_or_for_a_reason_and_for_the_right, begin, end),
		cmocka_unit_test_setup_teardown(a_raw_shell_cannot_turn_a_no_into_a_yes, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
