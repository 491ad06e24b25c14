/* Contact with a family, over ssh: a conversation at the kitchen table that becomes plan, and a text that stays shielded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pair.h"

static void a_conversation_becomes_part_of_the_plan(void **state)
{
	(void)state;
	client_does(amina, "n", "Wat wilt u toevoegen?");
	client_does(amina, KEY_END KEY_UP "\r", "vul in wie er meededen");
	client_does(amina, "\r", "Wie deden mee");
	step_field(amina, "Wie deden mee");
	client_types(amina, "Mevrouw en haar zus Fatma");
	client_does(amina, KEY_F2, "Mevrouw en haar zus Fatma");
	client_sees(amina, "F2 legt het gesprek vast.");
	step_select(amina, "Huisvesting");
	client_does(amina, "\r", "Familie en vrienden");
	step_field(amina, "Wat moet er anders");
	client_does(amina, "Een droge slaapkamer\t\tElke dag luchten", "Elke dag luchten");
	client_does(amina, KEY_F2, "Een droge slaapkamer (1 afspraak)");
	client_does(amina, KEY_F2, "verandert daarna niet meer");
	client_does(amina, "j", "Het gesprek staat in het dagboek.");
	client_does(amina, "t", "Tijdlijn");
	client_does(amina, "z", "Zoeken in de tijdlijn");
	client_types(amina, "zus fatma");
	client_does(amina, KEY_F2, "Alleen:");
	client_does(amina, "\r", "Een droge slaapkamer");
	client_does(amina, "p", "nieuwe acties: 1");
	client_does(amina, KEY_BACK, "Alleen:");
	client_does(amina, "x", "Doel (open): Een droge slaapkamer");
	client_does(amina, KEY_BACK, "Drukte");
}

static void a_shielded_text_is_seen_to_exist_and_no_more(void **state)
{
	(void)state;
	client_does(bram, "d", "Dagboek schrijven");
	client_does(bram, "\tZilverreiger in de tuin", "Zilverreiger");
	step_field(bram, "Wie leest dit");
	step_choose(bram, "Wie leest dit", "afgeschermd");
	client_sees(bram, "Regisseur leest mee");
	client_does(bram, KEY_F2, "De regel staat in het dagboek.");
	client_does(bram, "t", "Tijdlijn");
	client_sees(bram, "afgeschermd, Zilver");
	client_does(bram, KEY_BACK, "Drukte");
	client_does(amina, "t", "afgeschermde tekst van");
	client_misses(amina, "Zilverreiger");
	step_select(amina, "afgeschermde tekst van");
	client_does(amina, "\r", "Deze tekst is afgeschermd:");
	client_does(amina, "z", "Zoeken in de tijdlijn");
	client_types(amina, "zilverreiger");
	client_does(amina, KEY_F2, "Er is niets dat bij dit filter past.");
	client_does(amina, "x", "afgeschermde tekst van");
	client_does(amina, KEY_BACK, "Drukte");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_conversation_becomes_part_of_the_plan),
		cmocka_unit_test(a_shielded_text_is_seen_to_exist_and_no_more),
	};

	return cmocka_run_group_tests_name("contact", tests, open_pair, close_pair);
}
