/*
 * Days and instants. A day is a municipal calendar day (Europe/Amsterdam); an instant is UTC.
 * Rules take them as arguments: only the main loop of a process asks what time it is.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t day;		/* days since 1970-01-01 */
typedef int64_t instant;	/* milliseconds since 1970-01-01T00:00:00Z */

#define DAY_NONE INT32_MIN
#define INSTANT_NONE INT64_MIN

enum { DAY_ISO_BYTES = 11, DAY_NL_BYTES = 11, INSTANT_BYTES = 25 };

/* Sets TZ to Europe/Amsterdam and loads it. Call once, before any sandbox. */
void clock_init(void);

/* Wall clock plus the test offset of clock_shift(). */
instant clock_now(void);
/* Milliseconds that never go back; for timers and latencies only. */
int64_t clock_monotonic(void);
/* Test only ([test] clock_offset, in seconds): added to every clock_now(). */
void clock_shift(int64_t seconds);

/* False when the date does not exist. Years 1600..9999. */
bool day_make(int year, int month, int date, day *out);
void day_split(day d, int *year, int *month, int *date);
/* 1 = Monday .. 7 = Sunday (ISO 8601). */
int day_weekday(day d);
day day_add_months(day d, int months);	/* 31 January + 1 month = last of February */

/* "2026-11-21"; DAY_NONE gives "". */
void day_iso(day d, char out[DAY_ISO_BYTES]);
bool day_parse_iso(const char *text, day *out);
/* "21-11-2026"; DAY_NONE gives "". */
void day_nl(day d, char out[DAY_NL_BYTES]);
/*
 * What people type: 21-11-2026, 21/11/26 (two digits: within 50 years back, 49 ahead of `today`), 21.11.2026,
 * 21 11 2026, 21112026, 2026-11-21. False when it is no date.
 */
bool day_parse_nl(const char *text, day today, day *out);

/* The municipal day an instant falls on; INSTANT_NONE gives DAY_NONE. */
day instant_day(instant at);
/* 24:00 Europe/Amsterdam of that day (23 or 25 hours after the start on the two clock-change days). */
instant day_end(day d);
instant day_start(day d);
/* "2026-11-21T13:05:09.123Z" */
void instant_iso(instant at, char out[INSTANT_BYTES]);
/* "21-11-2026 14:05", Europe/Amsterdam; INSTANT_NONE gives "". */
void instant_nl(instant at, char out[INSTANT_BYTES]);

#endif
