/* Money over walls: the sums of a household, an uitruil, a wall, and the budget of a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "visit.h"

static void line_fill(struct rows *rows, id number, const char *what, int wet, int state, const char *first, const char *last,
	cents amount, cents withdrawn, cents rest)
{
	struct provision_line *line = rows_new(rows, &provision_line_record);

	line->id = number;
	line->wet = wet;
	line->state = state;
	line->first = scene_day(first);
	line->last = scene_day(last);
	line->bedrag = amount;
	line->withdrawn = withdrawn;
	line->rest = rest;
	SCENE_TEXT(line->provision_naam, what);
}

static void ledger_fill(struct rows *rows)
{
	static const struct ledger_line lines[] = {
		{ WET_WMO, DRAGER_GEMEENTE, 200000, 1320000, 204000, 90000, 1026000 },
		{ WET_JEUGDWET, DRAGER_GEMEENTE, 0, 230000, 0, 230000, 0 },
		{ WET_WMO, DRAGER_ZVW, 0, 999999999, 0, 0, 999999999 },
	};
	struct wall_report *report;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		rows_add(rows, &ledger_line_record, &lines[i]);
	line_fill(rows, 1, "Dagbesteding", WET_WMO, DECISION_TWEEDE_OGEN, "2026-12-01", "2027-05-31", 200000, 0, 0);
	line_fill(rows, 2, "Persoonlijke verzorging", WET_WMO, DECISION_BEKENDGEMAAKT, "2026-10-01", "2027-03-31", 1320000, 204000,
		812055);
	line_fill(rows, 3, "Jeugdhulp ambulant", WET_JEUGDWET, DECISION_BEKENDGEMAAKT, "2026-01-01", "2026-06-30", 230000, 0, 0);
	report = rows_new(rows, &wall_report_record);
	report->schot = WALL_ZVW;
	report->bedrag = 180000;
	report->datum = scene_day("2026-11-03");
	SCENE_TEXT(report->oplossing, "Fysiotherapie aan huis, twee keer per week, ook na de negende behandeling");
	SCENE_TEXT(report->employee_naam, "Amina Yilmaz");
}

static struct stage *visit_money(bool filled)
{
	struct stage *stage = visit_new(&(struct stage_set){ .me = scene_amina() });

	scene_decisions(stage_answer(stage, REQ_DECISION_LIST));
	if (filled)
		ledger_fill(stage_answer(stage, REQ_LEDGER));
	else
		stage_answer(stage, REQ_LEDGER);
	visit_household(stage);
	stage_keys(stage, "b");
	stage_sees(stage, "Nieuw besluit");
	stage_keys(stage, "g");
	return stage;
}

static void visit_money_end(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Nieuw besluit");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void what_a_household_gets_over_all_laws(void **state)
{
	struct stage *stage = visit_money(true);

	(void)state;
	stage_sees(stage, "komt nog");
	stage_golden(stage, "money-geld");
	stage_keys(stage, "v");
	stage_sees(stage, "Amina Yilmaz");
	stage_golden(stage, "money-schotten");
	stage_keys(stage, KEY_BACK);
	visit_money_end(stage);
}

static void nothing_granted_says_where_to_begin(void **state)
{
	struct stage *stage = visit_money(false);

	(void)state;
	stage_sees(stage, "nog niets toegekend");
	stage_golden(stage, "money-geld-leeg");
	visit_money_end(stage);
}

static void the_budget_of_a_year_and_its_walls(void **state)
{
	static struct me esther;
	const struct stage_set set = { .me = &esther };
	struct stage *stage;
	struct rows *rows;

	(void)state;
	esther = *scene_amina();
	esther.may |= INT64_C(1) << DEED_MONEY;
	stage = visit_new(&set);
	rows = stage_answer(stage, REQ_MONEY);
	rows_add(rows, &budget_record, &(struct budget){ .id = 1, .jaar = 2026, .wet = WET_WMO, .productcategorie = "02",
		.naam = "Begeleiding", .bedrag = 6000000, .spent = 4012000, .forecast = 5800000, .reserved = 450000 });
	rows_add(rows, &budget_record, &(struct budget){ .id = 2, .jaar = 2026, .wet = WET_JEUGDWET,
		.productcategorie = "49", .naam = "Jeugdhulp in preventief justitieel kader",
		.bedrag = 9999999900, .spent = 90000, .forecast = 90000 });
	rows = stage_answer(stage, REQ_WALL_LIST);
	rows_add(rows, &wall_count_record, &(struct wall_count){ 2026, 4, WALL_WLZ, 12, 1800000 });
	rows_add(rows, &wall_count_record, &(struct wall_count){ 2026, 4, WALL_WONEN, 7, 0 });
	rows_add(rows, &wall_count_record, &(struct wall_count){ 2026, 4, WALL_ZVW, 0, 0 });
	rows_add(rows, &wall_count_record, &(struct wall_count){ 2026, 3, WALL_ZVW, 6, 900000 });
	visit_begin(stage);
	stage_keys(stage, "b");
	stage_sees(stage, "tekort");
	stage_golden(stage, "money-budget");
	stage_keys(stage, "s");
	stage_sees(stage, "minder dan 5");
	stage_golden(stage, "money-geldschotten");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "tekort");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Werkbak");
	visit_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_household_gets_over_all_laws),
		cmocka_unit_test(nothing_granted_says_where_to_begin),
		cmocka_unit_test(the_budget_of_a_year_and_its_walls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
