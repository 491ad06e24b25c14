/* Deel: all lines of one part of a household, what holds first, then what was so before, with who, why and since when. */
#include <stdlib.h>

#include "base/mem.h"
#include "desk/household_parts.h"
#include "desk/screens.h"

struct deel {
	struct desk *desk;
	id household_id;
	const struct part *part;
	bool opened;
	struct message view;
	const void **lines;
	size_t count;
	struct list list;
};

static size_t deel_count(const void *screen)
{
	return ((const struct deel *)screen)->count;
}

static int64_t deel_id(const void *screen, size_t index)
{
	return part_id(((const struct deel *)screen)->lines[index]);
}

static bool line_over(const struct deel *self, size_t index)
{
	return part_over(self->part, self->lines[index], desk_today(self->desk));
}

static const char *deel_group(const void *screen, size_t index)
{
	return line_over(screen, index) ? _("Van eerder") : _("Nu");
}

/* The line as the household has it, and under it the rest of what is known. */
static void deel_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct deel *self = screen;
	struct buf under = BUF_INIT;
	struct area first = { area.row, area.col, 1, area.cols };

	self->part->draw(self->lines[index], canvas, first, selected ? TUI_SELECT : TUI_NORMAL);
	part_under(self->part, self->lines[index], &under);
	canvas_text(canvas, area.row + 1, area.col + 2, area.cols - 2, TUI_QUIET, under.data != NULL ? under.data : "");
	buf_free(&under);
}

static const struct list_source deel_source = {
	.count = deel_count,
	.id = deel_id,
	.draw = deel_draw_line,
	.group = deel_group,
	.item_rows = 2,
	.empty = N_("Hier staat nog niets. Druk op n om iets toe te voegen."),
};

static void lines_take(struct deel *self, bool over)
{
	const void *data;

	for (size_t i = 0; (data = rows_get(&self->view.rows, self->part->record, i)) != NULL; i++)
		if (part_over(self->part, data, desk_today(self->desk)) == over)
			self->lines[self->count++] = data;
}

static void view_use(struct deel *self)
{
	free(self->lines);
	self->lines = mem_new(self->view.rows.count + 1, sizeof(*self->lines));
	self->count = 0;
	lines_take(self, false);
	lines_take(self, true);
	list_reload(&self->list);
}

static bool deel_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct deel *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	self->part = call->data;
	message_init(&self->view, 0);
	list_init(&self->list, &deel_source, self);
	if (self->part == NULL)
		return err_set(err, ERR_INTERNAL, _("Dit onderdeel is er niet."));
	self->opened = desk_household_open(desk, call->household_id, &self->view, err);
	if (!self->opened)
		return false;
	desk_title(desk, "%s", _(self->part->heading));
	desk_title_household(desk);
	view_use(self);
	return true;
}

static void deel_close(void *screen)
{
	struct deel *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	free(self->lines);
	message_free(&self->view);
}

static void deel_show(void *screen)
{
	struct deel *self = screen;
	struct err err = ERR_INIT;

	if (desk_household_reread(self->desk, self->household_id, &self->view, &err))
		view_use(self);
	else
		desk_say_err(self->desk, &err);
}

static void deel_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct deel *)screen)->household_id)
		deel_show(screen);
}

static void deel_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct deel *)screen)->list, canvas, body);
}

static bool deel_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct deel *)screen)->list, press);
}

static void deel_enter(void *screen)
{
	struct deel *self = screen;
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	if (self->part->act == NULL || (line_over(self, index) && !self->part->kept))
		part_read(self->desk, self->part, self->lines[index]);
	else
		self->part->act(self->desk, self->household_id, self->lines[index]);
}

static void deel_read(void *screen)
{
	struct deel *self = screen;
	size_t index;

	if (list_selected(&self->list, &index))
		part_read(self->desk, self->part, self->lines[index]);
}

static void deel_add(void *screen)
{
	struct deel *self = screen;

	self->part->add(self->desk, self->household_id);
}

static bool deel_any(const void *screen)
{
	return deel_count(screen) > 0;
}

static bool deel_may_add(const void *screen)
{
	const struct deel *self = screen;

	return self->part->add != NULL && desk_may_here(self->desk, self->household_id, DEED_EDIT);
}

static const struct key deel_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent of wijzigt de gekozen regel; van eerder alleen lezen."), deel_enter, deel_any },
	{ 'l', N_("Lezen"), N_("Toont alles van de gekozen regel."), deel_read, deel_any },
	{ 'n', N_("Nieuw"), N_("Voegt hier iets toe."), deel_add, deel_may_add },
	{ 0 },
};

const struct screen screen_deel = {
	.name = "deel",
	.title = N_("Onderdeel"),
	.size = sizeof(struct deel),
	.keys = deel_keys,
	.open = deel_open,
	.close = deel_close,
	.draw = deel_draw,
	.key = deel_key,
	.show = deel_show,
	.change = deel_change,
};
