/* Field tables of what the family says of its plan, and of what is nearby. */
#include "base/say.h"
#include "domain/agreement.h"

const struct choice answer_choices[] = {
	{ ANSWER_JA, "ja", N_("ja") },
	{ ANSWER_NEE, "nee", N_("nee") },
	{ ANSWER_OPMERKING, "opmerking", N_("opmerking") },
	{ 0 }
};

const struct choice mark_choices[] = {
	{ MARK_VAAG, "vaag", N_("niet meetbaar") },
	{ MARK_GEKOPIEERD, "gekopieerd", N_("staat ook in andere plannen") },
	{ MARK_TE_LAAT, "te_laat", N_("datum voorbij") },
	{ MARK_STIL, "stil", N_("stil") },
	{ MARK_DRUKTE, "drukte", N_("veel professionals") },
	{ 0 }
};

static const struct field agreement_fields[] = {
	F_ID(struct agreement, id, N_("Nummer")),
	F_ID(struct agreement, household_id, N_("Huishouden")),
	F_ID(struct agreement, goal_id, N_("Doel")),
	F_ID(struct agreement, person_id, N_("Gezinslid")),
	F_LINE(struct agreement, person_naam, N_("Naam")),
	F_CHOICE(struct agreement, answer, N_("Antwoord"), answer_choices),
	F_LINE(struct agreement, remark, N_("Opmerking")),
	F_DAY(struct agreement, datum, N_("Datum")),
	F_INSTANT(struct agreement, at, N_("Opgeschreven")),
	F_ID(struct agreement, employee_id, N_("Medewerkernummer")),
	F_LINE(struct agreement, employee_naam, N_("Medewerker")),
	F_LINE(struct agreement, words_hash, N_("Kenmerk van de tekst")),
	F_BOOL(struct agreement, earlier, N_("Over een eerdere tekst")),
};
RECORD(agreement_record, "agreement", struct agreement, agreement_fields);

static const struct field voice_fields[] = {
	F_ID(struct voice, person_id, N_("Gezinslid")),
	F_LINE(struct voice, naam, N_("Naam")),
};
RECORD(voice_record, "voice", struct voice, voice_fields);

static const struct field plan_version_fields[] = {
	F_ID(struct plan_version, id, N_("Nummer")),
	F_ID(struct plan_version, plan_id, N_("Plan")),
	F_ID(struct plan_version, household_id, N_("Huishouden")),
	F_INT(struct plan_version, number, N_("Versie")),
	F_INSTANT(struct plan_version, at, N_("Vastgesteld op")),
	F_ID(struct plan_version, employee_id, N_("Medewerkernummer")),
	F_LINE(struct plan_version, employee_naam, N_("Medewerker")),
	F_LINE(struct plan_version, words_hash, N_("Kenmerk van de woorden")),
	F_LINE(struct plan_version, hash, N_("Kenmerk van de tekst")),
	F_BOOL(struct plan_version, current, N_("Ongewijzigd")),
	F_TEXT(struct plan_version, tekst, N_("Tekst")),
};
RECORD(plan_version_record, "plan_version", struct plan_version, plan_version_fields);

static const struct field nearby_fields[] = {
	F_ID(struct nearby, id, N_("Nummer")),
	F_LINE(struct nearby, naam, N_("Naam"), .required = true),
	F_LINE(struct nearby, aanbod, N_("Aanbod"), .required = true),
	F_LINE(struct nearby, wijk, N_("Wijk")),
	F_LINE(struct nearby, leefgebied, N_("Leefgebied")),
	F_CHOICE(struct nearby, lijn, N_("Lijn"), lijn_choices),
	F_LINE(struct nearby, adres, N_("Adres")),
	F_LINE(struct nearby, telefoon, N_("Telefoon")),
	F_DAY(struct nearby, ended, N_("Vervallen op")),
};
RECORD(nearby_record, "nearby", struct nearby, nearby_fields);

static const struct field plan_mark_fields[] = {
	F_CHOICE(struct plan_mark, kind, N_("Soort"), mark_choices),
	F_ID(struct plan_mark, object_id, N_("Onderdeel")),
	F_LINE(struct plan_mark, tekst, N_("Reden")),
};
RECORD(plan_mark_record, "plan_mark", struct plan_mark, plan_mark_fields);
