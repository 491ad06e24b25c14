/* Bijlagen: the files with a household, or with one of its goals or decisions, and how to add one. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/documents.h"
#include "desk/screens.h"

enum { FOOT_ROWS = 3 };

struct bijlagen {
	struct desk *desk;
	id household_id;
	bool opened;
	struct documents_of of;
	struct message view;
	const struct document **shown;
	size_t count;
	struct list list;
};

static bool belongs(const struct bijlagen *self, const struct document *document)
{
	if (self->of.goal_id != 0)
		return document->goal_id == self->of.goal_id;
	return self->of.decision_id == 0 || document->decision_id == self->of.decision_id;
}

static bool bijlagen_read(struct bijlagen *self, struct err *err)
{
	const struct document *document;
	struct message view;

	if (!desk_ask_id(self->desk, REQ_DOCUMENT_LIST, self->household_id, &view, err)) {
		message_free(&view);
		return false;
	}
	message_free(&self->view);
	self->view = view;
	free(self->shown);
	self->shown = mem_new(self->view.rows.count + 1, sizeof(*self->shown));
	self->count = 0;
	for (size_t i = 0; (document = rows_get(&self->view.rows, &document_record, i)) != NULL; i++)
		if (belongs(self, document))
			self->shown[self->count++] = document;
	list_reload(&self->list);
	return true;
}

static size_t bijlagen_count(const void *screen)
{
	return ((const struct bijlagen *)screen)->count;
}

static int64_t bijlagen_id(const void *screen, size_t index)
{
	return ((const struct bijlagen *)screen)->shown[index]->id;
}

static void bijlagen_row(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	document_draw(((const struct bijlagen *)screen)->shown[index], canvas, area, selected ? TUI_SELECT : TUI_NORMAL);
}

static const struct list_source bijlagen_source = {
	.count = bijlagen_count,
	.id = bijlagen_id,
	.draw = bijlagen_row,
	.empty = N_("Hier zijn nog geen bijlagen. Onderaan staat hoe u er een toevoegt."),
};

static bool bijlagen_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct bijlagen *self = screen;
	struct message view;

	self->desk = desk;
	self->household_id = call->household_id;
	if (call->data != NULL)
		self->of = *(const struct documents_of *)call->data;
	message_init(&self->view, 0);
	list_init(&self->list, &bijlagen_source, self);
	self->opened = desk_household_open(desk, self->household_id, &view, err);
	message_free(&view);
	if (!self->opened)
		return false;
	desk_title_household(desk);
	return bijlagen_read(self, err);
}

static void bijlagen_close(void *screen)
{
	struct bijlagen *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	free(self->shown);
	message_free(&self->view);
}

static bool may_edit(const void *screen)
{
	const struct bijlagen *self = screen;

	return desk_may_here(self->desk, self->household_id, DEED_EDIT);
}

/* The line to add one, as far as we know it: how this person logs in is known to the own computer alone. */
static void foot_draw(const struct bijlagen *self, struct canvas *canvas, struct area body)
{
	char place[48] = "", line[128];
	int row = body.row + body.rows - FOOT_ROWS;

	if (!may_edit(self))
		return;
	if (self->of.goal_id != 0 || self->of.decision_id != 0)
		snprintf(place, sizeof(place), " %s %lld", self->of.goal_id != 0 ? "--doel" : "--besluit",
			(long long)self->of.number);
	snprintf(line, sizeof(line), "ssh … \"bijlage add %s NAAM%s\" < bestand",
		desk_huishoudnummer(self->desk, self->household_id), place);
	canvas_line(canvas, row, body.col, body.cols, TUI_QUIET);
	canvas_text(canvas, row + 1, body.col + 1, body.cols - 2, TUI_QUIET,
		_("Toevoegen gaat vanaf uw eigen computer, met uw gewone ssh-regel en daarachter:"));
	canvas_text(canvas, row + 2, body.col + 3, body.cols - 4, TUI_NORMAL, line);
}

static void bijlagen_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct bijlagen *self = screen;
	struct area rest = { body.row, body.col, body.rows - FOOT_ROWS, body.cols };

	if (self->of.what[0] != '\0') {
		canvas_text(canvas, body.row, body.col + 1, body.cols - 2, TUI_HEADING, self->of.what);
		rest.row += 2;
		rest.rows -= 2;
	}
	list_draw(&self->list, canvas, rest);
	foot_draw(self, canvas, body);
}

static bool bijlagen_key(void *screen, const struct key_press *press)
{
	struct bijlagen *self = screen;

	return list_move(&self->list, press);
}

static void bijlagen_show(void *screen)
{
	struct bijlagen *self = screen;
	struct err err = ERR_INIT;

	if (!bijlagen_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void bijlagen_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct bijlagen *)screen)->household_id)
		bijlagen_show(screen);
}

static const struct document *selected(const struct bijlagen *self)
{
	size_t index;

	return list_selected(&self->list, &index) ? self->shown[index] : NULL;
}

static void bijlagen_enter(void *screen)
{
	struct bijlagen *self = screen;
	const struct document *document = selected(self);

	if (document != NULL)
		document_open(self->desk, desk_huishoudnummer(self->desk, self->household_id), document);
}

static void bijlagen_withdraw(void *screen)
{
	struct bijlagen *self = screen;
	const struct document *document = selected(self);

	if (document != NULL && document_withdraw(self->desk, document))
		bijlagen_show(self);
}

static bool any_row(const void *screen)
{
	return bijlagen_count(screen) > 0;
}

static bool may_withdraw(const void *screen)
{
	const struct document *document = selected(screen);

	return document != NULL && document->may_read && !document->erased && may_edit(screen);
}

static const struct key bijlagen_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Toont een tekst; van een ander bestand hoe u het ophaalt."), bijlagen_enter,
	  any_row },
	{ 'i', N_("Intrekken"), N_("Trekt de gekozen bijlage in, of wist de inhoud."), bijlagen_withdraw, may_withdraw },
	{ 0 },
};

const struct screen screen_bijlagen = {
	.name = "bijlagen",
	.title = N_("Bijlagen"),
	.size = sizeof(struct bijlagen),
	.keys = bijlagen_keys,
	.open = bijlagen_open,
	.close = bijlagen_close,
	.draw = bijlagen_draw,
	.key = bijlagen_key,
	.show = bijlagen_show,
	.change = bijlagen_change,
};
