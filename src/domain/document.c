/* Files that are attached to a dossier: the record, its names and its sizes. */
#include "domain/document.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"

const struct choice document_kind_choices[] = {
	{ DOCUMENT_OTHER, "overig", N_("overig") },
	{ DOCUMENT_LETTER, "brief", N_("brief") },
	{ DOCUMENT_REPORT, "verslag", N_("verslag") },
	{ DOCUMENT_CONSENT, "toestemming", N_("toestemming") },
	{ DOCUMENT_ORDER, "beschikking", N_("beschikking") },
	{ DOCUMENT_BILL, "rekening", N_("rekening of offerte") },
	{ DOCUMENT_PHOTO, "foto", N_("foto") },
	{ DOCUMENT_DRAWING, "tekening", N_("tekening") },
	{ 0 }
};

const struct choice document_type_choices[] = {
	{ DOCUMENT_UNKNOWN, "onbekend", N_("onbekend") },
	{ DOCUMENT_PDF, "pdf", N_("PDF") },
	{ DOCUMENT_PNG, "png", N_("PNG") },
	{ DOCUMENT_JPEG, "jpeg", N_("JPEG") },
	{ DOCUMENT_TEXT, "tekst", N_("tekst") },
	{ DOCUMENT_DOCX, "docx", N_("Word") },
	{ DOCUMENT_ODT, "odt", N_("ODT") },
	{ 0 }
};

static const struct field document_fields[] = {
	F_ID(struct document, id, N_("Nummer")),
	F_ID(struct document, household_id, N_("Huishouden")),
	F_ID(struct document, goal_id, N_("Doel")),
	F_ID(struct document, decision_id, N_("Besluit")),
	F_LINE(struct document, naam, N_("Naam")),
	F_CHOICE(struct document, soort, N_("Soort"), document_kind_choices),
	F_CHOICE(struct document, type, N_("Bestand"), document_type_choices),
	F_INT(struct document, bytes, N_("Bytes")),
	F_INT(struct document, pieces, N_("Stukken")),
	F_INSTANT(struct document, at, N_("Toegevoegd")),
	F_ID(struct document, employee_id, N_("Medewerkernummer")),
	F_BOOL(struct document, shielded, N_("Afgeschermd")),
	F_BOOL(struct document, regisseur, N_("Regisseur mag lezen")),
	F_INSTANT(struct document, withdrawn, N_("Ingetrokken")),
	F_LINE(struct document, reden, N_("Reden")),
	F_BOOL(struct document, erased, N_("Gewist")),
	F_LINE(struct document, employee_naam, N_("Door")),
	F_LINE(struct document, organisation_naam, N_("Organisatie")),
	F_LINE(struct document, about, N_("Bij")),
	F_LINE(struct document, withdrawn_naam, N_("Ingetrokken door")),
	F_BOOL(struct document, may_read, N_("Te lezen")),
};
RECORD(document_record, "document", struct document, document_fields);

/*
 * A name goes through `> NAME` of a shell and onto file systems of others: signs that mean something there stay out,
 * and so does a hyphen or a dot in front.
 */
bool document_name_check(const char *naam, struct err *err)
{
	static const char forbidden[] = "/\\:*?\"<>|;&$`!'";
	size_t place = strcspn(naam, forbidden);

	if (!*naam)
		return err_set(err, ERR_INPUT, _("Naam: geef de bijlage een naam, bijvoorbeeld: brief van school.pdf"));
	if (naam[place] == '/' || naam[place] == '\\')
		return err_set(err, ERR_INPUT, _("Naam: geef alleen de naam van het bestand, zonder de map ervoor."));
	if (naam[place])
		return err_set(err, ERR_INPUT, _("Naam: het teken %c mag niet in de naam van een bijlage."), naam[place]);
	if (naam[0] == '-' || naam[0] == '.')
		return err_set(err, ERR_INPUT, _("Naam: begin met een letter of een cijfer."));
	if (text_chars(naam) > DOCUMENT_NAME_CHARS)
		return err_set(err, ERR_LIMIT, _("Naam: hoogstens %d tekens."), DOCUMENT_NAME_CHARS);
	return true;
}

void document_size(int64_t bytes, char out[DOCUMENT_SIZE_BYTES])
{
	long long tenths = bytes / 100000 + (bytes % 100000 >= 50000);

	if (bytes == 1)
		snprintf(out, DOCUMENT_SIZE_BYTES, "%s", _("1 byte"));
	else if (bytes < 1000)
		snprintf(out, DOCUMENT_SIZE_BYTES, _("%lld bytes"), (long long)bytes);
	else if (bytes < 1000000)
		snprintf(out, DOCUMENT_SIZE_BYTES, _("%lld kB"), (long long)(bytes + 500) / 1000);
	else
		snprintf(out, DOCUMENT_SIZE_BYTES, _("%lld,%lld MB"), tenths / 10, tenths % 10);
}
