/* Who is where: told to who may open the same household, gathered, and gone with the line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/initials.h"
#include "store/presence.h"
#include "world.h"

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

enum { GATHERED_MS = 60 };

static const struct message *says(struct world *world, const char *who, id household_id, const char *kind, id object_id,
	const char *field)
{
	struct presence presence = { .household_id = household_id, .object_id = object_id };

	snprintf(presence.kind, sizeof(presence.kind), "%s", kind);
	snprintf(presence.field, sizeof(presence.field), "%s", field);
	return world_call(world, who, REQ_PRESENCE, &presence_record, &presence, NULL);
}

/* As a desk does: opens the household, and says that it is there. */
static void comes(struct world *world, const char *who, const char *household)
{
	world_is(world_call_id(world, who, REQ_HOUSEHOLD_OPEN, world_household(world, household)), STATUS_OK);
	world_is(says(world, who, world_household(world, household), "", 0, ""), STATUS_OK);
}

/* What `who` was told last: "BV:goal.what CdW" in any order of the store; "-" when nobody is there, "" when never told. */
static const char *seen(struct world *world, const char *who)
{
	static char out[512];
	size_t told = world_events(world, who, EVENT_PRESENCE), used = 0;
	const struct presence *row;

	out[0] = '\0';
	if (told == 0)
		return out;
	const struct message *event = world_event(world, who, EVENT_PRESENCE, told - 1);
	for (size_t n = 0; (row = world_row(event, &presence_record, n)); n++)
		used += (size_t)snprintf(out + used, sizeof(out) - used, "%s%s%s%s", n ? " " : "", row->initials,
			row->field[0] ? ":" : "", row->field);
	return used ? out : "-";
}

static void colleagues_at_one_household_see_each_others_initials(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	comes(world, "karel", "devries");
	assert_string_equal(seen(world, "amina"), "");
	world_wait(world, GATHERED_MS);
	const struct message *event = world_event(world, "amina", EVENT_PRESENCE, 0);
	const struct presence *row = world_row(event, &presence_record, 0);
	char initials[INITIALS_BYTES];
	initials_of(row->naam, initials);
	assert_string_equal(row->initials, initials);
	assert_int_equal(row->employee_id, world_employee(world, "carla"));
	assert_int_equal(((const struct ask *)world_row(event, &ask_record, 0))->id, world_household(world, "jansen"));
	assert_int_equal(world_count(event, &presence_record), 1);
	assert_string_equal(seen(world, "carla"), "AB");
	assert_int_equal(world_events(world, "karel", EVENT_PRESENCE), 0);
}

static void a_run_of_fields_is_one_message_and_what_stays_the_same_is_none(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	world_wait(world, GATHERED_MS);
	world_events_clear(world, "carla");
	world_events_clear(world, "amina");
	says(world, "amina", jansen, "goal", 12, "what");
	says(world, "amina", jansen, "goal", 12, "meetbaar");
	says(world, "amina", jansen, "goal", 12, "toelichting");
	world_wait(world, GATHERED_MS);
	assert_int_equal(world_events(world, "carla", EVENT_PRESENCE), 1);
	assert_string_equal(seen(world, "carla"), "AB:toelichting");
	assert_int_equal(world_events(world, "amina", EVENT_PRESENCE), 0);
	says(world, "amina", jansen, "goal", 12, "what");
	says(world, "amina", jansen, "goal", 12, "toelichting");
	world_wait(world, GATHERED_MS);
	assert_int_equal(world_events(world, "carla", EVENT_PRESENCE), 1);
	world_wait(world, 10000);
	assert_int_equal(world_events(world, "carla", EVENT_PRESENCE), 1);
}

static void who_leaves_or_loses_the_line_is_gone(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	comes(world, "bram", "jansen");
	world_wait(world, GATHERED_MS);
	seat_lock(world_seat(world, "amina"));
	world_leave(world, "bram");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "-");
	comes(world, "bram", "jansen");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "BV");
	world_call_id(world, "bram", REQ_HOUSEHOLD_CLOSE, world_household(world, "jansen"));
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "-");
	says(world, "bram", 0, "", 0, "");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "-");
}

static void a_household_that_is_not_open_or_not_theirs_tells_nothing(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), geheim = world_household(world, "geheim");

	world_is(says(world, "amina", jansen, "", 0, ""), STATUS_REFUSED);
	world_is(says(world, "amina", geheim, "", 0, ""), STATUS_MISSING);
	world_is(says(world, "amina", 987654321, "", 0, ""), STATUS_MISSING);
	world_is(says(world, "command:amina", jansen, "", 0, ""), STATUS_REFUSED);
	comes(world, "karel", "geheim");
	world_wait(world, GATHERED_MS);
	assert_int_equal(world_events(world, "amina", EVENT_PRESENCE), 0);
}

static void who_may_not_open_it_any_more_neither_sees_nor_is_seen(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "amina"), "CdW");
	world_sql(world, "UPDATE household SET shielded = 1 WHERE naam = 'Jansen'");
	world_events_clear(world, "carla");
	says(world, "amina", world_household(world, "jansen"), "goal", 12, "what");
	world_wait(world, GATHERED_MS);
	assert_int_equal(world_events(world, "carla", EVENT_PRESENCE), 0);
	assert_string_equal(seen(world, "amina"), "-");
}

static void who_read_slowly_is_told_all_when_it_has_caught_up(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	world_wait(world, GATHERED_MS);
	world_slow(world, "carla", true);
	says(world, "amina", world_household(world, "jansen"), "goal", 12, "what");
	world_wait(world, GATHERED_MS);
	says(world, "amina", 0, "", 0, "");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "AB");
	world_slow(world, "carla", false);
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "-");
}

static void a_desk_that_lost_what_it_knew_asks_again_by_saying_where_it_is(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	world_wait(world, GATHERED_MS);
	world_events_clear(world, "carla");
	says(world, "carla", world_household(world, "jansen"), "", 0, "");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "AB");
}

static void two_desks_of_one_person_are_one_person_to_others_and_none_to_themselves(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "amina#2", "jansen");
	comes(world, "carla", "jansen");
	world_wait(world, GATHERED_MS);
	assert_string_equal(seen(world, "carla"), "AB");
	assert_string_equal(seen(world, "amina"), "CdW");
}

/* A courtesy leaves no trace: neither in the store nor in its logs. */
static void presence_is_in_memory_only(void **state)
{
	struct world *world = *state;

	comes(world, "amina", "jansen");
	comes(world, "carla", "jansen");
	int64_t before = world_number(world, "SELECT total_changes()");
	says(world, "amina", world_household(world, "jansen"), "goal", 12, "what");
	says(world, "carla", world_household(world, "jansen"), "goal", 12, "meetbaar");
	assert_int_equal(world_number(world, "SELECT total_changes()"), before);
}

static void initials_are_written_as_the_name_is(void **state)
{
	static const struct { const char *naam, *initials; } names[] = {
		{ "Bram Visser", "BV" }, { "Carla de Wit", "CdW" }, { "Jan van der Berg", "JvdB" }, { "Cher", "C" },
		{ "Anna Maria van den Berg", "AvdB" }, { "Émile Öz", "ÉÖ" }, { "  Els  Bos ", "EB" }, { "", "" },
	};
	char out[INITIALS_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		initials_of(names[i].naam, out);
		assert_string_equal(out, names[i].initials);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		world_test(colleagues_at_one_household_see_each_others_initials),
		world_test(a_run_of_fields_is_one_message_and_what_stays_the_same_is_none),
		world_test(who_leaves_or_loses_the_line_is_gone),
		world_test(a_household_that_is_not_open_or_not_theirs_tells_nothing),
		world_test(who_may_not_open_it_any_more_neither_sees_nor_is_seen),
		world_test(who_read_slowly_is_told_all_when_it_has_caught_up),
		world_test(a_desk_that_lost_what_it_knew_asks_again_by_saying_where_it_is),
		world_test(two_desks_of_one_person_are_one_person_to_others_and_none_to_themselves),
		world_test(presence_is_in_memory_only),
		cmocka_unit_test(initials_are_written_as_the_name_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
