/* The forms of a request under the AVG. What must be there, the rules in domain/privacy_request.c say. */
#include "desk/privacy_forms.h"

#include <stdlib.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

/* People of the household, lines of its journal, and who could handle it. */
struct request_picks {
	struct picks *members, *entries, *handlers;
	id request_id;
	bool may_write;
};

static void request_picks_free(void *arg)
{
	struct request_picks *picks = arg;

	picks_free(picks->members);
	picks_free(picks->entries);
	picks_free(picks->handlers);
	free(picks);
}

static id member_person(const void *data)
{
	return ((const struct member *)data)->person_id;
}

static void member_show(const void *data, struct buf *out)
{
	const struct member *member = data;

	buf_format(out, "%s (%s)", member->naam, _(choice_label(member_role_choices, member->rol)));
}

static id entry_id(const void *data)
{
	return ((const struct journal_entry *)data)->id;
}

static void entry_show(const void *data, struct buf *out)
{
	const struct journal_entry *entry = data;
	char at[INSTANT_BYTES];

	instant_nl(entry->at, at);
	buf_format(out, "%s %s", at, entry->head);
}

/* The privacy officer has no dossier: then there is nobody and nothing to pick, and what stands there stays. */
static struct request_picks *request_picks_new(struct desk *desk, id household_id)
{
	struct request_picks *picks = mem_new(1, sizeof(*picks));
	struct err err = ERR_INIT;
	struct message view;
	bool read = desk_household_naam(desk, household_id)[0] != '\0' && desk_household_read(desk, household_id, &view, &err);

	if (!read)
		message_init(&view, 0);
	picks->members = picks_from(&view.rows, &member_record, member_person, member_show);
	picks->entries = picks_from(&view.rows, &journal_entry_record, entry_id, entry_show);
	message_free(&view);
	return picks;
}

/* ---- writing it in ---- */

static const struct record_form_row new_rows[] = {
	{ .field = "soort" },
	{ .field = "person_id" },
	{ .field = "aanvrager" },
	{ .field = "als" },
	{ .field = "kanaal" },
	{ .field = "ontvangen" },
	{ .field = "vraag", .rows = 4 },
	{ .field = "betwist", .rows = 2 },
	{ .field = "journal_id" },
};

static void new_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct request_picks *picks = arg;

	(void)desk;
	(void)data;
	record_form_choices(rf, "person_id", picks_choices(picks->members), picks_count(picks->members));
	record_form_choices(rf, "journal_id", picks_choices(picks->entries), picks_count(picks->entries));
}

void privacy_form_new(struct desk *desk, id household_id)
{
	const struct form_job job = { .title = N_("Nieuw verzoek"), .record = &privacy_request_record, ROWS(new_rows),
		.request = REQ_PRIVACY_SAVE, .edited = new_edited, .saved = N_("Het verzoek is ingeschreven. De privacy officer ziet het nu."),
		.draft = { "privacy_request_new", household_id, household_id }, .whole_draft = true };
	struct privacy_request fresh;

	record_init(&privacy_request_record, &fresh);
	fresh.household_id = household_id;
	fresh.ontvangen = desk_today(desk);
	desk_form_with(desk, &job, &fresh, request_picks_new(desk, household_id), request_picks_free);
}

/* ---- handling it ---- */

static const struct record_form_row handle_rows[] = {
	{ .field = "nummer", .readonly = true },
	{ .field = "huishoudnummer", .readonly = true },
	{ .field = "person_naam", .readonly = true },
	{ .field = "soort", .readonly = true },
	{ .field = "aanvrager", .readonly = true },
	{ .field = "als", .readonly = true },
	{ .field = "ontvangen", .readonly = true },
	{ .field = "uiterlijk", .readonly = true },
	{ .field = "vraag", .readonly = true },
	{ .field = "betwist", .rows = 2 },
	{ .label = N_("Wie en of het klopt") },
	{ .field = "behandelaar_id" },
	{ .field = "identiteit" },
	{ .field = "id_gevraagd" },
	{ .field = "id_gezien" },
	{ .label = N_("Langer dan een maand") },
	{ .field = "verlengd_reden" },
	{ .field = "verlengd_verteld" },
	{ .label = N_("Het antwoord") },
	{ .field = "uitkomst" },
	{ .field = "grondslag" },
	{ .field = "motivering", .rows = 4 },
	{ .field = "afgehandeld" },
	{ .field = "verklaring", .rows = 4 },
	{ .field = "beperkt_tot" },
};

static void handle_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	const struct request_picks *picks = arg;
	struct form *form = record_form_form(rf);

	(void)desk;
	(void)data;
	record_form_choices(rf, "behandelaar_id", picks_choices(picks->handlers), picks_count(picks->handlers));
	for (size_t i = 0; !picks->may_write && i < form_count(form); i++)
		form_lock(form, i, true);
}

static bool request_reread(struct desk *desk, void *data, void *arg)
{
	const struct request_picks *picks = arg;
	struct err err = ERR_INIT;
	struct message answer;
	const void *row = NULL;

	if (desk_ask_id(desk, REQ_PRIVACY_READ, picks->request_id, &answer, &err))
		row = rows_first(&answer.rows, &privacy_request_record);
	if (row != NULL)
		record_copy(&privacy_request_record, data, row);
	message_free(&answer);
	return row != NULL;
}

void privacy_form_open(struct desk *desk, id request_id)
{
	struct form_job job = { .title = N_("Verzoek"), .record = &privacy_request_record, ROWS(handle_rows), .request = REQ_PRIVACY_SAVE,
		.edited = handle_edited, .reread = request_reread, .saved = N_("Het verzoek is bewaard."),
		.draft = { "privacy_request", request_id, 0 } };
	const struct privacy_request *request;
	struct request_picks *picks;
	struct err err = ERR_INIT;
	struct message answer;

	if (desk_ask_id(desk, REQ_PRIVACY_READ, request_id, &answer, &err)) {
		request = rows_first(&answer.rows, &privacy_request_record);
		picks = mem_new(1, sizeof(*picks));
		picks->request_id = request_id;
		picks->may_write = request->may_write;
		picks->members = picks_words();
		picks->entries = picks_words();
		picks->handlers = picks_employees(desk, 0);
		desk_form_with(desk, &job, request, picks, request_picks_free);
		if (!request->may_write)
			desk_say(desk, "%s", _("U kunt dit lezen. Wijzigen doen de privacy officer en de behandelaar."));
	} else {
		desk_say_err(desk, &err);
	}
	message_free(&answer);
}

void privacy_beside_add(const struct rows *rows, struct buf *out)
{
	const struct privacy_request *request;
	char on[DAY_NL_BYTES];

	for (size_t i = 0; (request = rows_get(rows, &privacy_request_record, i)) != NULL; i++) {
		if (!privacy_stands_beside(request))
			continue;
		day_nl(request->verklaring_dag, on);
		buf_format(out, _("\n\nEigen verklaring van %s, %s:\n%s\n"), request->aanvrager, on, request->verklaring);
	}
}
