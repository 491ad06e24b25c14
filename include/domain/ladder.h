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
	const id *barred;			/* never act on this household: its own people, and who is excluded from it */
	size_t barred_count;
};

struct ladder_place {
	int64_t trede;		/* rung that holds it from now on; 0: there are no rungs from there on up */
	id holder_id;		/* the only person there, or their deputy; 0: everybody of the rung */
	instant due;		/* its clock; INSTANT_NONE on the highest rung once past (overdue) */
	bool overdue;
	int why;		/* enum step_kind that brought it here: RAISED, CLIMBED_CLOCK, CLIMBED_ABSENT */
	id skipped[8];		/* tredes passed over because nobody was there, 0-ended: they are informed */
};

/* This person never acts on the household of the roster, and hears nothing of it. */
bool ladder_bars(const struct roster *roster, id employee_id);
/* Who acts in the place of this person on a day: they, or the last of their deputies. 0: nobody. */
id ladder_stand_in(const struct roster *roster, id employee_id, day on);

/*
 * Who is on a rung: the people with its role who belong to the team of the household or to all teams; when none of
 * those can act, those of other teams. Who is absent acts through a deputy, who may be absent and have one in turn,
 * three at most. The requester never acts, not as a deputy either; nor does who is barred, though their deputy may.
 *
 * The first place of a new escalation, or of one that is moved by hand: the lowest rung from `from` on that fits
 * the cause and has somebody who can act. Money passes by process rungs; other causes begin at the first process
 * rung. When nobody is left it lies on the highest rung, overdue at once: then the director may act.
 */
struct ladder_place ladder_first(const struct escalation *escalation, int64_t from, const struct roster *roster,
	instant now);

/*
 * What is due at `now`: place unchanged when the clock still runs; else the next rung, with the due instant as its
 * beginning (a store that was down climbs in due order with the due instants as stamps). One call is one step.
 * Without a higher rung where anybody is, it stays, overdue.
 */
struct ladder_place ladder_next(const struct escalation *escalation, const struct roster *roster, instant now);

/*
 * The clock of a rung from an instant: spoed in hours day and night; else working days, of which the last ends at 24:00
 * Europe/Amsterdam. The day in which it begins does not count; 24:00 belongs to the day that ends.
 */
instant ladder_due(const struct rung *rung, bool spoed, instant from);

/*
 * May this person act on it now: is on its rung (see above), or stands in for who is, and is not the requester. What is
 * overdue, or on a rung where nobody can act any more, is the director's as well (LADDER_DIRECTOR): nothing stays
 * without an owner.
 */
enum { LADDER_DIRECTOR = ROLE_MANAGER };
bool ladder_may_act(const struct escalation *escalation, const struct roster *roster, id employee_id, instant now);

#endif
