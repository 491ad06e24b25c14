/* What nobody may grant, also not by raw SQL: to who died or left, an ended goal, youth care to adults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

/* Refused by the store, and by the database when a raw shell does what the store does. */
static void barred(struct dossier *dossier, const struct decision *decision, const char *rule, const char *law)
{
	const struct message *answer = hand_in(dossier, "amina", decision);
	char sql[512];
	struct err err = ERR_INIT;

	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), rule);
	snprintf(sql, sizeof(sql), "UPDATE decision SET state = 'genomen', namens = 'x', %s"
		" requested = date(%lld * 86400, 'unixepoch'), besluitdatum = date(%lld * 86400, 'unixepoch')"
		" WHERE id = (SELECT max(id) FROM decision)",
		decision_registered(decision) ? "counted = 0," : "counted = bedrag, decider_id = author_id, trede = 1,"
			" mandate_id = (SELECT min(id) FROM mandate),",
		(long long)world_today(dossier->world), (long long)world_today(dossier->world));
	assert_false(db_run_script(world_db(dossier->world), sql, &err));
	if (!strstr(err.text, law))
		fail_msg("the database said «%s», not «%s»", err.text, law);
}

static void granted(struct dossier *dossier, const struct decision *decision)
{
	assert_int_equal(decided(hand_in(dossier, "amina", decision))->state, DECISION_GENOMEN);
}

/* ---- for whom ---- */

static void nothing_is_granted_to_who_died_before_it_begins(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	world_sql(dossier->world, "UPDATE person SET overlijdensdatum = '2026-11-30' WHERE voornamen = 'Mehmet'");
	barred(dossier, &decision, "besluit.overleden", "wie overleden is");
	/* what ended before is still decided about: of the time that he lived */
	decision.datumStart = world_today(dossier->world) - 30;
	decision.datumEinde = world_today(dossier->world) - 1;
	granted(dossier, &decision);
	/* a refusal is no grant */
	decision.kind = DECISION_AFWIJZING;
	decision.bedrag = 0;
	decision.datumStart = decision.datumEinde = DAY_NONE;
	granted(dossier, &decision);
}

static void nothing_is_granted_to_who_left_the_household(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	world_sql(dossier->world, "UPDATE membership SET until = '2026-12-02' WHERE person_id ="
		" (SELECT id FROM person WHERE voornamen = 'Mehmet')");
	granted(dossier, &decision);	/* a member on the first day */
	decision.datumStart++;
	barred(dossier, &decision, "besluit.weg", "hoort dan niet meer");
}

static void a_goal_that_ended_grants_nothing(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(100));

	world_sql(dossier->world, "UPDATE goal SET state = 'vervallen'");
	barred(dossier, &decision, "besluit.doel-af", "dit doel is behaald");
	world_sql(dossier->world, "UPDATE goal SET state = 'behaald'");
	barred(dossier, &decision, "besluit.doel-af", "dit doel is behaald");
	world_sql(dossier->world, "UPDATE goal SET state = 'loopt'");
	granted(dossier, &decision);
}

static void youth_care_ends_before_23(void **state)
{
	static const struct {
		const char *born;
		const char *rule;	/* NULL: granted */
	} rows[] = {
		{ "2008-12-02", NULL },
		{ "2003-00-00", NULL },			/* may still be 22 on the first day */
		{ "2003-11-00", "besluit.jeugd-23" },
		{ "0000-00-00", NULL },
		{ "2003-12-02", NULL },
		{ "2003-12-01", "besluit.jeugd-23" },
	};
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Jeugdhulp ambulant", EURO(10));

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char sql[128];

		snprintf(sql, sizeof(sql), "UPDATE person SET geboortedatum = '%s' WHERE id = %lld", rows[i].born,
			(long long)decision.person_id);
		world_sql(dossier->world, sql);
		if (rows[i].rule)
			barred(dossier, &decision, rows[i].rule, "jeugdhulp");
		else
			granted(dossier, &decision);
	}
}

static void youth_care_of_a_judge_knows_no_age(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Jeugdhulp ambulant", EURO(10)), further = decision;

	further.vorige_id = decided(hand_in(dossier, "amina", &decision))->id;
	further.kind = DECISION_VERLENGING;
	further.datumStart = decision.datumEinde + 1;
	further.datumEinde = decision.datumEinde + 90;
	world_sql(dossier->world, "UPDATE person SET geboortedatum = '2007-01-01' WHERE id = 970000");
	granted(dossier, &further);
	decision.verwijzer = VERWIJZER_RECHTER;
	strcpy(decision.verwijzer_naam, "Rechtbank");
	world_sql(dossier->world, "UPDATE person SET geboortedatum = '2003-01-01' WHERE id = 970000");
	granted(dossier, &decision);	/* of criminal law: no age ends it */
	decision.verwijzer = VERWIJZER_GI;
	barred(dossier, &decision, "besluit.jeugd-23", "23 jaar");
	barred(dossier, &further, "besluit.jeugd-23", "23 jaar");
	/* for the household: the youngest in it counts */
	decision.verwijzer = VERWIJZER_GEMEENTE;
	decision.person_id = 0;
	barred(dossier, &decision, "besluit.jeugd-23", "23 jaar");
}

/* ---- when ---- */

static void nothing_begins_more_than_a_year_ago(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(100));
	day year_ago = day_add_months(world_today(dossier->world), -12);

	decision.datumStart = year_ago;
	decision.datumEinde = year_ago + 60;
	granted(dossier, &decision);
	decision.datumStart--;
	barred(dossier, &decision, "besluit.terug", "zo ver terug");
}

static void a_crisis_without_goal_or_reason_lasts_eight_weeks(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(100));

	decision.spoed = true;
	decision.goal_id = 0;
	decision.datumEinde = decision.datumStart + 56;
	barred(dossier, &decision, "besluit.spoed", "hoogstens 8 weken");
	decision.datumEinde--;
	granted(dossier, &decision);
	decision = draft(dossier, "Begeleiding", EURO(100));
	decision.spoed = true;
	decision.waarom_niet_lager[0] = '\0';
	barred(dossier, &decision, "besluit.spoed", "hoogstens 8 weken");
	strcpy(decision.waarom_niet_lager, "Niemand is thuis.");
	granted(dossier, &decision);
}

/* It climbed, and then he died. */
static void what_climbed_is_looked_at_again_when_it_is_taken(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(4000));
	const struct decision *waits = decided(hand_in(dossier, "amina", &decision));
	id decision_id = waits->id;

	assert_int_equal(waits->state, DECISION_TER_TOETSING);
	world_sql(dossier->world, "UPDATE person SET overlijdensdatum = '2026-11-30' WHERE voornamen = 'Mehmet'");
	id escalation_id = world_number(dossier->world, "SELECT id FROM escalation");
	const struct message *answer = act(dossier, "carla", REQ_ESCALATION_ANSWER, escalation_id,
		world_number(dossier->world, "SELECT version FROM escalation"), STEP_APPROVED, "Akkoord");

	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.overleden");
	assert_int_equal(standing(dossier, decision_id)->state, DECISION_TER_TOETSING);
}

/* ---- by referral ---- */

static void a_doctor_refers_to_care_and_imposes_nothing(void **state)
{
	static const int doctors[] = { VERWIJZER_HUISARTS, VERWIJZER_JEUGDARTS, VERWIJZER_SPECIALIST };
	static const int law[] = { VERWIJZER_GI, VERWIJZER_RECHTER };
	static const char *const imposed[] = { "Jeugdbescherming", "Jeugdhulp in preventief justitieel kader" };
	struct dossier *dossier = *state;

	for (size_t n = 0; n < COUNT_OF(imposed); n++) {
		struct decision decision = draft(dossier, imposed[n], EURO(200000));

		strcpy(decision.verwijzer_naam, "Wie verwees");
		for (size_t i = 0; i < COUNT_OF(doctors); i++) {
			decision.verwijzer = doctors[i];
			barred(dossier, &decision, "besluit.verwijzer-hulp", "dit legt alleen");
		}
		for (size_t i = 0; i < COUNT_OF(law); i++) {
			decision.verwijzer = law[i];
			granted(dossier, &decision);
		}
	}
}

static void nobody_registers_a_referral_to_their_own_employer(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Jeugdhulp ambulant", EURO(60000));

	decision.verwijzer = VERWIJZER_HUISARTS;
	strcpy(decision.verwijzer_naam, "Huisartsenpraktijk Noord");
	decision.aanbieder_id = world_organisation(dossier->world, "Stichting Welzijn Noord");
	granted(dossier, &decision);
	world_sql(dossier->world, "UPDATE employee SET organisation_id = (SELECT id FROM organisation"
		" WHERE naam = 'Stichting Welzijn Noord') WHERE username = 'amina'");
	barred(dossier, &decision, "besluit.verwijzer-eigen", "niet naar de eigen");
}

/* ---- */

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_granted_to_who_died_before_it_begins),
		TEST(nothing_is_granted_to_who_left_the_household),
		TEST(a_goal_that_ended_grants_nothing),
		TEST(youth_care_ends_before_23),
		TEST(youth_care_of_a_judge_knows_no_age),
		TEST(nothing_begins_more_than_a_year_ago),
		TEST(a_crisis_without_goal_or_reason_lasts_eight_weeks),
		TEST(what_climbed_is_looked_at_again_when_it_is_taken),
		TEST(a_doctor_refers_to_care_and_imposes_nothing),
		TEST(nobody_registers_a_referral_to_their_own_employer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
