/*
 * Which names, birth dates and addresses stand in a file more than once: of each only a number of 64 bits, so that two
 * that differ may be taken for the same, never the other way round.
 */
#include "import_load.h"

#include <stdlib.h>

#include "base/mem.h"

/* Of each number the lowest bit says whether it came twice; 0: a free place. */
struct import_seen {
	uint64_t *slots;
	size_t room;			/* a power of two, at least half of it free */
	size_t count;
};

/* FNV-1a, with a mark behind each text. */
static uint64_t mixed(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = (hash ^ (uint8_t)*text) * 1099511628211u;
	return (hash ^ 0xff) * 1099511628211u;
}

static uint64_t number_of(const struct import_batch *batch, const struct import_person *person)
{
	const struct import_household *home = &batch->households[person->household];
	uint64_t hash = 14695981039346656037u;

	hash = mixed(mixed(mixed(hash, person->geslachtsnaam), person->voornamen), person->geboortedatum);
	hash = mixed(mixed(hash, home->postcode), home->straatnaam);
	hash = (hash ^ (uint64_t)home->huisnummer) * 1099511628211u;
	hash ^= hash >> 29;
	return (hash & ~UINT64_C(1)) | UINT64_C(1) << 63;
}

static uint64_t *slot_of(const struct import_seen *seen, uint64_t number)
{
	size_t place = (size_t)(number >> 1) & (seen->room - 1);

	while (seen->slots[place] && (seen->slots[place] & ~UINT64_C(1)) != number)
		place = (place + 1) & (seen->room - 1);
	return &seen->slots[place];
}

static void grow(struct import_seen *seen)
{
	struct import_seen larger = { .room = seen->room ? 2 * seen->room : 4096, .count = seen->count };

	larger.slots = mem_new(larger.room, sizeof(*larger.slots));
	for (size_t i = 0; i < seen->room; i++)
		if (seen->slots[i])
			*slot_of(&larger, seen->slots[i] & ~UINT64_C(1)) = seen->slots[i];
	free(seen->slots);
	*seen = larger;
}

struct import_seen *import_seen_new(void)
{
	return mem_new(1, sizeof(struct import_seen));
}

void import_seen_free(struct import_seen *seen)
{
	if (!seen)
		return;
	free(seen->slots);
	free(seen);
}

void import_seen_add(struct import_seen *seen, const struct import_batch *batch, const struct import_person *person)
{
	uint64_t number = number_of(batch, person), *slot;

	if (2 * (seen->count + 1) > seen->room)
		grow(seen);
	slot = slot_of(seen, number);
	seen->count += *slot == 0;
	*slot = *slot ? number | 1 : number;
}

/* Everybody who is named once, and whoever has a BSN of which that holds. */
bool import_surely_new(const struct import_batch *batch, const struct import_household *household)
{
	for (size_t i = 0; i < household->count; i++) {
		const struct import_person *person = &batch->persons[batch->order[household->first + i]];
		uint64_t number = number_of(batch, person);

		if (person->shared || (!*person->burgerservicenummer && *slot_of(batch->seen, number) != number))
			return false;
	}
	return household->count > 0;
}
