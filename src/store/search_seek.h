/* What the files of searching share: which keys a scrap asks for. */
#ifndef STORE_SEARCH_SEEK_H
#define STORE_SEARCH_SEEK_H

#include "domain/search_query.h"
#include "store/search.h"

enum {
	SEEK_KEY_BYTES = 1024,
	HOUSE_DIGITS = 5,
	HOUSE_KEY_BYTES = 24,
	SEEKS = 200,
	SEEK_LOOSE = 30,	/* rows looked up where the key says little about what is meant */
	/* Store notes 2.6: of 20 rows at most 14 for what was typed as it stands, so that other spellings get the rest. */
	SEEK_SHARE_NAMES = 55,
	SEEK_SHARE_FIRST_NAMES = 65,
	SEEK_SHARE_STREETS = 70,
	SEEK_SHARE_ALIKE = 95,
	SEEK_SHARE_ALL = 100,
};

enum seek_found { FOUND_PERSON, FOUND_HOUSEHOLD, FOUND_FORMER, FOUND_NETWORK };

/* One walk along search_key: everything that starts with `key`. */
struct seek {
	char key[SEEK_KEY_BYTES];
	enum seek_found found;
	bool alike;		/* no walk: here come names that are spelled otherwise */
	bool whole;		/* the last word of the key is whole: nothing that only begins with it */
	bool words;		/* the key holds whole names: rows without all words of the query are skipped at once */
	bool asides;		/* and the asides of the query begin words of it too */
	bool house;		/* the key ends in a house number: rows with another one are skipped at once */
	int share;		/* percent of the answer that this walk may fill */
	int most;		/* rows looked up of what it finds; 0: as many as the answer asks for */
};

struct seek_plan {
	struct seek seeks[SEEKS];
	int count;
	int before_own;		/* so many walks come before the own households that lack the asides of the query */
};

/* "31a" -> "00031a", so that keys of 31 and 312 differ in their first five; "" for none. */
void house_key(const char *house_number, char out[HOUSE_KEY_BYTES]);

/* The walks that together come past everything the query can mean, the best first. */
void seek_plan_make(const struct search_query *query, struct seek_plan *plan);
/* The walks for a query in which one word was replaced by a name that is alike. */
void seek_plan_alike(const struct search_query *query, int word, struct seek_plan *plan);
/* How many words of a query are tried as the first word of a key. */
int seek_leads(const struct search_query *query);
/* Whether a row of search_key may be what is meant; what the key does not hold is judged later. */
bool seek_fits(const struct seek *seek, const struct search_query *query, const char *key);

/* True when every word of the query is the beginning of a word of the text (search keys). */
bool words_in(const struct search_query *query, const char *text);
/* True when words_in and every word that may be a voorvoegsel, or a name, begin a word of the text. */
bool asides_in(const struct search_query *query, const char *text);
/* House number as far as it is typed: "31" fits "31" and "31a", not "312". */
bool house_fits(const char *typed, const char *house_number);

#endif
