/* What a decision must hold before it can be taken or handed in. */
#include "base/mem.h"
#include "base/say.h"
#include "domain/decision.h"

bool decision_grants(const struct decision *decision)
{
	return decision->kind != DECISION_AFWIJZING && decision->kind != DECISION_INTREKKING;
}

bool decision_takes(const struct decision *decision)
{
	return decision->kind == DECISION_VERMINDERING || decision->kind == DECISION_INTREKKING;
}

bool decision_registered(const struct decision *decision)
{
	switch ((enum verwijzer)decision->verwijzer) {
	case VERWIJZER_HUISARTS:
	case VERWIJZER_JEUGDARTS:
	case VERWIJZER_SPECIALIST:
	case VERWIJZER_GI:
	case VERWIJZER_RECHTER:
		return true;
	case VERWIJZER_GEMEENTE:
	case VERWIJZER_ZELF:
		break;
	}
	return false;
}

static bool has_motivering(const struct decision *decision)
{
	return decision->motivering && *decision->motivering;
}

static bool has_provision(const struct decision *decision)
{
	return decision->provision_kind_id != 0;
}

static bool has_goal(const struct decision *decision)
{
	return decision->goal_id || decision->spoed || !decision_grants(decision) || decision_registered(decision);
}

static bool says_why_not_lower(const struct decision *decision)
{
	return decision->lijn != LIJN_2 || *decision->waarom_niet_lager || decision->spoed || !decision_grants(decision) ||
		decision_registered(decision);
}

static bool has_dates(const struct decision *decision)
{
	return !decision_grants(decision) || (decision->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE);
}

static bool ends_after_start(const struct decision *decision)
{
	return decision->datumStart == DAY_NONE || decision->datumEinde == DAY_NONE ||
		decision->datumEinde >= decision->datumStart;
}

static bool has_amount(const struct decision *decision)
{
	return !decision_grants(decision) || decision->kind == DECISION_VERMINDERING || decision->bedrag > 0;
}

static bool costs_nothing_when_it_ends(const struct decision *decision)
{
	return decision_grants(decision) || decision->bedrag == 0;
}

static bool is_youth_when_referred(const struct decision *decision)
{
	return !decision_registered(decision) || decision->wet == WET_JEUGDWET;
}

static bool is_grant_when_referred(const struct decision *decision)
{
	return !decision_registered(decision) || (decision_grants(decision) && !decision_takes(decision));
}

static bool names_who_referred(const struct decision *decision)
{
	return !decision_registered(decision) || *decision->verwijzer_naam;
}

static bool is_counted_whole(const struct decision *decision)
{
	return (decision->omvang > 0) == (decision->eenheid != EENHEID_GEEN) &&
		(decision->omvang > 0) == (decision->frequentie != FREQUENTIE_GEEN) && (decision->omvang > 0 || decision->tarief == 0);
}

static bool costs_its_price(const struct decision *decision)
{
	cents price;

	return !decision_price(decision, &price) || price == decision->bedrag;
}

static bool starts_when_it_ends_another(const struct decision *decision)
{
	return !decision->vorige_id || decision->kind != DECISION_INTREKKING || decision->datumStart != DAY_NONE;
}

static bool follows_something(const struct decision *decision)
{
	return !decision->vorige_id || (decision->kind != DECISION_TOEKENNING && decision->kind != DECISION_AFWIJZING);
}

/* In the order of the form. */
static const struct need {
	bool (*met)(const struct decision *decision);
	const char *rule;
	const char *sentence;	/* N_() */
} needs[] = {
	{ has_provision, "besluit.voorziening", N_("Voorziening: kies eerst waarover u besluit.") },
	{ has_goal, "besluit.doel",
		N_("Doel: kies het doel uit het plan waar dit bij hoort. Alleen bij spoed mag het zonder.") },
	{ follows_something, "besluit.vorige",
		N_("Bij besluit: alleen een wijziging, vermindering, intrekking of verlenging hoort bij een eerder besluit.") },
	{ is_counted_whole, "besluit.omvang",
		N_("Omvang: vul omvang, eenheid en hoe vaak alle drie in (of geen van drie, en dan ook geen tarief).") },
	{ costs_its_price, "besluit.bedrag",
		N_("Bedrag in euro: dit is niet omvang keer tarief over de looptijd. Maak het tarief leeg om zelf te typen.") },
	{ has_amount, "besluit.bedrag", N_("Bedrag in euro: vul het bedrag voor de hele looptijd in.") },
	{ costs_nothing_when_it_ends, "besluit.bedrag", N_("Bedrag in euro: bij een afwijzing of intrekking hoort geen bedrag.") },
	{ has_dates, "besluit.looptijd", N_("Tot en met: vul de eerste en de laatste dag in.") },
	{ ends_after_start, "besluit.looptijd", N_("Tot en met: deze dag ligt voor de eerste dag.") },
	{ starts_when_it_ends_another, "besluit.looptijd",
		N_("Van: vul de eerste dag in waarop de voorziening er niet meer is.") },
	{ is_youth_when_referred, "besluit.verwijzer",
		N_("Verwezen door: alleen bij jeugdhulp mag een ander verwijzen (Jeugdwet 2.6). Kies hier het wijkteam zelf.") },
	{ is_grant_when_referred, "besluit.verwijzer",
		N_("Verwezen door: een verwijzing geeft hulp. Wat u vermindert of stopt, beslist u zelf (Awb 10:1).") },
	{ names_who_referred, "besluit.verwijzer", N_("Naam verwijzer: schrijf wie verwees, bijvoorbeeld de praktijk.") },
	{ says_why_not_lower, "besluit.waarom-niet-lager",
		N_("Waarom niet 0e/1e: schrijf waarom eigen kracht of een algemene voorziening niet genoeg is (Wmo 2.3.2).") },
	{ has_motivering, "besluit.motivering", N_("Motivering: schrijf waarom u dit besluit neemt (Awb 3:46).") },
};

bool decision_complete(const struct decision *decision, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(needs); i++)
		if (!needs[i].met(decision))
			return err_refuse(err, needs[i].rule, "%s", _(needs[i].sentence));
	return true;
}
