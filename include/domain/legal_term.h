/*
 * A legal term as it runs at one household: what is due, on which day, by which article, whether the clock stands still;
 * and what happened to it: suspended (opschorting), or made longer (verdaging). Pure; the store fills in what it knows.
 */
#ifndef DOMAIN_LEGAL_TERM_H
#define DOMAIN_LEGAL_TERM_H

#include "domain/household.h"
#include "domain/term.h"

/* What the term is about; its code is the name of the record. */
enum term_about {
	TERM_OF_MELDING, TERM_OF_AANVRAAG, TERM_OF_DECISION, TERM_OF_BEZWAAR, TERM_OF_KLACHT, TERM_OF_INGEBREKE, TERM_OF_REQUEST,
};
extern const struct choice term_about_choices[];

struct legal_term {
	id object_id;
	int about;			/* enum term_about */
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char nummer[13];		/* of a register: "B2026-0003" */
	char wat[TEXT_LINE_BYTES];	/* "Besluit nemen: huishoudelijke hulp" */
	char artikel[65];
	day begonnen;
	day uiterlijk;			/* while the clock stands still: as it was when it stopped */
	int64_t dagen;			/* days left; as many as there were while the clock stands still */
	int waarschuwing;		/* enum term_warning */
	bool stil;
	day stil_sinds;
	bool verdaagd;
	cents dwangsom;			/* so far: every day costs money */
	bool may_write;			/* suspend, go on, make longer */
	/* For counting: */
	int term;			/* enum term */
	day van;			/* the day of the event that the term counts from */
	int64_t still_days;
	int64_t longer_days;
};
extern const struct record legal_term_record;

/* The last day by the law and what happened. */
day legal_term_due(const struct legal_term *term);
/* Fills dagen and waarschuwing as they are today. */
void legal_term_count(struct legal_term *term, day today);

/* ---- what happened to a term ---- */

enum term_act { TERM_PAUSE, TERM_LONGER };
extern const struct choice term_act_choices[];

enum term_reason {
	TERM_REASON_AANVULLING, TERM_REASON_BUITENLAND, TERM_REASON_INSTEMMING, TERM_REASON_AANVRAGER, TERM_REASON_OVERMACHT,
	TERM_REASON_VERZUIM, TERM_REASON_ONDERZOEK, TERM_REASON_ADVIES, TERM_REASON_AKKOORD,
};
extern const struct choice term_reason_choices[];

struct term_event {
	id id;
	id household_id;
	int about;			/* enum term_about: aanvraag, bezwaar, klacht */
	id object_id;
	int soort;			/* enum term_act */
	int reden;			/* enum term_reason */
	char toelichting[TEXT_LINE_BYTES];
	char verteld_aan[TEXT_LINE_BYTES];
	day brief;			/* the letter that says so */
	day van;			/* TERM_PAUSE: first day that the clock stands still */
	day tot;			/* TERM_PAUSE: the day on which it goes again; DAY_NONE: it stands still */
	int64_t weken;			/* TERM_LONGER */
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
};
extern const struct record term_event_record;

/* May this reason be given for this act on this kind of term? For the lists of a form. */
bool term_reason_fits(enum term_reason reason, enum term_act act, enum term_about about);
/*
 * A new event as it would be stored, over the term as it stands: in time, told before the clock stops, a reason that the law
 * has for it, and no longer than it allows. ERR_INPUT names the field.
 */
bool term_event_check(const struct term_event *event, const struct legal_term *term, day today, struct err *err);
/* The clock goes again on this day. */
bool term_resume_check(const struct term_event *event, day on, day today, struct err *err);

#endif
