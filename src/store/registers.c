/* What the registers of bezwaar, klacht, ingebrekestelling and meldcode share, and the list of all of them. */
#include <stdio.h>

#include "base/mem.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/door.h"
#include "store/session.h"

void register_nummer(struct call *call, char letter, const char *count_sql, char out[REGISTER_NUMMER_BYTES])
{
	struct query *query = db_query(call->db, count_sql);
	char iso[DAY_ISO_BYTES], begin[7];

	day_iso(call->today, iso);
	snprintf(begin, sizeof(begin), "%c%.4s-", letter, iso);
	query_text(query, ":begin", begin);
	snprintf(out, REGISTER_NUMMER_BYTES, "%s%04d", begin, (int)(query_number(query, &call->err) % 10000) + 1);
}

bool register_may_start(struct call *call, enum deed deed, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id, &facts);
	return !access_by_glass(&facts) && (access_may(&facts, DEED_OPEN) || access_may(&facts, deed));
}

bool register_lines(struct call *call, id household_id, const struct register_source *source)
{
	struct query *query = db_query(call->db, source->sql);
	struct rows found = ROWS_INIT, lines = ROWS_INIT;
	enum query_result result;

	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct register_line *line = rows_new(&lines, &register_line_record);

		query_read(query, source->record, rows_new(&found, source->record));
		query_read(query, &register_line_record, line);
		line->kind = source->kind;
		line->object_id = query_get_int(query, "id");
	}
	for (size_t i = 0; i < found.count; i++)
		if (source->fill(call, found.row[i].data, lines.row[i].data))
			call_out(call, &register_line_record, lines.row[i].data);
	rows_free(&lines);
	rows_free(&found);
	return result == QUERY_DONE;
}

/* Of a household: for who may see its decisions or handles one of the registers there. Of everybody: what is for me. */
static bool registers_list(struct call *call)
{
	static bool (*const lines[])(struct call *call, id household_id) = {
		bezwaar_lines, klacht_lines, ingebreke_lines, meldcode_lines,
	};
	const struct ask *ask = call_in(call, &ask_record);

	if (ask->id && !call_may(call, DEED_DECISIONS, ask->id))
		return false;
	if (ask->id && !seat_watches(call, ask->id))
		view_note(call, "lees", ask->id, "register", 0, "bezwaar, klacht, ingebrekestelling, meldcode");
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		if (!lines[i](call, ask->id))
			return false;
	return true;
}

const struct door_row register_doors[] = {
	{ REQ_REGISTER_LIST, PHASE_USER, DEED_NONE, NULL, registers_list },
	{ 0 }
};
