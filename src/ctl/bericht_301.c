/* A 301 as XML: who it is about, where they live, and what is awarded. Texts were fitted to the standard before. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ctl/bericht.h"

#define NAMESPACE "http://www.istandaarden.nl/%s/" BERICHT_VERSION "_" BERICHT_SUBVERSION "/"

/* The words that differ between the two standards. */
static const struct standard {
	const char *word;		/* iwmo, ijw: the namespace of what they share */
	const char *bericht;		/* wmo301, jw301 */
} standards[] = {
	[BERICHT_WMO301] = { "iwmo", "wmo301" },
	[BERICHT_JW301] = { "ijw", "jw301" },
};

struct writer {
	struct buf *out;
	const struct standard *standard;
	int depth;
};

/* ---- XML ---- */

/* What XML 1.0 has no place for, not even as a number. */
static bool has_no_place(uint32_t rune)
{
	return (rune < ' ' && rune != '\t' && rune != '\n' && rune != '\r') || rune == 0xfffe || rune == 0xffff;
}

/* Five signs mean something here. */
static void text_add(struct buf *out, const char *text)
{
	static const struct {
		char sign;
		const char *entity;
	} signs[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&apos;" } };

	uint32_t rune;

	for (size_t bytes; (bytes = text_next(text, &rune)) > 0; text += bytes) {
		const char *entity = has_no_place(rune) ? "?" : NULL;

		for (size_t i = 0; i < COUNT_OF(signs); i++)
			if (signs[i].sign == *text)
				entity = signs[i].entity;
		if (entity)
			buf_text(out, entity);
		else
			buf_add(out, text, bytes);
	}
}

static void indent(struct writer *writer)
{
	for (int i = 0; i < writer->depth; i++)
		buf_text(writer->out, "  ");
}

/* What the standards share is in the namespace of the base schema, the rest in that of the message. */
static const char *prefix(const struct writer *writer, bool shared)
{
	return shared ? writer->standard->word : writer->standard->bericht;
}

static void tag_open(struct writer *writer, bool shared, const char *name)
{
	indent(writer);
	buf_format(writer->out, "<%s:%s>\n", prefix(writer, shared), name);
	writer->depth++;
}

static void tag_close(struct writer *writer, bool shared, const char *name)
{
	writer->depth--;
	indent(writer);
	buf_format(writer->out, "</%s:%s>\n", prefix(writer, shared), name);
}

static void open_element(struct writer *writer, const char *name)
{
	tag_open(writer, false, name);
}

static void close_element(struct writer *writer, const char *name)
{
	tag_close(writer, false, name);
}

/* Nothing is written for what is empty. */
static void element(struct writer *writer, bool shared, const char *name, const char *text)
{
	if (!text || !text[strspn(text, " ")])		/* RS033: nothing empty */
		return;
	indent(writer);
	buf_format(writer->out, "<%s:%s>", prefix(writer, shared), name);
	text_add(writer->out, text);
	buf_format(writer->out, "</%s:%s>\n", prefix(writer, shared), name);
}

static void number(struct writer *writer, bool shared, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)value);
	element(writer, shared, name, text);
}

static void date(struct writer *writer, bool shared, const char *name, day value)
{
	char text[DAY_ISO_BYTES];

	day_iso(value, text);
	element(writer, shared, name, text);
}

/* ---- the message ---- */

static void header_write(struct writer *writer, const struct bericht *bericht)
{
	open_element(writer, "Header");
	element(writer, false, "BerichtCode", bericht_code(bericht->soort, false));
	element(writer, false, "BerichtVersie", BERICHT_VERSION);
	element(writer, false, "BerichtSubversie", BERICHT_SUBVERSION);
	element(writer, false, "Afzender", bericht->gemeentecode);
	element(writer, false, "Ontvanger", bericht->agb);
	open_element(writer, "BerichtIdentificatie");
	element(writer, true, "Identificatie", bericht->identificatie);
	date(writer, true, "Dagtekening", bericht->dagtekening);
	close_element(writer, "BerichtIdentificatie");
	open_element(writer, "XsdVersie");
	element(writer, true, "BasisschemaXsdVersie", BERICHT_XSD);
	element(writer, true, "BerichtXsdVersie", BERICHT_XSD);
	close_element(writer, "XsdVersie");
	close_element(writer, "Header");
}

/* IV009, COD170: which parts of the date count; a day or month that is not known is 01, a year 1900. */
static void birth_write(struct writer *writer, const struct bericht *bericht)
{
	const char *iso = bericht->geboortedatum;
	bool no_year = strlen(iso) != 10 || strncmp(iso, "0000", 4) == 0;
	bool no_month = no_year || strncmp(iso + 5, "00", 2) == 0, no_day = no_month || strncmp(iso + 8, "00", 2) == 0;
	char text[11];

	snprintf(text, sizeof(text), "%.4s-%.2s-%.2s", no_year ? "1900" : iso, no_month ? "01" : iso + 5,
		no_day ? "01" : iso + 8);
	open_element(writer, "Geboortedatum");
	element(writer, true, "Datum", text);
	element(writer, true, "DatumGebruik", no_year ? "3" : no_month ? "2" : no_day ? "1" : "");
	close_element(writer, "Geboortedatum");
}

static const char *gender_code(int geslacht)
{
	switch ((enum geslacht)geslacht) {
	case GESLACHT_MAN:
		return "1";
	case GESLACHT_VROUW:
		return "2";
	case GESLACHT_ONBEKEND:
		break;
	}
	return "0";
}

/* COD700 */
static const char *name_use_code(int naamgebruik)
{
	switch ((enum naamgebruik)naamgebruik) {
	case NAAMGEBRUIK_PARTNER:
		return "2";
	case NAAMGEBRUIK_PARTNER_EIGEN:
		return "3";
	case NAAMGEBRUIK_EIGEN_PARTNER:
		return "4";
	case NAAMGEBRUIK_EIGEN:
		break;
	}
	return "1";
}

static void surname_write(struct writer *writer, const char *name, const char *surname, const char *voorvoegsel)
{
	if (!*surname)
		return;
	tag_open(writer, true, name);
	element(writer, true, "Achternaam", surname);
	element(writer, true, "Voorvoegsel", voorvoegsel);
	tag_close(writer, true, name);
}

static void name_write(struct writer *writer, const struct bericht *bericht)
{
	open_element(writer, "Naam");
	surname_write(writer, "Geslachtsnaam", bericht->geslachtsnaam, bericht->voorvoegsel);
	surname_write(writer, "Partnernaam", bericht->geslachtsnaamPartner, bericht->voorvoegselPartner);
	element(writer, true, "Voornamen", bericht->voornamen);
	element(writer, true, "Voorletters", bericht->voorletters);
	element(writer, true, "NaamGebruik", name_use_code(bericht->aanduidingNaamgebruik));
	close_element(writer, "Naam");
}

static void address_write(struct writer *writer, const struct bericht *bericht)
{
	open_element(writer, "Adres");
	tag_open(writer, true, "Huis");
	number(writer, true, "Huisnummer", bericht->huisnummer);
	element(writer, true, "Huisletter", bericht->huisletter);
	element(writer, true, "HuisnummerToevoeging", bericht->huisnummertoevoeging);
	tag_close(writer, true, "Huis");
	element(writer, true, "Postcode", bericht->postcode);
	element(writer, true, "Straatnaam", bericht->straatnaam);
	element(writer, true, "Plaatsnaam", bericht->woonplaats);
	element(writer, true, "LandCode", "NL");
	close_element(writer, "Adres");
}

static void award_write(struct writer *writer, const struct award *award)
{
	char stamp[INSTANT_BYTES + 8];

	instant_nl(award->toegewezen, stamp);		/* "21-11-2026 14:05" */
	snprintf(stamp + strlen(stamp), sizeof(stamp) - strlen(stamp), ":%02d", (int)(award->toegewezen / 1000 % 60));
	open_element(writer, "ToegewezenProduct");
	number(writer, false, "ToewijzingNummer", award->toewijzingnummer);
	open_element(writer, "Product");
	element(writer, true, "Categorie", award->productcategorie);
	element(writer, true, "Code", award->productcode);
	close_element(writer, "Product");
	date(writer, false, "Toewijzingsdatum", instant_day(award->toegewezen));
	element(writer, false, "Toewijzingstijd", stamp + 11);
	date(writer, false, "Ingangsdatum", award->ingangsdatum);
	date(writer, false, "Einddatum", award->einddatum);
	if (award->reden) {
		char reden[24];

		snprintf(reden, sizeof(reden), "%02d", (int)award->reden);
		element(writer, false, "RedenWijziging", reden);
	}
	if (award->omvang) {
		open_element(writer, "Omvang");
		number(writer, true, "Volume", award->omvang);
		element(writer, true, "Eenheid", eenheid_wire(award->eenheid));
		element(writer, true, "Frequentie", frequentie_wire(award->frequentie));
		close_element(writer, "Omvang");
	} else if (award->budget) {
		number(writer, false, "Budget", award->budget);		/* IV024: in cents */
	}
	close_element(writer, "ToegewezenProduct");
}

static void client_write(struct writer *writer, const struct bericht *bericht, const struct rows *rows)
{
	const struct award *award;

	open_element(writer, "Client");
	element(writer, false, "Bsn", bericht->burgerservicenummer);
	birth_write(writer, bericht);
	element(writer, false, "Geslacht", gender_code(bericht->geslacht));
	name_write(writer, bericht);
	open_element(writer, "Contactgegevens");
	open_element(writer, "Contact");
	element(writer, false, "Soort", "01");		/* COD757: BRP address */
	address_write(writer, bericht);
	close_element(writer, "Contact");
	close_element(writer, "Contactgegevens");
	open_element(writer, "ToegewezenProducten");
	for (size_t n = 0; (award = rows_get(rows, &award_record, n)); n++)
		if (award->bericht_id == bericht->id)
			award_write(writer, award);
	close_element(writer, "ToegewezenProducten");
	close_element(writer, "Client");
}

void bericht_301_write(const struct bericht *bericht, const struct rows *rows, struct buf *out)
{
	struct writer writer = { .out = out,
		.standard = &standards[bericht->soort == BERICHT_JW301 ? BERICHT_JW301 : BERICHT_WMO301], .depth = 1 };
	const char *word = writer.standard->word, *name = writer.standard->bericht;

	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	buf_format(out, "<%s:Bericht xmlns:%s=\"" NAMESPACE "%s/schema\" xmlns:%s=\"" NAMESPACE "basisschema/schema\">\n", name,
		name, word, name, word, word);
	header_write(&writer, bericht);
	client_write(&writer, bericht, rows);
	buf_format(out, "</%s:Bericht>\n", name);
}
