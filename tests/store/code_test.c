/* One-time codes: setting one up, logging in with it, once each, and locking a session until it is given again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"
#include "phone.h"
#include "store/auth.h"
#include "vault/vault.h"

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAIEfGc7zvPQ8nHUUg7oRFJpC2YV9pzvmEmQSVq0rQYcuP"

enum { SECRET_BYTES = 33, RECOVERY_BYTES = 200 };

static const int64_t minute_ms = INT64_C(60000);

/* Somebody with a telephone, and a paper with recovery codes. */
struct phone {
	char secret[SECRET_BYTES];
	char recovery[RECOVERY_BYTES];
};

static void world_key(struct world *world)
{
	static const char ADD_KEY[] =
		"INSERT INTO employee_key(employee_id, fingerprint, key_type, key, added)"
		" SELECT id, :fingerprint, 'ssh-ed25519', :key, '2026-01-01' FROM employee WHERE username IN ('amina', 'carla')";
	struct query *query = db_query(world_db(world), ADD_KEY);
	struct err err = ERR_INIT;
	char fingerprint[65];

	assert_true(key_fingerprint(KEY, fingerprint, sizeof(fingerprint)));
	query_text(query, ":fingerprint", fingerprint);
	query_text(query, ":key", KEY);
	assert_true(query_run(query, &err));
}

static int begin(void **state)
{
	*state = world_new();
	world_key(*state);
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

/* ---- asking ---- */

static const struct message *prove(struct world *world, const char *who, int request, const char *code)
{
	struct proof proof = { .code = "" };
	struct ask ask = homes_word("");

	snprintf(proof.code, sizeof(proof.code), "%s", code);
	return world_call(world, who, request, &ask_record, &ask, &proof_record, &proof, NULL);
}

static const struct message *confirm(struct world *world, const char *who, const char *code)
{
	struct ask ask = homes_word(code);

	return world_call(world, who, REQ_CODE_CONFIRM, &ask_record, &ask, NULL);
}

static void code_now(struct world *world, const struct phone *holder, int64_t away_ms, char out[ONE_TIME_CODE_BYTES])
{
	phone_code(holder->secret, world_now(world) + away_ms, out);
}

/* Shown, scanned, not confirmed; `now` is what is asked of who has a code already. */
static void scan(struct world *world, const char *who, const char *now, struct phone *out)
{
	const struct message *answer = prove(world, who, REQ_CODE_BEGIN, now);
	const struct code_enrol *enrol;

	world_is(answer, STATUS_OK);
	enrol = world_row(answer, &code_enrol_record, 0);
	snprintf(out->secret, sizeof(out->secret), "%s", enrol->secret);
	snprintf(out->recovery, sizeof(out->recovery), "%s", enrol->recovery);
}

/* Sets one up; what it took is used, so that the next step counts. */
static void enrol(struct world *world, const char *who, struct phone *out)
{
	char code[ONE_TIME_CODE_BYTES];

	scan(world, who, "", out);
	code_now(world, out, 0, code);
	world_is(confirm(world, who, code), STATUS_OK);
	world_wait(world, minute_ms);
}

static struct verdict login(struct world *world, int64_t connection, const char *user, const char *typed)
{
	struct auth key = { .connection = connection, .source = "192.0.2.7", .key_type = "ssh-ed25519", .key = (char *)KEY,
		.signature_checked = true };
	struct auth answer = { .connection = connection, .source = "192.0.2.7", .password = (char *)typed };
	struct auth_desk *desk = world_store(world)->auth;
	struct verdict verdict;

	snprintf(key.user, sizeof(key.user), "%s", user);
	snprintf(answer.user, sizeof(answer.user), "%s", user);
	auth_key(desk, &key, &verdict);
	assert_true(verdict.accepted && verdict.more && verdict.code);
	assert_false(auth_password(desk, &answer, &verdict));
	return verdict;
}

static bool lets_in(struct world *world, int64_t connection, const char *typed)
{
	struct verdict verdict = login(world, connection, "amina", typed);

	return verdict.accepted && !verdict.more && verdict.employee_id == world_employee(world, "amina");
}

static void first_recovery(const struct phone *holder, size_t n, char out[RECOVERY_TEXT_BYTES])
{
	snprintf(out, RECOVERY_TEXT_BYTES, "%.11s", holder->recovery + 12 * n);
}

/* ---- codes ---- */

static void a_code_opens_the_door_once(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];
	struct verdict verdict;

	enrol(world, "amina", &amina);
	code_now(world, &amina, 0, code);
	assert_true(lets_in(world, 1, code));
	verdict = login(world, 2, "amina", code);
	assert_false(verdict.accepted);
	assert_int_equal(verdict.hint, HINT_USED);
	/* Nor does the one before it, which was not used. */
	code_now(world, &amina, -30000, code);
	assert_false(lets_in(world, 3, code));
	world_wait(world, 30000);
	code_now(world, &amina, 0, code);
	assert_true(lets_in(world, 4, code));
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'login' AND tekst LIKE"
		" 'sleutel SHA256:% en code'"), 2);
}

static void a_used_code_stays_used_after_a_restart(void **state)
{
	char folder[] = "/tmp/wijkd-code-XXXXXX", command[64], code[ONE_TIME_CODE_BYTES];
	struct world *world;
	struct phone amina;
	instant now;

	(void)state;
	assert_non_null(mkdtemp(folder));
	world = world_new_at(folder);
	world_key(world);
	enrol(world, "amina", &amina);
	code_now(world, &amina, 0, code);
	assert_true(lets_in(world, 1, code));
	now = world_now(world);
	world_free(world);
	world = world_new_at(folder);
	world_set_now(world, now);
	assert_int_equal(login(world, 1, "amina", code).hint, HINT_USED);
	world_wait(world, 30000);
	code_now(world, &amina, 0, code);
	assert_true(lets_in(world, 2, code));
	world_free(world);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	assert_int_equal(system(command), 0);
}

static void a_telephone_may_be_half_a_minute_off(void **state)
{
	static const struct {
		int64_t away_ms;
		bool right;
	} offs[] = { { 30000, true }, { 30000, true }, { 60000, false } };
	struct world *world = *state;
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];

	enrol(world, "amina", &amina);
	for (size_t i = 0; i < COUNT_OF(offs); i++) {
		world_wait(world, 2 * minute_ms);
		code_now(world, &amina, offs[i].away_ms, code);
		assert_int_equal(lets_in(world, 10 + (int64_t)i, code), offs[i].right);
	}
	world_wait(world, 2 * minute_ms);
	code_now(world, &amina, -30000, code);
	assert_true(lets_in(world, 20, code));
}

static void a_wrong_clock_is_told_and_that_code_never_counts(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];
	struct verdict verdict;

	enrol(world, "amina", &amina);
	code_now(world, &amina, 5 * minute_ms, code);
	verdict = login(world, 1, "amina", code);
	assert_false(verdict.accepted);
	assert_int_equal(verdict.hint, HINT_CLOCK);
	world_wait(world, 5 * minute_ms);
	assert_false(lets_in(world, 2, code));
	code_now(world, &amina, 11 * minute_ms, code);
	assert_int_equal(login(world, 3, "amina", code).hint, HINT_NONE);
	code_now(world, &amina, 30000, code);
	assert_true(lets_in(world, 4, code));
}

static void ten_wrong_codes_lock_for_a_quarter_of_an_hour(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];

	enrol(world, "amina", &amina);
	for (int i = 0; i < AUTH_WRONG_PASSWORDS; i++)
		assert_false(lets_in(world, 10 + i, "geen cijfers"));
	code_now(world, &amina, 0, code);
	assert_false(lets_in(world, 30, code));
	world_wait(world, 16 * minute_ms);
	code_now(world, &amina, 0, code);
	assert_true(lets_in(world, 31, code));
	world_leave(world, "amina");
	assert_non_null(strstr(((struct me *)world_row(world_hello(world, "amina"), &me_record, 0))->notice, "10 keer een foute"));
}

static void a_recovery_code_opens_once_and_is_told(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char code[RECOVERY_TEXT_BYTES];
	const struct message *answer;

	enrol(world, "amina", &amina);
	world_leave(world, "amina");
	first_recovery(&amina, 3, code);
	assert_true(lets_in(world, 1, code));
	assert_false(lets_in(world, 2, code));
	first_recovery(&amina, 4, code);
	assert_true(lets_in(world, 3, code));
	answer = world_hello(world, "amina");
	assert_non_null(strstr(((struct me *)world_row(answer, &me_record, 0))->notice, "is een herstelcode van u gebruikt"));
	world_leave(world, "amina");
	answer = world_hello(world, "amina");
	assert_non_null(strstr(((struct me *)world_row(answer, &me_record, 0))->notice, "nog 8"));
	world_leave(world, "amina");
	answer = world_hello(world, "amina");
	assert_string_equal(((struct me *)world_row(answer, &me_record, 0))->notice, "");
}

/* ---- setting up ---- */

static void what_is_not_confirmed_is_no_second_factor(void **state)
{
	struct world *world = *state;
	struct phone amina;
	const struct message *answer;
	char code[ONE_TIME_CODE_BYTES];

	assert_string_equal(world_rule(confirm(world, "amina", "123456")), "code.begin");
	scan(world, "amina", "", &amina);
	assert_string_equal(world_rule(confirm(world, "amina", "123456")), "code.fout");
	code_now(world, &amina, 4 * minute_ms, code);
	assert_string_equal(world_rule(confirm(world, "amina", code)), "code.klok");
	assert_int_equal(world_number(world, "SELECT count(*) FROM employee_code"), 0);
	code_now(world, &amina, 0, code);
	world_is(confirm(world, "amina", code), STATUS_OK);
	answer = world_call_id(world, "amina", REQ_CODE_STATE, 0);
	assert_int_equal(((struct code_state *)world_row(answer, &code_state_record, 0))->factor, FACTOR_CODE);
	assert_int_equal(((struct code_state *)world_row(answer, &code_state_record, 0))->recovery, 10);
	/* Of another session nothing is there to confirm. */
	assert_string_equal(world_rule(confirm(world, "amina#2", code)), "code.begin");
}

static void another_telephone_asks_the_code_of_the_first(void **state)
{
	struct world *world = *state;
	struct phone first, second;
	char code[ONE_TIME_CODE_BYTES];

	enrol(world, "amina", &first);
	assert_string_equal(world_rule(prove(world, "amina", REQ_CODE_BEGIN, "")), "bewijs.nodig");
	assert_string_equal(world_rule(prove(world, "amina", REQ_CODE_BEGIN, "000000")), "bewijs.fout");
	code_now(world, &first, 0, code);
	scan(world, "amina", code, &second);
	code_now(world, &second, 0, code);
	world_is(confirm(world, "amina", code), STATUS_OK);
	world_wait(world, minute_ms);
	code_now(world, &first, 0, code);
	assert_false(lets_in(world, 1, code));
	code_now(world, &second, 0, code);
	assert_true(lets_in(world, 2, code));
	assert_int_equal(world_number(world, "SELECT count(*) FROM recovery_code"), 10);
}

static void the_seed_stands_nowhere(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char first[RECOVERY_TEXT_BYTES];

	enrol(world, "amina", &amina);
	assert_int_equal(world_number(world, "SELECT count(*) FROM employee_code WHERE length(sealed) = 60"), 1);
	first_recovery(&amina, 0, first);
	static const char KEPT[] = "SELECT (SELECT count(*) FROM request_done WHERE instr(answer, CAST(:what AS BLOB)) > 0)"
		" + (SELECT count(*) FROM audit WHERE instr(tekst, :what) > 0)";
	const char *const secrets[] = { amina.secret, first };
	for (size_t i = 0; i < COUNT_OF(secrets); i++) {
		struct query *query = db_query(world_db(world), KEPT);
		query_text(query, ":what", secrets[i]);
		assert_int_equal(query_number(query, NULL), 0);
	}
}

static void raw_sql_gives_no_code_back(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char code[RECOVERY_TEXT_BYTES];
	struct err err = ERR_INIT;

	enrol(world, "amina", &amina);
	first_recovery(&amina, 0, code);
	assert_true(lets_in(world, 1, code));
	static const char BACK[] = "UPDATE employee_code SET last_step = last_step - 1";
	static const char AGAIN[] = "UPDATE recovery_code SET used = NULL WHERE used IS NOT NULL";
	static const char UNSAID[] = "DELETE FROM access_notice";
	assert_false(query_run(db_query(world_db(world), BACK), &err));
	assert_false(query_run(db_query(world_db(world), AGAIN), &err));
	assert_false(query_run(db_query(world_db(world), UNSAID), &err));
}

/* ---- the administrator ---- */

static void a_lost_telephone_is_put_back_and_told(void **state)
{
	struct world *world = *state;
	struct ask amina = homes_word("amina"), gerrit = homes_word("gerrit");
	struct phone holder;
	struct auth key = { .connection = 9, .source = "192.0.2.7", .user = "amina", .key_type = "ssh-ed25519",
		.key = (char *)KEY, .signature_checked = true };
	struct verdict verdict;

	enrol(world, "amina", &holder);
	world_leave(world, "amina");
	assert_string_equal(world_rule(world_call(world, "ctl:gerrit", REQ_CODE_RESET, &ask_record, &gerrit, NULL)), "code.zelf");
	world_is(world_call(world, "carla", REQ_CODE_RESET, &ask_record, &amina, NULL), STATUS_REFUSED);
	world_is(world_call(world, "ctl:gerrit", REQ_CODE_RESET, &ask_record, &amina, NULL), STATUS_OK);
	world_is(world_call(world, "ctl:gerrit", REQ_CODE_RESET, &ask_record, &amina, NULL), STATUS_MISSING);
	auth_key(world_store(world)->auth, &key, &verdict);
	assert_true(verdict.more && !verdict.code);
	assert_non_null(strstr(((struct me *)world_row(world_hello(world, "amina"), &me_record, 0))->notice, "teruggezet"));
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'code-teruggezet' AND tekst LIKE 'amina%'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM recovery_code"), 0);
}

static void who_must_have_a_code_sets_it_up_before_anything_else(void **state)
{
	struct world *world = *state;
	struct ask role = homes_word("wijkcoach"), nonsense = homes_word("tovenaar"), scrap = homes_word("jansen");
	const struct message *answer;
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];

	world_is(world_call(world, "ctl:gerrit", REQ_CODE_ROLES, &ask_record, &nonsense, NULL), STATUS_INVALID);
	answer = world_call(world, "ctl:gerrit", REQ_CODE_ROLES, &ask_record, &role, NULL);
	assert_int_equal(((struct count *)world_row(answer, &count_record, 0))->number, 2);	/* amina and karel */
	answer = world_hello(world, "amina");
	assert_true(((struct me *)world_row(answer, &me_record, 0))->enrol);
	assert_false(((struct me *)world_row(world_hello(world, "carla"), &me_record, 0))->enrol);
	assert_string_equal(world_rule(world_call(world, "amina", REQ_SEARCH, &ask_record, &scrap, NULL)), "sessie.code");
	assert_string_equal(world_rule(world_call_id(world, "command:amina", REQ_INBOX, 0)), "sessie.code");
	scan(world, "amina", "", &amina);
	code_now(world, &amina, 0, code);
	world_is(confirm(world, "amina", code), STATUS_OK);
	answer = world_call_id(world, "amina", REQ_CODE_STATE, 0);
	assert_false(((struct me *)world_row(answer, &me_record, 0))->enrol);
	world_is(world_call(world, "amina", REQ_SEARCH, &ask_record, &scrap, NULL), STATUS_OK);
}

/* ---- locking ---- */

static void a_locked_session_says_nothing_until_the_code_is_given(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");
	struct ask scrap = homes_word("jansen");
	struct draft draft = { .kind = "goal", .field = "what", .object_id = 7, .value = (char[]){ "half af" } };
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];

	enrol(world, "amina", &amina);
	homes_open(world, "amina", jansen);
	world_is(world_call_id(world, "amina", REQ_LOCK, 0), STATUS_OK);
	assert_string_equal(world_rule(world_call_id(world, "amina", REQ_HOUSEHOLD_READ, jansen)), "sessie.vergrendeld");
	assert_string_equal(world_rule(world_call(world, "amina", REQ_SEARCH, &ask_record, &scrap, NULL)), "sessie.vergrendeld");
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	world_events_clear(world, "amina");
	struct journal_entry entry = { .household_id = jansen, .tekst = (char[]){ "gebeld" } };
	world_is(world_call(world, "bram", REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL), STATUS_OK);
	assert_int_equal(world_events(world, "amina", EVENT_CHANGE), 0);
	assert_false(employee_online(world_store(world), world_employee(world, "amina")));
	assert_string_equal(world_rule(prove(world, "amina", REQ_UNLOCK, "")), "bewijs.nodig");
	code_now(world, &amina, 0, code);
	world_is(prove(world, "amina", REQ_UNLOCK, code), STATUS_OK);
	world_is(world_call(world, "amina", REQ_SEARCH, &ask_record, &scrap, NULL), STATUS_OK);
	assert_true(employee_online(world_store(world), world_employee(world, "amina")));
}

static void three_wrong_codes_end_a_locked_session(void **state)
{
	struct world *world = *state;
	struct draft draft = { .kind = "goal", .field = "what", .object_id = 7, .value = (char[]){ "half af" } };
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];

	enrol(world, "amina", &amina);
	world_call_id(world, "amina", REQ_LOCK, 0);
	assert_string_equal(world_rule(prove(world, "amina", REQ_UNLOCK, "1")), "bewijs.fout");
	assert_string_equal(world_rule(prove(world, "amina", REQ_UNLOCK, "2")), "bewijs.fout");
	assert_string_equal(world_rule(prove(world, "amina", REQ_UNLOCK, "3")), "sessie.einde");
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	code_now(world, &amina, 0, code);
	assert_string_equal(world_rule(prove(world, "amina", REQ_UNLOCK, code)), "sessie.vergrendeld");
}

static void a_code_that_unlocked_confirms_nothing_more(void **state)
{
	struct world *world = *state;
	struct phone amina;
	char code[ONE_TIME_CODE_BYTES];

	enrol(world, "amina", &amina);
	world_call_id(world, "amina", REQ_LOCK, 0);
	code_now(world, &amina, 0, code);
	world_is(prove(world, "amina", REQ_UNLOCK, code), STATUS_OK);
	assert_string_equal(world_rule(prove(world, "amina", REQ_CODE_BEGIN, code)), "bewijs.gebruikt");
}

static void who_has_only_a_key_unlocks_without_more(void **state)
{
	struct world *world = *state;

	world_is(world_call_id(world, "carla", REQ_LOCK, 0), STATUS_OK);
	world_is(world_call_id(world, "carla", REQ_INBOX, 0), STATUS_REFUSED);
	world_is(world_call_id(world, "carla", REQ_UNLOCK, 0), STATUS_OK);
	world_is(world_call_id(world, "carla", REQ_INBOX, 0), STATUS_OK);
}

#define test(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_code_opens_the_door_once),
		cmocka_unit_test(a_used_code_stays_used_after_a_restart),
		test(a_telephone_may_be_half_a_minute_off),
		test(a_wrong_clock_is_told_and_that_code_never_counts),
		test(ten_wrong_codes_lock_for_a_quarter_of_an_hour),
		test(a_recovery_code_opens_once_and_is_told),
		test(what_is_not_confirmed_is_no_second_factor),
		test(another_telephone_asks_the_code_of_the_first),
		test(the_seed_stands_nowhere),
		test(raw_sql_gives_no_code_back),
		test(a_lost_telephone_is_put_back_and_told),
		test(who_must_have_a_code_sets_it_up_before_anything_else),
		test(a_locked_session_says_nothing_until_the_code_is_given),
		test(three_wrong_codes_end_a_locked_session),
		test(a_code_that_unlocked_confirms_nothing_more),
		test(who_has_only_a_key_unlocks_without_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
