/* The list of what a store without a store says. */
#include "answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct answer *answer_add(struct answers *answers, int request, bool once, enum status status)
{
	struct answer *answer = &answers->list[answers->count++];

	assert_true(answers->count < ANSWERS_MOST);
	*answer = (struct answer){ .request = request, .once = once, .status = status };
	message_init(&answer->message, (uint16_t)request);
	return answer;
}

void answer_remove(struct answers *answers, struct answer *answer)
{
	message_free(&answer->message);
	answers->count--;
	memmove(answer, answer + 1, (size_t)(answers->list + answers->count - answer) * sizeof(*answer));
}

struct answer *answer_find(struct answers *answers, int request)
{
	struct answer *found = NULL;

	for (size_t i = 0; i < answers->count; i++) {
		if (answers->list[i].request != request)
			continue;
		if (answers->list[i].once)
			return &answers->list[i];
		found = &answers->list[i];
	}
	return found;
}

void answer_forget(struct answers *answers, int request)
{
	for (size_t i = 0; i < answers->count; i++)
		if (answers->list[i].request == request && !answers->list[i].once)
			answer_remove(answers, &answers->list[i]);
}

void answers_free(struct answers *answers)
{
	while (answers->count > 0)
		answer_remove(answers, &answers->list[0]);
}
