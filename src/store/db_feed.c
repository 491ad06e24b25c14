/* The table feed(k, id): rows that a function gives while a statement reads them, for writing millions at once. */
#include "db_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct feed_table {
	sqlite3_vtab base;
	struct db *db;
};

struct feed_cursor {
	sqlite3_vtab_cursor base;
	struct db *db;
	const char *key;		/* NULL: at the end */
	id about;
	int64_t row;
};

static int feed_connect(sqlite3 *handle, void *arg, int count, const char *const *words, sqlite3_vtab **out, char **text)
{
	struct feed_table *table = mem_new(1, sizeof(*table));

	(void)count, (void)words, (void)text;
	table->db = arg;
	*out = &table->base;
	return sqlite3_declare_vtab(handle, "CREATE TABLE feed(k TEXT, id INTEGER)");
}

static int feed_disconnect(sqlite3_vtab *table)
{
	free(table);
	return SQLITE_OK;
}

/* There is one way: from the first to the last. */
static int feed_plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
	(void)table;
	info->estimatedRows = 1000000;
	return SQLITE_OK;
}

static int feed_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
	struct feed_cursor *cursor = mem_new(1, sizeof(*cursor));

	cursor->db = ((struct feed_table *)table)->db;
	*out = &cursor->base;
	return SQLITE_OK;
}

static int feed_close(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int feed_next(sqlite3_vtab_cursor *base)
{
	struct feed_cursor *cursor = (struct feed_cursor *)base;

	cursor->row++;
	if (!cursor->db->feed || !cursor->db->feed(cursor->db->feed_arg, &cursor->key, &cursor->about))
		cursor->key = NULL;
	return SQLITE_OK;
}

static int feed_begin(sqlite3_vtab_cursor *cursor, int plan, const char *text, int count, sqlite3_value **values)
{
	(void)plan, (void)text, (void)count, (void)values;
	return feed_next(cursor);
}

static int feed_end(sqlite3_vtab_cursor *cursor)
{
	return ((struct feed_cursor *)cursor)->key == NULL;
}

static int feed_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
	struct feed_cursor *cursor = (struct feed_cursor *)base;

	if (column == 0)
		sqlite3_result_text(context, cursor->key, -1, SQLITE_STATIC);
	else
		sqlite3_result_int64(context, cursor->about);
	return SQLITE_OK;
}

static int feed_row(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
	*row = ((struct feed_cursor *)cursor)->row;
	return SQLITE_OK;
}

bool db_feed_open(struct db *db, struct err *err)
{
	static const sqlite3_module module = {
		.xConnect = feed_connect, .xDisconnect = feed_disconnect, .xBestIndex = feed_plan, .xOpen = feed_open,
		.xClose = feed_close, .xFilter = feed_begin, .xNext = feed_next, .xEof = feed_end, .xColumn = feed_column,
		.xRowid = feed_row,
	};
	int code = sqlite3_create_module_v2(db->handle, "feed", &module, db, NULL);

	return code == SQLITE_OK || db_fail(db, code, err);
}

bool db_feed(struct db *db, const char *sql, bool (*next)(void *arg, const char **key, id *about), void *arg,
	struct err *err)
{
	bool ok;

	db->feed = next;
	db->feed_arg = arg;
	ok = query_run(db_query(db, sql), err);
	db->feed = NULL;
	return ok;
}
