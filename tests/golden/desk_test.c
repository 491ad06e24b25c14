/* The screens of the desk, as a person sees them on 24 rows of 80. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "scene.h"
#include "stage.h"

/* A desk of Amina on its werkbak, with one household that has everything. */
static struct stage *stage_of(const struct stage_set *set)
{
	struct stage *stage = stage_new(set);
	struct rows *lists;

	scene_inbox(stage_answer(stage, REQ_INBOX));
	scene_hits(stage_answer(stage, REQ_SEARCH), 5);
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_OPEN));
	scene_view(stage_answer(stage, REQ_HOUSEHOLD_READ));
	scene_plan(stage_answer(stage, REQ_PLAN_READ));
	scene_decisions(stage_answer(stage, REQ_DECISION_LIST));
	scene_timeline(stage_answer(stage, REQ_TIMELINE));
	scene_register(stage_answer(stage, REQ_MANDATE_LIST));
	scene_escalation(stage_answer(stage, REQ_ESCALATION_READ));
	lists = stage_answer(stage, REQ_LOOKUP);
	scene_kinds(lists);
	scene_organisations(lists);
	return stage;
}

static struct stage *stage_amina(void)
{
	const struct stage_set set = { .me = scene_amina() };

	return stage_of(&set);
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

static void household(struct stage *stage)
{
	begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "Boterdiep");
	stage_keys(stage, "\r");
	stage_sees(stage, "Regisseur");
}

static void end_household(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	end(stage);
}

/* ---- werkbak and search ------------------------------------------------------------------------------------------- */

static void the_werkbak_shows_what_waits_most_urgent_first(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
	stage_golden(stage, "werkbak");
	end(stage);
}

static void an_empty_werkbak_says_what_to_do(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	stage_answer(stage, REQ_INBOX);
	begin(stage);
	stage_golden(stage, "werkbak-empty");
	end(stage);
}

static void help_lists_the_keys_of_the_screen(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
	stage_keys(stage, KEY_F(1));
	stage_golden(stage, "help");
	stage_keys(stage, "\r");
	end(stage);
}

static void the_search_field_explains_itself(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
	stage_keys(stage, "z");
	stage_golden(stage, "zoeken-empty");
	stage_keys(stage, KEY_BACK);
	end(stage);
}

static void results_come_while_typing(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
	stage_keys(stage, "zmou");
	stage_golden(stage, "zoeken");
	stage_keys(stage, KEY_BACK);
	end(stage);
}

static void nothing_found_offers_a_new_household(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	stage_answer(stage, REQ_SEARCH);
	begin(stage);
	stage_keys(stage, "zqwertz");
	stage_golden(stage, "zoeken-none");
	stage_keys(stage, KEY_F(3));
	stage_golden(stage, "intake");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Zoek:");
	stage_keys(stage, KEY_BACK);
	end(stage);
}

static void two_hundred_results_scroll(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	scene_hits(stage_answer(stage, REQ_SEARCH), 200);
	begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "1 van 200");
	stage_keys(stage, "\033[6~\033[6~");
	stage_golden(stage, "zoeken-many");
	stage_keys(stage, KEY_BACK);
	end(stage);
}

static void a_dossier_that_is_not_yours_stays_shut(void **state)
{
	struct me femke = *scene_amina();
	const struct stage_set set = { .me = &femke };

	(void)state;
	femke.may &= ~(INT64_C(1) << DEED_BREAK_GLASS);
	struct stage *stage = stage_of(&set);
	begin(stage);
	stage_keys(stage, "zmou");
	stage_sees(stage, "op slot");
	stage_keys(stage, KEY_UP KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "zoeken-shut");
	stage_keys(stage, KEY_BACK);
	end(stage);
}

/* On the row that is locked; the question and the reason. */
static void the_noodknop_opens_a_locked_household_for_an_hour(void **state)
{
	struct stage *stage = stage_amina();
	struct rows *view;
	const struct ask *ask;

	(void)state;
	begin(stage);
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
	end(stage);
}

static void the_privacy_officer_judges_a_noodknop(void **state)
{
	struct me hanna = *scene_amina();
	const struct stage_set set = { .me = &hanna };
	struct oversight_line *line;
	const struct review *review;
	struct stage *stage;

	(void)state;
	hanna.may = INT64_C(1) << DEED_LOG | INT64_C(1) << DEED_REVIEW;
	stage = stage_of(&set);
	line = rows_new(stage_answer(stage, REQ_OVERSIGHT), &oversight_line_record);
	line->object_id = 7001;
	line->at = hanna.now - 86400000;
	line->week = hanna.today - 7;
	line->due = hanna.today + 4;
	strcpy(line->employee_naam, "Karel Visser");
	strcpy(line->huishoudnummer, "1000017");
	strcpy(line->what, "Buurman belt: kind alleen thuis");
	begin(stage);
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
	stage_keys(stage, KEY_BACK);
	end(stage);
}

/* ---- household ---------------------------------------------------------------------------------------------------- */

static void a_household_is_one_page(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	household(stage);
	stage_golden(stage, "huishouden");
	stage_keys(stage, KEY_F(1));
	stage_golden(stage, "huishouden-help");
	stage_keys(stage, "\r");
	end_household(stage);
}

static void a_journal_line_is_written_and_kept_as_a_draft(void **state)
{
	struct stage *stage = stage_amina();
	const struct draft *draft;

	(void)state;
	household(stage);
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
	end_household(stage);
}

static void what_may_be_added_is_a_list(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	household(stage);
	stage_keys(stage, "n");
	stage_golden(stage, "huishouden-add");
	stage_keys(stage, KEY_BACK);
	end_household(stage);
}

static void the_timeline_is_newest_first(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	household(stage);
	stage_keys(stage, "t");
	stage_golden(stage, "tijdlijn");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	end_household(stage);
}

/* ---- plan --------------------------------------------------------------------------------------------------------- */

static void plan(struct stage *stage)
{
	household(stage);
	stage_keys(stage, "p");
	stage_sees(stage, "evaluatie");
}

static void end_plan(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	end_household(stage);
}

static void a_plan_shows_goals_by_domain(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	plan(stage);
	stage_golden(stage, "plan");
	end_plan(stage);
}

static void without_a_plan_the_screen_says_how_to_begin(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	stage_answer(stage, REQ_PLAN_READ);
	household(stage);
	stage_keys(stage, "p");
	stage_golden(stage, "plan-none");
	end_plan(stage);
}

static void a_goal_is_a_form(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "doel");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

static void an_action_is_a_form(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_golden(stage, "actie");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

/* What Bram wrote meanwhile in the goal that is open here. */
static void bram_writes(struct stage *stage, const char *toelichting)
{
	struct rows *rows = stage_answer(stage, REQ_PLAN_READ);
	struct goal *goal;

	scene_plan(rows);
	goal = rows_first(rows, &goal_record);
	free(goal->toelichting);
	goal->toelichting = mem_text(toelichting);
	for (size_t n = 0; n < rows_count(rows, &field_version_record); n++) {
		struct field_version *version = rows_get(rows, &field_version_record, n);

		if (strcmp(version->field, "toelichting") != 0)
			continue;
		version->version = 2;
		SCENE_TEXT(version->employee_naam, "Bram de Boer");
	}
	stage_change(stage, "goal", SCENE_GOAL, "Bram de Boer");
}

static void what_a_colleague_writes_appears_beside_what_you_type(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "\t\t\tMoeder belt elke dag. ");
	stage_sees(stage, "belt elke dag");
	bram_writes(stage, "Daan is sinds de herfst vaak thuis. Hij slaapt nu beter. School wil meedenken.");
	stage_sees(stage, "nu beter");
	stage_golden(stage, "doel-merged");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Toch weggaan?");
	stage_keys(stage, "j");
	stage_sees(stage, "evaluatie");
	end_plan(stage);
}

static void the_same_sentence_gives_a_choice_of_both_texts(void **state)
{
	struct stage *stage = stage_amina();
	struct rows *conflict;
	struct field_conflict *row;
	const struct field_edit *edit;

	(void)state;
	plan(stage);
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Toelichting");
	stage_keys(stage, "\t\t\t\033OF\025School is boos.");
	stage_sees(stage, "School is boos.");
	conflict = stage_answer_once(stage, REQ_FIELDS_SAVE, STATUS_CONFLICT);
	row = rows_new(conflict, &field_conflict_record);
	SCENE_TEXT(row->kind, "goal");
	SCENE_TEXT(row->field, "toelichting");
	SCENE_TEXT(row->employee_naam, "Bram de Boer");
	row->object_id = SCENE_GOAL;
	row->base_version = 1;
	row->current_version = 2;
	row->base = mem_text("Daan is sinds de herfst vaak thuis. Hij slaapt slecht. School wil meedenken.");
	row->ours = mem_text("School is boos.");
	row->theirs = mem_text("Daan is sinds de herfst vaak thuis. Hij slaapt slecht. School wil een gesprek op donderdag.");
	row->merged = mem_text("School is boos.\nSchool wil een gesprek op donderdag.");
	stage_keys(stage, KEY_F(2));
	stage_golden(stage, "conflict");
	stage_asked(stage, REQ_FIELDS_SAVE);
	stage_keys(stage, "3");
	edit = rows_first(&stage_asked(stage, REQ_FIELDS_SAVE)->rows, &field_edit_record);
	assert_string_equal(edit->value, "School is boos.\nSchool wil een gesprek op donderdag.");
	assert_int_equal(edit->base_version, 2);
	stage_sees(stage, "Het doel is bewaard.");
	end_plan(stage);
}

/* ---- decisions ---------------------------------------------------------------------------------------------------- */

static void decisions(struct stage *stage)
{
	household(stage);
	stage_keys(stage, "b");
	stage_sees(stage, "Besluiten - ");
}

static void end_decisions(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	end_household(stage);
}

static void decisions_are_a_list_over_all_laws(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	decisions(stage);
	stage_golden(stage, "besluiten");
	end_decisions(stage);
}

/* A concept of Amina on the screen, weighed. */
static void concept(struct stage *stage, cents bedrag, struct mandate_verdict *(*weigh)(struct rows *rows))
{
	scene_decision(stage_answer(stage, REQ_DECISION_READ), DECISION_CONCEPT)->bedrag = bedrag;
	weigh(stage_answer(stage, REQ_DECISION_WEIGH));
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Per besluit");
}

static void the_meter_says_within(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	concept(stage, 400000, scene_verdict);
	stage_golden(stage, "besluit-within");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static struct mandate_verdict *above(struct rows *rows)
{
	struct mandate_verdict *verdict = scene_verdict(rows);

	verdict->within = false;
	verdict->trede = 2;
	SCENE_TEXT(verdict->trede_naam, "Teamleider");
	SCENE_TEXT(verdict->rule, "mandaat.per-besluit");
	SCENE_TEXT(verdict->why, "Het bedrag van € 12.000 is hoger dan uw grens per besluit van € 5.000.");
	return verdict;
}

static void the_meter_says_which_rung_decides(void **state)
{
	struct stage *stage = stage_amina();
	struct rows *rows;

	(void)state;
	concept(stage, 1200000, above);
	stage_golden(stage, "besluit-above");
	stage_keys(stage, KEY_F(5));
	stage_golden(stage, "besluit-ask");
	rows = stage_answer(stage, REQ_DECISION_SUBMIT);
	scene_decision(rows, DECISION_TER_TOETSING);
	scene_escalation(rows);
	stage_keys(stage, "j");
	stage_golden(stage, "besluit-in");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static struct mandate_verdict *unlimited(struct rows *rows)
{
	struct mandate_verdict *verdict = scene_verdict(rows);

	verdict->per_besluit = verdict->cum_huishouden = verdict->free = MANDATE_UNLIMITED;
	verdict->needs_second = true;
	return verdict;
}

static void the_meter_says_that_there_is_no_limit(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	concept(stage, 1200000, unlimited);
	stage_golden(stage, "besluit-unlimited");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static void a_new_decision_is_an_empty_form(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	scene_verdict(stage_answer(stage, REQ_DECISION_WEIGH));
	decisions(stage);
	stage_keys(stage, "n");
	stage_golden(stage, "besluit-new");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

static void a_taken_decision_says_who_and_until_when_one_may_object(void **state)
{
	struct stage *stage = stage_amina();
	struct decision *decision;

	(void)state;
	decision = scene_decision(stage_answer(stage, REQ_DECISION_READ), DECISION_BEKENDGEMAAKT);
	decision->besluitdatum = scene_day("2026-11-24");
	decision->bekendmaking = scene_day("2026-11-25");
	decision->bezwaar_tot = scene_day("2027-01-06");
	decision->decider_id = SCENE_CARLA;
	SCENE_TEXT(decision->decider_naam, "Carla de Wit");
	SCENE_TEXT(decision->second_naam, "Karel Smit");
	SCENE_TEXT(decision->namens, "het college van burgemeester en wethouders");
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_golden(stage, "besluit-taken");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	end_decisions(stage);
}

/* ---- ladder and register ------------------------------------------------------------------------------------------ */

static void the_ladder_is_drawn_as_a_ladder(void **state)
{
	const struct stage_set set = { .me = scene_carla() };
	struct stage *stage = stage_of(&set);
	struct inbox_line *line;

	(void)state;
	line = rows_new(stage_answer(stage, REQ_INBOX), &inbox_line_record);
	line->kind = INBOX_ESCALATION;
	line->household_id = SCENE_HOUSEHOLD;
	line->object_id = SCENE_ESCALATION;
	line->due = scene_at("2026-11-26 24:00");
	SCENE_TEXT(line->household_naam, "Moulin - van den Berg");
	SCENE_TEXT(line->huishoudnummer, "1000017");
	SCENE_TEXT(line->what, "Begeleiding, € 12.000 - van Amina Yilmaz");
	SCENE_TEXT(line->object_kind, "escalation");
	begin(stage);
	stage_keys(stage, "\r");
	stage_golden(stage, "escalatie");
	stage_keys(stage, "n");
	stage_golden(stage, "escalatie-refuse");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "Reden");
	stage_keys(stage, KEY_BACK);
	end(stage);
}

static void the_register_is_for_everybody(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
	stage_keys(stage, "m");
	stage_golden(stage, "mandaat");
	stage_keys(stage, "\r");
	stage_golden(stage, "mandaat-one");
	stage_keys(stage, "\r" KEY_BACK);
	end(stage);
}

/* ---- trouble, and other terminals --------------------------------------------------------------------------------- */

static void a_lost_store_leaves_what_was_typed(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	household(stage);
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
	end_household(stage);
}

/* The store takes the request and dies: the new one gets it again, under the same key, so that it happens once. */
static void a_request_that_waits_at_a_dying_store_is_sent_again(void **state)
{
	struct stage *stage = stage_amina();
	uint8_t key[WIRE_KEY_BYTES];

	(void)state;
	household(stage);
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
	end_household(stage);
}

static void somebody_shut_out_hears_so(void **state)
{
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
	stage_shuts_out(stage);
	stage_ends(stage, 77);
	assert_non_null(strstr(stage_errors(stage), "Uw toegang tot wijkd is gewijzigd."));
	stage_free(stage);
}

static void a_larger_window_shows_more(void **state)
{
	const struct stage_set set = { .me = scene_amina(), .rows = 40, .cols = 120 };
	struct stage *stage = stage_of(&set);

	(void)state;
	household(stage);
	stage_golden(stage, "huishouden-120x40");
	stage_size(stage, 24, 80);
	stage_golden(stage, "huishouden");
	end_household(stage);
}

static void an_ascii_terminal_gets_ascii(void **state)
{
	const struct stage_set set = { .me = scene_amina(), .ascii = true, .term = "vt100" };
	struct stage *stage = stage_of(&set);

	(void)state;
	begin(stage);
	stage_golden(stage, "werkbak-ascii");
	stage_keys(stage, "\0331");
	stage_sees(stage, "Leest de werkbak");
	stage_keys(stage, "\0330");
	stage_misses(stage, "Leest de werkbak");
	stage_keys(stage, "\0330");
	stage_sees(stage, "uitloggen?");
	stage_keys(stage, "j");
	stage_end(stage, 0);
}

static void a_broken_line_ends_the_desk_and_keeps_the_text(void **state)
{
	struct stage *stage = stage_amina();
	const struct draft *draft;

	(void)state;
	household(stage);
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
	struct stage *stage = stage_amina();

	(void)state;
	begin(stage);
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
		cmocka_unit_test(a_plan_shows_goals_by_domain),
		cmocka_unit_test(without_a_plan_the_screen_says_how_to_begin),
		cmocka_unit_test(a_goal_is_a_form),
		cmocka_unit_test(an_action_is_a_form),
		cmocka_unit_test(what_a_colleague_writes_appears_beside_what_you_type),
		cmocka_unit_test(the_same_sentence_gives_a_choice_of_both_texts),
		cmocka_unit_test(decisions_are_a_list_over_all_laws),
		cmocka_unit_test(the_meter_says_within),
		cmocka_unit_test(the_meter_says_which_rung_decides),
		cmocka_unit_test(the_meter_says_that_there_is_no_limit),
		cmocka_unit_test(a_new_decision_is_an_empty_form),
		cmocka_unit_test(a_taken_decision_says_who_and_until_when_one_may_object),
		cmocka_unit_test(the_ladder_is_drawn_as_a_ladder),
		cmocka_unit_test(the_register_is_for_everybody),
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
