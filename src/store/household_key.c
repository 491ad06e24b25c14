/* The key under which everything sealed of one household is kept; in a file of its own. */
#include <string.h>

#include "store/document.h"
#include "store/store.h"
#include "vault/vault.h"

static const char KEY[] = "SELECT key FROM household_key WHERE household_id = :household";
static const char NEW[] = "INSERT INTO household_key(household_id, key, made) VALUES (:household, :key, :made)";

/* In a transaction of its own, so that it is on disk before anything is sealed with it. */
static bool key_make(struct store *store, id household_id, uint8_t key[SEAL_KEY_BYTES], struct err *err)
{
	struct query *query = db_query(store->key_db, NEW);

	seal_key_new(key);
	query_id(query, ":household", household_id);
	query_blob(query, ":key", key, SEAL_KEY_BYTES);
	query_instant(query, ":made", store_now(store));
	if (query_run(query, err))
		return true;
	wipe(key, SEAL_KEY_BYTES);
	return false;
}

bool household_key(struct store *store, id household_id, bool make, uint8_t key[SEAL_KEY_BYTES], struct err *err)
{
	struct query *query = db_query(store->key_db, KEY);
	struct err trouble = ERR_INIT;
	size_t bytes = 0;

	query_id(query, ":household", household_id);
	bool found = query_one(query, &trouble);
	const void *value = found ? query_get_blob(query, "key", &bytes) : NULL;
	if (value && bytes == SEAL_KEY_BYTES)
		memcpy(key, value, SEAL_KEY_BYTES);
	query_done(query);
	if (found)
		return true;
	if (trouble.code != ERR_NONE) {
		*err = trouble;
		return false;
	}
	return make ? key_make(store, household_id, key, err) : err_set(err, ERR_MISSING,
		"De sleutel van dit dossier is er niet meer: de inhoud van deze bijlage is weg.");
}
