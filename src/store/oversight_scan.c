/* The clock of supervision: every day that is over is looked through once, and what is to be judged goes on the list. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "oversight_inside.h"
#include "store/feed.h"
#include "store/store.h"

enum { DAYS_AT_ONCE = 31, HOUR_MINUTES = 60 };

static const int64_t minute_ms = 60000;
static const char SCANNED[] = "toezicht_dag";	/* in the table setting: the last day that was looked through */

/* ---- how far it came ---- */

static const char FIRST_VIEW[] = "SELECT at FROM view ORDER BY seq LIMIT 1";
static const char LAST_DAY[] = "SELECT value FROM setting WHERE name = :name";

/* DAY_NONE: nobody looked at anything yet. */
static day scanned_last(struct store *store)
{
	struct query *query = db_query(store->db, LAST_DAY);
	day last = DAY_NONE;

	query_text(query, ":name", SCANNED);
	if (query_one(query, NULL))
		day_parse_iso(query_get_text(query, "value"), &last);
	query_done(query);
	if (last != DAY_NONE)
		return last;
	query = db_query(store->view_db, FIRST_VIEW);
	if (query_one(query, NULL))
		last = instant_day(query_get_instant(query, "at")) - 1;
	query_done(query);
	return last;
}

static bool scanned_set(struct call *call, day last)
{
	static const char SET[] =
		"INSERT INTO setting(name, value) VALUES (:name, :value) ON CONFLICT(name) DO UPDATE SET value = :value";
	struct query *query = db_query(call->db, SET);

	query_text(query, ":name", SCANNED);
	query_day(query, ":value", last);
	return query_run(query, &call->err);
}

instant oversight_next_due(struct store *store)
{
	day last = scanned_last(store);

	return last == DAY_NONE ? INSTANT_NONE : day_end(last + 1);
}

/* ---- the list ---- */

bool oversight_put(struct call *call, const struct oversight_line *line, id household_id)
{
	static const char PUT[] =
		"INSERT INTO oversight_item(kind, object_id, week, at, employee_id, household_id, what, why, due)"
		" VALUES (:kind, :object_id, :week, :at, :employee_id, :household, :what, :why, :due)"
		" ON CONFLICT(kind, object_id) DO NOTHING";
	struct query *query = db_query(call->db, PUT);
	struct oversight_line put = *line;

	put.week = oversight_monday(instant_day(line->at));
	query_record(query, &oversight_line_record, &put);
	query_id(query, ":household", household_id);
	return query_run(query, &call->err);
}

int64_t oversight_rule(struct call *call, const char *name)
{
	static const char RULE[] = "SELECT value FROM oversight_rule WHERE name = :name";
	struct query *query = db_query(call->db, RULE);

	query_text(query, ":name", name);
	return query_number(query, &call->err);
}

int64_t view_seq_at(struct db *view_db, instant at)
{
	static const char LAST[] = "SELECT coalesce(max(seq), 0) FROM view";
	static const char AT[] = "SELECT at FROM view WHERE seq = :seq";
	int64_t low = 1, high = query_number(db_query(view_db, LAST), NULL) + 1;

	while (low < high) {
		int64_t middle = low + (high - low) / 2;
		struct query *query = db_query(view_db, AT);

		query_int(query, ":seq", middle);
		if (query_number(query, NULL) < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- in the night ---- */

static const char AT_NIGHT[] =
	"SELECT employee_id, min(seq) AS seq, min(at) AS at, max(at) AS last, count(DISTINCT household_id) AS households"
	" FROM view WHERE seq BETWEEN :first AND :past AND act = 'open' AND household_id IS NOT NULL"
	" AND employee_id IS NOT NULL AND (at < :morning OR at >= :evening) GROUP BY employee_id ORDER BY seq";

static bool night_add(struct call *call, day on, int64_t first, int64_t past)
{
	struct query *query = db_query(call->store->view_db, AT_NIGHT);
	int64_t from = oversight_rule(call, "nacht-van"), until = oversight_rule(call, "nacht-tot");
	enum query_result result;

	query_int(query, ":first", first);
	query_int(query, ":past", past);
	query_instant(query, ":morning", day_start(on) + until * HOUR_MINUTES * minute_ms);
	query_instant(query, ":evening", day_end(on) - (24 - from) * HOUR_MINUTES * minute_ms);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct oversight_line line;
		char begin[INSTANT_BYTES], end[INSTANT_BYTES];
		long long households = query_get_int(query, "households");

		record_init(&oversight_line_record, &line);
		line.kind = OVERSIGHT_NIGHT;
		line.object_id = query_get_int(query, "seq");
		line.at = query_get_instant(query, "at");
		line.employee_id = query_get_int(query, "employee_id");
		line.due = oversight_due(call->today - 1);
		instant_nl(line.at, begin);
		instant_nl(query_get_instant(query, "last"), end);
		snprintf(line.what, sizeof(line.what), "opende %lld %s tussen %s en %s uur", households,
			households == 1 ? "dossier" : "dossiers", begin + strlen(begin) - 5, end + strlen(end) - 5);
		snprintf(line.why, sizeof(line.why), "Dossiers geopend tussen %lld en %lld uur, als bijna niemand werkt.",
			(long long)from, (long long)until);
		if (!oversight_put(call, &line, 0))
			return false;
	}
	return result == QUERY_DONE;
}

/* ---- one day ---- */

static const char OPENED[] =
	"SELECT employee_id, household_id, min(seq) AS seq, min(at) AS at, ground FROM view"
	" WHERE seq BETWEEN :first AND :past AND act = 'open' AND household_id IS NOT NULL AND employee_id IS NOT NULL"
	" GROUP BY employee_id, household_id ORDER BY employee_id, seq";

static bool opened_read(struct call *call, int64_t first, int64_t past, struct opened **rows, size_t *count)
{
	struct query *query = db_query(call->store->view_db, OPENED);
	enum query_result result;

	query_int(query, ":first", first);
	query_int(query, ":past", past);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		if (*count % 64 == 0)
			*rows = mem_grow(*rows, *count + 64, sizeof(**rows));
		struct opened *row = &(*rows)[(*count)++];
		*row = (struct opened){ query_get_int(query, "employee_id"), query_get_int(query, "household_id"),
			query_get_int(query, "seq"), query_get_instant(query, "at"), "" };
		snprintf(row->ground, sizeof(row->ground), "%.32s", query_get_text(query, "ground"));
	}
	return result == QUERY_DONE;
}

static bool day_scan(struct call *call, day on)
{
	int64_t first = view_seq_at(call->store->view_db, day_start(on));
	int64_t past = view_seq_at(call->store->view_db, day_end(on)) - 1;
	struct opened *rows = NULL;
	size_t count = 0;
	bool ok = past < first || (opened_read(call, first, past, &rows, &count) &&
		oversight_home(call, on, rows, count) && oversight_many(call, on, rows, count) &&
		night_add(call, on, first, past));

	free(rows);
	return ok && (day_weekday(on) != 7 || oversight_sample(call, oversight_monday(on)));
}

/* ---- all that are over ---- */

struct scan {
	day from, until;	/* both looked through */
};

static bool days_scan(struct call *call, void *arg)
{
	static const char LINES[] = "SELECT count(*) FROM oversight_item";
	const struct scan *scan = arg;
	int64_t before = query_number(db_query(call->db, LINES), &call->err), found;
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	for (day on = scan->from; on <= scan->until; on++)
		if (!day_scan(call, on))
			return false;
	found = query_number(db_query(call->db, LINES), &call->err) - before;
	day_nl(scan->from, from);
	day_nl(scan->until, until);
	call_about(call, 0, "oversight", 0, "%s tot en met %s: %lld regels", from, until, (long long)found);
	if (found > 0)
		ring_role(call, ROLE_PRIVACY_OFFICER, 0, "oversight", 0, "Toezicht: %lld nieuwe regels te beoordelen.",
			(long long)found);
	return call->err.code == ERR_NONE && scanned_set(call, scan->until);
}

bool oversight_run_due(struct store *store, instant now, struct err *err)
{
	day last = scanned_last(store), over = instant_day(now) - 1;

	while (last != DAY_NONE && last < over) {
		struct scan scan = { last + 1, over < last + DAYS_AT_ONCE ? over : last + DAYS_AT_ONCE };

		if (!call_as_clock(store, now, "toezicht", days_scan, &scan, err))
			return false;
		last = scan.until;
	}
	return true;
}
