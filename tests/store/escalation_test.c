/* The ladder: who must act, until when, where it goes then, and that the regisseur stays the regisseur. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "store/escalation.h"

#define EURO(amount) ((cents)(amount) * 100)

enum { HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };

/* Amina asks for € 12.000, above her mandate: it lies with carla. Copies, because answers are borrowed. */
static struct escalation above_mandate(struct dossier *dossier, struct decision *decision)
{
	struct decision wanted = draft(dossier, "Begeleiding", EURO(12000));
	const struct message *answer = hand_in(dossier, "amina", &wanted);
	struct escalation escalation = *raised(answer);

	assert_int_equal(escalation.trede, 2);
	if (decision)
		*decision = *decided(answer);
	return escalation;
}

static const struct message *raise_process(struct dossier *dossier, const char *who, enum escalation_cause cause,
	bool spoed)
{
	struct escalation asked;

	record_init(&escalation_record, &asked);
	asked.household_id = dossier->household_id;
	asked.cause = cause;
	asked.spoed = spoed;
	asked.question = (char *)"Niemand reageert op de uitnodiging voor het overleg.";
	return world_call(dossier->world, who, REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL);
}

static const struct message *answer_as(struct dossier *dossier, const char *who, const struct escalation *escalation,
	enum step_kind answer, const char *text)
{
	return act(dossier, who, REQ_ESCALATION_ANSWER, escalation->id, escalation->version, answer, text);
}

static const struct message *read_as(struct dossier *dossier, const char *who, id escalation_id)
{
	return world_call_id(dossier->world, who, REQ_ESCALATION_READ, escalation_id);
}

/* The step kinds of an escalation in order. */
static void steps_are(struct dossier *dossier, id escalation_id, const int *kinds, size_t count)
{
	const struct message *answer = read_as(dossier, "amina", escalation_id);

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &escalation_step_record), count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(((struct escalation_step *)world_row(answer, &escalation_step_record, i))->kind, kinds[i]);
}

#define STEPS(dossier, escalation_id, ...) \
	steps_are((dossier), (escalation_id), (const int[]){ __VA_ARGS__ }, COUNT_OF(((const int[]){ __VA_ARGS__ })))

/* ---- answers ---- */

static void the_rung_takes_the_decision_under_its_own_mandate(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_events_clear(dossier->world, "amina");
	const struct message *answer = answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL);
	const struct decision *taken = decided(answer);
	assert_int_equal(taken->state, DECISION_GENOMEN);
	assert_string_equal(taken->decider_naam, "Carla de Wit");
	assert_string_equal(taken->author_naam, "Amina Bakkali");
	assert_int_equal(taken->trede, 2);
	assert_int_equal(raised(answer)->state, ESCALATION_BEANTWOORD);
	assert_int_equal(world_events(dossier->world, "amina", EVENT_RING), 1);
	STEPS(dossier, escalation.id, STEP_RAISED, STEP_APPROVED);
}

static void nobody_else_answers(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);
	const struct message *answer = answer_as(dossier, "amina", &escalation, STEP_APPROVED, NULL);

	world_is(answer, STATUS_REFUSED);
	world_is(answer_as(dossier, "karel", &escalation, STEP_APPROVED, NULL), STATUS_MISSING);
	world_is(answer_as(dossier, "dirk", &escalation, STEP_APPROVED, NULL), STATUS_REFUSED);
	world_is(answer_as(dossier, "esther", &escalation, STEP_APPROVED, NULL), STATUS_REFUSED);
	world_is(answer_as(dossier, "femke", &escalation, STEP_APPROVED, NULL), STATUS_REFUSED);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE state = 'ter_toetsing'"), 1);
}

static void a_refusal_needs_a_reason_and_frees_what_was_reserved(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_is(answer_as(dossier, "carla", &escalation, STEP_REFUSED, NULL), STATUS_INVALID);
	const struct decision *refused =
		decided(answer_as(dossier, "carla", &escalation, STEP_REFUSED, "Eerst de inloop proberen."));
	assert_int_equal(refused->state, DECISION_GEWEIGERD);
	assert_string_equal(refused->reason, "Eerst de inloop proberen.");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision_spent"), 0);
}

static void a_question_back_makes_it_a_concept_again(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_is(act(dossier, "carla", REQ_ESCALATION_RETURN, escalation.id, escalation.version, 0, NULL), STATUS_INVALID);
	const struct message *answer =
		act(dossier, "carla", REQ_ESCALATION_RETURN, escalation.id, escalation.version, 0, "Wat kost een jaar?");
	assert_int_equal(raised(answer)->state, ESCALATION_TERUG);
	assert_int_equal(decided(answer)->state, DECISION_CONCEPT);
	assert_string_equal(decided(answer)->reason, "Wat kost een jaar?");
	assert_int_equal(world_number(dossier->world, "SELECT climbed FROM decision"), 0);
	const struct decision concept = *decided(answer);
	assert_int_equal(raised(world_call_id(dossier->world, "amina", REQ_DECISION_READ, concept.id))->id, escalation.id);
	const struct message *again = submit(dossier, "amina", &concept);
	assert_int_equal(decided(again)->state, DECISION_TER_TOETSING);
	assert_int_not_equal(raised(again)->id, escalation.id);
}

static void a_mandate_that_does_not_cover_offers_the_next_rung(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_sql(dossier->world, "UPDATE mandate SET revoked = '2026-11-18' WHERE role = 'teamleider'");
	const struct message *answer = answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.geldigheid");
	struct err err = ERR_INIT;
	message_err(answer, &err);
	assert_non_null(strstr(err.text, "trede hoger"));
	assert_int_equal(standing(dossier, escalation.decision_id)->state, DECISION_TER_TOETSING);
}

static void above_the_amount_of_the_rung_second_eyes_follow(void **state)
{
	struct dossier *dossier = *state;
	struct decision wanted = draft(dossier, "Begeleiding", EURO(16000));

	colleague(dossier, "loes");
	struct escalation escalation = *raised(hand_in(dossier, "amina", &wanted));
	const struct decision *waiting = decided(answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL));
	assert_int_equal(waiting->state, DECISION_TWEEDE_OGEN);
	world_is(act(dossier, "amina", REQ_DECISION_SECOND, waiting->id, waiting->version, true, ""), STATUS_REFUSED);
	world_is(act(dossier, "carla", REQ_DECISION_SECOND, waiting->id, waiting->version, true, ""), STATUS_REFUSED);
	const struct decision *taken =
		decided(act(dossier, "loes", REQ_DECISION_SECOND, waiting->id, waiting->version, true, ""));
	assert_int_equal(taken->state, DECISION_GENOMEN);
	STEPS(dossier, escalation.id, STEP_RAISED, STEP_APPROVED, STEP_SECOND_YES);
}

static void an_answer_to_what_has_moved_on_shows_what_stands(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision;
	struct escalation escalation = above_mandate(dossier, &decision);

	world_is(act(dossier, "amina", REQ_DECISION_WITHDRAW, decision.id, decision.version, 0, "Klaar."), STATUS_OK);
	const struct message *answer = answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL);
	world_is(answer, STATUS_CONFLICT);
	assert_int_equal(((struct escalation *)world_row(answer, &escalation_record, 0))->state, ESCALATION_INGETROKKEN);
	assert_int_equal(standing(dossier, decision.id)->state, DECISION_INGETROKKEN);
}

/* ---- up ---- */

static void by_hand_it_goes_up_past_the_rung_without_money(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_seat(dossier->world, "esther");
	world_is(act(dossier, "amina", REQ_ESCALATION_CLIMB, escalation.id, escalation.version, 0, "x"), STATUS_REFUSED);
	const struct message *answer =
		act(dossier, "carla", REQ_ESCALATION_CLIMB, escalation.id, escalation.version, 0, "Dit raakt het beleid.");
	assert_int_equal(raised(answer)->trede, 4);
	assert_int_equal(raised(answer)->holder_id, world_employee(dossier->world, "esther"));
	assert_int_equal(decided(answer)->trede, 4);
	assert_int_equal(world_events(dossier->world, "esther", EVENT_RING), 1);
	world_is(answer_as(dossier, "carla", raised(answer), STEP_APPROVED, NULL), STATUS_REFUSED);
	world_is(act(dossier, "esther", REQ_ESCALATION_CLIMB, escalation.id, raised(answer)->version, 0, "Hoger."),
		STATUS_REFUSED);
	assert_int_equal(decided(answer_as(dossier, "esther", raised(answer), STEP_APPROVED, NULL))->state, DECISION_GENOMEN);
	STEPS(dossier, escalation.id, STEP_RAISED, STEP_CLIMBED_BY_HAND, STEP_APPROVED);
}

static void a_higher_rung_takes_it_over(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_is(act(dossier, "karel", REQ_ESCALATION_TAKE, escalation.id, escalation.version, 0, NULL), STATUS_MISSING);
	world_is(act(dossier, "carla", REQ_ESCALATION_TAKE, escalation.id, escalation.version, 0, NULL), STATUS_REFUSED);
	world_is(act(dossier, "dirk", REQ_ESCALATION_TAKE, escalation.id, escalation.version, 0, NULL), STATUS_REFUSED);
	world_is(act(dossier, "amina", REQ_ESCALATION_TAKE, escalation.id, escalation.version, 0, NULL), STATUS_REFUSED);
	const struct message *answer =
		act(dossier, "esther", REQ_ESCALATION_TAKE, escalation.id, escalation.version, 0, "Ik neem dit over.");
	assert_int_equal(raised(answer)->trede, 4);
	assert_string_equal(raised(answer)->holder_naam, "Esther Mulder");
	assert_true(raised(answer)->due > world_now(dossier->world));
	STEPS(dossier, escalation.id, STEP_RAISED, STEP_TAKEN_OVER);
}

static void the_requester_takes_it_back(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_is(act(dossier, "carla", REQ_ESCALATION_WITHDRAW, escalation.id, escalation.version, 0, "x"), STATUS_REFUSED);
	const struct message *answer =
		act(dossier, "amina", REQ_ESCALATION_WITHDRAW, escalation.id, escalation.version, 0, "Niet meer nodig.");
	assert_int_equal(raised(answer)->state, ESCALATION_INGETROKKEN);
	assert_int_equal(decided(answer)->state, DECISION_INGETROKKEN);
}

/* ---- the clock ---- */

static void an_unanswered_rung_is_passed_by_after_its_working_days(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);
	day monday;

	/* Wednesday plus three working days is Monday, 24:00 */
	assert_true(day_make(2026, 11, 23, &monday));
	assert_int_equal(escalation.due, day_end(monday));
	assert_int_equal(escalation_next_due(world_db(dossier->world)), day_end(monday));
	world_seat(dossier->world, "esther");
	world_wait(dossier->world, day_end(monday) - world_now(dossier->world) - 1);
	assert_int_equal(world_events(dossier->world, "esther", EVENT_RING), 0);
	world_wait(dossier->world, 2);
	assert_int_equal(world_events(dossier->world, "esther", EVENT_RING), 1);
	const struct message *answer = read_as(dossier, "amina", escalation.id);
	assert_int_equal(raised(answer)->trede, 4);
	assert_int_equal(decided(answer)->trede, 4);
	const struct escalation_step *step = world_row(answer, &escalation_step_record, 1);
	assert_int_equal(step->kind, STEP_CLIMBED_CLOCK);
	assert_int_equal(step->at, day_end(monday));
	assert_int_equal(step->employee_id, 0);
}

static void after_the_last_rung_it_is_red(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	world_wait(dossier->world, (int64_t)30 * DAY_MS);
	const struct message *answer = read_as(dossier, "amina", escalation.id);
	assert_int_equal(raised(answer)->trede, 4);
	assert_true(raised(answer)->overdue);
	assert_int_equal(raised(answer)->due, INSTANT_NONE);
	assert_int_equal(raised(answer)->state, ESCALATION_OPEN);
	assert_int_equal(escalation_next_due(world_db(dossier->world)), INSTANT_NONE);
	STEPS(dossier, escalation.id, STEP_RAISED, STEP_CLIMBED_CLOCK, STEP_CLIMBED_CLOCK);
	assert_int_equal(decided(answer_as(dossier, "esther", raised(answer), STEP_APPROVED, NULL))->state, DECISION_GENOMEN);
}

static void a_store_that_was_down_climbs_in_due_order_with_the_due_instants(void **state)
{
	struct dossier *dossier = *state;
	struct err err = ERR_INIT;

	above_mandate(dossier, NULL);
	world_wait(dossier->world, DAY_MS);
	world_is(raise_process(dossier, "amina", CAUSE_STAGNATIE, true), STATUS_OK);
	world_set_now(dossier->world, world_now(dossier->world) + (int64_t)60 * DAY_MS);
	assert_true(escalation_run_due(world_store(dossier->world), world_now(dossier->world), &err));
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation_step WHERE kind = 'doorgezet_klok'"), 4);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation_step a JOIN escalation_step b"
		" ON b.id > a.id AND b.at < a.at"), 0);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation_step s"
		" WHERE s.at > (SELECT min(at) FROM escalation_step) + 40 * 86400000"), 0);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE source = 'klok'"), 4);
}

static void spoed_runs_in_hours(void **state)
{
	struct dossier *dossier = *state;
	const struct message *answer = raise_process(dossier, "amina", CAUSE_VEILIGHEID, true);

	assert_int_equal(raised(answer)->trede, 3);
	assert_int_equal(raised(answer)->due, world_now(dossier->world) + 24 * HOUR_MS);
}

/* ---- absence ---- */

static void absent(struct dossier *dossier, const char *deputy)
{
	if (deputy)
		world_sql(dossier->world, "INSERT INTO absence(id, employee_id, deputy_id, \"from\", until)"
			" SELECT 770, c.id, l.id, '2026-11-16', '2026-11-30' FROM employee c, employee l"
			" WHERE c.username = 'carla' AND l.username = 'loes'");
	else
		world_sql(dossier->world, "INSERT INTO absence(id, employee_id, \"from\", until)"
			" SELECT 770, id, '2026-11-16', '2026-11-30' FROM employee WHERE username = 'carla'");
}

static void an_absent_rung_without_a_deputy_is_passed_by_and_told(void **state)
{
	struct dossier *dossier = *state;
	struct decision wanted = draft(dossier, "Begeleiding", EURO(12000));

	absent(dossier, NULL);
	world_seat(dossier->world, "carla");
	const struct message *answer = hand_in(dossier, "amina", &wanted);
	assert_int_equal(raised(answer)->trede, 4);
	assert_int_equal(decided(answer)->trede, 4);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
	STEPS(dossier, raised(answer)->id, STEP_RAISED, STEP_CLIMBED_ABSENT);
}

static void a_deputy_acts_with_the_mandate_of_the_function(void **state)
{
	struct dossier *dossier = *state;

	colleague(dossier, "loes");
	absent(dossier, "loes");
	struct escalation escalation = above_mandate(dossier, NULL);
	assert_int_equal(escalation.holder_id, world_employee(dossier->world, "loes"));
	const struct decision *taken = decided(answer_as(dossier, "loes", &escalation, STEP_APPROVED, NULL));
	assert_int_equal(taken->state, DECISION_GENOMEN);
	assert_int_equal(taken->trede, 2);
}

static void a_deputy_has_no_more_for_the_own_decisions(void **state)
{
	struct dossier *dossier = *state;
	struct decision wanted = draft(dossier, "Begeleiding", EURO(12000));

	colleague(dossier, "loes");
	absent(dossier, "loes");
	const struct message *answer = hand_in(dossier, "loes", &wanted);
	assert_int_equal(decided(answer)->state, DECISION_TER_TOETSING);
	assert_int_equal(raised(answer)->trede, 4);
}

/* ---- process ---- */

static void stuck_cooperation_goes_to_the_procesregisseur(void **state)
{
	struct dossier *dossier = *state;

	world_seat(dossier->world, "dirk");
	world_is(raise_process(dossier, "amina", CAUSE_MANDAAT, false), STATUS_INVALID);
	world_is(raise_process(dossier, "femke", CAUSE_STAGNATIE, false), STATUS_REFUSED);
	struct escalation first = *raised(raise_process(dossier, "amina", CAUSE_STAGNATIE, false));
	struct escalation second = *raised(raise_process(dossier, "carla", CAUSE_ONENIGHEID, false));
	assert_int_equal(first.trede, 3);
	assert_int_equal(second.trede, 3);
	assert_int_equal(world_events(dossier->world, "dirk", EVENT_RING), 2);
	world_is(answer_as(dossier, "dirk", &first, STEP_APPROVED, NULL), STATUS_INVALID);
	world_is(answer_as(dossier, "dirk", &first, STEP_ANSWERED, NULL), STATUS_INVALID);
	const struct message *answer =
		answer_as(dossier, "dirk", &first, STEP_ANSWERED, "Donderdag om tien uur zit iedereen aan tafel.");
	assert_int_equal(raised(answer)->state, ESCALATION_BEANTWOORD);
	STEPS(dossier, first.id, STEP_RAISED, STEP_ANSWERED);
}

static void the_regisseur_stays_the_regisseur(void **state)
{
	struct dossier *dossier = *state;

	dossier_of(dossier, "amina", "jansen", "Anna");
	world_is(raise_process(dossier, "amina", CAUSE_STAGNATIE, false), STATUS_OK);
	world_wait(dossier->world, (int64_t)40 * DAY_MS);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM regie r JOIN employee e ON e.id = r.employee_id"
		" JOIN household h ON h.id = r.household_id WHERE h.naam = 'Jansen' AND e.username = 'amina' AND r.until IS NULL"),
		1);
}

/* ---- reading ---- */

static void who_may_act_has_seen_it_once(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);

	for (int i = 0; i < 2; i++)
		world_is(read_as(dossier, "carla", escalation.id), STATUS_OK);
	world_is(read_as(dossier, "esther", escalation.id), STATUS_OK);
	STEPS(dossier, escalation.id, STEP_RAISED, STEP_SEEN);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE act = 'opschaling-gezien'"), 1);
}

static void the_ladder_is_drawn_with_its_people(void **state)
{
	struct dossier *dossier = *state;

	colleague(dossier, "loes");
	absent(dossier, "loes");
	struct escalation escalation = above_mandate(dossier, NULL);
	const struct message *answer = read_as(dossier, "loes", escalation.id);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &rung_record), 5);
	assert_int_equal(world_count(answer, &decision_record), 1);
	bool found = false;
	for (size_t i = 0; i < world_count(answer, &rung_holder_record); i++) {
		const struct rung_holder *holder = world_row(answer, &rung_holder_record, i);

		assert_int_not_equal(holder->employee_id, world_employee(dossier->world, "karel"));
		if (holder->employee_id != world_employee(dossier->world, "carla"))
			continue;
		found = true;
		assert_int_equal(holder->trede, 2);
		assert_true(holder->absent);
		assert_string_equal(holder->deputy_naam, "loes");
		assert_true(holder->may_act);
		assert_false(holder->online);
	}
	assert_true(found);
}

static void everybody_finds_what_is_theirs(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = above_mandate(dossier, NULL);
	static const struct {
		const char *who;
		size_t count;
	} lists[] = { { "carla", 1 }, { "amina", 1 }, { "esther", 0 }, { "dirk", 0 }, { "karel", 0 } };

	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		const struct message *answer = world_call_id(dossier->world, lists[i].who, REQ_ESCALATION_LIST, 0);

		world_is(answer, STATUS_OK);
		assert_int_equal(world_count(answer, &escalation_record), lists[i].count);
	}
	world_is(answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL), STATUS_OK);
	assert_int_equal(world_count(world_call_id(dossier->world, "carla", REQ_ESCALATION_LIST, 0), &escalation_record), 1);
	const struct message *list =
		world_call_id(dossier->world, "femke", REQ_ESCALATION_LIST, dossier->household_id);
	assert_int_equal(world_count(list, &escalation_record), 1);
	world_is(world_call_id(dossier->world, "karel", REQ_ESCALATION_LIST, dossier->household_id), STATUS_REFUSED);
	world_is(world_call_id(dossier->world, "karel", REQ_ESCALATION_READ, escalation.id), STATUS_MISSING);
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
		TEST(the_rung_takes_the_decision_under_its_own_mandate),
		TEST(nobody_else_answers),
		TEST(a_refusal_needs_a_reason_and_frees_what_was_reserved),
		TEST(a_question_back_makes_it_a_concept_again),
		TEST(a_mandate_that_does_not_cover_offers_the_next_rung),
		TEST(above_the_amount_of_the_rung_second_eyes_follow),
		TEST(an_answer_to_what_has_moved_on_shows_what_stands),
		TEST(by_hand_it_goes_up_past_the_rung_without_money),
		TEST(a_higher_rung_takes_it_over),
		TEST(the_requester_takes_it_back),
		TEST(an_unanswered_rung_is_passed_by_after_its_working_days),
		TEST(after_the_last_rung_it_is_red),
		TEST(a_store_that_was_down_climbs_in_due_order_with_the_due_instants),
		TEST(spoed_runs_in_hours),
		TEST(an_absent_rung_without_a_deputy_is_passed_by_and_told),
		TEST(a_deputy_acts_with_the_mandate_of_the_function),
		TEST(a_deputy_has_no_more_for_the_own_decisions),
		TEST(stuck_cooperation_goes_to_the_procesregisseur),
		TEST(the_regisseur_stays_the_regisseur),
		TEST(who_may_act_has_seen_it_once),
		TEST(the_ladder_is_drawn_with_its_people),
		TEST(everybody_finds_what_is_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
