/* Which walks along the search keys a scrap asks for, and which of the rows on the way may be meant. No SQL here. */
#include "search_seek.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LEADS = 4, LEADS_MOST = (1 + QUERY_OTHERS) * LEADS };	/* words of a query that are tried as the first word of a key */

/* ---- rows ---- */

enum { INITIALS = 4 };	/* at most that many are typed as one word */

/* The words of a text, and which of them answered to a word of the query. */
struct text_words {
	const char *at[64];
	int count;
	uint64_t used;
};

static void text_split(const char *text, struct text_words *words)
{
	words->count = 0;
	words->used = 0;
	for (const char *at = text; at && words->count < 64; at = strchr(at, ' ')) {
		at += *at == ' ';
		words->at[words->count++] = at;
	}
}

static bool begins(const char *word, const char *text)
{
	for (; *word; word++, text++)
		if (*word != *text)
			return false;
	return true;
}

static bool word_takes(const char *word, struct text_words *text)
{
	for (int i = 0; i < text->count; i++)
		if (!(text->used >> i & 1) && begins(word, text->at[i])) {
			text->used |= UINT64_C(1) << i;
			return true;
		}
	return false;
}

/* "jp" is Jan Pieter: letters that make no name. */
static bool is_initials(const char *word)
{
	size_t bytes = strlen(word);

	return bytes >= 2 && bytes <= INITIALS && strcspn(word, "aeiouy0123456789") == bytes;
}

static bool initials_take(const char *word, struct text_words *text)
{
	int letters = (int)strlen(word);

	for (int i = 0; i + letters <= text->count; i++) {
		int same = 0;

		while (same < letters && !(text->used >> (i + same) & 1) && text->at[i + same][0] == word[same])
			same++;
		if (same < letters)
			continue;
		text->used |= ((UINT64_C(1) << letters) - 1) << i;
		return true;
	}
	return false;
}

static bool others_take(const struct search_query *query, int word, struct text_words *text)
{
	for (int n = 0; n < QUERY_OTHERS && *query->others[word][n]; n++)
		if (word_takes(query->others[word][n], text))
			return true;
	return false;
}

static bool query_word_takes(const struct search_query *query, int word, struct text_words *text)
{
	return word_takes(query->words[word], text) || others_take(query, word, text) ||
		(query->word_count > 1 && is_initials(query->words[word]) && initials_take(query->words[word], text));
}

/* Longest words first: what a short one may be as well is then taken by who needs it. */
static bool words_take(const struct search_query *query, struct text_words *words)
{
	size_t lengths[QUERY_WORDS];
	bool done[QUERY_WORDS] = { false };

	for (int i = 0; i < query->word_count; i++)
		lengths[i] = strlen(query->words[i]);
	for (int n = 0; n < query->word_count; n++) {
		int longest = -1;

		for (int i = 0; i < query->word_count; i++)
			if (!done[i] && (longest < 0 || lengths[i] > lengths[longest]))
				longest = i;
		done[longest] = true;
		if (!query_word_takes(query, longest, words))
			return false;
	}
	return true;
}

/* The next word of a text with blanks; false at its end. */
static bool word_next(const char **text, char out[QUERY_WORD_BYTES])
{
	size_t bytes = strcspn(*text, " ");

	snprintf(out, QUERY_WORD_BYTES, "%.*s", (int)bytes, *text);
	*text += bytes + strspn(*text + bytes, " ");
	return bytes > 0;
}

static bool asides_take(const struct search_query *query, struct text_words *words)
{
	const char *asides = query->asides;
	char word[QUERY_WORD_BYTES];

	while (word_next(&asides, word))
		if (!word_takes(word, words))
			return false;
	return true;
}

bool words_in(const struct search_query *query, const char *text)
{
	struct text_words words;

	text_split(text, &words);
	return words_take(query, &words);
}

bool asides_in(const struct search_query *query, const char *text)
{
	struct text_words words;

	text_split(text, &words);
	return words_take(query, &words) && asides_take(query, &words);
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
	struct text_words words;

	if (seek->words) {
		text_split(key_names(key), &words);
		if (!words_take(query, &words) || (seek->asides && !asides_take(query, &words)))
			return false;
	}
	if (seek->house && *query->house_number) {
		house_key(query->house_number, house);
		text_split(key, &words);
		return word_takes(house, &words);
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

/* A word with which a key may begin: as it was typed, or with its voorvoegsel otherwise. */
struct lead {
	const char *text;
	int word;
};

static int leads_of(const struct search_query *query, struct lead leads[LEADS_MOST])
{
	int count = 0;

	for (int i = 0; i < seek_leads(query); i++)
		leads[count++] = (struct lead){ query->words[i], i };
	for (int i = 0; i < seek_leads(query); i++)
		for (int n = 0; n < QUERY_OTHERS && *query->others[i][n]; n++)
			leads[count++] = (struct lead){ query->others[i][n], i };
	return count;
}

/* One letter fits half the city: "j jansen" is sought by the name. */
static bool leads_well(const char *word)
{
	return word[1] != '\0';
}

/* Four digits between 1900 and this year are also the postcode of IJmond and Haarlem. */
static void dated_names(const struct search_query *query, struct seek_plan *plan, int share)
{
	const char *four = *query->pc4 ? query->pc4 : query->year;
	struct lead leads[LEADS_MOST];
	int count = leads_of(query, leads);

	for (int i = 0; i < count; i++) {
		if (!leads_well(leads[i].text) && query->word_count > 1)
			continue;
		if (*query->year)
			walk_add(plan, &person_walk, "y%s%s", query->year, leads[i].text)->share = share;
		walk_add(plan, &person_walk, "p%s%s", four, leads[i].text)->share = share;
	}
}

/* All words from one up to another in one key, as a street is typed. */
static void words_join(const struct search_query *query, int from, int to, char out[SEEK_KEY_BYTES])
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = from; i < to; i++)
		used += (size_t)snprintf(out + used, SEEK_KEY_BYTES - used, "%s%s", i > from ? " " : "", query->words[i]);
}

static void dated_walks(const struct search_query *query, struct seek_plan *plan)
{
	const char *four = *query->pc4 ? query->pc4 : query->year;
	char street[SEEK_KEY_BYTES];

	if (query->word_count > 0) {
		dated_names(query, plan, SEEK_SHARE_STREETS);
		walk_add(plan, &alike, "%s", "");
		dated_names(query, plan, SEEK_SHARE_ALL);
		words_join(query, 0, query->word_count, street);
		walk_add(plan, &house_walk, "s%.600s", street)->most = SEEK_LOOSE;
		return;
	}
	if (*query->year)
		walk_add(plan, &person_walk, "y%s", query->year)->share = SEEK_SHARE_STREETS;
	walk_add(plan, &house_walk, "a%s", four);
	if (*query->year)
		walk_add(plan, &person_walk, "y%s", query->year);
	walk_add(plan, &former_walk, "f%s", four);
}

/* With a number the words before it may begin with a name: "jansen kerkstraat 12". */
static void street_walks(const struct search_query *query, struct seek_plan *plan, int share)
{
	char street[SEEK_KEY_BYTES], house[HOUSE_KEY_BYTES];

	house_key(query->house_number, house);
	for (int from = 0; *house && from < seek_leads(query); from++) {
		words_join(query, from, query->word_count, street);
		walk_add(plan, &house_walk, "s%.600s %s", street, house)->share = share;
		if (from == 0)
			continue;
		words_join(query, 0, from, street);
		walk_add(plan, &house_walk, "s%.600s %s", street, house)->share = share;
	}
	words_join(query, 0, query->word_count, street);
	walk_add(plan, &house_walk, "s%.600s", street)->share = share;
}

/* Where a household lived before, and who is in a network: after everything that is so now. */
static void other_walks(const struct search_query *query, struct seek_plan *plan)
{
	struct lead leads[LEADS_MOST];
	char street[SEEK_KEY_BYTES];
	int count = leads_of(query, leads);

	words_join(query, 0, query->word_count, street);
	walk_add(plan, &former_walk, "g%.600s", street);
	for (int i = 0; i < count && !*query->house_number; i++)
		if (leads_well(leads[i].text))
			walk_add(plan, &network_walk, "w%s", leads[i].text);
}

/* "moulin 31": a name and the number of a house. Finds whoever has a rare name. */
static void numbered_walks(const struct search_query *query, struct seek_plan *plan)
{
	for (int i = 0; i < seek_leads(query); i++) {
		if (!leads_well(query->words[i]))
			continue;
		walk_add(plan, &loose_walk, "n%s", query->words[i]);
		walk_add(plan, &loose_walk, "v%s", query->words[i]);
		if (query->word_count > 1)
			walk_add(plan, &house_walk, "s%s", query->words[i])->most = SEEK_LOOSE;
	}
}

/* Two words in one key, in either order; of initials that were typed as one word the first. */
static void pair_walks(const struct search_query *query, struct seek_plan *plan, int share)
{
	struct lead leads[LEADS_MOST];
	int count = leads_of(query, leads);

	for (int i = 0; i < count; i++)
		for (int j = 0; j < count; j++) {
			if (leads[i].word == leads[j].word || !leads_well(leads[i].text))
				continue;
			walk_add(plan, &person_walk, is_initials(leads[j].text) ? "n%s %.1s" : "n%s %s", leads[i].text,
				leads[j].text)->share = share;
		}
}

/*
 * "t. bos", "ben bos", "piet boven": what may be a voorvoegsel may be a first name or a surname too, so who is called so
 * comes first.
 */
static void aside_walks(const struct search_query *query, struct seek_plan *plan)
{
	struct seek strict = person_walk;
	char word[QUERY_WORD_BYTES];

	strict.asides = true;
	strict.share = SEEK_SHARE_STREETS;
	for (int i = 0; i < seek_leads(query) && *query->asides; i++) {
		const char *asides = query->asides;

		if (!leads_well(query->words[i]))
			continue;
		while (word_next(&asides, word)) {
			walk_add(plan, &strict, "n%s %s", query->words[i], word);
			if (leads_well(word))
				walk_add(plan, &strict, "n%s %s", word, query->words[i]);
		}
		for (int j = 0; j < seek_leads(query); j++)
			if (j != i)
				walk_add(plan, &strict, "n%s %s", query->words[i], query->words[j]);
	}
	for (const char *asides = query->asides; query->word_count > 0 && word_next(&asides, word);)
		if (leads_well(word))
			walk_add(plan, &strict, "n%s ", word);
}

/* A surname and a street, in either order: each place at which the words can be cut in two. */
static void home_walks(const struct search_query *query, struct seek_plan *plan)
{
	char front[SEEK_KEY_BYTES], back[SEEK_KEY_BYTES];

	for (int cut = 1; cut < query->word_count; cut++) {
		words_join(query, 0, cut, front);
		words_join(query, cut, query->word_count, back);
		walk_add(plan, &plain_walk, "x%.400s %.400s", front, back);
		walk_add(plan, &plain_walk, "x%.400s %.400s", back, front);
		for (int n = 0; n < QUERY_OTHERS; n++) {
			if (cut == 1 && *query->others[0][n])
				walk_add(plan, &plain_walk, "x%s %.400s", query->others[0][n], back);
			if (cut == query->word_count - 1 && *query->others[cut][n])
				walk_add(plan, &plain_walk, "x%s %.400s", query->others[cut][n], front);
		}
	}
	/* With a first name beside it: "piet jansen kerkstraat". */
	for (int i = 0; i < seek_leads(query) && query->word_count > 2; i++)
		for (int j = 0; j < seek_leads(query); j++)
			if (i != j && leads_well(query->words[i]) && leads_well(query->words[j]))
				walk_add(plan, &loose_walk, "x%s %s", query->words[i], query->words[j]);
}

/* "dejong": whoever is called Dejong, then de Jong, and only then who is called Dejonghe. */
static void glued_walks(const struct search_query *query, struct seek_plan *plan)
{
	struct lead leads[LEADS_MOST];
	int count = leads_of(query, leads);

	for (int i = 0; i < count; i++) {
		struct seek *seek;

		if (!*query->others[leads[i].word][0] || !leads_well(leads[i].text))
			continue;
		seek = walk_add(plan, &person_walk, "n%s", leads[i].text);
		seek->whole = true;
		seek->share = i < seek_leads(query) ? SEEK_SHARE_NAMES : SEEK_SHARE_STREETS;
	}
}

/* One word that begins a name; whole surnames come before longer ones that begin the same. */
static void single_walks(const struct search_query *query, struct seek_plan *plan, int names, int first_names)
{
	struct lead leads[LEADS_MOST];
	int count = leads_of(query, leads);

	for (int i = 0; i < count; i++)
		if (leads_well(leads[i].text))
			walk_add(plan, &person_walk, "n%s", leads[i].text)->share = names;
	for (int i = 0; i < count; i++)
		if (leads_well(leads[i].text))
			walk_add(plan, &person_walk, "v%s", leads[i].text)->share = first_names;
}

static void word_walks(const struct search_query *query, struct seek_plan *plan)
{
	if (*query->house_number) {
		street_walks(query, plan, SEEK_SHARE_ALL);
		numbered_walks(query, plan);
		other_walks(query, plan);
		return;
	}
	aside_walks(query, plan);
	plan->before_own = plan->count;
	pair_walks(query, plan, SEEK_SHARE_STREETS);
	home_walks(query, plan);
	glued_walks(query, plan);
	single_walks(query, plan, SEEK_SHARE_NAMES, SEEK_SHARE_FIRST_NAMES);
	street_walks(query, plan, SEEK_SHARE_STREETS);
	walk_add(plan, &alike, "%s", "");
	/* What the shares left over. */
	if (query->word_count > 1)
		pair_walks(query, plan, SEEK_SHARE_ALL);
	single_walks(query, plan, SEEK_SHARE_ALL, SEEK_SHARE_ALL);
	street_walks(query, plan, SEEK_SHARE_ALL);
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

/* Somebody born on a day; with a name beside it those first. */
static void born_walks(const char *iso, const struct search_query *query, struct seek_plan *plan, int share)
{
	for (int i = 0; i < seek_leads(query); i++)
		walk_add(plan, &plain_walk, "d%.4s%.2s%.2s%.15s", iso, iso + 5, iso + 8, query->words[i])->share = share;
	walk_add(plan, &plain_walk, "d%.4s%.2s%.2s", iso, iso + 5, iso + 8)->share = share;
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
		if (*query->birthdate_other) {
			born_walks(query->birthdate, query, plan, SEEK_SHARE_ALL / 2);
			born_walks(query->birthdate_other, query, plan, SEEK_SHARE_ALL);
		}
		born_walks(query->birthdate, query, plan, SEEK_SHARE_ALL);
	}
	return plan->count > 0;
}

void seek_plan_make(const struct search_query *query, struct seek_plan *plan)
{
	plan->count = plan->before_own = 0;
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
			walk_add(plan, &plain_walk, "x%s %s", name, query->words[i]);
			walk_add(plan, &plain_walk, "x%s %s", query->words[i], name);
		}
	if (plan->count > 0)
		return;
	walk_add(plan, &person_walk, "n%s", name)->whole = true;
	walk_add(plan, &person_walk, "v%s", name)->whole = true;
}
