/* Finding somebody, over ssh: who died or left is marked, a long answer goes on below the screen, and who is known already is asked first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static void who_died_is_found_and_marked(void **state)
{
	struct client *amina = client_login(town, "amina");

	(void)state;
	client_does(amina, "z", "Zoek:");
	client_types(amina, "prinsen");
	client_sees(amina, "Gerard Prinsen");
	client_sees(amina, "overleden");
	client_cut(amina);
}

static void who_left_a_household_is_found_there_and_marked(void **state)
{
	struct client *amina = client_login(town, "amina");

	(void)state;
	step_household(amina, "hoek", "Annie van der Laan-Hoek");
	step_select(amina, "Henk van der Laan");
	client_does(amina, KEY_ENTER, "Uit dit huishouden halen");
	client_does(amina, KEY_DOWN KEY_DOWN, "> Uit dit huishouden halen");
	client_does(amina, KEY_ENTER, "Bijvoorbeeld: verhuisd");
	client_types(amina, "gescheiden");
	client_does(amina, KEY_F2, "hoort niet meer bij het huishouden");
	client_does(amina, KEY_BACK, "Zoek:");
	client_does(amina, KEY_BACK, "Werkbak");
	client_does(amina, "z", "Zoek:");
	client_types(amina, "henk van der laan");
	client_sees(amina, "vertrokken");
	client_cut(amina);
}

static void what_does_not_fit_on_the_screen_is_below_it(void **state)
{
	struct client *carla = client_login(town, "carla");

	(void)state;
	client_does(carla, "z", "Zoek:");
	client_types(carla, "lisdoddestraat");
	client_sees(carla, "1 van 25");
	client_misses(carla, "Chandra Maduro");
	client_does(carla, "\033[6~\033[6~", "25 van 25");
	client_sees(carla, "Chandra Maduro");
	client_cut(carla);
}

static void who_is_known_already_is_shown_before_an_intake_is_stored(void **state)
{
	struct client *amina = client_login(town, "amina");

	(void)state;
	client_does(amina, "z", "Zoek:");
	client_types(amina, "kuiper");
	client_sees(amina, "Vuurtorenweg");
	client_does(amina, KEY_F3, "Eerste persoon");
	client_types(amina, "Wim");
	step_field(amina, "Geboortedatum");
	client_types(amina, "23-09-1958");
	client_does(amina, KEY_F2, "Wim Kuiper");
	client_sees(amina, "zelfde naam en geboortedatum");
	client_cut(amina);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_died_is_found_and_marked),
		cmocka_unit_test(who_left_a_household_is_found_there_and_marked),
		cmocka_unit_test(what_does_not_fit_on_the_screen_is_below_it),
		cmocka_unit_test(who_is_known_already_is_shown_before_an_intake_is_stored),
	};

	return cmocka_run_group_tests_name("search", tests, open_town, close_town);
}
