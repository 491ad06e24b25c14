/* Who works with a household: involved people and organisations, and the one regisseur. */
#include <stdio.h>
#include <string.h>

#include "domain/rule.h"
#include "exclusion_inside.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "match_inside.h"
#include "store/handover.h"
#include "store/mandate.h"

static const enum role regie_roles[] = { ROLE_WIJKCOACH, ROLE_PARTNER, ROLE_TEAMLEIDER, ROLE_PROCESREGISSEUR };

/* ---- colleagues ---- */

bool employee_named(struct call *call, id employee_id, char naam[TEXT_LINE_BYTES], char organisation[TEXT_LINE_BYTES],
	char telefoon[33])
{
	static const char EMPLOYEE[] =
		"SELECT e.naam, e.telefoon, o.naam AS organisation FROM employee e"
		" JOIN organisation o ON o.id = e.organisation_id WHERE e.id = :id AND e.disabled = 0";
	struct query *query = db_query(call->db, EMPLOYEE);

	query_id(query, ":id", employee_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE ?
			err_set(&call->err, ERR_INPUT, "Deze medewerker bestaat niet of werkt hier niet meer.") : false;
	if (naam)
		snprintf(naam, TEXT_LINE_BYTES, "%s", query_get_text(query, "naam"));
	if (organisation)
		snprintf(organisation, TEXT_LINE_BYTES, "%s", query_get_text(query, "organisation"));
	if (telefoon)
		snprintf(telefoon, 33, "%s", query_get_text(query, "telefoon"));
	query_done(query);
	return true;
}

bool household_open_to(struct call *call, id household_id, id employee_id)
{
	struct actor actor;
	struct call theirs = *call;
	struct access_facts facts;

	if (!actor_load(call->db, employee_id, call->today, &actor))
		return false;
	theirs.actor = &actor;
	access_facts_load(&theirs, household_id, &facts);
	return access_may(&facts, DEED_OPEN);
}

bool caseload_told(struct call *call, id household_id)
{
	static const char CASELOAD[] =
		"SELECT employee_id FROM regie WHERE household_id = :household AND until IS NULL"
		" UNION SELECT employee_id FROM involvement WHERE household_id = :household AND until IS NULL"
		" AND employee_id IS NOT NULL";
	struct query *query = db_query(call->db, CASELOAD);
	enum query_result result;

	query_id(query, ":household", household_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		if (query_get_int(query, "employee_id") != call->actor->employee_id)
			inbox_changed(call, query_get_int(query, "employee_id"));
	return result == QUERY_DONE;
}

/* ---- involvement ---- */

static bool involvement_check(struct call *call, struct involvement *involvement)
{
	static const char OPEN[] =
		"SELECT EXISTS(SELECT 1 FROM involvement WHERE household_id = :household_id AND until IS NULL AND procesregie = 0"
		" AND employee_id IS :employee_id AND (:employee_id IS NOT NULL OR organisation_id ="
		" :organisation_id))";
	static const char ORGANISATION[] =
		"SELECT naam AS organisation_naam FROM organisation WHERE id = :organisation_id";
	struct query *query;

	if (!involvement->employee_id && !involvement->organisation_id)
		return err_set(&call->err, ERR_INPUT, "Kies een medewerker of een organisatie.");
	if (involvement->employee_id && !employee_named(call, involvement->employee_id, involvement->employee_naam,
			involvement->organisation_naam, involvement->telefoon))
		return false;
	if (involvement->employee_id && exclusion_forbids(call, involvement->household_id, involvement->employee_id))
		return false;
	if (involvement->organisation_id) {
		query = db_query(call->db, ORGANISATION);
		query_record(query, &involvement_record, involvement);
		if (!query_one(query, &call->err))
			return call->err.code == ERR_NONE ?
				err_set(&call->err, ERR_INPUT, "Deze organisatie bestaat niet.") : false;
		query_read(query, &involvement_record, involvement);
		query_done(query);
	}
	query = db_query(call->db, OPEN);
	query_record(query, &involvement_record, involvement);
	if (query_number(query, &call->err))
		return rule_refuse_as(&call->err, "betrokken.al", "%.120s staat al bij de betrokkenen", involvement->employee_id ? involvement->employee_naam : involvement->organisation_naam);
	return call->err.code == ERR_NONE;
}

/* One more than the municipality wants at a family: why, is kept. A reason that was not needed is not. */
static bool involvement_fits(struct call *call, struct involvement *involvement)
{
	struct pressure pressure;

	if (!pressure_load(call, involvement->household_id, &pressure))
		return false;
	if (pressure.professionals < pressure.grens || (involvement->employee_id &&
			regie_holder(call->db, involvement->household_id) == involvement->employee_id))
		involvement->boven_grens[0] = '\0';
	else if (!*involvement->boven_grens)
		return rule_refuse_as(&call->err, "betrokken.grens", "Waarom nog iemand erbij: er werken al %d professionals met dit gezin; de gemeente wil er hoogstens %d", (int)pressure.professionals, (int)pressure.grens);
	return true;
}

bool involvement_add(struct call *call, struct involvement *involvement)
{
	static const char NEW[] =
		"INSERT INTO involvement(id, household_id, employee_id, organisation_id, what, waarom, grondslag, \"from\", pet, boven_grens)"
		" VALUES (:id, :household_id, :employee_id, :organisation_id, :what, :waarom, :grondslag, :from, pet_worn(), :boven_grens)";
	struct query *query;

	if (involvement->from == DAY_NONE)
		involvement->from = call->today;
	involvement->until = DAY_NONE;
	involvement->version = 1;
	if (!day_check(involvement->from, call->today, "Vanaf", &call->err) ||
			!record_check(&involvement_record, involvement, &call->err) ||
			!involvement_check(call, involvement) || !involvement_fits(call, involvement))
		return false;
	involvement->id = db_next_id(call->db);
	query = db_query(call->db, NEW);
	query_record(query, &involvement_record, involvement);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, involvement->household_id, "involvement", involvement->id, "");
	if (involvement->employee_id && involvement->employee_id != call->actor->employee_id)
		inbox_changed(call, involvement->employee_id);
	return true;
}

bool involvement_start(struct call *call)
{
	struct involvement involvement;

	record_copy(&involvement_record, &involvement, call_in(call, &involvement_record));
	if (!call_may(call, DEED_EDIT, involvement.household_id) || !involvement_add(call, &involvement))
		return false;
	if (involvement.employee_id && !match_tell(call, involvement.household_id, involvement.employee_id))
		return false;
	snprintf(call->ground, sizeof(call->ground), "%s", involvement.grondslag);
	call_about(call, involvement.household_id, "involvement", involvement.id, "%s", involvement.what);
	call_out(call, &involvement_record, &involvement);
	return true;
}

/* What, why, on which ground and since when; who it is stays. ERR_STALE gives the row as it stands. */
bool involvement_save(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM involvement WHERE id = :id AND procesregie = 0 AND wears(pet)";
	static const char CHANGE[] =
		"UPDATE involvement SET what = :what, waarom = :waarom, grondslag = :grondslag, \"from\" = :from,"
		" version = version + 1 WHERE id = :id AND version = :version AND until IS NULL";
	static const char ROW[] = "SELECT * FROM involvement WHERE id = :id";
	struct involvement given = *(const struct involvement *)call_in(call, &involvement_record);
	struct query *query;

	if (!household_of(call, HOUSEHOLD_OF, given.id, DEED_EDIT, &given.household_id) ||
			!record_check(&involvement_record, &given, &call->err) ||
			!day_check(given.from, call->today, "Vanaf", &call->err))
		return false;
	query = db_query(call->db, CHANGE);
	query_record(query, &involvement_record, &given);
	if (!query_run(query, &call->err))
		return false;
	bool saved = db_changes(call->db) == 1;
	if (!fact_row(call, ROW, given.id, &involvement_record, rows_new(&call->out->rows, &involvement_record)))
		return false;
	if (!saved)
		return stale_text(call, given.household_id, "involvement", given.id, "deze betrokkenheid");
	change_note(call, given.household_id, "involvement", given.id, "");
	call_about(call, given.household_id, "involvement", given.id, "%s", given.what);
	return true;
}

bool involvement_stop(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM involvement WHERE id = :id AND wears(pet)";
	static const char EMPLOYEE_OF[] = "SELECT employee_id FROM involvement WHERE id = :id";
	static const char END[] =
		"UPDATE involvement SET until = max(:today, \"from\"), reason = :reason, version = version + 1"
		" WHERE id = :id AND until IS NULL AND procesregie = 0";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;
	id household_id, employee_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_EDIT, &household_id))
		return false;
	if (!*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom de betrokkenheid stopt.");
	query = db_query(call->db, END);
	query_id(query, ":id", ask->id);
	query_day(query, ":today", call->today);
	query_text(query, ":reason", ask->word);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return rule_refuse(&call->err, "betrokken.voorbij");
	query = db_query(call->db, EMPLOYEE_OF);
	query_id(query, ":id", ask->id);
	employee_id = query_number(query, &call->err);
	change_note(call, household_id, "involvement", ask->id, "");
	if (employee_id)
		inbox_changed(call, employee_id);
	call_about(call, household_id, "involvement", ask->id, "%s", ask->word);
	return true;
}

/* ---- regie ---- */

id regie_holder(struct db *db, id household_id)
{
	static const char HOLDER[] = "SELECT employee_id FROM regie WHERE household_id = :household AND until IS NULL";
	struct query *query = db_query(db, HOLDER);

	query_id(query, ":household", household_id);
	return query_number(query, NULL);
}

bool regie_give(struct call *call, id household_id, id employee_id, const char *reason)
{
	static const char CLOSE[] =
		"UPDATE regie SET until = max(:today, \"from\") WHERE household_id = :household AND until IS NULL";
	static const char NEW[] =
		"INSERT INTO regie(id, household_id, employee_id, \"from\", reason)"
		" VALUES (:id, :household, :employee, :today, :reason)";
	id before = regie_holder(call->db, household_id), regie_id;
	struct query *query;

	query = db_query(call->db, CLOSE);
	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	if (!query_run(query, &call->err))
		return false;
	regie_id = db_next_id(call->db);
	query = db_query(call->db, NEW);
	query_id(query, ":id", regie_id);
	query_id(query, ":household", household_id);
	query_id(query, ":employee", employee_id);
	query_day(query, ":today", call->today);
	query_text(query, ":reason", reason);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, household_id, "regie", regie_id, "");
	inbox_changed(call, employee_id);
	if (before)
		inbox_changed(call, before);
	mandate_recheck_soon(call->store);	/* the mandate of a regisseur went with it */
	return true;
}

/* Without a next one: the household goes out of the werkbak of whoever had it. */
bool regie_end(struct call *call, id household_id, const char *reason)
{
	static const char END[] =
		"UPDATE regie SET until = max(:today, \"from\"), ended_reason = :reason WHERE household_id = :household AND until IS NULL";
	static const char LAST[] = "SELECT max(id) FROM regie WHERE household_id = :household";
	id before = regie_holder(call->db, household_id);
	struct query *query;

	if (!before)
		return true;
	if (!call_may(call, before == call->actor->employee_id ? DEED_EDIT : DEED_REGIE, household_id))
		return false;
	if (!*reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom de regie stopt.");
	if (!offer_lapse(call, household_id))
		return false;
	query = db_query(call->db, END);
	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	query_text(query, ":reason", reason);
	if (!query_run(query, &call->err))
		return false;
	query = db_query(call->db, LAST);
	query_id(query, ":household", household_id);
	change_note(call, household_id, "regie", query_number(query, &call->err), "");
	inbox_changed(call, before);
	mandate_recheck_soon(call->store);
	return call->err.code == ERR_NONE;
}

/* Nobody has it: whoever may write there. Somebody has it: that person hands over, or who appoints regisseurs. */
static bool regie_may(struct call *call, id household_id, id present)
{
	if (!present || present == call->actor->employee_id)
		return call_may(call, DEED_EDIT, household_id);
	return call_may(call, DEED_REGIE, household_id);
}

bool regie_fits(struct call *call, id employee_id)
{
	struct actor actor;
	char naam[TEXT_LINE_BYTES];
	bool fits = false;

	if (!employee_named(call, employee_id, naam, NULL, NULL))
		return false;
	if (!actor_load(call->db, employee_id, call->today, &actor))
		return err_set(&call->err, ERR_INPUT, "Deze medewerker bestaat niet of werkt hier niet meer.");
	for (size_t i = 0; i < sizeof(regie_roles) / sizeof(regie_roles[0]); i++)
		fits = fits || actor_has(&actor, regie_roles[i]);
	return fits || rule_refuse_as(&call->err, "regie.rol", "%.120s kan met deze rol geen regisseur zijn", naam);
}

static bool regie_check(struct call *call, const struct ask *ask, id present, id next)
{
	char naam[TEXT_LINE_BYTES];

	if (!employee_named(call, next, naam, NULL, NULL))
		return false;
	if (next == present)
		return rule_refuse_as(&call->err, "regie.al", "%.120s is al de regisseur", naam);
	if (present && !*ask->word)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom de regie overgaat.");
	return regie_fits(call, next) && !exclusion_forbids(call, ask->id, next);
}

/* The open one first, then those of before. */
const char REGIES_OF_HOUSEHOLD[] =
	"SELECT r.*, e.naam AS employee_naam, o.naam AS organisation_naam, e.telefoon FROM regie r"
	" JOIN employee e ON e.id = r.employee_id JOIN organisation o ON o.id = e.organisation_id"
	" WHERE r.household_id = :household ORDER BY r.until IS NOT NULL, r.until DESC, r.id DESC LIMIT 100";

static bool regie_answer(struct call *call, id household_id)
{
	struct query *query = db_query(call->db, REGIES_OF_HOUSEHOLD);
	struct regie *regie;

	query_id(query, ":household", household_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	regie = rows_new(&call->out->rows, &regie_record);
	query_read(query, &regie_record, regie);
	query_done(query);
	call_about(call, household_id, "regie", regie->id, "%s", regie->reason);
	return true;
}

bool regie_set(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	id next = ask->other_id ? ask->other_id : call->actor->employee_id;
	id present = regie_holder(call->db, ask->id);

	return regie_may(call, ask->id, present) && regie_check(call, ask, present, next) &&
		offer_lapse(call, ask->id) && regie_give(call, ask->id, next, ask->word) && regie_answer(call, ask->id);
}
