/* Actie: the form of one action under a goal. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "domain/organisation.h"
#include "fields.h"

static const struct record_form_row action_rows[] = {
	{ .field = "what", .label = N_("Actie"), .required = true },
	{ .field = "owner", .label = N_("Wie doet het") },
	{ .field = "owner_naam", .label = N_("Naam"), .help = N_("F4: kies uit het gezin, het netwerk, de professionals en de organisaties.") },
	{ .field = "lijn", .help = N_("0e: eigen kracht, netwerk. 1e: hulp voor iedereen. 2e: hulp met een besluit.") },
	{ .field = "waarom_niet_lager", .label = N_("Waarom niet 0e/1e"), .help = N_("Verplicht bij hulp uit de 2e lijn.") },
	{ .field = "started", .label = N_("Begint op") },
	{ .field = "due", .label = N_("Klaar op") },
	{ .field = "state", .label = N_("Stand") },
	{ .field = "resultaat", .rows = 3 },
};

static void owner_add(struct fields *self, int owner, const char *naam)
{
	char label[TEXT_LINE_BYTES + 40];

	if (naam[0] == '\0')
		return;
	snprintf(label, sizeof(label), "%s (%s)", naam, _(choice_label(action_owner_choices, owner)));
	picks_word(self->picks, naam, label);
}

static void part_ends(struct fields *self, int owner)
{
	self->until[owner] = picks_count(self->picks);
}

/* The family first: what it does itself needs nobody else. Then from near to far. */
static void action_lists(struct fields *self, const struct rows *view, const struct rows *plan)
{
	const struct network_member *friend;
	const struct involvement *with;
	const struct member *member;

	(void)plan;
	self->picks = picks_words();
	for (size_t n = 0; (member = rows_get(view, &member_record, n)) != NULL; n++)
		if (member->until == DAY_NONE && member->overlijdensdatum == DAY_NONE)
			owner_add(self, OWNER_FAMILY, member->naam);
	part_ends(self, OWNER_FAMILY);
	for (size_t n = 0; (friend = rows_get(view, &network_member_record, n)) != NULL; n++)
		if (friend->until == DAY_NONE)
			owner_add(self, OWNER_NETWORK, friend->naam);
	part_ends(self, OWNER_NETWORK);
	part_ends(self, OWNER_VOLUNTEER);
	for (size_t n = 0; (with = rows_get(view, &involvement_record, n)) != NULL; n++)
		if (with->until == DAY_NONE)
			owner_add(self, OWNER_PROFESSIONAL, with->employee_naam);
	part_ends(self, OWNER_PROFESSIONAL);
	for (size_t n = 0; (with = rows_get(view, &involvement_record, n)) != NULL; n++)
		if (with->until == DAY_NONE && with->employee_id == 0)
			owner_add(self, OWNER_ORGANISATION, with->organisation_naam);
	part_ends(self, OWNER_ORGANISATION);
	record_form_choices(self->rf, "owner_naam", picks_choices(self->picks), picks_count(self->picks));
}

/* Who was picked says by itself what kind of owner that is; a name that is typed leaves it as it was. */
static void action_edited(struct fields *self, size_t row)
{
	struct form *form = record_form_form(self->rf);
	const struct form_choice *names = picks_choices(self->picks);
	int owner = OWNER_FAMILY;

	if (row != record_form_index(self->rf, "owner_naam"))
		return;
	for (size_t i = 0; i < picks_count(self->picks); i++) {
		while (owner < OWNER_ORGANISATION && i >= self->until[owner])
			owner++;
		if (strcmp(names[i].value, form_typed(form, row)) != 0)
			continue;
		form_set_typed(form, record_form_index(self->rf, "owner"), choice_code(action_owner_choices, owner));
		return;
	}
}

/* What is nearby for everybody is 0e or 1e line, and done by who offers it. */
static void action_begin(struct fields *self, const struct screen_call *call)
{
	const struct nearby *nearby = call->data;
	struct action *action = self->data;

	if (nearby == NULL)
		return;
	memcpy(action->what, nearby->aanbod, sizeof(action->what));
	memcpy(action->owner_naam, nearby->naam, sizeof(action->owner_naam));
	action->owner = OWNER_ORGANISATION;
	action->lijn = nearby->lijn;
}

static const struct fields_kind action_kind = {
	.record = &action_record, .rows = action_rows, .row_count = COUNT_OF(action_rows), .add_request = REQ_ACTION_ADD,
	.parent_field = "goal_id", .new_draft = "action_new", .title_new = N_("Nieuwe actie"), .title = N_("Actie"),
	.saved = N_("De actie is bewaard."), .lists = action_lists, .begin = action_begin, .edited = action_edited,
};

static bool actie_open(void *self, struct desk *desk, const struct screen_call *call, struct err *err)
{
	return fields_open(self, desk, &action_kind, call, err);
}

const struct screen screen_actie = { .name = "actie", .title = N_("Actie"), .open = actie_open, FIELDS_SCREEN };
