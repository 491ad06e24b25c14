/* The screens of somebody's own access: how one logs in, a new code, and the screen that is locked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static const char secret[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

static void access_answers(struct stage *stage, const struct me *me, enum factor factor, int64_t recovery)
{
	struct rows *rows = stage_answer(stage, REQ_CODE_STATE);
	struct code_state *state = rows_new(rows, &code_state_record);

	state->factor = factor;
	state->since = me->now;
	state->recovery = recovery;
	rows_add(rows, &me_record, me);
}

static void enrol_answers(struct stage *stage)
{
	struct code_enrol enrol = { .secret = (char *)secret,
		.uri = (char *)"otpauth://totp/wijkd:amina?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
		.recovery = (char *)"2AX26-9Y6ZG 2Q7N0-9KB1G Y7DN5-DWTFY D8YGE-JBA54 WD97G-E0M15 KDF59-MX1TX 9ZR0S-BNKJG"
			" 9RP63-NJ806 55G41-D8Z4B 6249Q-PZ3S5" };

	rows_add(stage_answer(stage, REQ_CODE_BEGIN), &code_enrol_record, &enrol);
}

static void a_password_becomes_a_code(void **state)
{
	struct me me = *scene_amina(), coded = me;
	struct stage *stage;

	(void)state;
	me.factor = FACTOR_PASSWORD;
	coded.factor = FACTOR_CODE;
	const struct stage_set set = { .me = &me };
	stage = visit_new(&set);
	access_answers(stage, &me, FACTOR_PASSWORD, 0);
	enrol_answers(stage);
	visit_begin(stage);
	stage_keys(stage, "i");
	stage_sees(stage, "nog geen eenmalige code");
	stage_golden(stage, "toegang-wachtwoord");
	stage_keys(stage, "i");
	stage_sees(stage, "Eerst moet blijken");
	stage_keys(stage, "wijkdemo");
	stage_keys(stage, KEY_F(2));
	assert_string_equal(((const struct proof *)rows_first(&stage_asked(stage, REQ_CODE_BEGIN)->rows, &proof_record))->code,
		"wijkdemo");
	stage_sees(stage, "GEZD GNBV");
	stage_keys(stage, "123 45");
	stage_golden(stage, "code");
	stage_keys(stage, "\r");
	stage_sees(stage, "Typ de zes cijfers");
	stage_keys(stage, "6\r");
	assert_string_equal(((const struct ask *)rows_first(&stage_asked(stage, REQ_CODE_CONFIRM)->rows, &ask_record))->word,
		"123456");
	stage_sees(stage, "herstelcodes op papier");
	stage_golden(stage, "code-herstel");
	access_answers(stage, &coded, FACTOR_CODE, 2);
	stage_keys(stage, "\r");
	stage_sees(stage, "Mijn toegang");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

static void how_many_recovery_codes_are_left_is_shown(void **state)
{
	struct me me = *scene_amina();
	struct stage *stage;

	(void)state;
	me.factor = FACTOR_CODE;
	const struct stage_set set = { .me = &me };
	stage = visit_new(&set);
	access_answers(stage, &me, FACTOR_CODE, 2);
	visit_begin(stage);
	stage_keys(stage, "i");
	stage_sees(stage, "Herstelcodes over: 2");
	stage_golden(stage, "toegang-code");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

static void who_must_have_a_code_begins_with_it(void **state)
{
	struct me me = *scene_amina(), coded = me;
	struct stage *stage;

	(void)state;
	me.enrol = true;
	coded.factor = FACTOR_CODE;
	const struct stage_set set = { .me = &me };
	stage = visit_new(&set);
	access_answers(stage, &coded, FACTOR_CODE, 10);
	enrol_answers(stage);
	stage_begin(stage);
	stage_sees(stage, "een code verplicht");
	stage_golden(stage, "code-verplicht");
	stage_refuse_once(stage, REQ_CODE_CONFIRM, ERR_REFUSED, "Deze code klopt niet. Typ de zes cijfers.");
	stage_keys(stage, "111111\r");
	stage_sees(stage, "klopt niet");
	stage_keys(stage, "123456\r");
	stage_sees(stage, "herstelcodes op papier");
	stage_keys(stage, "\r");
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

static void without_half_blocks_the_words_are_enough(void **state)
{
	static const struct {
		int rows, cols;
		const char *golden;
	} sizes[] = { { 24, 80, "code-ascii" }, { 44, 120, "code-ascii-tall" } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct me me = *scene_amina();
		const struct stage_set set = { .me = &me, .ascii = true, .rows = sizes[i].rows, .cols = sizes[i].cols };
		struct stage *stage;

		me.enrol = true;
		stage = visit_new(&set);
		enrol_answers(stage);
		stage_begin(stage);
		stage_sees(stage, "GEZD GNBV");
		stage_golden(stage, sizes[i].golden);
		stage_keys(stage, KEY_BACK);
		stage_sees(stage, "uitloggen?");
		stage_keys(stage, "j");
		stage_end(stage, 0);
	}
}

/* ---- locking ---- */

static struct stage *locked(struct me *me, enum factor factor)
{
	struct stage *stage;

	*me = *scene_amina();
	me->factor = factor;
	const struct stage_set set = { .me = me };
	stage = visit_new(&set);
	rows_add(stage_answer(stage, REQ_UNLOCK), &me_record, me);
	visit_household(stage);
	stage_asked(stage, REQ_HOUSEHOLD_OPEN);
	stage_keys(stage, "\030");
	stage_asked(stage, REQ_LOCK);
	stage_sees(stage, "op slot sinds");
	return stage;
}

static void a_locked_screen_shows_nothing_of_a_household(void **state)
{
	struct me me;
	struct stage *stage = locked(&me, FACTOR_CODE);

	(void)state;
	assert_int_equal(glass_find(stage_glass(stage), "Moulin"), -1);
	stage_keys(stage, "1234");
	stage_golden(stage, "slot");
	stage_refuse_once(stage, REQ_UNLOCK, ERR_REFUSED, "Deze code klopt niet. Nog 2 keer fout, dan logt wijkd u uit.");
	stage_keys(stage, "\r");
	stage_sees(stage, "Nog 2 keer");
	stage_golden(stage, "slot-fout");
	stage_asked(stage, REQ_UNLOCK);
	stage_keys(stage, "123\177654321\r");
	assert_string_equal(((const struct proof *)rows_first(&stage_asked(stage, REQ_UNLOCK)->rows, &proof_record))->code,
		"12654321");
	stage_asked(stage, REQ_HOUSEHOLD_OPEN);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void who_has_only_a_key_opens_it_with_enter(void **state)
{
	struct me me;
	struct stage *stage = locked(&me, FACTOR_NONE);

	(void)state;
	stage_golden(stage, "slot-sleutel");
	stage_keys(stage, "\r");
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void it_lies_over_a_question_too(void **state)
{
	struct me me = *scene_amina();
	struct stage *stage;

	(void)state;
	const struct stage_set set = { .me = &me };
	stage = visit_new(&set);
	rows_add(stage_answer(stage, REQ_UNLOCK), &me_record, &me);
	visit_begin(stage);
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "\030");
	stage_sees(stage, "op slot sinds");
	stage_keys(stage, "j\r");
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "j");
	stage_end(stage, 0);
}

static void a_new_store_hears_that_it_is_locked(void **state)
{
	struct me me;
	struct stage *stage = locked(&me, FACTOR_PASSWORD);

	(void)state;
	stage_store_dies(stage);
	stage_store_returns(stage);
	stage_asked(stage, REQ_LOCK);
	stage_keys(stage, "geheim\r");
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void nobody_types_and_it_locks_and_ends(void **state)
{
	struct me me = *scene_amina();
	struct stage *stage;

	(void)state;
	me.idle_lock_seconds = 1;
	me.idle_end_seconds = 2;
	const struct stage_set set = { .me = &me };
	stage = visit_new(&set);
	stage_begin(stage);
	stage_asked(stage, REQ_LOCK);
	stage_ends(stage, 0);
	assert_non_null(strstr(stage_errors(stage), "U was lang weg"));
	stage_free(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_password_becomes_a_code),
		cmocka_unit_test(how_many_recovery_codes_are_left_is_shown),
		cmocka_unit_test(who_must_have_a_code_begins_with_it),
		cmocka_unit_test(without_half_blocks_the_words_are_enough),
		cmocka_unit_test(a_locked_screen_shows_nothing_of_a_household),
		cmocka_unit_test(who_has_only_a_key_opens_it_with_enter),
		cmocka_unit_test(it_lies_over_a_question_too),
		cmocka_unit_test(a_new_store_hears_that_it_is_locked),
		cmocka_unit_test(nobody_types_and_it_locks_and_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
