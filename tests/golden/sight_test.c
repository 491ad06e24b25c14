/* The screens of who may see what: the choice of a hat. */
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_has_two_hats_chooses_before_the_werkbak),
		cmocka_unit_test(a_hat_that_the_store_refuses_is_not_worn),
		cmocka_unit_test(after_a_restart_of_the_store_the_hat_is_said_again),
		cmocka_unit_test(a_command_of_who_has_two_hats_names_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
