/* One row of the register against one decision: a list of checks, in the order of the rules. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/mandate_row.h"

enum { MONTHS_MOST = 1200 };

/* ---- money ---- */

static cents plus(cents a, cents b)
{
	cents sum;

	return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

static cents larger(cents a, cents b)
{
	return a > b ? a : b;
}

static cents smaller(cents a, cents b)
{
	return a < b ? a : b;
}

static bool has_period(const struct decision *decision)
{
	return decision->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE &&
		decision->datumEinde >= decision->datumStart;
}

cents decision_weight(const struct decision *decision)
{
	__int128 whole, first;

	if (!has_period(decision) || decision->bedrag <= 0)
		return decision->bedrag;
	whole = decision->datumEinde - decision->datumStart + 1;
	first = day_add_months(decision->datumStart, CEILING_MONTHS) - decision->datumStart;
	return whole <= first ? decision->bedrag : (cents)((decision->bedrag * first + whole - 1) / whole);
}

cents decision_counted(const struct decision *decision)
{
	if (decision_registered(decision))
		return 0;
	switch ((enum decision_kind)decision->kind) {
	case DECISION_TOEKENNING:
	case DECISION_WIJZIGING:
	case DECISION_VERLENGING:
		return decision_weight(decision);
	case DECISION_AFWIJZING:
	case DECISION_VERMINDERING:
	case DECISION_INTREKKING:
		return 0;
	}
	return decision_weight(decision);
}

static void spent_add(struct weighing *weighing, const struct spent *spent)
{
	const struct decision *decision = weighing->of->decision;
	cents amount = spent->bedrag > 0 ? spent->bedrag : 0;
	day datum = spent->datum == DAY_NONE ? weighing->of->today : spent->datum;
	day signed_on = weighing->on > weighing->of->today ? weighing->on : weighing->of->today;
	bool changed = weighing->changed && spent->decision_id == weighing->changed->id;
	day first = decision->datumStart != DAY_NONE ? decision->datumStart : weighing->on;
	bool near = datum >= weighing->on - SPLIT_DAYS && datum <= signed_on + SPLIT_DAYS;

	if (changed)	/* what comes takes the place of the rest of it */
		amount = smaller(amount, decision_used(weighing->changed, first));
	if (near && spent->person_id == decision->person_id && spent->provision_kind_id == decision->provision_kind_id) {
		weighing->pieces = plus(weighing->pieces, amount);
		if (!changed)
			weighing->changed_split = plus(weighing->changed_split, amount);
	}
	if (!spent->in_flight && datum <= day_add_months(weighing->of->today, -CEILING_MONTHS))
		return;
	for (int64_t trede = spent->trede > 0 ? spent->trede : 0; trede < WEIGHING_TREDEN; trede++) {
		cents *sum = spent->in_flight ? &weighing->in_flight[trede] : &weighing->decided[trede];

		*sum = plus(*sum, amount);
	}
}

bool weighing_make(const struct mandate_case *case_, struct weighing *out)
{
	const struct decision *decision = case_->decision;

	*out = (struct weighing){ .of = case_ };
	if (case_->today == DAY_NONE || decision->bedrag < 0 || !choice_code(lijn_choices, decision->lijn) ||
			!choice_code(decision_kind_choices, decision->kind))
		return false;
	if (decision->datumEinde != DAY_NONE &&
			(decision->datumStart == DAY_NONE || decision->datumEinde < decision->datumStart))
		return false;
	out->on = decision->besluitdatum != DAY_NONE ? decision->besluitdatum : case_->today;
	out->changed = decision_changes(decision) ? case_->vorige : NULL;
	out->changed_split = out->changed ? decision_weight(out->changed) : 0;
	out->weight = larger(decision_weight(decision), out->changed_split);
	out->counted = decision_counted(decision);
	for (size_t i = 0; i < case_->spent_count; i++)
		spent_add(out, &case_->spent[i]);
	out->split = plus(decision_weight(decision), out->pieces);
	if (out->changed)
		out->split = larger(out->split, out->changed_split);
	return true;
}

/* ---- checks ---- */

bool mandate_is_of(const struct mandate *row, const struct holder *holder)
{
	switch ((enum holder_kind)row->holder) {
	case HOLDER_EMPLOYEE:
		return row->employee_id != 0 && row->employee_id == holder->employee_id;
	case HOLDER_ROLE:
		for (size_t i = 0; i < HOLDER_ROLES && holder->roles[i] != ROLE_NONE; i++)
			if (holder->roles[i] == row->role)
				return true;
		return false;
	case HOLDER_REGISSEUR:
		return holder->regisseur;
	}
	return false;
}

static bool within_limit(int64_t amount, int64_t limit)
{
	return limit == MANDATE_UNLIMITED || amount <= limit;
}

static bool for_wet(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return row->wet == WET_NONE || row->wet == weighing->of->decision->wet;
}

static bool for_lijn(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return weighing->of->decision->lijn <= row->lijn;
}

bool mandate_decides(const struct mandate *mandate)
{
	return mandate->soort == MANDATE_MANDAAT || mandate->soort == MANDATE_ONDERMANDAAT;
}

static bool for_besluit(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)weighing;
	(void)holder;
	return mandate_decides(row);
}

bool mandate_lists(const char *list, const char *code)
{
	size_t bytes = strlen(code);

	while (*list) {
		size_t item = strcspn(list, ",");

		if (item == bytes && memcmp(list, code, bytes) == 0)
			return true;
		list += item + (list[item] == ',');
	}
	return false;
}

static bool for_category(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return !*row->categorieen || (*weighing->of->decision->productcategorie &&
		mandate_lists(row->categorieen, weighing->of->decision->productcategorie));
}

static bool for_spoed(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return !row->only_spoed || weighing->of->decision->spoed;
}

static bool valid_on(const struct mandate *row, day on)
{
	return row->from != DAY_NONE && row->from <= on && (row->until == DAY_NONE || on < row->until) &&
		(row->revoked == DAY_NONE || on < row->revoked);
}

static bool is_valid(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return valid_on(row, weighing->on) && valid_on(row, weighing->of->today);
}

/* NULL: it rests on nothing, or on what is not in the register. */
static const struct mandate *parent_of(const struct weighing *weighing, const struct mandate *row)
{
	for (size_t i = 0; i < weighing->of->mandate_count && row->parent_id != 0; i++)
		if (weighing->of->mandates[i].id == row->parent_id)
			return &weighing->of->mandates[i];
	return NULL;
}

/* All parents are in the register, valid, and contain their child; a chain longer than the register is a circle. */
static bool has_parents(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	for (size_t depth = 0; row->parent_id != 0; depth++) {
		const struct mandate *parent = parent_of(weighing, row);

		if (!parent || depth == weighing->of->mandate_count || !is_valid(weighing, parent, holder) ||
				!mandate_within_parent(row, parent, NULL))
			return false;
		row = parent;
	}
	return true;
}

static bool has_consent(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	bool needed = row->needs_consent || row->holder == HOLDER_REGISSEUR;

	if (!needed || holder->of_municipality)
		return true;
	return row->consent_holder != DAY_NONE && row->consent_holder <= weighing->on &&
		row->consent_employer != DAY_NONE && row->consent_employer <= weighing->on;
}

static bool for_duration(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	day start = weighing->of->decision->datumStart, end = weighing->of->decision->datumEinde;

	(void)holder;
	if (start == DAY_NONE || (row->duur_dagen == MANDATE_UNLIMITED && row->duur_maanden == MANDATE_UNLIMITED))
		return true;
	if (end == DAY_NONE || !within_limit(end - start + 1, row->duur_dagen))
		return false;
	if (row->duur_maanden == MANDATE_UNLIMITED || row->duur_maanden > MONTHS_MOST)
		return true;
	return row->duur_maanden > 0 && end < day_add_months(start, (int)row->duur_maanden);
}

static bool for_amount(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return within_limit(weighing->weight, row->per_besluit);
}

static bool for_split(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return within_limit(weighing->split, row->per_besluit);
}

static cents spent_at(const struct weighing *weighing, const struct mandate *row)
{
	int64_t trede = row->trede < 0 ? 0 : row->trede >= WEIGHING_TREDEN ? WEIGHING_TREDEN - 1 : row->trede;

	return plus(weighing->decided[trede], weighing->in_flight[trede]);
}

static bool room_under(const struct weighing *weighing, const struct mandate *row)
{
	return within_limit(plus(spent_at(weighing, row), weighing->counted), row->cum_huishouden);
}

const struct mandate *mandate_binding(const struct weighing *weighing, const struct mandate *row)
{
	const struct mandate *binding = row;
	cents least = 0;

	for (const struct mandate *at = row; at; at = parent_of(weighing, at)) {
		cents room = at->cum_huishouden - spent_at(weighing, at);

		if (at->cum_huishouden == MANDATE_UNLIMITED || (binding->cum_huishouden != MANDATE_UNLIMITED && at != row &&
				room >= least))
			continue;
		binding = at;
		least = room;
	}
	return binding;
}

/* What adds nothing cannot pass a ceiling. A sub-mandate spends of what it rests on, counted on the rung of that. */
static bool for_household(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	(void)holder;
	return weighing->counted == 0 || room_under(weighing, mandate_binding(weighing, row));
}

static const struct {
	enum mandate_rule_number rule;
	bool (*passes)(const struct weighing *weighing, const struct mandate *row, const struct holder *holder);
	bool for_second;	/* asked of second eyes as well */
} checks[] = {
	{ RULE_SOORT,          for_besluit,   true },
	{ RULE_WET,            for_wet,       true },
	{ RULE_LIJN,           for_lijn,      true },
	{ RULE_CATEGORIE,      for_category,  false },
	{ RULE_ALLEEN_SPOED,   for_spoed,     true },
	{ RULE_GELDIGHEID,     is_valid,      true },
	{ RULE_ONDERMANDAAT,   has_parents,   true },
	{ RULE_INSTEMMING,     has_consent,   true },
	{ RULE_DUUR,           for_duration,  false },
	{ RULE_PER_BESLUIT,    for_amount,    false },
	{ RULE_SPLITSING,      for_split,     false },
	{ RULE_CUM_HUISHOUDEN, for_household, false },
};

enum mandate_rule_number mandate_reach(const struct weighing *weighing, const struct mandate *row,
	const struct holder *holder)
{
	for (size_t i = 0; i < COUNT_OF(checks); i++)
		if (!checks[i].passes(weighing, row, holder))
			return checks[i].rule;
	return RULE_COVERS;
}

bool mandate_serves_second(const struct weighing *weighing, const struct mandate *row, const struct holder *holder)
{
	for (size_t i = 0; i < COUNT_OF(checks); i++)
		if (checks[i].for_second && !checks[i].passes(weighing, row, holder))
			return false;
	return true;
}

bool mandate_asks_second(const struct weighing *weighing, const struct mandate *row)
{
	return decision_lessens(weighing->of->decision, weighing->of->vorige) || row->vier_ogen_vanaf == 0 ||
		!within_limit(weighing->split, row->vier_ogen_vanaf);
}

cents mandate_free(const struct weighing *weighing, const struct mandate *row)
{
	const struct mandate *binding = mandate_binding(weighing, row);
	cents by_decision = row->per_besluit, by_household = binding->cum_huishouden, free;

	if (by_decision != MANDATE_UNLIMITED)
		by_decision -= weighing->changed && weighing->changed_split > by_decision ? by_decision : weighing->pieces;
	if (by_household != MANDATE_UNLIMITED)
		by_household -= spent_at(weighing, binding);
	if (row->per_besluit == MANDATE_UNLIMITED && binding->cum_huishouden == MANDATE_UNLIMITED)
		return MANDATE_UNLIMITED;
	free = row->per_besluit == MANDATE_UNLIMITED ? by_household : by_decision;
	if (binding->cum_huishouden != MANDATE_UNLIMITED && by_household < free)
		free = by_household;
	return free > 0 ? free : 0;
}

/* ---- for people ---- */

static void amount_add(struct buf *out, const char *before, cents amount)
{
	char text[MONEY_BYTES];

	money_nl(amount, true, text);
	buf_format(out, "%s€ %s", before, text);
}

static void day_add(struct buf *out, const char *before, day on)
{
	char text[DAY_NL_BYTES];

	day_nl(on, text);
	buf_format(out, "%s%s", before, text);
}

static void validity_add(const struct weighing *weighing, const struct mandate *row, struct buf *out)
{
	day first = weighing->on < weighing->of->today ? weighing->on : weighing->of->today;

	if (row->revoked != DAY_NONE)
		day_add(out, "ingetrokken op ", row->revoked);
	else if (row->from == DAY_NONE || row->from > first)
		day_add(out, "het geldt vanaf ", row->from);
	else
		day_add(out, "het gold tot ", row->until);
}

static void duration_add(const struct weighing *weighing, const struct mandate *row, struct buf *out)
{
	if (weighing->of->decision->datumEinde == DAY_NONE)
		buf_text(out, "er is geen einddatum");
	else if (row->duur_dagen != MANDATE_UNLIMITED)
		buf_format(out, "hoogstens %lld dagen", (long long)row->duur_dagen);
	else
		buf_format(out, "hoogstens %lld maanden", (long long)row->duur_maanden);
}

void mandate_detail(const struct weighing *weighing, const struct mandate *row, enum mandate_rule_number rule,
	struct buf *out)
{
	switch (rule) {
	case RULE_WET:
		buf_text(out, choice_label(wet_choices, weighing->of->decision->wet));
		break;
	case RULE_CATEGORIE:
		buf_text(out, weighing->of->decision->productcategorie);
		break;
	case RULE_GELDIGHEID:
		validity_add(weighing, row, out);
		break;
	case RULE_DUUR:
		duration_add(weighing, row, out);
		break;
	case RULE_PER_BESLUIT:
		amount_add(out, "", weighing->weight);
		amount_add(out, " boven ", row->per_besluit);
		break;
	case RULE_SPLITSING:
		amount_add(out, "samen ", weighing->split);
		amount_add(out, " in 30 dagen, boven ", row->per_besluit);
		break;
	case RULE_CUM_HUISHOUDEN:
		row = mandate_binding(weighing, row);
		amount_add(out, "", spent_at(weighing, row));
		amount_add(out, " besloten of in behandeling en nu ", weighing->counted);
		amount_add(out, ", boven ", row->cum_huishouden);
		break;
	case RULE_GEGEVENS:
	case RULE_EIGEN_GEZIN:
	case RULE_EIGEN_ORGANISATIE:
	case RULE_ZELF_GEVRAAGD:
	case RULE_TWEEDE_OGEN:
	case RULE_TWEEDE_OGEN_MANDAAT:
	case RULE_GEEN:
	case RULE_SOORT:
	case RULE_LIJN:
	case RULE_ALLEEN_SPOED:
	case RULE_ONDERMANDAAT:
	case RULE_INSTEMMING:
	case RULE_COVERS:
		break;
	}
}
