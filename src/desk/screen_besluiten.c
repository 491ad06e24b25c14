/* Besluiten: the decisions of a household over all laws, newest first. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/documents.h"
#include "desk/lines.h"
#include "desk/screens.h"

struct besluiten {
	struct lines lines;
	bool opened;
	struct message view;
};

static int64_t besluiten_id(const void *screen, size_t index)
{
	const struct decision *decision = lines_row(screen, index);

	return decision->id;
}

static unsigned state_attr(const struct decision *decision)
{
	switch ((enum decision_state)decision->state) {
	case DECISION_GENOMEN:
	case DECISION_BEKENDGEMAAKT:
		return TUI_GOOD;
	case DECISION_TER_TOETSING:
	case DECISION_TWEEDE_OGEN:
		return TUI_BOLD;
	case DECISION_GEWEIGERD:
		return TUI_ALERT;
	case DECISION_CONCEPT:
	case DECISION_INGETROKKEN:
		break;
	}
	return TUI_QUIET;
}

static void besluiten_draw_row(const void *screen, size_t index, struct canvas *canvas, struct area area, bool selected)
{
	const struct decision *decision = lines_row(screen, index);
	char money[MONEY_BYTES], date[DAY_NL_BYTES];
	int naam = area.cols - 52;

	money_nl(decision->bedrag, true, money);
	day_nl(decision->besluitdatum != DAY_NONE ? decision->besluitdatum : decision->datumStart, date);
	canvas_text(canvas, area.row, area.col, naam - 1, selected ? TUI_SELECT : TUI_NORMAL,
		decision->provision_naam[0] != '\0' ? decision->provision_naam : _("(nog niet gekozen)"));
	canvas_text(canvas, area.row, area.col + naam, 12, TUI_QUIET, _(choice_label(wet_choices, decision->wet)));
	canvas_text_right(canvas, area.row, area.col + naam + 23, 10, TUI_NORMAL, money);
	canvas_text(canvas, area.row, area.col + naam + 25, 10, TUI_NORMAL, date);
	canvas_text(canvas, area.row, area.col + naam + 37, area.cols - naam - 37, state_attr(decision),
		_(choice_label(decision_state_choices, decision->state)));
}

static const struct list_source besluiten_source = {
	.count = lines_count,
	.id = besluiten_id,
	.draw = besluiten_draw_row,
	.empty = N_("Er zijn nog geen besluiten."),
};

static bool besluiten_open(void *screen, struct desk *desk, const struct screen_call *call, struct err *err)
{
	struct besluiten *self = screen;
	const struct household *household;

	self->opened = desk_household_open(desk, call->household_id, &self->view, err);
	if (!self->opened)
		return false;
	household = rows_first(&self->view.rows, &household_record);
	if (household != NULL)
		desk_title(desk, _("Besluiten - %s"), household->naam);
	return lines_open(&self->lines, desk, call->household_id, REQ_DECISION_LIST, &decision_record, &besluiten_source, err);
}

static void besluiten_close(void *screen)
{
	struct besluiten *self = screen;

	if (self->opened)
		desk_household_close(self->lines.desk, self->lines.household_id);
	message_free(&self->view);
	lines_close(screen);
}

static void besluiten_push(struct besluiten *self, id object_id)
{
	const struct screen_call call = { .household_id = self->lines.household_id, .object_id = object_id };

	desk_push(self->lines.desk, &screen_besluit, &call);
}

static void besluiten_enter(void *screen)
{
	struct besluiten *self = screen;
	const struct decision *decision = lines_selected(self);

	if (decision != NULL)
		besluiten_push(self, decision->id);
}

static void besluiten_new(void *screen)
{
	besluiten_push(screen, 0);
}

static void besluiten_documents(void *screen)
{
	struct besluiten *self = screen;
	const struct decision *decision = lines_selected(self);

	if (decision == NULL)
		return;
	documents_show(self->lines.desk, self->lines.household_id, &self->lines.answer.rows, &decision_record, decision->id,
		decision->provision_naam[0] != '\0' ? decision->provision_naam : _("(nog niet gekozen)"));
}

static void besluiten_money(void *screen)
{
	struct besluiten *self = screen;
	const struct screen_call call = { .household_id = self->lines.household_id };

	desk_push(self->lines.desk, &screen_geld, &call);
}

static bool besluiten_documents_may(const void *screen)
{
	const struct besluiten *self = screen;

	return lines_any(screen) && desk_may_here(self->lines.desk, self->lines.household_id, DEED_OPEN);
}

static bool besluiten_may(const void *screen)
{
	return desk_may(((const struct lines *)screen)->desk, DEED_DECIDE);
}

static const struct key besluiten_keys[] = {
	{ TUI_KEY_ENTER, N_("Openen"), N_("Opent het gekozen besluit."), besluiten_enter, lines_any },
	{ 'n', N_("Nieuw besluit"), N_("Schrijft een nieuw besluit; het blijft concept tot u het indient."), besluiten_new, besluiten_may },
	{ 'g', N_("Geld"), N_("Toont wat er per wet is toegekend, wat loopt, en ruilt of meldt een schot."), besluiten_money, NULL },
	{ 'x', N_("Bijlagen"), N_("Toont de bestanden bij het gekozen besluit, en hoe u er een toevoegt."), besluiten_documents,
	  besluiten_documents_may },
	{ 0 },
};

/* The decision that is chosen; of an empty list the household. */
static void besluiten_about(const void *screen, struct topic *out)
{
	const struct lines *lines = screen;
	const struct decision *decision = lines_selected(screen);

	if (decision != NULL)
		*out = (struct topic){ lines->household_id, "decision", decision->id };
}

const struct screen screen_besluiten = {
	.name = "besluiten",
	.title = N_("Besluiten"),
	.size = sizeof(struct besluiten),
	.keys = besluiten_keys,
	.open = besluiten_open,
	.close = besluiten_close,
	.draw = lines_draw,
	.key = lines_key,
	.show = lines_show,
	.change = lines_change,
	.about = besluiten_about,
};
