/* The meldcode at a household: who may read and write it, and its steps in their order. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/door.h"
#include "store/session.h"

/* What was written under the other hat says so, and no more. */
#define MELDCODE_COLUMNS \
	"SELECT m.id, m.household_id, m.begonnen, m.afgesloten, CASE WHEN wears(m.pet) THEN m.person_id END AS person_id," \
	" CASE WHEN wears(m.pet) THEN " PERSON_NAME " ELSE 'gesloten' END AS person_naam," \
	" CASE WHEN wears(m.pet) THEN m.aanleiding ELSE " CLOSED_NOTE("m") " END AS aanleiding," \
	" CASE WHEN wears(m.pet) THEN m.employee_id END AS employee_id, CASE WHEN wears(m.pet) THEN e.naam END AS employee_naam," \
	" coalesce((SELECT max(s.stap) FROM meldcode_step s WHERE s.meldcode_id = m.id), 0) AS stap, wears(m.pet) AS may_write" \
	" FROM meldcode m JOIN person p ON p.id = m.person_id JOIN employee e ON e.id = m.employee_id"

static bool meldcode_load(struct call *call, id meldcode_id, enum deed deed, struct meldcode *out)
{
	static const char ONE[] = MELDCODE_COLUMNS " WHERE m.id = :id AND wears(m.pet)";

	record_init(&meldcode_record, out);
	if (!fact_row(call, ONE, meldcode_id, &meldcode_record, out))
		return false;
	if (legal_may(call, deed, out->household_id))
		return true;
	record_clear(&meldcode_record, out);
	return rule_missing(&call->err, "huishouden.geen");
}

/* ---- reading ---- */

static bool rows_answer(struct call *call, const char *sql, const struct record *record, id household_id)
{
	struct query *query = db_query(call->db, sql);
	enum query_result result;

	query_id(query, ":household", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, record, rows_new(&call->out->rows, record));
	return result == QUERY_DONE;
}

static bool meldcode_answer(struct call *call, id household_id)
{
	static const char ALL[] =
		MELDCODE_COLUMNS " WHERE m.household_id = :household ORDER BY m.afgesloten IS NOT NULL, m.begonnen DESC, m.id DESC";
	static const char STEPS[] =
		"SELECT s.*, e.naam AS employee_naam FROM meldcode_step s JOIN employee e ON e.id = s.employee_id"
		" WHERE s.household_id = :household AND wears(s.pet) ORDER BY s.meldcode_id, s.stap, s.id";
	struct meldcode *meldcode;
	bool edits = legal_may(call, DEED_EDIT, household_id);

	if (!rows_answer(call, ALL, &meldcode_record, household_id) || !rows_answer(call, STEPS, &meldcode_step_record, household_id))
		return false;
	for (size_t i = 0; (meldcode = rows_get(&call->out->rows, &meldcode_record, i)) != NULL; i++)
		meldcode->may_write = meldcode->may_write && edits && meldcode->afgesloten == DAY_NONE;
	return true;
}

static bool meldcode_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!call_may(call, DEED_OPEN, ask->id))
		return false;
	view_note(call, "lees", ask->id, "meldcode", 0, NULL);
	return meldcode_answer(call, ask->id);
}

bool meldcode_lines(struct call *call, id household_id)
{
	static const char LINES[] =
		"SELECT 'meldcode' AS kind, m.id AS object_id, m.household_id, h.huishoudnummer, h.naam AS household_naam,"
		" CASE WHEN wears(m.pet) THEN " PERSON_NAME " ELSE 'gesloten' END AS wie, m.begonnen AS ontvangen,"
		" m.afgesloten IS NULL AS open, coalesce((SELECT max(s.stap) FROM meldcode_step s WHERE s.meldcode_id = m.id), 0) AS stand"
		" FROM meldcode m JOIN household h ON h.id = m.household_id JOIN person p ON p.id = m.person_id"
		" WHERE m.household_id = :household ORDER BY m.afgesloten IS NOT NULL, m.begonnen DESC LIMIT 100";
	struct query *query;
	enum query_result result;

	if (!household_id || !legal_may(call, DEED_OPEN, household_id))
		return true;
	query = db_query(call->db, LINES);
	query_id(query, ":household", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct register_line *line = rows_new(&call->out->rows, &register_line_record);
		int step = (int)query_get_int(query, "stand");

		query_read(query, &register_line_record, line);
		snprintf(line->stand, sizeof(line->stand), step ? "stap %d: %s" : "nog geen stap", step,
			step ? meldcode_rule(step)->naam : "");
	}
	return result == QUERY_DONE;
}

/* ---- writing ---- */

static bool meldcode_begin(struct call *call)
{
	static const char RUNS[] =
		"SELECT count(*) FROM meldcode WHERE household_id = :household AND person_id = :person AND afgesloten IS NULL AND wears(pet)";
	static const char ADD[] =
		"INSERT INTO meldcode(id, household_id, person_id, aanleiding, begonnen, employee_id, pet)"
		" VALUES (:id, :household_id, :person_id, :aanleiding, :begonnen, :employee_id, pet_worn())";
	struct meldcode meldcode = *(const struct meldcode *)call_in(call, &meldcode_record);	/* text borrowed */
	struct query *query;

	if (!call_may(call, DEED_EDIT, meldcode.household_id) || !record_check(&meldcode_record, &meldcode, &call->err) ||
			!fact_person(call, meldcode.household_id, meldcode.person_id, "Over wie") ||
			!day_check(meldcode.begonnen, call->today, "Begonnen op", &call->err))
		return false;
	query = db_query(call->db, RUNS);
	query_id(query, ":household", meldcode.household_id);
	query_id(query, ":person", meldcode.person_id);
	if (query_number(query, &call->err) > 0)
		return rule_refuse(&call->err, "meldcode.loopt");
	meldcode.id = db_next_id(call->db);
	meldcode.employee_id = call->actor->employee_id;
	query = db_query(call->db, ADD);
	query_record(query, &meldcode_record, &meldcode);
	if (!query_run(query, &call->err))
		return false;
	call_about(call, meldcode.household_id, "meldcode", meldcode.id, "begonnen");
	change_note(call, meldcode.household_id, "meldcode", meldcode.id, "");
	return meldcode_answer(call, meldcode.household_id);
}

/* The decision of step 5 closes it. */
static bool meldcode_close(struct call *call, const struct meldcode_step *step)
{
	static const char CLOSE[] = "UPDATE meldcode SET afgesloten = :datum WHERE id = :id";
	struct query *query;

	if (step->stap != MELDCODE_STEPS)
		return true;
	query = db_query(call->db, CLOSE);
	query_day(query, ":datum", step->datum);
	query_id(query, ":id", step->meldcode_id);
	return query_run(query, &call->err);
}

static bool meldcode_step(struct call *call)
{
	static const char ADD[] =
		"INSERT INTO meldcode_step(id, household_id, meldcode_id, stap, datum, geraadpleegd, veilig_thuis, tekst, overgeslagen,"
		" hulp, gemeld, employee_id, at, pet) VALUES (:id, :household_id, :meldcode_id, :stap, :datum, :geraadpleegd,"
		" :veilig_thuis, :tekst, :overgeslagen, :hulp, :gemeld, :employee_id, :at, pet_worn())";
	struct meldcode_step step = *(const struct meldcode_step *)call_in(call, &meldcode_step_record);	/* text borrowed */
	struct meldcode meldcode;
	struct query *query;
	bool ok;

	if (!meldcode_load(call, step.meldcode_id, DEED_EDIT, &meldcode))
		return false;
	ok = meldcode_step_check(&meldcode, &step, call->today, &call->err);
	step.id = ok ? db_next_id(call->db) : 0;
	step.household_id = meldcode.household_id;
	step.employee_id = call->actor->employee_id;
	step.at = call->now;
	if (ok) {
		query = db_query(call->db, ADD);
		query_record(query, &meldcode_step_record, &step);
		ok = query_run(query, &call->err) && meldcode_close(call, &step);
	}
	record_clear(&meldcode_record, &meldcode);
	if (!ok)
		return false;
	call_about(call, step.household_id, "meldcode", step.meldcode_id, "stap %lld%s", (long long)step.stap,
		*step.overgeslagen ? " overgeslagen" : "");
	change_note(call, step.household_id, "meldcode", step.meldcode_id, "");
	return meldcode_answer(call, step.household_id);
}

const struct door_row meldcode_doors[] = {
	{ REQ_MELDCODE_READ, PHASE_USER, DEED_OPEN, NULL, meldcode_read },
	{ REQ_MELDCODE_BEGIN, PHASE_OPEN, DEED_EDIT, "meldcode", meldcode_begin },
	{ REQ_MELDCODE_STEP, PHASE_OPEN, DEED_EDIT, "meldcode-stap", meldcode_step },
	{ 0 }
};
