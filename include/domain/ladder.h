/* Where an escalation goes next. Pure: roster and now come in, what to do comes out. */
#ifndef DOMAIN_LADDER_H
#define DOMAIN_LADDER_H

#include "domain/escalation.h"
#include "domain/organisation.h"

/* One person who may sit on a rung today. */
struct roster_seat {
	id employee_id;
	int role;
	id team_id;		/* 0: all teams */
};

struct roster {
	const struct rung *rungs;		/* sorted by trede */
	size_t rung_count;
	const struct roster_seat *seats;	/* people that can log in and have a rung's role today */
	size_t seat_count;
	const struct absence *absences;
	size_t absence_count;
	id team_id;				/* team of the household: its own leader comes first */
};

struct ladder_place {
	int64_t trede;		/* rung that holds it from now on; 0: nobody on the whole ladder */
	id holder_id;		/* the only person there, or their deputy; 0: everybody of the rung */
	instant due;		/* its clock; INSTANT_NONE on the highest rung once past (overdue) */
	bool overdue;
	int why;		/* enum step_kind that brought it here: RAISED, CLIMBED_CLOCK, CLIMBED_ABSENT */
	id skipped[8];		/* rungs skipped because absent without deputy, 0-ended: they are informed */
};

/*
 * The first place of a new escalation: the lowest rung from `from` on that fits the cause (money skips process rungs,
 * process causes start at the first process rung), without the requester, with someone present or deputised.
 */
struct ladder_place ladder_first(const struct escalation *escalation, int64_t from, const struct roster *roster, instant now);

/*
 * What is due at `now`: place unchanged when the clock still runs; else the next rung, with the due instant as its
 * beginning (a store that was down climbs in due order with the due instants as stamps).
 */
struct ladder_place ladder_next(const struct escalation *escalation, const struct roster *roster, instant now);

/* The clock of a rung from an instant: working days end at 24:00 Europe/Amsterdam, spoed in hours day and night. */
instant ladder_due(const struct rung *rung, bool spoed, instant from);

/* May this person act on it now: sits on its rung (or is the deputy of who does), and is not the requester. */
bool ladder_may_act(const struct escalation *escalation, const struct roster *roster, id employee_id, instant now);

#endif
