/* What the family says of its plan, the versions that were fixed with it, and what is nearby for everybody. */
#ifndef DOMAIN_AGREEMENT_H
#define DOMAIN_AGREEMENT_H

#include "domain/plan.h"

enum { WORDS_HASH_BYTES = 65, VOICE_AGE = 12 };

enum family_answer { ANSWER_JA, ANSWER_NEE, ANSWER_OPMERKING };
extern const struct choice answer_choices[];

/* One answer of one member of the family. A new one stands beside it, never over it; the last one counts. */
struct agreement {
	id id;
	id household_id;
	id goal_id;
	id person_id;
	char person_naam[TEXT_LINE_BYTES];	/* only read */
	int answer;			/* enum family_answer */
	char remark[TEXT_LINE_BYTES];
	day datum;			/* when it was said; DAY_NONE: today */
	instant at;			/* the rest is filled by the store */
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char words_hash[WORDS_HASH_BYTES];
	bool earlier;			/* it was said of other words than stand there now */
};
extern const struct record agreement_record;

/* Somebody of the family who may answer: 12 and older (Jeugdwet 7.3.4 and 7.3.5). */
struct voice {
	id person_id;
	char naam[TEXT_LINE_BYTES];
};
extern const struct record voice_record;

/* The plan as it was fixed: its words, and who agreed. Number 0 is the plan as it stands now, not fixed. */
struct plan_version {
	id id;
	id plan_id;
	id household_id;
	int64_t number;
	instant at;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	char words_hash[WORDS_HASH_BYTES];	/* without the answers and how far it is */
	char hash[WORDS_HASH_BYTES];		/* of tekst */
	bool current;				/* the words of now are those of this version */
	char *tekst;				/* NULL in a list */
};
extern const struct record plan_version_record;

/* Something near for everybody, 0e or 1e line: a row of the sociale kaart. */
struct nearby {
	id id;
	char naam[TEXT_LINE_BYTES];		/* who offers it */
	char aanbod[TEXT_LINE_BYTES];
	char wijk[TEXT_LINE_BYTES];		/* "": the whole municipality */
	char leefgebied[33];			/* code of a life_domain; "": every one */
	int lijn;				/* LIJN_0 or LIJN_1 */
	char adres[TEXT_LINE_BYTES];
	char telefoon[33];
	day ended;				/* the first day that it is not there any more */
};
extern const struct record nearby_record;

/* A quiet remark on the plan; it blocks nothing. */
enum mark { MARK_VAAG, MARK_GEKOPIEERD, MARK_TE_LAAT, MARK_STIL, MARK_DRUKTE };
extern const struct choice mark_choices[];

struct plan_mark {
	int kind;			/* enum mark */
	id object_id;			/* of the goal or action; 0: the plan as a whole */
	char tekst[TEXT_LINE_BYTES];	/* why, in one sentence */
};
extern const struct record plan_mark_record;

/*
 * True when neither the goal nor "bereikt als" holds anything to measure by: no digit, and no word of number, time, amount
 * or a thing that is there or not.
 */
bool goal_vague(const struct goal *goal);

#endif
