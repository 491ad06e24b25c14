/*
 * A city to search in: persons of a realistic mix of names, households and addresses, one after the other and the same
 * in every run. The names come from the folder that WIJKD_DATA names, or ../shared/data beside the project.
 */
#ifndef TESTS_BENCH_CITY_H
#define TESTS_BENCH_CITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

struct city;

struct city_person {
	int64_t number;			/* from 0 */
	int64_t household;		/* from 0, ascending */
	char bsn[10];			/* passes the 11-proef; "": unknown */
	char voornamen[100], voorvoegsel[20], geslachtsnaam[100];
	char geboortedatum[11];		/* ISO, unknown parts 00 */
	char telefoon[12];
	const char *geslacht;		/* code */
	const char *rol;		/* code */
	const char *straatnaam, *wijk;
	char huishoudnummer[8];		/* "" until a store has given one */
	int huisnummer;
	char huisletter[2], toevoeging[5], postcode[7];
};

/* NULL with ERR_MISSING when the lists of names are not there. */
struct city *city_open(int64_t persons, struct err *err);
void city_close(struct city *city);
/* False after the last. */
bool city_next(struct city *city, struct city_person *out);
/* Starts again with the first. */
void city_rewind(struct city *city);

/* The whole city in the form of `wijkctl import csv`. */
bool city_write(struct city *city, FILE *out, struct err *err);

/* A number of 0 <= n < most, from a state that any number but 0 starts. */
uint64_t city_random(uint64_t *state, uint64_t most);

#endif
