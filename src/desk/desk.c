/* The stack of screens, keys, events, and the turn of the loop that joins them. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/mem.h"
#include "desk/break_glass.h"
#include "desk/here.h"
#include "desk/who_decides.h"
#include "desk/worry.h"
#include "inside.h"

enum { PARK_PAUSE_MS = 1500, PARK_MOST_MS = 4500, PARK_AGAIN_MS = 100, READ_BYTES = 4096 };
/* Who types on can read what rang; who is away finds it in the werkbak, and not on a screen that others walk past. */
enum { RING_READ_MS = 2000, RING_MOST_MS = 60 * 1000 };

static struct placed_screen *desk_top(struct desk *desk)
{
	return &desk->stack[desk->depth - 1];
}

const struct placed_screen *desk_shown(const struct desk *desk)
{
	for (int i = desk->depth - 1; i >= 0; i--)
		if (desk->stack[i].opened)
			return &desk->stack[i];
	return NULL;
}

const struct key *desk_keys_of(const struct placed_screen *place)
{
	static const struct key none[] = { { 0 } };

	if (place->kind->keys != NULL)
		return place->kind->keys;
	return place->kind->readonly != NULL && place->kind->readonly(place->self) ? none : form_keys();
}

const void *desk_keys_self(const struct placed_screen *place)
{
	return place->kind->keys == NULL ? place->kind->form(place->self) : place->self;
}

/* Screens closed inside their own handler live until the end of the turn. */
static void desk_bury(struct desk *desk)
{
	for (size_t i = 0; i < desk->dead_count; i++) {
		if (desk->dead[i].kind->close != NULL)
			desk->dead[i].kind->close(desk->dead[i].self);
		free(desk->dead[i].self);
	}
	desk->dead_count = 0;
}

bool desk_has_room(const struct desk *desk)
{
	return desk->depth < DESK_STACK;
}

bool desk_push(struct desk *desk, const struct screen *screen, const struct screen_call *call)
{
	static const struct screen_call nothing;
	struct placed_screen *place;
	struct err err = ERR_INIT;

	if (!desk_has_room(desk)) {
		desk_alert(desk, "%s", _("Er staan te veel schermen op elkaar. Ga eerst terug met Esc."));
		return false;
	}
	place = &desk->stack[desk->depth];
	*place = (struct placed_screen){ .kind = screen, .self = mem_new(1, screen->size),
		.household_id = call != NULL ? call->household_id : 0 };
	desk->depth++;
	frame_notice(&desk->frame, "%s", "");
	if (screen->open(place->self, desk, call != NULL ? call : &nothing, &err)) {
		place->opened = true;
		desk->dirty = true;
		return true;
	}
	desk->depth--;
	if (screen->close != NULL)
		screen->close(place->self);
	free(place->self);
	desk_say_err(desk, &err);
	return false;
}

static void ring_over(void *arg)
{
	struct desk *desk = arg;

	desk->ring_timer = 0;
	if (!desk->frame.rang)
		return;
	frame_quiet(&desk->frame);
	desk_paint_by_event(desk, FRAME_CHANGE_MS);
}

static void ring_say(struct desk *desk, const char *text)
{
	frame_ring(&desk->frame, "%s", text);
	desk->rang_at = clock_monotonic();
	loop_cancel(desk->loop, desk->ring_timer);
	desk->ring_timer = loop_after(desk->loop, RING_MOST_MS, ring_over, desk);
}

void desk_pop(struct desk *desk)
{
	struct placed_screen *top;

	if (desk->depth == 0)
		return;
	desk->dead[desk->dead_count++] = *desk_top(desk);
	desk->depth--;
	frame_notice(&desk->frame, "%s", "");
	desk->dirty = true;
	if (desk->depth == 0) {
		desk_leave(desk);
		return;
	}
	top = desk_top(desk);
	if (top->kind->show != NULL && !desk->leaving)
		top->kind->show(top->self);
	if (desk->rang[0] != '\0' && !top->kind->for_family) {
		ring_say(desk, desk->rang);
		desk->rang[0] = '\0';
	}
}

bool desk_replace(struct desk *desk, const struct screen *screen)
{
	while (desk->depth > 0)
		desk->dead[desk->dead_count++] = desk->stack[--desk->depth];
	if (desk_push(desk, screen, NULL))
		return true;
	desk->status = 1;
	desk_leave(desk);
	return false;
}

void desk_back(struct desk *desk)
{
	struct placed_screen *top = desk_top(desk);

	if (top->kind->leave != NULL && !top->kind->leave(top->self))
		return;
	if (desk->depth == 1 && !desk_sure(desk, _("Uitloggen"), _("Wilt u uitloggen?")))
		return;
	desk_pop(desk);
}

bool desk_press(struct desk *desk, int code)
{
	struct placed_screen *top = desk_top(desk);

	return top->kind->keys != NULL && keys_dispatch(top->kind->keys, code, top->self) == KEYS_ACTED;
}

void desk_leave(struct desk *desk)
{
	desk->leaving = true;
	loop_stop(desk->loop, 0);
}

void desk_line_lost(struct desk *desk)
{
	if (desk->line_lost)
		return;
	desk->line_lost = true;
	loop_unwatch(desk->loop, desk->terminal_fd);
	loop_unwatch(desk->loop, channel_fd(desk->side));
	desk_leave(desk);
}

void desk_park(struct desk *desk)
{
	desk->typed_since_park = false;
	desk->parked_at = clock_monotonic();
	for (int i = 0; i < desk->depth; i++)
		if (desk->stack[i].opened && desk->stack[i].kind->park != NULL)
			desk->stack[i].kind->park(desk->stack[i].self);
	if (desk->prompt != NULL)
		prompt_park(desk);
}

static void park_due(void *arg)
{
	struct desk *desk = arg;
	int64_t now = clock_monotonic();

	int64_t pause = desk->typed_at + PARK_PAUSE_MS, most = desk->parked_at + PARK_MOST_MS;

	desk->park_timer = 0;
	if (desk->asking > 0)
		desk->park_timer = loop_after(desk->loop, PARK_AGAIN_MS, park_due, desk);
	else if (now < pause && now < most)
		desk->park_timer = loop_after(desk->loop, (pause < most ? pause : most) - now, park_due, desk);
	else if (desk->typed_since_park)
		desk_park(desk);
}

static void park_arm(struct desk *desk)
{
	desk->typed_at = clock_monotonic();
	if (!desk->typed_since_park)
		desk->parked_at = desk->typed_at;
	desk->typed_since_park = true;
	if (desk->park_timer == 0)
		desk->park_timer = loop_after(desk->loop, PARK_PAUSE_MS, park_due, desk);
}

static void desk_help(void *self);
static void desk_clear(void *self);
static void desk_escape(void *self);
static void desk_shut(void *self);
static void desk_who_decides(void *self);

/* The rows act on the desk itself: keys_dispatch gets it as `screen`. */
const struct key desk_keys[] = {
	{ TUI_KEY_ESC, N_("Terug"), N_("Terug naar het vorige scherm."), desk_escape, NULL },
	{ TUI_KEY_F10, NULL, NULL, desk_escape, NULL },
	{ TUI_KEY_F1, N_("Hulp"), N_("Deze uitleg: alle toetsen van dit scherm. Zonder F-toetsen: Esc en dan 1."), desk_help, NULL },
	{ TUI_KEY_F9, NULL, N_("Wie is de baas? Wie mag hierover beslissen, tot welk bedrag, en wie is er nu."), desk_who_decides, NULL },
	{ TUI_KEY_F7, NULL, N_("Ik maak me zorgen: dat mag u van elk huishouden zeggen, ook zonder toegang tot het dossier."), worry_press, NULL },
	{ TUI_CTRL('X'), NULL, N_("Het scherm op slot doen; uw code of wachtwoord opent het weer."), desk_shut, NULL },
	{ TUI_CTRL('L'), NULL, N_("Het scherm opnieuw tekenen."), desk_clear, NULL },
	{ 0 },
};

static void desk_who_decides(void *self)
{
	struct desk *desk = self;
	struct placed_screen *top = desk_top(desk);
	struct topic about = { .household_id = top->household_id, .kind = "" };

	if (top->kind->about)
		top->kind->about(top->self, &about);
	if (about.household_id)
		who_decides_show(desk, &about);
	else
		desk_say(desk, "%s", _("Kies eerst een huishouden: dan zegt F9 wie de baas is."));
}

static void desk_help(void *self)
{
	struct desk *desk = self;
	struct placed_screen *top = desk_top(desk);
	bool asks = desk->prompt != NULL;
	struct buf text = BUF_INIT;

	keys_help(asks ? form_keys() : desk_keys_of(top), desk_keys, asks ? desk->prompt : desk_keys_self(top), &text);
	desk_dialog(desk, dialog_page(asks ? desk->prompted->title : _(top->kind->title), text.data != NULL ? text.data : ""));
	buf_free(&text);
}

static void desk_clear(void *self)
{
	struct desk *desk = self;

	terminal_redraw(desk->terminal);
	desk->dirty = true;
}

static void desk_escape(void *self)
{
	desk_back(self);
}

static void desk_shut(void *self)
{
	desk_lock(self);
}

void desk_key(struct desk *desk, const struct key_press *press)
{
	static const struct key_press escape = { .code = TUI_KEY_ESC, .text = "" };
	struct placed_screen *top = desk_top(desk);

	desk->dirty = true;
	/* Over a dialog or a form too. */
	if (press->code == TUI_CTRL('L')) {
		desk_clear(desk);
		return;
	}
	if (desk->lock.shut) {
		lock_key(desk, press);
		return;
	}
	desk->key_at = clock_monotonic();
	if (press->code == TUI_CTRL('X')) {
		desk_lock(desk);
		return;
	}
	if (press->code == TUI_KEY_F10)		/* forms and dialogs know Esc only */
		press = &escape;
	if (!desk->frame.rang || clock_monotonic() - desk->rang_at >= RING_READ_MS)
		frame_quiet(&desk->frame);
	if (desk->dialog != NULL) {
		desk->dialog_answer = dialog_key(desk->dialog, press);
		return;
	}
	park_arm(desk);
	if (press->code == TUI_KEY_F1) {
		desk_help(desk);
		return;
	}
	if (desk->prompt != NULL) {
		desk->prompt_result = desk_form_key(desk, desk->prompt, press);
		return;
	}
	if (desk_household_gone(desk, top->household_id)) {
		keys_dispatch(desk_keys, press->code, desk);
		return;
	}
	if (top->kind->key != NULL && top->kind->key(top->self, press))
		return;
	switch (top->kind->keys == NULL ? KEYS_UNUSED : keys_dispatch(top->kind->keys, press->code, top->self)) {
	case KEYS_ACTED:
		break;
	case KEYS_REFUSED:
		desk_say(desk, "%s", _("Dat kan hier nu niet. Met F1 ziet u wat wel kan."));
		break;
	case KEYS_UNUSED:
		if (keys_dispatch(desk_keys, press->code, desk) == KEYS_UNUSED && top->kind->keys != NULL &&
		    press->code > ' ' && press->code < TUI_KEY_FIRST)
			desk_say(desk, "%s", _("Deze toets doet hier niets. Met F1 ziet u wat wel kan."));
		break;
	}
}

/* True while the keys that were decoded belong to what is on the screen now. */
static bool keys_wanted(const struct desk *desk, int nesting)
{
	if (desk->nesting != nesting || desk->leaving)
		return false;
	if (desk->dialog != NULL)
		return desk->dialog_answer == DIALOG_OPEN;
	return desk->prompt == NULL || desk->prompt_result == FORM_MOVED || desk->prompt_result == FORM_EDITED ||
		desk->prompt_result == FORM_UNUSED;
}

static void keys_due(void *arg);

static void keys_drain(struct desk *desk)
{
	int nesting = desk->nesting;
	struct key_press press;
	int wait;

	while (keys_wanted(desk, nesting) && keys_next(desk->keys, &press))
		desk_key(desk, &press);
	loop_cancel(desk->loop, desk->key_timer);
	wait = keys_wait(desk->keys);
	desk->key_timer = wait >= 0 ? loop_after(desk->loop, wait, keys_due, desk) : 0;
}

static void keys_due(void *arg)
{
	struct desk *desk = arg;

	desk->key_timer = 0;
	keys_timeout(desk->keys);
	keys_drain(desk);
}

static void terminal_ready(void *arg, int fd, short revents)
{
	struct desk *desk = arg;
	char bytes[READ_BYTES];
	ssize_t got;

	if ((revents & POLLOUT) != 0 && !desk_pump(desk))
		return;
	if ((revents & (POLLIN | POLLHUP | POLLERR)) == 0)
		return;
	got = recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT);
	if (got > 0) {
		keys_feed(desk->keys, bytes, (size_t)got);
		keys_drain(desk);
	} else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
		desk_line_lost(desk);
	}
}

/* Only the screen that is seen: the others read afresh when they are on top again. */
static void change_tell(struct desk *desk, const struct change *change)
{
	const struct placed_screen *shown = desk_shown(desk);

	if (shown != NULL && shown->kind->change != NULL)
		shown->kind->change(shown->self, change);
}

static void inbox_tell(struct desk *desk)
{
	const struct placed_screen *shown = desk_shown(desk);

	if (shown != NULL && shown->kind->inbox != NULL)
		shown->kind->inbox(shown->self);
}

static void show_all(struct desk *desk)
{
	for (int i = 0; i < desk->depth; i++)
		if (desk->stack[i].opened && desk->stack[i].kind->show != NULL)
			desk->stack[i].kind->show(desk->stack[i].self);
}

static void event_serve(struct desk *desk, const struct message *event)
{
	const struct change *change = rows_first(&event->rows, &change_record);

	if (event->kind == EVENT_CHANGE && change != NULL) {
		desk_household_changed(desk, change);
		change_tell(desk, change);
	} else if (event->kind == EVENT_INBOX || event->kind == EVENT_RING)
		inbox_tell(desk);
	else if (event->kind == EVENT_PRESENCE)
		here_take(desk, event);
	else if (event->kind == EVENT_MISSED) {
		here_again(desk);
		desk_households_again(desk);
		show_all(desk);
	}
	desk_paint_by_event(desk, event->kind == EVENT_PRESENCE ? FRAME_PRESENCE_MS : FRAME_CHANGE_MS);
}

void desk_event(struct desk *desk, const struct message *event)
{
	const struct ring *ring = rows_first(&event->rows, &ring_record);
	struct message *kept;

	if (event->kind == EVENT_RING && ring != NULL && desk->depth > 0 && desk_top(desk)->kind->for_family) {
		snprintf(desk->rang, sizeof(desk->rang), "%s", ring->tekst);
	} else if ((event->kind == EVENT_RING || event->kind == EVENT_NOTICE) && ring != NULL) {
		ring_say(desk, ring->tekst);
		desk_paint_by_event(desk, FRAME_CHANGE_MS);
	}
	if (desk->event_count == DESK_EVENTS) {
		desk->events_missed = true;
		return;
	}
	kept = mem_new(1, sizeof(*kept));
	message_init(kept, event->kind);
	for (size_t i = 0; i < event->rows.count; i++)
		rows_add(&kept->rows, event->rows.row[i].record, event->rows.row[i].data);
	desk->events[desk->event_count++] = kept;
}

/* The same object changed again behind it: reading it once shows both. */
static bool said_again(const struct desk *desk, size_t place)
{
	const struct change *change = rows_first(&desk->events[place]->rows, &change_record);

	for (size_t i = place + 1; desk->events[place]->kind == EVENT_CHANGE && change != NULL && i < desk->event_count; i++) {
		const struct change *later = rows_first(&desk->events[i]->rows, &change_record);

		if (desk->events[i]->kind == EVENT_CHANGE && later != NULL && later->household_id == change->household_id &&
				later->object_id == change->object_id && strcmp(later->kind, change->kind) == 0)
			return true;
	}
	return false;
}

void desk_events_flush(struct desk *desk)
{
	if (desk->asking > 0 || desk->nesting > 0 || desk->flushing || desk->lock.shut)
		return;
	desk->flushing = true;
	for (size_t i = 0; i < desk->event_count && !desk->leaving; i++) {
		if (!said_again(desk, i))
			event_serve(desk, desk->events[i]);
		message_free(desk->events[i]);
		free(desk->events[i]);
		desk->events[i] = NULL;
	}
	desk->event_count = 0;
	if (desk->events_missed) {
		desk->events_missed = false;
		here_again(desk);
		show_all(desk);
	}
	if (desk->lock.opened) {
		desk->lock.opened = false;
		show_all(desk);
		desk->dirty = true;
	}
	if (desk->restored) {
		desk->restored = false;
		show_all(desk);
		/* What was done meanwhile has been said, and stays. */
		if (desk->frame.tone != FRAME_GOOD)
			desk_good(desk, "%s", _("De opslag is terug. U kunt verder."));
		desk->dirty = true;
	}
	glass_check(desk);
	desk->flushing = false;
}

static void turn_end(void *arg)
{
	struct desk *desk = arg;

	desk_events_flush(desk);
	if (desk->nesting == 0)
		desk_bury(desk);
	here_turn(desk);
	desk_paint(desk);
}

const struct screen *desk_first_screen(const struct desk *desk)
{
	return desk->me.choose && desk->me.pet[0] == '\0' ? &screen_pet : &screen_werkbak;
}

void desk_run(struct desk *desk)
{
	loop_watch(desk->loop, desk->terminal_fd, POLLIN, terminal_ready, desk);
	loop_turn_end(desk->loop, turn_end, desk);
	if (!desk_push(desk, desk->me.enrol ? &screen_code : desk_first_screen(desk), NULL)) {
		desk->status = 1;
		return;
	}
	if (desk->me.notice[0] != '\0')
		ring_say(desk, desk->me.notice);
	idle_begin(desk);
	turn_end(desk);
	loop_run(desk->loop);
	desk_park(desk);
	while (desk->depth > 0)
		desk_pop(desk);
	desk_bury(desk);
	here_free(desk);
}

/* ---- small questions over a screen -------------------------------------------------------------------------------- */

int desk_dialog(struct desk *desk, struct dialog *dialog)
{
	struct dialog *below = desk->dialog;
	int answer;

	keys_discard(desk->keys);
	desk->dialog = dialog;
	desk->dialog_answer = DIALOG_OPEN;
	desk->nesting++;
	desk->dirty = true;
	desk_paint(desk);
	while (desk->dialog_answer == DIALOG_OPEN && !desk->leaving)
		loop_turn(desk->loop, -1);
	desk->nesting--;
	answer = desk->dialog_answer == DIALOG_OPEN ? DIALOG_CANCEL : desk->dialog_answer;
	dialog_free(dialog);
	desk->dialog = below;
	desk->dialog_answer = DIALOG_OPEN;
	desk->dirty = true;
	return answer;
}

bool desk_sure(struct desk *desk, const char *title, const char *question)
{
	return desk_dialog(desk, dialog_confirm(title, question)) == DIALOG_YES;
}

int desk_pick(struct desk *desk, const char *title, const char *const *labels, size_t count, size_t selected)
{
	return desk_dialog(desk, dialog_list(title, labels, count, selected));
}

enum form_result desk_form_key(struct desk *desk, struct form *form, const struct key_press *press)
{
	bool asked = form_asks(form);
	enum form_result result = form_key(form, press);

	if (form_message(form) != NULL)
		desk_say(desk, "%s", form_message(form));
	if (!asked && form_asks(form))
		keys_discard(desk->keys);
	return result;
}

/* ---- what screens ask ------------------------------------------------------------------------------------------------ */

struct frame *desk_frame(struct desk *desk)
{
	return &desk->frame;
}

void desk_title(struct desk *desk, const char *format, ...)
{
	struct placed_screen *top = desk_top(desk);
	va_list args;

	va_start(args, format);
	vsnprintf(top->title, sizeof(top->title), format, args);
	va_end(args);
}

void desk_title_household(struct desk *desk)
{
	desk_top(desk)->names_household = true;
}

const struct me *desk_me(const struct desk *desk)
{
	return &desk->me;
}

const char *desk_factor_label(const struct desk *desk)
{
	return desk->me.factor == FACTOR_CODE ? N_("Uw code") : N_("Uw wachtwoord");
}

bool desk_me_again(struct desk *desk, struct err *err)
{
	struct message answer;

	return desk_me_take(desk, desk_ask_id(desk, REQ_CODE_STATE, 0, &answer, err), &answer, err);
}

bool desk_may(const struct desk *desk, enum deed deed)
{
	return (desk->me.may >> deed & 1) != 0;
}

instant desk_now(const struct desk *desk)
{
	return desk->me.now + (clock_now() - desk->clock_at);
}

day desk_today(const struct desk *desk)
{
	return instant_day(desk_now(desk));
}
