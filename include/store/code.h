/*
 * One-time codes as second factor. The seed is sealed under a key of the keys file; the step of the last code that was used
 * is on disk before that code opens anything, so that no code counts twice, also after a restart.
 */
#ifndef STORE_CODE_H
#define STORE_CODE_H

#include "store/call.h"
#include "wire/control.h"

enum {
	CODE_RECOVERY_COUNT = 10,
	CODE_WINDOW = 1,		/* steps of 30 seconds that a telephone may be fast or slow */
	CODE_SKEW = 20,			/* so many: its clock is wrong, and that is what is said */
};

/* A seed that was shown and is not confirmed yet, with its recovery codes: in memory only. */
struct code_pending;
void code_pending_free(struct code_pending *pending);	/* wipes; NULL is welcome */

/* What somebody is asked for beside the key, and again when it matters. */
enum factor factor_of(struct db *db, id employee_id);
/* A role of today asks for a code, and there is none yet. */
bool code_must(struct db *db, id employee_id, day today);

struct code_answer {
	bool right;
	enum factor_hint hint;		/* of a wrong one: what to tell who gave a right first factor */
	bool recovery;			/* it was a recovery code, which is used up now */
	int64_t step;			/* with HINT_CLOCK: the step it is of */
};

/*
 * Judges a code, or a recovery code, and uses it up, in a transaction of its own. `never`: a step that does not count (0:
 * none), because it was told that its code belongs to another moment. False: something is wrong with the store; no.
 */
bool code_judge(struct store *store, id employee_id, const char *typed, int64_t never, struct code_answer *out);

/* This person hears it at the next login, once; within a transaction. */
void access_notice_add(struct db *db, id employee_id, instant now, const char *tekst);
/* The oldest line that this person must hear, and marks it told; "" when there is none. */
bool access_notice_take(struct call *call, char out[TEXT_LINE_BYTES]);

#endif
