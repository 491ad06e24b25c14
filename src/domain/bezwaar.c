/* The register of bezwaar: its fields, whether it came in time, and what must be there before an answer leaves. */
#include "domain/bezwaar.h"

#include "base/mem.h"
#include "base/say.h"
#include "domain/rule.h"

enum { POST_DAYS = 7 };

const struct choice bezwaar_uitkomst_choices[] = {
	{ BEZWAAR_OPEN, "open", N_("nog open") },
	{ BEZWAAR_GEGROND, "gegrond", N_("gegrond") },
	{ BEZWAAR_DEELS, "deels", N_("deels gegrond") },
	{ BEZWAAR_ONGEGROND, "ongegrond", N_("ongegrond") },
	{ BEZWAAR_NIET_ONTVANKELIJK, "niet_ontvankelijk", N_("niet-ontvankelijk") },
	{ BEZWAAR_INGETROKKEN, "ingetrokken", N_("ingetrokken door de indiener") },
	{ 0 }
};

#define F_BLOCK(member, label, ...) \
	FIELD_ROW(struct bezwaar, member, FIELD_TEXT, label, .room = REGISTER_TEXT_BYTES, __VA_ARGS__)

static const struct field fields[] = {
	F_ID(struct bezwaar, id, ""),
	F_LINE(struct bezwaar, nummer, N_("Nummer")),
	F_ID(struct bezwaar, household_id, ""),
	F_ID(struct bezwaar, decision_id, N_("Tegen welk besluit"), .required = true,
		.help = N_("Een besluit dat bekendgemaakt is.")),
	F_LINE(struct bezwaar, indiener, N_("Wie maakt bezwaar"), .required = true),
	F_DAY(struct bezwaar, ontvangen, N_("Ontvangen op"), .required = true, .source = "Awb 6:9"),
	F_DAY(struct bezwaar, verzonden, N_("Poststempel"),
		.help = N_("Kwam het met de post? Op tijd gepost mag een week later binnenkomen."), .source = "Awb 6:9 lid 2"),
	F_BLOCK(gronden, N_("Gronden"), .help = N_("In de woorden van de indiener. Nog geen? Zet de klok stil."),
		.source = "Awb 6:5"),
	F_BOOL(struct bezwaar, op_tijd, N_("Op tijd"), .source = "Awb 6:7"),
	F_BOOL(struct bezwaar, verschoonbaar, N_("Te laat, niet te verwijten"), .source = "Awb 6:11"),
	F_LINE(struct bezwaar, te_laat_reden, N_("Waarom te laat")),
	F_BOOL(struct bezwaar, commissie, N_("Adviescommissie"), .help = N_("Met een commissie is de termijn twaalf weken."),
		.source = "Awb 7:13"),
	F_DAY(struct bezwaar, hoorzitting, N_("Hoorzitting op"), .source = "Awb 7:2"),
	F_LINE(struct bezwaar, niet_gehoord, N_("Waarom niet gehoord"), .source = "Awb 7:3"),
	F_DAY(struct bezwaar, advies, N_("Advies van")),
	F_ID(struct bezwaar, ingeschreven_id, ""),
	F_ID(struct bezwaar, behandelaar_id, N_("Behandelaar"),
		.help = N_("Niet wie het besluit vroeg of nam, en niet de tweede ogen."), .source = "Awb 7:5"),
	F_DAY(struct bezwaar, van, N_("Termijn telt vanaf")),
	F_DAY(struct bezwaar, uiterlijk, N_("Beslissen uiterlijk"), .source = "Awb 7:10"),
	F_CHOICE(struct bezwaar, uitkomst, N_("Uitkomst"), bezwaar_uitkomst_choices),
	F_BLOCK(motivering, N_("Motivering"), .help = N_("Dit komt in de brief."), .source = "Awb 7:12"),
	F_ID(struct bezwaar, beslisser_id, N_("Beslist door")),
	F_DAY(struct bezwaar, beslist, N_("Beslist op"), .source = "Awb 1:3"),
	F_DAY(struct bezwaar, bekendgemaakt, N_("Brief verstuurd op"), .source = "Awb 3:41"),
	F_INT(struct bezwaar, version, ""),
	F_LINE(struct bezwaar, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct bezwaar, household_naam, N_("Huishouden")),
	F_LINE(struct bezwaar, besluit_naam, N_("Besluit")),
	F_DAY(struct bezwaar, bezwaar_tot, N_("Bezwaar kon tot en met")),
	F_LINE(struct bezwaar, behandelaar_naam, N_("Behandelaar")),
	F_LINE(struct bezwaar, beslisser_naam, N_("Beslist door")),
	F_BOOL(struct bezwaar, may_write, ""),
	F_BOOL(struct bezwaar, may_decide, ""),
};
RECORD(bezwaar_record, "bezwaar", struct bezwaar, fields);

bool bezwaar_had_a_hand(const struct decision *decision, id employee_id)
{
	return employee_id && (employee_id == decision->author_id || employee_id == decision->decider_id ||
		employee_id == decision->second_id);
}

bool bezwaar_in_time(day bezwaar_tot, day ontvangen, day verzonden)
{
	return ontvangen <= bezwaar_tot ||
		(verzonden != DAY_NONE && verzonden <= bezwaar_tot && ontvangen <= bezwaar_tot + POST_DAYS);
}

day bezwaar_counts_from(day bezwaar_tot, day ontvangen, bool in_time)
{
	return in_time ? bezwaar_tot : ontvangen;
}

/* ---- is it right? ---- */

static bool received_check(const struct bezwaar *bezwaar, const struct decision *decision, day today, struct err *err)
{
	if (decision->state != DECISION_BEKENDGEMAAKT)
		return err_set(err, ERR_INPUT, "Tegen welk besluit: dit besluit is nog niet bekendgemaakt. Leg eerst de bekendmaking vast.");
	if (bezwaar->ontvangen > today || bezwaar->ontvangen < decision->bekendmaking)
		return err_set(err, ERR_INPUT, "Ontvangen op: kies een dag vanaf de bekendmaking, tot en met vandaag.");
	if (bezwaar->verzonden != DAY_NONE && bezwaar->verzonden > bezwaar->ontvangen)
		return err_set(err, ERR_INPUT, "Poststempel: dat kan niet na de dag van ontvangst.");
	return true;
}

static bool days_check(const struct bezwaar *bezwaar, day today, struct err *err)
{
	const struct { day on; const char *label; } days[] = {
		{ bezwaar->hoorzitting, "Hoorzitting op" }, { bezwaar->advies, "Advies van" },
		{ bezwaar->bekendgemaakt, "Brief verstuurd op" },
	};

	for (size_t i = 0; i < COUNT_OF(days); i++)
		if (days[i].on != DAY_NONE && (days[i].on < bezwaar->ontvangen || (i > 0 && days[i].on > today)))
			return err_set(err, ERR_INPUT, "%s: kies een dag na de ontvangst%s.", days[i].label, i ? ", tot en met vandaag" : "");
	if (bezwaar->advies != DAY_NONE && !bezwaar->commissie)
		return err_set(err, ERR_INPUT, "Advies van: kies eerst Adviescommissie.");
	if (bezwaar->verschoonbaar && !*bezwaar->te_laat_reden)
		return err_set(err, ERR_INPUT, "Waarom te laat: schrijf waarom het de indiener niet te verwijten is.");
	if (bezwaar->bekendgemaakt != DAY_NONE && (bezwaar->beslist == DAY_NONE || bezwaar->bekendgemaakt < bezwaar->beslist))
		return err_set(err, ERR_INPUT, "Brief verstuurd op: dat kan niet voor de dag van de beslissing.");
	return true;
}

static bool outcome_check(const struct bezwaar *bezwaar, day today, struct err *err)
{
	bool content = bezwaar->uitkomst == BEZWAAR_GEGROND || bezwaar->uitkomst == BEZWAAR_DEELS ||
		bezwaar->uitkomst == BEZWAAR_ONGEGROND;

	if (bezwaar->uitkomst == BEZWAAR_OPEN || bezwaar->uitkomst == BEZWAAR_INGETROKKEN)
		return true;
	if (!bezwaar->motivering || !*bezwaar->motivering)
		return err_set(err, ERR_INPUT, "Motivering: schrijf waarop deze beslissing rust (Awb 7:12).");
	if (content && !bezwaar->op_tijd && !bezwaar->verschoonbaar)
		return err_set(err, ERR_INPUT,
			"Uitkomst: het bezwaar kwam te laat. Niet-ontvankelijk, of schrijf waarom het niet te verwijten is (Awb 6:11).");
	if (content && bezwaar->hoorzitting == DAY_NONE && !*bezwaar->niet_gehoord)
		return err_set(err, ERR_INPUT, "Hoorzitting op: hoor eerst de indiener, of schrijf waarom niet (Awb 7:2, 7:3).");
	if (content && bezwaar->hoorzitting != DAY_NONE && bezwaar->hoorzitting > today)
		return err_set(err, ERR_INPUT, "Hoorzitting op: die moet nog komen; beslis daarna (Awb 7:2).");
	if (content && bezwaar->commissie && bezwaar->advies == DAY_NONE)
		return err_set(err, ERR_INPUT, "Advies van: de commissie heeft nog niet geadviseerd.");
	return true;
}

bool bezwaar_check(const struct bezwaar *before, const struct bezwaar *bezwaar, const struct decision *decision, day today,
	struct err *err)
{
	if (!record_check(&bezwaar_record, bezwaar, err) || (!before && !received_check(bezwaar, decision, today, err)) ||
			!days_check(bezwaar, today, err) || !outcome_check(bezwaar, today, err))
		return false;
	if (before && before->commissie && !bezwaar->commissie)
		return err_set(err, ERR_INPUT, "Adviescommissie: de commissie is ingesteld; dat blijft.");
	if (before && before->uitkomst != BEZWAAR_OPEN && before->uitkomst != bezwaar->uitkomst)
		return err_set(err, ERR_INPUT, "Uitkomst: op dit bezwaar is al beslist.");
	if (bezwaar_had_a_hand(decision, bezwaar->behandelaar_id))
		return rule_refuse(err, "bezwaar.7:5");
	if (bezwaar->beslisser_id && bezwaar_had_a_hand(decision, bezwaar->beslisser_id))
		return rule_refuse_as(err, "bezwaar.10:3", "U vroeg, nam of bekeek dit besluit: een ander behandelt het bezwaar en beslist erop");
	return true;
}
