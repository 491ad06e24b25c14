/* Logging in: the key, then the password, and what is done against guessing and floods. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/sock.h"
#include "store/auth.h"
#include "vault/vault.h"
#include "world.h"

#include <poll.h>

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAIEfGc7zvPQ8nHUUg7oRFJpC2YV9pzvmEmQSVq0rQYcuP"
#define OTHER_KEY "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
#define PASSWORD "correct paard batterij"

enum { DEADLINE_MS = 5000 };

static const int64_t minute_ms = INT64_C(60000);

/* amina has a key and a password, carla has a key and no password. */
static int world_setup(void **state)
{
	static const char ADD_KEY[] =
		"INSERT INTO employee_key(employee_id, fingerprint, key_type, key, added)"
		" SELECT id, :fingerprint, 'ssh-ed25519', :key, '2026-01-01' FROM employee"
		" WHERE username IN ('amina', 'carla')";
	static const char SET_PASSWORD[] = "UPDATE employee SET password_hash = :hash WHERE username = 'amina'";
	struct world *world = world_new();
	char fingerprint[65], hash[VAULT_PASSWORD_BYTES];
	struct err err = ERR_INIT;

	assert_true(key_fingerprint(KEY, fingerprint, sizeof(fingerprint)));
	struct query *query = db_query(world_db(world), ADD_KEY);
	query_text(query, ":fingerprint", fingerprint);
	query_text(query, ":key", KEY);
	assert_true(query_run(query, &err));
	assert_true(password_hash(PASSWORD, 1, 8, hash, &err));
	query = db_query(world_db(world), SET_PASSWORD);
	query_text(query, ":hash", hash);
	assert_true(query_run(query, &err));
	*state = world;
	return 0;
}

static int world_teardown(void **state)
{
	world_free(*state);
	return 0;
}

#define world_test(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)

static struct verdict try_key(struct world *world, int64_t connection, const char *user, const char *key,
	bool is_signed)
{
	struct auth auth = { .connection = connection, .source = "192.0.2.7", .key_type = "ssh-ed25519", .key = (char *)key,
		.signature_checked = is_signed };
	struct verdict verdict;

	snprintf(auth.user, sizeof(auth.user), "%s", user);
	auth_key(world_store(world)->auth, &auth, &verdict);
	return verdict;
}

/* At once or after hashing. */
static struct verdict try_password(struct world *world, int64_t connection, const char *user, const char *password)
{
	struct auth auth = { .connection = connection, .source = "192.0.2.7", .password = (char *)password };
	struct auth_desk *desk = world_store(world)->auth;
	struct verdict verdict;

	snprintf(auth.user, sizeof(auth.user), "%s", user);
	if (!auth_password(desk, &auth, &verdict))
		return verdict;
	assert_true(sock_wait(auth_fd(desk), POLLIN, DEADLINE_MS));
	while (!auth_verdict(desk, &verdict))
		assert_true(sock_wait(auth_fd(desk), POLLIN, DEADLINE_MS));
	return verdict;
}

static bool complete(const struct verdict *verdict, id employee_id)
{
	return verdict->accepted && !verdict->more && verdict->employee_id == employee_id;
}

static void key_and_password_open_the_door(void **state)
{
	struct world *world = *state;
	id amina = world_employee(world, "amina");

	struct verdict verdict = try_key(world, 1, "amina", KEY, false);
	assert_true(verdict.accepted);
	assert_int_equal(verdict.employee_id, 0);	/* not signed: only worth signing */
	verdict = try_key(world, 1, "amina", KEY, true);
	assert_true(verdict.accepted && verdict.more);
	assert_int_equal(verdict.employee_id, 0);
	verdict = try_password(world, 1, "amina", PASSWORD);
	assert_true(complete(&verdict, amina));
	assert_int_equal(verdict.connection, 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'login' AND source = '192.0.2.7'"
		" AND tekst LIKE 'sleutel SHA256:% en wachtwoord'"), 1);
	/* What opened the door once does not open it again. */
	verdict = try_password(world, 1, "amina", PASSWORD);
	assert_false(verdict.accepted);
}

static void without_second_factor_a_signed_key_is_enough(void **state)
{
	struct world *world = *state;

	world_store(world)->birth.second_factor = false;
	struct verdict verdict = try_key(world, 1, "amina", KEY, false);
	assert_true(verdict.accepted && !verdict.more);
	assert_int_equal(verdict.employee_id, 0);
	verdict = try_key(world, 1, "amina", KEY, true);
	assert_true(complete(&verdict, world_employee(world, "amina")));
}

static void a_password_without_a_signed_key_is_worth_nothing(void **state)
{
	struct world *world = *state;

	assert_false(try_password(world, 1, "amina", PASSWORD).accepted);
	try_key(world, 2, "amina", KEY, false);
	assert_false(try_password(world, 2, "amina", PASSWORD).accepted);
	/* The key of another connection, or of another user, is no key. */
	try_key(world, 3, "amina", KEY, true);
	assert_false(try_password(world, 4, "amina", PASSWORD).accepted);
	try_key(world, 5, "carla", KEY, true);
	assert_false(try_password(world, 5, "amina", PASSWORD).accepted);
	/* And a key is not waited for for ever. */
	try_key(world, 6, "amina", KEY, true);
	world_wait(world, 11 * minute_ms);
	assert_false(try_password(world, 6, "amina", PASSWORD).accepted);
}

static void who_may_not_log_in_today_is_refused(void **state)
{
	static const char *const reasons[] = {
		"UPDATE employee SET disabled = 1 WHERE username = 'amina'",
		"UPDATE role_assignment SET until = '2026-11-18' WHERE employee_id ="
			" (SELECT id FROM employee WHERE username = 'amina')",
		"UPDATE role_assignment SET \"from\" = '2026-11-19' WHERE employee_id ="
			" (SELECT id FROM employee WHERE username = 'amina')",
		"DELETE FROM employee_key",
	};
	struct world *world = *state;

	for (size_t i = 0; i < COUNT_OF(reasons); i++) {
		struct err err;
		assert_true(try_key(world, 1, "amina", KEY, true).accepted);
		assert_true(db_begin(world_db(world), &err));
		world_sql(world, reasons[i]);
		assert_true(db_commit(world_db(world), &err));
		assert_false(try_key(world, 2, "amina", KEY, true).accepted);
		/* The key was right a moment ago, but now the password does not help. */
		if (i < 3)
			assert_false(try_password(world, 1, "amina", PASSWORD).accepted);
		world_sql(world, "UPDATE employee SET disabled = 0");
		world_sql(world, "UPDATE role_assignment SET \"from\" = '2026-01-01', until = NULL");
	}
}

static void unknown_people_and_keys_get_one_answer(void **state)
{
	struct world *world = *state;
	struct verdict unknown = try_key(world, 1, "niemand", KEY, true);
	struct verdict wrong = try_key(world, 1, "amina", OTHER_KEY, true);
	struct verdict nonsense = try_key(world, 1, "amina", "geen base64!", true);

	assert_memory_equal(&unknown, &wrong, sizeof(wrong));
	assert_memory_equal(&unknown, &nonsense, sizeof(wrong));
	assert_false(unknown.accepted || unknown.more || unknown.busy);
	assert_false(try_key(world, 1, "bram", KEY, true).accepted);	/* amina's key is not bram's */
}

static void what_was_typed_is_not_in_the_log(void **state)
{
	struct world *world = *state;

	try_key(world, 1, "mijngeheimewachtwoord", KEY, true);
	try_key(world, 2, "amina", KEY, true);
	try_password(world, 2, "amina", "verkeerdwachtwoord");
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'login-fout'"), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit"
		" WHERE tekst LIKE '%geheim%' OR tekst LIKE '%verkeerdw%'"), 0);
}

static void keys_that_a_client_tries_are_one_line(void **state)
{
	struct world *world = *state;

	for (int i = 0; i < 5; i++)
		try_key(world, 1, "amina", OTHER_KEY, false);
	try_key(world, 2, "amina", OTHER_KEY, false);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'login-fout'"), 2);
}

static void ten_wrong_passwords_lock_for_a_quarter_of_an_hour(void **state)
{
	struct world *world = *state;
	struct verdict verdict;

	for (int i = 0; i < AUTH_WRONG_PASSWORDS; i++) {
		try_key(world, 10 + i, "amina", KEY, true);
		assert_false(try_password(world, 10 + i, "amina", "fout").accepted);
	}
	try_key(world, 30, "amina", KEY, true);
	assert_false(try_password(world, 30, "amina", PASSWORD).accepted);
	world_wait(world, 14 * minute_ms);
	try_key(world, 31, "amina", KEY, true);
	assert_false(try_password(world, 31, "amina", PASSWORD).accepted);
	world_wait(world, 2 * minute_ms);
	try_key(world, 32, "amina", KEY, true);
	verdict = try_password(world, 32, "amina", PASSWORD);
	assert_true(complete(&verdict, world_employee(world, "amina")));
}

static void a_right_password_forgives_the_wrong_ones(void **state)
{
	struct world *world = *state;

	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < AUTH_WRONG_PASSWORDS - 1; i++) {
			try_key(world, 1, "amina", KEY, true);
			assert_false(try_password(world, 1, "amina", "fout").accepted);
		}
		try_key(world, 1, "amina", KEY, true);
		assert_true(try_password(world, 1, "amina", PASSWORD).accepted);
	}
}

static void who_has_no_password_gets_nowhere_with_one(void **state)
{
	struct world *world = *state;

	try_key(world, 1, "carla", KEY, true);
	assert_false(try_password(world, 1, "carla", "").accepted);
	try_key(world, 1, "carla", KEY, true);
	assert_false(try_password(world, 1, "carla", PASSWORD).accepted);
}

static bool put_password(struct world *world, int64_t connection, const char *source, struct verdict *verdict)
{
	struct auth auth = { .connection = connection, .user = "amina", .password = (char[]){ "fout" } };

	snprintf(auth.source, sizeof(auth.source), "%s", source);
	return auth_password(world_store(world)->auth, &auth, verdict);
}

static void a_flood_leaves_room_for_who_was_here_before(void **state)
{
	struct world *world = *state;
	struct auth_desk *desk = world_store(world)->auth;
	struct verdict verdict;
	int waiting = 0;

	/* A place that takes its time, so that the queue fills. */
	try_key(world, 1, "amina", KEY, true);
	assert_true(try_password(world, 1, "amina", PASSWORD).accepted);	/* 192.0.2.7 is known now */
	world_store(world)->birth.password_memory_kib = 64 * 1024;
	world_sql(world, "UPDATE employee SET password_hash = NULL WHERE username = 'amina'");
	for (int i = 0; i < 2 * AUTH_QUEUE; i++)
		try_key(world, 100 + i, "amina", KEY, true);
	while (put_password(world, 100 + waiting, "203.0.113.9", &verdict))
		waiting++;
	assert_true(verdict.busy);
	assert_in_range(waiting, AUTH_QUEUE - AUTH_QUEUE_KNOWN, AUTH_QUEUE - AUTH_QUEUE_KNOWN + 2);
	assert_true(put_password(world, 100 + waiting, "192.0.2.7", &verdict));
	/* The cost of what waits is not paid: leaving drops it. */
	assert_true(sock_wait(auth_fd(desk), POLLIN, DEADLINE_MS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		world_test(key_and_password_open_the_door),
		world_test(without_second_factor_a_signed_key_is_enough),
		world_test(a_password_without_a_signed_key_is_worth_nothing),
		world_test(who_may_not_log_in_today_is_refused),
		world_test(unknown_people_and_keys_get_one_answer),
		world_test(what_was_typed_is_not_in_the_log),
		world_test(keys_that_a_client_tries_are_one_line),
		world_test(ten_wrong_passwords_lock_for_a_quarter_of_an_hour),
		world_test(a_right_password_forgives_the_wrong_ones),
		world_test(who_has_no_password_gets_nowhere_with_one),
		world_test(a_flood_leaves_room_for_who_was_here_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
