/* Measuring time, for tests and figures. */
#ifndef TESTS_TIMES_H
#define TESTS_TIMES_H

#include <stddef.h>
#include <time.h>

double clock_ms(clockid_t clock);
/* By a clock that never goes back. */
double now_ms(void);
/* Sorts; 0 of none. */
void times_sort(double *ms, size_t count);
/* Of times that are sorted: so many percent took no longer. 0 of none. */
double times_percentile(const double *ms, size_t count, int percent);

#endif
