/* Legal terms over ssh: a clock that stands still, a bezwaar that is written in and decided by somebody else. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static void a_clock_stands_still_after_a_letter(void **state)
{
	struct client *amina = client_login(town, "amina");
	struct run run;

	(void)state;
	step_household(amina, "hoek", "Hoek");
	client_does(amina, "l", "Besluit nemen: Begeleiding en hulp thuis");
	client_does(amina, "o", "Toelichting");
	step_field(amina, "Toelichting");
	client_does(amina, "Het inkomen ontbreekt", "Het inkomen ontbreekt");
	amina = step_line_lost(amina, "Het inkomen ontbreekt");
	step_field(amina, "Verteld aan");
	client_does(amina, "Mevrouw Hoek", "Mevrouw Hoek");
	client_does(amina, KEY_F2, "De klok staat stil. Leg vast");
	client_does(amina, "\r", "Brief van");
	run = client_run(town, "amina", "termijnen --csv");
	prints(&run, "\"ja\"");
	client_does(amina, KEY_BACK, "klok staat stil");
	client_logout(amina);
}

static void a_bezwaar_is_written_in_and_decided_by_somebody_else(void **state)
{
	struct client *femke = client_login(town, "femke"), *esther;

	(void)state;
	step_household(femke, "de lange", "Lange");
	client_does(femke, "j", "Hier is geen bezwaar");
	client_does(femke, "n", "Wat wilt u inschrijven?");
	client_does(femke, "\r", "Wie maakt bezwaar");
	step_choose(femke, "Tegen welk besluit", "Overige ondersteuning");
	step_field(femke, "Wie maakt bezwaar");
	client_does(femke, "Mevrouw De Lange", "Mevrouw De Lange");
	femke = step_line_lost(femke, "Mevrouw De Lange");
	client_does(femke, KEY_F2, "Het bezwaar is ingeschreven.");
	client_does(femke, "j", "nog geen behandelaar");
	client_logout(femke);
	esther = client_login(town, "esther");
	client_does(esther, "j", "2026-0002");
	step_select(esther, "2026-0002");
	client_does(esther, "\r", "Beslissen uiterlijk");
	step_field(esther, "Waarom niet gehoord");
	client_does(esther, "Mevrouw wilde dat niet", "Mevrouw wilde dat niet");
	step_choose(esther, "Uitkomst", "ongegrond");
	step_field(esther, "Motivering");
	client_does(esther, "De zoons doen de tuin", "De zoons doen de tuin");
	client_does(esther, KEY_F2, "Het bezwaar is bewaard.");
	client_sees(esther, "ongegrond");
	client_logout(esther);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_stands_still_after_a_letter),
		cmocka_unit_test(a_bezwaar_is_written_in_and_decided_by_somebody_else),
	};

	return cmocka_run_group_tests_name("terms", tests, open_town, close_town);
}
