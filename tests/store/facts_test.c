/* Facts around a household: signals, gezag, who may be called, addresses by date, procesregie; through the door and raw. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "homes.h"

static int begin(void **state)
{
	struct world *world = world_new();

	homes_keys(world);
	*state = world;
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static struct signal signal_about(struct world *world, const char *household, int kind, const char *reason)
{
	struct signal signal;

	record_init(&signal_record, &signal);
	signal.household_id = world_household(world, household);
	signal.kind = kind;
	snprintf(signal.reason, sizeof(signal.reason), "%s", reason);
	return signal;
}

static struct signal signal_set(struct world *world, const char *who, const char *household, int kind)
{
	struct signal signal = signal_about(world, household, kind, "ex-partner dreigt");
	const struct message *answer = world_call(world, who, REQ_SIGNAL_SAVE, &signal_record, &signal, NULL);

	world_is(answer, STATUS_OK);
	return *(const struct signal *)world_row(answer, &signal_record, 0);
}

static const struct message *signal_ended(struct world *world, const char *who, const struct signal *signal,
	const char *reason)
{
	struct ask ask = homes_ask(signal->id);

	ask.version = signal->version;
	snprintf(ask.word, sizeof(ask.word), "%s", reason);
	return world_call(world, who, REQ_SIGNAL_END, &ask_record, &ask, NULL);
}

static void refused_raw(struct world *world, const char *sql, const char *sentence)
{
	struct err err = ERR_INIT;

	assert_false(query_run(db_query(world_db(world), sql), &err));
	if (!strstr(err.text, sentence))
		fail_msg("«%s» and not «%s»", err.text, sentence);
}

/* ---- signals ---- */

static void a_signal_says_who_set_it_why_and_since_when(void **state)
{
	struct world *world = *state;
	struct signal made = signal_set(world, "amina", "jansen", SIGNAL_SAFETY);
	const struct message *view = homes_open(world, "bram", made.household_id);
	const struct signal *seen = world_row(view, &signal_record, 0);

	assert_string_equal(seen->reason, "ex-partner dreigt");
	assert_string_equal(seen->employee_naam, "Amina Bakkali");
	assert_int_equal(seen->from, world_today(world));
	assert_int_equal(seen->until, DAY_NONE);
	assert_int_equal(world_number(world, "SELECT count(*) FROM audit WHERE act = 'signaal'"), 1);
}

static void a_signal_stands_there_once_and_stays_when_it_ended(void **state)
{
	struct world *world = *state;
	struct signal made = signal_set(world, "amina", "jansen", SIGNAL_SAFETY), again;
	const struct signal *seen;
	const struct message *answer;

	again = signal_about(world, "jansen", SIGNAL_SAFETY, "nog eens");
	answer = world_call(world, "bram", REQ_SIGNAL_SAVE, &signal_record, &again, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "signaal.al");
	answer = signal_ended(world, "bram", &made, "");
	world_is(answer, STATUS_INVALID);
	answer = signal_ended(world, "bram", &made, "straatverbod");
	world_is(answer, STATUS_OK);
	seen = world_row(homes_open(world, "amina", made.household_id), &signal_record, 0);
	assert_int_equal(seen->until, world_today(world));
	assert_string_equal(seen->ended_naam, "Bram Visser");
	assert_string_equal(seen->ended_reason, "straatverbod");
	signal_set(world, "amina", "jansen", SIGNAL_SAFETY);
}

static void who_ends_a_signal_that_changed_sees_it_as_it_is(void **state)
{
	struct world *world = *state;
	struct signal made = signal_set(world, "amina", "jansen", SIGNAL_VULNERABLE), later = made;
	const struct message *answer;

	later.review = world_today(world) + 30;
	world_is(world_call(world, "amina", REQ_SIGNAL_SAVE, &signal_record, &later, NULL), STATUS_OK);
	answer = signal_ended(world, "bram", &made, "is over");
	world_is(answer, STATUS_CONFLICT);
	assert_int_equal(((const struct signal *)world_row(answer, &signal_record, 0))->review, later.review);
}

static void others_see_and_set_no_signals(void **state)
{
	struct world *world = *state;
	struct signal signal = signal_about(world, "jansen", SIGNAL_SAFETY, "x");

	signal_set(world, "amina", "jansen", SIGNAL_SAFETY);
	signal.kind = SIGNAL_VULNERABLE;
	world_is(world_call(world, "karel", REQ_SIGNAL_SAVE, &signal_record, &signal, NULL), STATUS_REFUSED);
	/* the back office sees whom a decision is about, and nothing of what the team minds */
	assert_int_equal(world_count(homes_open(world, "femke", signal.household_id), &signal_record), 0);
	signal.household_id = world_household(world, "geheim");
	world_is(world_call(world, "amina", REQ_SIGNAL_SAVE, &signal_record, &signal, NULL), STATUS_MISSING);
}

static void raw_sql_leaves_a_signal_as_it_was_set(void **state)
{
	struct world *world = *state;
	struct signal made = signal_set(world, "amina", "jansen", SIGNAL_SAFETY);

	refused_raw(world, "UPDATE signal SET reason = 'niets aan de hand'", "staan vast");
	refused_raw(world, "UPDATE signal SET employee_id = NULL", "staan vast");
	refused_raw(world, "DELETE FROM signal", "verwijderen kan niet");
	world_is(signal_ended(world, "amina", &made, "voorbij"), STATUS_OK);
	refused_raw(world, "UPDATE signal SET until = NULL, ended_reason = NULL", "al beëindigd");
}

/* ---- secret addresses ---- */

static void an_address_is_secret_while_the_signal_is_on(void **state)
{
	struct world *world = *state;
	struct signal made = signal_set(world, "amina", "jansen", SIGNAL_SECRET_ADDRESS);
	const struct household *seen;

	assert_string_equal(homes_hit(homes_search(world, "karel", "anna jansen"), "Anna Jansen")->address, "adres geheim");
	assert_null(homes_hit(homes_search(world, "karel", "1441AA 31"), "Anna Jansen"));
	seen = world_row(homes_open(world, "femke", made.household_id), &household_record, 0);
	assert_true(seen->secret);
	assert_string_equal(seen->straatnaam, "");
	assert_string_equal(seen->postcode, "");
	seen = world_row(homes_open(world, "amina", made.household_id), &household_record, 0);
	assert_string_equal(seen->straatnaam, "Boterdiep");
	world_is(signal_ended(world, "amina", &made, "niet meer nodig"), STATUS_OK);
	assert_string_not_equal(homes_hit(homes_search(world, "karel", "anna jansen"), "Anna Jansen")->address, "adres geheim");
	homes_keys_right(world);
}

/* ---- addresses ---- */

static struct address address_of(struct world *world, const char *household, int kind, const char *straat, int nummer,
	const char *postcode, day from)
{
	struct address address;

	record_init(&address_record, &address);
	address.household_id = world_household(world, household);
	address.kind = kind;
	snprintf(address.straatnaam, sizeof(address.straatnaam), "%s", straat);
	snprintf(address.postcode, sizeof(address.postcode), "%s", postcode);
	address.huisnummer = nummer;
	address.from = from;
	address.version = query_number(db_query(world_db(world),
		"SELECT version FROM household WHERE naam = 'Jansen'"), NULL);
	return address;
}

static const struct message *address_saved(struct world *world, const struct address *address)
{
	return world_call(world, "amina", REQ_ADDRESS_SAVE, &address_record, address, NULL);
}

static const struct address *address_seen(const struct message *view, size_t n)
{
	const struct address *address = world_row(view, &address_record, n);

	assert_non_null(address);
	return address;
}

static void a_move_keeps_where_they_lived_with_its_days(void **state)
{
	struct world *world = *state;
	day moved = world_today(world) - 10;
	struct address address = address_of(world, "jansen", ADDRESS_HOME, "Zaagmolen", 4, "1442 BB", moved);
	const struct message *view;

	world_is(address_saved(world, &address), STATUS_OK);
	view = homes_open(world, "amina", address.household_id);
	assert_int_equal(world_count(view, &address_record), 2);
	assert_string_equal(address_seen(view, 0)->postcode, "1442BB");
	assert_int_equal(address_seen(view, 0)->from, moved);
	assert_int_equal(address_seen(view, 0)->until, DAY_NONE);
	assert_string_equal(address_seen(view, 1)->straatnaam, "Boterdiep");
	assert_int_equal(address_seen(view, 1)->until, moved);
	assert_true(homes_hit(homes_search(world, "karel", "1442BB 4"), "Anna Jansen") != NULL);
	assert_true(homes_hit(homes_search(world, "karel", "boterdiep 31"), "Anna Jansen")->former);
	homes_keys_right(world);
}

static void a_secret_address_of_before_finds_nobody(void **state)
{
	struct world *world = *state;
	struct signal made = signal_set(world, "amina", "jansen", SIGNAL_SECRET_ADDRESS);
	struct address address;

	world_wait(world, INT64_C(5) * 86400 * 1000);
	address = address_of(world, "jansen", ADDRESS_HOME, "Zaagmolen", 4, "1442BB", world_today(world));
	world_is(address_saved(world, &address), STATUS_OK);
	world_is(signal_ended(world, "amina", &made, "weer veilig"), STATUS_OK);
	assert_true(address_seen(homes_open(world, "amina", address.household_id), 1)->secret);
	assert_null(homes_hit(homes_search(world, "karel", "boterdiep 31"), "Anna Jansen"));
	homes_keys_right(world);
}

static void a_briefadres_stands_beside_where_they_stay(void **state)
{
	struct world *world = *state;
	day today = world_today(world);
	struct address address = address_of(world, "jansen", ADDRESS_LETTER, "Raadhuisplein", 1, "1441AA", today - 3);
	const struct message *view;

	world_is(address_saved(world, &address), STATUS_OK);
	view = homes_open(world, "amina", address.household_id);
	assert_int_equal(address_seen(view, 0)->kind, ADDRESS_HOME);
	assert_int_equal(address_seen(view, 1)->kind, ADDRESS_LETTER);
	assert_int_equal(address_seen(view, 1)->until, DAY_NONE);
	/* a new home needs none */
	address = address_of(world, "jansen", ADDRESS_HOME, "Zaagmolen", 4, "1442BB", today);
	world_is(address_saved(world, &address), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM address WHERE until IS NULL"), 0);
	assert_int_equal(world_number(world, "SELECT count(*) FROM address"), 2);
}

static void an_address_is_refused_when_its_days_or_parts_cannot_be(void **state)
{
	struct world *world = *state;
	day today = world_today(world);
	struct address address = address_of(world, "jansen", ADDRESS_HOME, "Zaagmolen", 4, "14BB", today);

	world_is(address_saved(world, &address), STATUS_INVALID);
	address = address_of(world, "jansen", ADDRESS_HOME, "", 0, "", today);
	world_is(address_saved(world, &address), STATUS_INVALID);
	address = address_of(world, "jansen", ADDRESS_HOME, "Zaagmolen", 4, "1442BB", today + 1);
	world_is(address_saved(world, &address), STATUS_INVALID);
	address = address_of(world, "jansen", ADDRESS_HOME, "Zaagmolen", 4, "1442BB", today);
	address.until = today - 1;
	world_is(address_saved(world, &address), STATUS_INVALID);
	address.until = DAY_NONE;
	address.version--;
	world_is(address_saved(world, &address), STATUS_CONFLICT);
	assert_int_equal(world_number(world, "SELECT count(*) FROM address"), 0);
	refused_raw(world, "INSERT INTO address(id, household_id, kind) SELECT 999, id, 'woonadres' FROM household LIMIT 1",
		"CHECK");
}

static void the_address_of_now_is_put_right_without_a_move(void **state)
{
	struct world *world = *state;
	struct address address = address_of(world, "jansen", ADDRESS_STAY, "Boterdiep", 33, "1441AA", DAY_NONE);
	const struct message *view;

	address.id = address.household_id;
	world_is(address_saved(world, &address), STATUS_OK);
	view = homes_open(world, "amina", address.household_id);
	assert_int_equal(world_count(view, &address_record), 1);
	assert_int_equal(address_seen(view, 0)->huisnummer, 33);
	assert_int_equal(address_seen(view, 0)->kind, ADDRESS_STAY);
	homes_keys_right(world);
}

/* ---- gezag ---- */

static struct gezag gezag_of(struct world *world, int soort, const char *holder)
{
	struct gezag gezag;

	record_init(&gezag_record, &gezag);
	gezag.household_id = world_household(world, "jansen");
	gezag.person_id = world_person(world, "Kim");
	gezag.soort = soort;
	gezag.holder_id = holder ? world_person(world, holder) : 0;
	gezag.from = world_today(world) - 100;
	strcpy(gezag.bron, "BRP");
	return gezag;
}

static const struct message *gezag_saved(struct world *world, const char *who, const struct gezag *gezag)
{
	return world_call(world, who, REQ_GEZAG_SAVE, &gezag_record, gezag, NULL);
}

static void two_parents_hold_it_together_and_a_third_does_not(void **state)
{
	struct world *world = *state;
	struct gezag anna = gezag_of(world, GEZAG_PARENTS, "Anna"), piet = gezag_of(world, GEZAG_PARENTS, "Piet"), third;
	const struct message *answer;

	world_is(gezag_saved(world, "amina", &anna), STATUS_OK);
	answer = gezag_saved(world, "amina", &piet);
	world_is(answer, STATUS_OK);
	assert_string_equal(((const struct gezag *)world_row(answer, &gezag_record, 0))->holder_naam, "Piet Jansen");
	third = gezag_of(world, GEZAG_PARENTS, NULL);
	strcpy(third.holder_naam, "Oom Joop");
	answer = gezag_saved(world, "amina", &third);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "gezag.genoeg");
	third.soort = GEZAG_PARENT;
	assert_string_equal(world_rule(gezag_saved(world, "amina", &third)), "gezag.soort");
	assert_int_equal(world_count(homes_open(world, "bram", anna.household_id), &gezag_record), 2);
}

static void supervision_stands_beside_the_gezag_and_needs_an_institution(void **state)
{
	struct world *world = *state;
	struct gezag anna = gezag_of(world, GEZAG_PARENT, "Anna"), ots = gezag_of(world, GEZAG_SUPERVISION, NULL);

	world_is(gezag_saved(world, "amina", &anna), STATUS_OK);
	world_is(gezag_saved(world, "amina", &ots), STATUS_INVALID);
	ots.organisation_id = world_organisation(world, "Stichting Welzijn Noord");
	world_is(gezag_saved(world, "amina", &ots), STATUS_OK);
	anna = gezag_of(world, GEZAG_NOBODY, "Anna");
	world_is(gezag_saved(world, "amina", &anna), STATUS_INVALID);
}

static void gezag_has_days_and_a_successor(void **state)
{
	struct world *world = *state;
	struct gezag anna = gezag_of(world, GEZAG_PARENT, "Anna"), voogd = gezag_of(world, GEZAG_GUARDIAN, NULL);
	const struct message *answer = gezag_saved(world, "amina", &anna);

	world_is(answer, STATUS_OK);
	anna = *(const struct gezag *)world_row(answer, &gezag_record, 0);
	voogd.organisation_id = world_organisation(world, "Stichting Welzijn Noord");
	voogd.from = world_today(world) - 10;
	strcpy(voogd.bron, "beschikking");
	assert_string_equal(world_rule(gezag_saved(world, "amina", &voogd)), "gezag.soort");
	anna.until = voogd.from;
	world_is(gezag_saved(world, "amina", &anna), STATUS_OK);
	world_is(gezag_saved(world, "amina", &voogd), STATUS_OK);
	world_is(gezag_saved(world, "bram", &anna), STATUS_CONFLICT);
}

static void gezag_ends_at_eighteen_and_is_about_somebody_of_the_household(void **state)
{
	struct world *world = *state;
	struct gezag gezag = gezag_of(world, GEZAG_PARENT, "Anna");

	gezag.person_id = world_person(world, "Mehmet");
	world_is(gezag_saved(world, "amina", &gezag), STATUS_INVALID);
	gezag.person_id = world_person(world, "Anna");
	gezag.holder_id = world_person(world, "Piet");
	world_is(gezag_saved(world, "amina", &gezag), STATUS_INVALID);
	gezag = gezag_of(world, GEZAG_PARENT, "Kim");
	world_is(gezag_saved(world, "amina", &gezag), STATUS_INVALID);
}

static void raw_sql_gives_nobody_too_much_gezag(void **state)
{
	struct world *world = *state;
	struct gezag anna = gezag_of(world, GEZAG_PARENT, "Anna");

	world_is(gezag_saved(world, "amina", &anna), STATUS_OK);
	refused_raw(world, "INSERT INTO gezag(id, household_id, person_id, soort, holder_naam, \"from\", bron)"
		" SELECT id + 1, household_id, person_id, 'OG1', 'Joop', \"from\", 'x' FROM gezag", "genoeg");
	refused_raw(world, "INSERT INTO gezag(id, household_id, person_id, soort, holder_naam, \"from\", bron)"
		" SELECT id + 1, household_id, person_id, 'V', 'Joop', \"from\", 'x' FROM gezag", "soort");
	refused_raw(world, "UPDATE gezag SET soort = 'G'", "CHECK");
	refused_raw(world, "DELETE FROM gezag", "verwijderen");
}

static void the_other_home_of_a_child_shows_the_gezag_without_the_number(void **state)
{
	struct world *world = *state;
	struct gezag anna = gezag_of(world, GEZAG_PARENT, "Anna");
	const struct gezag *seen;

	strcpy(anna.telefoon, "0612345678");
	world_is(gezag_saved(world, "amina", &anna), STATUS_OK);
	world_sql(world, "INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 990001, h.id, p.id,"
		" 'co_ouderschapskind', '2026-01-01' FROM household h, person p WHERE h.naam = 'De Vries' AND p.voornamen = 'Kim'");
	seen = world_row(homes_open(world, "karel", world_household(world, "devries")), &gezag_record, 0);
	assert_non_null(seen);
	assert_string_equal(seen->holder_naam, "Anna Jansen");
	assert_string_equal(seen->telefoon, "");
}

/* ---- who may be called ---- */

static void who_may_be_called_says_when_how_and_whether_it_is_safe(void **state)
{
	struct world *world = *state;
	struct contact_person contact;
	const struct contact_person *seen;

	record_init(&contact_person_record, &contact);
	contact.household_id = world_household(world, "jansen");
	contact.person_id = world_person(world, "Anna");
	contact.safe = CONTACT_UNSAFE;
	strcpy(contact.tijden, "na 17:00");
	world_is(world_call(world, "amina", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_INVALID);
	strcpy(contact.toelichting, "niet inspreken");
	world_is(world_call(world, "amina", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_OK);
	seen = world_row(homes_open(world, "bram", contact.household_id), &contact_person_record, 0);
	assert_string_equal(seen->naam, "Anna Jansen");
	assert_int_equal(seen->safe, CONTACT_UNSAFE);
	contact = *seen;
	contact.until = world_today(world);
	world_is(world_call(world, "bram", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_OK);
	world_is(world_call(world, "amina", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_CONFLICT);
	assert_int_equal(world_count(homes_open(world, "femke", contact.household_id), &contact_person_record), 0);
}

static void only_who_lives_there_or_has_a_name_is_called(void **state)
{
	struct world *world = *state;
	struct contact_person contact;

	record_init(&contact_person_record, &contact);
	contact.household_id = world_household(world, "jansen");
	world_is(world_call(world, "amina", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_INVALID);
	contact.person_id = world_person(world, "Mehmet");
	world_is(world_call(world, "amina", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_INVALID);
	contact.person_id = 0;
	strcpy(contact.naam, "Zus Truus");
	world_is(world_call(world, "amina", REQ_CONTACT_SAVE, &contact_person_record, &contact, NULL), STATUS_OK);
}

/* ---- procesregie ---- */

static const struct message *named(struct world *world, const char *who, const char *whom, int benoemd)
{
	struct procesregie given;

	record_init(&procesregie_record, &given);
	given.household_id = world_household(world, "jansen");
	given.employee_id = world_employee(world, whom);
	given.benoemd = benoemd;
	strcpy(given.waarom, "de hulp wacht op elkaar");
	return world_call(world, who, REQ_PROCESREGIE_GIVE, &procesregie_record, &given, NULL);
}

static void a_team_leader_or_a_round_table_names_the_procesregisseur(void **state)
{
	struct world *world = *state;
	const struct message *answer;
	struct ask ask;

	world_is(named(world, "amina", "dirk", BENOEMD_TEAM_LEADER), STATUS_REFUSED);
	assert_string_equal(world_rule(named(world, "carla", "karel", BENOEMD_TEAM_LEADER)), "procesregie.rol");
	answer = named(world, "carla", "dirk", BENOEMD_TEAM_LEADER);
	world_is(answer, STATUS_OK);
	assert_string_equal(((const struct procesregie *)world_row(answer, &procesregie_record, 0))->benoemd_door_naam,
		"Carla de Wit");
	assert_string_equal(world_rule(named(world, "amina", "dirk", BENOEMD_ROUND_TABLE)), "procesregie.al");
	/* the regisseur stays the regisseur */
	answer = homes_open(world, "dirk", world_household(world, "jansen"));
	assert_string_equal(((const struct household *)world_row(answer, &household_record, 0))->regisseur_naam,
		"Amina Bakkali");
	assert_int_equal(world_count(answer, &procesregie_record), 1);
	ask = homes_ask(((const struct procesregie *)world_row(answer, &procesregie_record, 0))->id);
	strcpy(ask.word, "vlot weer");
	world_is(world_call(world, "amina", REQ_PROCESREGIE_END, &ask_record, &ask, NULL), STATUS_REFUSED);
	world_is(world_call(world, "carla", REQ_PROCESREGIE_END, &ask_record, &ask, NULL), STATUS_OK);
	world_is(named(world, "amina", "dirk", BENOEMD_ROUND_TABLE), STATUS_OK);
	answer = homes_open(world, "amina", world_household(world, "jansen"));
	assert_int_equal(world_count(answer, &procesregie_record), 2);
}

static void nobody_names_oneself_and_raw_sql_names_nobody(void **state)
{
	struct world *world = *state;

	world_is(named(world, "carla", "dirk", BENOEMD_TEAM_LEADER), STATUS_OK);
	assert_string_equal(world_rule(named(world, "dirk", "dirk", BENOEMD_TEAM_LEADER)), "procesregie.zelf");
	refused_raw(world, "UPDATE involvement SET procesregie = 1 WHERE procesregie = 0", "staan vast");
	refused_raw(world, "INSERT INTO involvement(id, household_id, employee_id, what, waarom, \"from\", procesregie, benoemd,"
		" benoemd_door) SELECT id + 7000, (SELECT id FROM household WHERE naam = 'De Vries'), benoemd_door, what, waarom,"
		" \"from\", 1, benoemd, employee_id FROM involvement WHERE procesregie = 1", "rol procesregisseur");
	refused_raw(world, "INSERT INTO involvement(id, household_id, employee_id, what, waarom, \"from\", procesregie, benoemd,"
		" benoemd_door) SELECT id + 7000, household_id, employee_id, what, waarom, \"from\", 1, benoemd, benoemd_door"
		" FROM involvement WHERE procesregie = 1", "al een procesregisseur");
}

/* ---- involvement, network ---- */

static void an_involvement_is_corrected_and_its_end_keeps_why(void **state)
{
	struct world *world = *state;
	const struct message *view = homes_open(world, "amina", world_household(world, "jansen"));
	struct involvement row = *(const struct involvement *)world_row(view, &involvement_record, 0), stale = row;
	const struct involvement *seen;
	struct ask ask = homes_ask(row.id);

	strcpy(row.waarom, "moeder vroeg erom");
	strcpy(row.grondslag, "Wmo 2015 artikel 5.1.1");
	row.from = world_today(world) - 20;
	world_is(world_call(world, "amina", REQ_INVOLVEMENT_SAVE, &involvement_record, &row, NULL), STATUS_OK);
	world_is(world_call(world, "bram", REQ_INVOLVEMENT_SAVE, &involvement_record, &stale, NULL), STATUS_CONFLICT);
	strcpy(ask.word, "doel behaald");
	world_is(world_call(world, "amina", REQ_INVOLVEMENT_END, &ask_record, &ask, NULL), STATUS_OK);
	seen = world_row(homes_open(world, "amina", row.household_id), &involvement_record, 0);
	assert_string_equal(seen->waarom, "moeder vroeg erom");
	assert_int_equal(seen->from, row.from);
	assert_string_equal(seen->reason, "doel behaald");
}

static void who_changes_a_neighbour_second_sees_what_stands_there(void **state)
{
	struct world *world = *state;
	struct network_member oma;
	const struct message *answer;

	record_init(&network_member_record, &oma);
	oma.household_id = world_household(world, "jansen");
	strcpy(oma.naam, "Ria");
	strcpy(oma.bereikbaar, "'s avonds");
	answer = world_call(world, "amina", REQ_NETWORK_SAVE, &network_member_record, &oma, NULL);
	world_is(answer, STATUS_OK);
	oma = *(const struct network_member *)world_row(answer, &network_member_record, 0);
	strcpy(oma.kanHelpenMet, "oppassen");
	world_is(world_call(world, "amina", REQ_NETWORK_SAVE, &network_member_record, &oma, NULL), STATUS_OK);
	strcpy(oma.kanHelpenMet, "koken");
	answer = world_call(world, "bram", REQ_NETWORK_SAVE, &network_member_record, &oma, NULL);
	world_is(answer, STATUS_CONFLICT);
	assert_string_equal(((const struct network_member *)world_row(answer, &network_member_record, 0))->kanHelpenMet,
		"oppassen");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_signal_says_who_set_it_why_and_since_when),
		TEST(a_signal_stands_there_once_and_stays_when_it_ended),
		TEST(who_ends_a_signal_that_changed_sees_it_as_it_is),
		TEST(others_see_and_set_no_signals),
		TEST(raw_sql_leaves_a_signal_as_it_was_set),
		TEST(an_address_is_secret_while_the_signal_is_on),
		TEST(a_move_keeps_where_they_lived_with_its_days),
		TEST(a_secret_address_of_before_finds_nobody),
		TEST(a_briefadres_stands_beside_where_they_stay),
		TEST(an_address_is_refused_when_its_days_or_parts_cannot_be),
		TEST(the_address_of_now_is_put_right_without_a_move),
		TEST(two_parents_hold_it_together_and_a_third_does_not),
		TEST(supervision_stands_beside_the_gezag_and_needs_an_institution),
		TEST(gezag_has_days_and_a_successor),
		TEST(gezag_ends_at_eighteen_and_is_about_somebody_of_the_household),
		TEST(raw_sql_gives_nobody_too_much_gezag),
		TEST(the_other_home_of_a_child_shows_the_gezag_without_the_number),
		TEST(who_may_be_called_says_when_how_and_whether_it_is_safe),
		TEST(only_who_lives_there_or_has_a_name_is_called),
		TEST(a_team_leader_or_a_round_table_names_the_procesregisseur),
		TEST(nobody_names_oneself_and_raw_sql_names_nobody),
		TEST(an_involvement_is_corrected_and_its_end_keeps_why),
		TEST(who_changes_a_neighbour_second_sees_what_stands_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
