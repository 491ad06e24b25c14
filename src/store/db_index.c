/* Indexes of tables that are being filled by the million: gone meanwhile, and made again from sorted rows at the end. */
#include "db_inside.h"

/* What a sealed file forbids, for the database itself. */
static bool unsealed(struct db *db, const char *sql, struct err *err)
{
	bool ok;

	sqlite3_set_authorizer(db->handle, NULL, NULL);
	ok = db_run_script(db, sql, err);
	db_seal(db);
	return ok;
}

bool db_indexes_drop(struct db *db, const char *table, struct buf *again, struct err *err)
{
	static const char INDEXES[] =
		"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = :table AND sql IS NOT NULL ORDER BY rowid";
	struct query *query = db_query(db, INDEXES);
	struct buf drop = BUF_INIT;
	enum query_result result;
	bool ok;

	query_text(query, ":table", table);
	while ((result = query_step(query, err)) == QUERY_ROW) {
		buf_format(&drop, "DROP INDEX \"%s\";", query_get_text(query, "name"));
		buf_format(again, "%s;", query_get_text(query, "sql"));
	}
	ok = result == QUERY_DONE && (drop.used == 0 || unsealed(db, drop.data, err));
	buf_free(&drop);
	return ok;
}

bool db_indexes_make(struct db *db, const struct buf *again, struct err *err)
{
	return again->used == 0 || unsealed(db, again->data, err);
}
