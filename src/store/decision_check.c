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
