/* What a decision must hold before it can be taken or handed in. */
#include "base/mem.h"
#include "domain/decision.h"
#include "domain/mandate.h"
#include "domain/rule.h"

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

/* Wmo 2015 2.3.3: while it is being looked into, six weeks and two to decide. */
enum { SPOED_DAYS = 56 };

static bool waits_no_longer_than_may(const struct decision *decision)
{
	bool lacks = !decision->goal_id || (decision->lijn == LIJN_2 && !*decision->waarom_niet_lager);

	return !lacks || !decision->spoed || !decision_grants(decision) || decision_takes(decision) ||
		decision_registered(decision) || (decision->kind != DECISION_VERLENGING &&
		decision->datumEinde - decision->datumStart < SPOED_DAYS);
}

/* Protection and probation are imposed (Jeugdwet 2.4, 3.5); a doctor refers to care. */
static bool may_refer_to_it(const struct decision *decision)
{
	static const char IMPOSED[] = "48,49";

	return !decision_registered(decision) || decision->verwijzer == VERWIJZER_GI ||
		decision->verwijzer == VERWIJZER_RECHTER || !*decision->productcategorie ||
		!mandate_lists(IMPOSED, decision->productcategorie);
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
	return !decision->vorige_id || decision_belongs(decision);
}

static bool says_what_it_follows(const struct decision *decision)
{
	return decision->vorige_id || !decision_belongs(decision);
}

/* In the order of the form. */
static const struct need {
	bool (*met)(const struct decision *decision);
	const char *rule;
} needs[] = {
	{ has_provision, "besluit.voorziening" },
	{ has_goal, "besluit.doel" },
	{ follows_something, "besluit.vervolg" },
	{ says_what_it_follows, "besluit.eerder" },
	{ is_counted_whole, "besluit.omvang" },
	{ costs_its_price, "besluit.tarief" },
	{ has_amount, "besluit.bedrag" },
	{ costs_nothing_when_it_ends, "besluit.bedrag-nul" },
	{ has_dates, "besluit.looptijd" },
	{ ends_after_start, "besluit.einde" },
	{ waits_no_longer_than_may, "besluit.spoed" },
	{ starts_when_it_ends_another, "besluit.ingang" },
	{ is_youth_when_referred, "besluit.verwijzer" },
	{ may_refer_to_it, "besluit.verwijzer-hulp" },
	{ is_grant_when_referred, "besluit.verwijzing" },
	{ names_who_referred, "besluit.verwijzer-naam" },
	{ says_why_not_lower, "besluit.waarom-niet-lager" },
	{ has_motivering, "besluit.motivering" },
};

bool decision_complete(const struct decision *decision, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(needs); i++)
		if (!needs[i].met(decision))
			return rule_refuse(err, needs[i].rule);
	return true;
}
