/* The legal terms, one row each, and where they end. Which days are working days is in holiday.c. */
#include "base/mem.h"
#include "domain/term.h"

/*
 * All of these are shorter than twelve weeks and counted forward in days, so the Algemene termijnenwet applies to each.
 * A term starts on the day after its event; its last day is therefore the day of the event plus its days.
 */
static const struct {
	enum term term;
	int days;
	const char *source;
} terms[] = {
	{ TERM_WMO_ONDERZOEK,    42, "Wmo 2015 2.3.2" },
	{ TERM_WMO_BESLUIT,      14, "Wmo 2015 2.3.5" },
	{ TERM_BESLUIT,          56, "Awb 4:13" },
	{ TERM_BEZWAAR,          42, "Awb 6:7, 6:8" },
	{ TERM_PERSOONLIJK_PLAN,  7, "Wmo 2015 2.3.2 lid 2" },
};

_Static_assert(COUNT_OF(terms) == TERM_COUNT_, "every term has its row, in the order of the enum");

day term_end(enum term term, day from)
{
	return from == DAY_NONE ? DAY_NONE : day_to_working(from + terms[term].days);
}

const char *term_source(enum term term)
{
	return terms[term].source;
}
