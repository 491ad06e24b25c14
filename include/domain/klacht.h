/*
 * A complaint about how somebody was treated (klacht, Awb hoofdstuk 9). Who is complained about neither reads nor handles it,
 * and it is handled outside their team. Pure; the store fills in what it knows.
 */
#ifndef DOMAIN_KLACHT_H
#define DOMAIN_KLACHT_H

#include "domain/bezwaar.h"

enum klacht_uitkomst {
	KLACHT_OPEN, KLACHT_GEGROND, KLACHT_DEELS, KLACHT_ONGEGROND, KLACHT_OPGELOST, KLACHT_NIET_BEHANDELD, KLACHT_INGETROKKEN,
};
extern const struct choice klacht_uitkomst_choices[];

struct klacht {
	id id;
	char nummer[REGISTER_NUMMER_BYTES];	/* "K2026-0002" */
	id household_id;
	char klager[TEXT_LINE_BYTES];
	id over_id;			/* the colleague it is about */
	day ontvangen;
	char *klacht;
	id ingeschreven_id;
	id behandelaar_id;
	day bevestigd;			/* Awb 9:6 */
	day gehoord;			/* Awb 9:10: both */
	char niet_gehoord[TEXT_LINE_BYTES];
	bool commissie;			/* Awb 9:14 */
	day uiterlijk;
	int uitkomst;			/* enum klacht_uitkomst */
	char *oordeel;			/* findings, judgement, what follows: Awb 9:12 */
	day afgehandeld;
	int64_t version;
	/* Filled by the store for display: */
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char over_naam[TEXT_LINE_BYTES];
	char behandelaar_naam[TEXT_LINE_BYTES];
	bool may_write;
};
extern const struct record klacht_record;

/* What is known of who asks; the rule is above every role. */
struct klacht_reader {
	bool about_me, my_team;		/* it is about the reader, or about somebody of a team of the reader */
	bool own_household, excluded, shielded_out;
	bool handles, wrote;		/* behandelaar; wrote it in */
	bool register_right;		/* DEED_COMPLAINT */
};
bool klacht_may_read(const struct klacht_reader *reader);
bool klacht_may_write(const struct klacht_reader *reader);

/* As it would be saved; `before` is how it stood, NULL for a new one. ERR_INPUT names the field. */
bool klacht_check(const struct klacht *before, const struct klacht *klacht, day today, struct err *err);

#endif
