/* Measuring time. */
#include "times.h"

#include <stdlib.h>

double clock_ms(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double now_ms(void)
{
	return clock_ms(CLOCK_MONOTONIC);
}

static int by_size(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return one < other ? -1 : one > other;
}

void times_sort(double *ms, size_t count)
{
	if (count > 0)
		qsort(ms, count, sizeof(*ms), by_size);
}

double times_percentile(const double *ms, size_t count, int percent)
{
	return count ? ms[(count - 1) * (size_t)percent / 100] : 0;
}
