/* Measuring how people are doing: ZRM and participatieladder, written once; and everything that was measured or reached. */
#include <string.h>

#include "domain/measurement.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "edit_kind.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/plan.h"
#include "store/session.h"

enum { MEASUREMENTS_MOST = 120 };	/* of one household in one answer: twenty years of half years for three people */

/* ---- reading ---- */

/* With the first of everybody, however long ago: the beginning is what the rest is compared with. */
static const char MEASUREMENTS[] =
	"SELECT m.*, e.naam AS employee_naam, " PERSON_NAME " AS person_naam FROM measurement m"
	" JOIN employee e ON e.id = m.employee_id JOIN person p ON p.id = m.person_id WHERE m.household_id = :household"
	" AND (m.id IN (SELECT id FROM measurement WHERE household_id = :household ORDER BY datum DESC, id DESC LIMIT :most)"
	"   OR m.datum = (SELECT min(f.datum) FROM measurement f WHERE f.household_id = :household AND f.person_id = m.person_id))"
	" ORDER BY m.datum, m.id";

static bool scores_answer(struct call *call, id measurement_id)
{
	static const char SCORES[] = "SELECT * FROM score WHERE measurement_id = :id";
	struct query *query = db_query(call->db, SCORES);

	query_id(query, ":id", measurement_id);
	return rows_answer(call, query, &score_record);
}

static bool measurements_answer(struct call *call, id household_id)
{
	struct query *query = db_query(call->db, MEASUREMENTS);
	const struct measurement *measurement;

	query_id(query, ":household", household_id);
	query_int(query, ":most", MEASUREMENTS_MOST);
	if (!rows_answer(call, query, &measurement_record))
		return false;
	for (size_t n = 0; (measurement = rows_get(&call->out->rows, &measurement_record, n)) != NULL; n++)
		if (!scores_answer(call, measurement->id))
			return false;
	return true;
}

/* Who is here, the oldest first; then who is not any more, and was measured. */
static bool measured_answer(struct call *call, id household_id)
{
	static const char PEOPLE[] =
		"WITH here(id) AS (SELECT person_id FROM membership WHERE household_id = :household AND \"from\" <= :today"
		"   AND (until IS NULL OR until > :today))"
		" SELECT p.id AS person_id, p.id IN (SELECT id FROM here) AND coalesce(p.overlijdensdatum, '9999') > :today AS here,"
		" " PERSON_NAME " AS naam FROM person p WHERE p.id IN (SELECT id FROM here UNION"
		"   SELECT person_id FROM measurement WHERE household_id = :household)"
		" ORDER BY here DESC, coalesce(p.geboortedatum, ''), p.id LIMIT 60";
	struct query *query = db_query(call->db, PEOPLE);

	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	return rows_answer(call, query, &measured_record);
}

static bool outcomes_answer(struct call *call, id household_id)
{
	static const char OUTCOMES[] =
		"SELECT r.*, g.what, e.naam AS employee_naam FROM plan p JOIN goal_result r ON r.plan_id = p.id JOIN goal g"
		" ON g.id = r.goal_id JOIN employee e ON e.id = r.employee_id WHERE p.household_id = :household"
		" ORDER BY r.datum DESC, r.plan_id DESC, r.goal_id LIMIT 100";
	static const char DOMAINS[] = "SELECT * FROM life_domain ORDER BY ended, place, code";
	struct query *query = db_query(call->db, OUTCOMES);

	query_id(query, ":household", household_id);
	return rows_answer(call, query, &goal_result_record) &&
		rows_answer(call, db_query(call->db, DOMAINS), &life_domain_record);
}

static bool results_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!call_may(call, DEED_OPEN, ask->id))
		return false;
	if (!seat_watches(call, ask->id) || !ask->flag)
		view_note(call, "lees", ask->id, "measurement", 0, NULL);
	return measurements_answer(call, ask->id) && measured_answer(call, ask->id) && outcomes_answer(call, ask->id);
}

/* ---- writing ---- */

/* Two who measure the same person at one moment: the second sees first what the first wrote. */
static bool measurement_newest(struct call *call, const struct measurement *measurement)
{
	static const char LAST[] =
		"SELECT m.id, e.naam AS employee_naam FROM measurement m JOIN employee e ON e.id = m.employee_id"
		" WHERE m.household_id = :household_id AND m.person_id = :person_id ORDER BY m.id DESC LIMIT 1";
	struct query *query = db_query(call->db, LAST);
	struct measurement last;

	record_init(&measurement_record, &last);
	query_record(query, &measurement_record, measurement);
	if (query_one(query, &call->err)) {
		query_read(query, &measurement_record, &last);
		query_done(query);
	}
	if (call->err.code != ERR_NONE || last.id == measurement->after_id)
		return call->err.code == ERR_NONE;
	return err_set(&call->err, ERR_STALE, "%s heeft deze persoon net ook gemeten. Kijk eerst wat daar staat.", last.employee_naam);
}

static bool scores_check(struct call *call, struct measurement *measurement)
{
	const struct score *score, *other;

	measurement->scored = (int64_t)rows_count(&call->in->rows, &score_record);
	for (size_t n = 0; (score = rows_get(&call->in->rows, &score_record, n)) != NULL; n++) {
		if (!record_check(&score_record, score, &call->err))
			return false;
		if (score->score < 1 || score->score > ZRM_MOST)
			return err_set(&call->err, ERR_INPUT, "Score: kies een getal van 1 tot en met 5.");
		for (size_t i = 0; i < n; i++) {
			other = rows_get(&call->in->rows, &score_record, i);
			if (strcmp(other->leefgebied, score->leefgebied) == 0)
				return err_set(&call->err, ERR_INPUT, "Hetzelfde leefgebied staat er twee keer in.");
		}
	}
	return measurement->scored > 0 || measurement->participatie > 0 ||
		err_set(&call->err, ERR_INPUT, "Geef ten minste één score.");
}

static bool domain_there(struct call *call, const char *code)
{
	static const char THERE[] = "SELECT EXISTS(SELECT 1 FROM life_domain WHERE code = :code AND ended = 0)";
	struct query *query = db_query(call->db, THERE);

	query_text(query, ":code", code);
	return query_number(query, &call->err) != 0 || (call->err.code == ERR_NONE &&
		rule_refuse_as(&call->err, "meting.leefgebied", "Het leefgebied «%s» is er niet (meer)", code));
}

static bool scores_add(struct call *call, const struct measurement *measurement)
{
	static const char SCORE_ADD[] =
		"INSERT INTO score(measurement_id, leefgebied, score) VALUES(:measurement_id, :leefgebied, :score)";
	const struct score *given;

	for (size_t n = 0; (given = rows_get(&call->in->rows, &score_record, n)) != NULL; n++) {
		struct score score = *given;
		struct query *query;

		score.measurement_id = measurement->id;
		if (!domain_there(call, score.leefgebied))
			return false;
		query = db_query(call->db, SCORE_ADD);
		query_record(query, &score_record, &score);
		if (!query_run(query, &call->err))
			return false;
	}
	return true;
}

static bool person_there(struct call *call, struct measurement *measurement)
{
	static const char THERE[] =
		"SELECT " PERSON_NAME " AS person_naam FROM membership m JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = :household_id AND m.person_id = :person_id AND m.\"from\" <= :datum"
		" AND (m.until IS NULL OR m.until > :datum) AND (p.overlijdensdatum IS NULL OR p.overlijdensdatum > :datum)";
	struct query *query = db_query(call->db, THERE);

	query_record(query, &measurement_record, measurement);
	if (query_one(query, &call->err)) {
		line_cut(query_get_text(query, "person_naam"), measurement->person_naam);
		query_done(query);
		return true;
	}
	return call->err.code == ERR_NONE &&
		rule_refuse(&call->err, "meting.wie");
}

static bool measurement_add(struct call *call, struct measurement *measurement)
{
	static const char MEASUREMENT_ADD[] =
		"INSERT INTO measurement(id, household_id, person_id, moment, datum, participatie, scored, at, employee_id)"
		" VALUES(:id, :household_id, :person_id, :moment, :datum, :participatie, :scored, :at, :employee_id)";
	struct query *query;

	if (measurement->datum == DAY_NONE)
		measurement->datum = call->today;
	if (!day_check(measurement->datum, call->today, "Gemeten op", &call->err) ||
			!record_check(&measurement_record, measurement, &call->err) || !scores_check(call, measurement) ||
			!person_there(call, measurement) || !measurement_newest(call, measurement))
		return false;
	measurement->id = db_next_id(call->db);
	measurement->at = call->now;
	measurement->employee_id = call->actor->employee_id;
	memcpy(measurement->employee_naam, call->actor->naam, sizeof(measurement->employee_naam));
	query = db_query(call->db, MEASUREMENT_ADD);
	query_record(query, &measurement_record, measurement);
	return query_run(query, &call->err) && scores_add(call, measurement) && plan_contact(call, measurement->household_id);
}

static bool measure_handle(struct call *call)
{
	struct measurement measurement = *(const struct measurement *)call_in(call, &measurement_record);

	if (!call_may(call, DEED_EDIT_PLAN, measurement.household_id) || !measurement_add(call, &measurement))
		return false;
	change_note(call, measurement.household_id, "measurement", measurement.id, "");
	call_about(call, measurement.household_id, "measurement", measurement.id, "%s, scores: %lld",
		choice_code(measure_moment_choices, measurement.moment), (long long)measurement.scored);
	call_out(call, &measurement_record, &measurement);
	return caseload_told(call, measurement.household_id);
}

const struct door_row measurement_doors[] = {
	{ REQ_RESULTS, PHASE_OPEN, DEED_NONE, NULL, results_handle },
	{ REQ_MEASURE, PHASE_OPEN, DEED_NONE, "meting", measure_handle },
	{ 0 }
};
