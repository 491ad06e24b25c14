/* Who may decide what: worked examples, and the default matrix at its edges. */
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

/* ---- five worked examples, for who leads a team ---- */

/*
 * 1. Amina is wijkcoach. She grants Begeleiding for half a year, 2,000 euros. Her mandate goes up to 2,500, so she may;
 *    above 1,000 a colleague must look at it as well.
 */
static void example_one_a_coach_decides_within_her_own_mandate(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 2000);
	verdict = scene_covers(&scene);
	assert_true(verdict.within);
	assert_true(verdict.needs_second);
	assert_int_equal(verdict.trede, 1);
	assert_string_equal(verdict.trede_naam, "Wijkteam");
	assert_int_equal(verdict.free, 250000);

	scene_grant(&scene, WET_WMO, "02", 1000);
	assert_false(scene_covers(&scene).needs_second);
}

/*
 * 2. The same help costs 12,000 euros. That is more than Amina may (2,500) and more than the regisseur may (10,000).
 *    The team leader may decide up to 25,000: it goes to rung 2. When the team leader decides, nobody else needs to
 *    look: second eyes begin above 15,000.
 */
static void example_two_what_is_too_much_goes_to_the_team_leader(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 12000);
	verdict = scene_covers(&scene);
	assert_false(verdict.within);
	assert_string_equal(verdict.rule, "mandaat.per-besluit");
	assert_string_equal(verdict.why, "Het bedrag is hoger dan uw mandaat per besluit: € 12.000 boven € 2.500.");
	assert_int_equal(verdict.trede, 2);
	assert_string_equal(verdict.trede_naam, "Teamleider");

	scene_holder(&scene, ROLE_TEAMLEIDER);
	scene.holder.employee_id = 8;
	scene.climbed = true;
	verdict = scene_covers(&scene);
	assert_true(verdict.within);
	assert_false(verdict.needs_second);
	assert_int_equal(verdict.trede, 2);
}

/*
 * 3. In this household Bram has already granted 4,200 euros this year,
	and 1,800 of a colleague waits for second eyes. A
 *    coach may go up to 7,500 in twelve months, so 1,500 is free. 1,500 is still possible, 1,501 is not.
 */
static void example_three_the_household_has_a_ceiling_with_what_is_in_flight(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene_spent(&scene, 1, "2026-03-02", 4200, false);
	scene_spent(&scene, 1, "2026-11-20", 1800, true);
	scene_grant(&scene, WET_WMO, "02", 1500);
	verdict = scene_covers(&scene);
	assert_true(verdict.within);
	assert_int_equal(verdict.decided, 420000);
	assert_int_equal(verdict.in_flight, 180000);
	assert_int_equal(verdict.free, 150000);

	scene_grant(&scene, WET_WMO, "02", 1501);
	verdict = scene_covers(&scene);
	assert_false(verdict.within);
	assert_string_equal(verdict.rule, "mandaat.cum-huishouden");
	assert_string_equal(verdict.why, "Dit huishouden komt in 12 maanden boven het bedrag van uw mandaat: "
		"€ 6.000 besloten of in behandeling en nu € 1.501, boven € 7.500.");
	assert_int_equal(verdict.trede, 2);
}

/*
 * 4. The team leader granted 20,000 euros to this household last month. That does not eat the room of the coaches: what
 *    was decided on a higher rung does not count for a lower one. It does count for the team leader (60,000).
 */
static void example_four_a_higher_rung_does_not_eat_the_room_of_a_lower_one(void **state)
{
	struct scene scene;

	(void)state;
	scene_make(&scene);
	scene_spent(&scene, 2, "2026-10-20", 20000, false);
	scene_grant(&scene, WET_WMO, "02", 2500);
	assert_true(scene_covers(&scene).within);
	assert_int_equal(scene_covers(&scene).decided, 0);

	scene_holder(&scene, ROLE_TEAMLEIDER);
	scene_grant(&scene, WET_WMO, "02", 25000);
	assert_true(scene_covers(&scene).within);
	scene_spent(&scene, 1, "2026-10-20", 15001, false);
	assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
}

/*
 * 5. Two decisions of 2,000 euros within a month, for the same child and the same kind of help, are one decision of
 *    4,000 euros. That is above the 2,500 of a coach. For another child, or 31 days later, they are two.
 */
static void example_five_splitting_does_not_help(void **state)
{
	struct scene scene;
	struct mandate_verdict verdict;

	(void)state;
	scene_make(&scene);
	scene_grant(&scene, WET_WMO, "02", 2000);
	scene_spent(&scene, 1, "2026-10-22", 2000, false);
	scene.spent[0].person_id = scene.decision.person_id;
	scene.spent[0].provision_kind_id = scene.decision.provision_kind_id;
	verdict = scene_covers(&scene);
	assert_false(verdict.within);
	assert_string_equal(verdict.rule, "mandaat.splitsing");
	assert_non_null(strstr(verdict.why, "samen € 4.000 in 30 dagen, boven € 2.500."));

	scene.spent[0].datum--;
	assert_true(scene_covers(&scene).within);
	scene.spent[0].datum++;
	scene.spent[0].person_id++;
	assert_true(scene_covers(&scene).within);
	scene.spent[0].person_id--;
	scene.spent[0].provision_kind_id++;
	assert_true(scene_covers(&scene).within);
}

/* ---- the matrix at its edges ---- */

enum { REGISSEUR = -1 };

static void the_default_matrix_holds_to_the_cent_and_the_day(void **state)
{
	static const struct {
		int role;			/* or REGISSEUR */
		int wet;
		const char *categorie;
		bool spoed;
		int months, days;		/* duration that is just allowed; months -1: nothing is */
		cents euros;			/* amount that is just allowed; 0: without a limit */
		cents eyes;			/* highest amount without second eyes; 0: none; -1: all */
		int64_t next;			/* rung that decides what is just too much */
	} rows[] = {
		{ ROLE_WIJKCOACH, WET_WMO, "01", false, 6, 0, 2500, 1000, 2 },
		{ ROLE_WIJKCOACH, WET_WMO, "14", false, 6, 0, 2500, 1000, 2 },
		{ ROLE_WIJKCOACH, WET_WMO, "15", false, -1, 0, 0, 0, 4 },
		{ ROLE_WIJKCOACH, WET_WMO, "16", true, -1, 0, 0, 0, 2 },
		{ ROLE_WIJKCOACH, WET_WMO, "17", true, 0, 3, 2500, 1000, 2 },
		{ ROLE_WIJKCOACH, WET_WMO, "17", false, -1, 0, 0, 0, 2 },
		{ ROLE_WIJKCOACH, WET_JEUGDWET, "45", false, 6, 0, 2500, 1000, 2 },
		{ ROLE_WIJKCOACH, WET_JEUGDWET, "43", false, -1, 0, 0, 0, 2 },
		{ ROLE_WIJKCOACH, WET_JEUGDWET, "46", true, 0, 3, 2500, 1000, 4 },
		{ ROLE_WIJKCOACH, WET_JEUGDWET, "46", false, -1, 0, 0, 0, 4 },
		{ ROLE_WIJKCOACH, WET_BIJZONDERE_BIJSTAND, "", false, 6, 0, 500, 500, 2 },
		{ ROLE_WIJKCOACH, WET_PARTICIPATIEWET, "", false, -1, 0, 0, 0, 5 },
		{ REGISSEUR, WET_WMO, "02", false, 12, 0, 10000, 5000, 2 },
		{ REGISSEUR, WET_JEUGDWET, "41", false, 12, 0, 10000, 5000, 2 },
		{ REGISSEUR, WET_WMO, "17", true, 0, 7, 10000, 5000, 2 },
		{ REGISSEUR, WET_BIJZONDERE_BIJSTAND, "", false, 12, 0, 1000, 1000, 2 },
		{ ROLE_TEAMLEIDER, WET_WMO, "07", false, 24, 0, 25000, 15000, 4 },
		{ ROLE_TEAMLEIDER, WET_JEUGDWET, "42", false, 24, 0, 25000, 15000, 4 },
		{ ROLE_TEAMLEIDER, WET_JEUGDWET, "44", false, 3, 0, 25000, 15000, 4 },
		{ ROLE_TEAMLEIDER, WET_WMO, "16", false, 3, 0, 25000, 15000, 4 },
		{ ROLE_TEAMLEIDER, WET_WMO, "17", false, 3, 0, 25000, 15000, 4 },
		{ ROLE_TEAMLEIDER, WET_WMO, "18", false, -1, 0, 0, 0, 4 },
		{ ROLE_TEAMLEIDER, WET_BIJZONDERE_BIJSTAND, "", false, 24, 0, 2500, 2500, 4 },
		{ ROLE_PROCESREGISSEUR, WET_WMO, "02", false, -1, 0, 0, 0, 1 },
		{ ROLE_PROCESREGISSEUR, WET_OTHER, "", false, 6, 0, 5000, -1, 5 },
		{ ROLE_MANAGER, WET_WMO, "18", false, 36, 0, 75000, 50000, 5 },
		{ ROLE_MANAGER, WET_JEUGDWET, "45", false, 36, 0, 75000, 50000, 5 },
		{ ROLE_MANAGER, WET_JEUGDWET, "46", false, 36, 0, 75000, 50000, 5 },
		{ ROLE_MANAGER, WET_JEUGDWET, "43", false, 12, 0, 75000, 50000, 5 },
		{ ROLE_MANAGER, WET_BIJZONDERE_BIJSTAND, "", false, 36, 0, 10000, 10000, 5 },
		{ ROLE_COLLEGE, WET_PARTICIPATIEWET, "", false, 120, 0, 5000000, 5000000, 0 },
		{ ROLE_PARTNER, WET_WMO, "02", false, -1, 0, 0, 0, 1 },
		{ ROLE_BACKOFFICE, WET_WMO, "02", false, -1, 0, 0, 0, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct scene scene;
		struct mandate_verdict verdict;
		bool months = rows[i].months > 0;

		scene_make(&scene);
		scene_holder(&scene, rows[i].role == REGISSEUR ? ROLE_NONE : rows[i].role);
		scene.holder.regisseur = rows[i].role == REGISSEUR;
		scene_grant(&scene, rows[i].wet, rows[i].categorie, rows[i].months < 0 ? 1 : rows[i].euros);
		scene.decision.spoed = rows[i].spoed;
		scene_months(&scene, months ? rows[i].months : 1);
		if (rows[i].days)
			scene.decision.datumEinde = scene.today + rows[i].days - 1;
		verdict = scene_covers(&scene);
		assert_int_equal(verdict.within, rows[i].months >= 0);
		if (!verdict.within) {
			assert_int_equal(verdict.trede, rows[i].next);
			assert_int_equal(verdict.free, 0);
			continue;
		}
		/* Above twelve months only the first twelve count: those are what the amounts are about. */
		if (rows[i].months > 12)
			scene_months(&scene, 12);
		verdict = scene_covers(&scene);
		assert_int_equal(verdict.needs_second, rows[i].eyes < rows[i].euros);
		scene.decision.bedrag = rows[i].eyes * 100;
		assert_int_equal(rows[i].eyes >= 0 && scene_covers(&scene).needs_second, false);
		if (rows[i].role == ROLE_COLLEGE)
			continue;
		scene.decision.bedrag = rows[i].euros * 100 + 1;
		verdict = scene_covers(&scene);
		assert_string_equal(verdict.rule, "mandaat.per-besluit");
		assert_int_equal(verdict.trede, rows[i].next);
		scene.decision.bedrag = rows[i].euros * 100;
		scene_months(&scene, months ? rows[i].months : 1);
		scene.decision.datumEinde = rows[i].days ? scene.today + rows[i].days : scene.decision.datumEinde + 1;
		assert_string_equal(scene_rule(&scene), "mandaat.duur");
		scene.decision.datumEinde = DAY_NONE;
		assert_string_equal(scene_rule(&scene), "mandaat.duur");
	}
}

static void ceilings_of_the_household_hold_to_the_cent(void **state)
{
	static const struct {
		int role;
		cents euros, ceiling;
	} rows[] = {
		{ ROLE_WIJKCOACH, 2500, 7500 }, { REGISSEUR, 10000, 25000 }, { ROLE_TEAMLEIDER, 25000, 60000 },
		{ ROLE_MANAGER, 75000, 150000 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct scene scene;

		scene_make(&scene);
		scene_holder(&scene, rows[i].role == REGISSEUR ? ROLE_NONE : rows[i].role);
		scene.holder.regisseur = rows[i].role == REGISSEUR;
		scene_grant(&scene, WET_WMO, "02", rows[i].euros);
		scene_spent(&scene, 1, "2026-02-01", rows[i].ceiling - rows[i].euros, false);
		assert_true(scene_covers(&scene).within);
		assert_int_equal(scene_covers(&scene).free, rows[i].euros * 100);
		scene.spent[0].bedrag++;
		assert_string_equal(scene_rule(&scene), "mandaat.cum-huishouden");
		assert_int_equal(scene_covers(&scene).free, rows[i].euros * 100 - 1);
	}
}

static void the_first_and_zeroth_line_need_no_approval(void **state)
{
	static const int roles[] = { ROLE_WIJKCOACH, ROLE_TEAMLEIDER, ROLE_PROCESREGISSEUR, ROLE_MANAGER,
		ROLE_COLLEGE };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		struct scene scene;
		struct mandate_verdict verdict;

		scene_make(&scene);
		scene_holder(&scene, roles[i]);
		scene_grant(&scene, WET_NONE, "", 99999);
		scene.decision.lijn = LIJN_1;
		scene_months(&scene, 60);
		verdict = scene_covers(&scene);
		assert_true(verdict.within);
		assert_false(verdict.needs_second);
		assert_int_equal(verdict.free, MANDATE_UNLIMITED);
		scene.decision.lijn = LIJN_0;
		assert_true(scene_covers(&scene).within);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(example_one_a_coach_decides_within_her_own_mandate),
		cmocka_unit_test(example_two_what_is_too_much_goes_to_the_team_leader),
		cmocka_unit_test(example_three_the_household_has_a_ceiling_with_what_is_in_flight),
		cmocka_unit_test(example_four_a_higher_rung_does_not_eat_the_room_of_a_lower_one),
		cmocka_unit_test(example_five_splitting_does_not_help),
		cmocka_unit_test(the_default_matrix_holds_to_the_cent_and_the_day),
		cmocka_unit_test(ceilings_of_the_household_hold_to_the_cent),
		cmocka_unit_test(the_first_and_zeroth_line_need_no_approval),
	};

	return cmocka_run_group_tests_name("mandate", tests, setup, NULL);
}
