/*
 * The door: every request that the store knows, with what it needs. A request that is not here, or not allowed in the
 * session's phase, ends the session. Each subject file lends its rows; door.c joins them.
 */
#ifndef STORE_DOOR_H
#define STORE_DOOR_H

#include "store/call.h"

enum phase {
	PHASE_LOCKED = 1 << 0,		/* line lost: drafts only */
	PHASE_OPEN = 1 << 1,		/* desk or command of a logged-in employee */
	PHASE_CTL = 1 << 2,		/* wijkctl through the control socket */
	PHASE_OFFLINE = 1 << 3,		/* wijkctl on a stopped store */
	PHASE_SHUT = 1 << 4,		/* nobody typed for a while: drafts, until the second factor is given again */
	PHASE_ENROL = 1 << 5,		/* must set up a one-time code before anything else */
	PHASE_USER = PHASE_OPEN | PHASE_CTL,
	PHASE_UPKEEP = PHASE_CTL | PHASE_OFFLINE,
	PHASE_ADMIN = PHASE_OPEN | PHASE_CTL | PHASE_OFFLINE,
};

struct door_row {
	int request;
	unsigned phases;
	enum deed deed;			/* checked by the door without a household; the handler asks call_may for its household */
	const char *act;		/* audit word of a changing request; NULL: reads */
	bool (*handle)(struct call *call);
};

/* Tables end with request 0; one per subject file. */
extern const struct door_row
	access_log_doors[],
	admin_doors[],
	agreement_doors[],
	bezwaar_doors[],
	bericht_doors[],
	budget_doors[],
	code_doors[],
	decision_doors[],
	demo_doors[],
	document_doors[],
	duplicate_doors[],
	escalation_doors[],
	exclusion_doors[],
	facts_doors[],
	glass_doors[],
	handover_doors[],
	household_doors[],
	import_doors[],
	inbox_doors[],
	ingebreke_doors[],
	journal_doors[],
	klacht_doors[],
	ledger_doors[],
	mandate_change_doors[],
	mandate_doors[],
	match_doors[],
	measurement_doors[],
	meldcode_doors[],
	merge_doors[],
	move_doors[],
	norm_doors[],
	oversight_doors[],
	paper_doors[],
	people_doors[],
	nearby_doors[],
	plan_back_doors[],
	plan_close_doors[],
	plan_doors[],
	plan_version_doors[],
	presence_doors[],
	privacy_doors[],
	register_doors[],
	register_letter_doors[],
	rung_doors[],
	search_doors[],
	session_doors[],
	term_doors[],
	swap_doors[],
	wall_doors[],
	who_decides_doors[];

const struct door_row *door_find(int request);

#endif
