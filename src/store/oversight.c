/* What the privacy officer has to judge, the judgements, questions and answers: lines and names, never a dossier. */
#include <string.h>

#include "domain/rule.h"
#include "oversight_inside.h"
#include "store/door.h"
#include "store/store.h"

enum { LINES_MOST = 500, KEEP_DAYS = 60, WEEKS_USUAL = 13, WEEKS_MOST = 520 };

/* ---- who judges whom ---- */

static const char IS_OFFICER[] =
	"SELECT count(*) FROM role_assignment WHERE employee_id = :employee AND role = 'privacy_officer'"
	" AND \"from\" <= :today AND (until IS NULL OR until > :today)";

static bool is_officer(struct call *call, id employee_id)
{
	struct query *query = db_query(call->db, IS_OFFICER);

	query_id(query, ":employee", employee_id);
	query_day(query, ":today", call->today);
	return query_number(query, &call->err) > 0;
}

/* Never about oneself. Of a privacy officer another one judges, or the FG; the FG judges nobody else. */
static bool judge_may(struct call *call, id looker)
{
	if (looker == call->actor->employee_id)
		return false;
	return actor_has(call->actor, ROLE_PRIVACY_OFFICER) ||
		(actor_has(call->actor, ROLE_FG) && is_officer(call, looker));
}

static bool judge_check(struct call *call, id looker)
{
	if (judge_may(call, looker))
		return true;
	if (looker == call->actor->employee_id)
		return rule_refuse(&call->err, "toezicht.zelf");
	return rule_refuse(&call->err, "toezicht.fg");
}

/* ---- the list ---- */

/* What waits for a judgement first, then where a follow-up runs, then what is done of late or in the week asked for. */
static const char LINES[] =
	"SELECT s.kind, s.object_id, s.week, s.at, s.employee_id, e.naam AS employee_naam, s.what, s.why, s.due, s.verdict,"
	" s.vervolg, s.done, s.verdict_tekst, r.naam AS reviewer_naam,"
	" h.id AS household_id, CASE WHEN h.shielded = 0 THEN h.huishoudnummer END AS huishoudnummer,"
	" (SELECT a.tekst FROM review_answer a WHERE a.kind = s.kind AND a.object_id = s.object_id AND a.review_id = s.review_id"
	"   ORDER BY a.id DESC LIMIT 1) AS answer"
	" FROM oversight_state s JOIN employee e ON e.id = s.employee_id LEFT JOIN employee r ON r.id = s.reviewer_id"
	" LEFT JOIN household h ON h.id = s.household_id"
	" WHERE CASE WHEN :week IS NULL THEN s.done = 0 OR s.at >= :since ELSE s.week = :week END"
	" ORDER BY s.judged, s.done, CASE s.kind WHEN 'noodknop' THEN 1 WHEN 'aantal' THEN 2 WHEN 'nacht' THEN 3"
	"   WHEN 'straat' THEN 4 WHEN 'achternaam' THEN 5 ELSE 6 END, s.at, s.object_id LIMIT :most";

/* Whoever is excluded there, or is it themselves, judges how somebody else looked without a word about whom. */
static void number_hide(struct call *call, id household_id, struct oversight_line *line)
{
	struct access_facts facts;

	if (!household_id)
		return;
	access_facts_load(call, household_id, &facts);
	if (access_hidden(&facts))
		line->huishoudnummer[0] = '\0';
}

static bool oversight_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, LINES);
	enum query_result result;

	query_day(query, ":week", ask->day == DAY_NONE ? DAY_NONE : oversight_monday(ask->day));
	query_instant(query, ":since", day_start(call->today - KEEP_DAYS));
	query_int(query, ":most", LINES_MOST);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct oversight_line *line = rows_new(&call->out->rows, &oversight_line_record);

		query_read(query, &oversight_line_record, line);
		line->may_judge = judge_may(call, line->employee_id);
		number_hide(call, query_get_int(query, "household_id"), line);
	}
	return result == QUERY_DONE;
}

/* ---- figures ---- */

static const char FIGURES[] =
	"SELECT s.week, s.due, s.judged, s.done, s.verdict, (SELECT min(r.at) FROM review r WHERE r.kind = s.kind"
	"   AND r.object_id = s.object_id AND r.verdict <> 'navragen') AS first_judged"
	" FROM oversight_state s WHERE s.week >= :since ORDER BY s.week DESC";

static void figure_add(struct call *call, struct query *query, struct oversight_week *week)
{
	bool judged = query_get_int(query, "judged"), wrong = strcmp(query_get_text(query, "verdict"), "niet_terecht") == 0;
	day due = query_get_day(query, "due");

	week->lines++;
	week->judged += judged;
	week->in_time += judged && instant_day(query_get_instant(query, "first_judged")) <= due;
	week->open += !judged;
	week->late += !judged && due < call->today;
	week->wrong += wrong;
	week->following += wrong && !query_get_int(query, "done");
}

static bool figures_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	int64_t weeks = ask->number > 0 && ask->number < WEEKS_MOST ? ask->number : WEEKS_USUAL;
	struct query *query = db_query(call->db, FIGURES);
	struct oversight_week *week = NULL;
	enum query_result result;

	query_day(query, ":since", oversight_monday(call->today) - 7 * (day)weeks);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		if (!week || week->week != query_get_day(query, "week")) {
			week = rows_new(&call->out->rows, &oversight_week_record);
			week->week = query_get_day(query, "week");
		}
		figure_add(call, query, week);
	}
	return result == QUERY_DONE;
}

/* ---- judging ---- */

static const char ITEM[] =
	"SELECT employee_id, household_id, week FROM oversight_item WHERE kind = :kind AND object_id = :object_id";

struct item {
	id looker, household_id;
	day week;
};

static bool item_load(struct call *call, int kind, id object_id, struct item *item)
{
	struct query *query = db_query(call->db, ITEM);
	bool found;

	query_text(query, ":kind", choice_code(oversight_kind_choices, kind));
	query_id(query, ":object_id", object_id);
	found = query_one(query, &call->err);
	if (found) {
		item->looker = query_get_int(query, "employee_id");
		item->household_id = query_get_int(query, "household_id");
		item->week = query_get_day(query, "week");
	}
	query_done(query);
	return found || call->err.code != ERR_NONE ? found : err_set(&call->err, ERR_MISSING, "Deze regel is er niet.");
}

static bool review_store(struct call *call, struct review *review)
{
	static const char ADD[] =
		"INSERT INTO review(id, kind, object_id, week, at, employee_id, verdict, vervolg, tekst)"
		" VALUES (:id, :kind, :object_id, :week, :at, :employee_id, :verdict, nullif(:vervolg, 'geen'), :tekst)";
	struct query *query = db_query(call->db, ADD);

	review->id = db_next_id(call->db);
	review->at = call->now;
	review->employee_id = call->actor->employee_id;
	query_record(query, &review_record, review);
	return query_run(query, &call->err);
}

/* Who looked hears a question, and what was said of the noodknop; the FG hears of a data breach at once. */
static void review_tell(struct call *call, const struct review *review, const struct item *item)
{
	const char *verdict = choice_label(oversight_verdict_choices, review->verdict);

	ring_role(call, ROLE_PRIVACY_OFFICER, 0, "review", review->id, "%s: %s.",
		choice_label(oversight_kind_choices, review->kind), verdict);
	if (review->verdict == OVERSIGHT_ASK)
		ring_employee(call, item->looker, 0, "oversight", review->object_id, "De privacy officer heeft een vraag aan u.");
	else if (review->kind == OVERSIGHT_GLASS)
		ring_employee(call, item->looker, item->household_id, "review", review->id,
			"Uw gebruik van de noodknop is beoordeeld: %s.", verdict);
	if (review->vervolg == FOLLOW_BREACH)
		ring_role(call, ROLE_FG, 0, "oversight", review->object_id, "Datalek: een dossier is onterecht geopend.");
}

static bool review_give(struct call *call)
{
	struct review review = *(const struct review *)call_in(call, &review_record);
	struct item item = { 0 };

	if (!review_check(&review, &call->err) || !item_load(call, review.kind, review.object_id, &item) ||
			!judge_check(call, item.looker))
		return false;
	review.week = item.week;
	if (!review_store(call, &review))
		return false;
	call_about(call, item.household_id, "review", review.id, "%s %lld: %s: %s",
		choice_code(oversight_kind_choices, review.kind), (long long)review.object_id,
		choice_label(oversight_verdict_choices, review.verdict), review.tekst);
	review_tell(call, &review, &item);
	call_out(call, &review_record, &review);
	return true;
}

/* ---- questions and answers ---- */

/* Questions to :me that have no answer and no judgement yet. */
static const char QUESTIONS[] =
	"SELECT s.kind, s.object_id, s.review_id, s.at, s.what, s.verdict_tekst AS tekst, r.naam AS reviewer_naam,"
	" h.huishoudnummer FROM oversight_state s JOIN employee r ON r.id = s.reviewer_id"
	" LEFT JOIN household h ON h.id = s.household_id WHERE s.employee_id = :me AND s.verdict = 'navragen'"
	" AND NOT EXISTS(SELECT 1 FROM review_answer a WHERE a.review_id = s.review_id) ORDER BY s.judged_at LIMIT 100";

static bool questions_read(struct call *call)
{
	struct query *query = db_query(call->db, QUESTIONS);
	enum query_result result;

	query_id(query, ":me", call->actor->employee_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &review_question_record, rows_new(&call->out->rows, &review_question_record));
	return result == QUERY_DONE;
}

static bool answer_store(struct call *call, const struct review_question *answer)
{
	static const char ADD[] =
		"INSERT INTO review_answer(id, kind, object_id, review_id, at, employee_id, tekst)"
		" VALUES (:id, :kind, :object_id, :review_id, :now, :me, :tekst)";
	struct query *query = db_query(call->db, ADD);

	query_record(query, &review_question_record, answer);
	query_id(query, ":id", db_next_id(call->db));
	query_instant(query, ":now", call->now);
	query_id(query, ":me", call->actor->employee_id);
	return query_run(query, &call->err);
}

static bool question_answer(struct call *call)
{
	static const char ASKED[] =
		"SELECT count(*) FROM oversight_state WHERE kind = :kind AND object_id = :object_id AND review_id = :review_id"
		" AND employee_id = :me AND verdict = 'navragen'";
	const struct review_question *given = call_in(call, &review_question_record);
	struct review_question answer = *given;
	struct query *query = db_query(call->db, ASKED);
	struct item item = { 0 };

	if (!text_clean_line(given->tekst, "Antwoord", answer.tekst, sizeof(answer.tekst), &call->err))
		return false;
	if (!*answer.tekst)
		return err_set(&call->err, ERR_INPUT, "Schrijf uw antwoord in een of twee zinnen.");
	query_record(query, &review_question_record, &answer);
	query_id(query, ":me", call->actor->employee_id);
	if (query_number(query, &call->err) == 0)
		return err_set(&call->err, ERR_MISSING, "Deze vraag staat niet meer open.");
	if (!item_load(call, answer.kind, answer.object_id, &item) || !answer_store(call, &answer))
		return false;
	call_about(call, item.household_id, "review", answer.review_id, "%s", answer.tekst);
	ring_role(call, ROLE_PRIVACY_OFFICER, 0, "oversight", answer.object_id, "Toezicht: %s heeft geantwoord.",
		call->actor->naam);
	return true;
}

const struct door_row oversight_doors[] = {
	{ REQ_OVERSIGHT, PHASE_OPEN, DEED_LOG, NULL, oversight_read },
	{ REQ_OVERSIGHT_FIGURES, PHASE_USER, DEED_LOG, NULL, figures_read },
	{ REQ_REVIEW, PHASE_OPEN, DEED_REVIEW, "oordeel", review_give },
	{ REQ_REVIEW_QUESTIONS, PHASE_OPEN, DEED_NONE, NULL, questions_read },
	{ REQ_REVIEW_ANSWER, PHASE_OPEN, DEED_NONE, "oordeel-antwoord", question_answer },
	{ REQ_EMPLOYEE_HOME, PHASE_ADMIN, DEED_ADMIN, "woongegevens", home_set },
	{ REQ_EMPLOYEE_PERSON, PHASE_ADMIN, DEED_ADMIN, "wie-is", person_link },
	{ REQ_OVERSIGHT_RULE, PHASE_ADMIN, DEED_ADMIN, "toezicht-regel", rule_set },
	{ 0 }
};
