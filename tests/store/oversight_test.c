/* What the privacy officer sees and judges: uses of the noodknop, by name and number, never a dossier. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/oversight.h"
#include "homes.h"

static const int64_t day_ms = 24 * 3600000;

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

static id press(struct world *world, const char *who, const char *household)
{
	struct ask ask = homes_ask(world_household(world, household));

	snprintf(ask.word, sizeof(ask.word), "Buurman belt: kind alleen thuis");
	const struct message *answer = world_call(world, who, REQ_BREAK_GLASS, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	return ((const struct break_glass *)world_row(answer, &break_glass_record, 0))->id;
}

static const struct message *list(struct world *world, const char *who)
{
	struct ask ask = homes_ask(0);

	return world_call(world, who, REQ_OVERSIGHT, &ask_record, &ask, NULL);
}

static const struct message *judge(struct world *world, const char *who, id about, int verdict, const char *why)
{
	struct review review = { .kind = OVERSIGHT_GLASS, .object_id = about, .verdict = verdict,
		.vervolg = verdict == OVERSIGHT_WRONG ? FOLLOW_TALK : FOLLOW_NONE };

	snprintf(review.tekst, sizeof(review.tekst), "%s", why);
	return world_call(world, who, REQ_REVIEW, &review_record, &review, NULL);
}

static void every_use_is_on_the_list_with_its_last_day(void **state)
{
	struct world *world = *state;

	press(world, "karel", "jansen");
	world_wait(world, day_ms);
	press(world, "bram", "yilmaz");
	const struct message *answer = list(world, "hanna");
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &oversight_line_record), 2);
	const struct oversight_line *line = world_row(answer, &oversight_line_record, 0);
	assert_int_equal(line->kind, OVERSIGHT_GLASS);
	assert_int_equal(line->verdict, OVERSIGHT_NONE);
	assert_string_equal(line->what, "Buurman belt: kind alleen thuis");
	assert_non_null(strstr(line->employee_naam, "Karel"));
	assert_int_equal(strlen(line->huishoudnummer), 7);
	assert_int_equal(line->due, world_today(world) - 1 + 7);
	world_is(world_call_id(world, "hanna", REQ_HOUSEHOLD_OPEN, world_household(world, "jansen")), STATUS_MISSING);
}

static void a_judgement_stays_and_the_last_one_counts(void **state)
{
	struct world *world = *state;
	id use = press(world, "karel", "jansen");

	world_events_clear(world, "karel");
	world_is(judge(world, "hanna", use, OVERSIGHT_ASK, "Ik bel Karel."), STATUS_OK);
	assert_int_equal(world_events(world, "karel", EVENT_RING), 1);
	world_is(judge(world, "hanna", use, OVERSIGHT_WRONG, "Er was geen nood."), STATUS_OK);
	const struct oversight_line *line = world_row(list(world, "hanna"), &oversight_line_record, 0);
	assert_int_equal(line->verdict, OVERSIGHT_WRONG);
	assert_string_equal(line->verdict_tekst, "Er was geen nood.");
	assert_non_null(strstr(line->reviewer_naam, "Hanna"));
	assert_int_equal(world_number(world, "SELECT count(*) FROM review"), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'oordeel' AND household_id IS NOT NULL"), 2);
}

static void a_judgement_in_time_frees_the_next_use(void **state)
{
	struct world *world = *state;
	id use = press(world, "karel", "jansen");

	world_wait(world, 10 * day_ms);
	struct ask ask = homes_ask(world_household(world, "yilmaz"));
	snprintf(ask.word, sizeof(ask.word), "Weer een reden die er toe doet");
	world_is(world_call(world, "karel", REQ_BREAK_GLASS, &ask_record, &ask, NULL), STATUS_REFUSED);
	world_is(judge(world, "hanna", use, OVERSIGHT_RIGHT, "Goed gedaan."), STATUS_OK);
	world_is(world_call(world, "karel", REQ_BREAK_GLASS, &ask_record, &ask, NULL), STATUS_OK);
}

static void who_may_not_judge_is_refused(void **state)
{
	struct world *world = *state;
	id use = press(world, "karel", "jansen");

	world_is(judge(world, "amina", use, OVERSIGHT_RIGHT, "Prima zo."), STATUS_REFUSED);
	world_is(list(world, "amina"), STATUS_REFUSED);
	world_is(list(world, "gerrit"), STATUS_REFUSED);
	world_is(judge(world, "hanna", use, OVERSIGHT_NONE, "Geen idee."), STATUS_INVALID);
	world_is(judge(world, "hanna", use, OVERSIGHT_RIGHT, ""), STATUS_INVALID);
	world_is(judge(world, "hanna", use + 1000, OVERSIGHT_RIGHT, "Niets."), STATUS_MISSING);
	assert_int_equal(world_number(world, "SELECT count(*) FROM review"), 0);
}

static void nobody_judges_what_they_did_themselves(void **state)
{
	struct world *world = *state;
	id use = press(world, "karel", "jansen");

	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, \"from\")"
		" SELECT 900001, id, 'privacy_officer', '2026-01-01' FROM employee WHERE username = 'karel'");
	const struct message *answer = judge(world, "karel", use, OVERSIGHT_RIGHT, "Dat was ik zelf.");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "toezicht.zelf");
}

static void what_waits_is_in_the_werkbak_until_it_is_judged(void **state)
{
	struct world *world = *state;
	id use = press(world, "karel", "jansen");
	struct ask ask = homes_ask(0);
	const struct message *answer = world_call(world, "hanna", REQ_INBOX, &ask_record, &ask, NULL);
	const struct inbox_line *line = world_row(answer, &inbox_line_record, 0);

	assert_int_equal(world_count(answer, &inbox_line_record), 1);
	assert_int_equal(line->kind, INBOX_REVIEW);
	assert_int_equal(line->object_id, use);
	assert_string_equal(line->object_kind, "break_glass");
	assert_string_equal(line->what, "Noodknop: Buurman belt: kind alleen thuis");
	assert_int_equal(line->household_id, 0);
	judge(world, "hanna", use, OVERSIGHT_RIGHT, "Goed gedaan.");
	answer = world_call(world, "hanna", REQ_INBOX, &ask_record, &ask, NULL);
	assert_int_equal(world_count(answer, &inbox_line_record), 0);
}

/* ---- the twenty of a week ---- */

static size_t sampled(struct world *world, id seqs[], size_t room)
{
	const struct message *answer = list(world, "hanna");
	const struct oversight_line *line;
	size_t count = 0;

	for (size_t i = 0; (line = world_row(answer, &oversight_line_record, i)); i++)
		if (line->kind == OVERSIGHT_SAMPLE && count < room)
			seqs[count++] = line->object_id;
	return count;
}

static void twenty_openings_of_last_week_are_drawn_and_stay_the_same(void **state)
{
	struct world *world = *state;
	id first[40], again[40], jansen = world_household(world, "jansen");

	for (int i = 0; i < 60; i++)
		homes_open(world, i % 2 ? "amina" : "carla", jansen);
	world_wait(world, day_ms);
	assert_int_equal(sampled(world, first, 40), 0);		/* the week is not over */
	world_wait(world, 7 * day_ms);
	assert_int_equal(sampled(world, first, 40), 20);
	homes_open(world, "amina", jansen);
	assert_int_equal(sampled(world, again, 40), 20);
	assert_memory_equal(first, again, 20 * sizeof(id));
	size_t in_order = 0;
	for (size_t i = 1; i < 20; i++)
		in_order += first[i] == first[i - 1] + 1;
	assert_true(in_order < 15);
	world_wait(world, 21 * day_ms);
	assert_int_equal(sampled(world, again, 40), 21);	/* a week that nobody looked at stays; one more of the next */
}

static void an_opening_is_judged_by_another(void **state)
{
	struct world *world = *state;
	struct review review = { .kind = OVERSIGHT_SAMPLE, .verdict = OVERSIGHT_RIGHT, .tekst = "Past bij de taak." };
	id seqs[4];

	homes_open(world, "amina", world_household(world, "jansen"));
	world_wait(world, 7 * day_ms);
	assert_int_equal(sampled(world, seqs, 4), 1);
	review.object_id = seqs[0];
	world_is(world_call(world, "hanna", REQ_REVIEW, &review_record, &review, NULL), STATUS_OK);
	const struct oversight_line *line = world_row(list(world, "hanna"), &oversight_line_record, 0);
	assert_int_equal(line->verdict, OVERSIGHT_RIGHT);
	assert_string_equal(line->what, "opende het dossier: werkt met dit huishouden");
	world_sql(world, "INSERT INTO role_assignment(id, employee_id, role, \"from\")"
		" SELECT 900001, id, 'privacy_officer', '2026-01-01' FROM employee WHERE username = 'amina'");
	world_is(world_call(world, "amina", REQ_REVIEW, &review_record, &review, NULL), STATUS_REFUSED);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_use_is_on_the_list_with_its_last_day, begin, end),
		cmocka_unit_test_setup_teardown(a_judgement_stays_and_the_last_one_counts, begin, end),
		cmocka_unit_test_setup_teardown(a_judgement_in_time_frees_the_next_use, begin, end),
		cmocka_unit_test_setup_teardown(who_may_not_judge_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(nobody_judges_what_they_did_themselves, begin, end),
		cmocka_unit_test_setup_teardown(twenty_openings_of_last_week_are_drawn_and_stay_the_same, begin, end),
		cmocka_unit_test_setup_teardown(an_opening_is_judged_by_another, begin, end),
		cmocka_unit_test_setup_teardown(what_waits_is_in_the_werkbak_until_it_is_judged, begin, end),
	};

	return cmocka_run_group_tests_name("oversight", tests, NULL, NULL);
}
