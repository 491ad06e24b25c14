/* Resultaten: how each person is doing: the first and the last score of each life domain, the way in between, and what was reached. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"
#include "results_view.h"
#include "sheet.h"
#include "tui/meter.h"

enum { BAR_COLS = 12, NAME_COLS = 29, TREND_COLS = 27 };

enum results_page { PAGE_SCORES, PAGE_TREND, PAGE_REACHED };

struct resultaten {
	struct desk *desk;
	id household_id;
	bool opened;
	struct message view, answer;
	size_t person;			/* place among the measured */
	int page;			/* enum results_page */
	struct results results;
	struct list list;
	struct sheet sheet;
};

static const struct measured *person_of(const struct resultaten *self)
{
	return rows_get(&self->answer.rows, &measured_record, self->person);
}

static const struct measurement *measurement_at(const struct resultaten *self, size_t n)
{
	const struct measured *person = person_of(self);

	return person != NULL ? results_measurement(&self->answer.rows, person->person_id, n) : NULL;
}

static size_t measurement_count(const struct resultaten *self)
{
	size_t count = 0;

	while (measurement_at(self, count) != NULL)
		count++;
	return count;
}

/* ---- the lines ---- */

static size_t line_count(const void *screen)
{
	const struct resultaten *self = screen;

	return self->page == PAGE_SCORES ? self->results.count : measurement_count(self);
}

static int64_t line_id(const void *screen, size_t index)
{
	(void)screen;
	return (int64_t)index + 1;
}

/* "2 [####......]"; blank when it was not measured. */
static void score_draw(struct canvas *canvas, int row, int col, int64_t score, int64_t most)
{
	char label[24];
	const struct meter meter = { .label = label, .used = score, .limit = most, .text = "" };

	if (score == 0)
		return;
	snprintf(label, sizeof(label), "%lld", (long long)score);
	meter_draw(canvas, row, col, BAR_COLS + 2, 1, BAR_COLS, &meter);
}

static void score_line(const struct resultaten *self, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct result_line *line = &self->results.lines[index];
	int64_t most = line->code != NULL ? ZRM_MOST : LADDER_MOST;
	int first = area.col + NAME_COLS + 1, last = first + BAR_COLS + 5;

	canvas_text(canvas, area.row, area.col, NAME_COLS, selected ? TUI_SELECT : TUI_NORMAL, line->naam);
	if (line->first == 0) {
		canvas_text(canvas, area.row, first, CANVAS_REST, TUI_QUIET, _("niet gemeten"));
		return;
	}
	score_draw(canvas, area.row, first, line->first, most);
	if (line->last_day == line->first_day)
		return;
	score_draw(canvas, area.row, last, line->last, most);
	canvas_format(canvas, area.row, last + BAR_COLS + 4, 2, line->last > line->first ? TUI_GOOD : TUI_BOLD,
		line->last == line->first ? "=" : "%+lld", (long long)(line->last - line->first));
	canvas_text(canvas, area.row, last + BAR_COLS + 7, area.cols - (last + BAR_COLS + 7 - area.col), TUI_NORMAL,
		line->steps.data);
}

/* One measurement: the mean of the life domains, the ladder, who and when. */
static void trend_line(const struct resultaten *self, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct measurement *measurement = measurement_at(self, index);
	int64_t mean = results_mean(&self->answer.rows, measurement);
	char label[24], datum[DAY_NL_BYTES];
	const struct meter meter = { .label = label, .used = mean, .limit = 10 * ZRM_MOST, .text = "" };

	day_nl(measurement->datum, datum);
	canvas_format(canvas, area.row, area.col, TREND_COLS, selected ? TUI_SELECT : TUI_NORMAL, "%s %s", datum,
		_(choice_label(measure_moment_choices, measurement->moment)));
	snprintf(label, sizeof(label), "%lld,%lld", (long long)(mean / 10), (long long)(mean % 10));
	if (mean > 0)
		meter_draw(canvas, area.row, area.col + TREND_COLS + 1, 17, 3, BAR_COLS, &meter);
	score_draw(canvas, area.row, area.col + TREND_COLS + 20, measurement->participatie, LADDER_MOST);
	canvas_text(canvas, area.row, area.col + TREND_COLS + 37, area.cols - TREND_COLS - 37, TUI_NORMAL, measurement->employee_naam);
}

static void line_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct resultaten *self = screen;

	(self->page == PAGE_SCORES ? score_line : trend_line)(self, index, canvas, area, selected);
}

static const struct list_source line_source = {
	.count = line_count,
	.id = line_id,
	.draw = line_draw,
	.empty = N_("Hier is nog niemand gemeten."),
};

/* ---- what was reached ---- */

static void reached_make(struct resultaten *self)
{
	const struct goal_result *result;
	day closed = DAY_NONE;
	char datum[DAY_NL_BYTES];

	sheet_clear(&self->sheet);
	for (size_t n = 0; (result = rows_get(&self->answer.rows, &goal_result_record, n)) != NULL; n++) {
		if (result->datum != closed) {
			day_nl(result->datum, datum);
			sheet_addf(&self->sheet, 0, TUI_HEADING, _("Plan gesloten op %s door %s"), datum, result->employee_naam);
		}
		closed = result->datum;
		sheet_addf(&self->sheet, 2, TUI_BOLD, "%s: %s", _(choice_label(goal_outcome_choices, result->outcome)), result->what);
		sheet_add(&self->sheet, 4, TUI_NORMAL, result->tekst);
	}
	if (closed == DAY_NONE)
		sheet_add(&self->sheet, 0, TUI_NORMAL,
			_("Er is nog geen plan gesloten. Bij het sluiten schrijft u per doel op wat er bereikt is."));
}

/* ---- reading ---- */

static void page_make(struct resultaten *self)
{
	const struct measured *person = person_of(self);

	results_free(&self->results);
	if (person != NULL)
		results_make(&self->results, &self->answer.rows, person->person_id);
	reached_make(self);
	list_reload(&self->list);
}

static bool resultaten_read(struct resultaten *self, bool again, struct err *err)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = self->household_id;
	ask.flag = again;
	if (!desk_reread_with(self->desk, REQ_RESULTS, &ask, &self->answer, err))
		return false;
	if (self->person >= rows_count(&self->answer.rows, &measured_record))
		self->person = 0;
	page_make(self);
	return true;
}

static bool resultaten_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct resultaten *self = screen;

	self->desk = desk;
	self->household_id = call->household_id;
	message_init(&self->answer, 0);
	list_init(&self->list, &line_source, self);
	desk_title_household(desk);
	self->opened = desk_household_open(desk, self->household_id, &self->view, err);
	return self->opened && resultaten_read(self, false, err);
}

static void resultaten_close(void *screen)
{
	struct resultaten *self = screen;

	if (self->opened)
		desk_household_close(self->desk, self->household_id);
	results_free(&self->results);
	sheet_clear(&self->sheet);
	message_free(&self->view);
	message_free(&self->answer);
}

static void resultaten_show(void *screen)
{
	struct resultaten *self = screen;
	struct err err = ERR_INIT;

	if (!resultaten_read(self, true, &err))
		desk_say_err(self->desk, &err);
}

static void resultaten_change(void *screen, const struct change *change)
{
	if (change->household_id == ((struct resultaten *)screen)->household_id)
		resultaten_show(screen);
}

/* ---- drawing ---- */

static void columns_draw(const struct resultaten *self, struct canvas *canvas, int row, int col)
{
	const struct measurement *first = measurement_at(self, 0);
	size_t count = measurement_count(self);
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	if (first == NULL)
		return;
	if (self->page == PAGE_TREND) {
		canvas_text(canvas, row, col + TREND_COLS + 1, 18, TUI_QUIET, _("gemiddelde ZRM"));
		canvas_text(canvas, row, col + TREND_COLS + 20, 16, TUI_QUIET, _("ladder"));
		canvas_text(canvas, row, col + TREND_COLS + 37, CANVAS_REST, TUI_QUIET, _("gemeten door"));
		return;
	}
	day_nl(first->datum, from);
	canvas_format(canvas, row, col + NAME_COLS + 1, BAR_COLS + 4, TUI_QUIET, _("eerst %s"), from);
	if (count < 2)
		return;
	day_nl(measurement_at(self, count - 1)->datum, until);
	canvas_format(canvas, row, col + NAME_COLS + BAR_COLS + 6, BAR_COLS + 4, TUI_QUIET, _("nu %s"), until);
	canvas_text(canvas, row, col + NAME_COLS + 2 * BAR_COLS + 13, CANVAS_REST, TUI_QUIET, _("verloop"));
}

static void resultaten_draw(void *screen, struct canvas *canvas, struct area body)
{
	static const char *const titles[] = { N_("Begin en nu"), N_("Verloop"), N_("Wat er bereikt is") };
	struct resultaten *self = screen;
	const struct measured *person = person_of(self);
	struct area rest = { body.row + 2, body.col, body.rows - 2, body.cols };

	if (self->page == PAGE_REACHED)
		canvas_text(canvas, body.row, body.col + 1, body.cols - 2, TUI_HEADING, _(titles[self->page]));
	else if (person != NULL)
		canvas_format(canvas, body.row, body.col + 1, body.cols - 2, TUI_HEADING, _("%s%s (%zu van %zu): %s"), person->naam,
			person->here ? "" : _(", niet meer hier"), self->person + 1, rows_count(&self->answer.rows, &measured_record),
			_(titles[self->page]));
	if (self->page == PAGE_REACHED) {
		sheet_draw(&self->sheet, canvas, (struct area){ rest.row, rest.col + 1, rest.rows, rest.cols - 2 });
		return;
	}
	columns_draw(self, canvas, body.row + 1, body.col + 2);
	list_draw(&self->list, canvas, rest);
}

/* ---- keys ---- */

static void person_go(struct resultaten *self, size_t person)
{
	self->person = person;
	list_select_index(&self->list, 0);
	page_make(self);
}

static bool resultaten_key(void *screen, const struct key_press *press)
{
	struct resultaten *self = screen;

	if (self->page == PAGE_REACHED)
		return press->code != TUI_KEY_ENTER && sheet_key(&self->sheet, press);
	if (press->code == TUI_KEY_RIGHT && self->person + 1 < rows_count(&self->answer.rows, &measured_record))
		person_go(self, self->person + 1);
	else if (press->code == TUI_KEY_LEFT && self->person > 0)
		person_go(self, self->person - 1);
	else
		return list_move(&self->list, press);
	return true;
}

static void resultaten_person(void *screen)
{
	struct resultaten *self = screen;

	person_go(self, (self->person + 1) % rows_count(&self->answer.rows, &measured_record));
}

static void page_show(struct resultaten *self, int page)
{
	self->page = page;
	list_select_index(&self->list, 0);
	page_make(self);
}

static void resultaten_trend(void *screen)
{
	struct resultaten *self = screen;

	page_show(self, self->page == PAGE_TREND ? PAGE_SCORES : PAGE_TREND);
}

static void resultaten_reached(void *screen)
{
	struct resultaten *self = screen;

	page_show(self, self->page == PAGE_REACHED ? PAGE_SCORES : PAGE_REACHED);
}

static void resultaten_measure(void *screen)
{
	struct resultaten *self = screen;
	struct measurement begin;
	struct screen_call call = { .household_id = self->household_id, .data = &begin };

	record_init(&measurement_record, &begin);
	begin.person_id = person_of(self)->person_id;
	begin.moment = measurement_count(self) == 0 ? MOMENT_BEGIN : MOMENT_HALFJAAR;
	desk_push(self->desk, &screen_meten, &call);
}

static bool has_others(const void *screen)
{
	const struct resultaten *self = screen;

	return self->page != PAGE_REACHED && rows_count(&self->answer.rows, &measured_record) > 1;
}

static bool can_measure(const void *screen)
{
	const struct resultaten *self = screen;

	return person_of(self) != NULL && person_of(self)->here && desk_may_here(self->desk, self->household_id, DEED_EDIT_PLAN);
}

static const struct key resultaten_keys[] = {
	{ 'm', N_("Meten"), N_("Schrijft op hoe het met deze persoon gaat: per leefgebied, en op de participatieladder."), resultaten_measure,
	  can_measure },
	{ 'w', N_("Volgende"), N_("Naar de volgende persoon; pijl links en rechts kan ook."), resultaten_person, has_others },
	{ 'v', N_("Verloop"), N_("Toont elke meting onder elkaar, met het gemiddelde en wie er mat; nog eens: begin en nu."),
	  resultaten_trend, NULL },
	{ 'b', N_("Bereikt"), N_("Toont wat er van elk doel bereikt is toen een plan sloot; nog eens: begin en nu."),
	  resultaten_reached, NULL },
	{ 0 },
};

const struct screen screen_resultaten = {
	.name = "resultaten",
	.title = N_("Resultaten"),
	.size = sizeof(struct resultaten),
	.keys = resultaten_keys,
	.open = resultaten_open,
	.close = resultaten_close,
	.draw = resultaten_draw,
	.key = resultaten_key,
	.show = resultaten_show,
	.change = resultaten_change,
};
