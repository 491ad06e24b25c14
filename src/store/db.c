/* Opening a file with the right settings, transactions, failures. Statements are in db_query.c. */
#include "db_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "domain/choices.h"
#include "domain/rule.h"

enum { BUSY_TIMEOUT_MS = 5000, LOG_TIDY_PAGES = 1000, LOG_MOST_PAGES = 16000 };

/* KiB of pages in memory. */
#define CACHE_USUAL "PRAGMA cache_size = -8192"
#define CACHE_BULK "PRAGMA cache_size = -65536"

/* One at a time, because the answer of each is read back where it matters. */
static const char *const settings[] = {
	"PRAGMA foreign_keys = ON",
	"PRAGMA recursive_triggers = ON",	/* REPLACE must fire the delete triggers */
	"PRAGMA trusted_schema = OFF",
	"PRAGMA temp_store = MEMORY",
	"PRAGMA mmap_size = 0",
	CACHE_USUAL,
	"PRAGMA synchronous = FULL",
};

/* SQLite code -> what it means for who asked. The first row that fits; extended codes before plain ones. */
static const struct {
	int code;
	enum err_code err;
	enum db_trouble trouble;
	const char *rule;
	const char *text;	/* NULL: a refusal, by its rule or by what the trigger says */
} failures[] = {
	{ SQLITE_CONSTRAINT_TRIGGER, ERR_REFUSED, DB_WELL, "database", NULL },
	{ SQLITE_CONSTRAINT_UNIQUE, ERR_REFUSED, DB_WELL, "database.uniek", NULL },
	{ SQLITE_CONSTRAINT_PRIMARYKEY, ERR_REFUSED, DB_WELL, "database.uniek", NULL },
	{ SQLITE_CONSTRAINT_ROWID, ERR_REFUSED, DB_WELL, "database.uniek", NULL },
	{ SQLITE_CONSTRAINT_FOREIGNKEY, ERR_REFUSED, DB_WELL, "database.verwijzing", NULL },
	{ SQLITE_CONSTRAINT, ERR_REFUSED, DB_WELL, "database.waarde", NULL },
	{ SQLITE_FULL, ERR_IO, DB_FULL, "", "Niet opgeslagen: de schijf van de server is vol." },
	{ SQLITE_IOERR, ERR_IO, DB_LOST, "", "De schijf van de server geeft een fout." },
	{ SQLITE_CORRUPT, ERR_IO, DB_LOST, "", "Het bestand van de gegevens is beschadigd." },
	{ SQLITE_NOTADB, ERR_IO, DB_LOST, "", "Het bestand van de gegevens is beschadigd." },
	{ SQLITE_READONLY, ERR_IO, DB_WELL, "", "Niet opgeslagen: het bestand mag alleen gelezen worden." },
	{ SQLITE_CANTOPEN, ERR_IO, DB_LOST, "", "Het bestand van de gegevens kan niet worden geopend." },
	{ SQLITE_BUSY, ERR_BUSY, DB_WELL, "", "Het bestand is even bezet. Probeer het opnieuw." },
	{ SQLITE_LOCKED, ERR_BUSY, DB_WELL, "", "Het bestand is even bezet. Probeer het opnieuw." },
};

static bool db_refuse(struct db *db, int code, const char *rule, struct err *err)
{
	if (code == SQLITE_CONSTRAINT)
		return rule_refuse_as(err, rule, "Deze waarde kan hier niet staan: %.200s", sqlite3_errmsg(db->handle));
	if (code != SQLITE_CONSTRAINT_TRIGGER)
		return rule_refuse(err, rule);
	rule_of_trigger(sqlite3_errmsg(db->handle), err);
	if (err)
		snprintf(err->rule, sizeof(err->rule), "%s", rule);
	return false;
}

bool db_fail(struct db *db, int code, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(failures); i++) {
		if (failures[i].code != code && failures[i].code != (code & 0xff))
			continue;
		if (failures[i].trouble > db->trouble)
			db->trouble = failures[i].trouble;
		if (failures[i].err == ERR_REFUSED)
			return db_refuse(db, failures[i].code, failures[i].rule, err);
		log_line("database: %s (%d)", sqlite3_errmsg(db->handle), code);
		return err_set(err, failures[i].err, "%s", failures[i].text);
	}
	log_line("database: %s (%d)", sqlite3_errmsg(db->handle), code);
	return err_set(err, ERR_INTERNAL, "Er ging iets mis in de opslag.");
}

/* The first column of the first row as text. */
static bool pragma_is(struct db *db, const char *sql, const char *expected, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);
	bool ok = false;

	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW) {
		const char *value = (const char *)sqlite3_column_text(stmt, 0);
		ok = value && strcmp(value, expected) == 0;
		if (!ok)
			err_set(err, ERR_IO, "Instelling van de database is niet %s maar %s (%s).", expected,
				value ? value : "niets", sql);
	} else {
		db_fail(db, code, err);
	}
	sqlite3_finalize(stmt);
	return ok;
}

static bool db_settle(struct db *db, bool memory, bool read_only, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(settings); i++)
		if (!db_run_script(db, settings[i], err))
			return false;
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (!read_only && !pragma_is(db, "PRAGMA journal_mode = WAL", memory ? "memory" : "wal", err))
		return false;
	return pragma_is(db, "PRAGMA synchronous", "2", err);
}

/* ---- the hats of who asks: one rule for every statement that reads or writes a note ---- */

static void wears(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct db *db = sqlite3_user_data(context);
	const char *code = (const char *)sqlite3_value_text(values[0]);
	int pet;

	(void)count;
	sqlite3_result_int(context, code && choice_value(pet_choices, code, &pet) && (db->pets & 1u << pet));
}

/* Who wears none cannot write: NULL is refused by every column. */
static void pet_worn(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct db *db = sqlite3_user_data(context);

	(void)count;
	(void)values;
	if (db->pets)
		sqlite3_result_text(context, choice_code(pet_choices, db->pets & PETS_HULP ? PET_HULP : PET_HANDHAVING), -1,
			SQLITE_STATIC);
}

static bool hats_make(struct db *db, struct err *err)
{
	int code = sqlite3_create_function(db->handle, "wears", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, db, wears, NULL, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_create_function(db->handle, "pet_worn", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, db, pet_worn, NULL,
			NULL);
	db->pets = PETS_ALL;
	return code == SQLITE_OK || db_fail(db, code, err);
}

void db_wear(struct db *db, unsigned pets)
{
	db->pets = pets;
}

/* ---- the write-ahead log, moved into the file between requests ---- */

static int log_grown(void *arg, sqlite3 *handle, const char *file, int pages)
{
	struct db *db = arg;

	(void)handle;
	(void)file;
	db->log_pages = pages;
	if (pages >= LOG_MOST_PAGES)	/* one transaction that is large, or nobody had time: not without end */
		db_tidy(db);
	return SQLITE_OK;
}

bool db_tidy_due(const struct db *db)
{
	return db && db->log_pages >= LOG_TIDY_PAGES;
}

void db_tidy(struct db *db)
{
	int code = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

	if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_LOCKED)
		log_line("the write-ahead log stays: %s", sqlite3_errstr(code));
	db->log_pages = 0;
}

/* ---- opening ---- */

/* SQLite counts its memory under a lock unless told not to; nobody asks for those counts. Before its first use. */
static void library_settle(void)
{
	static bool done;

	if (!done)
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	done = true;
}

struct db *db_open(const char *path, bool read_only, struct err *err)
{
	library_settle();

	struct db *db = mem_new(1, sizeof(*db));
	int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	int code = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (code != SQLITE_OK) {
		err_set(err, ERR_IO, "%s kan niet worden geopend: %s.", path, sqlite3_errstr(code));
		db_close(db);
		return NULL;
	}
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, BUSY_TIMEOUT_MS);
	sqlite3_wal_hook(db->handle, log_grown, db);
	if (!db_settle(db, strcmp(path, ":memory:") == 0, read_only, err) || !hats_make(db, err) || !db_feed_open(db, err)) {
		err_add(err, "%s", path);
		db_close(db);
		return NULL;
	}
	return db;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	for (int i = 0; i < DB_BUCKETS; i++)
		while (db->buckets[i]) {
			struct query *query = db->buckets[i];
			db->buckets[i] = query->next;
			sqlite3_finalize(query->stmt);
			free(query->read_map);
			free(query->bind_map);
			free(query);
		}
	sqlite3_close(db->handle);
	free(db);
}

bool db_folder(struct db *db, char *out, size_t room)
{
	const char *path = sqlite3_db_filename(db->handle, "main"), *slash = path ? strrchr(path, '/') : NULL;

	return slash && (size_t)(slash - path) < room && snprintf(out, room, "%.*s", (int)(slash - path), path) > 0;
}

bool db_copy(struct db *from, struct db *to, struct err *err)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->handle, "main", from->handle, "main");

	if (!backup)
		return db_fail(to, sqlite3_errcode(to->handle), err);
	sqlite3_backup_step(backup, -1);
	int code = sqlite3_backup_finish(backup);
	return code == SQLITE_OK || db_fail(to, code, err);
}

/* What a sealed file still allows: reading, writing rows, transactions, and asking for its condition. */
static int authorize(void *arg, int deed, const char *first, const char *second, const char *file, const char *trigger)
{
	static const char *const pragmas[] = { "data_version", "wal_checkpoint", "integrity_check", "quick_check" };

	(void)arg, (void)second, (void)file, (void)trigger;
	switch (deed) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
		return SQLITE_OK;
	case SQLITE_PRAGMA:
		for (size_t i = 0; i < COUNT_OF(pragmas); i++)
			if (strcmp(first, pragmas[i]) == 0)
				return SQLITE_OK;
		return SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

void db_seal(struct db *db)
{
	sqlite3_set_authorizer(db->handle, authorize, NULL);
}

enum db_trouble db_trouble(const struct db *db)
{
	return db->trouble;
}

void db_trouble_clear(struct db *db)
{
	if (db->trouble != DB_LOST)
		db->trouble = DB_WELL;
}

bool db_run_script(struct db *db, const char *sql, struct err *err)
{
	int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return code == SQLITE_OK || db_fail(db, code, err);
}

/* ---- transactions ---- */

bool db_begin_at(struct db *db, const char *file, int line, struct err *err)
{
	static const char BEGIN[] = "BEGIN IMMEDIATE";

	if (db->in_transaction)
		log_end(70, "database: %s:%d begins within the transaction of %s:%d", file, line, db->began_file,
			db->began_line);
	if (!query_run(db_query(db, BEGIN), err))
		return false;
	db->in_transaction = true;
	db->began_file = file;
	db->began_line = line;
	return true;
}

bool db_commit(struct db *db, struct err *err)
{
	static const char COMMIT[] = "COMMIT";

	db_end_queries(db);
	if (!query_run(db_query(db, COMMIT), err)) {
		db_rollback(db);
		return false;
	}
	db->in_transaction = false;
	return true;
}

void db_rollback(struct db *db)
{
	static const char ROLLBACK[] = "ROLLBACK";

	db_end_queries(db);
	/* A full disk or an I/O error may have ended it already. */
	if (!sqlite3_get_autocommit(db->handle))
		query_run(db_query(db, ROLLBACK), NULL);
	db->in_transaction = false;
}

/* Without it every statement still works, a little slower: no reason to fail. */
bool db_read_begin(struct db *db)
{
	static const char BEGIN[] = "BEGIN";

	return !db->in_transaction && sqlite3_get_autocommit(db->handle) && query_run(db_query(db, BEGIN), NULL);
}

void db_read_end(struct db *db, bool began)
{
	static const char END[] = "END";

	if (began)
		query_run(db_query(db, END), NULL);
}

bool db_in_transaction(const struct db *db)
{
	return db->in_transaction;
}

int64_t db_changes(const struct db *db)
{
	return sqlite3_changes64(db->handle);
}

int64_t db_written(const struct db *db)
{
	return sqlite3_total_changes64(db->handle);
}

/* A row per name; the first number is 1. */
static id numbers_take(struct db *db, const char *name, int64_t count)
{
	static const char NEXT[] =
		"INSERT INTO allocator(name, next) VALUES (:name, 1 + :count)"
		" ON CONFLICT(name) DO UPDATE SET next = next + :count RETURNING next - :count";
	struct query *query = db_query(db, NEXT);
	struct err err = ERR_INIT;

	query_text(query, ":name", name);
	query_int(query, ":count", count);
	id number = query_number(query, &err);
	if (err.code != ERR_NONE)
		log_line("database: no next number for %s", name);	/* 0: every column that gets it refuses */
	return number;
}

static struct reserve *reserve_of(struct db *db, const char *name)
{
	for (size_t i = 0; i < DB_RESERVES; i++) {
		if (!db->reserves[i].name)
			db->reserves[i].name = name;
		if (strcmp(db->reserves[i].name, name) == 0)
			return &db->reserves[i];
	}
	return NULL;
}

id db_next_many(struct db *db, const char *name, int64_t count)
{
	static const int64_t block = 4096;
	struct reserve *reserve = db->bulk ? reserve_of(db, name) : NULL;

	if (!reserve)
		return numbers_take(db, name, count);
	if (reserve->end - reserve->next < count) {
		int64_t more = count > block ? count : block;
		id first = numbers_take(db, name, more);

		if (first == 0)
			return 0;
		/* Nobody else takes any meanwhile, so that a new block stands right behind the last. */
		if (first != reserve->end)
			reserve->next = first;
		reserve->end = first + more;
	}
	reserve->next += count;
	return reserve->next - count;
}

id db_next(struct db *db, const char *name)
{
	return db_next_many(db, name, 1);
}

void db_next_back(struct db *db, const char *name, id next)
{
	struct reserve *reserve = db->bulk ? reserve_of(db, name) : NULL;

	if (reserve && next <= reserve->next)
		reserve->next = next;
}

/* What was taken and not used goes back. */
static void reserves_return(struct db *db)
{
	static const char BACK[] = "UPDATE allocator SET next = :next WHERE name = :name AND next = :end";

	for (size_t i = 0; i < DB_RESERVES && db->reserves[i].name; i++) {
		struct query *query = db_query(db, BACK);

		query_text(query, ":name", db->reserves[i].name);
		query_int(query, ":next", db->reserves[i].next);
		query_int(query, ":end", db->reserves[i].end);
		if (!query_run(query, NULL))
			log_line("database: numbers of %s are skipped", db->reserves[i].name);
	}
	memset(db->reserves, 0, sizeof(db->reserves));
}

void db_bulk(struct db *db, bool on)
{
	if (!on)
		reserves_return(db);
	db->bulk = on;
	sqlite3_set_authorizer(db->handle, NULL, NULL);
	db_run_script(db, on ? CACHE_BULK : CACHE_USUAL, NULL);
	db_seal(db);
}
