/*
 * Requests of people about their own data: access (AVG 15), correction (AVG 16), erasure (AVG 17) and restriction
 * (AVG 18), as far as the Jeugdwet (paragraph 7.3) and the Wmo 2015 (paragraph 5.3) leave room. The answer is a decision
 * in the sense of the Awb (UAVG 34). Pure: the store fills in what it knows.
 */
#ifndef DOMAIN_PRIVACY_REQUEST_H
#define DOMAIN_PRIVACY_REQUEST_H

#include "domain/household.h"

enum { PRIVACY_TEXT_BYTES = 16000, PRIVACY_NUMMER_BYTES = 13 };

enum privacy_soort { PRIVACY_ACCESS, PRIVACY_CORRECT, PRIVACY_ERASE, PRIVACY_RESTRICT };
extern const struct choice privacy_soort_choices[];

/* In which quality somebody asks. Twelve to sixteen: the child itself, and parents with authority. */
enum requester { REQUESTER_SELF, REQUESTER_PARENT, REQUESTER_LEGAL, REQUESTER_MANDATED };
extern const struct choice requester_choices[];

enum privacy_kanaal { PRIVACY_LETTER, PRIVACY_MAIL, PRIVACY_DESK, PRIVACY_PHONE, PRIVACY_TALK };
extern const struct choice privacy_kanaal_choices[];

enum identity { IDENTITY_NONE, IDENTITY_DOCUMENT, IDENTITY_DIGID, IDENTITY_KNOWN };
extern const struct choice identity_choices[];

enum privacy_outcome {
	OUTCOME_OPEN, OUTCOME_GRANTED, OUTCOME_PARTLY, OUTCOME_REFUSED, OUTCOME_WITHDRAWN, OUTCOME_NOT_TREATED,
};
extern const struct choice privacy_outcome_choices[];

/* Why not, or not all: with OUTCOME_PARTLY and OUTCOME_REFUSED. */
enum privacy_ground {
	GROUND_NONE, GROUND_OTHERS, GROUND_KEEPING, GROUND_JUDGEMENT, GROUND_CHILD, GROUND_ENTITLED, GROUND_EXCESSIVE,
};
extern const struct choice privacy_ground_choices[];

struct privacy_request {
	id id;
	char nummer[PRIVACY_NUMMER_BYTES];	/* "2026-0007" */
	id household_id;
	id person_id;			/* whose data */
	int soort;			/* enum privacy_soort */
	char aanvrager[TEXT_LINE_BYTES];
	int als;			/* enum requester */
	int kanaal;			/* enum privacy_kanaal */
	day ontvangen;
	char *vraag;			/* the person's own words */
	char *betwist;			/* what is wrong, and where it stands */
	id journal_id;			/* the line of the journal it is about; 0: another text */
	id ingeschreven_id;
	id behandelaar_id;
	int identiteit;			/* enum identity */
	day id_gevraagd;
	day id_gezien;			/* in between the term stands still (AVG 12 lid 6) */
	day uiterlijk;			/* privacy_due() */
	char verlengd_reden[TEXT_LINE_BYTES];
	day verlengd_verteld;		/* the person was told on */
	int uitkomst;			/* enum privacy_outcome */
	int grondslag;			/* enum privacy_ground */
	char *motivering;
	day afgehandeld;		/* the letter left on */
	char *verklaring;		/* the person's own statement: stays beside the text that was not changed */
	day verklaring_dag;
	day beperkt_tot;		/* a restriction that was granted ended on */
	int64_t version;
	/* Filled by the store for display: */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char person_naam[TEXT_LINE_BYTES];
	char behandelaar_naam[TEXT_LINE_BYTES];
	bool may_write;
};
extern const struct record privacy_request_record;

/* A month after it came in; three when it was made longer (AVG 12 lid 3); with the days that the term stood still, and
 * moved to a working day (Algemene termijnenwet). */
day privacy_due(const struct privacy_request *request);
/* What was said of a text and was not changed: the statement must be shown beside it. */
bool privacy_stands_beside(const struct privacy_request *request);
/* May this person ask for data of somebody of this age (-1: unknown)? ERR_INPUT says who may. */
bool requester_check(int als, int age, struct err *err);
/*
 * A request as it would be saved; `before` is how it stood, NULL for a new one. Dates in order, identity before an answer,
 * a ground and reasons with a no, an extension once and told before the first term ends. ERR_INPUT names the field.
 */
bool privacy_check(const struct privacy_request *before, const struct privacy_request *request, int age, day today,
	struct err *err);

#endif
