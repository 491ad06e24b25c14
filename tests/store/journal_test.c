/* What happens in a household: journal, tasks, network, terms, and the timeline of it all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/plan.h"
#include "domain/term.h"
#include "homes.h"
#include "store/plan.h"

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

static const char *contact(struct world *world, char out[DAY_ISO_BYTES])
{
	static const char CONTACT[] = "SELECT last_contact FROM household WHERE naam = 'Jansen'";
	struct query *query = db_query(world_db(world), CONTACT);

	assert_true(query_one(query, NULL));
	snprintf(out, DAY_ISO_BYTES, "%s", query_get_text(query, "last_contact"));
	query_done(query);
	return out;
}

static const struct message *write_entry(struct world *world, const char *who, int kind, char *tekst)
{
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = world_household(world, "jansen");
	entry.kind = kind;
	entry.tekst = tekst;
	return world_call(world, who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL);
}

static struct task new_task(struct world *world, const char *what, const char *who, int days)
{
	struct task task;

	record_init(&task_record, &task);
	task.household_id = world_household(world, "jansen");
	snprintf(task.what, sizeof(task.what), "%s", what);
	task.employee_id = who ? world_employee(world, who) : 0;
	task.datum = world_today(world) + days;
	return task;
}

static const struct message *save_task(struct world *world, const char *who, const struct task *task)
{
	return world_call(world, who, REQ_TASK_SAVE, &task_record, task, NULL);
}

/* ---- journal ---- */

static void what_is_written_stands_first_and_is_contact(void **state)
{
	struct world *world = *state;
	const struct message *answer;
	const struct journal_entry *entry;
	char day_text[DAY_ISO_BYTES];

	world_is(write_entry(world, "amina", JOURNAL_NOTE, "Eerste."), STATUS_OK);
	world_set_now(world, world_now(world) + 60000);
	answer = write_entry(world, "bram", JOURNAL_VISIT, "Op bezoek geweest.\nHet gaat beter.");
	world_is(answer, STATUS_OK);
	entry = world_row(answer, &journal_entry_record, 0);
	assert_string_equal(entry->organisation_naam, "Stichting Welzijn Noord");
	answer = homes_open(world, "amina", world_household(world, "jansen"));
	entry = world_row(answer, &journal_entry_record, 0);
	assert_string_equal(entry->head, "Op bezoek geweest.");
	assert_null(entry->tekst);
	assert_int_equal(entry->kind, JOURNAL_VISIT);
	assert_string_equal(entry->employee_naam, "Bram Visser");
	assert_string_equal(contact(world, day_text), "2026-11-18");
}

static void an_entry_is_read_whole_and_the_reading_is_logged(void **state)
{
	static const char READ[] = "SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'journal_entry'";
	struct world *world = *state;
	const struct message *answer = write_entry(world, "amina", JOURNAL_PHONE, "Gebeld.\nWeer gebeld.");
	id entry = ((const struct journal_entry *)world_row(answer, &journal_entry_record, 0))->id;

	world_is(world_call_id(world, "bram", REQ_JOURNAL_READ, entry), STATUS_MISSING);
	homes_open(world, "bram", world_household(world, "jansen"));
	answer = world_call_id(world, "bram", REQ_JOURNAL_READ, entry);
	world_is(answer, STATUS_OK);
	assert_string_equal(((const struct journal_entry *)world_row(answer, &journal_entry_record, 0))->tekst,
		"Gebeld.\nWeer gebeld.");
	assert_int_equal(query_number(db_query(world_store(world)->view_db, READ), NULL), 1);
	world_is(world_call_id(world, "femke", REQ_JOURNAL_READ, entry), STATUS_REFUSED);
	world_is(world_call_id(world, "bram", REQ_JOURNAL_READ, 999999), STATUS_MISSING);
}

static void an_empty_or_foreign_entry_is_refused(void **state)
{
	world_is(write_entry(*state, "amina", JOURNAL_NOTE, NULL), STATUS_INVALID);
	world_is(write_entry(*state, "karel", JOURNAL_NOTE, "Mag niet."), STATUS_REFUSED);
	world_is(write_entry(*state, "femke", JOURNAL_NOTE, "Mag niet."), STATUS_REFUSED);
}

static void the_unsaved_text_goes_when_it_stands_in_the_journal(void **state)
{
	struct world *world = *state;
	struct draft draft;

	record_init(&draft_record, &draft);
	strcpy(draft.kind, "journal_entry");
	strcpy(draft.field, "tekst");
	draft.object_id = draft.household_id = world_household(world, "jansen");
	draft.value = "Half af";
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	assert_int_equal(world_count(homes_open(world, "amina", draft.household_id), &draft_record), 1);
	assert_int_equal(world_count(homes_open(world, "bram", draft.household_id), &draft_record), 0);
	world_is(write_entry(world, "amina", JOURNAL_NOTE, "Half af en nu heel."), STATUS_OK);
	assert_int_equal(world_count(homes_open(world, "amina", draft.household_id), &draft_record), 0);
}

/* ---- tasks ---- */

static void a_task_goes_to_a_colleague_without_a_bell(void **state)
{
	struct world *world = *state;
	struct task task = new_task(world, "Woning bellen", "bram", 2);
	const struct message *answer;
	const struct task *stored;

	world_seat(world, "bram");
	answer = save_task(world, "amina", &task);
	world_is(answer, STATUS_OK);
	stored = world_row(answer, &task_record, 0);
	assert_string_equal(stored->employee_naam, "Bram Visser");
	assert_string_equal(stored->household_naam, "Jansen");
	assert_int_equal(world_events(world, "bram", EVENT_INBOX), 1);
	assert_int_equal(world_events(world, "bram", EVENT_RING), 0);
}

static void a_task_is_not_a_key_to_the_dossier(void **state)
{
	struct world *world = *state;
	struct task task = new_task(world, "Meekijken", "karel", 2);
	const struct message *answer = save_task(world, "amina", &task);

	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "taak.betrokken");
	task.employee_id = 999999;
	world_is(save_task(world, "amina", &task), STATUS_INVALID);
}

static void two_who_change_one_task_do_not_overwrite_each_other(void **state)
{
	struct world *world = *state;
	struct task task = new_task(world, "Bellen", "amina", 1), theirs;
	const struct message *answer = save_task(world, "amina", &task);

	task = *(const struct task *)world_row(answer, &task_record, 0);
	theirs = task;
	strcpy(theirs.what, "Mailen");
	world_is(save_task(world, "bram", &theirs), STATUS_OK);
	answer = save_task(world, "amina", &task);
	world_is(answer, STATUS_CONFLICT);
	assert_string_equal(((const struct task *)world_row(answer, &task_record, 0))->what, "Mailen");
}

static void a_kept_appointment_is_contact_and_a_done_task_is_not(void **state)
{
	struct world *world = *state;
	struct task task = new_task(world, "Formulier", "amina", 0);
	const struct task *done;
	struct ask ask;
	char day_text[DAY_ISO_BYTES];

	ask = homes_ask(((const struct task *)world_row(save_task(world, "amina", &task), &task_record, 0))->id);
	ask.flag = true;
	world_is(world_call(world, "amina", REQ_TASK_DONE, &ask_record, &ask, NULL), STATUS_OK);
	assert_string_equal(contact(world, day_text), "2026-11-10");
	task.kind = TASK_APPOINTMENT;
	strcpy(task.time, "9:05");
	ask.id = ((const struct task *)world_row(save_task(world, "amina", &task), &task_record, 0))->id;
	done = world_row(world_call(world, "amina", REQ_TASK_DONE, &ask_record, &ask, NULL), &task_record, 0);
	assert_int_equal(done->done, world_today(world));
	assert_string_equal(contact(world, day_text), "2026-11-18");
	ask.flag = false;
	world_is(world_call(world, "amina", REQ_TASK_DONE, &ask_record, &ask, NULL), STATUS_OK);
	world_is(world_call(world, "karel", REQ_TASK_DONE, &ask_record, &ask, NULL), STATUS_REFUSED);
}

static void a_task_needs_a_day_and_a_time_that_exists(void **state)
{
	static const char *const wrong[] = { "25:00", "9.5", "12:60", "noon", "1:2", "12:3", ":30", "-1:00" };
	struct world *world = *state;
	struct task task = new_task(world, "Bellen", NULL, 1);
	const struct task *stored;

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		strcpy(task.time, wrong[i]);
		world_is(save_task(world, "amina", &task), STATUS_INVALID);
	}
	strcpy(task.time, "9:05");
	stored = world_row(save_task(world, "amina", &task), &task_record, 0);
	assert_string_equal(stored->time, "09:05");
	strcpy(task.time, "9.05");
	stored = world_row(save_task(world, "amina", &task), &task_record, 0);
	assert_string_equal(stored->time, "09:05");
	task.datum = DAY_NONE;
	world_is(save_task(world, "amina", &task), STATUS_INVALID);
}

/* ---- terms ---- */

static struct melding new_melding(struct world *world)
{
	struct melding melding;

	record_init(&melding_record, &melding);
	melding.household_id = world_household(world, "jansen");
	melding.datum = world_today(world) - 7;
	melding.wet = WET_WMO;
	melding.vraag = "Wij redden het niet meer.";
	return melding;
}

static void a_melding_says_when_its_inquiry_must_be_done(void **state)
{
	struct world *world = *state;
	struct melding melding = new_melding(world), stored;
	const struct message *answer;

	world_seat(world, "bram");
	answer = world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &melding, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_events(world, "bram", EVENT_INBOX), 1);
	stored = *(const struct melding *)world_row(answer, &melding_record, 0);
	assert_int_equal(stored.onderzoekUiterlijk, term_end(TERM_WMO_ONDERZOEK, melding.datum));
	assert_string_equal(stored.employee_naam, "Amina Bakkali");
	stored.afgesloten = world_today(world);
	world_is(world_call(world, "bram", REQ_MELDING_SAVE, &melding_record, &stored, NULL), STATUS_OK);
	stored.afgesloten = stored.datum - 1;
	world_is(world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &stored, NULL), STATUS_INVALID);
	stored.datum = world_today(world) + 1;
	world_is(world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &stored, NULL), STATUS_INVALID);
	world_is(world_call(world, "karel", REQ_MELDING_SAVE, &melding_record, &stored, NULL), STATUS_REFUSED);
}

static void an_aanvraag_says_when_the_decision_must_be_taken(void **state)
{
	static const struct {
		enum wet wet;
		enum term term;
	} terms[] = { { WET_WMO, TERM_WMO_BESLUIT }, { WET_JEUGDWET, TERM_BESLUIT } };
	struct world *world = *state;
	struct aanvraag aanvraag;
	const struct message *answer;

	record_init(&aanvraag_record, &aanvraag);
	aanvraag.household_id = world_household(world, "jansen");
	aanvraag.datum = world_today(world);
	strcpy(aanvraag.onderwerp, "Begeleiding");
	for (size_t i = 0; i < COUNT_OF(terms); i++) {
		aanvraag.wet = terms[i].wet;
		answer = world_call(world, "amina", REQ_AANVRAAG_SAVE, &aanvraag_record, &aanvraag, NULL);
		world_is(answer, STATUS_OK);
		assert_int_equal(((const struct aanvraag *)world_row(answer, &aanvraag_record, 0))->besluitUiterlijk,
			term_end(terms[i].term, aanvraag.datum));
	}
	aanvraag.melding_id = 424242;
	world_is(world_call(world, "amina", REQ_AANVRAAG_SAVE, &aanvraag_record, &aanvraag, NULL), STATUS_INVALID);
}

static void a_row_of_another_household_cannot_be_brought_over(void **state)
{
	struct world *world = *state;
	struct melding melding = new_melding(world);
	const struct message *answer = world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &melding, NULL);

	melding = *(const struct melding *)world_row(answer, &melding_record, 0);
	/* Karel claims it for a household of his own. */
	melding.household_id = world_household(world, "devries");
	world_is(world_call(world, "karel", REQ_MELDING_SAVE, &melding_record, &melding, NULL), STATUS_REFUSED);
	assert_int_equal(world_count(homes_open(world, "amina", world_household(world, "jansen")), &melding_record), 1);
}

/* ---- network and timeline ---- */

static void the_network_is_kept(void **state)
{
	struct world *world = *state;
	struct network_member bep;
	const struct network_member *stored;
	const struct message *answer;

	record_init(&network_member_record, &bep);
	bep.household_id = world_household(world, "jansen");
	strcpy(bep.naam, "Tante Bep");
	strcpy(bep.kanHelpenMet, "oppassen");
	answer = world_call(world, "bram", REQ_NETWORK_SAVE, &network_member_record, &bep, NULL);
	world_is(answer, STATUS_OK);
	bep = *(const struct network_member *)world_row(answer, &network_member_record, 0);
	assert_int_equal(bep.from, world_today(world));
	strcpy(bep.relation, "tante");
	world_is(world_call(world, "amina", REQ_NETWORK_SAVE, &network_member_record, &bep, NULL), STATUS_OK);
	answer = homes_open(world, "amina", bep.household_id);
	assert_int_equal(world_count(answer, &network_member_record), 1);
	stored = world_row(answer, &network_member_record, 0);
	assert_string_equal(stored->relation, "tante");
}

static bool told(const struct message *answer, const char *what)
{
	const struct timeline_line *line;

	for (size_t i = 0; (line = world_row(answer, &timeline_line_record, i)); i++)
		if (strcmp(line->what, what) == 0)
			return true;
	return false;
}

static void the_timeline_tells_everything_dated_newest_first(void **state)
{
	static const char *const expected[] = {
		"Dagboek (bezoek): Op bezoek geweest.", "Gepland (taak): Woning bellen",
		"Melding (Wmo): Wij redden het niet meer.", "Plan begonnen", "Doel (open): Schulden weg",
		"Regie: Amina Bakkali", "Betrokken: Bram Visser, begeleiding", "In het huishouden (kind): Kim Jansen",
	};
	struct world *world = *state;
	struct melding melding = new_melding(world);
	struct task task = new_task(world, "Woning bellen", "amina", 2);
	struct ask ask = homes_ask(world_household(world, "jansen"));
	struct goal goal;
	const struct message *answer;
	const struct timeline_line *line;
	instant before = INT64_MAX;

	write_entry(world, "amina", JOURNAL_VISIT, "Op bezoek geweest.\nLang verhaal.");
	save_task(world, "amina", &task);
	world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &melding, NULL);
	answer = world_call(world, "amina", REQ_PLAN_START, &ask_record, &ask, NULL);
	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = ((const struct plan *)world_row(answer, &plan_record, 0))->id;
	strcpy(goal.what, "Schulden weg");
	world_is(world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL), STATUS_OK);
	world_is(world_call_id(world, "amina", REQ_TIMELINE, ask.id), STATUS_MISSING);
	homes_open(world, "amina", ask.id);
	answer = world_call_id(world, "amina", REQ_TIMELINE, ask.id);
	world_is(answer, STATUS_OK);
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		if (!told(answer, expected[i]))
			fail_msg("the timeline lacks: %s", expected[i]);
	for (size_t i = 0; (line = world_row(answer, &timeline_line_record, i)); i++) {
		assert_true(line->at <= before);
		before = line->at;
	}
	ask.number = 3;
	assert_int_equal(world_count(world_call(world, "amina", REQ_TIMELINE, &ask_record, &ask, NULL),
		&timeline_line_record), 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(what_is_written_stands_first_and_is_contact),
		TEST(an_entry_is_read_whole_and_the_reading_is_logged),
		TEST(an_empty_or_foreign_entry_is_refused),
		TEST(the_unsaved_text_goes_when_it_stands_in_the_journal),
		TEST(a_task_goes_to_a_colleague_without_a_bell),
		TEST(a_task_is_not_a_key_to_the_dossier),
		TEST(two_who_change_one_task_do_not_overwrite_each_other),
		TEST(a_kept_appointment_is_contact_and_a_done_task_is_not),
		TEST(a_task_needs_a_day_and_a_time_that_exists),
		TEST(a_melding_says_when_its_inquiry_must_be_done),
		TEST(an_aanvraag_says_when_the_decision_must_be_taken),
		TEST(a_row_of_another_household_cannot_be_brought_over),
		TEST(the_network_is_kept),
		TEST(the_timeline_tells_everything_dated_newest_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
