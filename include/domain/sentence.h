/* A text as sentences, and which of them two texts share: the grain of plan_merge. */
#ifndef DOMAIN_SENTENCE_H
#define DOMAIN_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrowed from the text it was cut from. Two sentences are the same when their words are, whatever blanks follow. */
struct sentence {
	const char *text;
	size_t bytes;
	const char *gap;	/* blanks and newlines behind it */
	size_t gap_bytes;
	uint64_t hash;
};

struct sentences {
	struct sentence *items;
	size_t count;
	const char *head;	/* blanks before the first sentence */
	size_t head_bytes;
};

/* A sentence ends at . ! ? with a blank behind it, at a newline, or at the end. The text stays borrowed. */
void sentences_cut(const char *text, struct sentences *out);
void sentences_free(struct sentences *sentences);
bool sentence_same(const struct sentence *a, const struct sentence *b);

/*
 * For each sentence of base its place in changed, or -1: the longest common subsequence. Above 4,000,000
 * comparisons the part between the common beginning and end counts as changed wholly. match has room for
 * base->count.
 */
void sentences_match(const struct sentences *base, const struct sentences *changed, ptrdiff_t *match);

#endif
