/*
 * An award as it travels to a provider in a message of iWmo or iJw, release 3.2, and what comes back. Rules of the
 * standard are named by their number in its information model (RS, CS, CD, TR, OP, IV); see docs/decisions/026-messages.md.
 */
#ifndef DOMAIN_AWARD_H
#define DOMAIN_AWARD_H

#include "domain/decision.h"
#include "domain/household.h"

enum { RETOUR_CODE_BYTES = 9 };

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
	char geboortedatum[11];		/* ISO, unknown parts 00; "": unknown */
	int geslacht;
	char geslachtsnaam[TEXT_LINE_BYTES];
	char voorvoegsel[33];
	char voornamen[TEXT_LINE_BYTES];
	char voorletters[33];
	int aanduidingNaamgebruik;
	char geslachtsnaamPartner[TEXT_LINE_BYTES];
	char voorvoegselPartner[33];
	bool geheim;			/* the address is secret: there is no message (OP003) */
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
	instant toegewezen;		/* Toewijzingsdatum and Toewijzingstijd: the newest one holds (IV013) */
	day ingangsdatum;
	day einddatum;
	int64_t omvang;			/* of euros: in cents (IV042) */
	int eenheid;			/* enum eenheid */
	int frequentie;			/* enum frequentie */
	cents budget;			/* when no volume is given */
	int reden;			/* enum award_reason */
};
extern const struct record award_record;

/* Reden wijziging, WMO002 and JZ002: what changed since it was sent before. 1 is not used any more (CS336). */
enum award_reason {
	REASON_NONE, REASON_DECEASED = 2, REASON_LONGER = 4, REASON_SHORTER = 5, REASON_PGB = 8, REASON_OTHER_PROVIDER = 9,
	REASON_REMOVED = 13,
};

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

/*
 * Makes of a message about somebody what the standard takes, in place: initials without dots, a way of using names that
 * fits the names there are, no street that is too long (postcode and number say the same). What it cannot take is a
 * sentence; else NULL. The same for one award: `bedrag` is what it may cost in all, `tarief` what one unit costs.
 */
const char *bericht_fit(struct bericht *bericht);
const char *award_fit(struct award *award, cents bedrag, cents tarief);
/* TR302: the same product twice at the same time. */
bool award_overlaps(const struct award *one, const struct award *other);

/* WJ756 and WMO757; NULL: the standard has no code for it. */
const char *eenheid_wire(int eenheid);
const char *frequentie_wire(int frequentie);
/* COD002-VEKT. */
const char *bericht_code(int soort, bool retour);
/* Do these retour codes (WJ001) say that there is nothing wrong? 0200 is "no remark", an empty list too. */
bool retour_codes_accept(const char *codes);
/* What a code says, in plain Dutch; NULL: a code that the list does not have. */
const char *retour_code_text(const char *code);
/* Calls for each code of a list with commas, with its text or a sentence that it is not known. */
void retour_codes_each(const char *codes, void (*each)(void *arg, const char *code, const char *text), void *arg);

#endif
