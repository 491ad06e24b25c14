/* Two texts beside each other, sentence by sentence: what is in both, and what came in the place of what. */
#ifndef DOMAIN_TEXT_PAIRS_H
#define DOMAIN_TEXT_PAIRS_H

#include "domain/sentence.h"

struct text_pair {
	const struct sentence *left, *right;	/* NULL: nothing on this side */
	bool same;
};

/* Borrows both texts; text_pairs_free frees the rest. Every sentence of both is in it once, each side in its own order. */
struct text_pairs {
	struct sentences left, right;
	struct text_pair *items;
	size_t count;
};

void text_pairs_make(const char *left, const char *right, struct text_pairs *out);
void text_pairs_free(struct text_pairs *pairs);

#endif
