/* Handing over the regie: offered, then taken, refused, taken back, or up the ladder when nobody answers in time. */
#include "domain/rule.h"
#include "store/handover.h"

#include <stdio.h>
#include <string.h>

#include "domain/term.h"
#include "exclusion_inside.h"
#include "household_inside.h"
#include "store/door.h"
#include "store/escalation.h"
#include "store/store.h"

enum { ANSWER_DAYS = 5, CASELOAD_MOST = 500, RUNG_ABOVE = 2 };

#define OFFER_COLUMNS \
	"SELECT o.*, h.huishoudnummer, h.naam AS household_naam, f.naam AS from_naam, t.naam AS to_naam" \
	" FROM regie_offer o JOIN household h ON h.id = o.household_id JOIN employee f ON f.id = o.from_id" \
	" JOIN employee t ON t.id = o.to_id"

const char REGIE_OFFER_OF_HOUSEHOLD[] = OFFER_COLUMNS " WHERE o.household_id = :household AND o.state = 'aangeboden'";


static bool offer_load(struct call *call, id offer_id, struct regie_offer *out)
{
	static const char OFFER[] = OFFER_COLUMNS " WHERE o.id = :id";
	struct query *query = db_query(call->db, OFFER);

	record_init(&regie_offer_record, out);
	query_id(query, ":id", offer_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "overdracht.geen-meer");
	query_read(query, &regie_offer_record, out);
	query_done(query);
	return true;
}

static bool offer_running(struct call *call, id household_id)
{
	static const char RUNNING[] =
		"SELECT EXISTS(SELECT 1 FROM regie_offer WHERE household_id = :household AND state = 'aangeboden')";
	struct query *query = db_query(call->db, RUNNING);

	query_id(query, ":household", household_id);
	return query_number(query, &call->err) != 0;
}

/* Both, and whoever offered it, hear that it changed. */
static void offer_told(struct call *call, const struct regie_offer *offer)
{
	change_note(call, offer->household_id, "regie_offer", offer->id, "");
	inbox_changed(call, offer->from_id);
	inbox_changed(call, offer->to_id);
	if (offer->offered_by && offer->offered_by != offer->from_id)
		inbox_changed(call, offer->offered_by);
}

static bool offer_end(struct call *call, struct regie_offer *offer, enum offer_state state, const char *answer)
{
	static const char END[] =
		"UPDATE regie_offer SET state = :state, answered = :answered, answer = :answer, informed = :informed,"
		" escalation_id = :escalation_id WHERE id = :id AND state = 'aangeboden'";
	struct query *query;

	offer->state = state;
	offer->answered = call->now;
	snprintf(offer->answer, sizeof(offer->answer), "%s", answer);
	query = db_query(call->db, END);
	query_record(query, &regie_offer_record, offer);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return err_set(&call->err, ERR_STALE, "Iemand was u voor: deze overdracht is al afgehandeld. Open de werkbak opnieuw.");
	offer_told(call, offer);
	return true;
}

/* ---- offering ---- */

/* Nobody becomes the regisseur of the own household. */
static bool lives_there(struct call *call, id household_id, id employee_id)
{
	static const char LIVES[] =
		"SELECT EXISTS(SELECT 1 FROM employee e JOIN membership m ON m.person_id = e.person_id"
		" WHERE e.id = :employee AND m.household_id = :household AND m.until IS NULL)";
	struct query *query = db_query(call->db, LIVES);

	query_id(query, ":employee", employee_id);
	query_id(query, ":household", household_id);
	return query_number(query, &call->err) != 0;
}

static bool offer_check(struct call *call, const struct regie_offer *offer)
{
	if (!offer->from_id)
		return rule_refuse(&call->err, "overdracht.geen");
	if (!*offer->reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom de regie overgaat.");
	if (!regie_fits(call, offer->to_id))
		return false;
	if (offer->to_id == offer->from_id)
		return rule_refuse(&call->err, "regie.al");
	if (offer_running(call, offer->household_id))
		return rule_refuse(&call->err, "overdracht.al");
	if (lives_there(call, offer->household_id, offer->to_id))
		return rule_refuse(&call->err, "overdracht.eigen");
	return !exclusion_forbids(call, offer->household_id, offer->to_id);
}

static bool offer_add(struct call *call, struct regie_offer *offer)
{
	static const char NEW[] =
		"INSERT INTO regie_offer(id, household_id, from_id, to_id, offered_by, reason, offered, due, state)"
		" VALUES (:id, :household_id, :from_id, :to_id, :offered_by, :reason, :offered, :due, :state)";
	struct query *query;

	if (!offer_check(call, offer))
		return false;
	offer->id = db_next_id(call->db);
	offer->offered_by = call->actor->employee_id;
	offer->offered = call->now;
	offer->due = day_end(day_add_working(call->today, ANSWER_DAYS));
	offer->state = OFFER_OPEN;
	query = db_query(call->db, NEW);
	query_record(query, &regie_offer_record, offer);
	if (!query_run(query, &call->err) || !offer_load(call, offer->id, offer))
		return false;
	offer_told(call, offer);
	return true;
}

static bool offer_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct regie_offer offer;

	record_init(&regie_offer_record, &offer);
	offer.household_id = ask->id;
	offer.to_id = ask->other_id;
	memcpy(offer.reason, ask->word, sizeof(offer.reason));
	offer.from_id = regie_holder(call->db, ask->id);
	if (!call_may(call, offer.from_id == call->actor->employee_id ? DEED_EDIT : DEED_REGIE, ask->id) ||
			!offer_add(call, &offer))
		return false;
	ring_employee(call, offer.to_id, offer.household_id, "regie_offer", offer.id, "Regie aangeboden: %.200s",
		offer.household_naam);
	call_about(call, ask->id, "regie_offer", offer.id, "aan %.200s: %s", offer.to_naam, offer.reason);
	call_out(call, &regie_offer_record, &offer);
	return true;
}

/* ---- answering ---- */

/* False without an error: an open offer that the actor has no part in does not exist either. */
static bool offer_take_up(struct call *call, id offer_id, struct regie_offer *offer)
{
	return offer_load(call, offer_id, offer) &&
		(offer->state == OFFER_OPEN || rule_missing(&call->err, "overdracht.geen-meer"));
}

static bool offer_accept(struct call *call, struct regie_offer *offer, day informed)
{
	if (!day_check(informed, call->today, "Gezin geïnformeerd op", &call->err) || !regie_fits(call, offer->to_id) ||
			exclusion_forbids(call, offer->household_id, offer->to_id))
		return false;
	if (regie_holder(call->db, offer->household_id) != offer->from_id)
		return rule_refuse(&call->err, "overdracht.anders");
	offer->informed = informed;
	return offer_end(call, offer, OFFER_ACCEPTED, "") &&
		regie_give(call, offer->household_id, offer->to_id, offer->reason);
}

static bool answer_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct regie_offer offer;
	bool ok;

	if (!offer_take_up(call, ask->id, &offer))
		return false;
	if (offer.to_id != call->actor->employee_id)
		return rule_missing(&call->err, "overdracht.geen-meer");
	if (!ask->flag && !*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom u de regie niet overneemt.");
	ok = ask->flag ? offer_accept(call, &offer, ask->day) : offer_end(call, &offer, OFFER_REFUSED, ask->word);
	if (!ok)
		return false;
	ring_employee(call, offer.from_id, offer.household_id, "regie_offer", offer.id, "%s %s: %.200s", offer.to_naam,
		ask->flag ? "nam de regie over" : "neemt de regie niet over", offer.household_naam);
	call_about(call, offer.household_id, "regie_offer", offer.id, "%s",
		ask->flag ? "aangenomen, gezin geïnformeerd" : offer.answer);
	call_out(call, &regie_offer_record, &offer);
	return true;
}

static bool withdraw_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id me = call->actor->employee_id;
	struct regie_offer offer;

	if (!offer_take_up(call, ask->id, &offer))
		return false;
	if (offer.from_id != me && offer.offered_by != me && !call_may(call, DEED_REGIE, offer.household_id))
		return rule_missing(&call->err, "overdracht.geen-meer");
	if (!offer_end(call, &offer, OFFER_WITHDRAWN, ask->word))
		return false;
	call_about(call, offer.household_id, "regie_offer", offer.id, "ingetrokken: %s", ask->word);
	call_out(call, &regie_offer_record, &offer);
	return true;
}

bool offer_lapse(struct call *call, id household_id)
{
	static const char RUNNING[] = "SELECT id FROM regie_offer WHERE household_id = :household AND state = 'aangeboden'";
	struct query *query = db_query(call->db, RUNNING);
	struct regie_offer offer;
	id offer_id;

	query_id(query, ":household", household_id);
	offer_id = query_number(query, &call->err);
	return call->err.code == ERR_NONE && (!offer_id || (offer_load(call, offer_id, &offer) &&
		offer_end(call, &offer, OFFER_WITHDRAWN, "De regie is op een andere manier overgegaan.")));
}

/* ---- a whole caseload ---- */

/* Own households; of somebody else those where one appoints the regisseur, or all of them for who sees to users. */
static bool caseload_may(struct call *call, id of, id household_id)
{
	bool may = of == call->actor->employee_id || call_may(call, DEED_ADMIN, 0);

	call->err = ERR_INIT;
	may = may || call_may(call, DEED_REGIE, household_id);
	call->err = ERR_INIT;
	return may;
}

/* One of the caseload; what does not fit is counted and stays as it is. */
static bool caseload_one(struct call *call, id of, const struct ask *ask, id household_id, bool *offered)
{
	struct regie_offer offer;

	record_init(&regie_offer_record, &offer);
	offer.household_id = household_id;
	offer.from_id = of;
	offer.to_id = ask->other_id;
	memcpy(offer.reason, ask->word, sizeof(offer.reason));
	*offered = caseload_may(call, of, household_id) && offer_add(call, &offer);
	if (!*offered && call->err.code != ERR_NONE && call->err.code != ERR_REFUSED)
		return false;
	call->err = ERR_INIT;
	return true;
}

static size_t caseload_load(struct call *call, id of, id households[CASELOAD_MOST])
{
	static const char CASELOAD[] =
		"SELECT household_id FROM regie WHERE employee_id = :employee AND until IS NULL ORDER BY household_id"
		" LIMIT :most";
	struct query *query = db_query(call->db, CASELOAD);
	size_t count = 0;

	query_id(query, ":employee", of);
	query_int(query, ":most", CASELOAD_MOST);
	while (count < CASELOAD_MOST && query_step(query, &call->err) == QUERY_ROW)
		households[count++] = query_get_int(query, "household_id");
	query_done(query);
	return count;
}

static bool caseload_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id of = ask->id ? ask->id : call->actor->employee_id, households[CASELOAD_MOST];
	size_t count = caseload_load(call, of, households);
	struct count done = { .what = "aangeboden" }, left = { .what = "niet aangeboden" };

	if (!*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom de regie overgaat.");
	if (of == ask->other_id)
		return err_set(&call->err, ERR_INPUT, "Kies een ander: die heeft de regie van deze huishoudens al.");
	if (call->err.code != ERR_NONE || !regie_fits(call, ask->other_id))
		return false;
	for (size_t i = 0; i < count; i++) {
		bool offered;

		if (!caseload_one(call, of, ask, households[i], &offered))
			return false;
		done.number += offered;
		left.number += !offered;
	}
	if (done.number > 0)
		ring_employee(call, ask->other_id, 0, "regie_offer", 0, "Regie van %lld huishoudens aangeboden",
			(long long)done.number);
	call_about(call, 0, "employee", of, "%lld aangeboden, %lld niet: %s", (long long)done.number,
		(long long)left.number, ask->word);
	call_out(call, &count_record, &done);
	call_out(call, &count_record, &left);
	return true;
}

/* ---- the clock ---- */

instant handover_next_due(struct db *db)
{
	static const char FIRST[] = "SELECT min(due) AS due FROM regie_offer WHERE state = 'aangeboden'";
	struct query *query = db_query(db, FIRST);
	instant due = INSTANT_NONE;

	if (query_one(query, NULL) && !query_is_null(query, "due"))
		due = query_get_instant(query, "due");
	query_done(query);
	return due;
}

/* The question goes up in the name of the old regisseur, who is still responsible. */
static bool offer_escalate(struct call *call, struct regie_offer *offer)
{
	const struct actor *clock = call->actor;
	struct actor asker = { .employee_id = offer->from_id };
	struct escalation escalation;
	bool ok;

	record_init(&escalation_record, &escalation);
	escalation.household_id = offer->household_id;
	escalation.cause = CAUSE_STAGNATIE;
	snprintf(escalation.subject, sizeof(escalation.subject), "Overdracht van de regie aan %.200s: geen antwoord",
		offer->to_naam);
	escalation.question = offer->reason;
	call->actor = &asker;
	ok = escalation_open(call, &escalation, RUNG_ABOVE);
	call->actor = clock;
	offer->escalation_id = escalation.id;
	return ok;
}

static bool offer_expire(struct call *call, void *arg)
{
	const id *offer_id = arg;
	struct regie_offer offer;

	if (!offer_load(call, *offer_id, &offer))
		return false;
	if (!offer_escalate(call, &offer)) {
		/* Nobody on the ladder: the offer ends all the same, and the old regisseur hears it. */
		if (call->err.code != ERR_REFUSED)
			return false;
		call->err = ERR_INIT;
		offer.escalation_id = 0;
	}
	if (!offer_end(call, &offer, OFFER_EXPIRED, "Er kwam geen antwoord."))
		return false;
	ring_employee(call, offer.from_id, offer.household_id, "regie_offer", offer.id,
		"Geen antwoord op uw overdracht; u blijft regisseur: %.200s", offer.household_naam);
	call_about(call, offer.household_id, "regie_offer", offer.id, "geen antwoord van %.200s", offer.to_naam);
	return true;
}

bool handover_run_due(struct store *store, instant now, struct err *err)
{
	static const char DUE[] =
		"SELECT id, due FROM regie_offer WHERE state = 'aangeboden' AND due <= :now AND (due, id) > (:due, :id)"
		" ORDER BY due, id LIMIT 1";
	instant at = INT64_MIN;
	id offer_id = 0;
	bool all = true;

	for (;;) {
		struct query *query = db_query(store->db, DUE);

		query_int(query, ":now", now);
		query_int(query, ":due", at);
		query_int(query, ":id", offer_id);
		if (!query_one(query, NULL))
			return all;
		offer_id = query_get_int(query, "id");
		at = query_get_instant(query, "due");
		query_done(query);
		all = call_as_clock(store, at, "overdracht-klok", offer_expire, &offer_id, err) && all;
	}
}

const struct door_row handover_doors[] = {
	{ REQ_REGIE_OFFER,    PHASE_OPEN,  DEED_NONE, "overdracht", offer_handle },
	{ REQ_REGIE_ANSWER,   PHASE_OPEN,  DEED_NONE, "overdracht-antwoord", answer_handle },
	{ REQ_REGIE_WITHDRAW, PHASE_OPEN,  DEED_NONE, "overdracht-intrekken", withdraw_handle },
	{ REQ_CASELOAD_OFFER, PHASE_ADMIN, DEED_NONE, "overdracht-caseload", caseload_handle },
	{ 0 }
};
