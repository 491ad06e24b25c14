/* Two households that turn out to be one, over ssh: the page before, a page that is out of date, merging and undoing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

/* From a household: the page before it is merged with what is found so. */
static void to_the_page(struct client *client, const char *scrap)
{
	client_does(client, "s", "naam, adres of huishoudnummer");
	client_types(client, scrap);
	client_does(client, KEY_F2, "Met welk huishouden");
	client_does(client, "\r", "Kijk of dit hetzelfde gezin is.");
}

static void merge_with_reason(struct client *client, const char *last)
{
	client_does(client, "v", "Waarom dit");
	client_types(client, "twee keer aangemeld");
	client_does(client, KEY_F2, last);
}

static void what_was_merged_is_one_until_it_is_undone(void **state)
{
	struct client *amina = client_login(town, "amina"), *carla = client_login(town, "carla");

	(void)state;
	step_household(amina, "wim kuiper", "Kuiper");
	to_the_page(amina, "wim kuiper");
	client_sees(amina, "zelfde naam en geboortedatum");
	/* What a colleague writes meanwhile is seen before it is merged. */
	step_household(carla, "wim kuiper", "Kuiper");
	client_does(carla, "d", "Dagboek schrijven");
	client_does(carla, "\tGebeld over de sleutel", "over de sleutel");
	client_does(carla, KEY_F2, "De regel staat in het dagboek.");
	merge_with_reason(amina, "samenvoeging opnieuw.");
	client_does(amina, KEY_BACK, "Wat u");
	client_types(amina, "j");
	client_sees(amina, "zoals die nu is");
	merge_with_reason(amina, "Samengevoegd. Alles staat nu bij");
	client_sees(amina, "samengevoegd met 1000");
	client_sees(amina, "over de sleutel");
	client_sees(carla, "Dit huishouden is samengevoegd met 1000");
	client_does(amina, "s", "Ongedaan maken: 1000");
	client_does(amina, "2\r", "Reden");
	client_types(amina, "toch vader en zoon");
	client_does(amina, KEY_F2, "weer op zichzelf");
	client_does(carla, KEY_BACK, "Zoek:");
	client_logout(amina);
	client_logout(carla);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_merged_is_one_until_it_is_undone),
	};

	return cmocka_run_group_tests_name("merge", tests, open_town, close_town);
}
