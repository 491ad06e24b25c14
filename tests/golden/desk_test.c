/* The screens of the desk, as a person sees them on 24 rows of 80. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

/* ---- werkbak and search ------------------------------------------------------------------------------------------ */

static void the_werkbak_shows_what_waits_most_urgent_first(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_golden(stage, "werkbak");
	visit_end(stage);
}

static void an_empty_werkbak_says_what_to_do(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	stage_answer(stage, REQ_INBOX);
	visit_begin(stage);
	stage_golden(stage, "werkbak-empty");
	visit_end(stage);
}

static void help_lists_the_keys_of_the_screen(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_keys(stage, KEY_F(1));
	stage_golden(stage, "help");
	stage_keys(stage, "\r");
	visit_end(stage);
}

static void the_search_field_explains_itself(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_keys(stage, "z");
	stage_golden(stage, "zoeken-empty");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void results_come_while_typing(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_keys(stage, "zmou");
	stage_golden(stage, "zoeken");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void nothing_found_offers_a_new_household(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	stage_answer(stage, REQ_SEARCH);
	visit_begin(stage);
	stage_keys(stage, "zqwertz");
	stage_golden(stage, "zoeken-none");
	stage_keys(stage, KEY_F(3));
	stage_golden(stage, "intake");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void two_hundred_results_scroll(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	scene_hits(stage_answer(stage, REQ_SEARCH), 200);
	visit_begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "1 van 200");
	stage_keys(stage, "\033[6~\033[6~");
	stage_golden(stage, "zoeken-many");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void a_dossier_that_is_not_yours_stays_shut(void **state)
{
	struct me femke = *scene_amina();
	const struct stage_set set = { .me = &femke };

	(void)state;
	femke.may &= ~(INT64_C(1) << DEED_BREAK_GLASS);
	struct stage *stage = visit_new(&set);
	visit_begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "op slot");
	stage_keys(stage, KEY_UP KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "zoeken-shut");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

/* On the row that is locked; the question and the reason. */
static void the_noodknop_opens_a_locked_household_for_an_hour(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *view;
	const struct ask *ask;

	(void)state;
	visit_begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "op slot");
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "noodknop-ask");
	stage_keys(stage, "jmoet\033OQ");
	stage_sees(stage, "ten minste 15 tekens");
	stage_golden(stage, "noodknop-reason");
	view = stage_answer(stage, REQ_HOUSEHOLD_OPEN);
	scene_view(view);
	((struct break_glass *)rows_new(view, &break_glass_record))->until = scene_amina()->now + 60 * 60000;
	stage_keys(stage, " want kind alleen thuis\033OQ");
	ask = rows_first(&stage_asked(stage, REQ_BREAK_GLASS)->rows, &ask_record);
	assert_string_equal(ask->word, "moet want kind alleen thuis");
	stage_sees(stage, "NOODKNOP tot");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void the_privacy_officer_judges_a_noodknop(void **state)
{
	struct me hanna = *scene_amina();
	const struct stage_set set = { .me = &hanna };
	struct oversight_week *week;
	struct oversight_line *line;
	const struct review *review;
	struct stage *stage;

	(void)state;
	hanna.may = INT64_C(1) << DEED_LOG | INT64_C(1) << DEED_REVIEW;
	stage = visit_new(&set);
	line = rows_new(stage_answer(stage, REQ_OVERSIGHT), &oversight_line_record);
	line->object_id = 7001;
	line->at = hanna.now - 86400000;
	line->week = hanna.today - 7;
	line->due = hanna.today + 4;
	strcpy(line->employee_naam, "Karel Visser");
	strcpy(line->huishoudnummer, "1000017");
	strcpy(line->what, "Buurman belt: kind alleen thuis");
	strcpy(line->why, "Elk gebruik van de noodknop wordt beoordeeld.");
	line->may_judge = true;
	week = rows_new(stage_answer(stage, REQ_OVERSIGHT_FIGURES), &oversight_week_record);
	*week = (struct oversight_week){ hanna.today - 7, 20, 19, 18, 1, 0, 1, 1 };
	visit_begin(stage);
	stage_keys(stage, "t");
	stage_golden(stage, "toezicht");
	stage_keys(stage, "o");
	stage_sees(stage, "Was dit terecht?");
	stage_keys(stage, "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "Er was nood.\033OQ");
	review = rows_first(&stage_asked(stage, REQ_REVIEW)->rows, &review_record);
	assert_int_equal(review->verdict, OVERSIGHT_RIGHT);
	assert_int_equal(review->object_id, 7001);
	assert_string_equal(review->tekst, "Er was nood.");
	stage_keys(stage, "c");
	stage_golden(stage, "toezicht-cijfers");
	stage_keys(stage, "\r");
	stage_misses(stage, "Voortgang per week");
	stage_keys(stage, "\r");
	stage_golden(stage, "toezicht-regel");
	stage_keys(stage, "\r");
	stage_misses(stage, "Waarom hier");
	stage_keys(stage, "o");
	stage_sees(stage, "Was dit terecht?");
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Wat gebeurt er nu?");
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "Nieuwsgierig.\033OQ");
	review = rows_first(&stage_asked(stage, REQ_REVIEW)->rows, &review_record);
	assert_int_equal(review->verdict, OVERSIGHT_WRONG);
	assert_int_equal(review->vervolg, FOLLOW_BREACH);
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

/* ---- household --------------------------------------------------------------------------------------------------- */

static void a_household_is_one_page(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	stage_golden(stage, "huishouden");
	stage_keys(stage, KEY_F(1));
	stage_golden(stage, "huishouden-help");
	stage_keys(stage, "\r");
	visit_household_end(stage);
}

static void a_journal_line_is_written_and_kept_as_a_draft(void **state)
{
	struct stage *stage = visit_amina();
	const struct draft *draft;

	(void)state;
	visit_household(stage);
	stage_keys(stage, "d");
	stage_sees(stage, "Dagboek schrijven");
	stage_keys(stage, "\tGebeld met school. Daan was er vandaag wel; juf vraagt om een gesprek.");
	stage_golden(stage, "dagboek");
	draft = rows_first(&stage_asked(stage, REQ_DRAFT_SAVE)->rows, &draft_record);
	assert_string_equal(draft->field, "tekst");
	assert_string_equal(draft->value, "Gebeld met school. Daan was er vandaag wel; juf vraagt om een gesprek.");
	stage_keys(stage, KEY_F(2));
	assert_non_null(rows_first(&stage_asked(stage, REQ_JOURNAL_ADD)->rows, &journal_entry_record));
	stage_sees(stage, "De regel staat in het dagboek.");
	visit_household_end(stage);
}

static void what_may_be_added_is_a_list(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	stage_keys(stage, "n");
	stage_golden(stage, "huishouden-add");
	stage_keys(stage, KEY_BACK);
	visit_household_end(stage);
}

static void the_timeline_is_newest_first(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	stage_keys(stage, "t");
	stage_golden(stage, "tijdlijn");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

/* ---- trouble, and other terminals -------------------------------------------------------------------------------- */

static void a_lost_store_leaves_what_was_typed(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	stage_keys(stage, "d");
	stage_sees(stage, "Dagboek schrijven");
	stage_keys(stage, "\tHalve zin");
	stage_sees(stage, "Halve zin");
	stage_store_dies(stage);
	stage_golden(stage, "store-lost");
	stage_store_returns(stage);
	stage_golden(stage, "store-back");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "De regel staat in het dagboek.");
	visit_household_end(stage);
}

/* The store takes the request and dies: the new one gets it again, under the same key, so that it happens once. */
static void a_request_that_waits_at_a_dying_store_is_sent_again(void **state)
{
	struct stage *stage = visit_amina();
	uint8_t key[WIRE_KEY_BYTES];

	(void)state;
	visit_household(stage);
	stage_keys(stage, "d");
	stage_sees(stage, "Dagboek schrijven");
	stage_keys(stage, "\tNet op tijd");
	stage_sees(stage, "Net op tijd");
	stage_silent(stage, REQ_JOURNAL_ADD);
	stage_keys(stage, KEY_F(2));
	memcpy(key, stage_asked(stage, REQ_JOURNAL_ADD)->key, sizeof(key));
	stage_store_dies(stage);
	stage_sees(stage, "De opslag is even weg.");
	stage_sees(stage, "Net op tijd");
	stage_store_returns(stage);
	assert_memory_equal(stage_asked(stage, REQ_JOURNAL_ADD)->key, key, sizeof(key));
	stage_sees(stage, "De regel staat in het dagboek.");
	visit_household_end(stage);
}

static void somebody_shut_out_hears_so(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_shuts_out(stage);
	stage_ends(stage, 77);
	assert_non_null(strstr(stage_errors(stage), "Uw toegang tot wijkd is gewijzigd."));
	stage_free(stage);
}

static void a_larger_window_shows_more(void **state)
{
	const struct stage_set set = { .me = scene_amina(), .rows = 40, .cols = 120 };
	struct stage *stage = visit_new(&set);

	(void)state;
	visit_household(stage);
	stage_golden(stage, "huishouden-120x40");
	stage_size(stage, 24, 80);
	stage_golden(stage, "huishouden");
	visit_household_end(stage);
}

static void an_ascii_terminal_gets_ascii(void **state)
{
	const struct stage_set set = { .me = scene_amina(), .ascii = true, .term = "vt100" };
	struct stage *stage = visit_new(&set);

	(void)state;
	visit_begin(stage);
	stage_golden(stage, "werkbak-ascii");
	stage_keys(stage, "\0331");
	stage_sees(stage, "Zoekt een huishouden op");
	stage_keys(stage, "\0330");
	stage_misses(stage, "Zoekt een huishouden op");
	stage_keys(stage, "\0330");
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "j");
	stage_end(stage, 0);
}

static void a_broken_line_ends_the_desk_and_keeps_the_text(void **state)
{
	struct stage *stage = visit_amina();
	const struct draft *draft;

	(void)state;
	visit_household(stage);
	stage_keys(stage, "d");
	stage_sees(stage, "Dagboek schrijven");
	stage_keys(stage, "\tWeg is weg");
	stage_sees(stage, "Weg is weg");
	stage_hangs_up(stage);
	draft = rows_first(&stage_asked(stage, REQ_DRAFT_SAVE)->rows, &draft_record);
	assert_string_equal(draft->value, "Weg is weg");
	stage_free(stage);
}

static void a_stopped_daemon_says_so(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_begin(stage);
	stage_daemon_stops(stage);
	stage_ends(stage, 0);
	assert_non_null(strstr(stage_errors(stage), "wijkd is gestopt"));
	stage_free(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_werkbak_shows_what_waits_most_urgent_first),
		cmocka_unit_test(an_empty_werkbak_says_what_to_do),
		cmocka_unit_test(help_lists_the_keys_of_the_screen),
		cmocka_unit_test(the_search_field_explains_itself),
		cmocka_unit_test(results_come_while_typing),
		cmocka_unit_test(nothing_found_offers_a_new_household),
		cmocka_unit_test(two_hundred_results_scroll),
		cmocka_unit_test(a_dossier_that_is_not_yours_stays_shut),
		cmocka_unit_test(the_noodknop_opens_a_locked_household_for_an_hour),
		cmocka_unit_test(the_privacy_officer_judges_a_noodknop),
		cmocka_unit_test(a_household_is_one_page),
		cmocka_unit_test(a_journal_line_is_written_and_kept_as_a_draft),
		cmocka_unit_test(what_may_be_added_is_a_list),
		cmocka_unit_test(the_timeline_is_newest_first),
		cmocka_unit_test(a_lost_store_leaves_what_was_typed),
		cmocka_unit_test(a_request_that_waits_at_a_dying_store_is_sent_again),
		cmocka_unit_test(somebody_shut_out_hears_so),
		cmocka_unit_test(a_larger_window_shows_more),
		cmocka_unit_test(an_ascii_terminal_gets_ascii),
		cmocka_unit_test(a_broken_line_ends_the_desk_and_keeps_the_text),
		cmocka_unit_test(a_stopped_daemon_says_so),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
