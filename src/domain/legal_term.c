/* Legal terms as they run: their fields, what may happen to them, and when. The numbers of days are in term.c. */
#include "domain/legal_term.h"

#include "base/mem.h"
#include "base/say.h"

enum { WEEK_DAYS = 7, WEEKS_MOST = 52 };

const struct choice term_about_choices[] = {
	{ TERM_OF_MELDING, "melding", N_("onderzoek") },
	{ TERM_OF_AANVRAAG, "aanvraag", N_("besluit op aanvraag") },
	{ TERM_OF_DECISION, "decision", N_("bezwaartermijn") },
	{ TERM_OF_BEZWAAR, "bezwaar", N_("bezwaar") },
	{ TERM_OF_KLACHT, "klacht", N_("klacht") },
	{ TERM_OF_INGEBREKE, "ingebreke", N_("ingebrekestelling") },
	{ TERM_OF_REQUEST, "privacy_request", N_("verzoek (AVG)") },
	{ 0 }
};

const struct choice term_act_choices[] = {
	{ TERM_PAUSE, "opschorting", N_("de klok staat stil") },
	{ TERM_LONGER, "verdaging", N_("langer") },
	{ 0 }
};

const struct choice term_reason_choices[] = {
	{ TERM_REASON_AANVULLING, "aanvulling", N_("de aanvrager vult de aanvraag aan (Awb 4:5, 4:15 lid 1)") },
	{ TERM_REASON_BUITENLAND, "buitenland", N_("wacht op een buitenlandse instantie (Awb 4:15 lid 1)") },
	{ TERM_REASON_INSTEMMING, "instemming", N_("de aanvrager stemde schriftelijk in (Awb 4:15 lid 2)") },
	{ TERM_REASON_AANVRAGER, "aanvrager", N_("het wachten komt door de aanvrager (Awb 4:15 lid 2)") },
	{ TERM_REASON_OVERMACHT, "overmacht", N_("overmacht (Awb 4:15 lid 2)") },
	{ TERM_REASON_VERZUIM, "verzuim", N_("de indiener herstelt een verzuim (Awb 6:6, 7:10 lid 2)") },
	{ TERM_REASON_ONDERZOEK, "onderzoek", N_("er is meer onderzoek nodig") },
	{ TERM_REASON_ADVIES, "advies", N_("een advies is er nog niet") },
	{ TERM_REASON_AKKOORD, "akkoord", N_("schriftelijk akkoord met verder uitstel (Awb 7:10 lid 4, 9:11 lid 3)") },
	{ 0 }
};

enum { OF_AANVRAAG = 1 << TERM_OF_AANVRAAG, OF_BEZWAAR = 1 << TERM_OF_BEZWAAR, OF_KLACHT = 1 << TERM_OF_KLACHT };

/* For which act on which kinds of term the law has this reason. */
static const struct {
	enum term_act act;
	unsigned about;
	bool any_length;	/* with consent there is no most */
} reasons[] = {
	[TERM_REASON_AANVULLING] = { TERM_PAUSE, OF_AANVRAAG, false },
	[TERM_REASON_BUITENLAND] = { TERM_PAUSE, OF_AANVRAAG | OF_BEZWAAR, false },	/* Awb 7:14 */
	[TERM_REASON_INSTEMMING] = { TERM_PAUSE, OF_AANVRAAG, false },
	[TERM_REASON_AANVRAGER] = { TERM_PAUSE, OF_AANVRAAG | OF_BEZWAAR, false },
	[TERM_REASON_OVERMACHT] = { TERM_PAUSE, OF_AANVRAAG | OF_BEZWAAR, false },
	[TERM_REASON_VERZUIM] = { TERM_PAUSE, OF_BEZWAAR, false },
	[TERM_REASON_ONDERZOEK] = { TERM_LONGER, OF_AANVRAAG | OF_BEZWAAR | OF_KLACHT, false },
	[TERM_REASON_ADVIES] = { TERM_LONGER, OF_AANVRAAG | OF_BEZWAAR | OF_KLACHT, false },
	[TERM_REASON_AKKOORD] = { TERM_LONGER, OF_BEZWAAR | OF_KLACHT, true },
};

static const struct field legal_term_fields[] = {
	F_ID(struct legal_term, object_id, ""),
	F_CHOICE(struct legal_term, about, N_("Soort"), term_about_choices),
	F_ID(struct legal_term, household_id, ""),
	F_LINE(struct legal_term, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct legal_term, household_naam, N_("Huishouden")),
	F_LINE(struct legal_term, nummer, N_("Nummer")),
	F_LINE(struct legal_term, wat, N_("Wat")),
	F_LINE(struct legal_term, artikel, N_("Artikel")),
	F_DAY(struct legal_term, begonnen, N_("Begonnen op")),
	F_DAY(struct legal_term, uiterlijk, N_("Uiterlijk")),
	F_INT(struct legal_term, dagen, N_("Dagen over")),
	F_CHOICE(struct legal_term, waarschuwing, N_("Hoe dringend"), term_warning_choices),
	F_BOOL(struct legal_term, stil, N_("Staat stil")),
	F_DAY(struct legal_term, stil_sinds, N_("Stil sinds")),
	F_BOOL(struct legal_term, verdaagd, N_("Verdaagd")),
	F_MONEY(struct legal_term, dwangsom, N_("Dwangsom tot nu toe")),
	F_BOOL(struct legal_term, may_write, ""),
	F_CHOICE(struct legal_term, term, "", term_choices),
	F_DAY(struct legal_term, van, ""),
	F_INT(struct legal_term, still_days, ""),
	F_INT(struct legal_term, longer_days, ""),
};
RECORD(legal_term_record, "legal_term", struct legal_term, legal_term_fields);

static const struct field event_fields[] = {
	F_ID(struct term_event, id, ""),
	F_ID(struct term_event, household_id, ""),
	F_CHOICE(struct term_event, about, N_("Soort"), term_about_choices),
	F_ID(struct term_event, object_id, ""),
	F_CHOICE(struct term_event, soort, N_("Wat gebeurt er"), term_act_choices),
	F_CHOICE(struct term_event, reden, N_("Reden"), term_reason_choices),
	F_LINE(struct term_event, toelichting, N_("Toelichting"), .required = true,
		.help = N_("Waarom, in een zin die ook in de brief staat.")),
	F_LINE(struct term_event, verteld_aan, N_("Verteld aan"), .required = true,
		.help = N_("Wie kreeg de brief? Bij een klacht ook de collega over wie de klacht gaat.")),
	F_DAY(struct term_event, brief, N_("Datum brief"), .required = true,
		.help = N_("De dag waarop de brief weg ging. Dat moet voor het einde van de termijn zijn."), .source = "Awb 4:14, 4:15"),
	F_DAY(struct term_event, van, N_("Stil vanaf"),
		.help = N_("De eerste dag dat de klok stilstaat: op zijn vroegst de dag na de brief.")),
	F_DAY(struct term_event, tot, N_("Loopt weer vanaf")),
	F_INT(struct term_event, weken, N_("Weken langer"), .least = 1, .most = WEEKS_MOST),
	F_ID(struct term_event, employee_id, ""),
	F_LINE(struct term_event, employee_naam, N_("Vastgelegd door")),
};
RECORD(term_event_record, "term_event", struct term_event, event_fields);

day legal_term_due(const struct legal_term *term)
{
	return term_due(&(struct term_count){ .term = (enum term)term->term, .from = term->van,
		.still_days = (int)term->still_days, .longer_days = (int)term->longer_days });
}

void legal_term_count(struct legal_term *term, day today)
{
	day seen = term->stil && term->stil_sinds < today ? term->stil_sinds : today;

	term->dagen = term->uiterlijk == DAY_NONE ? 0 : term->uiterlijk - seen;
	term->waarschuwing = term->stil ? WARNING_NONE : (int)term_warning(term->begonnen, term->uiterlijk, today);
}

bool term_reason_fits(enum term_reason reason, enum term_act act, enum term_about about)
{
	return reasons[reason].act == act && (reasons[reason].about & 1u << about);
}

/* ---- is it right? ---- */

static bool pause_check(const struct term_event *event, const struct legal_term *term, struct err *err)
{
	if (term->stil)
		return err_set(err, ERR_INPUT, "Stil vanaf: de klok staat al stil.");
	if (event->van == DAY_NONE || event->van <= event->brief || event->van <= term->van)
		return err_set(err, ERR_INPUT, "Stil vanaf: kies op zijn vroegst de dag na de brief.");
	if (event->van > term->uiterlijk)
		return err_set(err, ERR_INPUT, "Stil vanaf: de termijn is dan al voorbij.");
	if (event->tot != DAY_NONE || event->weken)
		return err_set(err, ERR_INPUT, "Loopt weer vanaf: dat legt u vast als de klok weer loopt.");
	return true;
}

static bool longer_check(const struct term_event *event, const struct legal_term *term, struct err *err)
{
	int64_t most = term_rule((enum term)term->term)->longer_days, days = event->weken * WEEK_DAYS;

	if (event->weken < 1)
		return err_set(err, ERR_INPUT, "Weken langer: dit moet ingevuld zijn.");
	if (event->van != DAY_NONE || event->tot != DAY_NONE)
		return err_set(err, ERR_INPUT, "Stil vanaf: dat hoort niet bij langer maken.");
	if (most == 0)
		return err_set(err, ERR_INPUT, "Weken langer: deze termijn staat in de wet (%s), een brief maakt hem niet langer."
			" Vraag de aanvrager schriftelijk om uitstel, en zet de klok stil (Awb 4:15 lid 2).",
			term_rule((enum term)term->term)->source);
	if (!reasons[event->reden].any_length && term->longer_days + days > most)
		return err_set(err, ERR_INPUT, "Weken langer: samen ten hoogste %lld weken (%s).", (long long)most / WEEK_DAYS,
			term_rule((enum term)term->term)->longer_source);
	return true;
}

bool term_event_check(const struct term_event *event, const struct legal_term *term, day today, struct err *err)
{
	if (!record_check(&term_event_record, event, err))
		return false;
	if (!term_reason_fits((enum term_reason)event->reden, (enum term_act)event->soort, (enum term_about)event->about))
		return err_set(err, ERR_INPUT, "Reden: de wet kent deze reden hier niet. Kies een andere.");
	if (event->brief == DAY_NONE || event->brief < term->van || event->brief > today)
		return err_set(err, ERR_INPUT, "Datum brief: kies een dag vanaf het begin van de termijn, tot en met vandaag.");
	if (event->brief > term->uiterlijk)
		return err_set(err, ERR_INPUT, "Datum brief: de termijn was toen al voorbij.");
	return event->soort == TERM_PAUSE ? pause_check(event, term, err) : longer_check(event, term, err);
}

bool term_resume_check(const struct term_event *event, day on, day today, struct err *err)
{
	if (event->soort != TERM_PAUSE || event->tot != DAY_NONE)
		return err_set(err, ERR_INPUT, "Loopt weer vanaf: de klok staat niet stil.");
	if (on == DAY_NONE || on < event->van || on > today)
		return err_set(err, ERR_INPUT, "Loopt weer vanaf: kies een dag vanaf het stilstaan, tot en met vandaag.");
	return true;
}
