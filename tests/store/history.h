/* A random history of people who write in one text: who writes, every sentence there was, and how they come by their words. */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "base/buf.h"
#include "world.h"

enum { WRITERS_MOST = 8, TOKENS_MOST = 2048 };

/* A sentence that somebody wrote, by its number; every sentence is written once. */
struct token {
	bool written;
	bool sent;		/* stood in what the store answered to a save of it */
	bool removed;		/* somebody who had it on the screen typed it away */
	bool shown;		/* stood in a conflict that somebody was shown */
};

/* One person at a desk with this field open. */
struct writer {
	const char *who;
	char *base, *typed;
	int64_t version;
	bool stale;		/* the base is older than `base`: the store merges */
	struct message request;	/* on its way, or without an answer */
	bool waiting;
	bool delivered;		/* the store did it; the answer is on its way, or was lost */
	int due;		/* the turn in which the request or its answer arrives */
	int news;		/* the turn in which an event arrives; 0: none */
};

struct history {
	struct world *world;
	id household_id, goal_id;
	const char *field;
	struct writer writers[WRITERS_MOST];
	size_t count;
	struct token tokens[TOKENS_MOST];
	size_t token_count;
	bool both_kept;		/* somebody kept both texts of a clash: a sentence may stand twice */
	uint64_t seed, random;
	int turn;
};

/* Chance, the same for the same seed. */
uint64_t history_chance(struct history *history, uint64_t below);
bool history_percent(struct history *history, uint64_t of_hundred);
/* A turn in which something arrives that goes on its way now; some are late. */
int history_later(struct history *history);

/* Takes the place of what was there; both are malloc'd. */
void text_set(char **place, const char *text);
/* Calls for every sentence of a text that is one of ours. */
void tokens_each(struct history *history, const char *text,
	void (*deed)(struct history *history, size_t number, void *arg), void *arg);
void token_sent(struct history *history, size_t number, void *arg);
void token_shown(struct history *history, size_t number, void *arg);
/* A sentence that nobody wrote before. */
void token_write(struct history *history, struct buf *out);
/* One change at one place: something new behind a sentence or before all, another sentence, or one less. */
void writer_types(struct history *history, struct writer *writer);

#endif
