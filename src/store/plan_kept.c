/* Answers about a plan that several people read again after each change, and who has seen it. */
#include "store/plan_kept.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "store/store.h"

enum { PLANS_KEPT = 8, SEEN_MOST = 256, SEEN_LATER_MS = 2000 };

/* Valid as long as nothing was written to the file, on this day, for these hats. */
struct plan_answer {
	id household_id;		/* 0: a free place */
	int64_t written;
	day today;
	unsigned pets;
	struct rows rows;
};

struct sight {
	id employee_id, household_id;
	instant at;
};

struct plans_kept {
	struct plan_answer answers[PLANS_KEPT];
	size_t next;			/* the place that is taken next */
	struct sight seen[SEEN_MOST];
	size_t seen_count;
	instant seen_due;
};

struct plans_kept *plans_kept_new(void)
{
	struct plans_kept *kept = mem_new(1, sizeof(*kept));

	kept->seen_due = INSTANT_NONE;
	return kept;
}

void plans_kept_free(struct plans_kept *kept)
{
	if (!kept)
		return;
	for (size_t i = 0; i < PLANS_KEPT; i++)
		rows_free(&kept->answers[i].rows);
	free(kept);
}

/* ---- answers ------------------------------------------------------------------------------------------------------ */

static void rows_copy(struct rows *to, const struct rows *from, size_t first)
{
	for (size_t i = first; i < from->count; i++)
		rows_add(to, from->row[i].record, from->row[i].data);
}

bool plan_kept_answer(struct call *call, id household_id)
{
	struct plans_kept *kept = call->store->plans;

	for (size_t i = 0; i < PLANS_KEPT; i++) {
		const struct plan_answer *answer = &kept->answers[i];

		if (answer->household_id != household_id || answer->written != db_written(call->db) ||
				answer->today != call->today || answer->pets != call->actor->pets)
			continue;
		rows_copy(&call->out->rows, &answer->rows, 0);
		return true;
	}
	return false;
}

static struct plan_answer *answer_place(struct plans_kept *kept, id household_id)
{
	for (size_t i = 0; i < PLANS_KEPT; i++)
		if (kept->answers[i].household_id == household_id)
			return &kept->answers[i];
	kept->next = (kept->next + 1) % PLANS_KEPT;
	return &kept->answers[kept->next];
}

void plan_keep(struct call *call, id household_id, size_t first)
{
	struct plan_answer *answer = answer_place(call->store->plans, household_id);

	rows_free(&answer->rows);
	*answer = (struct plan_answer){ household_id, db_written(call->db), call->today, call->actor->pets, ROWS_INIT };
	rows_copy(&answer->rows, &call->out->rows, first);
}

/* ---- who has seen it ---------------------------------------------------------------------------------------------- */

static struct sight *sight_place(struct store *store, id employee_id, id household_id)
{
	struct plans_kept *kept = store->plans;

	for (size_t i = 0; i < kept->seen_count; i++)
		if (kept->seen[i].employee_id == employee_id && kept->seen[i].household_id == household_id)
			return &kept->seen[i];
	if (kept->seen_count == SEEN_MOST)
		plan_seen_write(store);
	return &kept->seen[kept->seen_count++];
}

void plan_seen(struct call *call, id household_id)
{
	struct plans_kept *kept = call->store->plans;

	*sight_place(call->store, call->actor->employee_id, household_id) =
		(struct sight){ call->actor->employee_id, household_id, call->now };
	if (kept->seen_due == INSTANT_NONE)
		kept->seen_due = call->now + SEEN_LATER_MS;
}

instant plan_seen_due(const struct store *store)
{
	return store->plans->seen_due;
}

/* Only when there is something newer by somebody else: reading the same plan again costs no disk. */
static bool sight_write(struct db *db, const struct sight *sight, struct err *err)
{
	static const char SEEN[] =
		"INSERT INTO seen(employee_id, household_id, at) SELECT :employee_id, :household_id, :at"
		" WHERE NOT EXISTS (SELECT 1 FROM seen s WHERE s.employee_id = :employee_id AND s.household_id = :household_id"
		"  AND s.at >= (SELECT coalesce(max(c.at), 0) FROM change c WHERE c.household_id = :household_id))"
		" ON CONFLICT(employee_id, household_id) DO UPDATE SET at = max(at, excluded.at)";
	struct query *query = db_query(db, SEEN);

	query_id(query, ":employee_id", sight->employee_id);
	query_id(query, ":household_id", sight->household_id);
	query_instant(query, ":at", sight->at);
	return query_run(query, err);
}

void plan_seen_write(struct store *store)
{
	struct plans_kept *kept = store->plans;
	struct err err = ERR_INIT;
	bool ok = kept->seen_count == 0 || db_begin(store->db, &err);

	if (kept->seen_count > 0 && ok) {
		for (size_t i = 0; ok && i < kept->seen_count; i++)
			ok = sight_write(store->db, &kept->seen[i], &err);
		if (ok)
			ok = db_commit(store->db, &err);
		else
			db_rollback(store->db);
	}
	if (!ok)
		log_line("who saw which plan: %s", err.text);
	kept->seen_count = 0;
	kept->seen_due = INSTANT_NONE;
}
