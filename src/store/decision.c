/* Decisions: read, weighed, and the door. Writing them is in decision_store.c, taking them in decision_take.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/award.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "store/door.h"
#include "store/escalation.h"
#include "store/mandate.h"
#include "store/session.h"
#include "decision_inside.h"
#include "edit_kind.h"


/* ---- in ---- */

static void person_name_load(struct call *call, struct decision *decision)
{
	static const char PERSON[] = "SELECT * FROM person WHERE id = :id";
	struct query *query = db_query(call->db, PERSON);
	struct person person;

	query_id(query, ":id", decision->person_id);
	if (!query_one(query, NULL))
		return;
	record_init(&person_record, &person);
	query_read(query, &person_record, &person);
	query_done(query);
	name_full(&person, decision->person_naam, sizeof(decision->person_naam));
	record_clear(&person_record, &person);
}

static void code_say(void *arg, const char *code, const char *text)
{
	char *line = arg;
	size_t used = strlen(line);

	if (!retour_codes_accept(code))
		snprintf(line + used, TEXT_LINE_BYTES - used, "%s %s, %s", line[used - 1] == ':' ? "" : ";", code, text);
}

/* "WMO301 van 2026-11-18: afgewezen|0200,9332": what the codes behind the bar say, in words. */
static void codes_explain(char line[TEXT_LINE_BYTES])
{
	char codes[TEXT_LINE_BYTES], *bar = strchr(line, '|');

	if (!bar)
		return;
	snprintf(codes, sizeof(codes), "%s", bar + 1);
	strcpy(bar, ":");
	retour_codes_each(codes, code_say, line);
}

void decision_read_row(struct call *call, struct query *query, struct decision *out)
{
	record_init(&decision_record, out);
	query_read(query, &decision_record, out);
	codes_explain(out->bericht);
	if (out->person_id)
		person_name_load(call, out);
}

bool decision_load(struct call *call, id decision_id, struct decision *out)
{
	static const char DECISION[] = DECISION_COLUMNS " WHERE d.id = :id";
	struct query *query = db_query(call->db, DECISION);

	record_init(&decision_record, out);
	query_id(query, ":id", decision_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && rule_missing(&call->err, "besluit.geen");
	decision_read_row(call, query, out);
	query_done(query);
	return true;
}

bool decision_climbed(struct call *call, id decision_id)
{
	static const char CLIMBED[] = "SELECT climbed FROM decision WHERE id = :id";
	struct query *query = db_query(call->db, CLIMBED);

	query_id(query, ":id", decision_id);
	return query_number(query, NULL) == 1;
}

void decision_subject(const struct decision *decision, char out[TEXT_LINE_BYTES])
{
	const char *what = *decision->provision_naam ? decision->provision_naam :
		choice_label(decision_kind_choices, decision->kind);
	char amount[MONEY_BYTES];

	money_nl(decision->bedrag, true, amount);
	snprintf(out, TEXT_LINE_BYTES, "%.600s, € %s", what, amount);
}

bool decision_may_second(struct call *call, const struct decision *decision)
{
	struct access_facts facts;
	struct mandate_verdict verdict;

	if (decision->state != DECISION_TWEEDE_OGEN)
		return false;
	access_facts_load(call, decision->household_id, &facts);
	return access_may(&facts, DEED_DECIDE) && mandate_weigh(call, decision, call->actor->employee_id,
		decision_climbed(call, decision->id), PART_SECOND, &verdict) && verdict.within;
}

/* ---- read ---- */

void decision_reading_noted(struct call *call, id household_id, id decision_id, const char *tekst)
{
	if (!seat_watches(call, household_id))
		view_note(call, "lees", household_id, "decision", decision_id, tekst);
}

static bool decision_list_handle(struct call *call)
{
	static const char DECISIONS[] = DECISION_COLUMNS
		" WHERE d.household_id = :household_id ORDER BY coalesce(d.besluitdatum, d.requested, '9999') DESC, d.id DESC";
	const struct ask *ask = call_in(call, &ask_record);
	enum query_result result;
	struct query *query;

	if (!call_may(call, DEED_DECISIONS, ask->id))
		return false;
	decision_reading_noted(call, ask->id, 0, "besluiten");
	query = db_query(call->db, DECISIONS);
	query_id(query, ":household_id", ask->id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct decision decision;

		decision_read_row(call, query, &decision);
		call_out(call, &decision_record, &decision);
		record_clear(&decision_record, &decision);
	}
	return result == QUERY_DONE;
}

bool decision_may_read(struct call *call, const struct decision *decision)
{
	struct escalation escalation;
	struct access_facts facts;
	bool holds = escalation_of_decision(call, decision->id, &escalation) && escalation_may_act(call, &escalation);

	record_clear(&escalation_record, &escalation);
	if (holds || decision_may_second(call, decision))
		return true;
	access_facts_load(call, decision->household_id, &facts);
	return (call->err.code == ERR_NONE && access_may(&facts, DEED_DECISIONS)) ||
		rule_missing(&call->err, "besluit.geen");
}

/* What this person may do with it as it stands: take it, take it at the rung it climbed to,
	or look at it a second time. */
static bool verdict_answer(struct call *call, const struct decision *decision)
{
	bool climbed = decision->author_id && decision->author_id != call->actor->employee_id;
	enum mandate_part part = decision->state == DECISION_TWEEDE_OGEN ? PART_SECOND : PART_DECIDE;
	struct mandate_verdict verdict;

	if (decision->id)
		climbed = climbed || decision_climbed(call, decision->id);
	if (!mandate_weigh(call, decision, call->actor->employee_id, climbed, part, &verdict))
		return false;
	call_out(call, &mandate_verdict_record, &verdict);
	return true;
}

/* The ladder of a decision, also when it is closed: what was asked and said stays to be read. */
static void ladder_answer(struct call *call, id decision_id)
{
	static const char LAST[] =
		"SELECT id FROM escalation WHERE decision_id = " DECISION_ON_LADDER " ORDER BY closed IS NOT NULL, id DESC LIMIT 1";
	struct query *query = db_query(call->db, LAST);
	struct escalation escalation;
	id last;

	query_id(query, ":id", decision_id);
	last = query_number(query, &call->err);
	if (last && escalation_load(call, last, &escalation)) {
		call_out(call, &escalation_record, &escalation);
		record_clear(&escalation_record, &escalation);
	}
}

/* What part of it was granted, and the table about it. */
static bool beside_answer(struct call *call, id decision_id)
{
	static const char GRANT[] =
		"SELECT g.*, e.naam AS employee_naam FROM decision_grant g JOIN employee e ON e.id = g.employee_id"
		" WHERE g.decision_id = :id ORDER BY g.id DESC LIMIT 1";
	static const char TABLE[] =
		"SELECT t.*, e.naam AS convener_naam FROM round_table t JOIN employee e ON e.id = t.convener_id"
		" JOIN escalation x ON x.id = t.escalation_id WHERE x.decision_id = :id ORDER BY t.id DESC LIMIT 1";
	struct query *query = db_query(call->db, GRANT);

	query_id(query, ":id", decision_id);
	if (!rows_answer(call, query, &decision_grant_record))
		return false;
	query = db_query(call->db, TABLE);
	query_id(query, ":id", decision_id);
	return rows_answer(call, query, &round_table_record);
}

static bool decision_read_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct decision decision;
	bool ok = decision_load(call, ask->id, &decision) && decision_may_read(call, &decision);

	if (ok) {
		decision_reading_noted(call, decision.household_id, decision.id, "besluit");
		call_out(call, &decision_record, &decision);
		ok = verdict_answer(call, &decision);
	}
	if (ok) {
		ladder_answer(call, decision.id);
		ok = call->err.code == ERR_NONE && beside_answer(call, decision.id);
	}
	record_clear(&decision_record, &decision);
	return ok;
}

/* ---- the meter ---- */

static bool decision_weigh_handle(struct call *call)
{
	struct decision *decision = call_in(call, &decision_record);
	struct mandate_facts facts;
	bool ok, climbed;

	if (!call_may(call, DEED_DECIDE, decision->household_id) || !decision_fill(call, decision))
		return false;
	if (!decision->author_id)
		decision->author_id = call->actor->employee_id;
	climbed = decision->author_id != call->actor->employee_id;
	ok = mandate_facts_load(call, decision, call->actor->employee_id, climbed, &facts);
	if (ok) {
		struct mandate_verdict verdict = mandate_ask(&facts, decision, call->today, climbed, PART_DECIDE);

		call_out(call, &mandate_verdict_record, &verdict);
		for (size_t i = 0; i < facts.spent_count; i++)
			call_out(call, &spent_record, &facts.spent[i]);
	}
	mandate_facts_free(&facts);
	return ok && budget_warn(call, decision);
}

/* ---- changing: rights and version first, then decision_store.c and decision_take.c ---- */

static bool answer_with(struct call *call, id decision_id)
{
	struct escalation escalation;
	struct decision decision;
	bool ok = decision_load(call, decision_id, &decision);

	if (ok)
		call_out(call, &decision_record, &decision);
	if (ok && decision.state == DECISION_TER_TOETSING) {
		if (escalation_of_decision(call, decision_id, &escalation))
			call_out(call, &escalation_record, &escalation);
		record_clear(&escalation_record, &escalation);
	}
	record_clear(&decision_record, &decision);
	return ok;
}

static bool version_is(struct call *call, const struct decision *decision, int64_t version)
{
	if (decision->version == version)
		return true;
	call_out(call, &decision_record, decision);
	return stale_deed(call, decision->household_id, "decision", decision->id, "dit besluit");
}

/* The decision of ask.id at ask.version; `deed` on its household. */
static bool taken_up(struct call *call, enum deed deed, struct decision *decision)
{
	const struct ask *ask = call_in(call, &ask_record);

	return decision_load(call, ask->id, decision) && decision_may_read(call, decision) &&
		(deed == DEED_NONE || call_may(call, deed, decision->household_id)) &&
		version_is(call, decision, ask->version);
}

static bool decision_save_handle(struct call *call)
{
	struct decision *asked = call_in(call, &decision_record);
	struct decision standing;
	bool ok;

	asked->swap_id = 0;		/* REQ_SWAP ties two decisions */
	if (asked->id) {
		ok = decision_load(call, asked->id, &standing) && decision_may_read(call, &standing) &&
			call_may(call, DEED_DECIDE, standing.household_id) && version_is(call, &standing, asked->version);
		asked->household_id = standing.household_id;
		asked->author_id = standing.author_id;
		asked->swap_id = standing.swap_id;
		record_clear(&decision_record, &standing);
		if (!ok)
			return false;
	}
	return call_may(call, DEED_DECIDE, asked->household_id) && decision_store(call, asked) &&
		answer_with(call, asked->id);
}

/* What the acts on one decision have in common. */
static bool act(struct call *call, enum deed deed, bool (*how)(struct call *call, struct decision *decision))
{
	const struct ask *ask = call_in(call, &ask_record);
	struct decision decision;
	bool ok = taken_up(call, deed, &decision) && how(call, &decision);

	record_clear(&decision_record, &decision);
	return ok && answer_with(call, ask->id);
}

static bool decision_submit_handle(struct call *call)
{
	return act(call, DEED_DECIDE, decision_submit);
}

static bool withdraw(struct call *call, struct decision *decision)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct escalation escalation;
	bool ok = true;

	if (decision->author_id != call->actor->employee_id)
		return rule_refuse_as(&call->err, "besluit.auteur", "Alleen %.120s kan dit intrekken", decision->author_naam);
	if (escalation_of_decision(call, decision->id, &escalation))
		ok = escalation_close(call, &escalation, ESCALATION_INGETROKKEN, STEP_WITHDRAWN, ask->word);
	record_clear(&escalation_record, &escalation);
	return ok && call->err.code == ERR_NONE && decision_end(call, decision, DECISION_INGETROKKEN, ask->word);
}

static bool decision_withdraw_handle(struct call *call)
{
	return act(call, DEED_NONE, withdraw);
}

static bool second(struct call *call, struct decision *decision)
{
	const struct ask *ask = call_in(call, &ask_record);

	const struct proof *proof = rows_first(&call->in->rows, &proof_record);

	if (!ask->flag)
		return decision_second(call, decision, false, ask->word);
	if (!proof || !*proof->hash)
		return err_set(&call->err, ERR_INPUT, "Lees eerst de tekst van het besluit; daarna bevestigt u die.");
	if (decision->state == DECISION_TWEEDE_OGEN && !decision_text_is(call, decision->id, proof->hash))
		return stale_deed(call, decision->household_id, "decision", decision->id, "de tekst van dit besluit");
	return decision_second(call, decision, true, NULL);
}

static bool decision_second_handle(struct call *call)
{
	return act(call, DEED_DECIDE, second);
}

static bool announce(struct call *call, struct decision *decision)
{
	const struct ask *ask = call_in(call, &ask_record);

	return decision_announce(call, decision, ask->day);
}

static bool decision_announce_handle(struct call *call)
{
	return act(call, DEED_ANNOUNCE, announce);
}

const struct door_row decision_doors[] = {
	{ REQ_DECISION_LIST, PHASE_OPEN, DEED_DECISIONS, NULL, decision_list_handle },
	{ REQ_DECISION_READ, PHASE_OPEN, DEED_NONE, NULL, decision_read_handle },
	{ REQ_DECISION_WEIGH, PHASE_OPEN, DEED_DECIDE, NULL, decision_weigh_handle },
	{ REQ_DECISION_SAVE, PHASE_OPEN, DEED_DECIDE, "besluit-concept", decision_save_handle },
	{ REQ_DECISION_SUBMIT, PHASE_OPEN, DEED_DECIDE, "besluit-indienen", decision_submit_handle },
	{ REQ_DECISION_WITHDRAW, PHASE_OPEN, DEED_NONE, "besluit-intrekken", decision_withdraw_handle },
	{ REQ_DECISION_SECOND, PHASE_OPEN, DEED_DECIDE, "besluit-tweede-ogen", decision_second_handle },
	{ REQ_DECISION_TEXT, PHASE_OPEN, DEED_NONE, NULL, decision_text_handle },
	{ REQ_DECISION_ANNOUNCE, PHASE_OPEN, DEED_ANNOUNCE, "besluit-bekendmaken", decision_announce_handle },
	{ 0 }
};
