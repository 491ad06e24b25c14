/* Handing over the regie: offered, answered, taken back, or up the ladder when nobody answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"
#include "store/escalation.h"

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

static const struct message *offer(struct world *world, const char *who, const char *household, const char *next)
{
	struct ask ask = homes_ask(world_household(world, household));

	ask.other_id = world_employee(world, next);
	strcpy(ask.word, "gaat verhuizen naar Zuid");
	return world_call(world, who, REQ_REGIE_OFFER, &ask_record, &ask, NULL);
}

static struct regie_offer offered(struct world *world, const char *who, const char *household, const char *next)
{
	const struct message *answer = offer(world, who, household, next);

	world_is(answer, STATUS_OK);
	return *(const struct regie_offer *)world_row(answer, &regie_offer_record, 0);
}

static const struct message *respond(struct world *world, const char *who, id offer_id, bool take, day informed,
	const char *why)
{
	struct ask ask = homes_ask(offer_id);

	ask.flag = take;
	ask.day = informed;
	snprintf(ask.word, sizeof(ask.word), "%s", why);
	return world_call(world, who, REQ_REGIE_ANSWER, &ask_record, &ask, NULL);
}

static id regisseur(struct world *world, const char *household)
{
	static const char REGIE[] = "SELECT employee_id FROM regie WHERE household_id = :id AND until IS NULL";
	struct query *query = db_query(world_db(world), REGIE);

	query_id(query, ":id", world_household(world, household));
	return query_number(query, NULL);
}

static size_t inbox_lines(struct world *world, const char *who, enum inbox_kind kind)
{
	const struct message *answer = world_call_id(world, who, REQ_INBOX, 0);
	const struct inbox_line *line;
	size_t count = 0;

	for (size_t i = 0; (line = world_row(answer, &inbox_line_record, i)); i++)
		count += (enum inbox_kind)line->kind == kind && strcmp(line->object_kind, "regie_offer") == 0;
	return count;
}

static void the_old_regisseur_stays_until_the_new_one_takes_it(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");
	id before = regisseur(world, "jansen");

	assert_true(before == world_employee(world, "amina"));
	assert_int_equal(inbox_lines(world, "bram", INBOX_OFFER), 1);
	assert_int_equal(inbox_lines(world, "amina", INBOX_ASKED), 1);
	world_is(respond(world, "bram", made.id, true, world_today(world), ""), STATUS_OK);
	assert_true(regisseur(world, "jansen") == world_employee(world, "bram"));
	assert_int_equal(inbox_lines(world, "bram", INBOX_OFFER), 0);
	assert_int_equal(inbox_lines(world, "amina", INBOX_ASKED), 0);
	world_is(respond(world, "bram", made.id, true, world_today(world), ""), STATUS_MISSING);
}

static void the_family_must_have_been_told(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");

	world_is(respond(world, "bram", made.id, true, DAY_NONE, ""), STATUS_INVALID);
	world_is(respond(world, "bram", made.id, true, world_today(world) + 1, ""), STATUS_INVALID);
	assert_true(regisseur(world, "jansen") == world_employee(world, "amina"));
	world_is(respond(world, "bram", made.id, true, world_today(world) - 1, ""), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT informed = '2026-11-17' FROM regie_offer"), 1);
}

static void a_refusal_needs_a_reason_and_changes_nothing(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");

	world_is(respond(world, "bram", made.id, false, DAY_NONE, ""), STATUS_INVALID);
	world_events_clear(world, "amina");
	world_is(respond(world, "bram", made.id, false, DAY_NONE, "ik zit vol"), STATUS_OK);
	assert_true(regisseur(world, "jansen") == world_employee(world, "amina"));
	assert_int_equal(world_events(world, "amina", EVENT_RING), 1);
	world_is(offer(world, "amina", "jansen", "karel"), STATUS_OK);
}

static void only_who_it_is_offered_to_answers(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");

	world_is(respond(world, "karel", made.id, true, world_today(world), ""), STATUS_MISSING);
	world_is(respond(world, "amina", made.id, true, world_today(world), ""), STATUS_MISSING);
	world_is(respond(world, "carla", made.id, true, world_today(world), ""), STATUS_MISSING);
}

static void only_the_regisseur_or_who_appoints_them_offers(void **state)
{
	struct world *world = *state;

	world_is(offer(world, "bram", "jansen", "karel"), STATUS_REFUSED);
	world_is(offer(world, "hanna", "jansen", "karel"), STATUS_MISSING);
	world_is(offer(world, "carla", "jansen", "bram"), STATUS_OK);
	assert_string_equal(world_rule(offer(world, "carla", "jansen", "karel")), "overdracht.al");
	assert_string_equal(world_rule(offer(world, "amina", "jansen", "femke")), "regie.rol");
	assert_string_equal(world_rule(offer(world, "carla", "yilmaz", "bram")), "overdracht.geen");
}

static void an_offer_is_taken_back(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");

	world_is(world_call_id(world, "karel", REQ_REGIE_WITHDRAW, made.id), STATUS_MISSING);
	world_is(world_call_id(world, "amina", REQ_REGIE_WITHDRAW, made.id), STATUS_OK);
	world_is(respond(world, "bram", made.id, true, world_today(world), ""), STATUS_MISSING);
}

static void another_way_ends_the_offer(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");
	struct ask ask = homes_ask(made.household_id);

	ask.other_id = world_employee(world, "carla");
	strcpy(ask.word, "spoed");
	world_is(world_call(world, "carla", REQ_REGIE_SET, &ask_record, &ask, NULL), STATUS_OK);
	world_is(respond(world, "bram", made.id, true, world_today(world), ""), STATUS_MISSING);
	assert_true(regisseur(world, "jansen") == world_employee(world, "carla"));
}

static void without_an_answer_it_goes_up_the_ladder(void **state)
{
	static const int64_t day_ms = 86400000;
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");
	char due[INSTANT_BYTES];

	instant_nl(made.due, due);
	assert_string_equal(due, "26-11-2026 00:00");
	world_wait(world, 7 * day_ms);
	assert_int_equal(world_number(world, "SELECT count(*) FROM escalation"), 0);
	world_wait(world, day_ms);
	assert_int_equal(world_number(world, "SELECT count(*) FROM escalation e JOIN regie_offer o ON o.escalation_id = e.id"
		" WHERE o.state = 'verlopen' AND e.cause = 'stagnatie' AND e.requester_id = o.from_id AND e.closed IS NULL"), 1);
	assert_true(regisseur(world, "jansen") == world_employee(world, "amina"));
	world_is(respond(world, "bram", made.id, true, world_today(world), ""), STATUS_MISSING);
	world_wait(world, 30 * day_ms);
	assert_int_equal(world_number(world, "SELECT count(*) FROM escalation"), 1);
}

static const struct message *caseload(struct world *world, const char *who, const char *of, const char *next)
{
	struct ask ask = homes_word("gaat met pensioen");

	ask.id = of ? world_employee(world, of) : 0;
	ask.other_id = world_employee(world, next);
	return world_call(world, who, REQ_CASELOAD_OFFER, &ask_record, &ask, NULL);
}

static int64_t done(const struct message *answer)
{
	world_is(answer, STATUS_OK);
	return ((const struct count *)world_row(answer, &count_record, 0))->number;
}

static void a_whole_caseload_is_offered_at_once(void **state)
{
	struct world *world = *state;

	assert_int_equal(done(caseload(world, "bram", "karel", "amina")), 0);
	assert_int_equal(done(caseload(world, "karel", NULL, "amina")), 2);
	assert_int_equal(inbox_lines(world, "amina", INBOX_OFFER), 2);
	assert_int_equal(done(caseload(world, "karel", NULL, "amina")), 0);
}

static void who_sees_to_users_offers_the_caseload_of_who_left(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE employee SET disabled = 1 WHERE username = 'karel'");
	assert_int_equal(done(caseload(world, "ctl:gerrit", "karel", "amina")), 2);
	assert_int_equal(done(caseload(world, "offline", "amina", "bram")), 1);
}

static void the_household_and_its_timeline_tell_of_it(void **state)
{
	struct world *world = *state;
	struct regie_offer made = offered(world, "amina", "jansen", "bram");
	const struct message *answer = homes_open(world, "amina", made.household_id);
	const struct timeline_line *line;
	bool told = false;

	assert_int_equal(world_count(answer, &regie_offer_record), 1);
	world_is(respond(world, "bram", made.id, true, world_today(world), ""), STATUS_OK);
	assert_int_equal(world_count(homes_open(world, "amina", made.household_id), &regie_offer_record), 0);
	answer = world_call_id(world, "amina", REQ_TIMELINE, made.household_id);
	for (size_t i = 0; (line = world_row(answer, &timeline_line_record, i)); i++)
		told = told || strcmp(line->what, "Overdracht van regie (aangenomen): gezin geïnformeerd op 18-11-2026") == 0;
	assert_true(told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(the_old_regisseur_stays_until_the_new_one_takes_it),
		TEST(the_family_must_have_been_told),
		TEST(a_refusal_needs_a_reason_and_changes_nothing),
		TEST(only_who_it_is_offered_to_answers),
		TEST(only_the_regisseur_or_who_appoints_them_offers),
		TEST(an_offer_is_taken_back),
		TEST(another_way_ends_the_offer),
		TEST(without_an_answer_it_goes_up_the_ladder),
		TEST(a_whole_caseload_is_offered_at_once),
		TEST(who_sees_to_users_offers_the_caseload_of_who_left),
		TEST(the_household_and_its_timeline_tell_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
