/* Decisions in the database, attacked with plain SQL (law.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "law.h"

/* Something that was decided or is in flight already, for € 2.000, beside the template. */
#define OTHER(id, day) \
	"INSERT INTO decision(id, household_id, person_id, goal_id, kind, wet, provision_kind_id, productcategorie," \
	" lijn, leveringsvorm, datumStart, datumEinde, bedrag, counted, waarom_niet_lager, motivering, state," \
	" author_id) SELECT " #id ", 21, 31, 52, 'toekenning', 'wmo', 41, '02', '2', 'ZIN', '2026-12-01'," \
	" '2027-05-31', 200000, 200000, 'x', 'x', 'concept', 11;" \
	"UPDATE decision SET state = 'genomen', decider_id = 11, second_id = 12, mandate_id = 101, trede = 1," \
	" namens = 'x', requested = '" day "', besluitdatum = '" day "' WHERE id = " #id ";"
/* The same, still on the ladder at a rung. */
#define RESERVED(id, day, bedrag, trede) \
	"INSERT INTO decision(id, household_id, goal_id, kind, wet, provision_kind_id, productcategorie, lijn," \
	" leveringsvorm, bedrag, counted, waarom_niet_lager, motivering, state, author_id)" \
	" SELECT " #id ", 21, 52, 'toekenning', 'wmo', 41, '02', '2', 'ZIN', " #bedrag ", " #bedrag ", 'x', 'x'," \
	" 'concept', 11;" \
	"UPDATE decision SET state = 'ter_toetsing', trede = " #trede ", climbed = 1, requested = '" day "'" \
	" WHERE id = " #id ";"

/* ---- tests ---- */

static void what_is_within_mandate_passes(void **state)
{
	static const struct attack allowed[] = {
		{ .change = "version = 1" },
		{ .change = "bedrag = 100000, counted = 100000" },
		{ .change = "bedrag = 250000, counted = 250000, second_id = 12" },
		{ .change = "state = 'tweede_ogen', bedrag = 250000, counted = 250000" },
		{ .change = "author_id = 11, decider_id = 12, climbed = 1, mandate_id = 102, trede = 2, bedrag ="
			" 1500000, counted = 1500000" },
		{ .change = "kind = 'intrekking', bedrag = 0, counted = 0, second_id = 12, goal_id = NULL,"
			" waarom_niet_lager = NULL, vorige_id = 901", NULL, OTHER(901, "2026-03-01") },
		{ .change = "provision_kind_id = 42, productcategorie = '17', mandate_id = 104, spoed = 1, goal_id"
			" = NULL,"
			" datumStart = '2026-11-18', datumEinde = '2026-11-20'" },
		{ .change = "author_id = 13, decider_id = 13, mandate_id = 105" },
		{ .change = "datumStart = NULL, datumEinde = NULL" },
	};

	(void)state;
	TRY(allowed);
}

static void a_limit_cannot_be_passed(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "bedrag = 250001, counted = 250001, second_id = 12", "bedrag per besluit" },
		{ .change = "bedrag = 250001, counted = 1, second_id = 12", "telt niet" },
		{ .change = "bedrag = 90000, counted = 0", "telt niet" },
		{ .change = "bedrag = -90000, counted = -90000", "telt niet" },
		{ .change = "kind = 'vermindering', counted = 90000, second_id = 12, vorige_id = 901", "telt niet",
			OTHER(901, "2026-03-01") },
		{ .change = "datumEinde = '2027-06-01'", "de duur" },
		{ .change = "datumEinde = NULL", "de duur" },
		{ .change = "provision_kind_id = 42, productcategorie = '17', mandate_id = 104, spoed = 1,"
			" datumEinde = '2026-12-04'", "de duur" },
		{ .change = "datumStart = '2027-06-01'", "looptijd" },
		{ .change = "provision_kind_id = 44, productcategorie = '15'", "productcategorie" },
		{ .change = "provision_kind_id = 43, productcategorie = '45', wet = 'jeugdwet'", "geen mandaat" },
		{ .change = "mandate_id = 108", "geen mandaat" },
		{ .change = "provision_kind_id = 42, productcategorie = '17', mandate_id = 104, datumEinde ="
			" '2026-12-03'", "geen mandaat" },
	};

	(void)state;
	TRY(attacks);
}

static void a_year_of_a_household_counts_together(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "bedrag = 100000, counted = 100000", NULL,
			OTHER(901, "2026-03-01") OTHER(902, "2026-05-01") OTHER(903, "2026-07-01") },
		{ .change = "bedrag = 150001, counted = 150001, second_id = 12", "12 maanden",
			OTHER(901, "2026-03-01") OTHER(902, "2026-05-01") OTHER(903, "2026-07-01") },
		/* in flight counts whatever its day */
		{ .change = "bedrag = 150001, counted = 150001, second_id = 12", "12 maanden",
			OTHER(901, "2026-03-01") OTHER(902, "2026-05-01") RESERVED(904, "2026-01-02", 200000, 1) },
		{ .change = "bedrag = 60000, counted = 60000", "12 maanden", RESERVED(904, "2025-03-01", 700000, 1) },
		{ .change = "bedrag = 50000, counted = 50000", NULL, RESERVED(904, "2025-03-01", 700000, 1) },
		/* what is addressed to a higher rung does not count for this one */
		{ .change = "bedrag = 90000, counted = 90000", NULL, RESERVED(904, "2026-11-02", 900000, 2) },
		/* an earlier day does not hide from what came after */
		{ .change = "bedrag = 150001, counted = 150001, second_id = 12, requested = '2026-01-15',"
			" besluitdatum = '2026-01-15'", "12 maanden",
			OTHER(901, "2026-03-01") OTHER(902, "2026-05-01") OTHER(903, "2026-07-01") },
	};

	(void)state;
	TRY(attacks);
}

static void pieces_within_thirty_days_are_one_decision(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "requested = '2026-05-20', besluitdatum = '2026-05-20'", "splitsing", OTHER(901,
			"2026-05-01") },
		{ .change = "requested = '2026-05-20', besluitdatum = '2026-05-20', bedrag = 50000, counted = 50000",
			"tweede ogen",
			OTHER(901, "2026-05-01") },
		{ .change = "requested = '2026-06-01', besluitdatum = '2026-06-01'", NULL, OTHER(901, "2026-05-01") },
		{ .change = "requested = '2026-05-20', besluitdatum = '2026-05-20', person_id = NULL", NULL,
			OTHER(901, "2026-05-01") },
	};

	(void)state;
	TRY(attacks);
}

static void nobody_decides_without_a_mandate_of_their_own(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "decider_id = NULL", "geen mandaat" },
		{ .change = "mandate_id = NULL", "geen mandaat" },
		{ .change = "mandate_id = 999", "geen mandaat" },
		{ .change = "decider_id = 999, author_id = 999", "geen mandaat" },
		{ .change = "mandate_id = 102, trede = 2", "geen mandaat" },
		{ .change = "author_id = 15, decider_id = 15", "geen mandaat" },
		{ .change = "author_id = 16, decider_id = 16", "geen mandaat" },
		{ .change = "author_id = 14, decider_id = 14", "geen mandaat" },
		{ .change = "mandate_id = 103", "geen mandaat" },
		{ .change = "mandate_id = 109", "geen mandaat" },
		{ .change = "mandate_id = 106", "geen mandaat" },
		{ .change = "mandate_id = 107", "geen mandaat" },
		{ .change = "author_id = 11, decider_id = 11", "geen mandaat",
			"UPDATE employee SET disabled = 1 WHERE id = 11" },
		{ .change = "author_id = 11, decider_id = 11", "geen mandaat",
			"UPDATE mandate SET revoked = '2026-11-18' WHERE id = 101" },
		{ .change = "trede = 5", "de trede" },
	};

	(void)state;
	TRY(attacks);
}

static void consent_of_holder_and_employer_is_needed(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "author_id = 13, decider_id = 13, mandate_id = 110", "geen mandaat" },
		{ .change = "author_id = 13, decider_id = 13, mandate_id = 112", "geen mandaat",
			"INSERT INTO mandate(id, trede, holder, role, wet, lijn, per_besluit, cum_huishouden, vier_ogen_vanaf,"
			" needs_consent, consent_holder, \"from\") VALUES (112, 1, 'rol', 'partner', 'wmo', '2', -1, -1, -1, 1,"
			" '2026-03-01', '2026-01-01')" },
		{ .change = "author_id = 13, decider_id = 13, mandate_id = 103", "geen mandaat" },
		{ .change = "author_id = 13, decider_id = 13, mandate_id = 105, requested = '2026-02-01',"
			" besluitdatum = '2026-02-01'",
			"geen mandaat" },
		/* the regisseur of household 23 works for the municipality */
		{ .change = "household_id = 23, person_id = NULL, goal_id = 56, mandate_id = 103, bedrag = 500000,"
			" counted = 500000", NULL },
	};

	(void)state;
	TRY(attacks);
}

static void who_asked_and_who_decides_after_a_climb_differ(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "climbed = 1", "een ander" },
		{ .change = "author_id = 17", "een ander" },
		{ .change = "author_id = 12, decider_id = 12, mandate_id = 102, trede = 2, climbed = 1", "een ander" },
	};

	(void)state;
	TRY(attacks);
}

static void a_deputy_decides_only_what_climbed_and_only_meanwhile(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "decider_id = 15, mandate_id = 102, trede = 2, climbed = 1, requested = '2026-07-10',"
			" besluitdatum = '2026-07-10'" },
		{ .change = "decider_id = 15, mandate_id = 102, trede = 2, climbed = 1", "geen mandaat" },
		{ .change = "decider_id = 14, mandate_id = 102, trede = 2, climbed = 1, requested = '2026-07-21',"
			" besluitdatum = '2026-07-21'" },
		{ .change = "decider_id = 14, mandate_id = 102, trede = 2, climbed = 1, requested = '2026-07-26',"
			" besluitdatum = '2026-07-26'", "geen mandaat" },
		{ .change = "author_id = 15, decider_id = 15, mandate_id = 102, trede = 2, requested = '2026-07-10',"
			" besluitdatum = '2026-07-10'", "geen mandaat" },
	};

	(void)state;
	TRY(attacks);
}

static void nobody_decides_about_the_own_family_or_for_the_own_employer(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "author_id = 17, decider_id = 17", NULL },
		{ .change = "author_id = 17, decider_id = 17, household_id = 22, person_id = 33, goal_id = 54",
			"eigen gezin" },
		{ .change = "aanbieder_id = 1", "eigen organisatie" },
		{ .change = "bedrag = 200000, counted = 200000, household_id = 22, person_id = 33, goal_id = 54, second_id = 17",
			"eigen gezin" },
	};

	(void)state;
	TRY(attacks);
}

static void second_eyes_are_real_and_of_somebody_else(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "bedrag = 100001, counted = 100001", "tweede ogen ontbreken" },
		{ .change = "kind = 'vermindering', counted = 0, vorige_id = 901", "tweede ogen ontbreken",
			OTHER(901, "2026-03-01") },
		{ .change = "kind = 'intrekking', bedrag = 0, counted = 0, vorige_id = 901", "tweede ogen ontbreken",
			OTHER(901, "2026-03-01") },
		{ .change = "bedrag = 200000, counted = 200000, second_id = 11", "van een ander" },
		{ .change = "decider_id = 12, climbed = 1, mandate_id = 102, trede = 2, bedrag = 1600000, counted ="
			" 1600000, second_id = 11",
			"van een ander" },
		{ .change = "bedrag = 200000, counted = 200000, second_id = 15", "mogen dit niet" },
		{ .change = "bedrag = 200000, counted = 200000, second_id = 999", "mogen dit niet" },
		{ .change = "bedrag = 200000, counted = 200000, second_id = 14", "mogen dit niet" },
		{ .change = "decider_id = 12, climbed = 1, mandate_id = 102, trede = 2, provision_kind_id = 43, wet"
			" = 'jeugdwet',"
			" productcategorie = '45', bedrag = 1600000, counted = 1600000, second_id = 14", NULL },
	};

	(void)state;
	TRY(attacks);
}

static void a_decision_is_complete(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "motivering = ' '", "motivering" },
		{ .change = "namens = NULL", "namens" },
		{ .change = "goal_id = NULL", "doel" },
		{ .change = "goal_id = 54", "doel" },
		{ .change = "waarom_niet_lager = NULL", "doel" },
		{ .change = "besluitdatum = NULL", "besluitdatum" },
		{ .change = "besluitdatum = '2026-11-17'", "besluitdatum" },
		{ .change = "requested = '9999-12-31', besluitdatum = '9999-12-31',"
			" datumStart = NULL, datumEinde = NULL", "na vandaag" },
		{ .change = "besluitdatum = 'zo'", "dag bestaat niet" },
		{ .change = "requested = NULL", "dag bestaat niet" },
		{ .change = "lijn = '0'", "van de voorziening" },
		{ .change = "kind = 'gift'", "bestaat niet" },
	};

	(void)state;
	TRY(attacks);
}

static void every_decision_begins_as_a_concept(void **state)
{
	static const char *const states[] = { "ter_toetsing", "tweede_ogen", "genomen", "bekendgemaakt", "Genomen", "" };
	char change[128];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(states); i++) {
		snprintf(change, sizeof(change), "UPDATE template SET state = '%s'", states[i]);
		run(change);
		assert_true(refused("INSERT INTO decision SELECT * FROM template", "begint als concept"));
		assert_true(refused("INSERT OR REPLACE INTO decision SELECT * FROM template", "begint als concept"));
		assert_true(refused("INSERT OR IGNORE INTO decision SELECT * FROM template", "begint als concept"));
	}
	run(CONCEPT);
	assert_true(refused("UPDATE decision SET state = 'Genomen'", "kan niet op de vorige volgen"));
	assert_true(refused("UPDATE decision SET state = 'bekendgemaakt'", "kan niet op de vorige volgen"));
	run("UPDATE template SET state = 'genomen', bedrag = 250001, counted = 250001, second_id = 12");
	assert_true(refused("UPDATE OR IGNORE decision SET (state, bedrag, counted, kind, wet, provision_kind_id,"
		" productcategorie, lijn, goal_id, waarom_niet_lager, motivering, decider_id, second_id, mandate_id, trede,"
		" namens, requested, besluitdatum) = (SELECT state, bedrag, counted, kind, wet, provision_kind_id,"
		" productcategorie, lijn, goal_id, waarom_niet_lager, motivering, decider_id, second_id, mandate_id, trede,"
		" namens, requested, besluitdatum FROM template)", "bedrag per besluit"));
}

/* A decision that stands: Amina's € 900, taken. */
static void given_a_decision(void)
{
	run(CONCEPT);
	run(BECOME);
}

static void what_was_decided_stands(void **state)
{
	static const char *const attacks[][2] = {
		{ "UPDATE decision SET bedrag = 1, counted = 1", "kan niet op de vorige volgen" },
		{ "UPDATE decision SET motivering = 'Toch anders.'", "kan niet op de vorige volgen" },
		{ "UPDATE decision SET state = 'bekendgemaakt', motivering = 'Anders', bekendmaking = '2026-11-18',"
			" bezwaar_tot = '2026-12-30'", "tekst staat vast" },
		{ "UPDATE decision SET state = 'bekendgemaakt', decider_id = 12, bekendmaking = '2026-11-18',"
			" bezwaar_tot = '2026-12-30'", "staat vast" },
		{ "UPDATE decision SET state = 'bekendgemaakt', besluitdatum = '2026-11-17', bekendmaking ="
			" '2026-11-18',"
			" bezwaar_tot = '2026-12-30'", "staat vast" },
		{ "UPDATE decision SET state = 'bekendgemaakt', bekendmaking = '2026-11-17', bezwaar_tot ="
			" '2026-12-30'",
			"bekendmaking" },
		{ "UPDATE decision SET state = 'bekendgemaakt', bekendmaking = '2026-11-18', bezwaar_tot ="
			" '2026-11-20'",
			"bekendmaking" },
		{ "UPDATE decision SET state = 'concept'", "kan niet op de vorige volgen" },
		{ "UPDATE decision SET state = 'ingetrokken'", "kan niet op de vorige volgen" },
		{ "UPDATE OR REPLACE decision SET id = 901", "staan vast" },
		{ "UPDATE decision SET household_id = 22", "staan vast" },
		{ "UPDATE decision SET author_id = 12", "staan vast" },
		{ "DELETE FROM decision", "verwijderen kan niet" },
		{ "REPLACE INTO decision SELECT * FROM template", "bestaat al" },
		{ "INSERT INTO decision SELECT * FROM template WHERE true ON CONFLICT(id) DO UPDATE SET bedrag = 1",
			"bestaat al" },
	};
	size_t failed = 0;

	(void)state;
	given_a_decision();
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		failed += !refused(attacks[i][0], attacks[i][1]);
	assert_int_equal(failed, 0);
	run("UPDATE decision SET state = 'bekendgemaakt', bekendmaking = '2026-11-18', bezwaar_tot = '2026-12-30'");
	assert_true(refused("UPDATE decision SET bekendmaking = '2026-11-19'", "kan niet op de vorige volgen"));
}

static void what_is_handed_in_is_frozen(void **state)
{
	static const char *const attacks[][2] = {
		{ "UPDATE decision SET bedrag = 90000, counted = 90000", "tekst staat vast" },
		{ "UPDATE decision SET motivering = 'Toch anders.'", "tekst staat vast" },
		{ "UPDATE decision SET requested = '2026-01-01'", "staan vast" },
		{ "UPDATE decision SET climbed = 0", "staan vast" },
		{ "UPDATE decision SET state = 'genomen', climbed = 0, decider_id = 11, mandate_id = 101, namens = 'x',"
			" besluitdatum = '2026-11-18'", "staan vast" },
		{ "UPDATE decision SET state = 'genomen', decider_id = 11, mandate_id = 101, trede = 1, namens = 'x',"
			" besluitdatum = '2026-11-18'", "een ander" },
		{ "UPDATE decision SET state = 'genomen', decider_id = 12, mandate_id = 101, trede = 1, namens = 'x',"
			" besluitdatum = '2026-11-18'", "geen mandaat" },
		{ "UPDATE decision SET state = 'bekendgemaakt', bekendmaking = '2026-11-18', bezwaar_tot ="
			" '2026-12-30'",
			"kan niet op de vorige volgen" },
	};
	size_t failed = 0;

	(void)state;
	run("UPDATE template SET state = 'ter_toetsing', decider_id = NULL, mandate_id = NULL, namens = NULL,"
		" climbed = 1,"
		" trede = 2, besluitdatum = NULL, bedrag = 900000, counted = 900000");
	given_a_decision();
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		failed += !refused(attacks[i][0], attacks[i][1]);
	assert_int_equal(failed, 0);
	run("UPDATE decision SET state = 'genomen', decider_id = 12, mandate_id = 102, namens = 'x', besluitdatum ="
		" '2026-11-18'");
}

static void second_eyes_cannot_be_passed_by(void **state)
{
	(void)state;
	run("UPDATE template SET state = 'tweede_ogen', bedrag = 200000, counted = 200000, needs_second = 1");
	given_a_decision();
	assert_true(refused("UPDATE decision SET state = 'genomen'", "tweede ogen ontbreken"));
	assert_true(refused("UPDATE decision SET state = 'genomen', needs_second = 0", "staat vast"));
	assert_true(refused("UPDATE decision SET state = 'genomen', second_id = 11", "van een ander"));
	assert_true(refused("UPDATE decision SET state = 'genomen', decider_id = 17, second_id = 12", "staat vast"));
	assert_true(refused("UPDATE decision SET state = 'genomen', second_id = 12", "niet door twee mensen bevestigd"));
	run("INSERT INTO decision_text(id, decision_id, at, hash, tekst) SELECT 1, id, 0, hex(zeroblob(32)), 'x' FROM decision"
		" WHERE state = 'tweede_ogen'");
	run("INSERT INTO decision_confirm(text_id, employee_id, at, factor) VALUES(1, 11, 0, 'geen'), (1, 12, 0, 'geen')");
	assert_true(refused("UPDATE mandate SET revoked = '2026-11-18' WHERE id = 101;"
		"UPDATE decision SET state = 'genomen', second_id = 12", "geen mandaat"));
	run("UPDATE template SET id = 901");
	run(CONCEPT);
	assert_true(refused(BECOME, "geen mandaat"));
}

static void an_amount_over_more_than_a_year_counts_for_its_first_year(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "decider_id = 12, climbed = 1, mandate_id = 102, trede = 2, datumStart = '2026-12-01',"
			" datumEinde = '2028-11-30',"
			" bedrag = 731000, counted = 365000" },
		{ .change = "decider_id = 12, climbed = 1, mandate_id = 102, trede = 2, datumStart = '2026-12-01',"
			" datumEinde = '2028-11-30',"
			" bedrag = 731000, counted = 364999", "telt niet" },
		{ .change = "decider_id = 12, climbed = 1, mandate_id = 102, trede = 2, datumStart = '2026-12-01',"
			" datumEinde = '2028-12-01',"
			" bedrag = 731000, counted = 364502", "de duur" },
	};

	(void)state;
	TRY(attacks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAW_TEST(what_is_within_mandate_passes),
		LAW_TEST(a_limit_cannot_be_passed),
		LAW_TEST(a_year_of_a_household_counts_together),
		LAW_TEST(pieces_within_thirty_days_are_one_decision),
		LAW_TEST(nobody_decides_without_a_mandate_of_their_own),
		LAW_TEST(consent_of_holder_and_employer_is_needed),
		LAW_TEST(who_asked_and_who_decides_after_a_climb_differ),
		LAW_TEST(a_deputy_decides_only_what_climbed_and_only_meanwhile),
		LAW_TEST(nobody_decides_about_the_own_family_or_for_the_own_employer),
		LAW_TEST(second_eyes_are_real_and_of_somebody_else),
		LAW_TEST(a_decision_is_complete),
		LAW_TEST(every_decision_begins_as_a_concept),
		LAW_TEST(what_was_decided_stands),
		LAW_TEST(what_is_handed_in_is_frozen),
		LAW_TEST(second_eyes_cannot_be_passed_by),
		LAW_TEST(an_amount_over_more_than_a_year_counts_for_its_first_year),
	};

	return cmocka_run_group_tests(tests, given_a_register, register_gone);
}
