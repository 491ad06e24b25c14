/* The parts of a household's screen: one row each, with how a line looks and what can be done with it. */
#include "desk/household_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "desk/documents.h"
#include "desk/fact_forms.h"
#include "desk/household_forms.h"
#include "desk/journal_page.h"
#include "desk/pressure.h"
#include "desk/screens.h"
#include "domain/person_name.h"

/* ---- how a line looks --------------------------------------------------------------------------------------------- */

/* Columns of a row: the key part, then two or three quiet ones. */
static void row_draw(struct canvas *canvas, struct area area, unsigned attr, const char *first, const char *second,
	const char *third, const char *last)
{
	int wide = area.cols - 78 > 0 ? (area.cols - 78) / 3 : 0;
	int a = 30 + wide, b = 20 + wide, col = area.col;

	canvas_text(canvas, area.row, col, a - 1, attr, first);
	col += a;
	canvas_text(canvas, area.row, col, b - 1, TUI_NORMAL, second);
	col += b;
	canvas_text(canvas, area.row, col, 12, TUI_NORMAL, third);
	col += 13;
	canvas_text(canvas, area.row, col, area.col + area.cols - col, TUI_QUIET, last);
}

static void member_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct member *member = data;
	char born[11], last[64];

	birthdate_show(member->geboortedatum, born);
	if (member->overlijdensdatum != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("overleden"));
	else if (member->until != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("vertrokken"));
	else
		snprintf(last, sizeof(last), "%s", member->burgerservicenummer);
	row_draw(canvas, area, attr, member->naam, _(choice_label(member_role_choices, member->rol)), born, last);
}

static void signal_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct signal *row = data;
	char since[DAY_NL_BYTES], who[2 * TEXT_LINE_BYTES];

	day_nl(row->from, since);
	snprintf(who, sizeof(who), "%s%s%s", _(choice_label(signal_kind_choices, row->kind)),
		row->person_naam[0] != '\0' ? ": " : "", row->person_naam);
	canvas_text(canvas, area.row, area.col, 29, attr, who);
	canvas_text(canvas, area.row, area.col + 30, area.cols - 42, TUI_NORMAL, row->reason);
	canvas_text(canvas, area.row, area.col + area.cols - 11, 11, TUI_QUIET, since);
}

static void gezag_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct gezag *row = data;
	const char *holder = row->organisation_naam[0] != '\0' ? row->organisation_naam :
		row->holder_naam[0] != '\0' ? row->holder_naam : _("niemand");

	canvas_text(canvas, area.row, area.col, 23, attr, row->person_naam);
	canvas_text(canvas, area.row, area.col + 24, 24, TUI_NORMAL, holder);
	canvas_text(canvas, area.row, area.col + 49, area.cols - 49, TUI_QUIET, _(choice_label(gezag_choices, row->soort)));
}

static void contact_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct contact_person *row = data;
	char how[2 * TEXT_LINE_BYTES];

	snprintf(how, sizeof(how), "%s%s%s", _(choice_label(contact_how_choices, row->how)),
		row->tijden[0] != '\0' ? ", " : "", row->tijden);
	canvas_text(canvas, area.row, area.col, 25, attr, row->naam);
	canvas_text(canvas, area.row, area.col + 26, 12, TUI_NORMAL, row->telefoon);
	canvas_text(canvas, area.row, area.col + 39, 17, row->safe == CONTACT_UNSAFE ? TUI_ALERT : TUI_QUIET,
		_(choice_label(contact_safe_choices, row->safe)));
	canvas_text(canvas, area.row, area.col + 57, area.cols - 57, TUI_NORMAL, how);
}

static void address_line(const struct address *row, char out[2 * TEXT_LINE_BYTES])
{
	char house[32] = "";

	if (row->huisnummer > 0)
		snprintf(house, sizeof(house), " %lld%s%s%s", (long long)row->huisnummer, row->huisletter,
			row->huisnummertoevoeging[0] != '\0' ? "-" : "", row->huisnummertoevoeging);
	snprintf(out, 2 * TEXT_LINE_BYTES, "%.700s%s%s%s %.700s", row->straatnaam, house,
		row->straatnaam[0] != '\0' && row->postcode[0] != '\0' ? ", " : "", row->postcode, row->woonplaats);
}

static void address_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct address *row = data;
	char line[2 * TEXT_LINE_BYTES], from[DAY_NL_BYTES], until[DAY_NL_BYTES], days[32];

	address_line(row, line);
	day_nl(row->from, from);
	day_nl(row->until, until);
	snprintf(days, sizeof(days), "%s - %s", from[0] != '\0' ? from : "?", until);
	canvas_text(canvas, area.row, area.col, 14, attr, _(choice_label(address_kind_choices, row->kind)));
	canvas_text(canvas, area.row, area.col + 15, area.cols - 47, TUI_NORMAL, line);
	canvas_text(canvas, area.row, area.col + area.cols - 31, 6, TUI_ALERT, row->secret ? _("GEHEIM") : "");
	canvas_text(canvas, area.row, area.col + area.cols - 24, 24, TUI_QUIET, days);
}

static void regie_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct regie *row = data;
	char from[DAY_NL_BYTES];

	day_nl(row->from, from);
	row_draw(canvas, area, attr, row->employee_naam, row->organisation_naam, from, row->reason);
}

static void procesregie_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct procesregie *row = data;
	char from[DAY_NL_BYTES];

	day_nl(row->from, from);
	row_draw(canvas, area, attr, row->employee_naam, row->organisation_naam, from, row->waarom);
}

static void involvement_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct involvement *row = data;

	row_draw(canvas, area, attr, row->employee_naam[0] != '\0' ? row->employee_naam : row->organisation_naam,
		row->employee_naam[0] != '\0' ? row->organisation_naam : "", row->telefoon, row->what);
}

static void network_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct network_member *row = data;

	row_draw(canvas, area, attr, row->naam, row->relation, row->telefoon, row->kanHelpenMet);
}

static void task_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct task *row = data;
	char datum[DAY_NL_BYTES], at[DAY_NL_BYTES + 8];

	day_nl(row->datum, datum);
	snprintf(at, sizeof(at), "%s%s%s", datum, row->time[0] != '\0' ? " " : "", row->time);
	canvas_text(canvas, area.row, area.col, 17, attr, at);
	canvas_text(canvas, area.row, area.col + 18, area.cols - 44, row->done != DAY_NONE ? TUI_QUIET : TUI_NORMAL, row->what);
	canvas_text(canvas, area.row, area.col + area.cols - 25, 17, TUI_QUIET, row->employee_naam);
	canvas_text(canvas, area.row, area.col + area.cols - 7, 7, TUI_GOOD, row->done != DAY_NONE ? _("gedaan") : "");
}

/* A date, a text, and behind it until when, or that it is over. */
static void term_draw(struct canvas *canvas, struct area area, unsigned attr, day datum, const char *text, day over,
	const char *format, day term)
{
	char begun[DAY_NL_BYTES], last[96], until[DAY_NL_BYTES];

	day_nl(datum, begun);
	day_nl(term, until);
	if (over != DAY_NONE)
		snprintf(last, sizeof(last), "%s", _("afgesloten"));
	else
		snprintf(last, sizeof(last), "%s %.5s", format, until);
	canvas_text(canvas, area.row, area.col, 11, attr, begun);
	canvas_text(canvas, area.row, area.col + 12, area.cols - 35, TUI_NORMAL, text);
	canvas_text(canvas, area.row, area.col + area.cols - 21, 21, TUI_QUIET, last);
}

static void melding_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct melding *row = data;

	term_draw(canvas, area, attr, row->datum, row->vraag != NULL ? row->vraag : row->aanmelder, row->afgesloten,
		_("onderzoek tot"), row->onderzoekUiterlijk);
}

static void aanvraag_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	const struct aanvraag *row = data;

	term_draw(canvas, area, attr, row->datum, row->onderwerp, row->afgesloten, _("besluit tot"), row->besluitUiterlijk);
}

static void journal_draw(const void *data, struct canvas *canvas, struct area area, unsigned attr)
{
	journal_line_draw(data, canvas, area, attr);
}

/* ---- what Enter does ---------------------------------------------------------------------------------------------- */

static void member_act(struct desk *desk, id household_id, const void *data)
{
	household_form_member(desk, household_id, data);
}

static void involvement_act(struct desk *desk, id household_id, const void *data)
{
	household_form_involvement(desk, household_id, data);
}

static void network_act(struct desk *desk, id household_id, const void *data)
{
	household_form_network(desk, household_id, data);
}

static void task_act(struct desk *desk, id household_id, const void *data)
{
	household_form_task(desk, household_id, data);
}

static void melding_act(struct desk *desk, id household_id, const void *data)
{
	household_form_melding(desk, household_id, data);
}

static void aanvraag_act(struct desk *desk, id household_id, const void *data)
{
	household_form_aanvraag(desk, household_id, data);
}

static void journal_act(struct desk *desk, id household_id, const void *data)
{
	journal_page(desk, household_id, part_id(data));
}

static void document_act(struct desk *desk, id household_id, const void *data)
{
	document_open(desk, desk_huishoudnummer(desk, household_id), data);
}

static void add_journal(struct desk *desk, id household_id) { household_form_journal(desk, household_id); }
static void add_task(struct desk *desk, id household_id) { household_form_task(desk, household_id, NULL); }
static void add_member(struct desk *desk, id household_id) { household_form_person(desk, household_id, NULL); }
static void add_network(struct desk *desk, id household_id) { household_form_network(desk, household_id, NULL); }
static void add_involved(struct desk *desk, id household_id) { household_form_involvement(desk, household_id, NULL); }
static void add_melding(struct desk *desk, id household_id) { household_form_melding(desk, household_id, NULL); }
static void add_aanvraag(struct desk *desk, id household_id) { household_form_aanvraag(desk, household_id, NULL); }

static void add_document(struct desk *desk, id household_id)
{
	const struct screen_call call = { .household_id = household_id };

	desk_push(desk, &screen_bijlagen, &call);
}

static void add_conversation(struct desk *desk, id household_id)
{
	const struct screen_call call = { .household_id = household_id };

	desk_push(desk, &screen_gesprek, &call);
}

static void add_pause(struct desk *desk, id household_id) { pressure_pause(desk, household_id); }

/* What is added beside the parts: it shows elsewhere. */
static const struct {
	const char *label;	/* N_() */
	void (*add)(struct desk *desk, id household_id);
} others[] = {
	{ N_("Gesprek: keukentafel of eigen kracht"), add_conversation },
	{ N_("Pauze in het contact"), add_pause },
};

/* ---- the table ---------------------------------------------------------------------------------------------------- */

static const struct part parts[] = {
	{ &member_record, N_("Gezin"), member_draw, member_act, add_member, N_("Gezinslid"), "from", "until",
		.shown = "naam,rol,geboortedatum,from,until,overlijdensdatum",
		.under = "from,until", .kept = true },
	{ &signal_record, N_("Signalen"), signal_draw, fact_act_signal, fact_add_signal, N_("Signaal"), "from", "until",
		.shown = "kind,person_naam,reason,employee_naam,from,review,until,ended_naam,ended_reason",
		.under = "employee_naam,review,until,ended_naam,ended_reason" },
	{ &task_record, N_("Taken en afspraken"), task_draw, task_act, add_task, N_("Taak of afspraak"), "datum", "done",
		.shown = "kind,what,datum,time,place,employee_naam,done",
		.under = "place,done", .kept = true },
	{ &involvement_record, N_("Betrokken"), involvement_draw, involvement_act, add_involved,
		N_("Betrokken professional of organisatie"), "from", "until",
		.shown = "employee_naam,organisation_naam,telefoon,what,waarom,grondslag,boven_grens,from,until,reason",
		.under = "from,until,waarom,grondslag,reason" },
	{ &network_member_record, N_("Netwerk"), network_draw, network_act, add_network, N_("Iemand uit het netwerk"),
		"from", "until", .shown = "naam,relation,kanHelpenMet,telefoon,bereikbaar,from,until",
		.under = "bereikbaar,from,until" },
	{ &gezag_record, N_("Gezag"), gezag_draw, fact_act_gezag, fact_add_gezag, N_("Gezag over een kind"), "from", "until",
		.shown = "person_naam,soort,holder_naam,organisation_naam,telefoon,from,until,bron",
		.under = "from,until,bron,telefoon" },
	{ &contact_person_record, N_("Contactpersoon"), contact_draw, fact_act_contact, fact_add_contact,
		N_("Contactpersoon"), "from", "until", .shown = "naam,relation,telefoon,how,tijden,safe,toelichting,from,until",
		.under = "toelichting,relation,from,until" },
	{ &melding_record, N_("Meldingen"), melding_draw, melding_act, add_melding, N_("Melding"), "datum", "afgesloten",
		.shown = "datum,wet,aanmelder,isClientOpDeHoogte,spoed,vraag,van_wie,verduidelijkt,onderzoekUiterlijk,afgesloten",
		.under = "van_wie,verduidelijkt,aanmelder",
		.kept = true },
	{ &aanvraag_record, N_("Aanvragen"), aanvraag_draw, aanvraag_act, add_aanvraag, N_("Aanvraag"), "datum",
		"afgesloten", .shown = "datum,wet,onderwerp,besluitUiterlijk,afgesloten",
		.under = "wet,afgesloten", .kept = true },
	{ &address_record, N_("Adressen"), address_draw, fact_act_address, fact_add_address, N_("Adres"), "from", "until",
		.shown = "kind,straatnaam,huisnummer,huisletter,huisnummertoevoeging,postcode,woonplaats,secret,from,until,bron",
		.under = "bron",
		.in_head = true },
	{ &regie_record, N_("Regisseur"), regie_draw, NULL, NULL, NULL, "from", "until",
		.shown = "employee_naam,organisation_naam,telefoon,from,until,reason,ended_reason",
		.under = "until,telefoon,ended_reason", .in_head = true },
	{ &procesregie_record, N_("Procesregisseur"), procesregie_draw, fact_act_procesregie, fact_add_procesregie,
		N_("Procesregisseur"), "from", "until",
		.shown = "employee_naam,organisation_naam,telefoon,benoemd,benoemd_door_naam,waarom,from,until,reason",
		.under = "until,benoemd,benoemd_door_naam,reason", .in_head = true },
	{ &document_record, N_("Bijlagen"), document_draw, document_act, add_document, N_("Bijlage: hoe dat gaat"), "at", "withdrawn",
		.shown = "naam,soort,type,at,employee_naam,about,withdrawn,reden", .under = "about,at,withdrawn,reden", .kept = true },
	{ &journal_entry_record, N_("Dagboek"), journal_draw, journal_act, add_journal, N_("Dagboekregel"), "at", NULL,
		.shown = "at,kind,employee_naam,head",
		.under = "kind", .kept = true },
};

const struct part *part_at(size_t n)
{
	return n < COUNT_OF(parts) ? &parts[n] : NULL;
}

int64_t part_id(const void *data)
{
	return *(const id *)data;
}

static day part_day(const struct part *part, const void *data, const char *name)
{
	const struct field *field = name != NULL ? record_field(part->record, name) : NULL;
	const char *at = field != NULL ? (const char *)data + field->offset : NULL;

	if (field == NULL)
		return DAY_NONE;
	return field->kind == FIELD_INSTANT ? instant_day(*(const instant *)at) : *(const day *)at;
}

bool part_holds(const struct part *part, const void *data, day on)
{
	return holds_on(part_day(part, data, part->from), part_day(part, data, part->until), on);
}

bool part_over(const struct part *part, const void *data, day today)
{
	day until = part_day(part, data, part->until);

	return until != DAY_NONE && until <= today;
}

/* The fields of a list of names that are filled, each with its label. */
static void fields_print(const struct part *part, const char *list, const void *data, const char *between, struct buf *out)
{
	char names[512], *rest = NULL;

	snprintf(names, sizeof(names), "%s", list);
	for (char *name = strtok_r(names, ",", &rest); name != NULL; name = strtok_r(NULL, ",", &rest)) {
		const struct field *field = record_field(part->record, name);
		struct buf value = BUF_INIT;

		field_show(field, data, &value);
		if (value.used > 0)
			buf_format(out, "%s%s: %s", out->used > 0 ? between : "", _(field->label),
				field->kind == FIELD_CHOICE ? _(value.data) : value.data);
		buf_free(&value);
	}
}

void part_under(const struct part *part, const void *data, struct buf *out)
{
	fields_print(part, part->under, data, "; ", out);
}

void part_read(struct desk *desk, const struct part *part, const void *data)
{
	struct buf text = BUF_INIT;

	fields_print(part, part->shown, data, "\n", &text);
	desk_dialog(desk, dialog_page(_(part->heading), text.data != NULL ? text.data : ""));
	buf_free(&text);
}

void part_add(struct desk *desk, id household_id)
{
	const char *labels[COUNT_OF(parts) + COUNT_OF(others)];
	void (*adds[COUNT_OF(parts) + COUNT_OF(others)])(struct desk *desk, id household_id);
	size_t count = 0;
	int choice;

	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (parts[i].add != NULL) {
			labels[count] = _(parts[i].addition);
			adds[count++] = parts[i].add;
		}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		labels[count] = _(others[i].label);
		adds[count++] = others[i].add;
	}
	choice = desk_pick(desk, _("Wat wilt u toevoegen?"), labels, count, 0);
	if (choice >= 0)
		adds[choice](desk, household_id);
}
