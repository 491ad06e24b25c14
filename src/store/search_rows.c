/* The statements of a search, and whether a row is what was typed. */
#include "search_rows.h"

#include <stdio.h>
#include <string.h>

#include "domain/person_name.h"
#include "household_inside.h"

#define PERSON_COLUMNS \
	" p.id, p.burgerservicenummer, p.voornamen, p.voorletters, p.voorvoegsel, p.geslachtsnaam, p.voorvoegselPartner," \
	" p.geslachtsnaamPartner, p.aanduidingNaamgebruik, p.geboortedatum, p.overlijdensdatum," \
	" p.geheimhoudingPersoonsgegevens, p.telefoon, m.until IS NOT NULL AND m.until <= :today AS moved"
#define ROW_COLUMNS \
	"h.id AS household_id, h.huishoudnummer, h.naam, h.straatnaam, h.huisnummer, h.huisletter," \
	" h.huisnummertoevoeging, h.postcode, h.telefoon AS household_telefoon, 0 AS former, NULL AS network," PERSON_COLUMNS

static const char WALK[] = "SELECT k, id FROM search_key WHERE k >= :first AND k < :past ORDER BY k LIMIT :most";

static const char MEMBER_ROW[] =
	"SELECT " ROW_COLUMNS " FROM household h LEFT JOIN membership m ON m.household_id = h.id AND m.person_id = :person"
	" LEFT JOIN person p ON p.id = m.person_id WHERE h.id = :id ORDER BY moved, m.\"from\" DESC LIMIT 1";

static const char PERSON_ROWS[] =
	"SELECT " ROW_COLUMNS " FROM membership m JOIN household h ON h.id = m.household_id"
	" JOIN person p ON p.id = m.person_id WHERE m.person_id = :id AND NOT h.shielded AND h.merged_into IS NULL"
	" ORDER BY moved, m.\"from\" DESC";

static const char HOUSEHOLD_ROWS[] =
	"SELECT " ROW_COLUMNS " FROM household h LEFT JOIN membership m ON m.household_id = h.id"
	" LEFT JOIN person p ON p.id = m.person_id WHERE h.id = :id AND NOT h.shielded ORDER BY moved, p.geboortedatum";

static const char FORMER_ROWS[] =
	"SELECT h.id AS household_id, h.huishoudnummer, h.naam, f.straatnaam, f.huisnummer, f.huisletter,"
	" f.huisnummertoevoeging, f.postcode, h.telefoon AS household_telefoon, 1 AS former, NULL AS network," PERSON_COLUMNS
	" FROM (SELECT household_id, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode, until"
	"   FROM former_address WHERE household_id = :id UNION ALL SELECT :id, w.straatnaam, w.huisnummer, w.huisletter,"
	"   w.huisnummertoevoeging, w.postcode, NULL FROM household w WHERE w.id IN (" MERGED_INTO ")) f"
	" JOIN household h ON h.id = f.household_id"
	" LEFT JOIN membership m ON m.household_id = h.id AND (m.until IS NULL OR m.until > :today)"
	" LEFT JOIN person p ON p.id = m.person_id WHERE NOT h.shielded"
	" ORDER BY f.until DESC, p.geboortedatum";

static const char NETWORK_ROWS[] =
	"SELECT h.id AS household_id, h.huishoudnummer, h.naam, h.straatnaam, h.huisnummer, h.huisletter,"
	" h.huisnummertoevoeging, h.postcode, h.telefoon AS household_telefoon, 0 AS former, w.naam AS network,"
	PERSON_COLUMNS " FROM network_member w JOIN household h ON h.id = w.household_id"
	" LEFT JOIN membership m ON m.id = NULL LEFT JOIN person p ON p.id = m.person_id"
	" WHERE w.id = :id AND (:own OR NOT h.shielded)";

static const char PERSON_OF_BSN[] = "SELECT id FROM person WHERE burgerservicenummer = :bsn";

static const char HOUSEHOLD_OF_NUMBER[] = "SELECT id FROM household WHERE huishoudnummer = :huishoudnummer";

/* By an index of such numbers alone: for every other number it takes the same time. */
static const char OLD_NUMBER[] =
	"SELECT id FROM household INDEXED BY household_old_number WHERE huishoudnummer = :huishoudnummer"
	" AND merged_into IS NOT NULL";

/* Where a household went that went up in another, and that one maybe in yet another. */
static const char SURVIVOR[] =
	"WITH RECURSIVE way(id, next) AS (SELECT id, merged_into FROM household WHERE id = :id UNION ALL"
	" SELECT h.id, h.merged_into FROM way JOIN household h ON h.id = way.next) SELECT id FROM way WHERE next IS NULL";

static const char SECRET[] = "SELECT " HOUSEHOLD_SECRET(":household");

static const char NAMES[] =
	"SELECT (SELECT t.naam FROM team t WHERE t.wijk IN ('*', h.wijk) ORDER BY t.wijk = '*', t.naam LIMIT 1) AS team_naam,"
	" (SELECT e.naam FROM regie r JOIN employee e ON e.id = r.employee_id"
	"   WHERE r.household_id = h.id AND r.until IS NULL) AS regisseur_naam FROM household h WHERE h.id ="
	" :household";

const char *const search_statements[] = {
	WALK, MEMBER_ROW, PERSON_ROWS, HOUSEHOLD_ROWS, FORMER_ROWS, NETWORK_ROWS, PERSON_OF_BSN, HOUSEHOLD_OF_NUMBER,
	OLD_NUMBER, SURVIVOR, SECRET, NAMES,
	SEARCH_OWN_IDS, SEARCH_OWN_MEMBERS, SEARCH_OWN_NETWORK, SEARCH_OWN_CHANGES, SEARCH_ALIKE_NAMES, NULL
};

id person_by_bsn(struct db *db, const char *burgerservicenummer)
{
	struct query *query = db_query(db, PERSON_OF_BSN);

	query_text(query, ":bsn", burgerservicenummer);
	return query_number(query, NULL);
}

id household_by_number(struct db *db, const char *huishoudnummer)
{
	struct query *query = db_query(db, HOUSEHOLD_OF_NUMBER);
	id found, old;

	query_text(query, ":huishoudnummer", huishoudnummer);
	found = query_number(query, NULL);
	old = household_by_old_number(db, huishoudnummer);
	return old ? old : found;
}

id household_by_old_number(struct db *db, const char *huishoudnummer)
{
	struct query *query = db_query(db, OLD_NUMBER);
	id old;

	query_text(query, ":huishoudnummer", huishoudnummer);
	old = query_number(query, NULL);
	return old ? household_survivor(db, old) : 0;
}

id household_survivor(struct db *db, id household_id)
{
	struct query *query = db_query(db, SURVIVOR);

	query_id(query, ":id", household_id);
	return query_number(query, NULL);
}

/* ---- rows ---- */

#define COPY_TEXT(query, column, to) snprintf((to), sizeof(to), "%s", query_get_text((query), (column)))

static void row_read(struct query *query, struct search_row *row)
{
	struct household *household = &row->household;

	record_init(&person_record, &row->person);
	record_init(&household_record, household);
	query_read(query, &person_record, &row->person);
	household->id = query_get_int(query, "household_id");
	household->huisnummer = query_get_int(query, "huisnummer");
	COPY_TEXT(query, "huishoudnummer", household->huishoudnummer);
	COPY_TEXT(query, "naam", household->naam);
	COPY_TEXT(query, "straatnaam", household->straatnaam);
	COPY_TEXT(query, "huisletter", household->huisletter);
	COPY_TEXT(query, "huisnummertoevoeging", household->huisnummertoevoeging);
	COPY_TEXT(query, "postcode", household->postcode);
	COPY_TEXT(query, "household_telefoon", household->telefoon);
	row->moved = query_get_int(query, "moved");
	row->former = query_get_int(query, "former");
	COPY_TEXT(query, "network", row->network);
}

static bool rows_visit(struct call *call, struct query *query, search_visit *visit, void *arg)
{
	struct search_row row;
	enum query_result result;

	query_day(query, ":today", call->today);
	while ((result = query_step(query, &call->err)) == QUERY_ROW) {
		row_read(query, &row);
		if (!visit(arg, &row))
			break;
	}
	query_done(query);
	return result != QUERY_FAILED;
}

bool search_rows_member(struct call *call, id household_id, id person_id, search_visit *visit, void *arg)
{
	struct query *query = db_query(call->db, MEMBER_ROW);

	query_id(query, ":id", household_id);
	query_id(query, ":person", person_id);
	return rows_visit(call, query, visit, arg);
}

bool search_rows_found(struct call *call, enum seek_found found, id about, search_visit *visit, void *arg)
{
	static const char *const rows[] = {
		[FOUND_PERSON] = PERSON_ROWS, [FOUND_HOUSEHOLD] = HOUSEHOLD_ROWS, [FOUND_FORMER] = FORMER_ROWS,
		[FOUND_NETWORK] = NETWORK_ROWS,
	};
	struct query *query = db_query(call->db, rows[found]);

	query_id(query, ":id", about);
	if (found == FOUND_NETWORK)
		query_int(query, ":own", 0);
	return rows_visit(call, query, visit, arg);
}

bool search_rows_network(struct call *call, id network_id, search_visit *visit, void *arg)
{
	struct query *query = db_query(call->db, NETWORK_ROWS);

	query_id(query, ":id", network_id);
	query_int(query, ":own", 1);
	return rows_visit(call, query, visit, arg);
}

bool search_walk(struct call *call, const struct seek *seek, const struct search_query *query, int *budget,
	bool (*visit)(void *arg, id found), void *arg)
{
	struct query *walk = db_query(call->db, WALK);
	char past[SEEK_KEY_BYTES + 1];
	enum query_result result = QUERY_DONE;

	/* Keys are plain ASCII: what starts with the key is below it with DEL behind, its own word below it with "!". */
	snprintf(past, sizeof(past), "%s%c", seek->key, seek->whole ? '!' : '\x7f');
	query_plain(walk, ":first", seek->key);
	query_plain(walk, ":past", past);
	query_int(walk, ":most", *budget);
	while ((result = query_step(walk, &call->err)) == QUERY_ROW) {
		(*budget)--;
		if (seek_fits(seek, query, query_get_text(walk, "k")) && !visit(arg, query_get_int(walk, "id")))
			break;
	}
	query_done(walk);
	return result != QUERY_FAILED;
}

bool search_secret(struct call *call, id household_id)
{
	struct query *query = db_query(call->db, SECRET);

	query_id(query, ":household", household_id);
	return query_number(query, &call->err) != 0;
}

void search_names(struct call *call, id household_id, struct search_hit *hit)
{
	struct query *query = db_query(call->db, NAMES);

	query_id(query, ":household", household_id);
	if (query_one(query, &call->err))
		query_read(query, &search_hit_record, hit);
	query_done(query);
}

/* ---- judging ---- */

enum { WORDS_BYTES = 5 * TEXT_LINE_BYTES };

static void words_add(char words[WORDS_BYTES], const char *text)
{
	size_t used = strlen(words);

	if (used > 0 && used + 1 < WORDS_BYTES)
		words[used++] = ' ';
	search_key(text, words + used, WORDS_BYTES - used);
}

static enum row_fit worst(enum row_fit a, enum row_fit b)
{
	return a == ROW_NOT || b == ROW_NOT ? ROW_NOT : a > b ? a : b;
}

static void front_add(char words[WORDS_BYTES], const char *voorvoegsel)
{
	char front[TEXT_LINE_BYTES];

	search_front(voorvoegsel, front, sizeof(front));
	if (*front)
		words_add(words, front);
}

static enum row_fit words_fit(const struct search_query *query, const struct search_row *row)
{
	const struct person *person = &row->person;
	char words[WORDS_BYTES] = "";

	if (query->word_count == 0)
		return ROW_FITS;
	if (*row->network) {
		words_add(words, row->network);
		return words_in(query, words) ? ROW_FITS : ROW_NOT;
	}
	words_add(words, person->id ? person->geslachtsnaam : row->household.naam);
	words_add(words, person->geslachtsnaamPartner);
	words_add(words, person->voornamen);
	words_add(words, person->voorletters);
	front_add(words, person->voorvoegsel);
	front_add(words, person->voorvoegselPartner);
	if (words_in(query, words))
		return ROW_FITS;
	words_add(words, row->household.straatnaam);
	words_add(words, row->household.huisnummertoevoeging);
	return words_in(query, words) ? ROW_FITS_BY_ADDRESS : ROW_NOT;
}

static bool phone_is(const char *phone, const char *telefoon)
{
	char normal[17];

	return phone_normal(telefoon, normal) && strcmp(phone, normal) == 0;
}

static enum row_fit numbers_fit(const struct search_query *query, const struct search_row *row)
{
	const struct person *person = &row->person;

	if (*query->bsn && strcmp(query->bsn, person->burgerservicenummer) != 0)
		return ROW_NOT;
	if (*query->huishoudnummer && strcmp(query->huishoudnummer, row->household.huishoudnummer) != 0)
		return ROW_NOT;
	if (*query->birthdate && strcmp(query->birthdate, person->geboortedatum) != 0 &&
			strcmp(query->birthdate_other, person->geboortedatum) != 0)
		return ROW_NOT;
	if (*query->phone && !phone_is(query->phone, person->telefoon) &&
			!phone_is(query->phone, row->household.telefoon))
		return ROW_NOT;
	/* Four digits that could be a year may also be meant as a postcode. */
	if (*query->year && strncmp(query->year, person->geboortedatum, 4) != 0)
		return strncmp(query->year, row->household.postcode, 4) == 0 ? ROW_FITS_BY_ADDRESS : ROW_NOT;
	return ROW_FITS;
}

static enum row_fit address_fit(const struct search_query *query, const struct search_row *row)
{
	const struct household *household = &row->household;
	char number[17];

	if (!*query->pc4 && !*query->pc6 && !*query->house_number)
		return ROW_FITS;
	if (strncmp(query->pc4, household->postcode, strlen(query->pc4)) != 0)
		return ROW_NOT;
	if (*query->pc6 && strcmp(query->pc6, household->postcode) != 0)
		return ROW_NOT;
	search_house_number(household->huisnummer, household->huisletter, household->huisnummertoevoeging, number);
	return house_fits(query->house_number, number) ? ROW_FITS_BY_ADDRESS : ROW_NOT;
}

enum row_fit search_row_fit(const struct search_query *query, const struct search_row *row)
{
	enum row_fit fit = numbers_fit(query, row);

	if (fit != ROW_NOT)
		fit = worst(fit, address_fit(query, row));
	return fit == ROW_NOT ? fit : worst(fit, words_fit(query, row));
}
