/* The register of requests under the AVG: who may read and write it, its numbers, and its term. */
#include "store/privacy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/organisation.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "store/door.h"

enum { LIST_MOST = 500 };

/* ---- rights ---- */

/* Who oversees reads all of them; who may open the dossier those of the household, and backoffice writes in the mail. */
bool privacy_may_read(struct call *call, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id, &facts);
	return !facts.excluded && (access_may(&facts, DEED_OPEN) || access_may(&facts, DEED_DECISIONS) ||
		actor_has(call->actor, ROLE_PRIVACY_OFFICER) || actor_has(call->actor, ROLE_FG));
}

static bool request_may_start(struct call *call, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id, &facts);
	return !access_by_glass(&facts) && (access_may(&facts, DEED_OPEN) || access_may(&facts, DEED_DECISIONS));
}

/* The privacy officer, or who handles it and may still open the dossier; never about the own household. */
static bool request_may_write(struct call *call, const struct privacy_request *request)
{
	struct access_facts facts;

	access_facts_load(call, request->household_id, &facts);
	if (facts.own_household || facts.excluded)
		return false;
	return actor_has(call->actor, ROLE_PRIVACY_OFFICER) ||
		(request->behandelaar_id == call->actor->employee_id && access_may(&facts, DEED_OPEN));
}

static void texts_drop(struct privacy_request *request)
{
	free(request->vraag);
	free(request->betwist);
	free(request->motivering);
	free(request->verklaring);
	request->vraag = request->betwist = request->motivering = request->verklaring = NULL;
}

/* Of a shielded household who is not named on it sees that there is a request, and until when. */
static void request_hide(struct call *call, struct privacy_request *request)
{
	struct access_facts facts;

	access_facts_load(call, request->household_id, &facts);
	if (!facts.shielded || facts.named)
		return;
	request->huishoudnummer[0] = request->person_naam[0] = '\0';
	strcpy(request->household_naam, "afgeschermd huishouden");
	strcpy(request->aanvrager, "afgeschermd");
	request->person_id = request->journal_id = 0;
	request->may_write = false;
	texts_drop(request);
}

/* ---- reading ---- */

#define REQUEST_COLUMNS \
	"SELECT r.*, h.huishoudnummer, h.naam AS household_naam, b.naam AS behandelaar_naam, p.voornamen, p.voorvoegsel," \
	" p.geslachtsnaam, p.voorvoegselPartner, p.geslachtsnaamPartner, p.aanduidingNaamgebruik, p.voorletters" \
	" FROM privacy_request r JOIN household h ON h.id = r.household_id JOIN person p ON p.id = r.person_id" \
	" LEFT JOIN employee b ON b.id = r.behandelaar_id"

static const char ONE[] = REQUEST_COLUMNS " WHERE r.id = :id";
static const char LIST[] = REQUEST_COLUMNS
	" WHERE (:household IS NULL OR r.household_id = :household) AND (:all = 1 OR r.household_id = :household"
	"   OR r.behandelaar_id = :me OR r.ingeschreven_id = :me)"
	" ORDER BY r.afgehandeld IS NOT NULL, CASE WHEN r.afgehandeld IS NULL THEN r.uiterlijk END, r.nummer DESC LIMIT :most";

static void request_row(struct query *query, struct privacy_request *request)
{
	struct person person;

	record_init(&person_record, &person);
	query_read(query, &person_record, &person);
	query_read(query, &privacy_request_record, request);
	name_full(&person, request->person_naam, sizeof(request->person_naam));
}

static bool request_load(struct call *call, id request_id, struct privacy_request *request)
{
	struct query *query = db_query(call->db, ONE);
	bool found;

	record_init(&privacy_request_record, request);
	query_id(query, ":id", request_id);
	found = query_one(query, &call->err);
	if (found)
		request_row(query, request);
	query_done(query);
	if (found && privacy_may_read(call, request->household_id))
		return true;
	record_clear(&privacy_request_record, request);
	return row_missing(&call->err, "verzoek.geen");
}

static bool request_answer(struct call *call, id request_id)
{
	struct privacy_request *request = rows_new(&call->out->rows, &privacy_request_record);

	if (!request_load(call, request_id, request))
		return false;
	request->may_write = request_may_write(call, request);
	request_hide(call, request);
	return true;
}

/* The rows are gathered first: what they may show asks rights, and that reads again. */
static bool requests_list(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	bool all = call_may(call, DEED_LOG, 0);
	struct query *query = db_query(call->db, LIST);
	enum query_result result;
	struct rows rows = ROWS_INIT;

	call->err = ERR_INIT;
	if (ask->id && !privacy_may_read(call, ask->id))
		return rule_missing(&call->err, "huishouden.geen");
	query_id(query, ":household", ask->id);
	query_int(query, ":all", all);
	query_id(query, ":me", call->actor->employee_id);
	query_int(query, ":most", LIST_MOST);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct privacy_request *request = rows_new(&rows, &privacy_request_record);

		request_row(query, request);
		texts_drop(request);
	}
	for (size_t i = 0; i < rows.count; i++) {
		struct privacy_request *request = rows.row[i].data;

		if (!privacy_may_read(call, request->household_id))
			continue;
		request->may_write = request_may_write(call, request);
		request_hide(call, request);
		call_out(call, &privacy_request_record, request);
	}
	rows_free(&rows);
	if (ask->id)
		view_note(call, "lees", ask->id, "privacy_request", 0, NULL);
	return result == QUERY_DONE;
}

static bool request_read(struct call *call)
{
	static const char GEMEENTE[] = "SELECT * FROM municipality ORDER BY id LIMIT 1";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;
	const struct privacy_request *request;

	if (!request_answer(call, ask->id))
		return false;
	request = rows_first(&call->out->rows, &privacy_request_record);
	view_note(call, "lees", request->household_id, "privacy_request", request->id, NULL);
	query = db_query(call->db, GEMEENTE);
	if (query_one(query, &call->err))
		query_read(query, &municipality_record, rows_new(&call->out->rows, &municipality_record));
	query_done(query);
	return call->err.code == ERR_NONE;
}

/* ---- saving ---- */

static const char ADD[] =
	"INSERT INTO privacy_request(id, nummer, household_id, person_id, soort, aanvrager, als, kanaal, ontvangen, vraag,"
	" betwist, journal_id, ingeschreven_id, behandelaar_id, identiteit, id_gevraagd, id_gezien, uiterlijk, verlengd_reden,"
	" verlengd_verteld, uitkomst, grondslag, motivering, afgehandeld, verklaring, verklaring_dag, beperkt_tot)"
	" VALUES (:id, :nummer, :household_id, :person_id, :soort, :aanvrager, :als, :kanaal, :ontvangen, :vraag, :betwist,"
	" :journal_id, :ingeschreven_id, :behandelaar_id, :identiteit, :id_gevraagd, :id_gezien, :uiterlijk, :verlengd_reden,"
	" :verlengd_verteld, :uitkomst, :grondslag, :motivering, :afgehandeld, :verklaring, :verklaring_dag, :beperkt_tot)";
static const char CHANGE[] =
	"UPDATE privacy_request SET betwist = :betwist, journal_id = :journal_id, behandelaar_id = :behandelaar_id,"
	" identiteit = :identiteit, id_gevraagd = :id_gevraagd, id_gezien = :id_gezien, uiterlijk = :uiterlijk,"
	" verlengd_reden = :verlengd_reden, verlengd_verteld = :verlengd_verteld, uitkomst = :uitkomst,"
	" grondslag = :grondslag, motivering = :motivering, afgehandeld = :afgehandeld, verklaring = :verklaring,"
	" verklaring_dag = :verklaring_dag, beperkt_tot = :beperkt_tot, version = version + 1 WHERE id = :id";

static int age_of(struct call *call, id person_id, day on)
{
	static const char BORN[] = "SELECT geboortedatum FROM person WHERE id = :id";
	struct query *query = db_query(call->db, BORN);
	int age = -1;

	query_id(query, ":id", person_id);
	if (query_one(query, &call->err))
		age = birthdate_age(query_get_text(query, "geboortedatum"), on);
	query_done(query);
	return age;
}

static bool belongs(struct call *call, const struct privacy_request *request)
{
	static const char MEMBER[] = "SELECT count(*) FROM membership WHERE household_id = :household AND person_id = :person";
	static const char ENTRY[] = "SELECT count(*) FROM journal_entry WHERE id = :id AND household_id = :household";
	struct query *query = db_query(call->db, MEMBER);

	query_id(query, ":household", request->household_id);
	query_id(query, ":person", request->person_id);
	if (query_number(query, &call->err) == 0)
		return err_set(&call->err, ERR_INPUT, "Over wie: kies iemand van dit huishouden.");
	if (!request->journal_id)
		return true;
	query = db_query(call->db, ENTRY);
	query_id(query, ":id", request->journal_id);
	query_id(query, ":household", request->household_id);
	return query_number(query, &call->err) > 0 ||
		err_set(&call->err, ERR_INPUT, "Regel in het dagboek: kies een regel van dit huishouden.");
}

/* Somebody with the role, or who may open the dossier. */
static bool handler_fits(struct call *call, const struct privacy_request *request)
{
	struct actor handler;

	if (!request->behandelaar_id || (actor_load(call->db, request->behandelaar_id, call->today, &handler) &&
			(actor_has(&handler, ROLE_PRIVACY_OFFICER) ||
			household_open_to(call, request->household_id, request->behandelaar_id))))
		return true;
	return err_set(&call->err, ERR_INPUT, "Behandelaar: kies een privacy officer, of iemand die dit dossier mag openen.");
}

/* "2026-0007": numbers of a year follow each other, and none is given twice. */
static void nummer_give(struct call *call, struct privacy_request *request)
{
	static const char COUNT[] = "SELECT count(*) FROM privacy_request WHERE nummer LIKE :year || '-%'";
	struct query *query = db_query(call->db, COUNT);
	char iso[DAY_ISO_BYTES], year[5];

	day_iso(call->today, iso);
	snprintf(year, sizeof(year), "%.4s", iso);
	query_text(query, ":year", year);
	snprintf(request->nummer, sizeof(request->nummer), "%s-%04lld", year, (long long)query_number(query, &call->err) % 10000 + 1);
}

static void request_tell(struct call *call, const struct privacy_request *before, const struct privacy_request *request)
{
	call_about(call, request->household_id, "privacy_request", request->id, "%s %s: %s", request->nummer,
		choice_code(privacy_soort_choices, request->soort), choice_label(privacy_outcome_choices, request->uitkomst));
	if (!before)
		ring_role(call, ROLE_PRIVACY_OFFICER, 0, "privacy_request", request->id, "Nieuw verzoek %s: %s.", request->nummer,
			choice_label(privacy_soort_choices, request->soort));
	if (request->behandelaar_id && (!before || before->behandelaar_id != request->behandelaar_id) &&
			request->behandelaar_id != call->actor->employee_id)
		ring_employee(call, request->behandelaar_id, 0, "privacy_request", request->id, "U behandelt verzoek %s.",
			request->nummer);
	change_note(call, request->household_id, "privacy_request", request->id, "");
}

static bool request_store(struct call *call, const struct privacy_request *before, struct privacy_request *request)
{
	struct query *query;

	if (request->verklaring && *request->verklaring && request->verklaring_dag == DAY_NONE)
		request->verklaring_dag = call->today;
	if (!privacy_check(before, request, age_of(call, request->person_id, request->ontvangen), call->today, &call->err) ||
			!belongs(call, request) || !handler_fits(call, request))
		return false;
	request->uiterlijk = before && before->afgehandeld != DAY_NONE ? before->uiterlijk : privacy_due(request);
	query = db_query(call->db, before ? CHANGE : ADD);
	query_record(query, &privacy_request_record, request);
	if (!query_run(query, &call->err))
		return false;
	request_tell(call, before, request);
	return request_answer(call, request->id);
}

/* Of one that is there only these fields are the writer's; what was asked stays. */
static void request_keep(const struct privacy_request *before, struct privacy_request *request)
{
	memcpy(request->nummer, before->nummer, sizeof(request->nummer));
	memcpy(request->aanvrager, before->aanvrager, sizeof(request->aanvrager));
	request->household_id = before->household_id;
	request->person_id = before->person_id;
	request->soort = before->soort;
	request->als = before->als;
	request->kanaal = before->kanaal;
	request->ontvangen = before->ontvangen;
	request->vraag = before->vraag;
	request->ingeschreven_id = before->ingeschreven_id;
	request->verklaring_dag = before->verklaring_dag;
}

static bool request_change(struct call *call, struct privacy_request *request)
{
	struct privacy_request before;
	bool ok;

	if (!request_load(call, request->id, &before))
		return false;
	if (!request_may_write(call, &before))
		ok = rule_refuse(&call->err, "verzoek.behandelaar");
	else if (before.version != request->version)
		ok = request_answer(call, request->id) &&
			stale_text(call, before.household_id, "privacy_request", request->id, "dit verzoek");
	else {
		request_keep(&before, request);
		ok = request_store(call, &before, request);
	}
	record_clear(&privacy_request_record, &before);
	return ok;
}

static bool request_save(struct call *call)
{
	struct privacy_request request = *(const struct privacy_request *)call_in(call, &privacy_request_record);	/* texts borrowed */

	if (request.id)
		return request_change(call, &request);
	if (!request.household_id && *request.huishoudnummer)
		request.household_id = household_by_number(call->db, request.huishoudnummer);
	if (!request.household_id || !request_may_start(call, request.household_id))
		return rule_missing(&call->err, "huishouden.geen");
	request.id = db_next_id(call->db);
	request.ingeschreven_id = call->actor->employee_id;
	nummer_give(call, &request);
	return request_store(call, NULL, &request);
}

/* ---- beside a text ---- */

bool privacy_beside(struct call *call, id journal_id)
{
	static const char BESIDE[] =
		"SELECT id, aanvrager, soort, uitkomst, verklaring, verklaring_dag FROM privacy_request"
		" WHERE journal_id = :id AND verklaring IS NOT NULL AND uitkomst <> 'toegewezen' ORDER BY verklaring_dag, id";
	struct query *query = db_query(call->db, BESIDE);
	enum query_result result;

	query_id(query, ":id", journal_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &privacy_request_record, rows_new(&call->out->rows, &privacy_request_record));
	return result == QUERY_DONE;
}

const struct door_row privacy_doors[] = {
	{ REQ_PRIVACY_LIST, PHASE_USER, DEED_NONE, NULL, requests_list },
	{ REQ_PRIVACY_READ, PHASE_USER, DEED_NONE, NULL, request_read },
	{ REQ_PRIVACY_SAVE, PHASE_OPEN, DEED_NONE, "verzoek", request_save },
	{ 0 }
};
