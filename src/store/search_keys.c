/* Search keys and the vocabulary in step with the rows they are made from: added and dropped. search.c seeks. */
#include "store/search.h"

#include <stdio.h>
#include <string.h>

#include "domain/search_fold.h"
#include "household_inside.h"
#include "search_form.h"
#include "search_rows.h"

/* What happens to each key; ok turns false at the first failure. */
struct keyring {
	struct db *db;
	enum keys_deed deed;
	bool ok;
	struct err *err;
};

static void ring_key(void *arg, const char *key, id about)
{
	static const char DROP[] = "DELETE FROM search_key WHERE k = :k AND id = :id";
	static const char ADD[] = "INSERT OR IGNORE INTO search_key(k, id) VALUES (:k, :id)";
	struct keyring *ring = arg;
	struct query *query;

	if (!ring->ok)
		return;
	query = db_query(ring->db, ring->deed == KEYS_DROP ? DROP : ADD);
	query_plain(query, ":k", key);
	query_id(query, ":id", about);
	ring->ok = query_run(query, ring->err);
}

static void ring_word(void *arg, const char *word)
{
	static const char LESS[] = "UPDATE vocabulary SET df = df - 1 WHERE w = :w";
	static const char NONE[] = "DELETE FROM vocabulary WHERE w = :w AND df <= 0";
	static const char MORE[] =
		"INSERT INTO vocabulary(w, fold, df) VALUES (:w, :fold, 1) ON CONFLICT(w) DO UPDATE SET df = df + 1";
	struct keyring *ring = arg;
	struct query *query;
	char fold[FOLD_BYTES];

	if (!ring->ok)
		return;
	query = db_query(ring->db, ring->deed == KEYS_DROP ? LESS : MORE);
	query_plain(query, ":w", word);
	if (ring->deed == KEYS_ADD) {
		search_fold(word, true, fold);
		query_plain(query, ":fold", fold);
	}
	ring->ok = query_run(query, ring->err);
	if (!ring->ok || ring->deed == KEYS_ADD)
		return;
	query = db_query(ring->db, NONE);
	query_plain(query, ":w", word);
	ring->ok = query_run(query, ring->err);
}

static struct key_sink sink_of(struct keyring *ring)
{
	return (struct key_sink){ ring_key, ring_word, ring };
}

/* ---- people ---- */

/* Households that may be found; where somebody is now first. */
static const char HOMES[] =
	"SELECT m.until IS NULL AS now, h.postcode, h.straatnaam"
	" FROM membership m JOIN household h ON h.id = m.household_id WHERE m.person_id = :id AND NOT h.shielded"
	" AND h.merged_into IS NULL ORDER BY m.until IS NOT NULL";

struct home_texts {
	char postcode[7], straatnaam[TEXT_LINE_BYTES];
};

/* False when nobody may find the person, or on failure. */
static bool homes_load(struct db *db, id person_id, struct home_texts texts[KEY_HOMES], size_t *count, struct err *err)
{
	struct query *query = db_query(db, HOMES);
	enum query_result result;
	bool findable = false;

	*count = 0;
	query_id(query, ":id", person_id);
	while ((result = query_step(query, err)) == QUERY_ROW) {
		findable = true;
		if (*count == KEY_HOMES || !query_get_int(query, "now"))
			continue;
		snprintf(texts[*count].postcode, sizeof(texts->postcode), "%s", query_get_text(query, "postcode"));
		snprintf(texts[*count].straatnaam, sizeof(texts->straatnaam), "%s", query_get_text(query, "straatnaam"));
		(*count)++;
	}
	return findable;
}

static bool person_keys(struct db *db, id person_id, const struct key_sink *sink, struct err *err)
{
	static const char PERSON[] =
		"SELECT id, burgerservicenummer, voornamen, voorletters, voorvoegsel, geslachtsnaam, voorvoegselPartner,"
		" geslachtsnaamPartner, geboortedatum, telefoon FROM person WHERE id = :id";
	struct query *query = db_query(db, PERSON);
	struct person person;
	struct home_texts texts[KEY_HOMES];
	struct key_home homes[KEY_HOMES];
	size_t count;

	record_init(&person_record, &person);
	query_id(query, ":id", person_id);
	if (!query_one(query, err))
		return row_missing(err, "persoon.geen");
	query_read(query, &person_record, &person);
	query_done(query);
	if (homes_load(db, person_id, texts, &count, err)) {
		for (size_t i = 0; i < count; i++)
			homes[i] = (struct key_home){ texts[i].postcode, texts[i].straatnaam };
		keys_of_person(&person, homes, count, sink);
	}
	return err->code == ERR_NONE;
}

bool search_keys_person(struct db *db, enum keys_deed deed, id person_id, struct err *err)
{
	struct keyring ring = { db, deed, true, err };
	struct key_sink sink = sink_of(&ring);

	return person_keys(db, person_id, &sink, err) && ring.ok;
}

bool search_keys_members(struct db *db, enum keys_deed deed, id household_id, struct err *err)
{
	static const char MEMBERS[] = "SELECT DISTINCT person_id FROM membership WHERE household_id = :id";
	struct query *query = db_query(db, MEMBERS);
	enum query_result result;
	bool ok = true;

	query_id(query, ":id", household_id);
	while (ok && (result = query_step(query, err)) != QUERY_DONE)
		ok = result == QUERY_ROW && search_keys_person(db, deed, query_get_int(query, "person_id"), err);
	query_done(query);
	return ok;
}

/* ---- households ---- */

static bool former_addresses(struct db *db, id household_id, const struct key_sink *sink, struct err *err)
{
	static const char FORMER[] =
		"SELECT household_id AS id, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode"
		" FROM former_address WHERE household_id = :id UNION ALL"
		" SELECT :id, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode FROM household"
		" WHERE id IN (" MERGED_INTO ")";
	struct query *query = db_query(db, FORMER);
	enum query_result result;

	query_id(query, ":id", household_id);
	while ((result = query_step(query, err)) == QUERY_ROW) {
		struct household address;

		record_init(&household_record, &address);
		query_read(query, &household_record, &address);
		keys_of_former_address(&address, sink);
	}
	return result == QUERY_DONE;
}

static bool network(struct db *db, id household_id, const struct key_sink *sink, struct err *err)
{
	static const char NETWORK[] = "SELECT id, naam FROM network_member WHERE household_id = :id";
	struct query *query = db_query(db, NETWORK);
	enum query_result result;

	query_id(query, ":id", household_id);
	while ((result = query_step(query, err)) == QUERY_ROW)
		keys_of_network_member(query_get_int(query, "id"), query_get_text(query, "naam"), sink);
	return result == QUERY_DONE;
}

static bool household_keys(struct db *db, id household_id, const struct key_sink *sink, struct err *err)
{
	static const char ADDRESS[] =
		"SELECT id, huishoudnummer, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode, telefoon, shielded,"
		" merged_into FROM household WHERE id = :id";
	struct household household;
	struct query *query = db_query(db, ADDRESS);
	bool merged;

	record_init(&household_record, &household);
	query_id(query, ":id", household_id);
	if (!query_one(query, err))
		return row_missing(err, "huishouden.geen");
	query_read(query, &household_record, &household);
	merged = !query_is_null(query, "merged_into");
	query_done(query);
	if (household.shielded || merged)
		return true;
	keys_of_household(&household, sink);
	return former_addresses(db, household_id, sink, err) && network(db, household_id, sink, err);
}

bool search_keys_household(struct db *db, enum keys_deed deed, id household_id, struct err *err)
{
	struct keyring ring = { db, deed, true, err };
	struct key_sink sink = sink_of(&ring);

	return household_keys(db, household_id, &sink, err) && ring.ok;
}

/* ---- all of them ---- */

static bool keys_each(struct db *db, const char *sql,
	bool (*keys)(struct db *db, id about, const struct key_sink *sink, struct err *err), const struct key_sink *sink,
	struct err *err)
{
	struct query *query = db_query(db, sql);
	enum query_result result = QUERY_ROW;
	bool ok = true;

	while (ok && (result = query_step(query, err)) == QUERY_ROW)
		ok = keys(db, query_get_int(query, "id"), sink, err);
	query_done(query);
	return ok && result == QUERY_DONE;
}

bool search_keys_again(struct db *db, struct err *err)
{
	static const char PERSONS[] = "SELECT id FROM person", HOUSEHOLDS[] = "SELECT id FROM household";
	struct search_bulk *bulk = search_bulk_new(db);
	struct key_sink sink = search_bulk_sink(bulk);
	bool ok = db_run_script(db, "DELETE FROM search_key; DELETE FROM vocabulary", err) &&
		keys_each(db, PERSONS, person_keys, &sink, err) && keys_each(db, HOUSEHOLDS, household_keys, &sink, err) &&
		search_bulk_end(bulk, err);

	search_bulk_free(bulk);
	return ok;
}
