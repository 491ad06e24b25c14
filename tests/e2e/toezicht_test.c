/* Over real ssh: the noodknop rings, is judged and stands in the letter to the family; a request about data is written in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "steps.h"

#define KEY_F2 "\033OQ"

static struct town *town;

static int open_town(void **state)
{
	const struct town_set set = { 0 };

	(void)state;
	town = town_open(&set);
	return 0;
}

static int close_town(void **state)
{
	(void)state;
	town_close(town);
	return 0;
}

static void says(const struct run *run, const char *part)
{
	if (!strstr(run->out.data ? run->out.data : "", part))
		fail_msg("«%s» is not in: %s %s", part, run->out.data, run->err.data);
}

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
	says(&run, "NOODKNOP");
	says(&run, "mocht omdat: nood: Buren bellen: kind alleen thuis");
	says(&run, "beoordeelde of dat kijken mocht");
	run_free(&run);
	run = town_ctl(town, NULL, "access-letter", command + strlen("inzage "), NULL);
	run_free(&run);
	client_logout(linda);
	client_logout(hanna);
}

static void a_request_is_written_in_and_waits_for_the_privacy_officer(void **state)
{
	struct client *amina = client_login(town, "amina");
	struct run run;

	(void)state;
	step_household(amina, "verbeek", "Verbeek");
	client_does(amina, "i", "Het hele huishouden");
	client_does(amina, "v", "niets gevraagd over zijn gegevens");
	client_does(amina, "n", "Nieuw verzoek");
	step_choose(amina, "Over wie", "Verbeek");
	step_field(amina, "Wie vraagt het");
	client_types(amina, "Meneer Verbeek");
	step_field(amina, "Het verzoek");
	client_types(amina, "Wie heeft mijn dossier gezien?");
	client_does(amina, KEY_F2, "Het verzoek is ingeschreven.");
	client_sees(amina, "Meneer Verbeek");
	client_does(amina, "b", "Wij hebben uw verzoek ontvangen.");
	client_does(amina, "\r", "Nieuw verzoek");
	run = client_run(town, "hanna", "verzoeken");
	assert_int_equal(run.status, 0);
	says(&run, "Meneer Verbeek");
	run_free(&run);
	run = client_run(town, "hanna", "werkbak");
	says(&run, "nog geen behandelaar");
	run_free(&run);
	run = client_run(town, "linda", "verzoeken");
	if (strstr(run.out.data ? run.out.data : "", "Meneer Verbeek"))
		fail_msg("not for linda: %s", run.out.data);
	run_free(&run);
	client_logout(amina);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_noodknop_rings_is_judged_and_stands_in_the_letter, open_town, close_town),
		cmocka_unit_test_setup_teardown(a_request_is_written_in_and_waits_for_the_privacy_officer, open_town, close_town),
	};

	return cmocka_run_group_tests_name("toezicht", tests, NULL, NULL);
}
