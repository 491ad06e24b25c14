/* The forms of bezwaar, klacht and ingebrekestelling. What must be there, the rules in src/domain/ say. */
#include "desk/register_forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* ---- a form of what is there, and of what is new ---- */

struct kind {
	enum register_kind kind;
	const struct record *record;
	int read, save;
	const char *title, *saved;		/* N_() */
	const struct record_form_row *rows;
	size_t row_count;
	const char *person;			/* field that is chosen from colleagues */
	bool (*may_write)(const void *data);
};

/* What a form of something that is there needs while it is open. */
struct standing {
	const struct kind *kind;
	id object_id;
	bool may_write;
	struct picks *people;
};

static void standing_free(void *arg)
{
	struct standing *standing = arg;

	picks_free(standing->people);
	free(standing);
}

static bool bezwaar_may(const void *data)
{
	const struct bezwaar *bezwaar = data;

	return bezwaar->may_write || bezwaar->may_decide;
}

static bool klacht_may(const void *data)
{
	return ((const struct klacht *)data)->may_write;
}

static bool ingebreke_may(const void *data)
{
	return ((const struct ingebreke *)data)->may_write;
}

static const struct record_form_row bezwaar_rows[] = {
	{ .field = "nummer", .readonly = true },
	{ .field = "huishoudnummer", .readonly = true },
	{ .field = "besluit_naam", .readonly = true },
	{ .field = "indiener", .readonly = true },
	{ .field = "ontvangen", .readonly = true },
	{ .field = "bezwaar_tot", .readonly = true },
	{ .field = "op_tijd", .readonly = true },
	{ .field = "uiterlijk", .readonly = true },
	{ .field = "gronden", .rows = 3 },
	{ .field = "verschoonbaar" },
	{ .field = "te_laat_reden" },
	{ .label = N_("De behandeling") },
	{ .field = "behandelaar_id" },
	{ .field = "commissie" },
	{ .field = "hoorzitting" },
	{ .field = "niet_gehoord" },
	{ .field = "advies" },
	{ .label = N_("De beslissing: door iemand die het besluit niet vroeg, nam of bekeek (Awb 10:3)") },
	{ .field = "uitkomst" },
	{ .field = "motivering", .rows = 4 },
	{ .field = "beslisser_naam", .readonly = true },
	{ .field = "beslist", .readonly = true },
	{ .field = "bekendgemaakt" },
};

static const struct record_form_row klacht_rows[] = {
	{ .field = "nummer", .readonly = true },
	{ .field = "huishoudnummer", .readonly = true },
	{ .field = "klager", .readonly = true },
	{ .field = "over_naam", .readonly = true },
	{ .field = "ontvangen", .readonly = true },
	{ .field = "uiterlijk", .readonly = true },
	{ .field = "klacht", .readonly = true },
	{ .label = N_("De behandeling: buiten het team") },
	{ .field = "behandelaar_id" },
	{ .field = "bevestigd" },
	{ .field = "commissie" },
	{ .field = "gehoord" },
	{ .field = "niet_gehoord" },
	{ .label = N_("Het oordeel") },
	{ .field = "uitkomst" },
	{ .field = "oordeel", .rows = 4 },
	{ .field = "afgehandeld" },
};

static const struct record_form_row ingebreke_rows[] = {
	{ .field = "nummer", .readonly = true },
	{ .field = "huishoudnummer", .readonly = true },
	{ .field = "wat", .readonly = true },
	{ .field = "aanvrager", .readonly = true },
	{ .field = "ontvangen", .readonly = true },
	{ .field = "termijn", .readonly = true },
	{ .field = "te_vroeg", .readonly = true },
	{ .field = "uiterlijk", .readonly = true },
	{ .field = "loopt", .readonly = true },
	{ .field = "uitsluiting" },
	{ .field = "toelichting" },
	{ .field = "besloten" },
	{ .field = "vastgesteld" },
	{ .field = "dwangsom", .readonly = true },
};

static const struct kind kinds[] = {
	{ REGISTER_BEZWAAR, &bezwaar_record, REQ_BEZWAAR_READ, REQ_BEZWAAR_SAVE, N_("Bezwaar"), N_("Het bezwaar is bewaard."),
	  bezwaar_rows, COUNT_OF(bezwaar_rows), "behandelaar_id", bezwaar_may },
	{ REGISTER_KLACHT, &klacht_record, REQ_KLACHT_READ, REQ_KLACHT_SAVE, N_("Klacht"), N_("De klacht is bewaard."),
	  klacht_rows, COUNT_OF(klacht_rows), "behandelaar_id", klacht_may },
	{ REGISTER_INGEBREKE, &ingebreke_record, REQ_INGEBREKE_READ, REQ_INGEBREKE_SAVE, N_("Ingebrekestelling"),
	  N_("De ingebrekestelling is bewaard."), ingebreke_rows, COUNT_OF(ingebreke_rows), NULL, ingebreke_may },
};

static bool standing_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct standing *standing = arg;

	return desk_save(desk, standing->kind->save, standing->kind->record, data, err);
}

static void standing_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct standing *standing = arg;
	struct form *form = record_form_form(rf);

	(void)desk;
	(void)data;
	if (standing->kind->person != NULL)
		record_form_choices(rf, standing->kind->person, picks_choices(standing->people), picks_count(standing->people));
	for (size_t i = 0; !standing->may_write && i < form_count(form); i++)
		form_lock(form, i, true);
}

static bool standing_reread(struct desk *desk, void *data, void *arg)
{
	const struct standing *standing = arg;
	struct err err = ERR_INIT;
	struct message answer;
	const void *row = NULL;

	if (desk_ask_id(desk, standing->kind->read, standing->object_id, &answer, &err))
		row = rows_first(&answer.rows, standing->kind->record);
	if (row != NULL)
		record_copy(standing->kind->record, data, row);
	message_free(&answer);
	return row != NULL;
}

void register_form_open(struct desk *desk, enum register_kind which, id object_id)
{
	const struct kind *kind = &kinds[which];
	const struct form_job job = { .title = kind->title, .record = kind->record, .rows = kind->rows,
		.row_count = kind->row_count, .save = standing_save, .edited = standing_edited, .reread = standing_reread,
		.saved = kind->saved, .draft = { kind->record->name, object_id, 0 } };
	struct standing *standing;
	struct err err = ERR_INIT;
	struct message answer;

	if (desk_ask_id(desk, kind->read, object_id, &answer, &err)) {
		const void *row = rows_first(&answer.rows, kind->record);

		standing = mem_new(1, sizeof(*standing));
		standing->kind = kind;
		standing->object_id = object_id;
		standing->may_write = kind->may_write(row);
		standing->people = kind->person != NULL ? picks_employees(desk, 0) : NULL;
		desk_form_with(desk, &job, row, standing, standing_free);
		if (!standing->may_write)
			desk_say(desk, "%s", _("U kunt dit lezen, en niet wijzigen."));
	} else {
		desk_say_err(desk, &err);
	}
	message_free(&answer);
}

bool register_form_named(struct desk *desk, const char *kind, id object_id)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(kinds[i].record->name, kind) == 0) {
			register_form_open(desk, kinds[i].kind, object_id);
			return true;
		}
	return false;
}

/* ---- writing in ---- */

static const struct record_form_row bezwaar_new_rows[] = {
	{ .field = "decision_id" },
	{ .field = "indiener" },
	{ .field = "ontvangen" },
	{ .field = "verzonden" },
	{ .field = "gronden", .rows = 5 },
	{ .field = "commissie" },
	{ .field = "behandelaar_id" },
};

struct bezwaar_picks {
	struct picks *decisions, *people;
};

static void bezwaar_picks_free(void *arg)
{
	struct bezwaar_picks *picks = arg;

	picks_free(picks->decisions);
	picks_free(picks->people);
	free(picks);
}

static void bezwaar_new_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct bezwaar_picks *picks = arg;

	(void)desk;
	(void)data;
	record_form_choices(rf, "decision_id", picks_choices(picks->decisions), picks_count(picks->decisions));
	record_form_choices(rf, "behandelaar_id", picks_choices(picks->people), picks_count(picks->people));
}

static id decision_id_of(const void *data)
{
	return ((const struct decision *)data)->id;
}

/* Only what was made known can be objected to. */
static void decision_show(const void *data, struct buf *out)
{
	const struct decision *decision = data;
	char on[DAY_NL_BYTES];

	if (decision->state != DECISION_BEKENDGEMAAKT)
		return;
	day_nl(decision->bekendmaking, on);
	buf_format(out, _("%s, bekendgemaakt op %s"), decision->provision_naam[0] != '\0' ? decision->provision_naam
		: _(choice_label(decision_kind_choices, decision->kind)), on);
}

void register_form_bezwaar(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Nieuw bezwaar"), .record = &bezwaar_record, ROWS(bezwaar_new_rows),
		.request = REQ_BEZWAAR_SAVE, .edited = bezwaar_new_edited,
		.saved = N_("Het bezwaar is ingeschreven. De termijn staat bij Termijnen."),
		.draft = { "bezwaar_new", household_id, household_id }, .whole_draft = true };
	struct bezwaar_picks *picks;
	struct err err = ERR_INIT;
	struct message answer;
	struct bezwaar fresh;

	if (desk_ask_id(desk, REQ_DECISION_LIST, household_id, &answer, &err)) {
		picks = mem_new(1, sizeof(*picks));
		picks->decisions = picks_from(&answer.rows, &decision_record, decision_id_of, decision_show);
		picks->people = picks_employees(desk, 0);
		record_init(&bezwaar_record, &fresh);
		fresh.household_id = household_id;
		fresh.ontvangen = desk_today(desk);
		if (picks_count(picks->decisions) > 1) {
			desk_form_with(desk, &job, &fresh, picks, bezwaar_picks_free);
		} else {
			bezwaar_picks_free(picks);
			desk_say(desk, "%s", _("Bij dit huishouden is nog geen besluit bekendgemaakt. Bezwaar kan daarna."));
		}
	} else {
		desk_say_err(desk, &err);
	}
	message_free(&answer);
}

static const struct record_form_row klacht_new_rows[] = {
	{ .field = "klager" },
	{ .field = "over_id" },
	{ .field = "ontvangen" },
	{ .field = "klacht", .rows = 6 },
	{ .field = "behandelaar_id" },
};

static void klacht_new_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "over_id", picks_choices(arg), picks_count(arg));
	record_form_choices(rf, "behandelaar_id", picks_choices(arg), picks_count(arg));
}

void register_form_klacht(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Nieuwe klacht"), .record = &klacht_record, ROWS(klacht_new_rows),
		.request = REQ_KLACHT_SAVE, .edited = klacht_new_edited,
		.saved = N_("De klacht is ingeschreven. Een ander team behandelt haar."),
		.draft = { "klacht_new", household_id, household_id }, .whole_draft = true };
	struct klacht fresh;

	record_init(&klacht_record, &fresh);
	fresh.household_id = household_id;
	fresh.ontvangen = desk_today(desk);
	desk_form_with(desk, &job, &fresh, picks_employees(desk, 0), picks_free);
}

/* ---- ingebrekestelling: about a term that runs ---- */

static const struct record_form_row ingebreke_new_rows[] = {
	{ .field = "object_id" },
	{ .field = "aanvrager" },
	{ .field = "ontvangen" },
};

static id term_object(const void *data)
{
	return ((const struct legal_term *)data)->object_id;
}

static bool term_can_be_late(const struct legal_term *term)
{
	return term->about == TERM_OF_AANVRAAG || term->about == TERM_OF_BEZWAAR || term->about == TERM_OF_REQUEST;
}

static void term_show(const void *data, struct buf *out)
{
	const struct legal_term *term = data;
	char until[DAY_NL_BYTES];

	if (!term_can_be_late(term))
		return;
	day_nl(term->uiterlijk, until);
	buf_format(out, _("%s, tot en met %s"), term->wat, until);
}

/* The terms stay with the form: which kind one is of, they know. */
struct ingebreke_picks {
	struct picks *terms;
	struct message answer;
};

static void ingebreke_picks_free(void *arg)
{
	struct ingebreke_picks *picks = arg;

	picks_free(picks->terms);
	message_free(&picks->answer);
	free(picks);
}

static void ingebreke_new_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct ingebreke_picks *picks = arg;

	(void)desk;
	(void)data;
	record_form_choices(rf, "object_id", picks_choices(picks->terms), picks_count(picks->terms));
}

static bool ingebreke_new_save(struct desk *desk, void *data, void *arg, struct err *err)
{
	const struct ingebreke_picks *picks = arg;
	struct ingebreke *ingebreke = data;
	const struct legal_term *term;

	for (size_t i = 0; (term = rows_get(&picks->answer.rows, &legal_term_record, i)) != NULL; i++)
		if (term_can_be_late(term) && term->object_id == ingebreke->object_id)
			ingebreke->about = term->about;
	return desk_save(desk, REQ_INGEBREKE_SAVE, &ingebreke_record, data, err);
}

void register_form_ingebreke(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Nieuwe ingebrekestelling"), .record = &ingebreke_record,
		ROWS(ingebreke_new_rows), .save = ingebreke_new_save, .edited = ingebreke_new_edited,
		.saved = N_("De ingebrekestelling is ingeschreven. Er zijn nu twee weken om te besluiten."),
		.draft = { "ingebreke_new", household_id, household_id }, .whole_draft = true };
	struct ingebreke_picks *picks = mem_new(1, sizeof(*picks));
	struct err err = ERR_INIT;
	struct ingebreke fresh;
	bool any;

	any = desk_ask_id(desk, REQ_TERM_LIST, household_id, &picks->answer, &err);
	picks->terms = picks_from(&picks->answer.rows, &legal_term_record, term_object, term_show);
	any = any && picks_count(picks->terms) > 1;
	if (err.code != ERR_NONE)
		desk_say_err(desk, &err);
	else if (!any)
		desk_say(desk, "%s", _("Bij dit huishouden loopt geen aanvraag, bezwaar of verzoek waarop u moet beslissen."));
	if (!any) {
		ingebreke_picks_free(picks);
		return;
	}
	record_init(&ingebreke_record, &fresh);
	fresh.household_id = household_id;
	fresh.ontvangen = desk_today(desk);
	desk_form_with(desk, &job, &fresh, picks, ingebreke_picks_free);
}
