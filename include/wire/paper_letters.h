/*
 * The answers of REQ_PLAN_LETTER, REQ_DECISION_LETTER and REQ_REGISTER_LETTER as letters to who they are about, in Dutch
 * whatever the screen speaks.
 */
#ifndef WIRE_PAPER_LETTERS_H
#define WIRE_PAPER_LETTERS_H

#include "domain/paper.h"
#include "domain/register_letter.h"
#include "wire/message.h"

/* False: the answer holds no plan, no decision. */
bool plan_letter(const struct message *answer, day today, struct paper *paper);
bool decision_letter(const struct message *answer, day today, struct paper *paper);
bool register_letter(const struct message *answer, enum register_letter which, day today, struct paper *paper);

/* What both have; `naam`: to whom. */
void letter_head(const struct message *answer, const char *naam, day on, struct paper *paper);
/* Where to ask, and where to complain. */
void letter_contact(const struct message *answer, struct paper *paper);
void letter_complaint(const struct message *answer, struct paper *paper);

#endif
