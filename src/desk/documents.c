/* Documents on a screen: their rows, reading them, and withdrawing one. */
#include "desk/documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/screens.h"

/* ---- numbers for commands ---- */

static id id_at(const struct record *record, const void *data)
{
	return *(const id *)((const char *)data + record_field(record, "id")->offset);
}

int64_t documents_number(const struct rows *rows, const struct record *record, id object_id)
{
	int64_t before = 0;
	bool found = false;
	const void *data;

	for (size_t i = 0; (data = rows_get(rows, record, i)) != NULL; i++) {
		before += id_at(record, data) < object_id;
		found = found || id_at(record, data) == object_id;
	}
	return found ? before + 1 : 0;
}

id documents_nth(const struct rows *rows, const struct record *record, int64_t nth)
{
	const void *data;

	for (size_t i = 0; (data = rows_get(rows, record, i)) != NULL; i++)
		if (documents_number(rows, record, id_at(record, data)) == nth)
			return id_at(record, data);
	return 0;
}

void documents_show(struct desk *desk, id household_id, const struct rows *rows, const struct record *record,
	id object_id, const char *what)
{
	struct documents_of of = { .number = documents_number(rows, record, object_id) };
	const struct screen_call call = { .household_id = household_id, .data = &of };

	*(record == &goal_record ? &of.goal_id : &of.decision_id) = object_id;
	snprintf(of.what, sizeof(of.what), "%s", what);
	desk_push(desk, &screen_bijlagen, &call);
}

/* ---- a row ---- */

/* In the place of the name of one that was erased stands why. */
static const char *shown_name(const struct document *document)
{
	if (document->naam[0] != '\0')
		return document->naam;
	if (document->may_read)
		return document->reden;
	return document->shielded ? _("(afgeschermd)") : _("(hoort bij de andere pet)");
}

void documents_name(const struct rows *rows)
{
	struct document *document;

	for (size_t i = 0; (document = rows_get(rows, &document_record, i)) != NULL; i++)
		if (document->naam[0] == '\0')
			snprintf(document->naam, sizeof(document->naam), "%s", shown_name(document));
}

static const char *state_of(const struct document *document)
{
	if (document->erased)
		return _("gewist");
	if (document->withdrawn != INSTANT_NONE)
		return _("ingetrokken");
	return document->may_read ? _(choice_label(document_type_choices, document->type)) : "";
}

void document_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct document *document = data;
	char size[DOCUMENT_SIZE_BYTES] = "", date[DAY_NL_BYTES];
	int naam = area.cols - 50, col = area.col + naam;

	if (document->bytes > 0)
		document_size(document->bytes, size);
	day_nl(instant_day(document->at), date);
	canvas_text(canvas, area.row, area.col, naam - 1, attr, shown_name(document));
	canvas_text(canvas, area.row, col, 11, TUI_QUIET, state_of(document));
	canvas_text_right(canvas, area.row, col + 21, 9, TUI_NORMAL, size);
	canvas_text(canvas, area.row, col + 23, 10, TUI_NORMAL, date);
	canvas_text(canvas, area.row, col + 34, area.cols - naam - 34, TUI_QUIET,
		document->employee_naam[0] != '\0' ? document->employee_naam : document->organisation_naam);
}

/* ---- reading ---- */

static void fetch_line(const char *huishoudnummer, const struct document *document, struct buf *out)
{
	buf_format(out, "ssh … \"bijlage get %s %s\" > \"%s\"", huishoudnummer, document->naam, document->naam);
}

static void facts_add(const struct document *document, struct buf *out)
{
	char size[DOCUMENT_SIZE_BYTES], at[INSTANT_BYTES];

	document_size(document->bytes, size);
	instant_nl(document->at, at);
	buf_format(out, _("%s, %s, %s.\nToegevoegd op %s door %s, %s.\n"),
		_(choice_label(document_type_choices, document->type)), size, _(choice_label(document_kind_choices, document->soort)), at, document->employee_naam,
		document->organisation_naam);
	if (document->about[0] != '\0')
		buf_format(out, _("Hoort bij: %s\n"), document->about);
	if (document->shielded)
		buf_text(out, document->regisseur ? _("Afgeschermd; de regisseur mag lezen.\n") : _("Afgeschermd.\n"));
	if (document->withdrawn != INSTANT_NONE) {
		instant_nl(document->withdrawn, at);
		buf_format(out, _("Ingetrokken op %s door %s: %s\n"), at, document->withdrawn_naam, document->reden);
	}
}

/* The end of a piece may stand within a character. */
static void text_add(const struct buf *body, struct buf *out)
{
	size_t bytes = body->used;

	while (bytes > 0 && !text_valid(body->data, bytes))
		bytes--;
	if (bytes > 0)
		text_clean(body->data, bytes, TEXT_BLOCK, out, NULL);
}

static bool text_read(struct desk *desk, const char *huishoudnummer, const struct document *document, struct buf *out)
{
	struct err err = ERR_INIT;
	struct message answer;
	bool ok = desk_ask_id(desk, REQ_DOCUMENT_READ, document->id, &answer, &err);

	if (ok && answer.body.used > 0)
		text_add(&answer.body, out);
	else if (!ok)
		desk_say_err(desk, &err);
	if (ok && document->pieces > 1) {
		buf_text(out, _("\n\n--- Dit is het begin. De hele tekst haalt u op met:\n"));
		fetch_line(huishoudnummer, document, out);
	}
	message_free(&answer);
	return ok;
}

void document_open(struct desk *desk, const char *huishoudnummer, const struct document *document)
{
	struct buf text = BUF_INIT;

	if (!document->may_read && !document->shielded) {
		desk_alert(desk, "%s", _("Deze bijlage hoort bij de andere pet."));
		return;
	}
	if (!document->may_read) {
		desk_alert(desk, _("Deze bijlage is afgeschermd. Vraag het aan %s."), document->organisation_naam);
		return;
	}
	facts_add(document, &text);
	if (document->erased) {
		buf_text(&text, _("\nDe inhoud is gewist."));
	} else if (document->type == DOCUMENT_TEXT) {
		buf_text(&text, "\n");
		if (!text_read(desk, huishoudnummer, document, &text)) {
			buf_free(&text);
			return;
		}
	} else {
		buf_text(&text, _("\nDit bestand kan niet op dit scherm. Haal het op vanaf uw eigen computer, met uw gewone "
			"ssh-regel:\n\n"));
		fetch_line(huishoudnummer, document, &text);
	}
	desk_dialog(desk, dialog_page(shown_name(document), text.data));
	buf_free(&text);
}

/* ---- withdrawing ---- */

bool document_withdraw(struct desk *desk, const struct document *document)
{
	const char *const ways[] = {
		_("Intrekken: het telt niet meer, en blijft te lezen"),
		_("Wissen: het hoort hier niet, de inhoud gaat weg"),
	};
	struct ask ask;
	int way = desk_pick(desk, shown_name(document), ways, COUNT_OF(ways), 0);

	if (way < 0)
		return false;
	record_init(&ask_record, &ask);
	ask.id = document->id;
	ask.flag = way == 1;
	if (!desk_prompt_reason(desk, _("Waarom?"), N_("De reden blijft bij de bijlage staan."), REQ_DOCUMENT_WITHDRAW, &ask))
		return false;
	desk_good(desk, "%s", ask.flag ? _("De inhoud is gewist.") : _("De bijlage is ingetrokken."));
	return true;
}
