/* What the steps of the demo share. */
#ifndef STORE_DEMO_DEEDS_H
#define STORE_DEMO_DEEDS_H

#include "demo_inside.h"

/* A text of a row into a line field; NULL is "". The demo's own texts fit. */
void demo_text(char *out, size_t room, const char *text);
/* Begins a message; returns its first row for filling. */
void *demo_say(struct message *in, int request, const struct record *record);
/* Asks as the step's person at the step's moment and frees `in`; on true the answer is the caller's. */
bool demo_done(struct demo *demo, const struct demo_step *step, struct message *in, struct message *out);
/* The same when the answer does not matter. */
bool demo_over(struct demo *demo, const struct demo_step *step, struct message *in);
/* The same for what makes something: its id is that of the first row of this record. */
bool demo_made(struct demo *demo, const struct demo_step *step, struct message *in, const struct record *record,
	id *made);
/* The n-th of what a household has. */
bool demo_place(struct demo *demo, const id *things, size_t count, int64_t n, id *out);
/* There is room for one more thing of a kind that has `count` already. */
bool demo_free(struct demo *demo, size_t count);

#endif
