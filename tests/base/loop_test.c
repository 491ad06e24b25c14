/* The event loop: descriptors, timers and signals, also when called functions change what is watched. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/loop.h"
#include "base/sock.h"

/* What happened in one test, a letter each. */
struct story {
	struct loop *loop;
	char text[64];
	int ends[2], more[2];
	int64_t timer;
};

static void tell(struct story *story, char letter)
{
	size_t used = strlen(story->text);

	assert_true(used + 1 < sizeof(story->text));
	story->text[used] = letter;
}

static int set_up(void **state)
{
	static struct story story;

	story = (struct story){ .loop = loop_new(), .ends = { -1, -1 }, .more = { -1, -1 } };
	*state = &story;
	return sock_pair(SOCK_SEQPACKET, story.ends, NULL) && sock_pair(SOCK_SEQPACKET, story.more, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct story *story = *state;

	loop_free(story->loop);
	for (int i = 0; i < 2; i++) {
		fd_close(&story->ends[i]);
		fd_close(&story->more[i]);
	}
	return 0;
}

static void read_letter(void *arg, int fd, short revents)
{
	char letter = '?';
	size_t count;

	switch (sock_receive(fd, &letter, 1, &count, NULL, NULL)) {
	case SOCK_DONE:
		tell(arg, letter);
		break;
	case SOCK_GONE:
		assert_true(revents & (POLLHUP | POLLIN));
		tell(arg, '.');
		loop_unwatch(((struct story *)arg)->loop, fd);
		break;
	case SOCK_AGAIN:
	case SOCK_BAD:
		tell(arg, '!');
	}
}

static void send_letter(int fd, char letter)
{
	assert_int_equal(sock_send(fd, &letter, 1, NULL, 0), SOCK_DONE);
}

static void a_watched_descriptor_is_served(void **state)
{
	struct story *story = *state;

	loop_watch(story->loop, story->ends[0], POLLIN, read_letter, story);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "");
	send_letter(story->ends[1], 'a');
	send_letter(story->ends[1], 'b');
	loop_turn(story->loop, -1);
	loop_turn(story->loop, -1);
	loop_turn(story->loop, 0);
	fd_close(&story->ends[1]);
	loop_turn(story->loop, -1);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "ab.");
}

static void without_events_there_is_a_pause(void **state)
{
	struct story *story = *state;

	loop_watch(story->loop, story->ends[0], POLLIN, read_letter, story);
	loop_events(story->loop, story->ends[0], 0);
	send_letter(story->ends[1], 'a');
	fd_close(&story->ends[1]);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "");
	loop_events(story->loop, story->ends[0], POLLIN);
	loop_turn(story->loop, 0);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "a.");
}

/* Closes both pairs and opens others, which get the same numbers. */
static void swap_descriptors(void *arg, int fd, short revents)
{
	struct story *story = arg;

	(void)fd;
	(void)revents;
	tell(story, 's');
	for (int i = 0; i < 2; i++) {
		loop_unwatch(story->loop, story->ends[i]);
		loop_unwatch(story->loop, story->more[i]);
		fd_close(&story->ends[i]);
		fd_close(&story->more[i]);
	}
	assert_true(sock_pair(SOCK_SEQPACKET, story->ends, NULL));
	assert_true(sock_pair(SOCK_SEQPACKET, story->more, NULL));
	for (int i = 0; i < 2; i++) {
		loop_watch(story->loop, story->ends[i], POLLIN, read_letter, story);
		loop_watch(story->loop, story->more[i], POLLIN, read_letter, story);
	}
}

static void a_reused_number_does_not_inherit_events(void **state)
{
	struct story *story = *state;

	loop_watch(story->loop, story->ends[0], POLLIN, swap_descriptors, story);
	loop_watch(story->loop, story->more[0], POLLIN, swap_descriptors, story);
	send_letter(story->ends[1], 'a');
	send_letter(story->more[1], 'b');
	loop_turn(story->loop, -1);
	assert_string_equal(story->text, "s");
	send_letter(story->more[1], 'c');
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "sc");
}

static void due_a(void *arg)
{
	tell(arg, 'a');
}

static void due_b(void *arg)
{
	tell(arg, 'b');
}

static void due_again(void *arg)
{
	struct story *story = arg;

	tell(story, 'r');
	loop_after(story->loop, 0, due_again, story);
}

static void due_cancel(void *arg)
{
	struct story *story = arg;

	tell(story, 'x');
	loop_cancel(story->loop, story->timer);
}

static void stop(void *arg)
{
	struct story *story = arg;

	tell(story, '.');
	loop_stop(story->loop, 3);
}

static void timers_come_in_order_and_once(void **state)
{
	struct story *story = *state;
	int64_t begin = clock_monotonic();

	loop_after(story->loop, 12, stop, story);
	loop_after(story->loop, 6, due_b, story);
	loop_after(story->loop, 2, due_a, story);
	assert_int_equal(loop_run(story->loop), 3);
	assert_string_equal(story->text, "ab.");
	assert_in_range(clock_monotonic() - begin, 12, 1000);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "ab.");
}

static void a_cancelled_timer_does_not_come(void **state)
{
	struct story *story = *state;
	int64_t first = loop_after(story->loop, 0, due_a, story);

	assert_true(first > 0);
	loop_cancel(story->loop, first);
	loop_cancel(story->loop, first);
	loop_cancel(story->loop, 999);
	loop_after(story->loop, 0, due_cancel, story);
	story->timer = loop_after(story->loop, 0, due_b, story);
	loop_turn(story->loop, 0);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "x");
}

static void a_timer_that_renews_itself_leaves_others_a_turn(void **state)
{
	struct story *story = *state;

	loop_watch(story->loop, story->ends[0], POLLIN, read_letter, story);
	loop_after(story->loop, 0, due_again, story);
	send_letter(story->ends[1], 'a');
	loop_turn(story->loop, -1);
	send_letter(story->ends[1], 'b');
	loop_turn(story->loop, -1);
	assert_string_equal(story->text, "arbr");
}

static void a_turn_waits_no_longer_than_asked(void **state)
{
	struct story *story = *state;
	int64_t begin = clock_monotonic();

	loop_after(story->loop, 60000, due_a, story);
	loop_turn(story->loop, 5);
	assert_in_range(clock_monotonic() - begin, 4, 1000);
	assert_string_equal(story->text, "");
}

static void turn_ended(void *arg)
{
	tell(arg, '|');
}

static void the_hook_comes_after_all_of_a_turn(void **state)
{
	struct story *story = *state;

	loop_turn_end(story->loop, turn_ended, story);
	loop_watch(story->loop, story->ends[0], POLLIN, read_letter, story);
	loop_watch(story->loop, story->more[0], POLLIN, read_letter, story);
	send_letter(story->ends[1], 'a');
	send_letter(story->more[1], 'b');
	loop_after(story->loop, 0, due_a, story);
	loop_turn(story->loop, -1);
	loop_turn(story->loop, 0);
	assert_string_equal(story->text, "aba||");
}

static void signal_seen(void *arg, int signo)
{
	tell(arg, signo == SIGUSR1 ? '1' : signo == SIGUSR2 ? '2' : '?');
}

static void signals_come_by_way_of_the_loop(void **state)
{
	static const int signos[] = { SIGUSR1, SIGUSR2 };
	struct story *story = *state;
	sigset_t blocked;

	assert_true(loop_signals(story->loop, signos, 2, signal_seen, story, NULL));
	raise(SIGUSR2);
	raise(SIGUSR1);
	assert_string_equal(story->text, "");
	loop_turn(story->loop, -1);
	assert_string_equal(story->text, "12");
	loop_free(story->loop);
	story->loop = loop_new();
	sigprocmask(SIG_BLOCK, NULL, &blocked);
	assert_false(sigismember(&blocked, SIGUSR1));
}

/* What a zygote does: fork out of a called function, and make a loop of its own in the child. */
static void a_child_has_a_loop_of_its_own(void **state)
{
	static const int signos[] = { SIGUSR1 };
	struct story *story = *state;
	int status;
	pid_t child;

	assert_true(loop_signals(story->loop, signos, 1, signal_seen, story, NULL));
	loop_watch(story->loop, story->ends[0], POLLIN, read_letter, story);
	child = fork();
	if (child == 0) {
		loop_free(story->loop);
		story->loop = loop_new();
		if (!loop_signals(story->loop, signos, 1, signal_seen, story, NULL))
			_exit(1);
		loop_watch(story->loop, story->more[0], POLLIN, read_letter, story);
		raise(SIGUSR1);
		loop_turn(story->loop, 1000);
		_exit(strcmp(story->text, "1") == 0 ? 42 : 2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 42);
	send_letter(story->ends[1], 'p');
	loop_turn(story->loop, 1000);
	assert_string_equal(story->text, "p");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_watched_descriptor_is_served, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_events_there_is_a_pause, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_reused_number_does_not_inherit_events, set_up, tear_down),
		cmocka_unit_test_setup_teardown(timers_come_in_order_and_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_cancelled_timer_does_not_come, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_timer_that_renews_itself_leaves_others_a_turn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_turn_waits_no_longer_than_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_hook_comes_after_all_of_a_turn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(signals_come_by_way_of_the_loop, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_child_has_a_loop_of_its_own, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
