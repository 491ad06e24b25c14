/* Vraagstuk: the head of the plan: what is the matter, in the family's words, and when we look again. */
#include "base/mem.h"
#include "fields.h"

static const struct record_form_row plan_rows[] = {
	{ .field = "vraagstuk", .label = N_("Wat speelt er"), .rows = 3, .help = N_("De vraag achter de vraag, in de woorden van het gezin.") },
	{ .field = "richten", .rows = 2 },
	{ .field = "inrichten", .rows = 2 },
	{ .field = "verrichten", .rows = 2 },
	{ .field = "state", .label = N_("Stand") },
	{ .field = "evaluatie", .label = N_("Evaluatie op") },
};

static const struct fields_kind plan_kind = {
	.record = &plan_record, .rows = plan_rows, .row_count = COUNT_OF(plan_rows), .title = N_("Vraagstuk van het plan"),
	.saved = N_("Het plan is bewaard."),
};

static bool vraagstuk_open(void *self, struct desk *desk, const struct screen_call *call, struct err *err)
{
	return fields_open(self, desk, &plan_kind, call, err);
}

const struct screen screen_vraagstuk = { .name = "vraagstuk", .title = N_("Vraagstuk"), .open = vraagstuk_open, FIELDS_SCREEN };
