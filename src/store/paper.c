/* What goes on paper to a family: the plan as a letter, and a decision. Every print is a line in the view log. */
#include <stdio.h>
#include <string.h>

#include "domain/rule.h"
#include "store/door.h"
#include "store/store.h"
#include "store/plan.h"
#include "decision_inside.h"
#include "household_inside.h"
#include "paper_inside.h"
#include "plan_family.h"

/* ---- the head of a letter ---- */

/* Number, name, regisseur, and the address unless it is secret: a letter is sent on, and lies about. */
static void addressee_out(struct call *call, const struct household *all, bool secret)
{
	struct household *out = rows_new(&call->out->rows, &household_record);

	out->id = all->id;
	memcpy(out->huishoudnummer, all->huishoudnummer, sizeof(out->huishoudnummer));
	memcpy(out->naam, all->naam, sizeof(out->naam));
	memcpy(out->regisseur_naam, all->regisseur_naam, sizeof(out->regisseur_naam));
	if (secret)
		return;
	memcpy(out->straatnaam, all->straatnaam, sizeof(out->straatnaam));
	out->huisnummer = all->huisnummer;
	memcpy(out->huisletter, all->huisletter, sizeof(out->huisletter));
	memcpy(out->huisnummertoevoeging, all->huisnummertoevoeging, sizeof(out->huisnummertoevoeging));
	memcpy(out->postcode, all->postcode, sizeof(out->postcode));
	memcpy(out->woonplaats, all->woonplaats, sizeof(out->woonplaats));
}

/* A regisseur who does not work here any more has no number to call. */
static void regisseur_phone(struct call *call, const struct household *household, struct letterhead *head)
{
	static const char PHONE[] = "SELECT telefoon FROM employee WHERE id = :id AND disabled = 0";
	struct query *query;

	if (!household->regisseur_id)
		return;
	query = db_query(call->db, PHONE);
	query_id(query, ":id", household->regisseur_id);
	if (query_one(query, NULL))
		snprintf(head->regisseur_telefoon, sizeof(head->regisseur_telefoon), "%s", query_get_text(query, "telefoon"));
	query_done(query);
}

struct letterhead *paper_head_out(struct call *call, id household_id, bool family)
{
	static const char GEMEENTE[] = "SELECT naam FROM municipality ORDER BY id LIMIT 1";
	static const char SECRET[] = "SELECT " HOUSEHOLD_SECRET(":id");
	const struct birth *birth = &call->store->birth;
	struct household household;
	struct letterhead *head;
	struct query *query;

	if (!household_load(call, household_id, &household))
		return NULL;
	query = db_query(call->db, SECRET);
	query_id(query, ":id", household_id);
	bool secret = query_number(query, &call->err) != 0;
	if (call->err.code != ERR_NONE)
		return NULL;
	if (family)
		addressee_out(call, &household, secret);
	head = rows_new(&call->out->rows, &letterhead_record);
	memcpy(head->contact, birth->contact, sizeof(head->contact));
	memcpy(head->klachten, birth->klachten, sizeof(head->klachten));
	memcpy(head->bezwaar, birth->bezwaar, sizeof(head->bezwaar));
	query = db_query(call->db, GEMEENTE);
	if (query_one(query, NULL))
		snprintf(head->gemeente, sizeof(head->gemeente), "%s", query_get_text(query, "naam"));
	query_done(query);
	if (family)
		regisseur_phone(call, &household, head);
	return head;
}

/* ---- the plan ---- */

/* Which version the family knows; not which colleague fixed it. */
static bool last_version_out(struct call *call, id plan_id)
{
	static const char PLAN[] = "SELECT * FROM plan WHERE id = :id";
	struct query *query = db_query(call->db, PLAN);
	struct plan_version *version;
	struct plan plan;
	bool ok;

	record_init(&plan_record, &plan);
	query_id(query, ":id", plan_id);
	ok = query_one(query, &call->err);
	if (ok)
		query_read(query, &plan_record, &plan);
	query_done(query);
	ok = ok && versions_answer(call, &plan);
	record_clear(&plan_record, &plan);
	for (size_t n = 0; (version = rows_get(&call->out->rows, &plan_version_record, n)); n++) {
		version->employee_id = 0;
		version->employee_naam[0] = '\0';
	}
	return ok;
}

static bool plan_letter_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id plan_id;

	if (!call_may(call, DEED_OPEN, ask->id) || !paper_head_out(call, ask->id, true) || !family_plan_answer(call, ask->id, &plan_id) ||
	    !last_version_out(call, plan_id))
		return false;
	view_note(call, "print", ask->id, "plan", plan_id, NULL);
	return true;
}

/* ---- a decision ---- */

bool paper_role_of(struct call *call, id employee_id, day on, char out[TEXT_LINE_BYTES])
{
	static const char ROLE[] =
		"SELECT role FROM role_assignment WHERE employee_id = :id AND \"from\" <= :day AND (until IS NULL OR until > :day)"
		" ORDER BY id LIMIT 1";
	struct query *query = db_query(call->db, ROLE);
	int role = ROLE_NONE;

	query_id(query, ":id", employee_id);
	query_day(query, ":day", on);
	if (query_one(query, &call->err) && choice_value(role_choices, query_get_text(query, "role"), &role))
		snprintf(out, TEXT_LINE_BYTES, "%s", choice_label(role_choices, role));
	query_done(query);
	return call->err.code == ERR_NONE;
}

/* By the mandate it was taken under: the role, or the regisseur; of a named person their role of that day. */
static bool quality_fill(struct call *call, const struct decision *decision, const struct mandate *mandate,
	struct letterhead *head)
{
	if (mandate->holder == HOLDER_REGISSEUR)
		snprintf(head->functie, sizeof(head->functie), "regisseur");
	else if (mandate->holder == HOLDER_ROLE)
		snprintf(head->functie, sizeof(head->functie), "%s", choice_label(role_choices, mandate->role));
	return head->functie[0] != '\0' || paper_role_of(call, decision->decider_id, decision->besluitdatum, head->functie);
}

static bool mandate_out(struct call *call, const struct decision *decision, struct letterhead *head)
{
	static const char MANDATE[] = "SELECT * FROM mandate WHERE id = :id";
	struct query *query = db_query(call->db, MANDATE);
	struct mandate *mandate;

	query_id(query, ":id", decision->mandate_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	mandate = rows_new(&call->out->rows, &mandate_record);
	query_read(query, &mandate_record, mandate);
	query_done(query);
	return quality_fill(call, decision, mandate, head);
}

/* What the family hears: not who wrote it first, nor what a rung said. */
static void decision_out(struct call *call, const struct decision *decision)
{
	struct decision *out = rows_new(&call->out->rows, &decision_record);

	record_copy(&decision_record, out, decision);
	out->author_id = out->second_id = 0;
	out->author_naam[0] = out->second_naam[0] = out->reason[0] = '\0';
}

static bool decision_letter_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct letterhead *head;
	struct decision decision;
	bool ok = decision_load(call, ask->id, &decision) && decision_may_read(call, &decision);

	if (ok && decision.state != DECISION_GENOMEN && decision.state != DECISION_BEKENDGEMAAKT)
		ok = rule_refuse(&call->err, "brief.niet-genomen");
	if (ok) {
		head = paper_head_out(call, decision.household_id, true);
		decision_out(call, &decision);
		ok = head && mandate_out(call, &decision, head);
	}
	if (ok)
		view_note(call, "print", decision.household_id, "decision", decision.id, NULL);
	record_clear(&decision_record, &decision);
	return ok;
}

const struct door_row paper_doors[] = {
	{ REQ_PLAN_LETTER, PHASE_OPEN, DEED_NONE, NULL, plan_letter_handle },
	{ REQ_DECISION_LETTER, PHASE_OPEN, DEED_NONE, NULL, decision_letter_handle },
	{ 0 }
};
