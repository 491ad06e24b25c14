/* What members of the family say of each goal, and the page that is shown to them. */
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/plan_text.h"
#include "domain/rule.h"
#include "edit_kind.h"
#include "plan_family.h"
#include "store/door.h"
#include "store/plan.h"
#include "vault/vault.h"

void words_hash(const struct buf *text, char out[WORDS_HASH_BYTES])
{
	uint8_t digest[VAULT_DIGEST_BYTES];

	digest_chain(NULL, text->data ? text->data : "", text->used, digest);
	digest_hex(digest, out);
}

static void asked_hash(const struct goal *goal, char out[WORDS_HASH_BYTES])
{
	struct buf words = BUF_INIT;

	plan_text_asked(goal, &words);
	words_hash(&words, out);
	buf_free(&words);
}

/* ---- who may answer ---- */

/* Unknown parts of a birth date are 00 and count for the earliest day: who may be twelve, is heard. */
static const char VOICES[] =
	"SELECT p.* FROM membership m JOIN person p ON p.id = m.person_id WHERE m.household_id = :household_id"
	" AND m.\"from\" <= :today AND (m.until IS NULL OR m.until > :today)"
	" AND (p.overlijdensdatum IS NULL OR p.overlijdensdatum > :today)"
	" AND (p.geboortedatum IS NULL OR printf('%04d', substr(p.geboortedatum, 1, 4) + 12) || substr(p.geboortedatum, 5)"
	"  <= :today) ORDER BY coalesce(p.geboortedatum, ''), p.id";

static bool voices_list(struct call *call, id household_id, struct rows *out)
{
	struct query *query = db_query(call->db, VOICES);
	enum query_result result;

	query_id(query, ":household_id", household_id);
	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct voice *voice = rows_new(out, &voice_record);
		struct person person;

		record_init(&person_record, &person);
		query_read(query, &person_record, &person);
		voice->person_id = person.id;
		name_full(&person, voice->naam, sizeof(voice->naam));
		record_clear(&person_record, &person);
	}
	return result == QUERY_DONE;
}

bool voices_answer(struct call *call, id household_id)
{
	return voices_list(call, household_id, &call->out->rows);
}

/* Empty when this person may not answer now. */
static bool voice_naam(struct call *call, id household_id, id person_id, char *out, size_t room)
{
	struct rows voices = { 0 };
	const struct voice *voice;
	bool ok = voices_list(call, household_id, &voices);

	out[0] = '\0';
	for (size_t n = 0; ok && (voice = rows_get(&voices, &voice_record, n)); n++)
		if (voice->person_id == person_id)
			memcpy(out, voice->naam, room);
	rows_free(&voices);
	return ok;
}

/* ---- reading ---- */

/* From a query that also has the names of the person and the words of the goal. */
static void agreement_read(struct query *query, struct agreement *out)
{
	struct person person;
	struct goal goal;
	char now[WORDS_HASH_BYTES];

	query_read(query, &agreement_record, out);
	record_init(&person_record, &person);
	query_read(query, &person_record, &person);
	name_full(&person, out->person_naam, sizeof(out->person_naam));
	record_clear(&person_record, &person);
	record_init(&goal_record, &goal);
	query_read(query, &goal_record, &goal);
	asked_hash(&goal, now);
	record_clear(&goal_record, &goal);
	out->earlier = strcmp(now, out->words_hash) != 0;
}

bool agreements_answer(struct call *call, id plan_id)
{
	static const char AGREEMENTS[] =
		"SELECT a.*, e.naam AS employee_naam, g.what, g.eigen_woorden, g.meetbaar, g.target, p.voornamen, p.voorletters,"
		" p.voorvoegsel, p.geslachtsnaam, p.voorvoegselPartner, p.geslachtsnaamPartner, p.aanduidingNaamgebruik"
		" FROM goal g JOIN agreement a ON a.goal_id = g.id JOIN person p ON p.id = a.person_id"
		" JOIN employee e ON e.id = a.employee_id WHERE g.plan_id = :plan_id ORDER BY a.id";
	struct query *query = db_query(call->db, AGREEMENTS);
	enum query_result result;

	query_id(query, ":plan_id", plan_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		agreement_read(query, rows_new(&call->out->rows, &agreement_record));
	return result == QUERY_DONE;
}

/* ---- writing ---- */

static bool agreement_check(struct call *call, struct agreement *agreement)
{
	if (agreement->datum == DAY_NONE)
		agreement->datum = call->today;
	if (agreement->datum > call->today)
		return err_set(&call->err, ERR_INPUT, "Datum: deze dag moet nog komen.");
	if (agreement->answer == ANSWER_OPMERKING && !agreement->remark[0])
		return err_set(&call->err, ERR_INPUT, "Opmerking: schrijf op wat er gezegd is.");
	if (!voice_naam(call, agreement->household_id, agreement->person_id, agreement->person_naam,
			sizeof(agreement->person_naam)))
		return false;
	if (!agreement->person_naam[0])
		return rule_refuse(&call->err, "akkoord.wie");
	return record_check(&agreement_record, agreement, &call->err);
}

static bool agreement_add(struct call *call, struct agreement *agreement)
{
	static const char AGREEMENT_ADD[] =
		"INSERT INTO agreement(id, household_id, goal_id, person_id, answer, remark, datum, at, employee_id, words_hash)"
		" VALUES(:id, :household_id, :goal_id, :person_id, :answer, :remark, :datum, :at, :employee_id, :words_hash)";
	struct query *query;
	struct goal goal;
	bool closed = false;
	bool ok = edit_object_load(call, &goal_edits, agreement->goal_id, DEED_EDIT_PLAN, &goal, &closed);

	agreement->household_id = goal.household_id;
	asked_hash(&goal, agreement->words_hash);
	record_clear(&goal_record, &goal);
	if (ok && closed)
		ok = rule_refuse(&call->err, "plan.gesloten");
	if (!ok || !agreement_check(call, agreement))
		return false;
	agreement->id = db_next_id(call->db);
	agreement->at = call->now;
	agreement->employee_id = call->actor->employee_id;
	memcpy(agreement->employee_naam, call->actor->naam, sizeof(agreement->employee_naam));
	agreement->earlier = false;
	query = db_query(call->db, AGREEMENT_ADD);
	query_record(query, &agreement_record, agreement);
	return query_run(query, &call->err) && plan_contact(call, agreement->household_id);
}

static bool agreement_add_handle(struct call *call)
{
	struct agreement *agreement = call_in(call, &agreement_record);

	if (!agreement_add(call, agreement))
		return false;
	change_note(call, agreement->household_id, "goal", agreement->goal_id, "");
	call_about(call, agreement->household_id, "agreement", agreement->id, "%s",
		choice_label(answer_choices, agreement->answer));
	call_out(call, &agreement_record, agreement);
	return true;
}

/* ---- the page for the family ---- */

/* Only what is the family's: no professional text, no names of who wrote, nothing of another household. */
static bool kitchen_goals(struct call *call, id plan_id)
{
	static const char GOALS[] =
		"SELECT g.id, g.plan_id, g.household_id, g.leefgebied, d.naam AS leefgebied_naam, g.what, g.eigen_woorden,"
		" g.meetbaar, g.target, g.zelfsturing, g.state, g.place FROM goal g JOIN life_domain d ON d.code = g.leefgebied"
		" WHERE g.plan_id = :plan_id AND g.state <> 'vervallen' ORDER BY d.place, d.code, g.place, g.id";
	static const char ACTIONS[] =
		"SELECT a.id, a.goal_id, a.household_id, a.what, a.owner, a.owner_naam, a.lijn, a.started, a.due, a.state"
		" FROM action a JOIN goal g ON g.id = a.goal_id WHERE g.plan_id = :plan_id AND g.state <> 'vervallen' ORDER BY a.id";
	static const struct {
		const char *sql;
		const struct record *record;
	} parts[] = { { GOALS, &goal_record }, { ACTIONS, &action_record } };

	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct query *query = db_query(call->db, parts[i].sql);

		query_id(query, ":plan_id", plan_id);
		if (!rows_answer(call, query, parts[i].record))
			return false;
	}
	return true;
}

static void kitchen_plan(struct call *call, const struct plan *plan)
{
	struct plan *out = rows_new(&call->out->rows, &plan_record);

	out->id = plan->id;
	out->household_id = plan->household_id;
	out->state = plan->state;
	out->vraagstuk = plan->vraagstuk ? mem_text(plan->vraagstuk) : NULL;
	out->richten = plan->richten ? mem_text(plan->richten) : NULL;
	out->started = plan->started;
	out->evaluatie = plan->evaluatie;
}

/* The family knows who said what; which colleague wrote it down is not on their page. */
static void writers_left_out(struct call *call)
{
	struct agreement *agreement;

	for (size_t n = 0; (agreement = rows_get(&call->out->rows, &agreement_record, n)); n++) {
		agreement->employee_id = 0;
		agreement->employee_naam[0] = '\0';
	}
}

bool family_plan_answer(struct call *call, id household_id, id *plan_id)
{
	struct plan plan;
	bool ok = plan_of_household(call, household_id, &plan);

	*plan_id = plan.id;
	if (!ok && call->err.code == ERR_NONE)
		err_set(&call->err, ERR_MISSING, "Dit huishouden heeft nog geen plan om te laten zien.");
	if (ok) {
		kitchen_plan(call, &plan);
		ok = kitchen_goals(call, plan.id) && agreements_answer(call, plan.id) && voices_answer(call, household_id);
		writers_left_out(call);
	}
	record_clear(&plan_record, &plan);
	return ok;
}

static bool kitchen_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id plan_id;

	if (!call_may(call, DEED_OPEN, ask->id) || !family_plan_answer(call, ask->id, &plan_id))
		return false;
	/* Again for a page that is open already: showing it is one line. */
	if (!ask->flag)
		view_note(call, "toont", ask->id, "plan", plan_id, NULL);
	return true;
}

const struct door_row agreement_doors[] = {
	{ REQ_AGREEMENT_ADD, PHASE_OPEN, DEED_NONE, "akkoord", agreement_add_handle },
	{ REQ_KITCHEN, PHASE_OPEN, DEED_NONE, NULL, kitchen_handle },
	{ 0 }
};
