/*
 * An objection against a decision (bezwaar, Awb hoofdstuk 6 and 7): was it in time, who may handle it and decide about it,
 * and what must be there before an answer leaves. Pure; the store fills in what it knows.
 */
#ifndef DOMAIN_BEZWAAR_H
#define DOMAIN_BEZWAAR_H

#include "domain/decision.h"
#include "domain/legal_term.h"

enum { REGISTER_NUMMER_BYTES = 13, REGISTER_TEXT_BYTES = 16000 };

enum bezwaar_uitkomst {
	BEZWAAR_OPEN, BEZWAAR_GEGROND, BEZWAAR_DEELS, BEZWAAR_ONGEGROND, BEZWAAR_NIET_ONTVANKELIJK, BEZWAAR_INGETROKKEN,
};
extern const struct choice bezwaar_uitkomst_choices[];

struct bezwaar {
	id id;
	char nummer[REGISTER_NUMMER_BYTES];	/* "B2026-0003" */
	id household_id;
	id decision_id;
	char indiener[TEXT_LINE_BYTES];
	day ontvangen;
	day verzonden;			/* postmark: by post it may arrive a week later (Awb 6:9 lid 2) */
	char *gronden;
	bool op_tijd;			/* filled by the store: bezwaar_in_time() */
	bool verschoonbaar;		/* too late, and not to blame (Awb 6:11) */
	char te_laat_reden[TEXT_LINE_BYTES];
	bool commissie;			/* advisory committee: Awb 7:13 */
	day hoorzitting;
	char niet_gehoord[TEXT_LINE_BYTES];	/* why there was no hearing: Awb 7:3 */
	day advies;
	id ingeschreven_id;
	id behandelaar_id;
	day van;			/* filled by the store: the term counts from this day */
	day uiterlijk;
	int uitkomst;			/* enum bezwaar_uitkomst */
	char *motivering;
	id beslisser_id;		/* filled by the store: who gave the outcome */
	day beslist;
	day bekendgemaakt;
	int64_t version;
	/* Filled by the store for display: */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char besluit_naam[TEXT_LINE_BYTES];
	day bezwaar_tot;
	char behandelaar_naam[TEXT_LINE_BYTES];
	char beslisser_naam[TEXT_LINE_BYTES];
	bool may_write;
	bool may_decide;
};
extern const struct record bezwaar_record;

/* Who had a hand in the decision: they neither handle the bezwaar nor decide about it (Awb 7:5, 10:3). */
bool bezwaar_had_a_hand(const struct decision *decision, id employee_id);
/* Received by the last day; or sent by then, and received within a week after it (Awb 6:9). */
bool bezwaar_in_time(day bezwaar_tot, day ontvangen, day verzonden);
/*
 * The day that the term to decide counts from: the last of the term for bezwaar (Awb 7:10 lid 1), also when it came by post
 * within the week after; of one that was too late, the day it came in.
 */
day bezwaar_counts_from(day bezwaar_tot, day ontvangen, bool in_time);
/*
 * As it would be saved; `before` is how it stood, NULL for a new one. ERR_INPUT names the field; ERR_REFUSED "bezwaar.10:3"
 * for who had a hand in it.
 */
bool bezwaar_check(const struct bezwaar *before, const struct bezwaar *bezwaar, const struct decision *decision, day today,
	struct err *err);

#endif
