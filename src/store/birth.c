/* The rows that every store starts with. */
#include "store/birth.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/random.h"
#include "domain/organisation.h"

static const char SETTING_ADD[] = "INSERT INTO setting(name, value) VALUES (:name, :value)";
static const char MUNICIPALITY_ADD[] = "INSERT INTO municipality(id, naam) VALUES (:id, :naam)";
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

bool store_born(struct db *db, void *arg, struct err *err)
{
	const struct store_birth *birth = arg;

	return settings_add(db, birth->today, err) && municipality_add(db, birth->gemeente, err);
}
