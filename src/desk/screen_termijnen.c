/* Termijnen: what must be done by which legal day, the nearest first; of my desk, or of one household. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/lines.h"
#include "desk/register_forms.h"
#include "desk/screens.h"
#include "desk/worry.h"
#include "desk/term_forms.h"

enum { ABOUT_MOST = 16 };

/* A household may have several kinds under one number: kind and object together are the line. */
static int64_t termijnen_id(const void *screen, size_t index)
{
	const struct legal_term *row = lines_row(screen, index);

	return row->object_id * ABOUT_MOST + row->about;
}

static const char *termijnen_group(const void *screen, size_t index)
{
	const struct legal_term *row = lines_row(screen, index);

	if (row->stil)
		return _("De klok staat stil");
	return row->waarschuwing < WARNING_TWO_WEEKS ? _("Later") : _(choice_label(term_warning_choices, row->waarschuwing));
}

static void termijnen_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct lines *self = screen;
	const struct legal_term *row = lines_row(screen, index);
	int col = 31, naam = self->household_id != 0 ? 0 : (area.cols - col) / 3;
	unsigned attr = row->stil ? TUI_QUIET : row->waarschuwing >= WARNING_THREE_DAYS ? TUI_ALERT : TUI_NORMAL;
	char end[DAY_NL_BYTES], left[TERM_LEFT_BYTES];

	day_nl(row->uiterlijk, end);
	term_left(row, left);
	canvas_text(canvas, area.row, area.col, 10, selected ? TUI_SELECT : TUI_NORMAL, end);
	canvas_text(canvas, area.row, area.col + 12, 17, attr, left);
	if (naam > 0)
		canvas_text(canvas, area.row, area.col + col, naam - 1, TUI_NORMAL, row->household_naam);
	canvas_text(canvas, area.row, area.col + col + naam, area.cols - col - naam, TUI_NORMAL, row->wat);
}

#define TERMIJNEN_SOURCE(empty_) { .count = lines_count, .id = termijnen_id, .draw = termijnen_draw_line, \
	.group = termijnen_group, .empty = (empty_) }

static const struct list_source household_source = TERMIJNEN_SOURCE(
	N_("Bij dit huishouden loopt geen wettelijke termijn. Een melding of aanvraag begint er een: toets n in Huishouden."));
static const struct list_source all_source = TERMIJNEN_SOURCE(
	N_("Er loopt nu geen wettelijke termijn op uw bureau. Druk op Esc om terug te gaan."));

static bool termijnen_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct lines *self = screen;
	const struct legal_term *row;

	if (call->household_id != 0)
		desk_title_household(desk);
	if (!lines_open(self, desk, call->household_id, REQ_TERM_LIST, &legal_term_record,
			call->household_id != 0 ? &household_source : &all_source, err))
		return false;
	for (size_t i = 0; (row = lines_row(self, i)) != NULL && call->object_id != 0; i++)
		if (row->object_id == call->object_id)
			list_select_index(&self->list, i);
	return true;
}

static void termijnen_change(void *screen, const struct change *change)
{
	struct lines *self = screen;

	if (self->household_id == 0 || change->household_id == self->household_id)
		lines_show(self);
}

static void termijnen_enter(void *screen)
{
	struct lines *self = screen;
	const struct legal_term *row = lines_selected(self);

	if (!register_form_named(self->desk, choice_code(term_about_choices, row->about), row->object_id))
		term_read(self->desk, row);
}

static void termijnen_pause(void *screen)
{
	struct lines *self = screen;

	if (term_pause(self->desk, lines_selected(self)))
		lines_show(self);
}

static void termijnen_longer(void *screen)
{
	struct lines *self = screen;

	term_longer(self->desk, lines_selected(self));
}

static void termijnen_household(void *screen)
{
	struct lines *self = screen;
	const struct legal_term *row = lines_selected(self);
	const struct screen_call call = { .household_id = row->household_id };

	desk_push(self->desk, &screen_huishouden, &call);
}

static bool termijnen_pauses(const void *screen)
{
	const struct legal_term *row = lines_selected(screen);

	return row != NULL && row->may_write && term_rule((enum term)row->term)->may_pause;
}

static bool termijnen_lengthens(const void *screen)
{
	const struct legal_term *row = lines_selected(screen);

	return row != NULL && row->may_write && term_rule((enum term)row->term)->longer_days > 0;
}

static bool termijnen_elsewhere(const void *screen)
{
	const struct lines *self = screen;
	const struct legal_term *row = lines_selected(screen);

	return self->household_id == 0 && row != NULL && row->huishoudnummer[0] != '\0' && desk_may(self->desk, DEED_LIST);
}

static const char *termijnen_number(const void *screen)
{
	const struct legal_term *row = lines_selected(screen);

	return row != NULL ? row->huishoudnummer : "";
}

static void termijnen_worry(void *screen)
{
	worry_press(((struct lines *)screen)->desk);
}

static const struct key termijnen_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont de termijn: het artikel, de dagen, en wat ermee gebeurde."), termijnen_enter,
		lines_any },
	{ 'o', N_("Opschorten"), N_("Zet de klok stil, met een brief en een reden; of laat hem weer lopen."), termijnen_pause,
		termijnen_pauses },
	{ 'v', N_("Verdagen"), N_("Maakt de termijn langer, met een brief en een reden, zo lang als de wet toelaat."), termijnen_longer,
		termijnen_lengthens },
	{ TUI_KEY_F7, N_("Zorg"), N_("Ik maak me zorgen: over het huishouden van deze regel, of over een huishoudnummer dat u noemt."), termijnen_worry, NULL },
	{ 'h', N_("Huishouden"), N_("Opent het huishouden van de regel."), termijnen_household, termijnen_elsewhere },
	{ 0 },
};

const struct screen screen_termijnen = {
	.name = "termijnen",
	.title = N_("Termijnen"),
	.size = sizeof(struct lines),
	.keys = termijnen_keys,
	.open = termijnen_open,
	.close = lines_close,
	.draw = lines_draw,
	.key = lines_key,
	.show = lines_show,
	.change = termijnen_change,
	.inbox = lines_show,
	.number = termijnen_number,
};
