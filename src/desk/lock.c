/*
 * Locking the screen: by hand, or when nobody typed for a while. It lies over everything that is open, dialogs too; below it
 * everything stays as it is, and the store refuses what a screen might ask meanwhile.
 */
#include <stdio.h>
#include <string.h>

#include "desk/here.h"
#include "inside.h"

static void idle_arm(struct desk *desk);

/* ---- drawing ---- */

static bool asks_something(const struct desk *desk)
{
	return desk->me.factor != FACTOR_NONE;
}

static void unlock(void *self);
static void typed_clear(void *self);
static void lock_logout(void *self);

static const struct key lock_keys[] = {
	{ TUI_KEY_ENTER, N_("Ontgrendelen"), N_("Opent het scherm weer, met uw code of wachtwoord."), unlock, NULL },
	{ TUI_KEY_ESC, N_("Wissen"), N_("Gooit weg wat u hier typte."), typed_clear, NULL },
	{ TUI_KEY_F10, N_("Uitloggen"), N_("Logt uit; wat u nog niet had bewaard, staat klaar als u weer inlogt."), lock_logout, NULL },
	{ 0 },
};

void lock_draw(struct desk *desk)
{
	struct area body = frame_body(desk->canvas);
	int row = body.row + body.rows / 2 - 4, col = body.col + 4, cols = body.cols - 8;
	char stars[LOCK_TYPED_BYTES], at[INSTANT_BYTES];
	size_t count = desk->lock.typed_bytes < 40 ? desk->lock.typed_bytes : 40;

	memset(stars, '*', count);
	stars[count] = '\0';
	instant_nl(desk->lock.at, at);
	frame_title(&desk->lock.frame, "%s", _("Vergrendeld"));
	canvas_text(desk->canvas, row, col, cols, TUI_HEADING, desk->me.naam);
	canvas_format(desk->canvas, row + 2, col, cols, TUI_NORMAL, _("Dit scherm is op slot sinds %s."), at);
	canvas_text(desk->canvas, row + 3, col, cols, TUI_NORMAL, _("Wat u nog niet had bewaard, blijft staan."));
	if (asks_something(desk)) {
		const char *label = desk_factor_label(desk);
		int used = canvas_format(desk->canvas, row + 5, col, cols, TUI_BOLD, "%s: ", _(label));

		canvas_text(desk->canvas, row + 5, col + used, cols - used, TUI_NORMAL, stars);
		canvas_cursor(desk->canvas, row + 5, col + used + (int)count);
	} else {
		canvas_text(desk->canvas, row + 5, col, cols, TUI_BOLD, _("Druk op Enter om verder te gaan."));
	}
	frame_draw(&desk->lock.frame, desk->canvas, lock_keys, NULL, desk);
}

/* ---- locking ---- */

void lock_tell(struct desk *desk)
{
	struct err err = ERR_INIT;
	struct message answer;

	/* What is asked may be another since the login: a code was set up elsewhere, or put back. */
	desk_me_take(desk, desk_ask_id(desk, REQ_LOCK, 0, &answer, &err), &answer, &err);
}

void desk_lock(struct desk *desk)
{
	if (desk->lock.shut || desk->terminal == NULL || desk->leaving)
		return;
	desk->lock.shut = true;
	desk->lock.at = desk_now(desk);
	typed_clear(desk);
	frame_quiet(&desk->lock.frame);
	desk->dirty = true;
	desk_paint(desk);
	desk_park(desk);
	lock_tell(desk);
	here_again(desk);
}

/* ---- opening ---- */

static bool unlock_ask(struct desk *desk, struct err *err)
{
	struct message request, answer;
	struct proof *proof;
	bool ok;

	message_init(&request, REQ_UNLOCK);
	rows_new(&request.rows, &ask_record);
	proof = rows_new(&request.rows, &proof_record);
	ok = text_clean_line(desk->lock.typed, _(desk_factor_label(desk)), proof->code, sizeof(proof->code), err);
	if (ok)
		ok = desk_me_take(desk, desk_ask(desk, &request, &answer, err), &answer, err);
	explicit_bzero(proof->code, sizeof(proof->code));
	message_free(&request);
	return ok;
}

static void unlock(void *self)
{
	struct desk *desk = self;
	struct err err = ERR_INIT;

	if (asks_something(desk) && desk->lock.typed_bytes == 0) {
		frame_say(&desk->lock.frame, FRAME_INFO, _("Typ eerst uw code of wachtwoord."));
		return;
	}
	if (unlock_ask(desk, &err)) {
		desk->lock.shut = false;
		desk->lock.opened = true;
		desk->key_at = clock_monotonic();
		desk_watches_restore(desk);
		here_again(desk);
		idle_arm(desk);
	} else {
		frame_say_err(&desk->lock.frame, &err);
	}
	typed_clear(desk);
	if (strcmp(err.rule, "sessie.einde") == 0) {
		snprintf(desk->goodbye, sizeof(desk->goodbye), "%s", err.text);
		desk->status = LOCK_STATUS_REFUSED;
		desk_leave(desk);
	}
}

static void typed_clear(void *self)
{
	struct desk *desk = self;

	explicit_bzero(desk->lock.typed, sizeof(desk->lock.typed));
	desk->lock.typed_bytes = 0;
}

static void lock_logout(void *self)
{
	desk_leave(self);
}

static void typed_add(struct desk *desk, const struct key_press *press)
{
	if (press->bytes == 0 || desk->lock.typed_bytes + press->bytes >= LOCK_TYPED_BYTES)
		return;
	memcpy(desk->lock.typed + desk->lock.typed_bytes, press->text, press->bytes);
	desk->lock.typed_bytes += press->bytes;
	desk->lock.typed[desk->lock.typed_bytes] = '\0';
}

static void typed_shorten(struct desk *desk)
{
	while (desk->lock.typed_bytes > 0 && (desk->lock.typed[--desk->lock.typed_bytes] & 0xc0) == 0x80)
		;
	desk->lock.typed[desk->lock.typed_bytes] = '\0';
}

void lock_key(struct desk *desk, const struct key_press *press)
{
	frame_quiet(&desk->lock.frame);
	if (press->code == TUI_KEY_BACKSPACE)
		typed_shorten(desk);
	else if (keys_dispatch(lock_keys, press->code, desk) == KEYS_UNUSED && asks_something(desk) &&
			(press->code == TUI_KEY_PASTE || (press->code >= ' ' && press->code < TUI_KEY_FIRST)))
		typed_add(desk, press);
}

/* ---- nobody types ---- */

static void idle_end(struct desk *desk)
{
	snprintf(desk->goodbye, sizeof(desk->goodbye), "%s",
		_("U was lang weg: wijkd heeft u uitgelogd. Wat u nog niet had bewaard, staat klaar als u weer inlogt."));
	desk_leave(desk);
}

static void idle_due(void *arg)
{
	struct desk *desk = arg;
	int64_t quiet = clock_monotonic() - desk->key_at;

	desk->idle_timer = 0;
	if (quiet >= desk->me.idle_end_seconds * 1000) {
		idle_end(desk);
		return;
	}
	if (quiet >= desk->me.idle_lock_seconds * 1000)
		desk_lock(desk);
	idle_arm(desk);
}

/* One timer a session, that looks again when the last key says so: keys cost nothing. */
static void idle_arm(struct desk *desk)
{
	int64_t seconds = desk->lock.shut ? desk->me.idle_end_seconds : desk->me.idle_lock_seconds;
	int64_t wait = desk->key_at + seconds * 1000 - clock_monotonic();

	loop_cancel(desk->loop, desk->idle_timer);
	desk->idle_timer = loop_after(desk->loop, wait > 0 ? wait : 0, idle_due, desk);
}

void idle_begin(struct desk *desk)
{
	desk->key_at = clock_monotonic();
	if (desk->me.idle_lock_seconds > 0)
		idle_arm(desk);
}
