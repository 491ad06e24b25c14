/* What a scrap typed in the search field can mean. Pure parsing; seeking is the store's. */
#ifndef DOMAIN_SEARCH_QUERY_H
#define DOMAIN_SEARCH_QUERY_H

#include <stdbool.h>

#include "base/clock.h"

enum { QUERY_WORDS = 8, QUERY_WORD_BYTES = 64, QUERY_OTHERS = 2 };

struct search_query {
	char bsn[10];				/* nine digits, or "" */
	char huishoudnummer[8];			/* seven digits with a right check digit, or "" */
	char birthdate[11];			/* ISO, whole date, or "" */
	char birthdate_other[11];		/* what six digits can mean as well: "120385" and "850312" */
	char year[5];				/* 1900..this year, or "" */
	char pc4[5];
	char pc6[7];
	char house_number[17];			/* as search_house_number: "31", "31a", "31 2" */
	char phone[17];				/* digits, 10, starts with 0; or "" */
	char words[QUERY_WORDS][QUERY_WORD_BYTES];	/* name or street words, search keys, voorvoegsels dropped */
	/* the same without or with its voorvoegsel: "vdberg" berg, "de wit" dewit, "derooij" ooij and rooij; "" at the end */
	char others[QUERY_WORDS][QUERY_OTHERS][QUERY_WORD_BYTES];
	int word_count;
	char asides[QUERY_WORD_BYTES];		/* voorvoegsels that may be a first name or initial: "t. bos", "ben bos" */
	bool last_word_open;			/* the last word is still being typed (no blank behind) */
};

/* "3011 AB" is joined first; order and rules as in the notes on search. Never fails: unknown scraps are words. */
void search_query_parse(const char *typed, day today, struct search_query *out);
/* Two letters or more, or something numeric that can be sought. */
bool search_query_usable(const struct search_query *query);

/* House number, letter and addition in the form in which they are sought: "31", "31a", "31abis", "31 2". */
void search_house_number(int64_t number, const char *letter, const char *addition, char out[17]);
/* Drops the voorvoegsels of a search_key in place, as a query does; the last word stays when nothing else would. */
void search_key_drop(char *key);
/* The words of a voorvoegsel that a query keeps, as search keys: those that no table of voorvoegsels has. */
void search_front(const char *voorvoegsel, char *out, size_t room);
/* "+31 6 12 34 56 78" -> "0612345678"; false (and "") when it is no Dutch number of ten digits. */
bool phone_normal(const char *text, char out[17]);

#endif
