/* What tests of money share: a decision that was taken, the books checked, an uitruil. */
#ifndef TESTS_STORE_PURSE_H
#define TESTS_STORE_PURSE_H

#include "dossier.h"

#define EURO(amount) ((cents)(amount) * 100)

/* Taken, with second eyes of carla when they are asked for. */
const struct decision *taken(struct dossier *dossier, const char *who, const struct decision *decision);

/* The ledger is what somebody would count day by day from the decisions. */
void ledger_checked(struct dossier *dossier);

/* Half of what runs from now on, for day care. */
struct swap swap_of(struct dossier *dossier, const struct decision *running);
const struct message *swap_ask(struct dossier *dossier, const char *who, const struct swap *swap);

#endif
