/* Every record that may travel: its place in the list is its number on the wire. */
#ifndef WIRE_CATALOG_H
#define WIRE_CATALOG_H

#include "domain/field.h"

/* NULL past the end. Order is the wire format of one build; the hello compares build ids. */
const struct record *catalog_record(size_t number);
/* -1 when the record may not travel. */
int catalog_number(const struct record *record);
const struct record *catalog_named(const char *name);

#endif
