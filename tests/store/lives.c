/* The team and the household of random lives in a store, and the model that reads them. */
#include "lives.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

struct life life;

const char *const people[PEOPLE] = { "amina", "loes", "bram", "carla", "esther", "dirk", "gita", "cees" };

int any(int below)
{
	return play_any(&life.play, below);
}

struct model *model(void)
{
	return &life.play.model;
}

/* ---- the model reads who and what there is ---- */

void roles_read(struct model_person *one)
{
	static const char ROLES[] = "SELECT role, \"from\", until FROM role_assignment WHERE employee_id = :id ORDER BY id";
	struct query *query = db_query(world_db(life.dossier.world), ROLES);

	one->role_count = 0;
	query_id(query, ":id", one->number);
	while (query_step(query, NULL) == QUERY_ROW && one->role_count < MODEL_ROLES) {
		struct model_role *role = &one->roles[one->role_count++];

		assert_true(choice_value(role_choices, query_get_text(query, "role"), &role->role));
		role->from = query_get_day(query, "from");
		role->until = query_get_day(query, "until");
	}
	query_done(query);
}

size_t person_numbered(id number)
{
	size_t person = 0;

	while (person < model()->people_count && model()->people[person].number != number)
		person++;
	return person;
}

void absences_read(void)
{
	static const char ABSENCES[] =
		"SELECT employee_id, deputy_id, \"from\", until FROM absence WHERE deputy_id IS NOT NULL AND until > :today"
		" ORDER BY id DESC LIMIT 12";
	struct query *query = db_query(world_db(life.dossier.world), ABSENCES);

	model()->absence_count = 0;
	query_day(query, ":today", model()->today);
	while (query_step(query, NULL) == QUERY_ROW)
		model()->absences[model()->absence_count++] = (struct model_absence){
			person_numbered(query_get_int(query, "employee_id")), person_numbered(query_get_int(query, "deputy_id")),
			query_get_day(query, "from"), query_get_day(query, "until") };
}

void register_read(void)
{
	const struct message *answer = world_call_id(life.dossier.world, "gerrit", REQ_MANDATE_LIST, 0);
	const struct mandate *row;

	world_is(answer, STATUS_OK);
	model()->row_count = 0;
	for (size_t n = 0; (row = world_row(answer, &mandate_record, n)) != NULL; n++) {
		assert_true(model()->row_count < MODEL_ROWS);
		model()->rows[model()->row_count++] = *row;
	}
}

void team_read(void)
{
	id municipality = world_organisation(life.dossier.world, "Gemeente Waterland");

	model()->people_count = 0;
	for (size_t i = 0; i < PEOPLE; i++) {
		struct model_person *one = &model()->people[model()->people_count++];

		*one = (struct model_person){ .number = world_employee(life.dossier.world, people[i]),
			.organisation = municipality, .municipal = true };
		if (strcmp(people[i], "bram") == 0) {
			one->organisation = world_organisation(life.dossier.world, "Stichting Welzijn Noord");
			one->municipal = false;
		}
		roles_read(one);
	}
}

int state_of(const struct model_case *one, int64_t *trede)
{
	static const char STATE[] = "SELECT state, trede FROM decision WHERE id = :id";
	struct query *query = db_query(world_db(life.dossier.world), STATE);
	int state;

	query_id(query, ":id", one->record.id);
	assert_true(query_one(query, NULL));
	assert_true(choice_value(decision_state_choices, query_get_text(query, "state"), &state));
	*trede = query_get_int(query, "trede");
	query_done(query);
	return state;
}

id escalation_of(const struct model_case *one, int64_t *version)
{
	static const char OPEN[] = "SELECT id, version FROM escalation WHERE decision_id = :id AND closed IS NULL";
	struct query *query = db_query(world_db(life.dossier.world), OPEN);
	id found;

	query_id(query, ":id", one->record.id);
	assert_true(query_one(query, NULL));
	found = query_get_int(query, "id");
	*version = query_get_int(query, "version");
	query_done(query);
	return found;
}

/* ---- made ---- */

void world_begin(void)
{
	struct world *world = life.dossier.world = world_new();

	colleague(&life.dossier, "loes");
	colleague(&life.dossier, "gita");
	colleague(&life.dossier, "cees");
	world_sql(world, "UPDATE role_assignment SET role = 'gedragswetenschapper' WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'gita')");
	world_sql(world, "UPDATE role_assignment SET role = 'college', team_id = NULL WHERE employee_id ="
		" (SELECT id FROM employee WHERE username = 'cees')");
}

static id row_made(const char *sql, id above)
{
	struct query *query = db_query(world_db(life.dossier.world), sql);
	id made = db_next_id(world_db(life.dossier.world));

	query_id(query, ":id", made);
	query_id(query, ":above", above);
	assert_true(query_run(query, NULL));
	return made;
}

void household_begin(void)
{
	static const char HOUSEHOLD[] = "INSERT INTO household(id, huishoudnummer, naam, wijk)"
		" SELECT :id, printf('%07d', :id), 'Leven', 'Noord' WHERE :above IS NULL";
	static const char PERSON[] = "INSERT INTO person(id, geslachtsnaam, aanduidingNaamgebruik, geslacht)"
		" SELECT :id, 'Leven', 'E', 'V' WHERE :above IS NOT NULL";
	static const char MEMBER[] = "INSERT INTO membership(id, household_id, person_id, rol, \"from\")"
		" SELECT :id, h.id, :above, 'ouder', '2020-01-01' FROM household h ORDER BY h.id DESC LIMIT 1";
	static const char PLAN[] = "INSERT INTO plan(id, household_id, state, started)"
		" VALUES (:id, :above, 'uitvoering', '2026-01-01')";
	static const char GOAL[] = "INSERT INTO goal(id, plan_id, household_id, leefgebied, what, state)"
		" SELECT :id, id, household_id, 'financien', 'Rust', 'open' FROM plan WHERE id = :above";

	life.dossier.household_id = row_made(HOUSEHOLD, 0);
	life.dossier.goal_id = row_made(GOAL, row_made(PLAN, life.dossier.household_id));
	for (size_t i = 0; i < PERSONS; i++)
		row_made(MEMBER, life.persons[i] = row_made(PERSON, life.dossier.household_id));
}
