/* A household with a plan, where tests of the plan begin. */
#include "planned.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

const struct goal *planned_goal(struct scene *scene, const char *what)
{
	struct goal goal;

	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = scene->plan_id;
	strcpy(goal.what, what);
	const struct message *answer = world_call(scene->world, "amina", REQ_GOAL_ADD, &goal_record, &goal, NULL);
	world_is(answer, STATUS_OK);
	return world_row(answer, &goal_record, 0);
}

int given_a_plan(void **state)
{
	struct scene *scene = mem_new(1, sizeof(*scene));

	scene->world = world_new();
	scene->household_id = world_household(scene->world, "jansen");
	scene->plan_id = ((struct plan *)world_row(world_call_id(scene->world, "amina", REQ_PLAN_START, scene->household_id),
		&plan_record, 0))->id;
	scene->goal_id = planned_goal(scene, "Schulden in kaart")->id;
	*state = scene;
	return 0;
}

int world_gone(void **state)
{
	struct scene *scene = *state;

	world_free(scene->world);
	free(scene);
	return 0;
}

const struct message *planned_edit(struct scene *scene, const char *who, const char *kind, id object_id, const char *field,
	int64_t base, const char *value)
{
	struct field_edit row = { .object_id = object_id, .base_version = base, .value = (char *)value };

	strcpy(row.kind, kind);
	strcpy(row.field, field);
	return world_call(scene->world, who, REQ_FIELDS_SAVE, &field_edit_record, &row, NULL);
}

const struct message *planned_read(struct scene *scene, const char *who)
{
	const struct message *answer = world_call_id(scene->world, who, REQ_PLAN_READ, scene->household_id);

	world_is(answer, STATUS_OK);
	return answer;
}

bool planned_sql_passes(struct scene *scene, const char *sql)
{
	struct err err = ERR_INIT;
	bool ok = query_run(db_query(world_db(scene->world), sql), &err);

	if (!ok)
		assert_int_equal(err.code, ERR_REFUSED);
	return ok;
}
