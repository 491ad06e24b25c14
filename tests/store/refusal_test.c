/*
 * Refusals as people meet them, provoked at the door and compared with the table: whoever asks, the answer has the rule,
 * its article and what to do next. tests/store/world.c looks at every refusal of every test; here each is named.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/access.h"
#include "domain/rule.h"
#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

/* `case_` stands in place of what the rule says in general; NULL: the words of the table. */
static void refused(const struct message *answer, const char *word, const char *case_)
{
	const struct refusal *refusal = answer ? world_row(answer, &refusal_record, 0) : NULL;
	const struct rule *rule = rule_find(word);

	if (!refusal || strcmp(refusal->rule, word) != 0)
		fail_msg("not %s but %s: %s", word, refusal ? refusal->rule : "done", refusal ? refusal->text : "");
	if (!rule || !strstr(refusal->text, case_ ? case_ : rule->says) || !strstr(refusal->text, rule->next) ||
			(rule->article && !strstr(refusal->text, rule->article)))
		fail_msg("%s is not as in the table: «%s»", word, refusal->text);
}

/* ---- rights ---- */

static void whoever_has_not_the_right_hears_who_has(void **state)
{
	struct dossier *dossier = *state;
	static const char *const people[] = { "amina", "bram", "carla", "dirk", "esther", "femke", "gerrit", "hanna", "karel" };
	bool seen[DEED_COUNT_] = { false };
	id household = world_household(dossier->world, "jansen");

	for (size_t i = 0; i < COUNT_OF(people); i++)
		for (int deed = DEED_LIST; deed < DEED_MANDATE_READ; deed++)
			for (int about = 0; about < 2; about++) {
				struct call *call = world_make_call(dossier->world, people[i]);
				char word[ERR_RULE_BYTES];

				snprintf(word, sizeof(word), "rechten.%s", deed_word((enum deed)deed));
				if (call_may(call, (enum deed)deed, about ? household : 0) || call->err.code == ERR_MISSING)
					continue;
				assert_string_equal(call->err.rule, word);
				assert_non_null(strstr(call->err.text, rule_find(word)->says));
				assert_non_null(strstr(call->err.text, rule_find(word)->article));
				seen[deed] = true;
			}
	for (int deed = DEED_LIST; deed < DEED_MANDATE_READ; deed++)
		if (!seen[deed] && deed != DEED_WORRY)	/* that everybody may */
			fail_msg("nobody was refused %s", deed_word((enum deed)deed));
}

static void the_noodknop_is_named_to_who_has_one(void **state)
{
	struct dossier *dossier = *state;
	struct call *call = world_make_call(dossier->world, "karel");

	assert_false(call_may(call, DEED_OPEN, dossier->household_id));
	assert_non_null(strstr(call->err.text, "noodknop"));
	call = world_make_call(dossier->world, "femke");
	assert_false(call_may(call, DEED_OPEN, dossier->household_id));
	assert_null(strstr(call->err.text, "noodknop"));
}

static void what_is_not_there_and_what_is_not_for_you_is_one_sentence(void **state)
{
	struct dossier *dossier = *state;
	static const struct {
		int request;
		const char *word;
	} rows[] = {
		{ REQ_HOUSEHOLD_READ, "huishouden.geen" }, { REQ_DECISION_READ, "besluit.geen" },
		{ REQ_ESCALATION_READ, "opschaling.geen" }, { REQ_BEZWAAR_READ, "register.geen" },
		{ REQ_PRIVACY_READ, "verzoek.geen" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct message *answer = world_call_id(dossier->world, "amina", rows[i].request, 999999);

		world_is(answer, STATUS_MISSING);
		refused(answer, rows[i].word, NULL);
	}
	refused(world_call_id(dossier->world, "amina", REQ_HOUSEHOLD_READ, world_household(dossier->world, "geheim")),
		"huishouden.geen", NULL);
}

/* ---- a decision ---- */

static void a_decision_that_is_handed_in_is_fixed(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct decision taken = *decided(hand_in(dossier, "amina", &decision));

	refused(submit(dossier, "amina", &taken), "besluit.stand", "Dit besluit is al ingediend");
	refused(save(dossier, "amina", &taken), "besluit.vast", NULL);
	refused(act(dossier, "amina", REQ_DECISION_WITHDRAW, taken.id, taken.version, 0, "Toch niet."), "besluit.stand",
		"niet (meer) in behandeling");
	refused(act(dossier, "carla", REQ_DECISION_WITHDRAW, taken.id, taken.version, 0, "Toch niet."), "besluit.auteur",
		"Alleen Amina Bakkali kan dit intrekken");
}

static void a_letter_waits_for_the_decision(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));
	const struct decision *waiting = decided(hand_in(dossier, "amina", &decision));

	refused(world_call_id(dossier->world, "amina", REQ_DECISION_LETTER, waiting->id), "brief.niet-genomen", NULL);
	refused(act(dossier, "femke", REQ_DECISION_ANNOUNCE, waiting->id, waiting->version, 0, ""), "besluit.stand",
		"Alleen een genomen besluit");
}

/* Somebody took it meanwhile: who, and when; nothing was done. */
static void who_comes_second_hears_who_was_first(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct decision saved = *decided(save(dossier, "amina", &decision));
	const struct refusal *refusal;

	world_is(save(dossier, "amina", &saved), STATUS_OK);
	const struct message *answer = act(dossier, "amina", REQ_DECISION_SUBMIT, saved.id, saved.version, 0, "");
	world_is(answer, STATUS_CONFLICT);
	refusal = world_row(answer, &refusal_record, 0);
	assert_string_equal(refusal->text, "U hebt dit besluit intussen gewijzigd (18-11-2026 10:00, op een ander scherm). Er is niets"
		" gedaan: lees het opnieuw en kies dan.");
}

static void typed_text_stays_and_the_first_writer_is_named(void **state)
{
	struct dossier *dossier = *state;
	struct task task;

	record_init(&task_record, &task);
	task.household_id = dossier->household_id;
	strcpy(task.what, "Bellen");
	task.datum = world_today(dossier->world);
	const struct message *answer = world_call(dossier->world, "amina", REQ_TASK_SAVE, &task_record, &task, NULL);
	world_is(answer, STATUS_OK);
	task = *(const struct task *)world_row(answer, &task_record, 0);
	strcpy(task.what, "Bellen met de school");
	world_is(world_call(dossier->world, "carla", REQ_TASK_SAVE, &task_record, &task, NULL), STATUS_OK);
	answer = world_call(dossier->world, "amina", REQ_TASK_SAVE, &task_record, &task, NULL);
	world_is(answer, STATUS_CONFLICT);
	assert_string_equal(((const struct refusal *)world_row(answer, &refusal_record, 0))->text,
		"Carla de Wit heeft deze taak intussen gewijzigd (18-11-2026 10:00). Kijk wat er nu staat; uw tekst staat er nog."
		" Bewaar daarna opnieuw (F2).");
}

/* ---- the ladder ---- */

static void the_ladder_says_whose_turn_it_is(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(12000));
	struct escalation waiting = *raised(hand_in(dossier, "amina", &decision));

	refused(act(dossier, "amina", REQ_ESCALATION_ANSWER, waiting.id, waiting.version, 1, "Ja."), "ladder.eigen-vraag",
		NULL);
	refused(act(dossier, "dirk", REQ_ESCALATION_RETURN, waiting.id, waiting.version, 0, "Waarom?"), "ladder.trede",
		"ligt bij trede 2");
	refused(act(dossier, "carla", REQ_ESCALATION_WITHDRAW, waiting.id, waiting.version, 0, "Weg."), "ladder.vrager",
		"Alleen Amina Bakkali kan dit intrekken");
	refused(act(dossier, "carla", REQ_ESCALATION_TAKE, waiting.id, waiting.version, 0, "Ik."), "ladder.overnemen",
		"hogere trede dan 2");
	refused(act(dossier, "carla", REQ_ESCALATION_INSTRUCT, waiting.id, waiting.version, 0, "Zo."), "ladder.aanwijzing",
		"hogere trede dan 2");
}

/* ---- the plan ---- */

static void a_household_has_one_plan(void **state)
{
	struct dossier *dossier = *state;

	refused(world_call_id(dossier->world, "amina", REQ_PLAN_START, dossier->household_id), "plan.een", "heeft al een plan");
}

static int setup(void **state)
{
	*state = dossier_new();
	return 0;
}

static int teardown(void **state)
{
	dossier_free(*state);
	return 0;
}

#define refusal_test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		refusal_test(whoever_has_not_the_right_hears_who_has),
		refusal_test(the_noodknop_is_named_to_who_has_one),
		refusal_test(what_is_not_there_and_what_is_not_for_you_is_one_sentence),
		refusal_test(a_decision_that_is_handed_in_is_fixed),
		refusal_test(a_letter_waits_for_the_decision),
		refusal_test(who_comes_second_hears_who_was_first),
		refusal_test(typed_text_stays_and_the_first_writer_is_named),
		refusal_test(the_ladder_says_whose_turn_it_is),
		refusal_test(a_household_has_one_plan),
	};

	return cmocka_run_group_tests_name("refusal", tests, NULL, NULL);
}
