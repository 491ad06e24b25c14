/* Random registers, people and concepts. */
#include "mandate_play.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/default_matrix.h"

/* 1 January 2026; no sequence goes back before it. */
enum { FIRST_DAY = 20454, ORGANISATIONS = 3 };

int play_any(struct play *play, int below)
{
	play->random ^= play->random << 13;
	play->random ^= play->random >> 7;
	play->random ^= play->random << 17;
	return (int)((play->random >> 11) % (uint64_t)below);
}

/* True once in `times`. */
static bool once_in(struct play *play, int times)
{
	return play_any(play, times) == 0;
}

/* ---- people ---- */

static const int played_roles[] = { ROLE_WIJKCOACH, ROLE_WIJKCOACH, ROLE_PARTNER, ROLE_TEAMLEIDER, ROLE_MANAGER,
	ROLE_COLLEGE, ROLE_PROCESREGISSEUR, ROLE_GEDRAGSWETENSCHAPPER };

static void person_add(struct play *play, int role)
{
	struct model_person *one = &play->model.people[play->model.people_count];

	*one = (struct model_person){ .number = 500 + (id)play->model.people_count++, .organisation = 1, .municipal = true,
		.kin = once_in(play, 20) };
	if (role == ROLE_PARTNER || once_in(play, 6)) {
		one->organisation = 2 + play_any(play, ORGANISATIONS - 1);
		one->municipal = false;
	}
	one->roles[one->role_count++] = (struct model_role){ role, FIRST_DAY - 400, DAY_NONE };
	if (once_in(play, 4))
		one->roles[one->role_count++] = (struct model_role){ played_roles[play_any(play, COUNT_OF(played_roles))],
			FIRST_DAY + play_any(play, 300), DAY_NONE };
}

/* ---- the register ---- */

static const struct {
	id number;
	int wet;
	const char *categorie;
	int lijn;
} played_kinds[] = {
	{ 901, WET_WMO, "02", LIJN_2 }, { 902, WET_WMO, "07", LIJN_2 }, { 903, WET_WMO, "17", LIJN_2 },
	{ 904, WET_JEUGDWET, "45", LIJN_2 }, { 905, WET_JEUGDWET, "43", LIJN_2 },
	{ 906, WET_BIJZONDERE_BIJSTAND, "", LIJN_2 }, { 907, WET_NONE, "", LIJN_1 },
};
static const char *const played_lists[] = { "", "02", "02,07", "17", "45,43", "07,17,45", "02,45", "43" };
static const cents played_amounts[] = { 50000, 100000, 250000, 500000, 1000000, 2500000 };
static const int played_days[] = { 3, 7, 30, 365, 366 };
static const int played_months[] = { 1, 3, 6, 12, 24 };

static cents amount_any(struct play *play, int unlimited)
{
	return once_in(play, unlimited) ? MANDATE_UNLIMITED : played_amounts[play_any(play, COUNT_OF(played_amounts))];
}

static day day_any(struct play *play, int none)
{
	return once_in(play, none) ? DAY_NONE : play->model.today + play_any(play, 500) - 250;
}

static void holder_any(struct play *play, struct mandate *row)
{
	static const int holders[] = { HOLDER_ROLE, HOLDER_ROLE, HOLDER_ROLE, HOLDER_REGISSEUR, HOLDER_EMPLOYEE };

	row->holder = holders[play_any(play, COUNT_OF(holders))];
	row->role = ROLE_NONE;
	row->employee_id = 0;
	if (row->holder == HOLDER_ROLE)
		row->role = played_roles[play_any(play, COUNT_OF(played_roles))];
	if (row->holder == HOLDER_EMPLOYEE)
		row->employee_id = play->model.people[play_any(play, (int)play->model.people_count)].number;
}

static void list_any(struct play *play, struct mandate *row)
{
	snprintf(row->categorieen, sizeof(row->categorieen), "%s", played_lists[play_any(play, COUNT_OF(played_lists))]);
}

static struct mandate row_any(struct play *play)
{
	static const int laws[] = { WET_NONE, WET_WMO, WET_WMO, WET_JEUGDWET, WET_BIJZONDERE_BIJSTAND };
	struct mandate row;

	record_init(&mandate_record, &row);
	row.trede = 1 + play_any(play, MANDATE_TREDE_MAX);
	row.soort = once_in(play, 10) ? play_any(play, MANDATE_ADVIES + 1) : MANDATE_MANDAAT;
	row.wet = laws[play_any(play, COUNT_OF(laws))];
	if (once_in(play, 2))
		list_any(play, &row);
	row.lijn = once_in(play, 6) ? LIJN_1 : LIJN_2;
	row.only_spoed = once_in(play, 8);
	row.per_besluit = amount_any(play, 6);
	row.cum_huishouden = amount_any(play, 4);
	row.duur_dagen = once_in(play, 6) ? played_days[play_any(play, COUNT_OF(played_days))] : MANDATE_UNLIMITED;
	row.duur_maanden = once_in(play, 2) ? played_months[play_any(play, COUNT_OF(played_months))] : MANDATE_UNLIMITED;
	row.vier_ogen_vanaf = once_in(play, 8) ? 0 : amount_any(play, 3);
	row.needs_consent = once_in(play, 5);
	row.consent_holder = day_any(play, 3);
	row.consent_employer = day_any(play, 3);
	row.sub_allowed = once_in(play, 2);
	row.from = once_in(play, 3) ? play->model.today + play_any(play, 120) - 60 : FIRST_DAY - 300;
	row.until = once_in(play, 4) ? play->model.today + play_any(play, 400) : DAY_NONE;
	return row;
}

/* Like its parent, a little narrower; once in a while a little wider. */
static struct mandate row_under(struct play *play, const struct mandate *parent)
{
	struct mandate row = *parent;

	row.soort = MANDATE_ONDERMANDAAT;
	row.parent_id = parent->id;
	row.revoked = DAY_NONE;
	row.trede = 1 + play_any(play, (int)parent->trede);
	switch (play_any(play, 12)) {
	case 0: row.per_besluit = amount_any(play, 5); break;
	case 1: row.cum_huishouden = amount_any(play, 5); break;
	case 2: row.duur_maanden = played_months[play_any(play, COUNT_OF(played_months))]; break;
	case 3: row.duur_dagen = played_days[play_any(play, COUNT_OF(played_days))]; break;
	case 4: row.vier_ogen_vanaf = amount_any(play, 4); break;
	case 5: list_any(play, &row); break;
	case 6: row.from = parent->from + play_any(play, 3) - 1; break;
	case 7: row.until = parent->until == DAY_NONE ? day_any(play, 4) : parent->until + play_any(play, 3) - 1; break;
	case 8: row.wet = play_any(play, WET_OTHER + 1); break;
	case 9: row.lijn = play_any(play, LIJN_2 + 1); break;
	case 10: row.only_spoed = !row.only_spoed; break;
	default: break;
	}
	return row;
}

struct mandate play_row(struct play *play, const struct mandate *parent)
{
	struct mandate row = parent ? row_under(play, parent) : row_any(play);

	holder_any(play, &row);
	row.id = play->next++;
	return row;
}

static void register_begin(struct play *play)
{
	struct model *model = &play->model;
	size_t count = once_in(play, 3) ? default_mandate_count : (size_t)(3 + play_any(play, 8));

	for (size_t i = 0; i < count; i++) {
		const struct mandate *parent = model->row_count && once_in(play, 4) ?
			&model->rows[play_any(play, (int)model->row_count)] : NULL;

		model->rows[model->row_count] = count == default_mandate_count ? default_mandates[i] : play_row(play, parent);
		model->rows[model->row_count++].id = (id)i + 1;
	}
}

void play_begin(struct play *play, uint64_t seed)
{
	struct model *model = &play->model;

	*play = (struct play){ .random = seed * 0x9e3779b97f4a7c15 + 1, .next = 1000 };
	for (int i = 0; i < 8; i++)
		play_any(play, 2);
	/* the days around 29 February 2028 come often */
	model->today = once_in(play, 4) ? 21230 + play_any(play, 60) : FIRST_DAY + play_any(play, 1000);
	model->process[3] = true;
	for (size_t i = 0; i < COUNT_OF(played_roles); i++)
		if (i < 2 || !once_in(play, 3))
			person_add(play, played_roles[i]);
	model->regisseur = once_in(play, 4) ? -1 : play_any(play, (int)model->people_count);
	register_begin(play);
}

/* ---- concepts ---- */

/* A limit of a row, perhaps less what somebody may have spent already, and a cent more or less. */
static cents amount_near(struct play *play)
{
	const struct model *model = &play->model;
	const struct mandate *row = &model->rows[play_any(play, (int)model->row_count)];
	const cents limits[] = { row->per_besluit, row->cum_huishouden, row->vier_ogen_vanaf };
	cents amount = limits[play_any(play, COUNT_OF(limits))];

	if (once_in(play, 5) || amount <= 0)
		amount = 1 + play_any(play, 1500000);
	for (size_t i = 0; i < model->case_count; i++)
		if (once_in(play, 3) && amount > model_counted(&model->cases[i].record))
			amount -= model_counted(&model->cases[i].record);
	amount += play_any(play, 3) - 1;
	return amount > 0 ? amount : 1;
}

static void period_any(struct play *play, struct decision *decision)
{
	int kind = play_any(play, 16), months = played_months[play_any(play, COUNT_OF(played_months))];
	int days = played_days[play_any(play, COUNT_OF(played_days))];

	decision->datumStart = play->model.today + play_any(play, 40) - 5;
	if (kind == 0)
		decision->datumStart = decision->datumEinde = DAY_NONE;
	else if (kind == 1)
		decision->datumEinde = DAY_NONE;
	else if (kind < 5)
		decision->datumEinde = decision->datumStart + days + play_any(play, 3) - 2;
	else
		decision->datumEinde = model_months_later(decision->datumStart, months) + play_any(play, 3) - 2;
}

/* Taken, for something, and nothing took its place or waits to. */
static bool stands(const struct model *model, const struct model_case *one)
{
	for (size_t i = 0; i < model->case_count; i++) {
		const struct decision *next = &model->cases[i].record;

		if (next->vorige_id == one->record.id && next->kind != DECISION_VERLENGING && next->state != DECISION_CONCEPT &&
				next->state != DECISION_INGETROKKEN)
			return false;
	}
	return model_taken(one) && one->record.kind != DECISION_AFWIJZING && one->record.kind != DECISION_INTREKKING;
}

const struct decision *play_vorige(struct play *play)
{
	const struct model *model = &play->model;
	size_t first = (size_t)play_any(play, (int)model->case_count + 1);

	for (size_t i = 0; i < model->case_count; i++)
		if (stands(model, &model->cases[(first + i) % model->case_count]))
			return &model->cases[(first + i) % model->case_count].record;
	return NULL;
}

/* Of the same provision and person; its days and volume are often those of before, or nearly. */
static void vorige_any(struct play *play, struct decision *decision)
{
	const struct decision *before = play_vorige(play);

	if (!before) {
		decision->kind = DECISION_TOEKENNING;
		return;
	}
	decision->vorige_id = before->id;
	decision->person_id = before->person_id;
	decision->provision_kind_id = before->provision_kind_id;
	decision->wet = before->wet;
	decision->lijn = before->lijn;
	snprintf(decision->productcategorie, sizeof(decision->productcategorie), "%s", before->productcategorie);
	if (once_in(play, 2)) {
		decision->datumStart = before->datumStart;
		decision->datumEinde = before->datumEinde;
		if (before->datumStart != DAY_NONE && before->datumEinde != DAY_NONE && !once_in(play, 3))
			decision->datumEinde += play_any(play, 3) - 1;
		if (decision->datumEinde != DAY_NONE && decision->datumEinde < decision->datumStart)
			decision->datumEinde = decision->datumStart;
	}
	if (once_in(play, 2) && before->bedrag > 1)
		decision->bedrag = before->bedrag + play_any(play, 3) - 1;
	if (once_in(play, 3)) {
		decision->omvang = before->omvang;
		decision->eenheid = before->eenheid;
	}
}

static void volume_any(struct play *play, struct decision *decision)
{
	if (once_in(play, 2))
		return;
	decision->omvang = 1 + play_any(play, 6);
	decision->eenheid = once_in(play, 4) ? EENHEID_DAGDEEL : EENHEID_UUR;
	decision->frequentie = FREQUENTIE_DAG + play_any(play, FREQUENTIE_TOTAAL);
}

void play_draft(struct play *play, struct decision *decision)
{
	const struct model *model = &play->model;
	size_t kind = (size_t)play_any(play, once_in(play, 2) ? 2 : COUNT_OF(played_kinds));

	record_init(&decision_record, decision);
	decision->id = play->next++;
	decision->kind = once_in(play, 4) ? play_any(play, DECISION_VERLENGING + 1) : DECISION_TOEKENNING;
	decision->wet = played_kinds[kind].wet;
	decision->provision_kind_id = played_kinds[kind].number;
	snprintf(decision->productcategorie, sizeof(decision->productcategorie), "%s", played_kinds[kind].categorie);
	decision->lijn = played_kinds[kind].lijn;
	decision->person_id = play_any(play, 3);
	decision->aanbieder_id = once_in(play, 8) ? 1 + play_any(play, ORGANISATIONS) : 0;
	decision->spoed = once_in(play, 4);
	decision->author_id = model->people[play_any(play, (int)model->people_count)].number;
	period_any(play, decision);
	decision->bedrag = amount_near(play);
	volume_any(play, decision);
	if (decision->kind != DECISION_TOEKENNING && decision->kind != DECISION_AFWIJZING)
		vorige_any(play, decision);
	if (decision->kind == DECISION_AFWIJZING || decision->kind == DECISION_INTREKKING)
		decision->bedrag = 0;
}

int play_days(struct play *play)
{
	static const int steps[] = { 0, 1, 1, 2, 7, 29, 30, 31, 60, 180, 364, 365, 366 };

	return once_in(play, 4) ? play_any(play, 120) : steps[play_any(play, COUNT_OF(steps))];
}
