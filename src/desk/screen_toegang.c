/* Mijn toegang: how I log in, and setting up a one-time code. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

struct toegang {
	struct desk *desk;
	struct code_state state;
};

static bool toegang_read(struct toegang *self, struct err *err)
{
	struct message answer;
	bool ok = desk_ask_id(self->desk, REQ_CODE_STATE, 0, &answer, err);
	const struct code_state *state = ok ? rows_first(&answer.rows, &code_state_record) : NULL;

	if (state != NULL)
		self->state = *state;
	else if (ok)
		ok = err_set(err, ERR_PROTOCOL, _("De opslag gaf geen antwoord dat wijkd kent."));
	message_free(&answer);
	return ok;
}

static bool toegang_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct toegang *self = screen;

	(void)call;
	self->desk = desk;
	return toegang_read(self, err);
}

static void toegang_show(void *screen)
{
	struct toegang *self = screen;
	struct err err = ERR_INIT;

	if (!toegang_read(self, &err))
		desk_say_err(self->desk, &err);
}

/* ---- drawing ---- */

static const char *how(const struct toegang *self)
{
	switch ((enum factor)self->state.factor) {
	case FACTOR_CODE:
		return _("Naast uw sleutel vraagt wijkd een eenmalige code.");
	case FACTOR_PASSWORD:
		return _("Naast uw sleutel vraagt wijkd uw wachtwoord.");
	case FACTOR_NONE:
		break;
	}
	return _("Uw sleutel is uw enige bewijs: u hebt geen wachtwoord en geen code.");
}

static void code_draw(const struct toegang *self, struct canvas *canvas, int row, int col, int cols)
{
	char since[INSTANT_BYTES];

	if (self->state.factor != FACTOR_CODE) {
		canvas_text(canvas, row, col, cols, TUI_NORMAL, _("U hebt nog geen eenmalige code. Met i stelt u hem in."));
		if (self->state.must)
			canvas_text(canvas, row + 1, col, cols, TUI_ALERT, _("Voor uw rol is een code verplicht."));
		return;
	}
	instant_nl(self->state.since, since);
	canvas_format(canvas, row, col, cols, TUI_NORMAL, _("Ingesteld op %s."), since);
	canvas_format(canvas, row + 1, col, cols, self->state.recovery < 3 ? TUI_ALERT : TUI_NORMAL,
		_("Herstelcodes over: %lld. Zijn ze bijna op? Stel de code dan opnieuw in."), (long long)self->state.recovery);
}

static void toegang_draw(void *screen, struct canvas *canvas, struct area body)
{
	static const char *const about[] = {
		N_("Een eenmalige code is een getal van zes cijfers dat een app op uw telefoon"),
		N_("maakt, elke 30 seconden een ander. Elke code werkt één keer. Is uw telefoon"),
		N_("weg, dan logt u in met een herstelcode, of u belt de functioneel beheerder."),
	};
	const struct toegang *self = screen;
	const struct me *me = desk_me(self->desk);
	int row = body.row + 1, col = body.col + 2, cols = body.cols - 4;

	canvas_text(canvas, row, col, cols, TUI_HEADING, _("Inloggen"));
	canvas_text(canvas, row + 1, col, cols, TUI_NORMAL, how(self));
	canvas_text(canvas, row + 3, col, cols, TUI_HEADING, _("Eenmalige code"));
	code_draw(self, canvas, row + 4, col, cols);
	for (int i = 0; i < (int)COUNT_OF(about); i++)
		canvas_text(canvas, row + 7 + i, col, cols, TUI_QUIET, _(about[i]));
	canvas_text(canvas, row + 11, col, cols, TUI_HEADING, _("Slot"));
	canvas_format(canvas, row + 12, col, cols, TUI_NORMAL,
		_("Met ^X gaat het scherm op slot; vanzelf na %lld minuten zonder toets."),
		(long long)(me->idle_lock_seconds + 59) / 60);
}

/* ---- a new code ---- */

static bool begin_ask(struct toegang *self, const char *code, struct err *err)
{
	struct message request, answer;
	struct proof *proof;
	bool ok;

	message_init(&request, REQ_CODE_BEGIN);
	rows_new(&request.rows, &ask_record);
	proof = rows_new(&request.rows, &proof_record);
	if (!text_clean_line(code, _(desk_factor_label(self->desk)), proof->code, sizeof(proof->code), err)) {
		message_free(&request);
		return false;
	}
	ok = desk_ask(self->desk, &request, &answer, err);
	explicit_bzero(proof->code, sizeof(proof->code));
	message_free(&request);
	const struct screen_call call = { .data = ok ? rows_first(&answer.rows, &code_enrol_record) : NULL };
	if (ok && call.data != NULL)
		desk_push(self->desk, &screen_code, &call);
	message_free(&answer);
	return ok;
}

static bool begin_take(void *arg, const char *value, struct err *err)
{
	return begin_ask(arg, value, err);
}

static void toegang_set(void *screen)
{
	struct toegang *self = screen;
	const struct prompt prompt = { .title = _("Eerst moet blijken dat u het bent"), .label = desk_factor_label(self->desk),
		.kind = FORM_LINE, .help = N_("Dezelfde code of hetzelfde wachtwoord als bij het inloggen."), .required = true,
		.secret = true, .only_asks = true, .take = begin_take, .arg = self };
	struct err err = ERR_INIT;

	if (desk_me(self->desk)->factor != FACTOR_NONE)
		desk_prompt(self->desk, &prompt);
	else if (!begin_ask(self, "", &err))
		desk_say_err(self->desk, &err);
}

static bool has_none(const void *screen)
{
	return ((const struct toegang *)screen)->state.factor != FACTOR_CODE;
}

static bool has_one(const void *screen)
{
	return !has_none(screen);
}

static const struct key toegang_keys[] = {
	{ 'i', N_("Code instellen"), N_("Stelt een eenmalige code in, met een app op uw telefoon."), toegang_set, has_none },
	{ 'i', N_("Opnieuw instellen"), N_("Een andere telefoon, of nieuwe herstelcodes; de oude gelden dan niet meer."), toegang_set,
	  has_one },
	{ 0 },
};

const struct screen screen_toegang = {
	.name = "toegang",
	.title = N_("Mijn toegang"),
	.size = sizeof(struct toegang),
	.keys = toegang_keys,
	.open = toegang_open,
	.draw = toegang_draw,
	.show = toegang_show,
};
