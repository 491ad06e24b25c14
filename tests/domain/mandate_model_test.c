/*
 * The engine of mandate beside the slow model, through random lives of a household: people propose, decide, look a
 * second time and withdraw; mandates come, are sub-let and revoked; roles end, colleagues are away, time passes.
 * After each step both answer, and nothing may differ.
 *
 * SEQUENCES is how many lives (1,500 unless set), SEQUENCES_SEED where they begin; a difference names the seed of
 * its life.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/default_matrix.h"
#include "mandate_play.h"

enum { SEQUENCES_DEFAULT = 1500, STEPS_LEAST = 8, STEPS_MORE = 32 };

static uint64_t seed;
static int step;

/* How often each answer was given, so that none hides: by the words of the rules, "" is within. */
static struct {
	const char *rule;
	long times;
} seen[24];
static long verdicts, second_eyes, contained, not_contained;

static void seen_add(const char *rule)
{
	size_t i = 0;

	while (seen[i].rule && strcmp(seen[i].rule, rule) != 0)
		i++;
	seen[i].rule = rule;
	seen[i].times++;
	verdicts++;
}

/* ---- the engine, fed from the model's arrays ---- */

static struct holder holder_of(const struct model *model, size_t person, bool climbed)
{
	const struct model_person *one = &model->people[person];
	struct holder holder = { .employee_id = one->number, .organisation_id = one->organisation,
		.of_municipality = one->municipal, .member_of_household = one->kin,
		.regisseur = model->regisseur == (int)person };
	size_t count = 0;

	for (int role = ROLE_WIJKCOACH; role <= ROLE_GEDRAGSWETENSCHAPPER && count < HOLDER_ROLES; role++)
		if (model_has_role(model, person, role, climbed))
			holder.roles[count++] = role;
	return holder;
}

static const struct decision *vorige_of(const struct model *model, const struct model_case *asked)
{
	for (size_t i = 0; i < model->case_count; i++)
		if (asked->record.vorige_id && model->cases[i].record.id == asked->record.vorige_id)
			return &model->cases[i].record;
	return NULL;
}

/* What it counts for, as the store hands it over: to the first day of what was taken in its place. */
static cents counts(const struct model *model, const struct model_case *one)
{
	bool leaves = one->record.kind == DECISION_VERMINDERING && model_taken(one);
	cents amount = leaves ? decision_weight(&one->record) : decision_counted(&one->record);

	for (size_t i = 0; i < model->case_count; i++) {
		const struct decision *next = &model->cases[i].record;
		cents used;

		if (next->vorige_id != one->record.id || !decision_changes(next) || !model_taken(&model->cases[i]))
			continue;
		used = decision_used(&one->record, next->datumStart != DAY_NONE ? next->datumStart : next->besluitdatum);
		amount = used < amount ? used : amount;
	}
	return amount;
}

static int64_t counts_at(const struct model *model, const struct model_case *one)
{
	int64_t trede = one->record.trede;

	for (const struct model_case *at = one; model_taken(one) && at->record.kind == DECISION_VERMINDERING;) {
		const struct decision *vorige = vorige_of(model, at);

		if (!vorige)
			break;
		if (vorige->trede > 0 && vorige->trede < trede)
			trede = vorige->trede;
		at = (const struct model_case *)((const char *)vorige - offsetof(struct model_case, record));
	}
	return trede;
}

static size_t spent_of(const struct model *model, const struct model_case *asked, struct spent *out)
{
	size_t count = 0;

	for (size_t i = 0; i < model->case_count; i++) {
		const struct model_case *one = &model->cases[i];

		if (one->record.id == asked->record.id || !(model_in_flight(one) || model_taken(one)))
			continue;
		out[count++] = (struct spent){ .decision_id = one->record.id, .trede = counts_at(model, one),
			.datum = model_in_flight(one) ? one->requested : one->record.besluitdatum,
			.bedrag = counts(model, one), .in_flight = model_in_flight(one),
			.person_id = one->record.person_id, .provision_kind_id = one->record.provision_kind_id };
	}
	return count;
}

static struct mandate_verdict engine(const struct model *model, const struct model_case *asked, size_t person,
	bool climbed, enum mandate_part part)
{
	struct holder holder = holder_of(model, person, climbed), regisseur = { 0 };
	struct spent spent[MODEL_CASES];
	bool present = model->regisseur >= 0 && !model_absent(model, (size_t)model->regisseur);

	if (present)
		regisseur = holder_of(model, (size_t)model->regisseur, true);
	return mandate_covers(&(struct mandate_case){ .decision = &asked->record,
		.vorige = vorige_of(model, asked), .holder = &holder,
		.regisseur = present ? &regisseur : NULL, .mandates = model->rows, .mandate_count = model->row_count,
		.rungs = default_rungs, .rung_count = default_rung_count, .spent = spent,
		.spent_count = spent_of(model, asked, spent), .today = model->today, .climbed = climbed, .part = part });
}

/* ---- comparing ---- */

static void differ(const char *what, const struct model_case *asked, size_t person, long long one, long long other)
{
	fail_msg("SEQUENCES_SEED=%llu step %d, decision %lld, person %zu: %s: the engine says %lld, the model %lld",
		(unsigned long long)seed, step, (long long)asked->record.id, person, what, one, other);
}

static void words_same(const char *engine_word, const char *model_word, const struct model_case *asked, size_t person)
{
	if (strcmp(engine_word, model_word) != 0)
		fail_msg("SEQUENCES_SEED=%llu step %d, decision %lld, person %zu: the engine says «%s», the model «%s»",
			(unsigned long long)seed, step, (long long)asked->record.id, person, engine_word, model_word);
}

#define SAME(what, one, other) do { \
	if ((one) != (other)) differ(what, asked, person, (long long)(one), (long long)(other)); } while (0)

/* What is said to be free is free, to the cent: a cent more is not within the same row. */
static void free_is_free(const struct model *model, const struct model_case *asked, size_t person, bool climbed,
	const struct mandate_verdict *verdict)
{
	struct model_case other = *asked;
	struct mandate_verdict more;
	bool by_amount = verdict->within || strcmp(verdict->rule, "mandaat.per-besluit") == 0 ||
		strcmp(verdict->rule, "mandaat.splitsing") == 0 || strcmp(verdict->rule, "mandaat.cum-huishouden") == 0;

	if (!by_amount || verdict->free == MANDATE_UNLIMITED || asked->record.kind != DECISION_TOEKENNING)
		return;
	other.record.bedrag = verdict->free;
	if (model_weight(&other.record) != other.record.bedrag)
		return;	/* of more than a year only a part counts */
	if (verdict->free > 0)
		SAME("what is free", engine(model, &other, person, climbed, PART_DECIDE).within, true);
	other.record.bedrag++;
	if (model_weight(&other.record) != other.record.bedrag)
		return;
	more = engine(model, &other, person, climbed, PART_DECIDE);
	if (verdict->within)
		SAME("a cent more than free", more.within && more.mandate_id == verdict->mandate_id, false);
}

static struct model_verdict decides(const struct model *model, const struct model_case *asked, size_t person,
	bool climbed)
{
	struct model_verdict expected = model_decides(model, asked, person, climbed);
	struct mandate_verdict verdict = engine(model, asked, person, climbed, PART_DECIDE);

	seen_add(expected.rule);
	SAME("within", verdict.within, expected.within);
	words_same(verdict.rule, expected.rule, asked, person);
	SAME("the rung", verdict.trede, expected.trede);
	SAME("second eyes", verdict.needs_second, expected.needs_second);
	SAME("weight", decision_weight(&asked->record), model_weight(&asked->record));
	SAME("counted", decision_counted(&asked->record), model_counted(&asked->record));
	if (expected.within)
		SAME("the amount of the row", verdict.per_besluit, expected.per_besluit);
	free_is_free(model, asked, person, climbed, &verdict);
	second_eyes += expected.needs_second;
	return expected;
}

static struct model_verdict looks(const struct model *model, const struct model_case *asked, size_t person)
{
	struct model_verdict expected = model_looks(model, asked, person);
	struct mandate_verdict verdict = engine(model, asked, person, asked->climbed, PART_SECOND);

	seen_add(expected.rule);
	SAME("second eyes within", verdict.within, expected.within);
	words_same(verdict.rule, expected.rule, asked, person);
	return expected;
}

/* ---- the steps of a life ---- */

static size_t person_numbered(const struct model *model, id number)
{
	size_t person = 0;

	while (model->people[person].number != number)
		person++;
	return person;
}

static struct model_case *case_in(struct play *play, int state)
{
	struct model *model = &play->model;
	size_t first = (size_t)play_any(play, (int)model->case_count + 1);

	for (size_t i = 0; i < model->case_count; i++) {
		struct model_case *one = &model->cases[(first + i) % model->case_count];

		if (one->record.state == state)
			return one;
	}
	return NULL;
}

static void take(const struct model *model, struct model_case *one, size_t person, const struct model_verdict *verdict)
{
	one->record.state = verdict->needs_second ? DECISION_TWEEDE_OGEN : DECISION_GENOMEN;
	one->record.decider_id = model->people[person].number;
	one->record.trede = verdict->trede;
	one->record.besluitdatum = model->today;
	one->requested = one->requested == DAY_NONE ? model->today : one->requested;
}

static void back_to_concept(struct model_case *one)
{
	one->record.state = DECISION_CONCEPT;
	one->record.decider_id = one->record.second_id = 0;
	one->record.trede = 0;
	one->record.besluitdatum = one->requested = DAY_NONE;
	one->climbed = false;
}

static void hand_in(struct play *play, struct model_case *one)
{
	struct model *model = &play->model;
	size_t author = person_numbered(model, one->record.author_id);
	struct model_verdict verdict = decides(model, one, author, false);

	if (verdict.within) {
		take(model, one, author, &verdict);
	} else if (verdict.trede <= MANDATE_TREDE_MAX) {
		one->record.state = DECISION_TER_TOETSING;
		one->record.trede = verdict.trede;
		one->requested = model->today;
		one->climbed = true;
	}
}

static void propose(struct play *play)
{
	struct model_case *one;

	if (play->model.case_count == MODEL_CASES)
		return;
	one = &play->model.cases[play->model.case_count];
	*one = (struct model_case){ .requested = DAY_NONE };
	play_draft(play, &one->record);
	if (play->model.case_count && !one->record.vorige_id && play_any(play, 3) == 0) {	/* a piece of what was asked before */
		const struct decision *before = &play->model.cases[play_any(play, (int)play->model.case_count)].record;

		one->record.person_id = before->person_id;
		one->record.provision_kind_id = before->provision_kind_id;
		one->record.wet = before->wet;
		one->record.lijn = before->lijn;
		memcpy(one->record.productcategorie, before->productcategorie, sizeof(before->productcategorie));
	}
	play->model.case_count++;
	hand_in(play, one);
}

static void propose_again(struct play *play)
{
	struct model_case *one = case_in(play, DECISION_CONCEPT);

	if (one)
		hand_in(play, one);
}

static void decide(struct play *play)
{
	struct model_case *one = case_in(play, DECISION_TER_TOETSING);
	size_t person = (size_t)play_any(play, (int)play->model.people_count);
	struct model_verdict verdict;

	if (!one)
		return;
	verdict = decides(&play->model, one, person, true);
	if (verdict.within)
		take(&play->model, one, person, &verdict);
}

/* Who decided is weighed once more when it is signed. */
static void look(struct play *play)
{
	struct model_case *one = case_in(play, DECISION_TWEEDE_OGEN);
	struct model *model = &play->model;
	size_t person = (size_t)play_any(play, (int)model->people_count);
	struct model_verdict verdict;

	if (!one || !looks(model, one, person).within)
		return;
	verdict = decides(model, one, person_numbered(model, one->record.decider_id), one->climbed);
	if (!verdict.within)
		return;
	one->record.second_id = model->people[person].number;
	one->record.state = DECISION_GENOMEN;
	one->record.trede = verdict.trede;
	one->record.besluitdatum = model->today;
}

static void withdraw(struct play *play)
{
	struct model_case *one = case_in(play, play_any(play, 2) ? DECISION_TER_TOETSING : DECISION_TWEEDE_OGEN);

	if (one)
		one->record.state = DECISION_INGETROKKEN;
}

/* What waits for second eyes is weighed again: it stays, or goes back. */
static void recheck(struct play *play)
{
	struct model *model = &play->model;

	for (size_t i = 0; i < model->case_count; i++) {
		struct model_case *one = &model->cases[i];

		if (one->record.state == DECISION_TWEEDE_OGEN &&
				!decides(model, one, person_numbered(model, one->record.decider_id), one->climbed).within)
			back_to_concept(one);
	}
}

static void mandate_comes(struct play *play)
{
	struct model *model = &play->model;
	const struct mandate *parent = play_any(play, 2) ? &model->rows[play_any(play, (int)model->row_count)] : NULL;
	struct mandate row = play_row(play, parent);
	bool inside;

	if (parent) {
		inside = model_contained(&row, parent);
		if (mandate_within_parent(&row, parent, NULL) != inside)
			fail_msg("SEQUENCES_SEED=%llu step %d: the engine and the model differ about a sub-mandate:"
				" the model says %d", (unsigned long long)seed, step, inside);
		contained += inside;
		not_contained += !inside;
	}
	if (model->row_count < MODEL_ROWS)
		model->rows[model->row_count++] = row;
}

static void mandate_goes(struct play *play)
{
	struct mandate *row = &play->model.rows[play_any(play, (int)play->model.row_count)];

	if (play_any(play, 4) == 0)
		row->until = play->model.today + play_any(play, 20);
	else if (row->revoked == DAY_NONE)
		row->revoked = play->model.today + play_any(play, 2);
	recheck(play);
}

static void consent_comes(struct play *play)
{
	struct mandate *row = &play->model.rows[play_any(play, (int)play->model.row_count)];

	row->consent_holder = row->consent_employer = play->model.today;
}

static void role_ends(struct play *play)
{
	struct model_person *one = &play->model.people[play_any(play, (int)play->model.people_count)];

	one->roles[play_any(play, (int)one->role_count)].until = play->model.today;
	recheck(play);
}

static void role_comes(struct play *play)
{
	struct model_person *one = &play->model.people[play_any(play, (int)play->model.people_count)];

	if (one->role_count < MODEL_ROLES)
		one->roles[one->role_count++] = (struct model_role){ ROLE_WIJKCOACH + play_any(play, ROLE_GEDRAGSWETENSCHAPPER),
			play->model.today, play_any(play, 2) ? DAY_NONE : play->model.today + play_any(play, 90) };
}

static void absent(struct play *play)
{
	struct model *model = &play->model;
	size_t who = (size_t)play_any(play, (int)model->people_count);
	size_t deputy = (size_t)play_any(play, (int)model->people_count);

	if (who != deputy && model->absence_count < MODEL_ABSENCES)
		model->absences[model->absence_count++] = (struct model_absence){ who, deputy, model->today,
			model->today + play_any(play, 60) };
}

static void regie_moves(struct play *play)
{
	play->model.regisseur = play_any(play, (int)play->model.people_count + 1) - 1;
	recheck(play);
}

static void time_passes(struct play *play)
{
	play->model.today += play_days(play);
	recheck(play);
}

static void (*const steps[])(struct play *play) = {
	propose, propose, propose, propose, propose, propose_again, decide, decide, decide, look, look, withdraw,
	mandate_comes, mandate_goes, consent_comes, role_ends, role_comes, absent, regie_moves, time_passes, time_passes, time_passes,
};

static void live(uint64_t of_seed)
{
	static struct play play;
	int count;

	seed = of_seed;
	play_begin(&play, seed);
	count = STEPS_LEAST + play_any(&play, STEPS_MORE);
	for (step = 0; step < count; step++)
		steps[play_any(&play, COUNT_OF(steps))](&play);
}

static void every_answer_was_given(void)
{
	static const char *const words[] = { "", "mandaat.eigen-gezin", "mandaat.eigen-organisatie",
		"mandaat.zelf-gevraagd", "mandaat.tweede-ogen", "mandaat.tweede-ogen-mandaat", "mandaat.geen", "mandaat.soort",
		"mandaat.wet", "mandaat.lijn", "mandaat.categorie", "mandaat.alleen-spoed", "mandaat.geldigheid", "mandaat.ondermandaat", "mandaat.instemming",
		"mandaat.duur", "mandaat.per-besluit", "mandaat.splitsing", "mandaat.cum-huishouden" };

	for (size_t n = 0; n < COUNT_OF(words); n++) {
		size_t i = 0;

		while (seen[i].rule && strcmp(seen[i].rule, words[n]) != 0)
			i++;
		if (!seen[i].rule)
			fail_msg("no life met «%s»", words[n]);
	}
	assert_true(second_eyes > 0 && contained > 0 && not_contained > 0);
}

static void no_life_of_a_household_differs_from_the_model(void **state)
{
	const char *many = getenv("SEQUENCES"), *from = getenv("SEQUENCES_SEED");
	long count = many && *many ? atol(many) : SEQUENCES_DEFAULT;
	uint64_t first = from && *from ? strtoull(from, NULL, 10) : 1;

	(void)state;
	clock_init();
	for (long i = 0; i < count; i++)
		live(first + (uint64_t)i);
	if (many)
		print_message("%ld lives, %ld verdicts\n", count, verdicts);
	for (size_t i = 0; many && seen[i].rule; i++)
		print_message("  %-28s %ld\n", *seen[i].rule ? seen[i].rule : "within", seen[i].times);
	if (count >= SEQUENCES_DEFAULT)
		every_answer_was_given();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_life_of_a_household_differs_from_the_model),
	};

	return cmocka_run_group_tests_name("mandate_model", tests, NULL, NULL);
}
