/* Forms and questions when things go wrong: nobody's text is lost, and what cannot be done is not offered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

enum { SCENE_MELDING = 61 };	/* as scene_view has it */

/* The line of the melding is the eleventh. */
static void open_melding(struct stage *stage)
{
	visit_household(stage);
	for (int i = 0; i < 10; i++)
		stage_keys(stage, KEY_DOWN);
	stage_keys(stage, "\r");
	stage_sees(stage, "Onderzoek uiterlijk");
}

/* From now on the store has this question in the melding. */
static void colleague_writes(struct stage *stage, const char *vraag)
{
	struct rows *view = stage_answer(stage, REQ_HOUSEHOLD_READ);
	struct melding *melding;

	scene_view(view);
	melding = (struct melding *)rows_first(view, &melding_record);
	free(melding->vraag);
	melding->vraag = mem_text(vraag);
	stage_change(stage, "melding", SCENE_MELDING, "Bram de Boer");
}

static void another_sentence_of_a_colleague_joins_mine(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	open_melding(stage);
	stage_keys(stage, "\t\t\t\t\t\033[1;5FIk slaap niet. ");
	colleague_writes(stage, "Vader is weg. Daan gaat niet meer naar school en ik kom mijn bed niet uit.");
	stage_sees(stage, "Vader is weg.");
	stage_sees(stage, "Ik slaap niet.");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "De melding is bewaard.");
	visit_household_end(stage);
}

static void the_same_field_gives_a_choice_of_both_texts(void **state)
{
	struct stage *stage = visit_amina();
	const struct melding *saved;

	(void)state;
	open_melding(stage);
	stage_keys(stage, "\t\t\t\t\t\033[1;5HOok ");
	colleague_writes(stage, "Daan en zijn zus gaan niet meer naar school en ik kom mijn bed niet uit.");
	stage_golden(stage, "melding-clash");
	stage_keys(stage, KEY_F(2));
	stage_golden(stage, "melding-choose");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Er is nog niets gekozen.");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Welke tekst moet blijven?");
	stage_keys(stage, "1");
	saved = rows_first(&stage_asked(stage, REQ_MELDING_SAVE)->rows, &melding_record);
	assert_string_equal(saved->vraag, "Ook Daan gaat niet meer naar school en ik kom mijn bed niet uit.");
	stage_sees(stage, "De melding is bewaard.");
	visit_household_end(stage);
}

static void what_is_refused_stays_in_the_question(void **state)
{
	struct stage *stage = visit_amina();

	(void)state;
	visit_household(stage);
	for (int i = 0; i < 7; i++)
		stage_keys(stage, KEY_DOWN);
	stage_keys(stage, "\r");
	stage_sees(stage, "Bekijken en wijzigen");
	stage_keys(stage, "2\r");
	stage_sees(stage, "Betrokkenheid");
	stage_keys(stage, KEY_F(1));
	stage_sees(stage, "Bewaren wat is ingevuld");
	stage_keys(stage, "\r");
	stage_misses(stage, "Bewaren wat is ingevuld");
	stage_keys(stage, "Het is klaar.");
	stage_sees(stage, "Het is klaar.");
	stage_refuse_once(stage, REQ_INVOLVEMENT_END, ERR_REFUSED, "Deze betrokkenheid is al gestopt.");
	stage_keys(stage, KEY_F(2));
	stage_golden(stage, "question-refused");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "De betrokkenheid is be");
	visit_household_end(stage);
}

/* A right that the view does not give: nothing to type in, and no key that would be refused. */
static void who_may_only_read_gets_a_form_to_read(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *view = stage_answer(stage, REQ_HOUSEHOLD_OPEN);
	struct count *may;

	(void)state;
	scene_view(view);
	may = rows_new(view, &count_record);
	SCENE_TEXT(may->what, "may");
	may->number = 1 << DEED_OPEN | 1 << DEED_DECISIONS;
	open_melding(stage);
	stage_golden(stage, "melding-read");
	stage_keys(stage, "x" "\033OQ");
	stage_sees(stage, "Onderzoek uiterlijk");
	stage_keys(stage, KEY_BACK);
	visit_household_end(stage);
}

/* The form opens over the household it belongs to, with what was typed, letter for letter. */
static void a_draft_goes_back_to_its_form(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *lists[] = { stage_answer(stage, REQ_INBOX), stage_answer(stage, REQ_DRAFT_LIST) };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		struct draft *draft = rows_new(lists[i], &draft_record);

		SCENE_TEXT(draft->kind, "melding");
		SCENE_TEXT(draft->field, "aanmelder");
		draft->object_id = SCENE_MELDING;
		draft->household_id = SCENE_HOUSEHOLD;
		draft->value = mem_text("juf  Els, groep 4");
	}
	visit_begin(stage);
	stage_sees(stage, "Druk op k");
	stage_keys(stage, "k");
	stage_golden(stage, "melding-draft");
	stage_answer(stage, REQ_DRAFT_LIST);
	stage_answer(stage, REQ_INBOX);
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "De melding is bewaard.");
	assert_string_equal(((const struct draft *)rows_first(&stage_asked(stage, REQ_DRAFT_SAVE)->rows, &draft_record))->value, "");
	stage_keys(stage, KEY_BACK);
	stage_sees(stage, "Uitloggen");
	visit_end(stage);
}

/* While the line was down a colleague saved: the new text is shown beside mine, and theirs can stay. */
static void a_draft_of_before_a_colleague_saved_gives_the_choice_too(void **state)
{
	struct stage *stage = visit_amina();
	struct rows *view;
	struct draft *draft;
	const struct melding *saved;

	(void)state;
	visit_household(stage);
	view = stage_answer(stage, REQ_HOUSEHOLD_READ);
	scene_view(view);
	((struct melding *)rows_first(view, &melding_record))->version = 3;
	draft = rows_new(stage_answer(stage, REQ_DRAFT_LIST), &draft_record);
	SCENE_TEXT(draft->kind, "melding");
	SCENE_TEXT(draft->field, "vraag");
	draft->object_id = SCENE_MELDING;
	draft->household_id = SCENE_HOUSEHOLD;
	draft->base_version = 2;
	draft->value = mem_text("Daan blijft in bed.");
	stage_change(stage, "melding", SCENE_MELDING, "Bram de Boer");
	for (int i = 0; i < 10; i++)
		stage_keys(stage, KEY_DOWN);
	stage_keys(stage, "\r");
	stage_sees(stage, "Een collega schreef hier: Daan gaat niet meer");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "Welke tekst moet blijven?");
	stage_sees(stage, "Daan blijft in bed.");
	stage_misses(stage, "Zoals het was");
	stage_keys(stage, "2");
	saved = rows_first(&stage_asked(stage, REQ_MELDING_SAVE)->rows, &melding_record);
	assert_string_equal(saved->vraag, "Daan gaat niet meer naar school en ik kom mijn bed niet uit.");
	stage_answer(stage, REQ_DRAFT_LIST);
	stage_sees(stage, "De melding is bewaard.");
	visit_household_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_sentence_of_a_colleague_joins_mine),
		cmocka_unit_test(the_same_field_gives_a_choice_of_both_texts),
		cmocka_unit_test(what_is_refused_stays_in_the_question),
		cmocka_unit_test(who_may_only_read_gets_a_form_to_read),
		cmocka_unit_test(a_draft_goes_back_to_its_form),
		cmocka_unit_test(a_draft_of_before_a_colleague_saved_gives_the_choice_too),
	};

	clock_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
