/* A decision as one frozen text: what four eyes read and confirm, with its hash. */
#ifndef DOMAIN_DECISION_TEXT_H
#define DOMAIN_DECISION_TEXT_H

#include "domain/escalation.h"

enum { DECISION_HASH_BYTES = 65, DECISION_HASH_SHORT_BYTES = 20, DECISION_HEAD_BYTES = 64 };

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
 * The first line says which decision it is, as people call it: "Besluit: 4 van huishouden 1000027". It was given when the
 * text was frozen and stays, also when households are merged. False: the text has no such line.
 */
void decision_text_head(int64_t number, const char *huishoudnummer, char out[DECISION_HEAD_BYTES]);
bool decision_text_head_of(const char *tekst, char out[DECISION_HEAD_BYTES]);
/*
 * Everything that was decided and nothing of how far it is: the same decision gives the same text in every state, in the
 * form that its head was frozen with. `grant`: the part that was granted of it, or NULL. Appended to out.
 */
void decision_text_print(const char *head, const struct decision *decision, const struct decision_grant *grant,
	struct buf *out);
/* The one text of both sides of an uitruil: "Uitruil: 4 en 5 van huishouden 1000027", then what goes and what comes. */
void decision_text_head_swap(int64_t less, int64_t more, const char *huishoudnummer, char out[DECISION_HEAD_BYTES]);
void decision_text_print_swap(const char *head, const struct decision *less, const struct decision *more, struct buf *out);
/* "3f2a 91bc 77d0 e4c1": what two people read to each other. */
void decision_hash_short(const char *hash, char out[DECISION_HASH_SHORT_BYTES]);

#endif
