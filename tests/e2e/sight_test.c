/* Who may see what, over ssh: two organisations that learn of each other and no more, a hat, and what does not exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

static void who_withdraws_is_gone_from_the_other_screen_without_a_key(void **state)
{
	struct client *bram = client_login(town, "bram"), *linda = client_login(town, "linda");

	(void)state;
	client_does(bram, "ztesfay", "Veenweg 104");
	client_does(bram, KEY_F6, "Linda Dekker");
	step_household(linda, "tesfay", "Tesfay");
	client_does(linda, "k", "Bram Visser");
	client_does(bram, "i", "Mijn naam niet delen");
	client_types(bram, "het gezin wil het niet");
	client_types(bram, KEY_F2);
	client_sees(bram, "is bij de anderen weg");
	client_misses(linda, "Bram Visser");
	client_cut(bram);
	client_cut(linda);
}

static void who_has_two_hats_chooses_and_the_choice_stays_in_sight(void **state)
{
	struct client *olga = client_open(town, "olga", NULL);
	struct run run = client_run(town, "olga", "werkbak");

	(void)state;
	client_sees(olga, "Met welke pet");
	client_does(olga, "2", "PET HANDHAVING");
	client_does(olga, "p", "Met welke pet");
	client_does(olga, "1", "PET HULP");
	client_cut(olga);
	assert_int_equal(run.status, 64);
	assert_non_null(strstr(run.err.data, "--pet hulp of --pet handhaving"));
	run_free(&run);
	run = client_run(town, "olga", "zoek --pet hulp tesfay");
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out.data, "Tesfay"));
	run_free(&run);
}

static void what_is_excluded_by_name_is_not_found(void **state)
{
	struct run run = client_run(town, "karim", "zoek tesfay");

	(void)state;
	assert_int_equal(run.status, 0);
	assert_string_equal(run.out.data, "");
	run_free(&run);
	run = client_run(town, "amina", "zoek tesfay");
	assert_non_null(strstr(run.out.data, "Tesfay"));
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_excluded_by_name_is_not_found),
		cmocka_unit_test(who_has_two_hats_chooses_and_the_choice_stays_in_sight),
		cmocka_unit_test(who_withdraws_is_gone_from_the_other_screen_without_a_key),
	};
	return cmocka_run_group_tests(tests, open_town, close_town);
}
