/* Registers: bezwaar, klacht, ingebrekestelling and meldcode, by kind; of one household, or all that are for me. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/lines.h"
#include "desk/print.h"
#include "desk/register_forms.h"
#include "desk/screens.h"

enum { KINDS_MOST = 8 };

static int64_t registers_id(const void *screen, size_t index)
{
	const struct register_line *row = lines_row(screen, index);

	return row->object_id * KINDS_MOST + row->kind;
}

static const char *registers_group(const void *screen, size_t index)
{
	const struct register_line *row = lines_row(screen, index);

	return _(choice_label(register_kind_choices, row->kind));
}

static void registers_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct lines *self = screen;
	const struct register_line *row = lines_row(screen, index);
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

#define REGISTERS_SOURCE(empty_) { .count = lines_count, .id = registers_id, .draw = registers_draw_line, \
	.group = registers_group, .empty = (empty_) }

static const struct list_source household_source = REGISTERS_SOURCE(
	N_("Hier is geen bezwaar, klacht, ingebrekestelling of meldcode. Druk op n om er een in te schrijven."));
static const struct list_source all_source = REGISTERS_SOURCE(
	N_("Er is geen bezwaar, klacht of ingebrekestelling voor u. U schrijft ze in bij het huishouden: toets j, dan n."));

static bool registers_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	if (call->household_id != 0)
		desk_title_household(desk);
	return lines_open(screen, desk, call->household_id, REQ_REGISTER_LIST, &register_line_record,
		call->household_id != 0 ? &household_source : &all_source, err);
}

static void registers_enter(void *screen)
{
	struct lines *self = screen;
	const struct register_line *row = lines_selected(self);
	const struct screen_call call = { .household_id = row->household_id, .object_id = row->object_id };

	if (row->kind == REGISTER_MELDCODE)
		desk_push(self->desk, &screen_meldcode, &call);
	else
		register_form_open(self->desk, (enum register_kind)row->kind, row->object_id);
}

static void registers_print(void *screen)
{
	register_print(((struct lines *)screen)->desk, lines_selected(screen));
}

static bool has_letters(const void *screen)
{
	const struct register_line *row = lines_selected(screen);

	return row != NULL && (row->kind == REGISTER_BEZWAAR || row->kind == REGISTER_KLACHT);
}

/* What can be written in here, as a pick. */
static void registers_new(void *screen)
{
	static void (*const forms[])(struct desk *desk, id household_id) = {
		register_form_bezwaar, register_form_klacht, register_form_ingebreke, meldcode_form_begin,
	};
	struct lines *self = screen;
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
	struct lines *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, &screen_verzoeken, &call);
}

static void registers_terms(void *screen)
{
	struct lines *self = screen;
	const struct screen_call call = { .household_id = self->household_id };

	desk_push(self->desk, &screen_termijnen, &call);
}

static const char *registers_number(const void *screen)
{
	const struct register_line *row = lines_selected(screen);

	return row != NULL ? row->huishoudnummer : "";
}

static const struct key registers_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont de regel: wie, wat, de termijn, de behandeling en de uitkomst."), registers_enter,
		lines_any },
	{ 'n', N_("Nieuw"), N_("Schrijft een bezwaar, klacht of ingebrekestelling in, of begint de meldcode."), registers_new,
		lines_of_household },
	{ 'p', N_("Op papier"), N_("Zet een brief over dit bezwaar of deze klacht op papier: ontvangst, hoorzitting, beslissing."),
		registers_print, has_letters },
	{ 'v', N_("Verzoeken"), N_("Toont de verzoeken onder de AVG: inzage, verbetering, wissen."), registers_requests, NULL },
	{ 'l', N_("Termijnen"), N_("Toont de wettelijke termijnen, en zet de klok stil of verdaagt."), registers_terms, NULL },
	{ 0 },
};

const struct screen screen_registers = {
	.name = "registers",
	.title = N_("Registers"),
	.size = sizeof(struct lines),
	.keys = registers_keys,
	.open = registers_open,
	.close = lines_close,
	.draw = lines_draw,
	.key = lines_key,
	.show = lines_show,
	.change = lines_change,
	.inbox = lines_show,
	.number = registers_number,
};
