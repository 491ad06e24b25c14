/*
 * Long random sequences of decisions of several people in one household,
	against a slow model of the rule that shares no
 * code with it: what is granted never passes a limit, and what is refused no row of the person would have allowed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "mandate_case.h"

enum { STEPS = 6000, SPENT_MOST = 40 };

static unsigned seed = 20261121;

static int dice(int sides)
{
	return rand_r(&seed) % sides;
}

/* ---- the model ---- */

/* 20261121: dates are compared as people write them, not as counted days. */
static int64_t number_of(day d)
{
	int year, month, date;

	day_split(d, &year, &month, &date);
	return year * 10000 + month * 100 + date;
}

static bool model_in_window(const struct scene *scene, const struct spent *spent)
{
	return spent->in_flight || number_of(spent->datum) > number_of(scene->today) - 10000;
}

static cents model_spent(const struct scene *scene, int64_t trede)
{
	cents sum = 0;

	for (size_t i = 0; i < scene->spent_count; i++)
		if (scene->spent[i].trede <= trede && model_in_window(scene, &scene->spent[i]))
			sum += scene->spent[i].bedrag;
	return sum;
}

static cents model_split(const struct scene *scene)
{
	cents sum = scene->decision.bedrag;

	for (size_t i = 0; i < scene->spent_count; i++)
		if (scene->today - scene->spent[i].datum <= 30 &&
				scene->spent[i].person_id == scene->decision.person_id &&
				scene->spent[i].provision_kind_id == scene->decision.provision_kind_id)
			sum += scene->spent[i].bedrag;
	return sum;
}

static bool model_short_enough(const struct scene *scene, const struct mandate *row)
{
	int64_t start = number_of(scene->decision.datumStart), end = number_of(scene->decision.datumEinde),
		limit = start;

	if (row->duur_dagen != MANDATE_UNLIMITED && scene->decision.datumEinde >=
			scene->decision.datumStart + row->duur_dagen)
		return false;
	if (row->duur_maanden == MANDATE_UNLIMITED)
		return true;
	for (int64_t month = 0; month < row->duur_maanden; month++)
		limit += limit / 100 % 100 == 12 ? 10000 - 1100 : 100;
	return end < limit;
}

static bool model_is_of(const struct scene *scene, const struct mandate *row)
{
	if (row->holder == HOLDER_REGISSEUR)
		return scene->holder.regisseur;
	return row->role == scene->holder.roles[0] || row->role == scene->holder.roles[1];
}

static bool model_covers(const struct scene *scene, const struct mandate *row)
{
	char list[80], code[8];
	cents most = row->per_besluit == MANDATE_UNLIMITED ? INT64_MAX : row->per_besluit;
	cents ceiling = row->cum_huishouden == MANDATE_UNLIMITED ? INT64_MAX : row->cum_huishouden;

	snprintf(list, sizeof(list), ",%s,", row->categorieen);
	snprintf(code, sizeof(code), ",%s,", scene->decision.productcategorie);
	return model_is_of(scene, row) && (row->wet == WET_NONE || row->wet == scene->decision.wet) &&
		row->lijn >= scene->decision.lijn && (!*row->categorieen || strstr(list, code)) &&
		(scene->decision.spoed || !row->only_spoed) &&
		!(row->holder == HOLDER_REGISSEUR && !scene->holder.of_municipality) && model_short_enough(scene,
			row) &&
		model_split(scene) <= most &&
		scene->decision.bedrag + model_spent(scene, row->trede) <= ceiling;
}

/* ---- the sequences ---- */

static void draw_holder(struct scene *scene)
{
	static const int roles[] = {
		ROLE_WIJKCOACH, ROLE_WIJKCOACH, ROLE_TEAMLEIDER, ROLE_MANAGER, ROLE_PARTNER, ROLE_PROCESREGISSEUR,
	};

	scene_holder(scene, roles[dice(COUNT_OF(roles))]);
	scene->holder.regisseur = dice(3) == 0;
	scene->holder.of_municipality = dice(4) > 0;
}

static void draw_decision(struct scene *scene)
{
	static const struct {
		int wet;
		const char *categorie;
	} kinds[] = {
		{ WET_WMO, "02" }, { WET_WMO, "07" }, { WET_JEUGDWET, "45" }, { WET_JEUGDWET, "43" }, { WET_WMO, "17" },
		{ WET_BIJZONDERE_BIJSTAND, "" },
	};
	static const cents amounts[] = { 500, 1000, 2500, 7500, 10000, 25000, 75000 };
	size_t kind = (size_t)dice(COUNT_OF(kinds));

	scene_grant(scene, kinds[kind].wet, kinds[kind].categorie, 0);
	scene->decision.bedrag = dice(2) ? dice(300000) : amounts[dice(COUNT_OF(amounts))] * 100 + dice(3) - 1;
	scene->decision.lijn = dice(8) ? LIJN_2 : LIJN_1;
	scene->decision.spoed = dice(3) == 0;
	scene->decision.person_id = dice(3);
	scene->decision.provision_kind_id = (id)kind;
	scene->decision.datumStart = scene->today - scene->today % 3;
	while (number_of(scene->decision.datumStart) % 100 > 28)
		scene->decision.datumStart++;
	scene->decision.datumEinde = scene->decision.datumStart + dice(dice(2) ? 8 : 360);
}

/* Time passes; what was in flight is decided or withdrawn; what is long past is dropped. */
static void live_on(struct scene *scene)
{
	scene->today += dice(8);
	for (size_t i = scene->spent_count; i-- > 0;) {
		struct spent *spent = &scene->spent[i];

		if (spent->in_flight && dice(10) == 0) {
			spent->in_flight = false;
			spent->datum = scene->today;
		}
		if (dice(60) == 0 || scene->today - spent->datum > 500)
			*spent = scene->spent[--scene->spent_count];
	}
	if (scene->spent_count == SPENT_MOST)
		scene->spent_count = 0;
}

static void spend(struct scene *scene, const struct mandate_verdict *verdict)
{
	struct spent *spent = &scene->spent[scene->spent_count++];

	*spent = (struct spent){ .trede = verdict->trede, .datum = scene->today,
		.bedrag = decision_counted(&scene->decision),
		.in_flight = dice(4) == 0, .person_id = scene->decision.person_id,
		.provision_kind_id = scene->decision.provision_kind_id };
}

static void no_sequence_of_decisions_ever_passes_a_limit(void **state)
{
	static struct scene scene;
	int granted = 0;

	(void)state;
	clock_init();
	scene_make(&scene);
	for (int step = 0; step < STEPS; step++) {
		struct mandate_verdict verdict;
		int64_t lowest = MANDATE_TREDE_MAX + 1;

		live_on(&scene);
		draw_holder(&scene);
		draw_decision(&scene);
		verdict = scene_covers(&scene);
		for (size_t i = 0; i < scene.row_count; i++)
			if (model_covers(&scene, &scene.rows[i]) && scene.rows[i].trede < lowest)
				lowest = scene.rows[i].trede;
		assert_int_equal(verdict.within, lowest <= MANDATE_TREDE_MAX);
		if (!verdict.within)
			continue;
		granted++;
		assert_int_equal(verdict.trede, lowest);
		assert_true(model_covers(&scene, &scene.rows[verdict.mandate_id - 1]));
		assert_true(verdict.free == MANDATE_UNLIMITED || verdict.free >= scene.decision.bedrag);
		spend(&scene, &verdict);
	}
	/* Often yes and often no, so that neither answer hides the other. */
	assert_in_range(granted, STEPS / 10, STEPS * 7 / 10);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_sequence_of_decisions_ever_passes_a_limit),
	};

	return cmocka_run_group_tests_name("mandate_random", tests, NULL, NULL);
}
