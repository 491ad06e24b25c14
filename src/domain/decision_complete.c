/* What a decision must hold before it can be taken or handed in. */
#include "base/mem.h"
#include "base/say.h"
#include "domain/decision.h"

/* Gives, continues or changes a provision; the others end or refuse one. */
static bool grants(const struct decision *decision)
{
	return decision->kind != DECISION_AFWIJZING && decision->kind != DECISION_INTREKKING;
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
	return decision->goal_id || decision->spoed || !grants(decision);
}

static bool says_why_not_lower(const struct decision *decision)
{
	return decision->lijn != LIJN_2 || *decision->waarom_niet_lager || decision->spoed || !grants(decision);
}

static bool has_dates(const struct decision *decision)
{
	return !grants(decision) || (decision->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE);
}

static bool ends_after_start(const struct decision *decision)
{
	return decision->datumStart == DAY_NONE || decision->datumEinde == DAY_NONE ||
		decision->datumEinde >= decision->datumStart;
}

static bool has_amount(const struct decision *decision)
{
	return !grants(decision) || decision->kind == DECISION_VERMINDERING || decision->bedrag > 0;
}

static bool costs_nothing_when_it_ends(const struct decision *decision)
{
	return grants(decision) || decision->bedrag == 0;
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
	{ has_amount, "besluit.bedrag", N_("Bedrag in euro: vul het bedrag voor de hele looptijd in.") },
	{ costs_nothing_when_it_ends, "besluit.bedrag", N_("Bedrag in euro: bij een afwijzing of intrekking hoort geen bedrag.") },
	{ has_dates, "besluit.looptijd", N_("Tot en met: vul de eerste en de laatste dag in.") },
	{ ends_after_start, "besluit.looptijd", N_("Tot en met: deze dag ligt voor de eerste dag.") },
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
