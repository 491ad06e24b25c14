/* Prepared statements: found by the address of their text, bound by name, stepped, read by column name. */
#include "db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"

void query_wrong(const struct query *query, const char *what, const char *name)
{
	log_end(70, "database: %s %s in: %s", what, name, query->sql);
}

static struct query **bucket(struct db *db, const char *sql)
{
	return &db->buckets[((uintptr_t)sql >> 4) % DB_BUCKETS];
}

static struct query *query_new(struct db *db, const char *sql)
{
	struct query *query = mem_new(1, sizeof(*query));

	query->db = db;
	query->sql = sql;
	if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &query->stmt, NULL) != SQLITE_OK)
		query_wrong(query, "wrong statement:", sqlite3_errmsg(db->handle));
	query->next = *bucket(db, sql);
	*bucket(db, sql) = query;
	return query;
}

struct query *db_query(struct db *db, const char *sql)
{
	struct query *query = *bucket(db, sql);

	while (query && query->sql != sql)
		query = query->next;
	if (!query)
		return query_new(db, sql);
	if (query->busy)
		query_wrong(query, "statement is still being stepped", "(query_done is missing, or it is used twice at once)");
	sqlite3_clear_bindings(query->stmt);
	return query;
}

int64_t db_steps(struct db *db)
{
	int64_t steps = 0;

	for (int i = 0; i < DB_BUCKETS; i++)
		for (struct query *query = db->buckets[i]; query; query = query->next)
			steps += sqlite3_stmt_status(query->stmt, SQLITE_STMTSTATUS_VM_STEP, 0);
	return steps;
}

void db_end_queries(struct db *db)
{
	for (int i = 0; i < DB_BUCKETS; i++)
		for (struct query *query = db->buckets[i]; query; query = query->next)
			query_done(query);
}

void query_done(struct query *query)
{
	if (query->busy)
		sqlite3_reset(query->stmt);
	query->busy = false;
}

/* ---- values in ---- */

static int place_of(struct query *query, const char *name)
{
	int place = sqlite3_bind_parameter_index(query->stmt, name);

	if (place == 0)
		query_wrong(query, "no value", name);
	return place;
}

void query_int(struct query *query, const char *name, int64_t value)
{
	sqlite3_bind_int64(query->stmt, place_of(query, name), value);
}

void query_id(struct query *query, const char *name, id value)
{
	if (value)
		sqlite3_bind_int64(query->stmt, place_of(query, name), value);
	else
		sqlite3_bind_null(query->stmt, place_of(query, name));
}

void query_plain(struct query *query, const char *name, const char *text)
{
	sqlite3_bind_text(query->stmt, place_of(query, name), text, -1, SQLITE_TRANSIENT);
}

void query_text(struct query *query, const char *name, const char *text)
{
	if (text && *text)
		query_plain(query, name, text);
	else
		sqlite3_bind_null(query->stmt, place_of(query, name));
}

void query_day(struct query *query, const char *name, day value)
{
	char iso[DAY_ISO_BYTES];

	day_iso(value, iso);
	query_text(query, name, iso);
}

void query_instant(struct query *query, const char *name, instant value)
{
	if (value == INSTANT_NONE)
		sqlite3_bind_null(query->stmt, place_of(query, name));
	else
		sqlite3_bind_int64(query->stmt, place_of(query, name), value);
}

void query_blob(struct query *query, const char *name, const void *bytes, size_t count)
{
	sqlite3_bind_blob64(query->stmt, place_of(query, name), bytes, count, SQLITE_TRANSIENT);
}

/* ---- running ---- */

enum query_result query_step(struct query *query, struct err *err)
{
	query->busy = true;
	int code = sqlite3_step(query->stmt);
	if (code == SQLITE_ROW)
		return QUERY_ROW;
	query_done(query);
	if (code == SQLITE_DONE)
		return QUERY_DONE;
	db_fail(query->db, code, err);
	return QUERY_FAILED;
}

bool query_run(struct query *query, struct err *err)
{
	for (;;)
		switch (query_step(query, err)) {
		case QUERY_ROW:
			continue;
		case QUERY_DONE:
			return true;
		case QUERY_FAILED:
			return false;
		}
}

bool query_one(struct query *query, struct err *err)
{
	if (err)
		*err = ERR_INIT;
	return query_step(query, err) == QUERY_ROW;
}

/* Stepped to its end, so that RETURNING has done its work. */
int64_t query_number(struct query *query, struct err *err)
{
	int64_t number = 0;

	if (err)
		*err = ERR_INIT;
	if (query_step(query, err) != QUERY_ROW)
		return 0;
	number = sqlite3_column_int64(query->stmt, 0);
	return query_run(query, err) ? number : 0;
}

/* ---- values out ---- */

static int column_of(struct query *query, const char *name)
{
	int columns = sqlite3_column_count(query->stmt);

	for (int i = 0; i < columns; i++)
		if (strcmp(sqlite3_column_name(query->stmt, i), name) == 0)
			return i;
	query_wrong(query, "no column", name);
}

int64_t query_get_int(struct query *query, const char *column)
{
	return sqlite3_column_int64(query->stmt, column_of(query, column));
}

bool query_is_null(struct query *query, const char *column)
{
	return sqlite3_column_type(query->stmt, column_of(query, column)) == SQLITE_NULL;
}

const char *query_get_text(struct query *query, const char *column)
{
	const char *text = (const char *)sqlite3_column_text(query->stmt, column_of(query, column));

	return text ? text : "";
}

day query_get_day(struct query *query, const char *column)
{
	const char *text = query_get_text(query, column);
	day value = DAY_NONE;

	if (*text && !day_parse_iso(text, &value)) {
		log_line("database: %s is no day in: %s", column, query->sql);
		query->db->trouble = query->db->trouble > DB_BAD_VALUE ? query->db->trouble : DB_BAD_VALUE;
	}
	return value;
}

instant query_get_instant(struct query *query, const char *column)
{
	return query_is_null(query, column) ? INSTANT_NONE : query_get_int(query, column);
}

const void *query_get_blob(struct query *query, const char *column, size_t *count)
{
	int place = column_of(query, column);
	const void *bytes = sqlite3_column_blob(query->stmt, place);

	*count = (size_t)sqlite3_column_bytes(query->stmt, place);
	return bytes;
}
