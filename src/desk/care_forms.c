/* The forms of who helps and what was asked: network, involvement, regie, melding, aanvraag. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/fact_forms.h"
#include "desk/household_forms.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

static const struct record_form_row network_rows[] = {
	{ .field = "naam" },
	{ .field = "relation" },
	{ .field = "kanHelpenMet" },
	{ .field = "telefoon" },
	{ .field = "bereikbaar" },
	{ .field = "from", .label = N_("Sinds") },
	{ .field = "until", .label = N_("Niet meer sinds") },
};

void household_form_network(struct desk *desk, id household_id, const struct network_member *network)
{
	const struct form_job job = { .title = N_("Netwerk"), .record = &network_member_record, ROWS(network_rows),
		.request = REQ_NETWORK_SAVE, .saved = N_("Het netwerk is bijgewerkt."),
		.draft = { "network_member", network != NULL ? network->id : household_id, household_id },
		.household_id = household_id, .deed = DEED_EDIT };
	struct network_member fresh;

	record_init(&network_member_record, &fresh);
	fresh.household_id = household_id;
	fresh.from = desk_today(desk);
	desk_form(desk, &job, network != NULL ? network : &fresh, NULL);
}

/* Two lists to pick from: people, and organisations for who has no account. */
struct involved_picks {
	struct picks *employees, *organisations;
};

static const struct record_form_row involvement_rows[] = {
	{ .field = "employee_id", .label = N_("Professional"), .help = N_("Iemand met een account. Of laat leeg en kies een organisatie.") },
	{ .field = "organisation_id", .label = N_("Organisatie") },
	{ .field = "what", .label = N_("Wat voor hulp") },
	{ .field = "waarom" },
	{ .field = "grondslag", .help = N_("Wet en artikel waarop u samenwerkt, bijvoorbeeld Wmo 2015 art. 2.3.2.") },
	{ .field = "from", .label = N_("Sinds") },
	{ .field = "boven_grens" },
};

static const struct record_form_row involved_rows[] = {
	{ .field = "employee_naam", .label = N_("Professional"), .readonly = true },
	{ .field = "organisation_naam", .readonly = true },
	{ .field = "what", .label = N_("Wat voor hulp") },
	{ .field = "waarom" },
	{ .field = "grondslag", .help = N_("Wet en artikel waarop u samenwerkt, bijvoorbeeld Wmo 2015 art. 2.3.2.") },
	{ .field = "from", .label = N_("Sinds") },
};

static void involvement_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct involved_picks *picks = arg;

	(void)desk;
	(void)data;
	record_form_choices(rf, "employee_id", picks_choices(picks->employees), picks_count(picks->employees));
	record_form_choices(rf, "organisation_id", picks_choices(picks->organisations), picks_count(picks->organisations));
}

static bool involvement_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct involvement *row = data;

	(void)arg;
	return desk_save(desk, row->id != 0 ? REQ_INVOLVEMENT_SAVE : REQ_INVOLVEMENT_ADD, &involvement_record, data, err);
}

static void involved_picks_free(void *arg)
{
	struct involved_picks *picks = arg;

	picks_free(picks->employees);
	picks_free(picks->organisations);
	free(picks);
}

static void involvement_add(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Betrokkene toevoegen"), .record = &involvement_record, ROWS(involvement_rows),
		.save = involvement_save, .edited = involvement_edited, .saved = N_("De betrokkene staat erbij."),
		.draft = { "involvement", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct involved_picks *picks = mem_new(1, sizeof(*picks));
	struct involvement fresh;

	picks->employees = picks_employees(desk, household_id);
	picks->organisations = picks_organisations(desk);
	record_init(&involvement_record, &fresh);
	fresh.household_id = household_id;
	fresh.from = desk_today(desk);
	desk_form_with(desk, &job, &fresh, picks, involved_picks_free);
}

static void involvement_change(struct desk *desk, const struct involvement *row)
{
	const struct form_job job = { .title = N_("Betrokkenheid wijzigen"), .record = &involvement_record, ROWS(involved_rows),
		.save = involvement_save, .saved = N_("De betrokkenheid is bijgewerkt."),
		.draft = { "involvement", row->id, row->household_id }, .household_id = row->household_id, .deed = DEED_EDIT };

	desk_form(desk, &job, row, NULL);
}

void household_form_involvement(struct desk *desk, id household_id, const struct involvement *involvement)
{
	const char *const labels[] = { _("Bekijken en wijzigen"), _("Beëindigen") };
	struct involvement row;		/* the screen may read again while the question waits */

	if (involvement == NULL) {
		involvement_add(desk, household_id);
		return;
	}
	row = *involvement;
	switch (desk_may_here(desk, household_id, DEED_EDIT) ? desk_pick(desk, row.employee_naam[0] != '\0' ?
		row.employee_naam : row.organisation_naam, labels, COUNT_OF(labels), 0) : 0) {
	case 0:
		involvement_change(desk, &row);
		break;
	case 1:
		if (fact_end(desk, REQ_INVOLVEMENT_END, row.id, 0, _("Betrokkenheid beëindigen")))
			desk_good(desk, "%s", _("De betrokkenheid is beëindigd."));
		break;
	}
}

static const struct record_form_row regie_rows[] = {
	{ .field = "employee_id", .label = N_("Regisseur"), .required = true },
	{ .field = "reason", .required = true },
};

/* The first regisseur takes it over from nobody. */
static const struct record_form_row first_regie_rows[] = {
	{ .field = "employee_id", .label = N_("Regisseur"), .required = true },
	{ .field = "reason" },
};

static void regie_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "employee_id", picks_choices(arg), picks_count(arg));
}

static bool regie_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct regie *regie = data;
	struct message answer;
	struct ask ask;
	bool ok;

	(void)arg;
	record_init(&ask_record, &ask);
	ask.id = regie->household_id;
	ask.other_id = regie->employee_id;
	memcpy(ask.word, regie->reason, sizeof(ask.word));
	ok = desk_ask_with(desk, REQ_REGIE_SET, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

void household_form_regie(struct desk *desk, const struct household *household)
{
	const struct form_job job = { .title = household->regisseur_id != 0 ? N_("Regie overdragen") : N_("Regisseur aanwijzen"),
		.record = &regie_record, .rows = household->regisseur_id != 0 ? regie_rows : first_regie_rows,
		.row_count = COUNT_OF(regie_rows), .save = regie_save, .edited = regie_edited,
		.saved = N_("De regie is vastgelegd."), .draft = { "regie", household->id, household->id },
		.household_id = household->id, .deed = DEED_EDIT };
	struct regie fresh;

	record_init(&regie_record, &fresh);
	fresh.household_id = household->id;
	fresh.employee_id = household->regisseur_id != 0 ? 0 : desk_me(desk)->employee_id;
	desk_form_with(desk, &job, &fresh, picks_employees(desk, household->id), picks_free);
}

/* The term and the end are the last rows of a melding and an aanvraag; what is new has neither. */
enum { END_ROWS = 2 };

static const struct record_form_row melding_rows[] = {
	{ .field = "datum" },
	{ .field = "wet" },
	{ .field = "aanmelder" },
	{ .field = "isClientOpDeHoogte" },
	{ .field = "spoed" },
	{ .field = "vraag", .rows = 4, .required = true },
	{ .field = "van_wie" },
	{ .field = "verduidelijkt", .rows = 2 },
	{ .field = "onderzoekUiterlijk", .readonly = true },
	{ .field = "afgesloten" },
};

void household_form_melding(struct desk *desk, id household_id, const struct melding *melding)
{
	const struct form_job job = { .title = melding != NULL ? N_("Melding") : N_("Nieuwe melding"), .record = &melding_record,
		.rows = melding_rows, .row_count = COUNT_OF(melding_rows) - (melding == NULL ? END_ROWS : 0), .request = REQ_MELDING_SAVE,
		.saved = N_("De melding is bewaard."),
		.draft = { "melding", melding != NULL ? melding->id : household_id, household_id }, .whole_draft = melding == NULL,
		.household_id = household_id, .deed = DEED_EDIT };
	struct melding fresh;

	record_init(&melding_record, &fresh);
	fresh.household_id = household_id;
	fresh.datum = desk_today(desk);
	desk_form(desk, &job, melding != NULL ? melding : &fresh, NULL);
}

static const struct record_form_row aanvraag_rows[] = {
	{ .field = "datum" },
	{ .field = "wet" },
	{ .field = "onderwerp", .required = true },
	{ .field = "besluitUiterlijk", .readonly = true },
	{ .field = "afgesloten" },
};

void household_form_aanvraag(struct desk *desk, id household_id, const struct aanvraag *aanvraag)
{
	const struct form_job job = { .title = aanvraag != NULL ? N_("Aanvraag") : N_("Nieuwe aanvraag"),
		.record = &aanvraag_record, .rows = aanvraag_rows,
		.row_count = COUNT_OF(aanvraag_rows) - (aanvraag == NULL ? END_ROWS : 0), .request = REQ_AANVRAAG_SAVE,
		.saved = N_("De aanvraag is bewaard."),
		.draft = { "aanvraag", aanvraag != NULL ? aanvraag->id : household_id, household_id }, .whole_draft = aanvraag == NULL,
		.household_id = household_id, .deed = DEED_EDIT };
	struct aanvraag fresh;

	record_init(&aanvraag_record, &fresh);
	fresh.household_id = household_id;
	fresh.datum = desk_today(desk);
	desk_form(desk, &job, aanvraag != NULL ? aanvraag : &fresh, NULL);
}
