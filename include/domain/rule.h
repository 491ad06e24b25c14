/*
 * Every way in which wijkd says no: what the rule is, on which article or agreement it rests, and what to do next. One
 * row a rule, in src/domain/rule_*.c and mandate_rule.c; the handleiding prints them under "Waarom mag dit niet?".
 */
#ifndef DOMAIN_RULE_H
#define DOMAIN_RULE_H

#include "base/buf.h"
#include "base/err.h"

/* What a rule rests on when no law says it. */
#define AFSPRAAK "afspraak van de gemeente"
#define MANDAATBESLUIT "mandaatbesluit van de gemeente"

enum { RULE_SAID_CHARACTERS = 200 };	/* a refusal from the table at its longest: it is read whole at 80 columns */

struct rule {
	const char *word;	/* stable: err.rule ("besluit.auteur") */
	const char *says;	/* the rule, Dutch, without a full stop; may begin with the label of the field it is about */
	const char *article;	/* "Awb 10:3 lid 3", AFSPRAAK, ...; NULL: nothing is forbidden, it just is so (see rule_facts) */
	const char *next;	/* what to do, whole sentences */
};

/* A heading of the handleiding; its rows end with word NULL. */
struct rule_group {
	const char *title;
	const struct rule *rules;
};
extern const struct rule_group rule_groups[];	/* ends with title NULL */

extern const struct rule rules_of_access[], rules_of_decision[], rules_of_second_eyes[], rules_of_money[],
	rules_of_mandates[], rules_of_ladder[], rules_of_registers[], rules_of_regie[], rules_of_plan[], rules_of_household[],
	rules_of_exclusion[], rules_of_oversight[], rules_of_merging[], rules_of_texts[], rule_facts[], rules_of_upkeep[];

/* NULL: no such rule. */
const struct rule *rule_find(const char *word);

/*
 * Fill err (which may be NULL) with ERR_REFUSED, the word and "what the rule says (article). What to do next."; return
 * false. The sentence of the second and third is about this case and stands in place of what the rule says in general,
 * with or without a full stop; `next` of the third stands in place of that of the row.
 */
bool rule_refuse(struct err *err, const char *word);
bool rule_refuse_as(struct err *err, const char *word, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool rule_refuse_next(struct err *err, const char *word, const char *next, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* As rule_refuse with ERR_MISSING: not there, or not for who asks; the same words for both. */
bool rule_missing(struct err *err, const char *word);

/*
 * A trigger of the store said no: `message` ("besluit: de tekst staat vast") gets its article and what to do next, from
 * src/domain/rule_trigger.c. True: a row of that table is about it. err keeps its rule word.
 */
bool rule_of_trigger(const char *message, struct err *err);
/* docs/triggers.md. */
void rule_triggers_print(struct buf *out);

/* The part of the handleiding, in Markdown. */
void rules_print(struct buf *out);

#endif
