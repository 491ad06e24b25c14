/* Money of a household over all laws: what follows on a decision, the ledger, uitruil, budgets, walls, and referrals by law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

enum { STEPS = 120, DAYS_MOST = 200 };

/* Wants to change what is there, and must be refused by the database itself. */
static void sql_refused(struct world *world, const char *sql)
{
	struct err err = ERR_INIT;

	assert_true(db_begin(world_db(world), &err));
	assert_false(db_run_script(world_db(world), sql, &err));
	db_rollback(world_db(world));
}

/* Taken, with second eyes of carla when they are asked for. */
static const struct decision *taken(struct dossier *dossier, const char *who, const struct decision *decision)
{
	const struct decision *stands = decided(hand_in(dossier, who, decision));

	if (stands->state == DECISION_TWEEDE_OGEN)
		stands = decided(act(dossier, "carla", REQ_DECISION_SECOND, stands->id, stands->version, true, ""));
	assert_int_equal(stands->state, DECISION_GENOMEN);
	return stands;
}

/* ---- price and product ---- */

static void tariff_times_volume_is_the_amount(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 0);

	decision.datumEinde = decision.datumStart + 69;		/* ten weeks */
	decision.omvang = 2;
	decision.eenheid = EENHEID_UUR;
	decision.frequentie = FREQUENTIE_WEEK;
	decision.tarief = 4500;
	decision.bedrag = EURO(1);				/* nobody reckons by hand */
	assert_int_equal(taken(dossier, "amina", &decision)->bedrag, EURO(900));
	decision.frequentie = FREQUENTIE_GEEN;
	const struct message *answer = hand_in(dossier, "amina", &decision);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.omvang");
}

static const struct message *products_load(struct dossier *dossier, cents tarief)
{
	struct product first = { .wet = WET_WMO, .productcategorie = "02", .productcode = "02A03", .naam = "Begeleiding licht",
		.eenheid = EENHEID_UUR, .tarief = tarief, .ended = DAY_NONE };
	struct product second = { .wet = WET_JEUGDWET, .productcategorie = "45", .productcode = "45A48", .naam = "Ambulant kort",
		.eenheid = EENHEID_MINUUT, .tarief = 95, .ended = DAY_NONE };
	struct ask ask;

	record_init(&ask_record, &ask);
	return world_call(dossier->world, "gerrit", REQ_PRODUCT_SET, &ask_record, &ask, &product_record, &first,
		&product_record, &second, NULL);
}

static void a_local_product_gives_unit_and_tariff_and_fits_its_provision(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", 0);
	const struct message *answer = products_load(dossier, 5000);

	world_is(answer, STATUS_OK);
	assert_int_equal(world_count(answer, &product_record), 2);
	decision.product_id = ((struct product *)world_row(answer, &product_record, 1))->id;	/* jeugdwet is before wmo */
	decision.omvang = 4;
	decision.frequentie = FREQUENTIE_TOTAAL;
	const struct decision *stands = taken(dossier, "amina", &decision);
	assert_int_equal(stands->bedrag, EURO(200));
	assert_int_equal(stands->eenheid, EENHEID_UUR);
	assert_string_equal(stands->product_naam, "02A03 Begeleiding licht");
	decision.product_id = ((struct product *)world_row(answer, &product_record, 0))->id;
	world_is(save(dossier, "amina", &decision), STATUS_INVALID);
	/* the same list again changes nothing; another tariff is another row, and the old decision keeps its own */
	world_is(products_load(dossier, 5000), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM product"), 2);
	world_is(products_load(dossier, 5100), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM product"), 3);
	assert_int_equal(standing(dossier, stands->id)->tarief, 5000);
	world_is(world_call_id(dossier->world, "amina", REQ_PRODUCT_LIST, 0), STATUS_REFUSED);
	sql_refused(dossier->world, "UPDATE product SET tarief = 1 WHERE ended IS NULL");
}

/* ---- referred by who may do that by law ---- */

static void a_referral_by_a_gp_is_registered_without_mandate(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Jeugdhulp ambulant", EURO(60000));

	decision.verwijzer = VERWIJZER_HUISARTS;
	decision.goal_id = 0;
	decision.waarom_niet_lager[0] = '\0';
	strcpy(decision.verwijzer_naam, "Huisartsenpraktijk Noord");
	const struct decision *stands = decided(hand_in(dossier, "amina", &decision));
	assert_int_equal(stands->state, DECISION_GENOMEN);
	assert_int_equal(stands->decider_id, 0);
	assert_int_equal(stands->mandate_id, 0);
	assert_int_equal(world_number(dossier->world, "SELECT counted FROM decision WHERE verwijzer = 'huisarts'"), 0);
	assert_int_equal(world_number(dossier->world,
		"SELECT count(*) FROM audit WHERE act = 'besluit-indienen' AND ground = 'verwijzing door huisarts'"), 1);
	/* it leaves the own ceiling alone */
	struct decision own = draft(dossier, "Begeleiding", EURO(900));
	assert_int_equal(decided(hand_in(dossier, "amina", &own))->state, DECISION_GENOMEN);
	/* it is for youth care only, and who asks for himself is decided about */
	decision.provision_kind_id = provision_named(dossier, "Begeleiding");
	const struct message *answer = hand_in(dossier, "amina", &decision);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.verwijzer");
}

static void raw_sql_cannot_call_a_grant_a_referral(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(60000));

	decided(save(dossier, "amina", &decision));
	sql_refused(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', verwijzer_naam = 'x', state = 'genomen',"
		" counted = 0, namens = 'x', requested = '2026-11-18', besluitdatum = '2026-11-18'");
	decision = draft(dossier, "Jeugdhulp ambulant", EURO(60000));
	decided(save(dossier, "amina", &decision));
	/* not without who referred; not so that it counts; with both it may */
	sql_refused(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', state = 'genomen', counted = 0, namens = 'x',"
		" requested = '2026-11-18', besluitdatum = '2026-11-18' WHERE wet = 'jeugdwet'");
	sql_refused(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', verwijzer_naam = 'x', state = 'genomen',"
		" namens = 'x', requested = '2026-11-18', besluitdatum = '2026-11-18' WHERE wet = 'jeugdwet'");
	world_sql(dossier->world, "UPDATE decision SET verwijzer = 'huisarts', verwijzer_naam = 'x', state = 'genomen',"
		" counted = 0, namens = 'x', requested = '2026-11-18', besluitdatum = '2026-11-18' WHERE wet = 'jeugdwet'");
}

/* ---- what follows on a decision ---- */

static void one_change_follows_on_a_decision_and_takes_no_more_than_is_left(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900)), less;
	id first = taken(dossier, "amina", &decision)->id;

	less = draft(dossier, "Begeleiding", EURO(460));
	less.kind = DECISION_VERMINDERING;
	less.vorige_id = first;
	less.datumStart = decision.datumStart + (decision.datumEinde - decision.datumStart + 1) / 2;
	const struct message *answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vermindering");
	less.bedrag = EURO(300);
	taken(dossier, "amina", &less);
	answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vorige");
	less.provision_kind_id = provision_named(dossier, "Dagbesteding");
	answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	less.kind = DECISION_TOEKENNING;
	answer = hand_in(dossier, "amina", &less);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "besluit.vorige");
}

/* ---- the ledger is the decisions ---- */

struct sums {
	cents reserved, granted, withdrawn, ended, running;
};

static bool is_taken(const struct decision *decision)
{
	return decision->state == DECISION_GENOMEN || decision->state == DECISION_BEKENDGEMAAKT;
}

static const struct decision *follower(const struct message *all, const struct decision *of)
{
	const struct decision *next;

	for (size_t n = 0; (next = world_row(all, &decision_record, n)); n++)
		if (next->vorige_id == of->id && is_taken(next) && next->kind != DECISION_VERLENGING)
			return next;
	return NULL;
}

/* What the books say of one decision, by counting day for day. */
static void decision_booked(const struct message *all, const struct decision *decision, day today, struct sums *sums)
{
	const struct decision *next = follower(all, decision);
	int64_t days = decision->datumEinde - decision->datumStart + 1, kept = 0;
	day last = decision->datumEinde;

	if (decision->kind == DECISION_AFWIJZING || decision->kind == DECISION_INTREKKING)
		return;
	if (!is_taken(decision)) {
		if ((decision->state == DECISION_TER_TOETSING || decision->state == DECISION_TWEEDE_OGEN) &&
				decision->kind != DECISION_VERMINDERING)
			sums->reserved += decision->bedrag;
		return;
	}
	for (day on = decision->datumStart; on <= decision->datumEinde && (!next || on < next->datumStart); on++)
		kept++;
	if (next && next->datumStart - 1 < last)
		last = next->datumStart - 1;
	sums->granted += decision->bedrag;
	cents stays = decision->bedrag * kept / days;
	sums->withdrawn += next ? decision->bedrag - stays : 0;
	*(last < today ? &sums->ended : &sums->running) += next ? stays : decision->bedrag;
}

static void ledger_checked(struct dossier *dossier)
{
	const struct message *all = world_call_id(dossier->world, "amina", REQ_DECISION_LIST, dossier->household_id);
	const struct message *ledger = world_call_id(dossier->world, "amina", REQ_LEDGER, dossier->household_id);
	struct sums wanted[WET_OTHER + 1] = { 0 };
	const struct decision *decision;
	const struct ledger_line *line;

	world_is(ledger, STATUS_OK);
	for (size_t n = 0; (decision = world_row(all, &decision_record, n)); n++)
		decision_booked(all, decision, world_today(dossier->world), &wanted[decision->wet]);
	for (size_t n = 0; (line = world_row(ledger, &ledger_line_record, n)); n++) {
		assert_int_equal(line->reserved, wanted[line->wet].reserved);
		assert_int_equal(line->granted, wanted[line->wet].granted);
		assert_int_equal(line->withdrawn, wanted[line->wet].withdrawn);
		assert_int_equal(line->ended, wanted[line->wet].ended);
		assert_int_equal(line->running, wanted[line->wet].running);
		assert_int_equal(line->granted, line->withdrawn + line->ended + line->running);
		memset(&wanted[line->wet], 0, sizeof(wanted[0]));
	}
	for (size_t wet = 0; wet < COUNT_OF(wanted); wet++)	/* nothing that the ledger does not show */
		assert_int_equal(wanted[wet].granted + wanted[wet].reserved, 0);
}

/* One random act; what is refused leaves the books as they were. */
static void random_act(struct dossier *dossier)
{
	static const char *const provisions[] = { "Begeleiding", "Jeugdhulp ambulant", "Dagbesteding" };
	struct decision decision = draft(dossier, provisions[rand() % 3], 100 + rand() % 20000);
	const struct message *all = world_call_id(dossier->world, "amina", REQ_DECISION_LIST, dossier->household_id);
	size_t count = world_count(all, &decision_record);

	decision.datumStart = world_today(dossier->world) + rand() % 40 - 10;
	decision.datumEinde = decision.datumStart + rand() % DAYS_MOST;
	if (count > 0 && rand() % 3 > 0) {
		const struct decision *vorige = world_row(all, &decision_record, (size_t)rand() % count);

		decision.vorige_id = vorige->id;
		decision.provision_kind_id = vorige->provision_kind_id;
		decision.kind = DECISION_WIJZIGING + rand() % 4;
		decision.bedrag = decision.kind == DECISION_INTREKKING ? 0 : decision.bedrag / 4;
	}
	const struct message *answer = save(dossier, "amina", &decision);
	if (answer->status == STATUS_OK)
		answer = submit(dossier, "amina", decided(answer));
	const struct decision *stands = world_row(answer, &decision_record, 0);
	if (answer->status == STATUS_OK && stands->state == DECISION_TWEEDE_OGEN && rand() % 4 > 0)
		world_is(act(dossier, "carla", REQ_DECISION_SECOND, stands->id, stands->version, rand() % 3 > 0, "reden"), STATUS_OK);
}

static void the_ledger_is_always_the_sum_of_the_decisions(void **state)
{
	struct dossier *dossier = *state;

	srand(20261118);
	for (int step = 0; step < STEPS; step++) {
		random_act(dossier);
		if (step % 10 == 9) {
			ledger_checked(dossier);
			world_wait(dossier->world, (int64_t)(rand() % 9) * 24 * 3600 * 1000);
		}
	}
	ledger_checked(dossier);
	assert_true(world_number(dossier->world, "SELECT count(*) FROM decision WHERE vorige_id IS NOT NULL"
		" AND state = 'genomen'") > 5);
	world_is(world_call_id(dossier->world, "karel", REQ_LEDGER, dossier->household_id), STATUS_REFUSED);
	world_is(world_call_id(dossier->world, "femke", REQ_LEDGER, dossier->household_id), STATUS_OK);
}

/* ---- uitruil ---- */

/* Half of what runs from now on, for day care. */
static struct swap swap_of(struct dossier *dossier, const struct decision *running)
{
	day today = world_today(dossier->world);
	struct swap swap;

	record_init(&swap_record, &swap);
	swap.household_id = dossier->household_id;
	swap.vorige_id = running->id;
	swap.vanaf = running->datumStart > today ? running->datumStart : today;
	swap.rest = running->bedrag - running->bedrag * (swap.vanaf - running->datumStart) /
		(running->datumEinde - running->datumStart + 1);
	swap.blijft = swap.rest / 2;
	swap.provision_kind_id = provision_named(dossier, "Dagbesteding");
	swap.goal_id = dossier->goal_id;
	swap.bedrag = swap.rest - swap.blijft;
	swap.datumStart = swap.vanaf;
	swap.datumEinde = running->datumEinde;
	swap.motivering = "Twee dagdelen doen meer dan begeleiding thuis.";
	strcpy(swap.waarom_niet_lager, "De inloop is geprobeerd.");
	return swap;
}

static const struct message *swap_ask(struct dossier *dossier, const char *who, const struct swap *swap)
{
	return world_call(dossier->world, who, REQ_SWAP, &swap_record, swap, NULL);
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

static void outside_mandate_neither_side_is_made(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(900));
	struct swap swap = swap_of(dossier, taken(dossier, "amina", &decision));
	const struct message *answer;

	swap.provision_kind_id = provision_named(dossier, "Beschermd wonen");
	answer = swap_ask(dossier, "amina", &swap);
	world_is(answer, STATUS_REFUSED);
	assert_string_equal(world_rule(answer), "mandaat.categorie");
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM decision"), 1);
	world_is(swap_ask(dossier, "karel", &swap), STATUS_REFUSED);
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

/* ---- budgets ---- */

static const struct message *budget_load(struct dossier *dossier, const char *who, int64_t year, cents amount)
{
	struct budget rows[2];
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.number = year;
	record_init(&budget_record, &rows[0]);
	rows[0].wet = WET_WMO;
	rows[0].bedrag = amount;
	strcpy(rows[0].productcategorie, "02");
	rows[1] = rows[0];
	rows[1].productcategorie[0] = '\0';
	return world_call(dossier->world, who, REQ_BUDGET_SET, &ask_record, &ask, &budget_record, &rows[0],
		&budget_record, &rows[1], NULL);
}

static void a_budget_says_what_the_year_will_cost_and_stops_nobody(void **state)
{
	struct dossier *dossier = *state;
	struct decision decision = draft(dossier, "Begeleiding", EURO(1820));	/* 182 days from 1 December: ten euro a day */
	struct decision other = draft(dossier, "Dagbesteding", EURO(600));
	const struct message *answer;
	const struct budget *budget;

	world_is(budget_load(dossier, "amina", 2026, EURO(300)), STATUS_REFUSED);
	world_is(budget_load(dossier, "gerrit", 2026, EURO(300)), STATUS_OK);
	day_make(2026, 12, 1, &decision.datumStart);
	decision.datumEinde = decision.datumStart + 181;
	other.datumStart = decision.datumStart;
	other.datumEinde = decision.datumStart + 30;
	taken(dossier, "amina", &decision);
	taken(dossier, "amina", &other);
	answer = world_call_id(dossier->world, "carla", REQ_MONEY, 0);
	budget = world_row(answer, &budget_record, 0);
	assert_string_equal(budget->productcategorie, "02");
	assert_int_equal(budget->spent, 0);
	assert_int_equal(budget->forecast, EURO(310));
	assert_int_equal(budget_over(budget), EURO(10));
	budget = world_row(answer, &budget_record, 1);		/* the rest of the law */
	assert_int_equal(budget->forecast, EURO(600));
	world_wait(dossier->world, (int64_t)18 * 24 * 3600 * 1000);	/* 6 December: six days of it have passed */
	answer = world_call_id(dossier->world, "esther", REQ_MONEY, 0);
	assert_int_equal(((struct budget *)world_row(answer, &budget_record, 0))->spent, EURO(60));
	world_is(world_call_id(dossier->world, "amina", REQ_MONEY, 0), STATUS_REFUSED);
	/* it is said while somebody writes, and it may be handed in */
	decision.bedrag = EURO(100);
	answer = world_call(dossier->world, "amina", REQ_DECISION_WEIGH, &decision_record, &decision, NULL);
	assert_int_equal(((struct budget *)world_row(answer, &budget_record, 0))->bedrag, EURO(300));
	assert_int_equal(taken(dossier, "amina", &decision)->state, DECISION_GENOMEN);
	/* a new list takes the place of the old one */
	world_is(budget_load(dossier, "gerrit", 2026, EURO(900)), STATUS_OK);
	assert_int_equal(world_number(dossier->world, "SELECT count(*) FROM budget WHERE ended IS NULL"), 2);
	sql_refused(dossier->world, "UPDATE budget SET bedrag = 1 WHERE ended IS NULL");
}

/* ---- walls ---- */

static void a_wall_is_reported_once_and_counted_without_names(void **state)
{
	struct dossier *dossier = *state;
	struct wall_report report;
	const struct message *answer;

	record_init(&wall_report_record, &report);
	report.household_id = dossier->household_id;
	report.schot = WALL_ZVW;
	report.bedrag = EURO(400);
	world_is(world_call(dossier->world, "amina", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_INVALID);
	strcpy(report.oplossing, "Een tweede nacht zorg thuis");
	world_is(world_call(dossier->world, "amina", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_OK);
	world_is(world_call(dossier->world, "carla", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_OK);
	world_is(world_call(dossier->world, "karel", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_REFUSED);
	world_is(world_call(dossier->world, "femke", REQ_WALL_ADD, &wall_report_record, &report, NULL), STATUS_REFUSED);
	answer = world_call_id(dossier->world, "amina", REQ_LEDGER, dossier->household_id);
	assert_int_equal(world_count(answer, &wall_report_record), 2);
	answer = world_call_id(dossier->world, "femke", REQ_LEDGER, dossier->household_id);
	assert_int_equal(world_count(answer, &wall_report_record), 0);	/* no dossier */
	answer = world_call_id(dossier->world, "esther", REQ_MONEY, 0);
	const struct wall_count *count = world_row(answer, &wall_count_record, 0);
	assert_int_equal(count->schot, WALL_ZVW);
	assert_int_equal(count->kwartaal, 4);
	assert_int_equal(count->aantal, 2);
	assert_int_equal(count->bedrag, EURO(800));
	sql_refused(dossier->world, "UPDATE wall_report SET bedrag = 1");
	sql_refused(dossier->world, "DELETE FROM wall_report");
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
		TEST(tariff_times_volume_is_the_amount),
		TEST(a_local_product_gives_unit_and_tariff_and_fits_its_provision),
		TEST(a_referral_by_a_gp_is_registered_without_mandate),
		TEST(raw_sql_cannot_call_a_grant_a_referral),
		TEST(one_change_follows_on_a_decision_and_takes_no_more_than_is_left),
		TEST(the_ledger_is_always_the_sum_of_the_decisions),
		TEST(at_the_ceiling_a_swap_still_goes_when_the_total_does_not_rise),
		TEST(a_swap_may_stop_the_whole_of_what_runs),
		TEST(a_no_sends_both_sides_back_and_they_go_again_together),
		TEST(a_mandate_that_is_revoked_sends_both_sides_back),
		TEST(outside_mandate_neither_side_is_made),
		TEST(raw_sql_takes_no_half_of_a_swap),
		TEST(a_budget_says_what_the_year_will_cost_and_stops_nobody),
		TEST(a_wall_is_reported_once_and_counted_without_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
