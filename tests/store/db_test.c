/* The skin over SQLite, and the migrations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/plan.h"
#include "store/db.h"
#include "store/migrations.h"

static struct db *open_memory(void)
{
	struct err err = ERR_INIT;
	struct db *db = db_open(":memory:", false, &err);

	assert_non_null(db);
	return db;
}

static struct db *moulds[2];

static int moulds_break(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(moulds); i++)
		db_close(moulds[i]);
	return 0;
}

/* A copy of one that is made once. */
static struct db *open_migrated(enum db_file file)
{
	struct db *db = open_memory();
	struct err err = ERR_INIT;

	if (!moulds[file]) {
		moulds[file] = open_memory();
		assert_true(migrations_run(moulds[file], file, NULL, NULL, &err));
	}
	assert_true(db_copy(moulds[file], db, &err));
	return db;
}

static int64_t number(struct db *db, const char *sql)
{
	struct err err = ERR_INIT;
	int64_t found = query_number(db_query(db, sql), &err);

	assert_int_equal(err.code, ERR_NONE);
	return found;
}

static void run(struct db *db, const char *sql)
{
	struct err err = ERR_INIT;

	if (!db_run_script(db, sql, &err))
		fail_msg("%s: %s", sql, err.text);
}

static void a_file_is_safe_against_a_power_cut(void **state)
{
	(void)state;
	char path[] = "/tmp/wijkd-db-XXXXXX", file[64];
	struct err err = ERR_INIT;

	assert_non_null(mkdtemp(path));
	snprintf(file, sizeof(file), "%s/a.db", path);
	struct db *db = db_open(file, false, &err);
	assert_non_null(db);
	assert_int_equal(number(db, "PRAGMA synchronous"), 2);
	assert_int_equal(number(db, "PRAGMA foreign_keys"), 1);
	assert_int_equal(number(db, "PRAGMA temp_store"), 2);
	assert_int_equal(number(db, "PRAGMA trusted_schema"), 0);
	assert_int_equal(number(db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
	db_close(db);
	unlink(file);
	rmdir(path);
}

static void every_kind_of_field_comes_back_as_it_went(void **state)
{
	(void)state;
	static const char MAKE[] =
		"CREATE TABLE goal(id INTEGER PRIMARY KEY, plan_id INTEGER, household_id INTEGER, leefgebied TEXT, what TEXT,"
		" eigen_woorden TEXT, toelichting TEXT, meetbaar TEXT, target TEXT, zelfsturing INTEGER, state TEXT,"
		" place INTEGER) STRICT";
	static const char ADD[] =
		"INSERT INTO goal VALUES (:id, :plan_id, :household_id, :leefgebied, :what, :eigen_woorden, :toelichting,"
		" :meetbaar, :target, :zelfsturing, :state, :place)";
	static const char ALL[] = "SELECT *, 7 AS unknown_column FROM goal WHERE id = :id";
	struct db *db = open_memory();
	struct goal in, out;
	struct err err = ERR_INIT;

	run(db, MAKE);
	record_init(&goal_record, &in);
	in.id = 7;
	strcpy(in.leefgebied, "huisvesting");
	strcpy(in.what, "Blijven wonen aan het Boterdiep");
	in.eigen_woorden = mem_text("Ik wil hier niet weg.\nNooit.");
	assert_true(day_make(2027, 2, 28, &in.target));
	in.zelfsturing = 3;
	in.state = GOAL_DEELS;

	struct query *query = db_query(db, ADD);
	query_record(query, &goal_record, &in);
	assert_true(query_run(query, &err));
	query = db_query(db, ALL);
	query_id(query, ":id", 7);
	assert_true(query_one(query, &err));
	record_init(&goal_record, &out);
	query_read(query, &goal_record, &out);
	query_done(query);

	assert_int_equal(out.id, 7);
	assert_int_equal(out.plan_id, 0);
	assert_string_equal(out.leefgebied, "huisvesting");
	assert_string_equal(out.what, in.what);
	assert_string_equal(out.eigen_woorden, in.eigen_woorden);
	assert_null(out.toelichting);
	assert_int_equal(out.target, in.target);
	assert_int_equal(out.zelfsturing, 3);
	assert_int_equal(out.state, GOAL_DEELS);
	assert_int_equal(number(db, "SELECT plan_id IS NULL AND toelichting IS NULL FROM goal"), 1);
	record_clear(&goal_record, &in);
	record_clear(&goal_record, &out);
	db_close(db);
}

static void a_value_that_does_not_fit_its_record_is_trouble_and_never_cut(void **state)
{
	(void)state;
	static const char LONG[] =
		"SELECT replace(hex(zeroblob(600)), '00', 'ab') AS what, 'huisvesting' AS leefgebied, 'open' AS state";
	static const char UNKNOWN[] = "SELECT 'maan' AS state";
	static const char *const wrong[] = { LONG, UNKNOWN };
	struct db *db = open_memory();

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		struct goal goal;
		struct query *query = db_query(db, wrong[i]);
		db_trouble_clear(db);
		assert_true(query_one(query, NULL));
		record_init(&goal_record, &goal);
		query_read(query, &goal_record, &goal);
		query_done(query);
		assert_string_equal(goal.what, "");
		assert_int_equal(db_trouble(db), DB_BAD_VALUE);
		record_clear(&goal_record, &goal);
	}
	db_close(db);
}

static void a_refusal_of_the_database_is_a_sentence(void **state)
{
	(void)state;
	static const char SAME[] = "INSERT INTO team(id, naam) VALUES (1, 'Noord')";
	static const char DELETE[] = "DELETE FROM audit";
	struct db *db = open_migrated(DB_MAIN);
	struct err err = ERR_INIT;

	run(db, SAME);
	assert_false(query_run(db_query(db, SAME), &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.rule, "database.uniek");

	run(db, "INSERT INTO audit(seq, at, act, hash) VALUES (1, 0, 'x', zeroblob(32))");
	assert_false(query_run(db_query(db, DELETE), &err));
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.rule, "database");
	assert_string_equal(err.text, "audit: verwijderen kan niet (AVG 32). Open het scherm opnieuw en doe het daar. Lukt het niet: vraag"
		" de functioneel beheerder.");
	db_close(db);
}

static void numbers_are_given_once(void **state)
{
	(void)state;
	struct db *db = open_migrated(DB_MAIN);
	struct err err = ERR_INIT;

	assert_true(db_begin(db, &err));
	assert_int_equal(db_next_id(db), 1);
	assert_int_equal(db_next_id(db), 2);
	assert_int_equal(db_next(db, "huishoudnummer"), 1);
	assert_true(db_commit(db, &err));
	assert_true(db_begin(db, &err));
	assert_int_equal(db_next_id(db), 3);
	db_rollback(db);
	assert_int_equal(db_next_id(db), 3);
	db_close(db);
}

static void a_sealed_file_keeps_its_shape(void **state)
{
	(void)state;
	static const char *const refused[] = {
		"DROP TRIGGER audit_no_delete", "CREATE TABLE extra(x)", "ATTACH ':memory:' AS other",
		"PRAGMA synchronous = OFF",
		"PRAGMA journal_mode = DELETE", "DROP TABLE audit", "ALTER TABLE team ADD COLUMN x",
	};
	struct db *db = open_migrated(DB_MAIN);
	struct err err;

	db_seal(db);
	for (size_t i = 0; i < COUNT_OF(refused); i++)
		if (db_run_script(db, refused[i], &err))
			fail_msg("%s was allowed", refused[i]);
	run(db, "INSERT INTO team(id, naam) VALUES (1, 'Noord'); UPDATE team SET wijk = 'N'; DELETE FROM team");
	db_close(db);
}

/* ---- migrations ---- */

static const enum db_file files[] = { DB_MAIN, DB_VIEW };

static void an_empty_file_gets_all_migrations_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct db *db = open_memory();
		struct err err = ERR_INIT;
		assert_true(migrations_run(db, files[i], NULL, NULL, &err));
		assert_int_equal(number(db, "PRAGMA user_version"), migrations_last(files[i]));
		assert_true(migrations_run(db, files[i], NULL, NULL, &err));
		db_close(db);
	}
}

static void a_newer_file_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct db *db = open_memory();
		struct err err = ERR_INIT;
		run(db, "PRAGMA user_version = 999");
		assert_false(migrations_run(db, files[i], NULL, NULL, &err));
		assert_string_equal(err.rule, "schema.nieuwer");
		assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema"), 0);
		db_close(db);
	}
}

static void an_altered_schema_is_refused(void **state)
{
	(void)state;
	static const struct {
		enum db_file file;
		const char *deed;
	} alterations[] = {
		{ DB_MAIN, "DROP TRIGGER audit_no_update" },
		{ DB_MAIN, "DROP INDEX plan_open" },
		{ DB_MAIN, "CREATE TRIGGER extra AFTER INSERT ON household BEGIN SELECT 1; END" },
		{ DB_VIEW, "DROP TRIGGER view_no_delete" },
		{ DB_VIEW, "CREATE TABLE extra(x)" },
	};

	for (size_t i = 0; i < COUNT_OF(alterations); i++) {
		struct db *db = open_migrated(alterations[i].file);
		struct err err = ERR_INIT;
		run(db, alterations[i].deed);
		assert_false(migrations_run(db, alterations[i].file, NULL, NULL, &err));
		assert_string_equal(err.rule, "schema.gewijzigd");
		db_close(db);
	}
}

static bool refuse_birth(struct db *db, void *arg, struct err *err)
{
	(void)db, (void)arg;
	return err_set(err, ERR_INPUT, "zo niet");
}

static void a_birth_that_fails_leaves_nothing(void **state)
{
	(void)state;
	struct db *db = open_memory();
	struct err err = ERR_INIT;

	assert_false(migrations_run(db, DB_MAIN, refuse_birth, NULL, &err));
	assert_string_equal(err.text, "zo niet");
	assert_int_equal(number(db, "PRAGMA user_version"), 0);
	assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema"), 0);
	db_close(db);
}

/* make runs the tests from the top of the tree. */
static void the_printed_schema_is_that_of_the_migrations(void **state)
{
	(void)state;
	struct buf printed = BUF_INIT;
	FILE *file = fopen("docs/schema.md", "r");

	assert_non_null(file);
	char *stored = mem_new(1, 1 << 20);
	size_t bytes = fread(stored, 1, (1 << 20) - 1, file);
	fclose(file);
	schema_document(&printed);
	if (bytes != printed.used || memcmp(stored, printed.data, bytes) != 0)
		fail_msg("docs/schema.md is not what the migrations say: make schema");
	free(stored);
	buf_free(&printed);
}

static void the_digest_of_the_build_is_that_of_the_migrations(void **state)
{
	(void)state;
	struct buf lines = BUF_INIT;
	struct err err = ERR_INIT;
	char stored[1024];
	FILE *file = fopen("src/store/schema.digest", "r");

	assert_non_null(file);
	size_t bytes = fread(stored, 1, sizeof(stored), file);
	fclose(file);
	assert_true(schema_digest_lines(&lines, &err));
	if (bytes != lines.used || memcmp(stored, lines.data, bytes) != 0)
		fail_msg("src/store/schema.digest is not what the migrations make: make schema");
	buf_free(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_safe_against_a_power_cut),
		cmocka_unit_test(every_kind_of_field_comes_back_as_it_went),
		cmocka_unit_test(a_value_that_does_not_fit_its_record_is_trouble_and_never_cut),
		cmocka_unit_test(a_refusal_of_the_database_is_a_sentence),
		cmocka_unit_test(numbers_are_given_once),
		cmocka_unit_test(a_sealed_file_keeps_its_shape),
		cmocka_unit_test(an_empty_file_gets_all_migrations_once),
		cmocka_unit_test(a_newer_file_is_refused),
		cmocka_unit_test(an_altered_schema_is_refused),
		cmocka_unit_test(a_birth_that_fails_leaves_nothing),
		cmocka_unit_test(the_printed_schema_is_that_of_the_migrations),
		cmocka_unit_test(the_digest_of_the_build_is_that_of_the_migrations),
	};

	return cmocka_run_group_tests(tests, NULL, moulds_break);
}
