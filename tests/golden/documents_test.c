/* Bijlagen on the screen: what there is, what of it can be known, and how a file comes and goes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

enum { FIRST = 1001, GOAL_OF_TEXT = SCENE_GOAL + 1 };

static struct document *document_add(struct rows *rows, id document_id, const char *naam, int type, int64_t bytes)
{
	struct document *document = rows_new(rows, &document_record);

	document->id = document_id;
	document->household_id = SCENE_HOUSEHOLD;
	document->type = type;
	document->bytes = bytes;
	document->pieces = 1 + bytes / DOCUMENT_PIECE_BYTES;
	document->at = scene_at("2026-11-20 10:15");
	document->employee_id = SCENE_AMINA;
	document->may_read = true;
	SCENE_TEXT(document->naam, naam);
	SCENE_TEXT(document->employee_naam, "Amina Yilmaz");
	SCENE_TEXT(document->organisation_naam, "Gemeente Rivierenland");
	return document;
}

static void all_kinds_add(struct rows *rows)
{
	struct document *document = document_add(rows, FIRST, "brief van de school.txt", DOCUMENT_TEXT, 812);

	document->soort = DOCUMENT_LETTER;
	document->goal_id = GOAL_OF_TEXT;
	SCENE_TEXT(document->about, "De huur wordt elke maand op tijd betaald");
	document_add(rows, FIRST + 1, "verslag van het keukentafelgesprek met alle betrokkenen, tweede versie.docx",
		DOCUMENT_DOCX, 2340000)->soort = DOCUMENT_REPORT;
	document = document_add(rows, FIRST + 2, "", DOCUMENT_UNKNOWN, 0);
	document->may_read = false;
	document->shielded = true;
	document->employee_naam[0] = '\0';
	SCENE_TEXT(document->organisation_naam, "Stichting Welzijn Rivierenland");
	document = document_add(rows, FIRST + 3, "offerte.pdf", DOCUMENT_PDF, 48211);
	document->withdrawn = scene_at("2026-11-21 09:00");
	SCENE_TEXT(document->withdrawn_naam, "Bram de Boer");
	SCENE_TEXT(document->reden, "er is een nieuwe");
	document = document_add(rows, FIRST + 4, "", DOCUMENT_JPEG, 1200000);
	document->withdrawn = scene_at("2026-11-21 09:00");
	document->erased = true;
	SCENE_TEXT(document->withdrawn_naam, "Amina Yilmaz");
	SCENE_TEXT(document->reden, "foto van een ander gezin");
}

/* On the screen Bijlagen of the household. */
static struct stage *visit_documents(void (*add)(struct rows *rows))
{
	struct stage *stage = visit_amina();

	if (add)
		add(stage_answer(stage, REQ_DOCUMENT_LIST));
	visit_household(stage);
	stage_keys(stage, "x");
	stage_sees(stage, "Toevoegen gaat vanaf");
	return stage;
}

static void leave(struct stage *stage)
{
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Regisseur");
	visit_household_end(stage);
}

static void every_document_has_its_line(void **state)
{
	struct stage *stage = visit_documents(all_kinds_add);

	(void)state;
	stage_golden(stage, "bijlagen");
	leave(stage);
}

static void an_empty_list_says_how_to_add_one(void **state)
{
	struct stage *stage = visit_documents(NULL);

	(void)state;
	stage_golden(stage, "bijlagen-empty");
	leave(stage);
}

static void a_text_is_read_on_the_screen(void **state)
{
	struct stage *stage = visit_documents(all_kinds_add);

	(void)state;
	stage_body(stage, REQ_DOCUMENT_READ, "Beste ouders,\r\n\r\nDaan was er deze week elke dag.\tDat is fijn.\r\n");
	stage_keys(stage, "\r");
	stage_sees(stage, "elke dag");
	stage_golden(stage, "bijlage-text");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "elke dag");
	leave(stage);
}

static void of_another_file_the_line_that_fetches_it_is_shown(void **state)
{
	struct stage *stage = visit_documents(all_kinds_add);

	(void)state;
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "bijlage get 1000017");
	stage_golden(stage, "bijlage-fetch");
	stage_keys(stage, KEY_BACK);
	stage_misses(stage, "bijlage get 1000017");
	leave(stage);
}

static void of_a_shielded_one_is_said_whom_to_ask(void **state)
{
	struct stage *stage = visit_documents(all_kinds_add);

	(void)state;
	stage_keys(stage, KEY_DOWN KEY_DOWN "\r");
	stage_sees(stage, "Vraag het aan Stichting Welzijn Rivierenland");
	stage_misses(stage, "i Intrekken");
	leave(stage);
}

static void what_goes_is_withdrawn_or_erased_with_a_reason(void **state)
{
	struct stage *stage = visit_documents(all_kinds_add);
	const struct ask *ask;

	(void)state;
	stage_keys(stage, "i");
	stage_sees(stage, "Wissen: het hoort hier niet");
	stage_keys(stage, KEY_DOWN "\r");
	stage_sees(stage, "Waarom?");
	stage_keys(stage, "van een ander gezin");
	stage_golden(stage, "bijlage-erase");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "De inhoud is gewist.");
	ask = rows_first(&stage_asked(stage, REQ_DOCUMENT_WITHDRAW)->rows, &ask_record);
	assert_int_equal(ask->id, FIRST);
	assert_true(ask->flag);
	assert_string_equal(ask->word, "van een ander gezin");
	leave(stage);
}

static void of_a_goal_only_its_own_are_shown(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	all_kinds_add(stage_answer(stage, REQ_DOCUMENT_LIST));
	visit_household(stage);
	stage_keys(stage, "p");
	stage_sees(stage, "Doel erbij");
	stage_keys(stage, "x");
	stage_sees(stage, "--doel 2");
	stage_golden(stage, "bijlagen-goal");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Doel erbij");
	leave(stage);
}

static void two_hundred_add(struct rows *rows)
{
	for (int i = 0; i < 200; i++) {
		char naam[32];

		snprintf(naam, sizeof(naam), "bestand %03d.pdf", i);
		document_add(rows, FIRST + i, naam, DOCUMENT_PDF, 1000 + i);
	}
}

static void two_hundred_are_a_list_like_another(void **state)
{
	struct stage *stage = visit_documents(two_hundred_add);

	(void)state;
	stage_sees(stage, "bestand 000.pdf");
	stage_keys(stage, "\033[F");
	stage_sees(stage, "bestand 199.pdf");
	leave(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_document_has_its_line),
		cmocka_unit_test(an_empty_list_says_how_to_add_one),
		cmocka_unit_test(a_text_is_read_on_the_screen),
		cmocka_unit_test(of_another_file_the_line_that_fetches_it_is_shown),
		cmocka_unit_test(of_a_shielded_one_is_said_whom_to_ask),
		cmocka_unit_test(what_goes_is_withdrawn_or_erased_with_a_reason),
		cmocka_unit_test(of_a_goal_only_its_own_are_shown),
		cmocka_unit_test(two_hundred_are_a_list_like_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
