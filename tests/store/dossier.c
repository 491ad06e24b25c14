/* What tests of decisions and of the ladder start from. */
#include "dossier.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

void dossier_of(struct dossier *dossier, const char *who, const char *household, const char *person)
{
	struct world *world = dossier->world;
	struct goal goal;

	dossier->household_id = world_household(world, household);
	dossier->person_id = world_person(world, person);
	const struct message *answer = world_call_id(world, who, REQ_PLAN_START, dossier->household_id);
	world_is(answer, STATUS_OK);
	record_init(&goal_record, &goal);
	strcpy(goal.leefgebied, "financien");
	goal.plan_id = ((struct plan *)world_row(answer, &plan_record, 0))->id;
	strcpy(goal.what, "De dag heeft weer ritme");
	answer = world_call(world, who, REQ_GOAL_ADD, &goal_record, &goal, NULL);
	world_is(answer, STATUS_OK);
	dossier->goal_id = ((struct goal *)world_row(answer, &goal_record, 0))->id;
}

struct dossier *dossier_new(void)
{
	struct dossier *dossier = mem_new(1, sizeof(*dossier));

	dossier->world = world_new();
	dossier_of(dossier, "amina", "yilmaz", "Mehmet");
	return dossier;
}

void dossier_free(struct dossier *dossier)
{
	world_free(dossier->world);
	free(dossier);
}

id provision_named(struct dossier *dossier, const char *naam)
{
	static const char PROVISION[] = "SELECT id FROM provision_kind WHERE naam = :naam";
	struct query *query = db_query(world_db(dossier->world), PROVISION);

	query_text(query, ":naam", naam);
	id found = query_number(query, NULL);
	assert_int_not_equal(found, 0);
	return found;
}

id colleague(struct dossier *dossier, const char *username)
{
	static const char COLLEAGUE[] =
		"INSERT INTO employee(id, username, naam, organisation_id, team_id)"
		" SELECT :id, :username, :username, organisation_id, team_id FROM employee WHERE username = 'amina'";
	static const char ROLE[] =
		"INSERT INTO role_assignment(id, employee_id, role, team_id, \"from\")"
		" SELECT :id + 1, :id, 'wijkcoach', team_id, '2026-01-01' FROM employee WHERE username = 'amina'";
	static id next = 880000;
	struct query *query;

	next += 2;
	query = db_query(world_db(dossier->world), COLLEAGUE);
	query_id(query, ":id", next);
	query_text(query, ":username", username);
	assert_true(query_run(query, NULL));
	query = db_query(world_db(dossier->world), ROLE);
	query_id(query, ":id", next);
	assert_true(query_run(query, NULL));
	return next;
}

/* Youth care is not for Mehmet: a child of the household is made the first time. */
static id child(struct dossier *dossier)
{
	static const char CHILD[] =
		"INSERT OR IGNORE INTO person(id, voornamen, geslachtsnaam, aanduidingNaamgebruik, geslacht, geboortedatum)"
		" VALUES (970000, 'Ela', 'Yilmaz', 'E', 'V', '2016-03-02')";
	static const char MEMBER[] =
		"INSERT INTO membership(id, household_id, person_id, rol, \"from\") SELECT 970001, :id, 970000, 'kind', '2026-01-01'"
		" WHERE NOT EXISTS(SELECT 1 FROM membership WHERE person_id = 970000)";
	struct query *query = db_query(world_db(dossier->world), CHILD);

	assert_true(query_run(query, NULL));
	query = db_query(world_db(dossier->world), MEMBER);
	query_id(query, ":id", dossier->household_id);
	assert_true(query_run(query, NULL));
	return 970000;
}

static bool of_youth(struct dossier *dossier, id provision_kind_id)
{
	static const char YOUTH[] = "SELECT wet = 'jeugdwet' FROM provision_kind WHERE id = :id";
	struct query *query = db_query(world_db(dossier->world), YOUTH);

	query_id(query, ":id", provision_kind_id);
	return query_number(query, NULL) == 1;
}

struct decision draft(struct dossier *dossier, const char *provision, cents bedrag)
{
	struct decision decision;

	record_init(&decision_record, &decision);
	decision.household_id = dossier->household_id;
	decision.person_id = dossier->person_id;
	decision.goal_id = dossier->goal_id;
	decision.provision_kind_id = provision_named(dossier, provision);
	if (of_youth(dossier, decision.provision_kind_id))
		decision.person_id = child(dossier);
	decision.bedrag = bedrag;
	assert_true(day_make(2026, 12, 1, &decision.datumStart));
	assert_true(day_make(2027, 5, 31, &decision.datumEinde));
	strcpy(decision.waarom_niet_lager, "De buren en de inloop doen al wat zij kunnen.");
	decision.motivering = (char *)"Zonder begeleiding valt de dag stil.";
	return decision;
}

const struct decision *decided(const struct message *answer)
{
	const struct decision *decision = world_row(answer, &decision_record, 0);

	world_is(answer, STATUS_OK);
	assert_non_null(decision);
	return decision;
}

const struct escalation *raised(const struct message *answer)
{
	const struct escalation *escalation = world_row(answer, &escalation_record, 0);

	world_is(answer, STATUS_OK);
	assert_non_null(escalation);
	return escalation;
}

const struct message *save(struct dossier *dossier, const char *who, const struct decision *decision)
{
	return world_call(dossier->world, who, REQ_DECISION_SAVE, &decision_record, decision, NULL);
}

const struct message *act(struct dossier *dossier, const char *who, int request, id object_id, int64_t version,
	int64_t number, const char *text)
{
	struct ask ask = { .id = object_id, .version = version, .number = number, .day = DAY_NONE, .flag = number != 0,
		.tekst = (char *)text };

	struct proof proof = { .code = "" };

	snprintf(ask.word, sizeof(ask.word), "%s", text ? text : "");
	if (request != REQ_DECISION_SECOND || !number)
		return world_call(dossier->world, who, request, &ask_record, &ask, NULL);
	/* a yes is to the text that was read */
	const struct message *read = world_call_id(dossier->world, who, REQ_DECISION_TEXT, object_id);
	const struct decision_text *frozen = world_row(read, &decision_text_record, 0);

	if (frozen)
		memcpy(proof.hash, frozen->hash, sizeof(proof.hash));
	return world_call(dossier->world, who, request, &ask_record, &ask, &proof_record, &proof, NULL);
}

const struct message *submit(struct dossier *dossier, const char *who, const struct decision *decision)
{
	return act(dossier, who, REQ_DECISION_SUBMIT, decision->id, decision->version, 0, NULL);
}

const struct message *hand_in(struct dossier *dossier, const char *who, const struct decision *decision)
{
	return submit(dossier, who, decided(save(dossier, who, decision)));
}

const struct decision *standing(struct dossier *dossier, id decision_id)
{
	return decided(world_call_id(dossier->world, "amina", REQ_DECISION_READ, decision_id));
}
