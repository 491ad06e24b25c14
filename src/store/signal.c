/* Signals of a household: what whoever opens the dossier must see first; set, looked at again, ended. */
#include <string.h>

#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "store/search.h"

#define SIGNAL_COLUMNS \
	"SELECT s.*, " PERSON_NAME " AS person_naam, e.naam AS employee_naam, x.naam AS ended_naam FROM signal s" \
	" LEFT JOIN person p ON p.id = s.person_id LEFT JOIN employee e ON e.id = s.employee_id" \
	" LEFT JOIN employee x ON x.id = s.ended_by"

const char SIGNALS_OF_HOUSEHOLD[] =
	SIGNAL_COLUMNS " WHERE s.household_id = :household ORDER BY s.until IS NOT NULL, s.until DESC,"
	" CASE s.kind WHEN 'veiligheid' THEN 1 WHEN 'geheim_adres' THEN 2 WHEN 'kwetsbaar' THEN 3 ELSE 4 END, s.\"from\", s.id"
	" LIMIT 200";

static const char SIGNAL[] = SIGNAL_COLUMNS " WHERE s.id = :id";

/* A secret address is no way to find somebody: the keys of where they lived follow the signal. */
static bool keys_move(struct call *call, const struct signal *signal, enum keys_deed deed)
{
	return signal->kind != SIGNAL_SECRET_ADDRESS ||
		search_keys_household(call->db, deed, signal->household_id, &call->err);
}

static bool signal_answer(struct call *call, const struct signal *signal)
{
	change_note(call, signal->household_id, "signal", signal->id, "");
	return caseload_told(call, signal->household_id) &&
		fact_row(call, SIGNAL, signal->id, &signal_record, rows_new(&call->out->rows, &signal_record));
}

static bool signal_review_check(struct call *call, const struct signal *signal)
{
	return signal->review == DAY_NONE || signal->review > call->today ||
		err_set(&call->err, ERR_INPUT, "Opnieuw bekijken op: kies een dag na vandaag.");
}

static bool signal_new_check(struct call *call, struct signal *signal)
{
	static const char OPEN[] =
		"SELECT EXISTS(SELECT 1 FROM signal WHERE household_id = :household_id AND kind = :kind"
		" AND person_id IS :person_id AND until IS NULL)";
	struct query *query;

	if (signal->from == DAY_NONE)
		signal->from = call->today;
	if (!record_check(&signal_record, signal, &call->err) ||
			!day_check(signal->from, call->today, "Sinds", &call->err) || !signal_review_check(call, signal) ||
			!fact_person(call, signal->household_id, signal->person_id, "Over wie"))
		return false;
	query = db_query(call->db, OPEN);
	query_record(query, &signal_record, signal);
	if (query_number(query, &call->err))
		return rule_refuse_as(&call->err, "signaal.al", "Het signaal «%s» staat er al", choice_label(signal_kind_choices, signal->kind));
	return call->err.code == ERR_NONE;
}

static const char SIGNAL_NEW[] =
	"INSERT INTO signal(id, household_id, kind, person_id, reason, employee_id, \"from\", review, version)"
	" VALUES (:id, :household_id, :kind, :person_id, :reason, :employee_id, :from, :review, 1)";

bool signal_store(struct call *call, struct signal *signal)
{
	struct query *query;

	if (!signal_new_check(call, signal) || !keys_move(call, signal, KEYS_DROP))
		return false;
	signal->id = db_next_id(call->db);
	signal->employee_id = call->actor->employee_id;
	query = db_query(call->db, SIGNAL_NEW);
	query_record(query, &signal_record, signal);
	return query_run(query, &call->err) && keys_move(call, signal, KEYS_ADD);
}

/* The stored row, when the actor may change it and nobody did before; ERR_STALE gives it as it stands. */
static bool signal_take(struct call *call, id signal_id, int64_t version, struct signal *out)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM signal WHERE id = :id";
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, signal_id, DEED_EDIT, &household_id) ||
			!fact_row(call, SIGNAL, signal_id, &signal_record, out))
		return false;
	if (out->until != DAY_NONE)
		return rule_refuse(&call->err, "signaal.voorbij");
	if (out->version == version)
		return true;
	call_out(call, &signal_record, out);
	return stale_text(call, household_id, "signal", signal_id, "dit signaal");
}

static bool signal_change(struct call *call, const struct signal *given)
{
	static const char CHANGE[] =
		"UPDATE signal SET review = :review, version = version + 1 WHERE id = :id AND version = :version";
	struct signal signal;
	struct query *query;

	if (!signal_take(call, given->id, given->version, &signal))
		return false;
	signal.review = given->review;
	if (!signal_review_check(call, &signal))
		return false;
	query = db_query(call->db, CHANGE);
	query_record(query, &signal_record, &signal);
	if (!query_run(query, &call->err))
		return false;
	call_about(call, signal.household_id, "signal", signal.id, "%s opnieuw bekijken",
		choice_code(signal_kind_choices, signal.kind));
	return signal_answer(call, &signal);
}

bool signal_save(struct call *call)
{
	struct signal signal = *(const struct signal *)call_in(call, &signal_record);

	if (signal.id)
		return signal_change(call, &signal);
	if (!call_may(call, DEED_EDIT, signal.household_id) || !signal_store(call, &signal))
		return false;
	call_about(call, signal.household_id, "signal", signal.id, "%s", choice_code(signal_kind_choices, signal.kind));
	return signal_answer(call, &signal);
}

bool signal_end(struct call *call)
{
	static const char END[] =
		"UPDATE signal SET until = max(:today, \"from\"), ended_by = :me, ended_reason = :reason, version = version + 1"
		" WHERE id = :id AND until IS NULL";
	const struct ask *ask = call_in(call, &ask_record);
	struct signal signal;
	struct query *query;

	if (!signal_take(call, ask->id, ask->version, &signal))
		return false;
	if (!*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom het signaal niet meer nodig is.");
	if (!keys_move(call, &signal, KEYS_DROP))
		return false;
	query = db_query(call->db, END);
	query_id(query, ":id", ask->id);
	query_id(query, ":me", call->actor->employee_id);
	query_day(query, ":today", call->today);
	query_text(query, ":reason", ask->word);
	if (!query_run(query, &call->err) || !keys_move(call, &signal, KEYS_ADD))
		return false;
	call_about(call, signal.household_id, "signal", signal.id, "%s: %s",
		choice_code(signal_kind_choices, signal.kind), ask->word);
	return signal_answer(call, &signal);
}
