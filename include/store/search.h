/*
 * Finding people: the keys by which they are found, and the statements that seek them. Everything is a prefix seek on
 * the table search_key; a key is one letter for its kind and search keys of domain/person_name.h:
 *
 *   n<surname> <first names> <other surname>   person; also from each later word of a double surname
 *   n<surname> <other surname> <first names>   person, as the names of partners are written
 *   v<first names> <surname> <other surname>   person
 *   y<yyyy><surname> <first names> ...         person, by year of birth
 *   p<pc4><surname> <first names> ...          person, by the postcode of each household that the person is in now
 *   x<surname> <street>                        person, by the street of each such household
 *   d<yyyymmdd><first 20 bytes of surname>     person, when the whole birth date is known
 *   b<BSN>  t<phone of ten digits>             person
 *   c<huishoudnummer>  h<phone>                household
 *   a<pc6> <number, five digits><letter, addition>      household
 *   s<street> <number, five digits><letter, addition>   household
 *   f, g                                       as a and s, by an address of before
 *   w<name>                                    network member; also from each later word of the name
 *
 * Surnames and streets stand without their voorvoegsels; the surname of a partner has keys of its own. Each first word
 * of an n or v key is counted in the table vocabulary.
 *
 * A shielded household and who is in no other have no keys at all: whoever is named on it finds it among the own
 * households (search_own.c), and for everybody else a search is the same as if it were not there.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "domain/household.h"
#include "store/db.h"

/*
 * Keys are computed from the rows as they are, so a change drops them before and adds them after:
 * search_keys_person(db, KEYS_DROP, ...), UPDATE, search_keys_person(db, KEYS_ADD, ...), in one transaction.
 */
enum keys_deed { KEYS_DROP, KEYS_ADD };

/* All keys of a person, where he or she is now too; ERR_MISSING when there is no such person. */
bool search_keys_person(struct db *db, enum keys_deed deed, id person_id, struct err *err);
/* Those of everybody who is or was in a household: around a change of its postcode, or of its being shielded. */
bool search_keys_members(struct db *db, enum keys_deed deed, id household_id, struct err *err);
/* The keys of number, addresses, phone and network of a household, without its members. */
bool search_keys_household(struct db *db, enum keys_deed deed, id household_id, struct err *err);

/* All keys and the whole vocabulary anew, within a transaction: for a migration that comes with another form of keys. */
bool search_keys_again(struct db *db, struct err *err);

/*
 * The keys of many people and households that are all new, of which the file has no keys yet and that are not shielded.
 * They are gathered, and stand in the file after search_bulk_end, which may come more than once, in one transaction.
 */
struct search_bulk;
struct search_bulk *search_bulk_new(struct db *db);
void search_bulk_free(struct search_bulk *bulk);
void search_bulk_person(struct search_bulk *bulk, const struct person *person, const struct household *home);
void search_bulk_household(struct search_bulk *bulk, const struct household *household);
bool search_bulk_end(struct search_bulk *bulk, struct err *err);
/* How far search_bulk_end has come, now and then. */
void search_bulk_tell(struct search_bulk *bulk, void (*tell)(void *arg, size_t done, size_t total), void *arg);

/* What search_own.c kept with a session; NULL is welcome. */
struct search_own;
void search_own_free(struct search_own *own);

/* Every statement that a search runs, NULL at the end: a test proves that none of them reads a whole table. */
extern const char *const search_statements[];

#endif
