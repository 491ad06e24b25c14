/*
 * The law in the database, attacked with plain SQL: no foreign keys, no checks, no recursive triggers,
	as a raw shell has
 * it. Every attack turns a concept into something it may not become; beside it stands the same decision that is allowed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/migrations.h"
#include "vault/vault.h"

/* Amina and Lies are wijkcoach, Carla leads their team,
	Dora stands in for Carla in July. Lies lives in household 22. */
static const char PEOPLE[] =
	"INSERT INTO organisation(id, naam, kind, provider) VALUES"
	" (1, 'Gemeente', 'gemeente', 1), (2, 'Zorg', 'zorgaanbieder', 1), (3, 'Welzijn', 'welzijn', 0);"
	"INSERT INTO person(id, geslachtsnaam, aanduidingNaamgebruik, geslacht) VALUES"
	" (31, 'Jansen', 'E', 'V'), (32, 'Lies', 'E', 'V'), (33, 'Anders', 'E', 'M');"
	"INSERT INTO employee(id, username, naam, organisation_id, person_id) VALUES (11, 'amina', 'Amina', 1, NULL),"
	" (12, 'carla', 'Carla', 1, NULL), (13, 'bram', 'Bram', 3, NULL), (14, 'gita', 'Gita', 1, NULL),"
	" (15, 'dora', 'Dora', 1, NULL), (16, 'karel', 'Karel', 1, NULL), (17, 'lies', 'Lies', 1, 32),"
	" (18, 'rob', 'Rob', 3, NULL);"
	"INSERT INTO role_assignment(id, employee_id, role, \"from\", until) VALUES (1, 11, 'wijkcoach',"
	" '2026-01-01', NULL),"
	" (2, 12, 'teamleider', '2026-01-01', NULL), (3, 13, 'partner', '2026-01-01', NULL),"
	" (4, 14, 'gedragswetenschapper', '2026-01-01', NULL), (5, 15, 'backoffice', '2026-01-01', NULL),"
	" (6, 16, 'wijkcoach', '2026-01-01', '2026-06-01'), (7, 17, 'wijkcoach', '2026-01-01', NULL),"
	" (8, 18, 'partner', '2026-01-01', NULL);"
	"INSERT INTO absence(id, employee_id, deputy_id, \"from\", until) VALUES"
	" (1, 12, 15, '2026-07-01', '2026-08-01'), (2, 15, 14, '2026-07-20', '2026-07-25');"
	"INSERT INTO household(id, huishoudnummer, naam) VALUES (21, '0000021', 'Jansen'), (22, '0000022', 'Anders'),"
	" (23, '0000023', 'Derde');"
	"INSERT INTO membership(id, household_id, person_id, rol, \"from\") VALUES (1, 21, 31, 'ouder', '2026-01-01'),"
	" (2, 22, 32, 'ouder', '2026-01-01'), (3, 22, 33, 'partner', '2026-01-01');"
	"INSERT INTO regie(id, household_id, employee_id, \"from\") VALUES (1, 21, 13, '2026-01-01'),"
	" (2, 23, 11, '2026-01-01');"
	"INSERT INTO provision_kind(id, wet, productcategorie, naam, lijn) VALUES (41, 'wmo', '02', 'Begeleiding',"
	" '2'),"
	" (42, 'wmo', '17', 'Spoedopvang', '2'), (43, 'jeugdwet', '45', 'Ambulant', '2'), (44, 'wmo', '15',"
	" 'Wonen', '2');"
	"INSERT INTO plan(id, household_id, state, started) VALUES (51, 21, 'concept', '2026-01-01'),"
	" (53, 22, 'concept', '2026-01-01'), (55, 23, 'concept', '2026-01-01');"
	"INSERT INTO goal(id, plan_id, household_id, leefgebied, what, state) VALUES"
	" (52, 51, 21, 'financien', 'Rust', 'open'), (54, 53, 22, 'financien', 'Rust', 'open'),"
	" (56, 55, 23, 'financien', 'Rust', 'open');"
	"INSERT INTO change(seq, at, kind, object_id) VALUES (1, unixepoch('2026-11-18 10:00') * 1000, 'goal', 52);";

static const char REGISTER[] =
	"INSERT INTO rung(id, trede, naam, role, clock_days, clock_spoed_hours) VALUES (1, 1, 'Team', 'wijkcoach',"
	" 5, 4),"
	" (2, 2, 'Teamleider', 'teamleider', 3, 4);"
	"INSERT INTO mandate(id, trede, holder, role, wet, categorieen, lijn, only_spoed, per_besluit,"
	" cum_huishouden, duur_dagen,"
	" duur_maanden, vier_ogen_vanaf, needs_consent, consent_holder, consent_employer, \"from\", until, revoked)"
	" VALUES"
	" (101, 1, 'rol', 'wijkcoach', 'wmo', '01,02', '2', 0, 250000, 750000, -1, 6, 100000, 0, NULL, NULL,"
	" '2026-01-01', NULL, NULL),"
	" (102, 2, 'rol', 'teamleider', 'geen', NULL, '2', 0, 2500000, 6000000, -1, 24, 1500000, 0, NULL, NULL,"
	" '2026-01-01', NULL, NULL),"
	" (103, 1, 'regisseur', NULL, 'wmo', NULL, '2', 0, 1000000, 2500000, -1, 12, 500000, 1, NULL, NULL,"
	" '2026-01-01', NULL, NULL),"
	" (104, 1, 'rol', 'wijkcoach', 'wmo', '17', '2', 1, 250000, 750000, 3, -1, 100000, 0, NULL, NULL,"
	" '2026-01-01', NULL, NULL),"
	" (105, 1, 'rol', 'partner', 'wmo', '02', '2', 0, 100000, 200000, -1, 6, -1, 1, '2026-03-01', '2026-03-01',"
	" '2026-01-01', NULL, NULL),"
	" (106, 1, 'rol', 'wijkcoach', 'wmo', '02', '2', 0, 9900000, 9900000, -1, -1, -1, 0, NULL, NULL,"
	" '2026-01-01', '2026-02-01', NULL),"
	" (107, 1, 'rol', 'wijkcoach', 'wmo', '02', '2', 0, 9900000, 9900000, -1, -1, -1, 0, NULL, NULL,"
	" '2026-01-01', NULL, '2026-02-01'),"
	" (108, 1, 'rol', 'wijkcoach', 'wmo', '02', '1', 0, 9900000, 9900000, -1, -1, -1, 0, NULL, NULL,"
	" '2026-01-01', NULL, NULL),"
	" (110, 1, 'rol', 'partner', 'wmo', '02', '2', 0, 9900000, 9900000, -1, -1, -1, 1, NULL, '2026-03-01',"
	" '2026-01-01', NULL, NULL);"
	"INSERT INTO mandate(id, trede, holder, employee_id, wet, lijn, per_besluit, cum_huishouden,"
	" vier_ogen_vanaf, \"from\")"
	" VALUES (109, 1, 'medewerker', 17, 'wmo', '2', 9900000, 9900000, -1, '2026-01-01');";

/* A decision of € 900 that Amina may take alone today; `template` is what every attack starts from. */
static const char TEMPLATE[] =
	"CREATE TEMP TABLE template AS SELECT * FROM decision WHERE 0;"
	"INSERT INTO template(id, household_id, person_id, goal_id, kind, wet, provision_kind_id, productcategorie,"
	" lijn,"
	" leveringsvorm, aanbieder_id, datumStart, datumEinde, bedrag, counted, spoed, waarom_niet_lager,"
	" motivering, state,"
	" author_id, decider_id, mandate_id, trede, climbed, needs_second, namens, requested, besluitdatum, version)"
	" VALUES (900, 21, 31, 52, 'toekenning', 'wmo', 41, '02', '2', 'ZIN', 2, '2026-12-01', '2027-05-31', 90000,"
	" 90000, 0,"
	" 'Het netwerk is op.', 'Omdat.', 'genomen', 11, 11, 101, 1, 0, 0, 'Namens het college', '2026-11-18',"
	" '2026-11-18', 1);";

static struct db *db;

static void run(const char *sql)
{
	struct err err = ERR_INIT;

	if (!db_run_script(db, sql, &err))
		fail_msg("%s: %s", sql, err.text);
}

static bool refused(const char *sql, const char *why)
{
	struct err err = ERR_INIT;

	if (db_run_script(db, sql, &err)) {
		print_error("not refused: %s\n", sql);
		return false;
	}
	if (!strstr(err.text, why))
		print_error("refused for «%s», not «%s»: %s\n", err.text, why, sql);
	return strstr(err.text, why) != NULL;
}

/* A concept with the number, household and author of the template becomes what the template says. */
static const char CONCEPT[] =
	"INSERT INTO decision(id, household_id, kind, wet, lijn, leveringsvorm, bedrag, state, author_id)"
	" SELECT id, household_id, 'toekenning', 'wmo', '2', 'ZIN', 1, 'concept', author_id FROM template";
static const char BECOME[] =
	"UPDATE decision SET person_id = t.person_id, goal_id = t.goal_id, kind = t.kind, wet = t.wet,"
	" provision_kind_id = t.provision_kind_id, productcategorie = t.productcategorie, lijn = t.lijn,"
	" aanbieder_id = t.aanbieder_id, datumStart = t.datumStart, datumEinde = t.datumEinde, bedrag = t.bedrag,"
	" counted = t.counted, spoed = t.spoed, waarom_niet_lager = t.waarom_niet_lager, motivering = t.motivering,"
	" state = t.state, decider_id = t.decider_id, second_id = t.second_id, mandate_id = t.mandate_id,"
	" trede = t.trede, climbed = t.climbed, needs_second = t.needs_second, namens = t.namens,"
	" requested = t.requested, besluitdatum = t.besluitdatum FROM template t WHERE decision.id = t.id";

struct attack {
	const char *change;	/* of the template */
	const char *why;	/* in the refusal; NULL: allowed */
	const char *before;	/* what stands there already, or NULL */
};

static bool tried(const struct attack *attack)
{
	struct err err = ERR_INIT;
	char change[1024];
	bool ok;

	run("SAVEPOINT attack");
	if (attack->before)
		run(attack->before);
	snprintf(change, sizeof(change), "UPDATE template SET %s", attack->change);
	run(change);
	assert_true(query_run(db_query(db, CONCEPT), &err));
	ok = query_run(db_query(db, BECOME), &err);
	run("ROLLBACK TO attack; RELEASE attack");
	if (attack->why ? !ok && strstr(err.text, attack->why) : ok)
		return true;
	print_error("%s: «%s», not «%s»\n", attack->change, ok ? "allowed" : err.text,
		attack->why ? attack->why : "allowed");
	return false;
}

static void try_all(const struct attack *attacks, size_t count)
{
	size_t failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += !tried(&attacks[i]);
	assert_int_equal(failed, 0);
}

#define TRY(attacks) try_all((attacks), COUNT_OF(attacks))

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
			" waarom_niet_lager = NULL" },
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
		{ .change = "kind = 'vermindering', counted = 90000, second_id = 12", "telt niet" },
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
		{ .change = "bedrag = 200000, counted = 200000, household_id = 22, goal_id = 54, second_id = 17",
			"eigen gezin" },
	};

	(void)state;
	TRY(attacks);
}

static void second_eyes_are_real_and_of_somebody_else(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "bedrag = 100001, counted = 100001", "tweede ogen ontbreken" },
		{ .change = "kind = 'vermindering', counted = 0", "tweede ogen ontbreken" },
		{ .change = "kind = 'intrekking', bedrag = 0, counted = 0", "tweede ogen ontbreken" },
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
		{ .change = "requested = '9999-12-31', besluitdatum = '9999-12-31'", "na vandaag" },
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
	assert_true(refused("UPDATE mandate SET revoked = '2026-11-18' WHERE id = 101;"
		"UPDATE decision SET state = 'genomen', second_id = 12", "geen mandaat"));
	run("UPDATE template SET id = 901");
	run(CONCEPT);
	assert_true(refused(BECOME, "geen mandaat"));
}

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

static int given_a_register(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	db = db_open(":memory:", false, &err);
	assert_non_null(db);
	if (!migrations_run(db, DB_MAIN, NULL, NULL, &err))
		fail_msg("%s", err.text);
	/* here rows are put in at once; how they come by a confirmed change is in mandate_change_test.c */
	run("DROP TRIGGER mandate_confirmed");
	run(PEOPLE);
	run(REGISTER);
	run(TEMPLATE);
	run("PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF; PRAGMA ignore_check_constraints = ON");
	return 0;
}

static int register_gone(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

static int given_it_untouched(void **state)
{
	(void)state;
	run("SAVEPOINT test");
	return 0;
}

static int as_it_was(void **state)
{
	(void)state;
	run("ROLLBACK TO test; RELEASE test");
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_it_untouched, as_it_was)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_within_mandate_passes),
		TEST(a_limit_cannot_be_passed),
		TEST(a_year_of_a_household_counts_together),
		TEST(pieces_within_thirty_days_are_one_decision),
		TEST(nobody_decides_without_a_mandate_of_their_own),
		TEST(consent_of_holder_and_employer_is_needed),
		TEST(who_asked_and_who_decides_after_a_climb_differ),
		TEST(a_deputy_decides_only_what_climbed_and_only_meanwhile),
		TEST(nobody_decides_about_the_own_family_or_for_the_own_employer),
		TEST(second_eyes_are_real_and_of_somebody_else),
		TEST(a_decision_is_complete),
		TEST(every_decision_begins_as_a_concept),
		TEST(what_was_decided_stands),
		TEST(what_is_handed_in_is_frozen),
		TEST(second_eyes_cannot_be_passed_by),
		TEST(a_mandate_ends_and_never_grows),
		TEST(a_sub_mandate_lies_within_its_parent),
		TEST(a_sub_mandate_falls_with_its_parent),
		TEST(an_amount_over_more_than_a_year_counts_for_its_first_year),
	};

	return cmocka_run_group_tests(tests, given_a_register, register_gone);
}
