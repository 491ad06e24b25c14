/* One line of a register: what somebody may ask of the municipality, short enough for a list. */
#ifndef DOMAIN_REGISTER_H
#define DOMAIN_REGISTER_H

#include "domain/bezwaar.h"
#include "domain/ingebreke.h"
#include "domain/klacht.h"
#include "domain/meldcode.h"

enum register_kind { REGISTER_BEZWAAR, REGISTER_KLACHT, REGISTER_INGEBREKE, REGISTER_MELDCODE };
extern const struct choice register_kind_choices[];

struct register_line {
	int kind;			/* enum register_kind */
	id object_id;
	id household_id;
	char huishoudnummer[HUISHOUDNUMMER_BYTES];
	char household_naam[TEXT_LINE_BYTES];
	char nummer[REGISTER_NUMMER_BYTES];
	char wie[TEXT_LINE_BYTES];
	char stand[TEXT_LINE_BYTES];	/* "gegrond", "stap 3: Gesprek met ouders en kind" */
	day ontvangen;
	day uiterlijk;
	bool open;
};
extern const struct record register_line_record;

#endif
