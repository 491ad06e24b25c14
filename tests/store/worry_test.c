/* "Ik maak me zorgen": anybody may say it, it opens nothing to who says it, and what is hidden stays hidden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "homes.h"
#include "store/store.h"
#include "twins.h"

#define HEARD "Ik hoorde vannacht weer geschreeuw"
#define ANSWER "Gesproken met moeder: zij drinkt niet meer"

enum { NOWHERE = 900000000, NUMBER_NOWHERE = 999999 };

/* Everybody of the world, and the roles that it has not. */
static const char *const everybody[] = { "amina", "bram", "carla", "dirk", "esther", "femke", "gerrit", "hanna", "karel",
	"fleur", "wout", "gijs" };

static void employ(struct world *world, int number, const char *username, const char *role)
{
	char sql[512];

	snprintf(sql, sizeof(sql), "INSERT INTO employee(id, username, naam, organisation_id) SELECT %d, '%s', '%s', organisation_id"
		" FROM employee WHERE username = 'carla'; INSERT INTO role_assignment(id, employee_id, role, \"from\") VALUES (%d, %d,"
		" '%s', '2026-01-01')", 880000 + number, username, username, 881000 + number, 880000 + number, role);
	world_sql(world, sql);
}

static int begin(void **state)
{
	struct world *world = world_new();

	homes_keys(world);
	employ(world, 1, "fleur", "fg");
	employ(world, 2, "wout", "college");
	employ(world, 3, "gijs", "gedragswetenschapper");
	*state = world;
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const char *number_of(struct world *world, id household_id)
{
	static char number[HUISHOUDNUMMER_BYTES];
	struct query *query = db_query(world_db(world), "SELECT huishoudnummer FROM household WHERE id = :id");

	query_id(query, ":id", household_id);
	assert_true(query_one(query, NULL));
	snprintf(number, sizeof(number), "%s", query_get_text(query, "huishoudnummer"));
	query_done(query);
	return number;
}

/* By the id, or by the number (household_id 0). */
static const struct message *worried(struct world *world, const char *who, id household_id, const char *number)
{
	struct escalation worry;

	record_init(&escalation_record, &worry);
	worry.household_id = household_id;
	snprintf(worry.huishoudnummer, sizeof(worry.huishoudnummer), "%s", number);
	worry.cause = CAUSE_ZORG;
	worry.question = (char *)HEARD;
	return world_call(world, who, REQ_ESCALATION_RAISE, &escalation_record, &worry, NULL);
}

static struct escalation raised_by(struct world *world, const char *who, const char *household)
{
	const struct message *answer = worried(world, who, 0, number_of(world, world_household(world, household)));

	world_is(answer, STATUS_OK);
	return *(const struct escalation *)world_row(answer, &escalation_record, 0);
}

static const struct message *acted(struct world *world, const char *who, int request, id about, int64_t number, const char *tekst)
{
	static const char VERSION[] = "SELECT version FROM escalation WHERE id = :id";
	struct query *query = db_query(world_db(world), VERSION);
	struct ask ask;

	query_id(query, ":id", about);
	record_init(&ask_record, &ask);
	ask.id = about;
	ask.version = query_number(query, NULL);
	ask.number = number;
	ask.tekst = (char *)tekst;
	return world_call(world, who, request, &ask_record, &ask, NULL);
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

static const struct escalation *read_by(struct world *world, const char *who, id about)
{
	const struct message *answer = world_call_id(world, who, REQ_ESCALATION_READ, about);

	world_is(answer, STATUS_OK);
	return world_row(answer, &escalation_record, 0);
}

/* Everything that may be asked about it without naming the household. */
static bool ever_says(struct world *world, const char *who, id about, const char *text)
{
	bool said = says(world_call_id(world, who, REQ_ESCALATION_READ, about), text) ||
		says(world_call_id(world, who, REQ_ESCALATION_LIST, 0), text) || says(world_call_id(world, who, REQ_INBOX, 0), text);

	for (size_t n = 0; n < world_events(world, who, EVENT_RING); n++)
		said = said || says(world_event(world, who, EVENT_RING, n), text);
	return said;
}

static const struct inbox_line *line_of(struct world *world, const char *who, id about)
{
	const struct message *answer = world_call_id(world, who, REQ_INBOX, 0);
	const struct inbox_line *line;

	for (size_t n = 0; (line = world_row(answer, &inbox_line_record, n)); n++)
		if (line->object_id == about && strcmp(line->object_kind, "escalation") == 0)
			return line;
	return NULL;
}

/* ---- anybody, of any household ---- */

/* The status and how much of it opens; of a household that was opened it is closed again. */
static int opens(struct world *world, const char *who, id household_id)
{
	const struct message *answer = world_call_id(world, who, REQ_HOUSEHOLD_OPEN, household_id);
	int result = answer->status;

	if (answer->status == STATUS_OK) {
		result = 1000 + ((const struct household *)world_row(answer, &household_record, 0))->may_open;
		world_call_id(world, who, REQ_HOUSEHOLD_CLOSE, household_id);
	}
	return result;
}

static void everybody_may_raise_a_worry_about_any_household_and_gains_nothing(void **state)
{
	static const char *const households[] = { "jansen", "yilmaz", "devries" };
	struct world *world = *state;

	world_sql(world, "UPDATE household SET closed = '2026-10-01' WHERE naam = 'Yilmaz'");
	world_sql(world, "UPDATE person SET overlijdensdatum = '2026-11-01' WHERE voornamen = 'Els'");
	for (size_t i = 0; i < COUNT_OF(everybody); i++)
		for (size_t h = 0; h < COUNT_OF(households); h++) {
			id household_id = world_household(world, households[h]);
			int before = opens(world, everybody[i], household_id);
			int64_t audits = world_number(world, "SELECT count(*) FROM audit WHERE act = 'opschalen'");
			struct escalation worry = raised_by(world, everybody[i], households[h]);

			assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'opschalen'"), audits + 1);
			assert_int_equal(opens(world, everybody[i], household_id), before);
			assert_int_equal(read_by(world, everybody[i], worry.id)->beperkt, before != 1001);
			assert_int_equal(read_by(world, everybody[i], worry.id)->buiten, before != 1001);
			assert_non_null(line_of(world, everybody[i], worry.id));
		}
}

static void what_is_hidden_is_what_is_not_there(void **state)
{
	static const char *const people[] = { "amina", "bram", "carla", "dirk", "esther", "femke", "gerrit", "hanna", "wout" };
	struct world *world = *state;
	char nothing[HUISHOUDNUMMER_BYTES];
	id hidden = world_household(world, "geheim"), jansen = world_household(world, "jansen");

	huishoudnummer_make(NUMBER_NOWHERE, nothing);
	for (size_t i = 0; i < COUNT_OF(people); i++) {
		const struct message *none = worried(world, people[i], NOWHERE, "");

		world_is(none, STATUS_MISSING);
		assert_true(homes_same_answer(worried(world, people[i], hidden, ""), none));
		assert_true(homes_same_answer(worried(world, people[i], 0, nothing), none));
		assert_true(homes_same_answer(worried(world, people[i], 0, number_of(world, hidden)), none));
	}
	world_sql(world, "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT 990000, e.id,"
		" h.id, 'familie', 'zus', b.id, 1, '2026-11-18' FROM employee e, employee b, household h WHERE e.username = 'femke'"
		" AND b.username = 'hanna' AND h.naam = 'Jansen'");
	assert_true(homes_same_answer(worried(world, "femke", jansen, ""), worried(world, "femke", 0, nothing)));
	assert_int_equal(world_number(world, "SELECT count(*) FROM escalation"), 0);
	/* who is named there is not hidden from it */
	world_is(worried(world, "karel", hidden, ""), STATUS_OK);
}

static void of_two_households_that_are_one_the_old_number_still_works(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct merge merge = twins_preview(world, "amina", jansen, yilmaz);
	char old[HUISHOUDNUMMER_BYTES];

	snprintf(old, sizeof(old), "%s", number_of(world, yilmaz));
	twins_merge(world, "amina", &merge);
	world_is(worried(world, "femke", 0, old), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT household_id FROM escalation"), jansen);
	world_is(worried(world, "femke", yilmaz, ""), STATUS_MISSING);
}

static void about_the_own_household_one_speaks_as_a_citizen(void **state)
{
	struct world *world = *state;

	world_sql(world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Anna') WHERE username = 'femke'");
	assert_string_equal(world_rule(worried(world, "femke", world_household(world, "jansen"), "")), "zorg.eigen");
	world_is(worried(world, "femke", 0, ""), STATUS_INVALID);
}

/* ---- following it ---- */

static void who_raised_it_follows_it_and_does_not_read_the_answer(void **state)
{
	struct world *world = *state;
	struct escalation worry = raised_by(world, "femke", "jansen");

	assert_int_equal(worry.trede, 3);
	assert_string_equal(worry.holder_naam, "Dirk Smit");
	assert_true(worry.beperkt);
	assert_non_null(strstr(line_of(world, "femke", worry.id)->what, "nog niet gelezen"));
	/* the holder sees who it was, and that they have no right to the dossier */
	const struct escalation *held = read_by(world, "dirk", worry.id);
	assert_true(held->buiten && !held->beperkt);
	assert_string_equal(held->requester_naam, "Femke Bos");
	assert_string_equal(held->functie, "backoffice, Gemeente Waterland");
	assert_non_null(strstr(line_of(world, "femke", worry.id)->what, "gelezen"));
	world_is(acted(world, "esther", REQ_ESCALATION_INSTRUCT, worry.id, 0, ANSWER " (aanwijzing)"), STATUS_OK);
	world_is(acted(world, "dirk", REQ_ESCALATION_ANSWER, worry.id, STEP_ANSWERED, ANSWER), STATUS_OK);
	assert_false(ever_says(world, "femke", worry.id, ANSWER));
	struct ask boss = homes_ask(world_household(world, "jansen"));
	boss.other_id = worry.id;
	snprintf(boss.word, sizeof(boss.word), "escalation");
	assert_true(says(world_call(world, "amina", REQ_WHO_DECIDES, &ask_record, &boss, NULL), ANSWER));
	assert_false(says(world_call(world, "femke", REQ_WHO_DECIDES, &ask_record, &boss, NULL), ANSWER));
	const struct message *followed = world_call_id(world, "femke", REQ_ESCALATION_READ, worry.id);
	assert_true(says(followed, HEARD));
	assert_int_equal(world_count(followed, &rung_record), 0);
	assert_int_equal(world_count(followed, &rung_holder_record), 0);
	assert_int_equal(((const struct escalation *)world_row(followed, &escalation_record, 0))->state, ESCALATION_BEANTWOORD);
	assert_non_null(strstr(line_of(world, "femke", worry.id)->what, "Afgehandeld"));
	/* who works there reads it */
	assert_true(says(world_call_id(world, "amina", REQ_ESCALATION_READ, worry.id), ANSWER));
	assert_true(says(world_call_id(world, "dirk", REQ_ESCALATION_READ, worry.id), ANSWER));
	world_is(world_call_id(world, "karel", REQ_ESCALATION_READ, worry.id), STATUS_MISSING);
	world_is(world_call_id(world, "gerrit", REQ_ESCALATION_READ, worry.id), STATUS_MISSING);
}

/* A mother calls the back-office: it is her voice, by the same way. */
static void the_family_is_heard_through_anybody(void **state)
{
	struct world *world = *state;
	struct escalation worry;

	record_init(&escalation_record, &worry);
	worry.household_id = world_household(world, "devries");
	worry.cause = CAUSE_ZORG;
	worry.question = (char *)HEARD;
	snprintf(worry.stem, sizeof(worry.stem), "mevrouw zelf");
	const struct message *answer = world_call(world, "femke", REQ_ESCALATION_RAISE, &escalation_record, &worry, NULL);
	world_is(answer, STATUS_OK);
	worry = *(const struct escalation *)world_row(answer, &escalation_record, 0);
	assert_string_equal(worry.stem, "mevrouw zelf");
	assert_string_equal(read_by(world, "dirk", worry.id)->stem, "mevrouw zelf");
	assert_string_equal(read_by(world, "femke", worry.id)->stem, "mevrouw zelf");
}

/* Decisions are hers, dossiers are not: a question of the team about the family is none of the decisions. */
static void the_back_office_reads_no_worry_of_others(void **state)
{
	struct world *world = *state;
	struct escalation worry = raised_by(world, "amina", "jansen");

	assert_false(worry.beperkt);
	world_is(world_call_id(world, "femke", REQ_ESCALATION_READ, worry.id), STATUS_MISSING);
	assert_false(says(world_call_id(world, "femke", REQ_ESCALATION_LIST, world_household(world, "jansen")), HEARD));
	assert_true(says(world_call_id(world, "carla", REQ_ESCALATION_LIST, world_household(world, "jansen")), HEARD));
}

static void who_left_the_household_only_follows_what_they_asked(void **state)
{
	struct world *world = *state;
	struct escalation worry = raised_by(world, "bram", "jansen");

	world_is(acted(world, "dirk", REQ_ESCALATION_ANSWER, worry.id, STEP_ANSWERED, ANSWER), STATUS_OK);
	assert_true(ever_says(world, "bram", worry.id, ANSWER));
	world_sql(world, "UPDATE involvement SET until = '2026-11-18'");
	assert_false(ever_says(world, "bram", worry.id, ANSWER));
	assert_true(read_by(world, "bram", worry.id)->beperkt);
}

static void a_question_that_comes_back_is_for_who_raised_it(void **state)
{
	struct world *world = *state;
	struct escalation worry = raised_by(world, "hanna", "devries");

	world_is(acted(world, "dirk", REQ_ESCALATION_RETURN, worry.id, 0, "Op welke dag was dat?"), STATUS_OK);
	assert_true(says(world_call_id(world, "hanna", REQ_ESCALATION_READ, worry.id), "Op welke dag was dat?"));
	assert_non_null(strstr(line_of(world, "hanna", worry.id)->what, "Terug: "));
}

static void who_raised_it_adds_to_it_or_takes_it_back(void **state)
{
	struct world *world = *state;
	struct escalation worry = raised_by(world, "femke", "devries");

	world_seat(world, "dirk");
	world_events_clear(world, "dirk");
	world_is(acted(world, "femke", REQ_ESCALATION_ADD, worry.id, 0, ""), STATUS_INVALID);
	world_is(acted(world, "dirk", REQ_ESCALATION_ADD, worry.id, 0, "Van mij."), STATUS_REFUSED);
	world_is(acted(world, "karel", REQ_ESCALATION_ADD, worry.id, 0, "Van mij."), STATUS_REFUSED);
	world_is(acted(world, "gerrit", REQ_ESCALATION_ADD, worry.id, 0, "Van mij."), STATUS_MISSING);
	world_is(acted(world, "femke", REQ_ESCALATION_ADD, worry.id, 0, "En vandaag ook."), STATUS_OK);
	assert_int_equal(world_events(world, "dirk", EVENT_RING), 1);
	assert_true(says(world_call_id(world, "dirk", REQ_ESCALATION_READ, worry.id), "En vandaag ook."));
	assert_true(says(world_call_id(world, "femke", REQ_ESCALATION_READ, worry.id), "En vandaag ook."));
	/* who was about to answer reads it first */
	struct ask ask = homes_ask(worry.id);
	ask.version = worry.version;
	ask.number = STEP_ANSWERED;
	ask.tekst = (char *)ANSWER;
	world_is(world_call(world, "dirk", REQ_ESCALATION_ANSWER, &ask_record, &ask, NULL), STATUS_CONFLICT);
	const struct message *answer = acted(world, "femke", REQ_ESCALATION_WITHDRAW, worry.id, 0, "Het was de buurman.");
	world_is(answer, STATUS_OK);
	assert_true(((const struct escalation *)world_row(answer, &escalation_record, 0))->beperkt);
	assert_int_equal(read_by(world, "dirk", worry.id)->state, ESCALATION_INGETROKKEN);
	world_is(acted(world, "femke", REQ_ESCALATION_ADD, worry.id, 0, "Toch."), STATUS_CONFLICT);
}

/* ---- names ---- */

static void who_may_list_no_household_hears_no_name(void **state)
{
	static const char *const people[] = { "gerrit", "hanna", "fleur", "wout" };
	struct world *world = *state;

	for (size_t i = 0; i < COUNT_OF(people); i++) {
		world_seat(world, people[i]);
		struct escalation worry = raised_by(world, people[i], "devries");

		assert_string_equal(worry.household_naam, "");
		world_is(acted(world, "dirk", REQ_ESCALATION_ANSWER, worry.id, STEP_ANSWERED, ANSWER), STATUS_OK);
		assert_true(world_events(world, people[i], EVENT_RING) > 0);
		assert_false(ever_says(world, people[i], worry.id, "Vries"));
		assert_true(ever_says(world, people[i], worry.id, number_of(world, world_household(world, "devries"))));
	}
}

static void exclude(struct world *world, int number, const char *whom)
{
	char sql[400];

	snprintf(sql, sizeof(sql), "INSERT INTO exclusion(id, employee_id, household_id, kind, reason, by_id, at, \"from\") SELECT %d,"
		" e.id, h.id, 'familie', 'zus', b.id, 1, '2026-11-18' FROM employee e, employee b, household h WHERE e.username = '%s'"
		" AND b.username = 'hanna' AND h.naam = 'De Vries'", 990000 + number, whom);
	world_sql(world, sql);
}

static void who_is_excluded_there_is_not_named(void **state)
{
	struct world *world = *state;
	struct escalation worry = raised_by(world, "femke", "devries");

	assert_true(ever_says(world, "femke", worry.id, "Dirk Smit"));
	exclude(world, 1, "dirk");
	assert_false(ever_says(world, "femke", worry.id, "Dirk Smit"));
	assert_int_equal(read_by(world, "femke", worry.id)->holder_id, 0);
	/* and of who raised it and is excluded since, the household is gone, and the name there */
	assert_true(says(world_call_id(world, "karel", REQ_ESCALATION_READ, worry.id), "Femke Bos"));
	exclude(world, 2, "femke");
	world_is(world_call_id(world, "femke", REQ_ESCALATION_READ, worry.id), STATUS_MISSING);
	world_is(acted(world, "femke", REQ_ESCALATION_ADD, worry.id, 0, "Nog iets."), STATUS_MISSING);
	assert_null(line_of(world, "femke", worry.id));
	assert_false(says(world_call_id(world, "karel", REQ_ESCALATION_READ, worry.id), "Femke Bos"));
	assert_false(says(world_call_id(world, "karel", REQ_ESCALATION_LIST, world_household(world, "devries")), "Femke Bos"));
}

/* ---- no right by asking ---- */

/* Dirk works in Noord; the rung is that of two others. */
static void who_sits_on_the_rung_gets_no_dossier_by_asking(void **state)
{
	struct world *world = *state;
	id devries = world_household(world, "devries");

	world_sql(world, "UPDATE role_assignment SET team_id = (SELECT id FROM team WHERE naam = 'Wijkteam Noord') WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'dirk')");
	employ(world, 4, "pieter", "procesregisseur");
	employ(world, 5, "pelle", "procesregisseur");
	int before = opens(world, "dirk", devries);
	struct escalation worry = raised_by(world, "dirk", "devries");
	assert_int_equal(worry.trede, 3);
	assert_int_equal(worry.holder_id, 0);
	assert_int_equal(opens(world, "dirk", devries), before);
	assert_int_not_equal(before, 1001);
	assert_true(read_by(world, "dirk", worry.id)->beperkt);
	world_is(acted(world, "dirk", REQ_ESCALATION_ANSWER, worry.id, STEP_ANSWERED, "Ik antwoord mijzelf."), STATUS_REFUSED);
	world_is(acted(world, "pieter", REQ_ESCALATION_ANSWER, worry.id, STEP_ANSWERED, ANSWER), STATUS_OK);
	assert_false(ever_says(world, "dirk", worry.id, ANSWER));
}

static void other_causes_stay_for_who_works_there(void **state)
{
	static const int causes[] = { CAUSE_STAGNATIE, CAUSE_ONENIGHEID, CAUSE_VEILIGHEID };
	struct world *world = *state;
	struct escalation asked;

	for (size_t i = 0; i < COUNT_OF(causes); i++) {
		record_init(&escalation_record, &asked);
		asked.household_id = world_household(world, "devries");
		asked.cause = causes[i];
		asked.question = (char *)HEARD;
		asked.buiten = true;
		world_is(world_call(world, "femke", REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL), STATUS_REFUSED);
		world_is(world_call(world, "bram", REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL), STATUS_REFUSED);
		world_is(world_call(world, "karel", REQ_ESCALATION_RAISE, &escalation_record, &asked, NULL), STATUS_OK);
	}
	assert_int_equal(world_number(world, "SELECT count(*) FROM escalation WHERE buiten = 1 OR functie <> ''"), 0);
}

/* ---- many ---- */

static size_t noticed(struct world *world)
{
	const struct message *answer = world_call_id(world, "hanna", REQ_OVERSIGHT, 0);
	size_t count = 0;

	for (size_t n = 0; n < world_count(answer, &oversight_line_record); n++)
		count += ((const struct oversight_line *)world_row(answer, &oversight_line_record, n))->kind == OVERSIGHT_WORRIES;
	return count;
}

static void many_worries_of_one_person_are_told_and_none_is_refused(void **state)
{
	struct world *world = *state;

	world_seat(world, "hanna");
	for (int i = 0; i < 10; i++) {
		raised_by(world, "femke", i % 2 ? "jansen" : "devries");
		raised_by(world, "amina", "jansen");	/* her own family */
		assert_int_equal(noticed(world), (i + 1) / 5);
	}
	assert_int_equal(world_events(world, "hanna", EVENT_RING), 2);
	const struct oversight_line *line = world_row(world_call_id(world, "hanna", REQ_OVERSIGHT, 0), &oversight_line_record, 0);
	assert_string_equal(line->employee_naam, "Femke Bos");
	assert_string_equal(line->huishoudnummer, "");
	struct review review = { .kind = OVERSIGHT_WORRIES, .object_id = line->object_id, .verdict = OVERSIGHT_RIGHT };
	strcpy(review.tekst, "Zij verving de balie.");
	world_is(world_call(world, "hanna", REQ_REVIEW, &review_record, &review, NULL), STATUS_OK);
	world_wait(world, 25 * 3600 * 1000);
	for (int i = 0; i < 4; i++)
		raised_by(world, "femke", "devries");
	assert_int_equal(noticed(world), 2);
}

static bool refused_by_trigger(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !db_run_script(world_db(world), sql, &err);
}

static void who_raised_it_stands_fast_also_for_raw_sql(void **state)
{
	struct world *world = *state;

	raised_by(world, "femke", "devries");
	assert_true(refused_by_trigger(world, "UPDATE escalation SET buiten = 0"));
	assert_true(refused_by_trigger(world, "UPDATE escalation SET functie = 'wijkcoach'"));
	assert_true(refused_by_trigger(world, "UPDATE escalation SET requester_id = (SELECT id FROM employee WHERE username = 'amina')"));
	assert_true(refused_by_trigger(world, "UPDATE escalation SET cause = 'stagnatie'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(everybody_may_raise_a_worry_about_any_household_and_gains_nothing, begin, end),
		cmocka_unit_test_setup_teardown(what_is_hidden_is_what_is_not_there, begin, end),
		cmocka_unit_test_setup_teardown(of_two_households_that_are_one_the_old_number_still_works, begin, end),
		cmocka_unit_test_setup_teardown(about_the_own_household_one_speaks_as_a_citizen, begin, end),
		cmocka_unit_test_setup_teardown(who_raised_it_follows_it_and_does_not_read_the_answer, begin, end),
		cmocka_unit_test_setup_teardown(the_family_is_heard_through_anybody, begin, end),
		cmocka_unit_test_setup_teardown(the_back_office_reads_no_worry_of_others, begin, end),
		cmocka_unit_test_setup_teardown(who_left_the_household_only_follows_what_they_asked, begin, end),
		cmocka_unit_test_setup_teardown(a_question_that_comes_back_is_for_who_raised_it, begin, end),
		cmocka_unit_test_setup_teardown(who_raised_it_adds_to_it_or_takes_it_back, begin, end),
		cmocka_unit_test_setup_teardown(who_may_list_no_household_hears_no_name, begin, end),
		cmocka_unit_test_setup_teardown(who_is_excluded_there_is_not_named, begin, end),
		cmocka_unit_test_setup_teardown(who_sits_on_the_rung_gets_no_dossier_by_asking, begin, end),
		cmocka_unit_test_setup_teardown(other_causes_stay_for_who_works_there, begin, end),
		cmocka_unit_test_setup_teardown(many_worries_of_one_person_are_told_and_none_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(who_raised_it_stands_fast_also_for_raw_sql, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
