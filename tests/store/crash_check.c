/* What a store does not lose: killed while it writes, or met by an I/O error. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "running.h"
#include "store/process.h"
#include "world.h"

static void what_was_acknowledged_survives_a_kill(void **state)
{
	enum { WRITES = 200, AHEAD = 8 };
	struct running *running = *state;
	struct channel *channel = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	struct message message;
	int asked = 0, acknowledged = 0;

	running_hello(channel);
	while (acknowledged < WRITES) {
		while (asked < acknowledged + AHEAD)
			running_team_add(channel, ++asked);
		running_await(channel, &message);
		assert_int_equal(message.status, STATUS_OK);
		assert_int_equal(message.serial, ++acknowledged);
		message_free(&message);
	}
	kill(running->pid, SIGKILL);
	assert_int_equal(running_wait_end(running), -SIGKILL);
	channel_free(channel);

	struct world *world = world_new_at(running->path);
	for (int i = 1; i <= acknowledged; i++) {
		char name[32];
		snprintf(name, sizeof(name), "Team %d", i);
		world_team(world, name);	/* fails the test when it is gone */
	}
	assert_true(world_number(world, "SELECT count(*) FROM team") <= asked + 2);
	/* A change without its line in the log, or the reverse, would be a half transaction. */
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE kind = 'team'"),
		world_number(world, "SELECT count(*) - 2 FROM team"));
	world_free(world);
}

/* The request of running_team_add with a key of its number, so that it can come again. */
static void team_again(struct channel *channel, int number)
{
	struct message message;

	message_init(&message, REQ_TEAM_ADD);
	message.serial = (uint32_t)number;
	memset(message.key, 1 + number % 255, sizeof(message.key));
	memcpy(message.key, &number, sizeof(number));
	struct team *team = rows_new(&message.rows, &team_record);
	snprintf(team->naam, sizeof(team->naam), "Team %d", number);
	assert_true(channel_send_all(channel, &message, RUNNING_DEADLINE_MS));
	message_free(&message);
}

static void after_an_io_error_the_store_starts_anew_and_nothing_is_done_twice(void **state)
{
	struct running *running = *state;
	struct message message;
	struct err err = ERR_INIT;
	int asked = 0;

	assert_int_equal(running_stop(running), 0);
	running_start_limited(running, 1500 * 1024);
	assert_int_equal(running_ready(running), STATUS_OK);
	struct channel *channel = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	running_hello(channel);
	for (;;) {
		team_again(channel, ++asked);
		if (channel_await(channel, &message, RUNNING_DEADLINE_MS, &err) != CHANNEL_DONE)
			break;		/* no answer: who asked does not know */
		world_is(&message, STATUS_OK);
		message_free(&message);
		assert_in_range(asked, 1, 5000);
	}
	assert_int_equal(running_wait_end(running), STORE_EXIT_LOST);
	channel_free(channel);

	running_start(running);
	assert_int_equal(running_ready(running), STATUS_OK);
	channel = running_session(running, SESSION_CTL, 0, "gerrit", 0);
	running_hello(channel);
	for (int again = asked; again > 0 && again > asked - 3; again--) {
		team_again(channel, again);
		running_await(channel, &message);
		world_is(&message, STATUS_OK);
		message_free(&message);
	}
	channel_free(channel);
	assert_int_equal(running_stop(running), 0);
	struct world *world = world_new_at(running->path);
	assert_int_equal(world_number(world, "SELECT count(*) - 2 FROM team"), asked);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE kind = 'team'"), asked);
	world_free(world);
}

#define crash_test(name) cmocka_unit_test_setup_teardown(name, running_setup, running_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		crash_test(what_was_acknowledged_survives_a_kill),
		crash_test(after_an_io_error_the_store_starts_anew_and_nothing_is_done_twice),
	};

	return cmocka_run_group_tests(tests, running_mould_setup, running_mould_teardown);
}
