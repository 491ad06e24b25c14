/* Households for the tests of finding and changing them. */
#include "homes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/search.h"

/* ---- keys ---- */

static void keys_each(struct world *world, const char *sql,
	bool (*keys)(struct db *db, enum keys_deed deed, id about, struct err *err))
{
	struct query *query = db_query(world_db(world), sql);
	struct err err = ERR_INIT;

	while (query_step(query, &err) == QUERY_ROW)
		if (!keys(world_db(world), KEYS_ADD, query_get_int(query, "id"), &err))
			fail_msg("keys: %s", err.text);
}

void homes_keys(struct world *world)
{
	static const char PERSONS[] = "SELECT id FROM person", HOUSEHOLDS[] = "SELECT id FROM household";

	keys_each(world, PERSONS, search_keys_person);
	keys_each(world, HOUSEHOLDS, search_keys_household);
}

static char *keys_text(struct world *world)
{
	static const char KEYS[] =
		"SELECT k, id FROM search_key UNION ALL SELECT w || ' ' || fold, df FROM vocabulary ORDER BY 1, 2";
	struct query *query = db_query(world_db(world), KEYS);
	struct buf text = BUF_INIT;

	while (query_step(query, NULL) == QUERY_ROW)
		buf_format(&text, "%s %lld\n", query_get_text(query, "k"), (long long)query_get_int(query, "id"));
	return buf_take(&text);
}

void homes_keys_right(struct world *world)
{
	char *before = keys_text(world), *after;

	world_sql(world, "DELETE FROM search_key");
	world_sql(world, "DELETE FROM vocabulary");
	homes_keys(world);
	after = keys_text(world);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* ---- people and houses ---- */

struct person homes_person(const char *voornamen, const char *geslachtsnaam, const char *geboortedatum,
	const char *bsn)
{
	struct person person;

	record_init(&person_record, &person);
	snprintf(person.voornamen, sizeof(person.voornamen), "%s", voornamen);
	snprintf(person.geslachtsnaam, sizeof(person.geslachtsnaam), "%s", geslachtsnaam);
	snprintf(person.geboortedatum, sizeof(person.geboortedatum), "%s", geboortedatum);
	snprintf(person.burgerservicenummer, sizeof(person.burgerservicenummer), "%s", bsn);
	return person;
}

struct household homes_household(const char *straatnaam, int huisnummer, const char *postcode)
{
	struct household household;

	record_init(&household_record, &household);
	snprintf(household.straatnaam, sizeof(household.straatnaam), "%s", straatnaam);
	snprintf(household.postcode, sizeof(household.postcode), "%s", postcode);
	household.huisnummer = huisnummer;
	return household;
}

struct household homes_add(struct world *world, const char *who, const struct household *household,
	const struct person *person)
{
	const struct message *answer = world_call(world, who, REQ_HOUSEHOLD_ADD, &household_record, household,
		person ? &person_record : NULL, person, NULL);
	const struct household *stored;

	world_is(answer, STATUS_OK);
	stored = world_row(answer, &household_record, 0);
	assert_non_null(stored);
	return *stored;
}

struct household homes_moulin(struct world *world)
{
	struct person suzanne = homes_person("Suzanne", "Moulin", "1985-12-01", "999993653");
	struct household household = homes_household("Boterdiep", 31, "3077aw");

	snprintf(suzanne.telefoon, sizeof(suzanne.telefoon), "06 12345678");
	return homes_add(world, "karel", &household, &suzanne);
}

/* ---- asking ---- */

struct ask homes_ask(id about)
{
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = about;
	return ask;
}

struct ask homes_word(const char *word)
{
	struct ask ask = homes_ask(0);

	snprintf(ask.word, sizeof(ask.word), "%s", word);
	return ask;
}

const struct message *homes_search(struct world *world, const char *who, const char *scrap)
{
	struct ask ask = homes_word(scrap);
	const struct message *answer = world_call(world, who, REQ_SEARCH, &ask_record, &ask, NULL);

	world_is(answer, STATUS_OK);
	return answer;
}

const struct search_hit *homes_hit(const struct message *answer, const char *naam)
{
	const struct search_hit *hit;

	for (size_t i = 0; (hit = world_row(answer, &search_hit_record, i)); i++)
		if (strcmp(hit->naam, naam) == 0)
			return hit;
	return NULL;
}

const struct message *homes_open(struct world *world, const char *who, id household_id)
{
	const struct message *answer = world_call_id(world, who, REQ_HOUSEHOLD_OPEN, household_id);

	world_is(answer, STATUS_OK);
	return answer;
}

bool homes_same_answer(const struct message *one, const struct message *other)
{
	struct message a = *one, b = *other;
	struct buf bytes = BUF_INIT, others = BUF_INIT;
	bool same;

	a.serial = b.serial = 0;
	message_encode(&a, &bytes);
	message_encode(&b, &others);
	same = bytes.used == others.used && memcmp(bytes.data, others.data, bytes.used) == 0;
	buf_free(&bytes);
	buf_free(&others);
	return same;
}
