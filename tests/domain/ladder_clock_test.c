/*
 * The rules of the ladder alone, without a store: the clock jumps, and every cause, rung, haste and state comes out where a
 * slow, obvious model says, that knows days by the C library, holidays by a list of its own, and people by walking. Only
 * here: who may act after each jump, and deputies of deputies. What the store makes of these rules - many at once, days of
 * absence, steps that are written down - is in tests/store/clock_jumps_test.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/default_matrix.h"
#include "domain/ladder.h"

enum { AMINA = 1, CARLA, LOES, DIRK, ESTHER, WETHOUDER, STAND_IN, NEXT_STAND_IN, TEAM = 50, OTHER_TEAM, PEOPLE_MOST = 8 };

static const struct roster_seat seats[] = {
	{ AMINA, ROLE_WIJKCOACH, TEAM }, { CARLA, ROLE_TEAMLEIDER, TEAM }, { LOES, ROLE_TEAMLEIDER, OTHER_TEAM },
	{ DIRK, ROLE_PROCESREGISSEUR, 0 }, { ESTHER, ROLE_MANAGER, 0 }, { WETHOUDER, ROLE_COLLEGE, 0 },
};

/* ---- the model: time ---- */

static struct tm local_of(instant at)
{
	time_t seconds = (time_t)((at - (((at % 1000) + 1000) % 1000)) / 1000);
	struct tm local;

	localtime_r(&seconds, &local);
	return local;
}

static instant moment(const char *text)
{
	struct tm local = { .tm_isdst = -1 };

	assert_int_equal(sscanf(text, "%d-%d-%d %d:%d", &local.tm_year, &local.tm_mon, &local.tm_mday, &local.tm_hour,
		&local.tm_min), 5);
	local.tm_year -= 1900;
	local.tm_mon--;
	return (instant)mktime(&local) * 1000;
}

/* Holidays of the years in the jumps, from a calendar; the fixed ones are in the function. */
static const char *const moving_holidays[] = {
	"1970-03-27", "1970-03-30", "1970-05-07", "1970-05-18",
	"2024-03-29", "2024-04-01", "2024-05-09", "2024-05-20", "2024-05-10", "2024-12-27",
	"2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-01-02", "2026-05-15",
	"2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17", "2027-05-07",
	"2028-04-14", "2028-04-17", "2028-05-25", "2028-06-05", "2028-04-28", "2028-05-26",
};

static bool model_rest(const struct tm *d)
{
	static const char *const fixed[] = { "01-01", "05-05", "12-25", "12-26" };
	char iso[32];

	strftime(iso, sizeof(iso), "%Y-%m-%d", d);
	if (d->tm_wday == 0 || d->tm_wday == 6)
		return true;
	for (size_t i = 0; i < COUNT_OF(moving_holidays); i++)
		if (strcmp(moving_holidays[i], iso) == 0)
			return true;
	for (size_t i = 0; i < COUNT_OF(fixed); i++)
		if (strcmp(fixed[i], iso + 5) == 0)
			return true;
	/* King's Day; of 2014 and later only, and a day earlier when that is a Sunday */
	return d->tm_year + 1900 >= 2014 && (strcmp(iso + 5, "04-27") == 0 ||
		(strcmp(iso + 5, "04-26") == 0 && d->tm_wday == 6));
}

static instant model_due(const struct rung *rung, bool spoed, instant from)
{
	struct tm d = local_of(from - 1);
	int64_t left = rung->clock_days;

	if (spoed)
		return from + rung->clock_spoed_hours * 60 * 60 * 1000;
	d.tm_hour = 12;
	d.tm_min = d.tm_sec = 0;
	while (left > 0) {
		d.tm_mday++;
		d.tm_isdst = -1;
		mktime(&d);
		if (!model_rest(&d))
			left--;
	}
	d.tm_mday++;
	d.tm_hour = 0;
	d.tm_isdst = -1;
	return (instant)mktime(&d) * 1000;
}

/* ---- the model: people ---- */

/* At most one absence of a person on a day: so a chain of deputies is a line. */
static id model_acts(const struct roster *roster, id employee_id, day on)
{
	for (int links = 0; links <= 3; links++) {
		const struct absence *away = NULL;

		if (employee_id == 0 || employee_id == AMINA)
			return 0;
		for (size_t i = 0; i < roster->absence_count; i++)
			if (roster->absences[i].employee_id == employee_id && roster->absences[i].from <= on &&
					(roster->absences[i].until == DAY_NONE || on < roster->absences[i].until))
				away = &roster->absences[i];
		if (!away)
			return employee_id;
		employee_id = away->deputy_id;
	}
	return 0;
}

/* Everybody who can act there: those of the own team and of all teams; the others only when none of those can. */
static size_t model_people(const struct roster *roster, const struct rung *rung, day on, id people[PEOPLE_MOST])
{
	size_t count = 0;

	for (int others = 0; others < 2 && count == 0; others++)
		for (size_t i = 0; i < roster->seat_count; i++) {
			const struct roster_seat *seat = &roster->seats[i];
			id acts;
			bool known = false;

			if (seat->role != rung->role || seat->employee_id == AMINA ||
					(!others && seat->team_id != 0 && seat->team_id != roster->team_id))
				continue;
			acts = model_acts(roster, seat->employee_id, on);
			for (size_t n = 0; n < count; n++)
				known = known || people[n] == acts;
			if (acts && !known)
				people[count++] = acts;
		}
	return count;
}

static day model_day(instant at)
{
	struct tm local = local_of(at);
	day d = DAY_NONE;

	day_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, &d);
	return d;
}

/* Until nothing is due: up to the next rung where somebody is, from the due instant on; else it stays, overdue. */
static void model_run(struct escalation *escalation, const struct roster *roster, instant now)
{
	while (escalation->state == ESCALATION_OPEN && escalation->due != INSTANT_NONE && escalation->due <= now) {
		const struct rung *to = NULL;
		id people[PEOPLE_MOST];
		size_t count = 0;

		for (size_t i = 0; i < roster->rung_count && !to; i++) {
			const struct rung *rung = &roster->rungs[i];

			if (rung->trede <= escalation->trede || (rung->process && escalation->cause == CAUSE_MANDAAT))
				continue;
			count = model_people(roster, rung, model_day(escalation->due), people);
			if (count > 0)
				to = rung;
		}
		if (!to) {
			escalation->due = INSTANT_NONE;
			escalation->overdue = true;
			return;
		}
		escalation->trede = to->trede;
		escalation->holder_id = count == 1 ? people[0] : 0;
		escalation->due = model_due(to, escalation->spoed, escalation->due);
	}
}

/* ---- the jumps ---- */

static const struct jump {
	const char *name, *from, *to;
} jumps[] = {
	{ "the clock at its beginning", "1970-01-01 01:00", "1970-01-20 09:00" },
	{ "from its beginning to now", "1970-01-01 01:00", "2026-11-18 10:00" },
	{ "back to 1970", "2026-11-18 10:00", "1970-01-01 01:00" },
	{ "leap day", "2028-02-28 16:00", "2028-02-29 23:59" },
	{ "over leap day", "2024-02-26 09:00", "2024-03-01 00:00" },
	{ "into the night of 23 hours", "2026-03-27 17:00", "2026-03-29 03:30" },
	{ "within the night of 23 hours", "2026-03-29 01:59", "2026-03-29 03:00" },
	{ "into the night of 25 hours", "2026-10-23 17:00", "2026-10-25 02:30" },
	{ "over the night of 25 hours", "2026-10-24 22:00", "2026-10-26 08:00" },
	{ "year change", "2026-12-31 23:59", "2027-01-01 00:00" },
	{ "over Christmas and New Year", "2026-12-23 10:00", "2027-01-11 09:00" },
	{ "a weekend", "2026-11-20 16:30", "2026-11-23 08:00" },
	{ "a weekend to its last millisecond", "2026-11-20 16:30", "2026-11-26 00:00" },
	{ "Easter", "2027-03-25 10:00", "2027-03-30 08:00" },
	{ "King's Day and 5 May", "2026-04-24 15:00", "2026-05-06 09:00" },
	{ "Ascension and Whitsun", "2026-05-12 11:00", "2026-05-26 12:00" },
	{ "down for a month", "2026-06-15 08:00", "2026-07-15 08:00" },
	{ "down for two years", "2026-01-05 12:00", "2028-01-05 12:00" },
	{ "a minute before midnight", "2026-11-23 23:59", "2026-11-24 00:01" },
	{ "an hour back", "2026-11-23 10:00", "2026-11-23 09:00" },
};

/* Who is away: a, his deputy; without days it is always. */
static const struct staffing {
	const char *name;
	struct absence absences[6];
	size_t count;
} staffings[] = {
	{ "all are there", { { 0 } }, 0 },
	{ "the manager has a deputy", { { .employee_id = ESTHER, .deputy_id = STAND_IN } }, 1 },
	{ "deputies of deputies, then nobody", { { .employee_id = ESTHER, .deputy_id = STAND_IN },
		{ .employee_id = STAND_IN, .deputy_id = NEXT_STAND_IN }, { .employee_id = CARLA } }, 3 },
	{ "the top is away", { { .employee_id = ESTHER }, { .employee_id = WETHOUDER, .deputy_id = AMINA } }, 2 },
	{ "everybody is away", { { .employee_id = CARLA }, { .employee_id = LOES }, { .employee_id = DIRK },
		{ .employee_id = ESTHER }, { .employee_id = WETHOUDER }, { .employee_id = AMINA } }, 6 },
};

static void same(const struct escalation *ours, const struct escalation *model, const char *what)
{
	if (ours->trede == model->trede && ours->due == model->due && ours->overdue == model->overdue &&
			ours->holder_id == model->holder_id)
		return;
	fail_msg("%s: trede %lld holder %lld due %lld overdue %d, the model says %lld %lld %lld %d", what,
		(long long)ours->trede, (long long)ours->holder_id, (long long)ours->due, ours->overdue,
		(long long)model->trede, (long long)model->holder_id, (long long)model->due, model->overdue);
}

static void one(const struct jump *jump, const struct staffing *staffing, const struct escalation *begin)
{
	struct absence absences[6];
	struct roster roster = { .rungs = default_rungs, .rung_count = default_rung_count, .seats = seats,
		.seat_count = COUNT_OF(seats), .absences = absences, .absence_count = staffing->count, .team_id = TEAM };
	struct escalation ours = *begin, model = *begin;
	instant now = moment(jump->to);
	char what[200];

	for (size_t i = 0; i < staffing->count; i++) {
		absences[i] = staffing->absences[i];
		absences[i].from = 0;
		absences[i].until = DAY_NONE;
	}
	snprintf(what, sizeof(what), "%s, %s, trede %lld, oorzaak %d, spoed %d, stand %d", jump->name, staffing->name,
		(long long)begin->trede, begin->cause, begin->spoed, begin->state);
	for (int step = 0; step < 10; step++) {
		struct ladder_place place = ladder_next(&ours, &roster, now);

		ours.trede = place.trede;
		ours.holder_id = place.holder_id;
		ours.due = place.due;
		ours.overdue = place.overdue;
	}
	model_run(&model, &roster, now);
	same(&ours, &model, what);
	/* whatever happened: somebody who is not the requester may act, unless everybody is away and nothing is late */
	if (ours.state == ESCALATION_OPEN && ours.overdue)
		assert_true(ladder_may_act(&ours, &roster, ESTHER, now));
	assert_false(ladder_may_act(&ours, &roster, AMINA, now));
}

static size_t states_of(const struct jump *jump, const struct staffing *staffing)
{
	static const int causes[] = { CAUSE_MANDAAT, CAUSE_ONENIGHEID, CAUSE_STAGNATIE, CAUSE_ZORG, CAUSE_VEILIGHEID };
	size_t count = 0;

	for (size_t c = 0; c < COUNT_OF(causes); c++)
		for (int64_t trede = 1; trede <= 5; trede++)
			for (int spoed = 0; spoed < 2; spoed++)
				for (int state = ESCALATION_OPEN; state <= ESCALATION_INGETROKKEN; state++, count++) {
					struct escalation begin;

					record_init(&escalation_record, &begin);
					begin.cause = causes[c];
					begin.trede = trede;
					begin.spoed = spoed;
					begin.state = state;
					begin.requester_id = AMINA;
					begin.due = ladder_due(&default_rungs[trede - 1], spoed, moment(jump->from));
					assert_true(begin.due == model_due(&default_rungs[trede - 1], spoed, moment(jump->from)));
					one(jump, staffing, &begin);
					begin.due = INSTANT_NONE;	/* past the top already */
					begin.overdue = true;
					one(jump, staffing, &begin);
				}
	return count;
}

static void every_state_comes_out_of_every_jump_as_the_model_says(void **state)
{
	size_t count = 0;

	(void)state;
	assert_true(COUNT_OF(jumps) >= 20);
	for (size_t j = 0; j < COUNT_OF(jumps); j++)
		for (size_t s = 0; s < COUNT_OF(staffings); s++)
			count += states_of(&jumps[j], &staffings[s]);
	print_message("%zu states of the ladder over %zu clock jumps\n", 2 * count, COUNT_OF(jumps));
}

/* The model is no copy: a rung less, or a day more, and it says something else. */
static void the_model_would_notice(void **state)
{
	struct roster roster = { .rungs = default_rungs, .rung_count = default_rung_count, .seats = seats,
		.seat_count = COUNT_OF(seats), .team_id = TEAM };
	struct escalation one_day = { .cause = CAUSE_MANDAAT, .trede = 2, .requester_id = AMINA }, right = one_day;
	struct rung longer = default_rungs[1];

	(void)state;
	longer.clock_days++;
	assert_true(model_due(&longer, false, moment("2026-11-20 16:30")) !=
		ladder_due(&default_rungs[1], false, moment("2026-11-20 16:30")));
	one_day.due = right.due = moment("2026-11-26 00:00");
	roster.seat_count--;
	model_run(&one_day, &roster, moment("2027-11-26 00:00"));
	roster.seat_count++;
	model_run(&right, &roster, moment("2027-11-26 00:00"));
	assert_int_not_equal(one_day.trede, right.trede);
}

static int amsterdam(void **state)
{
	(void)state;
	clock_init();
	setenv("TZ", "Europe/Amsterdam", 1);
	tzset();
	return 0;
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_comes_out_of_every_jump_as_the_model_says),
		cmocka_unit_test(the_model_would_notice),
	};

	return cmocka_run_group_tests(tests, amsterdam, NULL);
}
