/*
 * Letters about a bezwaar and a klacht. They are to whoever wrote it, who may live elsewhere: so without the address or the
 * regisseur of the household. Every print is a line in the view log.
 */
#include <stdio.h>

#include "domain/register_letter.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "paper_inside.h"
#include "store/decision.h"
#include "store/door.h"

/* ---- bezwaar ---- */

/* Awb 10:5 and 10:10: on which mandate who decided about it may do so; of several the widest. */
static bool ground_out(struct call *call, const struct bezwaar *bezwaar, const struct decision *decision)
{
	static const char GROUND[] =
		"SELECT m.* FROM mandate m WHERE m.soort IN ('mandaat', 'ondermandaat') AND m.\"from\" <= :day"
		" AND (m.until IS NULL OR m.until > :day) AND (m.revoked IS NULL OR m.revoked > :day)"
		" AND (m.wet = 'geen' OR m.wet = :wet) AND (m.employee_id = :id OR (m.holder = 'rol' AND EXISTS(SELECT 1"
		"  FROM role_assignment a WHERE a.employee_id = :id AND a.role = m.role AND a.\"from\" <= :day"
		"  AND (a.until IS NULL OR a.until > :day)))) ORDER BY m.lijn DESC, m.per_besluit = -1 DESC, m.per_besluit DESC, m.id LIMIT 1";
	struct query *query = db_query(call->db, GROUND);
	struct mandate *mandate;

	query_id(query, ":id", bezwaar->beslisser_id);
	query_day(query, ":day", bezwaar->beslist);
	query_text(query, ":wet", choice_code(wet_choices, decision->wet));
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	mandate = rows_new(&call->out->rows, &mandate_record);
	query_read(query, &mandate_record, mandate);
	query_done(query);
	return true;
}

/* What the letter names of the decision, and not who wrote it. */
static void decision_named(struct call *call, const struct decision *decision)
{
	struct decision *out = rows_new(&call->out->rows, &decision_record);

	out->kind = decision->kind;
	out->besluitdatum = decision->besluitdatum;
	out->bezwaar_tot = decision->bezwaar_tot;
	snprintf(out->provision_naam, sizeof(out->provision_naam), "%s", decision->provision_naam);
}

static bool bezwaar_letter(struct call *call, enum register_letter letter, id object_id)
{
	struct bezwaar *bezwaar = rows_new(&call->out->rows, &bezwaar_record);
	struct letterhead *head;
	struct decision decision;
	bool ok;

	if (!bezwaar_load(call, object_id, bezwaar) || !bezwaar_letter_ready(letter, bezwaar, &call->err))
		return false;
	ok = decision_load(call, bezwaar->decision_id, &decision);
	head = ok ? paper_head_out(call, bezwaar->household_id, false) : NULL;
	if (head)
		decision_named(call, &decision);
	ok = head && (letter != LETTER_BEZWAAR_BESLISSING || (ground_out(call, bezwaar, &decision) &&
		paper_role_of(call, bezwaar->beslisser_id, bezwaar->beslist, head->functie)));
	record_clear(&decision_record, &decision);
	if (ok)
		view_note(call, "print", bezwaar->household_id, "bezwaar", bezwaar->id, choice_label(register_letter_choices, letter));
	return ok;
}

/* ---- klacht ---- */

static bool klacht_letter(struct call *call, enum register_letter letter, id object_id)
{
	struct klacht *klacht = rows_new(&call->out->rows, &klacht_record);
	struct letterhead *head;

	if (!klacht_load(call, object_id, klacht) || !klacht_letter_ready(letter, klacht, &call->err))
		return false;
	head = paper_head_out(call, klacht->household_id, false);
	if (!head || (klacht->behandelaar_id && !paper_role_of(call, klacht->behandelaar_id, call->today, head->functie)))
		return false;
	view_note(call, "print", klacht->household_id, "klacht", klacht->id, choice_label(register_letter_choices, letter));
	return true;
}

/* ---- the door ---- */

static const struct source {
	enum register_kind kind;
	const char *by_number;
	bool (*letter)(struct call *call, enum register_letter letter, id object_id);
} sources[] = {
	{ REGISTER_BEZWAAR, "SELECT id FROM bezwaar WHERE nummer = :nummer", bezwaar_letter },
	{ REGISTER_KLACHT, "SELECT id FROM klacht WHERE nummer = :nummer", klacht_letter },
};

static bool register_letter_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (ask->number < 0 || ask->number >= LETTER_COUNT_)
		return err_set(&call->err, ERR_INPUT, "Deze brief is er niet.");
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		struct query *query;
		id object_id;

		if (sources[i].kind != register_letter_kind((enum register_letter)ask->number))
			continue;
		query = db_query(call->db, sources[i].by_number);
		query_text(query, ":nummer", ask->word);
		object_id = query_number(query, &call->err);
		if (!object_id)
			return row_missing(&call->err, "register.geen");
		return sources[i].letter(call, (enum register_letter)ask->number, object_id);
	}
	return err_set(&call->err, ERR_INPUT, "Deze brief is er niet.");
}

const struct door_row register_letter_doors[] = {
	{ REQ_REGISTER_LETTER, PHASE_OPEN, DEED_NONE, NULL, register_letter_handle },
	{ 0 }
};
