/* The inside of the message files: what a provider was told of an award, and is told now. */
#ifndef STORE_BERICHT_INSIDE_H
#define STORE_BERICHT_INSIDE_H

#include "domain/award.h"
#include "store/decision.h"

/*
 * One award in a message: the decision whose number it has, and the decision that moved its last day (an extension makes
 * it later; what changes or ends it makes it earlier). The days of an award are always those of this pair.
 */
struct award_line {
	id root_id;
	id door_id;			/* 0: as it was awarded */
	id household_id;
	bool told;			/* the provider heard of this award, and did not refuse that message */
	struct award award;
};

/*
 * award_line.c: fills award and told. Of an award that was told, RedenWijziging is filled when the pair is another than
 * was told (IV099); Toewijzingsdatum is when this pair was first written, also when it is sent again (IV013). A sentence
 * when the standard does not take it; NULL when it does, or on an error in call->err.
 */
const char *award_line_fill(struct call *call, struct award_line *line);
/* The award that this decision changes, ends or continues, under the number it was sent with; 0: none was sent. */
id award_root(struct call *call, id decision_id);
/* OP380: an extension of what is running goes under the same number when nothing but its last day changes. */
bool award_stretches(struct call *call, id root_id, const struct decision *extension);
/* The number that this award keeps in every message. */
int64_t award_number(struct call *call, id decision_id);
/* The newest row of this award: what moved its last day; 0 when nothing did, or nothing was sent. */
id award_last_door(struct call *call, id root_id);

/* bericht_answer.c: the door of a 302. */
bool bericht_in_handle(struct call *call);

#endif
