/* One-time codes and locking, over ssh: set up on the desk, asked at login and for a decision; a screen that is left alone. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "store/phone.h"
#include "walk.h"

enum { SECRET_BYTES = 2 * 20 + 2, CALM_MS = 8000 };

#define LOCK "\030"

/* Four groups of four letters that stand in this row, or NULL. */
static const char *groups(const char *row)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	enum { LENGTH = 19 };

	for (; strlen(row) >= LENGTH; row++) {
		size_t n = 0;

		while (n < LENGTH && (n % 5 == 4 ? row[n] == ' ' : strchr(letters, row[n]) != NULL))
			n++;
		if (n == LENGTH)
			return row;
	}
	return NULL;
}

/* What somebody types over into the app. */
static void secret_read(struct client *client, char out[SECRET_BYTES])
{
	size_t used = 0;

	for (int row = 0; row < client->glass->rows && used < SECRET_BYTES - 1; row++) {
		const char *found = groups(glass_row(client->glass, row));

		if (found)
			used += (size_t)snprintf(out + used, SECRET_BYTES - used, "%.19s ", found);
	}
	assert_int_equal(used, 40);
}

/* The code of so many steps from now, in a step that does not end right away. */
static const char *code(const char *secret, int steps)
{
	static char digits[ONE_TIME_CODE_BYTES];

	phone_code(secret, clock_now() + steps * (int64_t)ONE_TIME_STEP_MS, digits);
	return digits;
}

static void calm(struct client *client)
{
	int64_t left = ONE_TIME_STEP_MS - clock_now() % ONE_TIME_STEP_MS;

	if (left < CALM_MS)
		client_waits(client, "never there", (int)left + 100);
}

/* Carla sets up a code; it is used, and her next one is of the step after. */
static void code_set_up(struct client *carla, char secret[SECRET_BYTES])
{
	client_does(carla, "i", "nog geen eenmalige code");
	client_does(carla, "i", "Eerst moet blijken");
	client_types(carla, "wijkdemo");
	client_does(carla, KEY_F2, "De app toont nu zes cijfers");
	secret_read(carla, secret);
	client_does(carla, "000000\r", "Deze code klopt niet");
	client_types(carla, "\b\b\b\b\b\b");
	calm(carla);
	client_types(carla, code(secret, -1));
	client_does(carla, "\r", "herstelcodes op papier");
	client_does(carla, "\r", "Herstelcodes over: 10");
	client_does(carla, KEY_BACK, "Werkbak");
}

static void a_code_opens_the_desk_and_confirms_a_decision(void **state)
{
	struct client *carla = client_login(town, "carla");
	char secret[SECRET_BYTES];

	(void)state;
	code_set_up(carla, secret);
	client_logout(carla);
	carla = client_open(town, "carla", NULL);
	client_sees(carla, "Code:");
	client_types(carla, code(secret, 0));
	client_does(carla, "\r", "Werkbak");
	step_household(carla, "nowak", "Nowak");
	step_decisions(carla);
	client_does(carla, "\r", "wacht op tweede ogen");
	client_does(carla, "j", "Bevestigd door Amina Bakkali");
	client_does(carla, "j", "Uw code");
	client_types(carla, "wijkdemo");
	client_does(carla, KEY_F2, "klopt niet");
	client_types(carla, "\b\b\b\b\b\b\b\b");
	client_types(carla, code(secret, 1));
	client_does(carla, KEY_F2, "Twee mensen hebben deze tekst bevestigd");
	client_cut(carla);
}

static void a_lost_telephone_is_put_back_and_told(void **state)
{
	struct client *carla;

	(void)state;
	town_ctl_good(town, NULL, "user", "reset-code", "carla", NULL);
	carla = client_login(town, "carla");
	client_sees(carla, "uw code teruggezet");
	client_logout(carla);
}

static void what_was_typed_stays_behind_the_lock(void **state)
{
	struct client *amina = walk_at_plan("amina");

	(void)state;
	client_does(amina, "n", "Nieuw doel");
	step_field(amina, "Doel");
	client_does(amina, "De fiets is gemaakt", "De fiets is gemaakt");
	client_does(amina, LOCK, "op slot sinds");
	client_misses(amina, "fiets");
	client_misses(amina, "Yıldız");
	client_types(amina, "wijkdemo");
	client_does(amina, "\r", "De fiets is gemaakt");
	client_does(amina, LOCK, "op slot sinds");
	client_does(amina, "fout\r", "Nog 2 keer");
	client_does(amina, "fout\r", "Nog 1 keer");
	client_types(amina, "fout\r");
	assert_int_equal(client_ends(amina), 77);
	client_free(amina);
	amina = client_login(town, "amina");
	client_sees(amina, "Er staat tekst klaar");
	client_does(amina, "k", "De fiets is gemaakt");
	client_cut(amina);
}

static void a_screen_that_is_left_alone_locks_and_ends(void **state)
{
	struct client *amina;

	(void)state;
	assert_int_equal(town_stop(town, SIGTERM), 0);
	town_conf_change(town, "second_factor = no", "second_factor = no\n\n[session]\nidle_lock_minutes = 1\n"
		"idle_end_minutes = 6\n\n[test]\nminute_seconds = 1\n\n[login]");
	town_start(town);
	amina = client_open(town, "amina", NULL);
	client_sees(amina, "op slot sinds");
	assert_int_equal(client_ends(amina), 0);
	client_sees(amina, "U was lang weg");
	client_free(amina);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_opens_the_desk_and_confirms_a_decision),
		cmocka_unit_test(a_lost_telephone_is_put_back_and_told),
		cmocka_unit_test(what_was_typed_stays_behind_the_lock),
		cmocka_unit_test(a_screen_that_is_left_alone_locks_and_ends),
	};

	return cmocka_run_group_tests(tests, open_town, close_town);
}
