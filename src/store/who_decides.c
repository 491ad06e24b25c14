/*
 * "Wie is de baas?": the living chain of a household, a plan line, a decision or an escalation: the regisseur, each rung
 * with who sits there now, what each may decide, and where it lies. Asked afresh each time; nothing of it is kept.
 */
#include <string.h>

#include "base/mem.h"
#include "decision_inside.h"
#include "edit_kind.h"
#include "escalation_inside.h"
#include "store/decision.h"
#include "store/door.h"
#include "store/mandate.h"
#include "store/session.h"

static bool regisseur_answer(struct call *call, id household_id)
{
	static const char REGISSEUR[] =
		"SELECT r.*, e.naam AS employee_naam, e.telefoon, o.naam AS organisation_naam FROM regie r"
		" JOIN employee e ON e.id = r.employee_id JOIN organisation o ON o.id = e.organisation_id"
		" WHERE r.household_id = :household_id AND r.until IS NULL";
	struct query *query = db_query(call->db, REGISSEUR);

	query_id(query, ":household_id", household_id);
	return rows_answer(call, query, &regie_record);
}

/* ---- what the question is about ---- */

/* What lies before the decider: of a household nothing, of a plan line its 0e, 1e or 2e lijn, of a decision all of it. */
struct subject {
	id household_id;
	int lijn;			/* the least that is needed */
	struct decision decision;	/* id 0: none */
	struct escalation escalation;	/* id 0: none */
};

static bool no_subject(struct call *call, const struct ask *ask, struct subject *out)
{
	(void)out;
	return call_may(call, DEED_LIST, ask->id);
}

static bool decision_subject_load(struct call *call, const struct ask *ask, struct subject *out)
{
	bool ok = decision_load(call, ask->other_id, &out->decision) && decision_may_read(call, &out->decision) &&
		escalation_of_decision(call, ask->other_id, &out->escalation);

	out->household_id = out->decision.household_id;
	return ok || call->err.code == ERR_NONE;
}

/* About a decision it is the decision that is asked about; else about the question of the escalation itself. */
static bool escalation_subject_load(struct call *call, const struct ask *ask, struct subject *out)
{
	bool ok = escalation_load(call, ask->other_id, &out->escalation) && escalation_may_read(call, &out->escalation) &&
		call_may(call, DEED_LIST, out->escalation.household_id);

	if (ok && escalation_sight(call, &out->escalation) == SIGHT_FOLLOWS)
		escalation_limit(call, &out->escalation);
	ok = ok && (!out->escalation.decision_id || decision_load(call, out->escalation.decision_id, &out->decision));
	out->household_id = out->escalation.household_id;
	return ok;
}

static bool goal_subject_load(struct call *call, const struct ask *ask, struct subject *out)
{
	struct goal goal;
	bool ok = edit_object_load(call, &goal_edits, ask->other_id, DEED_OPEN, &goal, NULL);

	if (ok)
		call_out(call, &goal_record, &goal);
	out->household_id = goal.household_id;
	record_clear(&goal_record, &goal);
	return ok;
}

static bool action_subject_load(struct call *call, const struct ask *ask, struct subject *out)
{
	struct action action;
	bool ok = edit_object_load(call, &action_edits, ask->other_id, DEED_OPEN, &action, NULL);

	if (ok)
		call_out(call, &action_record, &action);
	out->household_id = action.household_id;
	out->lijn = action.lijn;
	record_clear(&action_record, &action);
	return ok;
}

static const struct subject_kind {
	const char *word;
	int lijn;
	bool (*load)(struct call *call, const struct ask *ask, struct subject *out);
} subject_kinds[] = {
	{ "", LIJN_2, no_subject },
	{ "decision", LIJN_2, decision_subject_load },
	{ "escalation", LIJN_2, escalation_subject_load },
	{ "goal", LIJN_2, goal_subject_load },
	{ "action", LIJN_0, action_subject_load },
};

static bool subject_load(struct call *call, const struct ask *ask, struct subject *out)
{
	record_init(&decision_record, &out->decision);
	record_init(&escalation_record, &out->escalation);
	for (size_t i = 0; i < COUNT_OF(subject_kinds); i++) {
		if (strcmp(subject_kinds[i].word, ask->word) != 0)
			continue;
		out->household_id = ask->id;
		out->lijn = subject_kinds[i].lijn;
		return subject_kinds[i].load(call, ask, out) && (out->household_id == ask->id ||
			err_set(&call->err, ERR_MISSING, "Dit staat niet bij dit huishouden."));
	}
	return err_set(&call->err, ERR_INPUT, "Wie is de baas: er bestaat geen soort \"%.32s\".", ask->word);
}

/* ---- the chain ---- */

/* Whether a row is about the subject, whoever holds it. */
static bool about(const struct mandate *row, const struct subject *subject)
{
	const struct decision *decision = &subject->decision;

	if (!decision->id)
		return subject->lijn == LIJN_2 ? row->lijn == LIJN_2 : row->lijn >= subject->lijn && !row->only_spoed;
	return (row->wet == WET_NONE || row->wet == decision->wet) && row->lijn >= decision->lijn &&
		(!*row->categorieen || mandate_lists(row->categorieen, decision->productcategorie)) &&
		(!row->only_spoed || decision->spoed);
}

static bool mandates_answer(struct call *call, const struct subject *subject)
{
	static const char VALID[] =
		"SELECT m.*, " MANDATE_EMPLOYEE("m") " FROM mandate m WHERE soort IN ('mandaat', 'ondermandaat') AND \"from\" <= :today"
		" AND (until IS NULL OR until > :today) AND (revoked IS NULL OR revoked > :today) ORDER BY trede, id";
	struct query *query = db_query(call->db, VALID);
	enum query_result result;
	struct mandate row;

	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		record_init(&mandate_record, &row);
		query_read(query, &mandate_record, &row);
		if (about(&row, subject))
			call_out(call, &mandate_record, &row);
		record_clear(&mandate_record, &row);
	}
	return result == QUERY_DONE;
}

/* ---- where it lies ---- */

static bool decision_answer(struct call *call, const struct decision *decision)
{
	struct mandate_verdict verdict;

	if (!mandate_weigh(call, decision, decision->author_id, false, PART_DECIDE, &verdict))
		return false;
	call_out(call, &decision_record, decision);
	call_out(call, &mandate_verdict_record, &verdict);
	return true;
}

static bool subject_answer(struct call *call, const struct subject *subject)
{
	if (subject->escalation.id)
		call_out(call, &escalation_record, &subject->escalation);
	return !subject->decision.id || decision_answer(call, &subject->decision);
}

/* What was asked for a goal and waits, or stands: each decision, and where it lies. */
static bool goal_decisions_answer(struct call *call, id goal_id)
{
	static const char OF_GOAL[] =
		"SELECT id FROM decision WHERE goal_id = :id AND state NOT IN ('ingetrokken') ORDER BY id DESC LIMIT 8";
	struct query *query = db_query(call->db, OF_GOAL);
	id found[8];
	size_t count = 0;
	enum query_result result;
	bool ok;

	query_id(query, ":id", goal_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		found[count++] = query_get_int(query, "id");
	ok = result == QUERY_DONE;
	for (size_t i = 0; ok && i < count; i++) {
		struct decision decision;
		struct escalation escalation;

		ok = decision_load(call, found[i], &decision);
		if (escalation_of_decision(call, found[i], &escalation))
			call_out(call, &escalation_record, &escalation);
		if (ok)
			call_out(call, &decision_record, &decision);
		record_clear(&escalation_record, &escalation);
		record_clear(&decision_record, &decision);
	}
	return ok && call->err.code == ERR_NONE;
}

static bool who_decides_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct subject subject;
	struct access_facts facts;
	bool ok = subject_load(call, ask, &subject) && regisseur_answer(call, ask->id) &&
		rung_holders_answer(call, ask->id) && mandates_answer(call, &subject) && subject_answer(call, &subject);

	if (ok && strcmp(ask->word, "goal") == 0) {
		access_facts_load(call, ask->id, &facts);
		ok = !access_may(&facts, DEED_DECISIONS) || goal_decisions_answer(call, ask->other_id);
	}
	if (ok && !seat_watches(call, ask->id))
		view_note(call, "lees", ask->id, "regie", 0, "wie is de baas");
	record_clear(&decision_record, &subject.decision);
	record_clear(&escalation_record, &subject.escalation);
	return ok;
}

const struct door_row who_decides_doors[] = {
	{ REQ_WHO_DECIDES, PHASE_OPEN, DEED_NONE, NULL, who_decides_handle },
	{ 0 }
};
