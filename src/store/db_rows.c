/*
 * A table with the columns of a record, of which the rows stand in memory while a statement reads them: for inserting
 * many of them with one statement instead of one statement each.
 */
#include "db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct rows_table {
	sqlite3_vtab base;
	struct db *db;
	const struct record *record;
};

struct rows_cursor {
	sqlite3_vtab_cursor base;
	const struct rows_table *table;
	size_t at;
};

static int rows_connect(sqlite3 *handle, void *arg, int count, const char *const *words, sqlite3_vtab **out, char **text)
{
	struct db_rows *rows = arg;
	struct rows_table *table = mem_new(1, sizeof(*table));
	struct buf sql = BUF_INIT;
	int code;

	(void)count, (void)words, (void)text;
	table->db = rows->db;
	table->record = rows->record;
	buf_text(&sql, "CREATE TABLE x(");
	for (size_t i = 0; i < rows->record->count; i++)
		buf_format(&sql, "%s\"%s\"", i ? ", " : "", rows->record->fields[i].name);
	buf_text(&sql, ")");
	code = sqlite3_declare_vtab(handle, sql.data);
	buf_free(&sql);
	*out = &table->base;
	return code;
}

static int rows_disconnect(sqlite3_vtab *table)
{
	free(table);
	return SQLITE_OK;
}

/* There is one way: from the first to the last. */
static int rows_plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
	(void)table;
	info->estimatedRows = 1000;
	return SQLITE_OK;
}

static int rows_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
	struct rows_cursor *cursor = mem_new(1, sizeof(*cursor));

	cursor->table = (struct rows_table *)table;
	*out = &cursor->base;
	return SQLITE_OK;
}

static int rows_close(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int rows_begin(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **values)
{
	struct rows_cursor *cursor = (struct rows_cursor *)base;

	(void)plan, (void)text, (void)count, (void)values;
	cursor->at = cursor->table->db->row_at = 0;
	return SQLITE_OK;
}

static int rows_next(sqlite3_vtab_cursor *base)
{
	struct rows_cursor *cursor = (struct rows_cursor *)base;

	cursor->table->db->row_at = ++cursor->at;
	return SQLITE_OK;
}

static int rows_end(sqlite3_vtab_cursor *base)
{
	const struct rows_cursor *cursor = (struct rows_cursor *)base;

	return cursor->at >= cursor->table->db->row_count;
}

static int rows_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
	const struct rows_cursor *cursor = (struct rows_cursor *)base;
	const struct record *record = cursor->table->record;

	field_result(context, &record->fields[column], cursor->table->db->rows + cursor->at * record->size);
	return SQLITE_OK;
}

static int rows_number(sqlite3_vtab_cursor *base, sqlite3_int64 *row)
{
	*row = (sqlite3_int64)((struct rows_cursor *)base)->at;
	return SQLITE_OK;
}

bool db_rows_open(struct db *db, const char *name, const struct record *record, struct err *err)
{
	static const sqlite3_module module = {
		.xConnect = rows_connect, .xDisconnect = rows_disconnect, .xBestIndex = rows_plan, .xOpen = rows_open,
		.xClose = rows_close, .xFilter = rows_begin, .xNext = rows_next, .xEof = rows_end, .xColumn = rows_column,
		.xRowid = rows_number,
	};
	struct db_rows *rows = mem_new(1, sizeof(*rows));

	*rows = (struct db_rows){ db, record };
	int code = sqlite3_create_module_v2(db->handle, name, &module, rows, free);
	return code == SQLITE_OK || db_fail(db, code, err);
}

bool query_rows(struct query *query, const void *rows, size_t count, size_t *at, struct err *err)
{
	bool ok;

	query->db->rows = rows;
	query->db->row_count = count;
	ok = query_run(query, err);
	*at = query->db->row_at < count ? query->db->row_at : count - 1;
	query->db->rows = NULL;
	query->db->row_count = 0;
	return ok;
}
