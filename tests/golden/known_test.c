/* The screens around people who may be known already, and households that pass from one regisseur to another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "scene.h"
#include "stage.h"

static struct stage *stage_amina(void)
{
	const struct stage_set set = { .me = scene_amina() };
	struct stage *stage = stage_new(&set);

	scene_inbox(stage_answer(stage, REQ_INBOX));
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_OPEN));
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_READ));
	scene_organisations(stage_answer(stage, REQ_LOOKUP));
	return stage;
}

static void begin(struct stage *stage)
{
	stage_begin(stage);
	stage_sees(stage, "Werkbak");
}

static void end(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "j");
	stage_end(stage, 0);
}

static void end_household(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	end(stage);
}

static void known(struct stage *stage, size_t count)
{
	struct rows *rows = stage_answer(stage, REQ_DUPLICATES);

	scene_hits(rows, count);
	for (size_t i = 0; i < count; i++)
		snprintf(((struct search_hit *)rows->row[i].data)->why, 65, "%s", i == 0 ? "zelfde BSN" :
			"zelfde naam en geboortedatum");
}

/* Types a new household until saving asks whether this is somebody who is known. */
static void intake_known(struct stage *stage)
{
	known(stage, 5);
	begin(stage);
	stage_keys(stage, "zMoulin");
	stage_sees(stage, "Niets gevonden");
	stage_keys(stage, KEY_F(3));
	stage_sees(stage, "Eerste persoon");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Is deze persoon al bekend?");
}

static void who_may_be_known_is_shown_before_saving(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	intake_known(stage);
	stage_golden(stage, "intake-known");
	stage_keys(stage, "\r");
	stage_sees(stage, "Dit huishouden was er al.");
	stage_sees(stage, "Regisseur");
	end_household(stage);
}

static void somebody_else_is_stored_with_the_reason(void **state)
{
	struct stage *stage = stage_amina();
	const struct ask *ask;

	(void)state;
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_ADD));
	intake_known(stage);
	stage_keys(stage, "6\r");
	stage_sees(stage, "Iemand anders");
	stage_keys(stage, "een nicht");
	stage_keys(stage, KEY_F(2));
	ask = rows_first(&stage_asked(stage, REQ_HOUSEHOLD_ADD)->rows, &ask_record);
	assert_string_equal(ask->word, "een nicht");
	stage_sees(stage, "Het huishouden is gemaakt.");
	end_household(stage);
}

static void back_from_the_list_is_back_in_the_form(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	intake_known(stage);
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Nog niet bewaard.");
	stage_sees(stage, "Eerste persoon");
	stage_keys(stage, "\033[B");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	end(stage);
}

/* ---- regie ---- */

static void offer(struct rows *rows, id to)
{
	struct regie_offer *row = rows_new(rows, &regie_offer_record);

	row->id = 77;
	row->household_id = 1;
	row->from_id = 2;
	row->to_id = to;
	scene_text(row->from_naam, sizeof(row->from_naam), "Bram Visser");
	scene_text(row->to_naam, sizeof(row->to_naam), "Carla de Wit");
	scene_text(row->reason, sizeof(row->reason), "gaat met pensioen");
}

/* A werkbak with one line: the regie of a household is offered. */
static struct stage *stage_offered(void)
{
	struct stage *stage = stage_amina();
	struct inbox_line *line = rows_new(stage_answer(stage, REQ_INBOX), &inbox_line_record);

	line->kind = INBOX_OFFER;
	line->household_id = 1;
	line->object_id = 77;
	scene_text(line->object_kind, sizeof(line->object_kind), "regie_offer");
	scene_text(line->household_naam, sizeof(line->household_naam), "Moulin");
	scene_text(line->what, sizeof(line->what), "gaat met pensioen - Bram Visser");
	return stage;
}

static void an_offered_regie_is_taken_with_the_day_the_family_was_told(void **state)
{
	struct stage *stage = stage_offered();
	const struct ask *ask;

	(void)state;
	begin(stage);
	stage_keys(stage, "\r");
	stage_sees(stage, "Niet overnemen");
	stage_keys(stage, "\r");
	stage_sees(stage, "Gezin geïnformeerd op");
	stage_golden(stage, "regie-take");
	stage_keys(stage, KEY_F(2));
	ask = rows_first(&stage_asked(stage, REQ_REGIE_ANSWER)->rows, &ask_record);
	assert_int_equal(ask->id, 77);
	assert_true(ask->flag);
	assert_int_equal(ask->day, scene_amina()->today);
	stage_sees(stage, "U bent nu de regisseur.");
	end(stage);
}

static void an_offered_regie_is_refused_with_a_reason(void **state)
{
	struct stage *stage = stage_offered();
	const struct ask *ask;

	(void)state;
	begin(stage);
	stage_keys(stage, "\r");
	stage_sees(stage, "Niet overnemen");
	stage_keys(stage, "2\r");
	stage_sees(stage, "De regie niet overnemen");
	stage_keys(stage, "ik zit vol");
	stage_keys(stage, KEY_F(2));
	ask = rows_first(&stage_asked(stage, REQ_REGIE_ANSWER)->rows, &ask_record);
	assert_false(ask->flag);
	assert_string_equal(ask->word, "ik zit vol");
	stage_sees(stage, "De regisseur blijft regisseur.");
	end(stage);
}

static void the_household_says_to_whom_the_regie_is_offered(void **state)
{
	struct stage *stage = stage_amina();
	struct rows *view = stage_answer(stage, REQ_HOUSEHOLD_OPEN);

	(void)state;
	scene_hits(stage_answer(stage, REQ_SEARCH), 5);
	scene_view(view);
	offer(view, 3);
	begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "Boterdiep");
	stage_keys(stage, "\r");
	stage_sees(stage, "overdracht aangeboden aan Carla de Wit");
	end_household(stage);
}

static void what_is_typed_further_opens_the_best_answer_and_not_the_row_of_before(void **state)
{
	struct stage *stage = stage_amina();
	struct rows *before = stage_answer_once(stage, REQ_SEARCH, STATUS_OK);
	struct search_hit *hit;

	(void)state;
	scene_hits(before, 1);
	hit = rows_get(before, &search_hit_record, 0);
	hit->household_id = 3;
	hit->person_id = 1003;
	scene_hits(stage_answer(stage, REQ_SEARCH), 5);
	begin(stage);
	stage_keys(stage, "zmo");
	stage_sees(stage, "Boterdiep");
	stage_keys(stage, "u");
	stage_sees(stage, "Kerkstraat");
	stage_sees(stage, "> Moulin, S.");
	stage_keys(stage, "\r");
	stage_sees(stage, "Regisseur");
	end_household(stage);
}

static void who_moves_along_is_asked_one_by_one(void **state)
{
	struct stage *stage = stage_amina();
	const struct message *asked;

	(void)state;
	scene_hits(stage_answer(stage, REQ_SEARCH), 5);
	begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "Boterdiep");
	stage_keys(stage, "\r");
	stage_sees(stage, "Regisseur");
	stage_keys(stage, "\r");
	stage_sees(stage, "Verhuist, alleen of met anderen");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Wie verhuist er mee?");
	stage_golden(stage, "move-who");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Beschikking opvragen");
	stage_keys(stage, "1\r");
	stage_sees(stage, "Of naar een nieuw adres");
	stage_keys(stage, KEY_UP);
	stage_keys(stage, "gescheiden");
	stage_sees(stage, "gescheiden");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_MEMBERS_MOVE);
	assert_int_equal(rows_count(&asked->rows, &ask_record), 2);
	assert_string_equal(((const struct ask *)rows_first(&asked->rows, &ask_record))->word, "gescheiden");
	stage_sees(stage, "De verhuizing is vastgelegd.");
	end_household(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_may_be_known_is_shown_before_saving),
		cmocka_unit_test(somebody_else_is_stored_with_the_reason),
		cmocka_unit_test(back_from_the_list_is_back_in_the_form),
		cmocka_unit_test(an_offered_regie_is_taken_with_the_day_the_family_was_told),
		cmocka_unit_test(an_offered_regie_is_refused_with_a_reason),
		cmocka_unit_test(the_household_says_to_whom_the_regie_is_offered),
		cmocka_unit_test(what_is_typed_further_opens_the_best_answer_and_not_the_row_of_before),
		cmocka_unit_test(who_moves_along_is_asked_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
