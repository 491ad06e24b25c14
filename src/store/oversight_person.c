/*
 * Who an employee is as a citizen. It is told with a BSN, never given back, and nobody learns by it who stands in the
 * store: the answer is the same for a number that is not there.
 */
#include <stdio.h>
#include <string.h>

#include "admin_inside.h"
#include "domain/person_name.h"
#include "domain/search_query.h"
#include "household_inside.h"
#include "oversight_inside.h"
#include "search_rows.h"
#include "store/mandate.h"

enum { KEY_BYTES = 256 };

static const char LINKED[] = "SELECT person_id IS NOT NULL FROM employee WHERE id = :employee";
static const char LINK[] = "UPDATE employee SET person_id = :person WHERE id = :employee";
static const char OWN_POSTCODE[] =
	"SELECT EXISTS(SELECT 1 FROM employee e CROSS JOIN membership m ON m.person_id = e.person_id AND m.until IS NULL"
	" CROSS JOIN household h ON h.id = m.household_id WHERE e.id = :employee AND lower(h.postcode) = :waarde)";
static const char OWN_NAMES[] =
	"SELECT p.geslachtsnaam, p.geslachtsnaamPartner FROM employee e JOIN person p ON p.id = e.person_id WHERE e.id = :employee";
static const char FAMILY[] =
	"SELECT EXISTS(SELECT 1 FROM employee e CROSS JOIN membership own ON own.person_id = e.person_id"
	" CROSS JOIN membership near ON near.household_id = own.household_id AND near.person_id <> e.person_id"
	" CROSS JOIN membership there ON there.person_id = near.person_id AND there.household_id = :household"
	" WHERE e.id = :employee)";

bool person_linked(struct call *call, id employee_id)
{
	struct query *query = db_query(call->db, LINKED);

	query_id(query, ":employee", employee_id);
	return query_number(query, &call->err) > 0;
}

bool person_is_family(struct call *call, id employee_id, id household_id)
{
	struct query *query = db_query(call->db, FAMILY);

	query_id(query, ":employee", employee_id);
	query_id(query, ":household", household_id);
	return query_number(query, &call->err) > 0;
}

static bool name_is(struct query *query, const char *column, const char *value)
{
	char key[KEY_BYTES];

	search_key(query_get_text(query, column), key, sizeof(key));
	search_key_drop(key);
	return *key && strcmp(key, value) == 0;
}

bool person_is(struct call *call, id employee_id, const char *what, const char *value)
{
	bool postcode = strcmp(what, "postcode") == 0, same = false;
	struct query *query = db_query(call->db, postcode ? OWN_POSTCODE : OWN_NAMES);

	query_id(query, ":employee", employee_id);
	if (postcode) {
		query_text(query, ":waarde", value);
		return query_number(query, &call->err) > 0;
	}
	if (query_one(query, &call->err))
		same = name_is(query, "geslachtsnaam", value) || name_is(query, "geslachtsnaamPartner", value);
	query_done(query);
	return same;
}

/* The log says only that it was told: whoever wants to know it, knows it. */
bool person_link(struct call *call)
{
	const struct ask *who = rows_get(&call->in->rows, &ask_record, 0), *bsn = rows_get(&call->in->rows, &ask_record, 1);
	struct employee employee;
	struct query *query;

	if (!employee_by_username(call, who->word, &employee))
		return false;
	if (who->flag == (bsn != NULL))
		return err_set(&call->err, ERR_INPUT, "Geef een BSN, of --none om te vergeten wie het is.");
	if (bsn && !bsn_valid(bsn->word))
		return err_set(&call->err, ERR_INPUT, "BSN: dit nummer klopt niet. Kijk de cijfers nog eens na.");
	call_about(call, 0, "employee", employee.id, "%s: wie dit als burger is, %s", employee.username,
		bsn ? "vastgelegd" : "vergeten");
	query = db_query(call->db, LINK);
	query_id(query, ":employee", employee.id);
	query_id(query, ":person", bsn ? person_by_bsn(call->db, bsn->word) : 0);
	mandate_recheck_soon(call->store);
	return query_run(query, &call->err);
}
