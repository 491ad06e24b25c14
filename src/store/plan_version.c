/* The plan as text: what stands there now, and the versions that were fixed with the family. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/plan_text.h"
#include "domain/rule.h"
#include "edit_kind.h"
#include "plan_family.h"
#include "store/door.h"
#include "store/plan.h"
#include "store/session.h"

/* Both texts of a plan: see plan_text.h. */
struct texts {
	struct buf words, whole;
	size_t goals;
};

static void texts_free(struct texts *texts)
{
	buf_free(&texts->words);
	buf_free(&texts->whole);
}

static bool actions_text(struct call *call, id goal_id, struct texts *out)
{
	static const char ACTIONS[] = "SELECT * FROM action WHERE goal_id = :goal_id ORDER BY id";
	struct query *query = db_query(call->db, ACTIONS);
	enum query_result result;

	query_id(query, ":goal_id", goal_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct action action;

		record_init(&action_record, &action);
		query_read(query, &action_record, &action);
		plan_text_action(&action, PLAN_WORDS, &out->words);
		plan_text_action(&action, PLAN_WHOLE, &out->whole);
		record_clear(&action_record, &action);
	}
	return result == QUERY_DONE;
}

static bool answered(const struct rows *said, id goal_id, id person_id)
{
	const struct agreement *agreement;

	for (size_t n = 0; (agreement = rows_get(said, &agreement_record, n)); n++)
		if (agreement->goal_id == goal_id && agreement->person_id == person_id)
			return true;
	return false;
}

/* Every answer that was given, also a no that became a yes; then who said nothing yet. */
static void answers_text(const struct rows *said, id goal_id, struct buf *out)
{
	const struct agreement *agreement;
	const struct voice *voice;

	for (size_t n = 0; (agreement = rows_get(said, &agreement_record, n)); n++)
		if (agreement->goal_id == goal_id)
			plan_text_answer(agreement, out);
	for (size_t n = 0; (voice = rows_get(said, &voice_record, n)); n++)
		if (!answered(said, goal_id, voice->person_id))
			plan_text_silent(voice->naam, out);
}

static bool goals_text(struct call *call, id plan_id, const struct rows *said, struct texts *out)
{
	static const char GOALS[] =
		"SELECT g.*, d.naam AS leefgebied_naam FROM goal g JOIN life_domain d ON d.code = g.leefgebied"
		" WHERE g.plan_id = :plan_id ORDER BY d.place, d.code, g.place, g.id";
	struct query *query = db_query(call->db, GOALS);
	enum query_result result;
	bool ok = true;

	query_id(query, ":plan_id", plan_id);
	while (ok && (result = query_step(query, &call->err)) == QUERY_ROW) {
		struct goal goal;

		record_init(&goal_record, &goal);
		query_read(query, &goal_record, &goal);
		out->goals++;
		plan_text_goal(&goal, out->goals, PLAN_WORDS, &out->words);
		plan_text_goal(&goal, out->goals, PLAN_WHOLE, &out->whole);
		answers_text(said, goal.id, &out->whole);
		ok = actions_text(call, goal.id, out);
		record_clear(&goal_record, &goal);
	}
	query_done(query);
	return call->err.code == ERR_NONE;
}

/* The answers and who may give them, read apart from the answer of the call. */
static bool texts_make(struct call *call, const struct plan *plan, struct texts *out)
{
	struct message aside, *real = call->out;
	bool ok;

	*out = (struct texts){ .words = BUF_INIT, .whole = BUF_INIT };
	message_init(&aside, 0);
	call->out = &aside;
	ok = agreements_answer(call, plan->id) && voices_answer(call, plan->household_id);
	call->out = real;
	plan_text_plan(plan, &out->words);
	plan_text_plan(plan, &out->whole);
	ok = ok && goals_text(call, plan->id, &aside.rows, out);
	message_free(&aside);
	return ok;
}

/* ---- reading ---- */

bool versions_answer(struct call *call, const struct plan *plan)
{
	static const char VERSIONS[] =
		"SELECT v.id, v.plan_id, v.household_id, v.number, v.at, v.employee_id, e.naam AS employee_naam, v.words_hash, v.hash"
		" FROM plan_version v JOIN employee e ON e.id = v.employee_id WHERE v.plan_id = :plan_id ORDER BY v.number DESC";
	struct query *query = db_query(call->db, VERSIONS);
	char now[WORDS_HASH_BYTES];
	struct plan_version *version;
	struct texts texts;
	bool ok;

	query_id(query, ":plan_id", plan->id);
	if (!rows_answer(call, query, &plan_version_record))
		return false;
	if (!rows_first(&call->out->rows, &plan_version_record))
		return true;
	ok = texts_make(call, plan, &texts);
	words_hash(&texts.words, now);
	texts_free(&texts);
	for (size_t n = 0; (version = rows_get(&call->out->rows, &plan_version_record, n)); n++)
		version->current = strcmp(version->words_hash, now) == 0;
	return ok;
}

static bool version_of_now(struct call *call, const struct plan *plan, struct plan_version *out, size_t *goals)
{
	struct texts texts;
	bool ok = texts_make(call, plan, &texts);

	out->plan_id = plan->id;
	out->household_id = plan->household_id;
	out->at = call->now;
	out->current = true;
	words_hash(&texts.words, out->words_hash);
	words_hash(&texts.whole, out->hash);
	if (ok && texts.whole.used > TEXT_BLOCK_BYTES)
		ok = err_set(&call->err, ERR_LIMIT, "Het plan is te lang om als één tekst te tonen (meer dan %d kB).",
			TEXT_BLOCK_BYTES / 1024);
	out->tekst = ok ? mem_text(texts.whole.data ? texts.whole.data : "") : NULL;
	*goals = texts.goals;
	texts_free(&texts);
	return ok;
}

static bool version_stored(struct call *call, id plan_id, int64_t number, struct plan_version *out)
{
	static const char VERSION[] =
		"SELECT v.*, e.naam AS employee_naam FROM plan_version v JOIN employee e ON e.id = v.employee_id"
		" WHERE v.plan_id = :plan_id AND v.number = :number";
	struct query *query = db_query(call->db, VERSION);

	query_id(query, ":plan_id", plan_id);
	query_int(query, ":number", number);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE ?
			err_set(&call->err, ERR_MISSING, "Versie %lld van dit plan is er niet.", (long long)number) : false;
	query_read(query, &plan_version_record, out);
	query_done(query);
	return true;
}

static bool text_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct plan_version *version;
	struct plan plan;
	size_t goals;
	bool ok = edit_object_load(call, &plan_edits, ask->id, DEED_OPEN, &plan, NULL);

	if (ok) {
		if (!seat_watches(call, plan.household_id))
			view_note(call, "lees", plan.household_id, "plan", 0, NULL);
		version = rows_new(&call->out->rows, &plan_version_record);
		ok = ask->number == 0 ? version_of_now(call, &plan, version, &goals) :
			version_stored(call, plan.id, ask->number, version);
	}
	record_clear(&plan_record, &plan);
	return ok;
}

/* ---- fixing ---- */

/* A concept becomes fixed; a plan that is carried out or evaluated stays so. */
static bool plan_becomes_fixed(struct call *call, const struct plan *plan)
{
	static const char FIX[] = "UPDATE plan SET state = 'vastgesteld' WHERE id = :id";
	struct field_version version;
	struct query *query;
	bool ok;

	if (plan->state != PLAN_CONCEPT)
		return true;
	ok = field_current(call, "plan", plan->id, "state", &version);
	version.version++;
	free(version.value);
	version.value = mem_text(choice_code(plan_state_choices, PLAN_VASTGESTELD));
	ok = ok && field_version_add(call, plan->household_id, &version);
	record_clear(&field_version_record, &version);
	query = db_query(call->db, FIX);
	query_id(query, ":id", plan->id);
	return ok && query_run(query, &call->err);
}

static bool version_add(struct call *call, struct plan_version *version)
{
	static const char NEXT[] = "SELECT coalesce(max(number), 0) + 1 FROM plan_version WHERE plan_id = :plan_id";
	static const char ADD[] =
		"INSERT INTO plan_version(id, plan_id, household_id, number, at, employee_id, words_hash, hash, tekst)"
		" VALUES(:id, :plan_id, :household_id, :number, :at, :employee_id, :words_hash, :hash, :tekst)";
	struct query *query = db_query(call->db, NEXT);

	query_id(query, ":plan_id", version->plan_id);
	version->number = query_number(query, &call->err);
	version->id = db_next_id(call->db);
	version->employee_id = call->actor->employee_id;
	snprintf(version->employee_naam, sizeof(version->employee_naam), "%s", call->actor->naam);
	query = db_query(call->db, ADD);
	query_record(query, &plan_version_record, version);
	return query_run(query, &call->err);
}

/* What is fixed is what the writer had on the screen, to the letter. */
static bool version_fix(struct call *call, const struct plan *plan, const char *seen, struct plan_version *version)
{
	static const char SAME[] =
		"SELECT number FROM plan_version WHERE plan_id = :plan_id AND hash = :hash"
		" AND number = (SELECT max(number) FROM plan_version WHERE plan_id = :plan_id)";
	struct query *query;
	int64_t same;
	size_t goals;

	if (!version_of_now(call, plan, version, &goals))
		return false;
	if (goals == 0)
		return rule_refuse(&call->err, "versie.leeg");
	if (strcmp(seen, version->hash) != 0)
		return err_set(&call->err, ERR_STALE, "Een collega heeft het plan intussen gewijzigd. Er is niets vastgelegd: lees het opnieuw en leg het dan vast.");
	query = db_query(call->db, SAME);
	query_record(query, &plan_version_record, version);
	same = query_number(query, &call->err);
	if (same > 0)
		return rule_refuse_as(&call->err, "versie.gelijk", "Er is niets veranderd sinds versie %lld", (long long)same);
	return call->err.code == ERR_NONE && version_add(call, version) && plan_becomes_fixed(call, plan);
}

static bool fix_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct plan_version *version = rows_new(&call->out->rows, &plan_version_record);
	struct plan plan;
	bool closed = false;
	bool ok = edit_object_load(call, &plan_edits, ask->id, DEED_EDIT_PLAN, &plan, &closed);

	if (ok && closed)
		ok = rule_refuse(&call->err, "plan.gesloten");
	ok = ok && version_fix(call, &plan, ask->word, version);
	if (ok) {
		change_note(call, plan.household_id, "plan", plan.id, "");
		call_about(call, plan.household_id, "plan_version", version->id, "versie %lld, %s", (long long)version->number,
			version->hash);
	}
	record_clear(&plan_record, &plan);
	return ok;
}

const struct door_row plan_version_doors[] = {
	{ REQ_PLAN_TEXT, PHASE_OPEN, DEED_NONE, NULL, text_handle },
	{ REQ_PLAN_FIX, PHASE_OPEN, DEED_NONE, "plan-vast", fix_handle },
	{ 0 }
};
