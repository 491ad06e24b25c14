/* Doel: the form of one goal; what is shared with action and vraagstuk is in fields.c. */
#include "base/mem.h"
#include "fields.h"

static const struct record_form_row goal_rows[] = {
	{ .field = "leefgebied" },
	{ .field = "what", .label = N_("Doel"), .required = true },
	{ .field = "eigen_woorden", .label = N_("In eigen woorden"), .rows = 3, .help = N_("Zoals het gezin het zelf zegt.") },
	{ .field = "toelichting", .rows = 3 },
	{ .field = "meetbaar", .label = N_("Bereikt als"), .rows = 2 },
	{ .field = "target", .label = N_("Streefdatum") },
	{ .field = "zelfsturing", .help = N_("0: anderen doen het - 4: het gezin doet het zelf.") },
	{ .field = "state", .label = N_("Stand") },
};

static const struct fields_kind goal_kind = {
	.record = &goal_record, .rows = goal_rows, .row_count = COUNT_OF(goal_rows), .add_request = REQ_GOAL_ADD,
	.parent_field = "plan_id", .new_draft = "goal_new", .title_new = N_("Nieuw doel"), .title = N_("Doel"),
	.saved = N_("Het doel is bewaard."),
};

static bool doel_open(void *self, struct desk *desk, const struct screen_call *call, struct err *err)
{
	return fields_open(self, desk, &goal_kind, call, err);
}

const struct screen screen_doel = { .name = "doel", .title = N_("Doel"), .open = doel_open, FIELDS_SCREEN };
