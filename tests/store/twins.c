/* Shorthands of the tests of merging. */
#include "twins.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/store/merge_inside.h"

const struct message *twins_ask(struct world *world, const char *who, id into_id, id from_id)
{
	struct ask ask = homes_ask(into_id);

	ask.other_id = from_id;
	return world_call(world, who, REQ_MERGE_PREVIEW, &ask_record, &ask, NULL);
}

struct merge twins_preview(struct world *world, const char *who, id into_id, id from_id)
{
	const struct message *answer = twins_ask(world, who, into_id, from_id);
	struct merge merge;

	world_is(answer, STATUS_OK);
	merge = *(const struct merge *)world_row(answer, &merge_record, 0);
	strcpy(merge.reason, "twee keer aangemeld");
	return merge;
}

const struct message *twins_try(struct world *world, const char *who, const struct merge *merge)
{
	const struct message *page = twins_ask(world, who, merge->into_id, merge->from_id);
	const struct record *rows[4] = { NULL };
	const void *data[4] = { NULL };
	size_t count = world_count(page, &merge_match_record);

	assert_true(count <= 4);
	for (size_t i = 0; i < count; i++) {
		rows[i] = &merge_match_record;
		data[i] = world_row(page, &merge_match_record, i);
	}
	return world_call(world, who, REQ_MERGE, &merge_record, merge, rows[0], data[0], rows[1], data[1], rows[2], data[2],
		rows[3], data[3], NULL);
}

struct merge twins_merge(struct world *world, const char *who, const struct merge *merge)
{
	const struct message *answer = twins_try(world, who, merge);

	world_is(answer, STATUS_OK);
	return *(const struct merge *)world_row(answer, &merge_record, 0);
}

const struct message *twins_undo(struct world *world, const char *who, id merge_id)
{
	struct ask ask = homes_ask(merge_id);
	const struct message *answer;

	strcpy(ask.word, "toch twee gezinnen");
	answer = world_call(world, who, REQ_MERGE_UNDO, &ask_record, &ask, NULL);
	world_is(answer, STATUS_OK);
	return answer;
}

static void both_bound(struct world *world, const char *sql, id household_id, const char *username)
{
	struct query *query = db_query(world_db(world), sql);

	query_id(query, ":household", household_id);
	query_id(query, ":employee", world_employee(world, username));
	assert_true(query_run(query, NULL));
}

#define NEXT "UPDATE allocator SET next = next + 1 WHERE name = 'id'"

void twins_regie(struct world *world, id household_id, const char *username)
{
	static const char ENDS[] =
		"UPDATE regie SET until = '2026-11-01' WHERE household_id = :household AND until IS NULL AND :employee > 0";
	static const char STARTS[] =
		"INSERT INTO regie(id, household_id, employee_id, \"from\") SELECT next, :household, :employee, '2026-11-01'"
		" FROM allocator WHERE name = 'id'";

	both_bound(world, ENDS, household_id, username);
	both_bound(world, STARTS, household_id, username);
	world_sql(world, NEXT);
}

void twins_involve(struct world *world, id household_id, const char *username)
{
	static const char INVOLVE[] =
		"INSERT INTO involvement(id, household_id, employee_id, what, \"from\") SELECT next, :household,"
		" :employee, 'procesregie', '2026-11-01' FROM allocator WHERE name = 'id'";

	both_bound(world, INVOLVE, household_id, username);
	world_sql(world, NEXT);
}

void twins_note(struct world *world, const char *who, id household_id)
{
	struct journal_entry entry;

	record_init(&journal_entry_record, &entry);
	entry.household_id = household_id;
	entry.tekst = (char *)"Gebeld over de brief.";
	world_is(world_call(world, who, REQ_JOURNAL_ADD, &journal_entry_record, &entry, NULL), STATUS_OK);
}

bool twins_inbox(struct world *world, const char *who, const char *before)
{
	struct ask ask = homes_ask(0);
	const struct message *inbox = world_call(world, who, REQ_INBOX, &ask_record, &ask, NULL);
	const struct inbox_line *line;

	for (size_t i = 0; (line = world_row(inbox, &inbox_line_record, i)); i++)
		if (line->kind == INBOX_MERGED && strncmp(line->what, before, strlen(before)) == 0)
			return true;
	return false;
}

bool twins_known(const char *table)
{
	for (const struct merge_table *row = merge_tables; row->table; row++)
		if (strcmp(row->table, table) == 0)
			return true;
	for (const struct merge_stay *row = merge_stays; row->table; row++)
		if (strcmp(row->table, table) == 0)
			return true;
	return false;
}
