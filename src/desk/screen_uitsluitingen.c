/* Uitsluitingen: for which employee a household or a person does not exist; of one household, or all that are mine to decide. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/lines.h"
#include "desk/picks.h"
#include "desk/screen_form.h"
#include "desk/screens.h"

static int64_t line_id(const void *screen, size_t index)
{
	const struct exclusion *line = lines_row(screen, index);

	return line->id;
}

static bool holds(const struct lines *self, const struct exclusion *line)
{
	return line->until == DAY_NONE || line->until > desk_today(self->desk);
}

static const char *line_group(const void *screen, size_t index)
{
	return holds(screen, lines_row(screen, index)) ? _("Geldt nu") : _("Voorbij");
}

static void line_draw(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct exclusion *line = lines_row(screen, index);
	char until[DAY_NL_BYTES];

	day_nl(line->until, until);
	canvas_text(canvas, area.row, area.col, 20, selected ? TUI_SELECT : TUI_NORMAL, line->employee_naam);
	canvas_text(canvas, area.row, area.col + 21, 7, TUI_QUIET, line->huishoudnummer);
	canvas_text(canvas, area.row, area.col + 29, area.cols - 41, TUI_NORMAL, line->reason);
	canvas_text(canvas, area.row, area.col + area.cols - 11, 11, TUI_QUIET, *until ? until : _("open"));
}

static const struct list_source lines_source = {
	.count = lines_count,
	.id = line_id,
	.draw = line_draw,
	.group = line_group,
	.empty = N_("Niemand is uitgesloten. Met n sluit u een medewerker uit, bijvoorbeeld bij eigen familie."),
};

static bool uitsluitingen_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	if (call->household_id != 0)
		desk_title_household(desk);
	return lines_open(screen, desk, call->household_id, REQ_EXCLUSION_LIST, &exclusion_record, &lines_source, err);
}

/* ---- one line, whole ---- */

static void uitsluitingen_enter(void *screen)
{
	struct lines *self = screen;
	const struct exclusion *line = lines_selected(self);
	struct buf text = BUF_INIT;
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	if (line == NULL)
		return;
	day_nl(line->from, from);
	day_nl(line->until, until);
	buf_format(&text, _("Voor wie: %s\nHuishouden: %s %s\n"), line->employee_naam, line->huishoudnummer,
		line->household_naam);
	if (line->person_id)
		buf_format(&text, _("Van wie: %s, in elk huishouden waar die woont of woonde\n"),
			line->person_naam[0] != '\0' ? line->person_naam : _("een gezinslid"));
	buf_format(&text, _("Soort: %s\nWaarom: %s\nBesloten door: %s, op %s\n"),
		_(choice_label(exclusion_kind_choices, line->kind)), line->reason, line->by_naam, from);
	buf_format(&text, _("Tot: %s\n"), *until ? until : _("tot iemand het beëindigt"));
	if (line->ended_naam[0] != '\0')
		buf_format(&text, _("Beëindigd door: %s: %s\n"), line->ended_naam, line->ended_reason);
	desk_dialog(self->desk, dialog_page(_("Uitsluiting"), text.data));
	buf_free(&text);
}

/* ---- a new one ---- */

static const struct record_form_row new_rows[] = {
	{ .field = "employee_id", .required = true },
	{ .field = "kind" },
	{ .field = "reason" },
	{ .field = "until" },
};

static const struct record_form_row number_rows[] = {
	{ .field = "huishoudnummer", .required = true },
	{ .field = "employee_id", .required = true },
	{ .field = "kind" },
	{ .field = "reason" },
	{ .field = "until" },
};

static const struct record_form_row household_rows[] = {
	{ .field = "employee_id", .required = true },
	{ .field = "person_id" },
	{ .field = "kind" },
	{ .field = "reason" },
	{ .field = "until" },
};

struct lists {
	struct picks *employees, *members;
};

static void lists_free(void *arg)
{
	struct lists *lists = arg;

	picks_free(lists->employees);
	picks_free(lists->members);
	free(lists);
}

static void new_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct lists *lists = arg;

	(void)desk;
	(void)data;
	record_form_choices(rf, "employee_id", picks_choices(lists->employees), picks_count(lists->employees));
	if (lists->members != NULL)
		record_form_choices(rf, "person_id", picks_choices(lists->members), picks_count(lists->members));
}

static id member_person(const void *data)
{
	return ((const struct member *)data)->person_id;
}

static void member_show(const void *data, struct buf *out)
{
	buf_text(out, ((const struct member *)data)->naam);
}

/* Who lives there; NULL when it cannot be read: then it is about the household. */
static struct picks *members_of(struct desk *desk, id household_id)
{
	struct err err = ERR_INIT;
	struct message view;
	struct picks *picks = NULL;

	if (desk_household_read(desk, household_id, &view, &err))
		picks = picks_from(&view.rows, &member_record, member_person, member_show);
	message_free(&view);
	return picks;
}

static void uitsluitingen_new(void *screen)
{
	struct lines *self = screen;
	struct lists *lists = mem_new(1, sizeof(*lists));
	struct form_job job = { .title = N_("Medewerker uitsluiten"), .record = &exclusion_record, .rows = number_rows,
		.row_count = COUNT_OF(number_rows), .request = REQ_EXCLUSION_ADD, .edited = new_edited, .household_id = self->household_id,
		.deed = DEED_EXCLUDE, .saved = N_("Voor deze medewerker bestaat dit huishouden niet meer.") };
	struct exclusion fresh;

	record_init(&exclusion_record, &fresh);
	fresh.household_id = self->household_id;
	lists->employees = picks_employees(self->desk, 0);
	if (self->household_id) {
		lists->members = members_of(self->desk, self->household_id);
		job.rows = lists->members != NULL ? household_rows : new_rows;
		job.row_count = lists->members != NULL ? COUNT_OF(household_rows) : COUNT_OF(new_rows);
	}
	desk_form_with(self->desk, &job, &fresh, lists, lists_free);
}

/* ---- the end of one ---- */

static void uitsluitingen_end(void *screen)
{
	struct lines *self = screen;
	const struct exclusion *line = lines_selected(self);
	struct ask ask;

	if (line == NULL)
		return;
	record_init(&ask_record, &ask);
	ask.id = line->id;
	if (desk_prompt_reason(self->desk, _("Uitsluiting beëindigen"), N_("In een zin: waarom het niet meer nodig is."),
			REQ_EXCLUSION_END, &ask)) {
		lines_show(self);
		desk_good(self->desk, "%s", _("De uitsluiting is beëindigd."));
	}
}

static bool on_holding(const void *screen)
{
	const struct exclusion *line = lines_selected(screen);

	return line != NULL && holds(screen, line);
}

static const struct key uitsluitingen_keys[] = {
	{ TUI_KEY_ENTER, N_("Lezen"), N_("Toont de hele regel."), uitsluitingen_enter, lines_any },
	{ 'n', N_("Nieuw"), N_("Sluit een medewerker uit, met een reden."), uitsluitingen_new, NULL },
	{ 'e', N_("Beëindigen"), N_("Beëindigt de gekozen uitsluiting, met een reden."), uitsluitingen_end, on_holding },
	{ 0 },
};

const struct screen screen_uitsluitingen = {
	.name = "uitsluitingen",
	.title = N_("Uitsluitingen"),
	.size = sizeof(struct lines),
	.keys = uitsluitingen_keys,
	.open = uitsluitingen_open,
	.close = lines_close,
	.draw = lines_draw,
	.key = lines_key,
	.show = lines_show,
};
