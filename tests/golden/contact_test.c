/* The screens of contact: the timeline under a filter, a conversation that is written, an entry that is shielded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static void a_filter_stands_above_the_timeline_and_is_remembered(void **state)
{
	struct stage *stage = visit_amina();
	const struct timeline_filter *filter;

	(void)state;
	visit_household(stage);
	stage_keys(stage, "t");
	stage_sees(stage, "Regie: Amina");
	stage_keys(stage, "l");
	stage_sees(stage, "Welke wet?");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Alleen:");
	stage_keys(stage, "z");
	stage_sees(stage, "Zoeken in de tijdlijn");
	stage_keys(stage, "fiets" "\033OQ");
	stage_sees(stage, "Wmo, «fiets»");
	stage_golden(stage, "tijdlijn-filter");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Gezin");
	stage_keys(stage, "t");
	stage_sees(stage, "Wmo, «fiets»");
	filter = rows_first(&stage_asked(stage, REQ_TIMELINE)->rows, &timeline_filter_record);
	assert_non_null(filter);
	stage_keys(stage, "x");
	stage_misses(stage, "Alleen:");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Gezin");
	visit_household_end(stage);
}

static void a_conversation_goes_by_the_parts_of_life(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_LOOKUP);
	struct life_domain *domain;
	const struct message *asked;

	(void)state;
	domain = rows_new(rows, &life_domain_record);
	SCENE_TEXT(domain->code, "financien");
	SCENE_TEXT(domain->naam, "Financiën");
	domain = rows_new(rows, &life_domain_record);
	SCENE_TEXT(domain->code, "huisvesting");
	SCENE_TEXT(domain->naam, "Huisvesting");
	visit_household(stage);
	stage_keys(stage, "n");
	stage_sees(stage, "Wat wilt u toevoegen?");
	stage_keys(stage, "\033[F" KEY_UP "\r");
	stage_sees(stage, "vul in wie er meededen");
	stage_keys(stage, "\033OQ");
	stage_sees(stage, "Vul eerst in wie er meededen");
	stage_keys(stage, "\r");
	stage_sees(stage, "Wie deden mee");
	stage_keys(stage, "\t\tSuzanne, oma en de buurman\033OQ");
	stage_sees(stage, "Suzanne, oma en de buurman");
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Familie en vrienden");
	stage_keys(stage, "Een huis zonder schimmel\t\tElke dag luchten");
	stage_golden(stage, "gesprek-leefgebied");
	stage_keys(stage, "\033OQ");
	stage_sees(stage, "Een huis zonder schimmel (1 afspraak)");
	stage_golden(stage, "gesprek");
	stage_keys(stage, "\033OQ");
	stage_sees(stage, "verandert daarna niet meer");
	stage_keys(stage, "j");
	asked = stage_asked(stage, REQ_CONVERSATION_ADD);
	assert_int_equal(rows_count(&asked->rows, &conversation_subject_record), 1);
	assert_string_equal(((const struct conversation_subject *)rows_first(&asked->rows,
		&conversation_subject_record))->leefgebied, "huisvesting");
	stage_sees(stage, "Het gesprek staat in het dagboek.");
	visit_household_end(stage);
}

static void what_is_shielded_says_so_and_stays_closed(void **state)
{
	const struct stage_set set = { .rows = 50, .me = scene_amina() };
	struct stage *stage = visit_new(&set);

	(void)state;
	visit_household(stage);
	stage_sees(stage, "afgeschermd - Zorggroep De Linde");
	stage_golden(stage, "huishouden-afgeschermd");
	visit_household_end(stage);
}

static void who_wrote_a_shielded_text_says_who_reads_it(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_JOURNAL_READ);
	struct journal_entry *entry = rows_new(rows, &journal_entry_record);
	struct employee *bram = rows_new(stage_answer(stage, REQ_LOOKUP), &employee_record);
	const struct ask *asked;

	(void)state;
	entry->id = 66;
	entry->household_id = SCENE_HOUSEHOLD;
	entry->employee_id = SCENE_AMINA;
	entry->level = JOURNAL_SHIELDED;
	entry->datum = scene_day("2026-11-20");
	entry->at = scene_at("2026-11-20 10:00");
	entry->tekst = mem_text("Zij vertelt over vroeger en wil dat dit hier blijft.");
	SCENE_TEXT(entry->employee_naam, "Amina Yilmaz");
	SCENE_TEXT(entry->organisation_naam, "Wijkteam Noord");
	bram->id = 77;
	SCENE_TEXT(bram->naam, "Bram Visser");
	SCENE_TEXT(bram->organisation_naam, "Stichting De Brug");
	visit_household(stage);
	stage_keys(stage, "\033[F\r");
	stage_sees(stage, "wil dat dit hier blijft");
	stage_keys(stage, "l");
	stage_sees(stage, "Wie leest deze afgeschermde tekst?");
	stage_golden(stage, "lezers");
	stage_keys(stage, "\r");
	stage_sees(stage, "Wie mag dit ook lezen?");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Die leest nu mee.");
	asked = rows_first(&stage_asked(stage, REQ_JOURNAL_READER)->rows, &ask_record);
	assert_int_equal(asked->other_id, 77);
	assert_true(asked->flag);
	stage_golden(stage, "dagboek-afgeschermd");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur  Amina");
	visit_household_end(stage);
}

static void to_the_pause(struct stage *stage)
{
	stage_keys(stage, "n");
	stage_sees(stage, "Wat wilt u toevoegen?");
	stage_keys(stage, "\033[F\r");
}

static void silence_that_was_agreed_is_a_form_with_a_day_and_a_reason(void **state)
{
	struct stage *stage = visit_amina();
	const struct silence_pause *sent;

	(void)state;
	visit_household(stage);
	to_the_pause(stage);
	stage_sees(stage, "Weer contact op");
	stage_keys(stage, "\t\t" "gezin is op vakantie");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Dit moet ingevuld zijn");
	stage_golden(stage, "pauze");
	stage_keys(stage, "20-12-2026");
	stage_keys(stage, KEY_F(2));
	sent = rows_first(&stage_asked(stage, REQ_SILENCE_PAUSE)->rows, &silence_pause_record);
	assert_int_equal(sent->until, scene_day("2026-12-20"));
	assert_string_equal(sent->reason, "gezin is op vakantie");
	stage_sees(stage, "De pauze is vastgelegd.");
	visit_household_end(stage);
}

static void a_pause_that_runs_is_called_off_after_a_question(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_HOUSEHOLD_READ);
	struct pressure *pressure;

	(void)state;
	scene_view(rows);
	pressure = (struct pressure *)rows_first(rows, &pressure_record);
	pressure->pause_id = 88;
	pressure->pause_until = scene_day("2026-12-20");
	SCENE_TEXT(pressure->pause_reason, "gezin is op vakantie");
	visit_household(stage);
	to_the_pause(stage);
	stage_sees(stage, "Deze pauze afzeggen?");
	stage_golden(stage, "pauze-afzeggen");
	stage_keys(stage, "j");
	assert_int_equal(((const struct ask *)rows_first(&stage_asked(stage, REQ_SILENCE_RESUME)->rows, &ask_record))->id, 88);
	stage_sees(stage, "De pauze is afgezegd.");
	visit_household_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_filter_stands_above_the_timeline_and_is_remembered),
		cmocka_unit_test(a_conversation_goes_by_the_parts_of_life),
		cmocka_unit_test(what_is_shielded_says_so_and_stays_closed),
		cmocka_unit_test(who_wrote_a_shielded_text_says_who_reads_it),
		cmocka_unit_test(silence_that_was_agreed_is_a_form_with_a_day_and_a_reason),
		cmocka_unit_test(a_pause_that_runs_is_called_off_after_a_question),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
