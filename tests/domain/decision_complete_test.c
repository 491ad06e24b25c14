/* What a decision must hold: the sentence about what lacks begins with the label of its field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/decision.h"

static struct decision decision;

static int begin(void **state)
{
	(void)state;
	record_init(&decision_record, &decision);
	decision.provision_kind_id = 1;
	decision.goal_id = 2;
	decision.lijn = LIJN_2;
	strcpy(decision.waarom_niet_lager, "De buurvrouw kan niet meer helpen.");
	day_make(2026, 12, 1, &decision.datumStart);
	day_make(2027, 11, 30, &decision.datumEinde);
	decision.bedrag = 420000;
	decision.motivering = mem_text("Mevrouw kan het huis niet zelf schoonhouden.");
	return 0;
}

static int end(void **state)
{
	(void)state;
	record_clear(&decision_record, &decision);
	return 0;
}

/* label: as the form of a decision has it. */
static void lacks(const char *label, const char *rule)
{
	struct err err = ERR_INIT;

	assert_false(decision_complete(&decision, &err));
	assert_string_equal(err.rule, rule);
	assert_memory_equal(err.text, label, strlen(label));
	assert_int_equal(err.text[strlen(label)], ':');
}

static void a_whole_decision_may_go(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_true(decision_complete(&decision, &err));
}

static void what_lacks_is_named_by_its_field(void **state)
{
	(void)state;
	free(decision.motivering);
	decision.motivering = NULL;
	lacks("Motivering", "besluit.motivering");
	decision.waarom_niet_lager[0] = '\0';
	lacks("Waarom niet 0e/1e", "besluit.waarom-niet-lager");
	decision.datumEinde = decision.datumStart - 1;
	lacks("Tot en met", "besluit.looptijd");
	decision.datumEinde = DAY_NONE;
	lacks("Tot en met", "besluit.looptijd");
	decision.bedrag = 0;
	lacks("Bedrag in euro", "besluit.bedrag");
	decision.goal_id = 0;
	lacks("Doel", "besluit.doel");
	decision.provision_kind_id = 0;
	lacks("Voorziening", "besluit.voorziening");
}

static void in_a_crisis_goal_and_reason_may_wait(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	decision.spoed = true;
	decision.goal_id = 0;
	decision.waarom_niet_lager[0] = '\0';
	assert_true(decision_complete(&decision, &err));
}

static void a_refusal_costs_nothing(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	decision.kind = DECISION_AFWIJZING;
	lacks("Bedrag in euro", "besluit.bedrag");
	decision.bedrag = 0;
	decision.goal_id = 0;
	decision.datumStart = decision.datumEinde = DAY_NONE;
	assert_true(decision_complete(&decision, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_whole_decision_may_go, begin, end),
		cmocka_unit_test_setup_teardown(what_lacks_is_named_by_its_field, begin, end),
		cmocka_unit_test_setup_teardown(in_a_crisis_goal_and_reason_may_wait, begin, end),
		cmocka_unit_test_setup_teardown(a_refusal_costs_nothing, begin, end),
	};

	return cmocka_run_group_tests_name("decision_complete", tests, NULL, NULL);
}
