/*
 * Twenty openings of a week to look at, drawn by the view log itself: every line of the week is hashed with the hash of
 * the week's last line, and the twenty lowest are taken. Nobody knows them before the week is over, and nobody can choose.
 */
#include <stdio.h>
#include <string.h>

#include "oversight_inside.h"
#include "store/store.h"
#include "vault/vault.h"

struct drawn {
	uint8_t score[VAULT_DIGEST_BYTES];
	struct oversight_line line;
	id household_id;
};

struct draw {
	uint8_t week_hash[VAULT_DIGEST_BYTES];
	int64_t first, last;		/* lines of the view log */
	struct drawn drawn[OVERSIGHT_SAMPLE_LINES];	/* lowest score first */
	size_t count;
	int64_t of;			/* openings of that week */
};

/* False: nobody looked in that week. */
static bool week_find(struct call *call, day week, struct draw *draw)
{
	static const char HASH[] = "SELECT hash FROM view WHERE seq = :seq";
	struct db *db = call->store->view_db;
	struct query *query;
	size_t bytes = 0;

	draw->first = view_seq_at(db, day_start(week));
	draw->last = view_seq_at(db, day_start(week + 7)) - 1;
	query = db_query(db, HASH);
	query_int(query, ":seq", draw->last);
	if (draw->last < draw->first || !query_one(query, &call->err))
		return false;
	const void *hash = query_get_blob(query, "hash", &bytes);
	if (bytes == sizeof(draw->week_hash))
		memcpy(draw->week_hash, hash, bytes);
	query_done(query);
	return true;
}

static void draw_keep(struct draw *draw, const struct drawn *one)
{
	size_t place = draw->count;

	while (place > 0 && memcmp(one->score, draw->drawn[place - 1].score, sizeof(one->score)) < 0)
		place--;
	if (place == OVERSIGHT_SAMPLE_LINES)
		return;
	if (draw->count < OVERSIGHT_SAMPLE_LINES)
		draw->count++;
	memmove(&draw->drawn[place + 1], &draw->drawn[place], (draw->count - 1 - place) * sizeof(*one));
	draw->drawn[place] = *one;
}

static const char OPENED[] =
	"SELECT seq AS object_id, at, employee_id, household_id, ground FROM view WHERE seq BETWEEN :first AND :last"
	" AND act = 'open' AND household_id IS NOT NULL AND employee_id IS NOT NULL ORDER BY seq";

static bool opened_draw(struct call *call, struct draw *draw)
{
	struct query *query = db_query(call->store->view_db, OPENED);
	struct drawn one;
	enum query_result result;

	query_int(query, ":first", draw->first);
	query_int(query, ":last", draw->last);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		record_init(&oversight_line_record, &one.line);
		query_read(query, &oversight_line_record, &one.line);
		one.household_id = query_get_int(query, "household_id");
		snprintf(one.line.what, sizeof(one.line.what), "opende het dossier: %.80s",
			view_ground(query_get_text(query, "ground")));
		draw->of++;
		digest_chain(draw->week_hash, &one.line.object_id, sizeof(one.line.object_id), one.score);
		draw_keep(draw, &one);
	}
	return result == QUERY_DONE;
}

bool oversight_sample(struct call *call, day week)
{
	struct draw draw = { .count = 0 };

	if (!week_find(call, week, &draw))
		return call->err.code == ERR_NONE;
	if (!opened_draw(call, &draw))
		return false;
	for (size_t i = 0; i < draw.count; i++) {
		struct oversight_line *line = &draw.drawn[i].line;

		line->kind = OVERSIGHT_SAMPLE;
		line->due = oversight_due(call->today - 1);
		snprintf(line->why, sizeof(line->why), "Steekproef: door het logboek zelf getrokken uit %lld openingen van die week.",
			(long long)draw.of);
		if (!oversight_put(call, line, draw.drawn[i].household_id))
			return false;
	}
	return true;
}
