/* Termijnen: what must be done by which legal day, the nearest first; of my desk, or of one household. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/register_forms.h"
#include "desk/screens.h"
#include "desk/term_forms.h"

struct termijnen {
	struct desk *desk;
	id household_id;	/* 0: of my desk */
	struct message answer;
	struct list list;
};

enum { ABOUT_MOST = 16 };

static const struct legal_term *termijnen_row(const void *screen, size_t index)
{
	return rows_get(&((const struct termijnen *)screen)->answer.rows, &legal_term_record, index);
}

static bool termijnen_read(struct termijnen *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_TERM_LIST, self->household_id, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

static size_t termijnen_count(const void *screen)
{
	return rows_count(&((const struct termijnen *)screen)->answer.rows, &legal_term_record);
}

/* A household may have several kinds under one number: kind and object together are the line. */
static int64_t termijnen_id(const void *screen, size_t index)
{
	const struct legal_term *row = termijnen_row(screen, index);

	return row->object_id * ABOUT_MOST + row->about;
}

static const char *termijnen_group(const void *screen, size_t index)
{
	const struct legal_term *row = termijnen_row(screen, index);

	if (row->stil)
		return _("De klok staat stil");
	return row->waarschuwing < WARNING_TWO_WEEKS ? _("Later") : _(choice_label(term_warning_choices, row->waarschuwing));
}

static void termijnen_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct termijnen *self = screen;
	const struct legal_term *row = termijnen_row(screen, index);
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

#define TERMIJNEN_SOURCE(empty_) { .count = termijnen_count, .id = termijnen_id, .draw = termijnen_draw_line, \
	.group = termijnen_group, .empty = (empty_) }

static const struct list_source household_source = TERMIJNEN_SOURCE(
	N_("Bij dit huishouden loopt geen wettelijke termijn. Een melding of aanvraag begint er een: toets n in Huishouden."));
static const struct list_source all_source = TERMIJNEN_SOURCE(
	N_("Er loopt nu geen wettelijke termijn op uw bureau. Druk op Esc om terug te gaan."));

static bool termijnen_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct termijnen *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	list_init(&self->list, call->household_id != 0 ? &household_source : &all_source, self);
	if (call->household_id != 0)
		desk_title_household(desk);
	if (!termijnen_read(self, err))
		return false;
	for (size_t i = 0; i < termijnen_count(self) && call->object_id != 0; i++)
		if (termijnen_row(self, i)->object_id == call->object_id)
			list_select_index(&self->list, i);
	return true;
}

static void termijnen_close(void *screen)
{
	message_free(&((struct termijnen *)screen)->answer);
}

static void termijnen_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct termijnen *)screen)->list, canvas, body);
}

static bool termijnen_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct termijnen *)screen)->list, press);
}

static void termijnen_show(void *screen)
{
	struct termijnen *self = screen;
	struct err err = ERR_INIT;

	if (!termijnen_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void termijnen_change(void *screen, const struct change *change)
{
	struct termijnen *self = screen;

	if (self->household_id == 0 || change->household_id == self->household_id)
		termijnen_show(self);
}

static const struct legal_term *termijnen_selected(const struct termijnen *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? termijnen_row(self, index) : NULL;
}

static void termijnen_enter(void *screen)
{
	struct termijnen *self = screen;

	const struct legal_term *row = termijnen_selected(self);

	if (!register_form_named(self->desk, choice_code(term_about_choices, row->about), row->object_id))
		term_read(self->desk, row);
}

static void termijnen_pause(void *screen)
{
	struct termijnen *self = screen;

	if (term_pause(self->desk, termijnen_selected(self)))
		termijnen_show(self);
}

static void termijnen_longer(void *screen)
{
	struct termijnen *self = screen;

	term_longer(self->desk, termijnen_selected(self));
}

static void termijnen_household(void *screen)
{
	struct termijnen *self = screen;
	const struct screen_call call = { .household_id = termijnen_selected(self)->household_id };

	desk_push(self->desk, &screen_huishouden, &call);
}

static bool termijnen_any(const void *screen)
{
	return termijnen_selected(screen) != NULL;
}

static bool termijnen_pauses(const void *screen)
{
	const struct legal_term *row = termijnen_selected(screen);

	return row != NULL && row->may_write && term_rule((enum term)row->term)->may_pause;
}

static bool termijnen_lengthens(const void *screen)
{
	const struct legal_term *row = termijnen_selected(screen);

	return row != NULL && row->may_write && term_rule((enum term)row->term)->longer_days > 0;
}

static bool termijnen_elsewhere(const void *screen)
{
	const struct termijnen *self = screen;

	return self->household_id == 0 && termijnen_any(screen) && termijnen_selected(self)->huishoudnummer[0] != '\0' &&
		desk_may(self->desk, DEED_LIST);
}

static const struct key termijnen_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont de termijn: het artikel, de dagen, en wat ermee gebeurde."), termijnen_enter,
		termijnen_any },
	{ 'o', N_("Opschorten"), N_("Zet de klok stil, met een brief en een reden; of laat hem weer lopen."), termijnen_pause,
		termijnen_pauses },
	{ 'v', N_("Verdagen"), N_("Maakt de termijn langer, met een brief en een reden, zo lang als de wet toelaat."), termijnen_longer,
		termijnen_lengthens },
	{ 'h', N_("Huishouden"), N_("Opent het huishouden van de regel."), termijnen_household, termijnen_elsewhere },
	{ 0 },
};

const struct screen screen_termijnen = {
	.name = "termijnen",
	.title = N_("Termijnen"),
	.size = sizeof(struct termijnen),
	.keys = termijnen_keys,
	.open = termijnen_open,
	.close = termijnen_close,
	.draw = termijnen_draw,
	.key = termijnen_key,
	.show = termijnen_show,
	.change = termijnen_change,
	.inbox = termijnen_show,
};
