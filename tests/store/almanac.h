/*
 * Days and hours in the Netherlands, counted slowly and by hand: the calendar, Europe/Amsterdam, the holidays, and where a
 * clock of working days ends. Nothing of base/clock.c and of the C library is in it: that is what it is compared with.
 */
#ifndef STORE_ALMANAC_H
#define STORE_ALMANAC_H

#include <stdbool.h>
#include <stdint.h>

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

struct when {
	int year, month, date, hour, minute;
};

int64_t almanac_instant_of(const struct when *when);
int almanac_local_day(int64_t at);
/* The day in which it begins does not count (at 24:00 that is the day before); the last ends at 24:00. */
int64_t almanac_clock_end(int64_t begin, int working_days);

#endif
