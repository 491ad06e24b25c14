/* What the store of a stage answers: a list, filled by the test. */
#ifndef TESTS_GOLDEN_ANSWERS_H
#define TESTS_GOLDEN_ANSWERS_H

#include "wire/message.h"

enum { ANSWERS_MOST = 64 };

struct answer {
	int request;
	bool once;
	bool silent;
	enum status status;
	struct message message;
};

struct answers {
	struct answer list[ANSWERS_MOST];
	size_t count;
};

/* Without rows yet; borrowed until the next is added or removed. */
struct answer *answer_add(struct answers *answers, int request, bool once, enum status status);
/* Those for one time come before the one that stays; NULL: none. */
struct answer *answer_find(struct answers *answers, int request);
void answer_remove(struct answers *answers, struct answer *answer);
/* The one that stays, if there is one. */
void answer_forget(struct answers *answers, int request);
void answers_free(struct answers *answers);

#endif
