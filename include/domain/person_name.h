/* Dutch names as the BRP writes them, numbers with a proof, and the keys by which people are found. */
#ifndef DOMAIN_PERSON_NAME_H
#define DOMAIN_PERSON_NAME_H

#include "domain/household.h"

/* "Suzanne van den Berg-Jansen" by aanduidingNaamgebruik; never longer than room (cut at a whole character). */
void name_full(const struct person *person, char *out, size_t room);
/* "S.M." from "Suzanne Maria", keeping "IJ" and "Th" rules of BRP voorletters simple: first letter per name. */
void name_initials(const char *voornamen, char *out, size_t room);
/* Splits "van den Berg" typed in one field into voorvoegsel and geslachtsnaam by the BRP table of voorvoegsels. */
void name_split(const char *typed, char *voorvoegsel, size_t voorvoegsel_room, char *geslachtsnaam, size_t room);

/* Nine digits, weights 9 8 7 6 5 4 3 2 -1, sum a multiple of 11, not all zero. */
bool bsn_valid(const char *bsn);
/* 7 digits with a check digit from a serial 1..999999; never two serials with the same number. */
void huishoudnummer_make(int64_t serial, char out[HUISHOUDNUMMER_BYTES]);
bool huishoudnummer_valid(const char *text);
/* "3077 aw" -> "3077AW"; false when it is no Dutch postcode (BRP pattern). */
bool postcode_normal(const char *text, char out[7]);
/* BRP partial date: "1985", "00-00-1985", "1985-12", "12-1985", full Dutch or ISO -> "1985-12-00". */
bool birthdate_parse(const char *text, day today, char out[11]);
void birthdate_show(const char *iso, char out[11]);	/* "01-12-1985", "??-12-1985" */
/* Whole years on a day; -1 when unknown (a partial date counts as late as it can be). */
int birthdate_age(const char *iso, day on);

/*
 * Search key: lower-case ASCII words with single blanks between. Voorvoegsels are kept (search_key_drop drops
 * them). What does not fit in room is left out by whole words.
 */
void search_key(const char *text, char *out, size_t room);
bool search_is_voorvoegsel(const char *word);

#endif
