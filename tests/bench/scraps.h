/* What people type: scraps of each kind about somebody of a city, and the two ways in which names are typed wrong. */
#ifndef TESTS_BENCH_SCRAPS_H
#define TESTS_BENCH_SCRAPS_H

#include "city.h"
#include "domain/household.h"

enum scrap_kind {
	SCRAP_TWO, SCRAP_THREE, SCRAP_FOUR, SCRAP_SURNAME, SCRAP_SURNAME_FIRST, SCRAP_FIRST_SURNAME, SCRAP_INITIAL,
	SCRAP_INITIALS, SCRAP_VOORVOEGSEL, SCRAP_GLUED, SCRAP_POSTCODE, SCRAP_STREET, SCRAP_BORN, SCRAP_BORN_SIX,
	SCRAP_BORN_NAME, SCRAP_BSN, SCRAP_PHONE, SCRAP_HOUSEHOLD, SCRAP_NAME_POSTCODE, SCRAP_PART_YEAR, SCRAP_NAME_YEAR,
	SCRAP_NAME_STREET, SCRAP_STREET_NAME, SCRAP_RESPELLED, SCRAP_TYPO,
	SCRAP_KINDS,
};

const char *scrap_name(enum scrap_kind kind);

enum { SCRAP_BYTES = 300 };

/* False when this person gives no scrap of this kind (no phone, a surname that is too short). */
bool scrap_make(enum scrap_kind kind, const struct city_person *person, uint64_t *random, char out[SCRAP_BYTES]);

/* Who is on a row of an answer: the person; somebody who has all that was typed as well; or neither. */
enum scrap_fit { SCRAP_OTHER, SCRAP_AS_WELL, SCRAP_FOUND };
enum scrap_fit scrap_fit(enum scrap_kind kind, const struct city_person *person, const char *scrap,
	const struct search_hit *hit);

#endif
