/* What was read from a file, before anything is stored: persons, households, remarks, and the memory they live in. */
#include "store/import.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---- texts ---- */

enum { POOL_BYTES = 64 * 1024 };

struct import_pool {
	struct import_pool *before;
	size_t used, room;
	char bytes[];
};

const char *import_keep(struct import_batch *batch, const char *text)
{
	size_t bytes = text ? strlen(text) + 1 : 1;
	struct import_pool *pool = batch->pool;
	char *copy;

	if (bytes == 1)
		return "";
	if (!pool || pool->room - pool->used < bytes) {
		size_t room = bytes > POOL_BYTES ? bytes : POOL_BYTES;

		pool = mem_new(1, sizeof(*pool) + room);
		pool->room = room;
		pool->before = batch->pool;
		batch->pool = pool;
	}
	copy = memcpy(pool->bytes + pool->used, text, bytes);
	pool->used += bytes;
	return copy;
}

/* ---- texts to numbers ---- */

struct import_map {
	struct slot { const char *key; uint32_t value; } *slots;
	size_t room;			/* a power of two, at least half of it free */
	size_t count;
};

struct import_map *import_map_new(void)
{
	struct import_map *map = mem_new(1, sizeof(*map));

	map->room = 256;
	map->slots = mem_new(map->room, sizeof(*map->slots));
	return map;
}

void import_map_free(struct import_map *map)
{
	if (!map)
		return;
	free(map->slots);
	free(map);
}

/* FNV-1a: keys are spread well enough, and a file that collides on purpose only slows down its own import. */
static struct slot *slot_of(const struct import_map *map, const char *key)
{
	uint64_t hash = 14695981039346656037u;
	size_t place;

	for (const char *c = key; *c; c++)
		hash = (hash ^ (uint8_t)*c) * 1099511628211u;
	place = (size_t)(hash ^ hash >> 29) & (map->room - 1);
	while (map->slots[place].key && strcmp(map->slots[place].key, key) != 0)
		place = (place + 1) & (map->room - 1);
	return &map->slots[place];
}

static void map_grow(struct import_map *map)
{
	struct import_map larger = { .room = 2 * map->room, .count = map->count };

	larger.slots = mem_new(larger.room, sizeof(*larger.slots));
	for (size_t i = 0; i < map->room; i++)
		if (map->slots[i].key)
			*slot_of(&larger, map->slots[i].key) = map->slots[i];
	free(map->slots);
	*map = larger;
}

uint32_t import_map_put(struct import_map *map, const char *key, uint32_t value)
{
	struct slot *slot;

	if (2 * (map->count + 1) > map->room)
		map_grow(map);
	slot = slot_of(map, key);
	if (slot->key)
		return slot->value;
	*slot = (struct slot){ key, value };
	map->count++;
	return value;
}

uint32_t import_map_get(const struct import_map *map, const char *key)
{
	const struct slot *slot = slot_of(map, key);

	return slot->key ? slot->value : IMPORT_NOWHERE;
}

/* ---- the batch ---- */

struct import_batch *import_batch_new(day today)
{
	struct import_batch *batch = mem_new(1, sizeof(*batch));

	batch->today = today;
	batch->lines = ROWS_INIT;
	batch->seen = import_seen_new();
	batch->bsns = import_map_new();
	return batch;
}

static void pool_free(struct import_batch *batch)
{
	for (struct import_pool *pool = batch->pool, *before; pool; pool = before) {
		before = pool->before;
		free(pool);
	}
	batch->pool = NULL;
}

void import_batch_clear(struct import_batch *batch)
{
	pool_free(batch);
	batch->person_count = batch->household_count = 0;
}

void import_batch_free(struct import_batch *batch)
{
	if (!batch)
		return;
	pool_free(batch);
	import_map_free(batch->bsns);
	import_seen_free(batch->seen);
	rows_free(&batch->lines);
	free(batch->persons);
	free(batch->households);
	free(batch->order);
	free(batch);
}

struct import_person *import_person_add(struct import_batch *batch, uint32_t line)
{
	if (batch->person_count == batch->person_room) {
		batch->person_room = batch->person_room ? 2 * batch->person_room : 256;
		batch->persons = mem_grow(batch->persons, batch->person_room, sizeof(*batch->persons));
	}
	batch->persons[batch->person_count] = (struct import_person){
		.line = line, .burgerservicenummer = "", .voornamen = "", .voorvoegsel = "", .geslachtsnaam = "",
		.voorvoegselPartner = "", .geslachtsnaamPartner = "", .geboortedatum = "", .telefoon = "",
		.overlijdensdatum = DAY_NONE,
	};
	return &batch->persons[batch->person_count++];
}

struct import_household *import_household_add(struct import_batch *batch, uint32_t line)
{
	if (batch->household_count == batch->household_room) {
		batch->household_room = batch->household_room ? 2 * batch->household_room : 256;
		batch->households = mem_grow(batch->households, batch->household_room, sizeof(*batch->households));
	}
	batch->households[batch->household_count] = (struct import_household){
		.line = line, .straatnaam = "", .huisletter = "", .huisnummertoevoeging = "", .postcode = "",
		.woonplaats = "", .wijk = "",
	};
	return &batch->households[batch->household_count++];
}

static void line_add(struct import_batch *batch, uint32_t line, bool error, const char *format, va_list arguments)
{
	int64_t *count = error ? &batch->count.errors : &batch->count.remarks;
	struct err sentence = ERR_INIT;
	char text[ERR_TEXT_BYTES];

	(*count)++;
	if (*count > IMPORT_LINES_SHOWN)
		return;
	vsnprintf(text, sizeof(text), format, arguments);
	err_set(&sentence, ERR_INPUT, "%s", text);	/* cleans what came from the file */
	struct import_line *row = rows_new(&batch->lines, &import_line_record);
	row->line = line;
	row->error = error;
	snprintf(row->tekst, sizeof(row->tekst), "%s", sentence.text);
}

void import_error(struct import_batch *batch, uint32_t line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	line_add(batch, line, true, format, arguments);
	va_end(arguments);
}

void import_remark(struct import_batch *batch, uint32_t line, const char *format, ...)
{
	va_list arguments;

	if (batch->quiet)
		return;
	va_start(arguments, format);
	line_add(batch, line, false, format, arguments);
	va_end(arguments);
}

/* ---- by household ---- */

void import_order(struct import_batch *batch)
{
	uint32_t place = 0;

	for (size_t i = 0; i < batch->household_count; i++)
		batch->households[i].count = 0;
	for (size_t i = 0; i < batch->person_count; i++)
		batch->households[batch->persons[i].household].count++;
	for (size_t i = 0; i < batch->household_count; i++) {
		batch->households[i].first = place;
		place += batch->households[i].count;
		batch->households[i].count = 0;
	}
	free(batch->order);
	batch->order = mem_new(batch->person_count + 1, sizeof(*batch->order));
	for (size_t i = 0; i < batch->person_count; i++) {
		struct import_household *household = &batch->households[batch->persons[i].household];

		batch->order[household->first + household->count++] = (uint32_t)i;
	}
}
