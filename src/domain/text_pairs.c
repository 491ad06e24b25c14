/* Two texts beside each other: sentences that both have side by side, and between them what changed. */
#include <stdlib.h>

#include "base/mem.h"
#include "domain/text_pairs.h"

static void pair_add(struct text_pairs *pairs, const struct sentence *left, const struct sentence *right, bool same)
{
	pairs->items[pairs->count++] = (struct text_pair){ left, right, same };
}

/* Sentences that neither side shares, up to the next pair: the first beside the first, and so on. */
static void changed_add(struct text_pairs *pairs, size_t *left, size_t left_to, size_t *right, size_t right_to)
{
	while (*left < left_to || *right < right_to) {
		const struct sentence *before = *left < left_to ? &pairs->left.items[(*left)++] : NULL;
		const struct sentence *after = *right < right_to ? &pairs->right.items[(*right)++] : NULL;

		pair_add(pairs, before, after, false);
	}
}

void text_pairs_make(const char *left, const char *right, struct text_pairs *out)
{
	ptrdiff_t *match;
	size_t i = 0, j = 0;

	*out = (struct text_pairs){ 0 };
	sentences_cut(left, &out->left);
	sentences_cut(right, &out->right);
	out->items = mem_new(out->left.count + out->right.count + 1, sizeof(*out->items));
	match = mem_new(out->left.count + 1, sizeof(*match));
	sentences_match(&out->left, &out->right, match);
	for (size_t at = 0; at < out->left.count; at++) {
		if (match[at] < 0)
			continue;
		changed_add(out, &i, at, &j, (size_t)match[at]);
		pair_add(out, &out->left.items[i++], &out->right.items[j++], true);
	}
	changed_add(out, &i, out->left.count, &j, out->right.count);
	free(match);
}

void text_pairs_free(struct text_pairs *pairs)
{
	sentences_free(&pairs->left);
	sentences_free(&pairs->right);
	free(pairs->items);
	*pairs = (struct text_pairs){ 0 };
}
