/* Who is where: what desks say of themselves, told to each other after a moment, and only when it differs. */
#include "store/presence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/initials.h"
#include "domain/rule.h"
#include "store/door.h"
#include "store/session.h"

enum { GATHER_MS = 50, PRESENCE_MOST = 64 };

/* The households where somebody came, moved or left since it was told last. */
struct presences {
	id *households;
	size_t count, room;
	instant due;
};

struct presences *presences_new(void)
{
	struct presences *presences = mem_new(1, sizeof(*presences));

	presences->due = INSTANT_NONE;
	return presences;
}

void presences_free(struct presences *presences)
{
	if (!presences)
		return;
	free(presences->households);
	free(presences);
}

static bool moved_at(const struct presences *presences, id household_id)
{
	for (size_t i = 0; i < presences->count; i++)
		if (presences->households[i] == household_id)
			return true;
	return false;
}

static void moved(struct store *store, id household_id)
{
	struct presences *presences = store->presences;

	if (!household_id || moved_at(presences, household_id))
		return;
	if (presences->count == presences->room) {
		presences->room = presences->room ? 2 * presences->room : 8;
		presences->households = mem_grow(presences->households, presences->room, sizeof(*presences->households));
	}
	presences->households[presences->count++] = household_id;
	if (presences->due == INSTANT_NONE)
		presences->due = store_now(store) + GATHER_MS;
}

void presence_leave(struct seat *seat)
{
	moved(seat->store, seat->here.household_id);
	seat->here = (struct presence){ 0 };
	buf_clear(&seat->here_told);
	seat->here_unsure = false;
}

void presence_again(struct seat *seat)
{
	moved(seat->store, seat->here.household_id);
	seat->here_unsure = true;
}

/* ---- telling ------------------------------------------------------------------------------------------------------ */

static bool may_be_here(struct seat *seat)
{
	struct actor actor;
	struct call call = { .store = seat->store, .db = seat->store->db, .seat = seat, .actor = &actor };
	struct access_facts facts;

	if (!seat_actor(seat, &actor))
		return false;
	call.now = store_now(seat->store);
	call.today = instant_day(call.now);
	access_facts_load(&call, seat->here.household_id, &facts);
	return access_may(&facts, DEED_OPEN);
}

static bool same_place(const struct presence *one, const struct presence *other)
{
	return one->household_id == other->household_id && one->object_id == other->object_id
		&& strcmp(one->kind, other->kind) == 0 && strcmp(one->field, other->field) == 0;
}

/* A second desk of the same person in the same place says nothing new. */
static bool said_already(const struct message *message, const struct presence *one)
{
	const struct presence *row;

	for (size_t n = 0; (row = rows_get(&message->rows, &presence_record, n)) != NULL; n++)
		if (row->employee_id == one->employee_id && same_place(row, one))
			return true;
	return false;
}

/* Everybody at the household of this seat but the person who sits there. */
static void presence_gather(const struct seat *seat, struct message *message)
{
	struct ask about;
	size_t count = 0;

	message_init(message, EVENT_PRESENCE);
	record_init(&ask_record, &about);
	about.id = seat->here.household_id;
	rows_add(&message->rows, &ask_record, &about);
	for (const struct seat *other = seat->store->seats; other && count < PRESENCE_MOST; other = other->next) {
		const struct presence *here = &other->here;
		if (here->household_id != seat->here.household_id || here->employee_id == seat->here.employee_id
				|| said_already(message, here))
			continue;
		rows_add(&message->rows, &presence_record, here);
		count++;
	}
}

/* Nothing leaves when this seat knows it already; who reads slowly is told when it has caught up. */
static void seat_tell(struct seat *seat)
{
	struct message message;
	struct buf told = BUF_INIT;

	if (seat->missed)
		return;
	presence_gather(seat, &message);
	message_encode(&message, &told);
	bool alone = message.rows.count == 1 && seat->here_told.used == 0;
	bool same = told.used == seat->here_told.used && memcmp(told.data, seat->here_told.data, told.used) == 0;
	if (seat->here_unsure || (!alone && !same)) {
		seat_event(seat, &message);
		buf_clear(&seat->here_told);
		buf_add(&seat->here_told, told.data, told.used);
		seat->here_unsure = false;
	}
	buf_free(&told);
	message_free(&message);
}

instant presence_due(const struct store *store)
{
	return store->presences->due;
}

void presence_tell(struct store *store)
{
	struct presences *presences = store->presences;

	/* First who has lost the right to be there, so that nobody is told of them. */
	for (struct seat *seat = store->seats; seat; seat = seat->next)
		if (moved_at(presences, seat->here.household_id) && !may_be_here(seat))
			presence_leave(seat);
	for (struct seat *seat = store->seats; seat; seat = seat->next)
		if (moved_at(presences, seat->here.household_id))
			seat_tell(seat);
	presences->count = 0;
	presences->due = INSTANT_NONE;
}

/* ---- asked by a desk ---------------------------------------------------------------------------------------------- */

/* Only at a household that this session opened, which stands in the view log. */
static bool presence_handle(struct call *call)
{
	const struct presence *said = call_in(call, &presence_record);
	struct seat *seat = call->seat;
	struct presence here = { 0 };

	if (!seat || seat->session.kind != SESSION_DESK)
		return rule_refuse(&call->err, "aanwezig.scherm");
	if (said->household_id) {
		if (!call_may(call, DEED_OPEN, said->household_id))
			return false;
		if (!seat_watches(call, said->household_id))
			return rule_refuse(&call->err, "aanwezig.open");
		here = *said;
		here.employee_id = call->actor->employee_id;
		snprintf(here.naam, sizeof(here.naam), "%s", call->actor->naam);
		initials_of(here.naam, here.initials);
	}
	if (same_place(&here, &seat->here)) {
		presence_again(seat);	/* a desk that says so twice lost what it knew */
		return true;
	}
	if (here.household_id != seat->here.household_id)
		presence_leave(seat);
	seat->here = here;
	moved(call->store, here.household_id);
	return true;
}

const struct door_row presence_doors[] = {
	/* request        phases      deed       act   handler */
	{ REQ_PRESENCE,   PHASE_OPEN, DEED_NONE, NULL, presence_handle },
	{ 0 }
};
