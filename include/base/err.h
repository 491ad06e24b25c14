/* What went wrong: a code for the program, one Dutch sentence for a person. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum err_code {
	ERR_NONE,
	ERR_INPUT,	/* what was given is not valid; the sentence names it */
	ERR_LIMIT,	/* longer, larger or more than there is room for */
	ERR_REFUSED,	/* a rule says no; err.rule names the rule */
	ERR_STALE,	/* somebody saved first: read again and merge */
	ERR_MISSING,	/* no such thing, or not for you: the same answer */
	ERR_BUSY,	/* try again in a moment */
	ERR_IO,		/* disk or socket; the outcome may be unknown */
	ERR_PROTOCOL,	/* a peer said what it may not say */
	ERR_INTERNAL,	/* our own fault */
};

enum { ERR_RULE_BYTES = 48, ERR_TEXT_BYTES = 480 };

struct err {
	enum err_code code;
	char rule[ERR_RULE_BYTES];	/* stable word of the rule that refused, or "" */
	char text[ERR_TEXT_BYTES];	/* one sentence, UTF-8, no control characters */
};

#define ERR_INIT ((struct err){ .code = ERR_NONE })

/*
 * Fills err (which may be NULL) and returns false, so that a function can end with
 * `return err_set(err, ERR_INPUT, "...")`. Text that does not fit is cut at a whole character.
 */
bool err_set(struct err *err, enum err_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* As err_set with ERR_REFUSED and the word of the rule ("mandaat.per-besluit"). */
bool err_refuse(struct err *err, const char *rule, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "where: " before the sentence: what the caller knows and the callee did not. Returns false. */
bool err_add(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* As err_set with ERR_IO, and the text of errno behind the sentence. */
bool err_errno(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Stable English word of a code ("input"), for logs and tests. */
const char *err_word(enum err_code code);

#endif
