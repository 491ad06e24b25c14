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
	lacks("Tot en met", "besluit.einde");
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
	lacks("Tot en met", "besluit.spoed");
	decision.datumEinde = decision.datumStart + 56;
	lacks("Tot en met", "besluit.spoed");
	decision.datumEinde--;
	assert_true(decision_complete(&decision, &err));
	decision.kind = DECISION_VERLENGING;
	decision.vorige_id = 5;
	lacks("Tot en met", "besluit.spoed");
}

static void a_refusal_costs_nothing(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	decision.kind = DECISION_AFWIJZING;
	lacks("Bedrag in euro", "besluit.bedrag-nul");
	decision.bedrag = 0;
	decision.goal_id = 0;
	decision.datumStart = decision.datumEinde = DAY_NONE;
	assert_true(decision_complete(&decision, &err));
}

static void a_price_is_tariff_times_volume_over_its_days(void **state)
{
	static const struct {
		int frequentie;
		int64_t omvang;
		cents tarief;
		int last_year, last_month, last_date;	/* from 1 December 2026 */
		cents price;
	} rows[] = {
		{ FREQUENTIE_DAG, 2, 1000, 2026, 12, 31, 62000 },
		{ FREQUENTIE_WEEK, 3, 5250, 2026, 12, 14, 31500 },
		{ FREQUENTIE_WEEK, 1, 1000, 2026, 12, 1, 143 },		/* a seventh, rounded */
		{ FREQUENTIE_VIER_WEKEN, 1, 28000, 2026, 12, 28, 28000 },
		{ FREQUENTIE_MAAND, 1, 30000, 2027, 11, 30, 360000 },
		{ FREQUENTIE_MAAND, 1, 31000, 2027, 1, 10, 41000 },	/* a month and 10 of 31 days */
		{ FREQUENTIE_JAAR, 1, 73000, 2028, 11, 30, 146000 },	/* a leap day makes no difference */
		{ FREQUENTIE_JAAR, 1, 36500, 2026, 12, 10, 1000 },
		{ FREQUENTIE_TOTAAL, 4, 25000, 2027, 11, 30, 100000 },
	};
	cents price;

	(void)state;
	assert_false(decision_price(&decision, &price));
	decision.eenheid = EENHEID_UUR;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		decision.frequentie = rows[i].frequentie;
		decision.omvang = rows[i].omvang;
		decision.tarief = rows[i].tarief;
		day_make(rows[i].last_year, rows[i].last_month, rows[i].last_date, &decision.datumEinde);
		assert_true(decision_price(&decision, &price));
		assert_int_equal(price, rows[i].price);
	}
	decision.bedrag = rows[COUNT_OF(rows) - 1].price + 1;
	lacks("Bedrag in euro", "besluit.tarief");
	decision.tarief = 0;
	assert_false(decision_price(&decision, &price));
	decision.eenheid = EENHEID_GEEN;
	lacks("Omvang", "besluit.omvang");
}

static void a_referral_by_law_is_for_youth_and_names_who_referred(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	decision.verwijzer = VERWIJZER_HUISARTS;
	decision.goal_id = 0;
	decision.waarom_niet_lager[0] = '\0';
	decision.wet = WET_WMO;
	lacks("Verwezen door", "besluit.verwijzer");
	decision.wet = WET_JEUGDWET;
	lacks("Naam verwijzer", "besluit.verwijzer-naam");
	strcpy(decision.verwijzer_naam, "Praktijk Noord");
	assert_true(decision_complete(&decision, &err));
	decision.kind = DECISION_VERMINDERING;
	lacks("Bij besluit", "besluit.eerder");
	decision.vorige_id = 7;
	lacks("Verwezen door", "besluit.verwijzing");
	decision.kind = DECISION_TOEKENNING;
	decision.vorige_id = 0;
	decision.verwijzer = VERWIJZER_ZELF;	/* who asks for himself is decided about */
	lacks("Doel", "besluit.doel");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_whole_decision_may_go, begin, end),
		cmocka_unit_test_setup_teardown(what_lacks_is_named_by_its_field, begin, end),
		cmocka_unit_test_setup_teardown(a_price_is_tariff_times_volume_over_its_days, begin, end),
		cmocka_unit_test_setup_teardown(a_referral_by_law_is_for_youth_and_names_who_referred, begin, end),
		cmocka_unit_test_setup_teardown(in_a_crisis_goal_and_reason_may_wait, begin, end),
		cmocka_unit_test_setup_teardown(a_refusal_costs_nothing, begin, end),
	};

	return cmocka_run_group_tests_name("decision_complete", tests, NULL, NULL);
}
