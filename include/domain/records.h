/* Every record of the domain in one list: for tests, and for whatever wants to walk them all. */
#ifndef DOMAIN_RECORDS_H
#define DOMAIN_RECORDS_H

#include "domain/field.h"

/* Ends with NULL. */
extern const struct record *const records[];

/* NULL when there is no record of that name ("goal"). */
const struct record *record_named(const char *name);

#endif
