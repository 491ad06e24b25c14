/* One request and its answer, also across a restart of the store. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "base/sock.h"
#include "desk/signals.h"
#include "inside.h"

enum { ASK_STORES = 2 };	/* a request that two stores died of is not sent to a third */
enum { ASK_MS = 60000, ASK_SLICE_MS = 250 };

/* Waits for anything that may bring the answer nearer. */
static void ask_wait(struct desk *desk)
{
	struct pollfd polls[3] = {
		{ .fd = desk->orphan ? -1 : channel_fd(desk->control), .events = POLLIN },
		{ .fd = desk->store != NULL ? channel_fd(desk->store) : -1, .events = POLLIN },
		{ .fd = desk->terminal_fd, .events = desk->out.used > 0 ? POLLOUT : 0 },
	};

	if (desk->store != NULL && channel_waiting(desk->store))
		polls[1].events |= POLLOUT;
	if (desk->line_lost)
		polls[2].fd = -1;
	poll(polls, COUNT_OF(polls), ASK_SLICE_MS);
	if (polls[0].revents != 0)
		desk_control_ready(desk, polls[0].fd, polls[0].revents);
	if ((polls[2].revents & POLLOUT) != 0)
		desk_pump(desk);
	if ((polls[2].revents & (POLLHUP | POLLERR)) != 0)
		desk_line_lost(desk);
}

static void event_keep(struct desk *desk, struct message *event)
{
	struct message *kept;

	if (desk->event_count == DESK_EVENTS) {
		desk->events_missed = true;
		message_free(event);
		return;
	}
	kept = mem_new(1, sizeof(*kept));
	*kept = *event;
	desk->events[desk->event_count++] = kept;
}

/* True when the answer with this serial came. The store's end of the line makes desk->store NULL. */
static bool ask_receive(struct desk *desk, uint32_t serial, struct message *answer)
{
	struct err err = ERR_INIT;
	enum channel_result result;

	channel_flush(desk->store);
	while ((result = channel_receive(desk->store, answer, &err)) == CHANNEL_DONE) {
		if (answer->serial == serial)
			return true;
		if (answer->serial == 0)
			event_keep(desk, answer);
		else
			message_free(answer);
	}
	if (result == CHANNEL_GONE || result == CHANNEL_BROKEN)
		desk_store_lost(desk);
	return false;
}

static bool ask_once(struct desk *desk, struct message *request, struct message *answer)
{
	int64_t store = desk->store_number;

	request->serial = ++desk->serial;
	if (!channel_send(desk->store, request)) {
		desk_store_lost(desk);
		return false;
	}
	for (;;) {
		if (ask_receive(desk, request->serial, answer))
			return true;
		if (desk->store == NULL || clock_monotonic() > desk->ask_until)
			return false;
		ask_wait(desk);
		if (desk->store_number != store)
			return false;
	}
}

static void key_fill(struct message *request)
{
	static const uint8_t none[WIRE_KEY_BYTES];
	const struct request_row *row = request_find(request->kind);

	if (row != NULL && row->changes && memcmp(request->key, none, WIRE_KEY_BYTES) == 0)
		random_bytes(request->key, WIRE_KEY_BYTES);
}

bool desk_ask(struct desk *desk, struct message *request, struct message *answer, struct err *err)
{
	int sent = 0;

	message_init(answer, 0);
	key_fill(request);
	desk->ask_until = clock_monotonic() + ASK_MS;
	desk->asking++;
	while (sent < ASK_STORES && clock_monotonic() <= desk->ask_until && !(desk->orphan && desk->store == NULL)) {
		struct message got;

		if (desk->store == NULL) {
			ask_wait(desk);
			continue;
		}
		sent++;
		if (ask_once(desk, request, &got)) {
			desk->asking--;
			*answer = got;
			message_err(answer, err);
			return answer->status == STATUS_OK;
		}
	}
	desk->asking--;
	if (sent == ASK_STORES)
		return err_set(err, ERR_IO, "%s",
			_("De opslag viel hier twee keer bij uit. Kijk of het is bewaard voor u het opnieuw doet."));
	return err_set(err, ERR_BUSY, _("De opslag antwoordt niet. Wat u typte staat er nog; probeer het zo weer."));
}

bool desk_ask_with(struct desk *desk, int request, const struct ask *ask, struct message *answer, struct err *err)
{
	return desk_send(desk, request, &ask_record, ask, answer, err);
}

bool desk_ask_id(struct desk *desk, int request, id object_id, struct message *answer, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = object_id;
	return desk_ask_with(desk, request, &ask, answer, err);
}

bool desk_keep(bool ok, struct message *answer, struct message *kept)
{
	message_free(ok ? kept : answer);
	if (ok)
		*kept = *answer;
	return ok;
}

bool desk_reread_with(struct desk *desk, int request, const struct ask *ask, struct message *kept, struct err *err)
{
	struct message answer;
	bool ok = desk_ask_with(desk, request, ask, &answer, err);

	return desk_keep(ok, &answer, kept);
}

bool desk_reread(struct desk *desk, int request, id object_id, struct message *kept, struct err *err)
{
	struct message answer;
	bool ok = desk_ask_id(desk, request, object_id, &answer, err);

	return desk_keep(ok, &answer, kept);
}

bool desk_send(struct desk *desk, int request, const struct record *record, const void *data, struct message *answer,
	struct err *err)
{
	struct message message;
	bool ok;

	message_init(&message, (uint16_t)request);
	rows_add(&message.rows, record, data);
	ok = desk_ask(desk, &message, answer, err);
	message_free(&message);
	return ok;
}

bool desk_save(struct desk *desk, int request, const struct record *record, const void *data, struct err *err)
{
	struct message answer;
	bool ok = desk_send(desk, request, record, data, &answer, err);

	message_free(&answer);
	return ok;
}

static struct watch *watch_find(struct desk *desk, id household_id)
{
	for (size_t i = 0; i < DESK_WATCHES; i++)
		if (desk->watches[i].household_id == household_id)
			return &desk->watches[i];
	return NULL;
}

/* What the view says that everybody who has it open needs. */
static void watch_take(const struct desk *desk, struct watch *watch, const struct rows *view)
{
	const struct household *household = rows_first(view, &household_record);
	const struct count *count;

	free(watch->signals);
	watch->signals = signals_line(view, desk_today(desk));
	if (household != NULL) {
		snprintf(watch->naam, sizeof(watch->naam), "%s", household->naam);
		memcpy(watch->huishoudnummer, household->huishoudnummer, sizeof(watch->huishoudnummer));
	}
	for (size_t n = 0; (count = rows_get(view, &count_record, n)) != NULL; n++)
		if (strcmp(count->what, "may") == 0)
			watch->may = count->number;
}

static void watch_gone(struct watch *watch, bool gone)
{
	watch->gone = gone;
	if (!gone)
		return;
	free(watch->signals);
	watch->signals = NULL;
	watch->naam[0] = watch->huishoudnummer[0] = '\0';
	watch->may = 0;
}

bool desk_household_open(struct desk *desk, id household_id, struct message *answer, struct err *err)
{
	struct watch *watch = watch_find(desk, household_id);

	if (watch != NULL) {
		if (!desk_household_read(desk, household_id, answer, err))
			return false;
		watch->users++;
		return true;
	}
	watch = watch_find(desk, 0);
	if (watch == NULL) {
		message_init(answer, 0);
		return err_set(err, ERR_LIMIT, _("Er staan te veel huishoudens open. Sluit er eerst een."));
	}
	if (!desk_ask_id(desk, REQ_HOUSEHOLD_OPEN, household_id, answer, err))
		return false;
	*watch = (struct watch){ .household_id = household_id, .users = 1, .may = -1 };
	watch_take(desk, watch, &answer->rows);
	return true;
}

const char *desk_household_naam(struct desk *desk, id household_id)
{
	const struct watch *watch = household_id != 0 ? watch_find(desk, household_id) : NULL;

	return watch != NULL ? watch->naam : "";
}

const char *desk_huishoudnummer(struct desk *desk, id household_id)
{
	const struct watch *watch = household_id != 0 ? watch_find(desk, household_id) : NULL;

	return watch != NULL ? watch->huishoudnummer : "";
}

const char *desk_household_signals(struct desk *desk, id household_id)
{
	const struct watch *watch = household_id != 0 ? watch_find(desk, household_id) : NULL;

	return watch != NULL ? watch->signals : NULL;
}

void desk_household_changed(struct desk *desk, const struct change *change)
{
	struct err err = ERR_INIT;
	struct message view;

	if (strcmp(change->kind, "signal") != 0 || watch_find(desk, change->household_id) == NULL)
		return;
	desk_household_read(desk, change->household_id, &view, &err);
	message_free(&view);
}

bool desk_household_read(struct desk *desk, id household_id, struct message *answer, struct err *err)
{
	struct watch *watch = watch_find(desk, household_id);
	bool ok = desk_ask_id(desk, REQ_HOUSEHOLD_READ, household_id, answer, err);

	if (ok && watch != NULL)
		watch_take(desk, watch, &answer->rows);
	if (watch != NULL && (ok || err->code == ERR_MISSING || err->code == ERR_REFUSED))
		watch_gone(watch, !ok);
	return ok;
}

bool desk_household_reread(struct desk *desk, id household_id, struct message *kept, struct err *err)
{
	struct message answer;
	bool ok = desk_household_read(desk, household_id, &answer, err);

	return desk_keep(ok, &answer, kept);
}

void desk_households_again(struct desk *desk)
{
	for (size_t i = 0; i < DESK_WATCHES; i++) {
		struct err err = ERR_INIT;
		struct message view;

		if (desk->watches[i].household_id == 0)
			continue;
		desk_household_read(desk, desk->watches[i].household_id, &view, &err);
		message_free(&view);
	}
}

bool desk_household_gone(const struct desk *desk, id household_id)
{
	for (size_t i = 0; household_id != 0 && i < DESK_WATCHES; i++)
		if (desk->watches[i].household_id == household_id)
			return desk->watches[i].gone;
	return false;
}

bool desk_may_here(const struct desk *desk, id household_id, enum deed deed)
{
	int64_t here = -1;

	for (size_t i = 0; household_id != 0 && i < DESK_WATCHES; i++)
		if (desk->watches[i].household_id == household_id)
			here = desk->watches[i].may;
	return desk_may(desk, deed) && (here >> deed & 1) != 0;
}

void desk_household_close(struct desk *desk, id household_id)
{
	struct watch *watch = household_id != 0 ? watch_find(desk, household_id) : NULL;
	struct err err = ERR_INIT;
	struct message answer;

	if (watch == NULL || --watch->users > 0)
		return;
	watch->household_id = 0;
	free(watch->signals);
	watch->signals = NULL;
	desk_ask_id(desk, REQ_HOUSEHOLD_CLOSE, household_id, &answer, &err);
	message_free(&answer);
}
