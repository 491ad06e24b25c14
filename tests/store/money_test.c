/* Money of a household over all laws: what follows on a decision, the ledger, budgets, walls, and referrals by law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "purse.h"

enum { STEPS = 120, DAYS_MOST = 200 };

/* Wants to change what is there, and must be refused by the database itself. */
static void sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	assert_true(db_begin(world_db(world), &err));
	assert_false(db_run_script(world_db(world), sql, &err));
	db_rollback(world_db(world));
}

/* ---- price and product ---- */

static void tariff_times_volume_is_the_amount(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 0);

	decision.datumEinde = decision.datumStart + 69;		/* ten weeks */
	decision.omvang = 2;
	decision.eenheid = EENHEID_UUR;
	decision.frequentie = FREQUENTIE_WEEK;
	decision.tarief = 4500;
	decision.bedrag = EURO(1);				/* nobody reckons by hand */
	assert_int_equal(taken(dossier, "amina", &decision)->bedrag, EURO(900));
	decision.frequentie = FREQUENTIE_GEEN;
	const struct message *answer = hand_in(dossier, "amina", &decision);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.omvang");
}

static const struct message *products_load(struct dossier *dossier, cents tarief)
{
	struct product first = { .wet = WET_WMO, .productcategorie = "02", .productcode = "02A03", .naam = "Begeleiding licht",
		.eenheid = EENHEID_UUR, .tarief = tarief, .ended = DAY_NONE };
	struct product second = { .wet = WET_JEUGDWET, .productcategorie = "45", .productcode = "45A48", .naam = "Ambulant kort",
		.eenheid = EENHEID_MINUUT, .tarief = 95, .ended = DAY_NONE };
	struct ask ask;

	record_init(&ask_record, &ask);
	return world_call(dossier->world, "gerrit", REQ_PRODUCT_SET, &ask_record, &ask, &product_record, &first,
		&product_record, &second, NULL);
}

static void a_local_product_gives_unit_and_tariff_and_fits_its_provision(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 0);
	const struct message *answer = products_load(dossier, 5000);

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &product_record), 2);
	decision.product_id = ((struct product *)world_row(answer, &product_record, 1))->id;	/* jeugdwet is before wmo */
	decision.omvang = 4;
	decision.frequentie = FREQUENTIE_TOTAAL;
	const struct decision *stands = taken(dossier, "amina", &decision);
	assert_int_equal(stands->bedrag, EURO(200));
	assert_int_equal(stands->eenheid, EENHEID_UUR);
	assert_string_equal(stands->product_naam, "02A03 Begeleiding licht");
	decision.product_id = ((struct product *)world_row(answer, &product_record, 0))->id;
	world_is(save(dossier, "amina", &decision), STATUS_INVALID);
	/* the same list again changes nothing; another tariff is another row, and the old decision keeps its own */
	world_is(products_load(dossier, 5000), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM product"), 2);
	world_is(products_load(dossier, 5100), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM product"), 3);
	assert_int_equal(standing(dossier, stands->id)->tarief, 5000);
	world_is(world_call_id(dossier->world, "amina", REQ_PRODUCT_LIST, 0), STATUS_REFUSED);
	sql_refused(dossier->world, "UPDATE product SET tarief = 1 WHERE ended IS NULL");
}

/* ---- referred by who may do that by law ---- */

static void a_referral_by_a_gp_is_registered_without_mandate(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Jeugdhulp ambulant", EURO(60000));

	decision.verwijzer = VERWIJZER_HUISARTS;
	decision.goal_id = 0;
	decision.waarom_niet_lager[0] = '\0';
	strcpy(decision.verwijzer_naam, "Huisartsenpraktijk Noord");
	const struct decision *stands = decided(hand_in(dossier, "amina", &decision));
	assert_int_equal(stands->state, DECISION_GENOMEN);
	assert_int_equal(stands->decider_id, 0);
	assert_int_equal(stands->mandate_id, 0);
	assert_int_equal(world_number(dossier->world, "SELECT counted FROM decision WHERE verwijzer = 'huisarts'"), 0);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM audit WHERE act = 'besluit-indienen' AND ground = 'verwijzing door huisarts'"), 1);
	/* it leaves the own ceiling alone */
	struct decision own = draft(dossier, "Begeleiding", EURO(900));
	assert_int_equal(decided(hand_in(dossier, "amina", &own))->state, DECISION_GENOMEN);
	/* it is for youth care only, and who asks for himself is decided about */
	decision.provision_kind_id = provision_named(dossier, "Begeleiding");
	const struct message *answer = hand_in(dossier, "amina", &decision);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.verwijzer");
}

static void raw_sql_cannot_call_a_grant_a_referral(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(60000));

	decided(save(dossier, "amina", &decision));
	sql_refused(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', verwijzer_naam = 'x', state = 'genomen',"
		" counted = 0, namens = 'x', requested = '2026-11-18', besluitdatum = '2026-11-18'");
	decision = draft(dossier, "Jeugdhulp ambulant", EURO(60000));
	decided(save(dossier, "amina", &decision));
	/* not without who referred; not so that it counts; with both it may */
	sql_refused(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', state = 'genomen', counted = 0, namens = 'x',"
		" requested = '2026-11-18', besluitdatum = '2026-11-18' WHERE wet = 'jeugdwet'");
	sql_refused(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', verwijzer_naam = 'x', state = 'genomen',"
		" namens = 'x', requested = '2026-11-18', besluitdatum = '2026-11-18' WHERE wet = 'jeugdwet'");
	world_sql(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', verwijzer_naam = 'x', state = 'genomen',"
		" counted = 0, namens = 'x', requested = '2026-11-18', besluitdatum = '2026-11-18' WHERE wet = 'jeugdwet'");
}

/* ---- what follows on a decision ---- */

static void one_change_follows_on_a_decision_and_takes_no_more_than_is_left(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900)), less;
	id first = taken(dossier, "amina", &decision)->id;

	less = draft(dossier, "Begeleiding", EURO(460));
	less.kind = DECISION_VERMINDERING;
	less.vorige_id = first;
	less.datumStart = decision.datumStart + (decision.datumEinde - decision.datumStart + 1) / 2;
	const struct message *answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vermindering");
	less.bedrag = EURO(300);
	taken(dossier, "amina", &less);
	answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.laatste");
	less.provision_kind_id = provision_named(dossier, "Dagbesteding");
	answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vorige");
	less.kind = DECISION_TOEKENNING;
	answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vervolg");
}

/* ---- the ledger is the decisions ---- */

/* One random act; what is refused leaves the books as they were. */
static void random_act(struct dossier *dossier)
{
	static const char *const provisions[] = { "Begeleiding", "Jeugdhulp ambulant", "Dagbesteding" };
	struct decision decision = draft(dossier, provisions[rand() % 3], 100 + rand() % 20000);
	const struct message *all = world_call_id(dossier->world, "amina", REQ_DECISION_LIST, dossier->household_id);
	size_t count = world_count(all, &decision_record);

	decision.datumStart = world_today(dossier->world) + rand() % 40 - 10;
	decision.datumEinde = decision.datumStart + rand() % DAYS_MOST;
	if (count > 0 && rand() % 3 > 0) {
		const struct decision *vorige = world_row(all, &decision_record, (size_t)rand() % count);

		decision.vorige_id = vorige->id;
		decision.provision_kind_id = vorige->provision_kind_id;
		decision.kind = DECISION_WIJZIGING + rand() % 4;
		decision.bedrag = decision.kind == DECISION_INTREKKING ? 0 : decision.bedrag / 4;
	}
	const struct message *answer = save(dossier, "amina", &decision);
	if (answer->status == STATUS_OK)
		answer = submit(dossier, "amina", decided(answer));
	const struct decision *stands = world_row(answer, &decision_record, 0);
	if (answer->status == STATUS_OK && stands->state == DECISION_TWEEDE_OGEN && rand() % 4 > 0)
		world_is(act(dossier, "carla", REQ_DECISION_SECOND, stands->id, stands->version, rand() % 3 > 0, "reden"), STATUS_OK);
}

static void the_ledger_is_always_the_sum_of_the_decisions(void **state)
{
	struct dossier *dossier = *state;

	srand(20261118);
	for (int step = 0; step < STEPS; step++) {
		random_act(dossier);
		if (step % 10 == 9) {
			ledger_checked(dossier);
			world_wait(dossier->world, (int64_t)(rand() % 9) * 24 * 3600 * 1000);
		}
	}
	ledger_checked(dossier);
	assert_true(world_number(dossier->world, "SELECT count(*) FROM decision WHERE vorige_id IS NOT NULL"
		" AND state = 'genomen'") > 5);
	world_is(world_call_id(dossier->world, "karel", REQ_LEDGER, dossier->household_id), STATUS_REFUSED);
	world_is(world_call_id(dossier->world, "femke", REQ_LEDGER, dossier->household_id), STATUS_OK);
}

/* ---- budgets ---- */

static const struct message *budget_load(struct dossier *dossier, const char *who, int64_t year, cents amount)
{
	struct budget rows[2];
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.number = year;
	record_init(&budget_record, &rows[0]);
	rows[0].wet = WET_WMO;
	rows[0].bedrag = amount;
	strcpy(rows[0].productcategorie, "02");
	rows[1] = rows[0];
	rows[1].productcategorie[0] = '\0';
	return world_call(dossier->world, who, REQ_BUDGET_SET, &ask_record, &ask, &budget_record, &rows[0],
		&budget_record, &rows[1], NULL);
}

static void a_budget_says_what_the_year_will_cost_and_stops_nobody(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1820));	/* 182 days from 1 December: ten euro a day */
	struct decision other = draft(dossier, "Dagbesteding", EURO(600));
	const struct message *answer;
	const struct budget *budget;

	world_is(budget_load(dossier, "amina", 2026, EURO(300)), STATUS_REFUSED);
	world_is(budget_load(dossier, "gerrit", 2026, EURO(300)), STATUS_OK);
	day_make(2026, 12, 1, &decision.datumStart);
	decision.datumEinde = decision.datumStart + 181;
	other.datumStart = decision.datumStart;
	other.datumEinde = decision.datumStart + 30;
	taken(dossier, "amina", &decision);
	taken(dossier, "amina", &other);
	answer = world_call_id(dossier->world, "carla", REQ_MONEY, 0);
	budget = world_row(answer, &budget_record, 0);
	assert_string_equal(budget->productcategorie, "02");
	assert_int_equal(budget->spent, 0);
	assert_int_equal(budget->forecast, EURO(310));
	assert_int_equal(budget_over(budget), EURO(10));
	budget = world_row(answer, &budget_record, 1);		/* the rest of the law */
	assert_int_equal(budget->forecast, EURO(600));
	world_wait(dossier->world, (int64_t)18 * 24 * 3600 * 1000);	/* 6 December: six days of it have passed */
	answer = world_call_id(dossier->world, "esther", REQ_MONEY, 0);
	assert_int_equal(((struct budget *)world_row(answer, &budget_record, 0))->spent, EURO(60));
	world_is(world_call_id(dossier->world, "amina", REQ_MONEY, 0), STATUS_REFUSED);
	/* it is said while somebody writes, and it may be handed in */
	decision.bedrag = EURO(100);
	answer = world_call(dossier->world, "amina", REQ_DECISION_WEIGH, &decision_record, &decision, NULL);
	assert_int_equal(((struct budget *)world_row(answer, &budget_record, 0))->bedrag, EURO(300));
	assert_int_equal(taken(dossier, "amina", &decision)->state, DECISION_GENOMEN);
	/* a new list takes the place of the old one */
	world_is(budget_load(dossier, "gerrit", 2026, EURO(900)), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM budget WHERE ended IS NULL"), 2);
	sql_refused(dossier->world, "UPDATE budget SET bedrag = 1 WHERE ended IS NULL");
}

/* ---- walls ---- */

static const struct wall_count *wall_counted(struct dossier *dossier)
{
	const struct message *answer = world_call_id(dossier->world, "esther", REQ_WALL_LIST, 0);

	world_is(answer, STATUS_OK);
	return world_row(answer, &wall_count_record, 0);
}

/* By so many more households, each of another family. */
static void walls_reported(struct dossier *dossier, int homes, int schot)
{
	static int64_t next = 990000;
	char sql[700];

	for (int i = 0; i < homes; i++, next++) {
		snprintf(sql, sizeof(sql), "INSERT INTO household(id, huishoudnummer, naam, wijk) SELECT %lld, '9%06lld', 'Gezin', wijk"
			" FROM household WHERE id = %lld; INSERT INTO wall_report(id, household_id, schot, oplossing, bedrag, datum,"
			" employee_id) SELECT %lld, %lld, '%s', 'Iets anders', 10000, '2026-11-18', id FROM employee"
			" WHERE username = 'amina'", (long long)next, (long long)next, (long long)dossier->household_id,
			(long long)next, (long long)next, choice_code(wall_choices, schot));
		world_sql(dossier->world, sql);
	}
}

static const struct inbox_line *walls_line(struct dossier *dossier, const char *who)
{
	const struct message *answer = world_call_id(dossier->world, who, REQ_INBOX, 0);
	const struct inbox_line *line;

	for (size_t n = 0; (line = world_row(answer, &inbox_line_record, n)); n++)
		if (line->kind == INBOX_WALLS)
			return line;
	return NULL;
}

/* While the quarter runs to team leader and manager, and when it is over to manager and college: until they saw it. */
static void walls_are_carried_up_when_they_are_many_and_when_a_quarter_is_over(void **state)
{
	struct dossier *dossier = *state;
	struct ask ask;

	record_init(&ask_record, &ask);
	world_sql(dossier->world, "UPDATE role_assignment SET role = 'college' WHERE employee_id = (SELECT id FROM employee"
		" WHERE username = 'dirk')");
	walls_reported(dossier, 9, WALL_WLZ);
	assert_null(walls_line(dossier, "carla"));
	walls_reported(dossier, 1, WALL_WLZ);
	assert_string_equal(walls_line(dossier, "carla")->what,
		"kwartaal 4 van 2026: één schot stond bij 10 huishoudens of meer in de weg");
	assert_int_equal(walls_line(dossier, "carla")->household_id, 0);
	assert_non_null(walls_line(dossier, "esther"));
	assert_null(walls_line(dossier, "amina"));
	assert_null(walls_line(dossier, "dirk"));
	world_is(world_call(dossier->world, "carla", REQ_WALL_SEEN, &ask_record, &ask, NULL), STATUS_OK);
	world_is(world_call(dossier->world, "amina", REQ_WALL_SEEN, &ask_record, &ask, NULL), STATUS_REFUSED);
	walls_reported(dossier, 3, WALL_WLZ);
	assert_null(walls_line(dossier, "carla"));
	assert_non_null(walls_line(dossier, "esther"));
	walls_reported(dossier, 10, WALL_ZVW);		/* one more wall */
	assert_non_null(strstr(walls_line(dossier, "carla")->what, "2 schotten stonden"));
	/* in January */
	world_wait(dossier->world, (int64_t)45 * 24 * 3600 * 1000);
	assert_null(walls_line(dossier, "carla"));
	assert_string_equal(walls_line(dossier, "dirk")->what,
		"kwartaal 4 van 2026 is voorbij: bekijk welke schotten in de weg stonden");
	world_is(world_call(dossier->world, "dirk", REQ_WALL_SEEN, &ask_record, &ask, NULL), STATUS_OK);
	assert_null(walls_line(dossier, "dirk"));
	assert_non_null(walls_line(dossier, "esther"));
}

/* The household that makes it many rings; the next do not, nor a second report of a household. */
static void who_steers_hears_it_once(void **state)
{
	struct dossier *dossier = *state;
	struct wall_report report;

	record_init(&wall_report_record, &report);
	report.household_id = dossier->household_id;
	report.schot = WALL_ZVW;
	strcpy(report.oplossing, "Een tweede nacht zorg thuis");
	walls_reported(dossier, 9, WALL_ZVW);
	assert_null(walls_line(dossier, "carla"));
	world_events_clear(dossier->world, "carla");
	world_is(world_call(dossier->world, "amina", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_OK);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
	world_is(world_call(dossier->world, "amina", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_OK);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
}

static void a_wall_is_reported_once_and_counted_without_names(void **state)
{
	struct dossier *dossier = *state;
	struct wall_report report;
	const struct message *answer;

	record_init(&wall_report_record, &report);
	report.household_id = dossier->household_id;
	report.schot = WALL_ZVW;
	report.bedrag = EURO(400);
	world_is(world_call(dossier->world, "amina", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_INVALID);
	strcpy(report.oplossing, "Een tweede nacht zorg thuis");
	world_is(world_call(dossier->world, "amina", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_OK);
	world_is(world_call(dossier->world, "carla", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_OK);
	world_is(world_call(dossier->world, "karel", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_REFUSED);
	world_is(world_call(dossier->world, "femke", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_REFUSED);
	answer = world_call_id(dossier->world, "amina", REQ_LEDGER, dossier->household_id);
	assert_int_equal(world_count(answer, &wall_report_record), 2);
	answer = world_call_id(dossier->world, "femke", REQ_LEDGER, dossier->household_id);
	assert_int_equal(world_count(answer, &wall_report_record), 0);	/* no dossier */
	/* of one family no number, and no amount */
	const struct wall_count *count = wall_counted(dossier);
	assert_int_equal(count->schot, WALL_ZVW);
	assert_int_equal(count->kwartaal, 4);
	assert_int_equal(count->aantal, 0);
	assert_int_equal(count->bedrag, 0);
	walls_reported(dossier, 3, WALL_ZVW);
	assert_int_equal(wall_counted(dossier)->aantal, 0);
	walls_reported(dossier, 1, WALL_ZVW);
	assert_int_equal(wall_counted(dossier)->aantal, 6);
	assert_int_equal(wall_counted(dossier)->bedrag, EURO(800) + 4 * EURO(100));
	world_is(world_call_id(dossier->world, "amina", REQ_WALL_LIST, 0), STATUS_REFUSED);
	sql_refused(dossier->world, "UPDATE wall_report SET bedrag = 1");
	sql_refused(dossier->world, "DELETE FROM wall_report");
}

static int begin(void **state)
{
	*state = dossier_new();
	return 0;
}

static int end(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tariff_times_volume_is_the_amount),
		TEST(a_local_product_gives_unit_and_tariff_and_fits_its_provision),
		TEST(a_referral_by_a_gp_is_registered_without_mandate),
		TEST(raw_sql_cannot_call_a_grant_a_referral),
		TEST(one_change_follows_on_a_decision_and_takes_no_more_than_is_left),
		TEST(the_ledger_is_always_the_sum_of_the_decisions),
		TEST(a_budget_says_what_the_year_will_cost_and_stops_nobody),
		TEST(a_wall_is_reported_once_and_counted_without_names),
		TEST(walls_are_carried_up_when_they_are_many_and_when_a_quarter_is_over),
		TEST(who_steers_hears_it_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
