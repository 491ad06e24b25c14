/* The law in the database as a raw shell meets it: a register, three households, and one decision to attack. */
#include "law.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "store/migrations.h"
#include "vault/vault.h"

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
	" author_id, decider_id, mandate_id, trede, climbed, needs_second, namens, requested, besluitdatum, version,"
	" omvang, eenheid, frequentie)"
	" VALUES (900, 21, 31, 52, 'toekenning', 'wmo', 41, '02', '2', 'ZIN', 2, '2026-12-01', '2027-05-31', 90000,"
	" 90000, 0,"
	" 'Het netwerk is op.', 'Omdat.', 'genomen', 11, 11, 101, 1, 0, 0, 'Namens het college', '2026-11-18',"
	" '2026-11-18', 1, 0, 'geen', 'geen');";

struct db *law_db;

void run(const char *sql)
{
	struct err err = ERR_INIT;

	if (!db_run_script(law_db, sql, &err))
		fail_msg("%s: %s", sql, err.text);
}

bool refused(const char *sql, const char *why)
{
	struct err err = ERR_INIT;

	if (db_run_script(law_db, sql, &err)) {
		print_error("not refused: %s\n", sql);
		return false;
	}
	if (!strstr(err.text, why))
		print_error("refused for «%s», not «%s»: %s\n", err.text, why, sql);
	return strstr(err.text, why) != NULL;
}

/* A concept with the number, household and author of the template becomes what the template says. */
const char CONCEPT[] =
	"INSERT INTO decision(id, household_id, kind, wet, lijn, leveringsvorm, bedrag, state, author_id)"
	" SELECT id, household_id, 'toekenning', 'wmo', '2', 'ZIN', 1, 'concept', author_id FROM template";
const char BECOME[] =
	"UPDATE decision SET person_id = t.person_id, goal_id = t.goal_id, kind = t.kind, wet = t.wet,"
	" provision_kind_id = t.provision_kind_id, productcategorie = t.productcategorie, lijn = t.lijn,"
	" aanbieder_id = t.aanbieder_id, datumStart = t.datumStart, datumEinde = t.datumEinde, bedrag = t.bedrag,"
	" counted = t.counted, spoed = t.spoed, waarom_niet_lager = t.waarom_niet_lager, motivering = t.motivering,"
	" state = t.state, decider_id = t.decider_id, second_id = t.second_id, mandate_id = t.mandate_id,"
	" trede = t.trede, climbed = t.climbed, needs_second = t.needs_second, namens = t.namens,"
	" requested = t.requested, besluitdatum = t.besluitdatum, vorige_id = t.vorige_id, omvang = t.omvang,"
	" eenheid = t.eenheid, frequentie = t.frequentie FROM template t WHERE decision.id = t.id";

bool tried(const struct attack *attack)
{
	struct err err = ERR_INIT;
	char change[1024];
	bool ok;

	run("SAVEPOINT attack");
	if (attack->before)
		run(attack->before);
	snprintf(change, sizeof(change), "UPDATE template SET %s", attack->change);
	run(change);
	assert_true(query_run(db_query(law_db, CONCEPT), &err));
	ok = query_run(db_query(law_db, BECOME), &err);
	run("ROLLBACK TO attack; RELEASE attack");
	if (attack->why ? !ok && strstr(err.text, attack->why) : ok)
		return true;
	print_error("%s: «%s», not «%s»\n", attack->change, ok ? "allowed" : err.text,
		attack->why ? attack->why : "allowed");
	return false;
}

void try_all(const struct attack *attacks, size_t count)
{
	size_t failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += !tried(&attacks[i]);
	assert_int_equal(failed, 0);
}

int given_a_register(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	law_db = db_open(":memory:", false, &err);
	assert_non_null(law_db);
	if (!migrations_run(law_db, DB_MAIN, NULL, NULL, &err))
		fail_msg("%s", err.text);
	/* here rows are put in at once; how they come by a confirmed change is in mandate_change_test.c */
	run("DROP TRIGGER mandate_confirmed");
	run(PEOPLE);
	run(REGISTER);
	run(TEMPLATE);
	run("PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF; PRAGMA ignore_check_constraints = ON");
	return 0;
}

int register_gone(void **state)
{
	(void)state;
	db_close(law_db);
	return 0;
}

int given_it_untouched(void **state)
{
	(void)state;
	run("SAVEPOINT test");
	return 0;
}

int as_it_was(void **state)
{
	(void)state;
	run("ROLLBACK TO test; RELEASE test");
	return 0;
}

