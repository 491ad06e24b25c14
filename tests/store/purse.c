/* What tests of money share: a decision that was taken, the books checked, an uitruil. */
#include "purse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

/* Taken, with second eyes of carla when they are asked for. */
const struct decision *taken(struct dossier *dossier, const char *who, const struct decision *decision)
{
	const struct decision *stands = decided(hand_in(dossier, who, decision));

	if (stands->state == DECISION_TWEEDE_OGEN)
		stands = decided(act(dossier, "carla", REQ_DECISION_SECOND, stands->id, stands->version, true, ""));
	assert_int_equal(stands->state, DECISION_GENOMEN);
	return stands;
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

void ledger_checked(struct dossier *dossier)
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

/* ---- uitruil ---- */

struct swap swap_of(struct dossier *dossier, const struct decision *running)
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

const struct message *swap_ask(struct dossier *dossier, const char *who, const struct swap *swap)
{
	return world_call(dossier->world, who, REQ_SWAP, &swap_record, swap, NULL);
}

