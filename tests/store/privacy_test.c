/* Requests about one's own data: who may ask, who handles, the term and making it longer, what is answered, what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/oversight.h"
#include "domain/term.h"
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

static struct privacy_request fresh(struct world *world, int soort)
{
	static char words[] = "Ik wil weten wat er over mij staat.", text[] = "Dagboek: mevrouw kwam niet opdagen.";
	struct privacy_request request;

	record_init(&privacy_request_record, &request);
	request.household_id = world_household(world, "jansen");
	request.person_id = world_person(world, "Anna");
	request.soort = soort;
	request.ontvangen = world_today(world);
	snprintf(request.aanvrager, sizeof(request.aanvrager), "Anna Jansen");
	request.vraag = words;
	request.betwist = soort == PRIVACY_CORRECT ? text : NULL;
	return request;
}

static const struct message *save(struct world *world, const char *who, const struct privacy_request *request)
{
	return world_call(world, who, REQ_PRIVACY_SAVE, &privacy_request_record, request, NULL);
}

/* The row of the answer, which must be OK; its texts are borrowed. */
static struct privacy_request saved(struct world *world, const char *who, const struct privacy_request *request)
{
	const struct message *answer = save(world, who, request);

	world_is(answer, STATUS_OK);
	return *(const struct privacy_request *)world_row(answer, &privacy_request_record, 0);
}

static struct privacy_request handled(struct world *world, int soort)
{
	struct privacy_request asked = fresh(world, soort), request = saved(world, "amina", &asked);

	request.behandelaar_id = world_employee(world, "hanna");
	request.identiteit = IDENTITY_DOCUMENT;
	return saved(world, "hanna", &request);
}

static void a_request_gets_a_number_and_a_term_of_a_month(void **state)
{
	struct world *world = *state;
	struct privacy_request asked = fresh(world, PRIVACY_ACCESS), first, second;

	first = saved(world, "amina", &asked);
	second = saved(world, "femke", &asked);
	assert_string_equal(first.nummer, "2026-0001");
	assert_string_equal(second.nummer, "2026-0002");
	assert_int_equal(first.uiterlijk, day_to_working(day_add_months(world_today(world), 1)));
	assert_int_equal(first.uitkomst, OUTCOME_OPEN);
	assert_false(first.may_write);
	assert_string_equal(first.person_naam, second.person_naam);
	world_is(save(world, "karel", &asked), STATUS_MISSING);		/* another area */
	world_is(save(world, "hanna", &asked), STATUS_MISSING);		/* she has no dossier to begin from */
}

static void a_term_stands_still_while_proof_is_asked_for(void **state)
{
	struct world *world = *state;
	struct privacy_request asked = fresh(world, PRIVACY_ACCESS), request = saved(world, "amina", &asked);
	day due = request.uiterlijk;

	request.id_gevraagd = world_today(world);
	request = saved(world, "hanna", &request);
	assert_int_equal(request.uiterlijk, due);
	world_wait(world, 9 * day_ms);
	request.id_gezien = world_today(world);
	world_is(save(world, "hanna", &request), STATUS_INVALID);
	request.identiteit = IDENTITY_DIGID;
	request = saved(world, "hanna", &request);
	assert_int_equal(request.uiterlijk, day_to_working(day_add_months(asked.ontvangen, 1) + 9));
}

static void a_term_is_made_longer_once_with_a_reason_that_was_told_in_time(void **state)
{
	struct world *world = *state;
	struct privacy_request request = handled(world, PRIVACY_ACCESS);
	day first = request.uiterlijk;

	request.verlengd_verteld = world_today(world);
	world_is(save(world, "hanna", &request), STATUS_INVALID);
	snprintf(request.verlengd_reden, sizeof(request.verlengd_reden), "Het dossier is groot en er staan anderen in.");
	request = saved(world, "hanna", &request);
	assert_int_equal(request.uiterlijk, day_to_working(day_add_months(request.ontvangen, 3)));
	world_wait(world, 2 * day_ms);
	request.verlengd_verteld = world_today(world);
	world_is(save(world, "hanna", &request), STATUS_INVALID);
	/* Too late. */
	request = handled(world, PRIVACY_ACCESS);
	world_wait(world, 60 * day_ms);
	assert_true(first < world_today(world));
	request.verlengd_verteld = world_today(world);
	snprintf(request.verlengd_reden, sizeof(request.verlengd_reden), "Vergeten.");
	world_is(save(world, "hanna", &request), STATUS_INVALID);
}

static void an_answer_needs_identity_and_a_no_needs_a_ground(void **state)
{
	struct world *world = *state;
	struct privacy_request asked = fresh(world, PRIVACY_ERASE), request = saved(world, "amina", &asked);

	request.uitkomst = OUTCOME_REFUSED;
	request.afgehandeld = world_today(world);
	world_is(save(world, "hanna", &request), STATUS_INVALID);
	request.identiteit = IDENTITY_KNOWN;
	world_is(save(world, "hanna", &request), STATUS_INVALID);
	request.grondslag = GROUND_KEEPING;
	world_is(save(world, "hanna", &request), STATUS_INVALID);
	request.motivering = (char[]){ "Wij moeten het dossier 15 jaar bewaren." };
	request = saved(world, "hanna", &request);
	assert_int_equal(request.uitkomst, OUTCOME_REFUSED);
	/* The letter left: it says what it said. */
	request.motivering = (char[]){ "Toch niet." };
	world_is(save(world, "hanna", &request), STATUS_INVALID);
}

static void a_statement_stays_beside_what_was_not_corrected(void **state)
{
	struct world *world = *state;
	struct journal_entry entry = { .household_id = world_household(world, "jansen"), .kind = JOURNAL_NOTE,
		.tekst = (char[]){ "Mevrouw kwam niet opdagen." } };
	const struct message *answer = world_call(world, "amina", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL);
	struct privacy_request request = handled(world, PRIVACY_CORRECT);
	id entry_id;

	world_is(answer, STATUS_OK);
	entry_id = ((const struct journal_entry *)world_row(answer, &journal_entry_record, 0))->id;
	request.journal_id = entry_id;
	request.verklaring = (char[]){ "Ik was ziek en had gebeld." };
	request.uitkomst = OUTCOME_REFUSED;
	request.grondslag = GROUND_JUDGEMENT;
	request.motivering = (char[]){ "Er is geen telefoontje gevonden." };
	request.afgehandeld = world_today(world);
	request = saved(world, "hanna", &request);
	assert_int_equal(request.verklaring_dag, world_today(world));
	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, entry.household_id), STATUS_OK);
	answer = world_call_id(world, "amina", REQ_JOURNAL_READ, entry_id);
	world_is(answer, STATUS_OK);
	const struct privacy_request *beside = world_row(answer, &privacy_request_record, 0);
	assert_non_null(beside);
	assert_string_equal(beside->verklaring, "Ik was ziek en had gebeld.");
	request.verklaring = NULL;
	world_is(save(world, "hanna", &request), STATUS_INVALID);
}

static void a_child_of_twelve_asks_for_itself_and_a_younger_one_does_not(void **state)
{
	struct world *world = *state;
	struct privacy_request request = fresh(world, PRIVACY_ACCESS);

	request.person_id = world_person(world, "Kim");
	world_sql(world, "UPDATE person SET geboortedatum = '2014-11-19' WHERE voornamen = 'Kim'");	/* eleven until tomorrow */
	world_is(save(world, "amina", &request), STATUS_INVALID);
	request.als = REQUESTER_PARENT;
	world_is(save(world, "amina", &request), STATUS_OK);
	world_wait(world, day_ms);
	request.als = REQUESTER_SELF;
	request.ontvangen = world_today(world);
	world_is(save(world, "amina", &request), STATUS_OK);
	world_sql(world, "UPDATE person SET geboortedatum = '2010-11-19' WHERE voornamen = 'Kim'");	/* sixteen */
	request.als = REQUESTER_PARENT;
	world_is(save(world, "amina", &request), STATUS_INVALID);
}

static void who_handles_may_write_and_others_may_not(void **state)
{
	struct world *world = *state;
	struct privacy_request asked = fresh(world, PRIVACY_ACCESS), request = saved(world, "amina", &asked);
	struct ask ask = homes_ask(0);

	request.identiteit = IDENTITY_KNOWN;
	world_is(save(world, "amina", &request), STATUS_REFUSED);
	world_is(save(world, "karel", &request), STATUS_MISSING);
	request.behandelaar_id = world_employee(world, "karel");
	world_is(save(world, "hanna", &request), STATUS_INVALID);	/* may not open it */
	request.behandelaar_id = world_employee(world, "amina");
	request = saved(world, "hanna", &request);
	request.id_gevraagd = world_today(world);
	request = saved(world, "amina", &request);
	request.version--;
	const struct message *answer = save(world, "amina", &request);
	world_is(answer, STATUS_CONFLICT);
	assert_int_equal(world_count(answer, &privacy_request_record), 1);
	assert_int_equal(world_count(world_call(world, "hanna", REQ_PRIVACY_LIST, &ask_record, &ask, NULL), &privacy_request_record), 1);
	assert_int_equal(world_count(world_call(world, "carla", REQ_PRIVACY_LIST, &ask_record, &ask, NULL), &privacy_request_record), 0);
	assert_int_equal(world_count(world_call(world, "amina", REQ_PRIVACY_LIST, &ask_record, &ask, NULL), &privacy_request_record), 1);
	world_is(world_call_id(world, "karel", REQ_PRIVACY_READ, request.id), STATUS_MISSING);
	world_is(world_call_id(world, "karel", REQ_PRIVACY_LIST, request.household_id), STATUS_MISSING);
}

static void of_a_shielded_household_only_the_term_is_seen(void **state)
{
	struct world *world = *state;
	struct privacy_request asked = fresh(world, PRIVACY_ACCESS), request;

	asked.household_id = world_household(world, "geheim");
	asked.person_id = world_person(world, "Rosa");
	snprintf(asked.aanvrager, sizeof(asked.aanvrager), "Rosa");
	request = saved(world, "karel", &asked);
	assert_string_equal(request.aanvrager, "Rosa");
	const struct message *answer = world_call_id(world, "hanna", REQ_PRIVACY_READ, request.id);
	world_is(answer, STATUS_OK);
	const struct privacy_request *seen = world_row(answer, &privacy_request_record, 0);
	assert_string_equal(seen->aanvrager, "afgeschermd");
	assert_string_equal(seen->huishoudnummer, "");
	assert_null(seen->vraag);
	assert_int_equal(seen->uiterlijk, request.uiterlijk);
	world_is(world_call_id(world, "amina", REQ_PRIVACY_READ, request.id), STATUS_MISSING);
}

static void the_werkbak_warns_before_the_term_is_over(void **state)
{
	struct world *world = *state;
	struct privacy_request asked = fresh(world, PRIVACY_ACCESS), request = saved(world, "amina", &asked);
	struct ask ask = homes_ask(0);
	const struct message *answer = world_call(world, "hanna", REQ_INBOX, &ask_record, &ask, NULL);
	const struct inbox_line *line = world_row(answer, &inbox_line_record, 0);

	assert_int_equal(line->kind, INBOX_TERM);
	assert_string_equal(line->what, "Inzage: nog geen behandelaar");
	request.behandelaar_id = world_employee(world, "amina");
	request.identiteit = IDENTITY_KNOWN;
	request = saved(world, "hanna", &request);
	answer = world_call(world, "hanna", REQ_INBOX, &ask_record, &ask, NULL);
	assert_int_equal(world_count(answer, &inbox_line_record), 0);
	world_set_now(world, day_start(request.uiterlijk - 13));
	answer = world_call(world, "amina", REQ_INBOX, &ask_record, &ask, NULL);
	bool warned = false;
	for (size_t i = 0; (line = world_row(answer, &inbox_line_record, i)); i++)
		warned = warned || (strcmp(line->object_kind, "privacy_request") == 0 && line->object_id == request.id);
	assert_true(warned);
}

static void plain_sql_keeps_the_term_and_the_answer(void **state)
{
	static const char *const evil[] = {
		"DELETE FROM privacy_request",
		"UPDATE privacy_request SET uiterlijk = '2027-12-31'",
		"UPDATE privacy_request SET vraag = 'niets'",
		"UPDATE privacy_request SET ontvangen = '2026-11-30'",
		"UPDATE privacy_request SET verlengd_reden = 'x', verlengd_verteld = '2027-06-01'",
		"UPDATE privacy_request SET uitkomst = 'geweigerd', afgehandeld = '2026-11-18'",
	};
	struct world *world = *state;

	handled(world, PRIVACY_ACCESS);
	for (size_t i = 0; i < sizeof(evil) / sizeof(evil[0]); i++) {
		struct err err = ERR_INIT;

		if (db_run_script(world_db(world), evil[i], &err))
			fail_msg("%s", evil[i]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_request_gets_a_number_and_a_term_of_a_month, begin, end),
		cmocka_unit_test_setup_teardown(a_term_stands_still_while_proof_is_asked_for, begin, end),
		cmocka_unit_test_setup_teardown(a_term_is_made_longer_once_with_a_reason_that_was_told_in_time, begin, end),
		cmocka_unit_test_setup_teardown(an_answer_needs_identity_and_a_no_needs_a_ground, begin, end),
		cmocka_unit_test_setup_teardown(a_statement_stays_beside_what_was_not_corrected, begin, end),
		cmocka_unit_test_setup_teardown(a_child_of_twelve_asks_for_itself_and_a_younger_one_does_not, begin, end),
		cmocka_unit_test_setup_teardown(who_handles_may_write_and_others_may_not, begin, end),
		cmocka_unit_test_setup_teardown(of_a_shielded_household_only_the_term_is_seen, begin, end),
		cmocka_unit_test_setup_teardown(the_werkbak_warns_before_the_term_is_over, begin, end),
		cmocka_unit_test_setup_teardown(plain_sql_keeps_the_term_and_the_answer, begin, end),
	};

	return cmocka_run_group_tests_name("privacy requests", tests, NULL, NULL);
}
