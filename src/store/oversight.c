/* What the privacy officer has to judge, and the judgements: lines and names, never a dossier. */
#include <stdio.h>
#include <string.h>

#include "oversight_inside.h"
#include "store/door.h"
#include "store/store.h"

enum { LINES_MOST = 500 };

/* ---- the list ---- */

day oversight_monday(day of)
{
	return of - (day_weekday(of) - 1);
}

static const char JUDGED[] =
	"SELECT r.verdict, r.tekst AS verdict_tekst, e.naam AS reviewer_naam FROM review r"
	" JOIN employee e ON e.id = r.employee_id WHERE r.kind = :kind AND r.object_id = :object_id AND r.week = :week"
	" ORDER BY r.id DESC LIMIT 1";

/* The last judgement about the line, when there is one. */
static void verdict_read(struct call *call, struct oversight_line *line)
{
	struct query *query = db_query(call->db, JUDGED);

	query_record(query, &oversight_line_record, line);
	if (query_one(query, &call->err))
		query_read(query, &oversight_line_record, line);
	query_done(query);
}

struct oversight_line *oversight_add(struct call *call, const struct oversight_line *found)
{
	struct oversight_line *line = rows_new(&call->out->rows, &oversight_line_record);

	*line = *found;
	verdict_read(call, line);
	return line;
}

/* Those that nobody judged for good, and the rest of the last 60 days; the open ones first, the oldest on top. */
static const char USES[] =
	"SELECT b.id AS object_id, b.at, b.employee_id, e.naam AS employee_naam,"
	" CASE WHEN h.shielded = 0 THEN h.huishoudnummer END AS huishoudnummer, b.reason AS what"
	" FROM break_glass b JOIN employee e ON e.id = b.employee_id JOIN household h ON h.id = b.household_id"
	" LEFT JOIN break_glass_open o ON o.id = b.id WHERE o.id IS NOT NULL OR b.at >= :since"
	" ORDER BY o.id IS NULL, b.at, b.id LIMIT :most";

static bool uses_add(struct call *call)
{
	struct query *query = db_query(call->db, USES);
	struct oversight_line line;
	enum query_result result;

	query_instant(query, ":since", day_start(call->today - 60));
	query_int(query, ":most", LINES_MOST);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		record_init(&oversight_line_record, &line);
		query_read(query, &oversight_line_record, &line);
		line.kind = OVERSIGHT_GLASS;
		line.week = oversight_monday(instant_day(line.at));
		line.due = glass_review_due(line.at);
		oversight_add(call, &line);
	}
	return result == QUERY_DONE;
}

static bool oversight_read(struct call *call)
{
	return uses_add(call) && oversight_sample(call, oversight_monday(call->today) - 7);
}

/* ---- judging ---- */

static const char WHO_OPENED[] = "SELECT employee_id, household_id, at FROM view WHERE seq = :id AND act = 'open'";
static const char WHO_PRESSED[] = "SELECT employee_id, household_id, at FROM break_glass WHERE id = :id";

/* Who is judged, and about which week; false: there is no such thing. */
static bool looker_of(struct call *call, struct review *review, id *employee_id, id *household_id)
{
	bool glass = review->kind == OVERSIGHT_GLASS;
	struct query *query = glass ? db_query(call->db, WHO_PRESSED) : db_query(call->store->view_db, WHO_OPENED);
	bool found;

	query_id(query, ":id", review->object_id);
	found = (glass || review->kind == OVERSIGHT_SAMPLE) && query_one(query, &call->err);
	if (found) {
		*employee_id = query_get_int(query, "employee_id");
		*household_id = query_get_int(query, "household_id");
		review->week = oversight_monday(instant_day(query_get_instant(query, "at")));
	}
	query_done(query);
	return found || call->err.code != ERR_NONE ? found : err_set(&call->err, ERR_MISSING, "Deze regel is er niet.");
}

static bool review_store(struct call *call, struct review *review)
{
	static const char ADD[] =
		"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, tekst)"
		" VALUES (:id, :kind, :object_id, :week, :at, :employee_id, :verdict, :tekst)";
	struct query *query = db_query(call->db, ADD);

	review->id = db_next_id(call->db);
	review->at = call->now;
	review->employee_id = call->actor->employee_id;
	query_record(query, &review_record, review);
	return query_run(query, &call->err);
}

static bool review_give(struct call *call)
{
	struct review review = *(const struct review *)call_in(call, &review_record);
	id looker = 0, household = 0;

	if (review.verdict == OVERSIGHT_NONE || !record_check(&review_record, &review, &call->err))
		return call->err.code != ERR_NONE ? false : err_set(&call->err, ERR_INPUT, "Kies eerst een oordeel.");
	if (!looker_of(call, &review, &looker, &household))
		return false;
	if (looker == call->actor->employee_id)
		return err_refuse(&call->err, "toezicht.zelf", "Over wat u zelf deed, oordeelt een ander.");
	if (!review_store(call, &review))
		return false;
	call_about(call, household, "review", review.id, "%s %lld: %s: %s", choice_code(oversight_kind_choices, review.kind),
		(long long)review.object_id, choice_label(oversight_verdict_choices, review.verdict), review.tekst);
	ring_role(call, ROLE_PRIVACY_OFFICER, 0, "review", review.id, "%s: %s.",
		choice_label(oversight_kind_choices, review.kind), choice_label(oversight_verdict_choices, review.verdict));
	ring_employee(call, review.kind == OVERSIGHT_GLASS ? looker : 0, household, "review", review.id, "Uw gebruik van de noodknop is beoordeeld: %s.",
		choice_label(oversight_verdict_choices, review.verdict));
	call_out(call, &review_record, &review);
	return true;
}

const struct door_row oversight_doors[] = {
	{ REQ_OVERSIGHT, PHASE_OPEN, DEED_LOG, NULL, oversight_read },
	{ REQ_REVIEW, PHASE_OPEN, DEED_REVIEW, "oordeel", review_give },
	{ 0 }
};
