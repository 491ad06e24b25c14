/* What happens to a legal term: its clock stands still and goes again, or it is made longer. And the door of the terms. */
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/door.h"
#include "store/session.h"

/* The tables of which the day moves. */
static const struct {
	enum term_about about;
	const char *set;
} movables[] = {
	{ TERM_OF_AANVRAAG, "UPDATE aanvraag SET besluitUiterlijk = :uiterlijk WHERE id = :id" },
	{ TERM_OF_BEZWAAR, "UPDATE bezwaar SET uiterlijk = :uiterlijk, version = version + 1 WHERE id = :id" },
	{ TERM_OF_KLACHT, "UPDATE klacht SET uiterlijk = :uiterlijk, version = version + 1 WHERE id = :id" },
};

/* ---- reading ---- */

static bool events_answer(struct call *call, enum term_about about, id object_id)
{
	static const char EVENTS[] =
		"SELECT e.*, m.naam AS employee_naam FROM term_event e JOIN employee m ON m.id = e.employee_id"
		" WHERE e.about = :about AND e.object_id = :id ORDER BY e.id";
	struct query *query = db_query(call->db, EVENTS);
	enum query_result result;

	query_text(query, ":about", choice_code(term_about_choices, about));
	query_id(query, ":id", object_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &term_event_record, rows_new(&call->out->rows, &term_event_record));
	return result == QUERY_DONE;
}

/* The term that the actor may see; what is not there and what is not for the actor look the same. */
static bool term_take(struct call *call, int about, id object_id, struct legal_term *term)
{
	if (!legal_term_load(call, (enum term_about)about, object_id, term))
		return false;
	return legal_term_readable(call, term) || rule_missing(&call->err, "register.geen");
}

static bool term_answer(struct call *call, int about, id object_id)
{
	struct legal_term term;

	if (!term_take(call, about, object_id, &term))
		return false;
	call_out(call, &legal_term_record, &term);
	return events_answer(call, (enum term_about)about, object_id);
}

static bool term_read(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	const struct legal_term *term;

	if (!term_answer(call, (int)ask->number, ask->id))
		return false;
	term = rows_first(&call->out->rows, &legal_term_record);
	if (!seat_watches(call, term->household_id))
		view_note(call, "lees", term->household_id, choice_code(term_about_choices, term->about), ask->id, "termijn");
	return true;
}

static bool terms_list(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (ask->id && !call_may(call, DEED_DECISIONS, ask->id))
		return false;
	if (ask->id && !seat_watches(call, ask->id))
		view_note(call, "lees", ask->id, "legal_term", 0, "termijnen");
	return legal_terms_gather(call, ask->id, true, &call->out->rows);
}

/* ---- what happens ---- */

static bool term_set(struct call *call, const struct legal_term *term)
{
	struct query *query;
	size_t i = 0;

	while (i < COUNT_OF(movables) - 1 && movables[i].about != (enum term_about)term->about)
		i++;
	query = db_query(call->db, movables[i].set);
	query_day(query, ":uiterlijk", legal_term_due(term));
	query_id(query, ":id", term->object_id);
	return query_run(query, &call->err);
}

/* After what happened is in the table: the day moves with it, and who works there hears it. */
static bool event_done(struct call *call, const struct term_event *event)
{
	struct legal_term term;

	if (!legal_term_load(call, (enum term_about)event->about, event->object_id, &term) || !term_set(call, &term))
		return false;
	call_about(call, event->household_id, choice_code(term_about_choices, event->about), event->object_id, "%s: %.300s",
		choice_label(term_act_choices, event->soort), event->toelichting);
	/* Who is complained about may work there: of a klacht nobody there is told. */
	if (event->about != TERM_OF_KLACHT) {
		change_note(call, event->household_id, choice_code(term_about_choices, event->about), event->object_id, "");
		if (!caseload_told(call, event->household_id))
			return false;
	}
	return term_answer(call, event->about, event->object_id);
}

static bool term_writable(struct call *call, int about, id object_id, struct legal_term *term)
{
	if (!term_take(call, about, object_id, term))
		return false;
	return term->may_write || rule_refuse(&call->err, "termijn.rechten");
}

/* A day counts once: the clock cannot stand still in days in which it stood still already. */
static bool still_free(struct call *call, const struct term_event *event)
{
	static const char STOOD_STILL[] =
		"SELECT max(tot) FROM term_event WHERE about = :about AND object_id = :id AND soort = 'opschorting'";
	struct query *query = db_query(call->db, STOOD_STILL);
	char until[DAY_NL_BYTES];
	day last;

	if (event->soort != TERM_PAUSE)
		return true;
	query_text(query, ":about", choice_code(term_about_choices, event->about));
	query_id(query, ":id", event->object_id);
	last = query_one(query, &call->err) ? query_get_day(query, "max(tot)") : DAY_NONE;
	query_done(query);
	if (last == DAY_NONE || event->van >= last)
		return call->err.code == ERR_NONE;
	day_nl(last, until);
	return err_set(&call->err, ERR_INPUT, "Stil vanaf: de klok stond al stil tot %s. Kies die dag, of een dag daarna.",
		until);
}

static bool event_add(struct call *call)
{
	static const char ADD[] =
		"INSERT INTO term_event(id, household_id, about, object_id, soort, reden, toelichting, verteld_aan, brief, van, tot,"
		" weken, employee_id, at) VALUES (:id, :household_id, :about, :object_id, :soort, :reden, :toelichting, :verteld_aan,"
		" :brief, :van, :tot, :weken, :employee_id, :at)";
	struct term_event event = *(const struct term_event *)call_in(call, &term_event_record);
	struct legal_term term;
	struct query *query;

	if (!term_writable(call, event.about, event.object_id, &term) ||
			!term_event_check(&event, &term, call->today, &call->err) || !still_free(call, &event))
		return false;
	event.id = db_next_id(call->db);
	event.household_id = term.household_id;
	event.employee_id = call->actor->employee_id;
	query = db_query(call->db, ADD);
	query_record(query, &term_event_record, &event);
	query_instant(query, ":at", call->now);
	return query_run(query, &call->err) && event_done(call, &event);
}

static bool event_resume(struct call *call)
{
	static const char OPEN[] =
		"SELECT * FROM term_event WHERE about = :about AND object_id = :id AND soort = 'opschorting' AND tot IS NULL";
	static const char RESUME[] = "UPDATE term_event SET tot = :tot WHERE id = :id";
	const struct ask *ask = call_in(call, &ask_record);
	struct term_event event;
	struct legal_term term;
	struct query *query;

	if (!term_writable(call, (int)ask->number, ask->id, &term))
		return false;
	record_init(&term_event_record, &event);
	query = db_query(call->db, OPEN);
	query_text(query, ":about", choice_code(term_about_choices, term.about));
	query_id(query, ":id", term.object_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_INPUT, "Loopt weer vanaf: de klok staat niet stil.");
	query_read(query, &term_event_record, &event);
	query_done(query);
	if (!term_resume_check(&event, ask->day, call->today, &call->err))
		return false;
	query = db_query(call->db, RESUME);
	query_day(query, ":tot", ask->day);
	query_id(query, ":id", event.id);
	return query_run(query, &call->err) && event_done(call, &event);
}

const struct door_row term_doors[] = {
	{ REQ_TERM_LIST, PHASE_USER, DEED_NONE, NULL, terms_list },
	{ REQ_TERM_READ, PHASE_USER, DEED_NONE, NULL, term_read },
	{ REQ_TERM_EVENT, PHASE_OPEN, DEED_NONE, "termijn", event_add },
	{ REQ_TERM_RESUME, PHASE_OPEN, DEED_NONE, "termijn-hervat", event_resume },
	{ 0 }
};
