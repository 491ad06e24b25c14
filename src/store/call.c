/* What a handler asks about its own call: rights, and what the audit line is about. */
#include "domain/rule.h"
#include "store/call.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "line.h"
#include "store/audit.h"
#include "store/feed.h"
#include "store/session.h"

/*
 * Who is named, and why the door may open, as of :today. Every part is sought from :me, whose rows are few, and a
 * household that is not there lends the row of its neighbour: so the time says nothing of what is behind the number.
 */
static const char FACTS[] =
	"SELECT h.id = :household AS there, h.shielded, h.merged_into IS NOT NULL AS merged,"
	" EXISTS(SELECT 1 FROM regie r INDEXED BY regie_pair WHERE r.employee_id = :me AND r.household_id = :household"
	"   AND r.until IS NULL) AS regie,"
	" EXISTS(SELECT 1 FROM involvement i INDEXED BY involvement_pair WHERE i.employee_id = :me"
	"   AND i.household_id = :household AND i.\"from\" <= :today AND (i.until IS NULL OR i.until > :today)) AS involved,"
	" EXISTS(SELECT 1 FROM task t INDEXED BY task_pair WHERE t.employee_id = :me AND t.household_id = :household"
	"   AND t.done IS NULL) AS task,"
	" EXISTS(SELECT 1 FROM role_assignment a LEFT JOIN team ON team.id = a.team_id WHERE a.employee_id = :me"
	"   AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today) AND instr(:pets, a.pet)"
	"   AND (a.team_id IS NULL OR team.wijk IN ('*', h.wijk))) AS team,"
	" EXISTS(SELECT 1 FROM employee e CROSS JOIN membership m INDEXED BY membership_pair ON m.person_id = e.person_id"
	"   AND m.household_id = :household AND (m.until IS NULL OR m.until > :today) WHERE e.id = :me) AS own,"
	" EXISTS(SELECT 1 FROM break_glass b INDEXED BY break_glass_employee WHERE b.employee_id = :me"
	"   AND b.household_id = :household AND b.until > :now AND b.at <= :now) AS glass,"
	" EXISTS(SELECT 1 FROM exclusion x INDEXED BY exclusion_employee WHERE x.employee_id = :me"
	"   AND x.\"from\" <= :today AND (x.until IS NULL OR x.until > :today) AND (x.household_id = :household"
	"   OR EXISTS(WITH RECURSIVE way(id) AS (SELECT x.household_id UNION ALL SELECT o.merged_into FROM way"
	"     JOIN household o ON o.id = way.id) SELECT 1 FROM way WHERE id = :household)"
	"   OR EXISTS(SELECT 1 FROM membership m INDEXED BY membership_pair WHERE m.person_id = x.person_id"
	"     AND m.household_id = :household))) AS excluded"
	" FROM household h WHERE h.id = coalesce((SELECT max(id) FROM household WHERE id <= :household),"
	"   (SELECT min(id) FROM household))";

/*
 * On the desk of :me: held in person, or by a role that :me has, or nobody's; also for somebody absent. Never the own
 * question: who asks does not act on it, and asking gives no right.
 */
static const char HOLDS[] =
	"WITH for_whom(id) AS MATERIALIZED (SELECT :me UNION SELECT x.employee_id FROM deputy x WHERE x.deputy_id = :me"
	"   AND x.\"from\" <= :today AND (x.until IS NULL OR x.until > :today))"
	" SELECT EXISTS(SELECT 1 FROM for_whom f CROSS JOIN escalation e INDEXED BY escalation_holder ON e.holder_id = f.id"
	"   AND e.household_id = :household WHERE e.closed IS NULL AND e.requester_id <> :me)"
	" OR EXISTS(SELECT 1 FROM for_whom f CROSS JOIN role_assignment a ON a.employee_id = f.id"
	"   AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today) AND instr(:pets, a.pet)"
	"   CROSS JOIN rung ON rung.role = a.role"
	"   CROSS JOIN escalation e INDEXED BY escalation_rung ON e.trede = rung.trede AND e.household_id = :household"
	"   WHERE e.closed IS NULL AND e.holder_id IS NULL AND e.requester_id <> :me)"
	" OR EXISTS(SELECT 1 FROM for_whom f CROSS JOIN role_assignment a ON a.employee_id = f.id AND a.role = 'manager'"
	"   AND a.\"from\" <= :today AND (a.until IS NULL OR a.until > :today) AND instr(:pets, a.pet)"
	"   CROSS JOIN escalation e INDEXED BY escalation_late ON e.household_id = :household AND e.overdue = 1"
	"   WHERE e.closed IS NULL AND e.requester_id <> :me)";

/* What the roles could do at best: for the door, before a household is known. */
static void facts_best(const struct actor *actor, struct access_facts *facts)
{
	*facts = (struct access_facts){ .own_caseload = true, .team_area = true, .named = true, .holds_escalation = true };
	memcpy(facts->roles, actor->roles, sizeof(facts->roles));
	facts->offline = actor->kind == SESSION_OFFLINE;
}

static void facts_households(struct call *call, id household_id, struct access_facts *facts)
{
	struct query *query = db_query(call->db, FACTS);

	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	query_instant(query, ":now", call->now);
	query_text(query, ":pets", pets_text(call->actor->pets));
	if (!query_one(query, &call->err)) {
		facts->shielded = true;		/* what is not there looks like what is not yours */
		return;
	}
	bool there = query_get_int(query, "there");
	bool involved = query_get_int(query, "involved");
	facts->merged = there && query_get_int(query, "merged");
	facts->shielded = query_get_int(query, "shielded") || !there;
	facts->named = query_get_int(query, "regie") || involved;
	facts->own_caseload = facts->named || query_get_int(query, "task");
	facts->team_area = query_get_int(query, "team");
	facts->own_household = query_get_int(query, "own");
	facts->break_glass = query_get_int(query, "glass");
	facts->excluded = query_get_int(query, "excluded");
	query_done(query);
}

void access_facts_load(struct call *call, id household_id, struct access_facts *facts)
{
	facts_best(call->actor, facts);
	if (!household_id)
		return;
	facts->own_caseload = facts->team_area = facts->named = facts->holds_escalation = false;
	facts_households(call, household_id, facts);

	struct query *query = db_query(call->db, HOLDS);
	query_id(query, ":me", call->actor->employee_id);
	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	query_text(query, ":pets", pets_text(call->actor->pets));
	facts->holds_escalation = query_number(query, NULL) != 0;
}

bool call_may(struct call *call, enum deed deed, id household_id)
{
	struct access_facts facts;
	char word[ERR_RULE_BYTES];

	access_facts_load(call, household_id, &facts);
	if (access_may(&facts, deed))
		return true;
	if (household_id && !access_may(&facts, DEED_LIST))
		return rule_missing(&call->err, "huishouden.geen");
	if (deed == DEED_OPEN && !facts.own_household && !access_may(&facts, DEED_BREAK_GLASS))
		return rule_refuse_next(&call->err, "rechten.open", "Vraag de regisseur wat u moet weten.", "%s",
			rule_find("rechten.open")->says);
	snprintf(word, sizeof(word), "rechten.%s", facts.own_household ? "eigen-gezin" : deed_word(deed));
	return rule_refuse(&call->err, rule_find(word) ? word : "rechten");
}

void call_about(struct call *call, id household_id, const char *kind, id object_id, const char *tekst_format, ...)
{
	va_list args;

	call->household_id = household_id;
	call->object_id = object_id;
	snprintf(call->kind, sizeof(call->kind), "%s", kind ? kind : "");
	va_start(args, tekst_format);
	line_format(call->tekst, sizeof(call->tekst), tekst_format, args);
	va_end(args);
}

bool call_as_clock(struct store *store, instant now, const char *act, bool (*deed)(struct call *call, void *arg),
	void *arg, struct err *err)
{
	struct actor clock = { .naam = "de klok", .source = "klok" };
	struct message in, out;
	struct call call = { .store = store, .db = store->db, .actor = &clock, .now = now, .today = instant_day(now),
		.in = &in, .out = &out };
	bool ok = false;

	message_init(&in, 0);
	message_init(&out, 0);
	if (db_begin(store->db, &call.err)) {
		ok = deed(&call, arg) && audit_call(&call, act, &call.err) && db_commit(store->db, &call.err);
		if (!ok && db_in_transaction(store->db))
			db_rollback(store->db);
	}
	if (ok)
		feed_send(store, NULL);
	else
		feed_drop(store);
	store->due_stale = true;
	message_free(&out);
	if (!ok && err)
		*err = call.err;
	return ok;
}
