/* Measuring: ZRM 1-5 per life domain and the participatieladder 1-6 per person, and what was reached when a plan closes. */
#ifndef DOMAIN_MEASUREMENT_H
#define DOMAIN_MEASUREMENT_H

#include "domain/plan.h"

enum {
	ZRM_MOST = 5,			/* ZRM 2017: 1 acute problematiek .. 5 volledig zelfredzaam */
	LADDER_MOST = 6,		/* participatieladder: 1 geïsoleerd .. 6 betaald werk */
};

enum measure_moment { MOMENT_BEGIN, MOMENT_HALFJAAR, MOMENT_EINDE, MOMENT_NA_6, MOMENT_NA_12, MOMENT_NA_24 };
extern const struct choice measure_moment_choices[];

/* One person on one day; the scores are rows beside it. It never changes: a newer one of the same day takes its place. */
struct measurement {
	id id;
	id household_id;
	id person_id;
	char person_naam[TEXT_LINE_BYTES];	/* only read */
	int moment;			/* enum measure_moment */
	day datum;			/* DAY_NONE: today */
	int64_t participatie;		/* 1..6; 0: not measured */
	int64_t scored;			/* how many scores belong to it; the store counts them */
	instant at;			/* the rest is filled by the store */
	id employee_id;			/* who measured */
	char employee_naam[TEXT_LINE_BYTES];
	int64_t after_id;		/* asked: the last measurement of this person that the writer knew of; 0: none */
};
extern const struct record measurement_record;

struct score {
	id measurement_id;
	char leefgebied[33];		/* code of a life_domain */
	int64_t score;			/* 1..5 */
};
extern const struct record score_record;

/* Somebody who can be measured, or was. */
struct measured {
	id person_id;
	char naam[TEXT_LINE_BYTES];
	bool here;			/* belongs to the household today */
};
extern const struct record measured_record;

/* What was reached of a goal when its plan closed. */
enum goal_outcome { OUTCOME_BEHAALD, OUTCOME_DEELS, OUTCOME_NIET, OUTCOME_GESTOPT };
extern const struct choice goal_outcome_choices[];

struct goal_result {
	id goal_id;
	id plan_id;
	id household_id;
	char what[TEXT_LINE_BYTES];	/* the goal; only read */
	int outcome;			/* enum goal_outcome */
	char tekst[TEXT_LINE_BYTES];	/* one sentence */
	day datum;			/* the day the plan closed */
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
};
extern const struct record goal_result_record;

/* The state of the goal that goes with an outcome, and back; a goal that runs still reads as partly reached. */
int outcome_goal_state(int outcome);
int goal_state_outcome(int goal_state);

enum closing_regie { CLOSING_REGIE_END, CLOSING_REGIE_KEEP };
extern const struct choice closing_regie_choices[];

/* How a plan closes: asked whole, done in one transaction. */
struct plan_closing {
	id plan_id;
	day closed;			/* DAY_NONE: today */
	char *reason;
	int regie;			/* enum closing_regie; without a regisseur nothing happens */
	char regie_reason[TEXT_LINE_BYTES];
	id nameting_id;			/* who measures 6, 12 and 24 months later; 0: nobody */
};
extern const struct record plan_closing_record;

/* Something that runs on when the plan closes. */
struct left_open {
	char what[65];
	char tekst[TEXT_LINE_BYTES];
};
extern const struct record left_open_record;

/* What a score means, in a few words; "" for 0. The words of the matrix itself are not ours to print. */
const char *zrm_label(int64_t score);
const char *ladder_label(int64_t score);

#endif
