/* Field tables of who works here. */
#include "base/say.h"
#include "domain/organisation.h"

const struct choice organisation_kind_choices[] = {
	{ ORGANISATION_GEMEENTE, "gemeente", N_("gemeente") },
	{ ORGANISATION_WELZIJN, "welzijn", N_("welzijnsorganisatie") },
	{ ORGANISATION_ZORGAANBIEDER, "zorgaanbieder", N_("zorgaanbieder") },
	{ ORGANISATION_CORPORATIE, "corporatie", N_("woningcorporatie") },
	{ ORGANISATION_ONDERWIJS, "onderwijs", N_("onderwijs") },
	{ ORGANISATION_HUISARTS, "huisarts", N_("huisarts") },
	{ ORGANISATION_WIJKVERPLEGING, "wijkverpleging", N_("wijkverpleging") },
	{ ORGANISATION_GI, "gi", N_("gecertificeerde instelling") },
	{ ORGANISATION_POLITIE, "politie", N_("politie") },
	{ ORGANISATION_BURGERINITIATIEF, "burgerinitiatief", N_("burgerinitiatief") },
	{ ORGANISATION_OTHER, "anders", N_("andere organisatie") },
	{ 0 }
};

static const struct field municipality_fields[] = {
	F_ID(struct municipality, id, N_("Nummer")),
	F_LINE(struct municipality, gemeentecode, N_("Gemeentecode"), .required = true, .help = N_("Vier cijfers."),
		.source = "CBS"),
	F_LINE(struct municipality, naam, N_("Naam"), .required = true),
};
RECORD(municipality_record, "municipality", struct municipality, municipality_fields);

static const struct field organisation_fields[] = {
	F_ID(struct organisation, id, N_("Nummer")),
	F_LINE(struct organisation, naam, N_("Naam"), .required = true),
	F_CHOICE(struct organisation, kind, N_("Soort"), organisation_kind_choices),
	F_BOOL(struct organisation, provider, N_("Aanbieder"), .help = N_("Levert deze organisatie voorzieningen?")),
	F_LINE(struct organisation, agb, N_("AGB-code"), .help = N_("Acht cijfers."), .source = "iWmo, iJw: Ontvanger"),
};
RECORD(organisation_record, "organisation", struct organisation, organisation_fields);

static const struct field team_fields[] = {
	F_ID(struct team, id, N_("Nummer")),
	F_LINE(struct team, naam, N_("Naam"), .required = true),
	F_LINE(struct team, wijk, N_("Wijk"), .help = N_("De huishoudens in deze wijk horen bij dit team.")),
};
RECORD(team_record, "team", struct team, team_fields);

static const struct field employee_fields[] = {
	F_ID(struct employee, id, N_("Nummer")),
	F_LINE(struct employee, username, N_("Gebruikersnaam"), .required = true,
		.help = N_("Kleine letters en cijfers; de eerste is een letter.")),
	F_LINE(struct employee, naam, N_("Naam"), .required = true),
	F_LINE(struct employee, telefoon, N_("Telefoon")),
	F_ID(struct employee, organisation_id, N_("Werkgever")),
	F_LINE(struct employee, organisation_naam, N_("Organisatie")),
	F_ID(struct employee, team_id, N_("Teamnummer")),
	F_LINE(struct employee, team_naam, N_("Team")),
	F_LINE(struct employee, roles, N_("Rollen")),
	F_BOOL(struct employee, disabled, N_("Uitgeschakeld")),
};
RECORD(employee_record, "employee", struct employee, employee_fields);

static const struct field role_assignment_fields[] = {
	F_ID(struct role_assignment, id, N_("Nummer")),
	F_ID(struct role_assignment, employee_id, N_("Medewerker")),
	F_CHOICE(struct role_assignment, role, N_("Rol"), role_choices),
	F_ID(struct role_assignment, team_id, N_("Team"), .help = N_("Leeg: alle teams.")),
	F_CHOICE(struct role_assignment, pet, N_("Pet"), pet_choices),
	F_DAY(struct role_assignment, from, N_("Vanaf"), .required = true),
	F_DAY(struct role_assignment, until, N_("Tot"), .help = N_("De eerste dag waarop de rol niet meer geldt.")),
};
RECORD(role_assignment_record, "role_assignment", struct role_assignment, role_assignment_fields);

static const struct field absence_fields[] = {
	F_ID(struct absence, id, N_("Nummer")),
	F_ID(struct absence, employee_id, N_("Medewerkernummer")),
	F_LINE(struct absence, employee_naam, N_("Medewerker")),
	F_ID(struct absence, deputy_id, N_("Vervangernummer")),
	F_LINE(struct absence, deputy_naam, N_("Vervanger")),
	F_DAY(struct absence, from, N_("Vanaf"), .required = true),
	F_DAY(struct absence, until, N_("Tot"), .help = N_("De eerste dag waarop iemand er weer is.")),
	F_LINE(struct absence, reason, N_("Reden")),
};
RECORD(absence_record, "absence", struct absence, absence_fields);

bool username_valid(const char *username)
{
	size_t length = 0;

	for (const char *c = username; *c; c++, length++) {
		bool letter = *c >= 'a' && *c <= 'z';
		bool inner = (*c >= '0' && *c <= '9') || *c == '.' || *c == '_' || *c == '-';

		if (!letter && (length == 0 || !inner))
			return false;
	}
	return length >= 1 && length <= 32;
}
