/* The register of mandates: what waits for another pair of eyes, read whole and answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "visit.h"

static void change_fill(struct rows *rows, id proposer_id)
{
	struct mandate_change *change = rows_new(rows, &mandate_change_record);

	change->id = 7;
	change->day = 20819;
	change->proposer_id = proposer_id;
	strcpy(change->proposer_naam, "Gerrit Kok");
	strcpy(change->reason, "mandaatbesluit 2027 van het college");
	change->proposed = 0;
	change->added = change->ended = 1;
}

static void both_fill(struct rows *rows, id proposer_id)
{
	struct mandate *row;

	change_fill(rows, proposer_id);
	for (int i = 0; i < 2; i++) {
		row = rows_new(rows, &mandate_record);
		row->id = i ? 12 : 0;
		row->trede = 2;
		row->holder = HOLDER_ROLE;
		row->role = ROLE_TEAMLEIDER;
		row->wet = WET_WMO;
		row->lijn = LIJN_2;
		strcpy(row->categorieen, "02,07");
		row->per_besluit = i ? 2500000 : 3000000;
		row->cum_huishouden = MANDATE_UNLIMITED;
		row->vier_ogen_vanaf = 1500000;
	}
}

static struct stage *visit_manager(void)
{
	static struct me esther;
	const struct stage_set set = { .me = &esther };
	struct stage *stage;

	esther = *scene_amina();
	esther.may |= INT64_C(1) << DEED_CONFIRM;
	stage = visit_new(&set);
	both_fill(stage_answer(stage, REQ_MANDATE_CHANGES), 99);
	visit_begin(stage);
	stage_keys(stage, "m");
	return stage;
}

static void who_proposed_it_is_not_asked_to_confirm_it(void **state)
{
	static struct me gerrit;
	const struct stage_set set = { .me = &gerrit };
	struct stage *stage;

	(void)state;
	gerrit = *scene_amina();
	gerrit.may |= INT64_C(1) << DEED_CONFIRM;
	stage = visit_new(&set);
	both_fill(stage_answer(stage, REQ_MANDATE_CHANGES), gerrit.employee_id);
	visit_begin(stage);
	stage_keys(stage, "mv");
	stage_sees(stage, "Bedrag per besluit: 30.000");
	stage_keys(stage, "\r");
	stage_golden(stage, "register-eigen");
	stage_keys(stage, "\r" KEY_BACK);
	visit_end(stage);
}

static void a_proposal_is_read_and_confirmed(void **state)
{
	struct stage *stage = visit_manager();
	const struct ask *ask;

	(void)state;
	change_fill(stage_answer(stage, REQ_MANDATE_ANSWER), 99);
	stage_keys(stage, "v");
	stage_golden(stage, "register-voorstel");
	stage_keys(stage, "\r");
	stage_golden(stage, "register-keuze");
	stage_keys(stage, KEY_UP KEY_UP "\r");
	stage_sees(stage, "Bevestigd.");
	ask = rows_first(&stage_asked(stage, REQ_MANDATE_ANSWER)->rows, &ask_record);
	assert_int_equal(ask->id, 7);
	assert_true(ask->flag);
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void a_refusal_has_its_reason(void **state)
{
	struct stage *stage = visit_manager();
	const struct ask *ask;

	(void)state;
	change_fill(stage_answer(stage, REQ_MANDATE_ANSWER), 99);
	stage_keys(stage, "v");
	stage_sees(stage, "Esc Sluiten");
	stage_keys(stage, "\r");
	stage_sees(stage, "Wat doet u");
	stage_keys(stage, KEY_UP "\r");
	stage_golden(stage, "register-afwijzen");
	stage_keys(stage, "eerst langs de raad");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "gaat niet door");
	ask = rows_first(&stage_asked(stage, REQ_MANDATE_ANSWER)->rows, &ask_record);
	assert_false(ask->flag);
	assert_string_equal(ask->word, "eerst langs de raad");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void who_may_not_answer_only_reads(void **state)
{
	struct me amina = *scene_amina();
	const struct stage_set set = { .me = &amina };
	struct stage *stage;

	(void)state;
	amina.may &= ~(INT64_C(1) << DEED_CONFIRM);
	stage = visit_new(&set);
	both_fill(stage_answer(stage, REQ_MANDATE_CHANGES), 99);
	visit_begin(stage);
	stage_keys(stage, "mv");
	stage_sees(stage, "Voorgesteld door Gerrit Kok");
	stage_keys(stage, "\r");
	stage_sees(stage, "Enter Lezen");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void when_nothing_waits_a_sentence_says_so(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	stage_answer(stage, REQ_MANDATE_CHANGES);
	visit_begin(stage);
	stage_keys(stage, "mv");
	stage_sees(stage, "Er wacht geen voorstel");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_proposal_is_read_and_confirmed),
		cmocka_unit_test(who_proposed_it_is_not_asked_to_confirm_it),
		cmocka_unit_test(a_refusal_has_its_reason),
		cmocka_unit_test(who_may_not_answer_only_reads),
		cmocka_unit_test(when_nothing_waits_a_sentence_says_so),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
