/*
 * How a Dutch name sounds, so that Meijer, Meyer and Meier are one. Folds are made of the vocabulary of names and of what
 * is typed, never of people. The store keeps folds, so a change here asks for new ones there.
 */
#ifndef DOMAIN_SEARCH_FOLD_H
#define DOMAIN_SEARCH_FOLD_H

#include <stdbool.h>
#include <stddef.h>

enum { FOLD_BYTES = 256 };	/* room for the fold of a word of FOLD_WORD letters */
enum { FOLD_WORD = 120 };	/* what is longer is folded as far as this */

/*
 * The fold of one word of a search_key (lower-case ASCII). `finished`: the word is whole. A word that is still being
 * typed keeps its end as it is, so that its fold begins the folds of the names it begins, but for "sch" at the end:
 * ask for both.
 */
void search_fold(const char *word, bool finished, char out[FOLD_BYTES]);

/*
 * Every fold at one slip of the fingers: a letter too few, two letters swapped, a wrong letter, a letter too many. The
 * first letter is taken to be right but for a swap. `visit` returns false to stop. Each may come more than once; there are
 * some forty for every letter.
 */
void search_fold_near(const char *fold, bool (*visit)(void *arg, const char *near), void *arg);

#endif
