/* What the clock finds in the view log: own street, own surname, far more than usual, the night; and who judges whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/oversight.h"
#include "homes.h"
#include "store/store.h"
#include "store/view_log.h"

static const int64_t minute_ms = 60000, hour_ms = 3600000, day_ms = 24 * 3600000;

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

/* A line of the view log as opening a dossier makes it. */
static void opens(struct world *world, const char *who, id household_id, instant at)
{
	const struct audit_line line = { .at = at, .employee_id = world_employee(world, who), .role = "wijkcoach",
		.source = "192.0.2.1", .act = "open", .household_id = household_id, .kind = "household", .object_id = household_id,
		.ground = "team", .tekst = "" };

	view_log_add(world_store(world)->views, &line);
}

static void many_homes(struct world *world)
{
	world_sql(world, "INSERT INTO household(id, huishoudnummer, naam, wijk) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
		" SELECT i + 1 FROM n WHERE i < 60) SELECT 700000 + i, printf('%07d', 7000000 + i), 'Huis ' || i, 'Noord' FROM n");
}

static const struct oversight_line *found(struct world *world, const char *who, int kind)
{
	struct ask ask = homes_ask(0);
	const struct message *answer = world_call(world, who, REQ_OVERSIGHT, &ask_record, &ask, NULL);
	const struct oversight_line *line;

	world_is(answer, STATUS_OK);
	for (size_t i = 0; (line = world_row(answer, &oversight_line_record, i)); i++)
		if (line->kind == kind)
			return line;
	return NULL;
}

static size_t number(struct world *world, int kind)
{
	struct ask ask = homes_ask(0);
	const struct message *answer = world_call(world, "hanna", REQ_OVERSIGHT, &ask_record, &ask, NULL);
	const struct oversight_line *line;
	size_t count = 0;

	for (size_t i = 0; (line = world_row(answer, &oversight_line_record, i)); i++)
		count += line->kind == kind;
	return count;
}

static const struct message *judge(struct world *world, const char *who, const struct oversight_line *line, int verdict,
	int vervolg, const char *tekst)
{
	struct review review = { .kind = line->kind, .object_id = line->object_id, .verdict = verdict, .vervolg = vervolg };

	snprintf(review.tekst, sizeof(review.tekst), "%s", tekst);
	return world_call(world, who, REQ_REVIEW, &review_record, &review, NULL);
}

static void home(struct world *world, const char *who, char *surnames, const char *postcode)
{
	struct ask one = homes_word(who), two = homes_word(postcode ? postcode : "");

	one.tekst = surnames;
	if (postcode)
		world_is(world_call(world, "gerrit", REQ_EMPLOYEE_HOME, &ask_record, &one, &ask_record, &two, NULL), STATUS_OK);
	else
		world_is(world_call(world, "gerrit", REQ_EMPLOYEE_HOME, &ask_record, &one, NULL), STATUS_OK);
}

static void an_opening_in_the_own_street_is_found_once_a_week(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	world_sql(world, "UPDATE household SET postcode = '3077AW' WHERE naam LIKE 'Jansen%'");
	home(world, "amina", NULL, "3077 aw");
	opens(world, "amina", jansen, world_now(world));
	opens(world, "amina", jansen, world_now(world) + 1);
	opens(world, "carla", jansen, world_now(world) + 2);
	world_wait(world, day_ms);
	opens(world, "amina", jansen, world_now(world));
	world_wait(world, day_ms);
	assert_int_equal(number(world, OVERSIGHT_STREET), 1);
	const struct oversight_line *line = found(world, "hanna", OVERSIGHT_STREET);
	assert_int_equal(line->employee_id, world_employee(world, "amina"));
	assert_string_equal(line->why, "De medewerker woont zelf op deze postcode.");
	assert_string_equal(line->what, "opende het dossier: werkt in het team van de wijk");
	assert_int_equal(line->due, world_today(world) - 1 + 6);	/* Thursday + 5 working days */
	assert_true(line->may_judge);
	/* Found right, it does not come back for a while. */
	world_is(judge(world, "hanna", line, OVERSIGHT_RIGHT, FOLLOW_NONE, "Amina is regisseur; de rest van de straat niet."), STATUS_OK);
	world_wait(world, 7 * day_ms);
	opens(world, "amina", jansen, world_now(world));
	world_wait(world, day_ms);
	assert_int_equal(number(world, OVERSIGHT_STREET), 1);
}

static void an_opening_of_the_own_surname_is_found_without_its_voorvoegsels(void **state)
{
	struct world *world = *state;

	home(world, "karel", (char[]){ "Bakker, de Vries" }, NULL);
	opens(world, "karel", world_household(world, "devries"), world_now(world));
	opens(world, "karel", world_household(world, "jansen"), world_now(world) + 1);
	world_wait(world, day_ms);
	assert_int_equal(number(world, OVERSIGHT_SURNAME), 1);
	assert_int_equal(world_number(world, "SELECT household_id FROM oversight_item WHERE kind = 'achternaam'"),
		world_household(world, "devries"));
}

static void what_is_kept_of_a_home_is_little_and_can_be_forgotten(void **state)
{
	struct world *world = *state;
	struct ask forget = homes_word("karel"), wrong = homes_word("karel"), postcode = homes_word("30 AW");

	home(world, "karel", (char[]){ "de Vries" }, "3077AW");
	assert_int_equal(world_number(world, "SELECT count(*) FROM employee_home WHERE waarde IN ('vries', '3077aw')"), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE tekst LIKE '%vries%' OR tekst LIKE '%3077%'"), 0);
	world_is(world_call(world, "gerrit", REQ_EMPLOYEE_HOME, &ask_record, &wrong, &ask_record, &postcode, NULL), STATUS_INVALID);
	world_is(world_call(world, "amina", REQ_EMPLOYEE_HOME, &ask_record, &forget, NULL), STATUS_REFUSED);
	forget.flag = true;
	world_is(world_call(world, "gerrit", REQ_EMPLOYEE_HOME, &ask_record, &forget, NULL), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM employee_home"), 0);
}

static const struct message *told_who(struct world *world, const char *by, const char *who, const char *bsn)
{
	struct ask one = homes_word(who), two = homes_word(bsn ? bsn : "");

	one.flag = !bsn;
	return bsn ? world_call(world, by, REQ_EMPLOYEE_PERSON, &ask_record, &one, &ask_record, &two, NULL) :
		world_call(world, by, REQ_EMPLOYEE_PERSON, &ask_record, &one, NULL);
}

/* anna Jansen (111222333) is carla, as a citizen; her former household is in jansen too. */
static void who_is_known_as_a_citizen_has_their_own_household_closed(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	const struct message *known, *unknown;

	world_is(world_call_id(world, "carla", REQ_HOUSEHOLD_OPEN, jansen), STATUS_OK);
	world_call_id(world, "carla", REQ_HOUSEHOLD_CLOSE, jansen);
	world_is(told_who(world, "carla", "carla", "111222333"), STATUS_REFUSED);
	world_is(told_who(world, "gerrit", "carla", "111222334"), STATUS_INVALID);
	unknown = told_who(world, "gerrit", "dirk", "999993653");
	known = told_who(world, "gerrit", "carla", "111222333");
	world_is(known, STATUS_OK);
	assert_true(homes_same_answer(known, unknown));
	world_is(world_call_id(world, "carla", REQ_HOUSEHOLD_OPEN, jansen), STATUS_MISSING);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE tekst LIKE '%111222333%'"), 0);
	world_is(told_who(world, "gerrit", "carla", NULL), STATUS_OK);
	world_is(world_call_id(world, "carla", REQ_HOUSEHOLD_OPEN, jansen), STATUS_OK);
}

static void openings_of_relatives_are_found_when_it_is_known_who_somebody_is(void **state)
{
	struct world *world = *state;

	/* els de Vries lived with anna Jansen once; karel is els. */
	world_sql(world, "INSERT INTO membership(id, household_id, person_id, rol, \"from\", until) SELECT 700001, h.id, p.id, 'ouder',"
		" '2020-01-01', '2021-01-01' FROM household h, person p WHERE h.naam LIKE 'Jansen%' AND p.voornamen = 'Els'");
	world_sql(world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Els') WHERE username = 'karel'");
	opens(world, "karel", world_household(world, "jansen"), world_now(world));
	opens(world, "karel", world_household(world, "yilmaz"), world_now(world) + 1);
	world_wait(world, day_ms);
	assert_int_equal(number(world, OVERSIGHT_SURNAME), 1);
	assert_string_equal(found(world, "hanna", OVERSIGHT_SURNAME)->why, "Iemand in dit huishouden woont of woonde samen met de medewerker.");
}

static void of_whom_the_officer_may_not_know_the_line_has_no_number(void **state)
{
	struct world *world = *state;

	home(world, "karel", (char[]){ "de Vries" }, NULL);
	opens(world, "karel", world_household(world, "devries"), world_now(world));
	world_wait(world, day_ms);
	assert_string_not_equal(found(world, "hanna", OVERSIGHT_SURNAME)->huishoudnummer, "");
	world_sql(world, "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT 990000, e.id, h.id,"
		" 'familie', 'zus', b.id, 1, '2026-11-01' FROM employee e, employee b, household h WHERE e.username = 'hanna'"
		" AND b.username = 'dirk' AND h.naam LIKE '%Vries%'");
	assert_string_equal(found(world, "hanna", OVERSIGHT_SURNAME)->huishoudnummer, "");
}

static void far_more_than_is_usual_is_found_and_says_why(void **state)
{
	struct world *world = *state;

	many_homes(world);
	for (int d = 0; d < 6; d++, world_wait(world, day_ms))
		for (int i = 1; i <= 4; i++)
			opens(world, "amina", 700000 + i, world_now(world) + i);
	for (int i = 1; i <= 12; i++)
		opens(world, "amina", 700000 + i, world_now(world) + i);
	for (int i = 1; i <= 30; i++)		/* new here: nothing is known of karel, but thirty is not far above ten */
		opens(world, "karel", 700000 + i, world_now(world) + 100 + i);
	world_wait(world, day_ms);
	assert_int_equal(number(world, OVERSIGHT_MANY), 0);	/* twelve is three times four, and no more */
	for (int i = 1; i <= 31; i++)
		opens(world, "amina", 700000 + i, world_now(world) + i);
	for (int i = 1; i <= 31; i++)
		opens(world, "amina", 700000 + i, world_now(world) + 100 + i);
	world_wait(world, day_ms);
	const struct oversight_line *line = found(world, "hanna", OVERSIGHT_MANY);
	assert_non_null(line);
	assert_string_equal(line->what, "opende 31 verschillende dossiers op een dag");
	assert_string_equal(line->why, "Veel meer dossiers op een dag dan gewoon: zelf gewoonlijk 4.");
	assert_string_equal(line->huishoudnummer, "");
	assert_int_equal(number(world, OVERSIGHT_MANY), 1);
}

static void what_is_unusual_is_the_municipalitys_to_say(void **state)
{
	struct world *world = *state;
	struct ask rule = homes_word("minstens");

	many_homes(world);
	rule.number = 3;
	world_is(world_call(world, "gerrit", REQ_OVERSIGHT_RULE, &ask_record, &rule, NULL), STATUS_OK);
	for (int i = 1; i <= 10; i++)
		opens(world, "amina", 700000 + i, world_now(world) + i);
	world_wait(world, day_ms);
	assert_int_equal(number(world, OVERSIGHT_MANY), 1);
	rule.number = 0;
	world_is(world_call(world, "gerrit", REQ_OVERSIGHT_RULE, &ask_record, &rule, NULL), STATUS_INVALID);
	rule = homes_word("altijd");
	world_is(world_call(world, "gerrit", REQ_OVERSIGHT_RULE, &ask_record, &rule, NULL), STATUS_INVALID);
	world_is(world_call(world, "hanna", REQ_OVERSIGHT_RULE, &ask_record, &rule, NULL), STATUS_REFUSED);
}

static void openings_in_the_night_are_one_line(void **state)
{
	struct world *world = *state;
	instant night;

	many_homes(world);
	world_set_now(world, day_start(world_today(world) + 1) + 2 * hour_ms);
	night = world_now(world);
	opens(world, "amina", 700001, night);
	opens(world, "amina", 700002, night + 30 * minute_ms);
	opens(world, "carla", 700001, night + 4 * hour_ms);	/* six o'clock is morning */
	opens(world, "carla", 700001, night + 20 * hour_ms);	/* ten in the evening */
	world_wait(world, day_ms);
	const struct oversight_line *line = found(world, "hanna", OVERSIGHT_NIGHT);
	assert_non_null(line);
	assert_string_equal(line->what, "opende 2 dossiers tussen 02:00 en 02:30 uur");
	assert_int_equal(number(world, OVERSIGHT_NIGHT), 1);
}

static void weeks_in_which_the_store_was_down_are_looked_through_later(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_ask(0);
	const struct message *answer;

	for (int week = 0; week < 3; week++)
		for (int i = 0; i < 25; i++)
			opens(world, "amina", world_household(world, "jansen"), world_now(world) + week * 7 * day_ms + i);
	world_set_now(world, world_now(world) + 40 * day_ms);	/* nothing ran meanwhile */
	world_wait(world, minute_ms);
	assert_int_equal(number(world, OVERSIGHT_SAMPLE), 60);
	answer = world_call(world, "hanna", REQ_OVERSIGHT_FIGURES, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &oversight_week_record), 3);
	const struct oversight_week *week = world_row(answer, &oversight_week_record, 2);
	assert_int_equal(week->lines, 20);
	assert_int_equal(week->open, 20);
	assert_int_equal(week->late, 0);	/* the term begins when the line is there */
	world_wait(world, 10 * day_ms);
	answer = world_call(world, "hanna", REQ_OVERSIGHT_FIGURES, &ask_record, &ask, NULL);
	week = world_row(answer, &oversight_week_record, 2);
	assert_int_equal(week->late, 20);
}

static void a_question_is_answered_by_who_looked_and_by_nobody_else(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_ask(0);
	struct review_question answer;

	many_homes(world);
	world_set_now(world, day_start(world_today(world) + 1) + 2 * hour_ms);
	opens(world, "amina", 700001, world_now(world));
	world_wait(world, day_ms);
	world_is(judge(world, "hanna", found(world, "hanna", OVERSIGHT_NIGHT), OVERSIGHT_ASK, FOLLOW_NONE, "Waarom om twee uur?"), STATUS_OK);
	const struct message *asked = world_call(world, "amina", REQ_REVIEW_QUESTIONS, &ask_record, &ask, NULL);
	assert_int_equal(world_count(asked, &review_question_record), 1);
	answer = *(const struct review_question *)world_row(asked, &review_question_record, 0);
	assert_string_equal(answer.tekst, "Waarom om twee uur?");
	asked = world_call(world, "amina", REQ_INBOX, &ask_record, &ask, NULL);
	assert_int_equal(((const struct inbox_line *)world_row(asked, &inbox_line_record, 0))->kind, INBOX_QUESTION);
	snprintf(answer.tekst, sizeof(answer.tekst), "Ik had crisisdienst.");
	world_is(world_call(world, "karel", REQ_REVIEW_ANSWER, &review_question_record, &answer, NULL), STATUS_MISSING);
	world_is(world_call(world, "amina", REQ_REVIEW_ANSWER, &review_question_record, &answer, NULL), STATUS_OK);
	const struct oversight_line *line = found(world, "hanna", OVERSIGHT_NIGHT);
	assert_string_equal(line->answer, "Ik had crisisdienst.");
	asked = world_call(world, "amina", REQ_REVIEW_QUESTIONS, &ask_record, &ask, NULL);
	assert_int_equal(world_count(asked, &review_question_record), 0);
}

static void what_was_wrong_stays_until_its_follow_up_is_done(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_ask(0);

	many_homes(world);
	world_set_now(world, day_start(world_today(world) + 1) + 2 * hour_ms);
	opens(world, "amina", 700001, world_now(world));
	world_wait(world, day_ms);
	const struct oversight_line *line = found(world, "hanna", OVERSIGHT_NIGHT);
	world_is(judge(world, "hanna", line, OVERSIGHT_WRONG, FOLLOW_NONE, "Geen reden."), STATUS_INVALID);
	world_is(judge(world, "hanna", line, OVERSIGHT_RIGHT, FOLLOW_TALK, "Geen reden."), STATUS_INVALID);
	world_is(judge(world, "hanna", line, OVERSIGHT_WRONG, FOLLOW_BREACH, "Uit nieuwsgierigheid."), STATUS_OK);
	line = found(world, "hanna", OVERSIGHT_NIGHT);
	assert_false(line->done);
	assert_int_equal(line->vervolg, FOLLOW_BREACH);
	const struct message *inbox = world_call(world, "hanna", REQ_INBOX, &ask_record, &ask, NULL);
	const struct inbox_line *first = world_row(inbox, &inbox_line_record, 0);
	assert_string_equal(first->what, "Vervolg loopt: datalek, meld het op tijd");
	world_is(judge(world, "hanna", line, OVERSIGHT_WRONG, FOLLOW_DONE, "Gemeld, gezin gebeld."), STATUS_OK);
	assert_true(found(world, "hanna", OVERSIGHT_NIGHT)->done);
}

/* Two privacy officers may judge each other; alone, the FG does. */
static void of_a_privacy_officer_another_judges_or_the_fg(void **state)
{
	struct world *world = *state;

	many_homes(world);
	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, \"from\")"
		" SELECT 900001, id, 'fg', '2026-01-01' FROM employee WHERE username = 'esther'");
	world_sql(world, "DELETE FROM role_assignment WHERE role = 'manager'");
	world_set_now(world, day_start(world_today(world) + 1) + 2 * hour_ms);
	opens(world, "amina", 700001, world_now(world));
	world_wait(world, day_ms);
	world_is(judge(world, "esther", found(world, "esther", OVERSIGHT_NIGHT), OVERSIGHT_RIGHT, FOLLOW_NONE, "Prima zo."), STATUS_REFUSED);
	opens(world, "hanna", 700001, world_now(world));
	world_wait(world, day_ms);
	const struct message *refused = judge(world, "hanna", found(world, "hanna", OVERSIGHT_NIGHT), OVERSIGHT_RIGHT, FOLLOW_NONE, "Ja.");
	world_is(refused, STATUS_OK);			/* the first line is amina's */
	const struct oversight_line *line = found(world, "hanna", OVERSIGHT_NIGHT);
	assert_int_equal(line->employee_id, world_employee(world, "hanna"));
	assert_false(line->may_judge);
	world_is(judge(world, "hanna", line, OVERSIGHT_RIGHT, FOLLOW_NONE, "Ik was het zelf."), STATUS_REFUSED);
	line = found(world, "esther", OVERSIGHT_NIGHT);
	assert_true(line->may_judge);
	world_is(judge(world, "esther", line, OVERSIGHT_RIGHT, FOLLOW_NONE, "Nagevraagd, het klopt."), STATUS_OK);
}

static void plain_sql_changes_no_line_and_no_judgement(void **state)
{
	static const char *const evil[] = {
		"UPDATE oversight_item SET why = 'niets aan de hand'",
		"DELETE FROM oversight_item",
		"DELETE FROM review",
		"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst)"
			" SELECT 1, kind, object_id, week, at, employee_id, 'terecht', 'ik zelf' FROM oversight_item LIMIT 1",
		"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst)"
			" SELECT 1, kind, object_id, week, at, (SELECT id FROM employee WHERE username = 'hanna'), 'niet_terecht', 'x'"
			" FROM oversight_item LIMIT 1",
		"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst)"
			" SELECT 1, 'nacht', 987654, '2026-11-16', 1, id, 'terecht', 'x' FROM employee WHERE username = 'hanna'",
	};
	struct world *world = *state;

	many_homes(world);
	world_set_now(world, day_start(world_today(world) + 1) + 2 * hour_ms);
	opens(world, "amina", 700001, world_now(world));
	world_wait(world, day_ms);
	world_is(judge(world, "hanna", found(world, "hanna", OVERSIGHT_NIGHT), OVERSIGHT_ASK, FOLLOW_NONE, "Waarom?"), STATUS_OK);
	for (size_t i = 0; i < sizeof(evil) / sizeof(evil[0]); i++) {
		struct err err = ERR_INIT;

		if (db_run_script(world_db(world), evil[i], &err))
			fail_msg("%s", evil[i]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_opening_in_the_own_street_is_found_once_a_week, begin, end),
		cmocka_unit_test_setup_teardown(an_opening_of_the_own_surname_is_found_without_its_voorvoegsels, begin, end),
		cmocka_unit_test_setup_teardown(what_is_kept_of_a_home_is_little_and_can_be_forgotten, begin, end),
		cmocka_unit_test_setup_teardown(who_is_known_as_a_citizen_has_their_own_household_closed, begin, end),
		cmocka_unit_test_setup_teardown(openings_of_relatives_are_found_when_it_is_known_who_somebody_is, begin, end),
		cmocka_unit_test_setup_teardown(of_whom_the_officer_may_not_know_the_line_has_no_number, begin, end),
		cmocka_unit_test_setup_teardown(far_more_than_is_usual_is_found_and_says_why, begin, end),
		cmocka_unit_test_setup_teardown(what_is_unusual_is_the_municipalitys_to_say, begin, end),
		cmocka_unit_test_setup_teardown(openings_in_the_night_are_one_line, begin, end),
		cmocka_unit_test_setup_teardown(weeks_in_which_the_store_was_down_are_looked_through_later, begin, end),
		cmocka_unit_test_setup_teardown(a_question_is_answered_by_who_looked_and_by_nobody_else, begin, end),
		cmocka_unit_test_setup_teardown(what_was_wrong_stays_until_its_follow_up_is_done, begin, end),
		cmocka_unit_test_setup_teardown(of_a_privacy_officer_another_judges_or_the_fg, begin, end),
		cmocka_unit_test_setup_teardown(plain_sql_changes_no_line_and_no_judgement, begin, end),
	};

	return cmocka_run_group_tests_name("oversight found", tests, NULL, NULL);
}
