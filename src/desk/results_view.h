/* What was measured, read back from the rows of REQ_RESULTS: shared by the screen and the command. */
#ifndef DESK_RESULTS_VIEW_H
#define DESK_RESULTS_VIEW_H

#include "desk/desk.h"

/* One thing that is measured of one person: a life domain, or the participatieladder (code NULL). */
struct result_line {
	const char *code, *naam;
	int64_t first, last;		/* 0: not measured */
	day first_day, last_day;
	struct buf steps;		/* every score in the order of time, "-" where it was not measured: "2 - 3 4" */
};

struct results {
	struct result_line *lines;
	size_t count;
};

/* The measurements of a person that count, in the order of time: of one day the newest. NULL past the end. */
const struct measurement *results_measurement(const struct rows *rows, id person_id, size_t n);
/* 0: not measured. code NULL: the participatieladder. */
int64_t results_score(const struct rows *rows, const struct measurement *measurement, const char *code);
/* The domains of the municipality in their order, those without a score too; an ended one only when it has a score. */
void results_make(struct results *self, const struct rows *rows, id person_id);
void results_free(struct results *self);
/* The mean of the life domains that were scored, in tenths; 0: none was. */
int64_t results_mean(const struct rows *rows, const struct measurement *measurement);
/* The id of the newest measurement of this person; 0: none. */
id results_newest(const struct rows *rows, id person_id);

#endif
