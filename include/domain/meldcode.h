/*
 * The reporting code for domestic violence and child abuse (meldcode huiselijk geweld en kindermishandeling): five steps, each
 * with its day. No step is passed by in silence: a step that is skipped has a reason.
 */
#ifndef DOMAIN_MELDCODE_H
#define DOMAIN_MELDCODE_H

#include "domain/household.h"

enum { MELDCODE_STEPS = 5, MELDCODE_TEXT_BYTES = 16000 };

/* What a step is; the table is in meldcode.c. */
struct meldcode_rule {
	int stap;
	const char *naam, *help;	/* N_() */
	bool may_skip;
	const char *source;
};
/* 1 to MELDCODE_STEPS. */
const struct meldcode_rule *meldcode_rule(int stap);

struct meldcode {
	id id;
	id household_id;
	id person_id;			/* about whom the worry is */
	char person_naam[TEXT_LINE_BYTES];
	char *aanleiding;
	day begonnen;
	day afgesloten;			/* the day of step 5 */
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	int64_t stap;			/* the last step that was taken or skipped; filled by the store */
	bool may_write;
};
extern const struct record meldcode_record;

struct meldcode_step {
	id id;
	id household_id;
	id meldcode_id;
	int64_t stap;
	day datum;
	char geraadpleegd[TEXT_LINE_BYTES];
	bool veilig_thuis;		/* Veilig Thuis gave advice */
	char *tekst;
	char overgeslagen[TEXT_LINE_BYTES];	/* why the step was skipped */
	bool hulp;			/* step 5: help is organised */
	day gemeld;			/* step 5: Veilig Thuis got the melding */
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	instant at;
};
extern const struct record meldcode_step_record;

/* May this step be written now, after the last one that is there? Its own again, or the next. */
bool meldcode_step_open(const struct meldcode *meldcode, int64_t stap);
/* As it would be stored. ERR_INPUT names the field. */
bool meldcode_step_check(const struct meldcode *meldcode, const struct meldcode_step *step, day today, struct err *err);

#endif
