/* The queue of e-mail about escalations, and the addresses of employees. */
#include "store/mail.h"

#include <stdio.h>
#include <string.h>

#include "admin_inside.h"
#include "base/log.h"
#include "base/mail_address.h"
#include "base/mem.h"
#include "exclusion_inside.h"
#include "store/store.h"

static const int64_t minute_ms = INT64_C(60000);

/* How long after the n-th failure it is tried again; after the last it is given up. */
static const int64_t again_minutes[] = { 1, 5, 30, 180 };

/* ---- in ---- */

static bool excluded(struct call *call, id household_id, id employee_id)
{
	if (!exclusion_forbids(call, household_id, employee_id))
		return false;
	if (call->err.code == ERR_REFUSED)
		call->err = ERR_INIT;
	return true;
}

bool mail_queue(struct call *call, const struct escalation *escalation, id employee_id)
{
	static const char QUEUE[] =
		"INSERT INTO mail_queue(id, employee_id, escalation_id, trede, at, next)"
		" SELECT :id, employee_id, :escalation, :trede, :at, :at FROM employee_mail WHERE employee_id = :employee"
		" ON CONFLICT(employee_id, escalation_id, trede) DO NOTHING";
	struct query *query;

	if (!call->store->birth.mail || employee_id == call->actor->employee_id || employee_online(call->store, employee_id))
		return true;
	if (excluded(call, escalation->household_id, employee_id))
		return call->err.code == ERR_NONE;
	id mail_id = db_next_id(call->db);
	query = db_query(call->db, QUEUE);
	query_id(query, ":id", mail_id);
	query_id(query, ":employee", employee_id);
	query_id(query, ":escalation", escalation->id);
	query_int(query, ":trede", escalation->trede);
	query_instant(query, ":at", call->now);
	return query_run(query, &call->err);
}

/* ---- out ---- */

instant mail_next_due(struct store *store)
{
	static const char NEXT[] = "SELECT min(next) AS next FROM mail_queue WHERE next IS NOT NULL";
	struct query *query;
	instant next = INSTANT_NONE;

	if (!store->birth.mail || !store->mail || store->mail_away)
		return INSTANT_NONE;
	query = db_query(store->db, NEXT);
	if (query_one(query, NULL))
		next = query_get_instant(query, "next");
	query_done(query);
	return next;
}

/* The first that is due, and to whom; address "" when it is not needed any more. */
struct outgoing {
	struct mail mail;
	id employee_id, household_id;
};

static bool first_due(struct store *store, instant now, struct outgoing *out)
{
	static const char FIRST[] =
		"SELECT q.id, q.employee_id, e.household_id, e.due, CASE WHEN e.closed IS NULL AND e.trede = q.trede"
		" AND NOT p.disabled THEN m.mail END AS mail FROM mail_queue q JOIN escalation e ON e.id = q.escalation_id"
		" JOIN employee p ON p.id = q.employee_id LEFT JOIN employee_mail m ON m.employee_id = q.employee_id"
		" WHERE q.next <= :now ORDER BY q.next, q.id LIMIT 1";
	struct query *query = db_query(store->db, FIRST);

	record_init(&mail_record, &out->mail);
	query_instant(query, ":now", now);
	if (!query_one(query, NULL))
		return false;
	instant due = query_get_instant(query, "due");
	const char *address = query_get_text(query, "mail");
	out->mail.mail = query_get_int(query, "id");
	out->mail.until = due == INSTANT_NONE ? DAY_NONE : instant_day(due - 1);
	snprintf(out->mail.address, sizeof(out->mail.address), "%s", address ? address : "");
	out->employee_id = query_get_int(query, "employee_id");
	out->household_id = query_get_int(query, "household_id");
	query_done(query);
	return true;
}

static bool still_needed(struct store *store, instant now, const struct outgoing *outgoing)
{
	struct call call = { .store = store, .db = store->db, .now = now, .today = instant_day(now) };

	return mail_address_valid(outgoing->mail.address) && !excluded(&call, outgoing->household_id, outgoing->employee_id);
}

static bool mail_drop(struct store *store, int64_t mail_id, instant now, struct err *err)
{
	static const char DROP[] = "UPDATE mail_queue SET next = NULL, dropped = :now WHERE id = :id";
	struct query *query = db_query(store->db, DROP);

	query_id(query, ":id", mail_id);
	query_instant(query, ":now", now);
	return query_run(query, err);
}

bool mail_run_due(struct store *store, instant now, struct err *err)
{
	struct outgoing outgoing;

	if (!store->birth.mail || !store->mail)
		return true;
	while (!store->mail_away && first_due(store, now, &outgoing)) {
		if (still_needed(store, now, &outgoing)) {
			store->mail_away = outgoing.mail.mail;
			store->mail(store->kill_arg, &outgoing.mail);
		} else if (!mail_drop(store, outgoing.mail.mail, now, err)) {
			return false;
		}
	}
	return true;
}

static int64_t tries_of(struct store *store, int64_t mail_id)
{
	static const char TRIES[] = "SELECT tries FROM mail_queue WHERE id = :id";
	struct query *query = db_query(store->db, TRIES);

	query_id(query, ":id", mail_id);
	return query_number(query, NULL);
}

void mail_done(struct store *store, const struct mailed *mailed)
{
	static const char DONE[] =
		"UPDATE mail_queue SET tries = tries + 1, next = :next, sent = :sent, failed = :failed WHERE id = :id";
	instant now = store_now(store), never = INSTANT_NONE;
	struct err err = ERR_INIT;
	struct query *query;

	if (!store->mail_away || mailed->mail != store->mail_away)
		return;
	size_t tries = (size_t)tries_of(store, mailed->mail);
	bool again = !mailed->sent && tries < COUNT_OF(again_minutes);
	query = db_query(store->db, DONE);
	query_id(query, ":id", mailed->mail);
	query_instant(query, ":next", again ? now + again_minutes[tries] * minute_ms : never);
	query_instant(query, ":sent", mailed->sent ? now : never);
	query_instant(query, ":failed", mailed->sent || again ? never : now);
	store->mail_away = 0;
	store->due_stale = true;
	if (!query_run(query, &err))
		log_line("mail %lld: %s", (long long)mailed->mail, err.text);
	else if (!mailed->sent && !again)
		log_line("mail %lld: given up after %zu tries", (long long)mailed->mail, tries + 1);
}

/* ---- addresses ---- */

static bool address_set(struct call *call, const struct employee *employee, const char *address)
{
	static const char SET[] =
		"INSERT INTO employee_mail(employee_id, mail) VALUES(:id, :mail)"
		" ON CONFLICT(employee_id) DO UPDATE SET mail = excluded.mail";
	struct query *query;

	if (!mail_address_valid(address))
		return err_set(&call->err, ERR_INPUT, "Dit is geen e-mailadres dat wijkd kan gebruiken. Het is een woord met een @, "
			"van letters, cijfers, punt, plus, koppelteken en liggend streepje, hoogstens %d tekens, en begint niet met "
			"een koppelteken.", MAIL_ADDRESS_BYTES - 1);
	call_about(call, 0, "employee", employee->id, "%s: e-mailadres vastgelegd", employee->username);
	query = db_query(call->db, SET);
	query_id(query, ":id", employee->id);
	query_text(query, ":mail", address);
	return query_run(query, &call->err);
}

static bool address_remove(struct call *call, const struct employee *employee)
{
	static const char REMOVE[] = "DELETE FROM employee_mail WHERE employee_id = :id";
	struct query *query = db_query(call->db, REMOVE);

	call_about(call, 0, "employee", employee->id, "%s: e-mailadres verwijderd", employee->username);
	query_id(query, ":id", employee->id);
	return query_run(query, &call->err);
}

static bool address_answer(struct call *call, const struct employee *employee)
{
	static const char READ[] = "SELECT mail FROM employee_mail WHERE employee_id = :id";
	struct query *query = db_query(call->db, READ);
	struct ask *answer = rows_new(&call->out->rows, &ask_record);

	snprintf(answer->word, sizeof(answer->word), "%s", employee->username);
	query_id(query, ":id", employee->id);
	if (query_one(query, &call->err))
		answer->tekst = mem_text(query_get_text(query, "mail"));
	query_done(query);
	return call->err.code == ERR_NONE;
}

bool user_mail(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct employee employee;
	bool given = ask->tekst && *ask->tekst;

	if (!employee_by_username(call, ask->word, &employee))
		return false;
	if (given && ask->flag)
		return err_set(&call->err, ERR_INPUT, "Geef een e-mailadres of --none, niet allebei.");
	call_about(call, 0, "employee", employee.id, "%s: e-mailadres gelezen", employee.username);
	if ((given && !address_set(call, &employee, ask->tekst)) || (ask->flag && !address_remove(call, &employee)))
		return false;
	return address_answer(call, &employee);
}
