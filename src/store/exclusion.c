/* Named exclusions: for whom a household, or every household of a person, does not exist. Made, ended and listed. */
#include "exclusion_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "domain/sight.h"
#include "household_inside.h"
#include "store/door.h"

enum { CLOSED_MOST = 64 };	/* households of one person */

/* ---- what others ask ---- */

bool excluded_there(struct call *call, id household_id, id employee_id)
{
	static const char EXCLUDED[] =
		"SELECT EXISTS(SELECT 1 FROM excluded x WHERE employee_id = :employee AND \"from\" <= :today"
		" AND (until IS NULL OR until > :today) AND EXISTS(" EXCLUDED_WAY " WHERE id = :household))";
	struct query *query = db_query(call->db, EXCLUDED);

	query_id(query, ":employee", employee_id);
	query_id(query, ":household", household_id);
	query_day(query, ":today", call->today);
	return query_number(query, &call->err) != 0;
}

bool exclusion_forbids(struct call *call, id household_id, id employee_id)
{
	if (excluded_there(call, household_id, employee_id))
		rule_refuse(&call->err, "uitgesloten");
	return call->err.code != ERR_NONE;
}

bool exclusion_keeps_shield(struct call *call, id household_id)
{
	static const char COLLEAGUE[] =
		"SELECT EXISTS(SELECT 1 FROM exclusion WHERE household_id = :household AND kind = 'collega' AND until IS NULL)";
	struct query *query = db_query(call->db, COLLEAGUE);

	query_id(query, ":household", household_id);
	if (query_number(query, &call->err))
		rule_refuse(&call->err, "uitgesloten.collega");
	return call->err.code != ERR_NONE;
}

/* ---- rows ---- */

#define EXCLUSION_COLUMNS \
	"SELECT x.*, e.naam AS employee_naam, b.naam AS by_naam, n.naam AS ended_naam FROM exclusion x" \
	" JOIN employee e ON e.id = x.employee_id JOIN employee b ON b.id = x.by_id LEFT JOIN employee n ON n.id = x.ended_by"

static const char EXCLUSION[] = EXCLUSION_COLUMNS " WHERE x.id = :id";

static bool exclusion_load(struct call *call, id exclusion_id, struct exclusion *out)
{
	struct query *query = db_query(call->db, EXCLUSION);

	record_init(&exclusion_record, out);
	query_id(query, ":id", exclusion_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "uitsluiting.geen");
	query_read(query, &exclusion_record, out);
	query_done(query);
	return true;
}

/* The households that it closes. */
static bool closed_load(struct call *call, const struct exclusion *exclusion, id closed[CLOSED_MOST], size_t *count)
{
	static const char CLOSED[] =
		"SELECT :household AS id WHERE :household IS NOT NULL UNION SELECT household_id FROM membership"
		" WHERE person_id = :person ORDER BY 1 LIMIT :most";
	struct query *query = db_query(call->db, CLOSED);
	enum query_result result;

	*count = 0;
	query_id(query, ":household", exclusion->household_id);
	query_id(query, ":person", exclusion->person_id);
	query_int(query, ":most", CLOSED_MOST);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		closed[(*count)++] = query_get_int(query, "id");
	return result == QUERY_DONE;
}

/* The names, for who may list a household of it; the number for everybody who may decide about it. */
static bool names_add(struct call *call, struct exclusion *exclusion, id household_id, const struct access_facts *facts)
{
	struct household household;
	struct person person;

	if (!household_load(call, household_id, &household))
		return false;
	memcpy(exclusion->huishoudnummer, household.huishoudnummer, sizeof(exclusion->huishoudnummer));
	if (!access_may(facts, DEED_LIST))
		return true;
	memcpy(exclusion->household_naam, household.naam, sizeof(exclusion->household_naam));
	if (!exclusion->person_id)
		return true;
	if (!person_load(call, exclusion->person_id, &person))
		return false;
	name_full(&person, exclusion->person_naam, sizeof(exclusion->person_naam));
	return true;
}

/* True, with the names filled, when the actor may decide about it at one of the households that it closes. */
static bool exclusion_mine(struct call *call, struct exclusion *exclusion, id *household_id)
{
	struct access_facts facts;
	id closed[CLOSED_MOST];
	size_t count;

	if (exclusion->employee_id == call->actor->employee_id || !closed_load(call, exclusion, closed, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		access_facts_load(call, closed[i], &facts);
		if (!access_may(&facts, DEED_EXCLUDE))
			continue;
		*household_id = closed[i];
		return names_add(call, exclusion, closed[i], &facts);
	}
	return false;
}

/* ---- listing ---- */

static bool exclusion_list(struct call *call)
{
	static const char ALL[] = EXCLUSION_COLUMNS
		" WHERE :household IS NULL OR x.household_id = :household OR x.person_id IN (SELECT m.person_id FROM membership m"
		" WHERE m.household_id = :household) ORDER BY x.until IS NOT NULL, x.at DESC, x.id DESC LIMIT 500";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;
	struct rows found = ROWS_INIT;
	enum query_result result;
	id household_id;

	if (ask->id && !call_may(call, DEED_EXCLUDE, ask->id))
		return false;
	query = db_query(call->db, ALL);
	query_id(query, ":household", ask->id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &exclusion_record, rows_new(&found, &exclusion_record));
	for (size_t i = 0; result == QUERY_DONE && i < found.count; i++)
		if (exclusion_mine(call, found.row[i].data, &household_id))
			call_out(call, &exclusion_record, found.row[i].data);
	rows_free(&found);
	return call->err.code == ERR_NONE;
}

/* ---- making ---- */

static bool person_there(struct call *call, id household_id, id person_id)
{
	static const char THERE[] =
		"SELECT EXISTS(SELECT 1 FROM membership WHERE household_id = :household AND person_id = :person AND until IS NULL)";
	struct query *query = db_query(call->db, THERE);

	query_id(query, ":household", household_id);
	query_id(query, ":person", person_id);
	return query_number(query, &call->err) ||
		(call->err.code == ERR_NONE && err_set(&call->err, ERR_INPUT, "Van wie: deze persoon woont hier niet."));
}

static bool already_there(struct call *call, const struct exclusion *exclusion)
{
	static const char ALREADY[] =
		"SELECT EXISTS(SELECT 1 FROM exclusion WHERE employee_id = :employee_id AND household_id IS :household_id"
		" AND person_id IS :person_id AND (until IS NULL OR until > :from))";
	struct query *query = db_query(call->db, ALREADY);

	query_record(query, &exclusion_record, exclusion);
	if (query_number(query, &call->err))
		rule_refuse_as(&call->err, "uitsluiting.al", "%.120s is hier al uitgesloten", exclusion->employee_naam);
	return call->err.code != ERR_NONE;
}

static bool exclusion_check(struct call *call, const struct exclusion *exclusion)
{
	if (exclusion->until != DAY_NONE && exclusion->until <= call->today)
		return err_set(&call->err, ERR_INPUT, "Tot: deze dag is al voorbij.");
	if (exclusion->kind == EXCLUSION_COLLEAGUE && (exclusion->person_id || exclusion->until != DAY_NONE))
		return err_set(&call->err, ERR_INPUT,
			"Een collega als cliënt: laat «Van wie» en «Tot» leeg; het geldt tot iemand het beëindigt.");
	return record_check(&exclusion_record, exclusion, &call->err);
}

/* The household without its regisseur would have nobody left; who is the regisseur hands over first. */
static bool regie_elsewhere(struct call *call, const struct exclusion *exclusion, const id *closed, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (regie_holder(call->db, closed[i]) == exclusion->employee_id)
			return rule_refuse_as(&call->err, "uitsluiting.regie", "%.120s is hier regisseur", exclusion->employee_naam);
	return true;
}

/* Only who is named stays: so somebody must be. */
static bool shield(struct call *call, id household_id, id employee_id)
{
	static const char NAMED[] =
		"SELECT EXISTS(SELECT 1 FROM regie WHERE household_id = :household AND until IS NULL) OR EXISTS(SELECT 1"
		" FROM involvement WHERE household_id = :household AND until IS NULL AND employee_id <> :employee)";
	struct household household;
	struct query *query = db_query(call->db, NAMED);

	query_id(query, ":household", household_id);
	query_id(query, ":employee", employee_id);
	if (!query_number(query, &call->err))
		return call->err.code == ERR_NONE && rule_refuse(&call->err, "uitsluiting.niemand");
	if (!household_load(call, household_id, &household))
		return false;
	household.shielded = true;
	return household_store(call, &household);
}

/* Who is shut out works there no more. */
static bool involvement_close(struct call *call, id household_id, id employee_id)
{
	static const char CLOSE[] =
		"UPDATE involvement SET until = max(:today, \"from\"), reason = 'uitgesloten' WHERE household_id = :household"
		" AND employee_id = :employee AND until IS NULL";
	struct query *query = db_query(call->db, CLOSE);

	query_day(query, ":today", call->today);
	query_id(query, ":household", household_id);
	query_id(query, ":employee", employee_id);
	return query_run(query, &call->err);
}

static bool exclusion_store(struct call *call, struct exclusion *exclusion)
{
	static const char NEW[] =
		"INSERT INTO exclusion(id, employee_id, household_id, person_id, kind, reason, by_id, at, \"from\", until)"
		" VALUES (:id, :employee_id, :household_id, :person_id, :kind, :reason, :by_id, :at, :from, :until)";
	id closed[CLOSED_MOST];
	struct query *query;
	size_t count;

	if (!closed_load(call, exclusion, closed, &count) || !regie_elsewhere(call, exclusion, closed, count))
		return false;
	if (exclusion->kind == EXCLUSION_COLLEAGUE && !shield(call, exclusion->household_id, exclusion->employee_id))
		return false;
	exclusion->id = db_next_id(call->db);
	exclusion->by_id = call->actor->employee_id;
	exclusion->at = call->now;
	exclusion->from = call->today;
	query = db_query(call->db, NEW);
	query_record(query, &exclusion_record, exclusion);
	if (!query_run(query, &call->err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!involvement_close(call, closed[i], exclusion->employee_id))
			return false;
		change_note(call, closed[i], "exclusion", exclusion->id, "");
	}
	inbox_changed(call, exclusion->employee_id);
	return true;
}

static bool exclusion_add(struct call *call)
{
	const struct exclusion *given = call_in(call, &exclusion_record);
	id household_id = given->household_id ? given->household_id : household_by_number(call->db, given->huishoudnummer);
	struct exclusion exclusion, made;

	record_init(&exclusion_record, &exclusion);
	exclusion.employee_id = given->employee_id;
	exclusion.person_id = given->person_id;
	exclusion.kind = given->kind;
	exclusion.until = given->until;
	exclusion.from = call->today;
	if (!text_clean_line(given->reason, "Waarom", exclusion.reason, sizeof(exclusion.reason), &call->err) ||
			!call_may(call, DEED_EXCLUDE, household_id ? household_id : NO_HOUSEHOLD) ||
			!exclusion_check(call, &exclusion))
		return false;
	if (exclusion.employee_id == call->actor->employee_id)
		return rule_refuse(&call->err, "uitsluiting.zelf");
	if (!employee_named(call, exclusion.employee_id, exclusion.employee_naam, NULL, NULL) ||
			(exclusion.person_id && !person_there(call, household_id, exclusion.person_id)))
		return false;
	exclusion.household_id = exclusion.person_id ? 0 : household_id;
	if (already_there(call, &exclusion) || !exclusion_store(call, &exclusion))
		return false;
	call_about(call, household_id, "exclusion", exclusion.id, "%s: %s", exclusion.employee_naam, exclusion.reason);
	if (!exclusion_load(call, exclusion.id, &made))
		return false;
	call_out(call, &exclusion_record, &made);
	return true;
}

/* ---- ending ---- */

static bool exclusion_end(struct call *call)
{
	static const char END[] =
		"UPDATE exclusion SET until = max(:today, \"from\"), ended_by = :me, ended_reason = :reason"
		" WHERE id = :id AND ended_by IS NULL AND (until IS NULL OR until > :today)";
	const struct ask *ask = call_in(call, &ask_record);
	struct exclusion exclusion;
	struct query *query;
	char reason[TEXT_LINE_BYTES];
	id household_id = 0;

	if (!exclusion_load(call, ask->id, &exclusion))
		return false;
	if (!exclusion_mine(call, &exclusion, &household_id))
		return row_missing(&call->err, "uitsluiting.geen");
	if (!text_clean_line(ask->word, "Reden", reason, sizeof(reason), &call->err))
		return false;
	if (!*reason)
		return err_set(&call->err, ERR_INPUT, "Reden: vul in waarom het niet meer nodig is.");
	query = db_query(call->db, END);
	query_id(query, ":id", ask->id);
	query_id(query, ":me", call->actor->employee_id);
	query_day(query, ":today", call->today);
	query_text(query, ":reason", reason);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return rule_refuse(&call->err, "uitsluiting.voorbij");
	change_note(call, household_id, "exclusion", ask->id, "");
	inbox_changed(call, exclusion.employee_id);
	call_about(call, household_id, "exclusion", ask->id, "%s: %s", exclusion.employee_naam, reason);
	if (!exclusion_load(call, ask->id, &exclusion))
		return false;
	call_out(call, &exclusion_record, &exclusion);
	return true;
}

const struct door_row exclusion_doors[] = {
	{ REQ_EXCLUSION_LIST, PHASE_OPEN, DEED_EXCLUDE, NULL, exclusion_list },
	{ REQ_EXCLUSION_ADD,  PHASE_OPEN, DEED_EXCLUDE, "uitsluiting", exclusion_add },
	{ REQ_EXCLUSION_END,  PHASE_OPEN, DEED_EXCLUDE, "uitsluiting-einde", exclusion_end },
	{ 0 }
};
