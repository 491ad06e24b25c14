/* The page before two households are merged, and the way to undo it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene.h"
#include "stage.h"
#include "visit.h"

static struct merge *page(struct rows *rows)
{
	static const struct {
		id household_id;
		const char *naam, *born;
		int rol;
	} members[] = {
		{ SCENE_HOUSEHOLD, "Anna Jansen", "1985-12-01", MEMBER_PARENT },
		{ SCENE_HOUSEHOLD, "Kim Jansen", "2015-06-14", MEMBER_CHILD },
		{ 2, "A. Jansen", "1985-12-01", MEMBER_SINGLE },
	};
	struct merge *merge = rows_new(rows, &merge_record);
	struct merge_match *match;
	struct count *count;

	merge->into_id = SCENE_HOUSEHOLD;
	merge->from_id = 2;
	merge->stamp = 44;
	merge->two_regies = true;
	SCENE_TEXT(merge->into_nummer, "1000025");
	SCENE_TEXT(merge->into_naam, "Jansen");
	SCENE_TEXT(merge->from_nummer, "1000033");
	SCENE_TEXT(merge->from_naam, "Jansen, Molenweg");
	SCENE_TEXT(merge->into_regisseur, "Amina Bakkali");
	SCENE_TEXT(merge->from_regisseur, "Bram Visser");
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		struct member *member = rows_new(rows, &member_record);

		member->id = 100 + (id)i;
		member->household_id = members[i].household_id;
		member->rol = members[i].rol;
		SCENE_TEXT(member->naam, members[i].naam);
		SCENE_TEXT(member->geboortedatum, members[i].born);
	}
	match = rows_new(rows, &merge_match_record);
	match->into_membership_id = 100;
	match->from_membership_id = 102;
	SCENE_TEXT(match->naam, "Anna Jansen");
	SCENE_TEXT(match->geboortedatum, "1985-12-01");
	SCENE_TEXT(match->why, "zelfde naam en geboortedatum");
	count = rows_new(rows, &count_record);
	SCENE_TEXT(count->what, "dagboekregels");
	count->number = 7;
	return merge;
}

static struct stage *on_the_page(void)
{
	struct stage *stage = visit_amina();

	page(stage_answer(stage, REQ_MERGE_PREVIEW));
	visit_household(stage);
	stage_keys(stage, "s");
	stage_sees(stage, "naam, adres of huishoudnummer");
	stage_keys(stage, "jansen");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Met welk huishouden");
	stage_keys(stage, "\r");
	stage_sees(stage, "Dezelfde persoon?");
	return stage;
}

static void the_page_shows_what_comes_together(void **state)
{
	struct stage *stage = on_the_page();

	(void)state;
	stage_golden(stage, "samenvoegen");
	stage_keys(stage, "v");
	stage_sees(stage, "Kies eerst bij Kiezen");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void merging_sends_what_was_chosen(void **state)
{
	struct stage *stage = on_the_page();
	const struct message *asked;
	const struct merge *merge;

	(void)state;
	page(stage_answer(stage, REQ_MERGE));
	stage_keys(stage, "\033[B\033[B\r");
	stage_sees(stage, "Amina Bakkali");
	stage_keys(stage, "\033[B\r");
	stage_sees(stage, "nee, twee mensen");
	stage_keys(stage, "v");
	stage_sees(stage, "Waarom dit");
	stage_keys(stage, "twee keer aangemeld");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_MERGE);
	merge = rows_first(&asked->rows, &merge_record);
	assert_int_equal(merge->into_id, SCENE_HOUSEHOLD);
	assert_int_equal(merge->stamp, 44);
	assert_int_equal(merge->regie, MERGE_KEEP_INTO);
	assert_string_equal(merge->reason, "twee keer aangemeld");
	assert_int_equal(rows_count(&asked->rows, &merge_match_record), 0);
	stage_sees(stage, "Samengevoegd.");
	visit_household_end(stage);
}

static void merged_view(struct rows *rows)
{
	struct merge *merge;

	scene_view(rows);
	merge = rows_new(rows, &merge_record);
	merge->id = 9001;
	merge->at = scene_at("2026-11-20 10:00");
	SCENE_TEXT(merge->from_nummer, "1000033");
	SCENE_TEXT(merge->from_naam, "Jansen, Molenweg");
}

static void a_wrong_merge_is_undone_from_the_household(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *stays = stage_answer(stage, REQ_MERGE_UNDO);
	struct count *count;

	(void)state;
	rows_new(stays, &merge_record);
	count = rows_new(stays, &count_record);
	SCENE_TEXT(count->what, "dagboekregels");
	count->number = 2;
	merged_view(stage_answer(stage, REQ_HOUSEHOLD_OPEN));
	merged_view(stage_answer(stage, REQ_HOUSEHOLD_READ));
	visit_household(stage);
	stage_sees(stage, "samengevoegd met 1000033 op 20-11-2026");
	stage_keys(stage, "s");
	stage_sees(stage, "Ongedaan maken: 1000033");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Reden");
	stage_keys(stage, "toch twee gezinnen");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Wat hier blijft");
	stage_golden(stage, "samenvoegen-terug");
	assert_int_equal(((const struct ask *)rows_first(&stage_asked(stage, REQ_MERGE_UNDO)->rows, &ask_record))->id, 9001);
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_page_shows_what_comes_together),
		cmocka_unit_test(merging_sends_what_was_chosen),
		cmocka_unit_test(a_wrong_merge_is_undone_from_the_household),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
