/* FTS5 and column indexes on the people of a store. */
#include "others.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "domain/person_name.h"
#include "domain/search_query.h"

struct others {
	sqlite3 *db;
	sqlite3_stmt *fts, *columns[SCRAP_KINDS];
};

static void key_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	char key[600];

	(void)count;
	search_key(text ? text : "", key, sizeof(key));
	search_key_drop(key);
	sqlite3_result_text(context, key, -1, SQLITE_TRANSIENT);
}

static const char MAKE_COLUMNS[] =
	"CREATE TABLE p AS SELECT p.id, wkey(p.geslachtsnaam) AS surname, wkey(p.voornamen) AS first, p.geboortedatum AS born,"
	" substr(p.geboortedatum, 1, 4) AS year, p.burgerservicenummer AS bsn, p.telefoon AS phone, h.postcode AS pc6,"
	" substr(h.postcode, 1, 4) AS pc4, h.huisnummer AS number, wkey(h.straatnaam) AS street, p.geslachtsnaam, p.voornamen"
	" FROM city.person p JOIN city.membership m ON m.person_id = p.id JOIN city.household h ON h.id = m.household_id;"
	"CREATE INDEX p1 ON p(surname, first); CREATE INDEX p2 ON p(first, surname); CREATE INDEX p3 ON p(born);"
	"CREATE INDEX p4 ON p(bsn); CREATE INDEX p5 ON p(phone); CREATE INDEX p6 ON p(pc6, number);"
	"CREATE INDEX p7 ON p(street, number);";

static const char MAKE_FTS[] =
	"CREATE VIRTUAL TABLE f USING fts5(t, content='', prefix='2 3 4', detail=full);"
	"INSERT INTO f(rowid, t) SELECT rowid, surname || ' ' || first || ' ' || coalesce(born, '')"
	" || ' ' || coalesce(year, '')"
	" || ' ' || coalesce(bsn, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(pc6, '') || ' ' || coalesce(pc4, '')"
	" || ' ' || coalesce(number, '') || ' ' || coalesce(street, '') FROM p;";

/* The first two values are words of the scrap, the others what they are called. */
static const char *const columns[SCRAP_KINDS] = {
	[SCRAP_TWO] = "surname >= :a AND surname < :a || x'7f' ORDER BY surname, first",
	[SCRAP_THREE] = "surname >= :a AND surname < :a || x'7f' ORDER BY surname, first",
	[SCRAP_FOUR] = "surname >= :a AND surname < :a || x'7f' ORDER BY surname, first",
	[SCRAP_SURNAME] = "surname >= :a AND surname < :a || x'7f' ORDER BY surname, first",
	[SCRAP_SURNAME_FIRST] = "surname = :a AND first >= :b AND first < :b || x'7f' ORDER BY first",
	[SCRAP_FIRST_SURNAME] = "surname = :a AND first >= :b AND first < :b || x'7f' ORDER BY first",
	[SCRAP_INITIAL] = "surname = :a AND first >= substr(:b, 1, 1) AND first < substr(:b, 1, 1) || x'7f' ORDER BY first",
	[SCRAP_VOORVOEGSEL] = "surname >= :a AND surname < :a || x'7f' ORDER BY surname, first",
	[SCRAP_POSTCODE] = "pc6 = :pc6 AND number = :number",
	[SCRAP_STREET] = "street = :street AND number = :number",
	[SCRAP_BORN] = "born = :born ORDER BY surname",
	[SCRAP_BSN] = "bsn = :bsn",
	[SCRAP_PHONE] = "phone = :phone",
	[SCRAP_NAME_POSTCODE] = "surname >= :a AND surname < :a || x'7f' AND pc4 = substr(:pc6, 1, 4) ORDER BY surname, first",
	[SCRAP_PART_YEAR] = "surname >= substr(:a, 1, 4) AND surname < substr(:a, 1, 4) || x'7f'"
		" AND year = substr(:born, 1, 4) ORDER BY surname, first",
	[SCRAP_NAME_YEAR] = "surname >= :a AND surname < :a || x'7f' AND year = substr(:born, 1, 4) ORDER BY surname, first",
	[SCRAP_NAME_STREET] = "surname >= :a AND surname < :a || x'7f' AND street = :street ORDER BY surname, first",
	[SCRAP_STREET_NAME] = "surname >= :a AND surname < :a || x'7f' AND street = :street ORDER BY surname, first",
	[SCRAP_INITIALS] = "surname = :a AND first >= substr(:b, 1, 1) AND first < substr(:b, 1, 1) || x'7f' ORDER BY first",
	[SCRAP_BORN_NAME] = "born = :born AND surname >= :a AND surname < :a || x'7f' ORDER BY surname",
	[SCRAP_RESPELLED] = "surname >= :scrap AND surname < :scrap || x'7f' ORDER BY surname, first",
	[SCRAP_TYPO] = "surname >= :scrap AND surname < :scrap || x'7f' ORDER BY surname, first",
};

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool script(struct others *others, const char *text, struct err *err)
{
	return sqlite3_exec(others->db, text, NULL, NULL, NULL) == SQLITE_OK ||
		err_set(err, ERR_IO, "%s", sqlite3_errmsg(others->db));
}

static bool make(struct others *others, const char *folder, struct err *err)
{
	char attach[600];
	double began = seconds(), columns_made;

	snprintf(attach, sizeof(attach), "ATTACH 'file:%s/state/wijkd.db?mode=ro' AS city", folder);
	if (!script(others, attach, err) || !script(others, MAKE_COLUMNS, err))
		return false;
	columns_made = seconds();
	if (!script(others, MAKE_FTS, err) || !script(others, "DETACH city", err))
		return false;
	printf("columns made in %.1f s, FTS5 in %.1f s\n", columns_made - began, seconds() - columns_made);
	return true;
}

struct others *others_open(const char *folder, struct err *err)
{
	struct others *others = mem_new(1, sizeof(*others));
	char path[600], text[1000];
	bool there;

	snprintf(path, sizeof(path), "%s/others.db", folder);
	there = access(path, F_OK) == 0;
	sqlite3_open_v2(path, &others->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, NULL);
	sqlite3_create_function(others->db, "wkey", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, key_function, NULL, NULL);
	if (!script(others, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;", err) ||
			(!there && !make(others, folder, err))) {
		others_close(others);
		return NULL;
	}
	sqlite3_prepare_v2(others->db, "SELECT p.geslachtsnaam, p.voornamen, p.born, p.street, p.number FROM f JOIN p ON"
		" p.rowid = f.rowid WHERE f MATCH :scrap LIMIT 20", -1, &others->fts, NULL);
	for (int kind = 0; kind < SCRAP_KINDS; kind++) {
		if (!columns[kind])
			continue;
		snprintf(text, sizeof(text), "SELECT geslachtsnaam, voornamen, born, street, number FROM p WHERE %s LIMIT 20",
			columns[kind]);
		if (sqlite3_prepare_v2(others->db, text, -1, &others->columns[kind], NULL) != SQLITE_OK) {
			err_set(err, ERR_INTERNAL, "%s: %s", text, sqlite3_errmsg(others->db));
			others_close(others);
			return NULL;
		}
	}
	return others;
}

void others_close(struct others *others)
{
	sqlite3_finalize(others->fts);
	for (int kind = 0; kind < SCRAP_KINDS; kind++)
		sqlite3_finalize(others->columns[kind]);
	sqlite3_close(others->db);
	free(others);
}

static void bind(sqlite3_stmt *statement, const char *name, const char *text)
{
	int place = sqlite3_bind_parameter_index(statement, name);

	if (place)
		sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT);
}

/* "jansen peter" -> jansen* peter*; dates and numbers as FTS5 has them. */
static void fts_words(enum scrap_kind kind, const char *scrap, const struct city_person *person, char out[600])
{
	char key[SCRAP_BYTES];
	size_t used = 0;

	if (kind == SCRAP_POSTCODE)
		snprintf(key, sizeof(key), "%s %d", person->postcode, person->huisnummer);
	else if (kind == SCRAP_PHONE || kind == SCRAP_BSN)
		snprintf(key, sizeof(key), "%s", kind == SCRAP_PHONE ? person->telefoon : person->bsn);
	else if (kind == SCRAP_BORN || kind == SCRAP_BORN_NAME)
		snprintf(key, sizeof(key), "%.4s %.2s %.2s", person->geboortedatum, person->geboortedatum + 5,
			person->geboortedatum + 8);
	else
		search_key(scrap, key, sizeof(key));
	if (kind == SCRAP_BORN_NAME)
		search_key(person->geslachtsnaam, key + strlen(key) + 1, sizeof(key) - strlen(key) - 1);
	if (kind == SCRAP_BORN_NAME)
		key[10] = ' ';
	if (kind != SCRAP_POSTCODE && kind != SCRAP_BORN)
		search_key_drop(key);
	out[0] = '\0';
	for (const char *word = key; *word && used < 500;) {
		int bytes = (int)strcspn(word, " ");

		used += (size_t)snprintf(out + used, 600 - used, "%s\"%.*s\"*", used ? " " : "", bytes, word);
		word += bytes + (word[bytes] == ' ');
	}
}

bool others_ask(struct others *others, enum other_way way, enum scrap_kind kind, const char *scrap,
	const struct city_person *person)
{
	sqlite3_stmt *statement = way == OTHER_FTS5 ? others->fts : others->columns[kind];
	char words[600], surname[200], first[200], street[200];
	size_t bytes = 0;

	if (!columns[kind])
		return false;
	sqlite3_reset(statement);
	if (way == OTHER_FTS5) {
		fts_words(kind, scrap, person, words);
		bind(statement, ":scrap", words);
	} else {
		search_key(person->geslachtsnaam, surname, sizeof(surname));
		search_key_drop(surname);
		search_key(person->voornamen, first, sizeof(first));
		search_key(person->straatnaam, street, sizeof(street));
		search_key_drop(street);
		if (kind <= SCRAP_FOUR)
			surname[2 + kind] = '\0';
		bind(statement, ":scrap", scrap);
		bind(statement, ":a", surname);
		bind(statement, ":b", first);
		bind(statement, ":street", street);
		bind(statement, ":pc6", person->postcode);
		bind(statement, ":born", person->geboortedatum);
		bind(statement, ":bsn", person->bsn);
		bind(statement, ":phone", person->telefoon);
		if (sqlite3_bind_parameter_index(statement, ":number"))
			sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":number"), person->huisnummer);
	}
	while (sqlite3_step(statement) == SQLITE_ROW)
		for (int column = 0; column < 5; column++)
			bytes += strlen(sqlite3_column_text(statement, column) ? (const char *)sqlite3_column_text(statement, column) : "");
	return bytes < SIZE_MAX;
}
