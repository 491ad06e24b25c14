/* The money of a household by law: nobody types it, every sum is one over the decisions. */
#include <stdio.h>

#include "base/mem.h"
#include "decision_inside.h"
#include "domain/person_name.h"
#include "edit_kind.h"
#include "store/door.h"
#include "store/session.h"

/* Ended: the last day as it came to be has passed. What was paid at once, has passed with its day. */
#define ENDED "(e.granted > 0 AND e.last < :today)"

static bool lines_read(struct call *call, id household_id)
{
	static const char LEDGER[] =
		"SELECT e.wet, e.kostendrager, sum(e.reserved) AS reserved, sum(e.granted) AS granted,"
		" sum(e.withdrawn) AS withdrawn, sum(CASE WHEN " ENDED " THEN e.granted - e.withdrawn ELSE 0 END) AS ended,"
		" sum(CASE WHEN " ENDED " THEN 0 ELSE e.granted - e.withdrawn END) AS running"
		" FROM ledger_entry e WHERE e.household_id = :household_id GROUP BY e.wet, e.kostendrager"
		" ORDER BY e.kostendrager <> 'gemeente', e.wet, e.kostendrager";
	struct query *query = db_query(call->db, LEDGER);

	query_id(query, ":household_id", household_id);
	query_day(query, ":today", call->today);
	return rows_answer(call, query, &ledger_line_record);
}

/* Rest: by the same division as decision_rest, counted from today. */
static bool provisions_read(struct call *call, id household_id)
{
	static const char PROVISIONS[] =
		"SELECT d.id, d.person_id, d.provision_kind_id, p.naam AS provision_naam, d.kind, d.wet, d.kostendrager, d.state,"
		" e.first, e.last, d.bedrag, e.withdrawn, CASE WHEN d.state NOT IN ('genomen', 'bekendgemaakt') OR e.last < :today"
		"  THEN 0 ELSE d.bedrag - e.withdrawn - d.bedrag * max(0, min((unixepoch(:today) - unixepoch(e.first)) / 86400,"
		"   (unixepoch(d.datumEinde) - unixepoch(e.first)) / 86400 + 1))"
		"   / ((unixepoch(d.datumEinde) - unixepoch(e.first)) / 86400 + 1) END AS rest,"
		" trim(coalesce(m.voornamen || ' ', '') || coalesce(m.voorvoegsel || ' ', '') || m.geslachtsnaam) AS person_naam"
		" FROM ledger_entry e JOIN decision d ON d.id = e.id JOIN provision_kind p ON p.id = d.provision_kind_id"
		" LEFT JOIN person m ON m.id = d.person_id WHERE e.household_id = :household_id AND d.kind <> 'intrekking'"
		" ORDER BY e.last < :today, e.first DESC, d.id DESC";
	struct query *query = db_query(call->db, PROVISIONS);

	query_id(query, ":household_id", household_id);
	query_day(query, ":today", call->today);
	return rows_answer(call, query, &provision_line_record);
}

static bool walls_read(struct call *call, id household_id)
{
	static const char WALLS[] =
		"SELECT w.*, e.naam AS employee_naam FROM wall_report w JOIN employee e ON e.id = w.employee_id"
		" WHERE w.household_id = :household_id ORDER BY w.datum DESC, w.id DESC";
	struct query *query = db_query(call->db, WALLS);

	query_id(query, ":household_id", household_id);
	return rows_answer(call, query, &wall_report_record);
}

static bool ledger_handle(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);

	if (!call_may(call, DEED_DECISIONS, ask->id))
		return false;
	if (!seat_watches(call, ask->id))
		view_note(call, "lees", ask->id, "decision", 0, "geld");
	return lines_read(call, ask->id) && provisions_read(call, ask->id) &&
		(!call_may(call, DEED_OPEN, ask->id) ? (call->err = (struct err)ERR_INIT, true) : walls_read(call, ask->id));
}

const struct door_row ledger_doors[] = {
	{ REQ_LEDGER, PHASE_OPEN, DEED_NONE, NULL, ledger_handle },
	{ 0 }
};
