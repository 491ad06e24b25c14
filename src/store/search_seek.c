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

static int leads(const struct search_query *query)
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
	for (int i = 0; i < leads(query); i++) {
		if (*query->year)
			walk_add(plan, &person_walk, "y%s%s", query->year, query->words[i]);
		if (*query->year || *query->pc4)
			walk_add(plan, &person_walk, "p%s%s", *query->pc4 ? query->pc4 : query->year, query->words[i]);
	}
	if (query->word_count > 0)
		return;
	if (*query->year)
		walk_add(plan, &person_walk, "y%s", query->year);
	walk_add(plan, &house_walk, "a%s", *query->pc4 ? query->pc4 : query->year);
}

/* All words in one key, as a street is typed. */
static void words_join(const struct search_query *query, char out[SEEK_KEY_BYTES])
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < query->word_count; i++)
		used += (size_t)snprintf(out + used, SEEK_KEY_BYTES - used, "%s%s", i ? " " : "", query->words[i]);
}

static void street_walks(const struct search_query *query, struct seek_plan *plan)
{
	char street[SEEK_KEY_BYTES], house[HOUSE_KEY_BYTES];

	words_join(query, street);
	house_key(query->house_number, house);
	if (*house)
		walk_add(plan, &house_walk, "s%.600s %s", street, house);
	walk_add(plan, &house_walk, "s%.600s", street);
}

/* "moulin boterdiep", "moulin 31": a name with something of the address. Finds whoever has a rare name or street. */
static void mixed_walks(const struct search_query *query, struct seek_plan *plan)
{
	for (int i = 0; i < leads(query); i++) {
		if (!leads_well(query->words[i]))
			continue;
		walk_add(plan, &loose_walk, "n%s", query->words[i]);
		if (*query->house_number)
			walk_add(plan, &loose_walk, "v%s", query->words[i]);
		if (query->word_count > 1)
			walk_add(plan, &house_walk, "s%s", query->words[i])->most = SEEK_LOOSE;
	}
}

/* Surname and first name in either order; whole surnames come before longer ones that begin the same. */
static void name_walks(const struct search_query *query, struct seek_plan *plan)
{
	for (int i = 0; i + 1 < leads(query); i++) {
		walk_add(plan, &person_walk, "n%s %s", query->words[i], query->words[i + 1]);
		walk_add(plan, &person_walk, "n%s %s", query->words[i + 1], query->words[i]);
	}
	for (int i = 0; i < leads(query); i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "n%s", query->words[i])->share = SEEK_SHARE_NAMES;
	for (int i = 0; i < leads(query); i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "v%s", query->words[i]);
}

static void word_walks(const struct search_query *query, struct seek_plan *plan)
{
	if (!*query->house_number)
		name_walks(query, plan);
	street_walks(query, plan);
	/* What the share of the surnames left over. */
	for (int i = 0; i < leads(query) && !*query->house_number; i++)
		if (leads_well(query->words[i]))
			walk_add(plan, &person_walk, "n%s", query->words[i]);
	if (*query->house_number || query->word_count > 1)
		mixed_walks(query, plan);
}

void seek_plan_make(const struct search_query *query, struct seek_plan *plan)
{
	char postcode[7] = "", house[HOUSE_KEY_BYTES];

	plan->count = 0;
	house_key(query->house_number, house);
	for (size_t i = 0; query->pc6[i]; i++)
		postcode[i] = (char)tolower((unsigned char)query->pc6[i]);
	if (*query->bsn || *query->huishoudnummer) {
		return;
	} else if (*query->phone) {
		walk_add(plan, &plain_walk, "t%s", query->phone);
		walk_add(plan, &house_walk, "h%s", query->phone)->house = false;
	} else if (*query->birthdate) {
		walk_add(plan, &plain_walk, "d%.4s%.2s%.2s", query->birthdate, query->birthdate + 5,
			query->birthdate + 8);
	} else if (*query->pc6) {
		walk_add(plan, &house_walk, *house ? "a%s %s" : "a%s", postcode, house);
	} else if (*query->year || *query->pc4) {
		dated_walks(query, plan);
	} else if (query->word_count > 0) {
		word_walks(query, plan);
	}
}
