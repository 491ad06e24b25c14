/* The kinds of lines in the werkbak and the statements that find them; inbox.c runs them. */
#ifndef STORE_INBOX_KINDS_H
#define STORE_INBOX_KINDS_H

#include "wire/request.h"

/* What the statements ask for, by the names of the fields. */
struct inbox_ask {
	id me;
	char pets[TEXT_LINE_BYTES];	/* the hats that are worn: pets_text */
	day today;
	day term_until;		/* last day of a legal term that is near */
	day task_until;		/* last day of a task that is near */
	day silent_since;	/* no contact since before this day: the regisseur */
	day silent_team_since;	/* the same for the team leader */
	instant ended_since;	/* answers to what I asked stand this long */
	int64_t walls_from;	/* households that a wall of money stood before, before it is told */
	instant looked_since;	/* changes count from here when I never looked at the plan */
};
extern const struct record inbox_ask_record;

/* What the statements give. Columns that a kind has no use for are left out. */
struct inbox_found {
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	id object_id;
	char before[65];	/* "Onderzoek: " */
	char tekst[TEXT_LINE_BYTES];
	cents bedrag;
	char van[TEXT_LINE_BYTES];
	instant due;
	day due_day;
	char due_time[6];
	bool spoed;
};
extern const struct record inbox_found_record;

enum inbox_fits { INBOX_FITS_ALL, INBOX_FITS_LIST, INBOX_FITS_ESCALATION, INBOX_FITS_SECOND, INBOX_FITS_REGISTER };

struct inbox_source {
	enum inbox_kind kind;
	const char *object_kind;
	enum inbox_fits fits;	/* what a rule of the domain still has to say about each row */
	bool rest;		/* only households that no earlier line is about */
	const char *sql;
};

/* In the order of the werkbak; a kind may have several. Ends with sql NULL. */
extern const struct inbox_source inbox_sources[];

#endif
