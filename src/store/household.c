/* The household itself: its address, number and name; made and changed. Opening one is in household_view.c. */
#include "store/household.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/rule.h"
#include "facts_inside.h"
#include "household_inside.h"
#include "store/search.h"

enum { NAMES_IN_NAME = 3, NUMBERS_MOST = 999999 };

/* ---- what is right ---- */

bool phone_check(const char *telefoon, struct err *err)
{
	size_t digits = 0;

	for (const char *c = telefoon; *c; c++) {
		if (!isdigit((unsigned char)*c) && !strchr("+-()/. ", *c))
			return err_set(err, ERR_INPUT, "Telefoon: «%s» is geen telefoonnummer.", telefoon);
		digits += isdigit((unsigned char)*c) != 0;
	}
	if (*telefoon && digits < 3)
		return err_set(err, ERR_INPUT, "Telefoon: «%s» is geen telefoonnummer.", telefoon);
	return true;
}

bool day_check(day d, day today, const char *label, struct err *err)
{
	char nl[DAY_NL_BYTES];

	if (d == DAY_NONE)
		return err_set(err, ERR_INPUT, "%s: vul een datum in.", label);
	day_nl(d, nl);
	return d <= today || err_set(err, ERR_INPUT, "%s: %s ligt in de toekomst.", label, nl);
}

bool household_normal(struct household *household, struct err *err)
{
	if (!address_normal(household, err) || !phone_check(household->telefoon, err))
		return false;
	if (!*household->naam)
		household_address(household, household->naam);
	return record_check(&household_record, household, err);
}

/* ---- texts ---- */

void household_address(const struct household *household, char out[TEXT_LINE_BYTES])
{
	char house[32] = "";

	if (household->huisnummer)
		snprintf(house, sizeof(house), " %d%s%s%s", (int)household->huisnummer, household->huisletter,
			*household->huisnummertoevoeging ? "-" : "", household->huisnummertoevoeging);
	/* A street is at most 200 characters and the rest is short; the end of what would not fit is left out. */
	snprintf(out, TEXT_LINE_BYTES, "%.750s%s%s%s", household->straatnaam, house,
		*household->straatnaam && *household->postcode ? ", " : "", household->postcode);
}

/* The own surname, as the bell says it: "van den Berg". */
static void surname_of(const struct person *person, char out[TEXT_LINE_BYTES])
{
	struct person own = { .aanduidingNaamgebruik = NAAMGEBRUIK_EIGEN };

	memcpy(own.voorvoegsel, person->voorvoegsel, sizeof(own.voorvoegsel));
	memcpy(own.geslachtsnaam, person->geslachtsnaam, sizeof(own.geslachtsnaam));
	name_full(&own, out, TEXT_LINE_BYTES);
}

void household_name(const struct person *persons, size_t count, char out[TEXT_LINE_BYTES])
{
	char names[NAMES_IN_NAME][TEXT_LINE_BYTES];
	size_t used = 0, named = 0;

	out[0] = '\0';
	for (size_t i = 0; i < count && named < NAMES_IN_NAME; i++) {
		bool known = false;

		surname_of(&persons[i], names[named]);
		for (size_t j = 0; j < named; j++)
			known = known || text_same(names[j], names[named]);
		if (known || !*names[named] || used + strlen(names[named]) + 4 > TEXT_LINE_BYTES)
			continue;
		used += (size_t)snprintf(out + used, TEXT_LINE_BYTES - used, "%s%s", named ? " - " : "", names[named]);
		named++;
	}
}

void line_cut(const char *text, char out[TEXT_LINE_BYTES])
{
	size_t used = 0;
	uint32_t rune;

	for (size_t bytes; (bytes = text_next(text + used, &rune)) > 0 && used + bytes < TEXT_LINE_BYTES; used += bytes)
		memcpy(out + used, text + used, bytes);
	out[used] = '\0';
}

void fields_changed(const struct record *record, const void *before, const void *after, char out[TEXT_LINE_BYTES])
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];
		struct buf a = BUF_INIT, b = BUF_INIT;

		field_get(field, before, &a);
		field_get(field, after, &b);
		if (strcmp(a.data ? a.data : "", b.data ? b.data : "") != 0 && strcmp(field->name, "version") != 0 &&
				used + strlen(field->name) + 3 < TEXT_LINE_BYTES)
			used += (size_t)snprintf(out + used, TEXT_LINE_BYTES - used, "%s%s", used ? ", " : "",
				field->name);
		buf_free(&a);
		buf_free(&b);
	}
}

/* ---- rows ---- */

bool row_missing(struct err *err, const char *rule)
{
	return err->code == ERR_NONE && rule_missing(err, rule);
}

static const char HOUSEHOLD[] =
	"SELECT h.*, r.employee_id AS regisseur_id, e.naam AS regisseur_naam,"
	" (SELECT t.naam FROM team t WHERE t.wijk IN ('*', h.wijk) ORDER BY t.wijk = '*', t.naam LIMIT 1) AS team_naam,"
	" " HOUSEHOLD_SECRET("h.id") " AS secret FROM household h LEFT JOIN regie r ON r.household_id = h.id AND r.until IS NULL"
	" LEFT JOIN employee e ON e.id = r.employee_id WHERE h.id = :id";

bool household_load(struct call *call, id household_id, struct household *out)
{
	struct query *query = db_query(call->db, HOUSEHOLD);

	record_init(&household_record, out);
	query_id(query, ":id", household_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &household_record, out);
	query_done(query);
	return true;
}

bool household_of(struct call *call, const char *sql, id object_id, enum deed deed, id *household_id)
{
	struct query *query = db_query(call->db, sql);

	query_id(query, ":id", object_id);
	*household_id = query_number(query, &call->err);
	if (call->err.code != ERR_NONE)
		return false;
	if (call_may(call, deed, *household_id ? *household_id : NO_HOUSEHOLD))
		return true;
	return call->err.code != ERR_MISSING ? false :
		rule_missing(&call->err, "huishouden.geen");
}

static const char HOUSEHOLD_NEW[] =
	"INSERT INTO household(id, huishoudnummer, naam, straatnaam, huisnummer, huisletter, huisnummertoevoeging,"
	" postcode,"
	" woonplaats, wijk, telefoon, shielded, version, last_contact)"
	" VALUES (:id, :huishoudnummer, :naam, :straatnaam, nullif(:huisnummer, 0), :huisletter, :huisnummertoevoeging,"
	" :postcode, :woonplaats, :wijk, :telefoon, :shielded, :version, :today)";

bool huishoudnummer_given(int64_t serial, char out[HUISHOUDNUMMER_BYTES], struct err *err)
{
	if (serial < 1 || serial > NUMBERS_MOST)
		return err_set(err, ERR_LIMIT, "De huishoudnummers zijn op.");
	huishoudnummer_make(serial, out);
	return true;
}

bool household_insert(struct call *call, struct household *household)
{
	struct query *query;

	if (!household_normal(household, &call->err) ||
			!huishoudnummer_given(db_next(call->db, "huishoudnummer"), household->huishoudnummer, &call->err))
		return false;
	household->id = db_next_id(call->db);
	household->version = 1;
	query = db_query(call->db, HOUSEHOLD_NEW);
	query_record(query, &household_record, household);
	query_day(query, ":today", call->today);
	if (!query_run(query, &call->err))
		return false;
	change_note(call, household->id, "household", household->id, "");
	return true;
}

bool household_create(struct call *call, struct household *household)
{
	return household_insert(call, household) &&
		search_keys_household(call->db, KEYS_ADD, household->id, &call->err);
}

bool household_keys_of(struct call *call, enum keys_deed deed, id household_id)
{
	return search_keys_household(call->db, deed, household_id, &call->err) &&
		search_keys_members(call->db, deed, household_id, &call->err);
}

static const char HOUSEHOLD_CHANGE[] =
	"UPDATE household SET naam = :naam, straatnaam = :straatnaam, huisnummer = nullif(:huisnummer, 0),"
	" huisletter = :huisletter, huisnummertoevoeging = :huisnummertoevoeging, postcode = :postcode,"
	" woonplaats = :woonplaats, wijk = :wijk, telefoon = :telefoon, shielded = :shielded,"
	" version = version + 1 WHERE id = :id AND version = :version";

bool household_store(struct call *call, struct household *household)
{
	struct query *query;

	if (!household_normal(household, &call->err))
		return false;
	if (!household_keys_of(call, KEYS_DROP, household->id) || !address_keep(call, household))
		return false;
	query = db_query(call->db, HOUSEHOLD_CHANGE);
	query_record(query, &household_record, household);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return stale_text(call, household->id, "household", household->id, "dit huishouden");
	household->version++;
	if (!household_keys_of(call, KEYS_ADD, household->id))
		return false;
	change_note(call, household->id, "household", household->id, "");
	return true;
}

bool household_contact(struct call *call, id household_id, day on)
{
	static const char CONTACT[] =
		"UPDATE household SET last_contact = :day WHERE id = :id AND (last_contact IS NULL OR last_contact <"
		" :day)";
	struct query *query = db_query(call->db, CONTACT);

	query_id(query, ":id", household_id);
	query_day(query, ":day", on);
	return query_run(query, &call->err);
}
