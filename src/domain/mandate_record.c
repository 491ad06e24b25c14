/* Field tables of the mandate register. The rule itself is in mandate.c. */
#include "base/say.h"
#include "domain/mandate.h"

const struct choice mandate_kind_choices[] = {
	{ MANDATE_MANDAAT, "mandaat", N_("mandaat") },
	{ MANDATE_ONDERMANDAAT, "ondermandaat", N_("ondermandaat") },
	{ MANDATE_VOLMACHT, "volmacht", N_("volmacht") },
	{ MANDATE_MACHTIGING, "machtiging", N_("machtiging") },
	{ MANDATE_ONDERTEKENING, "ondertekening", N_("ondertekening") },
	{ MANDATE_ADVIES, "deskundigenadvies", N_("deskundigenadvies") },
	{ 0 }
};

const struct choice holder_kind_choices[] = {
	{ HOLDER_EMPLOYEE, "medewerker", N_("medewerker") },
	{ HOLDER_ROLE, "rol", N_("rol") },
	{ HOLDER_REGISSEUR, "regisseur", N_("regisseur van dit huishouden") },
	{ 0 }
};

/* The codes of wet_choices; in a mandate no law means every law. */
static const struct choice mandate_wet_choices[] = {
	{ WET_NONE, "geen", N_("alle wetten") },
	{ WET_WMO, "wmo", N_("Wmo") },
	{ WET_JEUGDWET, "jeugdwet", N_("Jeugdwet") },
	{ WET_PARTICIPATIEWET, "participatiewet", N_("Participatiewet") },
	{ WET_BIJZONDERE_BIJSTAND, "bijzondere_bijstand", N_("bijzondere bijstand") },
	{ WET_OTHER, "anders", N_("andere wet") },
	{ 0 }
};

static const struct field mandate_fields[] = {
	F_ID(struct mandate, id, N_("Nummer")),
	F_INT(struct mandate, trede, N_("Trede"), .required = true, .least = 1, .most = MANDATE_TREDE_MAX),
	F_CHOICE(struct mandate, soort, N_("Soort"), mandate_kind_choices, .source = "Awb 10:1, 10:9, 10:11, 10:12",
		.help = N_("Alleen met een mandaat of ondermandaat kan iemand besluiten.")),
	F_CHOICE(struct mandate, holder, N_("Soort houder"), holder_kind_choices),
	F_CHOICE(struct mandate, role, N_("Rol"), role_choices),
	F_ID(struct mandate, employee_id, N_("Medewerker")),
	F_CHOICE(struct mandate, wet, N_("Wet"), mandate_wet_choices),
	F_LINE(struct mandate, categorieen, N_("Productcategorieën"),
		.help = N_("Codes met een komma ertussen; leeg: alle.")),
	F_CHOICE(struct mandate, lijn, N_("Hoogste lijn"), lijn_choices),
	F_BOOL(struct mandate, only_spoed, N_("Alleen bij spoed")),
	F_MONEY(struct mandate, per_besluit, N_("Bedrag per besluit"), .unlimited = true),
	F_MONEY(struct mandate, cum_huishouden, N_("Bedrag per huishouden in 12 maanden"), .unlimited = true),
	F_INT(struct mandate, duur_dagen, N_("Langste duur in dagen"), .least = 0, .most = 36500, .unlimited = true),
	F_INT(struct mandate, duur_maanden, N_("Langste duur in maanden"), .least = 0, .most = 1200, .unlimited = true),
	F_MONEY(struct mandate, vier_ogen_vanaf, N_("Tweede ogen boven"), .unlimited = true,
		.help = N_("0: altijd; onbeperkt: nooit.")),
	F_DAY(struct mandate, consent_holder, N_("Instemming van de houder"), .source = "Awb 10:4"),
	F_DAY(struct mandate, consent_employer, N_("Instemming van de werkgever"), .source = "Awb 10:4"),
	F_BOOL(struct mandate, needs_consent, N_("Instemming nodig"), .source = "Awb 10:4"),
	F_ID(struct mandate, parent_id, N_("Ondermandaat van"), .source = "Awb 10:9"),
	F_BOOL(struct mandate, sub_allowed, N_("Ondermandaat mag"), .source = "Awb 10:9"),
	F_DAY(struct mandate, from, N_("Vanaf"), .required = true),
	F_DAY(struct mandate, until, N_("Tot"), .help = N_("De eerste dag waarop het mandaat niet meer geldt.")),
	F_DAY(struct mandate, revoked, N_("Ingetrokken op"), .source = "Awb 10:8"),
	F_LINE(struct mandate, document, N_("Mandaatbesluit"), .required = true, .source = "Awb 10:5"),
	F_LINE(struct mandate, mandaatgever, N_("Mandaatgever"), .required = true, .source = "Awb 10:10"),
	F_LINE(struct mandate, employee_naam, N_("Medewerker")),
};
RECORD(mandate_record, "mandate", struct mandate, mandate_fields);

static const struct field rung_fields[] = {
	F_ID(struct rung, id, N_("Nummer")),
	F_INT(struct rung, trede, N_("Trede"), .required = true, .least = 1, .most = MANDATE_TREDE_MAX),
	F_LINE(struct rung, naam, N_("Naam"), .required = true),
	F_CHOICE(struct rung, role, N_("Rol"), role_choices),
	F_BOOL(struct rung, process, N_("Alleen over de samenwerking"), .help = N_("Beslist niet over geld.")),
	F_INT(struct rung, clock_days, N_("Klok in werkdagen"), .least = 1, .most = RUNG_DAYS_MOST),
	F_INT(struct rung, clock_spoed_hours, N_("Klok bij spoed in uren"), .least = 1, .most = RUNG_HOURS_MOST),
};
RECORD(rung_record, "rung", struct rung, rung_fields);

static const struct field spent_fields[] = {
	F_ID(struct spent, decision_id, N_("Besluit")),
	F_INT(struct spent, trede, N_("Trede")),
	F_DAY(struct spent, datum, N_("Datum")),
	F_MONEY(struct spent, bedrag, N_("Bedrag")),
	F_BOOL(struct spent, in_flight, N_("In behandeling")),
	F_ID(struct spent, person_id, N_("Persoon")),
	F_ID(struct spent, provision_kind_id, N_("Voorziening")),
	F_LINE(struct spent, what, N_("Wat")),
};
RECORD(spent_record, "spent", struct spent, spent_fields);

static const struct field mandate_verdict_fields[] = {
	F_BOOL(struct mandate_verdict, within, N_("Binnen mandaat")),
	F_BOOL(struct mandate_verdict, needs_second, N_("Tweede ogen nodig")),
	F_ID(struct mandate_verdict, mandate_id, N_("Mandaat")),
	F_INT(struct mandate_verdict, trede, N_("Trede")),
	F_LINE(struct mandate_verdict, rule, N_("Regel")),
	F_LINE(struct mandate_verdict, why, N_("Waarom")),
	F_MONEY(struct mandate_verdict, per_besluit, N_("Bedrag per besluit"), .unlimited = true),
	F_MONEY(struct mandate_verdict, cum_huishouden, N_("Bedrag per huishouden in 12 maanden"), .unlimited = true),
	F_MONEY(struct mandate_verdict, decided, N_("Al besloten")),
	F_MONEY(struct mandate_verdict, in_flight, N_("In behandeling")),
	F_MONEY(struct mandate_verdict, free, N_("Vrij"), .unlimited = true),
	F_LINE(struct mandate_verdict, trede_naam, N_("Naam van de trede")),
};
RECORD(mandate_verdict_record, "mandate_verdict", struct mandate_verdict, mandate_verdict_fields);
