/* The numbered list of migrations, their running, and the proof that nobody changed the schema by hand. */
#include "store/migrations.h"

#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/search.h"
#include "vault/vault.h"

/* The text of a file as a NUL-terminated constant; paths are those of the Makefile's folder. */
#define EMBED(symbol, path) \
	__asm__(".pushsection .rodata\n" #symbol ":\n.incbin \"" path "\"\n.byte 0\n.popsection\n"); \
	extern const char symbol[] __attribute__((visibility("hidden")))

EMBED(migration_001, "src/store/migration_001.sql");
EMBED(migration_002, "src/store/migration_002.sql");
EMBED(migration_003, "src/store/migration_003.sql");
EMBED(migration_004, "src/store/migration_004.sql");
EMBED(migration_005, "src/store/migration_005.sql");
EMBED(migration_006, "src/store/migration_006.sql");
EMBED(migration_007, "src/store/migration_007.sql");
EMBED(migration_008, "src/store/migration_008.sql");
EMBED(migration_009, "src/store/migration_009.sql");
EMBED(migration_010, "src/store/migration_010.sql");
EMBED(migration_011, "src/store/migration_011.sql");
EMBED(migration_012, "src/store/migration_012.sql");
EMBED(migration_013, "src/store/migration_013.sql");
EMBED(migration_014, "src/store/migration_014.sql");
EMBED(migration_015, "src/store/migration_015.sql");
EMBED(migration_016, "src/store/migration_016.sql");
EMBED(migration_017, "src/store/migration_017.sql");
EMBED(migration_018, "src/store/migration_018.sql");
EMBED(migration_019, "src/store/migration_019.sql");
EMBED(migration_020, "src/store/migration_020.sql");
EMBED(migration_021, "src/store/migration_021.sql");
EMBED(migration_022, "src/store/migration_022.sql");
EMBED(migration_023, "src/store/migration_023.sql");
EMBED(migration_024, "src/store/migration_024.sql");
EMBED(migration_025, "src/store/migration_025.sql");
EMBED(migration_026, "src/store/migration_026.sql");
EMBED(migration_027, "src/store/migration_027.sql");
EMBED(migration_028, "src/store/migration_028.sql");
EMBED(migration_029, "src/store/migration_029.sql");
EMBED(migration_030, "src/store/migration_030.sql");
EMBED(migration_view_001, "src/store/migration_view_001.sql");
EMBED(migration_keys_001, "src/store/migration_keys_001.sql");
EMBED(migration_keys_002, "src/store/migration_keys_002.sql");
/* Of each file of the store "name digest\n": what all its migrations together make. `make schema` writes it. */
EMBED(schema_digests, "src/store/schema.digest");

static const struct migration {
	enum db_file file;
	int number;		/* 1, 2, ... within its file */
	const char *name;
	const char *sql;
	bool (*then)(struct db *db, struct err *err);	/* what SQL cannot do; NULL: nothing */
} migrations[] = {
	{ DB_MAIN, 1, "migration_001.sql", migration_001, NULL },
	{ DB_MAIN, 2, "migration_002.sql", migration_002, NULL },
	{ DB_MAIN, 3, "migration_003.sql", migration_003, NULL },
	{ DB_MAIN, 4, "migration_004.sql", migration_004, NULL },
	{ DB_MAIN, 5, "migration_005.sql", migration_005, NULL },
	{ DB_MAIN, 6, "migration_006.sql", migration_006, NULL },
	{ DB_MAIN, 7, "migration_007.sql", migration_007, NULL },
	{ DB_MAIN, 8, "migration_008.sql", migration_008, NULL },
	{ DB_MAIN, 9, "migration_009.sql", migration_009, NULL },
	{ DB_MAIN, 10, "migration_010.sql", migration_010, NULL },
	{ DB_MAIN, 11, "migration_011.sql", migration_011, NULL },
	{ DB_MAIN, 12, "migration_012.sql", migration_012, NULL },
	{ DB_MAIN, 13, "migration_013.sql", migration_013, NULL },
	{ DB_MAIN, 14, "migration_014.sql", migration_014, NULL },
	{ DB_MAIN, 15, "migration_015.sql", migration_015, search_keys_again },
	{ DB_MAIN, 16, "migration_016.sql", migration_016, NULL },
	{ DB_MAIN, 17, "migration_017.sql", migration_017, NULL },
	{ DB_MAIN, 18, "migration_018.sql", migration_018, NULL },
	{ DB_MAIN, 19, "migration_019.sql", migration_019, NULL },
	{ DB_MAIN, 20, "migration_020.sql", migration_020, NULL },
	{ DB_MAIN, 21, "migration_021.sql", migration_021, NULL },
	{ DB_MAIN, 22, "migration_022.sql", migration_022, NULL },
	{ DB_MAIN, 23, "migration_023.sql", migration_023, NULL },
	{ DB_MAIN, 24, "migration_024.sql", migration_024, NULL },
	{ DB_MAIN, 25, "migration_025.sql", migration_025, NULL },
	{ DB_MAIN, 26, "migration_026.sql", migration_026, NULL },
	{ DB_MAIN, 27, "migration_027.sql", migration_027, NULL },
	{ DB_MAIN, 28, "migration_028.sql", migration_028, NULL },
	{ DB_MAIN, 29, "migration_029.sql", migration_029, NULL },
	{ DB_MAIN, 30, "migration_030.sql", migration_030, NULL },
	{ DB_VIEW, 1, "migration_view_001.sql", migration_view_001, NULL },
	{ DB_KEYS, 1, "migration_keys_001.sql", migration_keys_001, NULL },
	{ DB_KEYS, 2, "migration_keys_002.sql", migration_keys_002, NULL },
};

static const struct {
	const char *name, *what;
} files[] = {
	[DB_MAIN] = { "wijkd.db", "Everything of one municipality but who looked." },
	[DB_VIEW] = { "wijkd-view.db", "Who looked and who searched; its own file, so that looking never waits for writing." },
	[DB_KEYS] = { "wijkd-keys.db", "The keys of what is sealed; its own file, so that its back-ups can be kept apart and short." },
};

int migrations_last(enum db_file file)
{
	int last = 0;

	for (size_t i = 0; i < COUNT_OF(migrations); i++)
		if (migrations[i].file == file && migrations[i].number > last)
			last = migrations[i].number;
	return last;
}

static int version_of(struct db *db, struct err *err)
{
	return (int)query_number(db_query(db, "PRAGMA user_version"), err);
}

static bool migrate(struct db *db, const struct migration *migration, struct err *err)
{
	struct buf script = BUF_INIT;

	buf_format(&script, "PRAGMA user_version = %d", migration->number);
	bool ok = db_run_script(db, migration->sql, err) && (!migration->then || migration->then(db, err)) &&
		db_run_script(db, script.data, err);
	buf_free(&script);
	return ok || err_add(err, "%s", migration->name);
}

/* ---- altered by hand? ---- */

static bool schema_digest(struct db *db, uint8_t out[VAULT_DIGEST_BYTES], struct err *err)
{
	static const char SCHEMA[] =
		"SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema"
		" WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
	static const char *const columns[] = { "type", "name", "tbl_name", "sql" };
	struct query *query = db_query(db, SCHEMA);
	struct buf text = BUF_INIT;
	enum query_result result;

	while ((result = query_step(query, err)) == QUERY_ROW)
		for (size_t i = 0; i < COUNT_OF(columns); i++) {
			const char *value = query_get_text(query, columns[i]);
			buf_add(&text, value, strlen(value) + 1);
		}
	digest_chain(NULL, text.data, text.used, out);
	buf_free(&text);
	return result == QUERY_DONE;
}

static bool schema_expected(enum db_file file, uint8_t out[VAULT_DIGEST_BYTES], struct err *err)
{
	struct db *db = db_open(":memory:", false, err);
	bool ok = db != NULL;

	for (size_t i = 0; ok && i < COUNT_OF(migrations); i++)
		if (migrations[i].file == file)
			ok = migrate(db, &migrations[i], err);
	ok = ok && schema_digest(db, out, err);
	db_close(db);
	return ok;
}

static void digest_line(enum db_file file, const uint8_t digest[VAULT_DIGEST_BYTES], struct buf *out)
{
	char hex[2 * VAULT_DIGEST_BYTES + 1];

	digest_hex(digest, hex);
	buf_format(out, "%s %s\n", files[file].name, hex);
}

/* The digest of the build, so that opening a store does not run all migrations once more: a quarter of a second. */
static bool schema_known(enum db_file file, const uint8_t found[VAULT_DIGEST_BYTES])
{
	struct buf line = BUF_INIT;

	digest_line(file, found, &line);
	bool known = strstr(schema_digests, line.data) != NULL;
	buf_free(&line);
	return known;
}

/* Another SQLite than that of the build may write a changed table down in other words: then the migrations tell. */
static bool schema_check(struct db *db, enum db_file file, struct err *err)
{
	uint8_t expected[VAULT_DIGEST_BYTES], found[VAULT_DIGEST_BYTES];

	if (!schema_digest(db, found, err))
		return false;
	if (schema_known(file, found))
		return true;
	if (!schema_expected(file, expected, err))
		return false;
	return memcmp(expected, found, sizeof(found)) == 0
		|| rule_refuse(err, "schema.gewijzigd");
}

bool schema_digest_lines(struct buf *out, struct err *err)
{
	uint8_t digest[VAULT_DIGEST_BYTES];
	bool ok = true;

	for (size_t f = 0; ok && f < COUNT_OF(files); f++) {
		ok = schema_expected(f, digest, err);
		if (ok)
			digest_line(f, digest, out);
	}
	return ok;
}

/* ---- running ---- */

static bool step_up(struct db *db, const struct migration *migration,
	bool (*born)(struct db *db, void *arg, struct err *err), void *arg, struct err *err)
{
	if (!db_begin(db, err))
		return false;
	if (!migrate(db, migration, err) || (born && !born(db, arg, err))) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}

bool migrations_run(struct db *db, enum db_file file, bool (*born)(struct db *db, void *arg, struct err *err),
	void *arg, struct err *err)
{
	struct err trouble = ERR_INIT;
	int version = version_of(db, &trouble), last = migrations_last(file);

	if (trouble.code != ERR_NONE) {
		*err = trouble;
		return false;
	}
	if (version > last)
		return rule_refuse_as(err, "schema.nieuwer", "Het bestand is van een nieuwere wijkd (versie %d, deze kent %d)", version, last);
	/* An older shape is checked after its migrations: they start from what was shipped. */
	for (size_t i = 0; i < COUNT_OF(migrations); i++) {
		const struct migration *next = &migrations[i];
		if (next->file == file && next->number > version
				&& !step_up(db, next, version == 0 && next->number == 1 ? born : NULL, arg, err))
			return false;
	}
	return version == 0 || schema_check(db, file, err);
}

void schema_document(struct buf *out)
{
	buf_text(out, "# The schema of the store\n\n"
		"Printed from the migrations by `make schema`; change those, not this page.\n\n"
		"Settings of all files: WAL, `synchronous=FULL` (read back), foreign keys on, temporary data in memory,\n"
		"no trusted schema, and after the migrations no statement may change the schema.\n");
	for (size_t f = 0; f < COUNT_OF(files); f++) {
		buf_format(out, "\n## %s\n\n%s\n", files[f].name, files[f].what);
		for (size_t i = 0; i < COUNT_OF(migrations); i++)
			if (migrations[i].file == f)
				buf_format(out, "\n### Migration %d (`src/store/%s`)\n\n```sql\n%s```\n", migrations[i].number,
					migrations[i].name, migrations[i].sql);
	}
}
