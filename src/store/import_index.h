/*
 * Where the lines of a CSV stand and which belong together, in a few numbers each: so that a file of any order is
 * imported household by household without being in memory.
 */
#ifndef STORE_IMPORT_INDEX_H
#define STORE_IMPORT_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct import_index;

/* Room for so many records. */
struct import_index *import_index_new(size_t room);
void import_index_free(struct import_index *index);
/* The next record: its place and line in the file, what stands under `huishouden`, and its BSN or "". False: no room. */
bool import_index_add(struct import_index *index, size_t offset, size_t line, const char *label, const char *bsn);
/* After the last: records can be asked by household, households come in the order of their first lines. */
void import_index_order(struct import_index *index);

size_t import_index_households(const struct import_index *index);
/* Its records, in the order of the file. */
const uint32_t *import_index_records(const struct import_index *index, size_t household, size_t *count);
size_t import_index_offset(const struct import_index *index, uint32_t record, size_t *line);
/* From there to the next record; `last` for the last. */
size_t import_index_bytes(const struct import_index *index, uint32_t record, size_t last);
/* The BSN of this record stands in another one too. */
bool import_index_shared(const struct import_index *index, uint32_t record);
/* The first record with its BSN: the same one when there is no earlier; until import_index_spare. */
uint32_t import_index_first(const struct import_index *index, uint32_t record);
bool import_index_again(const struct import_index *index, uint32_t record);
/* Gives back what only import_index_first needs. */
void import_index_spare(struct import_index *index);

#endif
