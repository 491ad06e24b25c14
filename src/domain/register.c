/* The line of a register. */
#include "domain/register.h"

#include "base/say.h"

const struct choice register_kind_choices[] = {
	{ REGISTER_BEZWAAR, "bezwaar", N_("Bezwaar") },
	{ REGISTER_KLACHT, "klacht", N_("Klacht") },
	{ REGISTER_INGEBREKE, "ingebreke", N_("Ingebrekestelling") },
	{ REGISTER_MELDCODE, "meldcode", N_("Meldcode") },
	{ 0 }
};

static const struct field fields[] = {
	F_CHOICE(struct register_line, kind, N_("Soort"), register_kind_choices),
	F_ID(struct register_line, object_id, ""),
	F_ID(struct register_line, household_id, ""),
	F_LINE(struct register_line, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct register_line, household_naam, N_("Huishouden")),
	F_LINE(struct register_line, nummer, N_("Nummer")),
	F_LINE(struct register_line, wie, N_("Wie")),
	F_LINE(struct register_line, stand, N_("Stand")),
	F_DAY(struct register_line, ontvangen, N_("Ontvangen op")),
	F_DAY(struct register_line, uiterlijk, N_("Uiterlijk")),
	F_BOOL(struct register_line, open, N_("Loopt")),
};
RECORD(register_line_record, "register_line", struct register_line, fields);
