/*
 * What belongs to an earlier decision: it cannot be without one, who gives less asks somebody else to look, and who may not
 * grant it may not take it away.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

static int given_a_dossier(void **state)
{
	*state = dossier_new();
	colleague(*state, "fatima");
	return 0;
}

static int gone(void **state)
{
	dossier_free(*state);
	return 0;
}

/* Taken by `who`, with fatima as second eyes where they are asked. */
static id granted(struct dossier *dossier, const char *who, const char *provision, cents bedrag)
{
	struct decision decision = draft(dossier, provision, bedrag);
	const struct decision *one = decided(hand_in(dossier, who, &decision));
	id decision_id = one->id;

	if (one->state == DECISION_TWEEDE_OGEN)
		decided(act(dossier, "fatima", REQ_DECISION_SECOND, decision_id, one->version, 1, NULL));
	assert_int_equal(standing(dossier, decision_id)->state, DECISION_GENOMEN);
	return decision_id;
}

static struct decision following(struct dossier *dossier, int kind, id vorige_id, cents bedrag)
{
	struct decision decision = draft(dossier, "Begeleiding", bedrag);

	decision.kind = kind;
	decision.vorige_id = vorige_id;
	return decision;
}

/* ---- tests ---- */

static void without_an_earlier_decision_it_is_a_grant(void **state)
{
	static const int kinds[] = { DECISION_WIJZIGING, DECISION_VERMINDERING, DECISION_INTREKKING, DECISION_VERLENGING };
	struct dossier *dossier = *state;

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct decision decision = following(dossier, kinds[i], 0, kinds[i] == DECISION_INTREKKING ? 0 : EURO(900));
		const struct message *answer = hand_in(dossier, "amina", &decision);
		const struct refusal *refusal = world_row(answer, &refusal_record, 0);

		world_is(answer, STATUS_REFUSED);
		assert_string_equal(world_rule(answer), "besluit.eerder");
		assert_non_null(strstr(refusal->text, "(Awb 1:3)"));
		assert_non_null(strstr(refusal->text, "kies dan bij Soort een toekenning"));
	}
}

static void what_was_withdrawn_is_not_extended(void **state)
{
	struct dossier *dossier = *state;
	id first = granted(dossier, "amina", "Begeleiding", EURO(900));
	struct decision stop = following(dossier, DECISION_INTREKKING, first, 0);
	struct decision more = following(dossier, DECISION_VERLENGING, first, EURO(90));
	const struct decision *one;
	const struct message *answer;

	one = decided(hand_in(dossier, "amina", &stop));
	decided(act(dossier, "fatima", REQ_DECISION_SECOND, one->id, one->version, 1, NULL));
	answer = hand_in(dossier, "amina", &more);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.laatste");
}

static void a_change_that_gives_less_waits_for_second_eyes(void **state)
{
	struct dossier *dossier = *state;
	id first = granted(dossier, "amina", "Begeleiding", EURO(400));
	struct decision change = following(dossier, DECISION_WIJZIGING, first, EURO(400));
	const struct decision *one;

	change.datumEinde--;
	one = decided(hand_in(dossier, "amina", &change));
	assert_int_equal(one->state, DECISION_TWEEDE_OGEN);
	decided(act(dossier, "amina", REQ_DECISION_WITHDRAW, one->id, one->version, 0, "Toch niet."));
	change.datumEinde++;
	change.bedrag--;
	one = decided(hand_in(dossier, "amina", &change));
	assert_int_equal(one->state, DECISION_TWEEDE_OGEN);
	decided(act(dossier, "amina", REQ_DECISION_WITHDRAW, one->id, one->version, 0, "Toch niet."));
	change.bedrag += 2;
	assert_int_equal(decided(hand_in(dossier, "amina", &change))->state, DECISION_GENOMEN);
}

static void who_may_not_grant_it_may_not_withdraw_it(void **state)
{
	struct dossier *dossier = *state;
	id first = granted(dossier, "carla", "Begeleiding", EURO(12000));
	struct decision stop = following(dossier, DECISION_INTREKKING, first, 0);
	struct decision less = following(dossier, DECISION_VERMINDERING, first, EURO(500));
	struct decision change = following(dossier, DECISION_WIJZIGING, first, EURO(500));
	struct decision *const all[] = { &stop, &less, &change };

	world_wait(dossier->world, INT64_C(86400000) * 40);
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		const struct decision *one = decided(hand_in(dossier, "amina", all[i]));

		assert_int_equal(one->state, DECISION_TER_TOETSING);
		assert_int_equal(one->trede, 2);
		decided(act(dossier, "amina", REQ_DECISION_WITHDRAW, one->id, one->version, 0, "Toch niet."));
	}
	assert_int_equal(decided(hand_in(dossier, "carla", &stop))->state, DECISION_TWEEDE_OGEN);
}

/* What counts in this household now. */
static cents counted(struct dossier *dossier)
{
	return world_number(dossier->world, "SELECT coalesce(sum(counted), 0) FROM decision_spent");
}

/* Amina hands it in, fatima is the second eyes. */
static id by_two(struct dossier *dossier, const struct decision *decision)
{
	const struct decision *one = decided(hand_in(dossier, "amina", decision));
	id decision_id = one->id;

	assert_int_equal(one->state, DECISION_TWEEDE_OGEN);
	decided(act(dossier, "fatima", REQ_DECISION_SECOND, decision_id, one->version, 1, NULL));
	return decision_id;
}

static void what_was_withdrawn_counts_no_more_from_the_moment_it_is_taken(void **state)
{
	static const char *const kinds[] = { "Begeleiding", "Dagbesteding", "Vervoerdiensten" };
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Rolstoelen", EURO(900)), stop;
	const struct decision *waiting;
	id ids[COUNT_OF(kinds)];

	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		ids[i] = granted(dossier, "amina", kinds[i], EURO(2450));
	assert_int_equal(counted(dossier), 3 * EURO(2450));
	stop = following(dossier, DECISION_INTREKKING, ids[2], 0);
	stop.provision_kind_id = provision_named(dossier, kinds[2]);
	waiting = decided(hand_in(dossier, "amina", &stop));
	assert_int_equal(counted(dossier), 3 * EURO(2450));
	const struct decision *up = decided(hand_in(dossier, "amina", &decision));
	assert_int_equal(up->state, DECISION_TER_TOETSING);
	decided(act(dossier, "amina", REQ_DECISION_WITHDRAW, up->id, up->version, 0, "Wacht even."));
	decided(act(dossier, "fatima", REQ_DECISION_SECOND, waiting->id, waiting->version, 1, NULL));
	assert_int_equal(counted(dossier), 2 * EURO(2450));
	assert_int_equal(decided(hand_in(dossier, "amina", &decision))->state, DECISION_GENOMEN);
}

/* Half of its days are gone: 182 from 1 December, 91 of them to 1 March. */
static void what_is_ended_on_the_way_counts_for_what_was_used(void **state)
{
	struct dossier *dossier = *state;
	struct decision stop = following(dossier, DECISION_INTREKKING, granted(dossier, "amina", "Begeleiding", EURO(2000)), 0);

	stop.datumStart += 91;
	by_two(dossier, &stop);
	assert_int_equal(counted(dossier), EURO(1000));
}

static void what_a_reduction_leaves_counts_for_itself(void **state)
{
	struct dossier *dossier = *state;
	struct decision less = following(dossier, DECISION_VERMINDERING, granted(dossier, "amina", "Begeleiding", EURO(2000)),
		EURO(400)), stop;
	id less_id;

	less.datumStart += 91;
	less_id = by_two(dossier, &less);
	assert_int_equal(counted(dossier), EURO(1400));
	stop = following(dossier, DECISION_INTREKKING, less_id, 0);
	stop.datumStart += 91;
	by_two(dossier, &stop);
	assert_int_equal(counted(dossier), EURO(1000));
}

static void a_change_counts_once(void **state)
{
	struct dossier *dossier = *state;
	struct decision change = following(dossier, DECISION_WIJZIGING, granted(dossier, "amina", "Begeleiding", EURO(900)),
		EURO(2400));

	/* within € 2.500, and not € 3.300 */
	by_two(dossier, &change);
	assert_int_equal(counted(dossier), EURO(2400));
}

static void what_is_changed_again_and_again_never_fills_the_year(void **state)
{
	struct dossier *dossier = *state;
	id last = granted(dossier, "amina", "Begeleiding", EURO(2400));

	for (int i = 0; i < 4; i++) {
		struct decision change = following(dossier, DECISION_WIJZIGING, last, EURO(2400) + i + 1);

		last = by_two(dossier, &change);
		assert_int_equal(counted(dossier), EURO(2400) + i + 1);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, gone)
	const struct CMUnitTest tests[] = {
		TEST(without_an_earlier_decision_it_is_a_grant),
		TEST(what_was_withdrawn_is_not_extended),
		TEST(a_change_that_gives_less_waits_for_second_eyes),
		TEST(who_may_not_grant_it_may_not_withdraw_it),
		TEST(what_was_withdrawn_counts_no_more_from_the_moment_it_is_taken),
		TEST(what_is_ended_on_the_way_counts_for_what_was_used),
		TEST(what_a_reduction_leaves_counts_for_itself),
		TEST(a_change_counts_once),
		TEST(what_is_changed_again_and_again_never_fills_the_year),
	};

	return cmocka_run_group_tests_name("decision_change", tests, NULL, NULL);
}
