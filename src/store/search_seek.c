/* Which walks along the search keys a scrap asks for, and which of the rows on the way may be meant. No SQL here. */
#include "search_seek.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LEADS = 4 };	/* words of a query that are tried as the first word of a key */

/* ---- rows ---- */

static bool word_starts(const char *word, const char *text)
{
	size_t bytes = strlen(word);

	for (const char *at = text; at; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, word, bytes) == 0)
			return true;
	}
	return false;
}

bool words_in(const struct search_query *query, const char *text)
{
	for (int i = 0; i < query->word_count; i++)
		if (!word_starts(query->words[i], text))
			return false;
	return true;
}

bool house_fits(const char *typed, const char *house_number)
{
	size_t bytes = strlen(typed);

	if (strncmp(typed, house_number, bytes) != 0)
		return false;
	return bytes == 0 || !isdigit((unsigned char)typed[bytes - 1]) || !isdigit((unsigned char)house_number[bytes]);
}

/* The digits of a year or postcode stand against the first name: they are no part of it. */
static const char *key_names(const char *key)
{
	key += *key != '\0';
	return key + strspn(key, "0123456789");
}

bool seek_fits(const struct seek *seek, const struct search_query *query, const char *key)
{
	char house[HOUSE_KEY_BYTES];

	if (seek->words && !words_in(query, key_names(key)))
		return false;
	if (seek->house && *query->house_number) {
		house_key(query->house_number, house);
		return word_starts(house, key);
	}
	return true;
}

/* ---- walks ---- */

static const struct seek person_walk = { .found = FOUND_PERSON, .words = true, .share = SEEK_SHARE_ALL };
static const struct seek plain_walk = { .found = FOUND_PERSON, .share = SEEK_SHARE_ALL };
static const struct seek loose_walk = { .found = FOUND_PERSON, .share = SEEK_SHARE_ALL, .most = SEEK_LOOSE };
static const struct seek house_walk = { .found = FOUND_HOUSEHOLD, .house = true, .share = SEEK_SHARE_ALL };
static const struct seek former_walk = { .found = FOUND_FORMER, .house = true, .share = SEEK_SHARE_ALL };
static const struct seek network_walk = { .found = FOUND_NETWORK, .words = true, .share = SEEK_SHARE_ALL };
static const struct seek alike = { .alike = true, .share = SEEK_SHARE_ALIKE };

static struct seek *walk_add(struct seek_plan *plan, const struct seek *kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
static struct seek *walk_add(struct seek_plan *plan, const struct seek *kind, const char *format, ...)
{
	struct seek *seek = &plan->seeks[plan->count < SEEKS ? plan->count++ : SEEKS - 1];
	va_list args;

	*seek = *kind;
	va_start(args, format);
	vsnprintf(seek->key, sizeof(seek->key), format, args);
	va_end(args);
	return seek;
}

int seek_leads(const struct search_query *query)
{
	return query->word_count < LEADS ? query->word_count : LEADS;
}

/* One letter fits half the city: "j jansen" is sought by the name. */
static bool leads_well(const char *word)
{
	return word[1] != '\0';
}

/* Four digits between 1900 and this year are also the postcode of IJmond and Haarlem. */
static void dated_walks(const struct search_query *query, struct seek_plan *plan)
{
	const char *four = *query->pc4 ? query->pc4 : query->year;

	for (int i = 0; i < seek_leads(query); i++) {
		if (*query->year)
			walk_add(plan, &person_walk, "y%s%s", query->year, query->words[i])->share = SEEK_SHARE_STREETS;
		walk_add(plan, &person_walk, "p%s%s", four, query->words[i])->share = SEEK_SHARE_STREETS;
	}
	if (query->word_count > 0) {
		walk_add(plan, &alike, "%s", "");
		for (int i = 0; i < seek_leads(query); i++) {
			if (*query->year)
				walk_add(plan, &person_walk, "y%s%s", query->year, query->words[i]);
			walk_add(plan, &person_walk, "p%s%s", four, query->words[i]);
		}
		return;
	}
	if (*query->year)
		walk_add(plan, &person_walk, "y%s", query->year)->share = SEEK_SHARE_STREETS;
	walk_add(plan, &house_walk, "a%s", four);
	if (*query->year)
		walk_add(plan, &person_walk, "y%s", query->year);
	walk_add(plan, &former_walk, "f%s", four);
}

/* All words in one key, as a street is typed. */
static void words_join(const struct search_query *query, char out[SEEK_KEY_BYTES])
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < query->word_count; i++)
		used += (size_t)snprintf(out + used, SEEK_KEY_BYTES - used, "%s%s", i ? " " : "", query->words[i]);
}

static void street_walks(const struct search_query *query, struct seek_plan *plan, int share)
{
	char street[SEEK_KEY_BYTES], house[HOUSE_KEY_BYTES];

	words_join(query, street);
	house_key(query->house_number, house);
	if (*house)
		walk_add(plan, &house_walk, "s%.600s %s", street, house)->share = share;
	walk_add(plan, &house_walk, "s%.600s", street)->share = share;
}

/* Where a household lived before, and who is in a network: after everything that is so now. */
static void other_walks(const struct search_query *query, struct seek_plan *plan)
{
	char street[SEEK_KEY_BYTES];

	words_join(query, street);
	walk_add(plan, &former_walk, "g%.600s", street);
	for (int i = 0; i < seek_leads(query) && !*query->house_number; i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &network_walk, "w%s", query->words[i]);
}

/* "moulin boterdiep", "moulin 31": a name with something of the address. Finds whoever has a rare name or street. */
static void mixed_walks(const struct search_query *query, struct seek_plan *plan)
{
	bool numbered = *query->house_number != '\0';

	for (int i = 0; i < seek_leads(query); i++) {
		struct seek *street;

		if (!leads_well(query->words[i]))
			continue;
		walk_add(plan, &loose_walk, "n%s", query->words[i])->resort = !numbered;
		if (numbered)
			walk_add(plan, &loose_walk, "v%s", query->words[i]);
		if (query->word_count < 2)
			continue;
		street = walk_add(plan, &house_walk, "s%s", query->words[i]);
		street->most = SEEK_LOOSE;
		street->resort = !numbered;
	}
}

/* Surname and first name in any order; whole surnames come before longer ones that begin the same. */
static void name_walks(const struct search_query *query, struct seek_plan *plan)
{
	int leads = seek_leads(query);

	for (int i = 0; i < leads; i++)
		for (int j = 0; j < leads; j++)
			if (i != j)
				walk_add(plan, &person_walk, "n%s %s", query->words[i], query->words[j])->share = SEEK_SHARE_STREETS;
	for (int i = 0; i < leads; i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "n%s", query->words[i])->share = SEEK_SHARE_NAMES;
	for (int i = 0; i < leads; i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "v%s", query->words[i])->share = SEEK_SHARE_FIRST_NAMES;
}

/* What the shares left over. */
static void name_walks_again(const struct search_query *query, struct seek_plan *plan)
{
	int leads = seek_leads(query);

	for (int i = 0; i < leads && leads > 1; i++)
		for (int j = 0; j < leads; j++)
			if (i != j)
				walk_add(plan, &person_walk, "n%s %s", query->words[i], query->words[j]);
	for (int i = 0; i < leads; i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "n%s", query->words[i]);
	for (int i = 0; i < leads; i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "v%s", query->words[i]);
}

static void word_walks(const struct search_query *query, struct seek_plan *plan)
{
	bool numbered = *query->house_number != '\0';

	if (!numbered)
		name_walks(query, plan);
	street_walks(query, plan, numbered ? SEEK_SHARE_ALL : SEEK_SHARE_STREETS);
	if (numbered || query->word_count > 1)
		mixed_walks(query, plan);
	if (!numbered) {
		walk_add(plan, &alike, "%s", "");
		name_walks_again(query, plan);
		street_walks(query, plan, SEEK_SHARE_ALL);
	}
	other_walks(query, plan);
}

static void postcode_walks(const struct search_query *query, struct seek_plan *plan)
{
	char postcode[7] = "", house[HOUSE_KEY_BYTES];

	house_key(query->house_number, house);
	for (size_t i = 0; query->pc6[i]; i++)
		postcode[i] = (char)tolower((unsigned char)query->pc6[i]);
	walk_add(plan, &house_walk, *house ? "a%s %s" : "a%s", postcode, house);
	walk_add(plan, &former_walk, *house ? "f%s %s" : "f%s", postcode, house);
}

/* A number says it all; the words beside it are judged row by row. */
static bool number_walks(const struct search_query *query, struct seek_plan *plan)
{
	if (*query->bsn)
		walk_add(plan, &plain_walk, "b%s", query->bsn);
	if (*query->huishoudnummer)
		walk_add(plan, &house_walk, "c%s", query->huishoudnummer)->house = false;
	if (plan->count > 0)
		return true;
	if (*query->phone) {
		walk_add(plan, &plain_walk, "t%s", query->phone);
		walk_add(plan, &house_walk, "h%s", query->phone)->house = false;
	} else if (*query->birthdate) {
		walk_add(plan, &plain_walk, "d%.4s%.2s%.2s", query->birthdate, query->birthdate + 5,
			query->birthdate + 8);
	}
	return plan->count > 0;
}

void seek_plan_make(const struct search_query *query, struct seek_plan *plan)
{
	plan->count = 0;
	if (number_walks(query, plan))
		return;
	if (*query->pc6)
		postcode_walks(query, plan);
	else if (*query->year || *query->pc4)
		dated_walks(query, plan);
	else if (query->word_count > 0)
		word_walks(query, plan);
}

void seek_plan_alike(const struct search_query *query, int word, struct seek_plan *plan)
{
	const char *name = query->words[word];

	plan->count = 0;
	if (*query->year)
		walk_add(plan, &person_walk, "y%s%s", query->year, name)->whole = true;
	if (*query->year || *query->pc4)
		walk_add(plan, &person_walk, "p%s%s", *query->pc4 ? query->pc4 : query->year, name)->whole = true;
	if (plan->count > 0)
		return;
	for (int i = 0; i < seek_leads(query); i++)
		if (i != word) {
			walk_add(plan, &person_walk, "n%s %s", name, query->words[i]);
			walk_add(plan, &person_walk, "n%s %s", query->words[i], name);
		}
	if (plan->count > 0)
		return;
	walk_add(plan, &person_walk, "n%s", name)->whole = true;
	walk_add(plan, &person_walk, "v%s", name)->whole = true;
}
