/* Steps of the demo as requests: the budget and products of the municipality, an uitruil, a wall, and a 301. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "demo_deeds.h"
#include "domain/person_name.h"

enum { CENTS_AN_EURO = 100 };

/* What the municipality has for this year; tight enough for one category to fall short. */
static const struct {
	int wet;
	const char *categorie;
	int64_t euro;
} budgets[] = {
	{ WET_WMO, "02", 60000 }, { WET_WMO, "03", 9000 }, { WET_WMO, "07", 40000 }, { WET_WMO, "", 60000 },
	{ WET_JEUGDWET, "45", 45000 }, { WET_JEUGDWET, "", 120000 },
};

static const struct {
	int wet;
	const char *categorie, *code, *naam;
	int eenheid;
	cents tarief;
} products[] = {
	{ WET_WMO, "02", "02A03", "Begeleiding licht", EENHEID_UUR, 5280 },
	{ WET_WMO, "02", "02A05", "Begeleiding zwaar", EENHEID_UUR, 7140 },
	{ WET_WMO, "07", "07A01", "Dagbesteding ouderen", EENHEID_DAGDEEL, 4250 },
	{ WET_JEUGDWET, "45", "45A48", "Ambulant kort", EENHEID_UUR, 9360 },
};

static bool budgets_load(struct demo *demo, const struct demo_step *step)
{
	struct message in;
	int year, month, date;
	struct ask *ask = demo_say(&in, REQ_BUDGET_SET, &ask_record);

	day_split(demo_day(demo, 0), &year, &month, &date);
	ask->number = year;
	for (size_t i = 0; i < COUNT_OF(budgets); i++) {
		struct budget *budget = rows_new(&in.rows, &budget_record);

		budget->wet = budgets[i].wet;
		budget->bedrag = budgets[i].euro * CENTS_AN_EURO;
		demo_text(budget->productcategorie, sizeof(budget->productcategorie), budgets[i].categorie);
	}
	return demo_over(demo, step, &in);
}

static bool products_load(struct demo *demo, const struct demo_step *step)
{
	struct message in;

	demo_say(&in, REQ_PRODUCT_SET, &ask_record);
	for (size_t i = 0; i < COUNT_OF(products); i++) {
		struct product *product = rows_new(&in.rows, &product_record);

		product->wet = products[i].wet;
		product->eenheid = products[i].eenheid;
		product->tarief = products[i].tarief;
		demo_text(product->productcategorie, sizeof(product->productcategorie), products[i].categorie);
		demo_text(product->productcode, sizeof(product->productcode), products[i].code);
		demo_text(product->naam, sizeof(product->naam), products[i].naam);
	}
	return demo_over(demo, step, &in);
}

bool demo_budget(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct organisation *provider;
	struct message in;
	struct ask *ask = demo_say(&in, REQ_MUNICIPALITY_CODE, &ask_record);

	(void)home;
	demo_text(ask->word, sizeof(ask->word), step->b);
	if (!demo_over(demo, step, &in))
		return false;
	provider = demo_say(&in, REQ_ORGANISATION_AGB, &organisation_record);
	demo_text(provider->naam, sizeof(provider->naam), step->a);
	demo_text(provider->agb, sizeof(provider->agb), step->c);
	return demo_over(demo, step, &in) && products_load(demo, step) && budgets_load(demo, step);
}

bool demo_wall(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct message in;
	struct wall_report *report = demo_say(&in, REQ_WALL_ADD, &wall_report_record);

	report->household_id = home->household_id;
	report->schot = (int)step->m;
	report->bedrag = step->n * CENTS_AN_EURO;
	demo_text(report->oplossing, sizeof(report->oplossing), step->a);
	demo_text(report->toelichting, sizeof(report->toelichting), step->b);
	return demo_over(demo, step, &in);
}

/* Of the first decision of the household this much goes to another provision. */
bool demo_swap(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char KIND[] = "SELECT id FROM provision_kind WHERE naam = :naam";
	static const char REST[] = "SELECT datumEinde, aanbieder_id, bedrag - bedrag * ((unixepoch(:from) - unixepoch(datumStart))"
		" / 86400) / ((unixepoch(datumEinde) - unixepoch(datumStart)) / 86400 + 1) AS rest FROM decision WHERE id = :id";
	struct message in;
	struct swap *swap = demo_say(&in, REQ_SWAP, &swap_record);
	struct query *query = db_query(demo->call->db, KIND);

	swap->household_id = home->household_id;
	swap->vorige_id = home->decisions[0];
	swap->goal_id = home->goals[0];
	swap->vanaf = swap->datumStart = demo_day(demo, (int)step->day + 7);
	swap->bedrag = step->n * CENTS_AN_EURO;
	swap->motivering = mem_text(step->b);
	demo_text(swap->waarom_niet_lager, sizeof(swap->waarom_niet_lager), step->c);
	query_text(query, ":naam", step->a);
	swap->provision_kind_id = query_number(query, NULL);
	query = db_query(demo->call->db, REST);
	query_day(query, ":from", swap->vanaf);
	query_id(query, ":id", swap->vorige_id);
	if (query_one(query, &demo->call->err)) {
		swap->datumEinde = query_get_day(query, "datumEinde");
		swap->aanbieder_id = query_get_int(query, "aanbieder_id");
		swap->blijft = query_get_int(query, "rest") - swap->bedrag;
	}
	query_done(query);
	return demo_over(demo, step, &in);
}

bool demo_bericht(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	static const char NUMBER[] = "SELECT huishoudnummer FROM household WHERE id = :id";
	struct query *query = db_query(demo->call->db, NUMBER);
	struct message in;
	struct ask *ask = demo_say(&in, REQ_BERICHT_OUT, &ask_record);

	query_id(query, ":id", home->household_id);
	if (query_one(query, &demo->call->err))
		demo_text(ask->word, sizeof(ask->word), query_get_text(query, "huishoudnummer"));
	query_done(query);
	return demo_over(demo, step, &in);
}
