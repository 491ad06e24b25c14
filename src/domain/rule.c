/* How a refusal is said, and the list of them all. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/mandate.h"
#include "domain/rule.h"

enum { SENTENCE_BYTES = 2 * ERR_TEXT_BYTES };

const struct rule_group rule_groups[] = {
	{ "Rechten", rules_of_access },
	{ "Mandaat", mandate_rules },
	{ "Besluit", rules_of_decision },
	{ "Tweede ogen", rules_of_second_eyes },
	{ "Geld", rules_of_money },
	{ "Mandaatregister", rules_of_mandates },
	{ "Opschaling", rules_of_ladder },
	{ "Bezwaar, klacht, termijnen en meldcode", rules_of_registers },
	{ "Regie en overdracht", rules_of_regie },
	{ "Plan", rules_of_plan },
	{ "Huishouden", rules_of_household },
	{ "Uitsluiten en afschermen", rules_of_exclusion },
	{ "Noodknop en toezicht", rules_of_oversight },
	{ "Samenvoegen", rules_of_merging },
	{ "Dagboek en bijlagen", rules_of_texts },
	{ "Beheer", rules_of_upkeep },
	{ "Het is al zo", rule_facts },
	{ NULL, NULL },
};

const struct rule *rule_find(const char *word)
{
	for (const struct rule_group *group = rule_groups; group->title; group++)
		for (const struct rule *rule = group->rules; rule->word; rule++)
			if (strcmp(rule->word, word) == 0)
				return rule;
	return NULL;
}

/* A word without a row (a peer of another build) keeps its sentence. */
static bool say(struct err *err, const char *word, const char *sentence, const char *next)
{
	const struct rule *rule = rule_find(word);
	int bytes = (int)strlen(sentence);

	if (bytes > 0 && sentence[bytes - 1] == '.')
		bytes--;
	if (!rule)
		return err_refuse(err, word, "%s", sentence);
	return err_refuse(err, word, "%.*s%s%s%s. %s", bytes, sentence, rule->article ? " (" : "",
		rule->article ? rule->article : "", rule->article ? ")" : "", next ? next : rule->next);
}

bool rule_refuse(struct err *err, const char *word)
{
	const struct rule *rule = rule_find(word);

	return say(err, word, rule ? rule->says : "Dit mag niet", NULL);
}

bool rule_refuse_as(struct err *err, const char *word, const char *format, ...)
{
	char sentence[SENTENCE_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	return say(err, word, sentence, NULL);
}

bool rule_refuse_next(struct err *err, const char *word, const char *next, const char *format, ...)
{
	char sentence[SENTENCE_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	return say(err, word, sentence, next);
}

bool rule_missing(struct err *err, const char *word)
{
	rule_refuse(err, word);
	if (err)
		err->code = ERR_MISSING;
	return false;
}

void rules_print(struct buf *out)
{
	for (const struct rule_group *group = rule_groups; group->title; group++) {
		buf_format(out, "### Waarom niet: %s\n\n| Regel | Waar het staat | Wat nu |\n| --- | --- | --- |\n", group->title);
		for (const struct rule *rule = group->rules; rule->word; rule++)
			buf_format(out, "| %s. | %s | %s |\n", rule->says, rule->article ? rule->article : "–", rule->next);
		buf_text(out, "\n");
	}
}
