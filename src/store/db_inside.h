/* The inside of db.h: for the files db*.c only. */
#ifndef STORE_DB_INSIDE_H
#define STORE_DB_INSIDE_H

#include <sqlite3.h>

#include "store/db.h"

struct query {
	struct query *next;		/* in its bucket */
	struct db *db;
	const char *sql;		/* its address is its name */
	sqlite3_stmt *stmt;
	bool busy;			/* between its first step and its end */
	/* Where the columns of the last record that was read go: column -> field number, -1 none. */
	const struct record *read_record;
	int16_t *read_map;
	/* And where its values come from: place - 1 -> field number, -1 none. */
	const struct record *bind_record;
	int16_t *bind_map;
};

enum { DB_BUCKETS = 256, DB_RESERVES = 4 };

struct db {
	sqlite3 *handle;
	struct query *buckets[DB_BUCKETS];
	bool in_transaction;
	const char *began_file;
	int began_line;
	enum db_trouble trouble;
	int log_pages;			/* of the write-ahead log after the last commit */
	unsigned pets;			/* db_wear */
	bool bulk;			/* db_bulk: numbers are taken from the allocator by the thousand */
	struct reserve {
		const char *name;
		id next, end;
	} reserves[DB_RESERVES];
	bool (*feed)(void *arg, const char **key, id *about);	/* rows of the table feed; NULL: none */
	void *feed_arg;
	const char *rows;		/* of the statement that query_rows runs; NULL: none */
	size_t row_count, row_at;
};

/* A table of db_rows_open. */
struct db_rows {
	struct db *db;
	const struct record *record;
};

/* The value of a field as the answer of a function or the column of a row; the record stays as it is meanwhile. */
void field_result(sqlite3_context *context, const struct field *field, const void *data);

/* The table feed exists from now on. */
bool db_feed_open(struct db *db, struct err *err);

/* Fills err from the last failure of SQLite and remembers trouble; returns false. */
bool db_fail(struct db *db, int code, struct err *err);
/* Programming errors: logs what and the statement, then ends the process. */
_Noreturn void query_wrong(const struct query *query, const char *what, const char *name);

#endif
