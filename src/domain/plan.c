/* Field tables of the plan. */
#include "base/say.h"
#include "domain/plan.h"

const struct choice plan_state_choices[] = {
	{ PLAN_CONCEPT, "concept", N_("concept") },
	{ PLAN_VASTGESTELD, "vastgesteld", N_("vastgesteld") },
	{ PLAN_UITVOERING, "uitvoering", N_("in uitvoering") },
	{ PLAN_EVALUATIE, "evaluatie", N_("in evaluatie") },
	{ PLAN_GESLOTEN, "gesloten", N_("gesloten") },
	{ 0 }
};

const struct choice goal_state_choices[] = {
	{ GOAL_OPEN, "open", N_("open") },
	{ GOAL_LOOPT, "loopt", N_("loopt") },
	{ GOAL_BEHAALD, "behaald", N_("behaald") },
	{ GOAL_DEELS, "deels", N_("deels behaald") },
	{ GOAL_NIET, "niet", N_("niet behaald") },
	{ GOAL_VERVALLEN, "vervallen", N_("vervallen") },
	{ 0 }
};

const struct choice action_owner_choices[] = {
	{ OWNER_FAMILY, "gezin", N_("gezin") },
	{ OWNER_NETWORK, "netwerk", N_("netwerk") },
	{ OWNER_VOLUNTEER, "vrijwilliger", N_("vrijwilliger") },
	{ OWNER_PROFESSIONAL, "professional", N_("professional") },
	{ OWNER_ORGANISATION, "organisatie", N_("organisatie") },
	{ 0 }
};

const struct choice action_state_choices[] = {
	{ ACTION_AFGESPROKEN, "afgesproken", N_("afgesproken") },
	{ ACTION_GESTART, "gestart", N_("gestart") },
	{ ACTION_GEDAAN, "gedaan", N_("gedaan") },
	{ ACTION_NIET_GEDAAN, "niet_gedaan", N_("niet gedaan") },
	{ ACTION_OVERGEDRAGEN, "overgedragen", N_("overgedragen") },
	{ 0 }
};

static const struct field plan_fields[] = {
	F_ID(struct plan, id, N_("Nummer")),
	F_ID(struct plan, household_id, N_("Huishouden")),
	F_CHOICE(struct plan, state, N_("Stand"), plan_state_choices),
	F_TEXT(struct plan, vraagstuk, N_("Vraagstuk"),
		.help = N_("De vraag achter de vraag, in de woorden van het gezin.")),
	F_TEXT(struct plan, richten, N_("Richten"), .help = N_("Waar wil het gezin naartoe, en wat komt het eerst?")),
	F_TEXT(struct plan, inrichten, N_("Inrichten"), .help = N_("Wie werkt er samen, en wie doet wat niet meer?")),
	F_TEXT(struct plan, verrichten, N_("Verrichten"), .help = N_("Hoe voeren we het uit, en hoe houden we het bij?")),
	F_DAY(struct plan, started, N_("Begonnen op")),
	F_DAY(struct plan, evaluatie, N_("Volgende evaluatie")),
	F_DAY(struct plan, closed, N_("Gesloten op")),
	F_TEXT(struct plan, closing_reason, N_("Reden van sluiten")),
};
RECORD(plan_record, "plan", struct plan, plan_fields);

static const struct field life_domain_fields[] = {
	F_LINE(struct life_domain, code, N_("Code"), .required = true),
	F_LINE(struct life_domain, naam, N_("Leefgebied"), .required = true),
	F_CHOICE(struct life_domain, zrm, N_("ZRM-domein"), leefgebied_choices, .source = "ZRM 2017"),
	F_INT(struct life_domain, place, N_("Volgorde")),
	F_BOOL(struct life_domain, ended, N_("Vervallen")),
};
RECORD(life_domain_record, "life_domain", struct life_domain, life_domain_fields);

static const struct field goal_fields[] = {
	F_ID(struct goal, id, N_("Nummer")),
	F_ID(struct goal, plan_id, N_("Plan")),
	F_ID(struct goal, household_id, N_("Huishouden")),
	F_LINE(struct goal, leefgebied, N_("Leefgebied"), .required = true),
	F_LINE(struct goal, leefgebied_naam, N_("Leefgebied")),
	F_LINE(struct goal, what, N_("Doel"), .required = true, .help = N_("Het doel in één regel.")),
	F_TEXT(struct goal, eigen_woorden, N_("In eigen woorden"), .help = N_("Zoals het gezin het zelf zegt.")),
	F_TEXT(struct goal, toelichting, N_("Toelichting")),
	F_TEXT(struct goal, meetbaar, N_("Bereikt als"), .help = N_("Waaraan zien we dat het doel behaald is?")),
	F_DAY(struct goal, target, N_("Streefdatum")),
	F_INT(struct goal, zelfsturing, N_("Zelfsturing"), .least = 0, .most = 4,
		.help = N_("0: het team doet het; 4: het gezin doet het zelf.")),
	F_CHOICE(struct goal, state, N_("Stand"), goal_state_choices),
	F_INT(struct goal, place, N_("Volgorde")),
};
RECORD(goal_record, "goal", struct goal, goal_fields);

static const struct field action_fields[] = {
	F_ID(struct action, id, N_("Nummer")),
	F_ID(struct action, goal_id, N_("Doelnummer")),
	F_ID(struct action, household_id, N_("Huishouden")),
	F_LINE(struct action, what, N_("Actie"), .required = true),
	F_CHOICE(struct action, owner, N_("Wie doet het"), action_owner_choices),
	F_LINE(struct action, owner_naam, N_("Naam")),
	F_CHOICE(struct action, lijn, N_("Lijn"), lijn_choices),
	F_LINE(struct action, waarom_niet_lager, N_("Waarom niet lichter"),
		.help = N_("Waarom kan het niet met eigen kracht of een algemene voorziening?"),
		.source = "Wmo 2015 2.3.2 lid 4"),
	F_DAY(struct action, started, N_("Begonnen op")),
	F_DAY(struct action, due, N_("Klaar op")),
	F_CHOICE(struct action, state, N_("Stand"), action_state_choices),
	F_TEXT(struct action, resultaat, N_("Resultaat")),
};
RECORD(action_record, "action", struct action, action_fields);

static const struct field field_version_fields[] = {
	F_LINE(struct field_version, kind, N_("Soort")),
	F_ID(struct field_version, object_id, N_("Onderdeel")),
	F_LINE(struct field_version, field, N_("Veld")),
	F_INT(struct field_version, version, N_("Versie")),
	F_ID(struct field_version, employee_id, N_("Medewerkernummer")),
	F_LINE(struct field_version, employee_naam, N_("Medewerker")),
	F_INSTANT(struct field_version, at, N_("Tijdstip")),
	F_BOOL(struct field_version, lost, N_("Niet overgenomen")),
	F_TEXT(struct field_version, value, N_("Tekst")),
};
RECORD(field_version_record, "field_version", struct field_version, field_version_fields);

static const struct field field_edit_fields[] = {
	F_LINE(struct field_edit, kind, N_("Soort"), .required = true),
	F_ID(struct field_edit, object_id, N_("Onderdeel")),
	F_LINE(struct field_edit, field, N_("Veld"), .required = true),
	F_INT(struct field_edit, base_version, N_("Versie")),
	F_TEXT(struct field_edit, value, N_("Tekst")),
};
RECORD(field_edit_record, "field_edit", struct field_edit, field_edit_fields);

static const struct field field_conflict_fields[] = {
	F_LINE(struct field_conflict, kind, N_("Soort")),
	F_ID(struct field_conflict, object_id, N_("Onderdeel")),
	F_LINE(struct field_conflict, field, N_("Veld")),
	F_INT(struct field_conflict, base_version, N_("Versie van het begin")),
	F_INT(struct field_conflict, current_version, N_("Versie van nu")),
	F_TEXT(struct field_conflict, base, N_("Tekst van het begin")),
	F_TEXT(struct field_conflict, ours, N_("Uw tekst")),
	F_TEXT(struct field_conflict, theirs, N_("De andere tekst")),
	F_TEXT(struct field_conflict, merged, N_("Samengevoegde tekst")),
	F_LINE(struct field_conflict, employee_naam, N_("Medewerker")),
	F_INSTANT(struct field_conflict, at, N_("Tijdstip")),
};
RECORD(field_conflict_record, "field_conflict", struct field_conflict, field_conflict_fields);

static const struct field draft_fields[] = {
	F_ID(struct draft, id, N_("Nummer")),
	F_LINE(struct draft, kind, N_("Soort"), .required = true),
	F_ID(struct draft, object_id, N_("Onderdeel")),
	F_ID(struct draft, household_id, N_("Huishouden")),
	F_LINE(struct draft, field, N_("Veld"), .required = true),
	F_INT(struct draft, base_version, N_("Versie")),
	F_INSTANT(struct draft, at, N_("Tijdstip")),
	F_TEXT(struct draft, value, N_("Tekst")),
};
RECORD(draft_record, "draft", struct draft, draft_fields);
