/* The facts around a household on the screen: in its head, on the page of one part, in forms, and as of a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static void gezag_add(struct rows *rows, id row_id, int soort, const char *holder, const char *from, const char *until)
{
	struct gezag *gezag = rows_new(rows, &gezag_record);

	gezag->id = row_id;
	gezag->household_id = SCENE_HOUSEHOLD;
	gezag->person_id = 1003;
	gezag->soort = soort;
	gezag->from = scene_day(from);
	gezag->until = scene_day(until);
	SCENE_TEXT(gezag->person_naam, "Daan Moulin - van den Berg");
	if (soort == GEZAG_SUPERVISION)
		SCENE_TEXT(gezag->organisation_naam, holder);
	else
		SCENE_TEXT(gezag->holder_naam, holder);
	SCENE_TEXT(gezag->bron, soort == GEZAG_SUPERVISION ? "beschikking van 2 juni" : "BRP");
}

static void contact_add(struct rows *rows, int safe, const char *toelichting)
{
	struct contact_person *contact = rows_new(rows, &contact_person_record);

	contact->id = 801;
	contact->household_id = SCENE_HOUSEHOLD;
	contact->person_id = 1001;
	contact->safe = safe;
	contact->from = scene_day("2026-11-02");
	SCENE_TEXT(contact->naam, "Suzanne Moulin");
	SCENE_TEXT(contact->telefoon, "06-11223344");
	SCENE_TEXT(contact->tijden, "na 17:00");
	SCENE_TEXT(contact->toelichting, toelichting);
}

static void address_add(struct rows *rows, id row_id, const char *straat, const char *from, const char *until, bool secret)
{
	struct address *address = rows_new(rows, &address_record);

	address->id = row_id;
	address->household_id = SCENE_HOUSEHOLD;
	address->huisnummer = 31;
	address->from = scene_day(from);
	address->until = scene_day(until);
	address->secret = secret;
	SCENE_TEXT(address->straatnaam, straat);
	SCENE_TEXT(address->postcode, "3077AW");
	SCENE_TEXT(address->woonplaats, "Rotterdam");
}

static void procesregie_add(struct rows *rows)
{
	struct procesregie *process = rows_new(rows, &procesregie_record);

	process->id = 851;
	process->from = scene_day("2026-10-01");
	SCENE_TEXT(process->employee_naam, "Dirk Smit");
	SCENE_TEXT(process->organisation_naam, "Gemeente Rivierenland");
	SCENE_TEXT(process->telefoon, "010-5554444");
	SCENE_TEXT(process->waarom, "school en zorg wachten op elkaar");
}

static void involved_before(struct rows *rows)
{
	struct involvement *gone = rows_new(rows, &involvement_record);

	gone->id = 43;
	gone->from = scene_day("2025-01-06");
	gone->until = scene_day("2026-02-01");
	SCENE_TEXT(gone->employee_naam, "Ada Lovink");
	SCENE_TEXT(gone->organisation_naam, "Stichting De Brug");
	SCENE_TEXT(gone->what, "schuldhulp");
	SCENE_TEXT(gone->grondslag, "Wgs artikel 3");
	SCENE_TEXT(gone->reason, "schulden zijn geregeld");
}

static void view_full(struct rows *rows, int safe)
{
	scene_view(rows);
	((struct household *)rows_first(rows, &household_record))->secret = true;
	gezag_add(rows, 701, GEZAG_PARENTS, "Suzanne Moulin", "2014-03-17", NULL);
	gezag_add(rows, 702, GEZAG_PARENTS, "Pieter van den Berg", "2014-03-17", NULL);
	gezag_add(rows, 703, GEZAG_SUPERVISION, "Jeugdbescherming Rijnmond", "2024-06-02", "2025-06-02");
	contact_add(rows, safe, safe == CONTACT_UNSAFE ? "bel de school, Daan neemt op" : "");
	address_add(rows, SCENE_HOUSEHOLD, "Boterdiep", "2026-03-01", NULL, true);
	address_add(rows, 902, "Zaagmolenkade", "2019-05-01", "2026-03-01", false);
	procesregie_add(rows);
	involved_before(rows);
}

static struct stage *visit_full(int safe)
{
	struct stage *stage = visit_amina();

	view_full(stage_answer(stage, REQ_HOUSEHOLD_OPEN), safe);
	view_full(stage_answer(stage, REQ_HOUSEHOLD_READ), safe);
	return stage;
}

static void the_head_says_whom_to_call_and_who_has_the_process(void **state)
{
	struct stage *stage = visit_full(CONTACT_SAFE);

	(void)state;
	visit_household(stage);
	stage_golden(stage, "feiten");
	visit_household_end(stage);
}

static void who_cannot_be_called_safely_stands_in_capitals(void **state)
{
	struct stage *stage = visit_full(CONTACT_UNSAFE);

	(void)state;
	visit_household(stage);
	stage_sees(stage, "NIET VEILIG - Suzanne Moulin: bel de school, Daan neemt op");
	visit_household_end(stage);
}

static void a_household_is_shown_as_it_was_on_a_day(void **state)
{
	struct stage *stage = visit_full(CONTACT_SAFE);

	(void)state;
	visit_household(stage);
	stage_keys(stage, "z");
	stage_sees(stage, "Hoe was het op een eerdere dag?");
	stage_keys(stage, "01-05-2025");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Zo was het op 01-05-2025");
	stage_golden(stage, "feiten-toen");
	stage_keys(stage, "z");
	stage_misses(stage, "Zo was het op");
	visit_household_end(stage);
}

static void a_page_of_one_part_has_what_was_before(void **state)
{
	struct stage *stage = visit_full(CONTACT_SAFE);

	(void)state;
	visit_household(stage);
	stage_keys(stage, "v");
	stage_sees(stage, "Waarvan wilt u alles zien?");
	stage_keys(stage, "b");
	stage_keys(stage, "\r");
	stage_sees(stage, "Van eerder");
	stage_golden(stage, "deel-betrokken");
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Waarom gestopt: schulden zijn geregeld");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Van eerder");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Gezin");
	visit_household_end(stage);
}

static void a_signal_is_set_with_a_reason(void **state)
{
	struct stage *stage = visit_full(CONTACT_SAFE);
	const struct signal *sent;

	(void)state;
	visit_household(stage);
	stage_keys(stage, "n");
	stage_sees(stage, "Wat wilt u toevoegen?");
	stage_keys(stage, "s\r");
	stage_sees(stage, "Opnieuw bekijken op");
	stage_keys(stage, "\tMevrouw is zwanger");
	stage_golden(stage, "signaal");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Het signaal staat boven elk scherm");
	sent = rows_first(&stage_asked(stage, REQ_SIGNAL_SAVE)->rows, &signal_record);
	assert_string_equal(sent->reason, "Mevrouw is zwanger");
	visit_household_end(stage);
}

static void gezag_is_a_form_with_the_people_of_the_household(void **state)
{
	struct stage *stage = visit_full(CONTACT_SAFE);

	(void)state;
	visit_household(stage);
	stage_keys(stage, "n");
	stage_sees(stage, "Wat wilt u toevoegen?");
	stage_keys(stage, KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Bron");
	stage_golden(stage, "gezag");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Gezin");
	visit_household_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_head_says_whom_to_call_and_who_has_the_process),
		cmocka_unit_test(who_cannot_be_called_safely_stands_in_capitals),
		cmocka_unit_test(a_household_is_shown_as_it_was_on_a_day),
		cmocka_unit_test(a_page_of_one_part_has_what_was_before),
		cmocka_unit_test(a_signal_is_set_with_a_reason),
		cmocka_unit_test(gezag_is_a_form_with_the_people_of_the_household),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
