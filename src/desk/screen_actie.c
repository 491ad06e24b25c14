/* Actie: the form of one action under a goal. */
#include "base/mem.h"
#include "fields.h"

static const struct record_form_row action_rows[] = {
	{ .field = "what", .label = N_("Actie"), .required = true },
	{ .field = "owner", .label = N_("Wie doet het") },
	{ .field = "owner_naam", .label = N_("Naam"), .help = N_("Het gezinslid, de buurvrouw, de collega of de organisatie.") },
	{ .field = "lijn", .help = N_("0e: eigen kracht en netwerk. 1e: hulp voor iedereen. 2e: hulp met een besluit.") },
	{ .field = "waarom_niet_lager", .label = N_("Waarom niet 0e/1e"), .help = N_("Verplicht bij hulp uit de 2e lijn.") },
	{ .field = "started", .label = N_("Begint op") },
	{ .field = "due", .label = N_("Klaar op") },
	{ .field = "state", .label = N_("Stand") },
	{ .field = "resultaat", .rows = 3 },
};

static const struct fields_kind action_kind = {
	.record = &action_record, .rows = action_rows, .row_count = COUNT_OF(action_rows), .add_request = REQ_ACTION_ADD,
	.parent_field = "goal_id", .new_draft = "action_new", .title_new = N_("Nieuwe actie"), .title = N_("Actie"),
	.saved = N_("De actie is bewaard."),
};

static bool actie_open(void *self, struct desk *desk, const struct screen_call *call, struct err *err)
{
	return fields_open(self, desk, &action_kind, call, err);
}

const struct screen screen_actie = { .name = "actie", .title = N_("Actie"), .open = actie_open, FIELDS_SCREEN };
