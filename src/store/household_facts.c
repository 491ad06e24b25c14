/* What the facts around a household have in common, and their doors. */
#include "facts_inside.h"
#include "household_inside.h"
#include "store/door.h"

bool fact_row(struct call *call, const char *sql, id object_id, const struct record *record, void *out)
{
	struct query *query = db_query(call->db, sql);

	record_init(record, out);
	query_id(query, ":id", object_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, record, out);
	query_done(query);
	return true;
}

bool fact_person(struct call *call, id household_id, id person_id, const char *label)
{
	static const char MEMBER[] =
		"SELECT EXISTS(SELECT 1 FROM membership WHERE household_id = :household AND person_id = :person)";
	struct query *query;

	if (!person_id)
		return true;
	query = db_query(call->db, MEMBER);
	query_id(query, ":household", household_id);
	query_id(query, ":person", person_id);
	return query_number(query, &call->err) != 0 ||
		err_set(&call->err, ERR_INPUT, "%s: deze persoon hoort niet bij dit huishouden.", label);
}

bool fact_days(struct call *call, day *from, day until)
{
	if (*from == DAY_NONE)
		*from = call->today;
	if (!day_check(*from, call->today, "Vanaf", &call->err) ||
			(until != DAY_NONE && !day_check(until, call->today, "Tot", &call->err)))
		return false;
	return until == DAY_NONE || until >= *from ||
		err_set(&call->err, ERR_INPUT, "Tot: deze dag ligt voor het begin.");
}

const struct door_row facts_doors[] = {
	{ REQ_SIGNAL_SAVE,      PHASE_OPEN, DEED_EDIT, "signaal", signal_save },
	{ REQ_SIGNAL_END,       PHASE_OPEN, DEED_EDIT, "signaal-einde", signal_end },
	{ REQ_GEZAG_SAVE,       PHASE_OPEN, DEED_EDIT, "gezag", gezag_save },
	{ REQ_CONTACT_SAVE,     PHASE_OPEN, DEED_EDIT, "contactpersoon", contact_save },
	{ REQ_ADDRESS_SAVE,     PHASE_OPEN, DEED_EDIT, "adres", address_save },
	{ REQ_PROCESREGIE_GIVE, PHASE_OPEN, DEED_EDIT, "procesregie", procesregie_give },
	{ REQ_PROCESREGIE_END,  PHASE_OPEN, DEED_REGIE, "procesregie-einde", procesregie_end },
	{ 0 }
};
