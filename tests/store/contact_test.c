/* Contact: shielded entries and who reads them, the pressure meter and its cap, silence, conversations, the timeline's filter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"
#include "store/plan.h"

static const char SECRET[] = "Zilverreiger: moeder vertelt over de blauwe plek.";

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

static id entry_id(const struct message *answer)
{
	world_is(answer, STATUS_OK);
	return ((const struct journal_entry *)world_row(answer, &journal_entry_record, 0))->id;
}

static void entry_fill(struct world *world, struct journal_entry *entry, int kind, char *tekst, int level)
{
	record_init(&journal_entry_record, entry);
	entry->household_id = world_household(world, "jansen");
	entry->kind = kind;
	entry->tekst = tekst;
	entry->level = level;
}

static id write_entry(struct world *world, const char *who, int kind, char *tekst, int level)
{
	struct journal_entry entry;

	entry_fill(world, &entry, kind, tekst, level);
	return entry_id(world_call(world, who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL));
}

/* Everything of the answer as text, to look for words in. */
static bool says(const struct message *answer, const char *words)
{
	struct buf bytes = BUF_INIT;

	message_encode(answer, &bytes);
	bool found = bytes.used > 0 && memmem(bytes.data, bytes.used, words, strlen(words)) != NULL;
	buf_free(&bytes);
	return found;
}

static const struct message *timeline(struct world *world, const char *who, const struct timeline_filter *filter)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = world_household(world, "jansen");
	return world_call(world, who, REQ_TIMELINE, &ask_record, &ask, &timeline_filter_record, filter, NULL);
}

static size_t lines_with(struct world *world, const char *who, const char *word)
{
	struct timeline_filter filter;

	record_init(&timeline_filter_record, &filter);
	snprintf(filter.word, sizeof(filter.word), "%s", word);
	const struct message *answer = timeline(world, who, &filter);
	world_is(answer, STATUS_OK);
	return world_count(answer, &timeline_line_record);
}

static void reader(struct world *world, const char *who, id entry, const char *whom, bool reads, enum status expected)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = entry;
	ask.other_id = whom ? world_employee(world, whom) : 0;
	ask.flag = reads;
	world_is(world_call(world, who, REQ_JOURNAL_READER, &ask_record, &ask, NULL), expected);
}

/* ---- shielded entries ---- */

/* Every request that can be asked with an id, of the entry and of the household, by somebody who opens the dossier. */
static void no_request_gives_away_what_is_shielded(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	const struct request_row *row;
	id entry;

	homes_open(world, "carla", jansen);
	world_events_clear(world, "carla");
	entry = write_entry(world, "bram", JOURNAL_SIGNAL, (char *)SECRET, JOURNAL_SHIELDED);
	for (size_t n = 0; n < world_events(world, "carla", EVENT_CHANGE); n++) {
		assert_false(says(world_event(world, "carla", EVENT_CHANGE, n), "Zilverreiger"));
		assert_false(says(world_event(world, "carla", EVENT_CHANGE, n), "Bram Visser"));
	}
	for (size_t i = 0; (row = request_at(i)); i++) {
		const id about[] = { entry, jansen };

		if (row->in != &ask_record || row->changes || row->request == REQ_HOUSEHOLD_CLOSE ||
				row->request == REQ_LOCK)
			continue;
		for (size_t n = 0; n < COUNT_OF(about) && world_alive(world, "carla"); n++) {
			const struct message *answer = world_call_id(world, "carla", row->request, about[n]);
			assert_false(answer && says(answer, "Zilverreiger"));
			assert_false(answer && says(answer, "blauwe plek"));
		}
		if (!world_alive(world, "carla"))
			homes_open(world, "carla", jansen);
	}
	assert_int_equal(lines_with(world, "carla", "zilverreiger"), 0);
	assert_int_equal(lines_with(world, "carla", "blauwe plek"), 0);
	homes_open(world, "bram", jansen);
	assert_int_equal(lines_with(world, "bram", "zilverreiger"), 1);
}

static void others_see_that_it_is_there_its_day_and_its_organisation(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	id entry = write_entry(world, "bram", JOURNAL_VISIT, (char *)SECRET, JOURNAL_SHIELDED);
	const struct message *answer = homes_open(world, "carla", jansen);
	const struct journal_entry *head = world_row(answer, &journal_entry_record, 0);

	assert_int_equal(head->id, entry);
	assert_string_equal(head->organisation_naam, "Stichting Welzijn Noord");
	assert_int_equal(head->datum, world_today(world));
	assert_int_equal(head->level, JOURNAL_SHIELDED);
	assert_false(head->readable);
	assert_string_equal(head->employee_naam, "");
	assert_int_equal(head->employee_id, 0);
	assert_int_equal(head->kind, JOURNAL_NOTE);
	assert_string_equal(head->head, "");
	answer = world_call_id(world, "carla", REQ_JOURNAL_READ, entry);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "dagboek.afgeschermd");
	assert_int_equal(query_number(db_query(world_store(world)->view_db,
		"SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'journal_entry'"), NULL), 0);
}

static void the_author_says_who_else_reads(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	id entry = write_entry(world, "bram", JOURNAL_NOTE, (char *)SECRET, JOURNAL_SHIELDED);

	homes_open(world, "amina", jansen);
	homes_open(world, "carla", jansen);
	world_is(world_call_id(world, "amina", REQ_JOURNAL_READ, entry), STATUS_REFUSED);
	reader(world, "amina", entry, "amina", true, STATUS_REFUSED);
	reader(world, "bram", entry, NULL, true, STATUS_OK);	/* the regisseur is amina */
	world_is(world_call_id(world, "amina", REQ_JOURNAL_READ, entry), STATUS_OK);
	world_is(world_call_id(world, "carla", REQ_JOURNAL_READ, entry), STATUS_REFUSED);
	reader(world, "bram", entry, "carla", true, STATUS_OK);
	assert_true(says(world_call_id(world, "carla", REQ_JOURNAL_READ, entry), "Zilverreiger"));
	reader(world, "bram", entry, "carla", false, STATUS_OK);
	world_is(world_call_id(world, "carla", REQ_JOURNAL_READ, entry), STATUS_REFUSED);
	reader(world, "bram", entry, "karel", true, STATUS_REFUSED);	/* of another team: has no dossier here */
}

static void raw_sql_changes_no_level_and_gives_nobody_a_text(void **state)
{
	struct world *world = *state;
	struct err err = ERR_INIT;

	reader(world, "bram", write_entry(world, "bram", JOURNAL_NOTE, (char *)SECRET, JOURNAL_SHIELDED), "carla", true, STATUS_OK);
	assert_false(query_run(db_query(world_db(world), "UPDATE journal_entry SET level = 'team'"), &err));
	assert_false(query_run(db_query(world_db(world), "INSERT INTO journal_reader(id, entry_id, employee_id, given_by, at)"
		" SELECT 999999, j.id, e.id, e.id, 1 FROM journal_entry j, employee e WHERE e.username = 'esther'"), &err));
	assert_false(query_run(db_query(world_db(world), "UPDATE journal_reader SET employee_id = NULL"), &err));
	assert_false(query_run(db_query(world_db(world), "DELETE FROM journal_reader"), &err));
}

/* ---- contact and silence ---- */

static const struct pressure *meter(struct world *world, const char *who)
{
	return world_row(homes_open(world, who, world_household(world, "jansen")), &pressure_record, 0);
}

static void the_meter_counts_people_organisations_and_contacts_of_thirty_days(void **state)
{
	struct world *world = *state;
	struct journal_entry entry;
	const struct pressure *now;

	entry_fill(world, &entry, JOURNAL_PHONE, "Gebeld.", JOURNAL_TEAM);
	entry.datum = world_today(world) - PRESSURE_DAYS + 1;
	entry_id(world_call(world, "amina", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL));
	entry.datum = world_today(world) - PRESSURE_DAYS;
	entry_id(world_call(world, "amina", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL));
	write_entry(world, "amina", JOURNAL_NOTE, "Nagedacht.", JOURNAL_TEAM);
	write_entry(world, "bram", JOURNAL_VISIT, "Geweest.", JOURNAL_TEAM);
	now = meter(world, "amina");
	assert_int_equal(now->professionals, 2);
	assert_int_equal(now->organisaties, 2);
	assert_int_equal(now->contacten, 2);
	entry.datum = world_today(world) + 1;
	world_is(world_call(world, "amina", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL), STATUS_INVALID);
}

static void norm(struct world *world, int kind, int64_t value, enum status expected)
{
	const struct norm norm = { .kind = kind, .value = value };

	world_is(world_call(world, "ctl:gerrit", REQ_NORM_SET, &norm_record, &norm, NULL), expected);
}

static void one_more_than_the_cap_asks_for_a_reason_that_stays(void **state)
{
	struct world *world = *state;
	struct involvement involvement;
	const struct message *answer;
	struct err err = ERR_INIT;

	norm(world, NORM_PROFESSIONALS, 0, STATUS_INVALID);
	norm(world, NORM_PROFESSIONALS, 2, STATUS_OK);
	record_init(&involvement_record, &involvement);
	involvement.household_id = world_household(world, "jansen");
	involvement.employee_id = world_employee(world, "carla");
	strcpy(involvement.what, "meedenken");
	strcpy(involvement.grondslag, "Wmo 2015 artikel 5.1.1");
	answer = world_call(world, "amina", REQ_INVOLVEMENT_ADD, &involvement_record, &involvement, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "betrokken.grens");
	assert_false(query_run(db_query(world_db(world), "INSERT INTO involvement(id, household_id, employee_id, \"from\")"
		" SELECT 999999, h.id, e.id, '2026-11-18' FROM household h, employee e WHERE h.naam = 'Jansen'"
		" AND e.username = 'carla'"), &err));
	strcpy(involvement.boven_grens, "Alleen zij spreekt de taal.");
	world_is(world_call(world, "amina", REQ_INVOLVEMENT_ADD, &involvement_record, &involvement, NULL), STATUS_OK);
	assert_true(says(homes_open(world, "amina", involvement.household_id), "Alleen zij spreekt de taal."));
	assert_int_equal(lines_with(world, "amina", "spreekt taal"), 1);
	assert_int_equal(norm_default(NORM_PROFESSIONALS), 8);	/* the trigger of migration 8 says so too */
}

static size_t silent_lines(struct world *world, const char *who)
{
	const struct message *answer = world_call_id(world, who, REQ_INBOX, 0);
	const struct inbox_line *line;
	size_t count = 0;

	for (size_t n = 0; (line = world_row(answer, &inbox_line_record, n)); n++)
		count += line->kind == INBOX_SILENT && line->household_id == world_household(world, "jansen");
	return count;
}

static void days_pass(struct world *world, int days)
{
	world_set_now(world, day_start(world_today(world) + days) + 10 * 3600000);
}

static void silence_reaches_the_regisseur_and_later_the_team_leader(void **state)
{
	struct world *world = *state;

	write_entry(world, "amina", JOURNAL_PHONE, "Gebeld.", JOURNAL_TEAM);
	days_pass(world, 30);
	assert_int_equal(silent_lines(world, "amina"), 0);
	days_pass(world, 1);
	assert_int_equal(silent_lines(world, "amina"), 1);
	assert_int_equal(silent_lines(world, "bram"), 0);
	assert_int_equal(silent_lines(world, "carla"), 0);
	days_pass(world, 14);
	assert_int_equal(silent_lines(world, "carla"), 1);
	write_entry(world, "bram", JOURNAL_NOTE, "Nagedacht.", JOURNAL_TEAM);
	assert_int_equal(silent_lines(world, "amina"), 1);	/* a note is no contact */
	write_entry(world, "bram", JOURNAL_VISIT, "Geweest.", JOURNAL_SHIELDED);
	assert_int_equal(silent_lines(world, "amina") + silent_lines(world, "carla"), 0);
}

static void a_planned_pause_keeps_it_quiet_until_its_day(void **state)
{
	struct world *world = *state;
	struct silence_pause pause;
	const struct message *answer;

	write_entry(world, "amina", JOURNAL_PHONE, "Gebeld.", JOURNAL_TEAM);
	days_pass(world, 31);
	record_init(&silence_pause_record, &pause);
	pause.household_id = world_household(world, "jansen");
	pause.until = world_today(world) + 10;
	world_is(world_call(world, "amina", REQ_SILENCE_PAUSE, &silence_pause_record, &pause, NULL), STATUS_INVALID);
	strcpy(pause.reason, "Het gezin is op reis.");
	answer = world_call(world, "amina", REQ_SILENCE_PAUSE, &silence_pause_record, &pause, NULL);
	world_is(answer, STATUS_OK);
	assert_int_equal(silent_lines(world, "amina"), 0);
	days_pass(world, 9);
	assert_int_equal(silent_lines(world, "amina"), 0);
	assert_int_equal(meter(world, "amina")->pause_until, pause.until);
	days_pass(world, 1);
	assert_int_equal(silent_lines(world, "amina"), 1);
}

/* ---- conversations ---- */

static id conversation(struct world *world, int level)
{
	struct conversation head;
	struct conversation_subject subject;

	record_init(&conversation_record, &head);
	head.household_id = world_household(world, "jansen");
	head.datum = world_today(world);
	head.level = level;
	strcpy(head.deelnemers, "Anna, oma en de buurvrouw");
	record_init(&conversation_subject_record, &subject);
	strcpy(subject.leefgebied, "financien");
	strcpy(subject.wens, "Rust in de geldzaken");
	strcpy(subject.zelf_afspraak, "Elke week de post openen");
	strcpy(subject.buurt_wie, "Mevrouw Prins");
	strcpy(subject.buurt_afspraak, "Meegaan naar de Zilverreiger");
	return entry_id(world_call(world, "bram", REQ_CONVERSATION_ADD, &conversation_record, &head,
		&conversation_subject_record, &subject, NULL));
}

static void a_conversation_becomes_goals_and_actions_once(void **state)
{
	struct world *world = *state;
	id entry = conversation(world, JOURNAL_TEAM);
	const struct message *answer;
	const struct action *action;

	homes_open(world, "amina", world_household(world, "jansen"));
	answer = world_call_id(world, "amina", REQ_JOURNAL_READ, entry);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &conversation_subject_record), 1);
	answer = world_call_id(world, "amina", REQ_CONVERSATION_PLAN, entry);
	world_is(answer, STATUS_OK);
	assert_string_equal(((const struct goal *)world_row(answer, &goal_record, 0))->what, "Rust in de geldzaken");
	assert_int_equal(world_count(answer, &action_record), 2);
	action = world_row(answer, &action_record, 1);
	assert_int_equal(action->owner, OWNER_VOLUNTEER);
	assert_string_equal(action->owner_naam, "Mevrouw Prins");
	answer = world_call_id(world, "amina", REQ_CONVERSATION_PLAN, entry);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "gesprek.al");
}

static void a_shielded_conversation_is_shielded_in_its_fields_too(void **state)
{
	struct world *world = *state;
	id entry = conversation(world, JOURNAL_SHIELDED);

	homes_open(world, "amina", world_household(world, "jansen"));
	world_is(world_call_id(world, "amina", REQ_JOURNAL_READ, entry), STATUS_REFUSED);
	world_is(world_call_id(world, "amina", REQ_CONVERSATION_PLAN, entry), STATUS_REFUSED);
	assert_int_equal(world_number(world, "SELECT count(*) FROM goal"), 0);
	assert_int_equal(lines_with(world, "amina", "buurvrouw"), 0);
}

/* ---- the filter ---- */

static void the_timeline_shows_what_the_filter_asks(void **state)
{
	struct world *world = *state;
	struct timeline_filter filter;
	struct journal_entry entry;

	write_entry(world, "bram", JOURNAL_VISIT, "Kim heeft een fiets gekregen.\nCrème de la crème.", JOURNAL_TEAM);
	entry_fill(world, &entry, JOURNAL_PHONE, "Lang geleden gebeld.", JOURNAL_TEAM);
	entry.datum = world_today(world) - 100;
	entry_id(world_call(world, "amina", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL));
	homes_open(world, "amina", entry.household_id);
	assert_int_equal(lines_with(world, "amina", "FIETS krEg"), 0);
	assert_int_equal(lines_with(world, "amina", "FIETS gekr"), 1);
	assert_int_equal(lines_with(world, "amina", "creme"), 1);
	record_init(&timeline_filter_record, &filter);
	filter.kind = TIMELINE_JOURNAL;
	assert_int_equal(world_count(timeline(world, "amina", &filter), &timeline_line_record), 2);
	filter.from = world_today(world) - 30;
	assert_int_equal(world_count(timeline(world, "amina", &filter), &timeline_line_record), 1);
	filter.employee_id = world_employee(world, "amina");
	assert_int_equal(world_count(timeline(world, "amina", &filter), &timeline_line_record), 0);
	record_init(&timeline_filter_record, &filter);
	filter.kind = TIMELINE_JOURNAL;
	filter.person_id = world_person(world, "kim");
	assert_int_equal(world_count(timeline(world, "amina", &filter), &timeline_line_record), 1);
	record_init(&timeline_filter_record, &filter);
	filter.wet = WET_JEUGDWET;
	assert_int_equal(world_count(timeline(world, "amina", &filter), &timeline_line_record), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_request_gives_away_what_is_shielded),
		TEST(others_see_that_it_is_there_its_day_and_its_organisation),
		TEST(the_author_says_who_else_reads),
		TEST(raw_sql_changes_no_level_and_gives_nobody_a_text),
		TEST(the_meter_counts_people_organisations_and_contacts_of_thirty_days),
		TEST(one_more_than_the_cap_asks_for_a_reason_that_stays),
		TEST(silence_reaches_the_regisseur_and_later_the_team_leader),
		TEST(a_planned_pause_keeps_it_quiet_until_its_day),
		TEST(a_conversation_becomes_goals_and_actions_once),
		TEST(a_shielded_conversation_is_shielded_in_its_fields_too),
		TEST(the_timeline_shows_what_the_filter_asks),
	};

	return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
