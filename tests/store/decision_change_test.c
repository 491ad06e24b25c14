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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, given_a_dossier, gone)
	const struct CMUnitTest tests[] = {
		TEST(without_an_earlier_decision_it_is_a_grant),
		TEST(what_was_withdrawn_is_not_extended),
		TEST(a_change_that_gives_less_waits_for_second_eyes),
		TEST(who_may_not_grant_it_may_not_withdraw_it),
	};

	return cmocka_run_group_tests_name("decision_change", tests, NULL, NULL);
}
