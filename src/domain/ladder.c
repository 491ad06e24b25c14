/* Where an escalation goes next, and who may act on it. */
#include "base/mem.h"
#include "domain/ladder.h"
#include "domain/term.h"

enum { DEPUTIES_MOST = 3, MILLISECONDS_AN_HOUR = 3600000 };

/* ---- people ---- */

static bool absent(const struct absence *absence, id employee_id, day on)
{
	return absence->employee_id == employee_id && absence->from != DAY_NONE && absence->from <= on &&
		(absence->until == DAY_NONE || on < absence->until);
}

bool ladder_bars(const struct roster *roster, id employee_id)
{
	for (size_t i = 0; i < roster->barred_count; i++)
		if (roster->barred[i] == employee_id)
			return true;
	return false;
}

/* Who acts in the place of this person: they, or a deputy of a deputy. 0: nobody. A circle ends at the last deputy. */
static id stand_in(const struct roster *roster, id employee_id, id requester_id, day on, int deputies)
{
	bool away = false;

	if (employee_id == 0 || employee_id == requester_id)
		return 0;
	for (size_t i = 0; i < roster->absence_count; i++) {
		id found;

		if (!absent(&roster->absences[i], employee_id, on))
			continue;
		away = true;
		if (deputies == DEPUTIES_MOST)
			return 0;
		found = stand_in(roster, roster->absences[i].deputy_id, requester_id, on, deputies + 1);
		if (found)
			return found;
	}
	return away || ladder_bars(roster, employee_id) ? 0 : employee_id;
}

id ladder_stand_in(const struct roster *roster, id employee_id, day on)
{
	return stand_in(roster, employee_id, 0, on, 0);
}

/* The people of one rung for one escalation on one day. */
struct rung_people {
	const struct roster *roster;
	const struct rung *rung;
	id requester_id;
	day on;
	bool own_team;		/* somebody of the household's team can act: only they count */
};

static bool of_team(const struct roster *roster, const struct roster_seat *seat)
{
	return roster->team_id == 0 || seat->team_id == 0 || seat->team_id == roster->team_id;
}

static bool counts(const struct rung_people *people, const struct roster_seat *seat)
{
	return seat->role == people->rung->role && seat->employee_id != people->requester_id &&
		(!people->own_team || of_team(people->roster, seat));
}

static struct rung_people people_of(const struct roster *roster, const struct rung *rung, id requester_id, day on)
{
	struct rung_people people = { roster, rung, requester_id, on, true };

	for (size_t i = 0; i < roster->seat_count; i++)
		if (counts(&people, &roster->seats[i]) &&
				stand_in(roster, roster->seats[i].employee_id, requester_id, on, 0))
			return people;
	people.own_team = false;
	return people;
}

/* 0, 1 or more people can act; with 1 *only is who. */
static int people_count(const struct rung_people *people, id *only)
{
	int count = 0;

	*only = 0;
	for (size_t i = 0; i < people->roster->seat_count; i++) {
		const struct roster_seat *seat = &people->roster->seats[i];
		id acting;

		if (!counts(people, seat))
			continue;
		acting = stand_in(people->roster, seat->employee_id, people->requester_id, people->on, 0);
		if (acting && acting != *only) {
			*only = acting;
			count++;
		}
	}
	return count;
}

/* ---- rungs ---- */

static const struct rung *rung_of(const struct roster *roster, int64_t trede)
{
	for (size_t i = 0; i < roster->rung_count; i++)
		if (roster->rungs[i].trede == trede)
			return &roster->rungs[i];
	return NULL;
}

static bool about_money(const struct escalation *escalation)
{
	return escalation->cause == CAUSE_MANDAAT;
}

/* What is not about money begins at the first process rung, or above it. */
static int64_t begin_at(const struct escalation *escalation, int64_t from, const struct roster *roster)
{
	if (about_money(escalation))
		return from;
	for (size_t i = 0; i < roster->rung_count; i++)
		if (roster->rungs[i].process)
			return roster->rungs[i].trede > from ? roster->rungs[i].trede : from;
	return from;
}

/* The lowest rung from `from` on where somebody can act, since `begin`. */
static struct ladder_place place_find(const struct escalation *escalation, int64_t from, const struct roster *roster,
	instant begin, enum step_kind why)
{
	struct ladder_place place = { .due = INSTANT_NONE, .why = why };
	size_t skipped = 0;

	for (size_t i = 0; i < roster->rung_count; i++) {
		const struct rung *rung = &roster->rungs[i];
		struct rung_people people;
		id only;
		int count;

		if (rung->trede < from || (rung->process && about_money(escalation)))
			continue;
		people = people_of(roster, rung, escalation->requester_id, instant_day(begin));
		count = people_count(&people, &only);
		if (count == 0) {
			if (skipped < COUNT_OF(place.skipped) - 1)
				place.skipped[skipped++] = rung->trede;
			continue;
		}
		place.trede = rung->trede;
		place.holder_id = count == 1 ? only : 0;
		place.due = ladder_due(rung, escalation->spoed, begin);
		if (skipped > 0)
			place.why = STEP_CLIMBED_ABSENT;
		return place;
	}
	return place;
}

/* Nobody can act: it lies on the highest rung that fits, without a clock, and the director sees it. */
static void leave_on_top(const struct escalation *escalation, int64_t from, const struct roster *roster,
	struct ladder_place *place)
{
	for (size_t i = 0; i < roster->rung_count; i++)
		if (roster->rungs[i].trede >= from && !(roster->rungs[i].process && about_money(escalation)))
			place->trede = roster->rungs[i].trede;
	place->overdue = place->trede != 0;
	place->why = STEP_CLIMBED_ABSENT;
	for (size_t i = 0; i < COUNT_OF(place->skipped); i++)
		if (place->skipped[i] == place->trede)
			place->skipped[i] = 0;
}

struct ladder_place ladder_first(const struct escalation *escalation, int64_t from, const struct roster *roster,
	instant now)
{
	int64_t begin = begin_at(escalation, from, roster);
	struct ladder_place place = place_find(escalation, begin, roster, now, STEP_RAISED);

	if (place.trede == 0)
		leave_on_top(escalation, begin, roster, &place);
	return place;
}

struct ladder_place ladder_next(const struct escalation *escalation, const struct roster *roster, instant now)
{
	struct ladder_place here = { .trede = escalation->trede, .holder_id = escalation->holder_id,
		.due = escalation->due, .overdue = escalation->overdue, .why = STEP_RAISED };
	struct ladder_place next;

	if (escalation->state != ESCALATION_OPEN || escalation->due == INSTANT_NONE || now < escalation->due)
		return here;
	next = place_find(escalation, escalation->trede + 1, roster, escalation->due, STEP_CLIMBED_CLOCK);
	if (next.trede != 0)
		return next;
	here.due = INSTANT_NONE;
	here.overdue = true;
	here.why = STEP_CLIMBED_CLOCK;
	return here;
}

instant ladder_due(const struct rung *rung, bool spoed, instant from)
{
	if (spoed)
		return from + rung->clock_spoed_hours * MILLISECONDS_AN_HOUR;
	return day_end(day_add_working(instant_day(from - 1), (int)rung->clock_days));
}

/* In person, or as the deputy of somebody who has this seat. */
static bool acts_in(const struct roster *roster, const struct roster_seat *seat, const struct escalation *escalation,
	id employee_id, day on)
{
	return seat->employee_id == employee_id ||
		stand_in(roster, seat->employee_id, escalation->requester_id, on, 0) == employee_id;
}

static bool directs(const struct escalation *escalation, const struct roster *roster, id employee_id, day on)
{
	for (size_t i = 0; i < roster->seat_count; i++)
		if (roster->seats[i].role == LADDER_DIRECTOR && roster->seats[i].employee_id != escalation->requester_id &&
				acts_in(roster, &roster->seats[i], escalation, employee_id, on))
			return true;
	return false;
}

bool ladder_may_act(const struct escalation *escalation, const struct roster *roster, id employee_id, instant now)
{
	const struct rung *rung = rung_of(roster, escalation->trede);
	struct rung_people people;
	id only;

	if (!rung || escalation->state != ESCALATION_OPEN || employee_id == 0 ||
			employee_id == escalation->requester_id || ladder_bars(roster, employee_id))
		return false;
	people = people_of(roster, rung, escalation->requester_id, instant_day(now));
	for (size_t i = 0; i < roster->seat_count; i++)
		if (counts(&people, &roster->seats[i]) &&
				acts_in(roster, &roster->seats[i], escalation, employee_id, people.on))
			return true;
	return (escalation->overdue || people_count(&people, &only) == 0) &&
		directs(escalation, roster, employee_id, people.on);
}
