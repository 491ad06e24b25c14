/* Filing documents, as the steps of tests: a world in which a file may be 1 MiB and a household 2 MiB. */
#ifndef STORE_FILING_H
#define STORE_FILING_H

#include "homes.h"

int filing_begin(void **state);
int filing_end(void **state);
#define document_test(name) cmocka_unit_test_setup_teardown(name, filing_begin, filing_end)

void filing_opens(struct world *world, const char *who, const char *name);
struct document filing_of_jansen(struct world *world, const char *naam);
const struct message *filing_starts(struct world *world, const char *who, const struct document *document);
const struct message *filing_piece(struct world *world, const char *who, int request, struct ask ask, const void *bytes,
	size_t count);
struct ask filing_about(id document_id, int64_t number);
/* Everything after the beginning; the answer to the last piece, or the first that is not well. */
const struct message *filing_sends(struct world *world, const char *who, id document_id, const char *bytes, size_t count);
const struct message *filing_adds(struct world *world, const char *who, const struct document *document,
	const char *bytes, size_t count);
id filing_added(struct world *world, const char *who, const char *naam, const char *bytes, size_t count);
const struct message *filing_reads(struct world *world, const char *who, id document_id, int64_t number);
const struct message *filing_withdraws(struct world *world, const char *who, id document_id, const char *reason, bool erase);
/* A PDF of this size with all bytes in it. */
char *filing_pdf(size_t count);
void filing_nothing_left(struct world *world);

#endif
