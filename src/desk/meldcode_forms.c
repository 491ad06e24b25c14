/* The forms of the meldcode: beginning it, and one step. */
#include <stdio.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/register_forms.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

static const struct record_form_row begin_rows[] = {
	{ .field = "person_id" },
	{ .field = "begonnen" },
	{ .field = "aanleiding", .rows = 5 },
};

static void begin_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "person_id", picks_choices(arg), picks_count(arg));
}

void meldcode_form_begin(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Meldcode beginnen"), .record = &meldcode_record, ROWS(begin_rows),
		.request = REQ_MELDCODE_BEGIN, .edited = begin_edited, .saved = N_("De meldcode is begonnen. Leg nu stap 1 vast: Enter."),
		.draft = { "meldcode_new", household_id, household_id }, .whole_draft = true };
	struct meldcode fresh;

	record_init(&meldcode_record, &fresh);
	fresh.household_id = household_id;
	fresh.begonnen = desk_today(desk);
	desk_form_with(desk, &job, &fresh, picks_members(desk, household_id), picks_free);
}

/* ---- a step ---- */

static const struct record_form_row done_rows[] = {
	{ .field = "datum" },
	{ .field = "tekst", .rows = 6, .required = true },
};

static const struct record_form_row consult_rows[] = {
	{ .field = "datum" },
	{ .field = "geraadpleegd" },
	{ .field = "veilig_thuis" },
	{ .field = "tekst", .rows = 6, .required = true },
};

static const struct record_form_row decide_rows[] = {
	{ .field = "datum" },
	{ .field = "geraadpleegd" },
	{ .field = "hulp" },
	{ .field = "gemeld" },
	{ .field = "tekst", .rows = 6, .required = true },
};

static const struct record_form_row skip_rows[] = {
	{ .field = "datum" },
	{ .field = "overgeslagen", .required = true },
};

/* By step; all of them can be consulted about. */
static const struct {
	const struct record_form_row *rows;
	size_t count;
	const char *title;	/* N_() */
} steps[MELDCODE_STEPS] = {
	{ done_rows, COUNT_OF(done_rows), N_("Stap 1: signalen in kaart") },
	{ consult_rows, COUNT_OF(consult_rows), N_("Stap 2: overleg met een collega") },
	{ done_rows, COUNT_OF(done_rows), N_("Stap 3: gesprek met ouders en kind") },
	{ consult_rows, COUNT_OF(consult_rows), N_("Stap 4: wegen") },
	{ decide_rows, COUNT_OF(decide_rows), N_("Stap 5: beslissen") },
};

void meldcode_form_step(struct desk *desk, const struct meldcode *meldcode, int stap, bool skip)
{
	const struct form_job job = { .title = skip ? N_("Stap overslaan") : steps[stap - 1].title,
		.record = &meldcode_step_record, .rows = skip ? skip_rows : steps[stap - 1].rows,
		.row_count = skip ? COUNT_OF(skip_rows) : steps[stap - 1].count, .request = REQ_MELDCODE_STEP,
		.saved = stap == MELDCODE_STEPS ? N_("Het besluit is vastgelegd. De meldcode is afgesloten.")
			: N_("De stap is vastgelegd."),
		.draft = { "meldcode_step", meldcode->id, meldcode->household_id }, .whole_draft = true };
	struct meldcode_step fresh;

	record_init(&meldcode_step_record, &fresh);
	fresh.household_id = meldcode->household_id;
	fresh.meldcode_id = meldcode->id;
	fresh.stap = stap;
	fresh.datum = desk_today(desk);
	desk_form(desk, &job, &fresh, NULL);
}
