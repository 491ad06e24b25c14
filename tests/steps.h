/* What people do on the desk, step by step; each step waits until the screen shows that it happened. */
#ifndef TESTS_STEPS_H
#define TESTS_STEPS_H

#include "client.h"

/* From the Werkbak: searches, and opens what stands first in the results. */
void step_household(struct client *client, const char *scrap, const char *naam);
/* From a household. */
void step_plan(struct client *client);
void step_decisions(struct client *client);
/* Moves down a list, and round by Home, until the row with this text is selected. */
void step_select(struct client *client, const char *text);
/* From the plan: opens the goal with this text in its form. */
void step_goal(struct client *client, const char *text);
/* In a form: goes to the field with this label. */
void step_field(struct client *client, const char *label);
/* The same, and types this instead of what stands there. */
void step_fill(struct client *client, const char *label, const char *text);
/* In a form, on a choice: takes it from the list. */
void step_choose(struct client *client, const char *label, const char *choice);

/* The huishoudnummer of what is found first; static. */
const char *step_number(struct town *town, const char *user, const char *scrap);

/* The day so many days from today, as people write it; static. */
const char *step_day(int days);

/* The line breaks; who logs in again is offered what was typed, and `text` is on the screen with it. Frees the client. */
struct client *step_line_lost(struct client *client, const char *text);

/* A new goal under the first domain, made from the plan screen. */
void step_new_goal(struct client *client, const char *text);

/*
 * Milliseconds from F2 at one desk until the new name of a goal is on the plan screen of another, `count` times,
 * sorted. Both are on the plan; the goal must be there.
 */
void step_latency(struct client *writer, struct client *watcher, const char *goal, size_t count, double *ms);

#endif
