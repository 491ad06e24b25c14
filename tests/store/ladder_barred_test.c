/*
 * Who may not act: somebody of the household, an excluded colleague, a deputy without the right or of another employer.
 * They are passed over, never rung, and nothing stays with nobody.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "dossier.h"

static const struct message *absent(struct dossier *dossier, const char *who, const char *user, const char *deputy)
{
	day today = world_today(dossier->world);
	struct absence absence = { .from = today, .until = today + 30 };
	struct ask ask = { .day = DAY_NONE, .tekst = (char *)deputy };

	snprintf(ask.word, sizeof(ask.word), "%s", user);
	return world_call(dossier->world, who, REQ_ABSENCE_ADD, &absence_record, &absence, &ask_record, &ask, NULL);
}

static void refused_by(const struct message *answer, const char *rule)
{
	const struct refusal *refusal = rows_first(&answer->rows, &refusal_record);

	world_is(answer, STATUS_REFUSED);
	assert_non_null(refusal);
	assert_string_equal(refusal->rule, rule);
}

static const struct message *worry(struct dossier *dossier)
{
	struct escalation asked;

	record_init(&escalation_record, &asked);
	asked.household_id = dossier->household_id;
	asked.cause = CAUSE_ZORG;
	asked.question = (char *)"Het gaat hier niet goed.";
	return world_call(dossier->world, "amina", REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL);
}

static const struct message *climbing(struct dossier *dossier, cents bedrag)
{
	struct decision decision = draft(dossier, "Begeleiding", bedrag);

	return hand_in(dossier, "amina", &decision);
}

static void exclude(struct dossier *dossier, const char *who)
{
	struct exclusion exclusion;

	record_init(&exclusion_record, &exclusion);
	exclusion.household_id = dossier->household_id;
	exclusion.employee_id = world_employee(dossier->world, who);
	exclusion.from = world_today(dossier->world);
	strcpy(exclusion.reason, "buren");
	world_is(world_call(dossier->world, "hanna", REQ_EXCLUSION_ADD, &exclusion_record, &exclusion, NULL), STATUS_OK);
}

/* How many lines of this kind lie on the desk of this person. */
static size_t desk_lines(struct dossier *dossier, const char *who, enum inbox_kind kind)
{
	struct ask ask = { .day = DAY_NONE };
	const struct message *answer = world_call(dossier->world, who, REQ_INBOX, &ask_record, &ask, NULL);
	const struct inbox_line *line;
	size_t count = 0;

	for (size_t n = 0; (line = world_row(answer, &inbox_line_record, n)) != NULL; n++)
		count += line->kind == (int)kind;
	return count;
}

static void a_worry_never_reaches_somebody_who_lives_there(void **state)
{
	struct dossier *dossier = *state;
	struct world *world = dossier->world;
	const struct message *answer;

	world_sql(world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Mehmet')"
		" WHERE username = 'dirk'");
	world_seat(world, "dirk");
	world_seat(world, "esther");
	world_events_clear(world, "dirk");
	answer = worry(dossier);
	assert_int_equal(raised(answer)->trede, 4);
	assert_int_equal(world_events(world, "dirk", EVENT_RING), 0);
	assert_true(world_events(world, "esther", EVENT_RING) > 0);
	assert_int_equal(desk_lines(dossier, "dirk", INBOX_ESCALATION), 0);
	answer = world_call_id(world, "dirk", REQ_ESCALATION_LIST, 0);
	assert_int_equal(world_count(answer, &escalation_record), 0);
}

static void an_excluded_team_leader_is_passed_over(void **state)
{
	struct dossier *dossier = *state;

	exclude(dossier, "carla");
	world_seat(dossier->world, "carla");
	world_events_clear(dossier->world, "carla");
	assert_int_equal(raised(climbing(dossier, 400000))->trede, 4);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 0);
	assert_int_equal(desk_lines(dossier, "carla", INBOX_ESCALATION), 0);
}

/* Excluded, or away without anybody in her place, after it came to her: the director finds it, and may answer. */
static void what_nobody_can_answer_any_more_is_the_directors(void **state)
{
	struct dossier *dossier = *state;
	struct escalation there = *raised(climbing(dossier, 400000));

	assert_int_equal(there.trede, 2);
	assert_int_equal(desk_lines(dossier, "esther", INBOX_ESCALATION), 0);
	exclude(dossier, "carla");
	assert_int_equal(desk_lines(dossier, "carla", INBOX_ESCALATION), 0);
	assert_int_equal(desk_lines(dossier, "esther", INBOX_ESCALATION), 1);
	world_is(act(dossier, "esther", REQ_ESCALATION_RETURN, there.id, there.version, 0, "Wat is er al geprobeerd?"),
		STATUS_OK);
	there = *raised(climbing(dossier, 410000));
	assert_int_equal(there.trede, 4);
}

static void absent_without_a_deputy_is_the_directors_as_well(void **state)
{
	struct dossier *dossier = *state;

	climbing(dossier, 400000);
	world_is(absent(dossier, "carla", "carla", NULL), STATUS_OK);
	assert_int_equal(desk_lines(dossier, "esther", INBOX_ESCALATION), 1);
}

static void a_deputy_has_the_right_and_the_employer(void **state)
{
	struct dossier *dossier = *state;

	refused_by(absent(dossier, "ctl:gerrit", "carla", "gerrit"), "vervanging.zelf");
	refused_by(absent(dossier, "carla", "carla", "gerrit"), "vervanging.rol");
	refused_by(absent(dossier, "ctl:gerrit", "esther", "hanna"), "vervanging.rol");
	refused_by(absent(dossier, "carla", "carla", "bram"), "vervanging.werkgever");
}

/* As they stood in the store before this was a rule. */
static void a_deputy_of_another_employer_does_not_act(void **state)
{
	struct dossier *dossier = *state;
	struct escalation there = *raised(climbing(dossier, 400000));

	world_is(absent(dossier, "carla", "carla", NULL), STATUS_OK);
	world_sql(dossier->world, "UPDATE absence SET deputy_id = (SELECT id FROM employee WHERE username = 'bram')");
	assert_int_equal(act(dossier, "bram", REQ_ESCALATION_ANSWER, there.id, there.version, STEP_APPROVED, NULL)->status,
		STATUS_MISSING);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM deputy"), 0);
}

static void a_deputy_of_a_deputy_finds_it_and_is_named(void **state)
{
	struct dossier *dossier = *state;
	struct ask ask = { .id = dossier->household_id, .day = DAY_NONE };
	const struct rung_holder *holder;
	const struct message *answer;
	struct escalation there;
	bool named = false;

	colleague(dossier, "fatima");
	colleague(dossier, "noor");
	world_is(absent(dossier, "ctl:gerrit", "carla", "fatima"), STATUS_OK);
	world_is(absent(dossier, "ctl:gerrit", "fatima", "noor"), STATUS_OK);
	there = *raised(climbing(dossier, 400000));
	assert_int_equal(there.holder_id, world_employee(dossier->world, "noor"));
	assert_int_equal(desk_lines(dossier, "noor", INBOX_ESCALATION), 1);
	assert_int_equal(desk_lines(dossier, "fatima", INBOX_ESCALATION), 0);
	answer = world_call(dossier->world, "amina", REQ_WHO_DECIDES, &ask_record, &ask, NULL);
	for (size_t n = 0; (holder = world_row(answer, &rung_holder_record, n)) != NULL; n++)
		named = named || (holder->trede == 2 && strstr(holder->deputy_naam, "noor"));
	assert_true(named);
}

static void what_a_leaver_asked_is_a_concept_again(void **state)
{
	struct dossier *dossier = *state;
	struct escalation there = *raised(climbing(dossier, 400000));
	struct ask ask = { .flag = true, .day = DAY_NONE, .word = "amina" };

	world_is(world_call(dossier->world, "ctl:gerrit", REQ_USER_DISABLE, &ask_record, &ask, NULL), STATUS_OK);
	world_wait(dossier->world, 60000);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE state = 'concept'"
		" AND reason LIKE '%Awb 10:8%'"), 1);
	assert_int_not_equal(act(dossier, "carla", REQ_ESCALATION_ANSWER, there.id, there.version, STEP_APPROVED, NULL)->status,
		STATUS_OK);
}

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_worry_never_reaches_somebody_who_lives_there),
		TEST(an_excluded_team_leader_is_passed_over),
		TEST(what_nobody_can_answer_any_more_is_the_directors),
		TEST(absent_without_a_deputy_is_the_directors_as_well),
		TEST(a_deputy_has_the_right_and_the_employer),
		TEST(a_deputy_of_another_employer_does_not_act),
		TEST(a_deputy_of_a_deputy_finds_it_and_is_named),
		TEST(what_a_leaver_asked_is_a_concept_again),
	};

	return cmocka_run_group_tests_name("ladder_barred", tests, NULL, NULL);
}
