/* The werkbak: everything that waits for one person, the most urgent first, in one answer. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/plan.h"
#include "domain/term.h"
#include "household_inside.h"
#include "inbox_kinds.h"
#include "match_inside.h"
#include "store/decision.h"
#include "store/door.h"
#include "store/escalation.h"
#include "store/legal_term.h"
#include "store/mandate.h"
#include "store/plan_kept.h"
#include "store/store.h"

enum {
	LINES_MOST = 500,
	TERM_DAYS = 14,
	TASK_DAYS = 7,
	ENDED_DAYS = 14,
	LOOKED_DAYS = 30,
	MINUTES_OF_CHANGE = 180,	/* clocks go back or forth at three in the night */
};

static const int64_t minute_ms = 60000, day_ms = 86400000;

struct inbox {
	struct call *call;
	struct inbox_ask ask;
	instant soon;			/* what is due before this is urgent: the end of the next working day */
	id households[LINES_MOST];	/* of the lines so far */
	size_t count;
};

/* ---- one line ---- */

/* "14:30" on that day; 24:00 without a time. */
static instant due_of(const struct inbox_found *found)
{
	unsigned hour, minute;
	instant start, end;

	if (found->due_day == DAY_NONE)
		return found->due;
	start = day_start(found->due_day);
	end = day_end(found->due_day);
	if (sscanf(found->due_time, "%2u:%2u", &hour, &minute) != 2)
		return end;
	minute += 60 * hour;
	return start + minute * minute_ms + (minute >= MINUTES_OF_CHANGE ? end - start - day_ms : 0);
}

/* "Akkoord: Begeleiding, € 12.000 - Carla de Wit" */
static void what_write(const struct inbox_found *found, char out[TEXT_LINE_BYTES])
{
	char amount[MONEY_BYTES];
	struct buf what = BUF_INIT;

	buf_format(&what, "%s%s", found->before, found->tekst);
	if (found->bedrag >= 0) {
		money_nl(found->bedrag, true, amount);
		buf_format(&what, "%s€ %s", what.used ? ", " : "", amount);
	}
	if (*found->van)
		buf_format(&what, " - %s", found->van);
	line_cut(what.data, out);
	buf_free(&what);
}

static void line_add(struct inbox *inbox, const struct inbox_source *source, const struct inbox_found *found)
{
	struct inbox_line *line = rows_new(&inbox->call->out->rows, &inbox_line_record);

	line->kind = source->kind;
	line->household_id = found->household_id;
	memcpy(line->huishoudnummer, found->huishoudnummer, sizeof(line->huishoudnummer));
	memcpy(line->household_naam, found->household_naam, sizeof(line->household_naam));
	strcpy(line->object_kind, source->object_kind);
	line->object_id = found->object_id;
	line->due = due_of(found);
	line->urgent = found->spoed || (line->due != INSTANT_NONE && line->due <= inbox->soon);
	what_write(found, line->what);
	inbox->households[inbox->count++] = found->household_id;
}

/* ---- does it belong there? ---- */

static bool escalation_fits(struct call *call, id escalation_id)
{
	struct escalation escalation;
	bool fits;

	if (!escalation_load(call, escalation_id, &escalation))
		return false;
	fits = escalation_may_act(call, &escalation);
	record_clear(&escalation_record, &escalation);
	return fits;
}

static bool second_fits(struct call *call, id decision_id)
{
	struct decision decision;
	bool fits;

	if (!decision_load(call, decision_id, &decision))
		return false;
	fits = decision_may_second(call, &decision);
	record_clear(&decision_record, &decision);
	return fits;
}

/* Who may list no household and yet asked about one knows it by its number. */
static void name_or_number(const struct access_facts *facts, const struct inbox_source *source, struct inbox_found *found)
{
	bool own = source->kind == INBOX_ASKED || source->kind == INBOX_RETURNED;

	if (own && strcmp(source->object_kind, "escalation") == 0 && !access_may(facts, DEED_LIST))
		snprintf(found->household_naam, sizeof(found->household_naam), "huishouden %s", found->huishoudnummer);
}

/*
 * What does not exist for me leaves no line, but for what I am asked as a rung or as the next regisseur: of a shielded
 * household that line has no name.
 */
static bool exists_here(struct call *call, const struct inbox_source *source, struct inbox_found *found)
{
	bool asked = source->kind == INBOX_ESCALATION || source->kind == INBOX_OFFER ||
		source->kind == INBOX_TABLE;
	struct access_facts facts;

	if (!found->household_id)
		return true;
	access_facts_load(call, found->household_id, &facts);
	if (!access_hidden(&facts)) {
		name_or_number(&facts, source, found);
		return true;
	}
	found->huishoudnummer[0] = '\0';
	strcpy(found->household_naam, "afgeschermd huishouden");
	return asked && !facts.excluded;
}

static bool found_fits(struct inbox *inbox, const struct inbox_source *source, struct inbox_found *found)
{
	for (size_t i = 0; i < inbox->count && source->rest; i++)
		if (inbox->households[i] == found->household_id)
			return false;
	if (!exists_here(inbox->call, source, found))
		return false;
	switch (source->fits) {
	case INBOX_FITS_ALL:
		return true;
	case INBOX_FITS_LIST:
		return call_may(inbox->call, DEED_LIST, found->household_id);
	case INBOX_FITS_ESCALATION:
		return escalation_fits(inbox->call, found->object_id);
	case INBOX_FITS_SECOND:
		return second_fits(inbox->call, found->object_id) &&
			call_may(inbox->call, DEED_DECISIONS, found->household_id);
	case INBOX_FITS_REGISTER:
		return mandate_change_confirmable(inbox->call, found->object_id);
	}
	return false;
}

/* ---- all of them ---- */

static bool source_add(struct inbox *inbox, const struct inbox_source *source)
{
	struct query *query = db_query(inbox->call->db, source->sql);
	struct inbox_found found;
	enum query_result result = QUERY_DONE;

	query_record(query, &inbox_ask_record, &inbox->ask);
	while (inbox->count < LINES_MOST && (result = query_step(query, &inbox->call->err)) == QUERY_ROW) {
		record_init(&inbox_found_record, &found);
		found.bedrag = -1;
		query_read(query, &inbox_found_record, &found);
		if (found_fits(inbox, source, &found))
			line_add(inbox, source, &found);
		inbox->call->err = ERR_INIT;	/* a rule that said no to a line */
	}
	query_done(query);
	return result != QUERY_FAILED;
}

/* Who else is involved with a family of mine: asked by its own file, because it asks the rights of two people. */
static bool matches_add(struct inbox *inbox, const struct inbox_source *source)
{
	struct rows matches = ROWS_INIT;
	struct household household;
	bool ok = match_find(inbox->call, 0, &matches);

	for (size_t i = 0; ok && i < matches.count && inbox->count < LINES_MOST; i++) {
		const struct match *match = matches.row[i].data;
		struct inbox_found found;

		record_init(&inbox_found_record, &found);
		ok = household_load(inbox->call, match->household_id, &household);
		found.household_id = found.object_id = match->household_id;
		found.bedrag = -1;
		memcpy(found.huishoudnummer, household.huishoudnummer, sizeof(found.huishoudnummer));
		memcpy(found.household_naam, household.naam, sizeof(found.household_naam));
		snprintf(found.tekst, sizeof(found.tekst), "%.300s, %.300s%s%s", match->employee_naam, match->organisation_naam,
			*match->telefoon ? ", " : "", match->telefoon);
		if (ok)
			line_add(inbox, source, &found);
	}
	rows_free(&matches);
	return ok;
}

/* Legal terms warn before they are over: at half, at two weeks, at three days. A request under the AVG has its own line. */
static bool terms_add(struct inbox *inbox, const struct inbox_source *source)
{
	struct inbox_source line = *source;
	struct rows terms = ROWS_INIT;
	bool ok = legal_terms_gather(inbox->call, 0, false, &terms);

	for (size_t i = 0; ok && i < terms.count && inbox->count < LINES_MOST; i++) {
		const struct legal_term *term = terms.row[i].data;
		struct inbox_found found;

		if (term->waarschuwing == WARNING_NONE || term->about == TERM_OF_DECISION || term->about == TERM_OF_REQUEST)
			continue;
		record_init(&inbox_found_record, &found);
		found.household_id = term->household_id;
		found.object_id = term->object_id;
		found.bedrag = -1;
		memcpy(found.huishoudnummer, term->huishoudnummer, sizeof(found.huishoudnummer));
		memcpy(found.household_naam, term->household_naam, sizeof(found.household_naam));
		memcpy(found.tekst, term->wat, sizeof(found.tekst));
		found.due_day = term->uiterlijk;
		found.spoed = term->waarschuwing >= WARNING_THREE_DAYS;
		line.object_kind = choice_code(term_about_choices, term->about);
		line_add(inbox, &line, &found);
	}
	rows_free(&terms);
	return ok;
}

static bool drafts_add(struct call *call)
{
	static const char DRAFTS[] = "SELECT * FROM draft WHERE employee_id = :me AND wears(pet) ORDER BY at DESC LIMIT 50";
	struct query *query = db_query(call->db, DRAFTS);
	enum query_result result;

	query_id(query, ":me", call->actor->employee_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		if (draft_shown(call, query_get_int(query, "household_id")))
			query_read(query, &draft_record, rows_new(&call->out->rows, &draft_record));
	return result == QUERY_DONE;
}

static bool sooner(const struct row *a, const struct row *b)
{
	const struct inbox_line *first = a->data, *second = b->data;

	return first->kind == INBOX_TERM && second->kind == INBOX_TERM && first->due != INSTANT_NONE &&
		(second->due == INSTANT_NONE || first->due < second->due);
}

/* Legal terms come from several tables, and are one group with the nearest day at the top. */
static void terms_sort(struct rows *lines)
{
	for (size_t i = 1; i < lines->count; i++)
		for (size_t j = i; j > 0 && sooner(&lines->row[j], &lines->row[j - 1]); j--) {
			struct row row = lines->row[j];

			lines->row[j] = lines->row[j - 1];
			lines->row[j - 1] = row;
		}
}

static bool inbox_read(struct call *call)
{
	struct inbox inbox = { .call = call, .soon = day_end(day_add_working(call->today, 1)) };

	plan_seen_write(call->store);	/* what was on the screen a moment ago is not new */
	inbox.ask = (struct inbox_ask){
		.me = call->actor->employee_id,
		.today = call->today,
		.term_until = call->today + TERM_DAYS,
		.task_until = call->today + TASK_DAYS,
		.silent_since = call->today - (day)norm_value(call->db, NORM_SILENCE_DAYS),
		.silent_team_since = call->today - (day)norm_value(call->db, NORM_SILENCE_LEADER_DAYS),
		.ended_since = call->now - ENDED_DAYS * day_ms,
		.walls_from = norm_value(call->db, NORM_WALLS),
		.looked_since = call->now - LOOKED_DAYS * day_ms,
	};
	snprintf(inbox.ask.pets, sizeof(inbox.ask.pets), "%s", pets_text(call->actor->pets));
	for (const struct inbox_source *source = inbox_sources; source->object_kind; source++)
		if (!(source->sql ? source_add : source->kind == INBOX_TERM ? terms_add : matches_add)(&inbox, source))
			return false;
	terms_sort(&call->out->rows);
	return drafts_add(call);
}

const struct door_row inbox_doors[] = {
	{ REQ_INBOX, PHASE_OPEN, DEED_NONE, NULL, inbox_read },
	{ 0 }
};
