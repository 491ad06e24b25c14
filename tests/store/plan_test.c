/* One household, one plan: who may begin, fill and close it, and what a reader gets. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "world.h"

static struct plan *start(struct world *world, const char *who, const char *household)
{
	const struct message *answer = world_call_id(world, who, REQ_PLAN_START, world_household(world, household));

	world_is(answer, STATUS_OK);
	return world_row(answer, &plan_record, 0);
}

static const struct goal *add_goal(struct world *world, const char *who, id plan_id, const char *what)
{
	struct goal goal;

	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = plan_id;
	strcpy(goal.what, what);
	const struct message *answer = world_call(world, who, REQ_GOAL_ADD, &goal_record, &goal, NULL);
	world_is(answer, STATUS_OK);
	return world_row(answer, &goal_record, 0);
}

static const struct message *edit(struct world *world, const char *who, const char *kind, id object_id, const char *field,
	int64_t base_version, const char *value)
{
	struct field_edit row = { .object_id = object_id, .base_version = base_version, .value = (char *)value };

	strcpy(row.kind, kind);
	strcpy(row.field, field);
	return world_call(world, who, REQ_FIELDS_SAVE, &field_edit_record, &row, NULL);
}

static const struct message *close_plan(struct world *world, const char *who, id plan_id, const char *reason)
{
	struct plan_closing closing = { .plan_id = plan_id, .closed = DAY_NONE, .reason = (char *)reason,
		.regie = CLOSING_REGIE_KEEP };

	return world_call(world, who, REQ_PLAN_CLOSE, &plan_closing_record, &closing, NULL);
}

static const struct message *close_reached(struct world *world, const char *who, id plan_id, id goal_id, const char *reason)
{
	struct plan_closing closing = { .plan_id = plan_id, .closed = DAY_NONE, .reason = (char *)reason,
		.regie = CLOSING_REGIE_KEEP };
	struct goal_result result = { .goal_id = goal_id, .outcome = OUTCOME_BEHAALD, .tekst = "Alle schulden staan op papier." };

	return world_call(world, who, REQ_PLAN_CLOSE, &plan_closing_record, &closing, &goal_result_record, &result, NULL);
}

static void a_household_has_one_open_plan(void **state)
{
	struct world *world = *state;

	start(world, "amina", "jansen");
	const struct message *answer = world_call_id(world, "bram", REQ_PLAN_START, world_household(world, "jansen"));
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "plan.een");
	assert_int_equal(world_number(world, "SELECT count(*) FROM plan"), 1);
}

static void the_database_itself_keeps_plans_apart(void **state)
{
	struct world *world = *state;
	struct err err = ERR_INIT;

	start(world, "amina", "jansen");
	assert_false(query_run(db_query(world_db(world), "INSERT INTO plan(id, household_id, state, started)"
		" SELECT 999999, household_id, 'concept', '2026-11-18' FROM plan"), &err));
	assert_int_equal(err.code, ERR_REFUSED);
}

static void a_goal_belongs_to_the_household_of_its_plan(void **state)
{
	struct world *world = *state;
	const struct plan *plan = start(world, "amina", "jansen");
	struct goal goal;

	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = plan->id;
	goal.household_id = world_household(world, "devries");
	strcpy(goal.what, "Rust in huis");
	const struct message *answer = world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(((struct goal *)world_row(answer, &goal_record, 0))->household_id, world_household(world, "jansen"));
}

static void a_goal_without_words_is_refused(void **state)
{
	struct world *world = *state;
	const struct plan *plan = start(world, "amina", "jansen");
	struct goal goal;

	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = plan->id;
	world_is(world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_INVALID);
	assert_int_equal(world_number(world, "SELECT count(*) FROM goal"), 0);
}

static void goals_of_a_life_domain_keep_their_order(void **state)
{
	struct world *world = *state;
	const struct plan *plan = start(world, "amina", "jansen");

	assert_int_equal(add_goal(world, "amina", plan->id, "Schulden in kaart")->place, 1);
	assert_int_equal(add_goal(world, "bram", plan->id, "Een budget per week")->place, 2);
}

static void an_action_of_the_second_line_says_why_not_lower(void **state)
{
	struct world *world = *state;
	const struct plan *plan = start(world, "amina", "jansen");
	const struct goal *goal = add_goal(world, "amina", plan->id, "Kim slaapt door");
	struct action action;

	record_init(&action_record, &action);
	action.goal_id = goal->id;
	strcpy(action.what, "Jeugdhulp aanvragen");
	action.lijn = LIJN_2;
	const struct message *answer = world_call(world, "amina", REQ_ACTION_ADD, &action_record, &action, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "actie.waarom-niet-lager");
	strcpy(action.waarom_niet_lager, "De school en oma doen al wat zij kunnen");
	world_is(world_call(world, "amina", REQ_ACTION_ADD, &action_record, &action, NULL), STATUS_OK);
}

static void a_plan_with_an_open_goal_cannot_close(void **state)
{
	struct world *world = *state;
	id plan_id = start(world, "amina", "jansen")->id;
	id goal_id = add_goal(world, "amina", plan_id, "Schulden in kaart")->id;

	const struct message *answer = close_plan(world, "amina", plan_id, "Het gaat goed");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "plan.open-doelen");
	world_is(close_reached(world, "amina", plan_id, goal_id, NULL), STATUS_INVALID);
	answer = close_reached(world, "amina", plan_id, goal_id, "Het gaat goed");
	world_is(answer, STATUS_OK);
	assert_int_equal(((struct plan *)world_row(answer, &plan_record, 0))->state, PLAN_GESLOTEN);
	start(world, "amina", "jansen");
}

static void a_closed_plan_takes_nothing_more(void **state)
{
	struct world *world = *state;
	id plan_id = start(world, "amina", "jansen")->id;
	id goal_id = add_goal(world, "amina", plan_id, "Schulden in kaart")->id;
	struct goal goal;

	world_is(close_reached(world, "amina", plan_id, goal_id, "Klaar"), STATUS_OK);
	world_is(close_plan(world, "amina", plan_id, "Klaar"), STATUS_REFUSED);
	world_is(edit(world, "amina", "goal", goal_id, "what", 1, "Toch iets anders"), STATUS_REFUSED);
	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = plan_id;
	strcpy(goal.what, "Nog een");
	world_is(world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_REFUSED);
}

static void a_plan_is_not_closed_by_its_state_field(void **state)
{
	struct world *world = *state;
	id plan_id = start(world, "amina", "jansen")->id;

	world_is(edit(world, "amina", "plan", plan_id, "state", 1, "gesloten"), STATUS_REFUSED);
	world_is(edit(world, "amina", "plan", plan_id, "state", 1, "uitvoering"), STATUS_OK);
}

static void a_reader_gets_every_part_with_the_version_of_every_field(void **state)
{
	struct world *world = *state;
	id plan_id = start(world, "amina", "jansen")->id;
	id goal_id = add_goal(world, "amina", plan_id, "Schulden in kaart")->id;
	size_t versions = 0;

	world_is(edit(world, "amina", "goal", goal_id, "meetbaar", 1, "Alle brieven zijn open."), STATUS_OK);
	const struct message *answer = world_call_id(world, "bram", REQ_PLAN_READ, world_household(world, "jansen"));
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &plan_record), 1);
	assert_int_equal(world_count(answer, &goal_record), 1);
	for (size_t i = 0; i < world_count(answer, &field_version_record); i++) {
		const struct field_version *version = world_row(answer, &field_version_record, i);

		assert_null(version->value);
		if (version->object_id == goal_id) {
			versions++;
			assert_int_equal(version->version, strcmp(version->field, "meetbaar") == 0 ? 2 : 1);
			assert_int_equal(version->employee_id, world_employee(world, "amina"));
		}
	}
	assert_int_equal(versions, 9);
}

static void a_household_without_a_plan_reads_empty(void **state)
{
	struct world *world = *state;
	const struct message *answer = world_call_id(world, "amina", REQ_PLAN_READ, world_household(world, "jansen"));

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &plan_record), 0);
}

static void who_reads_has_seen_it(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");

	start(world, "amina", "jansen");
	world_wait(world, 1000);
	world_call_id(world, "bram", REQ_PLAN_READ, household);
	world_wait(world, 2500);
	assert_int_equal(world_number(world, "SELECT count(*) FROM seen WHERE at >= (SELECT max(at) FROM change)"), 1);
}

static size_t changed_lines(struct world *world, const char *who)
{
	const struct message *answer = world_call_id(world, who, REQ_INBOX, 0);
	const struct inbox_line *line;
	size_t count = 0;

	world_is(answer, STATUS_OK);
	for (size_t i = 0; (line = world_row(answer, &inbox_line_record, i)) != NULL; i++)
		count += line->kind == INBOX_CHANGED;
	return count;
}

static void what_was_read_a_moment_ago_is_not_new(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");
	const struct plan *plan = start(world, "amina", "jansen");

	world_wait(world, 1000);
	add_goal(world, "bram", plan->id, "Schulden in kaart");
	assert_int_equal(changed_lines(world, "amina"), 1);
	world_call_id(world, "amina", REQ_PLAN_READ, household);
	assert_int_equal(changed_lines(world, "amina"), 0);
}

/* Everybody reads the same answer; what is written, and a new day, make it again. */
static void what_others_read_too_is_never_old(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");
	const struct plan *plan = start(world, "amina", "jansen");
	const struct goal *goal = add_goal(world, "amina", plan->id, "Schulden in kaart");
	const struct message *answer;

	world_is(edit(world, "amina", "goal", goal->id, "target", 1, "2026-11-18"), STATUS_OK);
	world_call_id(world, "amina", REQ_PLAN_READ, household);
	world_is(edit(world, "bram", "goal", goal->id, "what", 1, "Alle schulden op papier"), STATUS_OK);
	answer = world_call_id(world, "amina", REQ_PLAN_READ, household);
	assert_string_equal(((const struct goal *)world_row(answer, &goal_record, 0))->what, "Alle schulden op papier");
	world_set_now(world, day_start(world_today(world) + 1));
	assert_int_equal(world_count(world_call_id(world, "bram", REQ_PLAN_READ, household), &plan_mark_record),
		world_count(answer, &plan_mark_record) + 1);
}

static void what_one_typed_is_not_in_what_another_reads(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");
	const struct plan *plan = start(world, "amina", "jansen");
	struct draft row = { .household_id = household, .object_id = plan->id, .value = (char *)"Nog niet" };

	strcpy(row.kind, "plan");
	strcpy(row.field, "vraagstuk");
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &row, NULL), STATUS_OK);
	assert_int_equal(world_count(world_call_id(world, "amina", REQ_PLAN_READ, household), &draft_record), 1);
	assert_int_equal(world_count(world_call_id(world, "bram", REQ_PLAN_READ, household), &draft_record), 0);
	assert_int_equal(world_count(world_call_id(world, "amina", REQ_PLAN_READ, household), &draft_record), 1);
}

static void reading_without_the_dossier_open_leaves_a_line(void **state)
{
	static const char LINES[] = "SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'plan'";
	struct world *world = *state;
	id household = world_household(world, "jansen");
	struct db *views = world_store(world)->view_db;

	start(world, "amina", "jansen");
	world_call_id(world, "bram", REQ_PLAN_READ, household);
	assert_int_equal(query_number(db_query(views, LINES), NULL), 1);
	world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, household);
	world_call_id(world, "bram", REQ_PLAN_READ, household);
	assert_int_equal(query_number(db_query(views, LINES), NULL), 1);
}

static void who_has_no_dossier_reads_no_plan(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");

	start(world, "amina", "jansen");
	world_is(world_call_id(world, "femke", REQ_PLAN_READ, household), STATUS_REFUSED);
	world_is(world_call_id(world, "gerrit", REQ_PLAN_READ, household), STATUS_MISSING);
	world_is(world_call_id(world, "amina", REQ_PLAN_READ, world_household(world, "geheim")), STATUS_MISSING);
	world_is(world_call_id(world, "karel", REQ_PLAN_START, household), STATUS_REFUSED);
}

static void a_colleague_sees_the_change_at_once(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");
	id plan_id = start(world, "amina", "jansen")->id;
	id goal_id = add_goal(world, "amina", plan_id, "Schulden in kaart")->id;

	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, household), STATUS_OK);
	world_events_clear(world, "bram");
	world_is(edit(world, "amina", "goal", goal_id, "what", 1, "Alle schulden in kaart"), STATUS_OK);
	assert_int_equal(world_events(world, "bram", EVENT_CHANGE), 1);
	const struct change *change = world_row(world_event(world, "bram", EVENT_CHANGE, 0), &change_record, 0);
	assert_string_equal(change->kind, "goal");
	assert_string_equal(change->field, "what");
	assert_int_equal(change->object_id, goal_id);
}

static int given_a_world(void **state)
{
	*state = world_new();
	return 0;
}

static int world_gone(void **state)
{
	world_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_world, world_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_household_has_one_open_plan),
		TEST(the_database_itself_keeps_plans_apart),
		TEST(a_goal_belongs_to_the_household_of_its_plan),
		TEST(a_goal_without_words_is_refused),
		TEST(goals_of_a_life_domain_keep_their_order),
		TEST(an_action_of_the_second_line_says_why_not_lower),
		TEST(a_plan_with_an_open_goal_cannot_close),
		TEST(a_closed_plan_takes_nothing_more),
		TEST(a_plan_is_not_closed_by_its_state_field),
		TEST(a_reader_gets_every_part_with_the_version_of_every_field),
		TEST(a_household_without_a_plan_reads_empty),
		TEST(who_reads_has_seen_it),
		TEST(what_was_read_a_moment_ago_is_not_new),
		TEST(what_others_read_too_is_never_old),
		TEST(what_one_typed_is_not_in_what_another_reads),
		TEST(reading_without_the_dossier_open_leaves_a_line),
		TEST(who_has_no_dossier_reads_no_plan),
		TEST(a_colleague_sees_the_change_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
