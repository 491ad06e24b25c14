/* One award at its provider: the number it keeps, the days it has now, and why they changed. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "bericht_inside.h"
#include "decision_inside.h"
#include "domain/award.h"
#include "store/call.h"

enum { CHAIN_MOST = 50 };		/* extensions of extensions */

/* ---- numbers and rows ---- */

static int64_t number_of(struct call *call, id decision_id)
{
	static const char FIND[] = "SELECT toewijzingnummer FROM award WHERE decision_id = :decision_id";
	struct query *query = db_query(call->db, FIND);

	query_id(query, ":decision_id", decision_id);
	return query_number(query, &call->err);
}

int64_t award_number(struct call *call, id decision_id)
{
	static const char ADD[] = "INSERT INTO award(decision_id, toewijzingnummer)"
		" VALUES(:decision_id, :toewijzingnummer)";
	int64_t number = number_of(call, decision_id);
	struct query *query;

	if (number || call->err.code != ERR_NONE)
		return number;
	number = db_next(call->db, "toewijzing");
	query = db_query(call->db, ADD);
	query_id(query, ":decision_id", decision_id);
	query_int(query, ":toewijzingnummer", number);
	return query_run(query, &call->err) ? number : 0;
}

id award_root(struct call *call, id decision_id)
{
	static const char BEFORE[] = "SELECT vorige_id FROM decision WHERE id = :id AND kind = 'verlenging'";

	for (int i = 0; i < CHAIN_MOST && decision_id && call->err.code == ERR_NONE; i++) {
		struct query *query;

		if (number_of(call, decision_id))
			return decision_id;
		query = db_query(call->db, BEFORE);
		query_id(query, ":id", decision_id);
		decision_id = query_number(query, &call->err);
	}
	return 0;
}

id award_last_door(struct call *call, id root_id)
{
	static const char LAST[] = "SELECT coalesce(door_id, 0) FROM bericht_award WHERE decision_id = :id"
		" ORDER BY bericht_id DESC LIMIT 1";
	struct query *query = db_query(call->db, LAST);

	query_id(query, ":id", root_id);
	return query_number(query, &call->err);
}

/* What the provider heard last and did not refuse; -1: nothing. */
static id told_door(struct call *call, id root_id)
{
	static const char TOLD[] = "SELECT coalesce(door_id, 0) AS door FROM bericht_award WHERE decision_id = :id"
		" AND answer IS NOT 'afgewezen' ORDER BY bericht_id DESC LIMIT 1";
	struct query *query = db_query(call->db, TOLD);
	id door = -1;

	query_id(query, ":id", root_id);
	if (query_one(query, &call->err))
		door = query_get_int(query, "door");
	query_done(query);
	return door;
}

/* When this pair was written first: of what is sent again, the moment stays. */
static instant first_written(struct call *call, const struct award_line *line)
{
	static const char FIRST[] = "SELECT coalesce(min(b.at), 0) FROM bericht_award w"
		" JOIN bericht b ON b.id = w.bericht_id WHERE w.decision_id = :root_id AND w.door_id IS :door_id";
	struct query *query = db_query(call->db, FIRST);
	instant at;

	query_id(query, ":root_id", line->root_id);
	query_id(query, ":door_id", line->door_id);
	at = query_number(query, &call->err);
	return at ? at : call->now;
}

/* ---- the days, and why they changed ---- */

static bool is_gone(struct call *call, id person_id)
{
	static const char DEAD[] = "SELECT count(*) FROM person WHERE id = :id AND overlijdensdatum IS NOT NULL";
	struct query *query = db_query(call->db, DEAD);

	query_id(query, ":id", person_id);
	return query_number(query, &call->err) > 0;
}

static enum award_reason reason_of(struct call *call, const struct decision *root, const struct decision *door)
{
	if (door->kind == DECISION_VERLENGING)
		return REASON_LONGER;
	if (root->datumStart != DAY_NONE && door->datumStart <= root->datumStart)
		return REASON_REMOVED;
	if (is_gone(call, root->person_id))
		return REASON_DECEASED;
	if (door->kind != DECISION_INTREKKING && door->leveringsvorm == LEVERING_PGB)
		return REASON_PGB;
	if (door->kind != DECISION_INTREKKING && door->aanbieder_id != root->aanbieder_id)
		return REASON_OTHER_PROVIDER;
	return REASON_SHORTER;
}

/* The last day of what it moves: of an extension when that is what ends. */
static day end_before(struct call *call, const struct decision *door)
{
	static const char END[] = "SELECT datumEinde FROM decision WHERE id = :id";
	struct query *query = db_query(call->db, END);
	day end = DAY_NONE;

	query_id(query, ":id", door->vorige_id);
	if (query_one(query, &call->err))
		end = query_get_day(query, "datumEinde");
	query_done(query);
	return end;
}

static void door_apply(struct call *call, const struct decision *root, struct award_line *line)
{
	struct award *award = &line->award;
	struct decision door;

	if (decision_load(call, line->door_id, &door)) {
		award->reden = reason_of(call, root, &door);
		award->einddatum = award->reden == REASON_LONGER ? door.datumEinde : end_before(call, &door);
		if (award->reden == REASON_REMOVED)
			award->einddatum = award->ingangsdatum;
		else if (award->reden != REASON_LONGER && (award->einddatum == DAY_NONE ||
				door.datumStart <= award->einddatum))
			award->einddatum = door.datumStart - 1;
	}
	record_clear(&decision_record, &door);
}

/*
 * What it may cost in all, with its extensions, and without what was still to come on the first day of what ended it: for an
 * award that is a budget, so that nobody spends it in less time.
 */
static cents amount_of(struct call *call, const struct award_line *line)
{
	static const char AMOUNT[] =
		"WITH RECURSIVE part(id, vorige_id, bedrag) AS ("
		"  SELECT p.id, p.vorige_id, p.bedrag FROM decision n JOIN decision p ON p.id = CASE WHEN :door_id IS NULL"
		"    OR n.kind = 'verlenging' THEN n.id ELSE n.vorige_id END WHERE n.id = coalesce(:door_id, :root_id)"
		"  UNION ALL SELECT d.id, d.vorige_id, d.bedrag FROM part p JOIN decision d ON d.id = p.vorige_id"
		"    WHERE p.id <> :root_id)"
		" SELECT sum(bedrag) - coalesce((SELECT r.rest FROM decision_rest r WHERE r.id = :door_id), 0) FROM part";
	struct query *query = db_query(call->db, AMOUNT);

	query_id(query, ":root_id", line->root_id);
	query_id(query, ":door_id", line->award.reden == REASON_REMOVED ? 0 : line->door_id);
	return query_number(query, &call->err);
}

static void code_read(struct call *call, id product_id, struct award *award)
{
	static const char CODE[] = "SELECT productcode FROM product WHERE id = :id";
	struct query *query = db_query(call->db, CODE);

	query_id(query, ":id", product_id);
	if (query_one(query, &call->err))
		snprintf(award->productcode, sizeof(award->productcode), "%s", query_get_text(query, "productcode"));
	query_done(query);
}

const char *award_line_fill(struct call *call, struct award_line *line)
{
	struct award *award = &line->award;
	struct decision root;
	const char *why = NULL;
	cents amount;
	id told;

	if (!decision_load(call, line->root_id, &root))
		goto clear;
	line->household_id = root.household_id;
	*award = (struct award){ .decision_id = root.id, .toewijzingnummer = number_of(call, root.id),
		.toegewezen = first_written(call, line), .ingangsdatum = root.datumStart, .einddatum = root.datumEinde,
		.omvang = root.omvang, .eenheid = root.eenheid, .frequentie = root.frequentie };
	memcpy(award->productcategorie, root.productcategorie, sizeof(award->productcategorie));
	if (root.product_id)
		code_read(call, root.product_id, award);
	if (line->door_id)
		door_apply(call, &root, line);
	amount = amount_of(call, line);
	told = told_door(call, root.id);
	line->told = told >= 0;
	if (!line->told || told == line->door_id)
		award->reden = award->reden == REASON_REMOVED ? REASON_REMOVED : REASON_NONE;
	why = award_fit(award, amount, root.tarief);
clear:
	record_clear(&decision_record, &root);
	return why;
}

bool award_stretches(struct call *call, id root_id, const struct decision *extension)
{
	struct award_line line = { .root_id = root_id, .door_id = award_last_door(call, root_id) };
	struct decision root;
	bool same;

	(void)award_line_fill(call, &line);
	same = decision_load(call, root_id, &root) && root.person_id == extension->person_id &&
		root.aanbieder_id == extension->aanbieder_id && root.wet == extension->wet &&
		root.product_id == extension->product_id && root.omvang == extension->omvang &&
		root.eenheid == extension->eenheid && root.frequentie == extension->frequentie &&
		strcmp(root.productcategorie, extension->productcategorie) == 0 &&
		extension->leveringsvorm == LEVERING_ZIN;
	record_clear(&decision_record, &root);
	return same && extension->frequentie != FREQUENTIE_TOTAAL && line.award.einddatum != DAY_NONE &&
		line.award.einddatum >= call->today && extension->datumStart == line.award.einddatum + 1;
}
