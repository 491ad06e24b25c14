/*
 * Finding people: the keys by which they are found, and the statements that seek them. Everything is a prefix seek on
 * the table search_key; a key is one letter for its kind and search keys of domain/person_name.h:
 *
 *   n<surname> <first names> <other surname>   person; also from each later word of a double surname
 *   v<first names> <surname> <other surname>   person
 *   y<yyyy><surname> <first names> ...         person, by year of birth
 *   p<pc4><surname> <first names> ...          person, by the postcode of each household that the person is in now
 *   d<yyyymmdd><first 20 bytes of surname>     person, when the whole birth date is known
 *   t<phone of ten digits>                     person
 *   h<phone of ten digits>                     household
 *   a<pc6> <number, five digits><letter, addition>      household
 *   s<street> <number, five digits><letter, addition>   household
 *
 * Surnames and streets stand without their voorvoegsels; the surname of a partner has keys of its own.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "store/db.h"

/*
 * Keys are computed from the rows as they are, so a change drops them before and adds them after:
 * search_keys_person(db, KEYS_DROP, ...), UPDATE, search_keys_person(db, KEYS_ADD, ...), in one transaction.
 */
enum keys_deed { KEYS_DROP, KEYS_ADD };

/* All keys of a person; ERR_MISSING when there is no such person. */
bool search_keys_person(struct db *db, enum keys_deed deed, id person_id, struct err *err);
/* The p keys that a person has by being in one household: around the beginning and the end of a membership. */
bool search_keys_residence(struct db *db, enum keys_deed deed, id person_id, id household_id, struct err *err);
/* The keys of an address and phone, and the p keys of everybody who is there now. */
bool search_keys_household(struct db *db, enum keys_deed deed, id household_id, struct err *err);

/* Every statement that a search runs, NULL at the end: a test proves that none of them reads a whole table. */
extern const char *const search_statements[];

#endif
