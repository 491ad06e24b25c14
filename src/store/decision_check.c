/* What a decision needs before it may be handed in, and what must fit together in it. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "decision_inside.h"

/* ---- the parts belong together ---- */

/* One part of a decision and the statement that finds it for :id and :household_id. */
static const struct part {
	size_t offset;
	const char *sql;
	const char *sentence;
} parts[] = {
	{ offsetof(struct decision, person_id),
		"SELECT count(*) FROM membership WHERE person_id = :id AND household_id = :household_id",
		"Voor wie: deze persoon hoort niet bij het huishouden." },
	{ offsetof(struct decision, goal_id),
		"SELECT count(*) FROM goal WHERE id = :id AND household_id = :household_id",
		"Doel: dit doel staat niet in het plan van het huishouden." },
	{ offsetof(struct decision, aanvraag_id),
		"SELECT count(*) FROM aanvraag WHERE id = :id AND household_id = :household_id",
		"Aanvraag: deze aanvraag is niet van het huishouden." },
	{ offsetof(struct decision, aanbieder_id),
		"SELECT count(*) FROM organisation WHERE id = :id AND provider = 1 AND :household_id IS NOT NULL",
		"Aanbieder: deze organisatie levert geen voorzieningen." },
};

static bool part_check(struct call *call, const struct decision *decision, const struct part *part)
{
	id part_id = *(const id *)((const char *)decision + part->offset);
	struct query *query;

	if (!part_id)
		return true;
	query = db_query(call->db, part->sql);
	query_id(query, ":id", part_id);
	query_id(query, ":household_id", decision->household_id);
	if (query_number(query, &call->err) > 0)
		return true;
	return call->err.code == ERR_NONE && err_set(&call->err, ERR_INPUT, "%s", part->sentence);
}

/* Law, category and line follow from the kind of provision; what was sent for them does not count. */
static bool provision_fill(struct call *call, struct decision *decision)
{
	static const char PROVISION[] = "SELECT * FROM provision_kind WHERE id = :id";
	struct query *query = db_query(call->db, PROVISION);
	struct provision_kind kind;

	query_id(query, ":id", decision->provision_kind_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_INPUT, "Voorziening: deze bestaat niet.");
	record_init(&provision_kind_record, &kind);
	query_read(query, &provision_kind_record, &kind);
	query_done(query);
	decision->wet = kind.wet;
	decision->lijn = kind.lijn;
	snprintf(decision->productcategorie, sizeof(decision->productcategorie), "%s", kind.productcategorie);
	snprintf(decision->provision_naam, sizeof(decision->provision_naam), "%s", kind.naam);
	return true;
}

bool decision_fill(struct call *call, struct decision *decision)
{
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (!part_check(call, decision, &parts[i]))
			return false;
	return !decision->provision_kind_id || provision_fill(call, decision);
}

/* ---- complete enough ---- */

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

static const struct need {
	bool (*met)(const struct decision *decision);
	const char *rule;
	const char *sentence;
} needs[] = {
	{ has_provision, "besluit.voorziening", "Kies eerst de voorziening waarover u besluit." },
	{ has_goal, "besluit.doel",
		"Geen voorziening zonder doel: kies het doel uit het plan waar dit bij hoort (alleen bij spoed niet nodig)." },
	{ says_why_not_lower, "besluit.waarom-niet-lager",
		"Schrijf waarom het niet lichter kan: waarom niet met eigen kracht of een algemene voorziening (Wmo 2.3.2)." },
	{ has_dates, "besluit.looptijd", "Vul de begindatum en de einddatum in." },
	{ ends_after_start, "besluit.looptijd", "De einddatum ligt voor de begindatum." },
	{ has_amount, "besluit.bedrag", "Vul het bedrag in: het totaal over de hele looptijd." },
	{ costs_nothing_when_it_ends, "besluit.bedrag", "Bij een afwijzing of intrekking hoort geen bedrag." },
	{ has_motivering, "besluit.motivering", "Een besluit heeft een motivering nodig (Awb 3:46)." },
};

bool decision_complete(const struct decision *decision, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(needs); i++)
		if (!needs[i].met(decision))
			return err_refuse(err, needs[i].rule, "%s", needs[i].sentence);
	return true;
}
