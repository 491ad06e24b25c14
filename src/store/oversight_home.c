/*
 * Openings in the own street, of the own surname, or of the own family. What the employer knows of somebody's home is kept
 * as search keys, read by this file alone, and never given back; oversight_person.c knows more when it was told who it is.
 */
#include <stdio.h>
#include <string.h>

#include "admin_inside.h"
#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/search_query.h"
#include "household_inside.h"
#include "oversight_inside.h"

enum { NAMES_MOST = 6, NAME_BYTES = 256 };

/* ---- the own street, the own surname ---- */

static void name_key(const char *name, char out[NAME_BYTES])
{
	search_key(name, out, NAME_BYTES);
	search_key_drop(out);
}

static const char HAS_HOME[] = "SELECT count(*) FROM employee_home WHERE employee_id = :employee AND what = :what";
static const char IS_HOME[] =
	"SELECT count(*) FROM employee_home WHERE employee_id = :employee AND what = :what AND waarde = :waarde";
static const char POSTCODE[] = "SELECT postcode FROM household WHERE id = :household";
static const char SURNAMES[] =
	"SELECT p.geslachtsnaam, p.geslachtsnaamPartner FROM membership m JOIN person p ON p.id = m.person_id"
	" WHERE m.household_id = :household AND m.\"from\" <= :dag AND (m.until IS NULL OR m.until > :dag)";

static bool home_has(struct call *call, id employee_id, const char *what)
{
	struct query *query = db_query(call->db, HAS_HOME);

	query_id(query, ":employee", employee_id);
	query_text(query, ":what", what);
	return query_number(query, &call->err) > 0 || person_linked(call, employee_id);
}

static bool home_is(struct call *call, id employee_id, const char *what, const char *value)
{
	struct query *query = db_query(call->db, IS_HOME);

	query_id(query, ":employee", employee_id);
	query_text(query, ":what", what);
	query_text(query, ":waarde", value);
	return *value && (query_number(query, &call->err) > 0 || person_is(call, employee_id, what, value));
}

static bool same_street(struct call *call, day on, const struct opened *row)
{
	struct query *query = db_query(call->db, POSTCODE);
	char key[NAME_BYTES] = "";

	(void)on;
	query_id(query, ":household", row->household_id);
	if (query_one(query, &call->err))
		search_key(query_get_text(query, "postcode"), key, sizeof(key));
	query_done(query);
	return home_is(call, row->employee_id, "postcode", key);
}

static bool same_surname(struct call *call, day on, const struct opened *row)
{
	struct query *query = db_query(call->db, SURNAMES);
	bool same = false;

	query_id(query, ":household", row->household_id);
	query_day(query, ":dag", on);
	while (!same && query_step(query, &call->err) == QUERY_ROW) {
		char own[NAME_BYTES], partner[NAME_BYTES];

		name_key(query_get_text(query, "geslachtsnaam"), own);
		name_key(query_get_text(query, "geslachtsnaamPartner"), partner);
		same = home_is(call, row->employee_id, "achternaam", own) ||
			home_is(call, row->employee_id, "achternaam", partner);
	}
	query_done(query);
	return same;
}

static bool same_family(struct call *call, day on, const struct opened *row)
{
	(void)on;
	return person_is_family(call, row->employee_id, row->household_id);
}

/* On the list this week already, or found right not long ago. */
static const char KNOWN[] =
	"SELECT count(*) FROM oversight_state WHERE kind = :kind AND employee_id = :employee AND household_id = :household"
	" AND (week = :week OR (verdict = 'terecht' AND at >= :since))";

static bool line_known(struct call *call, int kind, const struct opened *row)
{
	struct query *query = db_query(call->db, KNOWN);

	query_text(query, ":kind", choice_code(oversight_kind_choices, kind));
	query_id(query, ":employee", row->employee_id);
	query_id(query, ":household", row->household_id);
	query_day(query, ":week", oversight_monday(instant_day(row->at)));
	query_instant(query, ":since", day_start(instant_day(row->at) - OVERSIGHT_RIGHT_DAYS));
	return query_number(query, &call->err) > 0;
}

static bool home_put(struct call *call, int kind, const struct opened *row, const char *why)
{
	struct oversight_line line;

	record_init(&oversight_line_record, &line);
	line.kind = kind;
	line.object_id = row->seq;
	line.at = row->at;
	line.employee_id = row->employee_id;
	line.due = oversight_due(call->today - 1);
	snprintf(line.what, sizeof(line.what), "opende het dossier: %s", view_ground(row->ground));
	snprintf(line.why, sizeof(line.why), "%s", why);
	return oversight_put(call, &line, row->household_id);
}

static const struct {
	int kind;
	const char *what;	/* in employee_home */
	bool (*same)(struct call *call, day on, const struct opened *row);
	const char *why;
} homes[] = {
	{ OVERSIGHT_STREET, "postcode", same_street, "De medewerker woont zelf op deze postcode." },
	{ OVERSIGHT_SURNAME, "achternaam", same_surname, "Iemand in dit huishouden heeft de achternaam van de medewerker." },
	{ OVERSIGHT_SURNAME, "familie", same_family, "Iemand in dit huishouden woont of woonde samen met de medewerker." },
};

bool oversight_home(struct call *call, day on, const struct opened *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < COUNT_OF(homes); n++)
			if (home_has(call, rows[i].employee_id, homes[n].what) && homes[n].same(call, on, &rows[i]) &&
					!line_known(call, homes[n].kind, &rows[i]) &&
					!home_put(call, homes[n].kind, &rows[i], homes[n].why))
				return false;
	return call->err.code == ERR_NONE;
}

/* ---- setting it ---- */

static const char HOME_DROP[] = "DELETE FROM employee_home WHERE employee_id = :employee AND what = :what";
static const char HOME_PUT[] =
	"INSERT INTO employee_home(employee_id, what, waarde) VALUES (:employee, :what, :waarde)"
	" ON CONFLICT(employee_id, what, waarde) DO NOTHING";
static const char HOME_COUNT[] =
	"SELECT coalesce(sum(what = 'achternaam'), 0) AS names, coalesce(sum(what = 'postcode'), 0) AS postcodes"
	" FROM employee_home WHERE employee_id = :employee";

static bool home_put_one(struct call *call, id employee_id, const char *what, const char *value)
{
	struct query *query = db_query(call->db, HOME_PUT);

	query_id(query, ":employee", employee_id);
	query_text(query, ":what", what);
	query_text(query, ":waarde", value);
	return query_run(query, &call->err);
}

static bool home_drop(struct call *call, id employee_id, const char *what)
{
	struct query *query = db_query(call->db, HOME_DROP);

	query_id(query, ":employee", employee_id);
	query_text(query, ":what", what);
	return query_run(query, &call->err);
}

/* "Jansen, de Vries": each of them by itself. */
static bool surnames_put(struct call *call, id employee_id, const char *names)
{
	char text[TEXT_LINE_BYTES], key[NAME_BYTES], *rest = NULL;
	size_t count = 0;

	snprintf(text, sizeof(text), "%s", names);
	for (char *name = strtok_r(text, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
		name_key(name, key);
		if (!*key || ++count > NAMES_MOST)
			return err_set(&call->err, ERR_INPUT, "Geef een tot %d achternamen, met een komma ertussen.", NAMES_MOST);
		if (!home_put_one(call, employee_id, "achternaam", key))
			return false;
	}
	return true;
}

static bool postcode_put(struct call *call, id employee_id, const char *postcode)
{
	char clean[7], key[NAME_BYTES];

	if (!postcode_normal(postcode, clean))
		return err_set(&call->err, ERR_INPUT, "%.20s is geen postcode: vier cijfers en twee letters.", postcode);
	search_key(clean, key, sizeof(key));
	return home_put_one(call, employee_id, "postcode", key);
}

static bool home_answer(struct call *call, id employee_id)
{
	struct query *query = db_query(call->db, HOME_COUNT);
	struct count names = { .what = "achternamen" }, postcodes = { .what = "postcodes" };

	query_id(query, ":employee", employee_id);
	if (query_one(query, &call->err)) {
		names.number = query_get_int(query, "names");
		postcodes.number = query_get_int(query, "postcodes");
	}
	query_done(query);
	call_out(call, &count_record, &names);
	call_out(call, &count_record, &postcodes);
	return call->err.code == ERR_NONE;
}

/* What is kept is not given back, and the log says only that it was set: whoever wants to know it, knows it. */
bool home_set(struct call *call)
{
	const struct ask *word = rows_get(&call->in->rows, &ask_record, 0), *postcode = rows_get(&call->in->rows, &ask_record, 1);
	const char *names = word->tekst;
	struct employee employee;

	if (!employee_by_username(call, word->word, &employee))
		return false;
	call_about(call, 0, "employee", employee.id, "%s: woongegevens voor toezicht %s", employee.username,
		word->flag ? "weggehaald" : "gezet");
	if ((word->flag || names) && !home_drop(call, employee.id, "achternaam"))
		return false;
	if ((word->flag || postcode) && !home_drop(call, employee.id, "postcode"))
		return false;
	return (!names || surnames_put(call, employee.id, names)) &&
		(!postcode || postcode_put(call, employee.id, postcode->word)) && home_answer(call, employee.id);
}
