/* Every rule of mandate that refuses, one behaviour at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "mandate_case.h"

static int setup(void **state)
{
	(void)state;
	clock_init();
	return 0;
}

/* ---- twelve months ---- */

static void what_is_a_year_old_does_not_count_any_more(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 2500);
	scene_spent(&scene, 1, "2025-11-22", 7500, false);
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
	scene.spent[0].datum = on("2025-11-21");
	assert_true(scene_covers(&scene).within);
	/* in flight counts whatever its age; so does what bears a later date */
	scene.spent[0].in_flight = true;
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
	scene.spent[0].in_flight = false;
	scene.spent[0].datum = on("2026-12-31");
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
	scene.spent[0].datum = DAY_NONE;
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
}

static void of_a_long_provision_the_first_twelve_months_count(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 20000);
	scene_months(&scene, 12);
	assert_int_equal(decision_counted(&scene.decision), 2000000);
	scene.decision.datumStart = on("2027-01-01");
	scene.decision.datumEinde = on("2028-12-31");
	assert_int_equal(decision_counted(&scene.decision), 998633);	/* 365 of 731 days, rounded up */
	scene.decision.datumStart = on("2028-02-29");
	scene.decision.datumEinde = on("2029-02-27");
	assert_int_equal(decision_counted(&scene.decision), 2000000);
	scene.decision.datumEinde = on("2029-02-28");
	assert_true(decision_counted(&scene.decision) < 2000000);
	scene.decision.datumStart = scene.decision.datumEinde = DAY_NONE;
	assert_int_equal(decision_counted(&scene.decision), 2000000);
	scene.decision.bedrag = INT64_MAX;
	scene.decision.datumStart = on("2027-01-01");
	scene.decision.datumEinde = on("2028-12-31");
	assert_true(decision_counted(&scene.decision) > INT64_MAX / 3);
}

static void what_takes_away_adds_nothing_but_is_weighed(void **state)
{
	static const int kinds[] = { DECISION_AFWIJZING, DECISION_VERMINDERING, DECISION_INTREKKING };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct scene scene;

		scene_make(&scene);
		scene.decision.kind = kinds[i];
		scene_spent(&scene, 1, "2026-02-01", 9000, false);
		assert_int_equal(decision_counted(&scene.decision), 0);
		assert_int_equal(decision_weight(&scene.decision), 100000);
		assert_true(scene_covers(&scene).within);
		assert_int_equal(scene_covers(&scene).needs_second, kinds[i] != DECISION_AFWIJZING);
		scene_grant(&scene, WET_WMO, "02", 2501);
		assert_string_equal(scene_rule(&scene), "mandaat.per-besluit");
	}
}

static void second_eyes_see_through_splitting(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 600);
	scene_spent(&scene, 1, "2026-11-01", 400, false);
	scene.spent[0].person_id = scene.decision.person_id;
	scene.spent[0].provision_kind_id = scene.decision.provision_kind_id;
	assert_false(scene_covers(&scene).needs_second);
	scene.spent[0].bedrag++;
	assert_true(scene_covers(&scene).needs_second);
}

/* ---- whose rows, and when ---- */

static void a_mandate_is_valid_from_its_first_day_until_its_last(void **state)
{
	static const struct {
		const char *today, *besluitdatum, *rule;
	} rows[] = {
		{ "2026-03-01", NULL, "" }, { "2026-02-28", NULL, "mandaat.geldigheid" }, { "2026-05-31", NULL, "" },
		{ "2026-06-01", NULL, "mandaat.geldigheid" },
		/* the day of the decision and the day of signature, both */
		{ "2026-04-01", "2026-03-01", "" }, { "2026-04-01", "2026-02-28", "mandaat.geldigheid" },
		{ "2026-06-01", "2026-04-01", "mandaat.geldigheid" },
	};
	struct scene scene;
	struct mandate *row;

	(void)state;
	scene_make(&scene);
	scene_holder(&scene, ROLE_PARTNER);
	row = scene_row(&scene);
	row->from = on("2026-03-01");
	row->until = on("2026-06-01");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		scene.today = on(rows[i].today);
		scene.decision.besluitdatum = rows[i].besluitdatum ? on(rows[i].besluitdatum) : DAY_NONE;
		assert_string_equal(scene_rule(&scene), rows[i].rule);
	}
	row->from = DAY_NONE;
	assert_string_equal(scene_rule(&scene), "mandaat.geldigheid");
}

static void revoking_bites_on_the_day_itself(void **state)
{
	struct scene scene;
	struct mandate *row;

	(void)state;
	scene_make(&scene);
	scene_holder(&scene, ROLE_PARTNER);
	row = scene_row(&scene);
	row->revoked = scene.today + 1;
	assert_string_equal(scene_rule(&scene), "");
	row->revoked = scene.today;
	assert_string_equal(scene_rule(&scene), "mandaat.geldigheid");
	assert_non_null(strstr(scene_covers(&scene).why, "ingetrokken op 21-11-2026"));
	scene.decision.besluitdatum = scene.today - 3;
	assert_string_equal(scene_rule(&scene), "mandaat.geldigheid");
}

static void who_works_elsewhere_needs_two_consents(void **state)
{
	struct scene scene;
	struct mandate *row;

	(void)state;
	scene_make(&scene);
	scene_holder(&scene, ROLE_PARTNER);
	scene.holder.of_municipality = false;
	row = scene_row(&scene);
	assert_string_equal(scene_rule(&scene), "");
	row->needs_consent = true;
	assert_string_equal(scene_rule(&scene), "mandaat.instemming");
	row->consent_holder = scene.today;
	assert_string_equal(scene_rule(&scene), "mandaat.instemming");
	row->consent_employer = scene.today + 1;
	assert_string_equal(scene_rule(&scene), "mandaat.instemming");
	row->consent_employer = scene.today;
	assert_string_equal(scene_rule(&scene), "");
}

static void the_regisseur_of_another_organisation_needs_consents_always(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_holder(&scene, ROLE_PARTNER);
	scene.holder.regisseur = true;
	scene_grant(&scene, WET_WMO, "02", 8000);
	assert_string_equal(scene_rule(&scene), "");
	scene.holder.of_municipality = false;
	assert_string_equal(scene_rule(&scene), "mandaat.instemming");
	for (size_t i = 0; i < scene.row_count; i++)
		scene.rows[i].needs_consent = false;
	assert_string_equal(scene_rule(&scene), "mandaat.instemming");
	for (size_t i = 0; i < scene.row_count; i++)
		scene.rows[i].consent_holder = scene.rows[i].consent_employer = on("2026-01-01");
	assert_string_equal(scene_rule(&scene), "");
}

static void without_any_row_there_is_no_mandate(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene_holder(&scene, ROLE_BACKOFFICE);
	scene_spent(&scene, 4, "2026-02-01", 3000, false);
	verdict = scene_covers(&scene);
	assert_string_equal(verdict.rule, "mandaat.geen");
	assert_int_equal(verdict.decided, 300000);
	assert_int_equal(verdict.free, 0);
	scene.row_count = 0;
	verdict = scene_covers(&scene);
	assert_string_equal(verdict.rule, "mandaat.geen");
	assert_int_equal(verdict.trede, 6);
	assert_string_equal(verdict.trede_naam, "niemand");
}

static void the_rule_is_that_of_the_row_that_came_furthest(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_PARTICIPATIEWET, "", 10);
	assert_string_equal(scene_rule(&scene), "mandaat.lijn");	/* the free row is for every law,
		not for this line */
	scene_grant(&scene, WET_WMO, "15", 10);
	assert_string_equal(scene_rule(&scene), "mandaat.categorie");
	assert_string_equal(scene_covers(&scene).why, "Uw mandaat geldt niet voor deze productcategorie: 15.");
	scene_grant(&scene, WET_WMO, "", 10);
	assert_string_equal(scene_rule(&scene), "mandaat.categorie");
	scene_grant(&scene, WET_WMO, "17", 10);
	assert_string_equal(scene_rule(&scene), "mandaat.alleen-spoed");
	scene_grant(&scene, WET_WMO, "02", 9000);
	scene_months(&scene, 7);
	assert_string_equal(scene_rule(&scene), "mandaat.duur");
	assert_string_equal(scene_covers(&scene).why,
		"De duur is langer dan uw mandaat toestaat: hoogstens 6 maanden.");
}

static void of_several_rows_the_lowest_rung_and_the_widest_counts(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene.holder.regisseur = true;
	scene.holder.roles[1] = ROLE_TEAMLEIDER;
	scene_grant(&scene, WET_WMO, "02", 2000);
	verdict = scene_covers(&scene);
	assert_int_equal(verdict.trede, 1);
	assert_false(verdict.needs_second);	/* as regisseur, not as coach */
	assert_int_equal(verdict.per_besluit, 1000000);
	scene_grant(&scene, WET_WMO, "02", 20000);
	verdict = scene_covers(&scene);
	assert_int_equal(verdict.trede, 2);
	assert_true(verdict.needs_second);
}

/* ---- who may then ---- */

static void the_regisseur_may_be_the_next_when_known(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 8000);
	assert_int_equal(scene_covers(&scene).trede, 2);
	scene.regisseur_known = true;
	scene.regisseur = (struct holder){ .employee_id = 9, .regisseur = true, .of_municipality = true,
		.organisation_id = 20 };
	assert_int_equal(scene_covers(&scene).trede, 1);
	scene.regisseur.member_of_household = true;
	assert_int_equal(scene_covers(&scene).trede, 2);
	scene.regisseur.member_of_household = false;
	scene.regisseur.of_municipality = false;
	assert_int_equal(scene_covers(&scene).trede, 2);
	scene.regisseur.of_municipality = true;
	scene.regisseur.employee_id = 7;
	assert_int_equal(scene_covers(&scene).trede, 2);
}

static void money_does_not_visit_a_process_rung(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_OTHER, "", 3000);
	assert_int_equal(scene_covers(&scene).trede, 5);
	scene_holder(&scene, ROLE_PROCESREGISSEUR);
	assert_true(scene_covers(&scene).within);
	assert_int_equal(scene_covers(&scene).trede, 3);
}

/* ---- who may never ---- */

static void nobody_decides_about_the_own_household(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene.holder.member_of_household = true;
	verdict = scene_covers(&scene);
	assert_string_equal(verdict.rule, "mandaat.eigen-gezin");
	assert_string_equal(verdict.why, "U besluit niet over uw eigen gezin of uw huisgenoten.");
	assert_int_equal(verdict.trede, 1);	/* a colleague may */
	assert_int_equal(verdict.free, 0);
	scene_holder(&scene, ROLE_COLLEGE);
	scene.holder.member_of_household = true;
	assert_string_equal(scene_rule(&scene), "mandaat.eigen-gezin");
}

static void nobody_grants_to_the_own_organisation(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene.decision.aanbieder_id = 21;
	assert_string_equal(scene_rule(&scene), "");
	scene.decision.aanbieder_id = scene.holder.organisation_id;
	assert_string_equal(scene_rule(&scene), "mandaat.eigen-organisatie");
	scene.decision.aanbieder_id = scene.holder.organisation_id = 0;
	assert_string_equal(scene_rule(&scene), "");
}

static void after_a_climb_the_decider_is_not_the_requester(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	assert_string_equal(scene_rule(&scene), "");
	scene.climbed = true;
	assert_string_equal(scene_rule(&scene), "mandaat.zelf-gevraagd");
	scene.decision.author_id = 8;
	assert_string_equal(scene_rule(&scene), "");
}

static void data_that_cannot_be_judged_refuse(void **state)
{
	struct scene good, scene;

	(void)state;
	scene_make(&good);
	scene = good;
	scene.decision.bedrag = -1;
	assert_string_equal(scene_rule(&scene), "mandaat.gegevens");
	assert_int_equal(scene_covers(&scene).trede, 6);
	scene = good;
	scene.today = DAY_NONE;
	assert_string_equal(scene_rule(&scene), "mandaat.gegevens");
	scene = good;
	scene.decision.datumEinde = scene.decision.datumStart - 1;
	assert_string_equal(scene_rule(&scene), "mandaat.gegevens");
	scene = good;
	scene.decision.datumStart = DAY_NONE;
	assert_string_equal(scene_rule(&scene), "mandaat.gegevens");
	scene = good;
	scene.decision.lijn = 9;
	assert_string_equal(scene_rule(&scene), "mandaat.gegevens");
	scene = good;
	scene.decision.kind = -1;
	assert_string_equal(scene_rule(&scene), "mandaat.gegevens");
	scene = good;
	scene_spent(&scene, 1, "2026-05-01", 7000, false);
	scene_spent(&scene, 1, "2026-05-01", -7000, false);	/* makes no room */
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
	scene.spent[0].bedrag = scene.spent[1].bedrag = INT64_MAX;
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
}

/* ---- second eyes ---- */

static void second_scene(struct scene *scene)
{
	scene_make(scene);
	scene_grant(scene, WET_WMO, "02", 20000);
	scene->part = PART_SECOND;
	scene->decision.author_id = 1;
	scene->decision.decider_id = 2;
	scene->decision.trede = 2;
}

static void second_eyes_are_a_third_person_with_a_mandate_for_the_law(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	second_scene(&scene);
	verdict = scene_covers(&scene);
	assert_true(verdict.within);	/* the amount may be above the own mandate */
	assert_false(verdict.needs_second);
	assert_int_equal(verdict.trede, 2);
	assert_int_equal(verdict.mandate_id, 2);

	scene.decision.decider_id = 7;
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen");
	scene.decision.decider_id = 2;
	scene.decision.author_id = 7;
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen");
	second_scene(&scene);
	scene.holder.member_of_household = true;
	assert_string_equal(scene_rule(&scene), "mandaat.eigen-gezin");
	second_scene(&scene);
	scene.decision.aanbieder_id = scene.holder.organisation_id;
	assert_string_equal(scene_rule(&scene), "mandaat.eigen-organisatie");
	second_scene(&scene);
	scene_holder(&scene, ROLE_BACKOFFICE);
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen-mandaat");
	second_scene(&scene);
	scene_holder(&scene, ROLE_PROCESREGISSEUR);
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen-mandaat");
	second_scene(&scene);
	scene.decision.wet = WET_PARTICIPATIEWET;
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen-mandaat");
	second_scene(&scene);
	for (size_t i = 0; i < scene.row_count; i++)
		scene.rows[i].revoked = scene.today;
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen-mandaat");
}

static void a_gedragswetenschapper_is_second_eyes_for_jeugd_from_rung_two(void **state)
{
	struct scene scene;

	(void)state;
	second_scene(&scene);
	scene_holder(&scene, ROLE_GEDRAGSWETENSCHAPPER);
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen-mandaat");
	scene_grant(&scene, WET_JEUGDWET, "43", 20000);
	assert_string_equal(scene_rule(&scene), "");
	assert_int_equal(scene_covers(&scene).mandate_id, 0);
	scene.decision.trede = 1;
	assert_string_equal(scene_rule(&scene), "mandaat.tweede-ogen-mandaat");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_a_year_old_does_not_count_any_more),
		cmocka_unit_test(of_a_long_provision_the_first_twelve_months_count),
		cmocka_unit_test(what_takes_away_adds_nothing_but_is_weighed),
		cmocka_unit_test(second_eyes_see_through_splitting),
		cmocka_unit_test(a_mandate_is_valid_from_its_first_day_until_its_last),
		cmocka_unit_test(revoking_bites_on_the_day_itself),
		cmocka_unit_test(who_works_elsewhere_needs_two_consents),
		cmocka_unit_test(the_regisseur_of_another_organisation_needs_consents_always),
		cmocka_unit_test(without_any_row_there_is_no_mandate),
		cmocka_unit_test(the_rule_is_that_of_the_row_that_came_furthest),
		cmocka_unit_test(of_several_rows_the_lowest_rung_and_the_widest_counts),
		cmocka_unit_test(the_regisseur_may_be_the_next_when_known),
		cmocka_unit_test(money_does_not_visit_a_process_rung),
		cmocka_unit_test(nobody_decides_about_the_own_household),
		cmocka_unit_test(nobody_grants_to_the_own_organisation),
		cmocka_unit_test(after_a_climb_the_decider_is_not_the_requester),
		cmocka_unit_test(data_that_cannot_be_judged_refuse),
		cmocka_unit_test(second_eyes_are_a_third_person_with_a_mandate_for_the_law),
		cmocka_unit_test(a_gedragswetenschapper_is_second_eyes_for_jeugd_from_rung_two),
	};

	return cmocka_run_group_tests_name("mandate_rule", tests, setup, NULL);
}
