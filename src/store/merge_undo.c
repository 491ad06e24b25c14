/* A merge that was wrong: what went over goes back, what was added since stays and is counted. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "merge_inside.h"

/* ---- who may ---- */

/* Who had the regie of the household that went up may undo it, and who merged. */
static bool undo_mine(struct call *call, const struct merge *merge)
{
	static const char WAS_REGISSEUR[] =
		"SELECT EXISTS(SELECT 1 FROM merge_row r JOIN regie x ON x.id = r.object_id WHERE r.merge_id = :id"
		" AND r.kind = 'regie' AND (r.field = 'until' OR (r.field = '' AND x.until IS NULL)) AND x.employee_id = :me)";
	struct query *query = db_query(call->db, WAS_REGISSEUR);

	query_id(query, ":id", merge->id);
	query_id(query, ":me", call->actor->employee_id);
	return merge->employee_id == call->actor->employee_id || query_number(query, &call->err) != 0;
}

static bool undo_may(struct call *call, const struct merge *merge)
{
	id now_id = household_survivor(call->db, merge->into_id), holder;

	if (!call_may(call, DEED_EDIT, now_id))
		return call->err.code != ERR_MISSING ? false : rule_missing(&call->err, "huishouden.geen");
	holder = regie_holder(call->db, now_id);
	if (!holder || holder == call->actor->employee_id || undo_mine(call, merge) || call_may(call, DEED_REGIE, now_id))
		return true;
	call->err = ERR_INIT;
	return rule_refuse_as(&call->err, "samenvoegen.regie", "Ongedaan maken doet de regisseur, wie samenvoegde, of de teamleider");
}

/* The last one first: a later merge rests on this one. */
static bool undo_is_last(struct call *call, const struct merge *merge)
{
	static const char LATER[] =
		"SELECT h.huishoudnummer FROM merge l JOIN household h"
		" ON h.id = CASE l.into_id WHEN :into_id THEN l.from_id ELSE l.into_id END"
		" WHERE l.id > :id AND l.undone IS NULL AND :into_id IN (l.into_id, l.from_id) ORDER BY l.id DESC LIMIT 1";
	struct query *query;
	char nummer[HUISHOUDNUMMER_BYTES];

	if (merge->undone != INSTANT_NONE)
		return rule_refuse(&call->err, "samenvoegen.terug");
	query = db_query(call->db, LATER);
	query_id(query, ":id", merge->id);
	query_id(query, ":into_id", merge->into_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	snprintf(nummer, sizeof(nummer), "%s", query_get_text(query, "huishoudnummer"));
	query_done(query);
	return rule_refuse_as(&call->err, "samenvoegen.later", "De latere samenvoeging met %s rust op deze", nummer);
}

/* ---- going back ---- */

#define FOLLOWS(table, parent, column) \
	"INSERT OR IGNORE INTO merge_row(merge_id, kind, object_id) SELECT :id, '" table "', t.id FROM " table " t" \
	" WHERE t.household_id = :into_id AND t.id > :id AND t." column " IN (SELECT object_id FROM merge_row" \
	" WHERE merge_id = :id AND kind = '" parent "' AND field = '')"

/* What was added since to something that goes back, goes with it: a goal of its plan, an action of its goal. */
static bool followers_write(struct call *call, const struct merge *merge)
{
	static const char GOALS[] = FOLLOWS("goal", "plan", "plan_id");
	static const char ACTIONS[] = FOLLOWS("action", "goal", "goal_id");
	static const char AANVRAGEN[] = FOLLOWS("aanvraag", "melding", "melding_id");
	static const char DECISIONS[] = FOLLOWS("decision", "goal", "goal_id");
	static const char DECISIONS_ASKED[] = FOLLOWS("decision", "aanvraag", "aanvraag_id");
	static const char ESCALATIONS[] = FOLLOWS("escalation", "decision", "decision_id");
	static const char DOCUMENTS[] = FOLLOWS("document", "goal", "goal_id");
	static const char DOCUMENTS_DECIDED[] = FOLLOWS("document", "decision", "decision_id");
	const char *const steps[] = { GOALS, ACTIONS, AANVRAGEN, DECISIONS, DECISIONS_ASKED, ESCALATIONS, DOCUMENTS,
		DOCUMENTS_DECIDED };

	for (size_t i = 0; i < COUNT_OF(steps); i++)
		if (!merge_step(call, steps[i], merge))
			return false;
	return true;
}

static bool rows_back(struct call *call, const struct merge *merge)
{
	static const char MADE[] =
		"DELETE FROM involvement WHERE until IS NULL AND id IN (SELECT object_id FROM merge_row WHERE merge_id = :id"
		" AND kind = 'involvement' AND field = '+')";
	static const char INTO[] = "UPDATE household SET version = version + 1 WHERE id = :into_id";
	static const char FROM[] = "UPDATE household SET merged_into = NULL, version = version + 1 WHERE id = :from_id";

	for (const struct merge_table *table = merge_tables; table->table; table++)
		if (!merge_step(call, table->back, merge))
			return false;
	for (const struct merge_column *column = merge_columns; column->set; column++)
		if (!merge_step(call, column->back, merge))
			return false;
	return merge_step(call, MADE, merge) && merge_step(call, INTO, merge) && merge_step(call, FROM, merge);
}

static bool undo_write(struct call *call, const struct merge *merge)
{
	static const char UNDONE[] =
		"UPDATE merge SET undone = :undone, undone_by = :undone_by, undone_reason = :undone_reason WHERE id = :id";

	return merge_keys(call, false, merge) && merge_step(call, UNDONE, merge) && followers_write(call, merge) &&
		rows_back(call, merge) && merge_keys(call, true, merge);
}

/* ---- what stays ---- */

static bool count_row(struct call *call, const char *sql, const struct merge *merge, const char *what)
{
	struct query *query = db_query(call->db, sql);
	struct count *count;
	int64_t number;

	query_record(query, &merge_record, merge);
	number = query_number(query, &call->err);
	if (number == 0)
		return call->err.code == ERR_NONE;
	count = rows_new(&call->out->rows, &count_record);
	snprintf(count->what, sizeof(count->what), "%s", what);
	count->number = number;
	return true;
}

/* What was written in the merged household since, and what cannot be as it was because it changed since. */
static bool stays_count(struct call *call, const struct merge *merge)
{
	static const char REGIE[] =
		"SELECT count(*) FROM merge_row r JOIN regie x ON x.id = r.object_id WHERE r.merge_id = :id AND r.kind = 'regie'"
		" AND r.field = 'until' AND x.until IS NOT r.before";
	static const char PLAN[] =
		"SELECT count(*) FROM merge_row r JOIN plan x ON x.id = r.object_id WHERE r.merge_id = :id AND r.kind = 'plan'"
		" AND r.field = 'closed' AND x.closed IS NOT r.before";

	for (const struct merge_table *table = merge_tables; table->table; table++)
		if (!count_row(call, table->added, merge, table->what))
			return false;
	return count_row(call, REGIE, merge, "de regie is sindsdien veranderd") &&
		count_row(call, PLAN, merge, "het plan is sindsdien veranderd");
}

bool merge_undo(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct merge *merge = rows_new(&call->out->rows, &merge_record);

	if (!merge_load(call, ask->id, merge) || !undo_may(call, merge) || !undo_is_last(call, merge))
		return false;
	if (!text_clean_line(ask->word, "Reden", merge->undone_reason, sizeof(merge->undone_reason), &call->err))
		return false;
	if (!*merge->undone_reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom dit toch twee huishoudens zijn.");
	merge->undone = call->now;
	merge->undone_by = call->actor->employee_id;
	if (!undo_write(call, merge) || !stays_count(call, merge))
		return false;
	call_about(call, merge->into_id, "merge", merge->id, "%s en %s weer los: %s", merge->from_nummer, merge->into_nummer,
		merge->undone_reason);
	return merge_told(call, merge, "samenvoegen-terug", call->tekst);
}
