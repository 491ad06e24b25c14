/* The head of a household's screen: name, address, regisseur, contact person and how full it is there. */
#include "household_head.h"

#include <stdio.h>
#include <string.h>

#include "desk/break_glass.h"
#include "desk/household_parts.h"
#include "desk/pressure.h"

enum { LABEL_COLS = 11 };

static day shown_day(const struct household_head *self)
{
	return self->as_of != DAY_NONE ? self->as_of : desk_today(self->desk);
}

/* The first row of this kind that holds on the day that is shown; NULL: there is none. */
static const void *fact_now(const struct household_head *self, const struct record *record)
{
	const struct part *part;
	const void *data;

	for (size_t p = 0; (part = part_at(p)) != NULL; p++)
		for (size_t i = 0; part->record == record && (data = rows_get(self->rows, record, i)) != NULL; i++)
			if (part_holds(part, data, shown_day(self)))
				return data;
	return NULL;
}

static void head_line(struct canvas *canvas, struct area body, int row, const char *label, const char *text)
{
	canvas_text(canvas, body.row + row, body.col + 1, LABEL_COLS, TUI_QUIET, label);
	canvas_text(canvas, body.row + row, body.col + 1 + LABEL_COLS, body.cols - LABEL_COLS - 2, TUI_NORMAL, text);
}

static void place_print(const struct address *address, struct buf *out)
{
	buf_text(out, address->straatnaam);
	if (address->straatnaam[0] != '\0' && address->huisnummer > 0)
		buf_format(out, " %lld%s%s%s", (long long)address->huisnummer, address->huisletter,
			address->huisnummertoevoeging[0] != '\0' ? "-" : "", address->huisnummertoevoeging);
	if (address->postcode[0] != '\0' || address->woonplaats[0] != '\0')
		buf_format(out, "%s%s%s%s", out->used > 0 ? ", " : "", address->postcode,
			address->postcode[0] != '\0' && address->woonplaats[0] != '\0' ? " " : "", address->woonplaats);
}

/* Who may not open the dossier has no addresses by date: the one of now as the household itself has it. */
static const struct address *place_of(const struct household *household, struct address *room)
{
	record_init(&address_record, room);
	memcpy(room->straatnaam, household->straatnaam, sizeof(room->straatnaam));
	room->huisnummer = household->huisnummer;
	memcpy(room->huisletter, household->huisletter, sizeof(room->huisletter));
	memcpy(room->huisnummertoevoeging, household->huisnummertoevoeging, sizeof(room->huisnummertoevoeging));
	memcpy(room->postcode, household->postcode, sizeof(room->postcode));
	memcpy(room->woonplaats, household->woonplaats, sizeof(room->woonplaats));
	return room->straatnaam[0] != '\0' || room->postcode[0] != '\0' ? room : NULL;
}

static void address_draw(const struct household_head *self, struct canvas *canvas, struct area body, int row)
{
	const struct household *household = self->household;
	const struct address *address = fact_now(self, &address_record);
	struct buf line = BUF_INIT;
	struct address room;

	if (address == NULL && self->as_of == DAY_NONE)
		address = place_of(household, &room);
	if (address != NULL) {
		place_print(address, &line);
		if (address->kind != ADDRESS_HOME)
			buf_format(&line, ", %s", _(choice_label(address_kind_choices, address->kind)));
		if (address->secret)
			buf_text(&line, _(" (GEHEIM)"));
	} else {
		buf_text(&line, household->secret && !household->may_open ? _("adres geheim") : _("geen adres bekend"));
	}
	if (household->wijk[0] != '\0' && self->as_of == DAY_NONE)
		buf_format(&line, " (%s)", household->wijk);
	if (household->telefoon[0] != '\0' && self->as_of == DAY_NONE)
		buf_format(&line, "  tel. %s", household->telefoon);
	head_line(canvas, body, row, _("Adres"), line.data);
	buf_free(&line);
}

static void regie_draw(const struct household_head *self, struct canvas *canvas, struct area body, int row)
{
	const struct household *household = self->household;
	const struct regie *regie = fact_now(self, &regie_record);
	const struct regie_offer *offer = rows_first(self->rows, &regie_offer_record);
	char line[3 * TEXT_LINE_BYTES];

	if (regie != NULL && offer != NULL && self->as_of == DAY_NONE)
		snprintf(line, sizeof(line), _("%s - overdracht aangeboden aan %s"), regie->employee_naam, offer->to_naam);
	else if (regie != NULL)
		snprintf(line, sizeof(line), "%s, %s  %s%s", regie->employee_naam, regie->organisation_naam,
			regie->telefoon[0] != '\0' ? "tel. " : "", regie->telefoon);
	else if (household->regisseur_id != 0 && self->as_of == DAY_NONE)
		snprintf(line, sizeof(line), "%s", household->regisseur_naam);
	else if (self->as_of == DAY_NONE && self->may_set_regie)
		snprintf(line, sizeof(line), "%s", _("nog niemand - druk op r om een regisseur aan te wijzen"));
	else
		snprintf(line, sizeof(line), "%s", _("nog niemand"));
	head_line(canvas, body, row, _("Regisseur"), line);
}

/* Who has the process, and whom to call: a row each when there is such. Returns the rows used. */
static int people_draw(const struct household_head *self, struct canvas *canvas, struct area body, int row)
{
	const struct procesregie *process = fact_now(self, &procesregie_record);
	const struct contact_person *contact = fact_now(self, &contact_person_record);
	char line[5 * TEXT_LINE_BYTES];
	int used = 0;

	if (process != NULL) {
		snprintf(line, sizeof(line), _("procesregie: %s, %s  %s%s"), process->employee_naam, process->organisation_naam,
			process->telefoon[0] != '\0' ? "tel. " : "", process->telefoon);
		head_line(canvas, body, row + used++, "", line);
	}
	if (contact == NULL)
		return used;
	if (contact->safe == CONTACT_UNSAFE)
		snprintf(line, sizeof(line), _("NIET VEILIG - %s: %s"), contact->naam, contact->toelichting);
	else
		snprintf(line, sizeof(line), "%s (%s), %s %s%s%s", contact->naam,
			_(choice_label(contact_safe_choices, contact->safe)), _(choice_label(contact_how_choices, contact->how)),
			contact->telefoon, contact->tijden[0] != '\0' ? ", " : "", contact->tijden);
	head_line(canvas, body, row + used, _("Contact"), line);
	if (contact->safe == CONTACT_UNSAFE)
		canvas_mark(canvas, (struct area){ body.row + row + used, body.col + 1 + LABEL_COLS, 1, body.cols - LABEL_COLS - 2 },
			TUI_ALERT);
	return used + 1;
}

int household_head_draw(const struct household_head *self, struct canvas *canvas, struct area body)
{
	const struct household *household = self->household;
	char flags[128], datum[DAY_NL_BYTES], then[64];
	int rows = 3;

	snprintf(flags, sizeof(flags), "%s%s", household->shielded ? _(" afgeschermd") : "",
		household->closed != DAY_NONE ? _(" gesloten") : "");
	canvas_text(canvas, body.row, body.col + 1, body.cols - 40, TUI_HEADING, household->naam);
	canvas_text_right(canvas, body.row, body.col + body.cols - 9, 30, TUI_ALERT, flags);
	canvas_text(canvas, body.row, body.col + body.cols - 8, 7, TUI_QUIET, household->huishoudnummer);
	address_draw(self, canvas, body, 1);
	regie_draw(self, canvas, body, 2);
	rows += people_draw(self, canvas, body, rows);
	if (self->as_of == DAY_NONE)
		rows++;
	canvas_line(canvas, body.row + rows, body.col, body.cols, TUI_QUIET);
	if (self->as_of == DAY_NONE)
		pressure_draw(rows_first(self->rows, &pressure_record), desk_today(self->desk), canvas,
			(struct area){ body.row + rows - 1, body.col, 2, body.cols });
	glass_draw(self->desk, self->household_id, canvas, (struct area){ body.row + rows, body.col, 1, body.cols });
	if (self->as_of == DAY_NONE)
		return rows + 1;
	day_nl(self->as_of, datum);
	snprintf(then, sizeof(then), _(" Zo was het op %s. Druk op z voor nu. "), datum);
	canvas_text(canvas, body.row + rows, body.col + 2, body.cols - 4, TUI_HEADING, then);
	return rows + 1;
}
