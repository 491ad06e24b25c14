/* Codes and field tables of the messages of iWmo and iJw, release 3.2. */
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/award.h"

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

/* ---- codes ---- */

const char *eenheid_wire(int eenheid)
{
	static const char *const codes[] = {
		[EENHEID_GEEN] = NULL, [EENHEID_MINUUT] = "01", [EENHEID_UUR] = "04", [EENHEID_ETMAAL] = "14",
		[EENHEID_DAGDEEL] = "16", [EENHEID_STUKS] = "82", [EENHEID_EURO] = "83",
	};

	return eenheid >= 0 && (size_t)eenheid < COUNT_OF(codes) ? codes[eenheid] : NULL;
}

const char *frequentie_wire(int frequentie)
{
	static const char *const codes[] = {
		[FREQUENTIE_DAG] = "1", [FREQUENTIE_WEEK] = "2", [FREQUENTIE_MAAND] = "4", [FREQUENTIE_TOTAAL] = "6",
	};

	return frequentie >= 0 && (size_t)frequentie < COUNT_OF(codes) ? codes[frequentie] : NULL;
}

const char *bericht_code(int soort, bool retour)
{
	static const char *const codes[][2] = {
		[BERICHT_WMO301] = { "414", "415" },
		[BERICHT_JW301] = { "436", "437" },
	};

	return codes[soort == BERICHT_JW301 ? BERICHT_JW301 : BERICHT_WMO301][retour];
}

bool retour_codes_accept(const char *codes)
{
	while (*codes) {
		size_t bytes = strcspn(codes, ",");

		if (bytes != 4 || memcmp(codes, "0200", 4) != 0)
			return false;
		codes += bytes + (codes[bytes] == ',');
	}
	return true;
}
