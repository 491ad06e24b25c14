/* Field table of a change of the register. */
#include "domain/mandate_change.h"

#include "base/say.h"

const struct choice register_state_choices[] = {
	{ REGISTER_PROPOSED, "voorgesteld", N_("wacht op bevestiging") },
	{ REGISTER_CONFIRMED, "vastgesteld", N_("vastgesteld") },
	{ REGISTER_REFUSED, "afgewezen", N_("afgewezen") },
	{ REGISTER_WITHDRAWN, "ingetrokken", N_("ingetrokken") },
	{ 0 }
};

static const struct field mandate_change_fields[] = {
	F_ID(struct mandate_change, id, N_("Nummer")),
	F_DAY(struct mandate_change, day, N_("Ingang"), .required = true),
	F_LINE(struct mandate_change, reason, N_("Reden"), .required = true),
	F_ID(struct mandate_change, proposer_id, N_("Voorgesteld door")),
	F_LINE(struct mandate_change, proposer_naam, N_("Voorgesteld door")),
	F_INSTANT(struct mandate_change, proposed, N_("Voorgesteld")),
	F_CHOICE(struct mandate_change, state, N_("Stand"), register_state_choices),
	F_ID(struct mandate_change, answered_id, N_("Beantwoord door")),
	F_LINE(struct mandate_change, answered_naam, N_("Beantwoord door")),
	F_INSTANT(struct mandate_change, answered, N_("Beantwoord")),
	F_LINE(struct mandate_change, answer, N_("Waarom niet")),
	F_INT(struct mandate_change, added, N_("Erbij")),
	F_INT(struct mandate_change, ended, N_("Eraf")),
};
RECORD(mandate_change_record, "mandate_change", struct mandate_change, mandate_change_fields);
