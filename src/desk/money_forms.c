/* The forms of money over walls: an uitruil, and a wall that was in the way. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/decision_form.h"
#include "desk/money_forms.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- uitruil ------------------------------------------------------------------------------------------------------ */

static const struct record_form_row swap_rows[] = {
	{ .field = "vorige_naam", .readonly = true },
	{ .field = "rest", .readonly = true },
	{ .field = "vanaf" },
	{ .field = "blijft" },
	{ .field = "provision_kind_id" },
	{ .field = "goal_id", .label = N_("Doel") },
	{ .field = "bedrag" },
	{ .field = "datumStart" },
	{ .field = "datumEinde" },
	{ .field = "aanbieder_id", .label = N_("Aanbieder") },
	{ .field = "leveringsvorm" },
	{ .field = "waarom_niet_lager" },
	{ .field = "motivering", .rows = 3, .help = N_("Waarom dit minder en dat meer, in gewone woorden (Awb 3:46).") },
};

struct swap_form {
	struct decision_picks picks;
	char rung[TEXT_LINE_BYTES];	/* where it went, when that is the ladder */
};

static void swap_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct decision_picks *picks = &((struct swap_form *)arg)->picks;

	(void)desk;
	(void)data;
	record_form_choices(rf, "provision_kind_id", picks_choices(picks->kinds), picks_count(picks->kinds));
	record_form_choices(rf, "goal_id", picks_choices(picks->goals), picks_count(picks->goals));
	record_form_choices(rf, "aanbieder_id", picks_choices(picks->providers), picks_count(picks->providers));
}

static bool swap_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	struct swap_form *form = arg;
	const struct escalation *escalation;
	struct message answer;
	bool ok = desk_send(desk, REQ_SWAP, &swap_record, data, &answer, err);

	escalation = ok ? rows_first(&answer.rows, &escalation_record) : NULL;
	if (escalation != NULL)
		snprintf(form->rung, sizeof(form->rung), _("trede %lld (%.100s)"), (long long)escalation->trede,
			escalation->trede_naam);
	message_free(&answer);
	return ok;
}

static void swap_saved(struct desk *desk, void *arg)
{
	const struct swap_form *form = arg;

	if (*form->rung)
		desk_good(desk, _("Boven uw mandaat: de uitruil ligt bij %s. Tot die tijd verandert er niets."), form->rung);
	else
		desk_good(desk, "%s", _("De uitruil wacht op een tweede paar ogen. Tot die tijd verandert er niets."));
}

static void swap_free(void *arg)
{
	decision_picks_free(&((struct swap_form *)arg)->picks);
	free(arg);
}

void money_form_swap(struct desk *desk, id household_id, const struct provision_line *line)
{
	const struct form_job job = { .title = N_("Uitruil"), .record = &swap_record,
		ROWS(swap_rows), .save = swap_save, .edited = swap_edited, .after = swap_saved,
		.draft = { "swap", line->id, household_id }, .household_id = household_id, .deed = DEED_DECIDE };
	struct swap_form *form = mem_new(1, sizeof(*form));
	struct err err = ERR_INIT;
	struct message view;
	struct swap swap;

	message_init(&view, 0);
	if (!desk_household_read(desk, household_id, &view, &err))
		desk_say_err(desk, &err);
	decision_picks_read(&form->picks, desk, household_id, &view);
	message_free(&view);
	record_init(&swap_record, &swap);
	swap.household_id = household_id;
	swap.vorige_id = line->id;
	snprintf(swap.vorige_naam, sizeof(swap.vorige_naam), "%s", line->provision_naam);
	swap.rest = line->rest;
	swap.vanaf = swap.datumStart = line->first > desk_today(desk) ? line->first : desk_today(desk);
	swap.datumEinde = line->last;
	desk_form_with(desk, &job, &swap, form, swap_free);
}

/* ---- a wall ------------------------------------------------------------------------------------------------------- */

static const struct record_form_row wall_rows[] = {
	{ .field = "schot" },
	{ .field = "oplossing" },
	{ .field = "bedrag" },
	{ .field = "toelichting" },
};

void money_form_wall(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Schot melden"), .record = &wall_report_record, ROWS(wall_rows),
		.request = REQ_WALL_ADD, .saved = N_("Gemeld. Het telt mee in wat manager en college zien, zonder namen."),
		.draft = { "wall_report", household_id, household_id }, .household_id = household_id, .deed = DEED_EDIT };
	struct wall_report fresh;

	record_init(&wall_report_record, &fresh);
	fresh.household_id = household_id;
	desk_form(desk, &job, &fresh, NULL);
}
