/* The register of requests under the AVG: its fields, its term, and what must be there before an answer leaves. */
#include "domain/privacy_request.h"

#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/term.h"

enum { AGE_SELF = 12, AGE_ALONE = 16 };

const struct choice privacy_soort_choices[] = {
	{ PRIVACY_ACCESS, "inzage", N_("inzage (AVG 15)") },
	{ PRIVACY_CORRECT, "correctie", N_("verbetering (AVG 16)") },
	{ PRIVACY_ERASE, "wissen", N_("wissen (AVG 17)") },
	{ PRIVACY_RESTRICT, "beperking", N_("beperking (AVG 18)") },
	{ 0 }
};

const struct choice requester_choices[] = {
	{ REQUESTER_SELF, "zelf", N_("om eigen gegevens") },
	{ REQUESTER_PARENT, "ouder", N_("ouder met gezag") },
	{ REQUESTER_LEGAL, "vertegenwoordiger", N_("voogd, curator of mentor") },
	{ REQUESTER_MANDATED, "gemachtigde", N_("gemachtigde") },
	{ 0 }
};

const struct choice privacy_kanaal_choices[] = {
	{ PRIVACY_LETTER, "brief", N_("brief") },
	{ PRIVACY_MAIL, "mail", N_("e-mail") },
	{ PRIVACY_DESK, "balie", N_("balie") },
	{ PRIVACY_PHONE, "telefoon", N_("telefoon") },
	{ PRIVACY_TALK, "gesprek", N_("in een gesprek") },
	{ 0 }
};

const struct choice identity_choices[] = {
	{ IDENTITY_NONE, "nee", N_("nog niet vastgesteld") },
	{ IDENTITY_DOCUMENT, "document", N_("identiteitsbewijs gezien") },
	{ IDENTITY_DIGID, "digid", N_("ingelogd met DigiD") },
	{ IDENTITY_KNOWN, "bekend", N_("bekend bij de behandelaar") },
	{ 0 }
};

const struct choice privacy_outcome_choices[] = {
	{ OUTCOME_OPEN, "open", N_("nog open") },
	{ OUTCOME_GRANTED, "toegewezen", N_("toegewezen") },
	{ OUTCOME_PARTLY, "deels", N_("deels toegewezen") },
	{ OUTCOME_REFUSED, "geweigerd", N_("afgewezen") },
	{ OUTCOME_WITHDRAWN, "ingetrokken", N_("ingetrokken door de aanvrager") },
	{ OUTCOME_NOT_TREATED, "buiten_behandeling", N_("niet behandeld: identiteit bleef onbekend") },
	{ 0 }
};

const struct choice privacy_ground_choices[] = {
	{ GROUND_NONE, "geen", N_("niet van toepassing") },
	{ GROUND_OTHERS, "anderen", N_("rechten van anderen (AVG 15 lid 4, UAVG 41)") },
	{ GROUND_KEEPING, "bewaren", N_("bewaarplicht (Jeugdwet 7.3, Wmo 2015 5.3)") },
	{ GROUND_JUDGEMENT, "oordeel", N_("de tekst klopt, of is een vakoordeel (AVG 16)") },
	{ GROUND_CHILD, "kind", N_("belang van het kind (Jeugdwet 7.3)") },
	{ GROUND_ENTITLED, "bevoegd", N_("de aanvrager mag dit niet vragen") },
	{ GROUND_EXCESSIVE, "buitensporig", N_("steeds hetzelfde verzoek (AVG 12 lid 5)") },
	{ 0 }
};

#define F_BLOCK(member, label, ...) \
	FIELD_ROW(struct privacy_request, member, FIELD_TEXT, label, .room = PRIVACY_TEXT_BYTES, __VA_ARGS__)

static const struct field request_fields[] = {
	F_ID(struct privacy_request, id, ""),
	F_LINE(struct privacy_request, nummer, N_("Nummer")),
	F_ID(struct privacy_request, household_id, ""),
	F_ID(struct privacy_request, person_id, N_("Over wie"), .required = true,
		.help = N_("Om wiens gegevens gaat het?")),
	F_CHOICE(struct privacy_request, soort, N_("Wat"), privacy_soort_choices),
	F_LINE(struct privacy_request, aanvrager, N_("Wie vraagt het"), .required = true),
	F_CHOICE(struct privacy_request, als, N_("Als"), requester_choices,
		.help = N_("Een kind mag zelf vanaf 12 jaar; een ouder met gezag tot het kind 16 is."),
		.source = "Jeugdwet 7.3"),
	F_CHOICE(struct privacy_request, kanaal, N_("Hoe kwam het binnen"), privacy_kanaal_choices),
	F_DAY(struct privacy_request, ontvangen, N_("Ontvangen op"), .required = true,
		.help = N_("Vanaf deze dag loopt de termijn van een maand."), .source = "AVG 12 lid 3"),
	F_BLOCK(vraag, N_("Het verzoek"), .required = true, .help = N_("In de woorden van de aanvrager.")),
	F_BLOCK(betwist, N_("Welke tekst"), .help = N_("Welke tekst klopt niet, en waar staat die?")),
	F_ID(struct privacy_request, journal_id, N_("Regel in het dagboek"),
		.help = N_("De verklaring van het gezin komt dan naast deze regel te staan.")),
	F_ID(struct privacy_request, ingeschreven_id, ""),
	F_ID(struct privacy_request, behandelaar_id, N_("Behandelaar"), .help = N_("Wie zoekt het uit en antwoordt?")),
	F_CHOICE(struct privacy_request, identiteit, N_("Identiteit"), identity_choices, .source = "AVG 12 lid 6"),
	F_DAY(struct privacy_request, id_gevraagd, N_("Gevraagd op"),
		.help = N_("Vroeg u om een bewijs? Dan staat de termijn stil tot u het zag.")),
	F_DAY(struct privacy_request, id_gezien, N_("Gezien op")),
	F_DAY(struct privacy_request, uiterlijk, N_("Antwoord uiterlijk"), .source = "AVG 12 lid 3"),
	F_LINE(struct privacy_request, verlengd_reden, N_("Waarom langer"),
		.help = N_("Kan een keer, met twee maanden. De aanvrager hoort het vooraf.")),
	F_DAY(struct privacy_request, verlengd_verteld, N_("Verteld op")),
	F_CHOICE(struct privacy_request, uitkomst, N_("Uitkomst"), privacy_outcome_choices),
	F_CHOICE(struct privacy_request, grondslag, N_("Grond van het nee"), privacy_ground_choices),
	F_BLOCK(motivering, N_("Uitleg"), .help = N_("Dit komt in de brief. Schrijf het zo dat het gezin het begrijpt."),
		.source = "Awb 3:46"),
	F_DAY(struct privacy_request, afgehandeld, N_("Brief verstuurd op")),
	F_BLOCK(verklaring, N_("Eigen verklaring"),
		.help = N_("Wat het gezin er zelf over zegt. Dit blijft naast de tekst staan."), .source = "Jeugdwet 7.3"),
	F_DAY(struct privacy_request, verklaring_dag, N_("Verklaring van")),
	F_DAY(struct privacy_request, beperkt_tot, N_("Beperking duurde tot")),
	F_INT(struct privacy_request, version, ""),
	F_LINE(struct privacy_request, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct privacy_request, household_naam, N_("Huishouden")),
	F_LINE(struct privacy_request, person_naam, N_("Over")),
	F_LINE(struct privacy_request, behandelaar_naam, N_("Behandelaar")),
	F_BOOL(struct privacy_request, may_write, ""),
};
RECORD(privacy_request_record, "privacy_request", struct privacy_request, request_fields);

day privacy_due(const struct privacy_request *request)
{
	struct term_count count = { .term = TERM_AVG, .from = request->ontvangen };

	if (request->verlengd_verteld != DAY_NONE)
		count.longer_months = term_rule(TERM_AVG)->longer_months;
	if (request->id_gevraagd != DAY_NONE && request->id_gezien != DAY_NONE)
		count.still_days = request->id_gezien - request->id_gevraagd;
	return term_due(&count);
}

bool privacy_stands_beside(const struct privacy_request *request)
{
	return request->verklaring != NULL && request->soort == PRIVACY_CORRECT && request->uitkomst != OUTCOME_GRANTED;
}

bool requester_check(int als, int age, struct err *err)
{
	if (age < 0)
		return true;
	if (als == REQUESTER_SELF && age < AGE_SELF)
		return err_set(err, ERR_INPUT,
			"Als: een kind jonger dan 12 vraagt dit niet zelf, maar via een ouder met gezag of de voogd (Jeugdwet 7.3).");
	if (als == REQUESTER_PARENT && age >= AGE_ALONE)
		return err_set(err, ERR_INPUT,
			"Als: wie 16 is of ouder, vraagt dit zelf. Een ouder heeft dan een machtiging nodig (Jeugdwet 7.3).");
	return true;
}

/* ---- is it right? ---- */

static bool filled(const char *text)
{
	return text && *text;
}

static bool day_in(day d, day from, day today, const char *label, struct err *err)
{
	if (d == DAY_NONE || (d >= from && d <= today))
		return true;
	return err_set(err, ERR_INPUT, "%s: kies een dag vanaf de dag van ontvangst, tot en met vandaag.", label);
}

static bool days_check(const struct privacy_request *request, day today, struct err *err)
{
	if (request->ontvangen > today)
		return err_set(err, ERR_INPUT, "Ontvangen op: deze dag moet nog komen.");
	if (!day_in(request->id_gevraagd, request->ontvangen, today, "Gevraagd op", err) ||
			!day_in(request->id_gezien, request->ontvangen, today, "Gezien op", err) ||
			!day_in(request->verlengd_verteld, request->ontvangen, today, "Verteld op", err) ||
			!day_in(request->afgehandeld, request->ontvangen, today, "Brief verstuurd op", err))
		return false;
	if (request->id_gezien != DAY_NONE && (request->id_gevraagd == DAY_NONE || request->id_gezien < request->id_gevraagd))
		return err_set(err, ERR_INPUT, "Gezien op: dat kan niet voor u om het bewijs vroeg.");
	if (request->id_gezien != DAY_NONE && request->identiteit == IDENTITY_NONE)
		return err_set(err, ERR_INPUT, "Identiteit: kies hoe u die hebt vastgesteld.");
	return true;
}

/* Told before the term ends that it makes longer, and once. */
static bool extension_check(const struct privacy_request *before, const struct privacy_request *request, struct err *err)
{
	struct privacy_request first = *request;

	first.verlengd_verteld = DAY_NONE;
	if ((*request->verlengd_reden != '\0') != (request->verlengd_verteld != DAY_NONE))
		return err_set(err, ERR_INPUT, *request->verlengd_reden
			? "Verteld op: op welke dag hoorde de aanvrager dat het langer duurt, en waarom?"
			: "Waarom langer: schrijf de reden die u de aanvrager vertelde.");
	if (before && before->verlengd_verteld != DAY_NONE && request->verlengd_verteld != before->verlengd_verteld)
		return err_set(err, ERR_INPUT, "Verteld op: verlengen kan maar een keer.");
	if (request->verlengd_verteld != DAY_NONE && request->verlengd_verteld > privacy_due(&first))
		return err_set(err, ERR_INPUT, "Verteld op: verlengen kan alleen voor de eerste termijn om is.");
	return true;
}

static bool outcome_check(const struct privacy_request *request, struct err *err)
{
	int outcome = request->uitkomst;
	bool no = outcome == OUTCOME_PARTLY || outcome == OUTCOME_REFUSED;

	if ((outcome != OUTCOME_OPEN) != (request->afgehandeld != DAY_NONE))
		return err_set(err, ERR_INPUT, outcome == OUTCOME_OPEN ? "Uitkomst: kies wat er is besloten."
			: "Brief verstuurd op: op welke dag ging de brief weg?");
	if ((no || outcome == OUTCOME_GRANTED) && request->identiteit == IDENTITY_NONE)
		return err_set(err, ERR_INPUT, "Identiteit: stel eerst vast wie het vraagt.");
	if (outcome == OUTCOME_NOT_TREATED && request->id_gevraagd == DAY_NONE)
		return err_set(err, ERR_INPUT, "Gevraagd op: vraag eerst om een bewijs van wie het is.");
	if (no && (request->grondslag == GROUND_NONE || !filled(request->motivering)))
		return err_set(err, ERR_INPUT, request->grondslag == GROUND_NONE
			? "Grond van het nee: een nee heeft een grond in de wet." : "Uitleg: schrijf waarom niet, of niet alles.");
	if (!no && request->grondslag != GROUND_NONE)
		return err_set(err, ERR_INPUT, "Grond van het nee: die hoort alleen bij een nee.");
	if (request->beperkt_tot != DAY_NONE && (request->soort != PRIVACY_RESTRICT || outcome != OUTCOME_GRANTED))
		return err_set(err, ERR_INPUT, "Beperking duurde tot: er is geen beperking toegewezen.");
	return true;
}

/* A letter that left says what it said. */
static bool kept_check(const struct privacy_request *before, const struct privacy_request *request, struct err *err)
{
	const char *one = before->motivering ? before->motivering : "", *other = request->motivering ? request->motivering : "";

	if (before->afgehandeld != DAY_NONE && (request->afgehandeld != before->afgehandeld ||
			request->uitkomst != before->uitkomst || request->grondslag != before->grondslag || strcmp(one, other) != 0))
		return err_set(err, ERR_INPUT, "Uitkomst: de brief is al verstuurd. Is het anders? Schrijf een nieuw verzoek in.");
	if (filled(before->verklaring) && !filled(request->verklaring))
		return err_set(err, ERR_INPUT, "Eigen verklaring: die blijft staan.");
	return true;
}

bool privacy_check(const struct privacy_request *before, const struct privacy_request *request, int age, day today,
	struct err *err)
{
	if (!record_check(&privacy_request_record, request, err) || !days_check(request, today, err) ||
			!extension_check(before, request, err) || !outcome_check(request, err))
		return false;
	if (!before && !requester_check(request->als, age, err))
		return false;
	if (request->soort == PRIVACY_CORRECT && !filled(request->betwist))
		return err_set(err, ERR_INPUT, "Welke tekst: schrijf welke tekst niet klopt, en waar die staat.");
	if (filled(request->verklaring) && request->soort != PRIVACY_CORRECT)
		return err_set(err, ERR_INPUT, "Eigen verklaring: die hoort bij een verzoek om verbetering.");
	return !before || kept_check(before, request, err);
}
