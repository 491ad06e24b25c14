/*
 * Who lives together: the people of one address who are each other's partner, parent or child, and what part each of
 * them has in that household. Everybody else at the address has a household of one.
 */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* import_person.relations */
enum { HAS_PARTNER = 1, HAS_PARENT = 2, HAS_CHILD = 4 };

struct family {
	struct import_batch *batch;
	struct import_map *names;	/* name key and address -> person */
	struct import_map *addresses;	/* address key -> number of the address */
	uint32_t *address;		/* per person; IMPORT_NOWHERE: no address */
	uint32_t *above;		/* per person: another of the same household, or itself (union-find) */
};

const char *import_name_key(struct import_batch *batch, const char *voornamen, const char *geslachtsnaam,
	const char *geboortedatum)
{
	struct buf key = BUF_INIT;
	const char *kept;

	if (!*geslachtsnaam || strcmp(geslachtsnaam, ".") == 0 || !*geboortedatum)
		return "";
	buf_format(&key, "%s|%s|%s", geslachtsnaam, voornamen, geboortedatum);
	for (size_t i = 0; i < key.used; i++)
		if (key.data[i] >= 'A' && key.data[i] <= 'Z')
			key.data[i] += 'a' - 'A';
	kept = import_keep(batch, key.data);
	buf_free(&key);
	return kept;
}

/* "" for who has no address. */
static const char *address_key(struct import_batch *batch, const struct import_household *at)
{
	struct buf key = BUF_INIT;
	const char *kept;

	if (!*at->straatnaam && !*at->postcode)
		return "";
	/* A postcode and number are one place, however the street is spelled. */
	buf_format(&key, "%s|%d|%s|%s|%s", at->postcode, at->huisnummer, at->huisletter, at->huisnummertoevoeging,
		*at->postcode && at->huisnummer ? "" : at->straatnaam);
	if (!*at->postcode)
		buf_format(&key, "|%s", at->woonplaats);
	for (size_t i = 0; i < key.used; i++)
		if (key.data[i] >= 'A' && key.data[i] <= 'Z')
			key.data[i] += 'a' - 'A';
	kept = import_keep(batch, key.data);
	buf_free(&key);
	return kept;
}

/* The name key at this address. */
static const char *name_here(struct import_batch *batch, const char *name_key, uint32_t address)
{
	struct buf key = BUF_INIT;
	const char *kept;

	buf_format(&key, "%u@%s", address, name_key);
	kept = import_keep(batch, key.data);
	buf_free(&key);
	return kept;
}

static struct family family_new(struct import_batch *batch)
{
	struct family family = { .batch = batch, .names = import_map_new(), .addresses = import_map_new() };

	family.address = mem_new(batch->person_count + 1, sizeof(*family.address));
	family.above = mem_new(batch->person_count + 1, sizeof(*family.above));
	for (size_t i = 0; i < batch->person_count; i++) {
		const struct import_person *person = &batch->persons[i];
		const char *at = address_key(batch, &batch->households[person->household]);
		const char *name = import_name_key(batch, person->voornamen, person->geslachtsnaam,
			person->geboortedatum);

		family.above[i] = (uint32_t)i;
		family.address[i] = *at ? import_map_put(family.addresses, at, (uint32_t)i) : IMPORT_NOWHERE;
		if (*at && *name)
			import_map_put(family.names, name_here(batch, name, family.address[i]), (uint32_t)i);
	}
	return family;
}

static void family_free(struct family *family)
{
	import_map_free(family->names);
	import_map_free(family->addresses);
	free(family->address);
	free(family->above);
}

/* The first of the household that this person is in. */
static uint32_t top(struct family *family, uint32_t person)
{
	while (family->above[person] != person) {
		family->above[person] = family->above[family->above[person]];
		person = family->above[person];
	}
	return person;
}

static void join(struct family *family, uint32_t a, uint32_t b)
{
	uint32_t first = top(family, a), second = top(family, b);

	if (first < second)
		family->above[second] = first;
	else
		family->above[first] = second;
}

/* The relative who lives at the same address; IMPORT_NOWHERE when not in the file, or elsewhere. */
static uint32_t relative_find(struct family *family, const struct import_relation *relation)
{
	uint32_t address = family->address[relation->person];
	uint32_t other = IMPORT_NOWHERE;

	if (address == IMPORT_NOWHERE)
		return IMPORT_NOWHERE;
	if (*relation->burgerservicenummer)
		other = import_map_get(family->batch->bsns, relation->burgerservicenummer);
	else if (*relation->name_key)
		other = import_map_get(family->names, name_here(family->batch, relation->name_key, address));
	if (other == IMPORT_NOWHERE || other == relation->person || family->address[other] != address)
		return IMPORT_NOWHERE;
	return other;
}

static void relate(struct import_person *self, struct import_person *other, enum import_relation_kind kind)
{
	switch (kind) {
	case RELATION_PARTNER:
		self->relations |= HAS_PARTNER;
		other->relations |= HAS_PARTNER;
		return;
	case RELATION_PARENT:
		self->relations |= HAS_PARENT;
		other->relations |= HAS_CHILD;
		return;
	case RELATION_CHILD:
		self->relations |= HAS_CHILD;
		other->relations |= HAS_PARENT;
		return;
	}
}

/* In three generations the middle one is a parent too. */
static enum member_role role_of(const struct import_person *person, bool alone)
{
	if (alone)
		return MEMBER_SINGLE;
	if (person->relations & HAS_CHILD)
		return MEMBER_PARENT;
	if (person->relations & HAS_PARTNER)
		return MEMBER_PARTNER;
	return person->relations & HAS_PARENT ? MEMBER_CHILD : MEMBER_UNKNOWN;
}

void import_family(struct import_batch *batch, const struct import_relation *relations, size_t count)
{
	struct family family = family_new(batch);

	for (size_t i = 0; i < count; i++) {
		uint32_t other = relative_find(&family, &relations[i]);

		if (other == IMPORT_NOWHERE)
			continue;
		join(&family, relations[i].person, other);
		relate(&batch->persons[relations[i].person], &batch->persons[other], relations[i].kind);
	}
	for (size_t i = 0; i < batch->person_count; i++)
		batch->persons[i].household = batch->persons[top(&family, (uint32_t)i)].household;
	family_free(&family);
	import_order(batch);
	for (size_t i = 0; i < batch->person_count; i++)
		batch->persons[i].rol =
			(uint8_t)role_of(&batch->persons[i], batch->households[batch->persons[i].household].count == 1);
}
