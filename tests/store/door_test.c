/* The door: who may ask what and when, and that a command which comes twice is done once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/store/db_inside.h"
#include "store/door.h"
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

static void every_request_has_one_door_and_every_door_a_request(void **state)
{
	(void)state;
	const struct request_row *request;

	for (size_t n = 0; (request = request_at(n)); n++) {
		const struct door_row *row = door_find(request->request);
		if (!row)
			fail_msg("%s has no door", request->word);
		if (request->changes != (row->act != NULL))
			fail_msg("%s: %s", request->word,
				row->act ? "an audit word for what only reads" : "changes, but has no audit word");
		if (!row->phases || !row->handle)
			fail_msg("%s has a door that is never open", request->word);
	}
}

static void a_second_hello_ends_the_session(void **state)
{
	struct world *world = *state;
	struct hello hello;

	record_init(&hello_record, &hello);
	world_seat(world, "amina");	/* says hello */
	assert_true(world_alive(world, "amina"));
	assert_null(world_call(world, "amina", REQ_HELLO, &hello_record, &hello, NULL));
	assert_false(world_alive(world, "amina"));
}

static void me_of(struct world *world, const char *who, struct me *me)
{
	const struct message *answer;

	world_leave(world, who);
	answer = world_hello(world, who);
	world_is(answer, STATUS_OK);
	*me = *(const struct me *)world_row(answer, &me_record, 0);
}

static void me_tells_roles_team_and_deeds(void **state)
{
	struct world *world = *state;
	struct me amina, gerrit;

	me_of(world, "amina", &amina);
	assert_string_equal(amina.naam, "Amina Bakkali");
	assert_string_equal(amina.roles, "wijkcoach");
	assert_string_equal(amina.team_naam, "Wijkteam Noord");
	assert_string_equal(amina.gemeente, "Gemeente Waterland");
	assert_int_equal(amina.today, world_today(world));
	assert_int_equal(amina.idle_lock_seconds, 600);
	assert_int_equal(amina.idle_end_seconds, 3600);
	assert_true(amina.may & (1 << DEED_EDIT_PLAN));
	assert_false(amina.may & (1 << DEED_ADMIN));
	me_of(world, "gerrit", &gerrit);
	assert_true(gerrit.may & (1 << DEED_ADMIN));
	assert_false(gerrit.may & (1 << DEED_OPEN));
}

static void another_build_is_refused(void **state)
{
	struct world *world = *state;
	struct seat *seat = world_seat_raw(world, "amina");
	struct message message;
	struct err err = ERR_INIT;

	message_init(&message, REQ_HELLO);
	struct hello *hello = rows_new(&message.rows, &hello_record);
	strcpy(hello->build, "0123456789abcdef");
	assert_false(seat_take(seat, &message, &err));
	assert_int_equal(err.code, ERR_PROTOCOL);
	message_free(&message);
	seat_free(seat);
}

static void nothing_comes_before_hello(void **state)
{
	struct world *world = *state;
	struct seat *seat = world_seat_raw(world, "amina");
	struct message message;
	struct err err = ERR_INIT;

	message_init(&message, REQ_LOOKUP);
	rows_new(&message.rows, &ask_record);
	assert_false(seat_take(seat, &message, &err));
	assert_int_equal(err.code, ERR_PROTOCOL);
	message_free(&message);
	seat_free(seat);
}

static void what_is_not_in_the_table_ends_the_session(void **state)
{
	struct world *world = *state;

	world_seat(world, "amina");
	assert_null(world_call(world, "amina", 9999, NULL));
	assert_false(world_alive(world, "amina"));
	assert_null(world_call(world, "amina", REQ_LOOKUP, NULL));	/* without its record */
	assert_null(world_call(world, "amina", EVENT_CHANGE, NULL));
	/* A desk may not ask what is only for wijkctl. */
	assert_null(world_call_id(world, "gerrit", REQ_AUDIT_VERIFY, 0));
}

static void who_is_gone_may_not_ask(void **state)
{
	struct world *world = *state;

	world_is(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), STATUS_OK);
	world_sql(world, "UPDATE employee SET disabled = 1 WHERE username = 'amina'");
	world_is(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), STATUS_REFUSED);
	assert_false(world_alive(world, "amina"));
}

static void wijkctl_is_who_the_monitor_says_and_must_exist(void **state)
{
	struct world *world = *state;

	world_is(world_call_id(world, "ctl:gerrit", REQ_AUDIT_VERIFY, 0), STATUS_OK);
	world_is(world_call_id(world, "ctl:amina", REQ_AUDIT_VERIFY, 0), STATUS_REFUSED);
	assert_true(world_alive(world, "ctl:amina"));
	world_seat(world, "ctl:niemand");
	assert_false(world_alive(world, "ctl:niemand"));
}

/* ---- locked ---- */

static void draft_fill(struct draft *draft, id household, char *value)
{
	record_init(&draft_record, draft);
	strcpy(draft->kind, "journal_entry");
	draft->object_id = household;
	draft->household_id = household;
	strcpy(draft->field, "tekst");
	draft->value = value;
}

static void a_locked_session_saves_drafts_and_nothing_else(void **state)
{
	struct world *world = *state;
	struct draft draft;
	struct ask ask = { .word = "team" };
	char text[] = "Gesprek met Anna";

	draft_fill(&draft, world_household(world, "jansen"), text);
	seat_lock(world_seat(world, "amina"));
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	world_is(world_call(world, "amina", REQ_LOOKUP, &ask_record, &ask, NULL), STATUS_REFUSED);
	assert_true(world_alive(world, "amina"));
	assert_null(world_call_id(world, "amina", REQ_AUDIT_VERIFY, 0));
	assert_int_equal(world_number(world, "SELECT count(*) FROM draft"), 1);
}

static void a_draft_is_kept_per_field_and_offered_again(void **state)
{
	struct world *world = *state;
	id household = world_household(world, "jansen");
	struct draft draft;
	char first[] = "Eerste zin.", second[] = "Eerste zin. Tweede zin.";

	draft_fill(&draft, household, first);
	draft.base_version = 4;
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	draft.value = second;
	world_is(world_call(world, "amina#2", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);

	const struct message *answer = world_call_id(world, "amina", REQ_DRAFT_LIST, household);
	assert_int_equal(world_count(answer, &draft_record), 1);
	const struct draft *kept = world_row(answer, &draft_record, 0);
	assert_string_equal(kept->value, second);
	assert_int_equal(kept->base_version, 4);
	assert_int_equal(world_count(world_call_id(world, "bram", REQ_DRAFT_LIST, 0), &draft_record), 0);

	draft.value = NULL;
	world_is(world_call(world, "amina", REQ_DRAFT_SAVE, &draft_record, &draft, NULL), STATUS_OK);
	assert_int_equal(world_count(world_call_id(world, "amina", REQ_DRAFT_LIST, 0), &draft_record), 0);
}

/* ---- once ---- */

static void team_message(struct message *message, const char *naam)
{
	message_init(message, REQ_TEAM_ADD);
	message->serial = 5;
	memset(message->key, 7, sizeof(message->key));
	struct team *team = rows_new(&message->rows, &team_record);
	strcpy(team->naam, naam);
}

static void the_same_key_twice_is_done_once_and_answered_alike(void **state)
{
	struct world *world = *state;
	struct message message;

	team_message(&message, "Wijkteam Oost");
	const struct message *first = world_ask(world, "ctl:gerrit", &message);
	world_is(first, STATUS_OK);
	message.serial = 6;
	const struct message *second = world_ask(world, "ctl:gerrit#2", &message);
	world_is(second, STATUS_OK);

	const struct team *one = world_row(first, &team_record, 0), *two = world_row(second, &team_record, 0);
	assert_int_equal(one->id, two->id);
	assert_int_equal(second->serial, 6);
	assert_int_equal(world_number(world, "SELECT count(*) FROM team WHERE naam = 'Wijkteam Oost'"), 1);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE kind = 'team'"), 1);
	message_free(&message);
}

static void a_key_belongs_to_one_person_and_one_request(void **state)
{
	struct world *world = *state;
	struct message message;

	team_message(&message, "Wijkteam Oost");
	world_is(world_ask(world, "ctl:gerrit", &message), STATUS_OK);
	world_sql(world, "UPDATE request_done SET employee_id = employee_id + 1");
	world_ask(world, "ctl:gerrit", &message);
	assert_false(world_alive(world, "ctl:gerrit"));
	message_free(&message);
}

static void a_change_without_a_key_ends_the_session(void **state)
{
	struct world *world = *state;
	struct message message;

	team_message(&message, "Wijkteam Oost");
	memset(message.key, 0, sizeof(message.key));
	assert_null(world_ask(world, "ctl:gerrit", &message));
	assert_int_equal(world_number(world, "SELECT count(*) FROM team"), 2);
	message_free(&message);
}

static void a_refused_change_leaves_nothing_and_may_come_again(void **state)
{
	struct world *world = *state;
	struct message message;

	team_message(&message, "Wijkteam Noord");	/* is there already */
	const struct message *answer = world_ask(world, "ctl:gerrit", &message);
	assert_int_not_equal(answer->status, STATUS_OK);
	assert_non_null(world_row(answer, &refusal_record, 0));
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM request_done"), 0);
	world_sql(world, "UPDATE team SET naam = 'Anders' WHERE naam = 'Wijkteam Noord'");
	world_is(world_ask(world, "ctl:gerrit", &message), STATUS_OK);
	message_free(&message);
}

static void answers_are_kept_thirty_days(void **state)
{
	struct world *world = *state;
	const int64_t day_ms = INT64_C(86400000);
	struct message message;

	team_message(&message, "Wijkteam Oost");
	world_is(world_ask(world, "ctl:gerrit", &message), STATUS_OK);
	world_wait(world, 29 * day_ms);
	assert_int_equal(world_number(world, "SELECT count(*) FROM request_done"), 1);
	world_wait(world, 2 * day_ms);
	assert_int_equal(world_number(world, "SELECT count(*) FROM request_done"), 0);
	message_free(&message);
}

/* The file may not grow any more (a limit below its size is its size): SQLite says SQLITE_FULL as on a full disk. */
static void disk_full(struct db *db, bool full)
{
	sqlite3 *handle = db->handle;
	const char *limit = full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";

	sqlite3_set_authorizer(handle, NULL, NULL);
	assert_int_equal(sqlite3_exec(handle, limit, NULL, NULL, NULL), SQLITE_OK);
	db_seal(db);
}

static void on_a_full_disk_it_says_not_stored_and_goes_on(void **state)
{
	struct world *world = *state;
	struct message message;
	struct team team = { .naam = "Wijkteam West" };
	int stored = 0;

	disk_full(world_db(world), true);
	for (;; stored++) {
		snprintf(team.naam, sizeof(team.naam), "Wijkteam %d", stored);
		const struct message *answer = world_call(world, "ctl:gerrit", REQ_TEAM_ADD, &team_record, &team, NULL);
		if (answer->status != STATUS_OK) {
			world_is(answer, STATUS_UNAVAILABLE);
			assert_non_null(strstr(((const struct refusal *)world_row(answer, &refusal_record, 0))->text,
				"Niet opgeslagen"));
			break;
		}
		assert_in_range(stored, 0, 1000);
	}
	assert_int_equal(world_number(world, "SELECT count(*) - 2 FROM team"), stored);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit"), stored);
	assert_true(world_alive(world, "ctl:gerrit"));
	assert_false(store_lost(world_store(world)));
	world_is(world_call_id(world, "ctl:gerrit", REQ_AUDIT_VERIFY, 0), STATUS_OK);

	disk_full(world_db(world), false);
	team_message(&message, team.naam);
	world_is(world_ask(world, "ctl:gerrit", &message), STATUS_OK);
	message_free(&message);
}

static void while_the_view_log_is_full_nobody_finds_anything(void **state)
{
	static const struct ask ask = { .word = "jansen" };
	struct world *world = *state;
	struct db *views = world_store(world)->view_db;
	const struct message *answer;
	int opened = 0;

	disk_full(views, true);
	do {
		assert_in_range(opened, 0, 1000);
		answer = world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, world_household(world, "jansen"));
	} while (answer->status == STATUS_OK && ++opened);
	world_is(answer, STATUS_UNAVAILABLE);
	answer = world_call(world, "amina", REQ_SEARCH, &ask_record, &ask, NULL);
	world_is(answer, STATUS_UNAVAILABLE);
	assert_null(world_row(answer, &search_hit_record, 0));
	disk_full(views, false);
	world_is(world_call(world, "amina", REQ_SEARCH, &ask_record, &ask, NULL), STATUS_OK);
}

static void without_the_role_nothing_changes(void **state)
{
	struct world *world = *state;
	struct team team = { .naam = "Wijkteam Oost" };

	world_is(world_call(world, "ctl:amina", REQ_TEAM_ADD, &team_record, &team, NULL), STATUS_REFUSED);
	assert_int_equal(world_number(world, "SELECT count(*) FROM team"), 2);
}

/* ---- lookup ---- */

static const struct message *lookup(struct world *world, const char *who, const char *word, id household)
{
	struct ask ask = { .id = household };

	strcpy(ask.word, word);
	return world_call(world, who, REQ_LOOKUP, &ask_record, &ask, NULL);
}

static bool has_employee(const struct message *answer, const char *username)
{
	const struct employee *employee;

	for (size_t n = 0; (employee = world_row(answer, &employee_record, n)); n++)
		if (strcmp(employee->username, username) == 0)
			return true;
	return false;
}

static void lookup_gives_what_there_is_to_choose_from(void **state)
{
	struct world *world = *state;

	assert_int_equal(world_count(lookup(world, "amina", "employee", 0), &employee_record), 9);
	assert_int_equal(world_count(lookup(world, "amina", "organisation", 0), &organisation_record), 2);
	assert_int_equal(world_count(lookup(world, "amina", "team", 0), &team_record), 2);
	assert_int_equal(world_count(lookup(world, "amina", "role", 0), &role_assignment_record), 9);
	assert_int_equal(world_count(lookup(world, "amina", "rung", 0), &rung_record),
		world_number(world, "SELECT count(*) FROM rung"));
	assert_int_equal(world_count(lookup(world, "amina", "provision_kind", 0), &provision_kind_record),
		world_number(world, "SELECT count(*) FROM provision_kind"));
	world_is(lookup(world, "amina", "maan", 0), STATUS_INVALID);
}

static void only_who_may_work_with_a_household_can_be_picked_for_it(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	/* bram lives in this household himself */
	world_sql(world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Piet')"
		" WHERE username = 'bram'");
	world_sql(world, "UPDATE employee SET disabled = 1 WHERE username = 'carla'");
	const struct message *answer = lookup(world, "amina", "employee", jansen);
	assert_true(has_employee(answer, "amina"));
	assert_true(has_employee(answer, "karel"));
	assert_false(has_employee(answer, "bram"));
	assert_false(has_employee(answer, "carla"));
	assert_false(has_employee(answer, "gerrit"));
	world_is(lookup(world, "amina", "employee", world_household(world, "geheim")), STATUS_MISSING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_request_has_one_door_and_every_door_a_request),
		world_test(a_second_hello_ends_the_session),
		world_test(me_tells_roles_team_and_deeds),
		world_test(another_build_is_refused),
		world_test(nothing_comes_before_hello),
		world_test(what_is_not_in_the_table_ends_the_session),
		world_test(who_is_gone_may_not_ask),
		world_test(wijkctl_is_who_the_monitor_says_and_must_exist),
		world_test(a_locked_session_saves_drafts_and_nothing_else),
		world_test(a_draft_is_kept_per_field_and_offered_again),
		world_test(the_same_key_twice_is_done_once_and_answered_alike),
		world_test(a_key_belongs_to_one_person_and_one_request),
		world_test(a_change_without_a_key_ends_the_session),
		world_test(a_refused_change_leaves_nothing_and_may_come_again),
		world_test(answers_are_kept_thirty_days),
		world_test(on_a_full_disk_it_says_not_stored_and_goes_on),
		world_test(while_the_view_log_is_full_nobody_finds_anything),
		world_test(without_the_role_nothing_changes),
		world_test(lookup_gives_what_there_is_to_choose_from),
		world_test(only_who_may_work_with_a_household_can_be_picked_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
