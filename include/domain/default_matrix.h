/*
 * The mandate register, the rungs and the provision kinds that a new store starts with: a proposal that every
 * municipality replaces by its own. The amounts are ours; no published table has them. Ids are 0: the store gives them.
 */
#ifndef DOMAIN_DEFAULT_MATRIX_H
#define DOMAIN_DEFAULT_MATRIX_H

#include "domain/mandate.h"

/* Valid from 1 January 2015, when the Wmo 2015 and the Jeugdwet began. */
extern const struct mandate default_mandates[];
extern const size_t default_mandate_count;

/* Five rungs, sorted by trede. */
extern const struct rung default_rungs[];
extern const size_t default_rung_count;

/* Productcategorieën of iWmo (WMO020) and iJw (JZ020), bijzondere bijstand, and what is there without a decision. */
extern const struct provision_kind default_provision_kinds[];
extern const size_t default_provision_kind_count;

#endif
