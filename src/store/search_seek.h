/* What the files of searching share: which keys a scrap asks for. */
#ifndef STORE_SEARCH_SEEK_H
#define STORE_SEARCH_SEEK_H

#include "domain/search_query.h"
#include "store/search.h"

enum {
	SEEK_KEY_BYTES = 1024,
	HOUSE_DIGITS = 5,
	HOUSE_KEY_BYTES = 24,
	SEEKS = 40,
	SEEK_LOOSE = 100,	/* rows looked up where the key says little about what is meant */
	SEEK_SHARE_ALL = 100,
	SEEK_SHARE_NAMES = 70,	/* store notes 2.6: 14 of 20 rows, so that first names and streets get the rest */
};

enum seek_found { FOUND_PERSON, FOUND_HOUSEHOLD };

/* One walk along search_key: everything that starts with `key`. */
struct seek {
	char key[SEEK_KEY_BYTES];
	enum seek_found found;
	bool words;		/* the key holds whole names: rows without all words of the query are skipped at once */
	bool house;		/* the key ends in a house number: rows with another one are skipped at once */
	int share;		/* percent of the answer that this walk may fill */
	int most;		/* rows looked up of what it finds; 0: as many as the answer asks for */
};

struct seek_plan {
	struct seek seeks[SEEKS];
	int count;
};

/* "31a" -> "00031a", so that keys of 31 and 312 differ in their first five; "" for none. */
void house_key(const char *house_number, char out[HOUSE_KEY_BYTES]);

/* The walks that together come past everything the query can mean, the best first. BSN and huishoudnummer need none. */
void seek_plan_make(const struct search_query *query, struct seek_plan *plan);
/* Whether a row of search_key may be what is meant; what the key does not hold is judged later. */
bool seek_fits(const struct seek *seek, const struct search_query *query, const char *key);

/* True when every word of the query is the beginning of a word of the text (search keys). */
bool words_in(const struct search_query *query, const char *text);
/* House number as far as it is typed: "31" fits "31" and "31a", not "312". */
bool house_fits(const char *typed, const char *house_number);

#endif
