/* What people type: scraps of each kind about somebody of a city, and the two ways in which names are typed wrong. */
#ifndef TESTS_BENCH_SCRAPS_H
#define TESTS_BENCH_SCRAPS_H

#include "city.h"

enum scrap_kind {
	SCRAP_TWO, SCRAP_THREE, SCRAP_FOUR, SCRAP_SURNAME, SCRAP_SURNAME_FIRST, SCRAP_FIRST_SURNAME, SCRAP_INITIAL,
	SCRAP_VOORVOEGSEL, SCRAP_POSTCODE, SCRAP_STREET, SCRAP_BORN, SCRAP_BSN, SCRAP_PHONE, SCRAP_NAME_POSTCODE,
	SCRAP_PART_YEAR, SCRAP_NAME_YEAR, SCRAP_NAME_STREET, SCRAP_RESPELLED, SCRAP_TYPO,
	SCRAP_KINDS,
};

extern const char *const scrap_names[SCRAP_KINDS];

enum { SCRAP_BYTES = 300 };

/* False when this person gives no scrap of this kind (no phone, a surname that is too short). */
bool scrap_make(enum scrap_kind kind, const struct city_person *person, uint64_t *random, char out[SCRAP_BYTES]);

#endif
