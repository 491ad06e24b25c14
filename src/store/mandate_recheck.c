/*
 * Who waits for second eyes must still hold the mandate: a mandate that was revoked or ran out, a role that ended, an
 * employee who left (Awb 10:8), a regisseur who is that no more, a deputy who stood in; and what climbs must still be
 * asked by somebody who works here. Else the decision is a concept again, with the reason. Looked at when one of those
 * changes, and every midnight.
 */
#include <stdio.h>

#include "base/log.h"
#include "base/mem.h"
#include "decision_inside.h"
#include "store/escalation.h"
#include "store/mandate.h"
#include "store/store.h"

void mandate_recheck_soon(struct store *store)
{
	store->recheck_due = store_now(store);
}

instant mandate_recheck_due(const struct store *store)
{
	return store->recheck_due;
}

static bool still_covered(struct call *call, id decision_id, bool *covered, char *why, size_t room)
{
	struct mandate_verdict verdict;
	struct decision decision;
	bool ok = decision_load(call, decision_id, &decision) &&
		mandate_weigh(call, &decision, decision.decider_id, decision_climbed(call, decision_id), PART_DECIDE, &verdict);
	struct actor decider;

	if (ok) {
		bool employed = actor_load(call->db, decision.decider_id, call->today, &decider);

		*covered = verdict.within && employed;
		snprintf(why, room, "Het mandaat van %.100s dekt dit besluit niet meer. %.300s", decision.decider_naam,
			employed ? verdict.why : "De medewerker is uit dienst.");
	}
	record_clear(&decision_record, &decision);
	return ok;
}

static bool send_back(struct call *call, void *arg)
{
	char why[ERR_TEXT_BYTES];
	struct decision decision;
	bool covered, ok;

	if (!still_covered(call, *(const id *)arg, &covered, why, sizeof(why)))
		return false;
	ok = decision_load(call, *(const id *)arg, &decision) && (covered || decision_end(call, &decision,
		DECISION_CONCEPT, why));
	if (ok && !covered && decision.decider_id != decision.author_id)
		inbox_changed(call, decision.decider_id);
	record_clear(&decision_record, &decision);
	return ok;
}

static bool author_gone(struct call *call, void *arg)
{
	return escalation_author_gone(call, *(const id *)arg, "Wie dit vroeg, werkt hier niet meer of heeft geen rol meer "
		"(Awb 10:8). Een collega kan het besluit opnieuw indienen.");
}

/* The next decision behind `after`; 0: none. */
static id next_after(struct query *query, id after)
{
	struct err err = ERR_INIT;

	query_int(query, ":after", after);
	return query_number(query, &err);
}

static id waiting_after(struct store *store, id after)
{
	static const char WAITING[] =
		"SELECT id FROM decision WHERE state = 'tweede_ogen' AND id > :after ORDER BY id LIMIT 1";

	return next_after(db_query(store->db, WAITING), after);
}

/* Of those that climb: who asked it is disabled, or has no role today. */
static id orphan_after(struct store *store, id after, day today)
{
	static const char ORPHANS[] =
		"SELECT d.id FROM decision d JOIN employee e ON e.id = d.author_id JOIN escalation s ON s.decision_id = d.id"
		" WHERE d.state = 'ter_toetsing' AND s.closed IS NULL AND d.id > :after AND (e.disabled OR NOT EXISTS(SELECT 1"
		"  FROM role_assignment a WHERE a.employee_id = e.id AND a.\"from\" <= :today"
		"  AND (a.until IS NULL OR a.until > :today))) ORDER BY d.id LIMIT 1";
	struct query *query = db_query(store->db, ORPHANS);

	query_day(query, ":today", today);
	return next_after(query, after);
}

static void orphans_send_back(struct store *store, instant now)
{
	struct err err = ERR_INIT;

	for (id decision_id = 0; (decision_id = orphan_after(store, decision_id, instant_day(now))) != 0;)
		if (!call_as_clock(store, now, "mandaat-vervallen", author_gone, &decision_id, &err))
			log_line("author of decision %lld: %s", (long long)decision_id, err.text);
}

void mandate_recheck_run(struct store *store, instant now)
{
	struct actor clock = { .naam = "de klok", .source = "klok" };
	struct message out;

	message_init(&out, 0);
	for (id decision_id = 0; (decision_id = waiting_after(store, decision_id)) != 0;) {
		struct call call = { .store = store, .db = store->db, .actor = &clock, .now = now, .today = instant_day(now),
			.out = &out };
		char why[ERR_TEXT_BYTES];
		bool covered = true;

		if ((!still_covered(&call, decision_id, &covered, why, sizeof(why))) || (!covered &&
				!call_as_clock(store, now, "mandaat-vervallen", send_back, &decision_id, &call.err)))
			log_line("mandate of decision %lld: %s", (long long)decision_id, call.err.text);
	}
	message_free(&out);
	orphans_send_back(store, now);
	store->recheck_due = day_end(instant_day(now));
}
