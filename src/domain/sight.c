/* Field tables of named exclusions and of match without content. */
#include "domain/sight.h"

#include "base/say.h"

const struct choice exclusion_kind_choices[] = {
	{ EXCLUSION_FAMILY, "familie", N_("eigen familie of kennis") },
	{ EXCLUSION_COLLEAGUE, "collega", N_("collega als cliënt") },
	{ EXCLUSION_OTHER, "anders", N_("andere reden") },
	{ 0 }
};

static const struct field exclusion_fields[] = {
	F_ID(struct exclusion, id, ""),
	F_ID(struct exclusion, employee_id, N_("Voor wie")),
	F_LINE(struct exclusion, employee_naam, N_("Voor wie")),
	F_ID(struct exclusion, household_id, ""),
	F_LINE(struct exclusion, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct exclusion, household_naam, N_("Huishouden")),
	F_ID(struct exclusion, person_id, N_("Van wie"),
		.help = N_("Leeg: alleen dit huishouden. Een persoon: elk huishouden waar die woont.")),
	F_LINE(struct exclusion, person_naam, N_("Persoon")),
	F_CHOICE(struct exclusion, kind, N_("Soort"), exclusion_kind_choices,
		.help = N_("Bij een collega als cliënt wordt het huishouden ook afgeschermd.")),
	F_LINE(struct exclusion, reason, N_("Waarom"), .required = true,
		.help = N_("In een zin. De privacy officer leest dit.")),
	F_ID(struct exclusion, by_id, ""),
	F_LINE(struct exclusion, by_naam, N_("Besloten door")),
	F_INSTANT(struct exclusion, at, N_("Op")),
	F_DAY(struct exclusion, from, N_("Vanaf")),
	F_DAY(struct exclusion, until, N_("Tot"), .help = N_("De eerste dag waarop het niet meer geldt; leeg: tot iemand het beëindigt.")),
	F_LINE(struct exclusion, ended_naam, N_("Beëindigd door")),
	F_LINE(struct exclusion, ended_reason, N_("Waarom beëindigd")),
};
RECORD(exclusion_record, "exclusion", struct exclusion, exclusion_fields);

static const struct field match_fields[] = {
	F_ID(struct match, household_id, ""),
	F_ID(struct match, employee_id, ""),
	F_LINE(struct match, employee_naam, N_("Naam")),
	F_LINE(struct match, organisation_naam, N_("Organisatie")),
	F_LINE(struct match, telefoon, N_("Telefoon")),
	F_DAY(struct match, from, N_("Sinds")),
};
RECORD(match_record, "match", struct match, match_fields);

static const struct field match_sign_fields[] = {
	F_ID(struct match_sign, id, ""),
	F_ID(struct match_sign, household_id, ""),
	F_BOOL(struct match_sign, shares, N_("Mijn naam delen")),
	F_LINE(struct match_sign, grondslag, N_("Grondslag")),
	F_DAY(struct match_sign, from, N_("Vanaf")),
	F_DAY(struct match_sign, until, N_("Tot")),
	F_LINE(struct match_sign, reason, N_("Reden")),
};
RECORD(match_sign_record, "match_sign", struct match_sign, match_sign_fields);
