/* The life domains of the municipality, and the sociale kaart: what is nearby for everybody. Kept by wijkctl. */
#include <string.h>

#include "admin_inside.h"
#include "base/mem.h"
#include "edit_kind.h"
#include "domain/agreement.h"
#include "store/door.h"

/* ---- what is nearby ---- */

/* First what is for this life domain in this area; last what is for everything and everybody. */
static bool nearby_read(struct call *call)
{
	static const char NEARBY[] =
		"SELECT n.* FROM nearby n JOIN household h ON h.id = :household_id"
		" WHERE n.ended IS NULL AND (n.wijk IS NULL OR n.wijk = h.wijk) AND (n.leefgebied IS NULL OR n.leefgebied = :word)"
		" ORDER BY n.wijk IS NULL, n.leefgebied IS NULL, n.lijn, n.aanbod, n.naam LIMIT 60";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;

	if (!call_may(call, DEED_OPEN, ask->id))
		return false;
	query = db_query(call->db, NEARBY);
	query_id(query, ":household_id", ask->id);
	query_text(query, ":word", ask->word);
	return rows_answer(call, query, &nearby_record);
}

static bool nearby_list(struct call *call)
{
	static const char LIST[] = "SELECT * FROM nearby WHERE ended IS NULL ORDER BY wijk, leefgebied, aanbod, naam";

	return rows_answer(call, db_query(call->db, LIST), &nearby_record);
}

static bool domain_known(struct call *call, const char *code)
{
	static const char KNOWN[] = "SELECT count(*) FROM life_domain WHERE code = :code AND ended = 0";
	struct query *query = db_query(call->db, KNOWN);

	query_text(query, ":code", code);
	return query_number(query, &call->err) > 0;
}

static bool nearby_check(struct call *call, struct nearby *nearby, size_t number)
{
	if (!record_check(&nearby_record, nearby, &call->err))
		return err_add(&call->err, "regel %zu", number);
	if (nearby->lijn == LIJN_2)
		return err_set(&call->err, ERR_INPUT, "Regel %zu: de 2e lijn is niet voor iedereen. Kies lijn 0 of 1.", number);
	if (nearby->leefgebied[0] && !domain_known(call, nearby->leefgebied))
		return err_set(&call->err, ERR_INPUT, "Regel %zu: het leefgebied «%s» is er niet.", number, nearby->leefgebied);
	return true;
}

/* The whole list of one area (wijk, "" is the whole municipality) in the place of the one before. */
static bool nearby_set(struct call *call)
{
	static const char END[] = "UPDATE nearby SET ended = :day WHERE ended IS NULL AND coalesce(wijk, '') = :wijk";
	static const char ADD[] =
		"INSERT INTO nearby(id, naam, aanbod, wijk, leefgebied, lijn, adres, telefoon)"
		" VALUES(:id, :naam, :aanbod, :wijk, :leefgebied, :lijn, :adres, :telefoon)";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, END);
	struct nearby *nearby;
	size_t count = 0;

	query_day(query, ":day", call->today);
	query_plain(query, ":wijk", ask->word);
	if (!query_run(query, &call->err))
		return false;
	for (; (nearby = rows_get(&call->in->rows, &nearby_record, count)); count++) {
		memcpy(nearby->wijk, ask->word, sizeof(nearby->wijk));
		if (!nearby_check(call, nearby, count + 1))
			return false;
		nearby->id = db_next_id(call->db);
		query = db_query(call->db, ADD);
		query_record(query, &nearby_record, nearby);
		if (!query_run(query, &call->err))
			return err_add(&call->err, "regel %zu", count + 1);
		call_out(call, &nearby_record, nearby);
	}
	call_about(call, 0, "nearby", 0, "%zu voorzieningen, wijk %s", count, ask->word[0] ? ask->word : "(hele gemeente)");
	return true;
}

/* ---- life domains ---- */

static bool life_domain_list(struct call *call)
{
	static const char LIST[] = "SELECT * FROM life_domain ORDER BY ended, place, code";

	return rows_answer(call, db_query(call->db, LIST), &life_domain_record);
}

/* The whole list in its order; what is not in it takes no new goals and stays readable where it is used. */
static bool life_domain_set(struct call *call)
{
	static const char END[] = "UPDATE life_domain SET ended = 1, naam = naam || ' (' || code || ')' WHERE ended = 0";
	static const char PUT[] =
		"INSERT INTO life_domain(code, naam, zrm, place) VALUES(:code, :naam, :zrm, :place)"
		" ON CONFLICT(code) DO UPDATE SET naam = :naam, zrm = :zrm, place = :place, ended = 0";
	static const char NAMES[] =
		"UPDATE life_domain SET naam = replace(naam, ' (' || code || ')', '') WHERE ended = 1 AND"
		" replace(naam, ' (' || code || ')', '') NOT IN (SELECT naam FROM life_domain WHERE ended = 0)";
	struct life_domain *domain;
	size_t count = 0;

	if (!query_run(db_query(call->db, END), &call->err))
		return false;
	for (; (domain = rows_get(&call->in->rows, &life_domain_record, count)); count++) {
		struct query *query = db_query(call->db, PUT);

		domain->place = (int64_t)count + 1;
		if (!record_check(&life_domain_record, domain, &call->err))
			return err_add(&call->err, "regel %zu", count + 1);
		query_record(query, &life_domain_record, domain);
		if (!query_run(query, &call->err))
			return err_add(&call->err, "regel %zu", count + 1);
	}
	if (count == 0)
		return err_set(&call->err, ERR_INPUT, "De lijst is leeg: zonder leefgebied kan er geen doel meer bij.");
	call_about(call, 0, "life_domain", 0, "%zu leefgebieden", count);
	return query_run(db_query(call->db, NAMES), &call->err) && life_domain_list(call);
}

const struct door_row nearby_doors[] = {
	{ REQ_NEARBY, PHASE_OPEN, DEED_NONE, NULL, nearby_read },
	{ REQ_NEARBY_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, nearby_list },
	{ REQ_NEARBY_SET, PHASE_ADMIN, DEED_ADMIN, "sociale-kaart", nearby_set },
	{ REQ_LIFE_DOMAIN_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, life_domain_list },
	{ REQ_LIFE_DOMAIN_SET, PHASE_ADMIN, DEED_ADMIN, "leefgebieden", life_domain_set },
	{ 0 }
};
