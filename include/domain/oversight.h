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
	OVERSIGHT_DAYS = 5,		/* working days for everything else on the list */
	OVERSIGHT_SAMPLE_LINES = 20,	/* openings of a week that chance picks */
	OVERSIGHT_RIGHT_DAYS = 90,	/* same person, same household, same reason: found right, it does not come back */
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
	OVERSIGHT_MANY,			/* opened far more households on a day than is usual */
	OVERSIGHT_NIGHT,		/* opened households in the night */
	OVERSIGHT_WORRIES,		/* raised many worries within a day, about households without a right to the dossier */
};
extern const struct choice oversight_kind_choices[];

/* What is done after something was not right; asked for with that verdict, and shown until it is done. */
enum follow_up {
	FOLLOW_NONE,
	FOLLOW_TALK,
	FOLLOW_LEADER,
	FOLLOW_BREACH,			/* a data breach: the FG is told at once (AVG 33: 72 hours) */
	FOLLOW_DONE,
};
extern const struct choice follow_up_choices[];

/* One thing to judge. No dossier: who, when, which number, on which ground. */
struct oversight_line {
	int kind;			/* enum oversight_kind */
	id object_id;			/* break_glass, the last escalation, or the (first) line of the view log */
	day week;			/* Monday of the week it is about */
	instant at;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char huishoudnummer[HUISHOUDNUMMER_BYTES];	/* "" of a shielded household, and of several */
	char what[TEXT_LINE_BYTES];
	char why[TEXT_LINE_BYTES];	/* why it is on the list */
	day due;			/* the last of five working days */
	int verdict;			/* enum oversight_verdict: the last one */
	int vervolg;			/* enum follow_up, of what was not right */
	bool done;			/* judged, and no follow-up runs */
	bool may_judge;			/* the reader, as things stand: never about oneself */
	char verdict_tekst[TEXT_LINE_BYTES];
	char reviewer_naam[TEXT_LINE_BYTES];
	char answer[TEXT_LINE_BYTES];	/* of who looked, to the last question */
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
	int vervolg;			/* enum follow_up: with OVERSIGHT_WRONG, and only then */
	char tekst[TEXT_LINE_BYTES];
};
extern const struct record review_record;

/* The question of a privacy officer to who looked, and the answer. */
struct review_question {
	int kind;			/* enum oversight_kind */
	id object_id;
	id review_id;
	instant at;			/* of what it is about */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char what[TEXT_LINE_BYTES];
	char tekst[TEXT_LINE_BYTES];	/* the question */
	char reviewer_naam[TEXT_LINE_BYTES];
};
extern const struct record review_question_record;

/* How far the privacy officer is with one week. */
struct oversight_week {
	day week;			/* its Monday */
	int64_t lines;
	int64_t judged;
	int64_t in_time;		/* of those judged */
	int64_t open;
	int64_t late;			/* open past the fifth working day */
	int64_t wrong;
	int64_t following;		/* wrong, and the follow-up runs */
};
extern const struct record oversight_week_record;

#define ACCESS_VIA_USUAL "ingelogd bij wijkd"

/* One line of the overview for the family: like lines of one day are folded into one with the first time. */
struct access_line {
	instant at;
	char who[TEXT_LINE_BYTES];
	char organisation[TEXT_LINE_BYTES];
	char role[TEXT_LINE_BYTES];	/* as it was then */
	char what[TEXT_LINE_BYTES];	/* "heeft het dossier geopend" */
	char ground[TEXT_LINE_BYTES];	/* "werkt met het gezin" */
	char via[TEXT_LINE_BYTES];	/* how; ACCESS_VIA_USUAL: somebody who was logged in */
	bool glass;			/* by the noodknop */
	int64_t times;			/* how many lines of that day this one stands for */
};
extern const struct record access_line_record;

/* The reason is at least GLASS_REASON_CHARS long, not counting repeated blanks at its ends. ERR_INPUT says so. */
bool glass_reason_check(const char *reason, struct err *err);
/* A verdict with what belongs to it: something was chosen, and a follow-up with OVERSIGHT_WRONG only. ERR_INPUT. */
bool review_check(const struct review *review, struct err *err);
/* The last day on which something found on day `found` is judged in time: five working days. */
day oversight_due(day found);
/* The Monday of its week. */
day oversight_monday(day of);
/* The middle of these numbers, of an even count the lower one of both; 0 of none. They are put in order. */
int64_t oversight_median(int64_t *numbers, size_t count);
/* The last day on which a use may still be reviewed without blocking the next. */
day glass_review_due(instant used);

#endif
