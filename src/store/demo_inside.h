/*
 * How the demo is told: households with people, and steps in the past that are asked through the same door as those of
 * real people, in the order of time. A step is a row: when, who, what, with texts and numbers whose meaning belongs to
 * the deed (demo_deeds.c).
 */
#ifndef STORE_DEMO_INSIDE_H
#define STORE_DEMO_INSIDE_H

#include "domain/escalation.h"
#include "domain/household.h"
#include "domain/ledger.h"
#include "domain/agreement.h"
#include "store/demo.h"

enum {
	DEMO_HOMES = 96,
	DEMO_PEOPLE = 10,	/* of one household */
	DEMO_THINGS = 12,	/* goals, actions, decisions of one household */
	DEMO_DAYS_BACK = 420,	/* the first day that anything happens */
};

struct demo;
struct demo_home;
struct demo_step;

typedef bool demo_deed(struct demo *demo, struct demo_home *home, const struct demo_step *step);

struct demo_step {
	int day;			/* from today; 0 is today */
	const char *time;		/* "09:30" */
	const char *who;
	demo_deed *deed;
	const char *a, *b, *c;
	int64_t n, m, k;
};

struct demo_person {
	const char *voornamen, *voorvoegsel, *geslachtsnaam;
	int geslacht;
	const char *geboortedatum;	/* ISO, unknown parts 00 */
	int rol;
	int naamgebruik;
	const char *partner_voorvoegsel, *partner_geslachtsnaam;
	const char *telefoon;
	bool secret;
	bool without_bsn;
};

struct demo_story {
	const char *name;		/* how steps and errors call it */
	const char *straatnaam;
	int huisnummer;
	const char *huisletter, *toevoeging, *postcode;
	const char *wijk;
	const char *telefoon;
	const char *vulnerable, *safety;		/* why; NULL: it is not so */
	struct demo_person persons[DEMO_PEOPLE];	/* ends with geslachtsnaam NULL */
	const struct demo_step *steps;			/* ends with deed NULL */
};

/* What became of a story. */
struct demo_home {
	const struct demo_story *story;
	id household_id, plan_id, melding_id, aanvraag_id;
	id persons[DEMO_PEOPLE], goals[DEMO_THINGS], actions[DEMO_THINGS], tasks[DEMO_THINGS], decisions[DEMO_THINGS];
	id escalations[DEMO_THINGS];
	size_t person_count, goal_count, action_count, task_count, decision_count, escalation_count;
};

struct demo {
	struct call *call;		/* of the request */
	struct demo_home homes[DEMO_HOMES];
	size_t home_count;
	struct demo_keep *keep;		/* memory of generated stories */
	instant at;			/* of the step being done */
	uint32_t bsn;			/* the last one given */
	int64_t persons;		/* made so far */
};

/* ---- demo.c ---- */

/* A call of `who` ("" is upkeep) at that moment, for what is no request. False: the call of the demo says why. */
bool demo_call(struct demo *demo, const char *who, instant at, struct actor *actor, struct call *call);
/* Serves one request as `who` ("" is upkeep) at that moment; out is the caller's to free. False: call->err says why. */
bool demo_ask(struct demo *demo, const char *who, instant at, struct message *in, struct message *out);
/* The moment of a step, on a working day, never after now. */
instant demo_at(const struct demo *demo, int from_today, const char *time);
day demo_day(const struct demo *demo, int from_today);
id demo_employee(struct demo *demo, const char *username);
/* Zeroed memory that lives as long as the demo. */
void *demo_room(struct demo *demo, size_t count, size_t size);
char *demo_format(struct demo *demo, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A number that passes the 11-proef, from a range for tests. */
void demo_bsn(struct demo *demo, char out[10]);

/* ---- demo_people.c ---- */

bool demo_staff(struct demo *demo, const char *key);

/* ---- demo_stories.c, demo_ladder.c: told by hand; end with name NULL ---- */

extern const struct demo_story demo_stories[], demo_ladder_stories[];

/* ---- demo_town.c: the others ---- */

const struct demo_story *demo_town(struct demo *demo, size_t n);

/* The signals that a story begins with. */
bool demo_signals(struct demo *demo, const struct demo_home *home, const struct demo_step *step);

/* ---- demo_deeds.c, demo_acts.c, demo_facts.c, demo_family.c, demo_merge.c, demo_money.c, demo_register.c,
 * demo_table.c, demo_terms.c: what the texts and numbers of a step are, in the order a, b, c; n, m, k ---- */

demo_deed demo_start;
demo_deed demo_merge;		/* name of the story that goes up in this one, reason */
demo_deed demo_register;	/* why, category of the Wmo; from which day, amount per decision for a wijkcoach */
demo_deed demo_death;		/* n-th person */
demo_deed demo_shield;
demo_deed demo_regie;		/* user name, reason */
demo_deed demo_glass;		/* reason of the noodknop */
demo_deed demo_request;		/* what somebody of the household asks about their data; privacy_soort; the text that is wrong */
demo_deed demo_judge;		/* a sentence about the last use of the noodknop; oversight_verdict */
demo_deed demo_exclude;		/* user name, why */
demo_deed demo_sign;		/* law and article: who does it is involved too */
demo_deed demo_involve;		/* user name or organisation, what, grondslag */
demo_deed demo_melding;		/* aanmelder, question; wet, spoed */
demo_deed demo_melding_end;
demo_deed demo_aanvraag;	/* onderwerp; wet */
demo_deed demo_term_pause;	/* why the clock of the aanvraag stands still, who was told */
demo_deed demo_bezwaar;		/* who, in their words; n-th decision: who writes it in handles it */
demo_deed demo_klacht;		/* who, in their words, user name of who it is about */
demo_deed demo_ingebreke;	/* who: about the aanvraag */
demo_deed demo_meldcode;	/* why; n-th person */
demo_deed demo_meldcode_step;	/* what was done or NULL, with whom, why it was skipped; step */
demo_deed demo_journal;		/* text; journal_kind */
demo_deed demo_document;	/* name, text (a tilde: a PDF with that text); kind, goal + 1 or 0, shielded */
demo_deed demo_shielded;	/* text; journal_kind, 1: the regisseur may read it */
demo_deed demo_conversation;	/* who took part, what must become different, what the family agreed */
demo_deed demo_pause;		/* reason; day of new contact from today */
demo_deed demo_task;		/* what, time of an appointment, place; day from today */
demo_deed demo_network;		/* name, relation, helps with */
demo_deed demo_gezag;		/* where it stands, organisation or NULL; n-th person the child, m-th the holder, gezag_soort */
demo_deed demo_contact;		/* when, what to mind; n-th person, contact_how, contact_safe */
demo_deed demo_address;		/* street, postcode, where it is known from; number, address_kind, days ago */
demo_deed demo_procesregie;	/* user name, why; benoemd */
demo_deed demo_budget;		/* provider, code of the municipality, AGB code: the money of this year */
demo_deed demo_wall;		/* what would have worked, more; euro, wall */
demo_deed demo_swap;		/* provision, motivering, why not lighter; euro from the first decision of the household */
demo_deed demo_bericht;		/* the 301 of what was decided here */
demo_deed demo_plan;		/* vraagstuk; day of evaluation from today */
demo_deed demo_plan_state;	/* plan_state */
demo_deed demo_agree;		/* remark; n-th goal, n-th person, family_answer */
demo_deed demo_plan_fix;
demo_deed demo_measure;		/* a digit for each life domain, or a dash; n-th person, measure_moment, ladder */
demo_deed demo_plan_end;	/* reason, why the regie ends or NULL, what was reached; goal_outcome, the first goal that was not reached or 0 */
demo_deed demo_plan_look;
demo_deed demo_goal;		/* what, own words, meetbaar; leefgebied, target day from today, zelfsturing */
demo_deed demo_goal_state;	/* n-th goal, goal_state */
demo_deed demo_goal_text;	/* field, text; n-th goal */
demo_deed demo_action;		/* what, who, why not lower; n-th goal, action_owner, lijn */
demo_deed demo_action_state;	/* resultaat; n-th action, action_state */
demo_deed demo_decide;		/* provision, motivering, why not lower; euro (0: refusal), months (0: spoed), goal */
demo_deed demo_submit;		/* n-th decision, as the others */
demo_deed demo_withdraw;	/* reason */
demo_deed demo_second;		/* reason; decision, yes */
demo_deed demo_announce;
demo_deed demo_raise;		/* question; cause, spoed */
demo_deed demo_answer;		/* text; n-th escalation, step_kind */
demo_deed demo_return;		/* question */
demo_deed demo_climb;		/* why */
demo_deed demo_take;		/* text */
demo_deed demo_instruct;	/* text */
demo_deed demo_grant;		/* why not all; n-th escalation, euro, last day from today */
demo_deed demo_table;		/* place, what for, time; n-th escalation, day from today */
demo_deed demo_table_ask;	/* user name: to the last table of this household */
demo_deed demo_table_answer;	/* 1: comes */
demo_deed demo_table_outcome;	/* what it came to */

#endif
