/* A decision as one frozen text: what four eyes read and confirm, with its hash. */
#ifndef DOMAIN_DECISION_TEXT_H
#define DOMAIN_DECISION_TEXT_H

#include "domain/escalation.h"

enum { DECISION_HASH_BYTES = 65, DECISION_HASH_SHORT_BYTES = 20 };

struct decision_text {
	id id;				/* 0: of a concept, not frozen */
	id decision_id;
	instant at;
	char hash[DECISION_HASH_BYTES];
	char *tekst;
	bool proof;			/* confirming asks this actor for the second factor again */
	bool confirmed;			/* this actor did */
};
extern const struct record decision_text_record;

struct decision_confirm {
	id text_id;
	id employee_id;
	char employee_naam[TEXT_LINE_BYTES];
	instant at;
};
extern const struct record decision_confirm_record;

/*
 * Everything that was decided and nothing of how far it is: the same decision gives the same text in every state. `grant`:
 * the part that was granted of it, or NULL. Appended to out.
 */
void decision_text_print(const struct decision *decision, const struct decision_grant *grant, struct buf *out);
/* "3f2a 91bc 77d0 e4c1": what two people read to each other. */
void decision_hash_short(const char *hash, char out[DECISION_HASH_SHORT_BYTES]);

#endif
