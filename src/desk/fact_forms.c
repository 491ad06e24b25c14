/* The forms of the facts around a household; each is a table of rows, a record, and one request. */
#include "desk/fact_forms.h"

#include <stdlib.h>

#include "base/mem.h"
#include "desk/household_parts.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- who and what there is to choose from ------------------------------------------------------------------------- */

/* Lists of a form; those it has no use for stay NULL. */
struct fact_picks {
	struct picks *members;
	struct picks *organisations;
	struct picks *employees;
};

static void fact_picks_free(void *arg)
{
	struct fact_picks *picks = arg;

	picks_free(picks->members);
	picks_free(picks->organisations);
	picks_free(picks->employees);
	free(picks);
}

static void choices_put(struct record_form *rf, const char *field, const struct picks *picks)
{
	if (picks != NULL && record_form_index(rf, field) != (size_t)-1)
		record_form_choices(rf, field, picks_choices(picks), picks_count(picks));
}

static void fact_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct fact_picks *picks = arg;

	(void)desk;
	(void)data;
	choices_put(rf, "person_id", picks->members);
	choices_put(rf, "holder_id", picks->members);
	choices_put(rf, "organisation_id", picks->organisations);
	choices_put(rf, "employee_id", picks->employees);
}

/* ---- ending ------------------------------------------------------------------------------------------------------- */

bool fact_end(struct desk *desk, int request, id row_id, int64_t version, const char *title)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = row_id;
	ask.version = version;
	return desk_prompt_reason(desk, title, NULL, request, &ask);
}

static void row_read(struct desk *desk, const struct record *record, const void *data)
{
	const struct part *part;

	for (size_t i = 0; (part = part_at(i)) != NULL; i++)
		if (part->record == record)
			part_read(desk, part, data);
}

/* ---- signals ------------------------------------------------------------------------------------------------------ */

static const struct record_form_row signal_rows[] = {
	{ .field = "kind" },
	{ .field = "reason" },
	{ .field = "person_id" },
	{ .field = "from" },
	{ .field = "review" },
};

static const struct record_form_row signal_review_rows[] = {
	{ .field = "kind", .readonly = true },
	{ .field = "reason", .readonly = true },
	{ .field = "review" },
};

void fact_add_signal(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Signaal"), .record = &signal_record, ROWS(signal_rows), .request = REQ_SIGNAL_SAVE,
		.edited = fact_edited, .saved = N_("Het signaal staat boven elk scherm van dit huishouden."),
		.draft = { "signal", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct fact_picks *picks = mem_new(1, sizeof(*picks));
	struct signal fresh;

	picks->members = picks_members(desk, household_id);
	record_init(&signal_record, &fresh);
	fresh.household_id = household_id;
	fresh.from = desk_today(desk);
	desk_form_with(desk, &job, &fresh, picks, fact_picks_free);
}

static void signal_review(struct desk *desk, const struct signal *row)
{
	const struct form_job job = { .title = N_("Signaal opnieuw bekijken"), .record = &signal_record,
		ROWS(signal_review_rows), .request = REQ_SIGNAL_SAVE, .saved = N_("Bewaard."), .household_id = row->household_id,
		.deed = DEED_EDIT };

	desk_form(desk, &job, row, NULL);
}

void fact_act_signal(struct desk *desk, id household_id, const void *data)
{
	const struct signal row = *(const struct signal *)data;	/* the view may be read again */
	const char *const labels[] = { _("Lezen"), _("Kiezen wanneer u het opnieuw bekijkt"), _("Beëindigen") };
	int choice = 0;

	if (desk_may_here(desk, household_id, DEED_EDIT))
		choice = desk_pick(desk, _(choice_label(signal_kind_choices, row.kind)), labels, COUNT_OF(labels), 0);
	if (choice == 0)
		row_read(desk, &signal_record, &row);
	else if (choice == 1)
		signal_review(desk, &row);
	else if (choice == 2 && fact_end(desk, REQ_SIGNAL_END, row.id, row.version, _("Signaal beëindigen")))
		desk_good(desk, "%s", _("Het signaal is beëindigd. Het blijft in de geschiedenis staan."));
}

/* ---- gezag -------------------------------------------------------------------------------------------------------- */

static const struct record_form_row gezag_rows[] = {
	{ .field = "person_id", .label = N_("Kind") },
	{ .field = "soort" },
	{ .field = "holder_id", .help = N_("Iemand van dit huishouden, ook wie er niet meer woont.") },
	{ .field = "holder_naam", .label = N_("Iemand anders") },
	{ .field = "organisation_id" },
	{ .field = "telefoon" },
	{ .field = "from" },
	{ .field = "until" },
	{ .field = "bron" },
};

static void gezag_form(struct desk *desk, id household_id, const struct gezag *row)
{
	const struct form_job job = { .title = N_("Gezag over een kind"), .record = &gezag_record, ROWS(gezag_rows),
		.request = REQ_GEZAG_SAVE, .edited = fact_edited, .saved = N_("Het gezag is bewaard."),
		.draft = { "gezag", row->id != 0 ? row->id : household_id, household_id }, .household_id = household_id,
		.deed = DEED_EDIT };
	struct fact_picks *picks = mem_new(1, sizeof(*picks));
	struct gezag shown = *row;

	/* of somebody who is known the name is in the list to choose from */
	if (shown.holder_id != 0)
		shown.holder_naam[0] = '\0';
	shown.household_id = household_id;
	picks->members = picks_members(desk, household_id);
	picks->organisations = picks_organisations(desk);
	desk_form_with(desk, &job, &shown, picks, fact_picks_free);
}

void fact_add_gezag(struct desk *desk, id household_id)
{
	struct gezag fresh;

	record_init(&gezag_record, &fresh);
	fresh.from = desk_today(desk);
	gezag_form(desk, household_id, &fresh);
}

void fact_act_gezag(struct desk *desk, id household_id, const void *data)
{
	gezag_form(desk, household_id, data);
}

/* ---- who may be called -------------------------------------------------------------------------------------------- */

static const struct record_form_row contact_rows[] = {
	{ .field = "person_id", .label = N_("Gezinslid") },
	{ .field = "naam", .label = N_("Iemand anders") },
	{ .field = "relation" },
	{ .field = "telefoon" },
	{ .field = "how" },
	{ .field = "tijden" },
	{ .field = "safe" },
	{ .field = "toelichting" },
	{ .field = "from" },
	{ .field = "until" },
};

static void contact_form(struct desk *desk, id household_id, const struct contact_person *row)
{
	const struct form_job job = { .title = N_("Contactpersoon"), .record = &contact_person_record, ROWS(contact_rows),
		.request = REQ_CONTACT_SAVE, .edited = fact_edited, .saved = N_("De contactpersoon is bewaard."),
		.draft = { "contact_person", row->id != 0 ? row->id : household_id, household_id }, .household_id = household_id,
		.deed = DEED_EDIT };
	struct fact_picks *picks = mem_new(1, sizeof(*picks));
	struct contact_person shown = *row;

	if (shown.person_id != 0)
		shown.naam[0] = '\0';
	shown.household_id = household_id;
	picks->members = picks_members(desk, household_id);
	desk_form_with(desk, &job, &shown, picks, fact_picks_free);
}

void fact_add_contact(struct desk *desk, id household_id)
{
	struct contact_person fresh;

	record_init(&contact_person_record, &fresh);
	fresh.from = desk_today(desk);
	contact_form(desk, household_id, &fresh);
}

void fact_act_contact(struct desk *desk, id household_id, const void *data)
{
	contact_form(desk, household_id, data);
}

/* ---- addresses ---------------------------------------------------------------------------------------------------- */

static const struct record_form_row address_rows[] = {
	{ .field = "kind" },
	{ .field = "straatnaam" },
	{ .field = "huisnummer" },
	{ .field = "huisletter" },
	{ .field = "huisnummertoevoeging" },
	{ .field = "postcode" },
	{ .field = "woonplaats" },
	{ .field = "from", .help = N_("Vanaf wanneer dit het adres is. Het vorige adres houdt op die dag op.") },
	{ .field = "until", .help = N_("Alleen voor een adres van eerder.") },
	{ .field = "bron" },
};

static void address_form(struct desk *desk, id household_id, const struct address *row)
{
	const struct form_job job = { .title = row->id != 0 ? N_("Adres wijzigen") : N_("Nieuw adres"),
		.record = &address_record, ROWS(address_rows), .request = REQ_ADDRESS_SAVE, .saved = N_("Het adres is bewaard."),
		.draft = { row->id == household_id ? "address_now" : "address", row->id != 0 ? row->id : household_id,
			household_id }, .household_id = household_id, .deed = DEED_EDIT };

	desk_form(desk, &job, row, NULL);
}

/* The version is that of the household: whoever changes an address at the same time is told. */
void fact_add_address(struct desk *desk, id household_id)
{
	const struct household *household;
	struct err err = ERR_INIT;
	struct address fresh;
	struct message view;

	record_init(&address_record, &fresh);
	fresh.household_id = household_id;
	fresh.from = desk_today(desk);
	if (desk_household_read(desk, household_id, &view, &err)) {
		household = rows_first(&view.rows, &household_record);
		fresh.version = household != NULL ? household->version : 0;
		address_form(desk, household_id, &fresh);
	} else {
		desk_say_err(desk, &err);
	}
	message_free(&view);
}

void fact_act_address(struct desk *desk, id household_id, const void *data)
{
	address_form(desk, household_id, data);
}

/* ---- procesregie -------------------------------------------------------------------------------------------------- */

static const struct record_form_row procesregie_rows[] = {
	{ .field = "employee_id", .label = N_("Procesregisseur") },
	{ .field = "benoemd", .help = N_("De teamleider benoemt zelf. Bij een ronde tafel: wat er is afgesproken.") },
	{ .field = "waarom" },
};

void fact_add_procesregie(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Procesregisseur benoemen"), .record = &procesregie_record,
		ROWS(procesregie_rows), .request = REQ_PROCESREGIE_GIVE, .edited = fact_edited,
		.saved = N_("De procesregisseur is benoemd. De regisseur blijft de regisseur."),
		.draft = { "procesregie", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct fact_picks *picks = mem_new(1, sizeof(*picks));
	struct procesregie fresh;

	picks->employees = picks_procesregisseurs(desk);
	record_init(&procesregie_record, &fresh);
	fresh.household_id = household_id;
	fresh.benoemd = desk_may_here(desk, household_id, DEED_REGIE) ? BENOEMD_TEAM_LEADER : BENOEMD_ROUND_TABLE;
	desk_form_with(desk, &job, &fresh, picks, fact_picks_free);
}

void fact_act_procesregie(struct desk *desk, id household_id, const void *data)
{
	const struct procesregie row = *(const struct procesregie *)data;
	const char *const labels[] = { _("Lezen"), _("Beëindigen") };
	int choice = 0;

	if (desk_may_here(desk, household_id, DEED_REGIE))
		choice = desk_pick(desk, row.employee_naam, labels, COUNT_OF(labels), 0);
	if (choice == 0)
		row_read(desk, &procesregie_record, &row);
	else if (choice == 1 && fact_end(desk, REQ_PROCESREGIE_END, row.id, 0, _("Procesregie beëindigen")))
		desk_good(desk, "%s", _("De procesregie is beëindigd."));
}
