/*
 * People in the store and the households they are in. As in household.h: these check, write and keep the search keys;
 * rights, versions and the audit line are the callers'. False: call->err says why.
 */
#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

#include "domain/household.h"
#include "store/call.h"

/*
 * Puts BSN, birth date, initials and phone in their normal form and judges them (11-proef, dates that exist and are not
 * in the future). ERR_INPUT names the field.
 */
bool person_normal(struct person *person, day today, struct err *err);
/* A new person; fills id and version. ERR_REFUSED "bsn.bekend" when the BSN is somebody else's. */
bool person_create(struct call *call, struct person *person);
/* Over what stands there; `version` is the one it was typed over and becomes the new one (ERR_STALE). */
bool person_store(struct call *call, struct person *person);
/* ERR_MISSING when there is none. Holds no memory of its own. */
bool person_load(struct call *call, id person_id, struct person *out);
id person_by_bsn(struct db *db, const char *burgerservicenummer);	/* 0 when there is none */

/* The person is in the household from this day; ERR_REFUSED "lid.al" when that is so already. */
bool membership_add(struct call *call, id household_id, id person_id, enum member_role rol, day from,
	id *membership_id);
/* `until` is the first day that the person is not there; the reason is a word or two ("verhuisd"). */
bool membership_end(struct call *call, id membership_id, day until, const char *reason);

#endif
