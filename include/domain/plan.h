/* One household, one plan: goals by life domain, actions with an owner and a line. */
#ifndef DOMAIN_PLAN_H
#define DOMAIN_PLAN_H

#include "domain/choices.h"

enum plan_state { PLAN_CONCEPT, PLAN_VASTGESTELD, PLAN_UITVOERING, PLAN_EVALUATIE, PLAN_GESLOTEN };
extern const struct choice plan_state_choices[];

struct plan {
	id id;
	id household_id;
	int state;			/* enum plan_state; one row that is not PLAN_GESLOTEN per household */
	char *vraagstuk;		/* the question behind the question, in the family's words */
	char *richten;			/* direction: what the family wants, and what comes first */
	char *inrichten;		/* arrangement: who works together how, and who is left out */
	char *verrichten;		/* work: how it is done and watched from week to week */
	day started;
	day evaluatie;			/* next evaluation */
	day closed;
	char *closing_reason;
};
extern const struct record plan_record;

/* What the municipality calls a life domain (leefgebied); zrm says under which of the 13 it is measured. */
struct life_domain {
	char code[33];
	char naam[TEXT_LINE_BYTES];
	int zrm;			/* enum leefgebied */
	int64_t place;			/* order on every screen */
	bool ended;			/* no new goals */
};
extern const struct record life_domain_record;

enum goal_state { GOAL_OPEN, GOAL_LOOPT, GOAL_BEHAALD, GOAL_DEELS, GOAL_NIET, GOAL_VERVALLEN };
extern const struct choice goal_state_choices[];

struct goal {
	id id;
	id plan_id;
	id household_id;
	char leefgebied[33];		/* code of a life_domain */
	char leefgebied_naam[TEXT_LINE_BYTES];	/* only read */
	char what[TEXT_LINE_BYTES];	/* the goal in one line */
	char *eigen_woorden;		/* the family's own words */
	char *toelichting;		/* professional text */
	char *meetbaar;			/* how we see that it is reached */
	day target;			/* streefdatum */
	int64_t zelfsturing;		/* 0..4 */
	int state;			/* enum goal_state */
	int64_t place;			/* order within the life domain */
};
extern const struct record goal_record;

enum action_owner { OWNER_FAMILY, OWNER_NETWORK, OWNER_VOLUNTEER, OWNER_PROFESSIONAL, OWNER_ORGANISATION };
extern const struct choice action_owner_choices[];

enum action_state { ACTION_AFGESPROKEN, ACTION_GESTART, ACTION_GEDAAN, ACTION_NIET_GEDAAN, ACTION_OVERGEDRAGEN };
extern const struct choice action_state_choices[];

struct action {
	id id;
	id goal_id;
	id household_id;
	char what[TEXT_LINE_BYTES];
	int owner;			/* enum action_owner; family first */
	char owner_naam[TEXT_LINE_BYTES];	/* who: person, neighbour, colleague, organisation */
	int lijn;			/* enum lijn */
	char waarom_niet_lager[TEXT_LINE_BYTES];	/* lijn 2: why not 0e/1e (Wmo 2.3.2 lid 4) */
	day started;
	day due;
	int state;			/* enum action_state */
	char *resultaat;
};
extern const struct record action_record;

/* The current version of one field of one object: what an edit is based on. Versions start at 1. */
struct field_version {
	char kind[33];			/* record name: "goal", "action", "plan", "household" */
	id object_id;
	char field[33];
	int64_t version;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	instant at;
	bool lost;			/* lost a clash: kept in the history, never what stands */
	char *value;			/* text form of field_get; only in history and conflicts */
};
extern const struct record field_version_record;

/* One edit: the new text form of one field, and the version it was typed over. */
struct field_edit {
	char kind[33];
	id object_id;
	char field[33];
	int64_t base_version;		/* 0: the field had no version yet */
	char *value;
};
extern const struct record field_edit_record;

/* Two people wrote the same sentence: all three texts, so that nothing is lost and the writer chooses. */
struct field_conflict {
	char kind[33];
	id object_id;
	char field[33];
	int64_t base_version;
	int64_t current_version;
	char *base;			/* what both started from */
	char *ours;			/* what was sent */
	char *theirs;			/* what stands there now */
	char *merged;			/* sentences that merged, with both versions of those that did not */
	char employee_naam[TEXT_LINE_BYTES];	/* who wrote theirs */
	instant at;
};
extern const struct record field_conflict_record;

/* Unsaved text kept by the store: keyed (employee, kind, object, field). */
struct draft {
	id id;
	char kind[33];			/* record name; "journal_entry" with object = household for a new entry */
	id object_id;
	id household_id;
	char field[33];
	int64_t base_version;
	instant at;
	char *value;
};
extern const struct record draft_record;

#endif
