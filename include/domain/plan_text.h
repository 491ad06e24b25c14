/* The plan as a text that is frozen when it is fixed. In Dutch whatever the language of the screen: it is evidence. */
#ifndef DOMAIN_PLAN_TEXT_H
#define DOMAIN_PLAN_TEXT_H

#include "domain/agreement.h"

/*
 * PLAN_WORDS: only what the family agrees with. PLAN_WHOLE: also how far it is (states, results). The parts are appended
 * in the order plan, then for each goal: the goal, its answers, who was silent, its actions.
 */
enum plan_text { PLAN_WORDS, PLAN_WHOLE };

void plan_text_plan(const struct plan *plan, struct buf *out);
void plan_text_goal(const struct goal *goal, size_t number, enum plan_text what, struct buf *out);
void plan_text_action(const struct action *action, enum plan_text what, struct buf *out);
void plan_text_answer(const struct agreement *agreement, struct buf *out);
void plan_text_silent(const char *naam, struct buf *out);

/* The words of one goal that somebody says yes or no to. */
void plan_text_asked(const struct goal *goal, struct buf *out);

#endif
