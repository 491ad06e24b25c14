/* The keys by which people and addresses are found: made from the rows, added and dropped. search.c seeks. */
#include "store/search.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "domain/person_name.h"
#include "household_inside.h"
#include "search_seek.h"

enum { NAME_BYTES = 256, DATE_NAME_BYTES = 20, SURNAME_STARTS = 3 };

/* What happens to each key of one person or household; ok turns false at the first failure. */
struct keyring {
	struct db *db;
	enum keys_deed deed;
	id id;
	bool ok;
	struct err *err;
};

static void key_put(struct keyring *ring, const char *key)
{
	static const char DROP[] = "DELETE FROM search_key WHERE k = :k AND id = :id";
	static const char ADD[] = "INSERT OR IGNORE INTO search_key(k, id) VALUES (:k, :id)";
	struct query *query;

	if (!ring->ok)
		return;
	query = db_query(ring->db, ring->deed == KEYS_DROP ? DROP : ADD);
	query_plain(query, ":k", key);
	query_int(query, ":id", ring->id);
	ring->ok = query_run(query, ring->err);
}

/* Parts may be empty: one blank between the words that are there, and none at the end. */
static void key_format(struct keyring *ring, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void key_format(struct keyring *ring, const char *format, ...)
{
	char key[SEEK_KEY_BYTES];
	size_t used = 0;
	va_list args;

	va_start(args, format);
	vsnprintf(key, sizeof(key), format, args);
	va_end(args);
	for (const char *c = key; *c; c++)
		if (*c != ' ' || (c[1] != ' ' && c[1] != '\0'))
			key[used++] = *c;
	key[used] = '\0';
	key_put(ring, key);
}

static void name_key(const char *name, char out[NAME_BYTES])
{
	search_key(name, out, NAME_BYTES);
	search_key_drop(out);
}

void house_key(const char *house_number, char out[HOUSE_KEY_BYTES])
{
	size_t digits = strspn(house_number, "0123456789");

	out[0] = '\0';
	if (digits > 0 && digits <= HOUSE_DIGITS)
		snprintf(out, HOUSE_KEY_BYTES, "%.*s%s", (int)(HOUSE_DIGITS - digits), "00000", house_number);
}

/* ---- people ---- */

struct names {
	char own[NAME_BYTES], partner[NAME_BYTES], first[NAME_BYTES];
};

static void names_of(const struct person *person, struct names *names)
{
	name_key(person->geslachtsnaam, names->own);
	name_key(person->geslachtsnaamPartner, names->partner);
	search_key(*person->voornamen ? person->voornamen : person->voorletters, names->first, NAME_BYTES);
}

/* A double surname is found by each of its names: "brink bakker" also as "bakker brink". */
static void surname_keys(struct keyring *ring, const char *surname, const char *first, const char *other)
{
	const char *start = surname;

	for (int i = 0; i < SURNAME_STARTS && *start; i++) {
		key_format(ring, "n%s %.*s %s %s", start, (int)(start - surname), surname, first, other);
		start += strcspn(start, " ");
		start += strspn(start, " ");
	}
}

static void surname_dated_keys(struct keyring *ring, const struct person *person, const char *surname,
	const char *first, const char *other)
{
	const char *born = person->geboortedatum;

	if (strlen(born) != DAY_ISO_BYTES - 1)
		return;
	key_format(ring, "y%.4s%s %s %s", born, surname, first, other);
	if (strcmp(born + 8, "00") != 0)
		key_format(ring, "d%.4s%.2s%.2s%.*s", born, born + 5, born + 8, DATE_NAME_BYTES, surname);
}

static void person_keys(struct keyring *ring, const struct person *person, const struct names *names)
{
	const char *pairs[2][2] = { { names->own, names->partner }, { names->partner, names->own } };
	char phone[17];

	for (int i = 0; i < 2; i++) {
		if (!*pairs[i][0])
			continue;
		surname_keys(ring, pairs[i][0], names->first, pairs[i][1]);
		surname_dated_keys(ring, person, pairs[i][0], names->first, pairs[i][1]);
	}
	if (*names->first)
		key_format(ring, "v%s %s %s", names->first, names->own, names->partner);
	if (phone_normal(person->telefoon, phone))
		key_format(ring, "t%s", phone);
}

static void residence_keys(struct keyring *ring, const struct names *names, const char *postcode)
{
	if (strlen(postcode) != 6)
		return;
	if (*names->own)
		key_format(ring, "p%.4s%s %s %s", postcode, names->own, names->first, names->partner);
	if (*names->partner)
		key_format(ring, "p%.4s%s %s %s", postcode, names->partner, names->first, names->own);
}

static bool names_load(struct db *db, id person_id, struct person *person, struct names *names, struct err *err)
{
	static const char PERSON[] =
		"SELECT voornamen, voorletters, geslachtsnaam, geslachtsnaamPartner, geboortedatum, telefoon"
		" FROM person WHERE id = :id";
	struct query *query = db_query(db, PERSON);

	record_init(&person_record, person);
	query_int(query, ":id", person_id);
	if (!query_one(query, err))
		return row_missing(err, "Deze persoon bestaat niet.");
	query_read(query, &person_record, person);
	query_done(query);
	names_of(person, names);
	return true;
}

bool search_keys_person(struct db *db, enum keys_deed deed, id person_id, struct err *err)
{
	static const char POSTCODES[] =
		"SELECT h.postcode FROM membership m JOIN household h ON h.id = m.household_id"
		" WHERE m.person_id = :id AND m.until IS NULL AND h.postcode IS NOT NULL";
	struct keyring ring = { .db = db, .deed = deed, .id = person_id, .ok = true, .err = err };
	struct person person;
	struct names names;
	struct query *query;
	enum query_result result;

	if (!names_load(db, person_id, &person, &names, err))
		return false;
	person_keys(&ring, &person, &names);
	query = db_query(db, POSTCODES);
	query_int(query, ":id", person_id);
	while (ring.ok && (result = query_step(query, err)) != QUERY_DONE) {
		if (result == QUERY_FAILED)
			return false;
		residence_keys(&ring, &names, query_get_text(query, "postcode"));
	}
	query_done(query);
	return ring.ok;
}

/* In another household with the same four digits as well: a child of two parents who live near each other. */
static bool lives_near(struct db *db, id person_id, id household_id, const char *postcode, struct err *err)
{
	static const char NEAR[] =
		"SELECT EXISTS(SELECT 1 FROM membership m JOIN household h ON h.id = m.household_id"
		" WHERE m.person_id = :person AND m.until IS NULL AND m.household_id <> :household"
		" AND substr(h.postcode, 1, 4) = substr(:postcode, 1, 4))";
	struct query *query = db_query(db, NEAR);

	query_int(query, ":person", person_id);
	query_int(query, ":household", household_id);
	query_plain(query, ":postcode", postcode);
	return query_number(query, err) != 0;
}

bool search_keys_residence(struct db *db, enum keys_deed deed, id person_id, id household_id, struct err *err)
{
	static const char POSTCODE[] = "SELECT postcode FROM household WHERE id = :id";
	struct keyring ring = { .db = db, .deed = deed, .id = person_id, .ok = true, .err = err };
	struct person person;
	struct names names;
	struct query *query = db_query(db, POSTCODE);
	char postcode[7] = "";

	query_int(query, ":id", household_id);
	if (query_one(query, err))
		snprintf(postcode, sizeof(postcode), "%s", query_get_text(query, "postcode"));
	query_done(query);
	if (err->code != ERR_NONE || !names_load(db, person_id, &person, &names, err))
		return false;
	if (deed == KEYS_ADD || !lives_near(db, person_id, household_id, postcode, err))
		residence_keys(&ring, &names, postcode);
	return ring.ok && err->code == ERR_NONE;
}

/* ---- addresses ---- */

static void lower(const char *text, char *out, size_t room)
{
	size_t used = 0;

	for (; *text && used + 1 < room; text++)
		out[used++] = (char)tolower((unsigned char)*text);
	out[used] = '\0';
}

static void address_keys(struct keyring *ring, const struct household *household)
{
	char number[17], house[HOUSE_KEY_BYTES], street[NAME_BYTES], postcode[7], phone[17];

	search_house_number(household->huisnummer, household->huisletter, household->huisnummertoevoeging, number);
	house_key(number, house);
	name_key(household->straatnaam, street);
	lower(household->postcode, postcode, sizeof(postcode));
	if (*postcode)
		key_format(ring, "a%s %s", postcode, house);
	if (*street)
		key_format(ring, "s%s %s", street, house);
	if (phone_normal(household->telefoon, phone))
		key_format(ring, "h%s", phone);
}

bool search_keys_household(struct db *db, enum keys_deed deed, id household_id, struct err *err)
{
	static const char ADDRESS[] =
		"SELECT straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode, telefoon"
		" FROM household WHERE id = :id";
	static const char MEMBERS[] = "SELECT person_id FROM membership WHERE household_id = :id AND until IS NULL";
	struct keyring ring = { .db = db, .deed = deed, .id = household_id, .ok = true, .err = err };
	struct household household;
	struct query *query = db_query(db, ADDRESS);
	enum query_result result;

	record_init(&household_record, &household);
	query_int(query, ":id", household_id);
	if (!query_one(query, err))
		return row_missing(err, HOUSEHOLD_MISSING);
	query_read(query, &household_record, &household);
	query_done(query);
	address_keys(&ring, &household);
	query = db_query(db, MEMBERS);
	query_int(query, ":id", household_id);
	while (ring.ok && (result = query_step(query, err)) != QUERY_DONE)
		ring.ok = result == QUERY_ROW &&
			search_keys_residence(db, deed, query_get_int(query, "person_id"), household_id, err);
	query_done(query);
	return ring.ok;
}
