/* The mandate meter in words and bars. */
#include "desk/verdict.h"

#include <stdio.h>

#include "tui/meter.h"

enum { METER_LABEL = 14, METER_BAR = 26 };

static void meter_line(struct canvas *canvas, int row, struct area area, const char *label, cents used, cents adding,
	cents limit)
{
	char total[MONEY_BYTES], most[MONEY_BYTES], text[3 * MONEY_BYTES + 32];
	struct meter meter = { .label = label, .used = used, .adding = adding, .text = text };

	money_nl(used + adding, true, total);
	if (limit == MANDATE_UNLIMITED) {
		snprintf(text, sizeof(text), _("%s, geen grens"), total);
	} else {
		money_nl(limit, true, most);
		snprintf(text, sizeof(text), _("%s van %s"), total, most);
		meter.limit = limit > 0 ? limit : 1;
	}
	meter_draw(canvas, row, area.col + 1, area.cols - 2, METER_LABEL, METER_BAR, &meter);
}

static void verdict_free(const struct mandate_verdict *verdict, char *out, size_t room)
{
	char free_text[MONEY_BYTES], flight[MONEY_BYTES];

	if (verdict->free == MANDATE_UNLIMITED) {
		snprintf(out, room, "%s", _("Vrij voor u bij dit huishouden: geen grens."));
		return;
	}
	money_nl(verdict->free > 0 ? verdict->free : 0, true, free_text);
	money_nl(verdict->in_flight, true, flight);
	snprintf(out, room, _("Vrij voor u bij dit huishouden: %s euro. In behandeling: %s euro."), free_text, flight);
}

/* Of what is granted the judgement says something once amount and days are there. */
static bool can_be_judged(const struct decision *decision)
{
	bool grants = decision->kind != DECISION_AFWIJZING && decision->kind != DECISION_INTREKKING;

	return !grants || (decision->bedrag > 0 && decision->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE);
}

/* A budget that is passed is said, and stops nobody: the law asks for help that fits. */
static void budget_line(struct canvas *canvas, struct area area, const struct rows *weighed, const struct decision *decision)
{
	const struct budget *budget = rows_first(weighed, &budget_record);
	char line[2 * TEXT_LINE_BYTES], over[MONEY_BYTES];
	struct budget with;

	if (budget == NULL)
		return;
	with = *budget;
	with.reserved += decision_takes(decision) ? 0 : decision->bedrag;
	if (budget_over(&with) == 0)
		return;
	money_nl(budget_over(&with), true, over);
	snprintf(line, sizeof(line), _("Let op: het budget %lld voor %s komt € %s tekort. U mag wel besluiten."),
		(long long)budget->jaar, budget->naam, over);
	if (text_columns(line) > area.cols - 2)
		snprintf(line, sizeof(line), _("Let op: dit budget van %lld komt € %s tekort. U mag wel besluiten."),
			(long long)budget->jaar, over);
	canvas_text(canvas, area.row + area.rows - 1, area.col + 1, area.cols - 2, TUI_ALERT, line);
}

void verdict_draw(struct canvas *canvas, struct area area, const struct rows *weighed, const struct decision *decision)
{
	const struct mandate_verdict *verdict = rows_first(weighed, &mandate_verdict_record);
	cents counted = decision_counted(decision);
	char line[ERR_TEXT_BYTES + TEXT_LINE_BYTES];

	if (verdict == NULL)
		return;
	if (decision->provision_kind_id == 0) {
		canvas_text(canvas, area.row, area.col + 1, area.cols - 2, TUI_QUIET,
			_("Kies een voorziening en een bedrag: hier ziet u dan wat u zelf mag beslissen."));
		return;
	}
	if (decision->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE && decision->datumEinde < decision->datumStart) {
		canvas_text(canvas, area.row, area.col + 1, area.cols - 2, TUI_ALERT,
			_("De laatste dag ligt voor de eerste dag. Kijk de datums na."));
		return;
	}
	if (decision_registered(decision)) {
		canvas_wrap(canvas, area, TUI_NORMAL, _("Een verwijzing bij wet (Jeugdwet 2.6): u legt hem vast, u beslist niet. Er is "
			"geen mandaat voor nodig en hij telt niet mee voor uw grens."));
		return;
	}
	budget_line(canvas, area, weighed, decision);
	meter_line(canvas, area.row, area, _("Per besluit"), 0, counted, verdict->per_besluit);
	meter_line(canvas, area.row + 1, area, _("Huishouden"), verdict->decided + verdict->in_flight, counted,
		verdict->cum_huishouden);
	verdict_free(verdict, line, sizeof(line));
	canvas_text(canvas, area.row + 2, area.col + 1, area.cols - 2, TUI_NORMAL, line);
	if (!can_be_judged(decision)) {
		canvas_text(canvas, area.row + 3, area.col + 1, area.cols - 2, TUI_QUIET,
			_("Vul het bedrag en de laatste dag in: dan ziet u wie dit mag beslissen."));
		return;
	}
	if (verdict->within) {
		canvas_text(canvas, area.row + 3, area.col + 1, area.cols - 2, TUI_GOOD, verdict->needs_second ?
			_("Binnen uw mandaat; een collega moet het ook goedvinden (tweede ogen).") : _("Binnen uw mandaat: u beslist zelf."));
		return;
	}
	if (verdict->trede > MANDATE_TREDE_MAX)
		snprintf(line, sizeof(line), "%s", verdict->why);
	else
		snprintf(line, sizeof(line), _("Trede %lld beslist: %s. %s"), (long long)verdict->trede, verdict->trede_naam, verdict->why);
	canvas_wrap(canvas, (struct area){ area.row + 3, area.col + 1, area.rows - 3, area.cols - 2 }, TUI_ALERT, line);
}

const char *verdict_question(const struct mandate_verdict *verdict)
{
	if (verdict == NULL || (!verdict->within && verdict->trede > MANDATE_TREDE_MAX))
		return _("Het besluit indienen?");
	if (!verdict->within)
		return _("Dit gaat boven uw mandaat. Indienen bij de trede die mag beslissen?");
	if (verdict->needs_second)
		return _("Dit valt binnen uw mandaat. Nemen, en een collega om tweede ogen vragen?");
	return _("Dit valt binnen uw mandaat. Het besluit nemen?");
}

void spent_print(const struct rows *rows, struct buf *out)
{
	const struct spent *spent;
	char date[DAY_NL_BYTES], money[MONEY_BYTES];

	for (size_t n = 0; (spent = rows_get(rows, &spent_record, n)) != NULL; n++) {
		day_nl(spent->datum, date);
		money_nl(spent->bedrag, false, money);
		buf_format(out, "%s  %12s  %s%s\n", date, money, spent->what, spent->in_flight ? _("  (in behandeling)") : "");
	}
}
