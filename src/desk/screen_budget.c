/* Budget: what the municipality has for each category this year, and what it will cost. */
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

static int64_t line_id(const void *screen, size_t index)
{
	return budget_at(screen, index)->id;
}

static const char *line_group(const void *screen, size_t index)
{
	return _(choice_label(wet_choices, budget_at(screen, index)->wet));
}

enum { MARK_COLUMNS = 2, AMOUNT_COLUMNS = 11, SHORT_COLUMNS = 8, AMOUNTS = 3 };

/* The last column of an amount, from the first of a row. */
static int amount_end(int cols, size_t amount)
{
	return cols - SHORT_COLUMNS - (int)(AMOUNTS - 1 - amount) * AMOUNT_COLUMNS;
}

static void line_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct budget *budget = budget_at(screen, index);
	const cents sums[AMOUNTS] = { budget->spent, budget->forecast + budget->reserved, budget->bedrag };
	char label[TEXT_LINE_BYTES], money[MONEY_BYTES];

	snprintf(label, sizeof(label), "%.20s%s%.300s", budget->productcategorie,
		budget->productcategorie[0] != '\0' ? " " : "", budget->naam);
	canvas_text(canvas, area.row, area.col, amount_end(area.cols, 0) - AMOUNT_COLUMNS, selected ? TUI_SELECT : TUI_NORMAL,
		label);
	for (size_t i = 0; i < AMOUNTS; i++) {
		money_nl(sums[i], true, money);
		canvas_text_right(canvas, area.row, area.col + amount_end(area.cols, i), AMOUNT_COLUMNS - 1, TUI_NORMAL, money);
	}
	if (budget_over(budget) > 0)
		canvas_text_right(canvas, area.row, area.col + area.cols, SHORT_COLUMNS - 1, TUI_ALERT, _("tekort"));
}

static const struct list_source lines_source = {
	.count = budgets_count,
	.id = line_id,
	.draw = line_draw,
	.group = line_group,
	.empty = N_("Er is voor dit jaar geen budget ingelezen. Met < en > kiest u een ander jaar, met s ziet u de geldschotten."),
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

/* What the three amounts are stands above them. */
static void budget_draw(void *screen, struct canvas *canvas, struct area body)
{
	static const char *const heads[AMOUNTS] = { N_("besteed"), N_("verwacht"), N_("budget") };
	struct budget_screen *self = screen;

	if (budgets_count(self) > 0 && body.rows > 1) {
		canvas_text(canvas, body.row, body.col + MARK_COLUMNS, body.cols, TUI_QUIET, _("Hele euro's"));
		for (size_t i = 0; i < AMOUNTS; i++)
			canvas_text_right(canvas, body.row, body.col + MARK_COLUMNS + amount_end(body.cols - MARK_COLUMNS, i),
				AMOUNT_COLUMNS - 1, TUI_QUIET, _(heads[i]));
		body.row++;
		body.rows--;
	}
	list_draw(&self->list, canvas, body);
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

static void budget_walls(void *screen)
{
	static const struct screen_call call = { 0 };

	desk_push(((struct budget_screen *)screen)->desk, &screen_schotten, &call);
}

static const struct key budget_keys[] = {
	{ 's', N_("Schotten"), N_("Toont hoe vaak welk geldschot in de weg stond, zonder namen."), budget_walls, NULL },
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
