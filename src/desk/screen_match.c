/* Ook betrokken: who of another organisation is involved with the same family; a name and a telephone, nothing more. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/lines.h"
#include "desk/screens.h"

enum { HEAD_ROWS = 5 };

static int64_t line_id(const void *screen, size_t index)
{
	const struct match *line = lines_row(screen, index);

	return line->employee_id;
}

static void line_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct match *line = lines_row(screen, index);

	canvas_text(canvas, area.row, area.col, 24, selected ? TUI_SELECT : TUI_NORMAL, line->employee_naam);
	canvas_text(canvas, area.row, area.col + 25, area.cols - 41, TUI_NORMAL, line->organisation_naam);
	canvas_text(canvas, area.row, area.col + area.cols - 15, 15, TUI_NORMAL, line->telefoon);
}

static const struct list_source lines_source = {
	.count = lines_count,
	.id = line_id,
	.draw = line_draw,
	.empty = N_("Er is nu niemand anders van wie u de naam mag zien. Met d zegt u dat u ook betrokken bent."),
};

static bool match_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	return lines_open(screen, desk, call->household_id, REQ_MATCH_LIST, &match_record, &lines_source, err);
}

static const struct match_sign *sign_of(const struct lines *self)
{
	return rows_first(&self->answer.rows, &match_sign_record);
}

static void match_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct lines *self = screen;
	const struct match_sign *sign = sign_of(self);
	struct area list = { body.row + HEAD_ROWS, body.col, body.rows - HEAD_ROWS, body.cols };
	char line[2 * TEXT_LINE_BYTES];

	canvas_wrap(canvas, (struct area){ body.row, body.col + 1, 2, body.cols - 2 }, TUI_NORMAL,
		_("Wie van een andere organisatie is ook bij dit gezin betrokken? U ziet alleen naam en telefoon, zij alleen "
		  "die van u. Bel elkaar: wie heeft de regie?"));
	if (sign == NULL)
		snprintf(line, sizeof(line), "%s", _("U hebt hier zelf niets gezegd."));
	else if (sign->shares)
		snprintf(line, sizeof(line), _("Uw naam wordt gedeeld. Grondslag: %s"), sign->grondslag);
	else
		snprintf(line, sizeof(line), _("Uw naam wordt niet gedeeld: %s"), sign->reason);
	canvas_text(canvas, body.row + 3, body.col + 1, body.cols - 2, TUI_QUIET, line);
	list_draw(&self->list, canvas, list);
}

/* ---- sharing the own name, or not any more ---- */

struct signing {
	struct desk *desk;
	struct match_sign sign;
};

static bool sign_send(void *arg, const char *value, struct err *err)
{
	struct signing *signing = arg;
	bool shares = signing->sign.shares;

	return text_clean_line(value, shares ? _("Grondslag") : _("Reden"),
		shares ? signing->sign.grondslag : signing->sign.reason, TEXT_LINE_BYTES, err) &&
		desk_save(signing->desk, REQ_MATCH_SIGN, &match_sign_record, &signing->sign, err);
}

static void sign_ask(struct lines *self, const struct prompt *prompt, struct signing *signing, const char *saved)
{
	record_init(&match_sign_record, &signing->sign);
	signing->sign.household_id = self->household_id;
	signing->sign.shares = prompt->value != NULL;
	if (desk_prompt(self->desk, prompt)) {
		lines_show(self);
		desk_good(self->desk, "%s", saved);
	}
}

static void match_share(void *screen)
{
	struct lines *self = screen;
	struct signing signing = { .desk = self->desk };
	const struct prompt prompt = { .title = _("Ik ben ook betrokken"), .label = N_("Grondslag"), .kind = FORM_LINE,
		.required = true, .value = "Jeugdwet 7.1.4.1",
		.help = N_("De wet waarop uw betrokkenheid rust. Het waarom vraagt wijkd niet."), .take = sign_send,
		.arg = &signing };

	sign_ask(self, &prompt, &signing, _("Wie ook betrokken is, ziet nu uw naam en telefoon."));
}

static void match_withdraw(void *screen)
{
	struct lines *self = screen;
	struct signing signing = { .desk = self->desk };
	const struct prompt prompt = { .title = _("Mijn naam niet delen"), .label = N_("Reden"), .kind = FORM_LINE,
		.required = true, .help = N_("In een zin, bijvoorbeeld: het gezin wil het niet."), .take = sign_send,
		.arg = &signing };

	sign_ask(self, &prompt, &signing, _("Uw naam is bij de anderen weg, en die van hen bij u."));
}

static const struct key match_keys[] = {
	{ 'd', N_("Delen"), N_("Zegt dat u ook betrokken bent; uw naam en telefoon worden gedeeld."), match_share, NULL },
	{ 'i', N_("Intrekken"), N_("Deelt uw naam niet meer; u ziet dan ook de anderen niet."), match_withdraw, NULL },
	{ 0 },
};

const struct screen screen_match = {
	.name = "match",
	.title = N_("Ook betrokken"),
	.size = sizeof(struct lines),
	.keys = match_keys,
	.open = match_open,
	.close = lines_close,
	.draw = match_draw,
	.key = lines_key,
	.show = lines_show,
	.change = lines_change,
	.inbox = lines_show,
};
