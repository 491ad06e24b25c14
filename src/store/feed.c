/* What a call tells others after its commit. Rights are asked again for everybody who gets it. */
#include "store/feed.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "line.h"
#include "store/session.h"

/* Beyond this many changes of one call a watcher reads everything again instead. */
enum { FEED_MOST = 64 };

struct bell {
	id employee_id;		/* 0: by role */
	int role;
	bool silent;		/* only "your inbox changed" */
	unsigned pets;		/* only where one of these hats is worn; PETS_NONE: everywhere */
	struct ring ring;
};

struct feed {
	struct change *changes;
	size_t change_count, change_room;
	struct bell *bells;
	size_t bell_count, bell_room;
	id *ended;		/* employees whose sessions end */
	size_t ended_count;
};

struct feed *feed_new(void)
{
	return mem_new(1, sizeof(struct feed));
}

void feed_free(struct feed *feed)
{
	if (!feed)
		return;
	free(feed->changes);
	free(feed->bells);
	free(feed->ended);
	free(feed);
}

void feed_drop(struct store *store)
{
	store->feed->change_count = store->feed->bell_count = store->feed->ended_count = 0;
}

/* ---- noting ---- */

static const char CHANGE_ADD[] =
	"INSERT INTO change(seq, at, household_id, kind, object_id, field, employee_id)"
	" VALUES (:seq, :at, :household_id, :kind, :object_id, :field, :employee_id)";

static struct change *change_place(struct feed *feed)
{
	if (feed->change_count == feed->change_room) {
		feed->change_room = feed->change_room ? 2 * feed->change_room : 8;
		feed->changes = mem_grow(feed->changes, feed->change_room, sizeof(*feed->changes));
	}
	return &feed->changes[feed->change_count++];
}

static void change_put(struct call *call, struct change *change, const char *kind)
{
	struct query *query = db_query(call->db, CHANGE_ADD);

	change->seq = db_next(call->db, "change");
	snprintf(change->kind, sizeof(change->kind), "%s", kind);
	query_record(query, &change_record, change);
	query_instant(query, ":at", call->now);
	if (query_run(query, &call->err))
		*change_place(call->store->feed) = *change;
}

void change_note(struct call *call, id household_id, const char *kind, id object_id, const char *field)
{
	struct change change = { .household_id = household_id, .object_id = object_id,
		.employee_id = call->actor->employee_id };

	snprintf(change.field, sizeof(change.field), "%s", field ? field : "");
	snprintf(change.employee_naam, sizeof(change.employee_naam), "%s", call->actor->naam);
	change_put(call, &change, kind);
}

void change_note_unnamed(struct call *call, id household_id, const char *kind, id object_id)
{
	struct change change = { .household_id = household_id, .object_id = object_id };

	change_put(call, &change, kind);
}

static struct bell *bell_place(struct feed *feed)
{
	if (feed->bell_count == feed->bell_room) {
		feed->bell_room = feed->bell_room ? 2 * feed->bell_room : 8;
		feed->bells = mem_grow(feed->bells, feed->bell_room, sizeof(*feed->bells));
	}
	struct bell *bell = &feed->bells[feed->bell_count++];
	memset(bell, 0, sizeof(*bell));
	return bell;
}

static void ring_fill(struct bell *bell, id household_id, const char *kind, id object_id, const char *format,
	va_list args)
{
	bell->ring.household_id = household_id;
	bell->ring.object_id = object_id;
	snprintf(bell->ring.kind, sizeof(bell->ring.kind), "%s", kind ? kind : "");
	line_format(bell->ring.tekst, sizeof(bell->ring.tekst), format, args);
}

void ring_employee(struct call *call, id employee_id, id household_id, const char *kind, id object_id,
	const char *text_format, ...)
{
	va_list args;

	if (!employee_id)
		return;
	struct bell *bell = bell_place(call->store->feed);
	bell->employee_id = employee_id;
	va_start(args, text_format);
	ring_fill(bell, household_id, kind, object_id, text_format, args);
	va_end(args);
}

void ring_role(struct call *call, enum role role, id household_id, const char *kind, id object_id,
	const char *text_format, ...)
{
	struct bell *bell = bell_place(call->store->feed);
	va_list args;

	bell->role = role;
	va_start(args, text_format);
	ring_fill(bell, household_id, kind, object_id, text_format, args);
	va_end(args);
}

void ring_under(struct call *call, unsigned pets)
{
	struct feed *feed = call->store->feed;

	if (feed->bell_count > 0)
		feed->bells[feed->bell_count - 1].pets = pets;
}

void inbox_changed(struct call *call, id employee_id)
{
	if (!employee_id)
		return;
	struct bell *bell = bell_place(call->store->feed);
	bell->employee_id = employee_id;
	bell->silent = true;
}

void sessions_end(struct call *call, id employee_id)
{
	struct feed *feed = call->store->feed;

	feed->ended = mem_grow(feed->ended, feed->ended_count + 1, sizeof(*feed->ended));
	feed->ended[feed->ended_count++] = employee_id;
}

/* ---- sending ---- */

static void event_send(struct seat *seat, int kind, const struct record *record, const void *row)
{
	struct message message;

	message_init(&message, (uint16_t)kind);
	if (row)
		rows_add(&message.rows, record, row);
	seat_event(seat, &message);
	message_free(&message);
}

/* What everybody may decide changes with the register and with roles: no household of its own, and every desk's. */
static bool of_everybody(const struct change *change)
{
	return !change->household_id &&
		(strcmp(change->kind, "mandate") == 0 || strcmp(change->kind, "role_assignment") == 0);
}

static bool watches(const struct seat *seat, id household_id)
{
	for (size_t i = 0; i < seat->watched_count; i++)
		if (seat->watched[i] == household_id)
			return true;
	return false;
}

/* Of who sits there now; false: nobody does any more. */
static bool seat_facts(struct seat *seat, id household_id, struct access_facts *facts)
{
	struct actor actor;
	struct call call = { .store = seat->store, .db = seat->store->db, .seat = seat, .actor = &actor };

	if (!seat_actor(seat, &actor))
		return false;
	call.now = store_now(seat->store);
	call.today = instant_day(call.now);
	access_facts_load(&call, household_id, facts);
	return true;
}

/* Asked afresh: the change itself may have taken the right away. */
static bool may_still(struct seat *seat, id household_id)
{
	struct call call = { .seat = seat };
	struct access_facts facts;

	if (!seat_facts(seat, household_id, &facts))
		return false;
	if (access_may(&facts, DEED_OPEN))
		return true;
	seat_unwatch(&call, household_id);
	return false;
}

/* One seat gets what it watches; the rights to a household are asked once. */
static void changes_send(struct feed *feed, struct seat *seat)
{
	id asked = 0;
	bool allowed = false, missed = false;
	size_t sent = 0;

	for (size_t i = 0; i < feed->change_count; i++) {
		const struct change *change = &feed->changes[i];
		if (of_everybody(change)) {
			event_send(seat, EVENT_CHANGE, &change_record, change);
			continue;
		}
		if (!watches(seat, change->household_id))
			continue;
		if (change->household_id != asked) {
			asked = change->household_id;
			allowed = may_still(seat, asked);
			missed = missed || !allowed;	/* what is on the screen must go: reading it again will be refused */
		}
		if (!allowed)
			continue;
		if (sent++ < FEED_MOST)
			event_send(seat, EVENT_CHANGE, &change_record, change);
		else
			missed = true;
	}
	if (missed)
		event_send(seat, EVENT_MISSED, NULL, NULL);
}

static bool bell_for(const struct bell *bell, const struct seat *seat)
{
	struct actor actor;

	if (bell->pets != PETS_NONE && seat->pets != PETS_NONE && !(bell->pets & seat->pets))
		return false;
	if (bell->employee_id)
		return seat->session.employee_id == bell->employee_id;
	return seat_actor(seat, &actor) && actor_has(&actor, (enum role)bell->role);
}

/* A bell names no household that does not exist for who hears it; who is excluded by name hears nothing at all. */
static void bell_ring(struct seat *seat, const struct ring *bell)
{
	struct ring ring = *bell;
	struct access_facts facts;

	if (ring.household_id && (!seat_facts(seat, ring.household_id, &facts) || facts.excluded))
		return;
	if (ring.household_id && access_hidden(&facts)) {
		ring.household_id = 0;
		snprintf(ring.tekst, sizeof(ring.tekst), "Er wacht iets op u bij een afgeschermd huishouden.");
	}
	event_send(seat, EVENT_RING, &ring_record, &ring);
}

static void bells_send(struct feed *feed, struct seat *seat)
{
	static const struct change inbox = { .kind = "inbox" };

	for (size_t i = 0; i < feed->bell_count; i++) {
		const struct bell *bell = &feed->bells[i];
		if (!bell_for(bell, seat))
			continue;
		if (bell->silent)
			event_send(seat, EVENT_INBOX, &change_record, &inbox);
		else
			bell_ring(seat, &bell->ring);
	}
}

void feed_send(struct store *store, struct seat *origin)
{
	struct feed *feed = store->feed;

	if (feed->change_count + feed->bell_count + feed->ended_count == 0)
		return;
	for (struct seat *seat = store->seats; seat; seat = seat->next) {
		if (seat->session.kind != SESSION_DESK)
			continue;
		if (seat != origin)
			changes_send(feed, seat);
		bells_send(feed, seat);
	}
	for (size_t i = 0; i < feed->ended_count; i++)
		for (struct seat *seat = store->seats; seat; seat = seat->next)
			if (seat->session.employee_id == feed->ended[i] && store->kill)
				store->kill(store->kill_arg, &seat->session);
	feed_drop(store);
}

void feed_ended(struct store *store, id household_id)
{
	for (struct seat *seat = store->seats; seat; seat = seat->next)
		if (seat->session.kind == SESSION_DESK && watches(seat, household_id) && !may_still(seat, household_id))
			event_send(seat, EVENT_MISSED, NULL, NULL);
}

bool employee_online(const struct store *store, id employee_id)
{
	for (const struct seat *seat = store->seats; seat; seat = seat->next)
		if (seat->session.employee_id == employee_id && seat->session.kind == SESSION_DESK &&
				seat->phase == PHASE_OPEN)
			return true;
	return false;
}

void progress_say(struct call *call, const char *what, int64_t done, int64_t total)
{
	struct progress progress = { .done = done, .total = total };

	if (!call->seat)
		return;
	snprintf(progress.what, sizeof(progress.what), "%s", what);
	event_send(call->seat, EVENT_PROGRESS, &progress_record, &progress);
}
