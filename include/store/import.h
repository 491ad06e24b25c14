/*
 * Import of households from a file: checked as a whole, then compared with the store and written in one transaction or
 * not at all. A file is either a GBA-V list (import_gbav.c), of which relatives anywhere in the file make a household and
 * which is read whole, or our own CSV (import_csv.c), which comes in portions of whole households however long it is.
 * Both fill the same batch. The request is REQ_IMPORT in wire/request.h.
 */
#ifndef STORE_IMPORT_H
#define STORE_IMPORT_H

#include "base/csv.h"
#include "domain/household.h"
#include "store/call.h"

enum {
	IMPORT_FILE_BYTES = 1 << 30,	/* longest file */
	IMPORT_LINES_MOST = 2000000,	/* of a CSV: so its index is bounded too */
	IMPORT_PORTION = 4096,		/* persons of a portion, and what the last household has more */
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
	bool again;			/* and this is not the first of them */
	bool bad;			/* its line was named already */
	uint8_t relations;		/* import_family.c: who of the relatives lives here too */
};

struct import_household {
	uint32_t line;
	const char *straatnaam, *huisletter, *huisnummertoevoeging, *postcode, *woonplaats, *wijk;
	int32_t huisnummer;
	uint32_t first, count;		/* its persons: batch->order[first .. first + count) */
};

/* All of a file, or a portion of it. */
struct import_batch {
	bool quiet;			/* remarks were made already */
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
	struct import_seen *seen;	/* everybody who was checked */
	struct import_map *bsns;	/* BSN -> place of the first person with it: of a list that is read whole */
};

struct import_batch *import_batch_new(day today);
void import_batch_free(struct import_batch *batch);
/* Forgets persons, households and their texts, for the next portion; counts and lines stay. */
void import_batch_clear(struct import_batch *batch);

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
/* Groups the persons by household. */
void import_order(struct import_batch *batch);

/* Text to number, for looking up persons and households by any key. */
struct import_map;
enum { IMPORT_NOWHERE = UINT32_MAX };
struct import_map *import_map_new(void);
void import_map_free(struct import_map *map);
/* The number that stands there, which is `value` when the key is new. The key stays borrowed. */
uint32_t import_map_put(struct import_map *map, const char *key, uint32_t value);
uint32_t import_map_get(const struct import_map *map, const char *key);	/* IMPORT_NOWHERE: none */

/* Who stands in the file more than once by name, birth date and address. */
struct import_seen;
struct import_seen *import_seen_new(void);
void import_seen_free(struct import_seen *seen);
void import_seen_add(struct import_seen *seen, const struct import_batch *batch, const struct import_person *person);

/* How far it has come, for the progress line; may be NULL where it is asked. */
struct import_watch {
	void (*progress)(void *arg, const char *what, size_t done, size_t total);
	void *arg;
};
enum { IMPORT_PROGRESS_ROWS = 4096 };	/* between two reports */

/*
 * The bytes of a file that is being imported, by way of a window: pread, so that somebody who shortens it meanwhile gets
 * an error and no signal. NULL when it is no regular file, too long, or evidently something else than a CSV.
 */
struct import_file;
struct import_file *import_file_open(int fd, struct err *err);
void import_file_free(struct import_file *file);
size_t import_file_size(const struct import_file *file);
/* The bytes at `offset`, `want` of them or up to the end; borrowed until the next call. NULL on failure. */
const char *import_file_at(struct import_file *file, size_t offset, size_t want, size_t *got, struct err *err);
/* Everything; caller frees. */
char *import_file_whole(struct import_file *file, struct err *err);
/* Lines in the file, for the total of the progress line. */
bool import_file_lines(struct import_file *file, size_t *lines, struct err *err);

/*
 * Reads bytes into the batch; bad lines are named in it. False only when the file as a whole cannot be read (no header,
 * unknown or lacking columns); err says why, in a sentence without a line number when it is not about one line.
 */
bool import_gbav_read(struct import_batch *batch, const char *bytes, size_t count, const struct import_watch *watch,
	struct err *err);

/*
 * The same of our own CSV, a portion at a time. Opening looks through the file once: which lines are one household, and
 * who stands there twice; it keeps some forty bytes of each line. NULL as import_gbav_read. The file stays borrowed.
 */
struct import_csv;
struct import_csv *import_csv_open(struct import_batch *batch, struct import_file *file, const struct import_watch *watch,
	struct err *err);
void import_csv_free(struct import_csv *csv);
size_t import_csv_households(const struct import_csv *csv);
/* Fills the batch with the next households. False at the end (ERR_NONE) or on failure. */
bool import_csv_next(struct import_csv *csv, struct err *err);
/* From the first household again, for storing: without remarks, and without what only checking needs. */
void import_csv_again(struct import_csv *csv);

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
 * Compares a batch with the store and, unless `dry`, writes it inside the transaction of this call; counts in the batch.
 * One run for all portions of a file. A second time the same file changes nothing.
 */
struct import_run;
struct import_run *import_run_begin(struct call *call, struct import_batch *batch, bool dry);
/*
 * First of a run: who cannot be known, into a store without people, in no time (import_load.c). Nothing when somebody is
 * there, or dry. `next` gives the portions of the whole file. Then the portions once more for the others, unless
 * import_run_whole.
 */
bool import_run_load(struct import_run *run, bool (*next)(void *arg, struct err *err), void *arg, size_t households,
	const struct import_watch *watch);
bool import_run_whole(const struct import_run *run, size_t households);
bool import_run_portion(struct import_run *run, size_t households, const struct import_watch *watch);
/* After the last portion, or after a failed one; frees the run. */
bool import_run_end(struct import_run *run, bool ok);
/* Every person and household as the store would have it; what it would refuse is an error with its line. */
void import_check(struct import_batch *batch);
/* The record of a person, or of a household, with what the file says over what is there already. */
void import_person_fill(const struct import_batch *batch, const struct import_person *from, struct person *out);
void import_household_fill(const struct import_household *from, struct household *out);

#endif
