/* The form of a decision, and the lists to choose from in it. */
#include "desk/decision_form.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

const struct record_form_row decision_form_rows[DECISION_FORM_ROWS] = {
	{ .field = "goal_id", .label = N_("Doel") },
	{ .field = "provision_kind_id", .label = N_("Voorziening"), .required = true },
	{ .field = "kind", .label = N_("Soort besluit") },
	{ .field = "vorige_id", .label = N_("Bij besluit"),
	  .help = N_("Het besluit dat hiermee verandert of doorgaat. Leeg als dat niet in wijkd staat.") },
	{ .field = "person_id", .label = N_("Voor wie") },
	{ .field = "bedrag", .label = N_("Bedrag in euro"), .help = N_("De hele duur samen; langer dan een jaar telt voor 12 maanden.") },
	{ .field = "datumStart", .label = N_("Van") },
	{ .field = "datumEinde", .label = N_("Tot en met") },
	{ .field = "aanbieder_id", .label = N_("Aanbieder") },
	{ .field = "leveringsvorm" },
	{ .field = "spoed" },
	{ .field = "waarom_niet_lager", .label = N_("Waarom niet 0e/1e") },
	{ .field = "motivering", .rows = 3, .help = N_("Waarom dit besluit, in gewone woorden (Awb 3:46).") },
	{ .label = N_("Omvang en prijs: vul ze in, dan rekent wijkd het bedrag uit") },
	{ .field = "product_id", .label = N_("Product") },
	{ .field = "omvang" },
	{ .field = "eenheid" },
	{ .field = "frequentie" },
	{ .field = "tarief" },
	{ .label = N_("Betalen en verwijzen") },
	{ .field = "kostendrager" },
	{ .field = "verwijzer" },
	{ .field = "verwijzer_naam" },
};

/* ---- lists -------------------------------------------------------------------------------------------------------- */

static id goal_id(const void *data) { return ((const struct goal *)data)->id; }
static void goal_show(const void *data, struct buf *out) { buf_text(out, ((const struct goal *)data)->what); }
static id member_person(const void *data) { return ((const struct member *)data)->person_id; }
static void member_show(const void *data, struct buf *out) { buf_text(out, ((const struct member *)data)->naam); }
static id line_id(const void *data) { return ((const struct provision_line *)data)->id; }

/* "Begeleiding, € 1.200, tot en met 31-12-2026": what was granted and can change. */
static void line_show(const void *data, struct buf *out)
{
	const struct provision_line *line = data;
	char money[MONEY_BYTES], last[DAY_NL_BYTES];

	if (line->state != DECISION_GENOMEN && line->state != DECISION_BEKENDGEMAAKT)
		return;
	money_nl(line->bedrag, true, money);
	day_nl(line->last, last);
	buf_format(out, _("%s, € %s, tot en met %s"), line->provision_naam, money, last);
}

static void list_read(struct desk *desk, int request, id about, struct message *answer)
{
	struct err err = ERR_INIT;

	if (!desk_ask_id(desk, request, about, answer, &err))
		desk_say_err(desk, &err);
}

/* Back-office sees decisions, and not the plan they hang on. */
void decision_picks_read(struct decision_picks *picks, struct desk *desk, id household_id, const struct message *view)
{
	struct message plan, ledger;

	message_init(&plan, 0);
	message_init(&ledger, 0);
	if (desk_may_here(desk, household_id, DEED_OPEN))
		list_read(desk, REQ_PLAN_READ, household_id, &plan);
	list_read(desk, REQ_LEDGER, household_id, &ledger);
	picks->goals = picks_from(&plan.rows, &goal_record, goal_id, goal_show);
	picks->vorige = picks_from(&ledger.rows, &provision_line_record, line_id, line_show);
	picks->members = picks_from(&view->rows, &member_record, member_person, member_show);
	picks->kinds = picks_provision_kinds(desk);
	picks->providers = picks_providers(desk);
	picks->products = picks_products(desk);
	message_free(&plan);
	message_free(&ledger);
}

void decision_picks_free(struct decision_picks *picks)
{
	picks_free(picks->kinds);
	picks_free(picks->providers);
	picks_free(picks->goals);
	picks_free(picks->members);
	picks_free(picks->products);
	picks_free(picks->vorige);
}

void decision_picks_put(const struct decision_picks *picks, struct record_form *rf)
{
	const struct {
		const char *field;
		const struct picks *list;
	} lists[] = {
		{ "goal_id", picks->goals }, { "person_id", picks->members }, { "provision_kind_id", picks->kinds },
		{ "aanbieder_id", picks->providers }, { "product_id", picks->products }, { "vorige_id", picks->vorige },
	};

	for (size_t i = 0; i < COUNT_OF(lists); i++)
		record_form_choices(rf, lists[i].field, picks_choices(lists[i].list), picks_count(lists[i].list));
}

/* ---- what follows ------------------------------------------------------------------------------------------------- */

/* What a product is counted in and costs, as long as nobody filled in something else. */
static void product_follow(const struct decision_picks *picks, struct decision *decision)
{
	const struct product *product = picks_row(picks->products, &product_record, decision->product_id);

	if (product == NULL || decision->omvang == 0)
		return;
	if (decision->eenheid == EENHEID_GEEN)
		decision->eenheid = product->eenheid;
	if (decision->tarief == 0 && decision->eenheid == product->eenheid)
		decision->tarief = product->tarief;
}

bool decision_follow(const struct decision_picks *picks, struct decision *decision)
{
	const struct provision_kind *kind = picks_row(picks->kinds, &provision_kind_record, decision->provision_kind_id);
	cents before = decision->bedrag;

	if (kind != NULL) {
		decision->wet = kind->wet;
		decision->lijn = kind->lijn;
		memcpy(decision->productcategorie, kind->productcategorie, sizeof(kind->productcategorie));
	}
	product_follow(picks, decision);
	if (decision_grants(decision))
		decision_price(decision, &decision->bedrag);
	return decision->bedrag != before;
}

void decision_rows_show(struct record_form *rf, const struct decision *decision, bool goals, bool writes)
{
	bool grants = decision_grants(decision), youth = decision->wet == WET_JEUGDWET;
	bool follows = decision->kind != DECISION_TOEKENNING && decision->kind != DECISION_AFWIJZING;
	bool priced = grants && (writes || decision->omvang > 0 || decision->product_id != 0);
	const struct {
		const char *field;
		bool shown;
	} rows[] = {
		{ "goal_id", goals }, { "vorige_id", follows }, { "product_id", priced }, { "omvang", priced },
		{ "eenheid", priced }, { "frequentie", priced }, { "tarief", priced },
		{ "verwijzer", youth || decision->verwijzer != VERWIJZER_GEMEENTE },
		{ "verwijzer_naam", decision->verwijzer != VERWIJZER_GEMEENTE && decision->verwijzer != VERWIJZER_ZELF },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		form_show(record_form_form(rf), record_form_index(rf, rows[i].field), rows[i].shown);
	/* and the heading above them */
	form_show(record_form_form(rf), record_form_index(rf, "product_id") - 1, priced);
}
