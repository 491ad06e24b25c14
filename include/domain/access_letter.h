/* The letter to a family: who looked in their dossier, when, as what, and why that was allowed (NEN 7513, AVG art. 15). */
#ifndef DOMAIN_ACCESS_LETTER_H
#define DOMAIN_ACCESS_LETTER_H

#include "domain/oversight.h"

struct access_letter {
	const char *gemeente;		/* "" when unknown */
	const struct household *household;
	day today;
	const char *person;		/* for whom alone; "": for the household */
	bool older;			/* there are older lines than these */
};

/* Plain Dutch text of at most 78 columns but for long names and reasons; lines in the order of time. Appended. */
void access_letter_begin(const struct access_letter *letter, const struct access_line *first, struct buf *out);
void access_letter_line(const struct access_line *line, struct buf *out);
void access_letter_end(const struct access_letter *letter, struct buf *out);

#endif
