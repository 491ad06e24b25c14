/* An award as it travels to a provider in a message of iWmo or iJw (release 3.2), and what comes back. */
#ifndef DOMAIN_AWARD_H
#define DOMAIN_AWARD_H

#include "domain/decision.h"
#include "domain/household.h"

enum bericht_soort { BERICHT_WMO301, BERICHT_JW301 };
extern const struct choice bericht_soort_choices[];

/* One message: to one provider about one person (the standard has one Client in a message). */
struct bericht {
	id id;
	int soort;			/* enum bericht_soort */
	char identificatie[13];		/* LDT_IdentificatieBericht: twelve characters */
	day dagtekening;
	char gemeentecode[5];		/* Afzender */
	char agb[9];			/* Ontvanger */
	char aanbieder_naam[TEXT_LINE_BYTES];
	char burgerservicenummer[10];
	char geboortedatum[11];		/* ISO, unknown parts 00 */
	int geslacht;
	char geslachtsnaam[TEXT_LINE_BYTES];
	char voorvoegsel[33];
	char voornamen[TEXT_LINE_BYTES];
	char voorletters[33];
	int aanduidingNaamgebruik;
	char geslachtsnaamPartner[TEXT_LINE_BYTES];
	char voorvoegselPartner[33];
	bool geheim;			/* the address is secret: it does not go along */
	char straatnaam[TEXT_LINE_BYTES];
	int64_t huisnummer;
	char huisletter[2];
	char huisnummertoevoeging[5];
	char postcode[9];
	char woonplaats[TEXT_LINE_BYTES];
};
extern const struct record bericht_record;

/* One ToegewezenProduct; the rows behind its bericht belong to it. */
struct award {
	id decision_id;
	id bericht_id;
	int64_t toewijzingnummer;
	char productcategorie[3];
	char productcode[9];
	instant toegewezen;		/* Toewijzingsdatum and Toewijzingstijd: the newest one holds */
	day ingangsdatum;
	day einddatum;
	int64_t omvang;
	int eenheid;			/* enum eenheid */
	int frequentie;			/* enum frequentie */
	cents budget;			/* when no volume is given */
	int reden;			/* JZ002/WMO002 reden wijziging: 0 none, 5 shortened */
};
extern const struct record award_record;

/* Of a 302: what the provider says of one award (toewijzingnummer 0: of the whole message). */
struct award_answer {
	int64_t toewijzingnummer;
	char codes[TEXT_LINE_BYTES];	/* retour codes with a comma between */
};
extern const struct record award_answer_record;

/* What came of a 302, for who read it in. */
struct award_result {
	int64_t toewijzingnummer;
	char aanbieder_naam[TEXT_LINE_BYTES];
	bool aangenomen;
	char codes[TEXT_LINE_BYTES];
};
extern const struct record award_result_record;

/* WJ756 and WMO757; NULL: the standard (3.2) has no code for it. */
const char *eenheid_wire(int eenheid);
const char *frequentie_wire(int frequentie);
/* COD002-VEKT. */
const char *bericht_code(int soort, bool retour);
/* Do these retour codes say that there is nothing wrong? 0200 is "no remark", an empty list too. */
bool retour_codes_accept(const char *codes);

#endif
