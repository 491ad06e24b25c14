/*
 * A letter as paragraphs: what goes on paper, before it is known on which. The desk makes a PDF of it or prints it as
 * plain text; both show the same paragraphs in the same order.
 */
#ifndef DOMAIN_PAPER_H
#define DOMAIN_PAPER_H

#include <stddef.h>

#include "base/buf.h"

enum paper_kind {
	PAPER_LINE,		/* one of several lines together: an address */
	PAPER_TITLE,
	PAPER_HEADING,		/* stays with what follows */
	PAPER_TEXT,
	PAPER_WORDS,		/* what somebody said, in their own words */
	PAPER_ITEM,		/* of a list */
	PAPER_GAP,		/* an empty line */
};

enum { PAPER_COLUMNS = 76 };

struct paper_part {
	int kind;		/* enum paper_kind */
	char *text;
};

struct paper {
	struct paper_part *parts;
	size_t count;
	char *foot;		/* what stands beside the page number; NULL: nothing */
};

#define PAPER_INIT ((struct paper){ 0 })

/* A copy of the text; of "" or NULL nothing. A burgerservicenummer that somebody typed in it is left out, and says so. */
void paper_add(struct paper *paper, enum paper_kind kind, const char *text);
void paper_addf(struct paper *paper, enum paper_kind kind, const char *format, ...) __attribute__((format(printf, 3, 4)));
void paper_gap(struct paper *paper);
void paper_foot(struct paper *paper, const char *text);
/* As plain text of at most PAPER_COLUMNS columns; appended. */
void paper_print(const struct paper *paper, struct buf *out);
void paper_free(struct paper *paper);

#endif
