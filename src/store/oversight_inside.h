/* What the files of the privacy officer's list share. */
#ifndef STORE_OVERSIGHT_INSIDE_H
#define STORE_OVERSIGHT_INSIDE_H

#include "store/oversight.h"

/* One person who opened one household on one day. */
struct opened {
	id employee_id, household_id;
	int64_t seq;			/* its first line in the view log */
	instant at;
	char ground[33];
};

/* The first line of the view log at or after this moment; one past the end when there is none. */
int64_t view_seq_at(struct db *view_db, instant at);
/* Why it was allowed, in words: "werkt met dit huishouden". */
const char *view_ground(const char *code);
/* Puts twenty openings of the week of this Monday on the list, drawn by the view log; fewer when there were fewer. */
bool oversight_sample(struct call *call, day week);
/* Households in the own street, or with somebody of the own surname. The rows are those of one day. */
bool oversight_home(struct call *call, day on, const struct opened *rows, size_t count);
/* Far more households on a day than is usual. The rows are those of one day, one employee after another. */
bool oversight_many(struct call *call, day on, const struct opened *rows, size_t count);
/* A number of oversight_rule. */
int64_t oversight_rule(struct call *call, const char *name);

/* Handlers of oversight_home.c and oversight_usual.c, lent by the door table. */
bool home_set(struct call *call);
/* Who an employee is as a citizen: then their own household is only listed, and openings of relatives are noticed. */
bool person_link(struct call *call);
/* What the linked person's own rows say: "postcode" or "achternaam" as search keys; false without a person. */
bool person_is(struct call *call, id employee_id, const char *what, const char *value);
bool person_linked(struct call *call, id employee_id);
/* Somebody of the household lives or lived together with the person. */
bool person_is_family(struct call *call, id employee_id, id household_id);
bool rule_set(struct call *call);

#endif
