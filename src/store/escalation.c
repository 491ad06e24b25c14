/* One escalation: in, out, opened, moved, closed, with its steps and the people who must hear of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "store/decision.h"
#include "store/door.h"
#include "store/mail.h"
#include "escalation_inside.h"

/* ---- in and out ---- */

#define ESCALATION_COLUMNS \
	"SELECT e.*, h.huishoudnummer, h.naam AS household_naam, r.naam AS trede_naam, p.naam AS holder_naam," \
	" " REQUESTER_NAAM " AS requester_naam, i.tekst AS instructie, j.naam AS instructie_naam" \
	" FROM escalation e JOIN household h ON h.id = e.household_id" \
	" LEFT JOIN rung r ON r.trede = e.trede LEFT JOIN employee p ON p.id = e.holder_id" \
	" JOIN employee q ON q.id = e.requester_id" \
	" LEFT JOIN escalation_step i ON i.id = (SELECT max(s.id) FROM escalation_step s WHERE s.escalation_id = e.id" \
	"   AND s.kind = 'aanwijzing') LEFT JOIN employee j ON j.id = i.employee_id"

bool escalation_load(struct call *call, id escalation_id, struct escalation *out)
{
	static const char ESCALATION[] = ESCALATION_COLUMNS " WHERE e.id = :id";
	struct query *query = db_query(call->db, ESCALATION);

	record_init(&escalation_record, out);
	query_id(query, ":id", escalation_id);
	query_day(query, ":today", call->today);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && rule_missing(&call->err, "opschaling.geen");
	query_read(query, &escalation_record, out);
	query_done(query);
	return true;
}

bool escalation_of_decision(struct call *call, id decision_id, struct escalation *out)
{
	static const char ESCALATION_OF[] = ESCALATION_COLUMNS
		" WHERE e.decision_id = " DECISION_ON_LADDER " AND e.closed IS NULL";
	struct query *query = db_query(call->db, ESCALATION_OF);

	record_init(&escalation_record, out);
	query_id(query, ":id", decision_id);
	query_day(query, ":today", call->today);
	if (!query_one(query, &call->err))
		return false;
	query_read(query, &escalation_record, out);
	query_done(query);
	return true;
}

bool escalation_save(struct call *call, struct escalation *escalation)
{
	static const char ESCALATION_SAVE[] =
		"UPDATE escalation SET state = :state, trede = :trede, holder_id = :holder_id, due = :due, overdue = :overdue,"
		" closed = :closed, version = version + 1 WHERE id = :id AND version = :version";
	struct query *query = db_query(call->db, ESCALATION_SAVE);

	query_record(query, &escalation_record, escalation);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) == 0)
		return stale_deed(call, escalation->household_id, "escalation", escalation->id, "deze opschaling");
	escalation->version++;
	change_note(call, escalation->household_id, "escalation", escalation->id, "");
	return true;
}

bool escalation_step_add(struct call *call, id escalation_id, enum step_kind kind, int64_t trede, id employee_id,
	const char *tekst)
{
	static const char STEP_ADD[] =
		"INSERT INTO escalation_step(id, escalation_id, at, kind, trede, employee_id, tekst)"
		" VALUES(:id, :escalation_id, :at, :kind, :trede, :employee_id, :tekst)";
	struct query *query;
	id step_id = db_next_id(call->db);

	query = db_query(call->db, STEP_ADD);
	query_id(query, ":id", step_id);
	query_id(query, ":escalation_id", escalation_id);
	query_instant(query, ":at", call->now);
	query_text(query, ":kind", choice_code(step_kind_choices, kind));
	query_int(query, ":trede", trede);
	query_id(query, ":employee_id", employee_id);
	query_text(query, ":tekst", tekst);
	return query_run(query, &call->err);
}

/* ---- who ---- */

bool escalation_may_act(struct call *call, const struct escalation *escalation)
{
	struct access_facts facts;
	struct roster roster;
	bool may;

	if (escalation->closed != INSTANT_NONE ||
			!ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err))
		return false;
	may = ladder_may_act(escalation, &roster, call->actor->employee_id, call->now);
	ladder_roster_free(&roster);
	if (!may)
		return false;
	access_facts_load(call, escalation->household_id, &facts);
	return !facts.own_household && !facts.excluded;
}

/* What people on a rung are told. */
enum tell { TELL_SILENT, TELL_RING, TELL_INSTRUCTED, TELL_ADDED };

/* Who is rung and has no open desk gets an e-mail. */
static bool tell_one(struct call *call, const struct escalation *escalation, id employee_id, enum tell tell)
{
	if (tell == TELL_SILENT || (escalation->holder_id && escalation->holder_id != employee_id))
		inbox_changed(call, employee_id);
	else if (tell == TELL_INSTRUCTED)
		ring_employee(call, employee_id, escalation->household_id, "escalation", escalation->id,
			"Aanwijzing van %.100s: %.200s (%.200s)", call->actor->naam, escalation->subject, escalation->household_naam);
	else if (tell == TELL_ADDED)
		ring_employee(call, employee_id, escalation->household_id, "escalation", escalation->id,
			"Aangevuld: %.200s (%.200s)", escalation->subject, escalation->household_naam);
	else {
		ring_employee(call, employee_id, escalation->household_id, "escalation", escalation->id,
			"%sOpschaling voor u: %.200s (%.200s)", escalation->overdue ? "TE LAAT. " : escalation->spoed ? "Spoed. " : "",
			escalation->subject, escalation->household_naam);
		return mail_queue(call, escalation, employee_id);
	}
	return true;
}

/* Was this employee named earlier in the list of seats, or of deputies? */
static bool named_before(const struct roster *roster, size_t seat, size_t absence, id employee_id)
{
	for (size_t i = 0; i < seat; i++)
		if (roster->seats[i].employee_id == employee_id)
			return true;
	for (size_t i = 0; i < absence; i++)
		if (roster->absences[i].deputy_id == employee_id)
			return true;
	return false;
}

/* Who holds it in person hears the bell; the others of the rung only find it in their inbox. */
static bool tell_all(struct call *call, const struct escalation *escalation, const struct roster *roster, enum tell tell)
{
	for (size_t i = 0; i < roster->seat_count; i++) {
		id employee_id = roster->seats[i].employee_id;

		if (!named_before(roster, i, 0, employee_id) &&
				ladder_may_act(escalation, roster, employee_id, call->now) &&
				!tell_one(call, escalation, employee_id, tell))
			return false;
	}
	for (size_t i = 0; i < roster->absence_count; i++) {
		id employee_id = roster->absences[i].deputy_id;

		if (employee_id && !named_before(roster, roster->seat_count, i, employee_id) &&
				ladder_may_act(escalation, roster, employee_id, call->now) &&
				!tell_one(call, escalation, employee_id, tell))
			return false;
	}
	return true;
}

bool escalation_tell(struct call *call, const struct escalation *escalation, const struct roster *roster, bool bell)
{
	return tell_all(call, escalation, roster, bell ? TELL_RING : TELL_SILENT);
}

void escalation_instructed_tell(struct call *call, const struct escalation *escalation, const struct roster *roster)
{
	tell_all(call, escalation, roster, TELL_INSTRUCTED);
	if (escalation->buiten)
		return;
	ring_employee(call, escalation->requester_id, escalation->household_id, "escalation", escalation->id,
		"Aanwijzing van %.100s bij uw vraag: %.200s (%.200s)", call->actor->naam, escalation->subject,
		escalation->household_naam);
}

void escalation_added_tell(struct call *call, const struct escalation *escalation, const struct roster *roster)
{
	tell_all(call, escalation, roster, TELL_ADDED);
}

/* A rung that was passed over hears of it when its people are back. */
static void skipped_tell(struct call *call, const struct escalation *escalation, const struct roster *roster,
	int64_t trede)
{
	const struct rung *rung = roster_rung(roster, trede);

	for (size_t i = 0; rung && i < roster->seat_count; i++)
		if (roster->seats[i].role == rung->role && roster->seats[i].employee_id != escalation->requester_id &&
				!ladder_bars(roster, roster->seats[i].employee_id))
			ring_employee(call, roster->seats[i].employee_id, escalation->household_id, "escalation", escalation->id,
				"Langs uw trede gegaan, er was niemand: %.200s (%.200s)", escalation->subject,
				escalation->household_naam);
}

/* The way to a place: to its first rung by this step, and on from each rung where nobody was. */
static bool path_add(struct call *call, const struct escalation *escalation, const struct ladder_place *place,
	const struct roster *roster, enum step_kind step, id employee_id, const char *tekst)
{
	int64_t first = place->skipped[0] ? place->skipped[0] : place->trede;

	if (!escalation_step_add(call, escalation->id, step, first, employee_id, tekst))
		return false;
	for (size_t i = 0; i < COUNT_OF(place->skipped) && place->skipped[i]; i++) {
		bool last = i + 1 == COUNT_OF(place->skipped) || !place->skipped[i + 1];

		if (!escalation_step_add(call, escalation->id, STEP_CLIMBED_ABSENT,
				last ? place->trede : place->skipped[i + 1], 0, NULL))
			return false;
		skipped_tell(call, escalation, roster, place->skipped[i]);
	}
	return true;
}

/* ---- moving ---- */

static void place_take(struct escalation *escalation, const struct ladder_place *place, const struct roster *roster)
{
	const struct rung *rung = roster_rung(roster, place->trede);

	escalation->trede = place->trede;
	escalation->holder_id = place->holder_id;
	escalation->due = place->due;
	escalation->overdue = place->overdue;
	snprintf(escalation->trede_naam, sizeof(escalation->trede_naam), "%s", rung ? rung->naam : "");
}

bool escalation_move(struct call *call, struct escalation *escalation, const struct ladder_place *place,
	const struct roster *roster, enum step_kind step, id employee_id, const char *tekst)
{
	escalation_tell(call, escalation, roster, false);
	place_take(escalation, place, roster);
	if (escalation->decision_id && !decision_readdress(call, escalation->decision_id, place->trede))
		return false;
	if (!escalation_save(call, escalation) ||
			!path_add(call, escalation, place, roster, step, employee_id, tekst) ||
			!escalation_tell(call, escalation, roster, true))
		return false;
	inbox_changed(call, escalation->requester_id);
	call_about(call, escalation->household_id, "escalation", escalation->id, "%s, trede %lld",
		choice_label(step_kind_choices, step), (long long)place->trede);
	return true;
}

/* ---- opening and closing ---- */

static bool escalation_insert(struct call *call, struct escalation *escalation)
{
	static const char ESCALATION_ADD[] =
		"INSERT INTO escalation(id, household_id, decision_id, subject, cause, state, spoed, question, stem, trede,"
		" holder_id, due, overdue, requester_id, buiten, functie, raised, version) VALUES(:id, :household_id, :decision_id,"
		" :subject, :cause, :state, :spoed, :question, :stem, :trede, :holder_id, :due, :overdue, :requester_id, :buiten,"
		" :functie, :raised, :version)";
	struct query *query = db_query(call->db, ESCALATION_ADD);

	query_record(query, &escalation_record, escalation);
	return query_run(query, &call->err);
}

static bool escalation_name(struct call *call, struct escalation *escalation)
{
	static const char HOUSEHOLD[] = "SELECT naam AS household_naam, huishoudnummer FROM household WHERE id = :id";
	struct query *query = db_query(call->db, HOUSEHOLD);

	query_id(query, ":id", escalation->household_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING, "Dit huishouden is er niet.");
	query_read(query, &escalation_record, escalation);
	query_done(query);
	return true;
}

static bool escalation_start(struct call *call, struct escalation *escalation, int64_t from, const struct roster *roster)
{
	struct ladder_place place = ladder_first(escalation, from, roster, call->now);
	struct escalation there = *escalation;

	if (place.trede == 0)
		return rule_refuse(&call->err, "ladder.niemand");
	there.trede = place.trede;
	if (escalation->holder_id && ladder_may_act(&there, roster, escalation->holder_id, call->now))
		place.holder_id = escalation->holder_id;
	escalation->id = db_next_id(call->db);
	place_take(escalation, &place, roster);
	if (!escalation_insert(call, escalation) ||
			!path_add(call, escalation, &place, roster, STEP_RAISED, call->actor->employee_id, NULL) ||
			!escalation_tell(call, escalation, roster, true))
		return false;
	change_note(call, escalation->household_id, "escalation", escalation->id, "");
	inbox_changed(call, escalation->requester_id);
	call_about(call, escalation->household_id, "escalation", escalation->id, "%.300s, trede %lld", escalation->subject,
		(long long)place.trede);
	return true;
}

bool escalation_open(struct call *call, struct escalation *escalation, int64_t from)
{
	struct roster roster;
	bool ok;

	escalation->state = ESCALATION_OPEN;
	escalation->requester_id = call->actor->employee_id;
	escalation->raised = call->now;
	escalation->closed = INSTANT_NONE;
	escalation->version = 1;
	if (!record_check(&escalation_record, escalation, &call->err) || !escalation_name(call, escalation) ||
			!ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err))
		return false;
	ok = escalation_start(call, escalation, from, &roster);
	ladder_roster_free(&roster);
	return ok;
}

bool escalation_close(struct call *call, struct escalation *escalation, enum escalation_state state, enum step_kind step,
	const char *tekst)
{
	struct roster roster;

	if (!ladder_roster_load(call->db, escalation->household_id, call->today, &roster, &call->err))
		return false;
	escalation_tell(call, escalation, &roster, false);
	ladder_roster_free(&roster);
	escalation->state = state;
	escalation->closed = call->now;
	escalation->due = INSTANT_NONE;
	if (!escalation_save(call, escalation) || !escalation_step_add(call, escalation->id, step, escalation->trede,
			call->actor->employee_id, tekst))
		return false;
	if (escalation->requester_id != call->actor->employee_id)
		ring_employee(call, escalation->requester_id, escalation->household_id, "escalation", escalation->id,
			"Uw opschaling: %s - %.200s (%.200s)", choice_label(step_kind_choices, step), escalation->subject,
			escalation->buiten ? escalation->huishoudnummer : escalation->household_naam);
	call_about(call, escalation->household_id, "escalation", escalation->id, "%s: %.300s",
		choice_label(step_kind_choices, step), escalation->subject);
	return true;
}

/* ---- what the handlers share ---- */

bool escalation_answer(struct call *call, id escalation_id)
{
	struct escalation escalation;
	bool ok = escalation_load(call, escalation_id, &escalation) && escalation_out(call, &escalation);

	record_clear(&escalation_record, &escalation);
	return ok;
}

bool escalation_take_up(struct call *call, struct escalation *escalation)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!escalation_load(call, ask->id, escalation) || !escalation_may_read(call, escalation))
		return false;
	if (escalation->version == ask->version && escalation->closed == INSTANT_NONE)
		return true;
	return escalation_out(call, escalation) && stale_deed(call, escalation->household_id,
		"escalation", escalation->id, "deze opschaling");
}

const struct door_row escalation_doors[] = {
	{ REQ_ESCALATION_LIST, PHASE_OPEN, DEED_NONE, NULL, escalation_list_handle },
	{ REQ_ESCALATION_READ, PHASE_OPEN, DEED_NONE, NULL, escalation_read_handle },
	{ REQ_ESCALATION_RAISE, PHASE_OPEN, DEED_WORRY, "opschalen", escalation_raise_handle },
	{ REQ_ESCALATION_ANSWER, PHASE_OPEN, DEED_ANSWER, "opschaling-antwoord", escalation_answer_handle },
	{ REQ_ESCALATION_RETURN, PHASE_OPEN, DEED_ANSWER, "opschaling-terug", escalation_return_handle },
	{ REQ_ESCALATION_CLIMB, PHASE_OPEN, DEED_ANSWER, "opschaling-hoger", escalation_climb_handle },
	{ REQ_ESCALATION_TAKE, PHASE_OPEN, DEED_ANSWER, "opschaling-overname", escalation_take_handle },
	{ REQ_ESCALATION_ADD, PHASE_OPEN, DEED_NONE, "opschaling-aanvulling", escalation_add_handle },
	{ REQ_ESCALATION_WITHDRAW, PHASE_OPEN, DEED_NONE, "opschaling-intrekken", escalation_withdraw_handle },
	{ REQ_ESCALATION_INSTRUCT, PHASE_OPEN, DEED_ANSWER, "opschaling-aanwijzing", escalation_instruct_handle },
	{ REQ_ESCALATION_GRANT, PHASE_OPEN, DEED_ANSWER, "opschaling-deels", escalation_grant_handle },
	{ REQ_TABLE_SAVE, PHASE_OPEN, DEED_ANSWER, "rondetafel", table_save_handle },
	{ REQ_TABLE_ASK, PHASE_OPEN, DEED_ANSWER, "rondetafel-vragen", table_ask_handle },
	{ REQ_TABLE_ANSWER, PHASE_OPEN, DEED_NONE, "rondetafel-antwoord", table_answer_handle },
	{ REQ_TABLE_OUTCOME, PHASE_OPEN, DEED_ANSWER, "rondetafel-uitkomst", table_outcome_handle },
	{ 0 }
};
