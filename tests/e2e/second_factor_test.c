/* Login with a key and a password: both are needed, and neither tells which of the two was wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "walk.h"

#define PASSWORD "vier losse woorden samen"


static int begin(void **state)
{
	const struct town_set set = { .second_factor = true };

	(void)state;
	open_town_as(&set);
	town_ctl_good(town, PASSWORD "\n", "user", "password", "amina", "--stdin", NULL);
	return 0;
}

/* At the question for the password. */
static struct client *asked(const struct client_set *set)
{
	struct client *amina = client_open(town, "amina", set);

	client_sees(amina, "achtwoord");
	return amina;
}

static void key_and_password_open_the_desk(void **state)
{
	struct client *amina = asked(NULL);

	(void)state;
	client_types(amina, PASSWORD "\r");
	client_sees(amina, "Werkbak");
	assert_false(client_got(amina, PASSWORD));
	client_logout(amina);
}

/* Waits for the n-th question on the screen. */
static void asked_again(struct client *client, int n)
{
	for (int64_t until = clock_monotonic() + CLIENT_MS;;) {
		int seen = 0;

		for (int row = 0; row < client->glass->rows; row++)
			seen += strstr(glass_row(client->glass, row), "achtwoord") != NULL;
		if (seen >= n)
			return;
		assert_true(clock_monotonic() < until);
		client_waits(client, "never there", 20);
	}
}

static void a_wrong_password_is_asked_again_three_times_at_most(void **state)
{
	struct client *amina = asked(NULL);

	(void)state;
	for (int i = 1; i <= 3; i++) {
		asked_again(amina, i);
		client_types(amina, "niet dit wachtwoord\r");
	}
	assert_int_equal(client_ends(amina), 255);
	assert_false(client_got(amina, "Werkbak"));
	client_free(amina);
}

static void a_wrong_password_may_be_corrected(void **state)
{
	struct client *amina = asked(NULL);

	(void)state;
	client_types(amina, "bijna goed\r");
	asked_again(amina, 2);
	client_types(amina, PASSWORD "\r");
	client_sees(amina, "Werkbak");
	client_logout(amina);
}

static void a_password_without_a_key_opens_nothing(void **state)
{
	const struct client_set set = { .key = "" };
	struct client *amina = client_open(town, "amina", &set);

	(void)state;
	assert_int_equal(client_ends(amina), 255);
	client_sees(amina, "Permission denied (publickey).");
	assert_false(client_got(amina, "Werkbak"));
	client_free(amina);
}

static void a_key_without_a_password_opens_nothing(void **state)
{
	struct run run = client_run(town, "amina", "hulp");

	(void)state;
	assert_int_equal(run.status, 255);
	assert_string_equal(run.out.data, "");
	run_free(&run);
}

static void somebody_without_a_password_is_asked_too(void **state)
{
	struct client *bram = client_open(town, "bram", NULL);

	(void)state;
	asked_again(bram, 1);
	client_types(bram, "\r");
	asked_again(bram, 2);
	client_types(bram, PASSWORD "\r");
	asked_again(bram, 3);
	client_types(bram, "drie\r");
	assert_int_equal(client_ends(bram), 255);
	client_free(bram);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(key_and_password_open_the_desk),
		cmocka_unit_test(a_wrong_password_is_asked_again_three_times_at_most),
		cmocka_unit_test(a_wrong_password_may_be_corrected),
		cmocka_unit_test(a_password_without_a_key_opens_nothing),
		cmocka_unit_test(a_key_without_a_password_opens_nothing),
		cmocka_unit_test(somebody_without_a_password_is_asked_too),
	};

	return cmocka_run_group_tests(tests, begin, close_town);
}
