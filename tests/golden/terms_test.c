/* Legal terms, the registers and the meldcode: lists by day, clocks that stand still, forms, the five steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static struct legal_term *term_add(struct rows *rows, int about, int which, const char *what, const char *due, int64_t left)
{
	struct legal_term *term = rows_new(rows, &legal_term_record);

	term->object_id = 7100 + (id)rows_count(rows, &legal_term_record);
	term->household_id = SCENE_HOUSEHOLD;
	SCENE_TEXT(term->huishoudnummer, "1000025");
	SCENE_TEXT(term->household_naam, "Jansen - van den Berg");
	SCENE_TEXT(term->wat, what);
	SCENE_TEXT(term->artikel, term_rule((enum term)which)->source);
	term->about = about;
	term->term = which;
	term->uiterlijk = scene_day(due);
	term->begonnen = term->van = scene_day("2026-10-05");
	term->dagen = left;
	term->waarschuwing = left < 0 ? WARNING_LATE : left <= 3 ? WARNING_THREE_DAYS : left <= 14 ? WARNING_TWO_WEEKS : WARNING_NONE;
	term->may_write = true;
	return term;
}

static void the_terms(struct rows *rows)
{
	struct legal_term *still;

	term_add(rows, TERM_OF_INGEBREKE, TERM_INGEBREKE, "Alsnog besluiten: Anna Jansen", "2026-11-20", -3)->may_write = false;
	term_add(rows, TERM_OF_AANVRAAG, TERM_WMO_BESLUIT, "Besluit nemen: Begeleiding", "2026-11-25", 2);
	term_add(rows, TERM_OF_BEZWAAR, TERM_BEZWAAR_COMMISSIE, "Beslissen op bezwaar: De gemachtigde van mevrouw Jansen-van den Berg",
		"2026-12-07", 14);
	term_add(rows, TERM_OF_MELDING, TERM_WMO_ONDERZOEK, "Onderzoek afronden", "2027-01-04", 42)->may_write = false;
	still = term_add(rows, TERM_OF_AANVRAAG, TERM_BESLUIT, "Besluit nemen: Dagbehandeling", "2026-12-24", 31);
	still->stil = true;
	still->stil_sinds = scene_day("2026-11-16");
	still->waarschuwing = WARNING_NONE;
}

static void event_add(struct rows *rows)
{
	struct term_event *event = rows_new(rows, &term_event_record);

	event->soort = TERM_PAUSE;
	event->reden = TERM_REASON_AANVULLING;
	SCENE_TEXT(event->toelichting, "Het advies van school ontbreekt nog.");
	SCENE_TEXT(event->verteld_aan, "de moeder van Kim");
	SCENE_TEXT(event->employee_naam, "Amina Yilmaz");
	event->brief = scene_day("2026-11-15");
	event->van = scene_day("2026-11-16");
}

static void a_desk_lists_its_terms_by_day_and_shows_what_happened_to_one(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows;

	(void)state;
	the_terms(stage_answer(stage, REQ_TERM_LIST));
	rows = stage_answer(stage, REQ_TERM_READ);
	term_add(rows, TERM_OF_AANVRAAG, TERM_BESLUIT, "Besluit nemen: Dagbehandeling", "2026-12-24", 31)->stil = true;
	event_add(rows);
	visit_begin(stage);
	stage_keys(stage, "l");
	stage_sees(stage, "klok staat stil");
	stage_golden(stage, "termijnen");
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "4:15 lid 1");
	stage_golden(stage, "termijn");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "4:15 lid 1");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

static void a_desk_without_terms_says_so(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	stage_answer(stage, REQ_TERM_LIST);
	visit_begin(stage);
	stage_keys(stage, "l");
	stage_sees(stage, "Er loopt nu geen wettelijke termijn");
	stage_golden(stage, "termijnen-empty");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

static struct register_line *line_add(struct rows *rows, int kind, const char *nummer, const char *who, const char *state,
	const char *due)
{
	struct register_line *line = rows_new(rows, &register_line_record);

	line->kind = kind;
	line->object_id = 7200 + (id)rows_count(rows, &register_line_record);
	line->household_id = SCENE_HOUSEHOLD;
	line->open = due != NULL;
	line->ontvangen = scene_day("2026-11-09");
	line->uiterlijk = due != NULL ? scene_day(due) : DAY_NONE;
	SCENE_TEXT(line->household_naam, "Jansen - van den Berg");
	SCENE_TEXT(line->nummer, nummer);
	SCENE_TEXT(line->wie, who);
	SCENE_TEXT(line->stand, state);
	return line;
}

static void the_bezwaar(struct rows *rows)
{
	struct bezwaar *bezwaar = rows_new(rows, &bezwaar_record);

	bezwaar->id = 7201;
	bezwaar->decision_id = SCENE_DECISION;
	SCENE_TEXT(bezwaar->nummer, "B2026-0003");
	SCENE_TEXT(bezwaar->huishoudnummer, "1000025");
	SCENE_TEXT(bezwaar->besluit_naam, "Begeleiding");
	SCENE_TEXT(bezwaar->indiener, "Anna Jansen");
	bezwaar->gronden = mem_text("Het is te weinig: op maandag is er niemand.");
	bezwaar->ontvangen = scene_day("2026-11-09");
	bezwaar->bezwaar_tot = bezwaar->van = scene_day("2026-12-07");
	bezwaar->uiterlijk = scene_day("2027-01-18");
	bezwaar->op_tijd = true;
}

static void the_registers_stand_by_kind_and_who_had_a_hand_in_it_only_reads(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_REGISTER_LIST);

	(void)state;
	line_add(rows, REGISTER_BEZWAAR, "B2026-0003", "Anna Jansen", "nog open", "2027-01-18");
	line_add(rows, REGISTER_BEZWAAR, "B2026-0001", "De gemachtigde van mevrouw Jansen-van den Berg", "niet-ontvankelijk", NULL);
	line_add(rows, REGISTER_INGEBREKE, "I2026-0001", "Anna Jansen", "loopt, € 69", "2026-11-20");
	line_add(rows, REGISTER_MELDCODE, "", "Kim Jansen", "stap 3: Gesprek met betrokkenen", NULL);
	the_bezwaar(stage_answer(stage, REQ_BEZWAAR_READ));
	visit_household(stage);
	stage_keys(stage, "j");
	stage_sees(stage, "niet-ontvankelijk");
	stage_golden(stage, "registers");
	stage_keys(stage, "\r");
	stage_sees(stage, "op maandag is er niemand");
	stage_golden(stage, "bezwaar");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "niet-ontvankelijk");
	stage_keys(stage, "n");
	stage_sees(stage, "Wat wilt u inschrijven?");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Wie klaagt");
	stage_golden(stage, "klacht-nieuw");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "niet-ontvankelijk");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void step_add(struct rows *rows, int stap, const char *on, const char *text, const char *skipped)
{
	struct meldcode_step *step = rows_new(rows, &meldcode_step_record);

	step->id = 7400 + stap;
	step->meldcode_id = 7300;
	step->stap = stap;
	step->datum = scene_day(on);
	step->tekst = text != NULL ? mem_text(text) : NULL;
	SCENE_TEXT(step->employee_naam, "Amina Yilmaz");
	SCENE_TEXT(step->overgeslagen, skipped);
}

static void the_meldcode_shows_its_five_steps_and_writes_the_next(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_MELDCODE_READ);
	struct meldcode *meldcode = rows_new(rows, &meldcode_record);
	const struct meldcode_step *sent;

	(void)state;
	meldcode->id = 7300;
	meldcode->household_id = SCENE_HOUSEHOLD;
	meldcode->begonnen = scene_day("2026-11-16");
	meldcode->aanleiding = mem_text("Kim heeft blauwe plekken die zij niet uitlegt.");
	meldcode->stap = 3;
	meldcode->may_write = true;
	SCENE_TEXT(meldcode->person_naam, "Kim Jansen");
	SCENE_TEXT(meldcode->employee_naam, "Amina Yilmaz");
	step_add(rows, 1, "2026-11-16", "Gezien op 2, 5 en 9 november, op school en thuis.", "");
	step_add(rows, 2, "2026-11-17", "De aandachtsfunctionaris deelt de zorg.", "");
	step_add(rows, 3, "2026-11-18", NULL, "Een gesprek is nu niet veilig.");
	visit_household(stage);
	stage_keys(stage, "m");
	stage_sees(stage, "nog niet");
	stage_golden(stage, "meldcode");
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN "o");
	stage_sees(stage, "Waarom overgeslagen");
	stage_golden(stage, "meldcode-overslaan");
	stage_keys(stage, KEY_DOWN "Niet nodig." );
	stage_keys(stage, KEY_F(2));
	sent = rows_first(&stage_asked(stage, REQ_MELDCODE_STEP)->rows, &meldcode_step_record);
	assert_int_equal(sent->stap, 4);
	assert_string_equal(sent->overgeslagen, "Niet nodig.");
	stage_sees(stage, "De stap is vastgelegd.");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void a_household_without_a_meldcode_reads_how_to_begin(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	stage_keys(stage, "m");
	stage_sees(stage, "Druk op n om te beginnen");
	stage_golden(stage, "meldcode-empty");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_desk_lists_its_terms_by_day_and_shows_what_happened_to_one),
		cmocka_unit_test(a_desk_without_terms_says_so),
		cmocka_unit_test(the_registers_stand_by_kind_and_who_had_a_hand_in_it_only_reads),
		cmocka_unit_test(the_meldcode_shows_its_five_steps_and_writes_the_next),
		cmocka_unit_test(a_household_without_a_meldcode_reads_how_to_begin),
	};

	return cmocka_run_group_tests_name("terms", tests, NULL, NULL);
}
