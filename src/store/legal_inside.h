/* What the files of legal terms and of the registers share. */
#ifndef STORE_LEGAL_INSIDE_H
#define STORE_LEGAL_INSIDE_H

#include "domain/register.h"
#include "store/legal_term.h"

/* access_may of this household, without an error. */
bool legal_may(struct call *call, enum deed deed, id household_id);
/* Of a shielded household that the actor is not named on: no number, and no name. */
void legal_hide(struct call *call, id household_id, char *huishoudnummer, char naam[TEXT_LINE_BYTES]);
/* May the actor read this row? Fills may_write, and hides the name when it must. */
bool legal_term_readable(struct call *call, struct legal_term *term);

/* "B2026-0007": numbers of a year follow each other within a register, and none is given twice. */
void register_nummer(struct call *call, char letter, const char *count_sql, char out[REGISTER_NUMMER_BYTES]);
/* Of this household as things stand: opening it, or the register; and not by the noodknop alone. */
bool register_may_start(struct call *call, enum deed deed, id household_id);
/* The day by the law of a term that counts from `van`, with what happened to the object. */
bool legal_due(struct call *call, enum term_about about, id object_id, enum term term, day van, day *out);
/* One of a register that the actor may read, into `out` (inited here); else "register.geen". Release with record_clear. */
bool bezwaar_load(struct call *call, id bezwaar_id, struct bezwaar *out);
bool klacht_load(struct call *call, id klacht_id, struct klacht *out);
/*
 * What a register has for the list: its rows for :household (NULL: of everybody) and :today, as its own record, with the columns
 * that a line has too. `fill` writes who, how far, and whether it is open; false: it is not for the actor.
 */
struct register_source {
	enum register_kind kind;
	const struct record *record;
	const char *sql;
	bool (*fill)(struct call *call, const void *row, struct register_line *line);
};
bool register_lines(struct call *call, id household_id, const struct register_source *source);
/* Lines of the registers for the list; `household_id` 0: all that are for the actor. */
bool bezwaar_lines(struct call *call, id household_id);
bool klacht_lines(struct call *call, id household_id);
bool ingebreke_lines(struct call *call, id household_id);
bool meldcode_lines(struct call *call, id household_id);

/* The rights by kind, for the table of sources. */
bool legal_aanvraag_write(struct call *call, const struct legal_term *term);
bool legal_request_read(struct call *call, const struct legal_term *term);
bool legal_bezwaar_read(struct call *call, const struct legal_term *term);
bool legal_bezwaar_write(struct call *call, const struct legal_term *term);
bool legal_klacht_read(struct call *call, const struct legal_term *term);
bool legal_klacht_write(struct call *call, const struct legal_term *term);

#endif
