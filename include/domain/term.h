/* Legal terms and working days: Awb, Wmo 2015, AVG, Algemene termijnenwet. Holidays are a table per year. */
#ifndef DOMAIN_TERM_H
#define DOMAIN_TERM_H

#include <stdbool.h>

#include "domain/field.h"

enum term {
	TERM_WMO_ONDERZOEK,	/* 6 weeks after the melding, Wmo 2.3.2 lid 1 */
	TERM_WMO_BESLUIT,	/* 2 weeks after the aanvraag, Wmo 2.3.5 lid 2 */
	TERM_BESLUIT,		/* 8 weeks after the aanvraag, Awb 4:13 */
	TERM_BEZWAAR,		/* bekendmaking + 42 days, Awb 6:7 and 6:8 */
	TERM_BEZWAAR_BESLUIT,	/* 6 weeks after the term for bezwaar, Awb 7:10 */
	TERM_BEZWAAR_COMMISSIE,	/* 12 weeks with an advisory committee, Awb 7:10 and 7:13 */
	TERM_KLACHT,		/* 6 weeks after the klacht came in, Awb 9:11 */
	TERM_KLACHT_COMMISSIE,	/* 10 weeks with an advisory committee, Awb 9:11 and 9:14 */
	TERM_INGEBREKE,		/* 2 weeks after the ingebrekestelling, Awb 4:17; then every day costs money */
	TERM_DWANGSOM,		/* 2 weeks to say how much, Awb 4:18 */
	TERM_PERSOONLIJK_PLAN,	/* 7 days after the melding, Wmo 2.3.2 lid 2 */
	TERM_AVG,		/* a month after a request about one's own data, AVG 12 lid 3 */
	TERM_COUNT_,
};

/* Its code is for statements, its label says what must be done. */
extern const struct choice term_choices[];

/* What the law says of one term; a row of the table in term.c. */
struct term_rule {
	enum term term;
	int days, months;
	int longer_days, longer_months;	/* by how much it may be made longer without consent; 0: not */
	bool may_pause;			/* the clock can stand still */
	const char *source, *longer_source;
};

const struct term_rule *term_rule(enum term term);

/* One term as it runs: what began it, and what happened to it. */
struct term_count {
	enum term term;
	day from;			/* the day of the event; the term begins on the day after */
	int still_days;			/* days that the clock stood still and goes again */
	int longer_days, longer_months;	/* made longer, in time */
};

/* The last day. Of a `from` that is DAY_NONE: none. */
day term_due(const struct term_count *count);
/* The same of a term to which nothing happened. */
day term_end(enum term term, day from);
/*
 * A term that began after `from` and ends on `end` by its number of days: moved to a working day (Atw 1), and when it is
 * three days or longer until two working days are in it (Atw 2).
 */
day term_fit(day from, day end);

/* What a term says before it is over; the last row of the table in term.c that holds. */
enum term_warning { WARNING_NONE, WARNING_HALF, WARNING_TWO_WEEKS, WARNING_THREE_DAYS, WARNING_LATE };
extern const struct choice term_warning_choices[];
enum term_warning term_warning(day from, day due, day today);

/* Saturday, Sunday, or recognised holiday (Atw 3; Good Friday and the days that a decree makes equal included). */
bool day_is_rest(day d);
bool day_is_holiday(day d);
/* The same day, or the next that is not day_is_rest. */
day day_to_working(day d);
/* d plus n working days (n >= 0): the n-th working day after d. */
day day_add_working(day d, int n);

#endif
