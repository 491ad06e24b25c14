/* Lines of a CSV by household and by BSN: arrays of numbers, some forty bytes for each line at most. */
#include "import_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vault/vault.h"

enum { LABEL_BYTES = 16, NOBODY = 0, SHARED = 1, AGAIN = 2 };

/* Households are known by a digest of what stands in their column. */
struct label {
	uint8_t digest[LABEL_BYTES];
};

struct span {
	uint32_t first, count;		/* in `order` */
};

struct import_index {
	size_t count, room;		/* records */
	uint32_t *offset, *line;
	uint32_t *household, *order;	/* per record, while adding; by household, afterwards */
	uint32_t *bsn;			/* 0: none */
	uint8_t *flags;
	uint32_t *bsn_slots;		/* record + 1; 0: free */
	size_t bsn_room;		/* a power of two, at most half full */
	struct label *labels;
	struct span *spans;
	size_t household_count, household_room;
	uint32_t *label_slots;		/* household + 1; 0: free */
	size_t label_room;
	char last[64];			/* the label of the last record, and its household: most stand together */
	uint32_t last_household;
};

static size_t slots_for(size_t count)
{
	size_t room = 64;

	while (room < 2 * count)
		room *= 2;
	return room;
}

struct import_index *import_index_new(size_t room)
{
	struct import_index *index = mem_new(1, sizeof(*index));

	index->room = room;
	index->offset = mem_new(room + 1, sizeof(*index->offset));
	index->line = mem_new(room + 1, sizeof(*index->line));
	index->household = mem_new(room + 1, sizeof(*index->household));
	index->bsn = mem_new(room + 1, sizeof(*index->bsn));
	index->flags = mem_new(room + 1, sizeof(*index->flags));
	index->bsn_room = slots_for(room);
	index->bsn_slots = mem_new(index->bsn_room, sizeof(*index->bsn_slots));
	index->label_room = slots_for(0);
	index->label_slots = mem_new(index->label_room, sizeof(*index->label_slots));
	return index;
}

void import_index_spare(struct import_index *index)
{
	free(index->bsn);
	free(index->bsn_slots);
	index->bsn = index->bsn_slots = NULL;
}

void import_index_free(struct import_index *index)
{
	if (!index)
		return;
	import_index_spare(index);
	free(index->offset);
	free(index->line);
	free(index->household);
	free(index->order);
	free(index->flags);
	free(index->labels);
	free(index->spans);
	free(index->label_slots);
	free(index);
}

/* ---- households ---- */

static uint32_t *label_slot(const struct import_index *index, const struct label *label)
{
	uint64_t hash;
	size_t place;

	memcpy(&hash, label->digest, sizeof(hash));
	place = (size_t)hash & (index->label_room - 1);
	while (index->label_slots[place] && memcmp(&index->labels[index->label_slots[place] - 1], label, sizeof(*label)) != 0)
		place = (place + 1) & (index->label_room - 1);
	return &index->label_slots[place];
}

static void labels_grow(struct import_index *index)
{
	if (index->household_count == index->household_room) {
		index->household_room = index->household_room ? index->household_room + index->household_room / 2 : 256;
		index->labels = mem_grow(index->labels, index->household_room, sizeof(*index->labels));
		index->spans = mem_grow(index->spans, index->household_room, sizeof(*index->spans));
	}
	if (2 * (index->household_count + 1) <= index->label_room)
		return;
	free(index->label_slots);
	index->label_room *= 2;
	index->label_slots = mem_new(index->label_room, sizeof(*index->label_slots));
	for (size_t i = 0; i < index->household_count; i++)
		*label_slot(index, &index->labels[i]) = (uint32_t)i + 1;
}

static uint32_t household_of(struct import_index *index, const char *text)
{
	uint8_t digest[VAULT_DIGEST_BYTES];
	struct label label;
	uint32_t *slot;

	if (index->household_count > 0 && strcmp(index->last, text) == 0)
		return index->last_household;
	digest_chain(NULL, text, strlen(text), digest);
	memcpy(label.digest, digest, sizeof(label.digest));
	labels_grow(index);
	slot = label_slot(index, &label);
	if (!*slot) {
		index->labels[index->household_count] = label;
		index->spans[index->household_count] = (struct span){ 0 };
		*slot = (uint32_t)++index->household_count;
	}
	index->last[0] = '\0';
	if (strlen(text) < sizeof(index->last))
		strcpy(index->last, text);
	index->last_household = *slot - 1;
	return *slot - 1;
}

/* ---- people ---- */

static uint32_t *bsn_slot(const struct import_index *index, uint32_t bsn)
{
	size_t place = (size_t)(bsn * UINT64_C(11400714819323198485) >> 32) & (index->bsn_room - 1);

	while (index->bsn_slots[place] && index->bsn[index->bsn_slots[place] - 1] != bsn)
		place = (place + 1) & (index->bsn_room - 1);
	return &index->bsn_slots[place];
}

static void bsn_note(struct import_index *index, uint32_t record)
{
	uint32_t *slot = bsn_slot(index, index->bsn[record]);

	if (!*slot) {
		*slot = record + 1;
		return;
	}
	index->flags[*slot - 1] |= SHARED;
	index->flags[record] = SHARED | AGAIN;
}

bool import_index_add(struct import_index *index, size_t offset, size_t line, const char *label, const char *bsn)
{
	uint32_t record = (uint32_t)index->count;

	if (index->count == index->room)
		return false;
	index->offset[record] = (uint32_t)offset;
	index->line[record] = (uint32_t)line;
	index->household[record] = household_of(index, label);
	index->bsn[record] = (uint32_t)strtoul(bsn, NULL, 10);
	index->count++;
	index->spans[index->household[record]].count++;
	if (index->bsn[record] != NOBODY)
		bsn_note(index, record);
	return true;
}

void import_index_order(struct import_index *index)
{
	uint32_t place = 0;

	free(index->labels);
	free(index->label_slots);
	index->labels = NULL;
	index->label_slots = NULL;
	for (size_t i = 0; i < index->household_count; i++) {
		index->spans[i].first = place;
		place += index->spans[i].count;
		index->spans[i].count = 0;
	}
	index->order = mem_new(index->count + 1, sizeof(*index->order));
	for (size_t i = 0; i < index->count; i++) {
		struct span *span = &index->spans[index->household[i]];

		index->order[span->first + span->count++] = (uint32_t)i;
	}
	free(index->household);
	index->household = NULL;
}

/* ---- asking ---- */

size_t import_index_households(const struct import_index *index)
{
	return index->household_count;
}

const uint32_t *import_index_records(const struct import_index *index, size_t household, size_t *count)
{
	*count = index->spans[household].count;
	return &index->order[index->spans[household].first];
}

size_t import_index_offset(const struct import_index *index, uint32_t record, size_t *line)
{
	*line = index->line[record];
	return index->offset[record];
}

size_t import_index_bytes(const struct import_index *index, uint32_t record, size_t last)
{
	return record + 1 < index->count ? index->offset[record + 1] - index->offset[record] : last;
}

bool import_index_shared(const struct import_index *index, uint32_t record)
{
	return index->flags[record] & SHARED;
}

bool import_index_again(const struct import_index *index, uint32_t record)
{
	return index->flags[record] & AGAIN;
}

uint32_t import_index_first(const struct import_index *index, uint32_t record)
{
	return index->bsn[record] == NOBODY ? record : *bsn_slot(index, index->bsn[record]) - 1;
}
