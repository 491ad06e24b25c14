/* Several people write in one goal at the same moment: nobody's text is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "world.h"

/* A world with a plan of jansen, one goal and one action in it. */
struct scene {
	struct world *world;
	id plan_id, goal_id, action_id;
};

static struct field_edit edit_of(const char *kind, id object_id, const char *field, int64_t base_version,
	const char *value)
{
	struct field_edit row = { .object_id = object_id, .base_version = base_version, .value = (char *)value };

	strcpy(row.kind, kind);
	strcpy(row.field, field);
	return row;
}

static const struct message *save(struct scene *scene, const char *who, struct field_edit row)
{
	return world_call(scene->world, who, REQ_FIELDS_SAVE, &field_edit_record, &row, NULL);
}

static const struct message *goal(struct scene *scene, const char *who, const char *field, int64_t base,
	const char *value)
{
	return save(scene, who, edit_of("goal", scene->goal_id, field, base, value));
}

/* What stands in a field of the goal or action now. */
static const char *stands(struct scene *scene, const struct record *record, const char *field)
{
	static struct buf text;
	const struct message *answer =
		world_call_id(scene->world, "amina", REQ_PLAN_READ, world_household(scene->world, "jansen"));

	world_is(answer, STATUS_OK);
	buf_clear(&text);
	buf_text(&text, "");
	field_get(record_field(record, field), world_row(answer, record, 0), &text);
	return text.data ? text.data : "";
}

static const struct field_version *saved(const struct message *answer, size_t n)
{
	return world_row(answer, &field_version_record, n);
}

/* ---- without a clash ---- */

static void a_field_is_saved_over_the_version_it_was_typed_over(void **state)
{
	const struct message *answer = goal(*state, "amina", "meetbaar", 1, "Geen deurwaarder meer.");

	world_is(answer, STATUS_OK);
	assert_int_equal(saved(answer, 0)->version, 2);
	assert_string_equal(saved(answer, 0)->value, "Geen deurwaarder meer.");
	assert_string_equal(stands(*state, &goal_record, "meetbaar"), "Geen deurwaarder meer.");
}

static void two_people_in_two_fields_both_keep_their_text(void **state)
{
	world_is(goal(*state, "amina", "toelichting", 1, "Samen met de bank."), STATUS_OK);
	world_is(goal(*state, "bram", "eigen_woorden", 1, "Ik wil rust."), STATUS_OK);
	assert_string_equal(stands(*state, &goal_record, "toelichting"), "Samen met de bank.");
	assert_string_equal(stands(*state, &goal_record, "eigen_woorden"), "Ik wil rust.");
}

static void two_people_in_two_sentences_of_one_text_are_merged(void **state)
{
	struct scene *scene = *state;

	world_is(goal(scene, "amina", "toelichting", 1, "Eerst de huur. Daarna de zorg."), STATUS_OK);
	world_is(goal(scene, "amina", "toelichting", 2, "Eerst de huur en het licht. Daarna de zorg."), STATUS_OK);
	const struct message *answer = goal(scene, "bram", "toelichting", 2, "Eerst de huur. Daarna de zorgpremie.");
	world_is(answer, STATUS_OK);
	assert_int_equal(saved(answer, 0)->version, 4);
	assert_string_equal(saved(answer, 0)->value, "Eerst de huur en het licht. Daarna de zorgpremie.");
	assert_string_equal(stands(scene, &goal_record, "toelichting"), "Eerst de huur en het licht. Daarna de zorgpremie.");
}

static void the_same_change_by_two_is_one_change(void **state)
{
	world_is(goal(*state, "amina", "target", 1, "01-03-2027"), STATUS_OK);
	const struct message *answer = goal(*state, "bram", "target", 1, "2027-03-01");
	world_is(answer, STATUS_OK);
	assert_int_equal(saved(answer, 0)->version, 2);
}

static void a_field_that_only_they_changed_is_theirs(void **state)
{
	world_is(goal(*state, "amina", "zelfsturing", 1, "3"), STATUS_OK);
	const struct message *answer = goal(*state, "bram", "zelfsturing", 1, "0");
	world_is(answer, STATUS_OK);
	assert_string_equal(saved(answer, 0)->value, "3");
}

/* ---- clashes ---- */

static void the_same_sentence_by_two_gives_both_texts_to_choose_from(void **state)
{
	struct scene *scene = *state;

	world_is(goal(scene, "amina", "meetbaar", 1, "Elke brief is open."), STATUS_OK);
	const struct message *answer = goal(scene, "bram", "meetbaar", 1, "Elke rekening is betaald.");
	world_is(answer, STATUS_CONFLICT);
	const struct field_conflict *conflict = world_row(answer, &field_conflict_record, 0);
	assert_non_null(conflict);
	assert_string_equal(conflict->field, "meetbaar");
	assert_int_equal(conflict->base_version, 1);
	assert_int_equal(conflict->current_version, 2);
	assert_string_equal(conflict->ours, "Elke rekening is betaald.");
	assert_string_equal(conflict->theirs, "Elke brief is open.");
	assert_non_null(strstr(conflict->merged, "Elke rekening is betaald."));
	assert_non_null(strstr(conflict->merged, "Elke brief is open."));
	assert_string_equal(stands(scene, &goal_record, "meetbaar"), "Elke brief is open.");
}

static void the_text_that_lost_stays_in_the_history(void **state)
{
	struct scene *scene = *state;
	struct field_version asked = { .object_id = scene->goal_id };

	goal(scene, "amina", "meetbaar", 1, "Elke brief is open.");
	goal(scene, "bram", "meetbaar", 1, "Elke rekening is betaald.");
	goal(scene, "bram", "meetbaar", 1, "Elke rekening is betaald.");
	strcpy(asked.kind, "goal");
	strcpy(asked.field, "meetbaar");
	const struct message *answer =
		world_call(scene->world, "amina", REQ_FIELD_HISTORY, &field_version_record, &asked, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &field_version_record), 3);
	size_t lost = 0;
	for (size_t i = 0; i < 3; i++)
		if (saved(answer, i)->lost) {
			lost++;
			assert_string_equal(saved(answer, i)->value, "Elke rekening is betaald.");
			assert_int_equal(saved(answer, i)->employee_id, world_employee(scene->world, "bram"));
		}
	assert_int_equal(lost, 1);
}

static void a_clash_is_settled_by_sending_again_over_what_stands(void **state)
{
	struct scene *scene = *state;

	goal(scene, "amina", "meetbaar", 1, "Elke brief is open.");
	const struct message *answer = goal(scene, "bram", "meetbaar", 1, "Elke rekening is betaald.");
	const struct field_conflict *conflict = world_row(answer, &field_conflict_record, 0);
	answer = goal(scene, "bram", "meetbaar", conflict->current_version, "Elke brief is open en betaald.");
	world_is(answer, STATUS_OK);
	assert_string_equal(stands(scene, &goal_record, "meetbaar"), "Elke brief is open en betaald.");
}

static void two_values_that_differ_clash(void **state)
{
	world_is(goal(*state, "amina", "target", 1, "2027-03-01"), STATUS_OK);
	world_is(goal(*state, "bram", "target", 1, "2027-06-01"), STATUS_CONFLICT);
	assert_string_equal(stands(*state, &goal_record, "target"), "2027-03-01");
}

static void a_merged_line_that_does_not_fit_is_a_clash(void **state)
{
	struct scene *scene = *state;
	char first[TEXT_LINE_BYTES], second[TEXT_LINE_BYTES];

	memset(first, 'a', 150);
	strcpy(first + 150, ". Schulden in kaart.");
	strcpy(second, "Schulden in kaart. ");
	memset(second + strlen(second), 'b', 150);
	strcpy(second + strlen("Schulden in kaart. ") + 150, ".");
	world_is(goal(scene, "amina", "what", 1, "Schulden in kaart."), STATUS_OK);
	world_is(goal(scene, "amina", "what", 2, first), STATUS_OK);
	world_is(goal(scene, "bram", "what", 2, second), STATUS_CONFLICT);
	assert_string_equal(stands(scene, &goal_record, "what"), first);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM field_version WHERE lost = 1"), 1);
}

static void what_does_not_clash_is_saved_beside_a_clash(void **state)
{
	struct scene *scene = *state;
	struct field_edit clash = edit_of("goal", scene->goal_id, "meetbaar", 1, "Van bram.");
	struct field_edit fine = edit_of("goal", scene->goal_id, "eigen_woorden", 1, "Ik wil rust.");
	struct field_edit other = edit_of("action", scene->action_id, "state", 1, "gestart");

	goal(scene, "amina", "meetbaar", 1, "Van amina.");
	const struct message *answer = world_call(scene->world, "bram", REQ_FIELDS_SAVE, &field_edit_record, &clash,
		&field_edit_record, &fine, &field_edit_record, &other, NULL);
	world_is(answer, STATUS_CONFLICT);
	assert_int_equal(world_count(answer, &field_conflict_record), 1);
	assert_int_equal(world_count(answer, &field_version_record), 2);
	assert_string_equal(stands(scene, &goal_record, "eigen_woorden"), "Ik wil rust.");
	assert_string_equal(stands(scene, &goal_record, "meetbaar"), "Van amina.");
	assert_string_equal(stands(scene, &action_record, "state"), "gestart");
}

static void the_same_request_again_gives_the_same_answer_once(void **state)
{
	struct scene *scene = *state;
	struct field_edit row = edit_of("goal", scene->goal_id, "meetbaar", 1, "Elke rekening is betaald.");
	struct message message;

	goal(scene, "amina", "meetbaar", 1, "Elke brief is open.");
	message_init(&message, REQ_FIELDS_SAVE);
	memset(message.key, 7, sizeof(message.key));
	rows_add(&message.rows, &field_edit_record, &row);
	for (int i = 0; i < 2; i++) {
		const struct message *answer = world_ask(scene->world, "bram", &message);

		world_is(answer, STATUS_CONFLICT);
		assert_int_equal(world_count(answer, &field_conflict_record), 1);
	}
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM field_version WHERE lost = 1"), 1);
	message_free(&message);
}

/* ---- what is not saved ---- */

static void a_wrong_value_saves_nothing_of_the_request(void **state)
{
	struct scene *scene = *state;
	struct field_edit fine = edit_of("goal", scene->goal_id, "eigen_woorden", 1, "Ik wil rust.");
	struct field_edit wrong = edit_of("goal", scene->goal_id, "target", 1, "31 februari");

	world_is(world_call(scene->world, "bram", REQ_FIELDS_SAVE, &field_edit_record, &fine, &field_edit_record, &wrong,
		NULL), STATUS_INVALID);
	assert_string_equal(stands(scene, &goal_record, "eigen_woorden"), "");
	world_is(goal(scene, "bram", "what", 1, ""), STATUS_INVALID);
	world_is(goal(scene, "bram", "zelfsturing", 1, "5"), STATUS_INVALID);
	world_is(goal(scene, "bram", "what", 7, "Van later"), STATUS_INVALID);
}

static void fields_that_are_not_for_people_are_not_saved(void **state)
{
	struct scene *scene = *state;

	world_is(goal(scene, "bram", "household_id", 0, "1"), STATUS_INVALID);
	world_is(goal(scene, "bram", "plan_id", 0, "1"), STATUS_INVALID);
	world_is(save(scene, "bram", edit_of("plan", scene->plan_id, "closed", 0, "2026-11-18")), STATUS_INVALID);
	world_is(save(scene, "bram", edit_of("mandate", 1, "per_besluit", 0, "1000000")), STATUS_INVALID);
	world_is(save(scene, "bram", edit_of("goal", 999999, "what", 1, "Van niemand")), STATUS_MISSING);
}

static void one_field_twice_in_a_request_is_refused(void **state)
{
	struct scene *scene = *state;
	struct field_edit row = edit_of("goal", scene->goal_id, "what", 1, "Eerst dit");

	world_is(world_call(scene->world, "bram", REQ_FIELDS_SAVE, &field_edit_record, &row, &field_edit_record, &row, NULL),
		STATUS_INVALID);
}

static void an_action_is_judged_as_a_whole_after_the_edits(void **state)
{
	struct scene *scene = *state;
	struct field_edit line = edit_of("action", scene->action_id, "lijn", 1, "2");
	struct field_edit why = edit_of("action", scene->action_id, "waarom_niet_lager", 1, "Het netwerk is op.");

	world_is(save(scene, "amina", line), STATUS_REFUSED);
	assert_string_equal(stands(scene, &action_record, "lijn"), "0");
	world_is(world_call(scene->world, "amina", REQ_FIELDS_SAVE, &field_edit_record, &line, &field_edit_record, &why,
		NULL), STATUS_OK);
	world_is(save(scene, "bram", edit_of("action", scene->action_id, "waarom_niet_lager", 2, "")), STATUS_REFUSED);
}

static void who_may_not_write_the_plan_saves_nothing(void **state)
{
	struct scene *scene = *state;

	world_is(goal(scene, "femke", "what", 1, "Van femke"), STATUS_REFUSED);
	assert_string_equal(stands(scene, &goal_record, "what"), "Schulden in kaart");
}

static void text_is_cleaned_before_it_is_compared_and_kept(void **state)
{
	const struct message *answer = goal(*state, "amina", "what", 1, "Rust\xe2\x80\xae in huis");

	world_is(answer, STATUS_OK);
	assert_string_equal(saved(answer, 0)->value, "Rust in huis");
}

/* ---- drafts and silence ---- */

static void a_saved_field_needs_no_draft_any_more(void **state)
{
	struct scene *scene = *state;
	struct draft draft;

	record_init(&draft_record, &draft);
	strcpy(draft.kind, "goal");
	draft.object_id = scene->goal_id;
	draft.household_id = world_household(scene->world, "jansen");
	strcpy(draft.field, "meetbaar");
	draft.base_version = 1;
	draft.value = (char *)"Nog niet af";
	for (int i = 0; i < 2; i++)
		world_is(world_call(scene->world, i ? "bram" : "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM draft"), 2);
	world_is(goal(scene, "amina", "meetbaar", 1, "Elke brief is open."), STATUS_OK);
	world_is(goal(scene, "bram", "meetbaar", 1, "Iets anders."), STATUS_CONFLICT);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM draft"), 1);
}

static void work_on_an_action_ends_the_silence(void **state)
{
	struct scene *scene = *state;

	world_sql(scene->world, "UPDATE household SET last_contact = '2026-01-01'");
	world_is(goal(scene, "amina", "meetbaar", 1, "Elke brief is open."), STATUS_OK);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM household WHERE last_contact > '2026-01-01'"), 0);
	world_is(save(scene, "amina", edit_of("action", scene->action_id, "state", 1, "gestart")), STATUS_OK);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM household WHERE last_contact > '2026-01-01'"), 1);
}

static void the_first_text_of_a_field_without_history_is_kept(void **state)
{
	struct scene *scene = *state;

	world_sql(scene->world, "INSERT INTO goal(id, plan_id, household_id, leefgebied, what, state)"
		" SELECT 4242, plan_id, household_id, leefgebied, 'Van vroeger', state FROM goal LIMIT 1");
	world_is(save(scene, "amina", edit_of("goal", 4242, "what", 0, "Van nu")), STATUS_OK);
	assert_int_equal(world_number(scene->world,
		"SELECT count(*) FROM field_version WHERE object_id = 4242 AND value = 'Van vroeger' AND version = 1"), 1);
	world_is(save(scene, "bram", edit_of("goal", 4242, "what", 0, "Van straks")), STATUS_CONFLICT);
}

/* ---- the scene ---- */

static id scene_goal(struct world *world, id plan_id)
{
	struct goal row;

	record_init(&goal_record, &row);
	strcpy(row.leefgebied, "financien");
	row.plan_id = plan_id;
	strcpy(row.what, "Schulden in kaart");
	const struct message *answer = world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &row, NULL);
	world_is(answer, STATUS_OK);
	return ((struct goal *)world_row(answer, &goal_record, 0))->id;
}

static id scene_action(struct world *world, id goal_id)
{
	struct action row;

	record_init(&action_record, &row);
	row.goal_id = goal_id;
	strcpy(row.what, "Alle post bij elkaar leggen");
	const struct message *answer = world_call(world, "amina", REQ_ACTION_ADD, &action_record, &row, NULL);
	world_is(answer, STATUS_OK);
	return ((struct action *)world_row(answer, &action_record, 0))->id;
}

static int given_a_goal(void **state)
{
	struct scene *scene = mem_new(1, sizeof(*scene));
	struct world *world = scene->world = world_new();
	const struct message *answer = world_call_id(world, "amina", REQ_PLAN_START, world_household(world, "jansen"));

	world_is(answer, STATUS_OK);
	scene->plan_id = ((struct plan *)world_row(answer, &plan_record, 0))->id;
	scene->goal_id = scene_goal(world, scene->plan_id);
	scene->action_id = scene_action(world, scene->goal_id);
	*state = scene;
	return 0;
}

static int scene_gone(void **state)
{
	struct scene *scene = *state;

	world_free(scene->world);
	free(scene);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_goal, scene_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_field_is_saved_over_the_version_it_was_typed_over),
		TEST(two_people_in_two_fields_both_keep_their_text),
		TEST(two_people_in_two_sentences_of_one_text_are_merged),
		TEST(the_same_change_by_two_is_one_change),
		TEST(a_field_that_only_they_changed_is_theirs),
		TEST(the_same_sentence_by_two_gives_both_texts_to_choose_from),
		TEST(the_text_that_lost_stays_in_the_history),
		TEST(a_clash_is_settled_by_sending_again_over_what_stands),
		TEST(two_values_that_differ_clash),
		TEST(a_merged_line_that_does_not_fit_is_a_clash),
		TEST(what_does_not_clash_is_saved_beside_a_clash),
		TEST(the_same_request_again_gives_the_same_answer_once),
		TEST(a_wrong_value_saves_nothing_of_the_request),
		TEST(fields_that_are_not_for_people_are_not_saved),
		TEST(one_field_twice_in_a_request_is_refused),
		TEST(an_action_is_judged_as_a_whole_after_the_edits),
		TEST(who_may_not_write_the_plan_saves_nothing),
		TEST(text_is_cleaned_before_it_is_compared_and_kept),
		TEST(a_saved_field_needs_no_draft_any_more),
		TEST(work_on_an_action_ends_the_silence),
		TEST(the_first_text_of_a_field_without_history_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
