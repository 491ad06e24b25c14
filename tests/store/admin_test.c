/* Administration: who may be added, what they may do, and until when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/admin.h"
#include "vault/vault.h"
#include "world.h"

#define KEY "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6a+qhJQF19x/Py0V0LnM9YbvdOpcJIw4wRsKszajKz fatima"
#define ADMIN "ctl:gerrit"
#define TODAY 20775	/* 2026-11-18 */

static int setup(void **state)
{
	*state = world_new();
	return 0;
}

static int teardown(void **state)
{
	world_free(*state);
	return 0;
}

static struct ask ask_word(const char *word)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	snprintf(ask.word, sizeof(ask.word), "%s", word);
	return ask;
}

static const struct message *user_add(struct world *world, const char *who, const char *username,
	const char *organisation, const char *team)
{
	struct employee employee;

	record_init(&employee_record, &employee);
	snprintf(employee.username, sizeof(employee.username), "%s", username);
	snprintf(employee.naam, sizeof(employee.naam), "Fatima el Idrissi");
	snprintf(employee.organisation_naam, sizeof(employee.organisation_naam), "%s", organisation);
	snprintf(employee.team_naam, sizeof(employee.team_naam), "%s", team);
	return world_call(world, who, REQ_USER_ADD, &employee_record, &employee, NULL);
}

static const struct message *user_ask(struct world *world, const char *who, int request, const char *username,
	bool flag, const char *tekst)
{
	struct ask ask = ask_word(username);

	ask.flag = flag;
	ask.tekst = (char *)tekst;
	return world_call(world, who, request, &ask_record, &ask, NULL);
}

static const struct message *role_give(struct world *world, const char *who, const char *username, int role, day from,
	day until, const char *team)
{
	struct role_assignment given = { .role = role, .from = from, .until = until };
	struct ask ask = ask_word(username);

	ask.tekst = (char *)team;
	return world_call(world, who, REQ_ROLE_GIVE, &role_assignment_record, &given, &ask_record, &ask, NULL);
}

static const struct message *role_end(struct world *world, const char *username, int role, day on)
{
	struct ask ask = ask_word(username);

	ask.number = role;
	ask.day = on;
	return world_call(world, ADMIN, REQ_ROLE_END, &ask_record, &ask, NULL);
}

static const struct message *absence_add(struct world *world, const char *who, const char *username, day from,
	day until, const char *deputy)
{
	struct absence absence = { .from = from, .until = until, .reason = "verlof" };
	struct ask ask = ask_word(username);

	ask.tekst = (char *)deputy;
	return world_call(world, who, REQ_ABSENCE_ADD, &absence_record, &absence, &ask_record, &ask, NULL);
}

static void refused_by(const struct message *answer, const char *rule)
{
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), rule);
}

/* ---- users ---- */

static void a_team_can_be_set_up_from_nothing(void **state)
{
	struct world *world = *state;
	struct team team = { .naam = "Wijkteam West", .wijk = "West" };
	const struct message *answer;

	world_is(world_call(world, ADMIN, REQ_TEAM_ADD, &team_record, &team, NULL), STATUS_OK);
	answer = user_add(world, ADMIN, "fatima", "", "Wijkteam West");
	world_is(answer, STATUS_OK);
	const struct employee *fatima = world_row(answer, &employee_record, 0);
	assert_string_equal(fatima->organisation_naam, "Gemeente Waterland");
	assert_string_equal(fatima->team_naam, "Wijkteam West");
	world_is(role_give(world, ADMIN, "fatima", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, NULL), STATUS_OK);
	world_is(user_ask(world, ADMIN, REQ_USER_KEY, "fatima", false, KEY), STATUS_OK);
	world_is(user_ask(world, ADMIN, REQ_USER_PASSWORD, "fatima", false, "vier blauwe fietsen"), STATUS_OK);
	/* She can come in, and starts a household in her own area. */
	struct household household;
	record_init(&household_record, &household);
	snprintf(household.straatnaam, sizeof(household.straatnaam), "Westerstraat");
	household.huisnummer = 1;
	answer = world_call(world, "fatima", REQ_HOUSEHOLD_ADD, &household_record, &household, NULL);
	world_is(answer, STATUS_OK);
	assert_string_equal(((struct household *)world_row(answer, &household_record, 0))->wijk, "West");
}

static void a_user_needs_a_name_an_employer_and_a_team_that_exist(void **state)
{
	static const char *const wrong[] = { "", "Fatima", "1fatima", "fatima el", "fatimá", "-x", "root\n",
		"abcdefghijklmnopqrstuvwxyzabcdefg" };
	struct world *world = *state;

	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (strlen(wrong[i]) < FIELD_SIZE_OF(struct employee, username))
			world_is(user_add(world, ADMIN, wrong[i], "", ""), STATUS_INVALID);
	world_is(user_add(world, ADMIN, "fatima", "Onbekend BV", ""), STATUS_INVALID);
	world_is(user_add(world, ADMIN, "fatima", "", "Wijkteam Nergens"), STATUS_INVALID);
	assert_int_equal(world_number(world, "SELECT count(*) FROM employee"), 9);
}

static void the_same_user_again_is_no_mistake_but_another_is(void **state)
{
	struct world *world = *state;

	world_is(user_add(world, ADMIN, "fatima", "", ""), STATUS_OK);
	world_is(user_add(world, ADMIN, "fatima", "", ""), STATUS_OK);
	refused_by(user_add(world, ADMIN, "fatima", "Stichting Welzijn Noord", ""), "gebruiker.bestaat");
	assert_int_equal(world_number(world, "SELECT count(*) FROM employee WHERE username = 'fatima'"), 1);
}

static void organisations_and_teams_are_made_once(void **state)
{
	struct world *world = *state;
	struct organisation organisation = { .naam = " Stichting  De Brug ", .kind = ORGANISATION_WELZIJN };
	struct team team = { .naam = "Wijkteam Noord", .wijk = "Noord" };

	world_is(world_call(world, ADMIN, REQ_ORGANISATION_ADD, &organisation_record, &organisation, NULL), STATUS_OK);
	world_is(world_call(world, ADMIN, REQ_ORGANISATION_ADD, &organisation_record, &organisation, NULL), STATUS_OK);
	organisation.provider = true;
	refused_by(world_call(world, ADMIN, REQ_ORGANISATION_ADD, &organisation_record, &organisation, NULL),
		"organisatie.bestaat");
	world_is(world_call(world, ADMIN, REQ_TEAM_ADD, &team_record, &team, NULL), STATUS_OK);
	snprintf(team.wijk, sizeof(team.wijk), "Zuid");
	refused_by(world_call(world, ADMIN, REQ_TEAM_ADD, &team_record, &team, NULL), "team.bestaat");
	team.naam[0] = '\0';
	world_is(world_call(world, ADMIN, REQ_TEAM_ADD, &team_record, &team, NULL), STATUS_INVALID);
}

static void only_the_functional_administrator_does_this(void **state)
{
	static const char *const others[] = { "amina", "bram", "carla", "dirk", "esther", "femke", "hanna" };
	struct world *world = *state;

	for (size_t i = 0; i < COUNT_OF(others); i++) {
		world_is(user_add(world, others[i], "fatima", "", ""), STATUS_REFUSED);
		world_is(user_ask(world, others[i], REQ_USER_LIST, "", false, NULL), STATUS_REFUSED);
		world_is(role_give(world, others[i], "amina", ROLE_FG, DAY_NONE, DAY_NONE, NULL), STATUS_REFUSED);
	}
	world_is(user_ask(world, "gerrit", REQ_USER_LIST, "", false, NULL), STATUS_OK);
	world_is(user_ask(world, "offline", REQ_USER_LIST, "", false, NULL), STATUS_OK);
}

static void keys_are_added_once_and_removed_by_fingerprint(void **state)
{
	struct world *world = *state;
	const struct message *answer = user_ask(world, ADMIN, REQ_USER_KEY, "amina", false, KEY);
	const struct user_key *key = world_row(answer, &user_key_record, 0);
	char fingerprint[65];

	world_is(answer, STATUS_OK);
	assert_string_equal(key->comment, "fatima");
	assert_int_equal(key->added, TODAY);
	snprintf(fingerprint, sizeof(fingerprint), "%s", key->fingerprint);
	assert_int_equal(strncmp(fingerprint, "SHA256:", 7), 0);
	answer = user_ask(world, ADMIN, REQ_USER_KEY, "amina", false, KEY);
	assert_int_equal(world_count(answer, &user_key_record), 1);
	world_is(user_ask(world, ADMIN, REQ_USER_KEY, "amina", false, "ssh-dss AAAA"), STATUS_INVALID);
	world_is(user_ask(world, ADMIN, REQ_USER_KEY, "niemand", false, KEY), STATUS_MISSING);
	answer = user_ask(world, ADMIN, REQ_USER_KEY, "amina", true, fingerprint);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &user_key_record), 0);
	world_is(user_ask(world, ADMIN, REQ_USER_KEY, "amina", true, fingerprint), STATUS_MISSING);
}

static void a_password_is_kept_as_a_hash_and_never_logged(void **state)
{
	struct world *world = *state;
	struct query *query;

	world_is(user_ask(world, ADMIN, REQ_USER_PASSWORD, "amina", false, "te kort"), STATUS_INVALID);
	world_is(user_ask(world, ADMIN, REQ_USER_PASSWORD, "amina", false, "amina en haar fiets"), STATUS_INVALID);
	world_is(user_ask(world, ADMIN, REQ_USER_PASSWORD, "amina", false, "vier blauwe fietsen"), STATUS_OK);
	query = db_query(world_db(world), "SELECT password_hash FROM employee WHERE username = 'amina'");
	assert_true(query_one(query, NULL));
	assert_true(password_check(query_get_text(query, "password_hash"), "vier blauwe fietsen", 1, 8));
	query_done(query);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE tekst LIKE '%fietsen%'"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'gebruiker-wachtwoord'"), 1);
}

static void who_is_disabled_is_out_at_once(void **state)
{
	struct world *world = *state;

	world_seat(world, "amina");
	refused_by(user_ask(world, ADMIN, REQ_USER_DISABLE, "gerrit", true, NULL), "gebruiker.zelf");
	world_is(user_ask(world, ADMIN, REQ_USER_DISABLE, "amina", true, NULL), STATUS_OK);
	assert_false(world_alive(world, "amina"));
	const struct message *answer = world_call_id(world, "amina", REQ_INBOX, 0);
	assert_true(!answer || answer->status == STATUS_REFUSED);
	world_is(user_ask(world, ADMIN, REQ_USER_DISABLE, "amina", false, NULL), STATUS_OK);
	world_leave(world, "amina");
	world_is(world_call_id(world, "amina", REQ_INBOX, 0), STATUS_OK);
}

/* ---- roles ---- */

static void a_role_counts_from_its_first_day_until_the_day_before_its_end(void **state)
{
	struct world *world = *state;

	world_is(role_give(world, ADMIN, "hanna", ROLE_WIJKCOACH, TODAY + 1, TODAY + 3, "Wijkteam Noord"), STATUS_OK);
	for (int d = 0; d < 5; d++) {
		struct actor actor;

		assert_true(actor_load(world_db(world), world_employee(world, "hanna"), TODAY + d, &actor));
		assert_int_equal(actor_has(&actor, ROLE_WIJKCOACH), d == 1 || d == 2);
	}
	world_is(role_give(world, ADMIN, "hanna", ROLE_FG, TODAY, TODAY, NULL), STATUS_INVALID);
}

static void a_role_of_a_team_needs_a_team(void **state)
{
	struct world *world = *state;
	const struct message *answer;

	world_is(role_give(world, ADMIN, "hanna", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, NULL), STATUS_INVALID);
	world_is(role_give(world, ADMIN, "hanna", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, "Nergens"), STATUS_INVALID);
	answer = role_give(world, ADMIN, "carla", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, NULL);
	assert_int_equal(((struct role_assignment *)world_row(answer, &role_assignment_record, 0))->team_id,
		world_team(world, "Wijkteam Noord"));
	answer = role_give(world, ADMIN, "hanna", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, "*");
	assert_int_equal(((struct role_assignment *)world_row(answer, &role_assignment_record, 0))->team_id, 0);
}

static void the_same_role_twice_is_one_role(void **state)
{
	struct world *world = *state;

	world_is(role_give(world, ADMIN, "amina", ROLE_WIJKCOACH, TODAY, DAY_NONE, NULL), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM role_assignment"), 9);
	world_is(role_give(world, ADMIN, "esther", ROLE_FG, TODAY, TODAY + 10, NULL), STATUS_OK);
	refused_by(role_give(world, ADMIN, "esther", ROLE_FG, TODAY + 5, TODAY + 20, NULL), "rol.overlap");
	world_is(role_give(world, ADMIN, "esther", ROLE_FG, TODAY + 10, TODAY + 20, NULL), STATUS_OK);
}

static void nobody_gives_a_role_to_themselves(void **state)
{
	struct world *world = *state;

	refused_by(role_give(world, ADMIN, "gerrit", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, "*"), "rol.zelf");
	world_is(role_give(world, "offline", "gerrit", ROLE_WIJKCOACH, DAY_NONE, DAY_NONE, "*"), STATUS_OK);
}

static void nobody_shuts_themselves_out_of_the_administration(void **state)
{
	struct world *world = *state;

	refused_by(role_end(world, "gerrit", ROLE_FUNCTIONEEL_BEHEERDER, DAY_NONE), "rol.beheer");
}

static void the_end_of_a_role_is_felt_at_once(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen");

	world_is(world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, jansen), STATUS_OK);
	world_is(role_end(world, "amina", ROLE_WIJKCOACH, DAY_NONE), STATUS_OK);
	assert_false(world_alive(world, "amina"));
	const struct message *answer = world_call_id(world, "amina", REQ_HOUSEHOLD_OPEN, jansen);
	assert_int_not_equal(answer->status, STATUS_OK);
	world_is(role_end(world, "amina", ROLE_WIJKCOACH, DAY_NONE), STATUS_MISSING);
}

static void who_keeps_a_role_keeps_the_session(void **state)
{
	struct world *world = *state;

	world_is(role_give(world, ADMIN, "amina", ROLE_BACKOFFICE, DAY_NONE, DAY_NONE, NULL), STATUS_OK);
	world_seat(world, "amina");
	world_is(role_end(world, "amina", ROLE_WIJKCOACH, DAY_NONE), STATUS_OK);
	assert_true(world_alive(world, "amina"));
	world_is(role_end(world, "karel", ROLE_WIJKCOACH, TODAY + 7), STATUS_OK);
	assert_true(world_number(world, "SELECT count(*) FROM role_assignment WHERE until = '2026-11-25'") == 1);
}

static void roles_are_listed_with_their_people(void **state)
{
	struct world *world = *state;
	const struct message *answer = user_ask(world, ADMIN, REQ_ROLE_LIST, "", false, NULL);

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &role_assignment_record), 9);
	assert_int_equal(world_count(answer, &employee_record), 9);
	answer = user_ask(world, ADMIN, REQ_ROLE_LIST, "carla", false, NULL);
	assert_int_equal(world_count(answer, &role_assignment_record), 1);
}

/* ---- absence ---- */

static void everybody_says_to_be_absent_of_themselves_only(void **state)
{
	struct world *world = *state;

	world_is(absence_add(world, "amina", "amina", TODAY, TODAY + 7, "karel"), STATUS_OK);
	world_is(absence_add(world, "amina", "karel", TODAY + 30, TODAY + 37, NULL), STATUS_REFUSED);
	world_is(absence_add(world, ADMIN, "karel", TODAY + 30, TODAY + 37, NULL), STATUS_OK);
}

static void why_somebody_is_absent_is_not_for_everybody(void **state)
{
	struct world *world = *state;

	world_is(absence_add(world, "amina", "amina", TODAY, DAY_NONE, NULL), STATUS_OK);
	const struct message *answer = user_ask(world, "bram", REQ_ABSENCE_LIST, "", false, NULL);
	assert_string_equal(((struct absence *)world_row(answer, &absence_record, 0))->employee_naam, "Amina Bakkali");
	assert_string_equal(((struct absence *)world_row(answer, &absence_record, 0))->reason, "");
	answer = user_ask(world, "amina", REQ_ABSENCE_LIST, "", false, NULL);
	assert_string_equal(((struct absence *)world_row(answer, &absence_record, 0))->reason, "verlof");
}

static void a_deputy_is_somebody_else_who_works_here(void **state)
{
	struct world *world = *state;

	world_is(absence_add(world, ADMIN, "amina", TODAY, TODAY + 7, "amina"), STATUS_INVALID);
	world_is(absence_add(world, ADMIN, "amina", TODAY, TODAY + 7, "niemand"), STATUS_MISSING);
	world_is(user_ask(world, ADMIN, REQ_USER_DISABLE, "karel", true, NULL), STATUS_OK);
	world_is(absence_add(world, ADMIN, "amina", TODAY, TODAY + 7, "karel"), STATUS_INVALID);
	world_is(absence_add(world, ADMIN, "amina", TODAY + 7, TODAY + 7, "bram"), STATUS_INVALID);
}

static void deputies_make_no_circle_and_no_long_chain(void **state)
{
	struct world *world = *state;

	world_is(absence_add(world, ADMIN, "amina", TODAY, TODAY + 7, "karel"), STATUS_OK);
	refused_by(absence_add(world, ADMIN, "karel", TODAY + 6, TODAY + 9, "amina"), "vervanging.kring");
	/* When one is back the other may leave. */
	world_is(absence_add(world, ADMIN, "karel", TODAY + 7, TODAY + 9, "amina"), STATUS_OK);
	world_is(absence_add(world, ADMIN, "karel", TODAY, TODAY + 2, "carla"), STATUS_OK);
	world_is(absence_add(world, ADMIN, "carla", TODAY, TODAY + 2, "dirk"), STATUS_OK);
	refused_by(absence_add(world, ADMIN, "dirk", TODAY, TODAY + 2, "esther"), "vervanging.keten");
	refused_by(absence_add(world, ADMIN, "bram", TODAY, TODAY + 2, "amina"), "vervanging.keten");
	world_is(absence_add(world, ADMIN, "dirk", TODAY + 2, TODAY + 4, "esther"), STATUS_OK);
}

static void a_circle_of_three_is_seen(void **state)
{
	struct world *world = *state;

	world_is(absence_add(world, ADMIN, "amina", TODAY, DAY_NONE, "karel"), STATUS_OK);
	world_is(absence_add(world, ADMIN, "karel", TODAY, DAY_NONE, "carla"), STATUS_OK);
	refused_by(absence_add(world, ADMIN, "carla", TODAY + 100, DAY_NONE, "amina"), "vervanging.kring");
}

static void absence_is_said_once_and_ends(void **state)
{
	struct world *world = *state;
	const struct message *answer = absence_add(world, ADMIN, "amina", TODAY, TODAY + 7, "karel");
	struct ask ask;

	world_is(answer, STATUS_OK);
	record_init(&ask_record, &ask);
	ask.id = ((struct absence *)world_row(answer, &absence_record, 0))->id;
	world_is(absence_add(world, ADMIN, "amina", TODAY, TODAY + 7, "karel"), STATUS_OK);
	refused_by(absence_add(world, ADMIN, "amina", TODAY + 3, TODAY + 9, NULL), "afwezig.overlap");
	ask.day = TODAY + 2;
	world_is(world_call(world, "bram", REQ_ABSENCE_END, &ask_record, &ask, NULL), STATUS_REFUSED);
	world_is(world_call(world, "amina", REQ_ABSENCE_END, &ask_record, &ask, NULL), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM absence WHERE until = '2026-11-20'"), 1);
	ask.id = 999999;
	world_is(world_call(world, ADMIN, REQ_ABSENCE_END, &ask_record, &ask, NULL), STATUS_MISSING);
}

static void every_change_is_audited(void **state)
{
	struct world *world = *state;
	int64_t before = world_number(world, "SELECT count(*) FROM audit");

	user_add(world, ADMIN, "fatima", "", "");
	role_give(world, ADMIN, "fatima", ROLE_BACKOFFICE, DAY_NONE, DAY_NONE, NULL);
	role_end(world, "fatima", ROLE_BACKOFFICE, DAY_NONE);
	user_ask(world, ADMIN, REQ_USER_DISABLE, "fatima", true, NULL);
	absence_add(world, ADMIN, "amina", TODAY, TODAY + 1, NULL);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit"), before + 5);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE tekst LIKE 'fatima%'"), 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_team_can_be_set_up_from_nothing),
		TEST(a_user_needs_a_name_an_employer_and_a_team_that_exist),
		TEST(the_same_user_again_is_no_mistake_but_another_is),
		TEST(organisations_and_teams_are_made_once),
		TEST(only_the_functional_administrator_does_this),
		TEST(keys_are_added_once_and_removed_by_fingerprint),
		TEST(a_password_is_kept_as_a_hash_and_never_logged),
		TEST(who_is_disabled_is_out_at_once),
		TEST(a_role_counts_from_its_first_day_until_the_day_before_its_end),
		TEST(a_role_of_a_team_needs_a_team),
		TEST(the_same_role_twice_is_one_role),
		TEST(nobody_gives_a_role_to_themselves),
		TEST(nobody_shuts_themselves_out_of_the_administration),
		TEST(the_end_of_a_role_is_felt_at_once),
		TEST(who_keeps_a_role_keeps_the_session),
		TEST(roles_are_listed_with_their_people),
		TEST(everybody_says_to_be_absent_of_themselves_only),
		TEST(why_somebody_is_absent_is_not_for_everybody),
		TEST(a_deputy_is_somebody_else_who_works_here),
		TEST(deputies_make_no_circle_and_no_long_chain),
		TEST(a_circle_of_three_is_seen),
		TEST(absence_is_said_once_and_ends),
		TEST(every_change_is_audited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
