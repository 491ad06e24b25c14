/* Legal terms and working days: Awb, Wmo 2015, Algemene termijnenwet. Holidays are a table per year. */
#ifndef DOMAIN_TERM_H
#define DOMAIN_TERM_H

#include <stdbool.h>

#include "base/clock.h"

enum term {
	TERM_WMO_ONDERZOEK,	/* 6 weeks after the melding, Wmo 2.3.2 */
	TERM_WMO_BESLUIT,	/* 2 weeks after the aanvraag, Wmo 2.3.5 */
	TERM_BESLUIT,		/* 8 weeks after the aanvraag, Awb 4:13 */
	TERM_BEZWAAR,		/* bekendmaking + 42 days, Awb 6:7 and 6:8 */
	TERM_PERSOONLIJK_PLAN,	/* 7 days after the melding, Wmo 2.3.2 lid 2 */
	TERM_AVG,		/* a month after a request about one's own data, AVG 12 lid 3 */
	TERM_AVG_EXTENDED,	/* the same, made longer with two months */
	TERM_COUNT_,
};

/* Last day of the term that starts with the event on day `from`, moved to a working day by the Atw. Of DAY_NONE: none. */
day term_end(enum term term, day from);
/* The same of a term that stood still for so many days. */
day term_end_paused(enum term term, day from, int still_days);
const char *term_source(enum term term);

/* Saturday, Sunday, or recognised holiday (Atw 3; Good Friday included). */
bool day_is_rest(day d);
bool day_is_holiday(day d);
/* The same day, or the next that is not day_is_rest. */
day day_to_working(day d);
/* d plus n working days (n >= 0): the n-th working day after d. */
day day_add_working(day d, int n);

#endif
