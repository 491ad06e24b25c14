/* Conversations at the kitchen table and family councils: a journal entry with fields, and its way into the plan. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/plan.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/plan.h"

/* ---- writing ---- */

static void entry_of(const struct conversation *given, struct journal_entry *entry)
{
	record_init(&journal_entry_record, entry);
	entry->household_id = given->household_id;
	choice_value(journal_kind_choices, choice_code(conversation_kind_choices, given->kind), &entry->kind);
	entry->datum = given->datum;
	entry->level = given->level;
	entry->regisseur_leest = given->regisseur_leest;
	entry->lezer_id = given->lezer_id;
	entry->tekst = given->tekst;	/* borrowed */
}

/* Without a report the entry says who took part. */
static bool entry_store(struct call *call, const struct conversation *given, struct journal_entry *entry)
{
	char took_part[TEXT_LINE_BYTES + 16];

	entry_of(given, entry);
	snprintf(took_part, sizeof(took_part), "Deelnemers: %s", given->deelnemers);
	if (!entry->tekst || !*entry->tekst)
		entry->tekst = took_part;
	bool ok = journal_add(call, entry);
	entry->tekst = NULL;
	return ok;
}

static bool conversation_insert(struct call *call, const struct conversation *given, id entry_id)
{
	static const char NEW[] =
		"INSERT INTO conversation(entry_id, deelnemers, ondersteuner) VALUES (:entry, :deelnemers, :ondersteuner)";
	struct query *query = db_query(call->db, NEW);

	query_record(query, &conversation_record, given);
	query_id(query, ":entry", entry_id);
	return query_run(query, &call->err);
}

static bool subjects_insert(struct call *call, id entry_id)
{
	static const char NEW[] =
		"INSERT INTO conversation_subject(id, entry_id, leefgebied, wens, zelf_wat, zelf_afspraak, familie_wie,"
		" familie_wat, familie_afspraak, buurt_wie, buurt_wat, buurt_afspraak) SELECT :id, :entry_id, code, :wens,"
		" :zelf_wat, :zelf_afspraak, :familie_wie, :familie_wat, :familie_afspraak, :buurt_wie, :buurt_wat,"
		" :buurt_afspraak FROM life_domain WHERE code = :leefgebied";
	struct conversation_subject *given;

	for (size_t i = 0; (given = rows_get(&call->in->rows, &conversation_subject_record, i)); i++) {
		struct conversation_subject subject = *given;
		struct query *query;

		if (conversation_subject_empty(&subject))
			continue;
		subject.id = db_next_id(call->db);
		subject.entry_id = entry_id;
		if (!record_check(&conversation_subject_record, &subject, &call->err))
			return false;
		query = db_query(call->db, NEW);
		query_record(query, &conversation_subject_record, &subject);
		if (!query_run(query, &call->err))
			return false;
		if (db_changes(call->db) != 1)
			return err_set(&call->err, ERR_INPUT, "Leefgebied: «%s» is er niet.", subject.leefgebied);
	}
	return true;
}

/* One subject is one part of life; the same twice would lose which was meant. */
static bool subjects_check(struct call *call)
{
	size_t count = rows_count(&call->in->rows, &conversation_subject_record);

	if (count > SUBJECTS_MOST)
		return err_set(&call->err, ERR_LIMIT, "Leefgebied: een gesprek gaat over hoogstens %d leefgebieden.", SUBJECTS_MOST);
	for (size_t i = 0; i < count; i++) {
		const struct conversation_subject *one = rows_get(&call->in->rows, &conversation_subject_record, i);

		for (size_t j = 0; j < i; j++) {
			const struct conversation_subject *other = rows_get(&call->in->rows, &conversation_subject_record, j);
			if (strcmp(one->leefgebied, other->leefgebied) == 0)
				return err_set(&call->err, ERR_INPUT, "Leefgebied: elk leefgebied staat één keer in een gesprek.");
		}
	}
	return true;
}

static bool drafts_drop(struct call *call, id household_id)
{
	static const char DROP[] =
		"DELETE FROM draft WHERE employee_id = :me AND kind IN ('conversation', 'conversation_head',"
		" 'conversation_subject')"
		" AND household_id = :household AND wears(pet)";
	struct query *query = db_query(call->db, DROP);

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	return query_run(query, &call->err);
}

bool conversation_write(struct call *call)
{
	const struct conversation *given = call_in(call, &conversation_record);
	struct journal_entry entry;

	if (!call_may(call, DEED_EDIT, given->household_id) || !record_check(&conversation_record, given, &call->err) ||
			!subjects_check(call) || !entry_store(call, given, &entry) ||
			!conversation_insert(call, given, entry.id) || !subjects_insert(call, entry.id) ||
			!drafts_drop(call, given->household_id))
		return false;
	call_about(call, given->household_id, "journal_entry", entry.id, "%s", entry.level == JOURNAL_SHIELDED ?
		choice_code(journal_level_choices, entry.level) : choice_code(journal_kind_choices, entry.kind));
	return journal_load(call, entry.id, rows_new(&call->out->rows, &journal_entry_record)) &&
		conversation_answer(call, entry.id);
}

/* ---- reading ---- */

bool conversation_answer(struct call *call, id entry_id)
{
	static const char CONVERSATION[] =
		"SELECT j.id, j.household_id, j.kind, j.datum, j.level, j.tekst, c.deelnemers, c.ondersteuner, p.at AS planned_at"
		" FROM conversation c JOIN journal_entry j ON j.id = c.entry_id LEFT JOIN conversation_plan p ON p.entry_id = j.id"
		" WHERE c.entry_id = :id AND " JOURNAL_READABLE;
	static const char SUBJECTS[] = "SELECT s.*, d.naam AS leefgebied_naam FROM conversation_subject s JOIN life_domain d ON d.code = s.leefgebied"
		" WHERE s.entry_id = :id ORDER BY s.id";
	struct query *query = db_query(call->db, CONVERSATION);
	struct conversation *conversation;
	enum query_result result;

	query_id(query, ":id", entry_id);
	query_id(query, ":me", call->actor->employee_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	conversation = rows_new(&call->out->rows, &conversation_record);
	query_read(query, &conversation_record, conversation);
	conversation->planned = instant_day(query_get_instant(query, "planned_at"));
	query_done(query);
	query = db_query(call->db, SUBJECTS);
	query_id(query, ":id", entry_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &conversation_subject_record, rows_new(&call->out->rows, &conversation_subject_record));
	return result == QUERY_DONE;
}

/* ---- into the plan ---- */

/* A goal of this part of life that is still worked on; 0 when there is none. */
static id goal_open(struct call *call, id plan_id, const char *leefgebied)
{
	static const char OPEN[] =
		"SELECT id FROM goal WHERE plan_id = :plan AND leefgebied = :leefgebied AND state IN ('open', 'loopt')"
		" ORDER BY place, id LIMIT 1";
	struct query *query = db_query(call->db, OPEN);

	query_id(query, ":plan", plan_id);
	query_text(query, ":leefgebied", leefgebied);
	return query_number(query, &call->err);
}

static bool goal_make(struct call *call, id plan_id, const struct conversation_subject *subject, id *goal_id)
{
	struct goal goal;

	record_init(&goal_record, &goal);
	goal.plan_id = plan_id;
	memcpy(goal.leefgebied, subject->leefgebied, sizeof(goal.leefgebied));
	if (*subject->wens)
		memcpy(goal.what, subject->wens, sizeof(goal.what));
	else
		snprintf(goal.what, sizeof(goal.what), "Afspraken: %.700s", subject->leefgebied_naam);
	goal.eigen_woorden = *subject->wens ? mem_text(subject->wens) : NULL;
	bool ok = goal_add(call, &goal);
	*goal_id = goal.id;
	if (ok)
		call_out(call, &goal_record, &goal);
	record_clear(&goal_record, &goal);
	return ok;
}

static bool action_make(struct call *call, id goal_id, const char *what, int owner, const char *who)
{
	struct action action;

	if (!*what)
		return true;
	record_init(&action_record, &action);
	action.goal_id = goal_id;
	snprintf(action.what, sizeof(action.what), "%s", what);
	snprintf(action.owner_naam, sizeof(action.owner_naam), "%s", who);
	action.owner = owner;
	action.lijn = LIJN_0;
	action.started = call->today;
	bool ok = action_add(call, &action);
	if (ok)
		call_out(call, &action_record, &action);
	record_clear(&action_record, &action);
	return ok;
}

static bool subject_to_plan(struct call *call, id plan_id, const struct conversation_subject *subject)
{
	id goal_id = goal_open(call, plan_id, subject->leefgebied);

	if (!*subject->wens && !*subject->zelf_afspraak && !*subject->familie_afspraak && !*subject->buurt_afspraak)
		return true;
	if (!goal_id && !goal_make(call, plan_id, subject, &goal_id))
		return false;
	return action_make(call, goal_id, subject->zelf_afspraak, OWNER_FAMILY, "het gezin") &&
		action_make(call, goal_id, subject->familie_afspraak, OWNER_NETWORK, subject->familie_wie) &&
		action_make(call, goal_id, subject->buurt_afspraak, OWNER_VOLUNTEER, subject->buurt_wie);
}

static bool planned_mark(struct call *call, id entry_id, id plan_id)
{
	static const char NEW[] =
		"INSERT INTO conversation_plan(entry_id, plan_id, employee_id, at) VALUES (:entry, :plan, :me, :now)";
	struct query *query = db_query(call->db, NEW);

	query_id(query, ":entry", entry_id);
	query_id(query, ":plan", plan_id);
	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":now", call->now);
	return query_run(query, &call->err);
}

static bool plan_open_or_start(struct call *call, id household_id, id *plan_id)
{
	struct plan plan;
	bool ok = plan_of_household(call, household_id, &plan);

	if (!ok && call->err.code == ERR_NONE)
		ok = plan_start(call, household_id, &plan);
	*plan_id = plan.id;
	record_clear(&plan_record, &plan);
	return ok;
}

/* The subjects are read into a message of their own: the answer holds what was made of them. */
static bool subjects_to_plan(struct call *call, const struct message *read, id plan_id)
{
	const struct conversation_subject *subject;

	for (size_t i = 0; (subject = rows_get(&read->rows, &conversation_subject_record, i)); i++)
		if (!subject_to_plan(call, plan_id, subject))
			return false;
	return call->out->rows.count > 0 || rule_refuse(&call->err, "gesprek.leeg");
}

static bool conversation_use(struct call *call, const struct message *read, id entry_id)
{
	const struct conversation *conversation = rows_first(&read->rows, &conversation_record);
	id plan_id;

	if (!conversation)
		return rule_refuse(&call->err, "gesprek.geen");
	if (conversation->planned != DAY_NONE)
		return rule_refuse(&call->err, "gesprek.al");
	if (!plan_open_or_start(call, conversation->household_id, &plan_id) || !subjects_to_plan(call, read, plan_id) ||
			!planned_mark(call, entry_id, plan_id))
		return false;
	change_note(call, conversation->household_id, "journal_entry", entry_id, "");
	call_about(call, conversation->household_id, "journal_entry", entry_id, "%zu doelen, %zu acties",
		rows_count(&call->out->rows, &goal_record), rows_count(&call->out->rows, &action_record));
	return true;
}

bool conversation_to_plan(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM journal_entry WHERE id = :id AND wears(pet)";
	const struct ask *ask = call_in(call, &ask_record);
	struct message *out = call->out, read;
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_EDIT_PLAN, &household_id))
		return false;
	message_init(&read, 0);
	call->out = &read;
	bool ok = conversation_answer(call, ask->id);
	call->out = out;
	ok = ok && conversation_use(call, &read, ask->id);
	message_free(&read);
	return ok;
}
