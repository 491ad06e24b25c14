/* What a merge does to each table; merge.c does it, merge_undo.c undoes it. */
#ifndef STORE_MERGE_INSIDE_H
#define STORE_MERGE_INSIDE_H

#include "domain/merge.h"
#include "store/call.h"

/*
 * A table of which the rows go over. `gather` writes which, `go` and `back` move those; `added` counts what stands in
 * the household that stayed since then. Every table with a household is here or in merge_stays; a test compares.
 */
struct merge_table {
	const char *table;
	const char *what;		/* "dagboekregels" */
	const char *gather, *count, *go, *back, *added;
};
extern const struct merge_table merge_tables[];		/* ends with table NULL */

/* Tables whose rows stay where they were written, and why. */
extern const struct merge_stay {
	const char *table;
	const char *why;
} merge_stays[];					/* ends with table NULL */

/* A column that a merge changes: written down by merge.c, then `set`; `back` gives back what nobody changed since. */
struct merge_column {
	const char *set, *back;
};
extern const struct merge_column merge_columns[];	/* ends with set NULL */

/* Runs a statement of which every value is a field of the merge. */
bool merge_step(struct call *call, const char *sql, const struct merge *merge);
bool merge_load(struct call *call, id merge_id, struct merge *out);
/* The search keys of everybody in both, and of both. */
bool merge_keys(struct call *call, bool add, const struct merge *merge);
/* Both change, everybody who works there hears it, and the other household gets its own line in the audit log. */
bool merge_told(struct call *call, const struct merge *merge, const char *act, const char *what);

/* A handler of merge_doors. */
bool merge_undo(struct call *call);

#endif
