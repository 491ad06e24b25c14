/* The registers: who may write in, handle and decide, what they count, and what raw SQL may not do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "homes.h"

static const int64_t day_ms = 24 * 3600000;

/* yilmaz, with a decision of amina that femke made known. */
static struct dossier *dossier;
static struct world *world;
static id decision_id;

static int begin(void **state)
{
	struct decision decision;
	const struct decision *taken;
	struct ask ask;

	(void)state;
	dossier = dossier_new();
	world = dossier->world;
	homes_keys(world);
	decision = draft(dossier, "Begeleiding", 90000);
	taken = decided(hand_in(dossier, "amina", &decision));
	record_init(&ask_record, &ask);
	ask.id = decision_id = taken->id;
	ask.version = taken->version;
	ask.day = taken->besluitdatum;
	decided(world_call(world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL));
	return 0;
}

static int end(void **state)
{
	(void)state;
	dossier_free(dossier);
	return 0;
}

/* ---- bezwaar ---- */

static const struct message *bezwaar_save(const char *who, const struct bezwaar *bezwaar)
{
	return world_call(world, who, REQ_BEZWAAR_SAVE, &bezwaar_record, bezwaar, NULL);
}

static struct bezwaar bezwaar_of(const struct message *answer)
{
	world_is(answer, STATUS_OK);
	return *(const struct bezwaar *)world_row(answer, &bezwaar_record, 0);
}

static struct bezwaar bezwaar_in(int days_later)
{
	struct bezwaar fresh;

	record_init(&bezwaar_record, &fresh);
	fresh.decision_id = decision_id;
	snprintf(fresh.indiener, sizeof(fresh.indiener), "Mehmet Yilmaz");
	fresh.gronden = (char *)"Het is te weinig.";
	if (days_later)
		world_wait(world, days_later * day_ms);
	fresh.ontvangen = world_today(world);
	return bezwaar_of(bezwaar_save("femke", &fresh));
}

static void a_bezwaar_in_time_is_decided_within_six_weeks_after_its_term(void **state)
{
	struct bezwaar bezwaar = bezwaar_in(0);

	(void)state;
	assert_string_equal(bezwaar.nummer, "B2026-0001");
	assert_true(bezwaar.op_tijd && bezwaar.may_write);
	assert_false(bezwaar.may_decide);
	assert_int_equal(bezwaar.van, bezwaar.bezwaar_tot);
	assert_int_equal(bezwaar.uiterlijk, term_end(TERM_BEZWAAR_BESLUIT, bezwaar.bezwaar_tot));
	bezwaar.commissie = true;
	bezwaar.behandelaar_id = world_employee(world, "femke");
	bezwaar = bezwaar_of(bezwaar_save("femke", &bezwaar));
	assert_int_equal(bezwaar.uiterlijk, term_end(TERM_BEZWAAR_COMMISSIE, bezwaar.bezwaar_tot));
	bezwaar.commissie = false;
	world_is(bezwaar_save("femke", &bezwaar), STATUS_INVALID);
}

static void who_decided_neither_handles_the_bezwaar_nor_decides_about_it(void **state)
{
	struct bezwaar bezwaar = bezwaar_in(0);

	(void)state;
	bezwaar.behandelaar_id = world_employee(world, "amina");
	world_is(bezwaar_save("femke", &bezwaar), STATUS_REFUSED);
	bezwaar.behandelaar_id = world_employee(world, "femke");
	bezwaar = bezwaar_of(bezwaar_save("femke", &bezwaar));
	bezwaar.uitkomst = BEZWAAR_GEGROND;
	bezwaar.motivering = (char *)"De onderbouwing was te mager.";
	snprintf(bezwaar.niet_gehoord, sizeof(bezwaar.niet_gehoord), "De indiener wilde dat niet.");
	assert_string_equal(world_rule(bezwaar_save("amina", &bezwaar)), "bezwaar.10:3");
	assert_string_equal(world_rule(bezwaar_save("femke", &bezwaar)), "bezwaar.trede");
	world_is(bezwaar_save("karel", &bezwaar), STATUS_MISSING);
	bezwaar = bezwaar_of(bezwaar_save("carla", &bezwaar));	/* a rung above amina */
	assert_int_equal(bezwaar.beslisser_id, world_employee(world, "carla"));
	assert_int_equal(bezwaar.beslist, world_today(world));
	bezwaar.uitkomst = BEZWAAR_ONGEGROND;
	world_is(bezwaar_save("esther", &bezwaar), STATUS_INVALID);
}

static void a_bezwaar_that_is_too_late_is_heard_only_when_that_is_not_to_blame(void **state)
{
	struct bezwaar bezwaar = bezwaar_in(50);

	(void)state;
	assert_false(bezwaar.op_tijd);
	assert_int_equal(bezwaar.van, world_today(world));
	bezwaar.uitkomst = BEZWAAR_ONGEGROND;
	bezwaar.motivering = (char *)"Het besluit is goed onderbouwd.";
	bezwaar.hoorzitting = world_today(world) + 60;
	bezwaar.verschoonbaar = true;
	snprintf(bezwaar.te_laat_reden, sizeof(bezwaar.te_laat_reden), "De indiener lag in het ziekenhuis.");
	world_is(bezwaar_save("esther", &bezwaar), STATUS_INVALID);	/* decided before they were heard */
	bezwaar.verschoonbaar = false;
	bezwaar.te_laat_reden[0] = '\0';
	bezwaar.hoorzitting = world_today(world);
	world_is(bezwaar_save("esther", &bezwaar), STATUS_INVALID);
	bezwaar.verschoonbaar = true;
	world_is(bezwaar_save("esther", &bezwaar), STATUS_INVALID);
	snprintf(bezwaar.te_laat_reden, sizeof(bezwaar.te_laat_reden), "De indiener lag in het ziekenhuis.");
	bezwaar_of(bezwaar_save("esther", &bezwaar));
}

static void by_post_a_week_later_is_in_time(void **state)
{
	day tot;

	(void)state;
	assert_true(day_make(2026, 4, 13, &tot));
	assert_true(bezwaar_in_time(tot, tot, DAY_NONE));
	assert_false(bezwaar_in_time(tot, tot + 1, DAY_NONE));
	assert_true(bezwaar_in_time(tot, tot + 7, tot));
	assert_false(bezwaar_in_time(tot, tot + 8, tot));
	assert_false(bezwaar_in_time(tot, tot + 3, tot + 1));
	/* Awb 7:10 lid 1: counted from the end of the term, whatever the day on which the post brought it */
	assert_int_equal(bezwaar_counts_from(tot, tot + 5, bezwaar_in_time(tot, tot + 5, tot)), tot);
	assert_int_equal(bezwaar_counts_from(tot, tot - 20, true), tot);
	assert_int_equal(bezwaar_counts_from(tot, tot + 8, false), tot + 8);
}

/* ---- klacht ---- */

static const struct message *klacht_save(const char *who, const struct klacht *klacht)
{
	return world_call(world, who, REQ_KLACHT_SAVE, &klacht_record, klacht, NULL);
}

static struct klacht klacht_fresh(const char *about)
{
	struct klacht klacht;

	record_init(&klacht_record, &klacht);
	klacht.household_id = dossier->household_id;
	klacht.over_id = world_employee(world, about);
	snprintf(klacht.klager, sizeof(klacht.klager), "Mehmet Yilmaz");
	klacht.klacht = (char *)"Zij kwam drie keer niet opdagen.";
	klacht.ontvangen = world_today(world);
	return klacht;
}

static size_t klachten_of(const char *who, id household_id)
{
	const struct message *answer = world_call_id(world, who, REQ_REGISTER_LIST, household_id);
	const struct register_line *line;
	size_t count = 0;

	for (size_t i = 0; (line = world_row(answer, &register_line_record, i)) != NULL; i++)
		count += line->kind == REGISTER_KLACHT;
	return count;
}

static void a_klacht_goes_out_of_the_team_of_who_it_is_about(void **state)
{
	struct klacht klacht = klacht_fresh("amina"), stored;
	const struct message *answer;

	(void)state;
	assert_string_equal(world_rule(klacht_save("amina", &klacht)), "klacht.over_uzelf");
	answer = klacht_save("carla", &klacht);		/* of the same team: written in, and gone */
	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &klacht_record), 0);
	answer = klacht_save("femke", &klacht);
	world_is(answer, STATUS_OK);
	stored = *(const struct klacht *)world_row(answer, &klacht_record, 0);
	assert_string_equal(stored.nummer, "K2026-0002");
	assert_int_equal(stored.uiterlijk, term_end(TERM_KLACHT, world_today(world)));
	world_is(world_call_id(world, "amina", REQ_KLACHT_READ, stored.id), STATUS_MISSING);
	world_is(world_call_id(world, "carla", REQ_KLACHT_READ, stored.id), STATUS_MISSING);
	world_is(world_call_id(world, "karel", REQ_KLACHT_READ, stored.id), STATUS_MISSING);
	world_is(world_call_id(world, "esther", REQ_KLACHT_READ, stored.id), STATUS_OK);
	assert_int_equal(klachten_of("amina", dossier->household_id), 0);
	assert_int_equal(klachten_of("femke", 0), 2);
	stored.behandelaar_id = world_employee(world, "carla");
	assert_string_equal(world_rule(klacht_save("femke", &stored)), "klacht.team");
	stored.behandelaar_id = world_employee(world, "karel");
	world_is(klacht_save("femke", &stored), STATUS_OK);
	world_is(world_call_id(world, "karel", REQ_KLACHT_READ, stored.id), STATUS_OK);
	assert_int_equal(klachten_of("karel", 0), 1);
}

static size_t klachten_in_log_of(const char *who)
{
	const struct message *answer;
	const struct access_line *line;
	size_t count = 0;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = dossier->household_id;
	answer = world_call(world, who, REQ_ACCESS_LOG, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	for (size_t i = 0; (line = world_row(answer, &access_line_record, i)) != NULL; i++)
		count += strstr(line->what, "klacht") != NULL;
	return count;
}

static void who_opens_the_dossier_does_not_find_a_klacht_in_the_log(void **state)
{
	struct klacht klacht = klacht_fresh("amina");

	(void)state;
	world_is(klacht_save("femke", &klacht), STATUS_OK);
	assert_int_equal(klachten_in_log_of("amina"), 0);
	assert_int_equal(klachten_in_log_of("hanna"), 1);
}

static void a_judgement_needs_a_hearing_and_stays(void **state)
{
	struct klacht klacht = klacht_fresh("amina");

	(void)state;
	klacht.behandelaar_id = world_employee(world, "karel");
	klacht = *(const struct klacht *)world_row(klacht_save("femke", &klacht), &klacht_record, 0);
	klacht.uitkomst = KLACHT_GEGROND;
	klacht.oordeel = (char *)"De afspraken waren niet afgezegd.";
	klacht.afgehandeld = world_today(world);
	world_is(klacht_save("karel", &klacht), STATUS_INVALID);
	klacht.gehoord = world_today(world);
	klacht = *(const struct klacht *)world_row(klacht_save("karel", &klacht), &klacht_record, 0);
	klacht.uitkomst = KLACHT_ONGEGROND;
	world_is(klacht_save("karel", &klacht), STATUS_INVALID);
}

/* ---- ingebrekestelling ---- */

/* In the timeline. */
static size_t lines_of(const char *who, const char *kind)
{
	const struct message *answer;
	const struct timeline_line *line;
	size_t count = 0;

	world_is(world_call_id(world, who, REQ_HOUSEHOLD_OPEN, dossier->household_id), STATUS_OK);
	answer = world_call_id(world, who, REQ_TIMELINE, dossier->household_id);
	world_is(answer, STATUS_OK);
	for (size_t i = 0; (line = world_row(answer, &timeline_line_record, i)) != NULL; i++)
		count += strcmp(line->kind, kind) == 0;
	return count;
}

static void dwangsom_is_counted_by_the_day(void **state)
{
	static const struct { int days; cents amount; } rows[] = {
		{ -3, 0 }, { 0, 0 }, { 1, 2300 }, { 14, 32200 }, { 15, 35700 }, { 28, 81200 }, { 29, 85700 }, { 42, 144200 }, { 90, 144200 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_int_equal(dwangsom_amount(20000, 20000 + rows[i].days), rows[i].amount);
	/* the amounts of before 2019: the last day without money was 31 December 2018, and a day earlier */
	day newyear = DAY_NONE;
	assert_true(day_make(2018, 12, 31, &newyear));
	assert_int_equal(dwangsom_amount(newyear, newyear + 42), 144200);
	assert_int_equal(dwangsom_amount(newyear - 1, newyear + 41), 126000);
}

static void after_two_weeks_every_day_costs_money_until_it_is_decided(void **state)
{
	struct aanvraag aanvraag;
	struct ingebreke notice;
	const struct legal_term *term;
	const struct message *answer;

	(void)state;
	record_init(&aanvraag_record, &aanvraag);
	aanvraag.household_id = dossier->household_id;
	aanvraag.datum = world_today(world) - 16;
	aanvraag.wet = WET_WMO;
	snprintf(aanvraag.onderwerp, sizeof(aanvraag.onderwerp), "Begeleiding");
	answer = world_call(world, "amina", REQ_AANVRAAG_SAVE, &aanvraag_record, &aanvraag, NULL);
	record_init(&ingebreke_record, &notice);
	notice.about = TERM_OF_AANVRAAG;
	notice.object_id = ((const struct aanvraag *)world_row(answer, &aanvraag_record, 0))->id;
	snprintf(notice.aanvrager, sizeof(notice.aanvrager), "Mehmet Yilmaz");
	notice.ontvangen = world_today(world);
	world_is(world_call(world, "karel", REQ_INGEBREKE_SAVE, &ingebreke_record, &notice, NULL), STATUS_MISSING);
	answer = world_call(world, "femke", REQ_INGEBREKE_SAVE, &ingebreke_record, &notice, NULL);
	world_is(answer, STATUS_OK);
	notice = *(const struct ingebreke *)world_row(answer, &ingebreke_record, 0);
	assert_false(notice.te_vroeg);
	assert_int_equal(notice.uiterlijk, world_today(world) + 14);
	assert_int_equal(lines_of("amina", "ingebreke"), 1);
	world_wait(world, 17 * day_ms);
	answer = world_call_id(world, "femke", REQ_TERM_LIST, dossier->household_id);
	for (size_t i = 0; (term = world_row(answer, &legal_term_record, i)) != NULL && term->about != TERM_OF_INGEBREKE; i++)
		;
	assert_non_null(term);
	assert_int_equal(term->dwangsom, 3 * 2300);
	notice.besloten = world_today(world);
	answer = world_call(world, "femke", REQ_INGEBREKE_SAVE, &ingebreke_record, &notice, NULL);
	world_is(answer, STATUS_OK);
	notice = *(const struct ingebreke *)world_row(answer, &ingebreke_record, 0);
	assert_int_equal(notice.loopt, 2 * 2300);	/* not the day of the decision */
	notice.vastgesteld = world_today(world);
	answer = world_call(world, "femke", REQ_INGEBREKE_SAVE, &ingebreke_record, &notice, NULL);
	assert_int_equal(((const struct ingebreke *)world_row(answer, &ingebreke_record, 0))->dwangsom, 2 * 2300);
}

/* ---- meldcode ---- */

static struct meldcode_step step_of(id meldcode_id, int stap, const char *text)
{
	struct meldcode_step step;

	record_init(&meldcode_step_record, &step);
	step.meldcode_id = meldcode_id;
	step.stap = stap;
	step.datum = world_today(world);
	step.tekst = (char *)text;
	return step;
}

static const struct message *step_save(const struct meldcode_step *step)
{
	return world_call(world, "amina", REQ_MELDCODE_STEP, &meldcode_step_record, step, NULL);
}

static id meldcode_begun(void)
{
	struct meldcode meldcode;
	const struct message *answer;

	record_init(&meldcode_record, &meldcode);
	meldcode.household_id = dossier->household_id;
	meldcode.person_id = dossier->person_id;
	meldcode.begonnen = world_today(world);
	meldcode.aanleiding = (char *)"Blauwe plekken.";
	answer = world_call(world, "amina", REQ_MELDCODE_BEGIN, &meldcode_record, &meldcode, NULL);
	world_is(answer, STATUS_OK);
	world_is(world_call(world, "femke", REQ_MELDCODE_BEGIN, &meldcode_record, &meldcode, NULL), STATUS_REFUSED);
	world_is(world_call(world, "amina", REQ_MELDCODE_BEGIN, &meldcode_record, &meldcode, NULL), STATUS_REFUSED);
	return ((const struct meldcode *)world_row(answer, &meldcode_record, 0))->id;
}

static void no_step_of_the_meldcode_is_passed_by_in_silence(void **state)
{
	id meldcode_id = meldcode_begun();
	struct meldcode_step step = step_of(meldcode_id, 2, "Overlegd.");
	const struct message *answer;

	(void)state;
	world_is(step_save(&step), STATUS_INVALID);	/* step 1 first */
	step = step_of(meldcode_id, 1, NULL);
	snprintf(step.overgeslagen, sizeof(step.overgeslagen), "Geen tijd.");
	world_is(step_save(&step), STATUS_INVALID);	/* that one cannot be skipped */
	step = step_of(meldcode_id, 1, "Drie keer gezien, op 2, 5 en 9 november.");
	world_is(step_save(&step), STATUS_OK);
	step = step_of(meldcode_id, 2, "Zij deelt de zorg.");
	world_is(step_save(&step), STATUS_INVALID);	/* with whom? */
	snprintf(step.geraadpleegd, sizeof(step.geraadpleegd), "Carla, gedragswetenschapper");
	world_is(step_save(&step), STATUS_OK);
	step = step_of(meldcode_id, 3, NULL);
	world_is(step_save(&step), STATUS_INVALID);
	snprintf(step.overgeslagen, sizeof(step.overgeslagen), "Een gesprek is nu niet veilig.");
	world_is(step_save(&step), STATUS_OK);
	step = step_of(meldcode_id, 4, "Ernstig, en er is nu gevaar.");
	world_is(step_save(&step), STATUS_OK);
	step = step_of(meldcode_id, 5, "Melden, en hulp erbij.");
	step.hulp = true;
	step.gemeld = world_today(world);
	answer = step_save(&step);
	world_is(answer, STATUS_OK);
	assert_int_equal(((const struct meldcode *)world_row(answer, &meldcode_record, 0))->afgesloten, world_today(world));
	assert_int_equal(world_count(answer, &meldcode_step_record), 5);
	world_is(step_save(&step), STATUS_INVALID);
	world_is(world_call_id(world, "femke", REQ_MELDCODE_READ, dossier->household_id), STATUS_REFUSED);
	world_is(world_call_id(world, "carla", REQ_MELDCODE_READ, dossier->household_id), STATUS_OK);
}

/* ---- in the timeline ---- */

static void the_timeline_has_the_registers_and_never_a_klacht(void **state)
{
	struct bezwaar bezwaar = bezwaar_in(1);
	struct klacht klacht = klacht_fresh("amina");

	(void)state;
	assert_int_equal(lines_of("amina", "bezwaar"), 1);
	bezwaar.uitkomst = BEZWAAR_INGETROKKEN;
	bezwaar.beslist = world_today(world);
	bezwaar_of(bezwaar_save("femke", &bezwaar));
	assert_int_equal(lines_of("amina", "bezwaar"), 2);
	assert_int_equal(lines_of("amina", "meldcode"), 0);
	meldcode_begun();
	assert_int_equal(lines_of("amina", "meldcode"), 1);
	world_is(klacht_save("femke", &klacht), STATUS_OK);
	assert_int_equal(lines_of("amina", "klacht"), 0);
}

/* ---- raw SQL ---- */

static void raw_sql_breaks_no_rule_of_a_register(void **state)
{
	static const char *const refused[] = {
		"UPDATE bezwaar SET uitkomst = 'gegrond', motivering = 'x', hoorzitting = ontvangen, beslist = ontvangen, beslisser_id ="
			" (SELECT decider_id FROM decision WHERE id = decision_id)",
		"UPDATE bezwaar SET behandelaar_id = (SELECT author_id FROM decision WHERE id = decision_id)",
		"UPDATE bezwaar SET uiterlijk = date(uiterlijk, '-1 day')",
		"UPDATE bezwaar SET uiterlijk = date(uiterlijk, '+40 days')",
		"UPDATE bezwaar SET ontvangen = date(ontvangen, '+1 day')",
		"UPDATE bezwaar SET uitkomst = 'ongegrond', beslist = ontvangen",
		"DELETE FROM bezwaar",
		"UPDATE klacht SET behandelaar_id = over_id",
		"UPDATE klacht SET behandelaar_id = (SELECT id FROM employee WHERE username = 'carla')",
		"UPDATE klacht SET over_id = (SELECT id FROM employee WHERE username = 'karel')",
		"UPDATE klacht SET uiterlijk = date(uiterlijk, '-1 day')",
		"UPDATE klacht SET uiterlijk = date(uiterlijk, '+20 days')",
		"DELETE FROM klacht",
		"INSERT INTO meldcode_step(id, household_id, meldcode_id, stap, datum, tekst, employee_id, at) SELECT 900001, household_id, id,"
			" 5, begonnen, 'x', employee_id, 1 FROM meldcode",
		"UPDATE meldcode SET afgesloten = begonnen",
		"UPDATE meldcode SET aanleiding = 'x'",
		"UPDATE meldcode_step SET tekst = 'x'",
		"DELETE FROM meldcode_step",
		"DELETE FROM meldcode",
	};
	struct klacht klacht = klacht_fresh("amina");
	struct meldcode_step step;

	(void)state;
	bezwaar_in(0);
	world_is(klacht_save("femke", &klacht), STATUS_OK);
	step = step_of(meldcode_begun(), 1, "Feiten.");
	world_is(step_save(&step), STATUS_OK);
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		struct err err = ERR_INIT;

		if (db_run_script(world_db(world), refused[i], &err) || err.code != ERR_REFUSED)
			fail_msg("%s: %s", refused[i], err.code == ERR_NONE ? "was done" : err.text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_bezwaar_in_time_is_decided_within_six_weeks_after_its_term, begin, end),
		cmocka_unit_test_setup_teardown(who_decided_neither_handles_the_bezwaar_nor_decides_about_it, begin, end),
		cmocka_unit_test_setup_teardown(a_bezwaar_that_is_too_late_is_heard_only_when_that_is_not_to_blame, begin, end),
		cmocka_unit_test(by_post_a_week_later_is_in_time),
		cmocka_unit_test_setup_teardown(a_klacht_goes_out_of_the_team_of_who_it_is_about, begin, end),
		cmocka_unit_test_setup_teardown(who_opens_the_dossier_does_not_find_a_klacht_in_the_log, begin, end),
		cmocka_unit_test_setup_teardown(a_judgement_needs_a_hearing_and_stays, begin, end),
		cmocka_unit_test(dwangsom_is_counted_by_the_day),
		cmocka_unit_test_setup_teardown(after_two_weeks_every_day_costs_money_until_it_is_decided, begin, end),
		cmocka_unit_test_setup_teardown(no_step_of_the_meldcode_is_passed_by_in_silence, begin, end),
		cmocka_unit_test_setup_teardown(the_timeline_has_the_registers_and_never_a_klacht, begin, end),
		cmocka_unit_test_setup_teardown(raw_sql_breaks_no_rule_of_a_register, begin, end),
	};

	return cmocka_run_group_tests_name("registers", tests, NULL, NULL);
}
