/* Two hats: one a session, chosen before anything else; what is written under one is closed to the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"

/* Amina keeps to the rules as well, as a partner; bram does nothing else. */
static int begin(void **state)
{
	*state = world_new();
	homes_keys(*state);
	world_sql(*state, "INSERT INTO role_assignment(id, employee_id, role, pet, \"from\") SELECT 990001, id, 'partner',"
		" 'handhaving', '2026-01-01' FROM employee WHERE username = 'amina'");
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *wear(struct world *world, const char *who, const char *pet)
{
	struct ask ask = homes_word(pet);

	return world_call(world, who, REQ_PET, &ask_record, &ask, NULL);
}

static const struct message *journal(struct world *world, const char *who, const char *tekst)
{
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = world_household(world, "jansen");
	entry.tekst = (char *)tekst;
	return world_call(world, who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL);
}

static bool says(const struct message *answer, const char *text)
{
	struct buf bytes = BUF_INIT;
	bool found;

	message_encode(answer, &bytes);
	found = memmem(bytes.data, bytes.used, text, strlen(text)) != NULL;
	buf_free(&bytes);
	return found;
}

static void who_has_two_may_nothing_until_one_is_chosen(void **state)
{
	struct world *world = *state;
	const struct message *answer = world_hello(world, "amina");
	const struct me *me = world_row(answer, &me_record, 0);

	assert_true(me->choose);
	assert_string_equal(me->pet, "");
	assert_int_equal(me->may & ~(INT64_C(1) << DEED_NONE | INT64_C(1) << DEED_MANDATE_READ), 0);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, world_household(world, "jansen")), STATUS_MISSING);
	answer = wear(world, "amina", "hulp");
	world_is(answer, STATUS_OK);
	me = world_row(answer, &me_record, 0);
	assert_string_equal(me->pet, "hulp");
	assert_string_equal(me->roles, "wijkcoach");
	homes_open(world, "amina", world_household(world, "jansen"));
	/* who has one wears it */
	me = world_row(world_hello(world, "bram"), &me_record, 0);
	assert_false(me->choose);
	assert_string_equal(me->pet, "hulp");
	world_is(wear(world, "bram", "handhaving"), STATUS_REFUSED);
	world_is(wear(world, "bram", "feesthoed"), STATUS_REFUSED);
}

static void the_roles_of_the_other_hat_do_not_count(void **state)
{
	struct world *world = *state;
	id yilmaz = world_household(world, "yilmaz");

	/* as a coach she opens by area; as a partner only what she is named on */
	wear(world, "amina", "hulp");
	homes_open(world, "amina", yilmaz);
	world_is(wear(world, "amina", "handhaving"), STATUS_OK);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_READ, yilmaz), STATUS_MISSING);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, yilmaz), STATUS_MISSING);
	/* two sessions, two hats */
	wear(world, "amina#2", "hulp");
	homes_open(world, "amina#2", yilmaz);
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, yilmaz), STATUS_MISSING);
}

static void meldcode_begun(struct world *world, id household_id)
{
	struct meldcode meldcode;
	const struct message *answer;

	record_init(&meldcode_record, &meldcode);
	meldcode.household_id = household_id;
	meldcode.person_id = world_number(world, "SELECT min(m.person_id) FROM membership m JOIN household h ON h.id = m.household_id"
		" WHERE h.naam LIKE '%ansen%'");
	meldcode.begonnen = world_today(world);
	meldcode.aanleiding = (char *)"Vermoeden van samenwonen";
	answer = world_call(world, "amina", REQ_MELDCODE_BEGIN, &meldcode_record, &meldcode, NULL);
	world_is(answer, STATUS_OK);
}

static void what_is_written_under_one_is_closed_to_the_other(void **state)
{
	static const char secret[] = "Vermoeden van samenwonen";
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	const struct journal_entry *entry;
	struct melding melding;
	struct involvement involvement;
	struct ask ask = homes_ask(jansen);

	wear(world, "amina", "handhaving");
	const struct message *answer = journal(world, "amina", secret);
	world_is(answer, STATUS_OK);
	entry = world_row(answer, &journal_entry_record, 0);
	record_init(&melding_record, &melding);
	melding.household_id = jansen;
	melding.datum = world_today(world);
	melding.wet = WET_PARTICIPATIEWET;
	melding.vraag = (char *)secret;
	answer = world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &melding, NULL);
	world_is(answer, STATUS_OK);
	melding.id = ((const struct melding *)world_row(answer, &melding_record, 0))->id;
	record_init(&involvement_record, &involvement);
	involvement.household_id = jansen;
	involvement.employee_id = world_employee(world, "karel");
	snprintf(involvement.what, sizeof(involvement.what), "%s", secret);
	snprintf(involvement.grondslag, sizeof(involvement.grondslag), "Participatiewet 53a");
	answer = world_call(world, "amina", REQ_INVOLVEMENT_ADD, &involvement_record, &involvement, NULL);
	world_is(answer, STATUS_OK);
	involvement.id = ((const struct involvement *)world_row(answer, &involvement_record, 0))->id;
	meldcode_begun(world, jansen);
	answer = homes_open(world, "amina", jansen);
	assert_true(says(answer, secret));

	answer = homes_open(world, "bram", jansen);
	assert_false(says(answer, secret));
	assert_true(says(answer, "gesloten: hoort bij de pet handhaving"));
	answer = world_call(world, "bram", REQ_TIMELINE, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	assert_false(says(answer, secret));
	assert_true(says(answer, "Meldcode begonnen: gesloten: hoort bij de pet handhaving"));
	world_is(world_call_id(world, "bram", REQ_JOURNAL_READ, entry->id), STATUS_MISSING);
	world_is(world_call(world, "bram", REQ_MELDING_SAVE, &melding_record, &melding, NULL), STATUS_MISSING);
	ask = homes_ask(involvement.id);
	snprintf(ask.word, sizeof(ask.word), "klaar");
	world_is(world_call(world, "bram", REQ_INVOLVEMENT_END, &ask_record, &ask, NULL), STATUS_MISSING);
	/* amina herself under the other hat too */
	wear(world, "amina", "hulp");
	assert_false(says(homes_open(world, "amina", jansen), secret));
	world_is(world_call_id(world, "amina", REQ_JOURNAL_READ, entry->id), STATUS_MISSING);
	/* and the other way round */
	journal(world, "bram", "Moeder huilt aan tafel");
	wear(world, "amina", "handhaving");
	assert_false(says(homes_open(world, "amina", jansen), "Moeder huilt"));
}

/* A draft of one journal page under each hat: neither is offered under the other, nor takes the place of the other. */
static const struct message *draft_park(struct world *world, const char *who, const char *value)
{
	struct draft draft;

	record_init(&draft_record, &draft);
	draft.household_id = draft.object_id = world_household(world, "jansen");
	snprintf(draft.kind, sizeof(draft.kind), "journal_entry");
	snprintf(draft.field, sizeof(draft.field), "tekst");
	draft.value = (char *)value;
	return world_call(world, who, REQ_DRAFT_SAVE, &draft_record, &draft, NULL);
}

static void what_was_begun_under_one_is_not_offered_under_the_other(void **state)
{
	static const char help[] = "Gesprek over de schulden", control[] = "Vermoeden van samenwonen";
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	wear(world, "amina", "handhaving");
	world_is(draft_park(world, "amina", control), STATUS_OK);
	assert_true(says(world_call_id(world, "amina", REQ_DRAFT_LIST, jansen), control));
	wear(world, "amina", "hulp");
	assert_false(says(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), control));
	assert_false(says(homes_open(world, "amina", jansen), control));
	world_is(draft_park(world, "amina", help), STATUS_OK);
	assert_true(says(homes_open(world, "amina", jansen), help));
	world_is(draft_park(world, "amina", ""), STATUS_OK);
	assert_false(says(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), help));
	wear(world, "amina", "handhaving");
	assert_true(says(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), control));
	/* What it became is dropped with it, and only that. */
	wear(world, "amina", "hulp");
	world_is(draft_park(world, "amina", help), STATUS_OK);
	wear(world, "amina", "handhaving");
	world_is(journal(world, "amina", control), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM draft"), 1);
	wear(world, "amina", "hulp");
	assert_true(says(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), help));
}

static void the_choice_is_in_the_log_and_so_is_the_hat_of_each_line(void **state)
{
	struct world *world = *state;

	wear(world, "amina", "handhaving");
	journal(world, "amina", "Gesprek op kantoor");
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'pet' AND tekst = 'handhaving'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'dagboek' AND role = 'partner,handhaving'"), 1);
	/* the family reads it */
	const struct message *answer = world_call_id(world, "bram", REQ_ACCESS_LOG, world_household(world, "jansen"));
	assert_true(says(answer, "partnerprofessional (handhaving)"));
}

static void a_hat_that_is_taken_away_leaves_nothing(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	wear(world, "amina", "handhaving");
	homes_open(world, "amina", jansen);
	world_sql(world, "UPDATE role_assignment SET until = '2026-11-18' WHERE pet = 'handhaving'");
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_READ, jansen), STATUS_MISSING);
}

static bool sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !db_run_script(world_db(world), sql, &err);
}

static void the_hat_of_a_note_stays(void **state)
{
	struct world *world = *state;

	assert_true(sql_refused(world, "UPDATE involvement SET pet = 'handhaving'"));
	assert_true(sql_refused(world, "UPDATE role_assignment SET pet = 'handhaving'"));
	assert_true(sql_refused(world, "INSERT INTO role_assignment(id, employee_id, role, pet, \"from\") SELECT 990002, id,"
		" 'partner', 'zomerhoed', '2026-01-01' FROM employee WHERE username = 'bram'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(who_has_two_may_nothing_until_one_is_chosen, begin, end),
		cmocka_unit_test_setup_teardown(the_roles_of_the_other_hat_do_not_count, begin, end),
		cmocka_unit_test_setup_teardown(what_is_written_under_one_is_closed_to_the_other, begin, end),
		cmocka_unit_test_setup_teardown(what_was_begun_under_one_is_not_offered_under_the_other, begin, end),
		cmocka_unit_test_setup_teardown(the_choice_is_in_the_log_and_so_is_the_hat_of_each_line, begin, end),
		cmocka_unit_test_setup_teardown(a_hat_that_is_taken_away_leaves_nothing, begin, end),
		cmocka_unit_test_setup_teardown(the_hat_of_a_note_stays, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
