/* The legal terms, one row each, where they end, and when they warn. Which days are working days is in holiday.c. */
#include "domain/term.h"

#include "base/mem.h"
#include "base/say.h"

enum { WEEK = 7 };

const struct choice term_choices[] = {
	{ TERM_WMO_ONDERZOEK, "wmo_onderzoek", N_("Onderzoek afronden") },
	{ TERM_WMO_BESLUIT, "wmo_besluit", N_("Besluit nemen") },
	{ TERM_BESLUIT, "besluit", N_("Besluit nemen") },
	{ TERM_BEZWAAR, "bezwaartermijn", N_("Bezwaar kan nog") },
	{ TERM_BEZWAAR_BESLUIT, "bezwaar", N_("Beslissen op bezwaar") },
	{ TERM_BEZWAAR_COMMISSIE, "bezwaar_commissie", N_("Beslissen op bezwaar") },
	{ TERM_KLACHT, "klacht", N_("Klacht afhandelen") },
	{ TERM_KLACHT_COMMISSIE, "klacht_commissie", N_("Klacht afhandelen") },
	{ TERM_INGEBREKE, "ingebreke", N_("Alsnog besluiten") },
	{ TERM_DWANGSOM, "dwangsom", N_("Dwangsom vaststellen") },
	{ TERM_PERSOONLIJK_PLAN, "persoonlijk_plan", N_("Persoonlijk plan") },
	{ TERM_AVG, "avg", N_("Verzoek beantwoorden") },
	{ 0 }
};

/*
 * None of these is longer than twelve weeks or three months: the Algemene termijnenwet applies to each. A term starts on
 * the day after its event; its last day is therefore the day of the event plus its days. What it is made longer with is
 * counted from the end before that was moved to a working day: never later than the law allows.
 * Awb 4:14 lid 3 has no number for the extension; eight weeks is the most that we let somebody announce. It is for a
 * term that no law gives (Awb 4:13 lid 2): the two weeks of the Wmo are a term of law, and a letter makes them no longer.
 * The month of the AVG is counted by Verordening 1182/71, which ends it on a working day as the Algemene termijnenwet.
 */
static const struct term_rule rules[] = {
	{ TERM_WMO_ONDERZOEK,     6 * WEEK,  0, 0,        0, false, "Wmo 2015 2.3.2", NULL },
	{ TERM_WMO_BESLUIT,       2 * WEEK,  0, 0,        0, true,  "Wmo 2015 2.3.5", NULL },
	{ TERM_BESLUIT,           8 * WEEK,  0, 8 * WEEK, 0, true,  "Awb 4:13", "Awb 4:14 lid 3" },
	{ TERM_BEZWAAR,           6 * WEEK,  0, 0,        0, false, "Awb 6:7, 6:8", NULL },
	{ TERM_BEZWAAR_BESLUIT,   6 * WEEK,  0, 6 * WEEK, 0, true,  "Awb 7:10", "Awb 7:10 lid 3" },
	{ TERM_BEZWAAR_COMMISSIE, 12 * WEEK, 0, 6 * WEEK, 0, true,  "Awb 7:10, 7:13", "Awb 7:10 lid 3" },
	{ TERM_KLACHT,            6 * WEEK,  0, 4 * WEEK, 0, false, "Awb 9:11", "Awb 9:11 lid 2" },
	{ TERM_KLACHT_COMMISSIE,  10 * WEEK, 0, 4 * WEEK, 0, false, "Awb 9:11, 9:14", "Awb 9:11 lid 2" },
	{ TERM_INGEBREKE,         2 * WEEK,  0, 0,        0, false, "Awb 4:17", NULL },
	{ TERM_DWANGSOM,          2 * WEEK,  0, 0,        0, false, "Awb 4:18", NULL },
	{ TERM_PERSOONLIJK_PLAN,  WEEK,      0, 0,        0, false, "Wmo 2015 2.3.2 lid 2", NULL },
	{ TERM_AVG,               0,         1, 0,        2, true,  "AVG 12 lid 3", "AVG 12 lid 3" },
};

_Static_assert(COUNT_OF(rules) == TERM_COUNT_, "every term has its row, in the order of the enum");

const struct term_rule *term_rule(enum term term)
{
	return &rules[term];
}

day term_fit(day from, day end)
{
	enum { WORKING_LEAST = 2, TERM_SHORT = 3 };
	bool short_term = end - from < TERM_SHORT;
	int working = 0;

	end = day_to_working(end);
	for (day d = end; d > from && working < WORKING_LEAST; d--)
		working += !day_is_rest(d);
	return short_term ? end : day_add_working(end, WORKING_LEAST - working);
}

day term_due(const struct term_count *count)
{
	const struct term_rule *rule = term_rule(count->term);

	if (count->from == DAY_NONE)
		return DAY_NONE;
	return term_fit(count->from, day_add_months(count->from, rule->months + count->longer_months) + rule->days +
		count->longer_days + count->still_days);
}

day term_end(enum term term, day from)
{
	return term_due(&(struct term_count){ .term = term, .from = from });
}

/* ---- warnings ---- */

const struct choice term_warning_choices[] = {
	{ WARNING_NONE, "ruim", N_("Nog ruim de tijd") },
	{ WARNING_HALF, "helft", N_("Over de helft") },
	{ WARNING_TWO_WEEKS, "twee_weken", N_("Nog twee weken of minder") },
	{ WARNING_THREE_DAYS, "drie_dagen", N_("Nog drie dagen of minder") },
	{ WARNING_LATE, "te_laat", N_("Te laat") },
	{ 0 }
};

/* At most so many days left; or the half of the term. The later a row, the more it says. */
static const struct warning_rule {
	enum term_warning warning;
	int left_most;
	bool half;
} warnings[] = {
	{ WARNING_HALF,        0,  true },
	{ WARNING_TWO_WEEKS,   14, false },
	{ WARNING_THREE_DAYS,  3,  false },
	{ WARNING_LATE,        -1, false },
};

enum term_warning term_warning(day from, day due, day today)
{
	enum term_warning warning = WARNING_NONE;
	int left;

	if (due == DAY_NONE)
		return warning;
	left = due - today;
	for (size_t i = 0; i < COUNT_OF(warnings); i++)
		if (warnings[i].half ? 2 * left <= due - from : left <= warnings[i].left_most)
			warning = warnings[i].warning;
	return warning;
}
