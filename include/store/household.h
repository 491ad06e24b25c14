/*
 * Households in the store: made, changed and read, with who works there. The functions check what is given, write, keep
 * the search keys and note the change in the feed; rights, versions and the audit line are the handlers' (and those of
 * import and demo, which call these too). False: call->err says why.
 */
#ifndef STORE_HOUSEHOLD_H
#define STORE_HOUSEHOLD_H

#include "domain/household.h"
#include "store/call.h"

/* ---- the household ---- */

/*
 * Puts the address and the phone in their normal form ("3077 aw" -> "3077AW") and judges them; a household without a
 * name gets that of its address. ERR_INPUT names the field.
 */
bool household_normal(struct household *household, struct err *err);
/* A new household under the next huishoudnummer; fills id, huishoudnummer and version. */
bool household_create(struct call *call, struct household *household);
/*
 * Name, address, area, phone and flags over what stands there; `version` is the one it was typed over and becomes the
 * new one. ERR_STALE when somebody saved first. The day of closing is not changed.
 */
bool household_store(struct call *call, struct household *household);
/* With regisseur and team for display; ERR_MISSING when there is none. Holds no memory of its own. */
bool household_load(struct call *call, id household_id, struct household *out);
/* 0 when there is none. Of a household that went up in another: the one it went to. */
id household_by_number(struct db *db, const char *huishoudnummer);
/* The same, and 0 for a household that stands by itself. */
id household_by_old_number(struct db *db, const char *huishoudnummer);
id household_survivor(struct db *db, id household_id);
/* Somebody was spoken to, or something was done: the silence starts again on this day. Never goes back. */
bool household_contact(struct call *call, id household_id, day on);

/* "Boterdiep 31a-2, 3077AW"; "" without an address. */
void household_address(const struct household *household, char out[TEXT_LINE_BYTES]);
/* The name of a household from who lives there: "Jansen - de Vries", at most three surnames; "" without people. */
void household_name(const struct person *persons, size_t count, char out[TEXT_LINE_BYTES]);

/* ---- who works there ---- */

/* Starts today unless `from` is given; fills id and names. ERR_REFUSED "betrokken.al" when it is open already. */
bool involvement_add(struct call *call, struct involvement *involvement);
/* Closes the open row, when there is one, and opens the new one. */
bool regie_give(struct call *call, id household_id, id employee_id, const char *reason);
/* The regisseur of today; 0 when there is none. */
id regie_holder(struct db *db, id household_id);

/* ---- what happens there; id 0: new, and filled ---- */

/* `at` is now, `datum` today unless given; nobody can change it afterwards. What is contact ends the silence. */
bool journal_add(struct call *call, struct journal_entry *entry);
/* A changed task needs the version it was typed over (ERR_STALE). */
bool task_store(struct call *call, struct task *task);
bool network_store(struct call *call, struct network_member *member);
/* Fills onderzoekUiterlijk: six weeks, Wmo 2015 2.3.2. */
bool melding_store(struct call *call, struct melding *melding);
/* Fills besluitUiterlijk: Wmo 2015 2.3.5 two weeks, else Awb 4:13 eight weeks. */
bool aanvraag_store(struct call *call, struct aanvraag *aanvraag);

#endif
