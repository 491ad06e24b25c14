/* Field tables of the messages of iWmo and iJw 3.2, and what that standard takes. Its codes are in award_codes.c. */
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "base/text.h"
#include "domain/award.h"
#include "domain/person_name.h"

const struct choice bericht_soort_choices[] = {
	{ BERICHT_WMO301, "WMO301", N_("WMO301") },
	{ BERICHT_JW301, "JW301", N_("JW301") },
	{ 0 }
};

static const struct field bericht_fields[] = {
	F_ID(struct bericht, id, N_("Nummer")),
	F_CHOICE(struct bericht, soort, N_("Soort bericht"), bericht_soort_choices),
	F_LINE(struct bericht, identificatie, N_("Identificatie")),
	F_DAY(struct bericht, dagtekening, N_("Dagtekening")),
	F_LINE(struct bericht, gemeentecode, N_("Gemeentecode")),
	F_LINE(struct bericht, agb, N_("AGB-code")),
	F_LINE(struct bericht, aanbieder_naam, N_("Aanbieder")),
	F_LINE(struct bericht, burgerservicenummer, N_("BSN")),
	F_LINE(struct bericht, geboortedatum, N_("Geboortedatum")),
	F_CHOICE(struct bericht, geslacht, N_("Geslacht"), geslacht_choices),
	F_LINE(struct bericht, geslachtsnaam, N_("Geslachtsnaam")),
	F_LINE(struct bericht, voorvoegsel, N_("Voorvoegsel")),
	F_LINE(struct bericht, voornamen, N_("Voornamen")),
	F_LINE(struct bericht, voorletters, N_("Voorletters")),
	F_CHOICE(struct bericht, aanduidingNaamgebruik, N_("Naamgebruik"), naamgebruik_choices),
	F_LINE(struct bericht, geslachtsnaamPartner, N_("Naam partner")),
	F_LINE(struct bericht, voorvoegselPartner, N_("Voorvoegsel partner")),
	F_BOOL(struct bericht, geheim, N_("Geheim adres")),
	F_LINE(struct bericht, straatnaam, N_("Straat")),
	F_INT(struct bericht, huisnummer, N_("Huisnummer")),
	F_LINE(struct bericht, huisletter, N_("Huisletter")),
	F_LINE(struct bericht, huisnummertoevoeging, N_("Toevoeging")),
	F_LINE(struct bericht, postcode, N_("Postcode")),
	F_LINE(struct bericht, woonplaats, N_("Woonplaats")),
};
RECORD(bericht_record, "bericht", struct bericht, bericht_fields);

static const struct field award_fields[] = {
	F_ID(struct award, decision_id, N_("Besluit")),
	F_ID(struct award, bericht_id, N_("Bericht")),
	F_INT(struct award, toewijzingnummer, N_("Toewijzingnummer")),
	F_LINE(struct award, productcategorie, N_("Productcategorie")),
	F_LINE(struct award, productcode, N_("Productcode")),
	F_INSTANT(struct award, toegewezen, N_("Toegewezen op")),
	F_DAY(struct award, ingangsdatum, N_("Ingangsdatum")),
	F_DAY(struct award, einddatum, N_("Einddatum")),
	F_INT(struct award, omvang, N_("Omvang")),
	F_CHOICE(struct award, eenheid, N_("Eenheid"), eenheid_choices),
	F_CHOICE(struct award, frequentie, N_("Hoe vaak"), frequentie_choices),
	F_MONEY(struct award, budget, N_("Budget")),
	F_INT(struct award, reden, N_("Reden wijziging")),
};
RECORD(award_record, "award", struct award, award_fields);

static const struct field award_answer_fields[] = {
	F_INT(struct award_answer, toewijzingnummer, N_("Toewijzingnummer")),
	F_LINE(struct award_answer, codes, N_("Retourcodes")),
};
RECORD(award_answer_record, "award_answer", struct award_answer, award_answer_fields);

static const struct field award_result_fields[] = {
	F_INT(struct award_result, toewijzingnummer, N_("Toewijzingnummer")),
	F_LINE(struct award_result, aanbieder_naam, N_("Aanbieder")),
	F_BOOL(struct award_result, aangenomen, N_("Aangenomen")),
	F_LINE(struct award_result, codes, N_("Retourcodes")),
};
RECORD(award_result_record, "award_result", struct award_result, award_result_fields);

/* ---- who it is about ---- */

enum { INITIALS_MOST = 6, VOORVOEGSEL_MOST = 10, STREET_MOST = 24, PLACE_MOST = 80 };

/* RS013, RS045: letters alone, six at most. With more of them the first names say it. */
static void initials_fit(char *initials)
{
	char *out = initials;
	uint32_t rune;

	for (size_t bytes; (bytes = text_next(initials, &rune)) > 0; initials += bytes)
		if ((rune | 32) - 'a' < 26 || (rune >= 0xc0 && rune <= 0x1ef3)) {
			memmove(out, initials, bytes);
			out += bytes;
		}
	*out = '\0';
}

/* CS050: another way of using names than the own one needs a partner's name. */
static void names_fit(struct bericht *bericht)
{
	initials_fit(bericht->voorletters);
	if (text_chars(bericht->voorletters) > INITIALS_MOST)
		bericht->voorletters[0] = '\0';
	if (!bericht->geslachtsnaamPartner[strspn(bericht->geslachtsnaamPartner, " ")]) {
		bericht->geslachtsnaamPartner[0] = '\0';
		bericht->voorvoegselPartner[0] = '\0';
		bericht->aanduidingNaamgebruik = NAAMGEBRUIK_EIGEN;
	}
}

static bool has_bsn(const struct bericht *bericht)
{
	return bsn_valid(bericht->burgerservicenummer);
}

static bool has_surname(const struct bericht *bericht)
{
	return bericht->geslachtsnaam[strspn(bericht->geslachtsnaam, " ")] != '\0';
}

static bool has_short_voorvoegsels(const struct bericht *bericht)
{
	return text_chars(bericht->voorvoegsel) <= VOORVOEGSEL_MOST && text_chars(bericht->voorvoegselPartner) <= VOORVOEGSEL_MOST;
}

static bool has_open_address(const struct bericht *bericht)
{
	return !bericht->geheim;
}

static bool has_address(const struct bericht *bericht)
{
	return bericht->huisnummer > 0 && bericht->postcode[0];
}

static bool has_provider_code(const struct bericht *bericht)
{
	return bericht->agb[0] != '\0';
}

static bool has_sender_code(const struct bericht *bericht)
{
	return bericht->gemeentecode[0] != '\0';
}

static const struct {
	bool (*clear)(const struct bericht *bericht);
	const char *sentence;
} bericht_needs[] = {
	{ has_bsn, "van deze persoon is geen BSN bekend" },
	{ has_surname, "van deze persoon is geen achternaam bekend" },
	{ has_short_voorvoegsels, "het voorvoegsel is langer dan tien tekens; zet het bij de achternaam" },
	{ has_open_address, "het adres is geheim, en een 301 heeft een adres; geef de toewijzing zelf door aan de aanbieder" },
	{ has_address, "er is geen adres met een postcode en een huisnummer; vul dat in bij het huishouden" },
	{ has_provider_code, "de aanbieder heeft geen AGB-code; de beheerder zet die met wijkctl organisation agb" },
	{ has_sender_code, "de gemeente heeft geen gemeentecode; de beheerder zet die met wijkctl municipality code" },
};

const char *bericht_fit(struct bericht *bericht)
{
	char postcode[7];

	names_fit(bericht);
	if (!postcode_normal(bericht->postcode, postcode))	/* CS089 */
		postcode[0] = '\0';
	strcpy(bericht->postcode, postcode);
	if (text_chars(bericht->straatnaam) > STREET_MOST)		/* RS020; optional, and never cut */
		bericht->straatnaam[0] = '\0';
	if (text_chars(bericht->woonplaats) > PLACE_MOST)
		bericht->woonplaats[0] = '\0';
	for (size_t i = 0; i < COUNT_OF(bericht_needs); i++)
		if (!bericht_needs[i].clear(bericht))
			return bericht_needs[i].sentence;
	return NULL;
}

/* ---- what is awarded ---- */

enum { AMOUNT_MOST = 99999999, CODE_MOST = 5, EURO_CENTS = 100 };

/* CS338: a day is too short for a stay, for a part of it, and for what is paid in euros. */
static bool frequency_fits(const struct award *award)
{
	bool short_unit = award->eenheid != EENHEID_ETMAAL && award->eenheid != EENHEID_DAGDEEL &&
		award->eenheid != EENHEID_EURO;

	return award->frequentie != FREQUENTIE_DAG || short_unit;
}

/* A product with a code is awarded in a volume, one with only its category in a budget (CD041, CD077 to CD080). */
static const char *volume_fit(struct award *award)
{
	if (!award->omvang)
		return "bij een product hoort een omvang; maak een wijziging met hoeveel en hoe vaak";
	if (!frequentie_wire(award->frequentie) || !eenheid_wire(award->eenheid))
		return "per 4 weken en per jaar kent iWmo/iJw 3.2 niet; maak een wijziging per week, per maand of in totaal";
	if (!frequency_fits(award))
		return "deze eenheid kan in iWmo/iJw 3.2 niet per dag; maak een wijziging per week, per maand of in totaal";
	if (award->frequentie == FREQUENTIE_WEEK && award->einddatum == DAY_NONE)	/* CD076 */
		return "per week hoort er een laatste dag bij; maak een wijziging met een einde";
	return award->omvang <= AMOUNT_MOST ? NULL : "de omvang is te groot voor een bericht";
}

static const char *budget_fit(struct award *award, cents bedrag)
{
	if (award->omvang)
		return "een omvang gaat alleen mee bij een product; maak een wijziging met een product, of zonder omvang";
	if (award->einddatum == DAY_NONE)	/* CD075 */
		return "bij een bedrag hoort een laatste dag; maak een wijziging met een einde";
	award->budget = bedrag;
	return bedrag <= AMOUNT_MOST ? NULL : "het bedrag is te groot voor een bericht: een miljoen euro of meer";
}

const char *award_fit(struct award *award, cents bedrag, cents tarief)
{
	if (award->ingangsdatum == DAY_NONE)
		return "er staat geen eerste dag bij";
	if (award->einddatum != DAY_NONE && award->einddatum < award->ingangsdatum)	/* CS003 */
		return "de laatste dag ligt voor de eerste";
	if (text_chars(award->productcode) > CODE_MOST)
		return "de productcode heeft meer dan vijf tekens";
	if (!award->productcode[0])
		return budget_fit(award, bedrag);
	if (award->eenheid == EENHEID_EURO)
		award->omvang *= tarief > 0 ? tarief : EURO_CENTS;
	return volume_fit(award);
}

bool award_overlaps(const struct award *one, const struct award *other)
{
	bool same = strcmp(one->productcategorie, other->productcategorie) == 0 && (!one->productcode[0] ||
		!other->productcode[0] || strcmp(one->productcode, other->productcode) == 0);

	return same && one->reden != REASON_REMOVED && other->reden != REASON_REMOVED &&
		(one->einddatum == DAY_NONE || other->ingangsdatum <= one->einddatum) &&
		(other->einddatum == DAY_NONE || one->ingangsdatum <= other->einddatum);
}
