/*
 * The register in the database, attacked with plain SQL (law.h): rows end, they never grow, and only some let
 * decide.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "law.h"

static void a_mandate_ends_and_never_grows(void **state)
{
	static const char *const attacks[][2] = {
		{ "UPDATE mandate SET per_besluit = 99999999 WHERE id = 101", "alleen beëindigen" },
		{ "UPDATE mandate SET cum_huishouden = -1 WHERE id = 101", "alleen beëindigen" },
		{ "UPDATE mandate SET vier_ogen_vanaf = -1 WHERE id = 101", "alleen beëindigen" },
		{ "UPDATE mandate SET role = 'partner' WHERE id = 101", "alleen beëindigen" },
		{ "UPDATE mandate SET trede = 5 WHERE id = 101", "alleen beëindigen" },
		{ "UPDATE mandate SET consent_holder = '2026-01-01' WHERE id = 110", "alleen beëindigen" },
		{ "UPDATE mandate SET until = NULL WHERE id = 106", "alleen eerder" },
		{ "UPDATE mandate SET until = '2027-01-01' WHERE id = 106", "alleen eerder" },
		{ "UPDATE mandate SET revoked = NULL WHERE id = 107", "alleen eerder" },
		{ "UPDATE mandate SET revoked = '2027-01-01' WHERE id = 107", "alleen eerder" },
		{ "DELETE FROM mandate WHERE id = 101", "verwijderen kan niet" },
		{ "REPLACE INTO mandate SELECT * FROM mandate WHERE id = 101", "bestaat al" },
		{ "UPDATE rung SET role = 'wijkcoach' WHERE trede = 2", "wijzigen kan niet" },
		{ "DELETE FROM rung WHERE trede = 2", "verwijderen kan niet" },
		{ "REPLACE INTO rung(id, trede, naam, role, clock_days, clock_spoed_hours) VALUES (99, 2, 'x',"
			" 'wijkcoach', 1, 1)",
			"bestaat al" },
		{ "UPDATE provision_kind SET lijn = '0'", "staan vast" },
		{ "DELETE FROM provision_kind", "verwijderen kan niet" },
		{ "REPLACE INTO provision_kind(id, wet, naam, lijn) VALUES (41, 'geen', 'x', '0')", "bestaat al" },
	};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		failed += !refused(attacks[i][0], attacks[i][1]);
	assert_int_equal(failed, 0);
	run("UPDATE mandate SET until = '2026-01-15' WHERE id = 106; UPDATE mandate SET revoked = '2026-01-15'"
		" WHERE id = 107");
}

/* A sub-mandate of 101 (wmo 01,02; € 2.500, € 7.500; 6 months; eyes above € 1.000), changed here and there. */
static bool sub_mandate(const char *columns, const char *values, const char *why)
{
	char sql[1024];

	run("SAVEPOINT sub");
	snprintf(sql, sizeof(sql), "CREATE TEMP TABLE sub AS SELECT * FROM mandate WHERE id = 101;"
		"UPDATE sub SET id = 201, parent_id = 101; UPDATE sub SET (%s) = (%s); INSERT INTO mandate SELECT *"
		" FROM sub",
		columns, values);
	bool ok = why ? refused(sql, why) : (run(sql), true);
	run("ROLLBACK TO sub; RELEASE sub");
	return ok;
}

static void a_sub_mandate_lies_within_its_parent(void **state)
{
	(void)state;
	assert_true(sub_mandate("categorieen", "'02'", NULL));
	assert_true(sub_mandate("duur_maanden, duur_dagen", "-1, 168", NULL));
	assert_true(sub_mandate("per_besluit", "250001", "ondermandaat"));
	assert_true(sub_mandate("cum_huishouden", "-1", "ondermandaat"));
	assert_true(sub_mandate("categorieen", "'02,03'", "ondermandaat"));
	assert_true(sub_mandate("categorieen", "NULL", "ondermandaat"));
	assert_true(sub_mandate("wet", "'geen'", "ondermandaat"));
	assert_true(sub_mandate("duur_maanden", "7", "ondermandaat"));
	assert_true(sub_mandate("vier_ogen_vanaf", "-1", "ondermandaat"));
	assert_true(sub_mandate("\"from\"", "'2025-01-01'", "ondermandaat"));
	assert_true(sub_mandate("parent_id", "999", "ondermandaat"));
	assert_true(sub_mandate("per_besluit", "-2", "grens"));
}

static void a_sub_mandate_falls_with_its_parent(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "mandate_id = 201", NULL,
			"INSERT INTO mandate(id, trede, holder, role, employee_id, wet, categorieen, lijn,"
			" only_spoed, per_besluit, cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf,"
			" consent_holder, consent_employer, needs_consent, parent_id, \"from\", until, revoked, document,"
			" mandaatgever) SELECT 201, trede, holder, role, employee_id, wet, categorieen, lijn,"
			" only_spoed, per_besluit, cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf,"
			" consent_holder,"
			" consent_employer, needs_consent, 101, \"from\", until, revoked, document, mandaatgever"
			" FROM mandate"
			" WHERE id = 101" },
		{ .change = "mandate_id = 201", "geen mandaat",
			"INSERT INTO mandate(id, trede, holder, role, employee_id, wet, categorieen, lijn,"
			" only_spoed, per_besluit, cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf,"
			" consent_holder, consent_employer, needs_consent, parent_id, \"from\", until, revoked, document,"
			" mandaatgever) SELECT 201, trede, holder, role, employee_id, wet,"
			" categorieen, lijn, only_spoed, per_besluit, cum_huishouden, duur_dagen, duur_maanden,"
			" vier_ogen_vanaf,"
			" consent_holder, consent_employer, needs_consent, 101, \"from\", until, revoked, document,"
			" mandaatgever"
			" FROM mandate WHERE id = 101; UPDATE mandate SET revoked = '2026-11-01' WHERE id = 101" },
	};

	(void)state;
	TRY(attacks);
}

/* Dora of the back office gets a row in her own name that covers everything, of this kind. */
static bool kind_serves(const char *soort, const char *change, const char *why)
{
	char given[400];

	snprintf(given, sizeof(given), "INSERT INTO mandate(id, trede, soort, holder, employee_id, wet, lijn, per_besluit,"
		" cum_huishouden, vier_ogen_vanaf, \"from\") VALUES (301, 1, '%s', 'medewerker', 15, 'wmo', '2', 9900000,"
		" 9900000, -1, '2026-01-01')", soort);
	return tried(&(struct attack){ change, why, given });
}

static void only_a_mandate_to_decide_lets_decide_or_look_a_second_time(void **state)
{
	static const char *const others[] = { "volmacht", "machtiging", "ondertekening", "deskundigenadvies" };
	static const char decides[] = "author_id = 15, decider_id = 15, mandate_id = 301";
	static const char looks[] = "bedrag = 200000, counted = 200000, second_id = 15";

	(void)state;
	assert_true(kind_serves("mandaat", decides, NULL));
	assert_true(kind_serves("mandaat", looks, NULL));
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		assert_true(kind_serves(others[i], decides, "geen mandaat"));
		assert_true(kind_serves(others[i], looks, "mogen dit niet"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAW_TEST(a_mandate_ends_and_never_grows),
		LAW_TEST(a_sub_mandate_lies_within_its_parent),
		LAW_TEST(a_sub_mandate_falls_with_its_parent),
		LAW_TEST(only_a_mandate_to_decide_lets_decide_or_look_a_second_time),
	};

	return cmocka_run_group_tests_name("mandate_register", tests, given_a_register, register_gone);
}
