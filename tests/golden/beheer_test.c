/* Beheer: the two lists of the municipality, their forms, and how a line ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static struct me gerrit;

static struct stage *visit_gerrit(void)
{
	static const struct stage_set set = { .me = &gerrit };

	gerrit = *scene_amina();
	gerrit.may = INT64_C(1) << DEED_ADMIN;
	return visit_new(&set);
}

static void domain_add(struct rows *rows, int zrm, const char *naam, int64_t place, bool ended)
{
	struct life_domain *domain = rows_new(rows, &life_domain_record);

	SCENE_TEXT(domain->code, choice_code(leefgebied_choices, zrm));
	SCENE_TEXT(domain->naam, naam);
	domain->zrm = zrm;
	domain->place = place;
	domain->ended = ended;
}

static struct nearby *offer_add(struct rows *rows, const char *naam, const char *aanbod, const char *wijk, const char *ended)
{
	struct nearby *nearby = rows_new(rows, &nearby_record);

	nearby->id = 900 + (id)rows_count(rows, &nearby_record);
	SCENE_TEXT(nearby->naam, naam);
	SCENE_TEXT(nearby->aanbod, aanbod);
	SCENE_TEXT(nearby->wijk, wijk);
	SCENE_TEXT(nearby->telefoon, "0201234567");
	nearby->lijn = LIJN_1;
	nearby->ended = ended ? scene_day(ended) : DAY_NONE;
	return nearby;
}

static void the_life_domains_are_listed_changed_and_ended(void **state)
{
	struct stage *stage = visit_gerrit();
	struct rows *rows = stage_answer(stage, REQ_LIFE_DOMAIN_LIST);
	const struct life_domain *sent;

	(void)state;
	domain_add(rows, LEEFGEBIED_FINANCIEN, "Geld", 1, false);
	domain_add(rows, LEEFGEBIED_HUISVESTING, "Wonen in de buurt, met wie u wilt en zolang het gaat", 2, false);
	domain_add(rows, LEEFGEBIED_JUSTITIE, "Justitie", 13, true);
	domain_add(stage_answer(stage, REQ_LIFE_DOMAIN_SAVE), LEEFGEBIED_FINANCIEN, "Geld", 1, true);
	visit_begin(stage);
	stage_keys(stage, "a");
	stage_sees(stage, "Welke lijst");
	stage_golden(stage, "beheer-keuze");
	stage_keys(stage, "\r");
	stage_sees(stage, "Wonen in de buurt");
	stage_golden(stage, "beheer-leefgebieden");
	stage_keys(stage, "\r");
	stage_sees(stage, "Leefgebied wijzigen");
	stage_golden(stage, "beheer-leefgebied");
	stage_keys(stage, KEY_BACK "e");
	stage_sees(stage, "laten vervallen?");
	stage_golden(stage, "beheer-vervallen");
	stage_keys(stage, KEY_UP "\r");
	stage_sees(stage, "Dit leefgebied is vervallen.");
	sent = rows_first(&stage_asked(stage, REQ_LIFE_DOMAIN_SAVE)->rows, &life_domain_record);
	assert_string_equal(sent->code, "financien");
	assert_true(sent->ended);
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void the_sociale_kaart_is_listed_and_a_line_gets_its_last_day(void **state)
{
	struct stage *stage = visit_gerrit();
	struct rows *rows = stage_answer(stage, REQ_NEARBY_LIST);
	const struct nearby *sent;

	(void)state;
	offer_add(rows, "Buurthuis De Meerpaal", "Inloop met thuisadministratie", "Noord", NULL)->lijn = LIJN_0;
	offer_add(rows, "Stichting Samen Verder in de Wijk en Daarbuiten", "Maatje voor jongeren die thuis zitten", "", "2026-12-31");
	offer_add(rows, "Loket Geldzaken", "Gratis hulp bij geldzorgen", "", "2026-01-01");
	offer_add(stage_answer(stage, REQ_NEARBY_SAVE), "Buurthuis", "Inloop", "Noord", NULL);
	visit_begin(stage);
	stage_keys(stage, "a");
	stage_sees(stage, "Welke lijst");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Beheer: sociale kaart");
	stage_golden(stage, "beheer-sociale-kaart");
	stage_keys(stage, "\r");
	stage_sees(stage, "Voorziening wijzigen");
	stage_golden(stage, "beheer-voorziening");
	stage_keys(stage, KEY_BACK "e");
	stage_sees(stage, "Voorziening laten vervallen");
	stage_golden(stage, "beheer-laatste-dag");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "De laatste dag van deze voorziening is bewaard.");
	sent = rows_first(&stage_asked(stage, REQ_NEARBY_SAVE)->rows, &nearby_record);
	assert_int_equal(sent->id, 901);
	assert_int_not_equal(sent->ended, DAY_NONE);
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void an_empty_list_says_where_to_begin(void **state)
{
	struct stage *stage = visit_gerrit();

	(void)state;
	stage_answer(stage, REQ_NEARBY_LIST);
	visit_begin(stage);
	stage_keys(stage, "a");
	stage_sees(stage, "Welke lijst");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "nog leeg");
	stage_golden(stage, "beheer-leeg");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_life_domains_are_listed_changed_and_ended),
		cmocka_unit_test(the_sociale_kaart_is_listed_and_a_line_gets_its_last_day),
		cmocka_unit_test(an_empty_list_says_where_to_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
