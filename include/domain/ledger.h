/* Money of a household over all laws, and what the municipality has for it. Everything but a budget follows from decisions. */
#ifndef DOMAIN_LEDGER_H
#define DOMAIN_LEDGER_H

#include "domain/decision.h"

/* The sums of one law and payer of a household. granted = withdrawn + ended + running, always. */
struct ledger_line {
	int wet;
	int kostendrager;		/* enum kostendrager */
	cents reserved;			/* in flight: on the ladder, or waiting for second eyes */
	cents granted;
	cents withdrawn;		/* of that: taken back by a change, a reduction or a withdrawal */
	cents ended;			/* of that: its last day has passed */
	cents running;
};
extern const struct record ledger_line_record;

/* One decision that holds money, with its days as they came to be. */
struct provision_line {
	id id;				/* of the decision */
	id person_id;
	char person_naam[TEXT_LINE_BYTES];
	id provision_kind_id;
	char provision_naam[TEXT_LINE_BYTES];
	int kind;			/* enum decision_kind */
	int wet;
	int kostendrager;
	int state;			/* enum decision_state */
	day first;			/* DAY_NONE: paid at once */
	day last;			/* earlier than decided when something followed */
	cents bedrag;
	cents withdrawn;
	cents rest;			/* still to come from today */
};
extern const struct record provision_line_record;

/* Uitruil: less of a running provision from a day, for another one. Both are decided as one act, with second eyes. */
struct swap {
	id id;				/* filled by the store: the decision that takes away */
	id household_id;
	id vorige_id;			/* the decision that becomes less */
	char vorige_naam[TEXT_LINE_BYTES];
	cents rest;			/* what was still to come of it, for people */
	day vanaf;			/* the first day with less */
	cents blijft;			/* what it still costs from then on; 0: it stops */
	id provision_kind_id;		/* what comes for it */
	id goal_id;
	cents bedrag;
	day datumStart;
	day datumEinde;
	id aanbieder_id;
	int leveringsvorm;
	char waarom_niet_lager[TEXT_LINE_BYTES];
	char *motivering;		/* Awb 3:46, of both sides */
};
extern const struct record swap_record;

/* A budget of a year for a category of a law ("": all of the law), with what decisions do to it. */
struct budget {
	id id;
	int64_t jaar;
	int wet;
	char productcategorie[3];
	char naam[TEXT_LINE_BYTES];
	cents bedrag;
	cents spent;			/* of what was granted, the part until today */
	cents forecast;			/* and until the end of the year */
	cents reserved;			/* what is in flight would cost this year besides */
};
extern const struct record budget_record;

/* What more than the budget is forecast; 0 within it. A warning, never a block: the law asks for help that fits (Wmo 2.3.5). */
cents budget_over(const struct budget *budget);

/* The walls of money that keep a household from what would work. */
enum wall { WALL_WMO, WALL_JEUGDWET, WALL_PARTICIPATIEWET, WALL_ZVW, WALL_WLZ, WALL_ONDERWIJS, WALL_WONEN, WALL_SCHULDEN, WALL_OTHER };
extern const struct choice wall_choices[];

/* Schot-melding: which wall, what would have worked, what it would cost. */
struct wall_report {
	id id;
	id household_id;
	int schot;			/* enum wall */
	char oplossing[TEXT_LINE_BYTES];
	cents bedrag;			/* 0: not known */
	char toelichting[TEXT_LINE_BYTES];
	day datum;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
};
extern const struct record wall_report_record;

/* Of fewer households than these nothing is said but that they are few: a count must not lead to a family. */
enum { WALLS_SMALL = 5 };

/* How often a wall stood in the way in a quarter: without names of people or households. */
struct wall_count {
	int64_t jaar;
	int64_t kwartaal;
	int schot;
	int64_t aantal;			/* 0: of fewer households than WALLS_SMALL; then no amount either */
	cents bedrag;
};
extern const struct record wall_count_record;
/* "12 keer", "minder dan 5 huishoudens". */
void wall_count_say(const struct wall_count *count, char out[TEXT_LINE_BYTES]);

#endif
