/* Households for the tests of finding and changing them, made through the door, and shorthands to ask about them. */
#ifndef TESTS_STORE_HOMES_H
#define TESTS_STORE_HOMES_H

#include "store/household.h"
#include "store/people.h"
#include "world.h"

/* The people of world.h are written with plain SQL: this gives them their search keys. */
void homes_keys(struct world *world);

struct person homes_person(const char *voornamen, const char *geslachtsnaam, const char *geboortedatum,
	const char *bsn);
struct household homes_household(const char *straatnaam, int huisnummer, const char *postcode);
/* Started by `who` with one person; the answer's household. */
struct household homes_add(struct world *world, const char *who, const struct household *household,
	const struct person *person);
/* Suzanne Moulin, BSN 999993653, 1985-12-01, phone 06 12345678, Boterdiep 31, 3077AW; started by karel. */
struct household homes_moulin(struct world *world);

/* An ask row with an id; with a word. */
struct ask homes_ask(id about);
struct ask homes_word(const char *word);
const struct message *homes_search(struct world *world, const char *who, const char *scrap);
/* The hit whose name is this, or NULL. */
const struct search_hit *homes_hit(const struct message *answer, const char *naam);
/* Opens it; the answer must be OK. */
const struct message *homes_open(struct world *world, const char *who, id household_id);
/* Every line of search_key is what the rows ask for, and nothing more. */
void homes_keys_right(struct world *world);
/* The answer as bytes, without its serial: for "these two cannot be told apart". */
bool homes_same_answer(const struct message *one, const struct message *other);

#endif
