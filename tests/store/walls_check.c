/* The store behind its walls: with the sandbox of production it can still do all of its work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/random.h"
#include "running.h"
#include "vault/vault.h"
#include "world.h"

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAIEfGc7zvPQ8nHUUg7oRFJpC2YV9pzvmEmQSVq0rQYcuP"
#define PASSWORD "correct paard batterij"

static struct verdict judged(struct running *running, int control, const struct auth *auth)
{
	struct message message;

	message_init(&message, (uint16_t)control);
	rows_add(&message.rows, &auth_record, auth);
	assert_true(channel_send_all(running->control, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
	running_await(running->control, &message);
	assert_int_equal(message.kind, CONTROL_VERDICT);
	struct verdict verdict = *(const struct verdict *)rows_first(&message.rows, &verdict_record);
	message_free(&message);
	return verdict;
}

/* Through the requests of an administrator, as on a real installation. */
static void give_key_and_password(struct running *running)
{
	static const struct {
		int request;
		const char *tekst;
	} gifts[] = { { REQ_USER_KEY, "ssh-ed25519 " KEY " amina" }, { REQ_USER_PASSWORD, PASSWORD } };
	struct channel *gerrit = running_session(running, SESSION_CTL, 0, "gerrit", 0);

	running_hello(gerrit);
	for (size_t i = 0; i < COUNT_OF(gifts); i++) {
		struct message message;
		message_init(&message, (uint16_t)gifts[i].request);
		random_bytes(message.key, sizeof(message.key));
		struct ask *ask = rows_new(&message.rows, &ask_record);
		strcpy(ask->word, "amina");
		ask->tekst = mem_text(gifts[i].tekst);
		assert_true(channel_send_all(gerrit, &message, RUNNING_DEADLINE_MS));
		message_free(&message);
		running_await(gerrit, &message);
		world_is(&message, STATUS_OK);
		message_free(&message);
	}
	channel_free(gerrit);
}

/* The thread that hashes is made behind the walls. */
static void a_login_with_key_and_password(void **state)
{
	struct running *running = *state;
	struct auth key = { .connection = 7, .source = "192.0.2.1", .user = "amina", .key_type = "ssh-ed25519",
		.key = (char[]){ KEY }, .signature_checked = true };
	struct auth password = { .connection = 7, .source = "192.0.2.1", .user = "amina",
		.password = (char[]){ PASSWORD } };

	give_key_and_password(running);
	struct verdict verdict = judged(running, CONTROL_AUTH_KEY, &key);
	assert_true(verdict.accepted && verdict.more);
	verdict = judged(running, CONTROL_AUTH_PASSWORD, &password);
	assert_true(verdict.accepted && !verdict.more);
	assert_int_equal(verdict.employee_id, running->amina);
}

/* More pages than fit in the log before a checkpoint. */
static void a_thousand_writes_and_their_checkpoints(void **state)
{
	enum { WRITES = 1000 };
	struct running *running = *state;
	struct channel *gerrit = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	struct message message;

	running_hello(gerrit);
	for (int i = 1; i <= WRITES; i++) {
		running_team_add(gerrit, i);
		running_await(gerrit, &message);
		world_is(&message, STATUS_OK);
		message_free(&message);
	}
	channel_free(gerrit);
}

static void a_new_folder_is_filled_and_opened_again_offline(void **state)
{
	struct running *running = *state;
	struct message message;

	static const char *const files[] = { "wijkd.db", "wijkd-view.db" };
	assert_int_equal(running_stop(running), 0);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		char path[128];
		snprintf(path, sizeof(path), "%s/%s", running->path, files[i]);
		assert_int_equal(unlink(path), 0);
	}
	for (int round = 0; round < 2; round++) {
		int how;
		pid_t pid;
		struct channel *channel = running_offline(running, &pid);
		running_hello(channel);
		running_team_add(channel, round);
		running_await(channel, &message);
		world_is(&message, STATUS_OK);
		message_free(&message);
		channel_free(channel);
		assert_int_equal(waitpid(pid, &how, 0), pid);
		assert_int_equal(how, 0);
	}
}

#define walls_test(name) cmocka_unit_test_setup_teardown(name, running_setup, running_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		walls_test(a_login_with_key_and_password),
		walls_test(a_thousand_writes_and_their_checkpoints),
		walls_test(a_new_folder_is_filled_and_opened_again_offline),
	};

	return cmocka_run_group_tests(tests, running_mould_setup, running_mould_teardown);
}
