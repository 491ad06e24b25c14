/* The melding and the aanvraag that may follow it, with the days on which the law wants them done. */
#include "domain/rule.h"
#include <string.h>

#include "domain/term.h"
#include "household_inside.h"
#include "store/legal_term.h"

static bool closing_check(struct call *call, day datum, day afgesloten)
{
	if (afgesloten == DAY_NONE)
		return true;
	if (!day_check(afgesloten, call->today, "Afgesloten op", &call->err))
		return false;
	return afgesloten >= datum ||
		err_set(&call->err, ERR_INPUT, "Afgesloten op: deze dag ligt voor de datum waarop het binnenkwam.");
}

/* ---- melding ---- */

static bool melding_check(struct call *call, const struct melding *melding)
{
	if (!record_check(&melding_record, melding, &call->err) ||
			!day_check(melding->datum, call->today, "Datum", &call->err))
		return false;
	return closing_check(call, melding->datum, melding->afgesloten);
}

static const char MELDING_NEW[] =
	"INSERT INTO melding(id, household_id, datum, wet, aanmelder, isClientOpDeHoogte, spoed, vraag,"
	" onderzoekUiterlijk, van_wie, verduidelijkt,"
	" afgesloten, employee_id, pet) VALUES (:id, :household_id, :datum, :wet, :aanmelder, :isClientOpDeHoogte, :spoed,"
	" :vraag, :onderzoekUiterlijk, :van_wie, :verduidelijkt, :afgesloten, :employee_id, pet_worn())";

static const char MELDING_CHANGE[] =
	"UPDATE melding SET datum = :datum, wet = :wet, aanmelder = :aanmelder, isClientOpDeHoogte ="
	" :isClientOpDeHoogte,"
	" spoed = :spoed, vraag = :vraag, onderzoekUiterlijk = :onderzoekUiterlijk, van_wie = :van_wie,"
	" verduidelijkt = :verduidelijkt, afgesloten = :afgesloten, version = version + 1"
	" WHERE id = :id AND household_id = :household_id AND version = :version";

static bool melding_answer(struct call *call, id melding_id)
{
	static const char MELDING[] =
		"SELECT m.*, e.naam AS employee_naam FROM melding m JOIN employee e ON e.id = m.employee_id WHERE"
		" m.id = :id";
	struct query *query = db_query(call->db, MELDING);

	query_id(query, ":id", melding_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &melding_record, rows_new(&call->out->rows, &melding_record));
	query_done(query);
	return true;
}

bool melding_store(struct call *call, struct melding *melding)
{
	bool fresh = melding->id == 0;
	struct query *query;

	if (!melding_check(call, melding))
		return false;
	if (fresh) {
		melding->id = db_next_id(call->db);
		melding->employee_id = call->actor->employee_id;
	}
	melding->onderzoekUiterlijk = term_end(TERM_WMO_ONDERZOEK, melding->datum);
	query = db_query(call->db, fresh ? MELDING_NEW : MELDING_CHANGE);
	query_record(query, &melding_record, melding);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return melding_answer(call, melding->id) &&
			stale_text(call, melding->household_id, "melding", melding->id, "deze melding");
	melding->version = fresh ? 1 : melding->version + 1;
	change_note(call, melding->household_id, "melding", melding->id, "");
	return caseload_told(call, melding->household_id);
}

bool melding_save(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM melding WHERE id = :id AND wears(pet)";
	struct melding melding = *(const struct melding *)call_in(call, &melding_record);	/* text borrowed */

	if (melding.id ? !household_of(call, HOUSEHOLD_OF, melding.id, DEED_EDIT, &melding.household_id) :
			!call_may(call, DEED_EDIT, melding.household_id))
		return false;
	if (!melding_store(call, &melding))
		return false;
	call_about(call, melding.household_id, "melding", melding.id, "%s", choice_code(wet_choices, melding.wet));
	return melding_answer(call, melding.id);
}

/* ---- aanvraag ---- */

static bool aanvraag_check(struct call *call, const struct aanvraag *aanvraag)
{
	static const char MELDING_OF[] = "SELECT household_id FROM melding WHERE id = :id AND wears(pet)";
	struct query *query;

	if (!record_check(&aanvraag_record, aanvraag, &call->err) ||
			!day_check(aanvraag->datum, call->today, "Datum", &call->err))
		return false;
	if (!closing_check(call, aanvraag->datum, aanvraag->afgesloten))
		return false;
	if (!aanvraag->melding_id)
		return true;
	query = db_query(call->db, MELDING_OF);
	query_id(query, ":id", aanvraag->melding_id);
	return query_number(query, &call->err) == aanvraag->household_id ||
		err_set(&call->err, ERR_INPUT, "Melding: deze melding hoort niet bij dit huishouden.");
}

static const char AANVRAAG_NEW[] =
	"INSERT INTO aanvraag(id, household_id, melding_id, datum, wet, onderwerp, besluitUiterlijk, afgesloten)"
	" VALUES (:id, :household_id, :melding_id, :datum, :wet, :onderwerp, :besluitUiterlijk, :afgesloten)";

static const char AANVRAAG_CHANGE[] =
	"UPDATE aanvraag SET melding_id = :melding_id, datum = :datum, wet = :wet, onderwerp = :onderwerp,"
	" besluitUiterlijk = :besluitUiterlijk, afgesloten = :afgesloten WHERE id = :id AND household_id ="
	" :household_id";

bool aanvraag_store(struct call *call, struct aanvraag *aanvraag)
{
	bool fresh = aanvraag->id == 0;
	struct query *query;

	if (!aanvraag_check(call, aanvraag))
		return false;
	if (fresh)
		aanvraag->id = db_next_id(call->db);
	if (!aanvraag_due(call, fresh ? 0 : aanvraag->id, aanvraag->wet, aanvraag->datum, &aanvraag->besluitUiterlijk))
		return false;
	query = db_query(call->db, fresh ? AANVRAAG_NEW : AANVRAAG_CHANGE);
	query_record(query, &aanvraag_record, aanvraag);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return rule_missing(&call->err, "huishouden.geen");
	change_note(call, aanvraag->household_id, "aanvraag", aanvraag->id, "");
	return caseload_told(call, aanvraag->household_id);
}

bool aanvraag_save(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM aanvraag WHERE id = :id";
	struct aanvraag aanvraag = *(const struct aanvraag *)call_in(call, &aanvraag_record);

	if (aanvraag.id ? !household_of(call, HOUSEHOLD_OF, aanvraag.id, DEED_EDIT, &aanvraag.household_id) :
			!call_may(call, DEED_EDIT, aanvraag.household_id))
		return false;
	if (!aanvraag_store(call, &aanvraag))
		return false;
	call_about(call, aanvraag.household_id, "aanvraag", aanvraag.id, "%s", choice_code(wet_choices, aanvraag.wet));
	call_out(call, &aanvraag_record, &aanvraag);
	return true;
}
