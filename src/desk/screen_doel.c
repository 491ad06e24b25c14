/* Doel: the form of one goal; what is shared with action and vraagstuk is in fields.c. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "fields.h"

static const struct record_form_row goal_rows[] = {
	{ .field = "leefgebied", .pick = true },
	{ .field = "what", .label = N_("Doel"), .required = true },
	{ .field = "eigen_woorden", .label = N_("In eigen woorden"), .rows = 3, .help = N_("Zoals het gezin het zelf zegt.") },
	{ .field = "toelichting", .rows = 3 },
	{ .field = "meetbaar", .label = N_("Bereikt als"), .rows = 2 },
	{ .field = "target", .label = N_("Streefdatum") },
	{ .field = "zelfsturing", .help = N_("0: anderen doen het - 4: het gezin doet het zelf.") },
	{ .field = "state", .label = N_("Stand") },
};

/* What the municipality no longer uses stays readable, and is no longer chosen. */
static void goal_lists(struct fields *self, const struct rows *view, const struct rows *plan)
{
	const struct goal *goal = self->data;
	const struct life_domain *domain;

	(void)view;
	self->picks = picks_words();
	for (size_t n = 0; (domain = rows_get(plan, &life_domain_record, n)) != NULL; n++)
		if (!domain->ended || strcmp(domain->code, goal->leefgebied) == 0)
			picks_word(self->picks, domain->code, domain->naam);
	record_form_choices(self->rf, "leefgebied", picks_choices(self->picks), picks_count(self->picks));
}

/* The life domain that was selected on the plan. */
static void goal_begin(struct fields *self, const struct screen_call *call)
{
	struct goal *goal = self->data;

	if (call->text != NULL)
		snprintf(goal->leefgebied, sizeof(goal->leefgebied), "%s", call->text);
}

static const struct fields_kind goal_kind = {
	.record = &goal_record, .rows = goal_rows, .row_count = COUNT_OF(goal_rows), .add_request = REQ_GOAL_ADD,
	.parent_field = "plan_id", .new_draft = "goal_new", .title_new = N_("Nieuw doel"), .title = N_("Doel"),
	.saved = N_("Het doel is bewaard."), .lists = goal_lists, .begin = goal_begin,
};

static bool doel_open(void *self, struct desk *desk, const struct screen_call *call, struct err *err)
{
	return fields_open(self, desk, &goal_kind, call, err);
}

const struct screen screen_doel = { .name = "doel", .title = N_("Doel"), .open = doel_open, FIELDS_SCREEN };
