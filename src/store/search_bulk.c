/*
 * Search keys of many new people at once: gathered, sorted, and written in order, so that the table grows page by page
 * instead of all over. However many there are, memory holds one part of them: the others wait on disk (search_runs.c).
 */
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/search_fold.h"
#include "search_form.h"
#include "search_runs.h"

enum {
	BULK_KEYS = 1024 * 1024,		/* in memory: some 56 MB */
	BULK_BYTES = 40 * 1024 * 1024,
	WORDS_FIRST = 1 << 16,
	KEYS_TOLD = 1 << 16,			/* between two reports */
};

struct bulk_word {
	char *word;
	int64_t count;
};

struct search_bulk {
	struct db *db;
	struct bulk_key *keys;
	size_t count;
	char *bytes;		/* per key its id in eight bytes, then the text with its NUL */
	size_t used;
	struct search_runs *runs;	/* NULL: all of them are in memory */
	size_t given, total;	/* keys on their way into the table */
	void (*tell)(void *arg, size_t done, size_t total);
	void *tell_arg;
	struct bulk_word *words;
	size_t word_count, word_room;	/* a power of two, at most half full */
	bool ok;
	struct err err;
};

/* ---- writing ---- */

/* What memory holds becomes one more run. */
static void run_write(struct search_bulk *bulk)
{
	bulk_keys_sort(bulk->keys, bulk->count, bulk->bytes);
	if (!bulk->runs)
		bulk->runs = search_runs_new(bulk->db, &bulk->err);
	bulk->ok = bulk->ok && bulk->runs && search_runs_add(bulk->runs, bulk->keys, bulk->count, bulk->bytes, &bulk->err);
	bulk->count = bulk->used = 0;
}

/* The next key for the table, in order. */
static bool key_give(void *arg, const char **key, id *about)
{
	struct search_bulk *bulk = arg;

	if (bulk->tell && bulk->given % KEYS_TOLD == 0)
		bulk->tell(bulk->tell_arg, bulk->given, bulk->total);
	bulk->given++;
	if (bulk->runs)
		return search_runs_next(bulk->runs, key, about);
	if (bulk->given > bulk->count)
		return false;
	memcpy(about, bulk->bytes + bulk->keys[bulk->given - 1].at, sizeof(*about));
	*key = bulk->bytes + bulk->keys[bulk->given - 1].at + sizeof(*about);
	return true;
}

static void keys_write(struct search_bulk *bulk)
{
	static const char ADD[] = "INSERT OR IGNORE INTO search_key(k, id) SELECT k, id FROM feed";

	if (bulk->runs && bulk->count > 0)
		run_write(bulk);
	else if (bulk->count > 0)
		bulk_keys_sort(bulk->keys, bulk->count, bulk->bytes);
	bulk->given = 0;
	bulk->total = bulk->runs ? search_runs_keys(bulk->runs) : bulk->count;
	bulk->ok = bulk->ok && (bulk->total == 0 || db_feed(bulk->db, ADD, key_give, bulk, &bulk->err)) &&
		(!bulk->runs || search_runs_whole(bulk->runs, &bulk->err));
	search_runs_free(bulk->runs);
	free(bulk->keys);
	free(bulk->bytes);
	bulk->runs = NULL;
	bulk->keys = NULL;
	bulk->bytes = NULL;
	bulk->count = bulk->used = 0;
}

static void words_write(struct search_bulk *bulk)
{
	static const char MORE[] =
		"INSERT INTO vocabulary(w, fold, df) VALUES (:w, :fold, :count)"
		" ON CONFLICT(w) DO UPDATE SET df = df + :count";
	char fold[FOLD_BYTES];

	if (bulk->word_count == 0)
		return;
	for (size_t i = 0; bulk->ok && i < bulk->word_room; i++) {
		struct query *query;

		if (!bulk->words[i].word)
			continue;
		query = db_query(bulk->db, MORE);
		search_fold(bulk->words[i].word, true, fold);
		query_plain(query, ":w", bulk->words[i].word);
		query_plain(query, ":fold", fold);
		query_int(query, ":count", bulk->words[i].count);
		bulk->ok = query_run(query, &bulk->err);
		free(bulk->words[i].word);
		bulk->words[i] = (struct bulk_word){ 0 };
	}
	bulk->word_count = 0;
}

/* ---- gathering ---- */

static void bulk_key(void *arg, const char *key, id about)
{
	struct search_bulk *bulk = arg;
	size_t bytes = strlen(key) + 1;

	if (!bulk->keys) {
		bulk->keys = mem_new(BULK_KEYS, sizeof(*bulk->keys));
		bulk->bytes = mem_new(BULK_BYTES, 1);
	}
	if (bulk->count == BULK_KEYS || bulk->used + sizeof(about) + bytes > BULK_BYTES)
		run_write(bulk);
	bulk->keys[bulk->count++] = (struct bulk_key){ bulk_key_head(key), (uint32_t)bulk->used };
	memcpy(bulk->bytes + bulk->used, &about, sizeof(about));
	memcpy(bulk->bytes + bulk->used + sizeof(about), key, bytes);
	bulk->used += sizeof(about) + bytes;
}

/* FNV-1a. */
static struct bulk_word *word_place(struct bulk_word *words, size_t room, const char *word)
{
	uint64_t hash = 14695981039346656037u;
	size_t place;

	for (const char *c = word; *c; c++)
		hash = (hash ^ (uint8_t)*c) * 1099511628211u;
	place = (size_t)(hash ^ hash >> 29) & (room - 1);
	while (words[place].word && strcmp(words[place].word, word) != 0)
		place = (place + 1) & (room - 1);
	return &words[place];
}

static void words_grow(struct search_bulk *bulk)
{
	size_t room = 2 * bulk->word_room;
	struct bulk_word *words = mem_new(room, sizeof(*words));

	for (size_t i = 0; i < bulk->word_room; i++)
		if (bulk->words[i].word)
			*word_place(words, room, bulk->words[i].word) = bulk->words[i];
	free(bulk->words);
	bulk->words = words;
	bulk->word_room = room;
}

static void bulk_word(void *arg, const char *word)
{
	struct search_bulk *bulk = arg;
	struct bulk_word *place = word_place(bulk->words, bulk->word_room, word);

	place->count++;
	if (place->word)
		return;
	place->word = mem_text(word);
	if (2 * ++bulk->word_count > bulk->word_room)
		words_grow(bulk);
}

/* ---- from outside ---- */

struct search_bulk *search_bulk_new(struct db *db)
{
	struct search_bulk *bulk = mem_new(1, sizeof(*bulk));

	bulk->db = db;
	bulk->ok = true;
	bulk->word_room = WORDS_FIRST;
	bulk->words = mem_new(bulk->word_room, sizeof(*bulk->words));
	return bulk;
}

void search_bulk_free(struct search_bulk *bulk)
{
	if (!bulk)
		return;
	for (size_t i = 0; i < bulk->word_room; i++)
		free(bulk->words[i].word);
	search_runs_free(bulk->runs);
	free(bulk->words);
	free(bulk->bytes);
	free(bulk->keys);
	free(bulk);
}

void search_bulk_tell(struct search_bulk *bulk, void (*tell)(void *arg, size_t done, size_t total), void *arg)
{
	bulk->tell = tell;
	bulk->tell_arg = arg;
}

struct key_sink search_bulk_sink(struct search_bulk *bulk)
{
	return (struct key_sink){ bulk_key, bulk_word, bulk };
}

void search_bulk_person(struct search_bulk *bulk, const struct person *person, const struct household *home)
{
	const struct key_home homes[] = { { home->postcode, home->straatnaam } };
	struct key_sink sink = search_bulk_sink(bulk);

	keys_of_person(person, homes, COUNT_OF(homes), &sink);
}

void search_bulk_household(struct search_bulk *bulk, const struct household *household)
{
	struct key_sink sink = search_bulk_sink(bulk);

	keys_of_household(household, &sink);
}

bool search_bulk_end(struct search_bulk *bulk, struct err *err)
{
	keys_write(bulk);
	words_write(bulk);
	if (!bulk->ok)
		*err = bulk->err;
	return bulk->ok;
}
