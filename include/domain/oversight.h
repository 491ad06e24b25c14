/*
 * Looking over shoulders: the noodknop (break-glass), what the privacy officer reviews, and who looked at a household.
 * Sources: NEN 7513 (log, emergency access, overview for the citizen), AVG art. 15 and 32.
 */
#ifndef DOMAIN_OVERSIGHT_H
#define DOMAIN_OVERSIGHT_H

#include "domain/household.h"

enum {
	GLASS_MINUTES = 60,		/* how long one use opens one household */
	GLASS_REASON_CHARS = 15,	/* least length of the reason */
	GLASS_REVIEW_DAYS = 5,		/* working days within which a use is reviewed; later it blocks the next */
};

/* One use of the noodknop; never changed. */
struct break_glass {
	id id;
	id household_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];	/* display */
	instant at;
	instant until;
	char reason[TEXT_LINE_BYTES];
};
extern const struct record break_glass_record;

enum oversight_verdict {
	OVERSIGHT_NONE,			/* nobody judged yet */
	OVERSIGHT_RIGHT,
	OVERSIGHT_WRONG,
	OVERSIGHT_ASK,			/* a question is open: no judgement yet */
};
extern const struct choice oversight_verdict_choices[];

/* Why a line is on the list of the privacy officer. */
enum oversight_kind {
	OVERSIGHT_GLASS,		/* a use of the noodknop */
	OVERSIGHT_SAMPLE,		/* one of twenty random openings of a week */
	OVERSIGHT_STREET,		/* opened a household in the own street */
	OVERSIGHT_SURNAME,		/* opened a household with somebody of the own surname */
	OVERSIGHT_MANY,			/* opened far more households than colleagues */
};
extern const struct choice oversight_kind_choices[];

/* One thing to judge. No dossier: who, when, which number, on which ground. */
struct oversight_line {
	int kind;			/* enum oversight_kind */
	id object_id;			/* break_glass, or the line of the view log, or the employee (MANY) */
	day week;			/* Monday of the week it is about */
	instant at;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char huishoudnummer[HUISHOUDNUMMER_BYTES];	/* "" of a shielded household */
	char what[TEXT_LINE_BYTES];
	day due;			/* of the noodknop: the last day of review */
	int verdict;			/* enum oversight_verdict: the last one */
	char verdict_tekst[TEXT_LINE_BYTES];
	char reviewer_naam[TEXT_LINE_BYTES];
};
extern const struct record oversight_line_record;

/* A judgement; kept for good, the last one of a thing counts. */
struct review {
	id id;
	int kind;			/* enum oversight_kind */
	id object_id;
	day week;
	instant at;
	id employee_id;			/* who judged */
	int verdict;			/* enum oversight_verdict */
	char tekst[TEXT_LINE_BYTES];
};
extern const struct record review_record;

/* One line of the overview for the family: like lines of one day are folded into one with the first time. */
struct access_line {
	instant at;
	char who[TEXT_LINE_BYTES];
	char organisation[TEXT_LINE_BYTES];
	char role[TEXT_LINE_BYTES];	/* as it was then */
	char what[TEXT_LINE_BYTES];	/* "heeft het dossier geopend" */
	char ground[TEXT_LINE_BYTES];	/* "werkt met het gezin" */
	int64_t times;			/* how many lines of that day this one stands for */
};
extern const struct record access_line_record;

/* The reason is at least GLASS_REASON_CHARS long, not counting repeated blanks at its ends. ERR_INPUT says so. */
bool glass_reason_check(const char *reason, struct err *err);
/* The last day on which a use may still be reviewed without blocking the next. */
day glass_review_due(instant used);

#endif
