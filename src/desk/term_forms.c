/* The forms and the page of a legal term. What the law allows, the rules in domain/legal_term.c say. */
#include "desk/term_forms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/picks.h"
#include "desk/screen_form.h"

#define ROWS(table) .rows = (table), .row_count = COUNT_OF(table)

void term_left(const struct legal_term *term, char out[TERM_LEFT_BYTES])
{
	int days = (int)term->dagen;

	if (term->stil)
		snprintf(out, TERM_LEFT_BYTES, _("klok staat stil"));
	else if (days < 0)
		snprintf(out, TERM_LEFT_BYTES, days == -1 ? _("1 dag te laat") : _("%d dagen te laat"), -days);
	else if (days == 0)
		snprintf(out, TERM_LEFT_BYTES, _("vandaag"));
	else
		snprintf(out, TERM_LEFT_BYTES, days == 1 ? _("nog 1 dag") : _("nog %d dagen"), days);
}

/* ---- the page ---- */

static void event_write(const struct term_event *event, struct buf *out)
{
	char brief[DAY_NL_BYTES], van[DAY_NL_BYTES], tot[DAY_NL_BYTES];

	day_nl(event->brief, brief);
	day_nl(event->van, van);
	day_nl(event->tot, tot);
	if (event->soort == TERM_LONGER)
		buf_format(out, _("\n%lld weken langer.\n"), (long long)event->weken);
	else if (event->tot == DAY_NONE)
		buf_format(out, _("\nDe klok staat stil vanaf %s.\n"), van);
	else
		buf_format(out, _("\nDe klok stond stil van %s tot %s.\n"), van, tot);
	buf_format(out, _("  Reden: %s. %s\n  Brief van %s aan %s; vastgelegd door %s.\n"),
		_(choice_label(term_reason_choices, event->reden)), event->toelichting, brief, event->verteld_aan, event->employee_naam);
}

static void term_write(const struct message *answer, struct buf *out)
{
	const struct legal_term *term = rows_first(&answer->rows, &legal_term_record);
	const struct term_event *event;
	char begin[DAY_NL_BYTES], end[DAY_NL_BYTES], left[TERM_LEFT_BYTES], amount[MONEY_BYTES];

	day_nl(term->begonnen, begin);
	day_nl(term->uiterlijk, end);
	term_left(term, left);
	buf_format(out, _("%s\n%s %s\n\nBegonnen op   %s\nUiterlijk     %s (%s)\nArtikel       %s\n"), term->wat, term->household_naam,
		term->huishoudnummer, begin, end, left, term->artikel);
	if (term->stil)
		buf_format(out, _("\nDe laatste dag schuift op met elke dag dat de klok stilstaat; hij staat vast als de klok weer loopt.\n"));
	if (term->dwangsom > 0) {
		money_nl(term->dwangsom, true, amount);
		buf_format(out, _("\nDwangsom tot nu toe: € %s. Elke dag komt er bij (Awb 4:17).\n"), amount);
	}
	for (size_t i = 0; (event = rows_get(&answer->rows, &term_event_record, i)) != NULL; i++)
		event_write(event, out);
}

void term_read(struct desk *desk, const struct legal_term *term)
{
	struct message answer;
	struct err err = ERR_INIT;
	struct buf text = BUF_INIT;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.number = term->about;
	ask.id = term->object_id;
	if (desk_ask_with(desk, REQ_TERM_READ, &ask, &answer, &err)) {
		term_write(&answer, &text);
		desk_dialog(desk, dialog_page(_("Termijn"), text.data));
	} else {
		desk_say_err(desk, &err);
	}
	buf_free(&text);
	message_free(&answer);
}

/* ---- standing still, and longer ---- */

static const struct record_form_row pause_rows[] = {
	{ .field = "reden" },
	{ .field = "toelichting" },
	{ .field = "verteld_aan" },
	{ .field = "brief" },
	{ .field = "van", .required = true },
};

static const struct record_form_row longer_rows[] = {
	{ .field = "reden" },
	{ .field = "toelichting" },
	{ .field = "verteld_aan" },
	{ .field = "brief" },
	{ .field = "weken", .required = true },
};

static void event_edited(struct desk *desk, struct record_form *rf, void *data, void *arg)
{
	(void)desk;
	(void)data;
	record_form_choices(rf, "reden", picks_choices(arg), picks_count(arg));
}

static void event_form(struct desk *desk, const struct legal_term *term, enum term_act act)
{
	const struct form_job pause = { .title = N_("De klok stilzetten"), .record = &term_event_record, ROWS(pause_rows),
		.request = REQ_TERM_EVENT, .edited = event_edited, .saved = N_("De klok staat stil. Leg vast wanneer hij weer loopt: toets o."),
		.draft = { "term_pause", term->object_id, term->household_id }, .whole_draft = true };
	const struct form_job longer = { .title = N_("Verdagen"), .record = &term_event_record, ROWS(longer_rows),
		.request = REQ_TERM_EVENT, .edited = event_edited, .saved = N_("De termijn is langer. De nieuwe dag staat in de lijst."),
		.draft = { "term_longer", term->object_id, term->household_id }, .whole_draft = true };
	struct picks *reasons = picks_words();
	struct term_event fresh;
	bool first = true;

	record_init(&term_event_record, &fresh);
	fresh.about = term->about;
	fresh.object_id = term->object_id;
	fresh.soort = act;
	fresh.brief = desk_today(desk);
	for (const struct choice *reason = term_reason_choices; reason->code != NULL; reason++) {
		if (!term_reason_fits((enum term_reason)reason->value, act, (enum term_about)term->about))
			continue;
		if (first)
			fresh.reden = reason->value;
		first = false;
		picks_word(reasons, reason->code, _(reason->label));
	}
	if (act == TERM_PAUSE)
		fresh.van = desk_today(desk) + 1;
	desk_form_with(desk, act == TERM_PAUSE ? &pause : &longer, &fresh, reasons, picks_free);
}

struct resume {
	struct desk *desk;
	const struct legal_term *term;
};

static bool resume_take(void *arg, const char *value, struct err *err)
{
	const struct resume *resume = arg;
	struct message answer;
	struct ask ask;
	bool ok;

	record_init(&ask_record, &ask);
	ask.number = resume->term->about;
	ask.id = resume->term->object_id;
	if (!day_parse_iso(value, &ask.day))
		return err_set(err, ERR_INPUT, _("Kies een dag."));
	ok = desk_ask_with(resume->desk, REQ_TERM_RESUME, &ask, &answer, err);
	message_free(&answer);
	return ok;
}

bool term_pause(struct desk *desk, const struct legal_term *term)
{
	struct resume resume = { desk, term };
	char today[DAY_ISO_BYTES];
	const struct prompt prompt = { .title = _("De klok loopt weer"), .label = N_("Loopt weer vanaf"), .kind = FORM_DAY,
		.help = N_("De dag waarop het antwoord binnen is. De dagen ertussen komen bij de termijn."), .value = today,
		.required = true, .take = resume_take, .arg = &resume };

	if (!term->stil) {
		event_form(desk, term, TERM_PAUSE);
		return false;
	}
	day_iso(desk_today(desk), today);
	if (!desk_prompt(desk, &prompt))
		return false;
	desk_good(desk, "%s", _("De klok loopt weer. De nieuwe laatste dag staat in de lijst."));
	return true;
}

void term_longer(struct desk *desk, const struct legal_term *term)
{
	event_form(desk, term, TERM_LONGER);
}
