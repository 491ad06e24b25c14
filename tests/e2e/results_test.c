/* Results over ssh: somebody is measured, the screen shows before and now, a plan closes with what was reached, and a command prints it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk.h"

static struct client *amina;

static int begin(void **state)
{
	open_town(state);
	amina = walk_at_plan("amina");
	return 0;
}

static int end(void **state)
{
	client_logout(amina);
	return close_town(state);
}

static void what_is_measured_stands_beside_what_was(void **state)
{
	(void)state;
	client_does(amina, "r", "Begin en nu");
	client_sees(amina, "niet gemeten");
	client_does(amina, "m", "acute problemen");
	client_types(amina, "5");
	client_sees(amina, "5 volledig zelfredzaam");
	client_does(amina, KEY_F2, "is bewaard.");
	client_sees(amina, "+4");
	client_does(amina, "v", "gemiddelde ZRM");
	client_does(amina, "b", "nog geen plan gesloten");
	client_does(amina, KEY_BACK, "Doel erbij");
}

static void a_plan_does_not_close_before_each_goal_was_asked(void **state)
{
	(void)state;
	client_does(amina, "s", "Wat is er bereikt, per doel");
	client_sees(amina, "regie: beëindigen");
	client_does(amina, KEY_F2, "Vul eerst in wat er van dit doel bereikt is");
	client_does(amina, "\r", "In één zin");
	step_field(amina, "In één zin");
	client_types(amina, "De huur is op tijd.");
	client_does(amina, KEY_F2, "Ingevuld.");
	client_sees(amina, "De huur is op tijd.");
	client_types(amina, KEY_BACK);
	client_sees(amina, "Toch weg?");
	client_does(amina, "j", "Doel erbij");
}

static void scores_that_were_not_stored_are_there_after_a_lost_line(void **state)
{
	(void)state;
	client_does(amina, "r", "Begin en nu");
	client_does(amina, "m", "acute problemen");
	client_types(amina, "34");
	client_sees(amina, "4 voldoende zelfredzaam");
	amina = step_line_lost(amina, "acute problemen");
	client_sees(amina, "3 beperkt zelfredzaam");
	client_sees(amina, "4 voldoende zelfredzaam");
	client_does(amina, KEY_F2, "is bewaard.");
	step_household(amina, "yildiz", "de Jong - Yıldız");
	step_plan(amina);
}

/* The chosen line is a goal; the next one follows. */
static void goal_fill(const char *text)
{
	client_does(amina, "\r", "In één zin");
	step_field(amina, "In één zin");
	client_types(amina, text);
	client_does(amina, KEY_F2, "Ingevuld.");
	client_sees(amina, text);
}

static void a_plan_closes_with_what_was_reached_of_each_goal(void **state)
{
	static const char *const reached[] = { "Eén is bereikt.", "Twee is bereikt.", "Drie is bereikt.", "Vier is bereikt.",
		"Vijf is bereikt." };

	(void)state;
	client_does(amina, "s", "Wat is er bereikt, per doel");
	goal_fill(reached[0]);
	amina = step_line_lost(amina, "Wat is er bereikt, per doel");
	client_sees(amina, reached[0]);
	/* F2 goes to the first line that is not filled in. */
	for (size_t i = 1; i < COUNT_OF(reached); i++) {
		client_does(amina, KEY_F2, "Vul eerst in wat er van dit doel bereikt is");
		goal_fill(reached[i]);
	}
	client_does(amina, KEY_F2, "Vul eerst in hoe het verder gaat");
	client_does(amina, "\r", "Nameting door");
	step_field(amina, "Hoe nu verder");
	client_types(amina, "Het gezin gaat zelf verder.");
	step_field(amina, "Reden");
	client_types(amina, "De doelen zijn bereikt.");
	client_does(amina, KEY_F2, "Ingevuld.");
	client_does(amina, KEY_F2, "Het plan sluiten?");
	client_does(amina, "j", "Het plan is gesloten.");
	client_does(amina, "r", "Begin en nu");
	client_does(amina, "b", reached[0]);
	client_sees(amina, reached[4]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_measured_stands_beside_what_was),
		cmocka_unit_test(a_plan_does_not_close_before_each_goal_was_asked),
		cmocka_unit_test(scores_that_were_not_stored_are_there_after_a_lost_line),
		cmocka_unit_test(a_plan_closes_with_what_was_reached_of_each_goal),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
