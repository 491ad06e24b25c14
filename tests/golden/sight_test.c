/* The screens of who may see what: the choice of a hat, exclusions by name, and who else is involved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static struct me with_hats(const char *pet)
{
	struct me me = *scene_amina();

	me.choose = true;
	SCENE_TEXT(me.pet, pet);
	return me;
}

static void who_has_two_hats_chooses_before_the_werkbak(void **state)
{
	const struct me none = with_hats(""), worn = with_hats("handhaving");
	const struct stage_set set = { .me = &none };
	struct stage *stage = visit_new(&set);
	const struct message *asked;

	(void)state;
	rows_add(stage_answer(stage, REQ_PET), &me_record, &worn);
	stage_begin(stage);
	stage_sees(stage, "Met welke pet");
	stage_golden(stage, "pet");
	stage_keys(stage, KEY_DOWN "\r");
	asked = stage_asked(stage, REQ_PET);
	assert_string_equal(((const struct ask *)rows_first(&asked->rows, &ask_record))->word, "handhaving");
	stage_sees(stage, "PET HANDHAVING");
	stage_golden(stage, "werkbak-pet");
	/* switching begins there again; Esc keeps the hat */
	stage_keys(stage, "p");
	stage_sees(stage, "Met welke pet");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

static void a_hat_that_the_store_refuses_is_not_worn(void **state)
{
	const struct me none = with_hats("");
	const struct stage_set set = { .me = &none };
	struct stage *stage = visit_new(&set);

	(void)state;
	stage_refuse_once(stage, REQ_PET, ERR_REFUSED, "U hebt de pet «hulp» niet. Vraag de functioneel beheerder.");
	stage_begin(stage);
	stage_sees(stage, "Met welke pet");
	stage_keys(stage, "1");
	stage_sees(stage, "Vraag de functioneel beheerder");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "j");
	stage_end(stage, 0);
}

static void after_a_restart_of_the_store_the_hat_is_said_again(void **state)
{
	const struct me none = with_hats(""), worn = with_hats("hulp");
	const struct stage_set set = { .me = &none };
	struct stage *stage = visit_new(&set);
	const struct message *asked;

	(void)state;
	rows_add(stage_answer(stage, REQ_PET), &me_record, &worn);
	stage_begin(stage);
	stage_sees(stage, "Met welke pet");
	stage_asked(stage, REQ_HELLO);
	stage_keys(stage, "1");
	stage_sees(stage, "PET HULP");
	stage_store_dies(stage);
	stage_sees(stage, "even weg");
	stage_store_returns(stage);
	asked = stage_asked(stage, REQ_HELLO);
	assert_string_equal(((const struct hello *)rows_first(&asked->rows, &hello_record))->pet, "hulp");
	stage_free(stage);
}

static void a_command_of_who_has_two_hats_names_one(void **state)
{
	const struct me none = with_hats(""), worn = with_hats("hulp");
	struct stage_set set = { .me = &none, .command = "werkbak" };
	struct stage *stage = visit_new(&set);
	const struct message *asked;

	(void)state;
	stage_begin(stage);
	stage_ends(stage, 64);
	assert_non_null(strstr(stage_errors(stage), "--pet hulp of --pet handhaving"));
	stage_free(stage);

	set = (struct stage_set){ .me = &worn, .command = "werkbak --pet hulp" };
	stage = visit_new(&set);
	stage_begin(stage);
	asked = stage_asked(stage, REQ_HELLO);
	assert_string_equal(((const struct hello *)rows_first(&asked->rows, &hello_record))->pet, "hulp");
	stage_end(stage, 0);

	set = (struct stage_set){ .me = &none, .command = "werkbak --pet zomer" };
	stage = visit_new(&set);
	stage_begin(stage);
	stage_ends(stage, 64);
	assert_non_null(strstr(stage_errors(stage), "Schrijf achter --pet"));
	stage_free(stage);
}

/* ---- who else is involved, and for whom it does not exist ---- */

static void exclusion_add(struct rows *rows, id exclusion_id, const char *who, const char *why, const char *until)
{
	struct exclusion *line = rows_new(rows, &exclusion_record);

	line->id = exclusion_id;
	SCENE_TEXT(line->employee_naam, who);
	SCENE_TEXT(line->huishoudnummer, "1000017");
	SCENE_TEXT(line->household_naam, "Moulin - van den Berg");
	SCENE_TEXT(line->reason, why);
	SCENE_TEXT(line->by_naam, "Carla de Wit");
	line->from = scene_day("2026-11-02");
	line->until = scene_day(until);
}

static void a_household_is_closed_for_who_must_not_see_it(void **state)
{
	struct stage *stage = visit_amina();
	struct employee *employee;
	const struct message *asked;
	struct rows *lines;

	(void)state;
	lines = stage_answer(stage, REQ_EXCLUSION_LIST);
	exclusion_add(lines, 1, "Bram de Boer", "broer van de vader", NULL);
	exclusion_add(lines, 2, "Dirk Postma", "buurman, tot de verhuizing", "2026-11-20");
	employee = rows_new(stage_answer(stage, REQ_LOOKUP), &employee_record);
	employee->id = SCENE_BRAM;
	SCENE_TEXT(employee->naam, "Bram de Boer");
	SCENE_TEXT(employee->organisation_naam, "Stichting Welzijn");
	visit_household(stage);
	stage_keys(stage, "u");
	stage_sees(stage, "broer van de vader");
	stage_golden(stage, "uitsluitingen");
	stage_keys(stage, "\r");
	stage_sees(stage, "Besloten door");
	stage_keys(stage, "\r");
	stage_keys(stage, "n");
	stage_sees(stage, "Medewerker uitsluiten");
	stage_golden(stage, "uitsluiten");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "broer van de vader");
	stage_keys(stage, "e");
	stage_sees(stage, "waarom het niet meer nodig is");
	stage_keys(stage, "verhuisd");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_EXCLUSION_END);
	assert_string_equal(((const struct ask *)rows_first(&asked->rows, &ask_record))->word, "verhuisd");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void who_else_is_involved_is_a_name_and_a_telephone(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_MATCH_LIST);
	struct match *match = rows_new(rows, &match_record);
	const struct message *asked;

	(void)state;
	match->household_id = SCENE_HOUSEHOLD;
	match->employee_id = SCENE_BRAM;
	SCENE_TEXT(match->employee_naam, "Bram de Boer");
	SCENE_TEXT(match->organisation_naam, "Stichting Welzijn Rivierenland");
	SCENE_TEXT(match->telefoon, "0344 555 019");
	visit_household(stage);
	stage_keys(stage, "k");
	stage_sees(stage, "0344 555 019");
	stage_golden(stage, "match");
	stage_keys(stage, "d");
	stage_sees(stage, "Ik ben ook betrokken");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_MATCH_SIGN);
	assert_true(((const struct match_sign *)rows_first(&asked->rows, &match_sign_record))->shares);
	stage_sees(stage, "ziet nu uw naam");
	stage_keys(stage, "i");
	stage_sees(stage, "Mijn naam niet delen");
	stage_keys(stage, "het gezin wil het niet");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_MATCH_SIGN);
	assert_false(((const struct match_sign *)rows_first(&asked->rows, &match_sign_record))->shares);
	/* the other withdraws: the line goes without a key */
	stage_answer(stage, REQ_MATCH_LIST);
	stage_event(stage, EVENT_INBOX, &change_record, &(struct change){ .kind = "inbox" });
	stage_misses(stage, "0344 555 019");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void what_may_not_be_seen_any_more_leaves_the_screen(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	stage_sees(stage, "Boterdiep");
	stage_refuse_once(stage, REQ_HOUSEHOLD_READ, ERR_MISSING, "Dit huishouden is er niet.");
	stage_refuse_once(stage, REQ_HOUSEHOLD_READ, ERR_MISSING, "Dit huishouden is er niet.");
	stage_event(stage, EVENT_MISSED, NULL, NULL);
	stage_golden(stage, "household-gone");
	stage_keys(stage, "p");		/* no key acts there but those that leave */
	stage_sees(stage, "niet (meer) zien");
	visit_household_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_not_be_seen_any_more_leaves_the_screen),
		cmocka_unit_test(who_has_two_hats_chooses_before_the_werkbak),
		cmocka_unit_test(a_hat_that_the_store_refuses_is_not_worn),
		cmocka_unit_test(after_a_restart_of_the_store_the_hat_is_said_again),
		cmocka_unit_test(a_household_is_closed_for_who_must_not_see_it),
		cmocka_unit_test(who_else_is_involved_is_a_name_and_a_telephone),
		cmocka_unit_test(a_command_of_who_has_two_hats_names_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
