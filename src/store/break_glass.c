/* The noodknop: pressed, shown while it lasts, over after an hour. What the rights are meanwhile, domain/access.c says. */
#include "domain/rule.h"
#include "store/break_glass.h"

#include <stdio.h>
#include <string.h>

#include "household_inside.h"
#include "store/door.h"
#include "store/feed.h"
#include "store/oversight.h"
#include "store/store.h"

static const int64_t minute_ms = 60000;

/* ---- pressing ---- */

/* The oldest use of :me that nobody judged for good. */
static const char UNREVIEWED[] =
	"SELECT at FROM break_glass_open WHERE employee_id = :me ORDER BY at, id LIMIT 1";

/* Five working days are enough for a judgement; until it is there, there is no next time. */
static bool reviewed_in_time(struct call *call)
{
	struct query *query = db_query(call->db, UNREVIEWED);
	char used[DAY_NL_BYTES];

	query_id(query, ":me", call->actor->employee_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	instant at = query_get_instant(query, "at");
	query_done(query);
	day_nl(instant_day(at), used);
	return glass_review_due(at) >= call->today || rule_refuse_as(&call->err, "noodknop.oordeel", "Uw noodknop van %s is nog niet beoordeeld", used);
}

static bool glass_needed(struct call *call, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id, &facts);
	if (!access_may(&facts, DEED_OPEN))
		return true;
	return rule_refuse_as(&call->err, "noodknop.nodig", "%s", facts.break_glass
		? "Uw noodknop voor dit huishouden loopt nog"
		: "U mag dit dossier al openen: de noodknop is niet nodig");
}

/* On the list of the privacy officer, at once. */
static bool glass_list(struct call *call, const struct break_glass *glass)
{
	struct oversight_line line;

	record_init(&oversight_line_record, &line);
	line.kind = OVERSIGHT_GLASS;
	line.object_id = glass->id;
	line.at = glass->at;
	line.employee_id = glass->employee_id;
	line.due = glass_review_due(glass->at);
	memcpy(line.what, glass->reason, sizeof(line.what));
	snprintf(line.why, sizeof(line.why), "Elk gebruik van de noodknop wordt beoordeeld.");
	return oversight_put(call, &line, glass->household_id);
}

static bool glass_store(struct call *call, struct break_glass *glass)
{
	static const char ADD[] =
		"INSERT INTO break_glass(id, household_id, employee_id, at, until, reason)"
		" VALUES (:id, :household_id, :employee_id, :at, :until, :reason)";
	struct query *query = db_query(call->db, ADD);

	query_record(query, &break_glass_record, glass);
	return query_run(query, &call->err) && glass_list(call, glass);
}

static void glass_tell(struct call *call, const struct break_glass *glass)
{
	struct household household;

	if (!household_load(call, glass->household_id, &household))
		return;
	call_about(call, glass->household_id, "break_glass", glass->id, "%s", glass->reason);
	snprintf(call->ground, sizeof(call->ground), "noodknop");
	ring_role(call, ROLE_PRIVACY_OFFICER, 0, "break_glass", glass->id, "Noodknop: %s opent huishouden %s.",
		glass->employee_naam, household.huishoudnummer);
	ring_employee(call, household.regisseur_id, glass->household_id, "break_glass", glass->id,
		"Noodknop: %s kijkt een uur mee bij %s.", glass->employee_naam, household.naam);
	change_note(call, glass->household_id, "break_glass", glass->id, "");
}

static bool glass_break(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct break_glass glass = { .household_id = ask->id, .employee_id = call->actor->employee_id, .at = call->now,
		.until = call->now + GLASS_MINUTES * minute_ms };

	if (!text_clean_line(ask->word, "Reden", glass.reason, sizeof(glass.reason), &call->err) ||
			!glass_reason_check(glass.reason, &call->err) || !reviewed_in_time(call))
		return false;
	/* A shielded household gives the answer of one that is not there. */
	if (!ask->id || !call_may(call, DEED_BREAK_GLASS, ask->id))
		return ask->id && call->err.code != ERR_MISSING ? false :
			rule_missing(&call->err, "huishouden.geen");
	if (!glass_needed(call, ask->id))
		return false;
	glass.id = db_next_id(call->db);
	memcpy(glass.employee_naam, call->actor->naam, sizeof(glass.employee_naam));
	if (!glass_store(call, &glass))
		return false;
	glass_tell(call, &glass);
	call_out(call, &break_glass_record, &glass);
	return call->err.code == ERR_NONE;
}

/* ---- while it lasts ---- */

static const char RUNNING[] =
	"SELECT b.*, e.naam AS employee_naam FROM break_glass b JOIN employee e ON e.id = b.employee_id"
	" WHERE b.household_id = :household AND b.employee_id = :me AND b.at <= :now AND b.until > :now"
	" ORDER BY b.until DESC LIMIT 1";

bool glass_show(struct call *call, id household_id)
{
	struct query *query = db_query(call->db, RUNNING);
	struct access_facts facts;
	bool found;

	access_facts_load(call, household_id, &facts);
	if (!access_by_glass(&facts))
		return true;
	query_id(query, ":household", household_id);
	query_id(query, ":me", call->actor->employee_id);
	query_instant(query, ":now", call->now);
	found = query_one(query, &call->err);
	if (found)
		query_read(query, &break_glass_record, rows_new(&call->out->rows, &break_glass_record));
	query_done(query);
	return found || call->err.code == ERR_NONE;
}

/* ---- the end ---- */

static const char ENDS[] = "SELECT min(until) AS until FROM break_glass WHERE until > :seen";

instant glass_next_due(struct store *store)
{
	struct query *query = db_query(store->db, ENDS);
	instant until = INSTANT_NONE;

	query_instant(query, ":seen", store->glass_seen);
	if (query_one(query, NULL))
		until = query_get_instant(query, "until");
	query_done(query);
	return until;
}

static const char ENDED[] =
	"SELECT b.*, h.huishoudnummer FROM break_glass b JOIN household h ON h.id = b.household_id"
	" WHERE b.until = :until ORDER BY b.id";

/* All that end at this moment; the statement is run to its end before anybody is told, because telling asks rights. */
static void ended_tell(struct store *store, instant until)
{
	struct actor clock = { .naam = "de klok" };
	struct call call = { .store = store, .db = store->db, .actor = &clock, .now = until, .today = instant_day(until) };
	struct query *query = db_query(store->db, ENDED);
	struct rows over = ROWS_INIT;

	query_instant(query, ":until", until);
	while (query_step(query, &call.err) == QUERY_ROW) {
		struct break_glass *glass = rows_new(&over, &break_glass_record);

		query_read(query, &break_glass_record, glass);
		ring_employee(&call, glass->employee_id, glass->household_id, "break_glass", glass->id,
			"Uw noodknop voor huishouden %s is voorbij.", query_get_text(query, "huishoudnummer"));
	}
	query_done(query);
	feed_send(store, NULL);
	for (size_t i = 0; i < over.count; i++)
		feed_ended(store, ((const struct break_glass *)over.row[i].data)->household_id);
	rows_free(&over);
}

void glass_run_due(struct store *store, instant now)
{
	instant until;

	while ((until = glass_next_due(store)) != INSTANT_NONE && until <= now) {
		store->glass_seen = until;
		ended_tell(store, until);
	}
}

const struct door_row glass_doors[] = {
	{ REQ_BREAK_GLASS, PHASE_OPEN, DEED_BREAK_GLASS, "noodknop", glass_break },
	{ 0 }
};
