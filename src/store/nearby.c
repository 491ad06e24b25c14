/* The life domains of the municipality, and the sociale kaart: what is nearby for everybody. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "admin_inside.h"
#include "base/mem.h"
#include "edit_kind.h"
#include "domain/agreement.h"
#include "store/door.h"

enum { DOMAINS_MOST = 200 };

/* ---- what is nearby ---- */

/* First what is for this life domain in this area; last what is for everything and everybody. */
static bool nearby_read(struct call *call)
{
	static const char NEARBY[] =
		"SELECT n.* FROM nearby n JOIN household h ON h.id = :household_id"
		" WHERE (n.ended IS NULL OR n.ended > :day) AND (n.wijk IS NULL OR n.wijk = h.wijk)"
		" AND (n.leefgebied IS NULL OR n.leefgebied = :word)"
		" ORDER BY n.wijk IS NULL, n.leefgebied IS NULL, n.lijn, n.aanbod, n.naam LIMIT 60";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query;

	if (!call_may(call, DEED_OPEN, ask->id))
		return false;
	query = db_query(call->db, NEARBY);
	query_id(query, ":household_id", ask->id);
	query_day(query, ":day", call->today);
	query_text(query, ":word", ask->word);
	return rows_answer(call, query, &nearby_record);
}

static bool nearby_list(struct call *call)
{
	static const char LIST[] =
		"SELECT * FROM nearby WHERE :all OR ended IS NULL OR ended > :day"
		" ORDER BY ended IS NOT NULL AND ended <= :day, wijk, leefgebied, aanbod, naam, id";
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, LIST);

	query_int(query, ":all", ask->flag);
	query_day(query, ":day", call->today);
	return rows_answer(call, query, &nearby_record);
}

static bool domain_known(struct call *call, const char *code)
{
	static const char KNOWN[] = "SELECT count(*) FROM life_domain WHERE code = :code AND ended = 0";
	struct query *query = db_query(call->db, KNOWN);

	query_text(query, ":code", code);
	return query_number(query, &call->err) > 0;
}

static bool nearby_check(struct call *call, const struct nearby *nearby)
{
	if (!record_check(&nearby_record, nearby, &call->err))
		return false;
	if (nearby->lijn == LIJN_2)
		return err_set(&call->err, ERR_INPUT, "Lijn: de 2e lijn is niet voor iedereen. Kies lijn 0 of 1.");
	if (nearby->leefgebied[0] && nearby->ended == DAY_NONE && !domain_known(call, nearby->leefgebied))
		return err_set(&call->err, ERR_INPUT, "Leefgebied: het leefgebied «%s» is er niet, of is vervallen.",
			nearby->leefgebied);
	return true;
}

static const char NEARBY_ADD[] =
	"INSERT INTO nearby(id, naam, aanbod, wijk, leefgebied, lijn, adres, telefoon, ended)"
	" VALUES(:id, :naam, :aanbod, :wijk, :leefgebied, :lijn, :adres, :telefoon, :ended)";
static const char NEARBY_CHANGE[] =
	"UPDATE nearby SET naam = :naam, aanbod = :aanbod, wijk = :wijk, leefgebied = :leefgebied, lijn = :lijn,"
	" adres = :adres, telefoon = :telefoon, ended = :ended WHERE id = :id";

static bool nearby_put(struct call *call, const struct nearby *nearby, const char *sql)
{
	struct query *query = db_query(call->db, sql);

	query_record(query, &nearby_record, nearby);
	return query_run(query, &call->err);
}

/* The same offer twice in one area helps nobody who chooses from the list. */
static bool nearby_single(struct call *call, const struct nearby *nearby)
{
	static const char TWIN[] =
		"SELECT count(*) FROM nearby WHERE id IS NOT :id AND (ended IS NULL OR ended > :day) AND naam = :naam"
		" AND aanbod = :aanbod AND wijk IS :wijk AND leefgebied IS :leefgebied";
	struct query *query = db_query(call->db, TWIN);

	query_record(query, &nearby_record, nearby);
	query_day(query, ":day", call->today);
	if (query_number(query, &call->err) == 0)
		return call->err.code == ERR_NONE;
	return err_set(&call->err, ERR_INPUT, "Aanbod: «%.120s» van %.120s staat al in deze wijk. Wijzig die regel.",
		nearby->aanbod, nearby->naam);
}

/* What has ended stays as it was: people chose it then. */
static bool nearby_holds(struct call *call, id nearby_id)
{
	static const char HOLDS[] = "SELECT count(*) FROM nearby WHERE id = :id AND (ended IS NULL OR ended > :day)";
	struct query *query = db_query(call->db, HOLDS);

	query_id(query, ":id", nearby_id);
	query_day(query, ":day", call->today);
	if (query_number(query, &call->err) == 1)
		return true;
	return err_set(&call->err, ERR_INPUT, "Deze voorziening is vervallen. Voeg haar opnieuw toe als zij er weer is.");
}

static bool nearby_save(struct call *call)
{
	struct nearby *nearby = call_in(call, &nearby_record);
	bool fresh = nearby->id == 0;

	if (!nearby_check(call, nearby) || (!fresh && !nearby_holds(call, nearby->id)) || !nearby_single(call, nearby))
		return false;
	if (nearby->ended != DAY_NONE && nearby->ended < call->today)
		return err_set(&call->err, ERR_INPUT, "Vervallen op: kies vandaag of een latere dag.");
	if (fresh)
		nearby->id = db_next_id(call->db);
	if (!nearby_put(call, nearby, fresh ? NEARBY_ADD : NEARBY_CHANGE))
		return false;
	call_about(call, 0, "nearby", nearby->id, "%.120s, %.120s%s", nearby->naam, nearby->aanbod,
		nearby->ended != DAY_NONE ? ", vervalt" : fresh ? ", nieuw" : ", gewijzigd");
	call_out(call, &nearby_record, nearby);
	return true;
}

/* The whole list of one area (wijk, "" is the whole municipality) in the place of the one before. */
static bool nearby_set(struct call *call)
{
	static const char END[] =
		"UPDATE nearby SET ended = :day WHERE (ended IS NULL OR ended > :day) AND coalesce(wijk, '') = :wijk";
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
		nearby->ended = DAY_NONE;
		nearby->id = db_next_id(call->db);
		if (!nearby_check(call, nearby) || !nearby_put(call, nearby, NEARBY_ADD))
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

/* A code of its own, made of the name: it stands in the files of wijkctl, and never changes. */
static bool domain_code(struct call *call, struct life_domain *domain)
{
	static const char TAKEN[] = "SELECT count(*) FROM life_domain WHERE code = :code";
	struct query *query = db_query(call->db, TAKEN);
	struct buf plain = BUF_INIT;
	size_t used = 0;

	text_ascii(domain->naam, &plain);
	for (size_t i = 0; i < plain.used && used < sizeof(domain->code) - 12; i++) {
		if (isalnum((unsigned char)plain.data[i]))
			domain->code[used++] = (char)tolower((unsigned char)plain.data[i]);
		else if (used > 0 && domain->code[used - 1] != '_')
			domain->code[used++] = '_';
	}
	domain->code[used] = '\0';
	buf_free(&plain);
	query_plain(query, ":code", domain->code);
	if (used == 0 || query_number(query, &call->err) > 0)
		snprintf(domain->code + used, sizeof(domain->code) - used, "%u",
			(unsigned)(db_next_id(call->db) % 1000000000));
	return call->err.code == ERR_NONE;
}

/* Another one has the name, or there would be none left in use. */
static bool domain_refused(struct call *call, const struct life_domain *domain)
{
	static const char SAME[] = "SELECT count(*) FROM life_domain WHERE naam = :naam AND code <> :code";
	static const char OTHERS[] = "SELECT count(*) FROM life_domain WHERE ended = 0 AND code <> :code";
	struct query *query = db_query(call->db, SAME);

	query_record(query, &life_domain_record, domain);
	if (query_number(query, &call->err) > 0)
		return !err_set(&call->err, ERR_INPUT, "Leefgebied: «%.200s» is er al, of was er. Kies een andere naam.",
			domain->naam);
	query = db_query(call->db, OTHERS);
	query_record(query, &life_domain_record, domain);
	if (domain->ended && query_number(query, &call->err) == 0)
		return !err_set(&call->err, ERR_INPUT,
			"Dit is het laatste leefgebied: zonder leefgebied kan er geen doel meer bij.");
	return call->err.code != ERR_NONE;
}

/* 1, 2, 3: `domain` stands where it was put, and the others made room for it. */
static bool domains_in_order(struct call *call, const struct life_domain *domain, bool moved_down)
{
	static const char ORDER[] =
		"UPDATE life_domain SET place = o.n FROM (SELECT code, row_number() OVER"
		" (ORDER BY place * 2 + CASE WHEN code = :code THEN :side ELSE 0 END, code) AS n"
		" FROM life_domain WHERE ended = 0) AS o WHERE o.code = life_domain.code";
	struct query *query = db_query(call->db, ORDER);

	query_plain(query, ":code", domain->code);
	query_int(query, ":side", moved_down ? 1 : -1);
	return query_run(query, &call->err);
}

static int64_t domain_place(struct call *call, const char *code)
{
	static const char PLACE[] = "SELECT coalesce(max(place), 0) FROM life_domain WHERE code = :code AND ended = 0";
	struct query *query = db_query(call->db, PLACE);

	query_plain(query, ":code", code);
	return query_number(query, &call->err);
}

static bool life_domain_save(struct call *call)
{
	static const char ADD[] =
		"INSERT INTO life_domain(code, naam, zrm, place, ended) VALUES(:code, :naam, :zrm, :place, :ended)";
	static const char CHANGE[] =
		"UPDATE life_domain SET naam = :naam, zrm = :zrm, place = :place, ended = :ended WHERE code = :code";
	struct life_domain *domain = call_in(call, &life_domain_record);
	bool fresh = domain->code[0] == '\0';
	int64_t before = domain_place(call, domain->code);
	struct query *query;

	if (domain->place < 0 || domain->place > DOMAINS_MOST)
		return err_set(&call->err, ERR_INPUT, "Volgorde: kies een getal van 1 tot %d.", DOMAINS_MOST);
	if ((fresh && !domain_code(call, domain)) || !record_check(&life_domain_record, domain, &call->err) ||
			domain_refused(call, domain))
		return false;
	if (domain->place == 0)
		domain->place = DOMAINS_MOST + 1;
	query = db_query(call->db, fresh ? ADD : CHANGE);
	query_record(query, &life_domain_record, domain);
	if (!query_run(query, &call->err) || !domains_in_order(call, domain, before && domain->place > before))
		return false;
	call_about(call, 0, "life_domain", 0, "%s: %.200s%s", domain->code, domain->naam,
		fresh ? ", nieuw" : domain->ended ? ", vervallen" : ", gewijzigd");
	return life_domain_list(call);
}

const struct door_row nearby_doors[] = {
	{ REQ_NEARBY, PHASE_OPEN, DEED_NONE, NULL, nearby_read },
	{ REQ_NEARBY_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, nearby_list },
	{ REQ_NEARBY_SET, PHASE_ADMIN, DEED_ADMIN, "sociale-kaart", nearby_set },
	{ REQ_LIFE_DOMAIN_LIST, PHASE_ADMIN, DEED_ADMIN, NULL, life_domain_list },
	{ REQ_LIFE_DOMAIN_SET, PHASE_ADMIN, DEED_ADMIN, "leefgebieden", life_domain_set },
	{ REQ_NEARBY_SAVE, PHASE_OPEN, DEED_ADMIN, "voorziening", nearby_save },
	{ REQ_LIFE_DOMAIN_SAVE, PHASE_OPEN, DEED_ADMIN, "leefgebied", life_domain_save },
	{ 0 }
};
