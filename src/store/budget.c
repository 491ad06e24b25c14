/* Budgets of a year with what decisions do to them, how often a wall of money was in the way, and the local products. */
#include <stdio.h>
#include <string.h>

#include "admin_inside.h"
#include "base/mem.h"
#include "decision_inside.h"
#include "edit_kind.h"
#include "store/door.h"
#include "store/mandate.h"

/* ---- what a year costs ---- */

/*
 * The part of an amount before a day, downwards in whole cents: parts of one amount are together the amount. e.last is
 * earlier than d.datumEinde when something followed; the divisor stays the days that were decided.
 */
#define BEFORE(day) \
	" (d.bedrag * max(0, min((unixepoch(min(" day ", date(e.last, '+1 day'))) - unixepoch(e.first)) / 86400," \
	" (unixepoch(coalesce(d.datumEinde, e.first)) - unixepoch(e.first)) / 86400 + 1))" \
	" / ((unixepoch(coalesce(d.datumEinde, e.first)) - unixepoch(e.first)) / 86400 + 1))"
/* Paid at once: all of it on its day. */
#define PART(from, until) \
	" CASE WHEN e.first IS NULL THEN CASE WHEN e.last >= " from " AND e.last < " until " THEN d.bedrag - e.withdrawn ELSE 0 END" \
	" ELSE" BEFORE(until) " -" BEFORE(from) " END"

/* A category of its own is in no budget of the whole law. */
#define BUDGETS(which) \
	"WITH part AS MATERIALIZED (SELECT d.wet, d.productcategorie AS categorie," \
	"  sum(CASE WHEN d.state IN ('genomen', 'bekendgemaakt') THEN" PART(":first", ":past_today") " ELSE 0 END) AS spent," \
	"  sum(CASE WHEN d.state IN ('genomen', 'bekendgemaakt') THEN" PART(":first", ":past") " ELSE 0 END) AS forecast," \
	"  sum(CASE WHEN e.reserved > 0 THEN" PART(":first", ":past") " ELSE 0 END) AS reserved" \
	"  FROM ledger_entry e JOIN decision d ON d.id = e.id WHERE e.kostendrager = 'gemeente'" \
	"  AND coalesce(e.first, e.last) < :past AND e.last >= :first GROUP BY 1, 2)" \
	" SELECT b.*, coalesce((SELECT p.naam FROM provision_kind p WHERE p.wet = b.wet" \
	"   AND p.productcategorie = b.productcategorie ORDER BY p.id LIMIT 1), 'de rest van deze wet') AS naam," \
	" coalesce(sum(p.spent), 0) AS spent, coalesce(sum(p.forecast), 0) AS forecast, coalesce(sum(p.reserved), 0) AS reserved" \
	" FROM budget b LEFT JOIN part p ON p.wet = b.wet AND (p.categorie = b.productcategorie OR (b.productcategorie IS NULL" \
	"  AND NOT EXISTS(SELECT 1 FROM budget o WHERE o.jaar = b.jaar AND o.ended IS NULL AND o.wet = b.wet" \
	"   AND o.productcategorie = p.categorie)))" \
	" WHERE b.jaar = :jaar AND b.ended IS NULL" which " GROUP BY b.id ORDER BY b.wet, b.productcategorie IS NULL, b.productcategorie"

static void year_bind(struct query *query, const struct call *call, int64_t year)
{
	day from = DAY_NONE, until = DAY_NONE, tomorrow = call->today + 1;

	day_make((int)year, 1, 1, &from);
	day_make((int)year + 1, 1, 1, &until);
	query_day(query, ":first", from);
	query_day(query, ":past", until);
	query_int(query, ":jaar", year);
	query_day(query, ":past_today", tomorrow < from ? from : tomorrow < until ? tomorrow : until);
}

static int64_t year_of(day on)
{
	int year, month, date;

	day_split(on, &year, &month, &date);
	return year;
}

static bool year_asked(struct call *call, int64_t *year)
{
	const struct ask *ask = call_in(call, &ask_record);

	*year = ask->number ? ask->number : year_of(call->today);
	return (*year >= 2015 && *year <= 2199) ||
		err_set(&call->err, ERR_INPUT, "Jaar: kies een jaar van 2015 tot en met 2199.");
}

static bool budgets_read(struct call *call, int64_t year)
{
	static const char YEAR[] = BUDGETS("");
	struct query *query = db_query(call->db, YEAR);

	year_bind(query, call, year);
	return rows_answer(call, query, &budget_record);
}

bool budget_warn(struct call *call, const struct decision *decision)
{
	static const char ONE[] = BUDGETS(" AND b.wet = :wet AND (b.productcategorie = :categorie OR (b.productcategorie IS NULL"
		" AND NOT EXISTS(SELECT 1 FROM budget n WHERE n.jaar = b.jaar AND n.ended IS NULL AND n.wet = b.wet"
		"  AND n.productcategorie = :categorie)))");
	struct query *query;

	if (!decision->provision_kind_id || decision->kostendrager != DRAGER_GEMEENTE || !decision_grants(decision))
		return true;
	query = db_query(call->db, ONE);
	year_bind(query, call, year_of(decision->datumStart != DAY_NONE ? decision->datumStart : call->today));
	query_plain(query, ":wet", choice_code(wet_choices, decision->wet));
	query_plain(query, ":categorie", decision->productcategorie);
	return rows_answer(call, query, &budget_record);
}

/* ---- the list of a year ---- */

static bool category_known(struct call *call, const struct budget *budget)
{
	static const char KNOWN[] =
		"SELECT count(*) FROM provision_kind WHERE wet = :wet AND productcategorie = :productcategorie";
	struct query *query = db_query(call->db, KNOWN);

	query_record(query, &budget_record, budget);
	return !budget->productcategorie[0] || query_number(query, &call->err) > 0;
}

static bool budget_add(struct call *call, struct budget *budget, int64_t year)
{
	static const char BUDGET_ADD[] = "INSERT INTO budget(id, jaar, wet, productcategorie, bedrag)"
		" VALUES(:id, :jaar, :wet, :productcategorie, :bedrag)";
	struct query *query;

	budget->jaar = year;
	if (!record_check(&budget_record, budget, &call->err))
		return false;
	if (!category_known(call, budget))
		return err_set(&call->err, ERR_INPUT, "de productcategorie %s is er niet bij deze wet", budget->productcategorie);
	budget->id = db_next_id(call->db);
	query = db_query(call->db, BUDGET_ADD);
	query_record(query, &budget_record, budget);
	if (query_run(query, &call->err))
		return true;
	return call->err.code == ERR_REFUSED && err_set(&call->err, ERR_INPUT, "deze wet en productcategorie staan er al");
}

/* The whole list of a year in the place of the one before. */
static bool budget_set_handle(struct call *call)
{
	static const char BUDGET_END[] = "UPDATE budget SET ended = :at WHERE jaar = :jaar AND ended IS NULL";
	struct query *query = db_query(call->db, BUDGET_END);
	struct budget *budget;
	size_t count = 0;
	int64_t year;

	if (!year_asked(call, &year))
		return false;
	query_instant(query, ":at", call->now);
	query_int(query, ":jaar", year);
	if (!query_run(query, &call->err))
		return false;
	for (; (budget = rows_get(&call->in->rows, &budget_record, count)); count++)
		if (!budget_add(call, budget, year))
			return err_add(&call->err, "regel %zu", count + 2);	/* the first line names the columns */
	call_about(call, 0, "budget", 0, "%lld: %zu regels", (long long)year, count);
	return budgets_read(call, year);
}

static bool budget_list_handle(struct call *call)
{
	int64_t year;

	return year_asked(call, &year) && budgets_read(call, year);
}

static bool money_handle(struct call *call)
{
	int64_t year;

	return year_asked(call, &year) && budgets_read(call, year);
}

/* ---- products ---- */

static bool product_list_handle(struct call *call)
{
	static const char PRODUCTS[] = "SELECT * FROM product WHERE ended IS NULL ORDER BY wet, productcategorie, productcode";

	return rows_answer(call, db_query(call->db, PRODUCTS), &product_record);
}

static bool product_same(struct call *call, const struct product *product)
{
	static const char SAME[] =
		"UPDATE product SET ended = NULL WHERE id = (SELECT id FROM product WHERE wet = :wet"
		" AND productcategorie = :productcategorie AND productcode = :productcode AND naam = :naam AND eenheid = :eenheid"
		" AND tarief = :tarief AND ended = :ended LIMIT 1)";
	struct query *query = db_query(call->db, SAME);

	query_record(query, &product_record, product);
	return query_run(query, &call->err) && db_changes(call->db) > 0;
}

/* What did not change keeps its row: ended by this list a moment ago, and taken back. */
static bool product_put(struct call *call, struct product *product)
{
	static const char ADD[] =
		"INSERT INTO product(id, wet, productcategorie, productcode, naam, eenheid, tarief)"
		" VALUES(:id, :wet, :productcategorie, :productcode, :naam, :eenheid, :tarief)";
	const struct budget place = { .wet = product->wet, .productcategorie = { product->productcategorie[0],
		product->productcategorie[1] } };
	struct query *query;

	if (!record_check(&product_record, product, &call->err))
		return false;
	if (!category_known(call, &place))
		return err_set(&call->err, ERR_INPUT, "de productcategorie %s is er niet bij deze wet", product->productcategorie);
	product->ended = call->today;
	if (product_same(call, product))
		return true;
	if (call->err.code != ERR_NONE)
		return false;
	product->id = db_next_id(call->db);
	query = db_query(call->db, ADD);
	query_record(query, &product_record, product);
	if (query_run(query, &call->err))
		return true;
	return call->err.code == ERR_REFUSED && err_set(&call->err, ERR_INPUT, "de productcode %s staat er twee keer in",
		product->productcode);
}

static bool product_set_handle(struct call *call)
{
	static const char END[] = "UPDATE product SET ended = :day WHERE ended IS NULL";
	struct query *query = db_query(call->db, END);
	struct product *product;
	size_t count = 0;

	query_day(query, ":day", call->today);
	if (!query_run(query, &call->err))
		return false;
	for (; (product = rows_get(&call->in->rows, &product_record, count)); count++)
		if (!product_put(call, product))
			return err_add(&call->err, "regel %zu", count + 2);
	call_about(call, 0, "product", 0, "%zu producten", count);
	return product_list_handle(call);
}

const struct door_row budget_doors[] = {
	{ REQ_MONEY, PHASE_USER, DEED_MONEY, NULL, money_handle },
	{ REQ_BUDGET_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, budget_list_handle },
	{ REQ_BUDGET_SET, PHASE_ADMIN, DEED_ADMIN, "budget", budget_set_handle },
	{ REQ_PRODUCT_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, product_list_handle },
	{ REQ_PRODUCT_SET, PHASE_ADMIN, DEED_ADMIN, "producten", product_set_handle },
	{ 0 }
};
