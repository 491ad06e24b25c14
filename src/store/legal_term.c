/* Legal terms as they run: one statement for each table that has them, and the rights on each row. */
#include "store/legal_term.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/rule.h"
#include "household_inside.h"
#include "legal_inside.h"
#include "store/privacy.h"

enum { TERMS_MOST = 500 };

static const struct field ask_fields[] = {
	F_ID(struct terms_ask, household, ""),
	F_ID(struct terms_ask, me, ""),
	F_LINE(struct terms_ask, pets, ""),
	F_DAY(struct terms_ask, today, ""),
	F_BOOL(struct terms_ask, wide, ""),
};
static RECORD(terms_ask_record, "terms_ask", struct terms_ask, ask_fields);

/* ---- statements ---- */

#define WORN(alias) alias ".\"from\" <= :today AND (" alias ".until IS NULL OR " alias ".until > :today)" \
	" AND instr(:pets, " alias ".pet)"

/* Rows of a table that run: of one household; or of my caseload, with `wide` of my areas too, and what I handle. */
#define HITS(table, running, handled) \
	"WITH own(id) AS (SELECT household_id FROM regie WHERE employee_id = :me AND until IS NULL" \
	"   UNION SELECT household_id FROM involvement WHERE employee_id = :me AND until IS NULL)," \
	" area(wijk) AS (SELECT coalesce(z.wijk, '*') FROM role_assignment a LEFT JOIN team z ON z.id = a.team_id" \
	"   WHERE a.employee_id = :me AND a.role IN ('backoffice', 'teamleider') AND " WORN("a") ")," \
	" hit(id) AS (SELECT t.id FROM own CROSS JOIN " table " t ON t.household_id = own.id" \
	"   WHERE :household IS NULL AND " running \
	" UNION SELECT t.id FROM " table " t WHERE t.household_id = :household AND " running \
	" UNION SELECT t.id FROM " table " t JOIN household w ON w.id = t.household_id WHERE :household IS NULL AND :wide = 1 AND " running \
	"   AND EXISTS(SELECT 1 FROM area WHERE area.wijk IN ('*', w.wijk))" handled ")"

#define HANDLED(table, running) \
	" UNION SELECT t.id FROM " table " t WHERE :household IS NULL AND t.behandelaar_id = :me AND " running

#define IS_PRIVACY_OFFICER \
	"EXISTS(SELECT 1 FROM role_assignment a WHERE a.employee_id = :me AND a.role = 'privacy_officer' AND " WORN("a") ")"

#define HOME ", h.id AS household_id, h.huishoudnummer, h.naam AS household_naam"

#define MELDING_ROW \
	" SELECT 'melding' AS about, t.id AS object_id" HOME ", 'wmo_onderzoek' AS term, t.datum AS van, t.datum AS begonnen," \
	" t.onderzoekUiterlijk AS uiterlijk FROM melding t JOIN household h ON h.id = t.household_id"
#define AANVRAAG_ROW \
	" SELECT 'aanvraag' AS about, t.id AS object_id" HOME ", CASE t.wet WHEN 'wmo' THEN 'wmo_besluit' ELSE 'besluit' END AS term," \
	" t.datum AS van, t.datum AS begonnen, t.besluitUiterlijk AS uiterlijk, substr(t.onderwerp, 1, 150) AS wat" \
	" FROM aanvraag t JOIN household h ON h.id = t.household_id"
#define DECISION_ROW \
	" SELECT 'decision' AS about, t.id AS object_id" HOME ", 'bezwaartermijn' AS term, t.bekendmaking AS van," \
	" t.bekendmaking AS begonnen, t.bezwaar_tot AS uiterlijk, substr(p.naam, 1, 150) AS wat" \
	" FROM decision t JOIN household h ON h.id = t.household_id LEFT JOIN provision_kind p ON p.id = t.provision_kind_id"
#define REQUEST_ROW \
	" SELECT 'privacy_request' AS about, t.id AS object_id" HOME ", 'avg' AS term, t.nummer, t.ontvangen AS van," \
	" t.ontvangen AS begonnen, t.uiterlijk," \
	" CASE t.soort WHEN 'correctie' THEN 'verbetering' ELSE t.soort END AS wat, t.verlengd_verteld IS NOT NULL AS verdaagd," \
	" t.id_gevraagd IS NOT NULL AND t.id_gezien IS NULL AS stil," \
	" CASE WHEN t.id_gezien IS NULL THEN t.id_gevraagd END AS stil_sinds" \
	" FROM privacy_request t JOIN household h ON h.id = t.household_id"

#define BEZWAAR_ROW \
	" SELECT 'bezwaar' AS about, t.id AS object_id" HOME ", CASE t.commissie WHEN 1 THEN 'bezwaar_commissie' ELSE 'bezwaar' END" \
	" AS term, t.nummer, t.van, t.ontvangen AS begonnen, t.uiterlijk, substr(t.indiener, 1, 150) AS wat" \
	" FROM bezwaar t JOIN household h ON h.id = t.household_id"
#define KLACHT_ROW \
	" SELECT 'klacht' AS about, t.id AS object_id" HOME ", CASE t.commissie WHEN 1 THEN 'klacht_commissie' ELSE 'klacht' END" \
	" AS term, t.nummer, t.ontvangen AS van, t.ontvangen AS begonnen, t.uiterlijk, substr(t.klager, 1, 150) AS wat" \
	" FROM klacht t JOIN household h ON h.id = t.household_id"
/* Two weeks to decide after all; then two weeks to say what it costs. What came too early is no term. */
#define INGEBREKE_ROW \
	" SELECT 'ingebreke' AS about, t.id AS object_id" HOME "," \
	" CASE WHEN t.besloten IS NULL AND date(t.uiterlijk, '+42 days') >= :today THEN 'ingebreke' ELSE 'dwangsom' END AS term," \
	" CASE WHEN t.besloten IS NULL AND date(t.uiterlijk, '+42 days') >= :today THEN t.ontvangen" \
	"   ELSE min(coalesce(t.besloten, '9999'), date(t.uiterlijk, '+42 days')) END AS van," \
	" t.nummer, t.ontvangen AS begonnen, substr(t.aanvrager, 1, 150) AS wat" \
	" FROM ingebreke t JOIN household h ON h.id = t.household_id"

#define OF_HITS " WHERE t.id IN (SELECT id FROM hit) ORDER BY uiterlijk, t.id LIMIT 500"
#define OF_ONE(running) " WHERE t.id = :id AND " running

#define MELDING_RUNS "t.afgesloten IS NULL"
#define AANVRAAG_RUNS "t.afgesloten IS NULL"
#define DECISION_RUNS "t.state = 'bekendgemaakt' AND t.bezwaar_tot >= :today"
#define REQUEST_RUNS "t.afgehandeld IS NULL"
#define BEZWAAR_RUNS "t.beslist IS NULL"
#define KLACHT_RUNS "t.afgehandeld IS NULL"
#define INGEBREKE_RUNS "t.vastgesteld IS NULL AND t.te_vroeg = 0 AND t.uitsluiting = 'geen' AND (t.besloten IS NULL OR t.besloten > t.uiterlijk)"

/* Backoffice and the manager see every klacht that the rule lets them see. */
#define IN_REGISTER \
	" UNION SELECT t.id FROM klacht t WHERE :household IS NULL AND :wide = 1 AND " KLACHT_RUNS " AND EXISTS(SELECT 1" \
	"   FROM role_assignment a WHERE a.employee_id = :me AND a.role IN ('backoffice', 'manager') AND " WORN("a") ")"

/* In the order of enum term_about. */
static const struct source {
	enum term_about about;
	const char *many, *one;
	enum deed deed;
	bool (*may_read)(struct call *call, const struct legal_term *term);	/* instead of the deed */
	bool (*may_write)(struct call *call, const struct legal_term *term);	/* NULL: nothing can happen to it */
} sources[] = {
	{ TERM_OF_MELDING, HITS("melding", MELDING_RUNS, "") MELDING_ROW OF_HITS, MELDING_ROW OF_ONE(MELDING_RUNS), DEED_OPEN,
	  NULL, NULL },
	{ TERM_OF_AANVRAAG, HITS("aanvraag", AANVRAAG_RUNS, "") AANVRAAG_ROW OF_HITS, AANVRAAG_ROW OF_ONE(AANVRAAG_RUNS),
	  DEED_DECISIONS, NULL, legal_aanvraag_write },
	{ TERM_OF_DECISION, HITS("decision", DECISION_RUNS, "") DECISION_ROW OF_HITS, DECISION_ROW OF_ONE(DECISION_RUNS),
	  DEED_DECISIONS, NULL, NULL },
	{ TERM_OF_BEZWAAR, HITS("bezwaar", BEZWAAR_RUNS, HANDLED("bezwaar", BEZWAAR_RUNS)) BEZWAAR_ROW OF_HITS,
	  BEZWAAR_ROW OF_ONE(BEZWAAR_RUNS), DEED_DECISIONS, legal_bezwaar_read, legal_bezwaar_write },
	{ TERM_OF_KLACHT, HITS("klacht", KLACHT_RUNS, HANDLED("klacht", KLACHT_RUNS) IN_REGISTER) KLACHT_ROW OF_HITS,
	  KLACHT_ROW OF_ONE(KLACHT_RUNS), DEED_COMPLAINT, legal_klacht_read, legal_klacht_write },
	{ TERM_OF_INGEBREKE, HITS("ingebreke", INGEBREKE_RUNS, "") INGEBREKE_ROW OF_HITS, INGEBREKE_ROW OF_ONE(INGEBREKE_RUNS),
	  DEED_DECISIONS, NULL, NULL },
	{ TERM_OF_REQUEST, HITS("privacy_request", REQUEST_RUNS, HANDLED("privacy_request", REQUEST_RUNS)
		" UNION SELECT t.id FROM privacy_request t WHERE :household IS NULL AND " REQUEST_RUNS " AND " IS_PRIVACY_OFFICER)
		REQUEST_ROW OF_HITS, REQUEST_ROW OF_ONE(REQUEST_RUNS), DEED_DECISIONS, legal_request_read, NULL },
};

static const struct source *source_of(enum term_about about)
{
	for (size_t i = 0; i < COUNT_OF(sources); i++)
		if (sources[i].about == about)
			return &sources[i];
	return NULL;
}

/* ---- who may ---- */

bool legal_may(struct call *call, enum deed deed, id household_id)
{
	struct access_facts facts;

	access_facts_load(call, household_id, &facts);
	return access_may(&facts, deed);
}

bool legal_aanvraag_write(struct call *call, const struct legal_term *term)
{
	return legal_may(call, DEED_EDIT, term->household_id) || legal_may(call, DEED_ANNOUNCE, term->household_id);
}

bool legal_request_read(struct call *call, const struct legal_term *term)
{
	return privacy_may_read(call, term->household_id);
}

void legal_hide(struct call *call, id household_id, char *huishoudnummer, char naam[TEXT_LINE_BYTES])
{
	struct access_facts facts;

	access_facts_load(call, household_id, &facts);
	if (!facts.shielded || facts.named)
		return;
	huishoudnummer[0] = '\0';
	strcpy(naam, "afgeschermd huishouden");
}

/* ---- one row ---- */

bool legal_term_moved(struct call *call, struct legal_term *term)
{
	static const char MOVED[] = "SELECT * FROM term_moved WHERE about = :about AND object_id = :id";
	struct query *query = db_query(call->db, MOVED);

	query_text(query, ":about", choice_code(term_about_choices, term->about));
	query_id(query, ":id", term->object_id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE;
	query_read(query, &legal_term_record, term);
	query_done(query);
	term->stil = term->stil_sinds != DAY_NONE;
	term->verdaagd = term->longer_days > 0;
	return true;
}

/* What has no day of its own in its table gets it by the law; and the line says what must be done, and why by then. */
static bool term_finish(struct call *call, struct legal_term *term)
{
	char what[TEXT_LINE_BYTES];

	if (term->about != TERM_OF_REQUEST && !legal_term_moved(call, term))
		return false;
	if (term->uiterlijk == DAY_NONE)
		term->uiterlijk = legal_term_due(term);
	if (term->about == TERM_OF_INGEBREKE && term->term == TERM_INGEBREKE)
		term->dwangsom = dwangsom_amount(term->uiterlijk, call->today);
	memcpy(what, term->wat, sizeof(what));
	snprintf(term->wat, sizeof(term->wat), "%s%s%.600s", choice_label(term_choices, term->term), *what ? ": " : "", what);
	snprintf(term->artikel, sizeof(term->artikel), "%s", term_rule((enum term)term->term)->source);
	legal_term_count(term, call->today);
	return true;
}

bool legal_term_load(struct call *call, enum term_about about, id object_id, struct legal_term *out)
{
	const struct source *source = source_of(about);
	struct query *query;

	record_init(&legal_term_record, out);
	if (!source)
		return rule_missing(&call->err, "register.geen");
	query = db_query(call->db, source->one);
	query_id(query, ":id", object_id);
	if (about == TERM_OF_DECISION || about == TERM_OF_INGEBREKE)
		query_day(query, ":today", call->today);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "register.geen");
	query_read(query, &legal_term_record, out);
	query_done(query);
	return term_finish(call, out);
}

bool legal_term_readable(struct call *call, struct legal_term *term)
{
	const struct source *source = source_of((enum term_about)term->about);

	if (source->may_read ? !source->may_read(call, term) : !legal_may(call, source->deed, term->household_id))
		return false;
	term->may_write = source->may_write && source->may_write(call, term);
	legal_hide(call, term->household_id, term->huishoudnummer, term->household_naam);
	return true;
}

bool legal_due(struct call *call, enum term_about about, id object_id, enum term which, day van, day *out)
{
	struct legal_term term;

	record_init(&legal_term_record, &term);
	term.about = about;
	term.object_id = object_id;
	term.term = which;
	term.van = van;
	if (object_id && !legal_term_moved(call, &term))
		return false;
	*out = legal_term_due(&term);
	return true;
}

bool aanvraag_due(struct call *call, id aanvraag_id, int wet, day datum, day *out)
{
	return legal_due(call, TERM_OF_AANVRAAG, aanvraag_id, wet == WET_WMO ? TERM_WMO_BESLUIT : TERM_BESLUIT, datum, out);
}

/* ---- many ---- */

static bool source_gather(struct call *call, const struct source *source, const struct terms_ask *ask, struct rows *found)
{
	struct query *query = db_query(call->db, source->many);
	enum query_result result;

	query_record(query, &terms_ask_record, ask);
	while ((result = query_step(query, &call->err)) == QUERY_ROW)
		query_read(query, &legal_term_record, rows_new(found, &legal_term_record));
	return result == QUERY_DONE;
}

static bool term_sooner(const struct legal_term *one, const struct legal_term *other)
{
	return one->stil != other->stil ? !one->stil : one->uiterlijk < other->uiterlijk;
}

/* The nearest day first; what stands still at the end. */
static void term_insert(struct rows *out, const struct legal_term *term)
{
	rows_add(out, &legal_term_record, term);
	for (size_t at = out->count - 1; at > 0; at--) {
		struct row row = out->row[at];

		if (!term_sooner(term, out->row[at - 1].data))
			break;
		out->row[at] = out->row[at - 1];
		out->row[at - 1] = row;
	}
}

bool legal_terms_gather(struct call *call, id household_id, bool wide, struct rows *out)
{
	struct terms_ask ask = { .household = household_id, .me = call->actor->employee_id, .today = call->today, .wide = wide };
	struct rows found = ROWS_INIT;
	bool ok = true;

	snprintf(ask.pets, sizeof(ask.pets), "%s", pets_text(call->actor->pets));
	for (size_t i = 0; ok && i < COUNT_OF(sources); i++)
		ok = source_gather(call, &sources[i], &ask, &found);
	for (size_t i = 0; ok && i < found.count && out->count < TERMS_MOST; i++) {
		struct legal_term *term = found.row[i].data;

		if (!legal_term_readable(call, term)) {
			call->err = ERR_INIT;	/* a rule that said no to a line */
			continue;
		}
		ok = term_finish(call, term);
		if (ok)
			term_insert(out, term);
	}
	rows_free(&found);
	return ok;
}
