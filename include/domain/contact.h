/* Contact with a household: how much there is, how long there was none, and what was said at the kitchen table. */
#ifndef DOMAIN_CONTACT_H
#define DOMAIN_CONTACT_H

#include "domain/household.h"

/* Numbers that the municipality chooses; a row in the store, else the default here. */
enum norm_kind {
	NORM_PROFESSIONALS,		/* with one household, before one more needs a reason */
	NORM_SILENCE_DAYS,		/* without contact, before the regisseur hears it */
	NORM_SILENCE_LEADER_DAYS,	/* without contact, before the team leader hears it */
	NORM_WALLS,			/* households that a wall of money stood before in a quarter, before who steers hears it */
	NORM_COUNT_,
};
extern const struct choice norm_kind_choices[];	/* the code is the name in the store */

struct norm {
	int kind;			/* enum norm_kind */
	int64_t value;
};
extern const struct record norm_record;

int64_t norm_default(enum norm_kind kind);
/* ERR_INPUT when the number is none that makes sense. */
bool norm_check(const struct norm *norm, struct err *err);

enum { PRESSURE_DAYS = 30 };	/* contacts are counted over these, today the last */

/* The pressure meter: "9 professionals, 5 organisaties, 14 contacten in 30 dagen". */
struct pressure {
	id household_id;
	int64_t professionals;
	int64_t organisaties;
	int64_t contacten;
	int64_t grens;			/* as many professionals as there may be without a reason */
	day last_contact;
	day silent_from;		/* the day on which it has been silent too long */
	day pause_until;		/* of the planned silence of today, DAY_NONE: none */
	char pause_reason[TEXT_LINE_BYTES];
	id pause_id;
};
extern const struct record pressure_record;

/* Silence that was agreed on: from <= day < until. */
struct silence_pause {
	id id;
	id household_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	day from;
	day until;			/* the first day on which there will be contact again */
	char reason[TEXT_LINE_BYTES];
	day ended;			/* called off, DAY_NONE: not */
};
extern const struct record silence_pause_record;

enum { PAUSE_DAYS_MOST = 184 };

/* What part of the timeline is asked. Empty fields ask for everything. */
struct timeline_filter {
	int wet;			/* enum wet; WET_NONE: all */
	int kind;			/* enum timeline_kind */
	id person_id;			/* about this member */
	id employee_id;			/* done by this employee */
	day from;
	day until;			/* the last day */
	char word[TEXT_LINE_BYTES];	/* every word of it, in what may be read */
};
extern const struct record timeline_filter_record;
/* Something is asked. */
bool timeline_filter_any(const struct timeline_filter *filter);

enum timeline_kind {
	TIMELINE_ALL, TIMELINE_JOURNAL, TIMELINE_TASK, TIMELINE_REQUEST, TIMELINE_PLAN, TIMELINE_DECISION, TIMELINE_LADDER,
	TIMELINE_PEOPLE,
};
extern const struct choice timeline_kind_choices[];

/* The codes are those of the journal. */
enum conversation_kind { CONVERSATION_KITCHEN_TABLE, CONVERSATION_FAMILY_COUNCIL };
extern const struct choice conversation_kind_choices[];

/*
 * A conversation at the kitchen table or of a family council, written once as a kind of journal entry. The first fields are
 * those of the entry.
 */
struct conversation {
	id id;				/* of the journal entry */
	id household_id;
	int kind;			/* enum conversation_kind */
	day datum;
	char deelnemers[TEXT_LINE_BYTES];	/* who took part */
	bool ondersteuner;		/* independent support was offered: Wmo 2015 2.3.2 lid 3 */
	char *tekst;
	int level;			/* enum journal_level */
	bool regisseur_leest;
	id lezer_id;
	day planned;			/* what was agreed went into the plan on this day; DAY_NONE: not yet */
};
extern const struct record conversation_record;

/* One part of life in a conversation: what we do ourselves, who helps, what is agreed. */
struct conversation_subject {
	id id;
	id entry_id;
	char leefgebied[33];		/* code of a life_domain; once in a conversation */
	char leefgebied_naam[TEXT_LINE_BYTES];	/* only read */
	char wens[TEXT_LINE_BYTES];	/* what must become different; the goal of the plan */
	char zelf_wat[TEXT_LINE_BYTES], zelf_afspraak[TEXT_LINE_BYTES];
	char familie_wie[TEXT_LINE_BYTES], familie_wat[TEXT_LINE_BYTES], familie_afspraak[TEXT_LINE_BYTES];
	char buurt_wie[TEXT_LINE_BYTES], buurt_wat[TEXT_LINE_BYTES], buurt_afspraak[TEXT_LINE_BYTES];
};
extern const struct record conversation_subject_record;

enum { SUBJECTS_MOST = 40 };	/* of one conversation */

/* Nothing was said about it: only the part of life stands there. */
bool conversation_subject_empty(const struct conversation_subject *subject);

#endif
