/*
 * The two chains of proof: `audit` (changes, in their own transaction) and `view` (who looked and searched, its own
 * file). Every line carries BLAKE2b-256 of the line before and of its own columns, so that no line can be changed,
 * left out or put in between without all later ones being wrong.
 */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "store/call.h"

enum chain { CHAIN_AUDIT, CHAIN_VIEW };

/* One line; texts are borrowed, NULL or "" = none. */
struct audit_line {
	int64_t seq;			/* given by audit_append */
	instant at;
	id employee_id;
	const char *role;
	id organisation_id;
	const char *source;
	const char *act;
	id household_id;
	const char *kind;
	id object_id;
	const char *ground;
	const char *tekst;
};

/* Who did it and when; the rest is for the caller. `roles` is borrowed by the line. */
struct audit_line audit_line_of(const struct call *call, const char *act, char roles[TEXT_LINE_BYTES]);
/* Appends within the caller's transaction. */
bool audit_append(struct db *db, enum chain chain, struct audit_line *line, struct err *err);
/* The line of a call whose handler succeeded. */
bool audit_call(struct call *call, const char *act, struct err *err);
/* For what has no call: logging in. Its own transaction. */
bool audit_note(struct store *store, const struct audit_line *line, struct err *err);

/* Walks a whole chain. *count = lines. ERR_REFUSED "audit.keten" names the first line that is wrong or missing. */
bool audit_verify(struct db *db, enum chain chain, int64_t *count, struct err *err);

#endif
