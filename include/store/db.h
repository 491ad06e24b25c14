/* The thin skin over SQLite: cached statements, named values, records by their field table. Only src/store knows SQL. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "domain/field.h"

struct db;
struct query;	/* one prepared statement */

enum query_result { QUERY_ROW, QUERY_DONE, QUERY_FAILED };

/* What a file went through since it was opened; the worst is kept. */
enum db_trouble {
	DB_WELL,
	DB_FULL,	/* the disk was full: that transaction was not stored */
	DB_BAD_VALUE,	/* a row held what its record cannot hold (too long, unknown choice): the answer is no good */
	DB_LOST,	/* an I/O error: the outcome of the transaction is unknown until the file is opened again */
};

/*
 * Opens (or makes) one file with the settings of docs/schema.md: WAL, FULL (read back), foreign keys, temp in memory,
 * no trusted schema. ":memory:" for tests. Runs no migration.
 */
struct db *db_open(const char *path, bool read_only, struct err *err);
void db_close(struct db *db);
/* Where its file stands; false for one in memory, or when there is no room. */
bool db_folder(struct db *db, char *out, size_t room);
/* Everything of `from` into `to`, page by page; what was in `to` is gone. Both are open and in no transaction. */
bool db_copy(struct db *from, struct db *to, struct err *err);
/*
 * For a transaction of millions of rows: more memory for pages, and numbers by the thousand, until it is switched off
 * in the same transaction.
 */
void db_bulk(struct db *db, bool on);
/* Numbers from `next` on that were taken last and are not used: they go back. Only while db_bulk is on. */
void db_next_back(struct db *db, const char *name, id next);
/*
 * The indexes of a table, but for those of its UNIQUE columns: gone, and the script that makes them again is added to
 * `again`. Both within the transaction that fills the table.
 */
bool db_indexes_drop(struct db *db, const char *table, struct buf *again, struct err *err);
bool db_indexes_make(struct db *db, const struct buf *again, struct err *err);
/* After the migrations: no statement may change the schema, attach a file or change a setting any more. */
void db_seal(struct db *db);
enum db_trouble db_trouble(const struct db *db);
/*
 * Moving the write-ahead log into the file takes some 20 ms of disk, so it is done between requests and not within a
 * commit: due from 1,000 pages on. (From 16,000 pages a commit does it itself.)
 */
bool db_tidy_due(const struct db *db);
void db_tidy(struct db *db);
/* Forgets DB_FULL and DB_BAD_VALUE, so that the next request is judged by itself; DB_LOST stays. */
void db_trouble_clear(struct db *db);
/* Several statements with ; between, for migrations. */
bool db_run_script(struct db *db, const char *sql, struct err *err);

/* sql is a constant: it is prepared once per db and cached by its address. Never NULL: a wrong statement ends the process. */
struct query *db_query(struct db *db, const char *sql);
/* Values by :name. A name that the statement lacks is a programming error (assert). Texts are copied. */
void query_int(struct query *query, const char *name, int64_t value);
void query_id(struct query *query, const char *name, id value);		/* 0 -> NULL */
void query_text(struct query *query, const char *name, const char *text);	/* NULL or "" -> NULL */
void query_plain(struct query *query, const char *name, const char *text);	/* "" stays "" */
void query_day(struct query *query, const char *name, day value);
void query_instant(struct query *query, const char *name, instant value);
void query_blob(struct query *query, const char *name, const void *bytes, size_t count);
/* Binds every field of the record that the statement names (":what"). */
void query_record(struct query *query, const struct record *record, const void *data);

/* One step. QUERY_DONE and QUERY_FAILED reset the statement. A failed constraint or RAISE is ERR_REFUSED with its text. */
enum query_result query_step(struct query *query, struct err *err);
/* Steps to the end; false on failure. */
bool query_run(struct query *query, struct err *err);
/*
 * Runs a statement that reads the table feed(k, id), of which the rows are what `next` gives, one after the other; a key
 * stays borrowed until the next call. One at a time. Millions of rows cost a third less than as many statements.
 */
bool db_feed(struct db *db, const char *sql, bool (*next)(void *arg, const char **key, id *about), void *arg,
	struct err *err);
/*
 * From now on there is a table `name` with the columns of the record, of which the rows are what query_rows gives: they
 * stand one behind the other in memory. `at` is the row that the statement came to: after a failure the bad one.
 */
bool db_rows_open(struct db *db, const char *name, const struct record *record, struct err *err);
bool query_rows(struct query *query, const void *rows, size_t count, size_t *at, struct err *err);
/* First row only: true with a row (read it, then query_done); false with ERR_NONE when there is none. */
bool query_one(struct query *query, struct err *err);
void query_done(struct query *query);		/* resets; welcome at any time */
/* query_done of every statement that was left halfway; the door does so after each request. */
void db_end_queries(struct db *db);

/* Reads columns by name into the record's fields; fields without a column stay as they are. Texts are malloc'd. */
void query_read(struct query *query, const struct record *record, void *data);
/* Every row of it as an array of records, in *(struct X **)out; the caller frees. */
bool query_array(struct query *query, const struct record *record, void *out, size_t *count, struct err *err);
int64_t query_get_int(struct query *query, const char *column);	/* NULL -> 0 */
bool query_is_null(struct query *query, const char *column);
const char *query_get_text(struct query *query, const char *column);	/* NULL -> ""; borrowed until the next step */
day query_get_day(struct query *query, const char *column);
instant query_get_instant(struct query *query, const char *column);
const void *query_get_blob(struct query *query, const char *column, size_t *count);

/*
 * The hats that who asks wears, for the SQL function wears(pet) - may a note of this hat be read - and pet_worn(), the
 * hat under which something is written. Both hats at first: for the clock and for tests below the door.
 */
void db_wear(struct db *db, unsigned pets);

/* One number from a statement without or with bound values (first column of the first row; 0 when none). */
int64_t query_number(struct query *query, struct err *err);

/* BEGIN IMMEDIATE. Nesting is a programming error: the message names who began. */
#define db_begin(db, err) db_begin_at((db), __FILE__, __LINE__, (err))
bool db_begin_at(struct db *db, const char *file, int line, struct err *err);
bool db_commit(struct db *db, struct err *err);
void db_rollback(struct db *db);
bool db_in_transaction(const struct db *db);
int64_t db_changes(const struct db *db);
/* Another number than before: something was written since, also when it was undone again. */
int64_t db_written(const struct db *db);	/* rows of the last statement */

/*
 * Between these, many statements that only read: they see one state of the file, and take its lock once instead of once
 * each. True when there is something to end: within a transaction nothing has to be done.
 */
bool db_read_begin(struct db *db);
void db_read_end(struct db *db, bool began);

/* Next number of an allocator row; inside a transaction. */
id db_next(struct db *db, const char *name);
/* Steps that the machine of SQLite has done until now: the same work is the same number, whatever the clock says. */
int64_t db_steps(struct db *db);
/* The first of `count` numbers in a row. */
id db_next_many(struct db *db, const char *name, int64_t count);
#define db_next_id(db) db_next((db), "id")

#endif
