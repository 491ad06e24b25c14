/* The messages of iWmo and iJw (release 3.2) as XML: a 301 written, a 302 read. Bytes from outside come in here only. */
#ifndef CTL_BERICHT_H
#define CTL_BERICHT_H

#include "wire/request.h"

#define BERICHT_VERSION "3"
#define BERICHT_SUBVERSION "2"
#define BERICHT_RELEASE BERICHT_VERSION "." BERICHT_SUBVERSION
/* Of the schemas of that release: IV034. */
#define BERICHT_XSD "1.0.0"

enum { BERICHT_302_BYTES = 1 << 20 };

/* One 301 with the awards of these rows that belong to it. Appended, UTF-8. */
void bericht_301_write(const struct bericht *bericht, const struct rows *rows, struct buf *out);

/* What a 302 says, for REQ_BERICHT_IN. */
struct bericht_302 {
	int soort;			/* enum bericht_soort */
	char identificatie[13];		/* of our message */
};

/*
 * Reads a 302; the award_answer rows go to `rows` (the first one, with number 0, is about the whole message). False with a
 * sentence: no XML, no 302 of Wmo or Jeugdwet, a DOCTYPE (no entity is ever followed), too deep, too much.
 */
bool bericht_302_read(const char *bytes, size_t count, struct bericht_302 *out, struct rows *rows, struct err *err);

#endif
