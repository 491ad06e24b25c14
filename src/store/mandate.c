/* The register: its rows in, and the list that every user may read. Weighing is in mandate_load.c. */
#include "store/mandate.h"
#include "store/door.h"

#include "edit_kind.h"

bool mandate_add(struct db *db, struct mandate *mandate, struct err *err)
{
	static const char MANDATE_ADD[] =
		"INSERT INTO mandate(id, trede, holder, role, employee_id, wet, categorieen, lijn, only_spoed, per_besluit,"
		" cum_huishouden, duur_dagen, duur_maanden, vier_ogen_vanaf, consent_holder, consent_employer, needs_consent,"
		" parent_id, \"from\", until, revoked, document, mandaatgever)"
		" VALUES(:id, :trede, :holder, :role, :employee_id, :wet, :categorieen, :lijn, :only_spoed, :per_besluit,"
		" :cum_huishouden, :duur_dagen, :duur_maanden, :vier_ogen_vanaf, :consent_holder, :consent_employer,"
		" :needs_consent, :parent_id, :from, :until, :revoked, :document, :mandaatgever)";
	struct query *query;

	if (!record_check(&mandate_record, mandate, err))
		return false;
	if (!mandate->id)
		mandate->id = db_next_id(db);
	query = db_query(db, MANDATE_ADD);
	query_record(query, &mandate_record, mandate);
	return query_run(query, err);
}

bool rung_add(struct db *db, struct rung *rung, struct err *err)
{
	static const char RUNG_ADD[] =
		"INSERT INTO rung(id, trede, naam, role, process, clock_days, clock_spoed_hours)"
		" VALUES(:id, :trede, :naam, :role, :process, :clock_days, :clock_spoed_hours)";
	struct query *query;

	if (!record_check(&rung_record, rung, err))
		return false;
	if (!rung->id)
		rung->id = db_next_id(db);
	query = db_query(db, RUNG_ADD);
	query_record(query, &rung_record, rung);
	return query_run(query, err);
}

static bool mandate_list_handle(struct call *call)
{
	static const char MANDATES[] = "SELECT m.*, " MANDATE_EMPLOYEE("m") " FROM mandate m ORDER BY m.trede, m.holder, m.id";

	return rows_answer(call, db_query(call->db, MANDATES), &mandate_record) &&
		rows_answer(call, db_query(call->db, rungs_as_they_are), &rung_record);
}

const struct door_row mandate_doors[] = {
	{ REQ_MANDATE_LIST, PHASE_USER, DEED_MANDATE_READ, NULL, mandate_list_handle },
	{ 0 }
};
