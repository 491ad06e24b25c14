/* Beheer over ssh: a life domain is made, and a line of the sociale kaart gets its last day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static void the_lists_of_the_municipality_are_kept_on_the_desk(void **state)
{
	struct client *gerrit = client_login(town, "gerrit");

	(void)state;
	client_does(gerrit, "a", "Welke lijst beheert u?");
	client_does(gerrit, "\r", "Basale ADL");
	client_does(gerrit, "n", "Nieuw leefgebied");
	step_field(gerrit, "Leefgebied");
	client_does(gerrit, "Mantelzorg", "Mantelzorg");
	client_does(gerrit, KEY_F2, "Het leefgebied is bewaard.");
	client_sees(gerrit, "14  Mantelzorg");
	client_does(gerrit, KEY_BACK, "Door u gevraagd");
	client_does(gerrit, "a", "Welke lijst beheert u?");
	client_does(gerrit, KEY_DOWN, "> Sociale kaart");
	client_does(gerrit, "\r", "Eetclub");
	step_select(gerrit, "Eetclub");
	client_does(gerrit, "e", "Voorziening laten vervallen");
	client_does(gerrit, KEY_F2, "De laatste dag van deze voorziening is bewaard.");
	client_does(gerrit, KEY_BACK, "Door u gevraagd");
	client_logout(gerrit);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lists_of_the_municipality_are_kept_on_the_desk),
	};

	return cmocka_run_group_tests_name("beheer", tests, open_town, close_town);
}
