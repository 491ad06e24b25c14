/* E-mail about escalations: to who is away, once a rung, with nothing of the case, tried again and given up. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mail_address.h"
#include "base/mem.h"
#include "dossier.h"
#include "store/escalation.h"
#include "store/mail.h"
#include "store/store.h"

#define EURO(amount) ((cents)(amount) * 100)

enum { MINUTE_MS = 60000, OUT_MOST = 16 };

static struct mail out[OUT_MOST];
static size_t out_count;

static void goes_out(void *arg, const struct mail *mail)
{
	(void)arg;
	assert_true(out_count < OUT_MOST);
	out[out_count++] = *mail;
}

static const struct message *address(struct dossier *dossier, const char *who, const char *text, bool none)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	strcpy(ask.word, who);
	ask.tekst = (char *)text;
	ask.flag = none;
	return world_call(dossier->world, "gerrit", REQ_USER_MAIL, &ask_record, &ask, NULL);
}

static int given_a_dossier(void **state)
{
	struct dossier *dossier = dossier_new();
	struct store *store = world_store(dossier->world);

	out_count = 0;
	store->birth.mail = true;
	store->mail = goes_out;
	world_is(address(dossier, "carla", "carla@noord.example", false), STATUS_OK);
	world_is(address(dossier, "esther", "esther@noord.example", false), STATUS_OK);
	*state = dossier;
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

static struct escalation climbed(struct dossier *dossier, int64_t trede)
{
	struct decision wanted = draft(dossier, "Begeleiding", EURO(12000));
	struct escalation escalation = *raised(hand_in(dossier, "amina", &wanted));

	assert_int_equal(escalation.trede, trede);
	return escalation;
}

static struct escalation to_carla(struct dossier *dossier)
{
	return climbed(dossier, 2);
}

static void over(struct dossier *dossier, bool sent)
{
	const struct mailed mailed = { .mail = out[out_count - 1].mail, .sent = sent };

	mail_done(world_store(dossier->world), &mailed);
}

static int64_t queued(struct dossier *dossier)
{
	return world_number(dossier->world, "SELECT count(*) FROM mail_queue");
}

static void who_is_away_gets_one_with_nothing_but_a_day(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation;

	world_leave(dossier->world, "carla");
	escalation = to_carla(dossier);
	assert_int_equal(queued(dossier), 1);
	world_wait(dossier->world, 1);
	assert_int_equal(out_count, 1);
	assert_string_equal(out[0].address, "carla@noord.example");
	assert_int_equal(out[0].until, instant_day(escalation.due - 1));
	world_wait(dossier->world, MINUTE_MS);
	assert_int_equal(out_count, 1);
	over(dossier, true);
	world_wait(dossier->world, MINUTE_MS);
	assert_int_equal(out_count, 1);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM mail_queue WHERE sent IS NOT NULL AND tries = 1"), 1);
}

static void an_open_desk_rings_and_gets_none(void **state)
{
	struct dossier *dossier = *state;

	world_seat(dossier->world, "carla");
	to_carla(dossier);
	assert_int_equal(queued(dossier), 0);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
}

static void without_sendmail_or_address_nothing_is_queued(void **state)
{
	struct dossier *dossier = *state;

	world_store(dossier->world)->birth.mail = false;
	to_carla(dossier);
	assert_int_equal(queued(dossier), 0);
}

static void who_has_no_address_gets_none(void **state)
{
	struct dossier *dossier = *state;

	world_is(address(dossier, "carla", NULL, true), STATUS_OK);
	to_carla(dossier);
	assert_int_equal(queued(dossier), 0);
}

static void each_rung_gets_its_own_and_a_closed_one_none(void **state)
{
	struct dossier *dossier = *state;
	struct escalation escalation = to_carla(dossier);

	world_wait(dossier->world, 1);
	over(dossier, true);
	world_wait(dossier->world, escalation.due - world_now(dossier->world) + 1);
	assert_int_equal(queued(dossier), 2);
	assert_int_equal(out_count, 2);
	assert_string_equal(out[1].address, "esther@noord.example");
	over(dossier, false);
	const struct message *answer = world_call_id(dossier->world, "amina", REQ_ESCALATION_READ, escalation.id);
	world_is(act(dossier, "amina", REQ_ESCALATION_WITHDRAW, escalation.id, raised(answer)->version, 0, "Klaar."),
		STATUS_OK);
	world_wait(dossier->world, 2 * MINUTE_MS);
	assert_int_equal(out_count, 2);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM mail_queue WHERE dropped IS NOT NULL"), 1);
}

static void the_top_rung_that_is_late_is_not_mailed_again(void **state)
{
	struct dossier *dossier = *state;

	to_carla(dossier);
	world_store(dossier->world)->mail = NULL;
	world_wait(dossier->world, (int64_t)30 * 24 * 60 * MINUTE_MS);
	assert_int_equal(queued(dossier), 2);
}

static void who_is_excluded_gets_none(void **state)
{
	struct dossier *dossier = *state;

	world_sql(dossier->world, "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, \"from\", by_id, at)"
		" SELECT 880, c.id, h.id, 'anders', 'kent het gezin', '2026-01-01', a.id, 1 FROM employee c, employee a, household h"
		" WHERE c.username = 'carla' AND a.username = 'amina' AND h.naam = 'Yilmaz'");
	climbed(dossier, 4);	/* it passes her by */
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM mail_queue q JOIN employee e ON e.id = q.employee_id"
		" WHERE e.username = 'carla'"), 0);
}

static void a_failure_is_tried_again_and_then_given_up(void **state)
{
	static const int64_t minutes[] = { 1, 5, 30, 180 };
	struct dossier *dossier = *state;

	to_carla(dossier);
	world_wait(dossier->world, 1);
	for (size_t i = 0; i < COUNT_OF(minutes); i++) {
		assert_int_equal(out_count, i + 1);
		over(dossier, false);
		world_wait(dossier->world, minutes[i] * MINUTE_MS - 1);
		assert_int_equal(out_count, i + 1);
		world_wait(dossier->world, 2);
	}
	assert_int_equal(out_count, COUNT_OF(minutes) + 1);
	over(dossier, false);
	world_wait(dossier->world, (int64_t)1000 * MINUTE_MS);
	assert_int_equal(out_count, COUNT_OF(minutes) + 1);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM mail_queue WHERE failed IS NOT NULL AND tries = 5"), 1);
}

static void an_answer_about_another_mail_counts_for_nothing(void **state)
{
	struct dossier *dossier = *state;
	struct mailed other;

	to_carla(dossier);
	world_wait(dossier->world, 1);
	other = (struct mailed){ .mail = out[0].mail + 1, .sent = true };
	mail_done(world_store(dossier->world), &other);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM mail_queue WHERE next IS NOT NULL"), 1);
}

static void only_an_address_that_means_nothing_else_is_taken(void **state)
{
	static const char *const wrong[] = { "carla", "@noord.example", "carla@", "a@b@c", "-oQ/tmp@x.nl", "a@-x", "a b@c.nl",
		"a,b@c.nl", "a@c.nl\nBcc: x@y.nl", "\"a\"@c.nl", "a@c.nl;id", "|id@c.nl", "a@c.nl.", "é@c.nl", "a\r@c.nl" };
	struct dossier *dossier = *state;
	char longest[MAIL_ADDRESS_BYTES + 1];

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		assert_false(mail_address_valid(wrong[i]));
		world_is(address(dossier, "carla", wrong[i], false), STATUS_INVALID);
	}
	memset(longest, 'a', sizeof(longest));
	longest[5] = '@';
	longest[MAIL_ADDRESS_BYTES] = '\0';
	assert_false(mail_address_valid(longest));
	longest[MAIL_ADDRESS_BYTES - 1] = '\0';
	assert_true(mail_address_valid(longest));
	world_is(address(dossier, "carla", "carla.de-wit+werk@noord.example", false), STATUS_OK);
	const struct message *answer = address(dossier, "carla", NULL, false);
	assert_string_equal(((const struct ask *)world_row(answer, &ask_record, 0))->tekst, "carla.de-wit+werk@noord.example");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM audit WHERE tekst LIKE '%@%'"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_is_away_gets_one_with_nothing_but_a_day),
		TEST(an_open_desk_rings_and_gets_none),
		TEST(without_sendmail_or_address_nothing_is_queued),
		TEST(who_has_no_address_gets_none),
		TEST(each_rung_gets_its_own_and_a_closed_one_none),
		TEST(the_top_rung_that_is_late_is_not_mailed_again),
		TEST(who_is_excluded_gets_none),
		TEST(a_failure_is_tried_again_and_then_given_up),
		TEST(an_answer_about_another_mail_counts_for_nothing),
		TEST(only_an_address_that_means_nothing_else_is_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
