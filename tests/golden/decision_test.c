/* Screens around a decision: what stands under it, the frozen text that two people confirm, a table, an uitruil. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static void decisions(struct stage *stage)
{
	visit_household(stage);
	stage_keys(stage, "b");
	stage_sees(stage, "Besluiten - ");
}

static void end_decisions(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Besluiten - ");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void outcome_fill(struct rows *rows)
{
	struct round_table *table = (struct round_table *)rows_first(rows, &round_table_record);

	table->uitkomst = mem_text("Carla belt de corporatie voor vrijdag. Bram gaat mee naar school. Wie iets niet redt, zegt dat "
		"uiterlijk woensdag. Daarna kijken we met het gezin wat er nog nodig is, en of de begeleiding korter kan.");
	table->uitkomst_at = scene_at("2026-11-30 16:10");
}

static void what_was_granted_and_agreed_stands_under_a_decision(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *rows = stage_answer(stage, REQ_DECISION_READ);
	struct decision *decision = scene_decision(rows, DECISION_GENOMEN);
	struct decision_grant *grant;

	(void)state;
	decision->bedrag = 600000;
	decision->besluitdatum = scene_day("2026-11-24");
	SCENE_TEXT(decision->decider_naam, "Carla de Wit");
	SCENE_TEXT(decision->namens, "Namens het college van burgemeester en wethouders van Waterland");
	scene_verdict(rows);
	scene_escalation(rows);
	outcome_fill(rows);
	grant = rows_new(rows, &decision_grant_record);
	grant->was_bedrag = 1200000;
	grant->was_einde = scene_day("2027-05-31");
	grant->bedrag = 600000;
	grant->datumEinde = scene_day("2027-02-28");
	grant->reason = mem_text("Eerst drie maanden proberen, met een tussenstand in januari. Dan kijken we met het gezin of er meer "
		"nodig is en wie dat het beste kan doen.");
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_golden(stage, "besluit-deels");
	end_decisions(stage);
}

/* What is no amount is not weighed: the meter of what stood there before would be a lie. */
static void the_meter_is_silent_about_what_is_no_amount(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	scene_decision(stage_answer(stage, REQ_DECISION_READ), DECISION_CONCEPT)->bedrag = 90000;
	scene_verdict(stage_answer(stage, REQ_DECISION_WEIGH));
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Per besluit");
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN);
	stage_sees(stage, "> Bedrag in euro");
	stage_keys(stage, "x9");
	stage_misses(stage, "Per besluit");
	stage_golden(stage, "besluit-geen-bedrag");
	stage_keys(stage, "\177\177");
	stage_sees(stage, "Per besluit");
	end_decisions(stage);
}

static void text_fill(struct rows *rows, bool proof)
{
	struct decision *decision = scene_decision(rows, DECISION_TWEEDE_OGEN);
	struct decision_text *text = rows_new(rows, &decision_text_record);
	struct decision_confirm *confirm = rows_new(rows, &decision_confirm_record);
	struct buf tekst = BUF_INIT;

	decision->decider_id = SCENE_AMINA;
	decision_text_print("Besluit: 3 van huishouden 1000017", decision, NULL, &tekst);
	text->id = 1;
	text->decision_id = decision->id;
	text->at = scene_at("2026-11-23 08:50");
	text->proof = proof;
	text->tekst = buf_take(&tekst);
	SCENE_TEXT(text->hash, "3f2a91bc77d0e4c15b8d11a2c3e4f50617283940a1b2c3d4e5f60718293a4b5c");
	confirm->text_id = text->id;
	confirm->employee_id = SCENE_AMINA;
	confirm->at = scene_at("2026-11-23 08:52");
	SCENE_TEXT(confirm->employee_naam, "Amina Yilmaz");
}

static void second_eyes_read_the_frozen_text_with_its_hash(void **state)
{
	const struct stage_set set = { .me = scene_carla() };
	struct stage *stage = visit_new(&set);

	(void)state;
	scene_decision(stage_answer(stage, REQ_DECISION_READ), DECISION_TWEEDE_OGEN)->decider_id = SCENE_AMINA;
	text_fill(stage_answer(stage, REQ_DECISION_TEXT), true);
	decisions(stage);
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Lezen en bevestigen");
	stage_keys(stage, "j");
	stage_golden(stage, "bevestigen");
	stage_keys(stage, "j");
	stage_golden(stage, "bevestigen-wachtwoord");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "Uw wachtwoord");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Lezen en bevestigen");
	end_decisions(stage);
}

/* From the werkbak of who called it, on the day itself; long names and a long outcome. */
static void a_table_that_was_held_says_what_it_came_to(void **state)
{
	const struct stage_set set = { .me = scene_carla() };
	struct stage *stage = visit_new(&set);
	struct rows *rows = stage_answer(stage, REQ_INBOX);
	struct inbox_line *line = rows_new(rows, &inbox_line_record);

	(void)state;
	line->kind = INBOX_REGISTER;
	line->due = scene_at("2027-01-01 24:00");
	SCENE_TEXT(line->household_naam, "Mandaatregister");
	SCENE_TEXT(line->what, "Raadsbesluit: meer ruimte voor begeleiding - Gerrit Kok");
	SCENE_TEXT(line->object_kind, "mandate_change");
	line = rows_new(rows, &inbox_line_record);
	line->kind = INBOX_TABLE;
	line->household_id = SCENE_HOUSEHOLD;
	line->object_id = SCENE_ESCALATION;
	line->due = scene_at("2026-11-30 14:30");
	SCENE_TEXT(line->household_naam, "Moulin - van den Berg");
	SCENE_TEXT(line->huishoudnummer, "1000017");
	SCENE_TEXT(line->what, "Uitkomst staat er: Wijkcentrum De Brink, Begeleiding, € 12.000 - Dirk Postma");
	SCENE_TEXT(line->object_kind, "escalation");
	rows = stage_answer(stage, REQ_ESCALATION_READ);
	scene_escalation(rows);
	outcome_fill(rows);
	visit_begin(stage);
	stage_sees(stage, "Register wacht op bevestiging");
	stage_golden(stage, "werkbak-register");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Rondetafel geweest op");
	stage_keys(stage, "r");
	stage_golden(stage, "rondetafel-uitkomst");
	stage_keys(stage, "\r");
	stage_golden(stage, "rondetafel-lezen");
	stage_keys(stage, KEY_BACK);
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Rondetafel geweest op");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void an_uitruil_is_a_form(void **state)
{
	struct stage *stage = visit_amina();
	struct provision_line *line = rows_new(stage_answer(stage, REQ_LEDGER), &provision_line_record);

	(void)state;
	line->id = SCENE_DECISION;
	line->wet = WET_WMO;
	line->state = DECISION_BEKENDGEMAAKT;
	line->first = scene_day("2026-10-01");
	line->last = scene_day("2027-03-31");
	line->bedrag = 1320000;
	line->rest = 812055;
	SCENE_TEXT(line->provision_naam, "Persoonlijke verzorging");
	decisions(stage);
	stage_keys(stage, "g");
	stage_sees(stage, "r Uitruil");
	stage_keys(stage, "r");
	stage_golden(stage, "money-uitruil");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "r Uitruil");
	end_decisions(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_granted_and_agreed_stands_under_a_decision),
		cmocka_unit_test(the_meter_is_silent_about_what_is_no_amount),
		cmocka_unit_test(second_eyes_read_the_frozen_text_with_its_hash),
		cmocka_unit_test(a_table_that_was_held_says_what_it_came_to),
		cmocka_unit_test(an_uitruil_is_a_form),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
