/* A notice of default (ingebrekestelling) and the penalty for deciding too late (dwangsom): Awb 4:17 and 4:18. */
#ifndef DOMAIN_INGEBREKE_H
#define DOMAIN_INGEBREKE_H

#include "domain/bezwaar.h"

/* Why nothing is owed: Awb 4:17 lid 5 (lid 6 until 2026). */
enum uitsluiting { UITSLUITING_GEEN, UITSLUITING_TE_LAAT, UITSLUITING_GEEN_BELANG, UITSLUITING_KENNELIJK };
extern const struct choice uitsluiting_choices[];

struct ingebreke {
	id id;
	char nummer[REGISTER_NUMMER_BYTES];	/* "I2026-0001" */
	id household_id;
	int about;			/* enum term_about: aanvraag, bezwaar, privacy_request */
	id object_id;
	char aanvrager[TEXT_LINE_BYTES];
	day ontvangen;
	day termijn;			/* filled by the store: the last day of the term it is about, as it was then */
	bool te_vroeg;			/* filled by the store: the term was not over yet, so it does not count */
	id ingeschreven_id;
	day uiterlijk;			/* filled by the store: two weeks; then every day costs money */
	int uitsluiting;		/* enum uitsluiting */
	char toelichting[TEXT_LINE_BYTES];
	day besloten;			/* the decision was sent after all */
	cents dwangsom;			/* filled by the store: what is owed, once it was decided */
	day vastgesteld;		/* the amount was made known: Awb 4:18 */
	int64_t version;
	/* Filled by the store for display: */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char wat[TEXT_LINE_BYTES];
	cents loopt;			/* so far */
	bool may_write;
};
extern const struct record ingebreke_record;

/*
 * Owed when the last day without a decision is `last`; the two weeks ended on `uiterlijk`. At most 42 days, by the amounts
 * of the first of them.
 */
cents dwangsom_amount(day uiterlijk, day last);
/* The same of this notice as things stand: 0 when it does not count, or nothing is owed. */
cents ingebreke_amount(const struct ingebreke *ingebreke, day today);
/* The last day on which money is added: the day before the decision, or the 42nd. */
day ingebreke_last(const struct ingebreke *ingebreke);
bool ingebreke_check(const struct ingebreke *before, const struct ingebreke *ingebreke, day today, struct err *err);

#endif
