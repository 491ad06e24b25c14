/*
 * Random lives of a register, a team and one household, for walking the model and something else side by side: the
 * engine in domain/, or the whole store. Everything follows from the seed.
 */
#ifndef TESTS_DOMAIN_MANDATE_PLAY_H
#define TESTS_DOMAIN_MANDATE_PLAY_H

#include "mandate_model.h"

struct play {
	struct model model;
	uint64_t random;
	id next;
};

/* 0 <= answer < below. */
int play_any(struct play *play, int below);

/* Today, people with roles, a register: the default matrix or a random one. */
void play_begin(struct play *play, uint64_t seed);

/*
 * A concept that often lies at a limit of the register: up to it, a cent over it, a day too long. It is not in a
 * case yet.
 */
void play_draft(struct play *play, struct decision *decision);
/* A taken decision that stands, for something else to belong to; NULL: there is none. */
const struct decision *play_vorige(struct play *play);
/* A random row, sound or not; `parent` NULL: rests on nothing. Numbered, and not in the register yet. */
struct mandate play_row(struct play *play, const struct mandate *parent);
/* A step in time: mostly short, sometimes to a day at which something ends. */
int play_days(struct play *play);

#endif
