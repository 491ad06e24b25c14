/* Registers: bezwaar, klacht, ingebrekestelling and meldcode, by kind; of one household, or all that are for me. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/register_forms.h"
#include "desk/screens.h"

struct registers {
	struct desk *desk;
	id household_id;	/* 0: all that are for me */
	struct message answer;
	struct list list;
};

enum { KINDS_MOST = 8 };

static const struct register_line *registers_row(const void *screen, size_t index)
{
	return rows_get(&((const struct registers *)screen)->answer.rows, &register_line_record, index);
}

static bool registers_read(struct registers *self, struct err *err)
{
	if (!desk_reread(self->desk, REQ_REGISTER_LIST, self->household_id, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

static size_t registers_count(const void *screen)
{
	return rows_count(&((const struct registers *)screen)->answer.rows, &register_line_record);
}

static int64_t registers_id(const void *screen, size_t index)
{
	const struct register_line *row = registers_row(screen, index);

	return row->object_id * KINDS_MOST + row->kind;
}

static const char *registers_group(const void *screen, size_t index)
{
	return _(choice_label(register_kind_choices, registers_row(screen, index)->kind));
}

static void registers_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct registers *self = screen;
	const struct register_line *row = registers_row(screen, index);
	bool late = row->open && row->uiterlijk != DAY_NONE && row->uiterlijk < desk_today(self->desk);
	char came[DAY_NL_BYTES], until[DAY_NL_BYTES], state[TEXT_LINE_BYTES];
	int wie = (area.cols - 51) / (self->household_id == 0 ? 2 : 1);

	day_nl(row->ontvangen, came);
	day_nl(row->uiterlijk, until);
	if (row->open && row->uiterlijk != DAY_NONE)
		snprintf(state, sizeof(state), late ? _("te laat: %s; %.300s") : _("voor %s; %.300s"), until, row->stand);
	else
		snprintf(state, sizeof(state), "%.600s", row->stand);
	canvas_text(canvas, area.row, area.col, 10, selected ? TUI_SELECT : TUI_NORMAL,
		row->nummer[0] != '\0' ? row->nummer : came);
	canvas_text(canvas, area.row, area.col + 11, wie, TUI_NORMAL, row->wie);
	if (self->household_id == 0)
		canvas_text(canvas, area.row, area.col + 12 + wie, wie - 1, TUI_QUIET, row->household_naam);
	canvas_text_right(canvas, area.row, area.col + area.cols - 1, 38, late ? TUI_ALERT : TUI_QUIET, state);
}

#define REGISTERS_SOURCE(empty_) { .count = registers_count, .id = registers_id, .draw = registers_draw_line, \
	.group = registers_group, .empty = (empty_) }

static const struct list_source household_source = REGISTERS_SOURCE(
	N_("Hier is geen bezwaar, klacht, ingebrekestelling of meldcode. Druk op n om er een in te schrijven."));
static const struct list_source all_source = REGISTERS_SOURCE(
	N_("Er is geen bezwaar, klacht of ingebrekestelling voor u. U schrijft ze in bij het huishouden: toets j, dan n."));

static bool registers_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct registers *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	list_init(&self->list, call->household_id != 0 ? &household_source : &all_source, self);
	if (call->household_id != 0)
		desk_title_household(desk);
	return registers_read(self, err);
}

static void registers_close(void *screen)
{
	message_free(&((struct registers *)screen)->answer);
}

static void registers_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct registers *)screen)->list, canvas, body);
}

static bool registers_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct registers *)screen)->list, press);
}

static void registers_show(void *screen)
{
	struct registers *self = screen;
	struct err err = ERR_INIT;

	if (!registers_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void registers_change(void *screen, const struct change *change)
{
	struct registers *self = screen;

	if (change->household_id == self->household_id)
		registers_show(self);
}

static const struct register_line *registers_selected(const struct registers *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? registers_row(self, index) : NULL;
}

static void registers_enter(void *screen)
{
	struct registers *self = screen;
	const struct register_line *row = registers_selected(self);
	const struct screen_call call = { .household_id = row->household_id, .object_id = row->object_id };

	if (row->kind == REGISTER_MELDCODE)
		desk_push(self->desk, &screen_meldcode, &call);
	else
		register_form_open(self->desk, (enum register_kind)row->kind, row->object_id);
}

/* What can be written in here, as a pick. */
static void registers_new(void *screen)
{
	static void (*const forms[])(struct desk *desk, id household_id) = {
		register_form_bezwaar, register_form_klacht, register_form_ingebreke, meldcode_form_begin,
	};
	struct registers *self = screen;
	const char *labels[COUNT_OF(forms)];
	size_t count = desk_may_here(self->desk, self->household_id, DEED_EDIT) ? COUNT_OF(forms) : COUNT_OF(forms) - 1;
	int choice;

	for (size_t i = 0; i < count; i++)
		labels[i] = _(register_kind_choices[i].label);
	choice = desk_pick(self->desk, _("Wat wilt u inschrijven?"), labels, count, 0);
	if (choice >= 0)
		forms[choice](self->desk, self->household_id);
}

static void registers_requests(void *screen)
{
	struct registers *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, &screen_verzoeken, &call);
}

static void registers_terms(void *screen)
{
	struct registers *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, &screen_termijnen, &call);
}

static bool registers_any(const void *screen)
{
	return registers_selected(screen) != NULL;
}

static bool registers_of_one(const void *screen)
{
	return ((const struct registers *)screen)->household_id != 0;
}

static const struct key registers_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont de regel: wie, wat, de termijn, de behandeling en de uitkomst."), registers_enter,
		registers_any },
	{ 'n', N_("Nieuw"), N_("Schrijft een bezwaar, klacht of ingebrekestelling in, of begint de meldcode."), registers_new,
		registers_of_one },
	{ 'v', N_("Verzoeken"), N_("Toont de verzoeken onder de AVG: inzage, verbetering, wissen."), registers_requests, NULL },
	{ 'l', N_("Termijnen"), N_("Toont de wettelijke termijnen, en zet de klok stil of verdaagt."), registers_terms, NULL },
	{ 0 },
};

const struct screen screen_registers = {
	.name = "registers",
	.title = N_("Registers"),
	.size = sizeof(struct registers),
	.keys = registers_keys,
	.open = registers_open,
	.close = registers_close,
	.draw = registers_draw,
	.key = registers_key,
	.show = registers_show,
	.change = registers_change,
	.inbox = registers_show,
};
