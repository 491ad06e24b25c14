/* Over real ssh: the noodknop rings, is judged and stands in the letter to the family. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static void the_noodknop_rings_is_judged_and_stands_in_the_letter(void **state)
{
	struct client *linda = client_login(town, "mo"), *hanna = client_login(town, "hanna");
	char command[64];
	struct run run;

	(void)state;
	client_does(linda, "z", "Zoek:");
	client_types(linda, "postma");
	client_sees(linda, "Hiltje Veenstra");
	client_sees(linda, "> ");
	client_does(linda, "\r", "Op slot");
	client_does(linda, "j", "Reden");
	client_types(linda, "Buren bellen: kind alleen thuis" KEY_F2);
	client_sees(linda, "NOODKNOP tot");
	client_sees(hanna, "Buren bellen");
	client_does(hanna, "t", "Te beoordelen:");
	step_select(hanna, "Buren bellen");
	client_does(hanna, "o", "Was dit terecht?");
	client_does(hanna, "\r", "Toelichting");
	client_types(hanna, "De regisseur was niet te bereiken." KEY_F2);
	client_sees(hanna, "Uw oordeel is bewaard.");
	client_sees(linda, "Uw gebruik van de noodknop is beoordeeld: goedgekeurd.");
	snprintf(command, sizeof(command), "inzage %s", step_number(town, "amina", "postma"));
	run = client_run(town, "amina", command);
	assert_int_equal(run.status, 0);
	says(&run.out, "NOODKNOP");
	says(&run.out, "mocht omdat: nood: Buren bellen: kind alleen thuis");
	says(&run.out, "beoordeelde of dat kijken mocht");
	run_free(&run);
	run = town_ctl(town, NULL, "access-letter", command + strlen("inzage "), NULL);
	run_free(&run);
	client_logout(linda);
	client_logout(hanna);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_noodknop_rings_is_judged_and_stands_in_the_letter, open_town, close_town),
	};

	return cmocka_run_group_tests_name("toezicht", tests, NULL, NULL);
}
