/* "Wie is de baas?" over ssh: one key on a line of the Werkbak, a household that was found, a goal, an action, a decision. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

static void a_line_of_the_werkbak_says_who_has_the_next_word(void **state)
{
	(void)state;
	struct client *amina = client_login(town, "amina");

	step_select(amina, "Jeugdhulp ambulant, € 31.000");
	client_does(amina, KEY_F9, "€ 31.000 boven € 10.000");
	client_sees(amina, "Amina Bakkali (nu aangemeld)");
	client_does(amina, KEY_BACK, "Door u gevraagd");
	step_select(amina, "samenwerking zit vast");
	client_does(amina, KEY_F9, "ligt nu bij trede 3");
	client_does(amina, KEY_BACK, "Door u gevraagd");
	client_does(amina, "z", "Leeg");
	client_types(amina, "yildiz");
	client_sees(amina, "de Jong");
	client_does(amina, KEY_F9, "Regisseur: Amina Bakkali");
	client_does(amina, KEY_BACK, "Leeg");
	client_does(amina, KEY_BACK, "Door u gevraagd");
	client_logout(amina);
}

static void a_line_of_the_plan_says_whether_it_needs_a_decision(void **state)
{
	(void)state;
	struct client *amina = walk_at_plan("amina");

	step_select(amina, "De vaste lasten");
	client_does(amina, KEY_F9, "nog geen besluit gevraagd");
	client_does(amina, KEY_BACK, "Doel erbij");
	step_select(amina, "Alle post sorteren");
	client_does(amina, KEY_F9, "geen besluit nodig");
	client_sees(amina, "tot elk bedrag per besluit");
	client_does(amina, KEY_BACK, "Doel erbij");
	client_logout(amina);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_of_the_werkbak_says_who_has_the_next_word),
		cmocka_unit_test(a_line_of_the_plan_says_whether_it_needs_a_decision),
	};

	return cmocka_run_group_tests_name("who", tests, open_town, close_town);
}
