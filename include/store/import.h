/*
 * Import of households from a file: read and checked as a whole in memory, then compared with the store, then written
 * in one transaction or not at all. A file is either a GBA-V list (import_gbav.c) or our own CSV (import_csv.c); both
 * fill the same batch. The request is REQ_IMPORT in wire/request.h.
 */
#ifndef STORE_IMPORT_H
#define STORE_IMPORT_H

#include "base/csv.h"
#include "domain/household.h"
#include "store/call.h"

enum {
	IMPORT_FILE_BYTES = 1 << 30,	/* longest file */
	IMPORT_LINES_SHOWN = 200,	/* bad lines and remarks named in the answer; the rest is counted */
	IMPORT_LINES_LIVE = 20000,	/* longer files only while no desk is open */
};

/* What a format says about a person. What it does not say stays as it is in the store. */
enum import_says {
	IMPORT_SAYS_BRP = 1,		/* naamgebruik, partner, death, secrecy; an empty cell means none */
	IMPORT_SAYS_PHONE = 2,
	IMPORT_SAYS_WIJK = 4,
};

/* One person of the file. Texts are borrowed from the batch and never NULL. */
struct import_person {
	uint32_t line;			/* where it stands in the file */
	uint32_t household;		/* place in batch->households */
	const char *burgerservicenummer;
	const char *voornamen, *voorvoegsel, *geslachtsnaam;
	const char *voorvoegselPartner, *geslachtsnaamPartner;
	const char *geboortedatum;	/* ISO, unknown parts 00; "" unknown */
	const char *telefoon;
	day overlijdensdatum;
	uint8_t geslacht, aanduidingNaamgebruik, rol;
	bool secret;
	bool shared;			/* stands in more than one household of the file */
	bool bad;			/* its line was named already */
	uint8_t relations;		/* import_family.c: who of the relatives lives here too */
};

struct import_household {
	uint32_t line;
	const char *straatnaam, *huisletter, *huisnummertoevoeging, *postcode, *woonplaats, *wijk;
	int32_t huisnummer;
	uint32_t first, count;		/* its persons: batch->order[first .. first + count) */
};

struct import_batch {
	unsigned says;			/* enum import_says, or-ed */
	day today;
	struct import_person *persons;
	size_t person_count, person_room;
	struct import_household *households;
	size_t household_count, household_room;
	uint32_t *order;		/* persons by household; made by import_order */
	struct import_count count;
	struct rows lines;		/* import_line rows, at most IMPORT_LINES_SHOWN */
	struct import_pool *pool;
	struct import_map *bsns;	/* BSN -> place of the first person with it */
};

struct import_batch *import_batch_new(day today);
void import_batch_free(struct import_batch *batch);

/* A copy that lives as long as the batch; "" for NULL. */
const char *import_keep(struct import_batch *batch, const char *text);
/* Appends; the record is zero but for its texts, which are "". Borrowed until the next addition. */
struct import_person *import_person_add(struct import_batch *batch, uint32_t line);
struct import_household *import_household_add(struct import_batch *batch, uint32_t line);
/* An error keeps everything out of the store; a remark explains what was done with a line. */
void import_error(struct import_batch *batch, uint32_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void import_remark(struct import_batch *batch, uint32_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Groups the persons by household and counts them. */
void import_order(struct import_batch *batch);

/* Text to number, for looking up persons and households by any key. */
struct import_map;
enum { IMPORT_NOWHERE = UINT32_MAX };
struct import_map *import_map_new(void);
void import_map_free(struct import_map *map);
/* The number that stands there, which is `value` when the key is new. The key stays borrowed. */
uint32_t import_map_put(struct import_map *map, const char *key, uint32_t value);
uint32_t import_map_get(const struct import_map *map, const char *key);	/* IMPORT_NOWHERE: none */

/* How far it has come, for the progress line; may be NULL where it is asked. */
struct import_watch {
	void (*progress)(void *arg, const char *what, size_t done, size_t total);
	void *arg;
};
enum { IMPORT_PROGRESS_ROWS = 4096 };	/* between two reports */

/* Lines in a file, for the total of the progress line. */
size_t import_lines(const char *bytes, size_t count);

/*
 * Reads bytes into the batch; bad lines are named in it. False only when the file as a whole cannot be read (no header,
 * unknown or lacking columns); err says why, in a sentence without a line number when it is not about one line.
 */
bool import_gbav_read(struct import_batch *batch, const char *bytes, size_t count, const struct import_watch *watch,
	struct err *err);
bool import_csv_read(struct import_batch *batch, const char *bytes, size_t count, const struct import_watch *watch,
	struct err *err);

/*
 * The households of a GBA-V list: people of one address who are partner, parent or child of each other form one;
 * everybody else has a household of one. Relations name a relative by BSN, or by name and birth date.
 */
enum import_relation_kind { RELATION_PARTNER, RELATION_PARENT, RELATION_CHILD };
struct import_relation {
	uint32_t person;
	enum import_relation_kind kind;
	const char *burgerservicenummer;
	const char *name_key;		/* import_name_key(), or "" */
};
/* Every person comes in with a household of its own that holds the address; ends with import_order. */
void import_family(struct import_batch *batch, const struct import_relation *relations, size_t count);
/* "geslachtsnaam|voornamen|geboortedatum" in lower case; "" when one of the first or the last lacks. */
const char *import_name_key(struct import_batch *batch, const char *voornamen, const char *geslachtsnaam,
	const char *geboortedatum);

/*
 * Compares the batch with the store and, unless `dry`, writes it inside the transaction of this call. Fills the counts.
 * A second time the same batch changes nothing.
 */
bool import_store(struct call *call, struct import_batch *batch, bool dry, const struct import_watch *watch);
/* Every person and household as the store would have it; what it would refuse is an error with its line. */
void import_check(struct import_batch *batch);
/* The record of a person, or of a household, with what the file says over what is there already. */
void import_person_fill(const struct import_batch *batch, const struct import_person *from, struct person *out);
void import_household_fill(const struct import_household *from, struct household *out);

#endif
