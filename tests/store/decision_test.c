/* A decision from concept to bekendmaking: within mandate, with second eyes, or up the ladder. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"
#include "store/mandate.h"

#define EURO(amount) ((cents)(amount) * 100)

/* ---- concept ---- */

static void a_concept_is_for_who_writes_it(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	const struct decision *saved = decided(save(dossier, "amina", &decision));

	assert_int_equal(saved->state, DECISION_CONCEPT);
	assert_int_equal(saved->version, 1);
	assert_string_equal(saved->author_naam, "Amina Bakkali");
	assert_string_equal(saved->provision_naam, "Begeleiding");
	const struct message *answer = save(dossier, "carla", saved);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.auteur");
	world_is(submit(dossier, "carla", saved), STATUS_REFUSED);
}

static void law_category_and_line_are_those_of_the_provision(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));

	decision.lijn = LIJN_0;
	decision.wet = WET_NONE;
	strcpy(decision.productcategorie, "99");
	const struct decision *saved = decided(save(dossier, "amina", &decision));
	assert_int_equal(saved->wet, WET_WMO);
	assert_int_equal(saved->lijn, LIJN_2);
	assert_string_equal(saved->productcategorie, "02");
	assert_int_equal(decided(submit(dossier, "amina", saved))->state, DECISION_TER_TOETSING);
}

static void parts_of_another_household_do_not_fit(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	decision.person_id = world_person(dossier->world, "Els");
	world_is(save(dossier, "amina", &decision), STATUS_INVALID);
	decision = draft(dossier, "Begeleiding", EURO(900));
	decision.goal_id = 999999;
	world_is(save(dossier, "amina", &decision), STATUS_INVALID);
	decision = draft(dossier, "Begeleiding", EURO(900));
	decision.aanbieder_id = world_organisation(dossier->world, "Gemeente Waterland");
	world_is(save(dossier, "amina", &decision), STATUS_INVALID);
}

static void two_people_with_one_concept_do_not_overwrite(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900)), late;

	record_copy(&decision_record, &late, decided(save(dossier, "amina", &decision)));
	late.bedrag = EURO(800);
	world_is(save(dossier, "amina", &late), STATUS_OK);
	late.bedrag = EURO(700);
	const struct message *answer = save(dossier, "amina#2", &late);
	world_is(answer, STATUS_CONFLICT);
	assert_int_equal(((struct decision *)world_row(answer, &decision_record, 0))->bedrag, EURO(800));
	world_is(submit(dossier, "amina#2", &late), STATUS_CONFLICT);
	record_clear(&decision_record, &late);
}

static void what_is_not_complete_is_not_handed_in(void **state)
{
	struct dossier *dossier = *state;
	struct decision whole = draft(dossier, "Begeleiding", EURO(900)), rows[6];
	static const char *const rules[] = { "besluit.voorziening", "besluit.doel", "besluit.waarom-niet-lager",
		"besluit.looptijd", "besluit.bedrag", "besluit.motivering" };

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		rows[i] = whole;
	rows[0].provision_kind_id = 0;
	rows[1].goal_id = 0;
	rows[2].waarom_niet_lager[0] = '\0';
	rows[3].datumEinde = DAY_NONE;
	rows[4].bedrag = 0;
	rows[5].motivering = NULL;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct message *answer = hand_in(dossier, "amina", &rows[i]);

		world_is(answer, STATUS_REFUSED);
		assert_string_equal(world_rule(answer), rules[i]);
	}
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE state <> 'concept'"), 0);
}

static void spoed_and_a_refusal_need_no_goal(void **state)
{
	struct dossier *dossier = *state;
	struct decision spoed = draft(dossier, "Spoedopvang", EURO(600)), refusal = draft(dossier, "Begeleiding", 0);

	spoed.goal_id = 0;
	spoed.spoed = true;
	spoed.datumStart = world_today(dossier->world);
	spoed.datumEinde = spoed.datumStart + 2;
	assert_int_equal(decided(hand_in(dossier, "amina", &spoed))->state, DECISION_GENOMEN);
	refusal.kind = DECISION_AFWIJZING;
	refusal.goal_id = 0;
	refusal.waarom_niet_lager[0] = '\0';
	refusal.datumStart = refusal.datumEinde = DAY_NONE;
	assert_int_equal(decided(hand_in(dossier, "amina", &refusal))->state, DECISION_GENOMEN);
}

/* ---- within ---- */

static void within_mandate_it_is_taken_at_once(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1000));
	const struct message *answer = hand_in(dossier, "amina", &decision);
	const struct decision *taken = decided(answer);

	assert_int_equal(taken->state, DECISION_GENOMEN);
	assert_int_equal(taken->decider_id, world_employee(dossier->world, "amina"));
	assert_int_equal(taken->trede, 1);
	assert_int_equal(taken->besluitdatum, world_today(dossier->world));
	assert_int_not_equal(taken->mandate_id, 0);
	assert_string_equal(taken->namens, "Namens het college van burgemeester en wethouders van Gemeente Waterland");
	assert_null(world_row(answer, &escalation_record, 0));
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM audit WHERE act = 'besluit-indienen' AND ground LIKE 'mandaat %, trede 1'"), 1);
}

static void the_text_stands_once_it_is_handed_in(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1000)), later;

	record_copy(&decision_record, &later, decided(hand_in(dossier, "amina", &decision)));
	later.bedrag = EURO(500);
	const struct message *answer = save(dossier, "amina", &later);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vast");
	world_is(submit(dossier, "amina", &later), STATUS_REFUSED);
	record_clear(&decision_record, &later);
}

static void the_same_request_twice_takes_it_once(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));
	const struct decision *saved = decided(save(dossier, "amina", &decision));
	struct ask ask = { .id = saved->id, .version = saved->version, .day = DAY_NONE };
	struct message message;

	message_init(&message, REQ_DECISION_SUBMIT);
	memset(message.key, 3, sizeof(message.key));
	rows_add(&message.rows, &ask_record, &ask);
	for (int i = 0; i < 2; i++)
		assert_int_equal(decided(world_ask(dossier->world, "amina", &message))->state, DECISION_TER_TOETSING);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM escalation"), 1);
	message_free(&message);
}

static void a_decision_ends_the_term_of_its_aanvraag(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	world_sql(dossier->world, "INSERT INTO aanvraag(id, household_id, datum, wet)"
		" SELECT 777, id, '2026-11-01', 'wmo' FROM household WHERE naam = 'Yilmaz'");
	decision.aanvraag_id = 777;
	hand_in(dossier, "amina", &decision);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM aanvraag WHERE afgesloten = '2026-11-18'"), 1);
}

/* ---- second eyes ---- */

/* Asked far apart, signed close together. */
static void a_piece_granted_while_it_waited_counts_when_it_is_signed(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(2000)), piece = draft(dossier, "Begeleiding", EURO(900));
	struct decision waiting = *decided(hand_in(dossier, "amina", &decision));

	assert_int_equal(waiting.state, DECISION_TWEEDE_OGEN);
	world_wait(dossier->world, (int64_t)35 * 24 * 3600 * 1000);
	assert_int_equal(decided(hand_in(dossier, "amina", &piece))->state, DECISION_GENOMEN);
	const struct message *answer = act(dossier, "carla", REQ_DECISION_SECOND, waiting.id, waiting.version, true, "");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.splitsing");
}

static void above_the_four_eyes_amount_somebody_else_looks(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1500));

	world_seat(dossier->world, "carla");
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));
	assert_int_equal(waiting->state, DECISION_TWEEDE_OGEN);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
	const struct message *answer = act(dossier, "amina", REQ_DECISION_SECOND, waiting->id, waiting->version, true, "");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.tweede-ogen");
	world_is(act(dossier, "karel", REQ_DECISION_SECOND, waiting->id, waiting->version, true, ""), STATUS_MISSING);
	world_is(act(dossier, "femke", REQ_DECISION_SECOND, waiting->id, waiting->version, true, ""), STATUS_REFUSED);
	const struct decision *taken =
		decided(act(dossier, "carla", REQ_DECISION_SECOND, waiting->id, waiting->version, true, ""));
	assert_int_equal(taken->state, DECISION_GENOMEN);
	assert_string_equal(taken->decider_naam, "Amina Bakkali");
	assert_string_equal(taken->second_naam, "Carla de Wit");
}

static void eyes_that_say_no_send_it_back_with_a_reason(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1500));
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));

	world_is(act(dossier, "carla", REQ_DECISION_SECOND, waiting->id, waiting->version, false, ""), STATUS_INVALID);
	const struct decision *back = decided(act(dossier, "carla", REQ_DECISION_SECOND, waiting->id, waiting->version,
		false, "De offerte ontbreekt."));
	assert_int_equal(back->state, DECISION_CONCEPT);
	assert_string_equal(back->reason, "De offerte ontbreekt.");
	assert_int_equal(back->decider_id, 0);
	assert_int_equal(decided(submit(dossier, "amina", back))->state, DECISION_TWEEDE_OGEN);
}

static void what_takes_something_away_always_needs_second_eyes(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	decision.vorige_id = decided(hand_in(dossier, "amina", &decision))->id;
	decision.kind = DECISION_INTREKKING;
	decision.bedrag = 0;
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TWEEDE_OGEN);
}

static void a_mandate_that_ended_meanwhile_cannot_be_signed(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1500));
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));

	world_sql(dossier->world, "UPDATE mandate SET revoked = '2026-11-18' WHERE role = 'wijkcoach'");
	const struct message *answer = act(dossier, "carla", REQ_DECISION_SECOND, waiting->id, waiting->version, true, "");
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.geldigheid");
	assert_int_equal(standing(dossier, waiting->id)->state, DECISION_TWEEDE_OGEN);
}

/* ---- above ---- */

static void above_mandate_it_is_reserved_and_climbs(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));

	world_seat(dossier->world, "carla");
	world_seat(dossier->world, "dirk");
	const struct message *answer = hand_in(dossier, "amina", &decision);
	const struct escalation *escalation = raised(answer);
	assert_int_equal(decided(answer)->state, DECISION_TER_TOETSING);
	assert_int_equal(decided(answer)->trede, 2);
	assert_int_equal(escalation->trede, 2);
	assert_int_equal(escalation->cause, CAUSE_MANDAAT);
	assert_int_equal(escalation->holder_id, world_employee(dossier->world, "carla"));
	assert_int_equal(escalation->requester_id, world_employee(dossier->world, "amina"));
	assert_string_equal(escalation->subject, "Begeleiding, € 12.000");
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 1);
	assert_int_equal(world_events(dossier->world, "dirk", EVENT_RING), 0);
}

static void with_nobody_on_the_ladder_it_is_red_on_top(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));

	world_sql(dossier->world, "UPDATE role_assignment SET until = '2026-11-01' WHERE role IN ('teamleider', 'manager')");
	const struct message *answer = hand_in(dossier, "amina", &decision);
	world_is(answer, STATUS_OK);
	assert_int_equal(raised(answer)->trede, 5);
	assert_true(raised(answer)->overdue);
	assert_int_equal(raised(answer)->holder_id, 0);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision WHERE state = 'ter_toetsing'"), 1);
}

static void what_only_the_regisseur_may_decide_goes_to_the_regisseur(void **state)
{
	struct dossier *dossier = *state;

	dossier_of(dossier, "amina", "jansen", "Anna");
	colleague(dossier, "loes");
	colleague(dossier, "mark");
	world_seat(dossier->world, "amina");
	world_seat(dossier->world, "mark");
	world_seat(dossier->world, "carla");
	world_events_clear(dossier->world, "amina");
	struct decision decision = draft(dossier, "Begeleiding", EURO(4000));
	const struct message *answer = hand_in(dossier, "loes", &decision);
	const struct escalation *escalation = raised(answer);
	assert_int_equal(escalation->trede, 1);
	assert_int_equal(escalation->holder_id, world_employee(dossier->world, "amina"));
	assert_int_equal(world_events(dossier->world, "amina", EVENT_RING), 1);
	assert_int_equal(world_events(dossier->world, "mark", EVENT_RING), 0);
	assert_int_equal(world_events(dossier->world, "carla", EVENT_RING), 0);
	const struct message *taken = act(dossier, "amina", REQ_ESCALATION_ANSWER, escalation->id, escalation->version,
		STEP_APPROVED, NULL);
	assert_int_equal(decided(taken)->state, DECISION_GENOMEN);
	assert_int_equal(decided(taken)->trede, 1);
}

static void an_absent_regisseur_is_passed_by(void **state)
{
	struct dossier *dossier = *state;

	dossier_of(dossier, "amina", "jansen", "Anna");
	colleague(dossier, "loes");
	world_sql(dossier->world, "INSERT INTO absence(id, employee_id, \"from\")"
		" SELECT 770, id, '2026-11-16' FROM employee WHERE username = 'amina'");
	struct decision decision = draft(dossier, "Begeleiding", EURO(4000));
	assert_int_equal(raised(hand_in(dossier, "loes", &decision))->trede, 2);
}

static void withdrawing_frees_what_was_reserved(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));

	world_is(act(dossier, "carla", REQ_DECISION_WITHDRAW, waiting->id, waiting->version, 0, "x"), STATUS_REFUSED);
	const struct decision *gone =
		decided(act(dossier, "amina", REQ_DECISION_WITHDRAW, waiting->id, waiting->version, 0, "Niet meer nodig."));
	assert_int_equal(gone->state, DECISION_INGETROKKEN);
	assert_string_equal(gone->reason, "Niet meer nodig.");
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM escalation WHERE closed IS NOT NULL AND state = 'ingetrokken'"), 1);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision_spent"), 0);
	world_is(act(dossier, "amina", REQ_DECISION_WITHDRAW, gone->id, gone->version, 0, ""), STATUS_REFUSED);
}

static void a_concept_may_be_discarded_by_who_wrote_it(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1200));
	const struct decision *concept =
		decided(world_call(dossier->world, "amina", REQ_DECISION_SAVE, &decision_record, &decision, NULL));

	assert_int_equal(concept->state, DECISION_CONCEPT);
	world_is(act(dossier, "carla", REQ_DECISION_WITHDRAW, concept->id, concept->version, 0, "x"), STATUS_REFUSED);
	const struct decision *gone =
		decided(act(dossier, "amina", REQ_DECISION_WITHDRAW, concept->id, concept->version, 0, "Dubbel."));
	assert_int_equal(gone->state, DECISION_INGETROKKEN);
	world_is(act(dossier, "amina", REQ_DECISION_SUBMIT, gone->id, gone->version, 0, ""), STATUS_REFUSED);
}

/* ---- ceilings ---- */

static void a_year_counts_together_with_what_is_in_flight(void **state)
{
	struct dossier *dossier = *state;
	static const char *const kinds[] = { "Begeleiding", "Dagbesteding", "Hulp bij het huishouden" };

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct decision decision = draft(dossier, kinds[i], EURO(2300));

		assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TWEEDE_OGEN);
	}
	struct decision last = draft(dossier, "Vervoerdiensten", EURO(600)), more = draft(dossier, "Rolstoelen", EURO(1));
	const struct message *meter = world_call(dossier->world, "amina", REQ_DECISION_WEIGH, &decision_record, &last, NULL);
	const struct mandate_verdict *verdict = world_row(meter, &mandate_verdict_record, 0);
	world_is(meter, STATUS_OK);
	assert_true(verdict->within);
	assert_int_equal(verdict->in_flight, EURO(6900));
	assert_int_equal(verdict->free, EURO(600));
	assert_int_equal(world_count(meter, &spent_record), 3);
	assert_string_equal(((struct spent *)world_row(meter, &spent_record, 0))->what,
		"Begeleiding, € 2.300, wacht op tweede ogen");
	assert_int_equal(decided(hand_in(dossier, "amina", &last))->state, DECISION_GENOMEN);
	const struct message *answer = hand_in(dossier, "amina", &more);
	assert_int_equal(decided(answer)->state, DECISION_TER_TOETSING);
	assert_int_equal(raised(answer)->trede, 2);
}

static void a_year_later_there_is_room_again(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	day later;

	for (int i = 0; i < 2; i++)
		assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state,
			i == 0 ? DECISION_GENOMEN : DECISION_TWEEDE_OGEN);
	world_sql(dossier->world, "INSERT INTO decision_confirm(text_id, employee_id, at, factor) SELECT (SELECT max(id) FROM"
		" decision_text), id, 0, 'geen' FROM employee WHERE username = 'carla'");
	world_sql(dossier->world, "UPDATE decision SET second_id = (SELECT id FROM employee WHERE username = 'carla'),"
		" state = 'genomen' WHERE state = 'tweede_ogen'");
	assert_true(day_make(2027, 11, 18, &later));
	world_set_now(dossier->world, day_start(later) + 36000000);
	const struct message *meter =
		world_call(dossier->world, "amina", REQ_DECISION_WEIGH, &decision_record, &decision, NULL);
	assert_int_equal(((struct mandate_verdict *)world_row(meter, &mandate_verdict_record, 0))->decided, 0);
}

static void pieces_of_one_thing_are_one_decision(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1000));

	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_GENOMEN);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TWEEDE_OGEN);
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_TER_TOETSING);
}

static void the_meter_names_the_rung_that_decides(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));
	const struct message *meter =
		world_call(dossier->world, "amina", REQ_DECISION_WEIGH, &decision_record, &decision, NULL);
	const struct mandate_verdict *verdict = world_row(meter, &mandate_verdict_record, 0);

	assert_false(verdict->within);
	assert_string_equal(verdict->rule, "mandaat.per-besluit");
	assert_int_equal(verdict->trede, 2);
	assert_string_equal(verdict->trede_naam, "Teamleider");
	assert_int_equal(verdict->per_besluit, EURO(2500));
}

/* ---- bekendmaking and rights ---- */

static void the_backoffice_announces_and_the_term_of_bezwaar_begins(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	const struct decision *taken = decided(hand_in(dossier, "amina", &decision));
	struct ask ask = { .id = taken->id, .version = taken->version, .day = taken->besluitdatum - 1 };

	world_is(world_call(dossier->world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL), STATUS_INVALID);
	ask.day = taken->besluitdatum + 1;
	world_is(world_call(dossier->world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL), STATUS_INVALID);
	ask.day = taken->besluitdatum;
	world_is(world_call(dossier->world, "amina", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL), STATUS_REFUSED);
	const struct decision *announced =
		decided(world_call(dossier->world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL));
	assert_int_equal(announced->state, DECISION_BEKENDGEMAAKT);
	assert_int_equal(announced->bezwaar_tot, announced->bekendmaking + 42);
	ask.version = announced->version;
	world_is(world_call(dossier->world, "femke", REQ_DECISION_ANNOUNCE, &ask_record, &ask, NULL), STATUS_REFUSED);
}

static void the_backoffice_reads_decisions_and_writes_none(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	const struct decision *taken = decided(hand_in(dossier, "amina", &decision));

	const struct message *list = world_call_id(dossier->world, "femke", REQ_DECISION_LIST, dossier->household_id);
	world_is(list, STATUS_OK);
	assert_int_equal(world_count(list, &decision_record), 1);
	assert_string_equal(decided(list)->person_naam, "Mehmet Yilmaz");
	decided(world_call_id(dossier->world, "femke", REQ_DECISION_READ, taken->id));
	world_is(save(dossier, "femke", &decision), STATUS_REFUSED);
	world_is(world_call(dossier->world, "femke", REQ_DECISION_WEIGH, &decision_record, &decision, NULL), STATUS_REFUSED);
	world_is(world_call_id(dossier->world, "gerrit", REQ_DECISION_READ, taken->id), STATUS_MISSING);
}

static void reading_without_the_dossier_open_leaves_a_line(void **state)
{
	static const char LINES[] = "SELECT count(*) FROM view WHERE act = 'lees' AND kind = 'decision'";
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	const struct decision *taken = decided(hand_in(dossier, "amina", &decision));
	struct db *views = world_store(dossier->world)->view_db;

	world_call_id(dossier->world, "femke", REQ_DECISION_READ, taken->id);
	assert_int_equal(query_number(db_query(views, LINES), NULL), 1);
	world_call_id(dossier->world, "amina", REQ_HOUSEHOLD_OPEN, dossier->household_id);
	world_call_id(dossier->world, "amina", REQ_DECISION_READ, taken->id);
	assert_int_equal(query_number(db_query(views, LINES), NULL), 1);
}

static void nobody_decides_about_the_own_household(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));

	world_sql(dossier->world, "UPDATE employee SET person_id = (SELECT id FROM person WHERE voornamen = 'Mehmet')"
		" WHERE username = 'amina'");
	world_is(save(dossier, "amina", &decision), STATUS_REFUSED);
}

static void the_register_is_there_for_everybody(void **state)
{
	struct dossier *dossier = *state;
	struct ask ask = { .day = DAY_NONE };
	const struct message *answer = world_call(dossier->world, "hanna", REQ_MANDATE_LIST, &ask_record, &ask, NULL);

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &rung_record), 5);
	assert_true(world_count(answer, &mandate_record) > 10);
}

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	return 0;
}

static int dossier_gone(void **state)
{
	dossier_free(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, dossier_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_concept_is_for_who_writes_it),
		TEST(law_category_and_line_are_those_of_the_provision),
		TEST(parts_of_another_household_do_not_fit),
		TEST(two_people_with_one_concept_do_not_overwrite),
		TEST(what_is_not_complete_is_not_handed_in),
		TEST(spoed_and_a_refusal_need_no_goal),
		TEST(within_mandate_it_is_taken_at_once),
		TEST(the_text_stands_once_it_is_handed_in),
		TEST(the_same_request_twice_takes_it_once),
		TEST(a_decision_ends_the_term_of_its_aanvraag),
		TEST(a_piece_granted_while_it_waited_counts_when_it_is_signed),
		TEST(above_the_four_eyes_amount_somebody_else_looks),
		TEST(eyes_that_say_no_send_it_back_with_a_reason),
		TEST(what_takes_something_away_always_needs_second_eyes),
		TEST(a_mandate_that_ended_meanwhile_cannot_be_signed),
		TEST(above_mandate_it_is_reserved_and_climbs),
		TEST(with_nobody_on_the_ladder_it_is_red_on_top),
		TEST(what_only_the_regisseur_may_decide_goes_to_the_regisseur),
		TEST(an_absent_regisseur_is_passed_by),
		TEST(withdrawing_frees_what_was_reserved),
		TEST(a_concept_may_be_discarded_by_who_wrote_it),
		TEST(a_year_counts_together_with_what_is_in_flight),
		TEST(a_year_later_there_is_room_again),
		TEST(pieces_of_one_thing_are_one_decision),
		TEST(the_meter_names_the_rung_that_decides),
		TEST(the_backoffice_announces_and_the_term_of_bezwaar_begins),
		TEST(the_backoffice_reads_decisions_and_writes_none),
		TEST(reading_without_the_dossier_open_leaves_a_line),
		TEST(nobody_decides_about_the_own_household),
		TEST(the_register_is_there_for_everybody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
