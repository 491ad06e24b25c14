/* What a family may ask about its own data: who looked, the requests of a household, and writing one in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/privacy_request.h"
#include "visit.h"

static void looked_add(struct rows *rows, const char *at, const char *who, const char *what, bool glass, int64_t times)
{
	struct access_line *line = rows_new(rows, &access_line_record);

	line->at = scene_at(at);
	SCENE_TEXT(line->who, who);
	SCENE_TEXT(line->organisation, "Wijkteam Noord");
	SCENE_TEXT(line->role, "wijkcoach");
	SCENE_TEXT(line->what, what);
	SCENE_TEXT(line->ground, glass ? "nood: kind alleen thuis" : "is regisseur");
	SCENE_TEXT(line->via, "ssh");
	line->glass = glass;
	line->times = times;
}

static void who_looked(struct stage *stage)
{
	struct rows *rows = stage_answer(stage, REQ_ACCESS_LOG);
	struct household *household = rows_new(rows, &household_record);
	struct municipality *municipality = rows_new(rows, &municipality_record);

	SCENE_TEXT(household->huishoudnummer, "1000025");
	SCENE_TEXT(household->naam, "Jansen");
	SCENE_TEXT(municipality->naam, "Waterrijk");
	looked_add(rows, "2026-11-02 09:00", "Amina Yilmaz", "begon het dossier", false, 1);
	looked_add(rows, "2026-11-10 16:05", "Linda van den Heuvel-Rijnders", "gebruikte de noodknop", true, 1);
	looked_add(rows, "2026-11-18 10:30", "Amina Yilmaz", "schreef in het dagboek", false, 3);
}

static void request_add(struct rows *rows, const char *nummer, int soort, const char *who, const char *due, int outcome)
{
	struct privacy_request *request = rows_new(rows, &privacy_request_record);

	request->id = 7000 + (id)rows_count(rows, &privacy_request_record);
	request->household_id = SCENE_HOUSEHOLD;
	request->soort = soort;
	request->uitkomst = outcome;
	SCENE_TEXT(request->nummer, nummer);
	SCENE_TEXT(request->aanvrager, who);
	assert_true(day_parse_iso(due, &request->uiterlijk));
}

static void the_requests(struct stage *stage)
{
	struct rows *rows = stage_answer(stage, REQ_PRIVACY_LIST);

	request_add(rows, "2026-0004", PRIVACY_CORRECT, "Anna Jansen", "2026-11-02", OUTCOME_OPEN);
	request_add(rows, "2026-0009", PRIVACY_ACCESS, "De gemachtigde van mevrouw Jansen-van den Berg", "2026-12-20", OUTCOME_OPEN);
	request_add(rows, "2026-0002", PRIVACY_ACCESS, "Anna Jansen", "2026-10-01", OUTCOME_GRANTED);
}

static struct stage *at_inzage(bool requests)
{
	struct stage *stage = visit_amina();

	who_looked(stage);
	if (requests)
		the_requests(stage);
	visit_household(stage);
	stage_keys(stage, "i");
	stage_sees(stage, "schreef in het dagboek");
	return stage;
}

static void leave(struct stage *stage, int screens)
{
	while (screens-- > 0)
		stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void who_looked_stands_there_newest_first_with_the_noodknop_marked(void **state)
{
	struct stage *stage = at_inzage(false);

	(void)state;
	stage_golden(stage, "inzage");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "nood: kind alleen thuis");
	stage_golden(stage, "inzage-regel");
	stage_keys(stage, KEY_BACK);
	leave(stage, 1);
}

static void a_household_that_asked_nothing_reads_how_to_write_it_in(void **state)
{
	struct stage *stage = at_inzage(false);

	(void)state;
	stage_keys(stage, "v");
	stage_sees(stage, "Druk op n om een");
	stage_golden(stage, "verzoeken-empty");
	leave(stage, 2);
}

static void requests_stand_by_their_term_and_a_new_one_is_written_in(void **state)
{
	struct stage *stage = at_inzage(true);
	const struct privacy_request *sent;

	(void)state;
	stage_keys(stage, "v");
	stage_sees(stage, "te laat: 02-11-2026");
	stage_golden(stage, "verzoeken");
	stage_keys(stage, "n");
	stage_sees(stage, "Hoe kwam het binnen");
	stage_golden(stage, "verzoek-nieuw");
	stage_keys(stage, "\t");
	stage_keys(stage, stage_function_keys[4]);
	stage_sees(stage, "Enter Kiezen");
	stage_keys(stage, KEY_DOWN "\r");
	stage_misses(stage, "Enter Kiezen");
	stage_keys(stage, "\tAnna Jansen\t\t\t\tWat staat er over mij?");
	stage_sees(stage, "Wat staat er");
	stage_keys(stage, KEY_F(2));
	sent = rows_first(&stage_asked(stage, REQ_PRIVACY_SAVE)->rows, &privacy_request_record);
	assert_int_equal(sent->soort, PRIVACY_ACCESS);
	assert_int_equal(sent->household_id, SCENE_HOUSEHOLD);
	assert_int_not_equal(sent->person_id, 0);
	assert_string_equal(sent->aanvrager, "Anna Jansen");
	assert_string_equal(sent->vraag, "Wat staat er over mij?");
	stage_sees(stage, "De privacy officer ziet het nu.");
	leave(stage, 2);
}

/* The privacy officer answers while the regisseur has the list open. */
static void what_another_decides_is_on_the_list_at_once(void **state)
{
	struct stage *stage = at_inzage(true);
	struct rows *rows;

	(void)state;
	stage_keys(stage, "v");
	stage_sees(stage, "te laat: 02-11-2026");
	rows = stage_answer_once(stage, REQ_PRIVACY_LIST, STATUS_OK);
	request_add(rows, "2026-0004", PRIVACY_CORRECT, "Anna Jansen", "2026-11-02", OUTCOME_GRANTED);
	stage_change(stage, "privacy_request", 7001, "Hanna Vos");
	stage_misses(stage, "te laat: 02-11-2026");
	stage_sees(stage, "Afgehandeld");
	leave(stage, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_looked_stands_there_newest_first_with_the_noodknop_marked),
		cmocka_unit_test(a_household_that_asked_nothing_reads_how_to_write_it_in),
		cmocka_unit_test(requests_stand_by_their_term_and_a_new_one_is_written_in),
		cmocka_unit_test(what_another_decides_is_on_the_list_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
