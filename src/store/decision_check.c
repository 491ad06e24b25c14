/* What a decision needs before it may be handed in, and what must fit together in it. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
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
	{ offsetof(struct decision, vorige_id),
		"SELECT count(*) FROM decision WHERE id = :id AND household_id = :household_id"
		" AND state IN ('genomen', 'bekendgemaakt') AND kind NOT IN ('afwijzing', 'intrekking')",
		"Bij besluit: dit besluit is er niet, of het is niet genomen." },
	{ offsetof(struct decision, product_id),
		"SELECT count(*) FROM product WHERE id = :id AND ended IS NULL AND :household_id IS NOT NULL",
		"Product: dit product is er niet meer; wijkctl product list noemt ze." },
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

/* A product is of one category; what it is counted in and costs follows when nobody said otherwise. */
static bool product_fill(struct call *call, struct decision *decision)
{
	static const char PRODUCT[] = "SELECT * FROM product WHERE id = :id";
	struct query *query = db_query(call->db, PRODUCT);
	struct product product;

	query_id(query, ":id", decision->product_id);
	if (!query_one(query, &call->err))
		return false;
	record_init(&product_record, &product);
	query_read(query, &product_record, &product);
	query_done(query);
	if (product.wet != decision->wet || strcmp(product.productcategorie, decision->productcategorie) != 0)
		return err_set(&call->err, ERR_INPUT, "Product: %.60s hoort bij een andere voorziening.", product.naam);
	if (decision->omvang > 0 && decision->eenheid == EENHEID_GEEN)
		decision->eenheid = product.eenheid;
	if (decision->omvang > 0 && decision->tarief == 0 && decision->eenheid == product.eenheid)
		decision->tarief = product.tarief;
	return true;
}

/* Tariff times volume is the amount; nobody reckons it by hand. */
static void price_fill(struct decision *decision)
{
	cents price;

	if (decision_grants(decision) && decision_price(decision, &price))
		decision->bedrag = price;
}

/*
 * What it belongs to is of the same provision, person and payer, and still stands: nothing else followed on it. What is
 * extended may be in the hands of somebody who changes it, until that is taken.
 */
static bool vorige_check(struct call *call, const struct decision *decision)
{
	static const char SAME[] =
		"SELECT provision_kind_id IS :provision_kind_id AND person_id IS :person_id AND kostendrager = :kostendrager"
		"  AS same, EXISTS(SELECT 1 FROM decision o WHERE o.vorige_id = p.id AND o.id IS NOT :id"
		"   AND o.kind IN ('wijziging', 'vermindering', 'intrekking')"
		"   AND o.state IN ('genomen', 'bekendgemaakt', iif(:kind = 'verlenging', NULL, 'ter_toetsing'),"
		"    iif(:kind = 'verlenging', NULL, 'tweede_ogen'))) AS followed"
		" FROM decision p WHERE p.id = :vorige_id";
	struct query *query = db_query(call->db, SAME);
	bool same, followed;

	query_record(query, &decision_record, decision);
	if (!query_one(query, &call->err))
		return false;
	same = query_get_int(query, "same");
	followed = query_get_int(query, "followed");
	query_done(query);
	if (!same)
		return rule_refuse_as(&call->err, "besluit.vorige", "Bij besluit: dat ging over een andere voorziening, persoon of betaler");
	return !followed || rule_refuse(&call->err, "besluit.laatste");
}

static bool within_rest(struct call *call, const struct decision *decision)
{
	static const char REST[] = "SELECT rest FROM decision_rest WHERE id = :id";
	struct query *query = db_query(call->db, REST);
	char rest[MONEY_BYTES];
	cents left;

	query_id(query, ":id", decision->id);
	left = query_number(query, &call->err);
	money_nl(left, false, rest);
	return decision->bedrag <= left || rule_refuse_as(&call->err, "besluit.vermindering", "Bedrag in euro: er komt op die dag nog € %s, en een vermindering is niet hoger", rest);
}

bool decision_follows(struct call *call, const struct decision *decision)
{
	return !decision->vorige_id || (vorige_check(call, decision) &&
		(decision->kind != DECISION_VERMINDERING || within_rest(call, decision)));
}

/* What stops, stops for as long as it would have run. */
static bool stop_fill(struct call *call, struct decision *decision)
{
	static const char END[] = "SELECT max(datumEinde, :datumStart) AS datumEinde FROM decision WHERE id = :vorige_id";
	struct query *query;

	if (decision->kind != DECISION_INTREKKING || !decision->vorige_id || decision->datumStart == DAY_NONE ||
			decision->datumEinde != DAY_NONE)
		return true;
	query = db_query(call->db, END);
	query_day(query, ":datumStart", decision->datumStart);
	query_id(query, ":vorige_id", decision->vorige_id);
	if (query_one(query, &call->err))
		decision->datumEinde = query_get_day(query, "datumEinde");
	query_done(query);
	return call->err.code == ERR_NONE;
}

bool decision_fill(struct call *call, struct decision *decision)
{
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (!part_check(call, decision, &parts[i]))
			return false;
	if (decision->provision_kind_id && !provision_fill(call, decision))
		return false;
	if (decision->product_id && !product_fill(call, decision))
		return false;
	price_fill(decision);
	return stop_fill(call, decision);
}
