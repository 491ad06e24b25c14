/* Geld: what was granted to a household over all laws, what runs, and where a wall of money was in the way. */
#include <stdio.h>

#include "base/mem.h"
#include "desk/lines.h"
#include "desk/money_forms.h"
#include "desk/screens.h"

enum { SUMS = 5, SUM_COLS = 13, LAW_COLS = 15 };

struct geld {
	struct lines lines;
	bool opened;
};

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static int64_t line_id(const void *screen, size_t index)
{
	const struct provision_line *line = lines_row(screen, index);

	return line->id;
}

static bool line_runs(const struct geld *self, const struct provision_line *line)
{
	return (line->state == DECISION_GENOMEN || line->state == DECISION_BEKENDGEMAAKT) &&
		line->last >= desk_today(self->lines.desk);
}

static const char *line_state(const struct geld *self, const struct provision_line *line)
{
	if (line->state == DECISION_TER_TOETSING || line->state == DECISION_TWEEDE_OGEN)
		return _("in behandeling");
	if (!line_runs(self, line))
		return _("afgelopen");
	return line->first > desk_today(self->lines.desk) ? _("begint nog") : _("loopt");
}

static void line_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct provision_line *line = lines_row(screen, index);
	char money[MONEY_BYTES], rest[MONEY_BYTES], last[DAY_NL_BYTES];
	int naam = area.cols - 51;

	money_nl(line->bedrag - line->withdrawn, true, money);
	money_nl(line->rest, true, rest);
	day_nl(line->last, last);
	canvas_text(canvas, area.row, area.col, naam - 1, selected ? TUI_SELECT : TUI_NORMAL, line->provision_naam);
	canvas_text_right(canvas, area.row, area.col + naam + 10, 10, TUI_NORMAL, money);
	canvas_text_right(canvas, area.row, area.col + naam + 21, 10, line->rest > 0 ? TUI_NORMAL : TUI_QUIET, rest);
	canvas_text(canvas, area.row, area.col + naam + 24, 10, TUI_QUIET, last);
	canvas_text(canvas, area.row, area.col + naam + 36, 15, line_runs(screen, line) ? TUI_GOOD : TUI_QUIET,
		line_state(screen, line));
}

static const struct list_source lines_source = {
	.count = lines_count,
	.id = line_id,
	.draw = line_draw,
	.empty = N_("Er is nog niets toegekend. Een besluit schrijft u op het scherm Besluiten met n."),
};

/* ---- the sums ----------------------------------------------------------------------------------------------------- */

static void sums_draw(struct canvas *canvas, int row, struct area body, const char *label, const struct ledger_line *line)
{
	const cents sums[SUMS] = { line->reserved, line->granted, line->withdrawn, line->ended, line->running };
	char money[MONEY_BYTES];

	canvas_text(canvas, row, body.col + 1, LAW_COLS - 1, TUI_NORMAL, label);
	for (int i = 0; i < SUMS; i++) {
		money_nl(sums[i], true, money);
		canvas_text_right(canvas, row, body.col + LAW_COLS + (i + 1) * SUM_COLS, SUM_COLS - 1,
			sums[i] != 0 ? TUI_NORMAL : TUI_QUIET, money);
	}
}

static void sums_head(struct canvas *canvas, struct area body)
{
	static const char *const heads[SUMS] = { N_("wacht"), N_("toegekend"), N_("terug"), N_("afgelopen"), N_("loopt") };

	canvas_text(canvas, body.row, body.col + 1, LAW_COLS - 1, TUI_QUIET, _("Euro, per wet"));
	for (int i = 0; i < SUMS; i++)
		canvas_text_right(canvas, body.row, body.col + LAW_COLS + (i + 1) * SUM_COLS, SUM_COLS - 1, TUI_QUIET, _(heads[i]));
}

/* The sums of each law, and of all when there are more; returns the rows it took. */
static int ledger_draw(const struct geld *self, struct canvas *canvas, struct area body)
{
	const struct ledger_line *line;
	struct ledger_line total = { 0 };
	int row = body.row, most = body.row + body.rows / 2;

	sums_head(canvas, body);
	for (size_t n = 0; (line = rows_get(&self->lines.answer.rows, &ledger_line_record, n)) != NULL && row + 2 < most; n++) {
		bool ours = line->kostendrager == DRAGER_GEMEENTE;

		sums_draw(canvas, ++row, body, _(ours ? choice_label(wet_choices, line->wet) :
			choice_label(kostendrager_choices, line->kostendrager)), line);
		total.reserved += line->reserved;
		total.granted += line->granted;
		total.withdrawn += line->withdrawn;
		total.ended += line->ended;
		total.running += line->running;
	}
	if (rows_count(&self->lines.answer.rows, &ledger_line_record) > 1)
		sums_draw(canvas, ++row, body, _("Samen"), &total);
	return row + 1 - body.row;
}

static void walls_draw(const struct geld *self, struct canvas *canvas, struct area body)
{
	size_t count = rows_count(&self->lines.answer.rows, &wall_report_record);
	const struct wall_report *last = rows_first(&self->lines.answer.rows, &wall_report_record);
	char line[2 * TEXT_LINE_BYTES], date[DAY_NL_BYTES];

	if (last == NULL)
		return;
	day_nl(last->datum, date);
	snprintf(line, sizeof(line), _("Schotten gemeld: %zu. Laatst op %s: %s, %s"), count, date,
		_(choice_label(wall_choices, last->schot)), last->oplossing);
	canvas_text(canvas, body.row + body.rows - 1, body.col + 1, body.cols - 2, TUI_QUIET, line);
}

static void geld_draw(void *screen, struct canvas *canvas, struct area body)
{
	struct geld *self = screen;
	int head = ledger_draw(self, canvas, body) + 1;
	struct area list = { body.row + head + 1, body.col, body.rows - head - 2, body.cols };
	int naam = body.cols - 2 - 51;

	if (lines_count(self) > 0) {
		canvas_text(canvas, body.row + head, body.col + 2, naam, TUI_QUIET, _("Voorziening"));
		canvas_text_right(canvas, body.row + head, body.col + naam + 12, 10, TUI_QUIET, _("bedrag"));
		canvas_text_right(canvas, body.row + head, body.col + naam + 23, 10, TUI_QUIET, _("komt nog"));
		canvas_text(canvas, body.row + head, body.col + naam + 26, 10, TUI_QUIET, _("tot en met"));
	}
	list_draw(&self->lines.list, canvas, list);
	walls_draw(self, canvas, body);
}

/* ---- the screen --------------------------------------------------------------------------------------------------- */

static bool geld_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct geld *self = screen;
	struct message view;

	self->opened = desk_household_open(desk, call->household_id, &view, err);
	message_free(&view);
	desk_title_household(desk);
	return self->opened && lines_open(&self->lines, desk, call->household_id, REQ_LEDGER, &provision_line_record, &lines_source, err);
}

static void geld_close(void *screen)
{
	struct geld *self = screen;

	if (self->opened)
		desk_household_close(self->lines.desk, self->lines.household_id);
	lines_close(screen);
}

static void geld_enter(void *screen)
{
	struct geld *self = screen;
	const struct provision_line *line = lines_selected(self);
	const struct screen_call call = { .household_id = self->lines.household_id, .object_id = line != NULL ? line->id : 0 };

	if (line != NULL)
		desk_push(self->lines.desk, &screen_besluit, &call);
}

static void geld_swap(void *screen)
{
	struct geld *self = screen;
	const struct provision_line *line = lines_selected(self);

	if (line != NULL)
		money_form_swap(self->lines.desk, self->lines.household_id, line);
}

static void geld_wall(void *screen)
{
	struct geld *self = screen;

	money_form_wall(self->lines.desk, self->lines.household_id);
}

static void geld_walls(void *screen)
{
	struct geld *self = screen;
	const struct wall_report *report;
	struct buf text = BUF_INIT;
	char date[DAY_NL_BYTES], money[MONEY_BYTES];

	for (size_t n = 0; (report = rows_get(&self->lines.answer.rows, &wall_report_record, n)) != NULL; n++) {
		day_nl(report->datum, date);
		money_nl(report->bedrag, true, money);
		buf_format(&text, "%s  %s\n%s", date, _(choice_label(wall_choices, report->schot)), report->oplossing);
		if (report->bedrag > 0)
			buf_format(&text, " (€ %s)", money);
		buf_format(&text, "\n%s%s%s\n\n", report->toelichting, report->toelichting[0] != '\0' ? "\n" : "",
			report->employee_naam);
	}
	desk_dialog(self->lines.desk, dialog_page(_("Schotten"), text.data));
	buf_free(&text);
}

static bool may_swap(const void *screen)
{
	const struct geld *self = screen;
	const struct provision_line *line = lines_selected(self);

	return line != NULL && line_runs(self, line) && line->rest > 0 && line->kostendrager == DRAGER_GEMEENTE &&
		desk_may_here(self->lines.desk, self->lines.household_id, DEED_DECIDE);
}

static bool may_report(const void *screen)
{
	const struct geld *self = screen;

	return desk_may_here(self->lines.desk, self->lines.household_id, DEED_EDIT);
}

static bool any_wall(const void *screen)
{
	return rows_count(&((const struct lines *)screen)->answer.rows, &wall_report_record) > 0;
}

static const struct key geld_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent het besluit van de gekozen voorziening."), geld_enter, lines_any },
	{ 'r', N_("Uitruil"), N_("Ruilt een deel van de gekozen voorziening tegen een andere: samen niet meer geld."), geld_swap,
	  may_swap },
	{ 's', N_("Schot melden"), N_("Meldt dat een geldschot (Zvw, Wlz, Wmo) een oplossing tegenhield."), geld_wall, may_report },
	{ 'v', N_("Schotten"), N_("Toont alle schotten die bij dit huishouden zijn gemeld."), geld_walls, any_wall },
	{ 0 },
};

const struct screen screen_geld = {
	.name = "geld",
	.title = N_("Geld"),
	.size = sizeof(struct geld),
	.keys = geld_keys,
	.open = geld_open,
	.close = geld_close,
	.draw = geld_draw,
	.key = lines_key,
	.show = lines_show,
	.change = lines_change,
};
