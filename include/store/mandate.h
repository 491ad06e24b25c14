/* The register of mandates and rungs, and the facts that mandate_covers asks about a person and a household. */
#ifndef STORE_MANDATE_H
#define STORE_MANDATE_H

#include "domain/mandate.h"
#include "store/call.h"

/* Column for mandate.employee_naam of a row of mandate or mandate_proposed: "Karim Haddad (Waterrijk)". */
#define MANDATE_EMPLOYEE(alias) "(SELECT e.naam || ' (' || o.naam || ')' FROM employee e JOIN organisation o" \
	" ON o.id = e.organisation_id WHERE e.id = " alias ".employee_id) AS employee_naam"

/* Writes a row of the default matrix when the store is born; an id of 0 gets the next number. Rows are never changed but
 * for their end, and later ones come by a confirmed change (mandate_change.c). */
bool mandate_add(struct db *db, struct mandate *mandate, struct err *err);
bool rung_add(struct db *db, struct rung *rung, struct err *err);
/* rung.c: the statement that reads every rung by trede, with the clocks that the municipality chose. */
extern const char rungs_as_they_are[];

/* mandate_change.c: may this actor confirm this proposal for the register? */
bool mandate_change_confirmable(struct call *call, id change_id);

/* mandate_recheck.c: do the mandates still hold under which decisions wait for second eyes? `soon`: look now. */
void mandate_recheck_soon(struct store *store);
instant mandate_recheck_due(const struct store *store);
void mandate_recheck_run(struct store *store, instant now);

/* Everything mandate_covers needs but the decision. Free with mandate_facts_free. */
struct mandate_facts {
	struct holder holder;
	struct holder regisseur;	/* of the household; employee_id 0: nobody, or absent today */
	struct mandate *mandates;
	size_t mandate_count;
	struct rung *rungs;
	size_t rung_count;
	struct spent *spent;	/* without the decision under test */
	size_t spent_count;
	struct decision vorige;	/* what the decision under test belongs to; id 0: nothing */
};

/*
 * `climbed`: the person acts on what climbed the ladder, and then also has the roles of who is absent and named them as
 * deputy; never for the own decisions.
 */
bool mandate_facts_load(struct call *call, const struct decision *decision, id employee_id, bool climbed,
	struct mandate_facts *facts);
void mandate_facts_free(struct mandate_facts *facts);

/* The rule with these facts. */
struct mandate_verdict mandate_ask(const struct mandate_facts *facts, const struct decision *decision, day today,
	bool climbed, enum mandate_part part);
/* Loads the facts and asks the rule. False only when reading failed (call->err). */
bool mandate_weigh(struct call *call, const struct decision *decision, id employee_id, bool climbed,
	enum mandate_part part, struct mandate_verdict *verdict);

#endif
