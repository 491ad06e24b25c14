/*
 * Absence, from <= day < until, with a deputy who acts meanwhile. A deputy may be absent too and have one: such a chain
 * has at most DEPUTY_CHAIN_MOST links and never comes back to where it began.
 */
#include "domain/rule.h"
#include "admin_inside.h"

#include <stdio.h>
#include <string.h>

#include "store/escalation.h"
#include "store/mandate.h"

#define ABSENCE_COLUMNS \
	"SELECT a.id, a.employee_id, e.naam AS employee_naam, a.deputy_id, d.naam AS deputy_naam, a.\"from\"," \
	" a.until, a.reason FROM absence a JOIN employee e ON e.id = a.employee_id" \
	" LEFT JOIN employee d ON d.id = a.deputy_id"
#define OVERLAPS \
	" (a.until IS NULL OR a.until > :from) AND (:until IS NULL OR a.\"from\" < :until)" \
	" AND a.until IS NOT a.\"from\""

static const char OF_ALL[] = ABSENCE_COLUMNS " WHERE a.until IS NULL OR a.until > :today ORDER BY a.\"from\", a.id";
static const char BY_ID[] = ABSENCE_COLUMNS " WHERE a.id = :id";
static const char OVERLAPPING[] =
	ABSENCE_COLUMNS " WHERE a.employee_id = :employee AND" OVERLAPS " ORDER BY a.\"from\" LIMIT 1";
static const char ABSENCE_ADD[] =
	"INSERT INTO absence(id, employee_id, deputy_id, \"from\", until, reason)"
	" VALUES (:id, :employee_id, :deputy_id, :from, :until, :reason)";
static const char ABSENCE_END[] = "UPDATE absence SET until = max(:day, \"from\") WHERE id = :id";

/*
 * The longest chain within a period, one link an absence with a deputy that overlaps the one before. DOWN: from an
 * employee to the deputies; UP: to those who count on the employee. `met`: it comes by :other.
 */
#define CHAIN(nearer, further) \
	"WITH RECURSIVE chain(employee_id, links, \"from\", until) AS (" \
	" SELECT :start, 0, :from, :until" \
	" UNION ALL SELECT a." further ", links + 1, max(chain.\"from\", a.\"from\")," \
	"  CASE WHEN chain.until IS NULL THEN a.until WHEN a.until IS NULL THEN chain.until" \
	"  ELSE min(chain.until, a.until) END" \
	" FROM chain JOIN absence a ON a." nearer " = chain.employee_id" \
	" WHERE a." further " IS NOT NULL AND links <= :most AND (a.until IS NULL OR a.until > chain.\"from\")" \
	" AND (chain.until IS NULL OR a.\"from\" < chain.until) AND a.until IS NOT a.\"from\")" \
	" SELECT max(links) AS links, max(employee_id = :other) AS met FROM chain"

static const char CHAIN_DOWN[] = CHAIN("employee_id", "deputy_id");
static const char CHAIN_UP[] = CHAIN("deputy_id", "employee_id");

static bool chain_read(struct call *call, const char *sql, id start, id other, const struct absence *period,
	int64_t *links, bool *met)
{
	struct query *query = db_query(call->db, sql);

	query_id(query, ":start", start);
	query_id(query, ":other", other);
	query_day(query, ":from", period->from);
	query_day(query, ":until", period->until);
	query_int(query, ":most", DEPUTY_CHAIN_MOST);
	if (!query_one(query, &call->err))
		return false;
	*links = query_get_int(query, "links");
	*met = query_get_int(query, "met") != 0;
	query_done(query);
	return true;
}

/* Of the municipality, or of the employer of who is absent: a mandate goes to no other employer without consent. */
static bool deputy_of_employer(struct call *call, const struct absence *absence)
{
	static const char SAME[] =
		"SELECT o.kind = 'gemeente' OR d.organisation_id = e.organisation_id FROM employee d"
		" JOIN organisation o ON o.id = d.organisation_id JOIN employee e ON e.id = :self WHERE d.id = :deputy";
	struct query *query = db_query(call->db, SAME);

	query_id(query, ":self", absence->employee_id);
	query_id(query, ":deputy", absence->deputy_id);
	return query_number(query, &call->err) != 0;
}

/* Who the deputy is; how the deputies hang together is deputy_check. */
static bool deputy_fits(struct call *call, const struct absence *absence)
{
	id me = call->actor->employee_id;

	if (me && absence->deputy_id == me && absence->employee_id != me)
		return rule_refuse_as(&call->err, "vervanging.zelf", "U wijst uzelf aan als vervanger van %.120s",
			absence->employee_naam);
	if (!deputy_may_answer(call->db, absence->deputy_id, absence->from > call->today ? absence->from : call->today,
			&call->err))
		return call->err.code == ERR_NONE && rule_refuse_as(&call->err, "vervanging.rol",
			"%.120s heeft geen rol die opschalingen mag beantwoorden", absence->deputy_naam);
	return deputy_of_employer(call, absence) || (call->err.code == ERR_NONE && rule_refuse_as(&call->err,
		"vervanging.werkgever", "%.120s werkt bij een andere organisatie", absence->deputy_naam));
}

static bool deputy_check(struct call *call, const struct absence *absence)
{
	id self = absence->employee_id, deputy = absence->deputy_id;
	int64_t below, above;
	bool circle, ignored;

	if (deputy == self)
		return err_set(&call->err, ERR_INPUT, "Niemand kan zichzelf vervangen.");
	if (!chain_read(call, CHAIN_DOWN, deputy, self, absence, &below, &circle) ||
			!chain_read(call, CHAIN_UP, self, deputy, absence, &above, &ignored))
		return false;
	if (circle)
		return rule_refuse_as(&call->err, "vervanging.kring", "%.120s is in die tijd zelf afwezig, en komt zo weer uit bij %.120s", absence->deputy_naam, absence->employee_naam);
	if (above + 1 + below > DEPUTY_CHAIN_MOST)
		return rule_refuse_as(&call->err, "vervanging.keten", "De vervangers van elkaar zijn zo een keten van meer dan %d", DEPUTY_CHAIN_MOST);
	return true;
}

static bool deputy_find(struct call *call, const char *username, struct absence *absence)
{
	struct employee deputy;

	absence->deputy_id = 0;
	absence->deputy_naam[0] = '\0';
	if (!username || !*username)
		return true;
	if (!employee_by_username(call, username, &deputy))
		return false;
	if (deputy.disabled)
		return err_set(&call->err, ERR_INPUT, "%s is uitgeschakeld en kan niemand vervangen.", deputy.username);
	absence->deputy_id = deputy.id;
	memcpy(absence->deputy_naam, deputy.naam, sizeof(absence->deputy_naam));
	return deputy_check(call, absence) && deputy_fits(call, absence);
}

static bool absence_check(struct call *call, struct absence *absence)
{
	if (absence->from == DAY_NONE)
		absence->from = call->today;
	if (absence->until != DAY_NONE && absence->until <= absence->from)
		return err_set(&call->err, ERR_INPUT, "De einddatum moet na de begindatum liggen: het is de eerste dag "
			"dat iemand er weer is.");
	return admin_line(call, "De reden", absence->reason, sizeof(absence->reason), false);
}

/* True with `there` filled when this employee is absent on a day of the period already. */
static bool overlapping(struct call *call, const struct absence *wanted, struct absence *there)
{
	struct query *query = db_query(call->db, OVERLAPPING);

	query_id(query, ":employee", wanted->employee_id);
	query_day(query, ":from", wanted->from);
	query_day(query, ":until", wanted->until);
	if (!query_one(query, &call->err))
		return false;
	record_init(&absence_record, there);
	query_read(query, &absence_record, there);
	query_done(query);
	return true;
}

static bool absence_again(struct call *call, const struct absence *wanted, const struct absence *there)
{
	char from[DAY_NL_BYTES], until[DAY_NL_BYTES];

	if (there->from == wanted->from && there->until == wanted->until && there->deputy_id == wanted->deputy_id) {
		call_out(call, &absence_record, there);
		return true;
	}
	day_nl(there->from, from);
	day_nl(there->until, until);
	return rule_refuse_as(&call->err, "afwezig.overlap", "%.200s is al afwezig vanaf %s%s%s", there->employee_naam, from, *until ? " tot " : "", until);
}

/* Everybody says it of themselves; of others only administration does. */
static bool may_absence(struct call *call, id employee_id)
{
	return (employee_id && employee_id == call->actor->employee_id) || call_may(call, DEED_ADMIN, 0);
}

bool absence_add(struct call *call)
{
	struct absence absence = *(const struct absence *)call_in(call, &absence_record);
	const struct ask *ask = call_in(call, &ask_record);
	struct absence there;
	struct employee employee;
	struct query *query;

	if (!ask)
		return err_set(&call->err, ERR_PROTOCOL, "afwezig zonder gebruiker");
	if (!employee_by_username(call, ask->word, &employee) || !may_absence(call, employee.id))
		return false;
	absence.employee_id = employee.id;
	memcpy(absence.employee_naam, employee.naam, sizeof(absence.employee_naam));
	call_about(call, 0, "employee", employee.id, "%s", employee.username);
	if (!absence_check(call, &absence) || !deputy_find(call, ask->tekst, &absence))
		return false;
	if (overlapping(call, &absence, &there) || call->err.code != ERR_NONE)
		return call->err.code == ERR_NONE && absence_again(call, &absence, &there);
	absence.id = db_next_id(call->db);
	query = db_query(call->db, ABSENCE_ADD);
	query_record(query, &absence_record, &absence);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, 0, "absence", absence.id, "");
	inbox_changed(call, absence.deputy_id);
	call_out(call, &absence_record, &absence);
	return call->err.code == ERR_NONE;
}

/* Why somebody is absent is for themselves and for administration. */
bool absence_list(struct call *call)
{
	struct query *query = db_query(call->db, OF_ALL);
	struct access_facts facts;
	enum query_result result;
	bool all;

	access_facts_load(call, 0, &facts);
	all = access_may(&facts, DEED_ADMIN);
	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		struct absence *absence = rows_new(&call->out->rows, &absence_record);

		query_read(query, &absence_record, absence);
		if (!all && absence->employee_id != call->actor->employee_id)
			absence->reason[0] = '\0';
	}
	return result == QUERY_DONE;
}

bool absence_end(struct call *call)
{
	const struct ask *ask = call_in(call, &ask_record);
	struct query *query = db_query(call->db, BY_ID);
	day until = ask->day == DAY_NONE ? call->today : ask->day;
	struct absence absence;

	query_id(query, ":id", ask->id);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING, "Deze afwezigheid is er niet.");
	record_init(&absence_record, &absence);
	query_read(query, &absence_record, &absence);
	query_done(query);
	if (!may_absence(call, absence.employee_id))
		return false;
	call_about(call, 0, "employee", absence.employee_id, "afwezigheid beëindigd");
	if (absence.until != DAY_NONE && absence.until <= until)
		return true;
	query = db_query(call->db, ABSENCE_END);
	query_id(query, ":id", absence.id);
	query_day(query, ":day", until);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, 0, "absence", absence.id, "");
	inbox_changed(call, absence.deputy_id);
	mandate_recheck_soon(call->store);	/* who stood in does so no more */
	return call->err.code == ERR_NONE;
}
