/* Who looked and who searched: gathered, then written in one transaction before any answer that needed it. */
#include "store/view_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "store/session.h"

struct view_log {
	struct audit_line *waiting;	/* with texts of their own */
	size_t count, room;
	int64_t added;
	bool failed;			/* the last time it could not be written */
};

struct view_log *view_log_new(void)
{
	return mem_new(1, sizeof(struct view_log));
}

/* The texts of a line; the same list copies and frees them. */
static size_t texts_of(struct audit_line *line, const char **texts[6])
{
	size_t count = 0;

	texts[count++] = &line->role;
	texts[count++] = &line->source;
	texts[count++] = &line->act;
	texts[count++] = &line->kind;
	texts[count++] = &line->ground;
	texts[count++] = &line->tekst;
	return count;
}

static void clear(struct view_log *log)
{
	const char **texts[6];

	while (log->count > 0) {
		size_t count = texts_of(&log->waiting[--log->count], texts);
		for (size_t i = 0; i < count; i++)
			free((char *)*texts[i]);
	}
}

void view_log_free(struct view_log *log)
{
	if (!log)
		return;
	clear(log);
	free(log->waiting);
	free(log);
}

void view_log_add(struct view_log *log, const struct audit_line *line)
{
	const char **texts[6];

	if (log->count == log->room) {
		log->room = log->room ? 2 * log->room : 16;
		log->waiting = mem_grow(log->waiting, log->room, sizeof(*log->waiting));
	}
	struct audit_line *place = &log->waiting[log->count++];
	*place = *line;
	size_t count = texts_of(place, texts);
	for (size_t i = 0; i < count; i++)
		*texts[i] = mem_text(*texts[i]);
	log->added++;
}

bool view_log_failed(const struct view_log *log)
{
	return log->failed;
}

int64_t view_log_added(const struct view_log *log)
{
	return log->added;
}

/* A copy: appending makes NULL of empty texts, and those here must be freed. */
static bool write_one(struct db *db, struct audit_line line, struct err *err)
{
	return audit_append(db, CHAIN_VIEW, &line, err);
}

static bool write_all(struct db *db, struct view_log *log, struct err *err)
{
	if (!db_begin(db, err))
		return false;
	for (size_t i = 0; i < log->count; i++)
		if (!write_one(db, log->waiting[i], err)) {
			db_rollback(db);
			return false;
		}
	return db_commit(db, err);
}

bool view_log_commit(struct store *store)
{
	struct err err = ERR_INIT;
	bool ok = !store->views->count || write_all(store->view_db, store->views, &err);

	if (!ok)
		log_line("view log: %s", err.text);
	if (store->views->count)
		store->views->failed = !ok;
	clear(store->views);
	return ok;
}

/* ---- a line of a call ---- */

static const char *ground_of(struct call *call, id household_id)
{
	struct access_facts facts;

	if (*call->ground || !household_id)
		return call->ground;
	access_facts_load(call, household_id, &facts);
	if (access_by_glass(&facts))
		return "noodknop";
	return facts.own_caseload ? "eigen" : facts.holds_escalation ? "opschaling" : facts.team_area ? "team" : "";
}

void view_note(struct call *call, const char *act, id household_id, const char *kind, id object_id, const char *tekst)
{
	char roles[TEXT_LINE_BYTES];
	struct audit_line line = audit_line_of(call, act, roles);

	line.household_id = household_id;
	line.kind = kind;
	line.object_id = object_id;
	line.ground = ground_of(call, household_id);
	line.tekst = tekst;
	view_log_add(call->store->views, &line);
}
