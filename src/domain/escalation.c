/* Field tables of what climbs the ladder. Where it goes is in ladder.c. */
#include "base/say.h"
#include "domain/escalation.h"

const struct choice escalation_cause_choices[] = {
	{ CAUSE_MANDAAT, "mandaat", N_("boven mandaat") },
	{ CAUSE_ONENIGHEID, "onenigheid", N_("onenigheid over het plan") },
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
	{ STEP_INSTRUCTED, "aanwijzing", N_("aanwijzing") },
	{ STEP_PARTLY, "deels_akkoord", N_("deels akkoord") },
	{ STEP_TABLE, "rondetafel", N_("rondetafel") },
	{ STEP_OUTCOME, "rondetafel_uitkomst", N_("uitkomst van de rondetafel") },
	{ STEP_ADDED, "aangevuld", N_("aangevuld") },
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
	F_LINE(struct escalation, stem, N_("Zegt het gezin"),
		.help = N_("Wie van het gezin dit zegt. Leeg: u zegt het zelf.")),
	F_INT(struct escalation, trede, N_("Trede")),
	F_LINE(struct escalation, trede_naam, N_("Naam van de trede")),
	F_ID(struct escalation, holder_id, N_("Houdernummer")),
	F_LINE(struct escalation, holder_naam, N_("Ligt bij")),
	F_INSTANT(struct escalation, due, N_("Klok tot")),
	F_BOOL(struct escalation, overdue, N_("Te laat")),
	F_ID(struct escalation, requester_id, N_("Vragernummer")),
	F_LINE(struct escalation, requester_naam, N_("Gevraagd door")),
	F_BOOL(struct escalation, buiten, N_("Zonder toegang tot het dossier")),
	F_LINE(struct escalation, functie, N_("Functie")),
	F_INSTANT(struct escalation, raised, N_("Opgeschaald op")),
	F_INSTANT(struct escalation, closed, N_("Gesloten op")),
	F_TEXT(struct escalation, instructie, N_("Aanwijzing")),
	F_LINE(struct escalation, instructie_naam, N_("Aanwijzing van")),
	F_BOOL(struct escalation, beperkt, N_("Alleen volgen")),
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

static const struct field decision_grant_fields[] = {
	F_ID(struct decision_grant, id, N_("Nummer")),
	F_ID(struct decision_grant, decision_id, N_("Besluit")),
	F_INSTANT(struct decision_grant, at, N_("Tijdstip")),
	F_ID(struct decision_grant, employee_id, N_("Medewerkernummer")),
	F_LINE(struct decision_grant, employee_naam, N_("Medewerker")),
	F_MONEY(struct decision_grant, was_bedrag, N_("Gevraagd bedrag")),
	F_DAY(struct decision_grant, was_einde, N_("Gevraagd tot en met")),
	F_MONEY(struct decision_grant, bedrag, N_("Bedrag in euro"), .required = true,
		.help = N_("Hetzelfde of minder dan gevraagd.")),
	F_DAY(struct decision_grant, datumEinde, N_("Tot en met"),
		.help = N_("Dezelfde dag of eerder dan gevraagd.")),
	F_TEXT(struct decision_grant, reason, N_("Reden"), .required = true,
		.help = N_("Waarom niet alles; dit staat ook in de tekst van het besluit.")),
};
RECORD(decision_grant_record, "decision_grant", struct decision_grant, decision_grant_fields);

bool decision_grant_check(const struct decision *asked, const struct decision_grant *grant, struct err *err)
{
	if (grant->bedrag <= 0)
		return err_set(err, ERR_INPUT, "Bedrag in euro: niets toekennen is weigeren; kies daarvoor Niet akkoord.");
	if (grant->bedrag > asked->bedrag)
		return err_set(err, ERR_INPUT, "Bedrag in euro: dit is meer dan gevraagd.");
	if (asked->datumEinde != DAY_NONE && (grant->datumEinde == DAY_NONE || grant->datumEinde > asked->datumEinde))
		return err_set(err, ERR_INPUT, "Tot en met: dit is later dan gevraagd.");
	if (grant->datumEinde != DAY_NONE && asked->datumStart != DAY_NONE && grant->datumEinde < asked->datumStart)
		return err_set(err, ERR_INPUT, "Tot en met: dit ligt voor de begindatum.");
	if (grant->bedrag == asked->bedrag && grant->datumEinde == asked->datumEinde)
		return err_set(err, ERR_INPUT, "Bedrag in euro: dit is wat er gevraagd is; kies daarvoor Akkoord.");
	return true;
}

static const struct field round_table_fields[] = {
	F_ID(struct round_table, id, N_("Nummer")),
	F_ID(struct round_table, escalation_id, N_("Opschaling")),
	F_DAY(struct round_table, datum, N_("Datum"), .required = true),
	F_LINE(struct round_table, tijd, N_("Tijd"), .required = true, .help = N_("Uren en minuten, bijvoorbeeld 14:30.")),
	F_LINE(struct round_table, plaats, N_("Plaats"), .required = true),
	F_TEXT(struct round_table, doel, N_("Doel"), .required = true, .help = N_("Wat moet er aan tafel besloten worden?")),
	F_ID(struct round_table, convener_id, N_("Beleggernummer")),
	F_LINE(struct round_table, convener_naam, N_("Belegd door")),
	F_INSTANT(struct round_table, cancelled, N_("Afgezegd op")),
	F_TEXT(struct round_table, uitkomst, N_("Uitkomst")),
	F_INSTANT(struct round_table, uitkomst_at, N_("Uitkomst geschreven op")),
	F_INT(struct round_table, version, N_("Versie")),
};
RECORD(round_table_record, "round_table", struct round_table, round_table_fields);

const struct choice table_answer_choices[] = {
	{ TABLE_ASKED, "gevraagd", N_("nog geen antwoord") },
	{ TABLE_COMES, "komt", N_("komt") },
	{ TABLE_COMES_NOT, "komt_niet", N_("komt niet") },
	{ TABLE_TAKEN_OFF, "afgezegd", N_("niet meer gevraagd") },
	{ 0 }
};

static const struct field table_member_fields[] = {
	F_ID(struct table_member, table_id, N_("Rondetafel")),
	F_ID(struct table_member, employee_id, N_("Medewerkernummer")),
	F_LINE(struct table_member, employee_naam, N_("Medewerker")),
	F_LINE(struct table_member, organisation_naam, N_("Organisatie")),
	F_CHOICE(struct table_member, answer, N_("Antwoord"), table_answer_choices),
	F_INSTANT(struct table_member, answered, N_("Geantwoord op")),
};
RECORD(table_member_record, "table_member", struct table_member, table_member_fields);
