/* What the family says of its plan: nothing is typed over, what is fixed stays, and the page for the family holds no more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "planned.h"

static const struct message *says(struct scene *scene, const char *who, const char *person, int answer, const char *remark)
{
	struct agreement row;

	record_init(&agreement_record, &row);
	row.goal_id = scene->goal_id;
	row.person_id = world_person(scene->world, person);
	row.answer = answer;
	strcpy(row.remark, remark);
	return world_call(scene->world, who, REQ_AGREEMENT_ADD, &agreement_record, &row, NULL);
}

static const struct message *text_of(struct scene *scene, const char *who, int64_t number)
{
	struct ask ask = { .id = scene->plan_id, .day = DAY_NONE, .number = number };

	return world_call(scene->world, who, REQ_PLAN_TEXT, &ask_record, &ask, NULL);
}

static const struct message *fix(struct scene *scene, const char *who, const char *hash)
{
	struct ask ask = { .id = scene->plan_id, .day = DAY_NONE };

	snprintf(ask.word, sizeof(ask.word), "%s", hash);
	return world_call(scene->world, who, REQ_PLAN_FIX, &ask_record, &ask, NULL);
}

/* The plan as it is read now, fixed. */
static const struct plan_version *fixed(struct scene *scene)
{
	const struct plan_version *now = world_row(text_of(scene, "amina", 0), &plan_version_record, 0);
	const struct message *answer = fix(scene, "amina", now->hash);

	world_is(answer, STATUS_OK);
	return world_row(answer, &plan_version_record, 0);
}

/* ---- answers ---- */

static void an_answer_stands_with_its_name_and_day(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "amina", "anna", ANSWER_JA, "Graag."), STATUS_OK);
	const struct agreement *row = world_row(planned_read(scene, "bram"), &agreement_record, 0);
	assert_string_equal(row->person_naam, "Anna Jansen");
	assert_string_equal(row->remark, "Graag.");
	assert_int_equal(row->answer, ANSWER_JA);
	assert_int_equal(row->datum, world_today(scene->world));
	assert_string_equal(row->employee_naam, "Amina Bakkali");
	assert_false(row->earlier);
}

static void a_no_stays_beside_the_yes_that_follows(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "amina", "piet", ANSWER_NEE, ""), STATUS_OK);
	world_is(says(scene, "amina", "piet", ANSWER_JA, ""), STATUS_OK);
	const struct message *answer = planned_read(scene, "amina");
	assert_int_equal(world_count(answer, &agreement_record), 2);
	assert_int_equal(((struct agreement *)world_row(answer, &agreement_record, 0))->answer, ANSWER_NEE);
}

static void a_child_answers_from_twelve_on(void **state)
{
	struct scene *scene = *state;
	const struct message *answer = says(scene, "amina", "kim", ANSWER_JA, "");

	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "akkoord.wie");
	assert_int_equal(world_count(planned_read(scene, "amina"), &voice_record), 2);
	world_sql(scene->world, "UPDATE person SET geboortedatum = '2014-11-18' WHERE voornamen = 'Kim'");
	world_is(says(scene, "amina", "kim", ANSWER_NEE, "Ik wil dit niet."), STATUS_OK);
	assert_int_equal(world_count(planned_read(scene, "amina"), &voice_record), 3);
}

static void somebody_of_another_family_has_no_say(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "amina", "mehmet", ANSWER_JA, ""), STATUS_REFUSED);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM agreement"), 0);
}

static void a_remark_has_words_and_no_day_to_come(void **state)
{
	struct scene *scene = *state;
	struct agreement row;

	world_is(says(scene, "amina", "anna", ANSWER_OPMERKING, ""), STATUS_INVALID);
	record_init(&agreement_record, &row);
	row.goal_id = scene->goal_id;
	row.person_id = world_person(scene->world, "anna");
	row.datum = world_today(scene->world) + 1;
	world_is(world_call(scene->world, "amina", REQ_AGREEMENT_ADD, &agreement_record, &row, NULL), STATUS_INVALID);
}

static void who_may_not_write_the_plan_writes_no_answer(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "karel", "anna", ANSWER_JA, ""), STATUS_REFUSED);
	world_is(says(scene, "femke", "anna", ANSWER_JA, ""), STATUS_REFUSED);
}

static void a_yes_to_other_words_is_said_to_be_so(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "amina", "anna", ANSWER_JA, ""), STATUS_OK);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "meetbaar", 1, "Geen brieven van de deurwaarder."), STATUS_OK);
	assert_true(((struct agreement *)world_row(planned_read(scene, "amina"), &agreement_record, 0))->earlier);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "meetbaar", 2, ""), STATUS_OK);
	assert_false(((struct agreement *)world_row(planned_read(scene, "amina"), &agreement_record, 0))->earlier);
}

#define HASH_64 "'0000000000000000000000000000000000000000000000000000000000000000'"
#define AGREEMENT_SQL(person, datum) \
	"INSERT INTO agreement(id, household_id, goal_id, person_id, answer, datum, at, employee_id, words_hash)" \
	" SELECT 900001, g.household_id, g.id, (SELECT id FROM person WHERE voornamen = '" person "'), 'ja', '" datum "'," \
	" unixepoch('2026-11-18') * 1000, (SELECT id FROM employee WHERE username = 'amina'), " HASH_64 " FROM goal g"

static void raw_sql_writes_over_no_answer(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "amina", "piet", ANSWER_NEE, "Nee."), STATUS_OK);
	assert_false(planned_sql_passes(scene, "UPDATE agreement SET answer = 'ja'"));
	assert_false(planned_sql_passes(scene, "UPDATE agreement SET remark = NULL"));
	assert_false(planned_sql_passes(scene, "DELETE FROM agreement"));
	assert_false(planned_sql_passes(scene, "REPLACE INTO agreement SELECT * FROM agreement"));
	assert_false(planned_sql_passes(scene, "DELETE FROM goal"));
	assert_false(planned_sql_passes(scene, AGREEMENT_SQL("Kim", "2026-11-18")));
	assert_false(planned_sql_passes(scene, AGREEMENT_SQL("Mehmet", "2026-11-18")));
	assert_false(planned_sql_passes(scene, AGREEMENT_SQL("Anna", "2026-12-18")));
	assert_false(planned_sql_passes(scene, AGREEMENT_SQL("Anna", "gisteren")));
	assert_true(planned_sql_passes(scene, AGREEMENT_SQL("Anna", "2026-11-18")));
}

/* ---- versions ---- */

static void a_fixed_version_holds_the_words_and_who_agreed(void **state)
{
	struct scene *scene = *state;

	world_is(says(scene, "amina", "piet", ANSWER_NEE, "Te snel."), STATUS_OK);
	const struct plan_version *version = fixed(scene);
	assert_int_equal(version->number, 1);
	const struct plan_version *stored = world_row(text_of(scene, "bram", 1), &plan_version_record, 0);
	assert_non_null(strstr(stored->tekst, "Doel: Schulden in kaart"));
	assert_non_null(strstr(stored->tekst, "Antwoord van Piet Jansen op 18-11-2026: nee - Te snel."));
	assert_non_null(strstr(stored->tekst, "Nog geen antwoord van Anna Jansen"));
	assert_null(strstr(stored->tekst, "111222333"));
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM plan WHERE state = 'vastgesteld'"), 1);
}

static void a_change_after_that_makes_the_next_version_and_leaves_the_first(void **state)
{
	struct scene *scene = *state;
	const struct plan_version *head;
	char first[WORDS_HASH_BYTES];

	strcpy(first, fixed(scene)->hash);
	head = world_row(planned_read(scene, "amina"), &plan_version_record, 0);
	assert_true(head->current);
	assert_null(head->tekst);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "what", 1, "Alle schulden in kaart"), STATUS_OK);
	head = world_row(planned_read(scene, "amina"), &plan_version_record, 0);
	assert_false(head->current);
	assert_int_equal(fixed(scene)->number, 2);
	const struct plan_version *stored = world_row(text_of(scene, "amina", 1), &plan_version_record, 0);
	assert_string_equal(stored->hash, first);
	assert_non_null(strstr(stored->tekst, "Doel: Schulden in kaart"));
	stored = world_row(text_of(scene, "amina", 2), &plan_version_record, 0);
	assert_non_null(strstr(stored->tekst, "Doel: Alle schulden in kaart"));
}

static void how_far_it_is_changes_no_words(void **state)
{
	struct scene *scene = *state;

	fixed(scene);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "state", 1, "loopt"), STATUS_OK);
	assert_true(((struct plan_version *)world_row(planned_read(scene, "amina"), &plan_version_record, 0))->current);
}

static void what_changed_while_it_was_read_is_not_fixed(void **state)
{
	struct scene *scene = *state;
	const struct plan_version *now = world_row(text_of(scene, "amina", 0), &plan_version_record, 0);
	char seen[WORDS_HASH_BYTES];

	strcpy(seen, now->hash);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "what", 1, "Iets anders"), STATUS_OK);
	const struct message *answer = fix(scene, "amina", seen);
	world_is(answer, STATUS_CONFLICT);
	assert_int_equal(world_number(scene->world, "SELECT count(*) FROM plan_version"), 0);
	assert_non_null(strstr(((struct plan_version *)world_row(answer, &plan_version_record, 0))->tekst, "Iets anders"));
}

static void the_same_is_not_fixed_twice(void **state)
{
	struct scene *scene = *state;
	const struct plan_version *now;

	fixed(scene);
	now = world_row(text_of(scene, "amina", 0), &plan_version_record, 0);
	const struct message *answer = fix(scene, "amina", now->hash);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "versie.gelijk");
}

static void who_may_only_read_fixes_nothing(void **state)
{
	struct scene *scene = *state;
	const struct plan_version *now = world_row(text_of(scene, "amina", 0), &plan_version_record, 0);

	world_is(fix(scene, "karel", now->hash), STATUS_REFUSED);
	world_is(text_of(scene, "femke", 0), STATUS_REFUSED);
}

static void the_state_is_fixed_only_by_fixing(void **state)
{
	struct scene *scene = *state;

	world_is(planned_edit(scene, "amina", "plan", scene->plan_id, "state", 1, "vastgesteld"), STATUS_REFUSED);
	assert_false(planned_sql_passes(scene, "UPDATE plan SET state = 'vastgesteld'"));
}

static void raw_sql_changes_no_version(void **state)
{
	struct scene *scene = *state;

	fixed(scene);
	assert_false(planned_sql_passes(scene, "UPDATE plan_version SET tekst = 'Iedereen is het eens'"));
	assert_false(planned_sql_passes(scene, "DELETE FROM plan_version"));
	assert_false(planned_sql_passes(scene, "INSERT INTO plan_version SELECT id + 1, plan_id, household_id, 7, at, employee_id,"
		" words_hash, hash, tekst FROM plan_version"));
	assert_false(planned_sql_passes(scene, "INSERT INTO plan_version SELECT id + 1, plan_id, household_id + 1, 2, at, employee_id,"
		" words_hash, hash, tekst FROM plan_version"));
}

/* ---- the page for the family ---- */

static void the_page_for_the_family_holds_only_what_is_theirs_and_is_logged(void **state)
{
	static const char SHOWN[] = "SELECT count(*) FROM view WHERE act = 'toont' AND kind = 'plan'";
	struct scene *scene = *state;
	struct db *views = world_store(scene->world)->view_db;
	struct ask again = { .id = scene->household_id, .day = DAY_NONE, .flag = true };

	world_is(planned_edit(scene, "amina", "goal", scene->goal_id, "toelichting", 1, "Moeder lijkt somber."), STATUS_OK);
	world_is(says(scene, "amina", "anna", ANSWER_JA, ""), STATUS_OK);
	const struct message *answer = world_call_id(scene->world, "amina", REQ_KITCHEN, scene->household_id);
	world_is(answer, STATUS_OK);
	assert_null(((struct goal *)world_row(answer, &goal_record, 0))->toelichting);
	assert_string_equal(((struct agreement *)world_row(answer, &agreement_record, 0))->employee_naam, "");
	assert_int_equal(world_count(answer, &voice_record), 2);
	assert_int_equal(world_count(answer, &draft_record), 0);
	assert_int_equal(world_count(answer, &member_record), 0);
	assert_int_equal(query_number(db_query(views, SHOWN), NULL), 1);
	world_is(world_call(scene->world, "amina", REQ_KITCHEN, &ask_record, &again, NULL), STATUS_OK);
	assert_int_equal(query_number(db_query(views, SHOWN), NULL), 1);
	world_is(world_call_id(scene->world, "karel", REQ_KITCHEN, scene->household_id), STATUS_REFUSED);
}

static void the_plan_on_paper_holds_only_what_is_theirs_and_every_print_is_logged(void **state)
{
	static const char PRINTED[] = "SELECT count(*) FROM view WHERE act = 'print' AND kind = 'plan'";
	struct scene *scene = *state;
	struct db *views = world_store(scene->world)->view_db;
	const struct message *answer;
	const struct household *household;

	snprintf(world_store(scene->world)->birth.klachten, TEXT_LINE_BYTES, "de klachtencommissie");
	world_is(planned_edit(scene, "amina", "goal", scene->goal_id, "toelichting", 1, "Moeder lijkt somber."), STATUS_OK);
	world_is(says(scene, "amina", "anna", ANSWER_JA, ""), STATUS_OK);
	for (int i = 1; i <= 2; i++) {
		answer = world_call_id(scene->world, "command:amina", REQ_PLAN_LETTER, scene->household_id);
		world_is(answer, STATUS_OK);
		assert_int_equal(query_number(db_query(views, PRINTED), NULL), i);
	}
	assert_null(((struct goal *)world_row(answer, &goal_record, 0))->toelichting);
	assert_string_equal(((struct agreement *)world_row(answer, &agreement_record, 0))->employee_naam, "");
	assert_string_equal(((struct letterhead *)world_row(answer, &letterhead_record, 0))->klachten, "de klachtencommissie");
	assert_int_equal(world_count(answer, &member_record), 0);
	household = world_row(answer, &household_record, 0);
	assert_string_equal(household->telefoon, "");
	assert_string_not_equal(household->straatnaam, "");
	world_sql(scene->world, "UPDATE person SET geheimhoudingPersoonsgegevens = 1 WHERE voornamen = 'Anna'");
	answer = world_call_id(scene->world, "amina", REQ_PLAN_LETTER, scene->household_id);
	household = world_row(answer, &household_record, 0);
	assert_string_equal(household->straatnaam, "");
	assert_string_equal(household->postcode, "");
	world_is(world_call_id(scene->world, "karel", REQ_PLAN_LETTER, scene->household_id), STATUS_REFUSED);
}

/* ---- quiet remarks ---- */

static size_t marks(struct scene *scene, int kind)
{
	const struct message *answer = planned_read(scene, "amina");
	const struct plan_mark *mark;
	size_t count = 0;

	for (size_t n = 0; (mark = world_row(answer, &plan_mark_record, n)) != NULL; n++)
		count += mark->kind == kind;
	return count;
}

static void a_vague_goal_is_marked_until_it_can_be_measured(void **state)
{
	struct scene *scene = *state;

	assert_int_equal(marks(scene, MARK_VAAG), 1);
	world_is(planned_edit(scene, "amina", "goal", scene->goal_id, "meetbaar", 1, "Twee maanden geen nieuwe brief."), STATUS_OK);
	assert_int_equal(marks(scene, MARK_VAAG), 0);
}

static void a_date_that_is_past_is_marked_while_it_matters(void **state)
{
	struct scene *scene = *state;

	world_is(planned_edit(scene, "amina", "goal", scene->goal_id, "target", 1, "2026-11-17"), STATUS_OK);
	assert_int_equal(marks(scene, MARK_TE_LAAT), 1);
	world_is(planned_edit(scene, "amina", "goal", scene->goal_id, "state", 1, "behaald"), STATUS_OK);
	assert_int_equal(marks(scene, MARK_TE_LAAT), 0);
}

static void a_goal_that_stands_in_many_plans_is_marked(void **state)
{
	static const char OTHERS[] =
		"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3)"
		" INSERT INTO household(id, huishoudnummer, naam) SELECT 800000 + n, printf('90000%02d', n), 'Gezin' FROM n";
	static const char PLANS[] =
		"INSERT INTO plan(id, household_id, state, started) SELECT id + 1000, id, 'concept', '2026-01-01' FROM household"
		" WHERE id > 800000";
	static const char GOALS[] =
		"INSERT INTO goal(id, plan_id, household_id, leefgebied, what, state) SELECT id + 2000, id + 1000, id, 'justitie',"
		" 'Schulden in kaart', 'open' FROM household WHERE id > 800000";
	struct scene *scene = *state;

	assert_int_equal(marks(scene, MARK_GEKOPIEERD), 0);
	world_sql(scene->world, OTHERS);
	world_sql(scene->world, PLANS);
	world_sql(scene->world, GOALS);
	assert_int_equal(marks(scene, MARK_GEKOPIEERD), 1);
}

static void a_month_of_silence_is_marked(void **state)
{
	struct scene *scene = *state;

	world_sql(scene->world, "UPDATE household SET last_contact = '2026-10-19'");
	assert_int_equal(marks(scene, MARK_STIL), 0);
	world_sql(scene->world, "UPDATE household SET last_contact = '2026-10-18'");
	assert_int_equal(marks(scene, MARK_STIL), 1);
}

/* ---- actions ---- */

static void raw_sql_proposes_no_second_line_without_a_reason(void **state)
{
	struct scene *scene = *state;

	assert_false(planned_sql_passes(scene, "INSERT INTO action(id, goal_id, household_id, what, owner, lijn, state)"
		" SELECT 900002, id, household_id, 'Begeleiding', 'organisatie', '2', 'afgesproken' FROM goal"));
	assert_false(planned_sql_passes(scene, "INSERT INTO action(id, goal_id, household_id, what, owner, lijn, waarom_niet_lager, state)"
		" SELECT 900002, id, household_id, 'Begeleiding', 'organisatie', '2', '  ', 'afgesproken' FROM goal"));
	assert_true(planned_sql_passes(scene, "INSERT INTO action(id, goal_id, household_id, what, owner, lijn, state)"
		" SELECT 900002, id, household_id, 'Oma past op', 'netwerk', '0', 'afgesproken' FROM goal"));
	assert_false(planned_sql_passes(scene, "UPDATE action SET lijn = '2'"));
	assert_true(planned_sql_passes(scene, "UPDATE action SET lijn = '2', waarom_niet_lager = 'Oma is ziek.'"));
	assert_false(planned_sql_passes(scene, "UPDATE action SET waarom_niet_lager = NULL"));
}

/* ---- a version put back ---- */

static const struct message *back_to(struct scene *scene, const char *who, int64_t number)
{
	struct ask ask = { .id = scene->plan_id, .day = DAY_NONE, .number = number };

	return world_call(scene->world, who, REQ_PLAN_BACK, &ask_record, &ask, NULL);
}

static void a_version_comes_back_as_edits_of_today(void **state)
{
	struct scene *scene = *state;
	const struct message *answer;
	const struct field_edit *row;
	const struct count *later;
	struct message request;

	world_is(planned_edit(scene, "amina", "goal", scene->goal_id, "meetbaar", 1, "Drie maanden geen achterstand."), STATUS_OK);
	fixed(scene);
	world_wait(scene->world, 1000);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "meetbaar", 2, "Ooit."), STATUS_OK);
	world_is(planned_edit(scene, "bram", "goal", scene->goal_id, "state", 1, "behaald"), STATUS_OK);
	planned_goal(scene, "Een doel van daarna");
	answer = back_to(scene, "amina", 1);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &field_edit_record), 1);
	row = world_row(answer, &field_edit_record, 0);
	assert_string_equal(row->value, "Drie maanden geen achterstand.");
	assert_int_equal(row->base_version, 3);
	assert_string_equal(((const struct field_version *)world_row(answer, &field_version_record, 0))->value, "Ooit.");
	later = world_row(answer, &count_record, 0);
	assert_int_equal(later->number, 1);
	message_init(&request, REQ_FIELDS_SAVE);
	rows_add(&request.rows, &field_edit_record, row);
	memset(request.key, 7, sizeof(request.key));
	world_is(world_ask(scene->world, "amina", &request), STATUS_OK);
	message_free(&request);
	assert_int_equal(world_count(back_to(scene, "amina", 1), &field_edit_record), 0);
	answer = planned_read(scene, "amina");
	assert_int_equal(((const struct goal *)world_row(answer, &goal_record, 0))->state, GOAL_BEHAALD);
}

static void what_never_was_or_is_not_theirs_does_not_come_back(void **state)
{
	struct scene *scene = *state;

	world_is(back_to(scene, "amina", 1), STATUS_MISSING);
	fixed(scene);
	world_is(back_to(scene, "karel", 1), STATUS_REFUSED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		planned_test(an_answer_stands_with_its_name_and_day),
		planned_test(a_no_stays_beside_the_yes_that_follows),
		planned_test(a_child_answers_from_twelve_on),
		planned_test(somebody_of_another_family_has_no_say),
		planned_test(a_remark_has_words_and_no_day_to_come),
		planned_test(who_may_not_write_the_plan_writes_no_answer),
		planned_test(a_yes_to_other_words_is_said_to_be_so),
		planned_test(raw_sql_writes_over_no_answer),
		planned_test(a_fixed_version_holds_the_words_and_who_agreed),
		planned_test(a_change_after_that_makes_the_next_version_and_leaves_the_first),
		planned_test(how_far_it_is_changes_no_words),
		planned_test(what_changed_while_it_was_read_is_not_fixed),
		planned_test(the_same_is_not_fixed_twice),
		planned_test(who_may_only_read_fixes_nothing),
		planned_test(the_state_is_fixed_only_by_fixing),
		planned_test(raw_sql_changes_no_version),
		planned_test(the_plan_on_paper_holds_only_what_is_theirs_and_every_print_is_logged),
		planned_test(the_page_for_the_family_holds_only_what_is_theirs_and_is_logged),
		planned_test(a_vague_goal_is_marked_until_it_can_be_measured),
		planned_test(a_date_that_is_past_is_marked_while_it_matters),
		planned_test(a_goal_that_stands_in_many_plans_is_marked),
		planned_test(a_month_of_silence_is_marked),
		planned_test(raw_sql_proposes_no_second_line_without_a_reason),
		planned_test(a_version_comes_back_as_edits_of_today),
		planned_test(what_never_was_or_is_not_theirs_does_not_come_back),
	};

	return cmocka_run_group_tests_name("agreement", tests, NULL, NULL);
}
