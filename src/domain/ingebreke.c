/* The register of ingebrekestellingen: its fields, and what a day too late costs. */
#include "domain/ingebreke.h"

#include "base/mem.h"
#include "base/say.h"

const struct choice uitsluiting_choices[] = {
	{ UITSLUITING_GEEN, "geen", N_("geen") },
	{ UITSLUITING_TE_LAAT, "te_laat", N_("onredelijk laat in gebreke gesteld") },
	{ UITSLUITING_GEEN_BELANG, "geen_belanghebbende", N_("de aanvrager is geen belanghebbende") },
	{ UITSLUITING_KENNELIJK, "kennelijk", N_("kennelijk niet-ontvankelijk of ongegrond") },
	{ 0 }
};

static const struct field fields[] = {
	F_ID(struct ingebreke, id, ""),
	F_LINE(struct ingebreke, nummer, N_("Nummer")),
	F_ID(struct ingebreke, household_id, ""),
	F_CHOICE(struct ingebreke, about, N_("Waarover"), term_about_choices),
	F_ID(struct ingebreke, object_id, N_("Welke"), .required = true),
	F_LINE(struct ingebreke, aanvrager, N_("Wie"), .required = true),
	F_DAY(struct ingebreke, ontvangen, N_("Ontvangen op"), .required = true, .source = "Awb 4:17 lid 3"),
	F_DAY(struct ingebreke, termijn, N_("De termijn eindigde op")),
	F_BOOL(struct ingebreke, te_vroeg, N_("Te vroeg"), .help = N_("De termijn was nog niet om: dan telt deze brief niet.")),
	F_ID(struct ingebreke, ingeschreven_id, ""),
	F_DAY(struct ingebreke, uiterlijk, N_("Zonder dwangsom tot en met"), .source = "Awb 4:17 lid 3"),
	F_CHOICE(struct ingebreke, uitsluiting, N_("Uitsluiting"), uitsluiting_choices, .source = "Awb 4:17 lid 5"),
	F_LINE(struct ingebreke, toelichting, N_("Toelichting")),
	F_DAY(struct ingebreke, besloten, N_("Besluit verstuurd op"), .help = N_("Vanaf deze dag komt er niets meer bij.")),
	F_MONEY(struct ingebreke, dwangsom, N_("Dwangsom"), .source = "Awb 4:17 lid 2"),
	F_DAY(struct ingebreke, vastgesteld, N_("Vastgesteld op"), .help = N_("De dag van de brief waarin de hoogte van de dwangsom staat."),
		.source = "Awb 4:18"),
	F_INT(struct ingebreke, version, ""),
	F_LINE(struct ingebreke, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct ingebreke, household_naam, N_("Huishouden")),
	F_LINE(struct ingebreke, wat, N_("Waarover")),
	F_MONEY(struct ingebreke, loopt, N_("Tot nu toe")),
	F_BOOL(struct ingebreke, may_write, ""),
};
RECORD(ingebreke_record, "ingebreke", struct ingebreke, fields);

enum { STEP_DAYS = 14, STEPS = 3, DWANGSOM_DAYS_MOST = STEP_DAYS * STEPS };

/* Awb 4:17 lid 2: so much a day in the first fourteen days, in the next, and in the last. */
static const struct rate {
	const char *from;		/* the first day of which money is owed */
	cents a_day[STEPS];
	const char *source;
} rates[] = {
	{ "2009-10-01", { 2000, 3000, 4000 }, "Stb. 2009, 383" },
	{ "2019-01-01", { 2300, 3500, 4500 }, "Stcrt. 2018, 65542" },	/* still so in the text of 1 January 2026 */
};

static const struct rate *rate_on(day first)
{
	const struct rate *rate = &rates[0];

	for (size_t i = 0; i < COUNT_OF(rates); i++) {
		day from = DAY_NONE;

		if (day_parse_iso(rates[i].from, &from) && from <= first)
			rate = &rates[i];
	}
	return rate;
}

cents dwangsom_amount(day uiterlijk, day last)
{
	const struct rate *rate = rate_on(uiterlijk + 1);
	int left = last > uiterlijk ? last - uiterlijk : 0;
	cents amount = 0;

	for (size_t i = 0; i < STEPS && left > 0; i++) {
		int days = left < STEP_DAYS ? left : STEP_DAYS;

		amount += days * rate->a_day[i];
		left -= days;
	}
	return amount;
}

day ingebreke_last(const struct ingebreke *ingebreke)
{
	day most = ingebreke->uiterlijk + DWANGSOM_DAYS_MOST;

	return ingebreke->besloten != DAY_NONE && ingebreke->besloten - 1 < most ? ingebreke->besloten - 1 : most;
}

cents ingebreke_amount(const struct ingebreke *ingebreke, day today)
{
	day last = ingebreke_last(ingebreke);

	if (ingebreke->te_vroeg || ingebreke->uitsluiting != UITSLUITING_GEEN)
		return 0;
	return dwangsom_amount(ingebreke->uiterlijk, last < today ? last : today);
}

bool ingebreke_check(const struct ingebreke *before, const struct ingebreke *ingebreke, day today, struct err *err)
{
	if (!record_check(&ingebreke_record, ingebreke, err))
		return false;
	if (ingebreke->about != TERM_OF_AANVRAAG && ingebreke->about != TERM_OF_BEZWAAR && ingebreke->about != TERM_OF_REQUEST)
		return err_set(err, ERR_INPUT, "Waarover: kies een aanvraag, een bezwaar of een verzoek.");
	if (ingebreke->ontvangen > today)
		return err_set(err, ERR_INPUT, "Ontvangen op: deze dag moet nog komen.");
	if (ingebreke->uitsluiting != UITSLUITING_GEEN && !*ingebreke->toelichting)
		return err_set(err, ERR_INPUT, "Toelichting: schrijf waarom er geen dwangsom is.");
	if (ingebreke->besloten != DAY_NONE && (ingebreke->besloten < ingebreke->ontvangen || ingebreke->besloten > today))
		return err_set(err, ERR_INPUT, "Besluit verstuurd op: kies een dag vanaf de ontvangst, tot en met vandaag.");
	if (ingebreke->vastgesteld != DAY_NONE && (ingebreke->vastgesteld > today ||
			ingebreke->vastgesteld < ingebreke->ontvangen || (ingebreke->besloten == DAY_NONE &&
			today <= ingebreke_last(ingebreke))))
		return err_set(err, ERR_INPUT, "Vastgesteld op: dat kan als het besluit verstuurd is, of de dwangsom niet verder oploopt.");
	if (before && before->vastgesteld != DAY_NONE && (ingebreke->vastgesteld != before->vastgesteld ||
			ingebreke->besloten != before->besloten || ingebreke->uitsluiting != before->uitsluiting))
		return err_set(err, ERR_INPUT, "Vastgesteld op: de hoogte van de dwangsom is al vastgesteld.");
	return true;
}
