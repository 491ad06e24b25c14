/* Field tables and rules of contact: the meter, silence, the filter of the timeline, conversations. */
#include "domain/contact.h"

#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/ledger.h"

/* ---- numbers of the municipality ---- */

const struct choice norm_kind_choices[] = {
	{ NORM_PROFESSIONALS, "professionals", N_("professionals bij een gezin, zonder reden") },
	{ NORM_SILENCE_DAYS, "stilte", N_("dagen zonder contact, dan hoort de regisseur het") },
	{ NORM_SILENCE_LEADER_DAYS, "stilte-teamleider", N_("dagen zonder contact, dan hoort de teamleider het") },
	{ NORM_WALLS, "schotten", N_("huishoudens bij een geldschot in een kwartaal, dan horen teamleider en manager het") },
	{ 0 }
};

static const struct {
	int64_t usual, least, most;
} norms[NORM_COUNT_] = {
	[NORM_PROFESSIONALS] = { 8, 1, 50 },
	[NORM_SILENCE_DAYS] = { 30, 1, 365 },
	[NORM_SILENCE_LEADER_DAYS] = { 44, 1, 365 },
	[NORM_WALLS] = { 10, WALLS_SMALL, 1000 },
};

static const struct field norm_fields[] = {
	F_CHOICE(struct norm, kind, N_("Norm"), norm_kind_choices),
	F_INT(struct norm, value, N_("Getal")),
};
RECORD(norm_record, "norm", struct norm, norm_fields);

int64_t norm_default(enum norm_kind kind)
{
	return norms[kind].usual;
}

bool norm_check(const struct norm *norm, struct err *err)
{
	if (norm->kind < 0 || norm->kind >= NORM_COUNT_)
		return err_set(err, ERR_INPUT, "Norm: deze norm is er niet.");
	if (norm->value >= norms[norm->kind].least && norm->value <= norms[norm->kind].most)
		return true;
	return err_set(err, ERR_INPUT, "Getal: kies voor «%s» een getal van %d tot en met %d.",
		choice_code(norm_kind_choices, norm->kind), (int)norms[norm->kind].least, (int)norms[norm->kind].most);
}

/* ---- pressure and silence ---- */

static const struct field pressure_fields[] = {
	F_ID(struct pressure, household_id, N_("Huishouden")),
	F_INT(struct pressure, professionals, N_("Professionals")),
	F_INT(struct pressure, organisaties, N_("Organisaties")),
	F_INT(struct pressure, contacten, N_("Contacten")),
	F_INT(struct pressure, grens, N_("Grens")),
	F_DAY(struct pressure, last_contact, N_("Laatste contact")),
	F_DAY(struct pressure, silent_from, N_("Stil vanaf")),
	F_DAY(struct pressure, pause_until, N_("Pauze tot")),
	F_LINE(struct pressure, pause_reason, N_("Reden van de pauze")),
	F_ID(struct pressure, pause_id, N_("Pauze")),
};
RECORD(pressure_record, "pressure", struct pressure, pressure_fields);

static const struct field silence_pause_fields[] = {
	F_ID(struct silence_pause, id, N_("Nummer")),
	F_ID(struct silence_pause, household_id, N_("Huishouden")),
	F_ID(struct silence_pause, employee_id, N_("Medewerkernummer")),
	F_LINE(struct silence_pause, employee_naam, N_("Medewerker")),
	F_DAY(struct silence_pause, from, N_("Vanaf"), .required = true),
	F_DAY(struct silence_pause, until, N_("Weer contact op"), .required = true,
		.help = N_("Dan is er weer contact. Tot die dag komt er geen regel over stilte.")),
	F_LINE(struct silence_pause, reason, N_("Reden"), .required = true),
	F_DAY(struct silence_pause, ended, N_("Afgezegd op")),
};
RECORD(silence_pause_record, "silence_pause", struct silence_pause, silence_pause_fields);

/* ---- the filter of the timeline ---- */

const struct choice timeline_kind_choices[] = {
	{ TIMELINE_ALL, "alles", N_("alles") },
	{ TIMELINE_JOURNAL, "dagboek", N_("dagboek en gesprekken") },
	{ TIMELINE_TASK, "taken", N_("taken en afspraken") },
	{ TIMELINE_REQUEST, "aanvragen", N_("meldingen en aanvragen") },
	{ TIMELINE_PLAN, "plan", N_("plan, doelen en acties") },
	{ TIMELINE_DECISION, "besluiten", N_("besluiten") },
	{ TIMELINE_LADDER, "opschaling", N_("opschalingen en noodknop") },
	{ TIMELINE_PEOPLE, "mensen", N_("gezin, regie en betrokkenen") },
	{ 0 }
};

static const struct field timeline_filter_fields[] = {
	F_CHOICE(struct timeline_filter, wet, N_("Wet"), wet_choices),
	F_CHOICE(struct timeline_filter, kind, N_("Soort"), timeline_kind_choices),
	F_ID(struct timeline_filter, person_id, N_("Persoon")),
	F_ID(struct timeline_filter, employee_id, N_("Medewerkernummer")),
	F_DAY(struct timeline_filter, from, N_("Vanaf")),
	F_DAY(struct timeline_filter, until, N_("Tot en met")),
	F_LINE(struct timeline_filter, word, N_("Woord")),
};
RECORD(timeline_filter_record, "timeline_filter", struct timeline_filter, timeline_filter_fields);

bool timeline_filter_any(const struct timeline_filter *filter)
{
	return filter->wet != WET_NONE || filter->kind != TIMELINE_ALL || filter->person_id || filter->employee_id ||
		filter->from != DAY_NONE || filter->until != DAY_NONE || *filter->word;
}

/* ---- conversations ---- */

const struct choice conversation_kind_choices[] = {
	{ CONVERSATION_KITCHEN_TABLE, "keukentafel", N_("keukentafelgesprek") },
	{ CONVERSATION_FAMILY_COUNCIL, "eigenkracht", N_("eigenkrachtconferentie") },
	{ 0 }
};

static const struct field conversation_fields[] = {
	F_ID(struct conversation, id, N_("Nummer")),
	F_ID(struct conversation, household_id, N_("Huishouden")),
	F_CHOICE(struct conversation, kind, N_("Soort"), conversation_kind_choices),
	F_DAY(struct conversation, datum, N_("Datum"), .required = true),
	F_LINE(struct conversation, deelnemers, N_("Wie deden mee"), .required = true,
		.help = N_("Namen of rollen, met een komma ertussen. Ook familie, vrienden en buren.")),
	F_BOOL(struct conversation, ondersteuner, N_("Ondersteuning aangeboden"),
		.help = N_("Is onafhankelijke cliëntondersteuning aangeboden?"), .source = "Wmo 2015 2.3.2 lid 3"),
	F_TEXT(struct conversation, tekst, N_("Verslag")),
	F_CHOICE(struct conversation, level, N_("Wie leest dit"), journal_level_choices,
		.help = N_("Afgeschermd: anderen zien alleen de dag en de organisatie.")),
	F_BOOL(struct conversation, regisseur_leest, N_("Regisseur leest mee"),
		.help = N_("Mag de regisseur deze afgeschermde tekst lezen?")),
	F_ID(struct conversation, lezer_id, N_("Leest ook mee")),
	F_DAY(struct conversation, planned, N_("In het plan sinds")),
};
RECORD(conversation_record, "conversation", struct conversation, conversation_fields);

static const struct field conversation_subject_fields[] = {
	F_ID(struct conversation_subject, id, N_("Nummer")),
	F_ID(struct conversation_subject, entry_id, N_("Gesprek")),
	F_LINE(struct conversation_subject, leefgebied, N_("Leefgebiedcode"), .required = true),
	F_LINE(struct conversation_subject, leefgebied_naam, N_("Leefgebied")),
	F_LINE(struct conversation_subject, wens, N_("Wat moet er anders"),
		.help = N_("In de woorden van het gezin. Dit wordt het doel in het plan.")),
	F_LINE(struct conversation_subject, zelf_wat, N_("Wat doen wij zelf")),
	F_LINE(struct conversation_subject, zelf_afspraak, N_("Afspraak gezin"),
		.help = N_("Dit wordt een actie van het gezin in het plan.")),
	F_LINE(struct conversation_subject, familie_wie, N_("Wie helpt, familie")),
	F_LINE(struct conversation_subject, familie_wat, N_("Waarmee, familie")),
	F_LINE(struct conversation_subject, familie_afspraak, N_("Afspraak familie"),
		.help = N_("Dit wordt een actie van familie of vrienden in het plan.")),
	F_LINE(struct conversation_subject, buurt_wie, N_("Wie helpt, buurt")),
	F_LINE(struct conversation_subject, buurt_wat, N_("Waarmee, buurt")),
	F_LINE(struct conversation_subject, buurt_afspraak, N_("Afspraak buurt"),
		.help = N_("Dit wordt een actie van buren of vrijwilligers in het plan.")),
};
RECORD(conversation_subject_record, "conversation_subject", struct conversation_subject, conversation_subject_fields);

bool conversation_subject_empty(const struct conversation_subject *subject)
{
	for (size_t i = 0; i < COUNT_OF(conversation_subject_fields); i++) {
		const struct field *field = &conversation_subject_fields[i];

		if (field->kind == FIELD_LINE && *((const char *)subject + field->offset) &&
				field->offset > offsetof(struct conversation_subject, leefgebied_naam))
			return false;
	}
	return true;
}
