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

static const struct field provision_kind_fields[] = {
	F_ID(struct provision_kind, id, N_("Nummer")),
	F_CHOICE(struct provision_kind, wet, N_("Wet"), wet_choices),
	F_LINE(struct provision_kind, productcategorie, N_("Productcategorie"), .help = N_("Twee cijfers."),
		.source = "iWmo, iJw: WMO022"),
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
	F_LINE(struct decision, productcategorie, N_("Productcategorie"), .source = "iWmo, iJw: WMO022"),
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
	F_INT(struct decision, version, N_("Versie")),
};
RECORD(decision_record, "decision", struct decision, decision_fields);
