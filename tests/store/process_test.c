/* The store as a real process, with a monitor and sessions on real sockets. */
#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/build.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/sock.h"
#include "running.h"
#include "store/process.h"
#include "world.h"

static void ask_id(struct channel *channel, int request, id about)
{
	struct message message;

	message_init(&message, (uint16_t)request);
	((struct ask *)rows_new(&message.rows, &ask_record))->id = about;
	assert_true(channel_send_all(channel, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
}

static void journal_add(struct channel *channel, id household)
{
	struct message message;

	message_init(&message, REQ_JOURNAL_ADD);
	random_bytes(message.key, sizeof(message.key));
	struct journal_entry *entry = rows_new(&message.rows, &journal_entry_record);
	entry->household_id = household;
	entry->tekst = mem_text("Gebeld met Anna.");
	assert_true(channel_send_all(channel, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
	running_await(channel, &message);
	assert_int_equal(message.status, STATUS_OK);
	message_free(&message);
}

/* A desk of carla that shows the household of Jansen. */
static struct channel *carla_shows(struct running *running, int buffer_bytes)
{
	struct channel *channel = running_session(running, SESSION_DESK, running->carla, "carla", buffer_bytes);
	struct message message;

	running_hello(channel);
	ask_id(channel, REQ_HOUSEHOLD_OPEN, running->jansen);
	running_await(channel, &message);
	assert_int_equal(message.status, STATUS_OK);
	message_free(&message);
	return channel;
}

/* ---- tests ---- */

static void who_sends_without_end_is_sent_away(void **state)
{
	enum { PACKETS = 64 };
	struct running *running = *state;
	int session = channel_take(carla_shows(running, 0)), sent = 0;
	static char packet[64 * 1024] = { 1 };		/* more follows */
	bool gone = false;

	while (sent < PACKETS && !gone) {
		sock_wait(session, POLLOUT, RUNNING_DEADLINE_MS);
		if (send(session, packet, sizeof(packet), MSG_NOSIGNAL | MSG_DONTWAIT) > 0)
			sent++;
		else
			gone = errno != EAGAIN && errno != EINTR;
	}
	assert_true(gone);
	close(session);
	channel_free(carla_shows(running, 0));
}

static void a_monitor_that_says_stop_gets_status_zero(void **state)
{
	assert_int_equal(running_stop(*state), 0);
}

static void a_store_without_a_monitor_ends(void **state)
{
	struct running *running = *state;

	close(channel_take(running->control));
	running->control = NULL;
	int how = 0;
	assert_int_equal(waitpid(running->pid, &how, 0), running->pid);
	running->pid = 0;
	assert_true(WIFEXITED(how));
	assert_int_equal(WEXITSTATUS(how), STORE_EXIT_FAILED);
}

static void a_second_store_of_the_same_folder_is_refused(void **state)
{
	struct running *running = *state, second = { 0 };

	strcpy(second.path, running->path);
	running_start(&second);
	assert_int_equal(running_ready(&second), STATUS_RETRY);
	assert_int_equal(running_wait_end(&second), STORE_EXIT_FAILED);
}

static void wijkctl_offline_is_refused_while_the_store_runs_and_served_after(void **state)
{
	struct running *running = *state;

	for (int round = 0; round < 2; round++) {
		struct message message;
		pid_t pid;
		int how;
		struct channel *channel = running_offline(running, &pid);
		message_init(&message, REQ_HELLO);
		strcpy(((struct hello *)rows_new(&message.rows, &hello_record))->build, build_id());
		assert_true(channel_send_all(channel, &message, RUNNING_DEADLINE_MS));
		message_free(&message);
		running_await(channel, &message);
		assert_int_equal(message.status, round == 0 ? STATUS_RETRY : STATUS_OK);
		message_free(&message);
		channel_free(channel);
		assert_int_equal(waitpid(pid, &how, 0), pid);
		assert_int_equal(WEXITSTATUS(how), round == 0 ? STORE_EXIT_FAILED : 0);
		if (round == 0)
			assert_int_equal(running_stop(running), 0);
	}
}

static void what_a_session_may_not_say_ends_it_and_no_other(void **state)
{
	struct running *running = *state;
	struct channel *bad = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	struct channel *good = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	struct message message;
	struct err err = ERR_INIT;

	running_hello(bad);
	running_hello(good);
	message_init(&message, 4711);
	assert_true(channel_send_all(bad, &message, RUNNING_DEADLINE_MS));
	assert_int_equal(channel_await(bad, &message, RUNNING_DEADLINE_MS, &err), CHANNEL_GONE);
	running_team_add(good, 1);
	running_await(good, &message);
	assert_int_equal(message.status, STATUS_OK);
	message_free(&message);
	channel_free(bad);
	channel_free(good);
}

static void what_one_stores_the_other_hears_unasked(void **state)
{
	struct running *running = *state;
	struct channel *carla = carla_shows(running, 0);
	struct channel *amina = running_session(running, SESSION_DESK, running->amina, "amina", 0);
	struct message message;

	running_hello(amina);
	for (int i = 0; i < 3; i++) {
		journal_add(amina, running->jansen);
		running_await(carla, &message);
		assert_int_equal(message.kind, EVENT_CHANGE);
		const struct change *change = rows_first(&message.rows, &change_record);
		assert_int_equal(change->household_id, running->jansen);
		message_free(&message);
	}
	channel_free(carla);
	channel_free(amina);
}

static void who_does_not_read_hears_that_it_missed_something(void **state)
{
	struct running *running = *state;
	struct channel *carla = carla_shows(running, 4096);
	struct channel *amina = running_session(running, SESSION_DESK, running->amina, "amina", 0);
	struct message message;
	int changes = 0, missed = 0;

	running_hello(amina);
	for (int i = 0; i < 40; i++)
		journal_add(amina, running->jansen);
	while (missed == 0) {
		running_await(carla, &message);
		changes += message.kind == EVENT_CHANGE;
		missed += message.kind == EVENT_MISSED;
		message_free(&message);
	}
	assert_in_range(changes, 1, 39);
	/* From here on it is up to date again. */
	journal_add(amina, running->jansen);
	running_await(carla, &message);
	assert_int_equal(message.kind, EVENT_CHANGE);
	message_free(&message);
	channel_free(carla);
	channel_free(amina);
}

static void session_about(struct running *running, int control, int64_t session)
{
	struct message message;

	message_init(&message, (uint16_t)control);
	((struct session *)rows_new(&message.rows, &session_record))->session = session;
	assert_true(channel_send_all(running->control, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
}

static void the_monitor_locks_and_ends_a_session(void **state)
{
	struct running *running = *state;
	struct channel *carla = carla_shows(running, 0);
	struct message message;
	struct err err = ERR_INIT;

	session_about(running, CONTROL_SESSION_LOCK, running->last_session);
	session_about(running, CONTROL_SESSION_LOCK, 4711);	/* of nobody: no harm */
	ask_id(carla, REQ_HOUSEHOLD_READ, running->jansen);
	/* The store serves both sockets, in an order of its own: asking again comes after the lock. */
	running_await(carla, &message);
	message_free(&message);
	ask_id(carla, REQ_HOUSEHOLD_READ, running->jansen);
	running_await(carla, &message);
	assert_int_equal(message.status, STATUS_REFUSED);
	message_free(&message);
	session_about(running, CONTROL_SESSION_END, running->last_session);
	assert_int_equal(channel_await(carla, &message, RUNNING_DEADLINE_MS, &err), CHANNEL_GONE);
	channel_free(carla);
}

static void a_disabled_user_is_reported_to_the_monitor(void **state)
{
	struct running *running = *state;
	struct channel *carla = carla_shows(running, 0);
	int64_t session = running->last_session;
	struct channel *gerrit = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	struct message message;

	running_hello(gerrit);
	message_init(&message, REQ_USER_DISABLE);
	random_bytes(message.key, sizeof(message.key));
	struct ask *ask = rows_new(&message.rows, &ask_record);
	strcpy(ask->word, "carla");
	ask->flag = true;
	assert_true(channel_send_all(gerrit, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
	running_await(gerrit, &message);
	assert_int_equal(message.status, STATUS_OK);
	message_free(&message);
	running_await(running->control, &message);
	assert_int_equal(message.kind, CONTROL_SESSION_KILL);
	assert_int_equal(((const struct session *)rows_first(&message.rows, &session_record))->session, session);
	message_free(&message);
	channel_free(carla);
	channel_free(gerrit);
}

static void login_is_judged_beside_the_sessions(void **state)
{
	struct running *running = *state;
	struct message message;

	message_init(&message, CONTROL_AUTH_KEY);
	struct auth *auth = rows_new(&message.rows, &auth_record);
	auth->connection = 31;
	strcpy(auth->user, "nobody");
	strcpy(auth->key_type, "ssh-ed25519");
	auth->key = mem_text("AAAA");
	assert_true(channel_send_all(running->control, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
	running_await(running->control, &message);
	assert_int_equal(message.kind, CONTROL_VERDICT);
	const struct verdict *verdict = rows_first(&message.rows, &verdict_record);
	assert_int_equal(verdict->connection, 31);
	assert_false(verdict->accepted);
	message_free(&message);
}

/* Tests that do the store no harm share one. */
static struct running *shared;

static int shared_setup(void **state)
{
	if (!shared && running_setup((void **)&shared) != 0)
		return -1;
	*state = shared;
	return 0;
}

static int group_teardown(void **state)
{
	if (shared)
		running_teardown((void **)&shared);
	return running_mould_teardown(state);
}

#define running_test(name) cmocka_unit_test_setup_teardown(name, running_setup, running_teardown)
#define shared_test(name) cmocka_unit_test_setup(name, shared_setup)

int main(void)
{
	const struct CMUnitTest tests[] = {
		running_test(who_sends_without_end_is_sent_away),
		running_test(a_monitor_that_says_stop_gets_status_zero),
		running_test(a_store_without_a_monitor_ends),
		running_test(a_second_store_of_the_same_folder_is_refused),
		running_test(wijkctl_offline_is_refused_while_the_store_runs_and_served_after),
		shared_test(what_a_session_may_not_say_ends_it_and_no_other),
		shared_test(what_one_stores_the_other_hears_unasked),
		shared_test(who_does_not_read_hears_that_it_missed_something),
		shared_test(the_monitor_locks_and_ends_a_session),
		shared_test(login_is_judged_beside_the_sessions),
		shared_test(a_disabled_user_is_reported_to_the_monitor),
	};

	return cmocka_run_group_tests(tests, running_mould_setup, group_teardown);
}
