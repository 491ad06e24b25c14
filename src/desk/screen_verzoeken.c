/* Verzoeken: what people asked about their own data (AVG 15 to 18), until when, and who answers. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/privacy_forms.h"
#include "desk/screens.h"
#include "domain/privacy_letter.h"

struct verzoeken {
	struct desk *desk;
	id household_id;	/* 0: of every household */
	struct message answer;
	struct list list;
};

static const struct privacy_request *verzoeken_row(const void *screen, size_t index)
{
	return rows_get(&((const struct verzoeken *)screen)->answer.rows, &privacy_request_record, index);
}

static bool verzoeken_read(struct verzoeken *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_PRIVACY_LIST, self->household_id, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

static size_t verzoeken_count(const void *screen)
{
	return rows_count(&((const struct verzoeken *)screen)->answer.rows, &privacy_request_record);
}

static int64_t verzoeken_id(const void *screen, size_t index)
{
	return verzoeken_row(screen, index)->id;
}

static const char *verzoeken_group(const void *screen, size_t index)
{
	return verzoeken_row(screen, index)->uitkomst == OUTCOME_OPEN ? _("Open") : _("Afgehandeld");
}

static void verzoeken_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct privacy_request *row = verzoeken_row(screen, index);
	bool open = row->uitkomst == OUTCOME_OPEN, late = open && row->uiterlijk < desk_today(((const struct verzoeken *)screen)->desk);
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

#define VERZOEKEN_SOURCE(empty_) { .count = verzoeken_count, .id = verzoeken_id, .draw = verzoeken_draw_line, \
	.group = verzoeken_group, .empty = (empty_) }

static const struct list_source household_source =
	VERZOEKEN_SOURCE(N_("Dit huishouden heeft niets gevraagd over zijn gegevens. Druk op n om een verzoek in te schrijven."));
static const struct list_source all_source =
	VERZOEKEN_SOURCE(N_("Er zijn geen verzoeken. U schrijft ze in bij het huishouden: toets i, dan v, dan n."));

static bool verzoeken_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct verzoeken *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	list_init(&self->list, call->household_id != 0 ? &household_source : &all_source, self);
	if (call->household_id != 0)
		desk_title_household(desk);
	if (!verzoeken_read(self, err))
		return false;
	list_select(&self->list, call->object_id);
	return true;
}

static void verzoeken_close(void *screen)
{
	message_free(&((struct verzoeken *)screen)->answer);
}

static void verzoeken_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct verzoeken *)screen)->list, canvas, body);
}

static bool verzoeken_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct verzoeken *)screen)->list, press);
}

static void verzoeken_show(void *screen)
{
	struct verzoeken *self = screen;
	struct err err = ERR_INIT;

	if (!verzoeken_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void verzoeken_change(void *screen, const struct change *change)
{
	struct verzoeken *self = screen;

	if (change->household_id == self->household_id && strcmp(change->kind, privacy_request_record.name) == 0)
		verzoeken_show(self);
}

static const struct privacy_request *verzoeken_selected(const struct verzoeken *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? verzoeken_row(self, index) : NULL;
}

static void verzoeken_enter(void *screen)
{
	struct verzoeken *self = screen;
	const struct privacy_request *row = verzoeken_selected(self);

	if (row != NULL)
		privacy_form_open(self->desk, row->id);
}

static void verzoeken_new(void *screen)
{
	struct verzoeken *self = screen;

	privacy_form_new(self->desk, self->household_id);
}

static void verzoeken_letter(void *screen)
{
	struct verzoeken *self = screen;
	const struct privacy_request *row = verzoeken_selected(self);
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

static bool verzoeken_any(const void *screen)
{
	return verzoeken_count(screen) > 0;
}

static bool verzoeken_of_one(const void *screen)
{
	return ((const struct verzoeken *)screen)->household_id != 0;
}

static const struct key verzoeken_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont het verzoek: wie het vroeg, de termijn, de identiteit, de uitkomst."), verzoeken_enter,
		verzoeken_any },
	{ 'n', N_("Nieuw verzoek"), N_("Schrijft een verzoek van dit huishouden in."), verzoeken_new, verzoeken_of_one },
	{ 'b', N_("Brief"), N_("Toont de brief: ontvangen, het duurt langer, of het antwoord."), verzoeken_letter, verzoeken_any },
	{ 0 },
};

const struct screen screen_verzoeken = {
	.name = "verzoeken",
	.title = N_("Verzoeken"),
	.size = sizeof(struct verzoeken),
	.keys = verzoeken_keys,
	.open = verzoeken_open,
	.close = verzoeken_close,
	.draw = verzoeken_draw,
	.key = verzoeken_key,
	.show = verzoeken_show,
	.change = verzoeken_change,
	.inbox = verzoeken_show,
};
