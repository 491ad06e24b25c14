/* Builds what the tests of mandate weigh. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "mandate_case.h"

day on(const char *iso)
{
	day d = DAY_NONE;
	bool parsed = day_parse_iso(iso, &d);

	assert(parsed);
	(void)parsed;
	return d;
}

void scene_make(struct scene *scene)
{
	memset(scene, 0, sizeof(*scene));
	record_init(&decision_record, &scene->decision);
	assert(default_mandate_count <= ROWS);
	for (size_t i = 0; i < default_mandate_count; i++) {
		scene->rows[i] = default_mandates[i];
		scene->rows[i].id = (id)i + 1;
	}
	scene->row_count = default_mandate_count;
	scene->today = on("2026-11-21");
	scene->decision.id = 100;
	scene->decision.household_id = 1;
	scene->decision.person_id = 55;
	scene->decision.provision_kind_id = 902;
	scene->decision.author_id = 7;
	scene_grant(scene, WET_WMO, "02", 1000);
	scene_months(scene, 6);
	scene_holder(scene, ROLE_WIJKCOACH);
}

void scene_holder(struct scene *scene, int role)
{
	scene->holder = (struct holder){ .employee_id = 7, .roles = { role }, .of_municipality = true,
		.organisation_id = 20 };
}

void scene_grant(struct scene *scene, int wet, const char *categorie, cents euros)
{
	scene->decision.wet = wet;
	snprintf(scene->decision.productcategorie, sizeof(scene->decision.productcategorie), "%.2s", categorie);
	scene->decision.lijn = LIJN_2;
	scene->decision.bedrag = euros * 100;
}

void scene_months(struct scene *scene, int months)
{
	scene->decision.datumStart = months ? scene->today : DAY_NONE;
	scene->decision.datumEinde = months ? day_add_months(scene->today, months) - 1 : DAY_NONE;
}

void scene_spent(struct scene *scene, int64_t trede, const char *datum, cents euros, bool in_flight)
{
	struct spent *spent = &scene->spent[scene->spent_count++];

	assert(scene->spent_count <= SPENT);
	record_init(&spent_record, spent);
	*spent = (struct spent){ .decision_id = 200 + (id)scene->spent_count, .trede = trede, .datum = on(datum),
		.bedrag = euros * 100, .in_flight = in_flight, .person_id = 66, .provision_kind_id = 903 };
}

struct mandate *scene_row(struct scene *scene)
{
	struct mandate *row = &scene->rows[scene->row_count++];

	assert(scene->row_count <= ROWS);
	record_init(&mandate_record, row);
	row->id = (id)scene->row_count;
	row->trede = 1;
	row->holder = HOLDER_EMPLOYEE;
	row->employee_id = 7;
	row->wet = WET_WMO;
	row->lijn = LIJN_2;
	row->per_besluit = row->cum_huishouden = row->vier_ogen_vanaf = MANDATE_UNLIMITED;
	row->duur_dagen = row->duur_maanden = MANDATE_UNLIMITED;
	row->from = on("2026-01-01");
	return row;
}

struct mandate_verdict scene_covers(const struct scene *scene)
{
	struct mandate_case case_ = {
		.decision = &scene->decision, .holder = &scene->holder,
		.regisseur = scene->regisseur_known ? &scene->regisseur : NULL,
		.mandates = scene->rows, .mandate_count = scene->row_count,
		.rungs = default_rungs, .rung_count = default_rung_count,
		.spent = scene->spent, .spent_count = scene->spent_count,
		.today = scene->today, .climbed = scene->climbed, .part = scene->part,
	};

	return mandate_covers(&case_);
}

const char *scene_rule(const struct scene *scene)
{
	static char rule[ERR_RULE_BYTES];
	struct mandate_verdict verdict = scene_covers(scene);

	assert(verdict.within == !*verdict.rule);
	memcpy(rule, verdict.rule, sizeof(rule));
	return rule;
}
