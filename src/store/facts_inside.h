/* What the files of the facts around a household share: signals, gezag, contact, addresses, procesregie. */
#ifndef STORE_FACTS_INSIDE_H
#define STORE_FACTS_INSIDE_H

#include "domain/household_facts.h"
#include "store/call.h"

/* The facts of :household, what holds first: records of their kind. */
extern const char SIGNALS_OF_HOUSEHOLD[], GEZAG_OF_HOUSEHOLD[], CONTACTS_OF_HOUSEHOLD[], ADDRESSES_OF_HOUSEHOLD[],
	REGIES_OF_HOUSEHOLD[], PROCESREGIES_OF_HOUSEHOLD[];

/* One row by :id into `out`, which is inited; without such a row ERR_MISSING. */
bool fact_row(struct call *call, const char *sql, id object_id, const struct record *record, void *out);
/* Somebody who is or was in this household; 0 is well. ERR_INPUT names the field. */
bool fact_person(struct call *call, id household_id, id person_id, const char *label);
/* The days of a fact: from there (today unless given) and not in the future, until not before it. */
bool fact_days(struct call *call, day *from, day until);

/* Rows, of what is checked here; rights and the audit line are the caller's. id and names are filled. */
bool signal_store(struct call *call, struct signal *signal);
/* Where it lived until now is kept, when the household that is about to be stored lives elsewhere. */
bool address_keep(struct call *call, const struct household *household);
/* The address for the household's own columns in normal form; ERR_INPUT names the field. */
bool address_normal(struct household *household, struct err *err);

/* Handlers. */
bool signal_save(struct call *call);
bool signal_end(struct call *call);
bool gezag_save(struct call *call);
bool contact_save(struct call *call);
bool address_save(struct call *call);
bool procesregie_give(struct call *call);
bool procesregie_end(struct call *call);

#endif
