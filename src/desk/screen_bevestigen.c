/* Bevestigen: the frozen text of a decision with its hash, who confirmed it, and four eyes on it: the yes and the no. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

enum { HEAD_ROWS = 4, TEXT_LINES = 2000 };

struct bevestigen {
	struct desk *desk;
	id decision_id;
	struct message answer;
	size_t top, lines;		/* of the text: first row shown, rows in all */
	int rows;			/* rows there is room for */
};

static const struct decision_text *text_of(const struct bevestigen *self)
{
	return rows_first(&self->answer.rows, &decision_text_record);
}

static const struct decision *decision_of(const struct bevestigen *self)
{
	return rows_first(&self->answer.rows, &decision_record);
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

static bool bevestigen_read(struct bevestigen *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_DECISION_TEXT, self->decision_id, &self->answer, err))
		return false;
	return text_of(self) != NULL && decision_of(self) != NULL;
}

static bool bevestigen_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct bevestigen *self = screen;

	self->desk = desk;
	self->decision_id = call->object_id;
	message_init(&self->answer, 0);
	if (!bevestigen_read(self, err))
		return err->code != ERR_NONE ? false : err_set(err, ERR_MISSING, _("Dit besluit is er niet, of u mag het niet zien."));
	desk_title(desk, "%s", _("Tekst van het besluit"));
	return true;
}

static void bevestigen_close(void *screen)
{
	message_free(&((struct bevestigen *)screen)->answer);
}

static void bevestigen_show(void *screen)
{
	struct bevestigen *self = screen;
	struct err err = ERR_INIT;

	if (!bevestigen_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void bevestigen_change(void *screen, const struct change *change)
{
	struct bevestigen *self = screen;

	if (change->household_id == decision_of(self)->household_id)
		bevestigen_show(self);
}

/* ---- drawing ------------------------------------------------------------------------------------------------------ */

/* "Bevestigd door Amina Bakkali (24-11-2026 10:02)", or that nobody did yet. */
static void confirmed_print(const struct bevestigen *self, struct buf *out)
{
	const struct decision_confirm *confirm;
	char at[INSTANT_BYTES];

	for (size_t n = 0; (confirm = rows_get(&self->answer.rows, &decision_confirm_record, n)) != NULL; n++) {
		instant_nl(confirm->at, at);
		buf_format(out, "%s%s (%s)", out->used > 0 ? ", " : _("Bevestigd door "), confirm->employee_naam, at);
	}
	if (out->used == 0)
		buf_text(out, decision_of(self)->state == DECISION_TWEEDE_OGEN ? _("Nog door niemand bevestigd; het moeten er twee zijn.") :
			_("Deze tekst hoefde niet door twee mensen bevestigd te worden."));
}

static void head_draw(const struct bevestigen *self, struct canvas *canvas, struct area body)
{
	const struct decision_text *text = text_of(self);
	char brief[DECISION_HASH_SHORT_BYTES], at[INSTANT_BYTES];
	struct buf confirmed = BUF_INIT;

	decision_hash_short(text->hash, brief);
	instant_nl(text->at, at);
	canvas_format(canvas, body.row, body.col + 1, body.cols - 2, TUI_BOLD, _("Kenmerk %s"), brief);
	canvas_text_right(canvas, body.row, body.col + body.cols - 1, 34, TUI_QUIET,
		text->id != 0 ? at : _("concept: de tekst staat nog niet vast"));
	confirmed_print(self, &confirmed);
	canvas_wrap(canvas, (struct area){ body.row + 1, body.col + 1, HEAD_ROWS - 2, body.cols - 2 }, TUI_NORMAL, confirmed.data);
	canvas_line(canvas, body.row + HEAD_ROWS - 1, body.col, body.cols, TUI_QUIET);
	buf_free(&confirmed);
}

static void bevestigen_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct bevestigen *self = screen;
	struct text_line *lines = mem_new(TEXT_LINES, sizeof(*lines));
	const char *tekst = text_of(self)->tekst != NULL ? text_of(self)->tekst : "";

	head_draw(self, canvas, body);
	self->rows = body.rows - HEAD_ROWS;
	self->lines = text_wrap(tekst, body.cols - 2, lines, TEXT_LINES);
	if (self->lines > TEXT_LINES)
		self->lines = TEXT_LINES;
	if (self->top + (size_t)self->rows > self->lines)
		self->top = self->lines > (size_t)self->rows ? self->lines - (size_t)self->rows : 0;
	for (size_t n = 0; n < (size_t)self->rows && self->top + n < self->lines; n++)
		canvas_format(canvas, body.row + HEAD_ROWS + (int)n, body.col + 1, body.cols - 2, TUI_NORMAL, "%.*s",
			(int)lines[self->top + n].bytes, tekst + lines[self->top + n].start);
	free(lines);
}

static bool bevestigen_key(void *screen, const struct key_press *press)
{
	struct bevestigen *self = screen;
	size_t page = self->rows > 1 ? (size_t)self->rows - 1 : 1;

	switch (press->code) {
	case TUI_KEY_DOWN:
		self->top++;
		return true;
	case TUI_KEY_UP:
		self->top -= self->top > 0;
		return true;
	case TUI_KEY_PGDN:
		self->top += page;
		return true;
	case TUI_KEY_PGUP:
		self->top -= self->top < page ? self->top : page;
		return true;
	default:
		return false;
	}
}

/* ---- yes and no --------------------------------------------------------------------------------------------------- */

static bool answer_send(struct bevestigen *self, bool yes, const char *code, const char *reason, struct err *err)
{
	struct message request, answer;
	struct err unread = ERR_INIT;
	struct proof *proof;
	struct ask *ask;
	bool ok;

	message_init(&request, REQ_DECISION_SECOND);
	ask = rows_new(&request.rows, &ask_record);
	ask->id = self->decision_id;
	ask->version = decision_of(self)->version;
	ask->flag = yes;
	ok = text_clean_line(reason, _("Reden"), ask->word, sizeof(ask->word), err);
	if (yes) {
		proof = rows_new(&request.rows, &proof_record);
		memcpy(proof->hash, text_of(self)->hash, sizeof(proof->hash));
		ok = ok && text_clean_line(code, _(desk_factor_label(self->desk)), proof->code, sizeof(proof->code), err);
	}
	if (ok) {
		ok = desk_ask(self->desk, &request, &answer, err);
		message_free(&answer);
		bevestigen_read(self, &unread);
	}
	message_free(&request);
	return ok;
}

static bool code_take(void *arg, const char *value, struct err *err)
{
	return answer_send(arg, true, value, "", err);
}

static bool reason_take(void *arg, const char *value, struct err *err)
{
	return answer_send(arg, false, "", value, err);
}

static void bevestigen_told(struct bevestigen *self)
{
	switch ((enum decision_state)decision_of(self)->state) {
	case DECISION_GENOMEN:
		desk_good(self->desk, "%s", _("Twee mensen hebben deze tekst bevestigd: het besluit is genomen."));
		break;
	case DECISION_TWEEDE_OGEN:
		desk_good(self->desk, "%s", _("U hebt bevestigd. Nu moet een ander dezelfde tekst nog bevestigen."));
		break;
	case DECISION_CONCEPT:
		desk_say(self->desk, "%s", _("De tekst was veranderd. Er is niets bevestigd; het besluit is weer een concept."));
		break;
	case DECISION_TER_TOETSING:
	case DECISION_BEKENDGEMAAKT:
	case DECISION_GEWEIGERD:
	case DECISION_INGETROKKEN:
		break;
	}
}

static void bevestigen_yes(void *screen)
{
	struct bevestigen *self = screen;
	struct err err = ERR_INIT;
	const struct prompt prompt = { .title = _("U bevestigt precies deze tekst"), .label = desk_factor_label(self->desk),
		.kind = FORM_LINE, .help = N_("Dezelfde code of hetzelfde wachtwoord als bij het inloggen."), .required = true, .secret = true,
		.only_asks = true, .take = code_take, .arg = self };

	if (text_of(self)->proof ? desk_prompt(self->desk, &prompt) :
	    desk_sure(self->desk, _("Bevestigen"), _("U hebt geen code of wachtwoord; uw sleutel is het bewijs. U bevestigt precies deze tekst?")) &&
	    answer_send(self, true, "", "", &err))
		bevestigen_told(self);
	else if (err.code != ERR_NONE)
		desk_say_err(self->desk, &err);
}

static void bevestigen_no(void *screen)
{
	struct bevestigen *self = screen;
	const struct prompt prompt = { .title = _("Niet akkoord"), .label = N_("Reden"), .kind = FORM_LINE, .required = true,
		.take = reason_take, .arg = self, .place = { "decision_second", self->decision_id, decision_of(self)->household_id } };

	if (desk_prompt(self->desk, &prompt))
		desk_good(self->desk, "%s", _("Het besluit is terug bij de schrijver, met uw reden."));
}

static bool waits(const struct bevestigen *self)
{
	return decision_of(self)->state == DECISION_TWEEDE_OGEN && !text_of(self)->confirmed;
}

/* The decider and the second eyes; who wrote what somebody else decides is neither. */
static bool may_yes(const void *screen)
{
	const struct bevestigen *self = screen;
	const struct decision *decision = decision_of(self);
	id me = desk_me(self->desk)->employee_id;

	return waits(self) && (decision->decider_id == me || decision->author_id != me);
}

static bool may_no(const void *screen)
{
	const struct bevestigen *self = screen;
	const struct decision *decision = decision_of(self);
	id me = desk_me(self->desk)->employee_id;

	return decision->state == DECISION_TWEEDE_OGEN && decision->decider_id != me && decision->author_id != me;
}

static bool is_long(const void *screen)
{
	const struct bevestigen *self = screen;

	return self->lines > (size_t)self->rows;
}

static const struct key bevestigen_keys[] = {
	{ 'j', N_("Bevestigen"), N_("U bent het eens met precies deze tekst. Uw code of wachtwoord wordt opnieuw gevraagd."), bevestigen_yes, may_yes },
	{ 'n', N_("Niet akkoord"), N_("Tweede ogen: terug naar de schrijver, met een reden."), bevestigen_no, may_no },
	{ TUI_KEY_PGDN, N_("Verder"), N_("Laat zien wat er nog onder staat."), NULL, is_long },
	{ 0 },
};

static void bevestigen_about(const void *screen, struct topic *out)
{
	const struct bevestigen *self = screen;

	*out = (struct topic){ decision_of(self)->household_id, "decision", self->decision_id };
}

const struct screen screen_bevestigen = {
	.name = "bevestigen",
	.title = N_("Tekst van het besluit"),
	.size = sizeof(struct bevestigen),
	.keys = bevestigen_keys,
	.open = bevestigen_open,
	.close = bevestigen_close,
	.draw = bevestigen_draw,
	.key = bevestigen_key,
	.show = bevestigen_show,
	.change = bevestigen_change,
	.inbox = bevestigen_show,
	.about = bevestigen_about,
};
