/*
 * A merge and its undoing leave every table as it was, whatever stood there; and neither of them, nor a household that
 * splits, makes room under the ceiling of a mandate. Plain SQL cannot get round it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "store/migrations.h"
#include "twins.h"

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

/* ---- every row of every table, as text ---- */

/* What only a merge has, the proof of it, and numbers that only go up. */
static const char *const apart[] = { "merge", "merge_row", "merge_twin", "audit", "change", "allocator",
	"request_done" };

static bool is_apart(const char *table)
{
	for (size_t i = 0; i < COUNT_OF(apart); i++)
		if (strcmp(apart[i], table) == 0)
			return true;
	return strncmp(table, "sqlite_", 7) == 0;
}

struct dumps {
	char *sql[128];
	char name[128][65];
	size_t count;
};

/* One statement a table, of every column; of a household all but its version. */
static void dumps_make(struct dumps *dumps)
{
	static const char COLUMNS[] =
		"SELECT m.name, group_concat('quote(t.\"' || c.name || '\")', ' || ''|'' || ') AS columns FROM sqlite_master m"
		" JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND NOT (m.name = 'household' AND c.name = 'version')"
		" GROUP BY m.name ORDER BY m.name";
	struct err err = ERR_INIT;
	struct db *db = db_open(":memory:", false, &err);
	struct query *query;

	memset(dumps, 0, sizeof(*dumps));
	assert_true(migrations_run(db, DB_MAIN, NULL, NULL, &err));
	query = db_query(db, COLUMNS);
	while (query_step(query, &err) == QUERY_ROW) {
		const char *table = query_get_text(query, "name");
		struct buf sql = BUF_INIT;

		if (is_apart(table))
			continue;
		assert_true(dumps->count < COUNT_OF(dumps->sql));
		buf_format(&sql, "SELECT %s AS line FROM \"%s\" t ORDER BY 1", query_get_text(query, "columns"), table);
		snprintf(dumps->name[dumps->count], sizeof(dumps->name[0]), "%s", table);
		dumps->sql[dumps->count++] = buf_take(&sql);
	}
	db_close(db);
}

static char *dump(struct world *world, const char *sql)
{
	struct query *query = db_query(world_db(world), sql);
	struct buf text = BUF_INIT;

	buf_text(&text, "");
	while (query_step(query, NULL) == QUERY_ROW)
		buf_format(&text, "%s\n", query_get_text(query, "line"));
	return buf_take(&text);
}

/* ---- a random family ---- */

static int any(int below)
{
	return rand() % below;
}

/* One row of almost every kind, in a household; `n` makes the ids. */
static void family_write(struct world *world, id household_id, int n)
{
	static const char *const kinds[] = {
		"INSERT INTO task(id, household_id, kind, what, datum) VALUES (%d, %lld, 'taak', 'bellen', '2026-11-20')",
		"INSERT INTO journal_entry(id, household_id, kind, at, datum, employee_id, tekst) SELECT %d, %lld, 'notitie', 1790000000000,"
			" '2026-09-20', id, 'gebeld' FROM employee WHERE username = 'amina'",
		"INSERT INTO network_member(id, household_id, naam, \"from\") VALUES (%d, %lld, 'Buurvrouw Toos', '2026-02-01')",
		"INSERT INTO melding(id, household_id, datum, wet, employee_id) SELECT %d, %lld, '2026-10-10', 'wmo', id"
			" FROM employee WHERE username = 'amina'",
		"INSERT INTO aanvraag(id, household_id, datum, wet) VALUES (%d, %lld, '2026-10-12', 'wmo')",
		"INSERT INTO involvement(id, household_id, organisation_id, what, \"from\") SELECT %d, %lld, id, 'schuldhulp',"
			" '2026-01-01' FROM organisation LIMIT 1",
		"INSERT INTO decision(id, household_id, kind, wet, lijn, leveringsvorm, bedrag, state, author_id) SELECT %d, %lld,"
			" 'toekenning', 'wmo', '2', 'zin', 50000, 'concept', id FROM employee WHERE username = 'amina'",
		"INSERT INTO escalation(id, household_id, subject, cause, state, trede, requester_id, raised) SELECT %d, %lld,"
			" 'vast', 'stagnatie', 'open', 2, id, 1790000000000 FROM employee WHERE username = 'amina'",
		"INSERT INTO draft(id, employee_id, kind, object_id, household_id, field, at, value) SELECT %1$d, id, 'journal_entry',"
			" %2$lld, %2$lld, 'tekst', 1790000000000, 'nog niet af' FROM employee WHERE username = 'amina'",
		"INSERT INTO regie(id, household_id, employee_id, \"from\", until) SELECT %d, %lld, id, '2025-01-01', '2026-01-01'"
			" FROM employee WHERE username = 'dirk'",
	};
	char sql[512];

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		if (any(3) == 0)
			continue;
		snprintf(sql, sizeof(sql), kinds[i], n + (int)i, (long long)household_id);
		world_sql(world, sql);
	}
	if (any(2)) {
		snprintf(sql, sizeof(sql), "INSERT INTO plan(id, household_id, state, started) VALUES (%1$d, %2$lld, 'loopt',"
			" '2026-05-01'); INSERT INTO goal(id, plan_id, household_id, leefgebied, what, state) VALUES (%3$d, %1$d, %2$lld,"
			" 'financien', 'Rust', 'open'), (%4$d, %1$d, %2$lld, 'financien', 'Werk', 'bereikt'); INSERT INTO action(id,"
			" goal_id, household_id, what, owner, lijn, state) VALUES (%5$d, %3$d, %2$lld, 'bellen', 'gezin', '0', 'open')",
			n + 20, (long long)household_id, n + 21, n + 22, n + 23);
		world_sql(world, sql);
	}
	snprintf(sql, sizeof(sql), "UPDATE household SET shielded = %d, telefoon = %s,"
		" last_contact = '2026-11-%02d' WHERE id = %lld", any(4) == 0, any(2) ? "NULL" : "'0299 363636'",
		1 + any(17), (long long)household_id);
	world_sql(world, sql);
}

/* Members of both, one maybe in both, one maybe twice as another record. */
static void family_people(struct world *world, id into_id, id from_id)
{
	char sql[1024];

	if (any(2)) {
		snprintf(sql, sizeof(sql), "INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 600001, %lld,"
			" id, 'co_ouderschapskind', '2026-04-01' FROM person WHERE voornamen = 'Kim'", (long long)from_id);
		world_sql(world, sql);
	}
	if (any(2)) {
		snprintf(sql, sizeof(sql), "INSERT INTO person(id, voornamen, geslachtsnaam, aanduidingNaamgebruik, geslacht,"
			" geboortedatum%s) VALUES (600002, 'A.', 'Jansen', 'E', 'V', '1985-12-01'%s);"
			" INSERT INTO membership(id, household_id, person_id, rol, \"from\") VALUES (600003, %lld, 600002, 'ouder',"
			" '2026-05-01')", any(2) ? ", telefoon" : ", voorvoegsel", ", NULL", (long long)from_id);
		world_sql(world, sql);
	}
	if (any(2)) {
		snprintf(sql, sizeof(sql), "UPDATE membership SET until = '2026-06-01', reason = 'uit huis' WHERE household_id = %lld"
			" AND person_id = (SELECT id FROM person WHERE voornamen = 'Piet')", (long long)into_id);
		world_sql(world, sql);
	}
}

static void regie_by_chance(struct world *world, id household_id)
{
	static const char *const who[] = { "amina", "bram", "karel" };

	if (any(4))
		twins_regie(world, household_id, who[any(3)]);
	twins_involve(world, household_id, "dirk");
}

static void round_trip(struct dumps *dumps, unsigned seed)
{
	struct world *world = world_new();
	id into_id = world_household(world, "jansen"), from_id = world_household(world, "yilmaz");
	char *before[128];
	struct merge merge;

	srand(seed);
	family_people(world, into_id, from_id);
	regie_by_chance(world, into_id);
	regie_by_chance(world, from_id);
	family_write(world, into_id, 700000);
	family_write(world, from_id, 800000);
	world_sql(world, "UPDATE allocator SET next = 1000000 WHERE name = 'id'");
	homes_keys(world);
	for (size_t i = 0; i < dumps->count; i++)
		before[i] = dump(world, dumps->sql[i]);
	merge = twins_preview(world, "dirk", into_id, from_id);
	merge.regie = 1 + any(2);
	merge.plan = 1 + any(2);
	merge = twins_merge(world, "dirk", &merge);
	homes_keys_right(world);
	assert_int_equal(world_number(world, "SELECT count(*) FROM plan WHERE closed IS NULL"
		" GROUP BY household_id HAVING count(*) > 1"), 0);
	assert_int_equal(world_count(twins_undo(world, "dirk", merge.id), &count_record), 0);
	for (size_t i = 0; i < dumps->count; i++) {
		char *after = dump(world, dumps->sql[i]);

		if (strcmp(before[i], after) != 0)
			fail_msg("round %u: table %s was\n%s\nand is\n%s", seed, dumps->name[i], before[i], after);
		free(before[i]);
		free(after);
	}
	world_free(world);
}

static void a_merge_that_is_undone_changed_nothing(void **state)
{
	struct dumps dumps;

	(void)state;
	dumps_make(&dumps);
	for (unsigned seed = 1; seed <= 12; seed++)
		round_trip(&dumps, seed);
	while (dumps.count > 0)
		free(dumps.sql[--dumps.count]);
}

/* ---- the ceiling ---- */

/* What counts for a new decision in this household, as the rule in C and as the law in the database see it. */
static cents counts(struct world *world, id household_id)
{
	static const char LAW[] =
		"SELECT coalesce(sum(s.counted), 0) FROM decision_spent s WHERE s.household_id = :household OR EXISTS("
		"SELECT 1 FROM household_kin k WHERE k.household_id = :household AND k.kin_id = s.household_id"
		" AND k.tie > '2025-11-21' AND s.day BETWEEN k.since AND k.upto)";
	struct query *query = db_query(world_db(world), LAW);
	struct decision decision;
	const struct message *answer;
	const struct spent *spent;
	cents sum = 0, law;

	query_id(query, ":household", household_id);
	law = query_number(query, NULL);
	record_init(&decision_record, &decision);
	decision.household_id = household_id;
	decision.bedrag = 100;
	answer = world_call(world, "carla", REQ_DECISION_WEIGH, &decision_record, &decision, NULL);
	for (size_t i = 0; (spent = world_row(answer, &spent_record, i)); i++)
		sum += spent->bedrag;
	assert_int_equal(sum, law);
	return sum;
}

static void spend(struct dossier *dossier, const char *who, cents bedrag)
{
	struct decision decision = draft(dossier, "Begeleiding", bedrag);

	decision = *decided(save(dossier, who, &decision));
	decided(submit(dossier, who, &decision));
}

static void merged_households_count_together_and_undoing_frees_nothing(void **state)
{
	struct dossier *dossier = dossier_new();
	struct world *world = dossier->world;
	id yilmaz = dossier->household_id, jansen = world_household(world, "jansen");
	struct merge merge;
	cents there, here, during;

	(void)state;
	spend(dossier, "amina", 90000);
	there = counts(world, yilmaz);
	assert_true(there > 0);
	dossier_of(dossier, "amina", "jansen", "Anna");
	spend(dossier, "amina", 80000);
	here = counts(world, jansen);
	world_wait(world, INT64_C(3) * 86400 * 1000);
	merge = twins_preview(world, "amina", jansen, yilmaz);
	merge.plan = MERGE_KEEP_INTO;
	merge = twins_merge(world, "amina", &merge);
	assert_int_equal(counts(world, jansen), here + there);
	spend(dossier, "amina", 70000);
	during = counts(world, jansen) - here - there;
	assert_true(during > 0);
	twins_undo(world, "amina", merge.id);
	assert_int_equal(counts(world, jansen), here + during);
	assert_int_equal(counts(world, yilmaz), there + during);
	dossier_free(dossier);
}

static void who_leaves_takes_along_what_was_decided(void **state)
{
	struct dossier *dossier = dossier_new();
	struct world *world = dossier->world;
	struct household address = homes_household("Zaagmolen", 4, "3011AB");
	const struct message *answer;
	struct ask first = homes_ask(0);
	id made;

	(void)state;
	dossier_of(dossier, "amina", "jansen", "Anna");
	spend(dossier, "amina", 80000);
	first.id = world_number(world, "SELECT m.id FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE p.voornamen = 'Kim'");
	strcpy(first.word, "uit elkaar");
	answer = world_call(world, "amina", REQ_MEMBERS_MOVE, &ask_record, &first, &household_record, &address, NULL);
	world_is(answer, STATUS_OK);
	made = ((const struct household *)world_row(answer, &household_record, 0))->id;
	assert_int_equal(counts(world, made), counts(world, dossier->household_id));
	assert_true(counts(world, made) > 0);
	/* A shielded household does not show in the sums of the one that was left, but brings its own along. */
	world_sql(world, "UPDATE household SET shielded = 1 WHERE straatnaam = 'Zaagmolen'");
	world_sql(world, "UPDATE household SET shielded = 0 WHERE straatnaam = 'Boterdiep'");
	assert_int_equal(world_number(world, "SELECT count(*) FROM household_kin k JOIN household h ON h.id = k.kin_id"
		" WHERE h.straatnaam = 'Zaagmolen' AND k.household_id <> h.id"), 0);
	assert_true(world_number(world, "SELECT count(*) FROM household_kin k JOIN household h ON h.id = k.household_id"
		" WHERE h.straatnaam = 'Zaagmolen'") > 0);
	dossier_free(dossier);
}

/* ---- plain SQL ---- */

static void plain_sql_moves_nothing_between_households(void **state)
{
	static const char *const attacks[] = {
		"UPDATE journal_entry SET household_id = (SELECT id FROM household WHERE naam = 'Yilmaz')",
		"UPDATE journal_entry SET tekst = 'anders'",
		"UPDATE membership SET household_id = (SELECT id FROM household WHERE naam = 'De Vries') WHERE until IS NULL",
		"UPDATE regie SET household_id = (SELECT id FROM household WHERE naam = 'De Vries')",
		"UPDATE household SET merged_into = (SELECT id FROM household WHERE naam = 'De Vries') WHERE naam = 'Jansen'",
		"UPDATE household SET merged_into = NULL WHERE naam = 'Yilmaz'",
		"UPDATE household SET huishoudnummer = '9999999' WHERE naam = 'Yilmaz'",
		"DELETE FROM household WHERE naam = 'Yilmaz'",
		"INSERT INTO task(id, household_id, kind, what, datum) SELECT 970000, id, 'taak', 'x', '2026-11-20' FROM household"
			" WHERE naam = 'Yilmaz'",
		"UPDATE merge SET reason = 'anders'", "DELETE FROM merge", "DELETE FROM merge_row", "DELETE FROM merge_twin",
		"UPDATE merge_row SET object_id = 1",
		"INSERT INTO merge_row(merge_id, kind, object_id) SELECT id, 'decision', 1 FROM merge",
		"INSERT INTO merge(id, from_id, into_id, at, employee_id, reason) SELECT 970001, m.from_id, h.id, 1, e.id, 'x'"
			" FROM merge m JOIN household h ON h.naam = 'De Vries' JOIN employee e ON e.username = 'amina'",
	};
	struct world *world = *state;
	struct merge merge;
	struct err err = ERR_INIT;

	twins_note(world, "amina", world_household(world, "jansen"));
	merge = twins_preview(world, "amina", world_household(world, "jansen"), world_household(world, "yilmaz"));
	twins_merge(world, "amina", &merge);
	world_sql(world, "INSERT INTO merge_twin(merge_id, person_id, same_id) SELECT g.id, p.id, o.id FROM merge g"
		" JOIN person p ON p.voornamen = 'Piet' JOIN person o ON o.voornamen = 'Anna'");
	for (size_t i = 0; i < COUNT_OF(attacks); i++)
		if (db_run_script(world_db(world), attacks[i], &err))
			fail_msg("the database let this pass: %s", attacks[i]);
}

/* ---- one child, two homes; history by date ---- */

static void a_child_of_two_homes_is_in_both_with_its_days(void **state)
{
	struct world *world = *state;
	id jansen = world_household(world, "jansen"), yilmaz = world_household(world, "yilmaz");
	struct ask ask = homes_ask(yilmaz);
	struct person kim;
	const struct message *answer;

	record_init(&person_record, &kim);
	kim.id = world_person(world, "Kim");
	strcpy(kim.geslachtsnaam, "Jansen");
	ask.number = MEMBER_COPARENT_CHILD;
	ask.day = world_today(world) - 10;
	world_is(world_call(world, "amina", REQ_MEMBER_ADD, &ask_record, &ask, &person_record, &kim, NULL), STATUS_OK);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE p.voornamen = 'Kim' AND m.until IS NULL"), 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership WHERE rol = 'co_ouderschapskind'"
		" AND \"from\" = '2026-11-08'"), 1);
	assert_int_equal(world_count(homes_open(world, "amina", yilmaz), &member_record), 2);
	assert_int_equal(world_count(homes_open(world, "amina", jansen), &member_record), 3);
	ask = homes_ask(world_number(world, "SELECT id FROM membership WHERE rol = 'co_ouderschapskind'"));
	ask.day = world_today(world) - 2;
	strcpy(ask.word, "woont weer bij moeder");
	world_is(world_call(world, "amina", REQ_MEMBER_END, &ask_record, &ask, NULL), STATUS_OK);
	answer = homes_open(world, "amina", yilmaz);
	assert_int_equal(world_count(answer, &member_record), 2);
	assert_int_equal(((const struct member *)world_row(answer, &member_record, 1))->until, world_today(world) - 2);
	assert_int_equal(world_number(world, "SELECT count(*) FROM membership WHERE \"from\" = '2026-11-08'"
		" AND until = '2026-11-16'"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		cmocka_unit_test(a_merge_that_is_undone_changed_nothing),
		cmocka_unit_test(merged_households_count_together_and_undoing_frees_nothing),
		cmocka_unit_test(who_leaves_takes_along_what_was_decided),
		TEST(plain_sql_moves_nothing_between_households),
		TEST(a_child_of_two_homes_is_in_both_with_its_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
