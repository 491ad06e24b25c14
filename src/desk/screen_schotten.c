/* Geldschotten: how often which wall of money was in the way, quarter by quarter, without names and without small numbers. */
#include <stdio.h>

#include "base/mem.h"
#include "desk/screens.h"

struct schotten {
	struct desk *desk;
	int64_t year;
	struct message answer;
	struct list list;
};

static size_t walls_count(const void *screen)
{
	return rows_count(&((const struct schotten *)screen)->answer.rows, &wall_count_record);
}

static const struct wall_count *wall_at(const void *screen, size_t index)
{
	return rows_get(&((const struct schotten *)screen)->answer.rows, &wall_count_record, index);
}

static bool schotten_read(struct schotten *self, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.number = self->year;
	if (!desk_reread_with(self->desk, REQ_WALL_LIST, &ask, &self->answer, err))
		return false;
	list_reload(&self->list);
	desk_title(self->desk, _("Geldschotten %lld"), (long long)self->year);
	return true;
}

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static int64_t wall_id(const void *screen, size_t index)
{
	const struct wall_count *wall = wall_at(screen, index);

	return wall->kwartaal * 100 + wall->schot + 1;
}

static const char *wall_group(const void *screen, size_t index)
{
	static const char *const quarters[] = { N_("Januari tot en met maart"), N_("April tot en met juni"),
		N_("Juli tot en met september"), N_("Oktober tot en met december") };
	int64_t quarter = wall_at(screen, index)->kwartaal;

	return quarter >= 1 && quarter <= (int64_t)COUNT_OF(quarters) ? _(quarters[quarter - 1]) : "";
}

static void wall_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	enum { NAME_COLUMNS = 34 };
	const struct wall_count *wall = wall_at(screen, index);
	char times[TEXT_LINE_BYTES];

	wall_count_say(wall, times);
	canvas_text(canvas, area.row, area.col, NAME_COLUMNS - 1, selected ? TUI_SELECT : TUI_NORMAL,
		_(choice_label(wall_choices, wall->schot)));
	canvas_text(canvas, area.row, area.col + NAME_COLUMNS, area.cols - NAME_COLUMNS, wall->aantal ? TUI_NORMAL : TUI_QUIET,
		times);
}

static const struct list_source walls_source = {
	.count = walls_count,
	.id = wall_id,
	.draw = wall_draw,
	.group = wall_group,
	.empty = N_("Er is in dit jaar geen geldschot gemeld. Met < en > kiest u een ander jaar."),
};

/* ---- the screen --------------------------------------------------------------------------------------------------- */

static bool schotten_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct schotten *self = screen;
	int year, month, date;

	(void)call;
	self->desk = desk;
	day_split(desk_today(desk), &year, &month, &date);
	self->year = year;
	message_init(&self->answer, 0);
	list_init(&self->list, &walls_source, self);
	return schotten_read(self, err);
}

static void schotten_close(void *screen)
{
	message_free(&((struct schotten *)screen)->answer);
}

static void schotten_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct schotten *)screen)->list, canvas, body);
}

static bool schotten_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct schotten *)screen)->list, press);
}

static void schotten_show(void *screen)
{
	struct schotten *self = screen;
	struct err err = ERR_INIT;

	if (!schotten_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void schotten_turn(struct schotten *self, int years)
{
	struct err err = ERR_INIT;

	self->year += years;
	if (schotten_read(self, &err))
		return;
	self->year -= years;
	desk_say_err(self->desk, &err);
}

static void schotten_before(void *screen)
{
	schotten_turn(screen, -1);
}

static void schotten_after(void *screen)
{
	schotten_turn(screen, 1);
}

static void schotten_seen(void *screen)
{
	struct schotten *self = screen;
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	if (desk_ask_with(self->desk, REQ_WALL_SEEN, &ask, &answer, &err))
		desk_good(self->desk, "%s", _("Gezien. De regel komt terug als er een schot bij komt of het kwartaal voorbij is."));
	else
		desk_say_err(self->desk, &err);
	message_free(&answer);
}

static const struct key schotten_keys[] = {
	{ 'g', N_("Gezien"), N_("De regel over geldschotten gaat uit uw werkbak tot er iets bij komt."), schotten_seen, NULL },
	{ '<', N_("Vorig jaar"), N_("Toont het jaar ervoor."), schotten_before, NULL },
	{ '>', N_("Volgend jaar"), N_("Toont het jaar erna."), schotten_after, NULL },
	{ 0 },
};

const struct screen screen_schotten = {
	.name = "schotten",
	.title = N_("Geldschotten"),
	.size = sizeof(struct schotten),
	.keys = schotten_keys,
	.open = schotten_open,
	.close = schotten_close,
	.draw = schotten_draw,
	.key = schotten_key,
	.show = schotten_show,
	.inbox = schotten_show,
};
