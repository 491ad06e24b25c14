/* What the files of letters share. */
#ifndef STORE_PAPER_INSIDE_H
#define STORE_PAPER_INSIDE_H

#include "store/call.h"
#include "wire/request.h"

/*
 * Answers with the head of a letter, and when it is to the `family` with their household: number, name, regisseur, and the
 * address unless that is secret. NULL: err.
 */
struct letterhead *paper_head_out(struct call *call, id household_id, bool family);
/* In which role somebody worked on a day; "" none. */
bool paper_role_of(struct call *call, id employee_id, day on, char out[TEXT_LINE_BYTES]);

#endif
