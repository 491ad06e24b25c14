/* Tijdlijn: everything dated about a household, over all laws, newest first. */
#include <stdlib.h>

#include "base/mem.h"
#include "desk/screens.h"

enum { TIMELINE_ROWS = 200 };

struct tijdlijn {
	struct desk *desk;
	id household_id;
	struct message answer;
	struct list list;
};

static const struct timeline_line *tijdlijn_line(const void *screen, size_t index)
{
	return rows_get(&((const struct tijdlijn *)screen)->answer.rows, &timeline_line_record, index);
}

static bool tijdlijn_read(struct tijdlijn *self, struct err *err)
{
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->household_id;
	ask.number = TIMELINE_ROWS;
	if (!desk_ask_with(self->desk, REQ_TIMELINE, &ask, &answer, err)) {
		message_free(&answer);
		return false;
	}
	message_free(&self->answer);
	self->answer = answer;
	list_reload(&self->list);
	return true;
}

static size_t tijdlijn_count(const void *screen)
{
	return rows_count(&((const struct tijdlijn *)screen)->answer.rows, &timeline_line_record);
}

static int64_t tijdlijn_id(const void *screen, size_t index)
{
	const struct timeline_line *line = tijdlijn_line(screen, index);

	return line->object_id * 4096 + line->at % 4096;
}

static void tijdlijn_draw_line(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct timeline_line *line = tijdlijn_line(screen, index);
	char at[INSTANT_BYTES];

	day_nl(instant_day(line->at), at);
	canvas_text(canvas, area.row, area.col, 10, selected ? TUI_SELECT : TUI_NORMAL, at);
	canvas_text(canvas, area.row, area.col + 12, area.cols - 32, TUI_NORMAL, line->what);
	canvas_text(canvas, area.row, area.col + area.cols - 19, 19, TUI_QUIET, line->who);
}

static const struct list_source tijdlijn_source = {
	.count = tijdlijn_count,
	.id = tijdlijn_id,
	.draw = tijdlijn_draw_line,
	.empty = N_("Er is nog niets gebeurd."),
};

static bool tijdlijn_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct tijdlijn *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	list_init(&self->list, &tijdlijn_source, self);
	desk_title_household(desk);
	return tijdlijn_read(self, err);
}

static void tijdlijn_close(void *screen)
{
	message_free(&((struct tijdlijn *)screen)->answer);
}

static void tijdlijn_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct tijdlijn *)screen)->list, canvas, body);
}

static bool tijdlijn_key(void *screen, const struct key_press *press)
{
	return press->code >= TUI_KEY_FIRST && press->code != TUI_KEY_ENTER && list_key(&((struct tijdlijn *)screen)->list, press);
}

static void tijdlijn_show(void *screen)
{
	struct tijdlijn *self = screen;
	struct err err = ERR_INIT;

	if (!tijdlijn_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void tijdlijn_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct tijdlijn *)screen)->household_id)
		tijdlijn_show(screen);
}

/* The whole line, for windows of 80 columns. */
static void tijdlijn_enter(void *screen)
{
	struct tijdlijn *self = screen;
	const struct timeline_line *line;
	char at[INSTANT_BYTES];
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	line = tijdlijn_line(self, index);
	instant_nl(line->at, at);
	desk_dialog(self->desk, dialog_notice(at, line->what));
}

static bool tijdlijn_any(const void *screen)
{
	return tijdlijn_count(screen) > 0;
}

static const struct key tijdlijn_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele regel."), tijdlijn_enter, tijdlijn_any },
	{ 0 },
};

const struct screen screen_tijdlijn = {
	.name = "tijdlijn",
	.title = N_("Tijdlijn"),
	.size = sizeof(struct tijdlijn),
	.keys = tijdlijn_keys,
	.open = tijdlijn_open,
	.close = tijdlijn_close,
	.draw = tijdlijn_draw,
	.key = tijdlijn_key,
	.show = tijdlijn_show,
	.change = tijdlijn_change,
};
