/* The chains of proof: a line with every change, and no way to change a line unseen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/audit.h"
#include "store/migrations.h"
#include "store/view_log.h"
#include "vault/vault.h"
#include "world.h"

/* A file with five lines of one chain, and without the triggers that stop an honest SQL shell. */
static struct db *chain_of_five(enum chain chain)
{
	static const char *const free_hands[] = {
		[CHAIN_AUDIT] = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_next",
		[CHAIN_VIEW] = "DROP TRIGGER view_no_update; DROP TRIGGER view_no_delete; DROP TRIGGER view_next",
	};
	struct err err = ERR_INIT;
	struct db *db = db_open(":memory:", false, &err);

	assert_true(migrations_run(db, chain == CHAIN_AUDIT ? DB_MAIN : DB_VIEW, NULL, NULL, &err));
	for (int i = 1; i <= 5; i++) {
		struct audit_line line = { .at = 1000 * i, .employee_id = i, .role = "wijkcoach", .organisation_id = 3,
			.source = "192.0.2.1", .act = "open", .household_id = 40 + i, .kind = "household", .object_id = 40 + i,
			.ground = "eigen", .tekst = i == 3 ? "" : "vanwege de melding" };
		assert_true(audit_append(db, chain, &line, &err));
		assert_int_equal(line.seq, i);
	}
	assert_true(db_run_script(db, free_hands[chain], &err));
	return db;
}

static const char *const tables[] = { [CHAIN_AUDIT] = "audit", [CHAIN_VIEW] = "view" };

static void a_chain_that_nobody_touched_is_whole(void **state)
{
	(void)state;
	for (int chain = CHAIN_AUDIT; chain <= CHAIN_VIEW; chain++) {
		struct db *db = chain_of_five(chain);
		struct err err = ERR_INIT;
		int64_t count = 0;
		if (!audit_verify(db, chain, &count, &err))
			fail_msg("%s", err.text);
		assert_int_equal(count, 5);
		db_close(db);
	}
}

/* Every column of a line in the middle, and every way to lose or add one. */
static const char *const forgeries[] = {
	"UPDATE %s SET at = at + 1 WHERE seq = 3",
	"UPDATE %s SET employee_id = 9 WHERE seq = 3",
	"UPDATE %s SET employee_id = NULL WHERE seq = 3",
	"UPDATE %s SET employee_id = 0 WHERE seq = 3",
	"UPDATE %s SET role = 'teamleider' WHERE seq = 3",
	"UPDATE %s SET organisation_id = 4 WHERE seq = 3",
	"UPDATE %s SET source = '192.0.2.2' WHERE seq = 3",
	"UPDATE %s SET act = 'lees' WHERE seq = 3",
	"UPDATE %s SET household_id = 7 WHERE seq = 3",
	"UPDATE %s SET kind = 'plan' WHERE seq = 3",
	"UPDATE %s SET object_id = 7 WHERE seq = 3",
	"UPDATE %s SET ground = 'team' WHERE seq = 3",
	"UPDATE %s SET tekst = 'x' WHERE seq = 3",
	"UPDATE %s SET tekst = '' WHERE seq = 3",
	"UPDATE %s SET ground = 'eigenhousehold', kind = NULL WHERE seq = 3",
	"UPDATE %s SET hash = zeroblob(32) WHERE seq = 3",
	"DELETE FROM %s WHERE seq = 3",
	"DELETE FROM %s WHERE seq = 1",
	"DELETE FROM %s WHERE seq = 5",
	"DELETE FROM %s",
	"DELETE FROM %s WHERE seq = 3; UPDATE %s SET seq = seq - 1 WHERE seq > 3",
	"UPDATE %s SET seq = 99 WHERE seq = 3; UPDATE %s SET seq = 3 WHERE seq = 4; UPDATE %s SET seq = 4 WHERE seq = 99",
	"INSERT INTO %s SELECT 6, at, employee_id, role, organisation_id, source, act, household_id, kind, object_id,"
	" ground, tekst, hash FROM %s WHERE seq = 5",
};

/* Each in a transaction that is taken back. */
static void every_forgery_is_found(void **state)
{
	(void)state;
	for (int chain = CHAIN_AUDIT; chain <= CHAIN_VIEW; chain++) {
		struct db *db = chain_of_five(chain);
		for (size_t i = 0; i < COUNT_OF(forgeries); i++) {
			struct err err = ERR_INIT;
			int64_t count;
			char deed[600];
			snprintf(deed, sizeof(deed), forgeries[i], tables[chain], tables[chain], tables[chain]);
			assert_true(db_begin(db, &err));
			if (!db_run_script(db, deed, &err))
				fail_msg("%s: %s", deed, err.text);
			if (audit_verify(db, chain, &count, &err))
				fail_msg("not found: %s", deed);
			assert_string_equal(err.rule, "audit.keten");
			db_rollback(db);
			assert_true(audit_verify(db, chain, &count, &err));
		}
		db_close(db);
	}
}

static void a_chain_that_lost_its_end_takes_no_more_lines(void **state)
{
	(void)state;
	struct db *db = chain_of_five(CHAIN_AUDIT);
	struct err err = ERR_INIT;
	struct audit_line line = { .at = 9000, .act = "open" };

	assert_true(db_run_script(db, "DELETE FROM audit WHERE seq = 5", &err));
	assert_false(audit_append(db, CHAIN_AUDIT, &line, &err));
	assert_string_equal(err.rule, "audit.keten");
	db_close(db);
}

/* ---- through the door ---- */

static int world_setup(void **state)
{
	*state = world_new();
	return 0;
}

static int world_teardown(void **state)
{
	world_free(*state);
	return 0;
}

#define world_test(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)

static void a_change_writes_who_what_and_where_from(void **state)
{
	struct world *world = *state;
	struct team team = { .naam = "Wijkteam Oost" };
	static const char LINE[] =
		"SELECT a.role, a.source, a.act, a.kind, a.object_id = t.id AS object, a.employee_id = e.id AS who, a.at,"
		" a.organisation_id = e.organisation_id AS employer"
		" FROM audit a, team t, employee e WHERE t.naam = 'Wijkteam Oost' AND e.username = 'gerrit'";
	struct query *query;

	world_is(world_call(world, "ctl:gerrit", REQ_TEAM_ADD, &team_record, &team, NULL), STATUS_OK);
	query = db_query(world_db(world), LINE);
	assert_true(query_one(query, NULL));
	assert_string_equal(query_get_text(query, "role"), "functioneel_beheerder");
	assert_string_equal(query_get_text(query, "source"), "ctl");
	assert_string_equal(query_get_text(query, "kind"), "team");
	assert_true(*query_get_text(query, "act"));
	assert_true(query_get_int(query, "object"));
	assert_true(query_get_int(query, "who"));
	assert_true(query_get_int(query, "employer"));
	assert_int_equal(query_get_instant(query, "at"), world_now(world));
	query_done(query);
}

static void without_its_line_a_change_is_not_stored(void **state)
{
	struct world *world = *state;
	struct team team = { .naam = "Wijkteam Oost" };

	world_sql(world, "INSERT INTO audit(seq, at, act, hash) VALUES (1, 0, 'vreemd', zeroblob(32))");
	const struct message *answer = world_call(world, "ctl:gerrit", REQ_TEAM_ADD, &team_record, &team, NULL);
	assert_int_not_equal(answer->status, STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM team WHERE naam = 'Wijkteam Oost'"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM request_done"), 0);
}

static void verifying_counts_both_chains(void **state)
{
	struct world *world = *state;
	struct team team = { .naam = "Wijkteam Oost" };

	world_is(world_call(world, "ctl:gerrit", REQ_TEAM_ADD, &team_record, &team, NULL), STATUS_OK);
	view_note(world_make_call(world, "amina"), "open", world_household(world, "jansen"), "household", 1, "");
	store_turn_end(world_store(world));
	const struct message *answer = world_call_id(world, "ctl:gerrit", REQ_AUDIT_VERIFY, 0);
	world_is(answer, STATUS_OK);
	const struct count *changes = world_row(answer, &count_record, 0), *views = world_row(answer, &count_record, 1);
	assert_string_equal(changes->what, "wijzigingen");
	assert_int_equal(changes->number, 1);
	assert_string_equal(views->what, "inzage");
	assert_int_equal(views->number, 1);

	world_sql(world, "INSERT INTO audit(seq, at, act, hash) VALUES (2, 0, 'vreemd', zeroblob(32))");
	answer = world_call_id(world, "ctl:gerrit", REQ_AUDIT_VERIFY, 0);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "audit.keten");
}

static bool clock_deed(struct call *call, void *arg)
{
	call_about(call, *(id *)arg, "escalation", 5, "klom naar trede %d", 2);
	change_note(call, *(id *)arg, "escalation", 5, "");
	return true;
}

static bool clock_fails(struct call *call, void *arg)
{
	change_note(call, *(id *)arg, "escalation", 5, "");
	return err_set(&call->err, ERR_INPUT, "zo niet");
}

static void what_the_clock_does_is_in_the_log_too(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct err err = ERR_INIT;

	assert_true(call_as_clock(world_store(world), world_now(world), "klok", clock_deed, &jansen, &err));
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE employee_id IS NULL AND source = 'klok'"
		" AND tekst = 'klom naar trede 2'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM change WHERE employee_id IS NULL"), 1);
	assert_false(call_as_clock(world_store(world), world_now(world), "klok", clock_fails, &jansen, &err));
	assert_string_equal(err.text, "zo niet");
	assert_int_equal(world_number(world, "SELECT count(*) FROM change"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit"), 1);
}

int main(void)
{
	struct err err;

	vault_init(&err);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_that_nobody_touched_is_whole),
		cmocka_unit_test(every_forgery_is_found),
		cmocka_unit_test(a_chain_that_lost_its_end_takes_no_more_lines),
		world_test(a_change_writes_who_what_and_where_from),
		world_test(without_its_line_a_change_is_not_stored),
		world_test(verifying_counts_both_chains),
		world_test(what_the_clock_does_is_in_the_log_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
