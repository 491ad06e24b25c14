/*
 * E-mail to who is away when an escalation comes to them: queued in the transaction of the escalation, handed to the
 * monitor one at a time, tried again when it fails. What goes out says nothing of the case.
 */
#ifndef STORE_MAIL_H
#define STORE_MAIL_H

#include "domain/escalation.h"
#include "store/call.h"
#include "wire/control.h"

/*
 * This escalation came to this employee, who may act on it: one mail for each rung where it lies, when e-mail is on, an
 * address is known, and there is no open desk. Who is excluded by name, and who does it themselves, gets none.
 */
bool mail_queue(struct call *call, const struct escalation *escalation, id employee_id);

/* When the next mail goes out; INSTANT_NONE: nothing waits, or one is on its way. */
instant mail_next_due(struct store *store);
/* Hands the first that is due to the monitor. False: err says why that could not be stored. */
bool mail_run_due(struct store *store, instant now, struct err *err);
/* The monitor says how that went. */
void mail_done(struct store *store, const struct mailed *mailed);

/* Handler: the address of an employee, set, removed or only read. */
bool user_mail(struct call *call);

#endif
