/* Field tables of what climbs the ladder. Where it goes is in ladder.c. */
#include "base/say.h"
#include "domain/escalation.h"

const struct choice escalation_cause_choices[] = {
	{ CAUSE_MANDAAT, "mandaat", N_("boven mandaat") },
	{ CAUSE_ONENIGHEID, "onenigheid", N_("onenigheid tussen partners") },
	{ CAUSE_STAGNATIE, "stagnatie", N_("samenwerking zit vast") },
	{ CAUSE_ZORG, "zorg", N_("ik maak me zorgen") },
	{ CAUSE_VEILIGHEID, "veiligheid", N_("veiligheid") },
	{ 0 }
};

const struct choice escalation_state_choices[] = {
	{ ESCALATION_OPEN, "open", N_("open") },
	{ ESCALATION_BEANTWOORD, "beantwoord", N_("beantwoord") },
	{ ESCALATION_TERUG, "terug", N_("terug met een vraag") },
	{ ESCALATION_INGETROKKEN, "ingetrokken", N_("ingetrokken") },
	{ 0 }
};

const struct choice step_kind_choices[] = {
	{ STEP_RAISED, "opgeschaald", N_("opgeschaald") },
	{ STEP_SEEN, "gezien", N_("gezien") },
	{ STEP_CLIMBED_CLOCK, "doorgezet_klok", N_("doorgezet: de tijd was om") },
	{ STEP_CLIMBED_ABSENT, "doorgezet_afwezig", N_("doorgezet: niemand aanwezig") },
	{ STEP_CLIMBED_BY_HAND, "doorgezet", N_("een trede hoger gezet") },
	{ STEP_TAKEN_OVER, "overgenomen", N_("overgenomen") },
	{ STEP_APPROVED, "akkoord", N_("akkoord") },
	{ STEP_REFUSED, "geweigerd", N_("geweigerd") },
	{ STEP_ANSWERED, "beantwoord", N_("beantwoord") },
	{ STEP_RETURNED, "teruggegeven", N_("terug met een vraag") },
	{ STEP_WITHDRAWN, "ingetrokken", N_("ingetrokken") },
	{ STEP_SECOND_YES, "tweede_ogen_akkoord", N_("tweede ogen: akkoord") },
	{ STEP_SECOND_NO, "tweede_ogen_niet_akkoord", N_("tweede ogen: niet akkoord") },
	{ 0 }
};

static const struct field escalation_fields[] = {
	F_ID(struct escalation, id, N_("Nummer")),
	F_ID(struct escalation, household_id, N_("Huishouden")),
	F_LINE(struct escalation, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct escalation, household_naam, N_("Naam van het huishouden")),
	F_ID(struct escalation, decision_id, N_("Besluit")),
	F_LINE(struct escalation, subject, N_("Onderwerp")),
	F_CHOICE(struct escalation, cause, N_("Aanleiding"), escalation_cause_choices),
	F_CHOICE(struct escalation, state, N_("Stand"), escalation_state_choices),
	F_BOOL(struct escalation, spoed, N_("Spoed")),
	F_TEXT(struct escalation, question, N_("Vraag"), .required = true,
		.help = N_("Wat moet er besloten of gedaan worden?")),
	F_INT(struct escalation, trede, N_("Trede")),
	F_LINE(struct escalation, trede_naam, N_("Naam van de trede")),
	F_ID(struct escalation, holder_id, N_("Houdernummer")),
	F_LINE(struct escalation, holder_naam, N_("Ligt bij")),
	F_INSTANT(struct escalation, due, N_("Klok tot")),
	F_BOOL(struct escalation, overdue, N_("Te laat")),
	F_ID(struct escalation, requester_id, N_("Vragernummer")),
	F_LINE(struct escalation, requester_naam, N_("Gevraagd door")),
	F_INSTANT(struct escalation, raised, N_("Opgeschaald op")),
	F_INSTANT(struct escalation, closed, N_("Gesloten op")),
	F_INT(struct escalation, version, N_("Versie")),
};
RECORD(escalation_record, "escalation", struct escalation, escalation_fields);

static const struct field escalation_step_fields[] = {
	F_ID(struct escalation_step, id, N_("Nummer")),
	F_ID(struct escalation_step, escalation_id, N_("Opschaling")),
	F_INSTANT(struct escalation_step, at, N_("Tijdstip")),
	F_CHOICE(struct escalation_step, kind, N_("Soort"), step_kind_choices),
	F_INT(struct escalation_step, trede, N_("Trede")),
	F_ID(struct escalation_step, employee_id, N_("Medewerkernummer")),
	F_LINE(struct escalation_step, employee_naam, N_("Medewerker")),
	F_TEXT(struct escalation_step, tekst, N_("Tekst")),
};
RECORD(escalation_step_record, "escalation_step", struct escalation_step, escalation_step_fields);
