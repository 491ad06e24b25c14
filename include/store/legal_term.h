/* Legal terms as they run: found in the tables that have one, and what happened to them. */
#ifndef STORE_LEGAL_TERM_H
#define STORE_LEGAL_TERM_H

#include "domain/legal_term.h"
#include "store/call.h"

/* Which terms: of one household, of who works there or handles it, or of the whole desk: its areas too. */
struct terms_ask {
	id household;
	id me;
	char pets[TEXT_LINE_BYTES];
	day today;
	bool wide;
};

/*
 * Appends the legal terms that run and that the actor may see, the nearest day first and
 * what stands still at the end; `household` 0 is the actor's own. `out` holds nothing else.
 * Of a shielded household that the actor is not named on the name is not given.
 */
bool legal_terms_gather(struct call *call, id household_id, bool wide, struct rows *out);
/* The term of this object with its days, whoever asks; ERR_MISSING when there is none that runs. */
bool legal_term_load(struct call *call, enum term_about about, id object_id, struct legal_term *out);
/* Adds up what happened to it: still_days, longer_days, stil, stil_sinds, verdaagd. */
bool legal_term_moved(struct call *call, struct legal_term *term);
/* The day by which a decision on an aanvraag of this law is due; id 0: a new one. */
bool aanvraag_due(struct call *call, id aanvraag_id, int wet, day datum, day *out);

#endif
