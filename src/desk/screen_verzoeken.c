/* Verzoeken: what people asked about their own data (AVG 15 to 18), until when, and who answers. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/lines.h"
#include "desk/privacy_forms.h"
#include "desk/screens.h"
#include "domain/privacy_letter.h"

static int64_t verzoeken_id(const void *screen, size_t index)
{
	const struct privacy_request *row = lines_row(screen, index);

	return row->id;
}

static const char *verzoeken_group(const void *screen, size_t index)
{
	const struct privacy_request *row = lines_row(screen, index);

	return row->uitkomst == OUTCOME_OPEN ? _("Open") : _("Afgehandeld");
}

static void verzoeken_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct privacy_request *row = lines_row(screen, index);
	bool open = row->uitkomst == OUTCOME_OPEN, late = open && row->uiterlijk < desk_today(((const struct lines *)screen)->desk);
	char due[DAY_NL_BYTES], state[128];

	day_nl(row->uiterlijk, due);
	if (open)
		snprintf(state, sizeof(state), late ? _("te laat: %s") : _("voor %s"), due);
	else
		snprintf(state, sizeof(state), "%s", _(choice_label(privacy_outcome_choices, row->uitkomst)));
	canvas_text(canvas, area.row, area.col, 9, selected ? TUI_SELECT : TUI_NORMAL, row->nummer);
	canvas_text(canvas, area.row, area.col + 10, 20, TUI_NORMAL, _(choice_label(privacy_soort_choices, row->soort)));
	canvas_text(canvas, area.row, area.col + 31, area.cols - 52, TUI_NORMAL, row->aanvrager);
	canvas_text(canvas, area.row, area.col + area.cols - 20, 20, late ? TUI_ALERT : TUI_QUIET, state);
}

#define VERZOEKEN_SOURCE(empty_) { .count = lines_count, .id = verzoeken_id, .draw = verzoeken_draw_line, \
	.group = verzoeken_group, .empty = (empty_) }

static const struct list_source household_source =
	VERZOEKEN_SOURCE(N_("Dit huishouden heeft niets gevraagd over zijn gegevens. Druk op n om een verzoek in te schrijven."));
static const struct list_source all_source =
	VERZOEKEN_SOURCE(N_("Er zijn geen verzoeken. U schrijft ze in bij het huishouden: toets i, dan v, dan n."));

static bool verzoeken_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct lines *self = screen;

	if (call->household_id != 0)
		desk_title_household(desk);
	if (!lines_open(self, desk, call->household_id, REQ_PRIVACY_LIST, &privacy_request_record,
			call->household_id != 0 ? &household_source : &all_source, err))
		return false;
	list_select(&self->list, call->object_id);
	return true;
}

static void verzoeken_change(void *screen, const struct change *change)
{
	struct lines *self = screen;

	if (change->household_id == self->household_id && strcmp(change->kind, privacy_request_record.name) == 0)
		lines_show(self);
}

static void verzoeken_enter(void *screen)
{
	struct lines *self = screen;
	const struct privacy_request *row = lines_selected(self);

	if (row != NULL)
		privacy_form_open(self->desk, row->id);
}

static void verzoeken_new(void *screen)
{
	struct lines *self = screen;

	privacy_form_new(self->desk, self->household_id);
}

static void verzoeken_letter(void *screen)
{
	struct lines *self = screen;
	const struct privacy_request *row = lines_selected(self);
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT;
	struct message answer;

	if (row == NULL)
		return;
	if (desk_ask_id(self->desk, REQ_PRIVACY_READ, row->id, &answer, &err)) {
		const struct municipality *municipality = rows_first(&answer.rows, &municipality_record);

		privacy_letter_write(rows_first(&answer.rows, &privacy_request_record), municipality != NULL ? municipality->naam : "",
			desk_today(self->desk), &text);
		buf_format(&text, _("\n---\nOm te bewaren of te printen: ssh ... brief %s > brief.txt\n"), row->nummer);
		desk_dialog(self->desk, dialog_page(_("Brief"), text.data));
	} else {
		desk_say_err(self->desk, &err);
	}
	buf_free(&text);
	message_free(&answer);
}

static const char *verzoeken_number(const void *screen)
{
	const struct privacy_request *row = lines_selected(screen);

	return row != NULL ? row->huishoudnummer : "";
}

static const struct key verzoeken_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont het verzoek: wie het vroeg, de termijn, de identiteit, de uitkomst."), verzoeken_enter,
		lines_any },
	{ 'n', N_("Nieuw verzoek"), N_("Schrijft een verzoek van dit huishouden in."), verzoeken_new, lines_of_household },
	{ 'b', N_("Brief"), N_("Toont de brief: ontvangen, het duurt langer, of het antwoord."), verzoeken_letter, lines_any },
	{ 0 },
};

const struct screen screen_verzoeken = {
	.name = "verzoeken",
	.title = N_("Verzoeken"),
	.size = sizeof(struct lines),
	.keys = verzoeken_keys,
	.open = verzoeken_open,
	.close = lines_close,
	.draw = lines_draw,
	.key = lines_key,
	.show = lines_show,
	.change = verzoeken_change,
	.inbox = lines_show,
	.number = verzoeken_number,
};
