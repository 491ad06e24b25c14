/* The household Jansen with a plan and one goal of amina, «Schulden in kaart»: where tests of the plan begin. */
#ifndef STORE_PLANNED_H
#define STORE_PLANNED_H

#include "world.h"

struct scene {
	struct world *world;
	id household_id, plan_id, goal_id;
};

int given_a_plan(void **state);
int world_gone(void **state);
#define planned_test(name) cmocka_unit_test_setup_teardown(name, given_a_plan, world_gone)

/* Another goal. */
const struct goal *planned_goal(struct scene *scene, const char *what);
const struct message *planned_edit(struct scene *scene, const char *who, const char *kind, id object_id, const char *field, int64_t base,
	const char *value);
const struct message *planned_read(struct scene *scene, const char *who);
/* Plain SQL; what does not pass must be refused by a rule. */
bool planned_sql_passes(struct scene *scene, const char *sql);

#endif
