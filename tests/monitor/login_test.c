/* What a gate may and may not ask, and what it gets to know. The test sits at the other ends of gate and store. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/sock.h"
#include "monitor/monitor.h"

struct bench {
	struct monitor monitor;
	struct process store;
	struct connection connection;
	struct channel *store_end, *gate_end;
};

static struct channel *far_end(struct channel **near)
{
	int ends[2];

	assert_true(sock_pair(SOCK_SEQPACKET, ends, NULL));
	*near = channel_new(ends[0]);
	return channel_new(ends[1]);
}

static int bench_open(void **state)
{
	struct bench *bench = mem_new(1, sizeof(*bench));
	struct source source = { .bytes = { 192, 0, 2, 1 } };

	bench->monitor.loop = loop_new();
	bench->monitor.admission = admission_new(10, 10);
	bench->monitor.conf.second_factor = true;
	bench->monitor.store = &bench->store;
	bench->monitor.connections = &bench->connection;
	bench->store = (struct process){ .monitor = &bench->monitor, .kind = PROCESS_STORE, .pid = 1, .ready = true };
	bench->store_end = far_end(&bench->store.control);
	bench->connection = (struct connection){ .monitor = &bench->monitor, .number = 7, .source = source, .counted = true };
	strcpy(bench->connection.address, "192.0.2.1");
	bench->gate_end = far_end(&bench->connection.control);
	admission_ask(bench->monitor.admission, &source, 0, 99);
	*state = bench;
	return 0;
}

static int bench_close(void **state)
{
	struct bench *bench = *state;

	login_forget(&bench->connection);
	channel_free(bench->store_end);
	channel_free(bench->gate_end);
	channel_free(bench->store.control);
	channel_free(bench->connection.control);
	admission_free(bench->monitor.admission);
	loop_free(bench->monitor.loop);
	free(bench);
	return 0;
}

static bool ask_key(struct bench *bench, const char *user, bool signature_checked)
{
	struct message message;

	message_init(&message, CONTROL_AUTH_KEY);
	struct auth *auth = rows_new(&message.rows, &auth_record);
	auth->connection = 99;
	strcpy(auth->source, "198.51.100.9");
	snprintf(auth->user, sizeof(auth->user), "%s", user);
	strcpy(auth->key_type, "ssh-ed25519");
	auth->key = mem_text("AAAA");
	auth->signature_checked = signature_checked;
	bool ok = login_question(&bench->connection, &message);
	message_free(&message);
	return ok;
}

static bool ask_password(struct bench *bench, const char *user)
{
	struct message message;

	message_init(&message, CONTROL_AUTH_PASSWORD);
	struct auth *auth = rows_new(&message.rows, &auth_record);
	snprintf(auth->user, sizeof(auth->user), "%s", user);
	auth->password = mem_text("geheim");
	bool ok = login_question(&bench->connection, &message);
	message_free(&message);
	return ok;
}

/* The verdict of the store, and what of it arrives at the gate. */
static struct verdict judge(struct bench *bench, struct verdict verdict)
{
	struct message message;

	login_verdict(&bench->connection, &verdict);
	assert_int_equal(channel_receive(bench->gate_end, &message, NULL), CHANNEL_DONE);
	assert_int_equal(message.kind, CONTROL_VERDICT);
	verdict = *(struct verdict *)rows_first(&message.rows, &verdict_record);
	message_free(&message);
	return verdict;
}

static bool store_was_asked(struct bench *bench, struct auth *asked)
{
	struct message message;

	if (channel_receive(bench->store_end, &message, NULL) != CHANNEL_DONE)
		return false;
	*asked = *(struct auth *)rows_first(&message.rows, &auth_record);
	asked->key = asked->password = NULL;
	message_free(&message);
	return true;
}

static const struct verdict key_is_known = { .accepted = true };
static const struct verdict key_is_right = { .accepted = true, .more = true };
static const struct verdict password_is_right = { .accepted = true, .employee_id = 42 };

static void a_key_and_then_a_password_make_somebody(void **state)
{
	struct bench *bench = *state;
	struct auth asked;

	assert_true(ask_key(bench, "amina", false));
	assert_true(store_was_asked(bench, &asked));
	assert_int_equal(asked.connection, 7);
	assert_string_equal(asked.source, "192.0.2.1");
	assert_true(judge(bench, key_is_known).accepted);
	assert_int_equal(bench->connection.phase, CONNECTION_STRANGER);
	assert_true(ask_key(bench, "amina", true));
	assert_true(judge(bench, key_is_right).more);
	assert_int_equal(bench->connection.employee_id, 0);
	/* Who sits typing a password is no stranger to its address any more. */
	assert_int_equal(admission_strangers(bench->monitor.admission), 0);
	assert_int_equal(bench->connection.phase, CONNECTION_STRANGER);
	assert_true(ask_password(bench, "amina"));
	struct verdict told = judge(bench, password_is_right);
	assert_true(told.accepted);
	assert_int_equal(told.employee_id, 0);		/* not the gate's business */
	assert_int_equal(bench->connection.employee_id, 42);
	assert_int_equal(bench->connection.phase, CONNECTION_KNOWN);
	assert_int_equal(admission_strangers(bench->monitor.admission), 0);
}

static void the_name_may_not_change(void **state)
{
	struct bench *bench = *state;

	assert_true(ask_key(bench, "amina", true));
	judge(bench, key_is_right);
	assert_false(ask_password(bench, "bram"));
}

static void a_password_without_a_key_is_not_asked_about(void **state)
{
	struct bench *bench = *state;
	struct auth asked;

	assert_false(ask_password(bench, "amina"));
	assert_false(store_was_asked(bench, &asked));
}

static void a_known_key_without_a_signature_is_no_factor(void **state)
{
	struct bench *bench = *state;

	assert_true(ask_key(bench, "amina", false));
	judge(bench, key_is_right);
	assert_false(ask_password(bench, "amina"));
}

static void a_key_alone_opens_nothing_while_the_second_factor_is_on(void **state)
{
	struct bench *bench = *state;

	assert_true(ask_key(bench, "amina", true));
	assert_false(judge(bench, password_is_right).accepted);
	assert_int_equal(bench->connection.phase, CONNECTION_STRANGER);
	bench->monitor.conf.second_factor = false;
	assert_true(ask_key(bench, "amina", true));
	assert_true(judge(bench, password_is_right).accepted);
	assert_int_equal(bench->connection.employee_id, 42);
}

static void nobody_is_employee_nought(void **state)
{
	struct bench *bench = *state;

	bench->monitor.conf.second_factor = false;
	assert_true(ask_key(bench, "amina", true));
	assert_false(judge(bench, key_is_known).accepted);
	assert_int_equal(bench->connection.phase, CONNECTION_STRANGER);
}

static void one_question_at_a_time_and_not_for_ever(void **state)
{
	struct bench *bench = *state;
	int asked = 1;

	assert_true(ask_key(bench, "amina", false));
	assert_false(ask_key(bench, "amina", false));
	judge(bench, (struct verdict){ 0 });
	while (ask_key(bench, "amina", false)) {
		judge(bench, (struct verdict){ 0 });
		assert_true(++asked < 100);
	}
	assert_in_range(asked, 20, 50);
}

static void a_verdict_nobody_waits_for_does_nothing(void **state)
{
	struct bench *bench = *state;
	struct message message;

	login_verdict(&bench->connection, &password_is_right);
	assert_int_equal(channel_receive(bench->gate_end, &message, NULL), CHANNEL_AGAIN);
	assert_int_equal(bench->connection.employee_id, 0);
}

static void a_question_waits_for_a_store_that_is_starting(void **state)
{
	struct bench *bench = *state;
	struct auth asked;

	bench->store.ready = false;
	assert_true(ask_key(bench, "amina", true));
	assert_false(store_was_asked(bench, &asked));
	bench->store.ready = true;
	logins_ask_again(&bench->monitor);
	assert_true(store_was_asked(bench, &asked));
	assert_string_equal(asked.user, "amina");
	assert_true(judge(bench, key_is_right).accepted);
}

static void a_question_that_was_lost_with_the_store_is_answered_with_busy(void **state)
{
	struct bench *bench = *state;
	struct message message;

	assert_true(ask_key(bench, "amina", true));
	logins_store_lost(&bench->monitor);
	assert_int_equal(channel_receive(bench->gate_end, &message, NULL), CHANNEL_DONE);
	assert_true(((struct verdict *)rows_first(&message.rows, &verdict_record))->busy);
	message_free(&message);
}

static void who_is_barred_is_refused_without_a_question(void **state)
{
	struct bench *bench = *state;
	struct auth asked;
	struct message message;

	for (int i = 0; i < 10; i++)
		admission_penalise(bench->monitor.admission, &bench->connection.source, "amina", PENALTY_CRASH,
			clock_monotonic());
	assert_true(ask_key(bench, "amina", true));
	assert_false(store_was_asked(bench, &asked));
	assert_int_equal(channel_receive(bench->gate_end, &message, NULL), CHANNEL_DONE);
	assert_false(((struct verdict *)rows_first(&message.rows, &verdict_record))->accepted);
	message_free(&message);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_key_and_then_a_password_make_somebody),
		TEST(the_name_may_not_change),
		TEST(a_password_without_a_key_is_not_asked_about),
		TEST(a_known_key_without_a_signature_is_no_factor),
		TEST(a_key_alone_opens_nothing_while_the_second_factor_is_on),
		TEST(nobody_is_employee_nought),
		TEST(one_question_at_a_time_and_not_for_ever),
		TEST(a_verdict_nobody_waits_for_does_nothing),
		TEST(a_question_waits_for_a_store_that_is_starting),
		TEST(a_question_that_was_lost_with_the_store_is_answered_with_busy),
		TEST(who_is_barred_is_refused_without_a_question),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
