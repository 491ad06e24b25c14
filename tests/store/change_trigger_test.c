/* What changes, reduces, ends or extends a decision, in the database, attacked with plain SQL (law.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "law.h"

/* Begeleiding that was granted: six months from 1 December. */
#define GRANTED(id, day, bedrag, decider, mandate, trede, volume) \
	"INSERT INTO decision(id, household_id, person_id, goal_id, kind, wet, provision_kind_id, productcategorie," \
	" lijn, leveringsvorm, datumStart, datumEinde, bedrag, counted, waarom_niet_lager, motivering, state," \
	" author_id, omvang, eenheid, frequentie) SELECT " #id ", 21, 31, 52, 'toekenning', 'wmo', 41, '02', '2', 'ZIN'," \
	" '2026-12-01', '2027-05-31', " #bedrag ", " #bedrag ", 'x', 'x', 'concept', 11, " volume ";" \
	"UPDATE decision SET state = 'genomen', decider_id = " #decider ", second_id = 17, mandate_id = " #mandate "," \
	" trede = " #trede ", climbed = " #decider " <> 11, namens = 'x', requested = '" day "', besluitdatum = '" day "'" \
	" WHERE id = " #id ";"
#define NO_VOLUME "0, 'geen', 'geen'"
#define BEFORE GRANTED(901, "2026-03-01", 90000, 11, 101, 1, NO_VOLUME)
#define BY_THE_TEAM_LEADER GRANTED(901, "2026-03-01", 2000000, 12, 102, 2, NO_VOLUME)
#define FOUR_HOURS_A_WEEK GRANTED(901, "2026-03-01", 90000, 11, 101, 1, "4, 'uur', 'week'")
#define IN_ALL GRANTED(901, "2026-03-01", 90000, 11, 101, 1, "40, 'uur', 'totaal'")
#define CHANGE "kind = 'wijziging', vorige_id = 901, "
#define ENDS "kind = 'intrekking', bedrag = 0, counted = 0, second_id = 17, vorige_id = 901"

/* ---- tests ---- */

static void it_belongs_to_a_decision_that_stands(void **state)
{
	static const struct attack attacks[] = {
		{ .change = "kind = 'wijziging'", "een besluit dat staat" },
		{ .change = "kind = 'verlenging'", "een besluit dat staat" },
		{ .change = "kind = 'vermindering', counted = 0, second_id = 12", "een besluit dat staat" },
		{ .change = "kind = 'intrekking', bedrag = 0, counted = 0, second_id = 12", "een besluit dat staat" },
		{ .change = "kind = 'vermindering', counted = 0, state = 'ter_toetsing', trede = 2, climbed = 1,"
			" decider_id = NULL, mandate_id = NULL, besluitdatum = NULL", "een besluit dat staat" },
		{ .change = "kind = 'wijziging', vorige_id = 901", NULL, BEFORE },
		{ .change = "kind = 'verlenging', vorige_id = 901", NULL, BEFORE },
		{ .change = "kind = 'vermindering', counted = 0, second_id = 12, vorige_id = 901", NULL, BEFORE },
		{ .change = "kind = 'verlenging', vorige_id = 901", "een besluit dat staat", BEFORE
			"INSERT INTO decision(id, household_id, person_id, kind, wet, provision_kind_id, productcategorie, lijn,"
			" leveringsvorm, datumStart, datumEinde, bedrag, counted, motivering, state, author_id, vorige_id) SELECT"
			" 902, 21, 31, 'intrekking', 'wmo', 41, '02', '2', 'ZIN', '2026-12-01', '2027-05-31', 0, 0, 'x', 'concept', 11, 901;"
			"UPDATE decision SET state = 'genomen', decider_id = 11, second_id = 17, mandate_id = 101, trede = 1,"
			" namens = 'x', requested = '2026-03-02', besluitdatum = '2026-03-02' WHERE id = 902;" },
	};

	(void)state;
	TRY(attacks);
}

static void a_change_that_gives_less_needs_second_eyes(void **state)
{
	static const struct attack attacks[] = {
		{ .change = CHANGE "bedrag = 90000", NULL, BEFORE },
		{ .change = CHANGE "bedrag = 89999, counted = 89999", "tweede ogen", BEFORE },
		{ .change = CHANGE "bedrag = 89999, counted = 89999, second_id = 12", NULL, BEFORE },
		{ .change = CHANGE "datumEinde = '2027-05-30'", "tweede ogen", BEFORE },
		/* as much, for half of its days */
		{ .change = CHANGE "datumStart = '2027-03-02', bedrag = 45000, counted = 45000", NULL, BEFORE },
		{ .change = CHANGE "datumStart = '2027-03-02', bedrag = 44999, counted = 44999", "tweede ogen", BEFORE },
		/* less, or less often; what cannot be compared */
		{ .change = CHANGE "omvang = 4, eenheid = 'uur', frequentie = 'week'", NULL, FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 3, eenheid = 'uur', frequentie = 'week'", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 1, eenheid = 'uur', frequentie = 'dag'", NULL, FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 15, eenheid = 'uur', frequentie = 'vier_weken'", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 16, eenheid = 'uur', frequentie = 'vier_weken'", NULL, FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 17, eenheid = 'uur', frequentie = 'maand'", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 18, eenheid = 'uur', frequentie = 'maand'", NULL, FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 208, eenheid = 'uur', frequentie = 'jaar'", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 4, eenheid = 'dagdeel', frequentie = 'week'", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 0", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 900, eenheid = 'uur', frequentie = 'totaal'", "tweede ogen", FOUR_HOURS_A_WEEK },
		{ .change = CHANGE "omvang = 40, eenheid = 'uur', frequentie = 'totaal'", NULL, IN_ALL },
		{ .change = CHANGE "omvang = 39, eenheid = 'uur', frequentie = 'totaal'", "tweede ogen", IN_ALL },
	};

	(void)state;
	TRY(attacks);
}

/* Of € 20.000, where a wijkcoach decides to € 2.500. */
static void who_may_not_grant_it_may_not_take_it_away(void **state)
{
	static const struct attack attacks[] = {
		{ .change = ENDS, "bedrag per besluit", BY_THE_TEAM_LEADER },
		{ .change = CHANGE "second_id = 12", "bedrag per besluit", BY_THE_TEAM_LEADER },
		{ .change = "kind = 'vermindering', counted = 0, second_id = 12, vorige_id = 901", "bedrag per besluit",
			BY_THE_TEAM_LEADER },
		{ .change = ENDS ", decider_id = 12, climbed = 1, mandate_id = 102, trede = 2", NULL, BY_THE_TEAM_LEADER },
	};

	(void)state;
	TRY(attacks);
}

/* Within a year a wijkcoach grants € 7.500 here: what it takes the place of counts for it as used, so not at all. */
static void a_change_counts_the_amount_before_it_once(void **state)
{
	static const struct attack attacks[] = {
		{ .change = CHANGE "bedrag = 250000, counted = 250000, second_id = 12, requested = '2026-03-05',"
			" besluitdatum = '2026-03-05'", NULL, BEFORE },
		{ .change = "bedrag = 250000, counted = 250000, second_id = 12, requested = '2026-03-05',"
			" besluitdatum = '2026-03-05'", "splitsing", BEFORE },
	};

	(void)state;
	TRY(attacks);
}

/* Lies has a sub-mandate of the team leader's, on the rung below; of € 60.000 a year € 50.000 is gone up there. */
#define RESTS "INSERT INTO mandate(id, trede, soort, holder, employee_id, wet, lijn, per_besluit, cum_huishouden," \
	" duur_dagen, duur_maanden, vier_ogen_vanaf, parent_id, \"from\") VALUES (112, 1, 'ondermandaat', 'medewerker', 17," \
	" 'wmo', '2', 2500000, 6000000, -1, 24, 1500000, 111, '2026-01-01');"
#define TEAM_LEADER "INSERT INTO mandate(id, trede, holder, role, wet, lijn, per_besluit, cum_huishouden, duur_dagen," \
	" duur_maanden, vier_ogen_vanaf, \"from\", sub_allowed) VALUES (111, 2, 'rol', 'teamleider', 'wmo', '2', 2500000," \
	" 6000000, -1, 24, 1500000, '2026-01-01', 1);"
#define GONE GRANTED(901, "2026-03-01", 2500000, 12, 111, 2, NO_VOLUME) \
	GRANTED(902, "2026-06-01", 2500000, 12, 111, 2, NO_VOLUME)
#define BY_LIES "author_id = 17, decider_id = 17, mandate_id = 112, second_id = 12, "

static void a_sub_mandate_spends_of_what_it_rests_on(void **state)
{
	static const struct attack attacks[] = {
		{ .change = BY_LIES "bedrag = 1000000, counted = 1000000", NULL, TEAM_LEADER RESTS GONE },
		{ .change = BY_LIES "bedrag = 1000001, counted = 1000001", "12 maanden", TEAM_LEADER RESTS GONE },
	};

	(void)state;
	TRY(attacks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAW_TEST(it_belongs_to_a_decision_that_stands),
		LAW_TEST(a_change_that_gives_less_needs_second_eyes),
		LAW_TEST(a_change_counts_the_amount_before_it_once),
		LAW_TEST(a_sub_mandate_spends_of_what_it_rests_on),
		LAW_TEST(who_may_not_grant_it_may_not_take_it_away),
	};

	return cmocka_run_group_tests(tests, given_a_register, register_gone);
}
