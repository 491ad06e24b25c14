/* The demo: it is made through the real requests, has something of everything, and its proof is whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/escalation.h"
#include "store/audit.h"
#include "store/demo.h"
#include "store/escalation.h"
#include "store/store.h"
#include "vault/vault.h"
#include "world.h"

#define KEY "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGSK7x2DTYNHOQWiyXrw3YQqk5XK8nEQPLhm2BszWRv0 demo"

/* 2026-11-18 10:00 in Amsterdam, a Wednesday. */
static const instant now = INT64_C(1794992400000);

struct town {
	struct store *store;
	struct message in, out;
	struct actor actor;
	struct call call;
	struct import_count count;
};

static instant clock_of(void *arg)
{
	(void)arg;
	return now;
}

static struct town *town_open(void)
{
	struct town *town = mem_new(1, sizeof(*town));
	struct birth birth;
	struct err err = ERR_INIT;

	clock_init();
	assert_true(vault_init(&err));
	world_birth("", &birth);
	snprintf(birth.gemeente, sizeof(birth.gemeente), "Waterrijk");
	town->store = store_open(&birth, clock_of, NULL, &err);
	assert_non_null(town->store);
	message_init(&town->in, REQ_DEMO);
	message_init(&town->out, REQ_DEMO);
	town->actor = (struct actor){ .kind = SESSION_OFFLINE };
	town->call = (struct call){ .store = town->store, .db = town->store->db, .actor = &town->actor, .now = now,
		.today = instant_day(now), .in = &town->in, .out = &town->out };
	return town;
}

static void town_fill(struct town *town)
{
	struct err err = ERR_INIT;

	assert_true(db_begin(town->store->db, &err));
	if (!demo_make(&town->call, KEY, &town->count))
		fail_msg("%s: %s", town->call.err.rule, town->call.err.text);
	assert_true(db_commit(town->store->db, &err));
}

/* Made once; the tests below only look. */
static int setup(void **state)
{
	struct town *town = town_open();

	town_fill(town);
	*state = town;
	return 0;
}

static int teardown(void **state)
{
	struct town *town = *state;

	store_close(town->store);
	message_free(&town->in);
	message_free(&town->out);
	free(town);
	return 0;
}

static int64_t number(struct town *town, const char *sql)
{
	struct err err = ERR_INIT;
	int64_t found = query_number(db_query(town->store->db, sql), &err);

	assert_int_equal(err.code, ERR_NONE);
	return found;
}

static void there_is_a_town(void **state)
{
	struct town *town = *state;

	assert_in_range(number(town, "SELECT count(*) FROM household"), 58, 64);
	assert_int_equal(number(town, "SELECT count(*) FROM household"), town->count.households_new);
	assert_int_equal(number(town, "SELECT count(*) FROM person"), town->count.persons_new);
	assert_in_range(number(town, "SELECT count(*) FROM employee"), 12, 14);
	assert_int_equal(number(town, "SELECT count(*) FROM employee_key"),
		number(town, "SELECT count(*) FROM employee"));
	assert_int_equal(number(town, "SELECT count(DISTINCT role) FROM role_assignment"), 10);
	assert_int_equal(number(town, "SELECT count(*) FROM person WHERE burgerservicenummer NOT LIKE '9991%'"), 0);
}

static void every_state_of_everything_is_there(void **state)
{
	static const struct {
		const char *sql;
		int64_t least;
	} wanted[] = {
		{ "SELECT count(DISTINCT state) FROM decision", 7 },
		{ "SELECT count(*) FROM break_glass", 2 },
		{ "SELECT count(*) FROM break_glass_open", 1 },
		{ "SELECT count(DISTINCT state) FROM escalation", 4 },
		{ "SELECT count(DISTINCT trede) FROM escalation WHERE closed IS NULL", 4 },
		{ "SELECT count(DISTINCT state) FROM plan", 3 },
		{ "SELECT count(DISTINCT state) FROM goal", 6 },
		{ "SELECT count(DISTINCT state) FROM action", 4 },
		{ "SELECT count(DISTINCT kind) FROM journal_entry", 5 },
		{ "SELECT count(DISTINCT cause) FROM escalation", 5 },
		{ "SELECT count(DISTINCT kind) FROM escalation_step", 7 },
		{ "SELECT count(*) FROM escalation WHERE spoed = 1", 1 },
		{ "SELECT count(*) FROM household WHERE shielded = 1", 1 },
		{ "SELECT count(*) FROM household WHERE postcode IS NULL", 1 },
		{ "SELECT count(*) FROM person WHERE overlijdensdatum IS NOT NULL", 1 },
		{ "SELECT count(*) FROM person WHERE geheimhoudingPersoonsgegevens = 1", 1 },
		{ "SELECT count(*) FROM person WHERE geboortedatum LIKE '%-00'", 2 },
		{ "SELECT count(*) FROM person WHERE burgerservicenummer IS NULL", 1 },
		{ "SELECT count(*) FROM task WHERE datum >= '2026-11-18'", 5 },
		{ "SELECT count(*) FROM melding WHERE afgesloten IS NULL AND onderzoekUiterlijk <= '2026-12-02'", 1 },
		{ "SELECT count(*) FROM aanvraag WHERE afgesloten IS NULL AND besluitUiterlijk <= '2026-12-02'", 1 },
		{ "SELECT count(*) FROM absence WHERE \"from\" <= '2026-11-18' AND until > '2026-11-18'", 2 },
		{ "SELECT count(*) FROM household WHERE last_contact < '2026-10-18' AND closed IS NULL", 1 },
	};
	struct town *town = *state;

	for (size_t i = 0; i < COUNT_OF(wanted); i++)
		if (number(town, wanted[i].sql) < wanted[i].least)
			fail_msg("%s: %lld", wanted[i].sql, (long long)number(town, wanted[i].sql));
}

static void nothing_happened_in_the_future(void **state)
{
	struct town *town = *state;

	assert_int_equal(number(town, "SELECT count(*) FROM audit WHERE at > 1794992400000"), 0);
	assert_int_equal(number(town, "SELECT count(*) FROM change WHERE at > 1794992400000"), 0);
	assert_int_equal(number(town, "SELECT count(*) FROM journal_entry WHERE at > 1794992400000"), 0);
	/* Told in the order of time. */
	assert_int_equal(number(town,
		"SELECT count(*) FROM audit a JOIN audit b ON b.seq = a.seq + 1 WHERE b.at < a.at"), 0);
}

static void the_proof_of_it_is_whole(void **state)
{
	struct town *town = *state;
	struct err err = ERR_INIT;
	int64_t count;

	assert_true(audit_verify(town->store->db, CHAIN_AUDIT, &count, &err));
	assert_true(count > 500);
}

static void the_clock_can_go_on_from_here(void **state)
{
	struct town *town = *state;
	struct err err = ERR_INIT;

	if (!escalation_run_due(town->store, now, &err))
		fail_msg("%s", err.text);
	assert_true(number(town, "SELECT count(*) FROM escalation WHERE overdue = 1") >= 1);
	assert_true(number(town, "SELECT count(*) FROM escalation_step WHERE kind = 'doorgezet_klok'") >= 1);
}

static void a_second_demo_is_refused(void **state)
{
	struct town *town = *state;

	assert_false(demo_make(&town->call, KEY, &town->count));
	assert_string_equal(town->call.err.rule, "demo.leeg");
	town->call.err = ERR_INIT;
}

static void it_can_be_made_at_the_first_minute_of_a_holiday(void **state)
{
	struct town *town = town_open();
	void *held = town;

	(void)state;
	town->call.now = INT64_C(1798758060000);	/* 2027-01-01 00:01 */
	town->call.today = instant_day(town->call.now);
	town_fill(town);
	teardown(&held);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_is_a_town),
		cmocka_unit_test(every_state_of_everything_is_there),
		cmocka_unit_test(nothing_happened_in_the_future),
		cmocka_unit_test(the_proof_of_it_is_whole),
		cmocka_unit_test(a_second_demo_is_refused),
		cmocka_unit_test(the_clock_can_go_on_from_here),
		cmocka_unit_test(it_can_be_made_at_the_first_minute_of_a_holiday),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
