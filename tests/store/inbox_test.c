/* The werkbak: what waits for whom, in which order, and what is urgent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/plan.h"
#include "homes.h"

static int begin(void **state)
{
	*state = world_new();
	return 0;
}

static int end(void **state)
{
	world_free(*state);
	return 0;
}

static const struct message *inbox(struct world *world, const char *who)
{
	const struct message *answer = world_call_id(world, who, REQ_INBOX, 0);

	world_is(answer, STATUS_OK);
	return answer;
}

/* The first line of this kind about something that contains the text. */
static const struct inbox_line *line_of(const struct message *answer, int kind, const char *what)
{
	const struct inbox_line *line;

	for (size_t i = 0; (line = world_row(answer, &inbox_line_record, i)); i++)
		if (line->kind == kind && strstr(line->what, what))
			return line;
	return NULL;
}

static size_t lines(const struct message *answer)
{
	return world_count(answer, &inbox_line_record);
}

/* Written by hand, so that this file asks nothing of the handlers of decisions and escalations. */
static void escalation(struct world *world, const char *household, const char *requester, int trede, const char *rest)
{
	char sql[600];

	snprintf(sql, sizeof(sql),
		"INSERT INTO escalation(id, household_id, subject, cause, trede, requester_id, raised, state, spoed,"
		" holder_id, due, closed) SELECT 7000 + %d, h.id, 'Begeleiding, € 12.000', 'mandaat', %d, e.id,"
		" 1794992000000, %s FROM household h, employee e WHERE h.naam = '%s' AND e.username = '%s'",
		trede, trede, rest, household, requester);
	world_sql(world, sql);
}

/* The goal that a provision needs; made once. */
static id goal(struct world *world)
{
	static const char GOAL[] = "SELECT coalesce(min(id), 0) FROM goal";
	struct ask ask = homes_ask(world_household(world, "jansen"));
	struct goal row;
	const struct message *answer;

	if (world_number(world, GOAL))
		return world_number(world, GOAL);
	answer = world_call(world, "amina", REQ_PLAN_START, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	record_init(&goal_record, &row);
	strcpy(row.leefgebied, "financien");
	row.plan_id = ((const struct plan *)world_row(answer, &plan_record, 0))->id;
	strcpy(row.what, "Schulden weg");
	world_is(world_call(world, "amina", REQ_GOAL_ADD, &goal_record, &row, NULL), STATUS_OK);
	return world_number(world, GOAL);
}

/* Begeleiding for this many euros, handed in by amina, who is regisseur; what stands there then. */
static struct decision decision(struct world *world, int euros)
{
	static const char BEGELEIDING[] = "SELECT id FROM provision_kind WHERE wet = 'wmo' AND naam = 'Begeleiding'";
	struct decision row;
	struct ask ask;
	const struct message *answer;

	record_init(&decision_record, &row);
	row.household_id = world_household(world, "jansen");
	row.goal_id = goal(world);
	row.wet = WET_WMO;
	row.lijn = LIJN_2;
	row.provision_kind_id = world_number(world, BEGELEIDING);
	row.datumStart = world_today(world) + 7;
	row.datumEinde = world_today(world) + 90;
	row.bedrag = 100 * (cents)euros;
	strcpy(row.waarom_niet_lager, "De buurt kan dit niet");
	row.motivering = "Nodig voor rust in huis.";
	answer = world_call(world, "amina", REQ_DECISION_SAVE, &decision_record, &row, NULL);
	world_is(answer, STATUS_OK);
	row = *(const struct decision *)world_row(answer, &decision_record, 0);
	ask = homes_ask(row.id);
	ask.version = row.version;
	answer = world_call(world, "amina", REQ_DECISION_SUBMIT, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	return *(const struct decision *)world_row(answer, &decision_record, 0);
}

/* Carla is away and amina is her deputy. */
static void carla_absent(struct world *world)
{
	world_sql(world, "INSERT INTO absence(id, employee_id, deputy_id, \"from\") SELECT 7100, c.id, a.id,"
		" '2026-11-17' FROM employee c, employee a WHERE c.username = 'carla' AND a.username = 'amina'");
}

/* ---- escalations ---- */

static void an_escalation_waits_on_top_for_the_rung_that_must_act(void **state)
{
	struct world *world = *state;
	const struct inbox_line *line;

	escalation(world, "Jansen", "amina", 2, "'open', 0, NULL, 1795075200000, NULL");
	line = world_row(inbox(world, "carla"), &inbox_line_record, 0);
	assert_int_equal(line->kind, INBOX_ESCALATION);
	assert_string_equal(line->what, "Begeleiding, € 12.000 - Amina Bakkali");
	assert_string_equal(line->household_naam, "Jansen");
	assert_string_equal(line->object_kind, "escalation");
	assert_int_equal(line->object_id, 7002);
	assert_int_equal(line->due, INT64_C(1795075200000));
	assert_true(line->urgent);
	assert_null(line_of(inbox(world, "esther"), INBOX_ESCALATION, ""));
	assert_null(line_of(inbox(world, "amina"), INBOX_ESCALATION, ""));
	assert_string_equal(line_of(inbox(world, "amina"), INBOX_ASKED, "Begeleiding")->household_naam, "Jansen");
}

static void who_asked_it_does_not_answer_it(void **state)
{
	escalation(*state, "Jansen", "carla", 2, "'open', 0, NULL, NULL, NULL");
	assert_null(line_of(inbox(*state, "carla"), INBOX_ESCALATION, ""));
}

static void what_is_closed_waits_for_nobody(void **state)
{
	escalation(*state, "Jansen", "amina", 2, "'beantwoord', 0, NULL, NULL, 1794992100000");
	assert_null(line_of(inbox(*state, "carla"), INBOX_ESCALATION, ""));
	assert_null(line_of(inbox(*state, "amina"), INBOX_ASKED, ""));
	assert_non_null(line_of(inbox(*state, "amina"), INBOX_RETURNED, "Antwoord: Begeleiding"));
	world_set_now(*state, world_now(*state) + INT64_C(15) * 86400000);
	assert_null(line_of(inbox(*state, "amina"), INBOX_RETURNED, ""));
}

static void a_deputy_sees_what_waits_for_who_is_absent(void **state)
{
	struct world *world = *state;

	escalation(world, "Jansen", "bram", 2, "'open', 1, NULL, NULL, NULL");
	assert_null(line_of(inbox(world, "amina"), INBOX_ESCALATION, ""));
	carla_absent(world);
	assert_true(line_of(inbox(world, "amina"), INBOX_ESCALATION, "")->urgent);
}

static void the_desk_of_a_rung_does_not_read_the_name_of_a_shielded_household(void **state)
{
	struct world *world = *state;
	const struct inbox_line *line;

	escalation(world, "Peeters", "karel", 2, "'open', 0, NULL, NULL, NULL");
	line = line_of(inbox(world, "carla"), INBOX_ESCALATION, "");
	assert_string_equal(line->household_naam, "afgeschermd huishouden");
	assert_string_equal(line->huishoudnummer, "");
	assert_string_equal(line_of(inbox(world, "karel"), INBOX_ASKED, "")->household_naam, "Peeters");
}

/* ---- decisions ---- */

/* What carla does with the escalation in her werkbak. */
static void carla_acts(struct world *world, int request, int step, char *tekst)
{
	struct ask ask = homes_ask(line_of(inbox(world, "carla"), INBOX_ESCALATION, "")->object_id);

	ask.version = ((const struct escalation *)world_row(world_call_id(world, "carla", REQ_ESCALATION_READ, ask.id),
		&escalation_record, 0))->version;
	ask.number = step;
	ask.tekst = tekst;
	world_is(world_call(world, "carla", request, &ask_record, &ask, NULL), STATUS_OK);
}

static const char *after_dash(const struct inbox_line *line)
{
	assert_non_null(line);
	return strrchr(line->what, '-');
}

static void a_decision_above_mandate_climbs_and_comes_back(void **state)
{
	struct world *world = *state;
	const struct message *answer;

	assert_int_equal(decision(world, 12000).state, DECISION_TER_TOETSING);
	assert_non_null(line_of(inbox(world, "amina"), INBOX_ASKED, "Begeleiding"));
	assert_non_null(line_of(inbox(world, "carla"), INBOX_ESCALATION, "€ 12.000"));
	carla_acts(world, REQ_ESCALATION_RETURN, 0, "Wat kan de buurt?");
	answer = inbox(world, "amina");
	assert_null(line_of(answer, INBOX_ASKED, ""));
	assert_string_equal(after_dash(line_of(answer, INBOX_RETURNED, "Terug: Begeleiding, € 12.000")),
		"- Wat kan de buurt?");
	assert_null(line_of(inbox(world, "bram"), INBOX_RETURNED, ""));
	assert_null(line_of(inbox(world, "carla"), INBOX_ESCALATION, ""));
}

static void what_carla_agrees_to_comes_back_with_her_name(void **state)
{
	struct world *world = *state;

	decision(world, 12000);
	carla_acts(world, REQ_ESCALATION_ANSWER, STEP_APPROVED, "Akkoord");
	assert_string_equal(after_dash(line_of(inbox(world, "amina"), INBOX_RETURNED, "Akkoord: Begeleiding")),
		"- Carla de Wit");
	decision(world, 11000);
	carla_acts(world, REQ_ESCALATION_ANSWER, STEP_REFUSED, "Eerst de buurt");
	assert_string_equal(after_dash(line_of(inbox(world, "amina"), INBOX_RETURNED, "Geweigerd: Begeleiding")),
		"- Eerst de buurt");
}

static void the_back_office_announces_what_was_decided(void **state)
{
	struct world *world = *state;
	struct decision taken = decision(world, 2000);
	const struct inbox_line *line;

	assert_int_equal(taken.state, DECISION_GENOMEN);
	line = line_of(inbox(world, "femke"), INBOX_TERM, "Bekendmaken: Begeleiding, € 2.000");
	assert_int_equal(line->object_id, taken.id);
	assert_int_equal(lines(inbox(world, "femke")), 1);
	assert_null(line_of(inbox(world, "carla"), INBOX_TERM, ""));
	assert_null(line_of(inbox(world, "amina"), INBOX_RETURNED, ""));
}

/* Of the regisseur, not of who put it there; and no longer when it ended. */
static void a_signal_comes_back_in_the_week_of_its_day(void **state)
{
	struct world *world = *state;
	char iso[DAY_ISO_BYTES], sql[400];
	const struct inbox_line *line;

	day_iso(world_today(world) + 3, iso);
	snprintf(sql, sizeof(sql), "INSERT INTO signal(id, household_id, kind, reason, employee_id, \"from\", review) SELECT 700001, h.id,"
		" 'veiligheid', 'Ruzie over de omgang', e.id, '2026-11-01', '%s' FROM household h, employee e WHERE h.naam LIKE 'Jansen%%'"
		" AND e.username = 'bram'", iso);
	world_sql(world, sql);
	line = line_of(inbox(world, "amina"), INBOX_TERM, "Signaal opnieuw bekijken: veiligheid");
	assert_int_equal(line->household_id, world_household(world, "jansen"));
	assert_null(line_of(inbox(world, "bram"), INBOX_TERM, "Signaal"));
	world_sql(world, "UPDATE signal SET until = '2026-11-18', ended_reason = 'rustig' WHERE id = 700001");
	assert_null(line_of(inbox(world, "amina"), INBOX_TERM, "Signaal"));
}

static void second_eyes_are_asked_of_who_may_give_them(void **state)
{
	struct world *world = *state;

	assert_int_equal(decision(world, 6000).state, DECISION_TWEEDE_OGEN);
	assert_non_null(line_of(inbox(world, "carla"), INBOX_SECOND, "€ 6.000"));
	assert_null(line_of(inbox(world, "amina"), INBOX_SECOND, ""));
	assert_null(line_of(inbox(world, "karel"), INBOX_SECOND, ""));
	assert_null(line_of(inbox(world, "gerrit"), INBOX_SECOND, ""));
	assert_non_null(line_of(inbox(world, "amina"), INBOX_ASKED, "Wacht op tweede ogen"));
}

/* ---- terms and tasks ---- */

static void task(struct world *world, const char *what, int days, const char *time)
{
	struct task row;

	record_init(&task_record, &row);
	row.household_id = world_household(world, "jansen");
	row.employee_id = world_employee(world, "amina");
	row.datum = world_today(world) + days;
	strcpy(row.what, what);
	strcpy(row.time, time);
	world_is(world_call(world, "carla", REQ_TASK_SAVE, &task_record, &row, NULL), STATUS_OK);
}

static void tasks_of_this_week_come_by_day_and_time(void **state)
{
	struct world *world = *state;
	const struct message *answer;
	const struct inbox_line *line;

	task(world, "Volgende week", 8, "");
	task(world, "Vrijdag", 2, "");
	task(world, "Straks", 0, "14:30");
	task(world, "Gisteren", -1, "");
	answer = inbox(world, "amina");
	assert_null(line_of(answer, INBOX_TASK, "Volgende week"));
	assert_string_equal(((const struct inbox_line *)world_row(answer, &inbox_line_record, 0))->what, "Gisteren");
	assert_string_equal(((const struct inbox_line *)world_row(answer, &inbox_line_record, 1))->what, "Straks");
	line = line_of(answer, INBOX_TASK, "Straks");
	assert_true(line->urgent);
	assert_int_equal(line->due, day_start(world_today(world)) + (14 * 60 + 30) * 60000);
	line = line_of(answer, INBOX_TASK, "Vrijdag");
	assert_false(line->urgent);
	assert_int_equal(line->due, day_end(world_today(world) + 2));
	assert_null(line_of(inbox(world, "bram"), INBOX_TASK, ""));
}

static void an_appointment_on_the_day_the_clock_changes_is_at_its_hour(void **state)
{
	struct world *world = *state;
	char text[INSTANT_BYTES];

	/* 2026-10-25: the clock goes back at three. */
	world_set_now(world, INT64_C(1792830000000));
	task(world, "Nacht", 1, "01:30");
	task(world, "Middag", 1, "14:30");
	instant_nl(line_of(inbox(world, "amina"), INBOX_TASK, "Nacht")->due, text);
	assert_string_equal(text, "25-10-2026 01:30");
	instant_nl(line_of(inbox(world, "amina"), INBOX_TASK, "Middag")->due, text);
	assert_string_equal(text, "25-10-2026 14:30");
}

static void a_legal_term_shows_two_weeks_ahead(void **state)
{
	struct world *world = *state;
	struct melding melding;

	record_init(&melding_record, &melding);
	melding.household_id = world_household(world, "jansen");
	melding.wet = WET_WMO;
	melding.datum = world_today(world) - 20;
	melding.vraag = "Help.";
	world_is(world_call(world, "amina", REQ_MELDING_SAVE, &melding_record, &melding, NULL), STATUS_OK);
	assert_null(line_of(inbox(world, "amina"), INBOX_TERM, ""));
	world_set_now(world, world_now(world) + INT64_C(10) * 86400000);
	assert_false(line_of(inbox(world, "amina"), INBOX_TERM, "Onderzoek afronden")->urgent);
	assert_non_null(line_of(inbox(world, "bram"), INBOX_TERM, ""));
	assert_null(line_of(inbox(world, "karel"), INBOX_TERM, ""));
	world_set_now(world, world_now(world) + INT64_C(30) * 86400000);
	assert_true(line_of(inbox(world, "amina"), INBOX_TERM, "Onderzoek afronden")->urgent);
}

/* ---- households ---- */

static void a_plan_that_a_colleague_changed_shows_until_it_is_looked_at(void **state)
{
	struct world *world = *state;

	goal(world);
	assert_null(line_of(inbox(world, "amina"), INBOX_CHANGED, ""));
	assert_string_equal(line_of(inbox(world, "bram"), INBOX_CHANGED, "")->what,
		"gewijzigd op 18-11 - Amina Bakkali");
	assert_null(line_of(inbox(world, "bram"), INBOX_HOUSEHOLD, ""));
	world_set_now(world, world_now(world) + 60000);
	world_is(world_call_id(world, "bram", REQ_PLAN_READ, world_household(world, "jansen")), STATUS_OK);
	assert_null(line_of(inbox(world, "bram"), INBOX_CHANGED, ""));
	assert_non_null(line_of(inbox(world, "bram"), INBOX_HOUSEHOLD, ""));
}

static void thirty_days_of_silence_are_heard(void **state)
{
	struct world *world = *state;

	assert_null(line_of(inbox(world, "amina"), INBOX_SILENT, ""));
	assert_string_equal(line_of(inbox(world, "amina"), INBOX_HOUSEHOLD, "")->what, "u bent regisseur");
	world_set_now(world, world_now(world) + INT64_C(30) * 86400000);
	assert_string_equal(line_of(inbox(world, "amina"), INBOX_SILENT, "")->what, "geen contact sinds 10-11-2026");
	assert_null(line_of(inbox(world, "amina"), INBOX_HOUSEHOLD, ""));
	assert_null(line_of(inbox(world, "carla"), INBOX_SILENT, ""));
}

static void every_household_of_mine_stands_somewhere_once_and_no_other(void **state)
{
	struct world *world = *state;
	struct household moulin = homes_moulin(world);
	const struct message *answer = inbox(world, "karel");

	assert_int_equal(lines(answer), 3);
	assert_int_equal(line_of(answer, INBOX_HOUSEHOLD, "regisseur: niemand")->household_id, moulin.id);
	assert_int_equal(lines(inbox(world, "bram")), 1);
	assert_string_equal(line_of(inbox(world, "bram"), INBOX_HOUSEHOLD, "")->what, "regisseur: Amina Bakkali");
}

static void kinds_come_in_their_order(void **state)
{
	struct world *world = *state;
	const struct inbox_line *line;
	const struct message *answer;
	struct household other;
	int kind = -1;

	escalation(world, "Jansen", "bram", 2, "'open', 0, NULL, NULL, NULL");
	carla_absent(world);
	decision(world, 6000);
	task(world, "Bellen", 0, "");
	other = homes_household("Dam", 1, "1441ZZ");
	homes_add(world, "amina", &other, NULL);
	answer = inbox(world, "amina");
	assert_int_equal(lines(answer), 4);
	for (size_t i = 0; (line = world_row(answer, &inbox_line_record, i)); i++) {
		assert_true(line->kind >= kind);
		kind = line->kind;
	}
}

static void everybody_gets_an_inbox(void **state)
{
	static const char *const people[] = { "carla", "dirk", "esther", "femke", "gerrit", "hanna" };

	for (size_t i = 0; i < COUNT_OF(people); i++)
		assert_int_equal(lines(inbox(*state, people[i])), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(an_escalation_waits_on_top_for_the_rung_that_must_act),
		TEST(who_asked_it_does_not_answer_it),
		TEST(what_is_closed_waits_for_nobody),
		TEST(a_deputy_sees_what_waits_for_who_is_absent),
		TEST(the_desk_of_a_rung_does_not_read_the_name_of_a_shielded_household),
		TEST(a_decision_above_mandate_climbs_and_comes_back),
		TEST(what_carla_agrees_to_comes_back_with_her_name),
		TEST(the_back_office_announces_what_was_decided),
		TEST(a_signal_comes_back_in_the_week_of_its_day),
		TEST(second_eyes_are_asked_of_who_may_give_them),
		TEST(tasks_of_this_week_come_by_day_and_time),
		TEST(an_appointment_on_the_day_the_clock_changes_is_at_its_hour),
		TEST(a_legal_term_shows_two_weeks_ahead),
		TEST(a_plan_that_a_colleague_changed_shows_until_it_is_looked_at),
		TEST(thirty_days_of_silence_are_heard),
		TEST(every_household_of_mine_stands_somewhere_once_and_no_other),
		TEST(kinds_come_in_their_order),
		TEST(everybody_gets_an_inbox),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
