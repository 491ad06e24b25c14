/* The rows that every store starts with. */
#include "store/birth.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"
#include "domain/default_matrix.h"
#include "domain/organisation.h"
#include "store/mandate.h"

/* Until wijkd.conf has said how the municipality is called. */
#define NAMELESS "Gemeente"

static const char SETTING_ADD[] = "INSERT INTO setting(name, value) VALUES (:name, :value)";
static const char MUNICIPALITY_ADD[] = "INSERT INTO municipality(id, naam) VALUES (:id, :naam)";
static const char PROVISION_ADD[] =
	"INSERT INTO provision_kind(id, wet, productcategorie, naam, lijn, verblijf, spoed)"
	" VALUES (:id, :wet, :productcategorie, :naam, :lijn, :verblijf, :spoed)";
static const char ORGANISATION_ADD[] =
	"INSERT INTO organisation(id, naam, kind, provider) VALUES (:id, :naam, :kind, :provider)";

static bool setting_add(struct db *db, const char *name, const char *value, struct err *err)
{
	struct query *query = db_query(db, SETTING_ADD);

	query_text(query, ":name", name);
	query_text(query, ":value", value);
	return query_run(query, err);
}

static bool settings_add(struct db *db, day today, struct err *err)
{
	uint8_t key[32];
	char hex[2 * sizeof(key) + 1], iso[DAY_ISO_BYTES];

	random_bytes(key, sizeof(key));
	for (size_t i = 0; i < sizeof(key); i++)
		snprintf(hex + 2 * i, 3, "%02x", key[i]);
	day_iso(today, iso);
	return setting_add(db, "search_log_key", hex, err) && setting_add(db, "born", iso, err);
}

static bool municipality_add(struct db *db, const char *gemeente, struct err *err)
{
	struct query *query = db_query(db, MUNICIPALITY_ADD);
	struct organisation organisation = { .kind = ORGANISATION_GEMEENTE };

	query_id(query, ":id", db_next_id(db));
	query_text(query, ":naam", gemeente);
	if (!query_run(query, err))
		return false;
	organisation.id = db_next_id(db);
	if (snprintf(organisation.naam, sizeof(organisation.naam), "%s", gemeente) >= (int)sizeof(organisation.naam))
		return err_set(err, ERR_LIMIT, "De naam van de gemeente is te lang.");
	query = db_query(db, ORGANISATION_ADD);
	query_record(query, &organisation_record, &organisation);
	return query_run(query, err);
}

static bool matrix_add(struct db *db, struct err *err)
{
	for (size_t i = 0; i < default_rung_count; i++) {
		struct rung rung = default_rungs[i];
		if (!rung_add(db, &rung, err))
			return err_add(err, "trede %s", rung.naam);
	}
	for (size_t i = 0; i < default_mandate_count; i++) {
		struct mandate mandate = default_mandates[i];
		if (!mandate_add(db, &mandate, err))
			return err_add(err, "mandaat %zu", i + 1);
	}
	return true;
}

static bool provision_kinds_add(struct db *db, struct err *err)
{
	for (size_t i = 0; i < default_provision_kind_count; i++) {
		struct provision_kind kind = default_provision_kinds[i];
		kind.id = db_next_id(db);
		struct query *query = db_query(db, PROVISION_ADD);
		query_record(query, &provision_kind_record, &kind);
		if (!query_run(query, err))
			return err_add(err, "%s", kind.naam);
	}
	return true;
}

bool store_born(struct db *db, void *arg, struct err *err)
{
	const struct store_birth *birth = arg;
	const char *gemeente = *birth->gemeente ? birth->gemeente : NAMELESS;

	return settings_add(db, birth->today, err) && municipality_add(db, gemeente, err)
		&& matrix_add(db, err) && provision_kinds_add(db, err);
}

static bool rename_rows(struct db *db, const char *old, const char *gemeente, struct err *err)
{
	static const char MUNICIPALITY[] = "UPDATE municipality SET naam = :naam WHERE naam = :old";
	static const char ORGANISATION[] = "UPDATE organisation SET naam = :naam WHERE naam = :old AND kind = 'gemeente'";
	static const char *const updates[] = { MUNICIPALITY, ORGANISATION };

	for (size_t i = 0; i < COUNT_OF(updates); i++) {
		struct query *query = db_query(db, updates[i]);
		query_text(query, ":naam", gemeente);
		query_text(query, ":old", old);
		if (!query_run(query, err))
			return err_add(err, "de naam van de gemeente");
	}
	return true;
}

bool municipality_name(struct db *db, const char *gemeente, struct err *err)
{
	static const char OLD[] = "SELECT naam FROM municipality ORDER BY id LIMIT 1";
	struct query *query = db_query(db, OLD);
	char old[TEXT_LINE_BYTES] = "";

	if (query_one(query, err))
		snprintf(old, sizeof(old), "%s", query_get_text(query, "naam"));
	query_done(query);
	if (!*gemeente || strcmp(old, gemeente) == 0)
		return true;
	if (!db_begin(db, err))
		return false;
	if (rename_rows(db, old, gemeente, err))
		return db_commit(db, err);
	db_rollback(db);
	return false;
}
