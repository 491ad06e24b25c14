/* Tijdlijn: everything dated about a household, over all laws, newest first. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/journal_page.h"
#include "desk/screens.h"
#include "desk/timeline_filter.h"

enum { TIMELINE_ROWS = 200 };

struct tijdlijn {
	struct desk *desk;
	id household_id;
	struct timeline_kept *kept;
	struct message answer;
	struct list list;
};

static const struct timeline_line *tijdlijn_line(const void *screen, size_t index)
{
	return rows_get(&((const struct tijdlijn *)screen)->answer.rows, &timeline_line_record, index);
}

static bool tijdlijn_read(struct tijdlijn *self, struct err *err)
{
	struct message request, answer;
	struct ask *ask;
	bool ok;

	message_init(&request, REQ_TIMELINE);
	ask = rows_new(&request.rows, &ask_record);
	ask->id = self->household_id;
	ask->number = TIMELINE_ROWS;
	rows_add(&request.rows, &timeline_filter_record, &self->kept->filter);
	ok = desk_ask(self->desk, &request, &answer, err);
	message_free(&request);
	if (!desk_keep(ok, &answer, &self->answer))
		return false;
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

static const struct list_source filtered_source = {
	.count = tijdlijn_count,
	.id = tijdlijn_id,
	.draw = tijdlijn_draw_line,
	.empty = N_("Er is niets dat bij dit filter past. Druk op x om alles te zien."),
};

static bool tijdlijn_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct tijdlijn *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	self->kept = desk_timeline_kept(desk, call->household_id);
	message_init(&self->answer, 0);
	list_init(&self->list, &tijdlijn_source, self);
	desk_title_household(desk);
	return tijdlijn_read(self, err);
}

static void tijdlijn_close(void *screen)
{
	message_free(&((struct tijdlijn *)screen)->answer);
}

/* The filter stands above the lines only when there is one. */
static void tijdlijn_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct tijdlijn *self = screen;
	struct buf filter = BUF_INIT;

	timeline_kept_say(self->kept, &filter);
	self->list.source = filter.used > 0 ? &filtered_source : &tijdlijn_source;
	if (filter.used > 0) {
		canvas_text(canvas, body.row, body.col + LIST_MARKER_COLS, 9, TUI_QUIET, _("Alleen:"));
		canvas_text(canvas, body.row, body.col + LIST_MARKER_COLS + 9, body.cols - LIST_MARKER_COLS - 20, TUI_HEADING,
			filter.data);
		canvas_text_right(canvas, body.row, body.col + body.cols, 9, TUI_QUIET, _("x Alles"));
		body.row++;
		body.rows--;
	}
	buf_free(&filter);
	list_draw(&self->list, canvas, body);
}

static bool tijdlijn_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct tijdlijn *)screen)->list, press);
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

/* The whole line, for windows of 80 columns; of an entry of the journal the whole text. */
static void tijdlijn_enter(void *screen)
{
	struct tijdlijn *self = screen;
	const struct timeline_line *line;
	char at[INSTANT_BYTES];
	size_t index;

	if (!list_selected(&self->list, &index))
		return;
	line = tijdlijn_line(self, index);
	if (strcmp(line->kind, journal_entry_record.name) == 0) {
		journal_page(self->desk, self->household_id, line->object_id);
		return;
	}
	instant_nl(line->at, at);
	desk_dialog(self->desk, dialog_notice(at, line->what));
}

static bool tijdlijn_any(const void *screen)
{
	return tijdlijn_count(screen) > 0;
}

/* ---- the filter ---- */

/* From the top, where the newest is. */
static void filter_changed(struct tijdlijn *self, bool changed)
{
	if (!changed)
		return;
	tijdlijn_show(self);
	list_select_index(&self->list, 0);
}

static void tijdlijn_wet(void *screen)
{
	struct tijdlijn *self = screen;

	filter_changed(self, timeline_pick_wet(self->desk, &self->kept->filter));
}

static void tijdlijn_kind(void *screen)
{
	struct tijdlijn *self = screen;

	filter_changed(self, timeline_pick_kind(self->desk, &self->kept->filter));
}

static void tijdlijn_person(void *screen)
{
	struct tijdlijn *self = screen;

	filter_changed(self, timeline_pick_person(self->desk, &self->answer.rows, self->kept));
}

static void tijdlijn_period(void *screen)
{
	struct tijdlijn *self = screen;

	filter_changed(self, timeline_pick_period(self->desk, &self->kept->filter));
}

static void tijdlijn_word(void *screen)
{
	struct tijdlijn *self = screen;

	filter_changed(self, timeline_pick_word(self->desk, &self->kept->filter));
}

static void tijdlijn_all(void *screen)
{
	struct tijdlijn *self = screen;

	record_init(&timeline_filter_record, &self->kept->filter);
	filter_changed(self, true);
}

static bool tijdlijn_filtered(const void *screen)
{
	return timeline_filter_any(&((const struct tijdlijn *)screen)->kept->filter);
}

static const struct key tijdlijn_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele regel, en van het dagboek de hele tekst."), tijdlijn_enter, tijdlijn_any },
	{ 'l', N_("Wet"), N_("Toont alleen de regels van een wet."), tijdlijn_wet, NULL },
	{ 's', N_("Soort"), N_("Toont alleen een soort: dagboek, besluiten, plan, mensen."), tijdlijn_kind, NULL },
	{ 'p', N_("Persoon"), N_("Toont alleen wat over een gezinslid gaat, of van een collega is."), tijdlijn_person, NULL },
	{ 'd', N_("Periode"), N_("Toont alleen een periode."), tijdlijn_period, NULL },
	{ 'z', N_("Woord"), N_("Toont alleen de regels met een woord, ook in de tekst van het dagboek."), tijdlijn_word, NULL },
	{ 'x', N_("Alles"), N_("Toont weer alles."), tijdlijn_all, tijdlijn_filtered },
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
