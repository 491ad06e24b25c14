/*
 * Schotten: a wall of money that kept a household from what would have worked is reported, counted, and carried up. What is
 * counted has no names, and of a few households no number either.
 */
#include <stdio.h>

#include "base/mem.h"
#include "domain/contact.h"
#include "edit_kind.h"
#include "household_inside.h"
#include "store/door.h"
#include "walls_inside.h"

/* ---- reported ---- */

/* The household that makes it as many as the municipality chose rings who steers; more of the same do not. */
static bool walls_told(struct call *call, const struct wall_report *report)
{
	static const char HOMES[] = WALLS_NOW
		" SELECT count(DISTINCT w.household_id) FROM period p CROSS JOIN wall_report w ON w.datum >= p.first AND w.datum < p.past"
		" WHERE p.running AND w.schot = :schot AND :walls_from > 0"
		" AND NOT EXISTS(SELECT 1 FROM wall_report o WHERE o.household_id = :household_id AND o.schot = :schot"
		"  AND o.datum >= p.first AND o.id <> :id)";
	static const enum role roles[] = { ROLE_TEAMLEIDER, ROLE_MANAGER };
	struct query *query = db_query(call->db, HOMES);
	int64_t from = norm_value(call->db, NORM_WALLS);

	query_record(query, &wall_report_record, report);
	query_day(query, ":today", call->today);
	query_int(query, ":walls_from", from);
	if (query_number(query, &call->err) == from)
		for (size_t i = 0; i < COUNT_OF(roles); i++)
			ring_role(call, roles[i], 0, "walls", 0, "Geldschot bij %lld huishoudens in dit kwartaal: %s", (long long)from,
				choice_label(wall_choices, report->schot));
	return call->err.code == ERR_NONE;
}

static bool wall_add_handle(struct call *call)
{
	static const char WALL_ADD[] =
		"INSERT INTO wall_report(id, household_id, schot, oplossing, bedrag, toelichting, datum, employee_id)"
		" VALUES(:id, :household_id, :schot, :oplossing, :bedrag, :toelichting, :datum, :employee_id)";
	struct wall_report *report = call_in(call, &wall_report_record);
	struct query *query;

	if (!call_may(call, DEED_EDIT, report->household_id) || !record_check(&wall_report_record, report, &call->err))
		return false;
	report->id = db_next_id(call->db);
	report->datum = call->today;
	report->employee_id = call->actor->employee_id;
	snprintf(report->employee_naam, sizeof(report->employee_naam), "%s", call->actor->naam);
	query = db_query(call->db, WALL_ADD);
	query_record(query, &wall_report_record, report);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, report->household_id, "wall_report", report->id, "");
	call_about(call, report->household_id, "wall_report", report->id, "schot: %s",
		choice_label(wall_choices, report->schot));
	call_out(call, &wall_report_record, report);
	return walls_told(call, report);
}

/* ---- counted ---- */

static bool walls_list(struct call *call)
{
	static const char WALLS[] =
		"SELECT CAST(strftime('%Y', datum) AS INTEGER) AS jaar, (CAST(strftime('%m', datum) AS INTEGER) + 2) / 3 AS kwartaal,"
		" schot, iif(count(DISTINCT household_id) < :small, 0, count(*)) AS aantal,"
		" iif(count(DISTINCT household_id) < :small, 0, sum(bedrag)) AS bedrag FROM wall_report"
		" WHERE datum >= printf('%d-01-01', :year) AND datum < printf('%d-01-01', :year + 1)"
		" GROUP BY 1, 2, 3 ORDER BY 1, 2 DESC, 4 DESC, 3";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, WALLS);
	int year, month, date;

	day_split(call->today, &year, &month, &date);
	query_int(query, ":year", ask->number ? ask->number : year);
	query_int(query, ":small", WALLS_SMALL);
	return rows_answer(call, query, &wall_count_record);
}

/* Both quarters as they are now. When the running one ends, or one more wall is there often, the line comes back. */
static bool walls_seen(struct call *call)
{
	static const char SEEN[] =
		"INSERT INTO wall_seen(employee_id, first, running, walls, at) " WALLS_NOW
		" SELECT :me, first, running, walls, :now FROM walls_now WHERE true"
		" ON CONFLICT(employee_id, first, running) DO UPDATE SET walls = excluded.walls, at = excluded.at";
	struct query *query = db_query(call->db, SEEN);

	query_id(query, ":me", call->actor->employee_id);
	query_day(query, ":today", call->today);
	query_instant(query, ":now", call->now);
	query_int(query, ":walls_from", norm_value(call->db, NORM_WALLS));
	if (!query_run(query, &call->err))
		return false;
	inbox_changed(call, call->actor->employee_id);
	call_about(call, 0, "walls", 0, "telling gezien");
	return true;
}

const struct door_row wall_doors[] = {
	{ REQ_WALL_ADD, PHASE_OPEN, DEED_NONE, "schot-melding", wall_add_handle },
	{ REQ_WALL_LIST, PHASE_USER, DEED_MONEY, NULL, walls_list },
	{ REQ_WALL_SEEN, PHASE_OPEN, DEED_MONEY, "schotten-gezien", walls_seen },
	{ 0 }
};
