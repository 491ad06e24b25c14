/*
 * Sorted runs of search keys on disk, and the walk along all of them in order. The file has no name, and what stands in
 * it is enciphered with a key that only this memory has: it is gone when it is closed, whatever happens.
 */
#ifndef STORE_SEARCH_RUNS_H
#define STORE_SEARCH_RUNS_H

#include "store/db.h"

/* A key in an arena: its first eight bytes as a number that sorts the same, and where it stands. */
struct bulk_key {
	uint64_t head;
	uint32_t at;
};

uint64_t bulk_key_head(const char *key);
/* At `at` stand the id in eight bytes and the text with its NUL. */
void bulk_keys_sort(struct bulk_key *keys, size_t count, const char *arena);

struct search_runs;
/* Beside the file of the store. NULL on failure. */
struct search_runs *search_runs_new(struct db *db, struct err *err);
void search_runs_free(struct search_runs *runs);
/* Keys that were sorted. */
bool search_runs_add(struct search_runs *runs, const struct bulk_key *keys, size_t count, const char *arena,
	struct err *err);
size_t search_runs_keys(const struct search_runs *runs);
/*
 * After the last run: the next key of all, in order; borrowed until the next call. False at the end, or on failure,
 * which search_runs_whole tells apart.
 */
bool search_runs_next(struct search_runs *runs, const char **key, id *about);
bool search_runs_whole(const struct search_runs *runs, struct err *err);

#endif
