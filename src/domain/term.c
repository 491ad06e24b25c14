/* The legal terms, one row each, and where they end. Which days are working days is in holiday.c. */
#include "base/mem.h"
#include "domain/term.h"

/*
 * None of these is longer than twelve weeks or three months, so the Algemene termijnenwet applies to each.
 * A term starts on the day after its event; its last day is therefore the day of the event plus its days.
 */
static const struct {
	enum term term;
	int days, months;
	const char *source;
} terms[] = {
	{ TERM_WMO_ONDERZOEK,    42, 0, "Wmo 2015 2.3.2" },
	{ TERM_WMO_BESLUIT,      14, 0, "Wmo 2015 2.3.5" },
	{ TERM_BESLUIT,          56, 0, "Awb 4:13" },
	{ TERM_BEZWAAR,          42, 0, "Awb 6:7, 6:8" },
	{ TERM_PERSOONLIJK_PLAN,  7, 0, "Wmo 2015 2.3.2 lid 2" },
	{ TERM_AVG,               0, 1, "AVG 12 lid 3" },
	{ TERM_AVG_EXTENDED,      0, 3, "AVG 12 lid 3" },
};

_Static_assert(COUNT_OF(terms) == TERM_COUNT_, "every term has its row, in the order of the enum");

day term_end(enum term term, day from)
{
	return term_end_paused(term, from, 0);
}

day term_end_paused(enum term term, day from, int still_days)
{
	if (from == DAY_NONE)
		return DAY_NONE;
	return day_to_working(day_add_months(from, terms[term].months) + terms[term].days + still_days);
}

const char *term_source(enum term term)
{
	return terms[term].source;
}
