/* The same people found in the two usual ways, for comparison: FTS5 with prefixes, and an index per column. */
#ifndef TESTS_BENCH_OTHERS_H
#define TESTS_BENCH_OTHERS_H

#include "scraps.h"

enum other_way { OTHER_FTS5, OTHER_COLUMNS, OTHER_WAYS };

struct others;

/* Made from state/wijkd.db of the folder the first time, in a file beside it; prints how long that took. */
struct others *others_open(const char *folder, struct err *err);
void others_close(struct others *others);
/* Twenty rows. False when this way cannot answer this kind. */
bool others_ask(struct others *others, enum other_way way, enum scrap_kind kind, const char *scrap,
	const struct city_person *person);

#endif
