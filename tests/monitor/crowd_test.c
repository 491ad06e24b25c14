/* Who makes room when strangers take every place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/sock.h"
#include "monitor/monitor.h"

enum { CROWD = 4 };

struct crowd {
	struct monitor monitor;
	struct connection *each[CROWD];		/* NULL: it made room */
	struct channel *gates[CROWD];
};

static const struct source office = { .bytes = { 192, 0, 2, 1 } }, elsewhere = { .bytes = { 198, 51, 100, 7 } };

/* A stranger of so many milliseconds ago. */
static struct connection *stranger(struct crowd *crowd, size_t n, const struct source *source, int64_t age)
{
	struct connection *connection = mem_new(1, sizeof(*connection));
	int ends[2];

	assert_true(sock_pair(SOCK_SEQPACKET, ends, NULL));
	*connection = (struct connection){ .monitor = &crowd->monitor, .number = (int64_t)n + 1, .source = *source,
		.counted = true, .born_at = clock_monotonic() - age, .control = channel_new(ends[0]),
		.next = crowd->monitor.connections, .reaped = true };
	crowd->gates[n] = channel_new(ends[1]);
	crowd->monitor.connections = crowd->each[n] = connection;
	admission_ask(crowd->monitor.admission, source, clock_monotonic(), 99);
	return connection;
}

static int crowd_open(void **state)
{
	struct crowd *crowd = mem_new(1, sizeof(*crowd));

	crowd->monitor.loop = loop_new();
	crowd->monitor.admission = admission_new(100, 100);
	*state = crowd;
	return 0;
}

static int crowd_close(void **state)
{
	struct crowd *crowd = *state;

	for (size_t n = 0; n < CROWD; n++)
		channel_free(crowd->gates[n]);
	while (crowd->monitor.connections)
		connection_gone(crowd->monitor.connections);
	admission_free(crowd->monitor.admission);
	loop_free(crowd->monitor.loop);
	free(crowd);
	return 0;
}

static bool there(const struct crowd *crowd, int64_t number)
{
	const struct connection *each = crowd->monitor.connections;

	while (each && each->number != number)
		each = each->next;
	return each != NULL;
}

static void the_oldest_that_was_silent_makes_room(void **state)
{
	struct crowd *crowd = *state;

	stranger(crowd, 0, &office, 2000);
	stranger(crowd, 1, &elsewhere, 9000);
	stranger(crowd, 2, &elsewhere, 3000);
	assert_true(crowd_make_room(&crowd->monitor, NULL));
	assert_false(there(crowd, 2));
	assert_int_equal(admission_strangers(crowd->monitor.admission), 2);
}

static void who_just_came_keeps_the_place(void **state)
{
	struct crowd *crowd = *state;

	stranger(crowd, 0, &office, 0);
	stranger(crowd, 1, &elsewhere, 100);
	assert_false(crowd_make_room(&crowd->monitor, NULL));
	assert_int_equal(admission_strangers(crowd->monitor.admission), 2);
}

static void who_asked_goes_after_who_was_silent_and_only_when_it_takes_long(void **state)
{
	struct crowd *crowd = *state;

	stranger(crowd, 0, &office, 20000)->questions = 1;
	stranger(crowd, 1, &office, 5000)->questions = 1;
	stranger(crowd, 2, &office, 1000);
	assert_true(crowd_make_room(&crowd->monitor, NULL));
	assert_false(there(crowd, 3));
	assert_true(crowd_make_room(&crowd->monitor, NULL));
	assert_false(there(crowd, 1));
	assert_false(crowd_make_room(&crowd->monitor, NULL));
	assert_true(there(crowd, 2));
}

static void who_proved_a_key_stays(void **state)
{
	struct crowd *crowd = *state;
	struct connection *known = stranger(crowd, 0, &office, 30000);

	known->questions = 2;
	connection_no_stranger(known);
	assert_false(crowd_make_room(&crowd->monitor, NULL));
	assert_true(there(crowd, 1));
}

static void one_address_makes_room_for_itself(void **state)
{
	struct crowd *crowd = *state;

	stranger(crowd, 0, &elsewhere, 9000);
	stranger(crowd, 1, &office, 1000);
	assert_true(crowd_make_room(&crowd->monitor, &office));
	assert_false(there(crowd, 2));
	assert_true(there(crowd, 1));
	assert_false(crowd_make_room(&crowd->monitor, &office));
}

#define crowd_test(test) cmocka_unit_test_setup_teardown(test, crowd_open, crowd_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		crowd_test(the_oldest_that_was_silent_makes_room),
		crowd_test(who_just_came_keeps_the_place),
		crowd_test(who_asked_goes_after_who_was_silent_and_only_when_it_takes_long),
		crowd_test(who_proved_a_key_stays),
		crowd_test(one_address_makes_room_for_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
