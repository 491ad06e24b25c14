/* Uitruil: both sides as one act, under the mandate of who asks or up the ladder, with one text for four eyes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "purse.h"

/* Wants to change what is there, and must be refused by the database itself. */
static void sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	assert_true(db_begin(world_db(world), &err));
	assert_false(db_run_script(world_db(world), sql, &err));
	db_rollback(world_db(world));
}

/* The whole ceiling of a wijkcoach (7.500) in three grants, and the last of them. */
static id ceiling_filled(struct dossier *dossier)
{
	id last = 0;

	for (int i = 0; i < 3; i++) {
		struct decision decision = draft(dossier, i == 2 ? "Begeleiding" : i ? "Vervoerdiensten" : "Kortdurend verblijf",
			EURO(2500));

		last = taken(dossier, "amina", &decision)->id;
	}
	world_wait(dossier->world, (int64_t)31 * 24 * 3600 * 1000);	/* splitting looks thirty days back */
	return last;
}

static void at_the_ceiling_a_swap_still_goes_when_the_total_does_not_rise(void **state)
{
	struct dossier *dossier = *state;
	id running = ceiling_filled(dossier);
	struct decision more = draft(dossier, "Dagbesteding", EURO(1250));
	struct swap swap = swap_of(dossier, standing(dossier, running));
	const struct message *answer;

	assert_int_equal(decided(hand_in(dossier, "amina", &more))->state, DECISION_TER_TOETSING);
	world_sql(dossier->world, "UPDATE escalation SET closed = raised, state = 'ingetrokken'");
	world_sql(dossier->world, "UPDATE decision SET state = 'ingetrokken' WHERE state = 'ter_toetsing'");
	swap.bedrag++;
	answer = swap_ask(dossier, "amina", &swap);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "uitruil.totaal");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE swap_id IS NOT NULL"), 0);
	swap.bedrag--;
	answer = swap_ask(dossier, "amina", &swap);
	world_is(answer, STATUS_OK);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM decision WHERE swap_id IS NOT NULL AND state = 'tweede_ogen'"), 2);
	/* four eyes, of somebody else, on both sides at once */
	id less = ((struct swap *)world_row(answer, &swap_record, 0))->id;
	world_is(act(dossier, "amina", REQ_DECISION_SECOND, less, standing(dossier, less)->version, true, ""), STATUS_REFUSED);
	world_is(act(dossier, "carla", REQ_DECISION_SECOND, less, standing(dossier, less)->version, true, ""), STATUS_OK);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM decision WHERE swap_id IS NOT NULL AND state = 'genomen' AND second_id IS NOT NULL"), 2);
	ledger_checked(dossier);
	/* and no room is left over */
	more.bedrag = EURO(1);
	assert_int_equal(decided(hand_in(dossier, "amina", &more))->state, DECISION_TER_TOETSING);
}

static void a_swap_may_stop_the_whole_of_what_runs(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct swap swap = swap_of(dossier, taken(dossier, "amina", &decision));
	id less;

	swap.blijft = 0;
	swap.bedrag = swap.rest;
	less = ((struct swap *)world_row(swap_ask(dossier, "amina", &swap), &swap_record, 0))->id;
	assert_int_equal(standing(dossier, less)->kind, DECISION_INTREKKING);
	assert_int_equal(standing(dossier, less)->datumEinde, decision.datumEinde);
	world_is(act(dossier, "carla", REQ_DECISION_SECOND, less, standing(dossier, less)->version, true, ""), STATUS_OK);
	ledger_checked(dossier);
}

static void a_no_sends_both_sides_back_and_they_go_again_together(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct swap swap = swap_of(dossier, taken(dossier, "amina", &decision));
	id less = ((struct swap *)world_row(swap_ask(dossier, "amina", &swap), &swap_record, 0))->id;
	id more = world_number(dossier->world, "SELECT id FROM decision WHERE swap_id <> id");

	world_is(act(dossier, "carla", REQ_DECISION_SECOND, more, standing(dossier, more)->version, false, "nog niet"), STATUS_OK);
	assert_int_equal(standing(dossier, less)->state, DECISION_CONCEPT);
	assert_int_equal(standing(dossier, more)->state, DECISION_CONCEPT);
	world_is(submit(dossier, "amina", standing(dossier, more)), STATUS_OK);
	assert_int_equal(standing(dossier, less)->state, DECISION_TWEEDE_OGEN);
	world_is(act(dossier, "amina", REQ_DECISION_WITHDRAW, less, standing(dossier, less)->version, 0, "toch niet"), STATUS_OK);
	assert_int_equal(standing(dossier, more)->state, DECISION_INGETROKKEN);
}

static void a_mandate_that_is_revoked_sends_both_sides_back(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct swap swap = swap_of(dossier, taken(dossier, "amina", &decision));

	world_is(swap_ask(dossier, "amina", &swap), STATUS_OK);
	world_sql(dossier->world, "UPDATE mandate SET revoked = '2026-11-18' WHERE role = 'wijkcoach'");
	world_wait(dossier->world, 24 * 3600 * 1000);	/* at midnight the clock looks */
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE swap_id IS NOT NULL"
		" AND state = 'concept' AND reason IS NOT NULL"), 2);
}

static void who_may_not_decide_here_makes_no_side(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct swap swap = swap_of(dossier, taken(dossier, "amina", &decision));

	world_is(swap_ask(dossier, "karel", &swap), STATUS_REFUSED);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision"), 1);
}

/* ---- up the ladder ---- */

/* Both sides are on the ladder, in one escalation, and the one that is asked holds both. */
static struct escalation climbed(struct dossier *dossier, const struct swap *swap, int64_t trede)
{
	const struct message *answer = swap_ask(dossier, "amina", swap);
	id less = ((struct swap *)world_row(answer, &swap_record, 0))->id;
	id more = world_number(dossier->world, "SELECT max(id) FROM decision WHERE swap_id IS NOT NULL AND swap_id <> id");

	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation WHERE closed IS NULL"), 1);
	answer = world_call_id(dossier->world, "amina", REQ_DECISION_READ, less);
	assert_int_equal(decided(answer)->state, DECISION_TER_TOETSING);
	assert_int_equal(decided(answer)->trede, trede);
	assert_int_equal(raised(answer)->decision_id, more);
	assert_int_equal(standing(dossier, more)->state, DECISION_TER_TOETSING);
	assert_int_equal(standing(dossier, more)->trede, trede);
	return *raised(answer);
}

static const struct message *answer_as(struct dossier *dossier, const char *who, const struct escalation *escalation,
	int64_t step, const char *text)
{
	return act(dossier, who, REQ_ESCALATION_ANSWER, escalation->id, escalation->version, step, text);
}

/* What somebody decided at a rung above amina. */
static id decided_by(struct dossier *dossier, const char *who, const char *provision, cents amount)
{
	struct decision decision = draft(dossier, provision, amount);
	const struct message *answer = hand_in(dossier, "amina", &decision);
	struct escalation escalation = *raised(answer);

	answer = answer_as(dossier, who, &escalation, STEP_APPROVED, NULL);
	assert_int_equal(decided(answer)->state, DECISION_GENOMEN);
	return decided(answer)->id;
}

#define SIDES_IN(state) "SELECT count(*) FROM decision WHERE swap_id IS NOT NULL AND state = '" state "'"

static void above_mandate_both_sides_climb_and_are_taken_by_the_rung_and_second_eyes(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));
	struct escalation escalation = climbed(dossier, &swap, 2);
	id more = escalation.decision_id, less = world_number(dossier->world, "SELECT swap_id FROM decision ORDER BY id DESC");

	assert_string_equal(escalation.subject, "Uitruil: € 4.500 minder Begeleiding, € 4.500 meer Dagbesteding");
	ledger_checked(dossier);
	/* who asked does not decide, a part is no uitruil */
	world_is(answer_as(dossier, "amina", &escalation, STEP_APPROVED, NULL), STATUS_REFUSED);
	const struct message *answer = answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL);
	assert_int_equal(decided(answer)->state, DECISION_TWEEDE_OGEN);
	assert_int_equal(raised(answer)->state, ESCALATION_BEANTWOORD);
	assert_int_equal(world_number(dossier->world, SIDES_IN("tweede_ogen")), 2);
	colleague(dossier, "bea");
	answer = act(dossier, "amina", REQ_DECISION_SECOND, less, standing(dossier, less)->version, true, "");
	world_is(answer, STATUS_REFUSED);
	world_is(act(dossier, "bea", REQ_DECISION_SECOND, less, standing(dossier, less)->version, true, ""), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("genomen")), 2);
	assert_string_equal(standing(dossier, more)->decider_naam, "Carla de Wit");
	assert_int_equal(standing(dossier, less)->second_id, standing(dossier, more)->second_id);
	/* one step of the second eyes, not one a side */
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation_step WHERE kind = 'tweede_ogen_akkoord'"), 1);
	ledger_checked(dossier);
}

/* Of one side is enough: a small grant beside what she may not lessen. */
static void one_side_above_mandate_takes_the_other_along(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));

	swap.blijft = EURO(8000);
	swap.bedrag = EURO(1000);
	climbed(dossier, &swap, 2);
}

/* Neither when it may decide only what comes. */
static void a_rung_that_may_decide_one_side_takes_none(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "esther", "Beschermd wonen", EURO(9000))));
	struct escalation escalation = climbed(dossier, &swap, 4);
	const struct message *answer;

	world_sql(dossier->world, "UPDATE escalation SET trede = 2, holder_id = NULL WHERE closed IS NULL");
	answer = answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.categorie");
	assert_int_equal(world_number(dossier->world, SIDES_IN("ter_toetsing")), 2);
}

static void a_rung_grants_no_part_of_a_swap(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));
	struct escalation escalation = climbed(dossier, &swap, 2);
	struct ask ask = { .id = escalation.id, .version = escalation.version, .day = DAY_NONE };
	struct decision_grant grant;
	const struct message *answer;

	record_init(&decision_grant_record, &grant);
	grant.bedrag = EURO(100);
	grant.datumEinde = swap.datumEinde;
	grant.reason = (char *)"Eerst proberen.";
	answer = world_call(dossier->world, "carla", REQ_ESCALATION_GRANT, &ask_record, &ask, &decision_grant_record, &grant, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "uitruil.deel");
	assert_int_equal(world_number(dossier->world, SIDES_IN("ter_toetsing")), 2);
}

/* What a rung may not decide of one side, it may not decide of both. */
static void a_rung_whose_mandate_is_gone_takes_neither_side(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));
	struct escalation escalation = climbed(dossier, &swap, 2);
	const struct message *answer;

	world_sql(dossier->world, "UPDATE mandate SET revoked = '2026-11-18' WHERE role = 'teamleider'");
	answer = answer_as(dossier, "carla", &escalation, STEP_APPROVED, NULL);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.geldigheid");
	answer = act(dossier, "carla", REQ_ESCALATION_CLIMB, escalation.id, escalation.version, 0, "Boven mijn mandaat.");
	assert_int_equal(raised(answer)->trede, 4);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE swap_id IS NOT NULL AND trede = 4"), 2);
	escalation = *raised(answer);
	assert_int_equal(decided(answer_as(dossier, "esther", &escalation, STEP_APPROVED, NULL))->state, DECISION_TWEEDE_OGEN);
	assert_int_equal(world_number(dossier->world, SIDES_IN("tweede_ogen")), 2);
}

static void a_rung_refuses_or_returns_both_sides(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));
	struct escalation escalation = climbed(dossier, &swap, 2);
	id less = world_number(dossier->world, "SELECT max(swap_id) FROM decision");

	world_is(act(dossier, "carla", REQ_ESCALATION_RETURN, escalation.id, escalation.version, 0, "Kan het minder?"), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("concept")), 2);
	world_is(submit(dossier, "amina", standing(dossier, less)), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("ter_toetsing")), 2);
	escalation = *raised(world_call_id(dossier->world, "amina", REQ_DECISION_READ, less));
	world_is(answer_as(dossier, "carla", &escalation, STEP_REFUSED, "Begeleiding helpt hier juist."), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("geweigerd")), 2);
	ledger_checked(dossier);
	/* and what was there can be swapped again; who asked takes back both */
	climbed(dossier, &swap, 2);
	less = world_number(dossier->world, "SELECT max(swap_id) FROM decision");
	world_is(act(dossier, "amina", REQ_DECISION_WITHDRAW, less, standing(dossier, less)->version, 0, "toch niet"), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("ingetrokken")), 2);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation WHERE closed IS NULL"), 0);
}

/* The clock sends both up: they wait for one rung. */
static void the_clock_climbs_with_both_sides(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));

	climbed(dossier, &swap, 2);
	world_wait(dossier->world, (int64_t)9 * 24 * 3600 * 1000);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE swap_id IS NOT NULL AND trede = 4"
		" AND state = 'ter_toetsing'"), 2);
}

/*
 * What goes was decided on the first rung, what comes lies on the fourth: as long as it can be refused there, nothing is free
 * on the first; when it is taken, what went is.
 */
static void on_a_higher_rung_what_goes_makes_room_only_when_it_is_taken(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, ceiling_filled(dossier)));
	struct decision one = draft(dossier, "Rolstoelen", EURO(1));
	struct escalation escalation;
	const struct message *answer;
	struct ask ask;

	swap.provision_kind_id = provision_named(dossier, "Beschermd wonen");
	escalation = climbed(dossier, &swap, 4);
	answer = hand_in(dossier, "amina", &one);
	assert_int_equal(decided(answer)->state, DECISION_TER_TOETSING);
	record_init(&ask_record, &ask);
	ask.id = decided(answer)->id;
	ask.version = decided(answer)->version;
	world_is(world_call(dossier->world, "amina", REQ_DECISION_WITHDRAW, &ask_record, &ask, NULL), STATUS_OK);
	world_is(answer_as(dossier, "esther", &escalation, STEP_APPROVED, NULL), STATUS_OK);
	assert_int_equal(decided(hand_in(dossier, "amina", &one))->state, DECISION_TER_TOETSING);
	world_sql(dossier->world, "UPDATE escalation SET closed = raised, state = 'ingetrokken' WHERE closed IS NULL");
	world_sql(dossier->world, "UPDATE decision SET state = 'ingetrokken' WHERE state = 'ter_toetsing'");
	world_is(act(dossier, "carla", REQ_DECISION_SECOND, escalation.decision_id,
		standing(dossier, escalation.decision_id)->version, true, ""), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("genomen")), 2);
	assert_int_equal(decided(hand_in(dossier, "amina", &one))->state, DECISION_GENOMEN);
	/* what went is free, and not a euro more */
	one.bedrag = swap.bedrag - EURO(1);
	assert_int_equal(decided(hand_in(dossier, "amina", &one))->state, DECISION_TWEEDE_OGEN);
	one.bedrag = EURO(1);
	assert_int_equal(decided(hand_in(dossier, "amina", &one))->state, DECISION_TER_TOETSING);
	ledger_checked(dossier);
}

/* ---- one text ---- */

static const struct decision_text *text_of(struct dossier *dossier, id decision_id)
{
	return world_row(world_call_id(dossier->world, "carla", REQ_DECISION_TEXT, decision_id), &decision_text_record, 0);
}

/* Who read one side read both: a change on either side makes that yes a yes to nothing. */
static void both_sides_have_one_text_and_a_change_of_either_voids_it(void **state)
{
	static const char *const sides[] = { "swap_id = id", "swap_id <> id" };
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct swap swap = swap_of(dossier, taken(dossier, "amina", &decision));
	id less = ((struct swap *)world_row(swap_ask(dossier, "amina", &swap), &swap_record, 0))->id;
	id more = world_number(dossier->world, "SELECT id FROM decision WHERE swap_id <> id");

	assert_string_equal(text_of(dossier, less)->hash, text_of(dossier, more)->hash);
	assert_non_null(strstr(text_of(dossier, less)->tekst, "Begeleiding"));
	assert_non_null(strstr(text_of(dossier, less)->tekst, "Dagbesteding"));
	for (size_t i = 0; i < COUNT_OF(sides); i++) {
		char sql[200];

		snprintf(sql, sizeof(sql), "UPDATE provision_kind SET naam = naam || ' nu' WHERE id = (SELECT provision_kind_id"
			" FROM decision WHERE %s)", sides[i]);
		world_sql(dossier->world, sql);
		/* the other side is read and confirmed */
		world_is(act(dossier, "carla", REQ_DECISION_SECOND, i == 0 ? more : less,
			standing(dossier, i == 0 ? more : less)->version, true, ""), STATUS_OK);
		assert_int_equal(world_number(dossier->world, SIDES_IN("concept")), 2);
		world_is(submit(dossier, "amina", standing(dossier, less)), STATUS_OK);
		assert_int_equal(world_number(dossier->world, SIDES_IN("tweede_ogen")), 2);
	}
	/* nothing changed any more */
	world_is(act(dossier, "carla", REQ_DECISION_SECOND, more, standing(dossier, more)->version, true, ""), STATUS_OK);
	assert_int_equal(world_number(dossier->world, SIDES_IN("genomen")), 2);
}

/* ---- raw SQL ---- */

static void raw_sql_leaves_no_half_of_a_swap_on_the_ladder(void **state)
{
	struct dossier *dossier = *state;
	struct swap swap = swap_of(dossier, standing(dossier, decided_by(dossier, "carla", "Begeleiding", EURO(9000))));

	climbed(dossier, &swap, 2);
	/* what comes stays reserved while what goes is gone */
	sql_refused(dossier->world, "UPDATE decision SET state = 'ingetrokken' WHERE swap_id = id");
	sql_refused(dossier->world, "UPDATE decision SET state = 'geweigerd' WHERE swap_id = id");
	sql_refused(dossier->world, "UPDATE decision SET state = 'concept', climbed = 0, trede = 0 WHERE swap_id = id");
	/* and what comes does not wait by itself */
	sql_refused(dossier->world, "UPDATE decision SET state = 'concept', climbed = 0, trede = 0 WHERE swap_id <> id;"
		"UPDATE decision SET state = 'concept', climbed = 0, trede = 0 WHERE swap_id = id;"
		"UPDATE decision SET state = 'ter_toetsing', climbed = 1, trede = 2 WHERE swap_id <> id");
	sql_refused(dossier->world, "UPDATE decision SET state = 'concept', climbed = 0, trede = 0 WHERE swap_id <> id;"
		"UPDATE decision SET bedrag = bedrag + 100, counted = counted + 100 WHERE swap_id <> id;"
		"UPDATE decision SET state = 'ter_toetsing', climbed = 1, trede = 2 WHERE swap_id <> id");
	world_sql(dossier->world, "UPDATE decision SET state = 'concept', climbed = 0, trede = 0 WHERE swap_id <> id");
	world_sql(dossier->world, "UPDATE decision SET state = 'ter_toetsing', climbed = 1, trede = 2 WHERE swap_id <> id");
}

static void raw_sql_takes_no_half_of_a_swap(void **state)
{
	struct dossier *dossier = *state;
	id running = ceiling_filled(dossier);
	struct swap swap = swap_of(dossier, standing(dossier, running));

	world_is(swap_ask(dossier, "amina", &swap), STATUS_OK);
	/* with second eyes that confirmed nothing */
	sql_refused(dossier->world, "UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee"
		" WHERE username = 'carla') WHERE swap_id = id");
	/* with a text of one side only */
	sql_refused(dossier->world, "INSERT INTO decision_text(id, decision_id, at, hash, tekst) SELECT 777001, id, 0,"
		" printf('%064d', 1), 'half' FROM decision WHERE swap_id = id;"
		"INSERT INTO decision_confirm(text_id, employee_id, at, factor) SELECT 777001, id, 0, 'geen' FROM employee"
		" WHERE username IN ('amina', 'carla');"
		"UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee WHERE username = 'carla')"
		" WHERE swap_id = id");
	world_sql(dossier->world, "INSERT OR IGNORE INTO decision_confirm(text_id, employee_id, at, factor)"
		" SELECT max(t.id), e.id, 0, 'geen' FROM decision d JOIN decision_text t ON t.decision_id = d.id"
		" JOIN employee e ON e.username IN ('amina', 'carla') WHERE d.swap_id IS NOT NULL AND d.state = 'tweede_ogen'"
		" GROUP BY d.id, e.id");
	/* what came without what went: its room would be gone */
	sql_refused(dossier->world, "UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee"
		" WHERE username = 'carla') WHERE swap_id <> id");
	sql_refused(dossier->world, "UPDATE decision SET state = 'concept' WHERE swap_id = id");
	/* what went without what came */
	sql_refused(dossier->world, "UPDATE decision SET state = 'concept' WHERE swap_id <> id;"
		"UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee WHERE username = 'carla')"
		" WHERE swap_id = id");
	/* without second eyes; both together with them may */
	sql_refused(dossier->world, "UPDATE decision SET state = 'genomen' WHERE swap_id = id");
	world_sql(dossier->world, "UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee"
		" WHERE username = 'carla') WHERE swap_id = id;");
	world_sql(dossier->world, "UPDATE decision SET state = 'genomen', second_id = (SELECT id FROM employee"
		" WHERE username = 'carla') WHERE swap_id <> id");
}

static int begin(void **state)
{
	*state = dossier_new();
	return 0;
}

static int end(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(at_the_ceiling_a_swap_still_goes_when_the_total_does_not_rise),
		TEST(a_swap_may_stop_the_whole_of_what_runs),
		TEST(a_no_sends_both_sides_back_and_they_go_again_together),
		TEST(a_mandate_that_is_revoked_sends_both_sides_back),
		TEST(who_may_not_decide_here_makes_no_side),
		TEST(above_mandate_both_sides_climb_and_are_taken_by_the_rung_and_second_eyes),
		TEST(one_side_above_mandate_takes_the_other_along),
		TEST(a_rung_that_may_decide_one_side_takes_none),
		TEST(a_rung_grants_no_part_of_a_swap),
		TEST(a_rung_whose_mandate_is_gone_takes_neither_side),
		TEST(a_rung_refuses_or_returns_both_sides),
		TEST(the_clock_climbs_with_both_sides),
		TEST(on_a_higher_rung_what_goes_makes_room_only_when_it_is_taken),
		TEST(both_sides_have_one_text_and_a_change_of_either_voids_it),
		TEST(raw_sql_leaves_no_half_of_a_swap_on_the_ladder),
		TEST(raw_sql_takes_no_half_of_a_swap),
	};

	return cmocka_run_group_tests_name("swap", tests, NULL, NULL);
}
