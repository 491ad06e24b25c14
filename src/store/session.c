/* Live sessions: their messages in order, what they watch, and the search that is not finished yet. */
#include "store/session.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "store/code.h"
#include "store/document.h"
#include "store/presence.h"
#include "store/search.h"
#include "store/view_log.h"
#include "vault/vault.h"

enum { SEARCH_PAUSE_MS = 1000, BSN_DIGITS = 9 };

/* A message that waits; an event only because it may not overtake an answer. */
struct held {
	struct message message;
	bool after_views, event;
};

enum phase phase_of(int session_kind)
{
	switch (session_kind) {
	case SESSION_CTL:
		return PHASE_CTL;
	case SESSION_OFFLINE:
		return PHASE_OFFLINE;
	default:
		return PHASE_OPEN;
	}
}

static const char BY_USERNAME[] = "SELECT id FROM employee WHERE username = :username AND disabled = 0";

struct seat *seat_new(struct store *store, const struct session *session, struct seat_line line)
{
	struct seat *seat = mem_new(1, sizeof(*seat));

	seat->store = store;
	seat->session = *session;
	seat->line = line;
	seat->phase = phase_of((int)session->kind);
	if (session->kind == SESSION_CTL) {
		struct query *query = db_query(store->db, BY_USERNAME);
		query_text(query, ":username", session->username);
		seat->session.employee_id = query_number(query, NULL);
	}
	seat->next = store->seats;
	store->seats = seat;
	return seat;
}

static void held_clear(struct seat *seat)
{
	for (size_t i = 0; i < seat->held_count; i++)
		message_free(&seat->held[i].message);
	free(seat->held);
	seat->held = NULL;
	seat->held_count = 0;
}

void seat_free(struct seat *seat)
{
	if (!seat)
		return;
	search_finish(seat);
	presence_leave(seat);
	for (struct seat **at = &seat->store->seats; *at; at = &(*at)->next)
		if (*at == seat) {
			*at = seat->next;
			break;
		}
	held_clear(seat);
	search_own_free(seat->own);
	upload_drop(seat);
	code_pending_free(seat->code);
	buf_free(&seat->here_told);
	free(seat);
}

bool seat_actor(const struct seat *seat, struct actor *out)
{
	const struct session *session = &seat->session;
	day today = instant_day(store_now(seat->store));

	if (session->kind == SESSION_OFFLINE) {
		*out = (struct actor){ .naam = "beheer op de server" };
	} else if (!session->employee_id || !actor_load(seat->store->db, session->employee_id, today, out)) {
		return false;
	}
	bool chooses = session->kind == SESSION_DESK || session->kind == SESSION_COMMAND;
	if (chooses && (seat->pets != PETS_NONE || out->own_pets == PETS_ALL))
		actor_wear(out, seat->pets);
	snprintf(out->source, sizeof(out->source), "%s", session->source);
	out->kind = (int)session->kind;
	return true;
}

void seat_wear(struct seat *seat, unsigned pets)
{
	search_finish(seat);
	presence_leave(seat);
	search_own_free(seat->own);
	seat->own = NULL;
	seat->watched_count = 0;
	seat->pets = pets;
}

void seat_lock(struct seat *seat)
{
	search_finish(seat);
	presence_leave(seat);
	seat->phase = PHASE_LOCKED;
}

void seat_shut(struct seat *seat)
{
	search_finish(seat);
	presence_leave(seat);
	code_pending_free(seat->code);
	seat->code = NULL;
	seat->watched_count = 0;
	seat->phase = PHASE_SHUT;
}

enum phase seat_phase(const struct seat *seat)
{
	const struct session *session = &seat->session;
	enum phase phase = phase_of((int)session->kind);

	return phase == PHASE_OPEN && code_must(seat->store->db, session->employee_id, instant_day(store_now(seat->store))) ?
		PHASE_ENROL : phase;
}

/* ---- messages ---- */

static struct held *held_place(struct seat *seat)
{
	seat->held = mem_grow(seat->held, seat->held_count + 1, sizeof(*seat->held));
	struct held *held = &seat->held[seat->held_count++];
	memset(held, 0, sizeof(*held));
	return held;
}

static void event_send(struct seat *seat, const struct message *message)
{
	if (seat->phase == PHASE_LOCKED || seat->phase == PHASE_SHUT || seat->phase == PHASE_ENROL || seat->missed)
		return;
	if (seat->line.send(seat->line.arg, message, true) == SEAT_SLOW)
		seat->missed = true;
}

void seat_answer(struct seat *seat, struct message *message, bool after_views)
{
	if (!after_views && seat->held_count == 0) {
		seat->line.send(seat->line.arg, message, false);
		message_free(message);
		return;
	}
	struct held *held = held_place(seat);
	held->message = *message;
	held->after_views = after_views;
}

/* In place of an answer that shows what nobody may have seen without a line in the log. */
static void unlogged(struct message *message)
{
	struct err err = ERR_INIT;

	err_set(&err, ERR_IO, "Dit kan nu niet getoond worden: het inzagelogboek kan niet worden geschreven.");
	message_clear(message);
	message_refuse(message, &err);
}

void seat_release(struct seat *seat, bool logged)
{
	for (size_t i = 0; i < seat->held_count; i++) {
		struct held *held = &seat->held[i];
		if (held->after_views && !logged)
			unlogged(&held->message);
		if (held->event)
			event_send(seat, &held->message);
		else
			seat->line.send(seat->line.arg, &held->message, false);
	}
	held_clear(seat);
}

/*
 * Behind an answer that waits: a household that was opened in this turn and changed by somebody else after it was read
 * must be read again, and a desk does so only for what it shows.
 */
void seat_event(struct seat *seat, const struct message *message)
{
	if (seat->held_count == 0) {
		event_send(seat, message);
		return;
	}
	struct held *held = held_place(seat);
	held->event = true;
	message_init(&held->message, message->kind);
	for (size_t i = 0; i < message->rows.count; i++)
		rows_add(&held->message.rows, message->rows.row[i].record, message->rows.row[i].data);
}

void seat_drained(struct seat *seat)
{
	struct message message;

	if (!seat->missed)
		return;
	seat->missed = false;
	message_init(&message, EVENT_MISSED);
	seat_event(seat, &message);
	presence_again(seat);
}

/* ---- watching ---- */

static size_t watch_place(const struct seat *seat, id household_id)
{
	size_t place = 0;

	while (place < seat->watched_count && seat->watched[place] != household_id)
		place++;
	return place;
}

static void watch_remove(struct seat *seat, size_t place)
{
	seat->watched_count--;
	memmove(seat->watched + place, seat->watched + place + 1, (seat->watched_count - place) * sizeof(*seat->watched));
}

bool seat_watches(const struct call *call, id household_id)
{
	return call->seat && watch_place(call->seat, household_id) < call->seat->watched_count;
}

void seat_unwatch(struct call *call, id household_id)
{
	if (!seat_watches(call, household_id))
		return;
	watch_remove(call->seat, watch_place(call->seat, household_id));
	if (call->seat->here.household_id == household_id)
		presence_leave(call->seat);
}

void seat_watch(struct call *call, id household_id)
{
	struct seat *seat = call->seat;

	if (!seat)
		return;
	if (seat_watches(call, household_id))
		watch_remove(seat, watch_place(seat, household_id));
	if (seat->watched_count == SEAT_WATCHES)
		seat_unwatch(call, seat->watched[0]);
	seat->watched[seat->watched_count++] = household_id;
}

/* ---- searching ---- */

/*
 * The length of nine digits at `text`, single blanks, dots and hyphens between them allowed; 0 when there are fewer, or
 * the last group goes on (a phone number).
 */
static size_t bsn_run(const char *text, char digits[BSN_DIGITS + 1])
{
	size_t count = 0, end = 0;

	for (size_t i = 0; text[i]; i++) {
		bool digit = isdigit((unsigned char)text[i]);
		if (count == BSN_DIGITS)
			return digit ? 0 : end;
		if (digit) {
			digits[count++] = text[i];
			end = i + 1;
		} else if (!strchr(" .-", text[i]) || i != end) {
			return 0;
		}
	}
	return count == BSN_DIGITS ? end : 0;
}

/* The log must not become a list of BSNs: each stands there as a keyed hash. */
static char *search_masked(const struct store *store, const char *scrap)
{
	struct buf out = BUF_INIT;
	char digits[BSN_DIGITS + 1] = "", hash[33];
	bool inside = false;		/* within a run of digits that is no BSN */

	while (*scrap) {
		bool digit = isdigit((unsigned char)*scrap);
		size_t bytes = digit && !inside ? bsn_run(scrap, digits) : 0;
		inside = digit;
		if (bytes) {
			digest_keyed(store->search_log_key, digits, hash);
			buf_format(&out, "bsn:%s", hash);
			scrap += bytes;
		} else {
			buf_char(&out, *scrap++);
		}
	}
	return buf_take(&out);
}

void search_note(struct call *call, const char *scrap, size_t hits)
{
	if (!call->seat)
		return;
	struct seat_search *search = &call->seat->search;
	free(search->scrap);
	search->scrap = search_masked(call->store, scrap);
	search->hits = hits;
	search->at = call->now;
	/* A line that nobody can write would come too late: then the hits wait for it. */
	if (view_log_failed(call->store->views))
		search_finish(call->seat);
}

void search_finish(struct seat *seat)
{
	struct actor actor = { 0 };
	char roles[TEXT_LINE_BYTES] = "";
	struct buf tekst = BUF_INIT;

	if (!seat->search.scrap)
		return;
	if (seat_actor(seat, &actor))
		actor_roles_text(&actor, roles);
	buf_format(&tekst, "%s (%zu)", seat->search.scrap, seat->search.hits);
	view_log_add(seat->store->views, &(struct audit_line){
		.at = seat->search.at,
		.employee_id = seat->session.employee_id,
		.role = roles,
		.organisation_id = actor.organisation_id,
		.source = seat->session.source,
		.act = "zoek",
		.tekst = tekst.data,
	});
	buf_free(&tekst);
	free(seat->search.scrap);
	seat->search.scrap = NULL;
}

instant searches_due(const struct store *store)
{
	instant due = INSTANT_NONE;

	for (const struct seat *seat = store->seats; seat; seat = seat->next)
		if (seat->search.scrap && (due == INSTANT_NONE || seat->search.at + SEARCH_PAUSE_MS < due))
			due = seat->search.at + SEARCH_PAUSE_MS;
	return due;
}

void searches_finish(struct store *store, instant now)
{
	for (struct seat *seat = store->seats; seat; seat = seat->next)
		if (seat->search.scrap && seat->search.at + SEARCH_PAUSE_MS <= now)
			search_finish(seat);
}
