/* Budget: what the municipality has for each category this year, what it will cost, and which walls were in the way. */
#include <stdio.h>

#include "base/mem.h"
#include "desk/screens.h"

struct budget_screen {
	struct desk *desk;
	int64_t year;
	struct message answer;
	struct list list;
};

static const struct budget *budget_at(const void *screen, size_t index)
{
	return rows_get(&((const struct budget_screen *)screen)->answer.rows, &budget_record, index);
}

static size_t budgets_count(const void *screen)
{
	return rows_count(&((const struct budget_screen *)screen)->answer.rows, &budget_record);
}

static const struct wall_count *wall_at(const void *screen, size_t index)
{
	return rows_get(&((const struct budget_screen *)screen)->answer.rows, &wall_count_record, index - budgets_count(screen));
}

static bool budget_read(struct budget_screen *self, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.number = self->year;
	if (!desk_reread_with(self->desk, REQ_MONEY, &ask, &self->answer, err))
		return false;
	list_reload(&self->list);
	return true;
}

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static size_t lines_count(const void *screen)
{
	return budgets_count(screen) + rows_count(&((const struct budget_screen *)screen)->answer.rows, &wall_count_record);
}

static int64_t line_id(const void *screen, size_t index)
{
	const struct wall_count *wall;

	if (index < budgets_count(screen))
		return budget_at(screen, index)->id;
	wall = wall_at(screen, index);
	return -(wall->kwartaal * 100 + wall->schot + 1);
}

static const char *line_group(const void *screen, size_t index)
{
	return index < budgets_count(screen) ? _("Budget: besteed, verwacht met wat wacht, en budget van het jaar (euro)") :
		_("Schotten: hoe vaak geld in de weg stond, zonder namen");
}

static void budget_draw_row(const struct budget *budget, struct canvas *canvas, struct area area, bool selected)
{
	const cents sums[] = { budget->spent, budget->forecast + budget->reserved, budget->bedrag };
	int naam = area.cols - 58;
	char label[TEXT_LINE_BYTES], money[MONEY_BYTES];

	snprintf(label, sizeof(label), "%.20s%s%.300s", budget->productcategorie,
		budget->productcategorie[0] != '\0' ? " " : "", budget->naam);
	canvas_text(canvas, area.row, area.col, 15, TUI_QUIET, _(choice_label(wet_choices, budget->wet)));
	canvas_text(canvas, area.row, area.col + 16, naam - 1, selected ? TUI_SELECT : TUI_NORMAL, label);
	for (size_t i = 0; i < COUNT_OF(sums); i++) {
		money_nl(sums[i], true, money);
		canvas_text_right(canvas, area.row, area.col + 16 + naam + (int)(i + 1) * 11, 10, TUI_NORMAL, money);
	}
	money_nl(budget_over(budget), true, money);
	if (budget_over(budget) > 0)
		canvas_text_right(canvas, area.row, area.col + area.cols, 9, TUI_ALERT, _("tekort"));
}

static void wall_draw_row(const struct wall_count *wall, struct canvas *canvas, struct area area, bool selected)
{
	char line[TEXT_LINE_BYTES], money[MONEY_BYTES];

	money_nl(wall->bedrag, true, money);
	snprintf(line, sizeof(line), _("kwartaal %lld"), (long long)wall->kwartaal);
	canvas_text(canvas, area.row, area.col, 15, TUI_QUIET, line);
	canvas_text(canvas, area.row, area.col + 16, 32, selected ? TUI_SELECT : TUI_NORMAL,
		_(choice_label(wall_choices, wall->schot)));
	snprintf(line, sizeof(line), wall->bedrag > 0 ? _("%lld keer, samen € %s") : _("%lld keer"), (long long)wall->aantal, money);
	canvas_text(canvas, area.row, area.col + 49, area.cols - 49, TUI_NORMAL, line);
}

static void line_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	if (index < budgets_count(screen))
		budget_draw_row(budget_at(screen, index), canvas, area, selected);
	else
		wall_draw_row(wall_at(screen, index), canvas, area, selected);
}

static const struct list_source lines_source = {
	.count = lines_count,
	.id = line_id,
	.draw = line_draw,
	.group = line_group,
	.empty = N_("Er is voor dit jaar geen budget ingelezen en geen schot gemeld. Met < en > kiest u een ander jaar."),
};

/* ---- the screen --------------------------------------------------------------------------------------------------- */

static void budget_title(struct budget_screen *self)
{
	desk_title(self->desk, _("Budget %lld"), (long long)self->year);
}

static bool budget_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct budget_screen *self = screen;
	int year, month, date;

	(void)call;
	self->desk = desk;
	day_split(desk_today(desk), &year, &month, &date);
	self->year = year;
	message_init(&self->answer, 0);
	list_init(&self->list, &lines_source, self);
	budget_title(self);
	return budget_read(self, err);
}

static void budget_close(void *screen)
{
	message_free(&((struct budget_screen *)screen)->answer);
}

static void budget_draw(void *screen, struct canvas *canvas, struct area body)
{
	list_draw(&((struct budget_screen *)screen)->list, canvas, body);
}

static bool budget_key(void *screen, const struct key_press *press)
{
	return list_move(&((struct budget_screen *)screen)->list, press);
}

static void budget_show(void *screen)
{
	struct budget_screen *self = screen;
	struct err err = ERR_INIT;

	if (!budget_read(self, &err))
		desk_say_err(self->desk, &err);
}

static void budget_turn(struct budget_screen *self, int years)
{
	struct err err = ERR_INIT;

	self->year += years;
	if (!budget_read(self, &err)) {
		self->year -= years;
		desk_say_err(self->desk, &err);
	}
	budget_title(self);
}

static void budget_before(void *screen)
{
	budget_turn(screen, -1);
}

static void budget_after(void *screen)
{
	budget_turn(screen, 1);
}

static const struct key budget_keys[] = {
	{ '<', N_("Vorig jaar"), N_("Toont het jaar ervoor."), budget_before, NULL },
	{ '>', N_("Volgend jaar"), N_("Toont het jaar erna: wat er dan nog loopt."), budget_after, NULL },
	{ 0 },
};

const struct screen screen_budget = {
	.name = "budget",
	.title = N_("Budget"),
	.size = sizeof(struct budget_screen),
	.keys = budget_keys,
	.open = budget_open,
	.close = budget_close,
	.draw = budget_draw,
	.key = budget_key,
	.show = budget_show,
	.inbox = budget_show,
};
