/* The slow and obvious mandate engine. Nothing here is clever, and nothing is taken from src/domain but the records. */
#include "mandate_model.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

/* ---- a calendar, by counting ---- */

struct date {
	int year, month, date;
};

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static struct date date_of(day number)
{
	struct date date = { 1970, 1, 1 };

	for (; number >= 365 + (days_in(date.year, 2) == 29); date.year++)
		number -= 365 + (days_in(date.year, 2) == 29);
	for (; number >= days_in(date.year, date.month); date.month++)
		number -= days_in(date.year, date.month);
	date.date += number;
	return date;
}

static day day_of(struct date date)
{
	day number = date.date - 1;

	for (int year = 1970; year < date.year; year++)
		number += 365 + (days_in(year, 2) == 29);
	for (int month = 1; month < date.month; month++)
		number += days_in(date.year, month);
	return number;
}

day model_months_later(day from, int months)
{
	struct date date = date_of(from);

	for (; months > 0; months--)
		if (++date.month == 13) {
			date.month = 1;
			date.year++;
		}
	for (; months < 0; months++)
		if (--date.month == 0) {
			date.month = 12;
			date.year--;
		}
	if (date.date > days_in(date.year, date.month))
		date.date = days_in(date.year, date.month);
	return day_of(date);
}

/* ---- amounts ---- */

/* Of what lasts more than a year, the part of its first year by days, and a broken cent is a cent. */
cents model_weight(const struct decision *decision)
{
	day start = decision->datumStart, end = decision->datumEinde, year_later;
	int64_t whole = 0, first = 0;
	cents part;

	if (start == DAY_NONE || end == DAY_NONE || end < start || decision->bedrag <= 0)
		return decision->bedrag;
	year_later = model_months_later(start, 12);
	whole = end + 1 - start;
	first = end + 1 < year_later ? whole : year_later - start;
	part = decision->bedrag / whole * first + decision->bedrag % whole * first / whole;
	while (part * whole < decision->bedrag * first)
		part++;
	return part;
}

cents model_counted(const struct decision *decision)
{
	bool gives = decision->kind == DECISION_TOEKENNING || decision->kind == DECISION_WIJZIGING ||
		decision->kind == DECISION_VERLENGING;

	return gives ? model_weight(decision) : 0;
}

bool model_in_flight(const struct model_case *one)
{
	return one->record.state == DECISION_TER_TOETSING || one->record.state == DECISION_TWEEDE_OGEN;
}

bool model_taken(const struct model_case *one)
{
	return one->record.state == DECISION_GENOMEN || one->record.state == DECISION_BEKENDGEMAAKT;
}

bool model_had_a_hand(const struct model_case *one, id number)
{
	return one->record.author_id == number || one->record.decider_id == number || one->record.second_id == number;
}

static day day_for_splitting(const struct model_case *one)
{
	return model_in_flight(one) ? one->requested : one->record.besluitdatum;
}

static day decision_day(const struct model *model, const struct model_case *asked)
{
	return asked->record.besluitdatum != DAY_NONE ? asked->record.besluitdatum : model->today;
}

/* Thirty days from the day of the decision, from the day on which it is signed, or from a day between. */
static bool near(const struct model *model, const struct model_case *asked, day other)
{
	for (day on = decision_day(model, asked); on <= model->today; on++)
		if (other - on >= -30 && other - on <= 30)
			return true;
	return false;
}

/* ---- what it belongs to ---- */

static bool takes_its_place(const struct decision *decision)
{
	return decision->kind == DECISION_WIJZIGING || decision->kind == DECISION_VERMINDERING ||
		decision->kind == DECISION_INTREKKING;
}

/* The decision that it takes the place of; NULL: it takes no place. */
static const struct decision *changed_by(const struct model *model, const struct decision *decision)
{
	for (size_t i = 0; i < model->case_count; i++)
		if (takes_its_place(decision) && decision->vorige_id && model->cases[i].record.id == decision->vorige_id)
			return &model->cases[i].record;
	return NULL;
}

static int days_long(const struct decision *decision)
{
	return decision->datumStart == DAY_NONE || decision->datumEinde == DAY_NONE ? 0 :
		decision->datumEinde - decision->datumStart + 1;
}

cents model_used(const struct decision *decision, day first)
{
	int64_t days = 0;

	for (day on = decision->datumStart; days_long(decision) && on < first && on <= decision->datumEinde; on++)
		days++;
	return days ? decision->bedrag * days / days_long(decision) : 0;
}

/* Of how many days one of its pieces is: 28 years have 365 days each, and 28 years have 365 times four weeks. */
static double pieces_in_28_years(int frequentie)
{
	const double days = 28 * 365;

	switch (frequentie) {
	case FREQUENTIE_DAG: return days;
	case FREQUENTIE_WEEK: return days / 7;
	case FREQUENTIE_VIER_WEKEN: return days / 28;
	case FREQUENTIE_MAAND: return 28 * 12;
	case FREQUENTIE_JAAR: return 28;
	default: return 0;
	}
}

/* Is what comes every day less? Of what is for the whole of its days, what comes on one of them. */
static bool less_of_it(const struct decision *now, const struct decision *before)
{
	bool whole = now->frequentie == FREQUENTIE_TOTAAL, was_whole = before->frequentie == FREQUENTIE_TOTAAL;

	if (before->omvang == 0)
		return false;
	if (now->omvang == 0 || now->eenheid != before->eenheid || whole != was_whole)
		return true;
	if (!whole)
		return (double)now->omvang * pieces_in_28_years(now->frequentie) <
			(double)before->omvang * pieces_in_28_years(before->frequentie);
	return !days_long(now) || !days_long(before) ||
		(int64_t)now->omvang * days_long(before) < (int64_t)before->omvang * days_long(now);
}

/* Does somebody get less by it? */
static bool gives_less(const struct model *model, const struct decision *decision)
{
	const struct decision *before = changed_by(model, decision);

	if (decision->kind == DECISION_VERMINDERING || decision->kind == DECISION_INTREKKING)
		return true;
	if (!before)
		return false;
	if (before->datumStart != DAY_NONE && decision->datumEinde != DAY_NONE &&
			(before->datumEinde == DAY_NONE || before->datumEinde > decision->datumEinde))
		return true;
	if (less_of_it(decision, before))
		return true;
	if (!days_long(decision) || !days_long(before))
		return decision->bedrag < before->bedrag;
	/* a cent more would still not be more a day */
	return (decision->bedrag + 1) * days_long(before) <= before->bedrag * days_long(decision);
}

/* The amount that the mandate must hold: who changes or ends something, may grant it. */
static cents amount_asked(const struct model *model, const struct decision *decision)
{
	const struct decision *before = changed_by(model, decision);
	cents now = model_weight(decision), was = before ? model_weight(before) : 0;

	return now > was ? now : was;
}

/* The first day of what takes the place of another. */
static day first_day(const struct decision *decision, day otherwise)
{
	if (decision->datumStart != DAY_NONE)
		return decision->datumStart;
	return decision->besluitdatum != DAY_NONE ? decision->besluitdatum : otherwise;
}

/*
 * What another decision counts for when this one is weighed: what it was to cost, or what was used of it when something
 * that is taken, or this one, takes the place of the rest.
 */
static cents counts_beside(const struct model *model, const struct model_case *asked, const struct model_case *other)
{
	bool leaves = other->record.kind == DECISION_VERMINDERING && model_taken(other);
	cents amount = leaves ? model_weight(&other->record) : model_counted(&other->record);

	for (const struct model_case *next = model->cases; next < model->cases + model->case_count; next++) {
		bool now = next->record.id == asked->record.id;
		const struct decision *by = now ? &asked->record : &next->record;
		cents used;

		if (by->vorige_id != other->record.id || !takes_its_place(by) || !(now || model_taken(next)))
			continue;
		used = model_used(&other->record, first_day(by, model->today));
		amount = used < amount ? used : amount;
	}
	return amount;
}

/* On which rung it counts: what a reduction leaves, on the lowest of those that granted it and took of it. */
static int64_t rung_of_money(const struct model *model, const struct model_case *one)
{
	int64_t lowest = one->record.trede;
	const struct decision *at = &one->record;

	while (at && model_taken(one) && at->kind == DECISION_VERMINDERING) {
		at = changed_by(model, at);
		if (at && at->trede > 0 && at->trede < lowest)
			lowest = at->trede;
	}
	return lowest;
}

/*
 * With what was decided or asked within thirty days for the same person and provision. What takes the place of another is
 * held to both: as it comes, and as that other was with its own pieces.
 */
static cents with_pieces(const struct model *model, const struct model_case *asked)
{
	const struct decision *before = changed_by(model, &asked->record);
	cents sum = model_weight(&asked->record), was = before ? model_weight(before) : 0;

	for (const struct model_case *other = model->cases; other < model->cases + model->case_count; other++) {
		if (other->record.id == asked->record.id || !(model_in_flight(other) || model_taken(other)))
			continue;
		if (other->record.person_id == asked->record.person_id &&
				other->record.provision_kind_id == asked->record.provision_kind_id &&
				near(model, asked, day_for_splitting(other))) {
			sum += counts_beside(model, asked, other);
			was += &other->record == before ? 0 : counts_beside(model, asked, other);
		}
	}
	return before && was > sum ? was : sum;
}

/* Decided at a rung up to this one in the last twelve months, or in flight and addressed to one. */
static cents spent_up_to(const struct model *model, const struct model_case *asked, int64_t trede)
{
	day year_ago = model_months_later(model->today, -12);
	cents sum = 0;

	for (const struct model_case *other = model->cases; other < model->cases + model->case_count; other++) {
		if (other->record.id == asked->record.id || rung_of_money(model, other) > trede)
			continue;
		if (model_in_flight(other) || (model_taken(other) && other->record.besluitdatum > year_ago))
			sum += counts_beside(model, asked, other);
	}
	return sum;
}

/* ---- people ---- */

static bool holds_on(day from, day until, day on)
{
	return from != DAY_NONE && from <= on && (until == DAY_NONE || on < until);
}

bool model_absent(const struct model *model, size_t person)
{
	for (size_t i = 0; i < model->absence_count; i++)
		if (model->absences[i].who == person &&
				holds_on(model->absences[i].from, model->absences[i].until, model->today))
			return true;
	return false;
}

static bool has_role_deep(const struct model *model, size_t person, int role, int deep)
{
	const struct model_person *one = &model->people[person];

	for (size_t i = 0; i < one->role_count; i++)
		if (one->roles[i].role == role && holds_on(one->roles[i].from, one->roles[i].until, model->today))
			return true;
	for (size_t i = 0; i < model->absence_count && deep > 0; i++)
		if (model->absences[i].deputy == person &&
				holds_on(model->absences[i].from, model->absences[i].until, model->today) &&
				has_role_deep(model, model->absences[i].who, role, deep - 1))
			return true;
	return false;
}

bool model_has_role(const struct model *model, size_t person, int role, bool climbed)
{
	return has_role_deep(model, person, role, climbed ? 3 : 0);
}

/* ---- a row of the register ---- */

/* Who stands before the rule: somebody with a name, or anybody of whom nothing is known. */
struct stander {
	const struct model *model;
	const struct model_case *asked;
	int person;			/* -1: anybody */
};

static bool listed(const char *list, const char *code)
{
	char commas[80], wanted[8];

	snprintf(commas, sizeof(commas), ",%s,", list);
	snprintf(wanted, sizeof(wanted), ",%s,", code);
	return *code && strstr(commas, wanted) != NULL;
}

static bool no_more(int64_t amount, int64_t limit)
{
	return limit == MANDATE_UNLIMITED || amount <= limit;
}

static bool narrower(int64_t child, int64_t parent)
{
	return parent == MANDATE_UNLIMITED || (child != MANDATE_UNLIMITED && child <= parent);
}

static bool categories_inside(const char *child, const char *parent)
{
	char copy[80];

	if (!*parent)
		return true;
	snprintf(copy, sizeof(copy), "%s", child);
	if (!*copy)
		return false;
	for (char *code = strtok(copy, ","); code; code = strtok(NULL, ","))
		if (!listed(parent, code))
			return false;
	return true;
}

/* Days and months are compared by the longest and the shortest month there is. */
static bool duration_inside(const struct mandate *child, const struct mandate *parent)
{
	bool days = narrower(child->duur_dagen, parent->duur_dagen) ||
		(child->duur_maanden != MANDATE_UNLIMITED && child->duur_maanden * 31 <= parent->duur_dagen);
	bool months = narrower(child->duur_maanden, parent->duur_maanden) ||
		(child->duur_dagen != MANDATE_UNLIMITED && child->duur_dagen <= parent->duur_maanden * 28);

	return days && months;
}

bool model_contained(const struct mandate *child, const struct mandate *parent)
{
	return (parent->wet == WET_NONE || parent->wet == child->wet) && child->lijn <= parent->lijn &&
		child->trede <= parent->trede && categories_inside(child->categorieen, parent->categorieen) && (child->only_spoed || !parent->only_spoed) &&
		narrower(child->per_besluit, parent->per_besluit) && narrower(child->cum_huishouden, parent->cum_huishouden) &&
		duration_inside(child, parent) && narrower(child->vier_ogen_vanaf, parent->vier_ogen_vanaf) &&
		child->from != DAY_NONE && parent->from != DAY_NONE && child->from >= parent->from &&
		(parent->until == DAY_NONE || (child->until != DAY_NONE && child->until <= parent->until));
}

static bool lives_on(const struct mandate *row, day on)
{
	return holds_on(row->from, row->until, on) && (row->revoked == DAY_NONE || on < row->revoked);
}

static bool lives(const struct stander *by, const struct mandate *row)
{
	return lives_on(row, decision_day(by->model, by->asked)) && lives_on(row, by->model->today);
}

/* The question of each rule about one row; true: nothing in the way. */

static bool lets_decide(const struct stander *by, const struct mandate *row)
{
	(void)by;
	return row->soort == MANDATE_MANDAAT || row->soort == MANDATE_ONDERMANDAAT;
}

static bool of_this_law(const struct stander *by, const struct mandate *row)
{
	return row->wet == WET_NONE || row->wet == by->asked->record.wet;
}

static bool of_this_line(const struct stander *by, const struct mandate *row)
{
	return row->lijn >= by->asked->record.lijn;
}

static bool of_this_category(const struct stander *by, const struct mandate *row)
{
	return !*row->categorieen || listed(row->categorieen, by->asked->record.productcategorie);
}

static bool not_only_for_spoed(const struct stander *by, const struct mandate *row)
{
	return by->asked->record.spoed || !row->only_spoed;
}

static bool rests_well(const struct stander *by, const struct mandate *row)
{
	for (int steps = 0; row->parent_id; steps++) {
		const struct mandate *parent = NULL;

		for (size_t i = 0; i < by->model->row_count; i++)
			if (by->model->rows[i].id == row->parent_id)
				parent = &by->model->rows[i];
		if (!parent || steps > MODEL_ROWS || !lives(by, parent) || !model_contained(row, parent))
			return false;
		row = parent;
	}
	return true;
}

static bool consented(const struct stander *by, const struct mandate *row)
{
	day on = decision_day(by->model, by->asked);

	if (by->person >= 0 && by->model->people[by->person].municipal)
		return true;
	if (!row->needs_consent && row->holder != HOLDER_REGISSEUR)
		return true;
	return row->consent_holder != DAY_NONE && row->consent_employer != DAY_NONE && row->consent_holder <= on &&
		row->consent_employer <= on;
}

static bool short_enough(const struct stander *by, const struct mandate *row)
{
	const struct decision *decision = &by->asked->record;
	bool limited = row->duur_dagen != MANDATE_UNLIMITED || row->duur_maanden != MANDATE_UNLIMITED;

	if (decision->datumStart == DAY_NONE || !limited)
		return true;
	if (decision->datumEinde == DAY_NONE)
		return false;
	if (row->duur_dagen != MANDATE_UNLIMITED && decision->datumEinde > decision->datumStart + row->duur_dagen - 1)
		return false;
	return row->duur_maanden == MANDATE_UNLIMITED || (row->duur_maanden > 0 &&
		decision->datumEinde < model_months_later(decision->datumStart, (int)row->duur_maanden));
}

static bool small_enough(const struct stander *by, const struct mandate *row)
{
	return no_more(amount_asked(by->model, &by->asked->record), row->per_besluit);
}

static bool small_with_its_pieces(const struct stander *by, const struct mandate *row)
{
	return no_more(with_pieces(by->model, by->asked), row->per_besluit);
}

static bool room_in_the_year(const struct stander *by, const struct mandate *row)
{
	cents counted = model_counted(&by->asked->record);

	for (const struct mandate *at = row; counted && at;) {
		const struct mandate *above = NULL;

		if (!no_more(spent_up_to(by->model, by->asked, at->trede) + counted, at->cum_huishouden))
			return false;
		for (size_t i = 0; i < by->model->row_count; i++)
			if (at->parent_id && by->model->rows[i].id == at->parent_id)
				above = &by->model->rows[i];
		at = above;
	}
	return true;
}

static const struct {
	const char *rule;
	bool (*fine)(const struct stander *by, const struct mandate *row);
	bool of_second_eyes;
} questions[] = {
	{ "mandaat.soort", lets_decide, true },
	{ "mandaat.wet", of_this_law, true },
	{ "mandaat.lijn", of_this_line, true },
	{ "mandaat.categorie", of_this_category, false },
	{ "mandaat.alleen-spoed", not_only_for_spoed, true },
	{ "mandaat.geldigheid", lives, true },
	{ "mandaat.ondermandaat", rests_well, true },
	{ "mandaat.instemming", consented, true },
	{ "mandaat.duur", short_enough, false },
	{ "mandaat.per-besluit", small_enough, false },
	{ "mandaat.splitsing", small_with_its_pieces, false },
	{ "mandaat.cum-huishouden", room_in_the_year, false },
};

/* How many rules the row passes before one refuses; all of them: it covers. */
static size_t passed(const struct stander *by, const struct mandate *row)
{
	size_t count = 0;

	while (count < COUNT_OF(questions) && questions[count].fine(by, row))
		count++;
	return count;
}

static bool belongs_to(const struct model *model, const struct mandate *row, size_t person, bool climbed)
{
	if (row->holder == HOLDER_EMPLOYEE)
		return row->employee_id && row->employee_id == model->people[person].number;
	if (row->holder == HOLDER_ROLE)
		return model_has_role(model, person, row->role, climbed);
	return model->regisseur == (int)person;
}

bool model_row_covers(const struct model *model, const struct model_case *asked, const struct mandate *row,
	size_t person)
{
	const struct stander by = { model, asked, (int)person };

	return passed(&by, row) == COUNT_OF(questions);
}

static bool row_asks_second(const struct model *model, const struct model_case *asked, const struct mandate *row)
{
	return gives_less(model, &asked->record) || row->vier_ogen_vanaf == 0 || !no_more(with_pieces(model, asked), row->vier_ogen_vanaf);
}

/* ---- the answer ---- */

static const char *barred(const struct model *model, const struct model_case *asked, size_t person)
{
	if (model->people[person].kin)
		return "mandaat.eigen-gezin";
	if (asked->record.aanbieder_id && asked->record.aanbieder_id == model->people[person].organisation)
		return "mandaat.eigen-organisatie";
	return NULL;
}

static bool nonsense(const struct decision *decision)
{
	return decision->bedrag < 0 || (decision->datumEinde != DAY_NONE &&
		(decision->datumStart == DAY_NONE || decision->datumEinde < decision->datumStart));
}

/* The lowest rung where somebody else may: by a row of a role, or as the regisseur who is there. */
static int64_t who_then(const struct model *model, const struct model_case *asked, size_t person)
{
	int64_t lowest = MODEL_NOBODY;

	for (size_t i = 0; i < model->row_count; i++) {
		const struct mandate *row = &model->rows[i];
		struct stander by = { model, asked, -1 };

		if (row->holder == HOLDER_EMPLOYEE)
			continue;
		if (row->holder == HOLDER_REGISSEUR) {
			if (model->regisseur < 0 || model->regisseur == (int)person ||
					model_absent(model, (size_t)model->regisseur) || barred(model, asked, (size_t)model->regisseur))
				continue;
			by.person = model->regisseur;
		}
		if (!model->process[row->trede] && row->trede < lowest && passed(&by, row) == COUNT_OF(questions))
			lowest = row->trede;
	}
	return lowest;
}

static bool larger(int64_t a, int64_t b)
{
	return a != b && (a == MANDATE_UNLIMITED || (b != MANDATE_UNLIMITED && a > b));
}

/* Is the one row a better ground than the other, both covering: lower rung, without second eyes, larger amount? */
static bool better_ground(const struct model *model, const struct model_case *asked, const struct mandate *row,
	const struct mandate *than)
{
	if (row->trede != than->trede)
		return row->trede < than->trede;
	if (row_asks_second(model, asked, row) != row_asks_second(model, asked, than))
		return !row_asks_second(model, asked, row);
	return larger(row->per_besluit, than->per_besluit);
}

struct model_verdict model_decides(const struct model *model, const struct model_case *asked, size_t person,
	bool climbed)
{
	const struct stander by = { model, asked, (int)person };
	struct model_verdict verdict = { .rule = barred(model, asked, person) };
	const struct mandate *ground = NULL;
	int furthest = -1;

	if (nonsense(&asked->record))
		return (struct model_verdict){ .rule = "mandaat.gegevens", .trede = MODEL_NOBODY };
	if (!verdict.rule && climbed && asked->record.author_id == model->people[person].number)
		verdict.rule = "mandaat.zelf-gevraagd";
	for (size_t i = 0; i < model->row_count && !verdict.rule; i++) {
		const struct mandate *row = &model->rows[i];
		int count = belongs_to(model, row, person, climbed) ? (int)passed(&by, row) : -1;

		furthest = count > furthest ? count : furthest;
		if (count == (int)COUNT_OF(questions) && (!ground || better_ground(model, asked, row, ground)))
			ground = row;
	}
	if (ground)
		return (struct model_verdict){ true, row_asks_second(model, asked, ground), ground->trede, ground->per_besluit,
			"" };
	if (!verdict.rule)
		verdict.rule = furthest < 0 ? "mandaat.geen" : questions[furthest].rule;
	verdict.trede = who_then(model, asked, person);
	return verdict;
}

struct model_verdict model_looks(const struct model *model, const struct model_case *asked, size_t person)
{
	const struct stander by = { model, asked, (int)person };
	struct model_verdict verdict = { .rule = barred(model, asked, person), .trede = asked->record.trede };
	id number = model->people[person].number;

	if (nonsense(&asked->record))
		return (struct model_verdict){ .rule = "mandaat.gegevens", .trede = MODEL_NOBODY };
	if (!verdict.rule && (asked->record.decider_id == number || asked->record.author_id == number))
		verdict.rule = "mandaat.tweede-ogen";
	if (verdict.rule)
		return verdict;
	for (size_t i = 0; i < model->row_count && !verdict.within; i++) {
		verdict.within = belongs_to(model, &model->rows[i], person, asked->climbed);
		for (size_t n = 0; n < COUNT_OF(questions) && verdict.within; n++)
			verdict.within = !questions[n].of_second_eyes || questions[n].fine(&by, &model->rows[i]);
	}
	if (asked->record.wet == WET_JEUGDWET && asked->record.trede >= 2 &&
			model_has_role(model, person, ROLE_GEDRAGSWETENSCHAPPER, asked->climbed))
		verdict.within = true;
	verdict.rule = verdict.within ? "" : "mandaat.tweede-ogen-mandaat";
	return verdict;
}
