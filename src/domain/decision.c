/* Field tables of decisions and of what may be decided about. */
#include "base/say.h"
#include "domain/decision.h"

const struct choice decision_kind_choices[] = {
	{ DECISION_TOEKENNING, "toekenning", N_("toekenning") },
	{ DECISION_AFWIJZING, "afwijzing", N_("afwijzing") },
	{ DECISION_WIJZIGING, "wijziging", N_("wijziging") },
	{ DECISION_VERMINDERING, "vermindering", N_("vermindering") },
	{ DECISION_INTREKKING, "intrekking", N_("intrekking") },
	{ DECISION_VERLENGING, "verlenging", N_("verlenging") },
	{ 0 }
};

const struct choice decision_state_choices[] = {
	{ DECISION_CONCEPT, "concept", N_("concept") },
	{ DECISION_TER_TOETSING, "ter_toetsing", N_("ter toetsing") },
	{ DECISION_TWEEDE_OGEN, "tweede_ogen", N_("wacht op tweede ogen") },
	{ DECISION_GENOMEN, "genomen", N_("genomen") },
	{ DECISION_BEKENDGEMAAKT, "bekendgemaakt", N_("bekendgemaakt") },
	{ DECISION_GEWEIGERD, "geweigerd", N_("geweigerd") },
	{ DECISION_INGETROKKEN, "ingetrokken", N_("ingetrokken door de aanvrager") },
	{ 0 }
};

const struct choice leveringsvorm_choices[] = {
	{ LEVERING_ZIN, "ZIN", N_("zorg in natura") },
	{ LEVERING_PGB, "PGB", N_("persoonsgebonden budget") },
	{ 0 }
};

const struct choice eenheid_choices[] = {
	{ EENHEID_GEEN, "geen", N_("-") },
	{ EENHEID_MINUUT, "minuut", N_("minuut") },
	{ EENHEID_UUR, "uur", N_("uur") },
	{ EENHEID_ETMAAL, "etmaal", N_("etmaal") },
	{ EENHEID_DAGDEEL, "dagdeel", N_("dagdeel (4 uur)") },
	{ EENHEID_STUKS, "stuks", N_("stuks") },
	{ EENHEID_EURO, "euro", N_("euro") },
	{ 0 }
};

const struct choice frequentie_choices[] = {
	{ FREQUENTIE_GEEN, "geen", N_("-") },
	{ FREQUENTIE_DAG, "dag", N_("per dag") },
	{ FREQUENTIE_WEEK, "week", N_("per week") },
	{ FREQUENTIE_VIER_WEKEN, "vier_weken", N_("per 4 weken") },
	{ FREQUENTIE_MAAND, "maand", N_("per maand") },
	{ FREQUENTIE_JAAR, "jaar", N_("per jaar") },
	{ FREQUENTIE_TOTAAL, "totaal", N_("in de hele looptijd") },
	{ 0 }
};

const struct choice kostendrager_choices[] = {
	{ DRAGER_GEMEENTE, "gemeente", N_("de gemeente") },
	{ DRAGER_ANDERE_GEMEENTE, "andere_gemeente", N_("een andere gemeente") },
	{ DRAGER_ZVW, "zvw", N_("de zorgverzekeraar (Zvw)") },
	{ DRAGER_WLZ, "wlz", N_("het zorgkantoor (Wlz)") },
	{ DRAGER_RIJK, "rijk", N_("het Rijk") },
	{ DRAGER_GEZIN, "gezin", N_("het gezin zelf") },
	{ DRAGER_FONDS, "fonds", N_("een fonds") },
	{ 0 }
};

const struct choice verwijzer_choices[] = {
	{ VERWIJZER_GEMEENTE, "gemeente", N_("het wijkteam zelf") },
	{ VERWIJZER_HUISARTS, "huisarts", N_("huisarts") },
	{ VERWIJZER_JEUGDARTS, "jeugdarts", N_("jeugdarts") },
	{ VERWIJZER_SPECIALIST, "medisch_specialist", N_("medisch specialist") },
	{ VERWIJZER_GI, "gi", N_("gecertificeerde instelling") },
	{ VERWIJZER_RECHTER, "rechter", N_("rechter of officier van justitie") },
	{ VERWIJZER_ZELF, "zelfverwijzer", N_("het gezin zelf (zelfverwijzer)") },
	{ 0 }
};

static const struct field product_fields[] = {
	F_ID(struct product, id, N_("Nummer")),
	F_CHOICE(struct product, wet, N_("Wet"), wet_choices),
	F_LINE(struct product, productcategorie, N_("Productcategorie"), .required = true, .source = "iWmo: WMO020, iJw: JZ020"),
	F_LINE(struct product, productcode, N_("Productcode"), .required = true),
	F_LINE(struct product, naam, N_("Naam"), .required = true),
	F_CHOICE(struct product, eenheid, N_("Eenheid"), eenheid_choices, .source = "iWmo, iJw: WJ756"),
	F_MONEY(struct product, tarief, N_("Tarief")),
	F_DAY(struct product, ended, N_("Vervallen op")),
};
RECORD(product_record, "product", struct product, product_fields);

static const struct field provision_kind_fields[] = {
	F_ID(struct provision_kind, id, N_("Nummer")),
	F_CHOICE(struct provision_kind, wet, N_("Wet"), wet_choices),
	F_LINE(struct provision_kind, productcategorie, N_("Productcategorie"), .help = N_("Twee cijfers."),
		.source = "iWmo: WMO020, iJw: JZ020"),
	F_LINE(struct provision_kind, naam, N_("Naam"), .required = true),
	F_CHOICE(struct provision_kind, lijn, N_("Lijn"), lijn_choices),
	F_BOOL(struct provision_kind, verblijf, N_("Verblijf")),
	F_BOOL(struct provision_kind, spoed, N_("Spoed mogelijk"), .source = "Wmo 2015 2.3.3"),
};
RECORD(provision_kind_record, "provision_kind", struct provision_kind, provision_kind_fields);

static const struct field decision_fields[] = {
	F_ID(struct decision, id, N_("Nummer")),
	F_ID(struct decision, household_id, N_("Huishouden")),
	F_ID(struct decision, person_id, N_("Persoonnummer")),
	F_LINE(struct decision, person_naam, N_("Voor wie")),
	F_ID(struct decision, aanvraag_id, N_("Aanvraag")),
	F_ID(struct decision, goal_id, N_("Doelnummer")),
	F_LINE(struct decision, goal_naam, N_("Doel")),
	F_CHOICE(struct decision, kind, N_("Soort"), decision_kind_choices),
	F_CHOICE(struct decision, wet, N_("Wet"), wet_choices, .source = "GGM Wet"),
	F_ID(struct decision, provision_kind_id, N_("Voorzieningnummer")),
	F_LINE(struct decision, provision_naam, N_("Voorziening")),
	F_LINE(struct decision, productcategorie, N_("Productcategorie"), .source = "iWmo: WMO020, iJw: JZ020"),
	F_CHOICE(struct decision, lijn, N_("Lijn"), lijn_choices),
	F_CHOICE(struct decision, leveringsvorm, N_("Leveringsvorm"), leveringsvorm_choices, .source = "GGM"),
	F_ID(struct decision, aanbieder_id, N_("Aanbiedernummer")),
	F_LINE(struct decision, aanbieder_naam, N_("Aanbieder")),
	F_DAY(struct decision, datumStart, N_("Begin"), .source = "GGM BeschikteVoorziening"),
	F_DAY(struct decision, datumEinde, N_("Einde"),
		.help = N_("De laatste dag."), .source = "GGM BeschikteVoorziening"),
	F_MONEY(struct decision, bedrag, N_("Bedrag"), .help = N_("Het totaal over de hele looptijd.")),
	F_BOOL(struct decision, spoed, N_("Spoed"), .source = "Wmo 2015 2.3.3"),
	F_LINE(struct decision, waarom_niet_lager, N_("Waarom niet lichter"),
		.help = N_("Waarom kan het niet met eigen kracht of een algemene voorziening?"),
		.source = "Wmo 2015 2.3.2 lid 4"),
	F_TEXT(struct decision, motivering, N_("Motivering"), .source = "Awb 3:46"),
	F_CHOICE(struct decision, state, N_("Stand"), decision_state_choices),
	F_ID(struct decision, author_id, N_("Aanvragernummer")),
	F_LINE(struct decision, author_naam, N_("Aangevraagd door")),
	F_ID(struct decision, decider_id, N_("Beslissernummer")),
	F_LINE(struct decision, decider_naam, N_("Besloten door")),
	F_ID(struct decision, second_id, N_("Nummer tweede ogen")),
	F_LINE(struct decision, second_naam, N_("Tweede ogen")),
	F_ID(struct decision, mandate_id, N_("Mandaat")),
	F_INT(struct decision, trede, N_("Trede")),
	F_LINE(struct decision, namens, N_("Namens"), .source = "Awb 10:10"),
	F_DAY(struct decision, besluitdatum, N_("Besluitdatum"), .source = "Awb 1:3"),
	F_DAY(struct decision, bekendmaking, N_("Bekendgemaakt op"), .source = "Awb 3:41"),
	F_DAY(struct decision, bezwaar_tot, N_("Bezwaar tot en met"), .source = "Awb 6:7, 6:8"),
	F_LINE(struct decision, reason, N_("Reden")),
	F_ID(struct decision, vorige_id, N_("Nummer vorig besluit")),
	F_LINE(struct decision, vorige_naam, N_("Bij besluit")),
	F_ID(struct decision, swap_id, N_("Uitruil")),
	F_ID(struct decision, product_id, N_("Productnummer")),
	F_LINE(struct decision, product_naam, N_("Product"), .source = "iWmo, iJw: productcode"),
	F_INT(struct decision, omvang, N_("Omvang"), .least = 1, .most = 99999999,
		.help = N_("Een heel getal. Met eenheid en tarief rekent wijkd het bedrag uit."), .source = "GGM Omvang"),
	F_CHOICE(struct decision, eenheid, N_("Eenheid"), eenheid_choices, .source = "iWmo, iJw: WJ756"),
	F_CHOICE(struct decision, frequentie, N_("Hoe vaak"), frequentie_choices, .source = "iWmo, iJw: WMO757"),
	F_MONEY(struct decision, tarief, N_("Tarief in euro"), .help = N_("De prijs van een eenheid.")),
	F_CHOICE(struct decision, kostendrager, N_("Wie betaalt"), kostendrager_choices),
	F_CHOICE(struct decision, verwijzer, N_("Verwezen door"), verwijzer_choices,
		.help = N_("Jeugdhulp via arts, instelling of rechter legt u vast; u beslist niet."),
		.source = "Jeugdwet 2.6 lid 1 onder e, 3.5"),
	F_LINE(struct decision, verwijzer_naam, N_("Naam verwijzer")),
	F_LINE(struct decision, bericht, N_("Bericht"), .source = "iWmo, iJw: 301, 302"),
	F_INT(struct decision, version, N_("Versie")),
};
RECORD(decision_record, "decision", struct decision, decision_fields);
