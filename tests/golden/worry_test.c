/* The screens of a worry: the form at a line that is shut, what who raised it sees, and what who holds it sees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "visit.h"

static const char words[] = "Aan de telefoon hoorde ik geschreeuw; mevrouw hing op. Ik ken het gezin niet.";

static void step(struct rows *rows, const char *at, int kind, id employee_id, const char *naam, const char *tekst)
{
	struct escalation_step *row = rows_new(rows, &escalation_step_record);

	row->at = scene_at(at);
	row->kind = kind;
	row->trede = 3;
	row->employee_id = employee_id;
	SCENE_TEXT(row->employee_naam, naam);
	row->tekst = tekst ? mem_text(tekst) : NULL;
}

static struct escalation *worry(struct rows *rows)
{
	struct escalation *row = rows_new(rows, &escalation_record);

	row->id = SCENE_ESCALATION;
	row->household_id = SCENE_HOUSEHOLD;
	row->cause = CAUSE_ZORG;
	row->buiten = true;
	row->trede = 3;
	row->raised = scene_at("2026-11-23 08:50");
	row->due = scene_at("2026-11-26 24:00");
	row->requester_id = SCENE_AMINA;
	row->version = 1;
	row->question = mem_text(words);
	SCENE_TEXT(row->huishoudnummer, "1000380");
	SCENE_TEXT(row->subject, "ik maak me zorgen");
	SCENE_TEXT(row->trede_naam, "Procesregisseur");
	SCENE_TEXT(row->holder_naam, "Dirk Postma");
	SCENE_TEXT(row->requester_naam, "Amina Yilmaz");
	SCENE_TEXT(row->functie, "wijkcoach, Gemeente Waterland");
	return row;
}

static struct stage *worried(bool beperkt, struct escalation **row)
{
	const struct stage_set set = { .me = beperkt ? scene_amina() : scene_carla() };
	struct stage *stage = visit_new(&set);
	struct inbox_line *line = rows_new(stage_answer(stage, REQ_INBOX), &inbox_line_record);
	struct rows *rows;

	line->kind = beperkt ? INBOX_ASKED : INBOX_ESCALATION;
	line->household_id = SCENE_HOUSEHOLD;
	line->object_id = SCENE_ESCALATION;
	line->due = scene_at("2026-11-26 24:00");
	SCENE_TEXT(line->household_naam, "huishouden 1000380");
	SCENE_TEXT(line->huishoudnummer, "1000380");
	SCENE_TEXT(line->what, "ik maak me zorgen: gelezen - Dirk Postma");
	SCENE_TEXT(line->object_kind, "escalation");
	rows = stage_answer(stage, REQ_ESCALATION_READ);
	*row = worry(rows);
	(*row)->beperkt = beperkt;
	step(rows, "2026-11-23 08:50", STEP_RAISED, SCENE_AMINA, "Amina Yilmaz", NULL);
	step(rows, "2026-11-23 09:10", STEP_SEEN, 0, "Procesregisseur", NULL);
	return stage;
}

static void who_raised_it_sees_where_it_is(void **state)
{
	struct escalation *row;
	struct stage *stage = worried(true, &row);

	(void)state;
	stage_begin(stage);
	stage_sees(stage, "Door u gevraagd");
	stage_keys(stage, "\r");
	stage_golden(stage, "zorg-volgen");
	stage_keys(stage, "v");
	stage_sees(stage, "Wat u eraan toevoegt");
	stage_keys(stage, KEY_BACK);
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void who_raised_it_sees_that_it_is_over(void **state)
{
	struct escalation *row;
	struct stage *stage = worried(true, &row);

	(void)state;
	row->state = ESCALATION_BEANTWOORD;
	row->closed = scene_at("2026-11-23 11:00");
	stage_begin(stage);
	stage_sees(stage, "Door u gevraagd");
	stage_keys(stage, "\r");
	stage_golden(stage, "zorg-afgehandeld");
	stage_keys(stage, "v");
	stage_sees(stage, "Dat kan hier nu niet");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

static void who_holds_it_sees_who_raised_it(void **state)
{
	struct escalation *row;
	struct stage *stage = worried(false, &row);

	(void)state;
	stage_begin(stage);
	stage_sees(stage, "huishouden 1000380");
	stage_keys(stage, "\r");
	stage_golden(stage, "zorg-van-buiten");
	stage_keys(stage, KEY_BACK);
	visit_end(stage);
}

/* The number of the chosen line; a wrong one is told before it is sent, and one that is not there behind it. */
static void a_worry_is_raised_from_any_line(void **state)
{
	struct escalation *row;
	struct stage *stage = worried(true, &row);
	const struct message *asked;
	const struct escalation *sent;

	(void)state;
	stage_begin(stage);
	stage_sees(stage, "Door u gevraagd");
	stage_keys(stage, KEY_F(7));
	stage_sees(stage, "U hoeft niets te bewijzen");
	stage_keys(stage, "Er is iets.");
	stage_golden(stage, "zorg");
	stage_refuse_once(stage, REQ_ESCALATION_RAISE, ERR_MISSING, "Dit huishouden is niet gevonden.");
	stage_keys(stage, KEY_F(2));
	stage_sees(stage, "niet gevonden");
	stage_keys(stage, KEY_F(2));
	asked = stage_asked(stage, REQ_ESCALATION_RAISE);
	asked = stage_asked(stage, REQ_ESCALATION_RAISE);
	sent = rows_first(&asked->rows, &escalation_record);
	assert_string_equal(sent->huishoudnummer, "1000380");
	assert_string_equal(sent->question, "Er is iets.");
	assert_int_equal(sent->cause, CAUSE_ZORG);
	stage_sees(stage, "is ontvangen");
	visit_end(stage);
}

static void draft(struct rows *rows)
{
	struct draft *row = rows_new(rows, &draft_record);

	row->object_id = 1000380;
	row->value = mem_text("Ik hoorde weer");
	SCENE_TEXT(row->kind, "worry");
	SCENE_TEXT(row->field, "question");
}

static void what_was_typed_before_the_line_broke_is_there_again(void **state)
{
	const struct stage_set set = { .me = scene_amina() };
	struct stage *stage = visit_new(&set);

	(void)state;
	draft(stage_answer(stage, REQ_INBOX));
	draft(stage_answer(stage, REQ_DRAFT_LIST));
	stage_begin(stage);
	stage_sees(stage, "Druk op k");
	stage_keys(stage, "k");
	stage_sees(stage, "Ik hoorde weer");
	stage_sees(stage, "1000380");
	stage_keys(stage, KEY_F(2));
	assert_string_equal(((const struct escalation *)rows_first(&stage_asked(stage, REQ_ESCALATION_RAISE)->rows,
		&escalation_record))->question, "Ik hoorde weer");
	stage_sees(stage, "is ontvangen");
	visit_end(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_worry_is_raised_from_any_line),
		cmocka_unit_test(what_was_typed_before_the_line_broke_is_there_again),
		cmocka_unit_test(who_raised_it_sees_where_it_is),
		cmocka_unit_test(who_raised_it_sees_that_it_is_over),
		cmocka_unit_test(who_holds_it_sees_who_raised_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
