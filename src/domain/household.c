/* Field tables of the household and the people in and around it. */
#include "base/say.h"
#include "domain/household.h"

const struct choice member_role_choices[] = {
	{ MEMBER_UNKNOWN, "onbekend", N_("onbekend") },
	{ MEMBER_PARENT, "ouder", N_("ouder") },
	{ MEMBER_CHILD, "kind", N_("kind") },
	{ MEMBER_PARTNER, "partner", N_("partner") },
	{ MEMBER_SINGLE, "alleenstaand", N_("alleenstaand") },
	{ MEMBER_LODGER, "inwonend", N_("inwonend") },
	{ MEMBER_COPARENT_CHILD, "co_ouderschapskind", N_("co-ouderschapskind") },
	{ 0 }
};

const struct choice task_kind_choices[] = {
	{ TASK_TODO, "taak", N_("taak") },
	{ TASK_APPOINTMENT, "afspraak", N_("afspraak") },
	{ 0 }
};

#define JOURNAL_ENTRY_KINDS \
	{ JOURNAL_NOTE, "notitie", N_("notitie") }, \
	{ JOURNAL_PHONE, "telefoon", N_("telefoongesprek") }, \
	{ JOURNAL_VISIT, "bezoek", N_("bezoek") }, \
	{ JOURNAL_CONSULT, "overleg", N_("overleg") }, \
	{ JOURNAL_SIGNAL, "signaal", N_("signaal") }, \
	{ JOURNAL_OFFICE, "kantoor", N_("gesprek op kantoor") }, \
	{ JOURNAL_MESSAGE, "bericht", N_("bericht of mail") },

const struct choice journal_kind_choices[] = {
	JOURNAL_ENTRY_KINDS
	{ JOURNAL_KITCHEN_TABLE, "keukentafel", N_("keukentafelgesprek") },
	{ JOURNAL_FAMILY_COUNCIL, "eigenkracht", N_("eigenkrachtconferentie") },
	{ 0 }
};

const struct choice journal_entry_kind_choices[] = {
	JOURNAL_ENTRY_KINDS
	{ 0 }
};

bool journal_is_contact(enum journal_kind kind)
{
	return kind != JOURNAL_NOTE && kind != JOURNAL_SIGNAL;
}

const struct choice journal_level_choices[] = {
	{ JOURNAL_TEAM, "team", N_("voor het team") },
	{ JOURNAL_SHIELDED, "afgeschermd", N_("afgeschermd") },
	{ 0 }
};

static const struct field household_fields[] = {
	F_ID(struct household, id, N_("Nummer")),
	F_LINE(struct household, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct household, naam, N_("Naam"), .required = true,
		.help = N_("Zoals het team dit huishouden noemt.")),
	F_LINE(struct household, straatnaam, N_("Straat"), .source = "BRP 08.11.10"),
	F_INT(struct household, huisnummer, N_("Huisnummer"), .least = 1, .most = 99999, .source = "BRP 08.11.20"),
	F_LINE(struct household, huisletter, N_("Huisletter"), .source = "BRP 08.11.30"),
	F_LINE(struct household, huisnummertoevoeging, N_("Toevoeging"), .help = N_("Hoogstens vier tekens."),
		.source = "BRP 08.11.40"),
	F_LINE(struct household, postcode, N_("Postcode"), .help = N_("Vier cijfers en twee letters."),
		.source = "BRP 08.11.60"),
	F_LINE(struct household, woonplaats, N_("Woonplaats"), .source = "BRP 08.11.70"),
	F_LINE(struct household, wijk, N_("Wijk")),
	F_LINE(struct household, telefoon, N_("Telefoon")),
	F_BOOL(struct household, shielded, N_("Afgeschermd"),
		.help = N_("Alleen wie erbij genoemd is, ziet dit huishouden.")),
	F_DAY(struct household, closed, N_("Gesloten op")),
	F_INT(struct household, version, N_("Versie")),
	F_ID(struct household, regisseur_id, N_("Regisseurnummer")),
	F_LINE(struct household, regisseur_naam, N_("Regisseur")),
	F_LINE(struct household, team_naam, N_("Team")),
	F_BOOL(struct household, secret, N_("Adres geheim")),
	F_BOOL(struct household, may_open, N_("Mag openen")),
};
RECORD(household_record, "household", struct household, household_fields);

static const struct field person_fields[] = {
	F_ID(struct person, id, N_("Nummer")),
	F_LINE(struct person, burgerservicenummer, N_("BSN"), .help = N_("Negen cijfers."), .source = "BRP 01.01.20"),
	F_LINE(struct person, voornamen, N_("Voornamen"), .source = "BRP 01.02.10"),
	F_LINE(struct person, voorletters, N_("Voorletters"), .source = "BRP"),
	F_LINE(struct person, voorvoegsel, N_("Voorvoegsel"), .source = "BRP 01.02.30"),
	F_LINE(struct person, geslachtsnaam, N_("Achternaam"), .required = true, .source = "BRP 01.02.40"),
	F_LINE(struct person, voorvoegselPartner, N_("Voorvoegsel partner"), .source = "BRP 05.02.30"),
	F_LINE(struct person, geslachtsnaamPartner, N_("Achternaam partner"), .source = "BRP 05.02.40"),
	F_CHOICE(struct person, aanduidingNaamgebruik, N_("Naamgebruik"), naamgebruik_choices,
		.source = "BRP 01.61.10"),
	F_CHOICE(struct person, geslacht, N_("Geslacht"), geslacht_choices, .source = "BRP 01.04.10"),
	F_LINE(struct person, geboortedatum, N_("Geboortedatum"), .help = N_("Onbekende dag of maand: 00."),
		.source = "BRP 01.03.10"),
	F_DAY(struct person, overlijdensdatum, N_("Overleden op"), .source = "BRP 06.08.10"),
	F_BOOL(struct person, geheimhoudingPersoonsgegevens, N_("Geheimhouding"),
		.help = N_("Het adres is alleen te zien voor het eigen team."), .source = "BRP 07.70.10"),
	F_LINE(struct person, telefoon, N_("Telefoon")),
	F_INT(struct person, version, N_("Versie")),
};
RECORD(person_record, "person", struct person, person_fields);

static const struct field member_fields[] = {
	F_ID(struct member, id, N_("Nummer")),
	F_ID(struct member, household_id, N_("Huishouden")),
	F_ID(struct member, person_id, N_("Persoon")),
	F_CHOICE(struct member, rol, N_("Rol in het gezin"), member_role_choices),
	F_DAY(struct member, from, N_("Vanaf")),
	F_DAY(struct member, until, N_("Tot")),
	F_LINE(struct member, naam, N_("Naam")),
	F_LINE(struct member, geboortedatum, N_("Geboortedatum")),
	F_LINE(struct member, burgerservicenummer, N_("BSN")),
	F_CHOICE(struct member, geslacht, N_("Geslacht"), geslacht_choices),
	F_DAY(struct member, overlijdensdatum, N_("Overleden op")),
	F_LINE(struct member, telefoon, N_("Telefoon")),
};
RECORD(member_record, "member", struct member, member_fields);

static const struct field involvement_fields[] = {
	F_ID(struct involvement, id, N_("Nummer")),
	F_ID(struct involvement, household_id, N_("Huishouden")),
	F_ID(struct involvement, employee_id, N_("Medewerkernummer")),
	F_LINE(struct involvement, employee_naam, N_("Medewerker")),
	F_ID(struct involvement, organisation_id, N_("Organisatienummer")),
	F_LINE(struct involvement, organisation_naam, N_("Organisatie")),
	F_LINE(struct involvement, telefoon, N_("Telefoon")),
	F_LINE(struct involvement, what, N_("Wat voor hulp"), .required = true,
		.help = N_("Bijvoorbeeld begeleiding of schuldhulp.")),
	F_LINE(struct involvement, waarom, N_("Waarom"), .help = N_("Waarom deze hulp bij dit gezin nodig is.")),
	F_LINE(struct involvement, grondslag, N_("Grondslag"), .help = N_("Wet en artikel."), .source = "AVG 6"),
	F_DAY(struct involvement, from, N_("Vanaf")),
	F_DAY(struct involvement, until, N_("Tot")),
	F_LINE(struct involvement, boven_grens, N_("Waarom nog iemand erbij"),
		.help = N_("Alleen nodig als er al zoveel professionals zijn als de gemeente wil.")),
	F_LINE(struct involvement, reason, N_("Waarom gestopt")),
	F_INT(struct involvement, version, N_("Versie")),
};
RECORD(involvement_record, "involvement", struct involvement, involvement_fields);

static const struct field regie_fields[] = {
	F_ID(struct regie, id, N_("Nummer")),
	F_ID(struct regie, household_id, N_("Huishouden")),
	F_ID(struct regie, employee_id, N_("Medewerkernummer")),
	F_LINE(struct regie, employee_naam, N_("Regisseur")),
	F_LINE(struct regie, organisation_naam, N_("Organisatie")),
	F_LINE(struct regie, telefoon, N_("Telefoon")),
	F_DAY(struct regie, from, N_("Vanaf")),
	F_DAY(struct regie, until, N_("Tot")),
	F_LINE(struct regie, reason, N_("Reden")),
	F_LINE(struct regie, ended_reason, N_("Gestopt omdat")),
};
RECORD(regie_record, "regie", struct regie, regie_fields);

const struct choice offer_state_choices[] = {
	{ OFFER_OPEN, "aangeboden", N_("aangeboden") },
	{ OFFER_ACCEPTED, "aangenomen", N_("aangenomen") },
	{ OFFER_REFUSED, "geweigerd", N_("geweigerd") },
	{ OFFER_WITHDRAWN, "ingetrokken", N_("ingetrokken") },
	{ OFFER_EXPIRED, "verlopen", N_("geen antwoord") },
	{ 0 }
};

static const struct field regie_offer_fields[] = {
	F_ID(struct regie_offer, id, N_("Nummer")),
	F_ID(struct regie_offer, household_id, N_("Huishouden")),
	F_LINE(struct regie_offer, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct regie_offer, household_naam, N_("Huishouden")),
	F_ID(struct regie_offer, from_id, N_("Regisseur")),
	F_LINE(struct regie_offer, from_naam, N_("Regisseur")),
	F_ID(struct regie_offer, to_id, N_("Nieuwe regisseur")),
	F_LINE(struct regie_offer, to_naam, N_("Nieuwe regisseur")),
	F_ID(struct regie_offer, offered_by, N_("Aangeboden door")),
	F_LINE(struct regie_offer, reason, N_("Reden")),
	F_INSTANT(struct regie_offer, offered, N_("Aangeboden")),
	F_INSTANT(struct regie_offer, due, N_("Antwoord voor")),
	F_CHOICE(struct regie_offer, state, N_("Stand"), offer_state_choices),
	F_INSTANT(struct regie_offer, answered, N_("Antwoord")),
	F_LINE(struct regie_offer, answer, N_("Waarom niet")),
	F_DAY(struct regie_offer, informed, N_("Gezin geïnformeerd op")),
	F_ID(struct regie_offer, escalation_id, N_("Opschaling")),
};
RECORD(regie_offer_record, "regie_offer", struct regie_offer, regie_offer_fields);

static const struct field network_member_fields[] = {
	F_ID(struct network_member, id, N_("Nummer")),
	F_ID(struct network_member, household_id, N_("Huishouden")),
	F_LINE(struct network_member, naam, N_("Naam"), .required = true),
	F_LINE(struct network_member, relation, N_("Relatie"), .help = N_("Bijvoorbeeld buurvrouw of oom.")),
	F_LINE(struct network_member, kanHelpenMet, N_("Kan helpen met")),
	F_LINE(struct network_member, telefoon, N_("Telefoon")),
	F_LINE(struct network_member, bereikbaar, N_("Bereikbaar"), .help = N_("Bijvoorbeeld: 's avonds, liefst appen.")),
	F_DAY(struct network_member, from, N_("Vanaf")),
	F_DAY(struct network_member, until, N_("Tot")),
	F_INT(struct network_member, version, N_("Versie")),
};
RECORD(network_member_record, "network_member", struct network_member, network_member_fields);

static const struct field melding_fields[] = {
	F_ID(struct melding, id, N_("Nummer")),
	F_ID(struct melding, household_id, N_("Huishouden")),
	F_DAY(struct melding, datum, N_("Datum"), .required = true),
	F_CHOICE(struct melding, wet, N_("Wet"), wet_choices),
	F_LINE(struct melding, aanmelder, N_("Aanmelder")),
	F_BOOL(struct melding, isClientOpDeHoogte, N_("Weet het gezin ervan"), .source = "GGM"),
	F_BOOL(struct melding, spoed, N_("Spoed"), .source = "Wmo 2015 2.3.3"),
	F_TEXT(struct melding, vraag, N_("Vraag"), .required = true,
		.help = N_("Letterlijk, in de woorden van het gezin.")),
	F_LINE(struct melding, van_wie, N_("Woorden van"), .help = N_("Wie van het gezin dit zegt.")),
	F_TEXT(struct melding, verduidelijkt, N_("Na het gesprek"),
		.help = N_("De vraag zoals u die samen helder hebt gekregen.")),
	F_DAY(struct melding, onderzoekUiterlijk, N_("Onderzoek uiterlijk"), .source = "Wmo 2015 2.3.2"),
	F_DAY(struct melding, afgesloten, N_("Afgesloten op")),
	F_ID(struct melding, employee_id, N_("Medewerkernummer")),
	F_LINE(struct melding, employee_naam, N_("Medewerker")),
	F_INT(struct melding, version, N_("Versie")),
};
RECORD(melding_record, "melding", struct melding, melding_fields);

static const struct field aanvraag_fields[] = {
	F_ID(struct aanvraag, id, N_("Nummer")),
	F_ID(struct aanvraag, household_id, N_("Huishouden")),
	F_ID(struct aanvraag, melding_id, N_("Melding")),
	F_DAY(struct aanvraag, datum, N_("Datum"), .required = true, .source = "Awb 4:1"),
	F_CHOICE(struct aanvraag, wet, N_("Wet"), wet_choices),
	F_LINE(struct aanvraag, onderwerp, N_("Onderwerp"), .required = true),
	F_DAY(struct aanvraag, besluitUiterlijk, N_("Besluit uiterlijk"), .source = "Wmo 2015 2.3.5, Awb 4:13"),
	F_DAY(struct aanvraag, afgesloten, N_("Afgesloten op")),
};
RECORD(aanvraag_record, "aanvraag", struct aanvraag, aanvraag_fields);

static const struct field task_fields[] = {
	F_ID(struct task, id, N_("Nummer")),
	F_ID(struct task, household_id, N_("Huishouden")),
	F_LINE(struct task, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct task, household_naam, N_("Naam van het huishouden")),
	F_CHOICE(struct task, kind, N_("Soort"), task_kind_choices),
	F_LINE(struct task, what, N_("Wat"), .required = true),
	F_DAY(struct task, datum, N_("Datum"), .required = true),
	F_LINE(struct task, time, N_("Tijd"), .help = N_("Bijvoorbeeld 14:30.")),
	F_LINE(struct task, place, N_("Plaats")),
	F_ID(struct task, employee_id, N_("Medewerkernummer")),
	F_LINE(struct task, employee_naam, N_("Wie")),
	F_DAY(struct task, done, N_("Gedaan op")),
	F_INT(struct task, version, N_("Versie")),
};
RECORD(task_record, "task", struct task, task_fields);

static const struct field journal_entry_fields[] = {
	F_ID(struct journal_entry, id, N_("Nummer")),
	F_ID(struct journal_entry, household_id, N_("Huishouden")),
	F_CHOICE(struct journal_entry, kind, N_("Soort"), journal_kind_choices),
	F_INSTANT(struct journal_entry, at, N_("Tijdstip")),
	F_ID(struct journal_entry, employee_id, N_("Medewerkernummer")),
	F_LINE(struct journal_entry, employee_naam, N_("Medewerker")),
	F_LINE(struct journal_entry, organisation_naam, N_("Organisatie")),
	F_LINE(struct journal_entry, head, N_("Eerste regel")),
	F_TEXT(struct journal_entry, tekst, N_("Tekst"), .required = true),
	F_DAY(struct journal_entry, datum, N_("Datum"), .help = N_("De dag van het contact.")),
	F_CHOICE(struct journal_entry, level, N_("Wie leest dit"), journal_level_choices,
		.help = N_("Afgeschermd: anderen zien alleen de dag en de organisatie.")),
	F_BOOL(struct journal_entry, regisseur_leest, N_("Regisseur leest mee"),
		.help = N_("Mag de regisseur deze afgeschermde tekst lezen?")),
	F_ID(struct journal_entry, lezer_id, N_("Leest ook mee")),
	F_LINE(struct journal_entry, lezers, N_("Lezers")),
	F_BOOL(struct journal_entry, readable, N_("Leesbaar")),
};
RECORD(journal_entry_record, "journal_entry", struct journal_entry, journal_entry_fields);

static const struct field timeline_line_fields[] = {
	F_INSTANT(struct timeline_line, at, N_("Tijdstip")),
	F_LINE(struct timeline_line, what, N_("Wat")),
	F_LINE(struct timeline_line, who, N_("Wie")),
	F_LINE(struct timeline_line, kind, N_("Soort")),
	F_ID(struct timeline_line, object_id, N_("Onderdeel")),
	F_ID(struct timeline_line, employee_id, N_("Medewerkernummer")),
};
RECORD(timeline_line_record, "timeline_line", struct timeline_line, timeline_line_fields);

static const struct field search_hit_fields[] = {
	F_ID(struct search_hit, household_id, N_("Huishouden")),
	F_ID(struct search_hit, person_id, N_("Persoon")),
	F_LINE(struct search_hit, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct search_hit, naam, N_("Naam")),
	F_LINE(struct search_hit, geboortedatum, N_("Geboortedatum")),
	F_LINE(struct search_hit, address, N_("Adres")),
	F_LINE(struct search_hit, team_naam, N_("Team")),
	F_LINE(struct search_hit, regisseur_naam, N_("Regisseur")),
	F_BOOL(struct search_hit, overleden, N_("Overleden")),
	F_BOOL(struct search_hit, moved, N_("Verhuisd")),
	F_BOOL(struct search_hit, former, N_("Vorig adres")),
	F_BOOL(struct search_hit, network, N_("Netwerk")),
	F_BOOL(struct search_hit, own, N_("Eigen huishouden")),
	F_LINE(struct search_hit, why, N_("Waarom")),
	F_BOOL(struct search_hit, may_open, N_("Mag openen")),
};
RECORD(search_hit_record, "search_hit", struct search_hit, search_hit_fields);
