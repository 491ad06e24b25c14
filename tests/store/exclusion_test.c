/* Named exclusions: what does not exist for one employee any more, who may say so, and until when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/sight.h"
#include "homes.h"

static const char WHY[] = "zus van de moeder";
static const int64_t day_ms = 86400000;

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

static struct exclusion exclusion_of(struct world *world, const char *whom, const char *household)
{
	struct exclusion exclusion;

	record_init(&exclusion_record, &exclusion);
	exclusion.employee_id = world_employee(world, whom);
	exclusion.household_id = world_household(world, household);
	snprintf(exclusion.reason, sizeof(exclusion.reason), "%s", WHY);
	return exclusion;
}

static const struct message *exclude(struct world *world, const char *who, const struct exclusion *exclusion)
{
	return world_call(world, who, REQ_EXCLUSION_ADD, &exclusion_record, exclusion, NULL);
}

static id excluded(struct world *world, const char *who, const char *whom, const char *household)
{
	struct exclusion exclusion = exclusion_of(world, whom, household);
	const struct message *answer = exclude(world, who, &exclusion);

	world_is(answer, STATUS_OK);
	return ((const struct exclusion *)world_row(answer, &exclusion_record, 0))->id;
}

static const struct message *ended(struct world *world, const char *who, id exclusion_id, const char *reason)
{
	struct ask ask = homes_ask(exclusion_id);

	snprintf(ask.word, sizeof(ask.word), "%s", reason);
	return world_call(world, who, REQ_EXCLUSION_END, &ask_record, &ask, NULL);
}

/* Bram is involved with jansen; what he may do there he may not do any more after this. */
static void for_who_is_excluded_the_household_is_gone_in_every_path(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	assert_non_null(homes_hit(homes_search(world, "bram", "jansen"), "Anna Jansen"));
	homes_open(world, "bram", jansen);
	world_events_clear(world, "bram");
	excluded(world, "carla", "bram", "jansen");
	/* the screen that shows it reads again, and is refused */
	assert_int_equal(world_events(world, "bram", EVENT_MISSED), 1);
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_READ, jansen), STATUS_MISSING);
	world_is(world_call_id(world, "bram", REQ_HOUSEHOLD_OPEN, jansen), STATUS_MISSING);
	world_is(world_call_id(world, "bram", REQ_PLAN_READ, jansen), STATUS_MISSING);
	world_is(world_call_id(world, "bram", REQ_ACCESS_LOG, jansen), STATUS_MISSING);
	world_is(world_call_id(world, "bram", REQ_DECISION_LIST, jansen), STATUS_MISSING);
	assert_int_equal(world_count(homes_search(world, "bram", "jansen"), &search_hit_record), 0);
	assert_int_equal(world_count(homes_search(world, "bram", "111222333"), &search_hit_record), 0);
	const struct message *answer = world_call_id(world, "bram", REQ_INBOX, 0);
	for (size_t i = 0; i < world_count(answer, &inbox_line_record); i++)
		assert_int_not_equal(((const struct inbox_line *)world_row(answer, &inbox_line_record, i))->household_id, jansen);
	/* amina goes on, and sees that bram's involvement ended */
	answer = homes_open(world, "amina", jansen);
	const struct involvement *involvement = world_row(answer, &involvement_record, 0);
	assert_int_not_equal(involvement->until, DAY_NONE);
}

static void the_answer_is_that_of_a_household_that_is_not_there(void **state)
{
	struct world *world = *state;
	struct ask ask = homes_ask(world_household(world, "jansen"));

	excluded(world, "carla", "bram", "jansen");
	const struct message *one = world_call(world, "bram", REQ_HOUSEHOLD_OPEN, &ask_record, &ask, NULL);
	ask.id = 987654321;
	assert_true(homes_same_answer(one, world_call(world, "bram", REQ_HOUSEHOLD_OPEN, &ask_record, &ask, NULL)));
	snprintf(ask.word, sizeof(ask.word), "Buurman belt: kind alleen thuis");
	one = world_call(world, "bram", REQ_BREAK_GLASS, &ask_record, &ask, NULL);
	ask.id = world_household(world, "jansen");
	assert_true(homes_same_answer(one, world_call(world, "bram", REQ_BREAK_GLASS, &ask_record, &ask, NULL)));
}

/* Kim moves to her father in Zuid: where she goes, the exclusion goes. */
static void of_a_person_every_household_is_gone(void **state)
{
	struct world *world = *state;
	struct exclusion exclusion = exclusion_of(world, "karel", "jansen");

	exclusion.person_id = world_person(world, "kim");
	world_is(exclude(world, "carla", &exclusion), STATUS_OK);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, world_household(world, "devries")), STATUS_OK);
	assert_int_equal(world_count(homes_search(world, "karel", "jansen"), &search_hit_record), 0);
	world_sql(world, "INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 990001, h.id, p.id, 'kind',"
		" '2026-11-01' FROM household h, person p WHERE h.naam LIKE '%Vries%' AND p.voornamen = 'Kim'");
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, world_household(world, "devries")), STATUS_MISSING);
	/* the BSN of somebody who may not be known of is refused without saying more */
	struct person known = homes_person("Anna", "Jansen", "1985-12-01", "111222333");
	struct household household = homes_household("Zuidlaan", 4, "3081AA");
	const struct message *answer = world_call(world, "karel", REQ_HOUSEHOLD_ADD, &household_record, &household,
		&person_record, &known, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "bsn.bekend");
}

static void the_regisseur_hands_over_first_and_nobody_excludes_themselves(void **state)
{
	struct world *world = *state;
	struct exclusion exclusion = exclusion_of(world, "amina", "jansen");
	const struct message *answer = exclude(world, "carla", &exclusion);

	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "uitsluiting.regie");
	exclusion = exclusion_of(world, "carla", "jansen");
	assert_string_equal(world_rule(exclude(world, "carla", &exclusion)), "uitsluiting.zelf");
	exclusion = exclusion_of(world, "bram", "jansen");
	exclusion.reason[0] = '\0';
	world_is(exclude(world, "carla", &exclusion), STATUS_INVALID);
	exclusion = exclusion_of(world, "bram", "jansen");
	exclusion.until = world_today(world);
	world_is(exclude(world, "carla", &exclusion), STATUS_INVALID);
	world_is(exclude(world, "amina", &exclusion), STATUS_REFUSED);
	world_is(exclude(world, "gerrit", &exclusion), STATUS_REFUSED);
	/* carla leads Noord; what is shielded does not exist for hanna either */
	exclusion = exclusion_of(world, "bram", "devries");
	world_is(exclude(world, "carla", &exclusion), STATUS_REFUSED);
	exclusion = exclusion_of(world, "bram", "geheim");
	world_is(exclude(world, "hanna", &exclusion), STATUS_MISSING);
}

static void hanna_does_it_by_number_and_reads_no_names_of_the_family(void **state)
{
	struct world *world = *state;
	struct exclusion exclusion = exclusion_of(world, "karel", "jansen");
	const struct household *household;
	const struct message *answer = homes_open(world, "amina", world_household(world, "jansen"));

	household = world_row(answer, &household_record, 0);
	memcpy(exclusion.huishoudnummer, household->huishoudnummer, sizeof(exclusion.huishoudnummer));
	exclusion.household_id = 0;
	world_is(exclude(world, "hanna", &exclusion), STATUS_OK);
	world_is(exclude(world, "hanna", &exclusion), STATUS_REFUSED);
	answer = world_call_id(world, "hanna", REQ_EXCLUSION_LIST, 0);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &exclusion_record), 1);
	const struct exclusion *line = world_row(answer, &exclusion_record, 0);
	assert_string_equal(line->huishoudnummer, exclusion.huishoudnummer);
	assert_string_equal(line->household_naam, "");
	assert_string_equal(line->reason, WHY);
	/* carla has it among those of her area, with its name; karel has no way to see that it is there */
	answer = world_call_id(world, "carla", REQ_EXCLUSION_LIST, 0);
	line = world_row(answer, &exclusion_record, 0);
	assert_string_not_equal(line->household_naam, "");
	world_is(world_call_id(world, "karel", REQ_EXCLUSION_LIST, 0), STATUS_REFUSED);
}

static void it_ends_with_a_reason_or_on_its_day(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), one = excluded(world, "carla", "bram", "jansen");

	world_is(ended(world, "carla", one, ""), STATUS_INVALID);
	world_is(ended(world, "bram", one, "dat wil ik"), STATUS_REFUSED);
	world_is(ended(world, "carla", one, "geen familie meer"), STATUS_OK);
	world_is(ended(world, "carla", one, "nog eens"), STATUS_REFUSED);
	assert_int_equal(world_count(homes_search(world, "bram", "jansen"), &search_hit_record), 3);
	struct exclusion exclusion = exclusion_of(world, "bram", "jansen");
	exclusion.until = world_today(world) + 2;
	world_is(exclude(world, "carla", &exclusion), STATUS_OK);
	assert_int_equal(world_count(homes_search(world, "bram", "jansen"), &search_hit_record), 0);
	world_wait(world, 2 * day_ms);
	assert_int_equal(world_count(homes_search(world, "bram", "jansen"), &search_hit_record), 3);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act LIKE 'uitsluiting%'"), 3);
	world_is(world_call_id(world, "carla", REQ_HOUSEHOLD_OPEN, jansen), STATUS_OK);
}

static void a_colleague_who_is_the_client_is_known_to_who_is_named_alone(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct exclusion exclusion = exclusion_of(world, "karel", "yilmaz");

	exclusion.kind = EXCLUSION_COLLEAGUE;
	assert_string_equal(world_rule(exclude(world, "carla", &exclusion)), "uitsluiting.niemand");
	exclusion = exclusion_of(world, "karel", "jansen");
	exclusion.kind = EXCLUSION_COLLEAGUE;
	world_is(exclude(world, "carla", &exclusion), STATUS_OK);
	world_is(world_call_id(world, "karel", REQ_HOUSEHOLD_OPEN, jansen), STATUS_MISSING);
	world_is(world_call_id(world, "carla", REQ_HOUSEHOLD_OPEN, jansen), STATUS_MISSING);
	assert_int_equal(world_count(homes_search(world, "esther", "jansen"), &search_hit_record), 0);
	const struct message *answer = homes_open(world, "amina", jansen);
	struct household household = *(const struct household *)world_row(answer, &household_record, 0);
	assert_true(household.shielded);
	household.shielded = false;
	answer = world_call(world, "amina", REQ_HOUSEHOLD_SAVE, &household_record, &household, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "uitgesloten.collega");
}

static void who_is_excluded_is_not_named_there_again(void **state)
{
	struct world *world = *state;
	struct involvement involvement;
	struct ask ask = homes_ask(world_household(world, "jansen"));

	excluded(world, "carla", "karel", "jansen");
	record_init(&involvement_record, &involvement);
	involvement.household_id = ask.id;
	involvement.employee_id = world_employee(world, "karel");
	snprintf(involvement.what, sizeof(involvement.what), "schulden");
	snprintf(involvement.grondslag, sizeof(involvement.grondslag), "Wmo 2015 5.1.1");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_INVOLVEMENT_ADD, &involvement_record, &involvement, NULL)),
		"uitgesloten");
	ask.other_id = involvement.employee_id;
	snprintf(ask.word, sizeof(ask.word), "vakantie");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_REGIE_SET, &ask_record, &ask, NULL)), "uitgesloten");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_REGIE_OFFER, &ask_record, &ask, NULL)), "uitgesloten");
}

/* A line that names the household is not made for who must not know of it. */
static void a_bell_names_no_household_that_does_not_exist_for_who_hears_it(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct call *call;

	world_seat(world, "bram");
	world_seat(world, "karel");
	excluded(world, "carla", "bram", "jansen");
	world_events_clear(world, "bram");
	call = world_make_call(world, "amina");
	ring_employee(call, world_employee(world, "bram"), jansen, "household", jansen, "Let op Jansen");
	ring_employee(call, world_employee(world, "karel"), jansen, "household", jansen, "Let op Jansen");
	world_sql(world, "UPDATE household SET shielded = 1 WHERE naam LIKE '%Jansen%'");
	world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, jansen);
	assert_int_equal(world_events(world, "bram", EVENT_RING), 0);
	assert_int_equal(world_events(world, "karel", EVENT_RING), 1);
	const struct ring *ring = rows_first(&world_event(world, "karel", EVENT_RING, 0)->rows, &ring_record);
	assert_null(strstr(ring->tekst, "Jansen"));
	assert_int_equal(ring->household_id, 0);
}

static bool sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	return !db_run_script(world_db(world), sql, &err);
}

static void a_raw_shell_cannot_change_them_or_go_past_them(void **state)
{
	struct world *world = *state;

	excluded(world, "carla", "bram", "jansen");
	assert_true(sql_refused(world, "DELETE FROM exclusion"));
	assert_true(sql_refused(world, "UPDATE exclusion SET until = '2026-11-18'"));
	assert_true(sql_refused(world, "UPDATE exclusion SET employee_id = by_id"));
	assert_true(sql_refused(world, "INSERT INTO involvement(id, household_id, employee_id, \"from\") SELECT 990002,"
		" household_id, employee_id, \"from\" FROM exclusion"));
	assert_true(sql_refused(world, "UPDATE regie SET until = \"from\" WHERE household_id IN (SELECT household_id FROM exclusion);"
		" INSERT INTO regie(id, household_id, employee_id, \"from\") SELECT 990003, household_id, employee_id, \"from\""
		" FROM exclusion"));
	assert_true(sql_refused(world, "INSERT INTO exclusion SELECT 990004, r.employee_id, r.household_id, NULL, 'familie', 'x',"
		" r.employee_id + 1, 1, '2026-11-18', NULL, NULL, NULL FROM regie r WHERE r.until IS NULL"));
	assert_true(sql_refused(world, "INSERT INTO exclusion SELECT 990005, employee_id, household_id, NULL, 'collega', 'x', by_id,"
		" 1, '2026-11-18', NULL, NULL, NULL FROM exclusion"));
	assert_false(sql_refused(world, "UPDATE exclusion SET until = '2027-01-01', ended_by = by_id"));
	assert_true(sql_refused(world, "UPDATE exclusion SET until = '2026-11-18', ended_by = by_id"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(for_who_is_excluded_the_household_is_gone_in_every_path, begin, end),
		cmocka_unit_test_setup_teardown(the_answer_is_that_of_a_household_that_is_not_there, begin, end),
		cmocka_unit_test_setup_teardown(of_a_person_every_household_is_gone, begin, end),
		cmocka_unit_test_setup_teardown(the_regisseur_hands_over_first_and_nobody_excludes_themselves, begin, end),
		cmocka_unit_test_setup_teardown(hanna_does_it_by_number_and_reads_no_names_of_the_family, begin, end),
		cmocka_unit_test_setup_teardown(it_ends_with_a_reason_or_on_its_day, begin, end),
		cmocka_unit_test_setup_teardown(a_colleague_who_is_the_client_is_known_to_who_is_named_alone, begin, end),
		cmocka_unit_test_setup_teardown(who_is_excluded_is_not_named_there_again, begin, end),
		cmocka_unit_test_setup_teardown(a_bell_names_no_household_that_does_not_exist_for_who_hears_it, begin, end),
		cmocka_unit_test_setup_teardown(a_raw_shell_cannot_change_them_or_go_past_them, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
