/* One row of the register against one decision: what mandate.c weighs the rows with. Used inside this room only. */
#ifndef DOMAIN_MANDATE_ROW_H
#define DOMAIN_MANDATE_ROW_H

#include "domain/mandate.h"

/* The order of mandate_rules. A row that passes all row checks reaches RULE_COVERS. */
enum mandate_rule_number {
	RULE_GEGEVENS, RULE_EIGEN_GEZIN, RULE_EIGEN_ORGANISATIE, RULE_ZELF_GEVRAAGD, RULE_TWEEDE_OGEN,
	RULE_TWEEDE_OGEN_MANDAAT, RULE_GEEN,
	/* of a row: */
	RULE_SOORT, RULE_WET, RULE_LIJN, RULE_CATEGORIE, RULE_ALLEEN_SPOED, RULE_GELDIGHEID, RULE_ONDERMANDAAT, RULE_INSTEMMING,
	RULE_DUUR, RULE_PER_BESLUIT, RULE_SPLITSING, RULE_CUM_HUISHOUDEN,
	RULE_COVERS,
};

enum { WEIGHING_TREDEN = MANDATE_TREDE_MAX + 1, SPLIT_DAYS = 30, CEILING_MONTHS = 12 };

/* What is the same for every row. */
struct weighing {
	const struct mandate_case *of;
	day on;				/* decision day */
	const struct decision *changed;	/* what it takes the place of; NULL: nothing */
	cents weight;			/* compared with per_besluit: of both, the larger */
	cents pieces;			/* what must be added to its own amount */
	cents changed_split;		/* what it takes the place of, with its pieces */
	cents split;			/* the larger of both with their pieces */
	cents counted;			/* added to spent */
	cents decided[WEIGHING_TREDEN];	/* per rung: at that rung or below it */
	cents in_flight[WEIGHING_TREDEN];
};

/* False when the data cannot be judged. */
bool weighing_make(const struct mandate_case *case_, struct weighing *out);

bool mandate_is_of(const struct mandate *row, const struct holder *holder);
/* The first check that this row fails for this holder, or RULE_COVERS. */
enum mandate_rule_number mandate_reach(const struct weighing *weighing, const struct mandate *row,
	const struct holder *holder);
/* Valid, with valid parents, consented, for the law and line of the decision: all that second eyes need. */
bool mandate_serves_second(const struct weighing *weighing, const struct mandate *row, const struct holder *holder);
bool mandate_asks_second(const struct weighing *weighing, const struct mandate *row);
/* The row, or what it rests on: of all those the one with the least room in this household. Its parents are sound. */
const struct mandate *mandate_binding(const struct weighing *weighing, const struct mandate *row);
/* What may still be granted under the row; MANDATE_UNLIMITED. */
cents mandate_free(const struct weighing *weighing, const struct mandate *row);
/* Detail for a person behind the sentence of the rule: "€ 3.000 boven € 2.500". May add nothing. */
void mandate_detail(const struct weighing *weighing, const struct mandate *row, enum mandate_rule_number rule,
	struct buf *out);

#endif
