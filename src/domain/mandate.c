/* The rule of mandate: which row covers, or who may. What one row is worth is in mandate_row.c. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/mandate_row.h"

enum { NOBODY = MANDATE_TREDE_MAX + 1 };

/* The row of a holder that came furthest; row NULL: the holder has none. */
struct best {
	const struct mandate *row;
	enum mandate_rule_number reach;
};

/* ---- who may never ---- */

/* RULE_COVERS when nothing stands in the way of this person. */
static enum mandate_rule_number person_refused(const struct mandate_case *case_, const struct holder *holder)
{
	const struct decision *decision = case_->decision;

	if (holder->member_of_household)
		return RULE_EIGEN_GEZIN;
	if (decision->aanbieder_id != 0 && decision->aanbieder_id == holder->organisation_id)
		return RULE_EIGEN_ORGANISATIE;
	return RULE_COVERS;
}

static enum mandate_rule_number part_refused(const struct mandate_case *case_)
{
	const struct decision *decision = case_->decision;
	id employee_id = case_->holder->employee_id;

	switch (case_->part) {
	case PART_DECIDE:
		return case_->climbed && decision->author_id == employee_id ? RULE_ZELF_GEVRAAGD : RULE_COVERS;
	case PART_SECOND:
		return decision->decider_id == employee_id || decision->author_id == employee_id ? RULE_TWEEDE_OGEN :
			RULE_COVERS;
	}
	return RULE_GEGEVENS;
}

/* ---- the best row ---- */

static bool limit_above(int64_t a, int64_t b)
{
	return b != MANDATE_UNLIMITED && (a == MANDATE_UNLIMITED || a > b);
}

static bool row_better(const struct weighing *weighing, const struct mandate *row, enum mandate_rule_number reach,
	const struct best *best)
{
	if (!best->row || reach != best->reach)
		return !best->row || reach > best->reach;
	if (reach == RULE_COVERS && row->trede != best->row->trede)
		return row->trede < best->row->trede;
	if (reach == RULE_COVERS && mandate_asks_second(weighing, row) != mandate_asks_second(weighing, best->row))
		return !mandate_asks_second(weighing, row);
	if (row->per_besluit != best->row->per_besluit)
		return limit_above(row->per_besluit, best->row->per_besluit);
	if (row->cum_huishouden != best->row->cum_huishouden)
		return limit_above(row->cum_huishouden, best->row->cum_huishouden);
	return row->trede < best->row->trede;
}

static struct best best_row(const struct weighing *weighing, const struct holder *holder)
{
	struct best best = { NULL, RULE_GEEN };

	for (size_t i = 0; i < weighing->of->mandate_count; i++) {
		const struct mandate *row = &weighing->of->mandates[i];
		enum mandate_rule_number reach;

		if (!mandate_is_of(row, holder))
			continue;
		reach = mandate_reach(weighing, row, holder);
		if (row_better(weighing, row, reach, &best))
			best = (struct best){ row, reach };
	}
	return best;
}

/* ---- who may then ---- */

static const struct rung *rung_of(const struct mandate_case *case_, int64_t trede)
{
	for (size_t i = 0; i < case_->rung_count; i++)
		if (case_->rungs[i].trede == trede)
			return &case_->rungs[i];
	return NULL;
}

static bool on_process_rung(const struct mandate_case *case_, const struct mandate *row)
{
	const struct rung *rung = rung_of(case_, row->trede);

	return rung && rung->process;
}

/*
 * Would somebody who is not here cover it by this row? Of a role no more is known than the row says. What a person has
 * in person counts for what that person decides: what climbs goes to the function of a rung.
 */
static bool covers_for_another(const struct weighing *weighing, const struct mandate *row)
{
	static const struct holder anybody = { 0 };
	const struct holder *regisseur = weighing->of->regisseur;

	if (on_process_rung(weighing->of, row) || row->holder == HOLDER_EMPLOYEE)
		return false;
	if (row->holder != HOLDER_REGISSEUR)
		return mandate_reach(weighing, row, &anybody) == RULE_COVERS;
	return regisseur && regisseur->employee_id != weighing->of->holder->employee_id &&
		person_refused(weighing->of, regisseur) == RULE_COVERS &&
		mandate_reach(weighing, row, regisseur) == RULE_COVERS;
}

static int64_t lowest_rung(const struct weighing *weighing)
{
	int64_t lowest = NOBODY;

	for (size_t i = 0; i < weighing->of->mandate_count; i++) {
		const struct mandate *row = &weighing->of->mandates[i];

		if (row->trede < lowest && covers_for_another(weighing, row))
			lowest = row->trede;
	}
	return lowest;
}

/* ---- the answer ---- */

static void rule_write(struct mandate_verdict *verdict, const struct weighing *weighing, const struct mandate *row,
	enum mandate_rule_number rule)
{
	const struct rule *text = &mandate_rules[rule];
	struct buf detail = BUF_INIT;

	if (row)
		mandate_detail(weighing, row, rule, &detail);
	snprintf(verdict->rule, sizeof(verdict->rule), "%s", text->word);
	snprintf(verdict->why, sizeof(verdict->why), "%s%s%s.", text->says, detail.used ? ": " : "",
		detail.used ? detail.data : "");
	buf_free(&detail);
}

static void rung_write(struct mandate_verdict *verdict, const struct mandate_case *case_, int64_t trede)
{
	const struct rung *rung = rung_of(case_, trede);

	verdict->trede = trede;
	snprintf(verdict->trede_naam, sizeof(verdict->trede_naam), "%s",
		rung ? rung->naam : trede == NOBODY ? "niemand" : "");
}

/* The figures of the row; without one those of the household. Nothing is free before the amounts were reached. */
static void meter_write(struct mandate_verdict *verdict, const struct weighing *weighing, const struct best *best)
{
	const struct mandate *binding = best->row && best->reach >= RULE_DUUR ? mandate_binding(weighing, best->row) : best->row;
	int64_t trede = binding ? binding->trede : MANDATE_TREDE_MAX;

	if (trede < 0 || trede >= WEIGHING_TREDEN)
		trede = MANDATE_TREDE_MAX;
	verdict->decided = weighing->decided[trede];
	verdict->in_flight = weighing->in_flight[trede];
	if (!best->row)
		return;
	verdict->per_besluit = best->row->per_besluit;
	verdict->cum_huishouden = binding->cum_huishouden;
	if (best->reach >= RULE_DUUR)
		verdict->free = mandate_free(weighing, best->row);
}

static struct mandate_verdict decide(const struct weighing *weighing)
{
	struct mandate_verdict verdict = { 0 };
	struct best best = best_row(weighing, weighing->of->holder);
	enum mandate_rule_number refused = person_refused(weighing->of, weighing->of->holder);

	if (refused == RULE_COVERS)
		refused = part_refused(weighing->of);
	meter_write(&verdict, weighing, &best);
	if (refused == RULE_COVERS && best.reach == RULE_COVERS) {
		verdict.within = true;
		verdict.needs_second = mandate_asks_second(weighing, best.row);
		verdict.mandate_id = best.row->id;
		rung_write(&verdict, weighing->of, best.row->trede);
		return verdict;
	}
	if (refused != RULE_COVERS)
		verdict.free = 0;
	rule_write(&verdict, weighing, refused == RULE_COVERS ? best.row : NULL,
		refused == RULE_COVERS ? best.reach : refused);
	rung_write(&verdict, weighing->of, lowest_rung(weighing));
	return verdict;
}

static bool is_gedragswetenschapper(const struct holder *holder)
{
	for (size_t i = 0; i < HOLDER_ROLES && holder->roles[i] != ROLE_NONE; i++)
		if (holder->roles[i] == ROLE_GEDRAGSWETENSCHAPPER)
			return true;
	return false;
}

static struct mandate_verdict second(const struct weighing *weighing)
{
	const struct mandate_case *case_ = weighing->of;
	struct mandate_verdict verdict = { 0 };
	enum mandate_rule_number refused = person_refused(case_, case_->holder);

	if (refused == RULE_COVERS)
		refused = part_refused(case_);
	for (size_t i = 0; i < case_->mandate_count && refused == RULE_COVERS && !verdict.within; i++)
		if (mandate_is_of(&case_->mandates[i], case_->holder) &&
				mandate_serves_second(weighing, &case_->mandates[i], case_->holder)) {
			verdict.within = true;
			verdict.mandate_id = case_->mandates[i].id;
		}
	if (refused == RULE_COVERS && case_->decision->wet == WET_JEUGDWET && case_->decision->trede >= 2 &&
			is_gedragswetenschapper(case_->holder))
		verdict.within = true;
	if (!verdict.within)
		rule_write(&verdict, weighing, NULL, refused == RULE_COVERS ? RULE_TWEEDE_OGEN_MANDAAT : refused);
	rung_write(&verdict, case_, case_->decision->trede);
	return verdict;
}

struct mandate_verdict mandate_covers(const struct mandate_case *case_)
{
	struct mandate_verdict verdict = { 0 };
	struct weighing weighing;

	if (weighing_make(case_, &weighing))
		return case_->part == PART_SECOND ? second(&weighing) : decide(&weighing);
	rule_write(&verdict, &weighing, NULL, RULE_GEGEVENS);
	rung_write(&verdict, case_, NOBODY);
	return verdict;
}
