/* A plan with its family, over ssh: shown at the kitchen table, answered, fixed, changed, compared, and put back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pair.h"

static void the_family_answers_and_a_colleague_sees_it(void **state)
{
	(void)state;
	step_select(amina, "Meneer heeft werk");
	client_does(amina, "k", "Ik kan niet stilzitten.");
	client_sees(amina, "Murat Yıldız: ja");
	client_misses(amina, "Proefplaatsing van zes weken");
	client_does(amina, "n", "Wie zegt dit?");
	client_types(amina, "\033[B\033[B\r");
	client_sees(amina, "Waarom niet");
	client_types(amina, "Dan is papa nooit thuis.");
	client_sees(amina, "Dan is papa nooit thuis.");
	client_does(amina, KEY_F2, "Opgeschreven: Emre");
	client_sees(bram, "nee: Emre");
	client_does(amina, KEY_BACK, "Doel erbij");
}

/* The no stays beside the yes. */
static void a_no_is_not_typed_over(void **state)
{
	(void)state;
	step_select(amina, "Meneer heeft werk");
	client_does(amina, "k", "Dan is papa nooit thuis.");
	client_does(amina, "j", "Wie zegt dit?");
	client_types(amina, "\033[B\033[B\r");
	client_sees(amina, "Daarna ja");
	client_sees(amina, "Dan is papa nooit thuis.");
	client_does(amina, KEY_BACK, "Doel erbij");
}

static void a_version_is_fixed_and_compared_with_what_came_after(void **state)
{
	(void)state;
	client_does(amina, "l", "gewijzigd na de laatste versie");
	client_does(amina, "l", "vastleggen zoals het er nu staat");
	client_does(amina, "j", "Vastgelegd als versie 3.");
	client_sees(amina, "zoals de laatste versie");
	step_goal(bram, "Meneer heeft werk");
	step_field(bram, "In eigen woorden");
	client_types(bram, " Een eigen werkplaats zou mooi zijn.");
	client_does(bram, KEY_F2, "Het doel is bewaard.");
	client_sees(amina, "gewijzigd na de laatste versie");
	client_types(amina, "\033[H");
	client_does(amina, "v", "Vergelijken met");
	client_does(amina, "\r", "Verschillen: 4");
	client_sees(amina, "Een eigen werkplaats");
	client_does(amina, KEY_BACK, "Versie 3");
	client_does(amina, KEY_BACK, "Doel erbij");
}

static void a_version_is_put_back_as_a_whole_and_that_is_undone(void **state)
{
	(void)state;
	client_does(amina, "l", "gewijzigd na de laatste versie");
	step_select(amina, "Versie 3");
	client_does(amina, "t", "Versie terugzetten");
	client_does(amina, "j", "Teruggezet.");
	client_sees(amina, "zoals de laatste versie");
	client_does(amina, "o", "Ongedaan gemaakt");
	client_sees(amina, "gewijzigd na de laatste versie");
	client_does(amina, KEY_BACK, "Doel erbij");
}

static void the_old_words_come_back(void **state)
{
	(void)state;
	step_select(amina, "Meneer heeft werk");
	client_does(amina, "g", "Terug");
	step_select(amina, "06-05-2026 14:30  Amina Bakkali         Ik kan niet");
	client_does(amina, "t", "weer in het plan zetten?");
	client_does(amina, "j", "Deze tekst staat weer in het plan.");
	client_does(amina, KEY_BACK, "Doel erbij");
	client_does(amina, "l", "zoals de laatste versie");
	client_does(amina, KEY_BACK, "Doel erbij");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_family_answers_and_a_colleague_sees_it),
		cmocka_unit_test(a_no_is_not_typed_over),
		cmocka_unit_test(a_version_is_fixed_and_compared_with_what_came_after),
		cmocka_unit_test(a_version_is_put_back_as_a_whole_and_that_is_undone),
		cmocka_unit_test(the_old_words_come_back),
	};

	return cmocka_run_group_tests(tests, open_pair_at_plan, close_pair);
}
