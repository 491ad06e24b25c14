/* What a family may ask about its own data, over ssh: who looked, a request that is answered, and a noodknop that waits. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static void a_request_is_written_in_and_answered(void **state)
{
	struct client *amina = client_login(town, "amina"), *hanna = client_login(town, "hanna");
	struct run run;

	(void)state;
	step_household(amina, "postma", "Postma");
	client_does(amina, "i", "opende het dossier");
	client_sees(amina, "Linda Dekker");
	client_does(amina, "v", "Hiltje Postma");
	client_does(amina, "n", "Hoe kwam het binnen");
	step_choose(amina, "Over wie", "Hiltje Veenstra");
	step_field(amina, "Wie vraagt het");
	client_does(amina, "Mevrouw zelf", "Mevrouw zelf");
	step_field(amina, "Het verzoek");
	client_does(amina, "Haal weg dat ik verward was", "verward was");
	client_does(amina, KEY_F2, "Het verzoek is ingeschreven.");
	client_sees(amina, "Mevrouw zelf");
	client_sees(hanna, "Verzoek 2026-0003");
	step_select(hanna, "0003");
	client_does(hanna, "\r", "Mevrouw zelf");
	client_does(hanna, "\r", "Behandelaar");
	step_choose(hanna, "Behandelaar", "Hanna Vos");
	step_choose(hanna, "Identiteit", "bekend");
	step_choose(hanna, "Uitkomst", "toegewezen");
	step_field(hanna, "Brief verstuurd op");
	client_does(hanna, step_day(0), step_day(0));
	client_does(hanna, KEY_F2, "Het verzoek is bewaard.");
	client_sees(amina, "Afgehandeld");
	run = client_run(town, "hanna", "brief 2026-0003");
	prints(&run, "Mevrouw zelf");
	client_logout(amina);
	client_logout(hanna);
}

static void ten_days_on_a_noodknop_that_nobody_judged_stops_the_next(void **state)
{
	struct client *linda;
	char number[16];
	struct run run;

	(void)state;
	snprintf(number, sizeof(number), "%s", step_number(town, "amina", "postma"));
	assert_int_equal(town_stop(town, SIGTERM), 0);
	town_conf_change(town, " = gerrit\n", " = hanna\n\n[test]\nclock_offset = 864000\n\n");
	town_start(town);
	linda = client_login(town, "linda");
	client_does(linda, "z", "Zoek:");
	client_types(linda, "postma");
	client_sees(linda, "Hiltje Veenstra");
	client_sees(linda, "> ");
	client_does(linda, "\r", "Op slot");
	client_does(linda, "j", "Reden");
	client_types(linda, "Buren bellen weer" KEY_F2);
	client_sees(linda, "nog niet beoordeeld");
	client_cut(linda);
	run = town_ctl(town, NULL, "access-letter", number, NULL);
	prints(&run, "NOODKNOP");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_written_in_and_answered),
		cmocka_unit_test(ten_days_on_a_noodknop_that_nobody_judged_stops_the_next),
	};

	return cmocka_run_group_tests_name("privacy", tests, open_town, close_town);
}
