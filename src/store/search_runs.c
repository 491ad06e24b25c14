/* Sorting more keys than memory holds: runs on disk, merged while they are read. */
#include "search_runs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/random.h"
#include "search_seek.h"
#include "vault/vault.h"

enum {
	CHUNK_BYTES = 256 * 1024,	/* written and read at once: a multiple of the cipher's block */
	HEAD_BYTES = sizeof(uint16_t) + sizeof(id),
	SORT_SMALL = 12,
};

struct run {
	size_t start, end;		/* in the file */
	size_t at;			/* the next chunk to read */
	char *bytes;			/* a chunk behind what was left of the last */
	size_t used, filled;
	uint64_t head;			/* of the key that is next */
	const char *key;		/* NULL: at its end */
	id about;
};

struct search_runs {
	int fd;
	uint8_t secret[VAULT_STREAM_BYTES];
	struct run *runs;
	size_t count, keys;
	size_t end;			/* of the file */
	char *chunk;			/* being written */
	size_t used;
	bool reading, ok;
};

/* ---- sorting ---- */

uint64_t bulk_key_head(const char *key)
{
	uint64_t head = 0;

	for (int i = 0; i < 8; i++) {
		head = head << 8 | (uint8_t)*key;
		key += *key != '\0';
	}
	return head;
}

static int key_order(const struct bulk_key *one, const struct bulk_key *other, const char *arena)
{
	int order;

	if (one->head != other->head)
		return one->head < other->head ? -1 : 1;
	order = strcmp(arena + one->at + sizeof(id), arena + other->at + sizeof(id));
	return order ? order : memcmp(arena + one->at, arena + other->at, sizeof(id));
}

static void keys_swap(struct bulk_key *one, struct bulk_key *other)
{
	struct bulk_key kept = *one;

	*one = *other;
	*other = kept;
}

/* By insertion. */
static void few_sort(struct bulk_key *keys, size_t count, const char *arena)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0 && key_order(&keys[j], &keys[j - 1], arena) < 0; j--)
			keys_swap(&keys[j], &keys[j - 1]);
}

/* In place, unlike qsort, which takes as much memory again. The smaller part by recursion: no deeper than the logarithm. */
void bulk_keys_sort(struct bulk_key *keys, size_t count, const char *arena)
{
	while (count > SORT_SMALL) {
		struct bulk_key middle;
		size_t low = 0, high = count - 1;

		if (key_order(&keys[count / 2], &keys[0], arena) < 0)
			keys_swap(&keys[count / 2], &keys[0]);
		if (key_order(&keys[count - 1], &keys[0], arena) < 0)
			keys_swap(&keys[count - 1], &keys[0]);
		if (key_order(&keys[count - 1], &keys[count / 2], arena) < 0)
			keys_swap(&keys[count - 1], &keys[count / 2]);
		middle = keys[count / 2];
		while (low <= high) {
			while (key_order(&keys[low], &middle, arena) < 0)
				low++;
			while (key_order(&middle, &keys[high], arena) < 0)
				high--;
			if (low <= high)
				keys_swap(&keys[low++], &keys[high--]);
		}
		if (high + 1 < count - low) {
			bulk_keys_sort(keys, high + 1, arena);
			keys += low;
			count -= low;
		} else {
			bulk_keys_sort(keys + low, count - low, arena);
			count = high + 1;
		}
	}
	few_sort(keys, count, arena);
}

/* ---- writing ---- */

struct search_runs *search_runs_new(struct db *db, struct err *err)
{
	struct search_runs *runs = mem_new(1, sizeof(*runs));
	char folder[4096];

	if (db_folder(db, folder, sizeof(folder)))
		runs->fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	else
		runs->fd = memfd_create("keys", MFD_CLOEXEC);
	if (runs->fd < 0) {
		err_set(err, ERR_IO, "Naast het bestand van de gegevens kan geen hulpbestand worden gemaakt.");
		free(runs);
		return NULL;
	}
	random_bytes(runs->secret, sizeof(runs->secret));
	runs->chunk = mem_new(1, CHUNK_BYTES);
	runs->ok = true;
	return runs;
}

void search_runs_free(struct search_runs *runs)
{
	if (!runs)
		return;
	for (size_t i = 0; i < runs->count; i++)
		free(runs->runs[i].bytes);
	wipe(runs->secret, sizeof(runs->secret));
	close(runs->fd);
	free(runs->runs);
	free(runs->chunk);
	free(runs);
}

static bool chunk_write(struct search_runs *runs, struct err *err)
{
	stream_xor(runs->secret, runs->end, runs->chunk, runs->used);
	for (size_t done = 0; done < runs->used;) {
		ssize_t put = pwrite(runs->fd, runs->chunk + done, runs->used - done, (off_t)(runs->end + done));

		if (put <= 0)
			return err_set(err, ERR_IO, "Niet opgeslagen: de schijf van de server is vol of geeft een fout.");
		done += (size_t)put;
	}
	runs->end += runs->used;
	runs->used = 0;
	return true;
}

static bool bytes_add(struct search_runs *runs, const void *bytes, size_t count, struct err *err)
{
	const char *from = bytes;

	while (count > 0) {
		size_t room = CHUNK_BYTES - runs->used, part = count < room ? count : room;

		memcpy(runs->chunk + runs->used, from, part);
		runs->used += part;
		from += part;
		count -= part;
		if (runs->used == CHUNK_BYTES && !chunk_write(runs, err))
			return false;
	}
	return true;
}

bool search_runs_add(struct search_runs *runs, const struct bulk_key *keys, size_t count, const char *arena,
	struct err *err)
{
	struct run *run;
	bool ok = true;

	runs->runs = mem_grow(runs->runs, runs->count + 1, sizeof(*runs->runs));
	run = &runs->runs[runs->count++];
	/* Each run begins at a block of the cipher. */
	runs->end = (runs->end + VAULT_STREAM_BLOCK - 1) / VAULT_STREAM_BLOCK * VAULT_STREAM_BLOCK;
	*run = (struct run){ .start = runs->end, .at = runs->end };
	for (size_t i = 0; ok && i < count; i++) {
		const char *at = arena + keys[i].at;
		uint16_t bytes = (uint16_t)(strlen(at + sizeof(id)) + 1);

		ok = bytes_add(runs, &bytes, sizeof(bytes), err) && bytes_add(runs, at, sizeof(id) + bytes, err);
	}
	ok = ok && (runs->used == 0 || chunk_write(runs, err));
	run->end = runs->end;
	runs->keys += count;
	return ok;
}

size_t search_runs_keys(const struct search_runs *runs)
{
	return runs->keys;
}

/* ---- reading ---- */

/* What is left goes to the front, and the next chunk behind it. */
static bool run_read(struct search_runs *runs, struct run *run)
{
	size_t left = run->filled - run->used, count = run->end - run->at;

	count = count < CHUNK_BYTES ? count : CHUNK_BYTES;
	memmove(run->bytes, run->bytes + run->used, left);
	run->used = 0;
	run->filled = left + count;
	for (size_t done = 0; done < count;) {
		ssize_t got = pread(runs->fd, run->bytes + left + done, count - done, (off_t)(run->at + done));

		if (got <= 0) {
			runs->ok = false;
			return false;
		}
		done += (size_t)got;
	}
	stream_xor(runs->secret, run->at, run->bytes + left, count);
	run->at += count;
	return true;
}

static void run_next(struct search_runs *runs, struct run *run)
{
	uint16_t bytes;

	run->key = NULL;
	if (run->filled - run->used < HEAD_BYTES + SEEK_KEY_BYTES && run->at < run->end && !run_read(runs, run))
		return;
	if (run->used == run->filled)
		return;
	memcpy(&bytes, run->bytes + run->used, sizeof(bytes));
	memcpy(&run->about, run->bytes + run->used + sizeof(bytes), sizeof(run->about));
	run->key = run->bytes + run->used + HEAD_BYTES;
	run->head = bulk_key_head(run->key);
	run->used += HEAD_BYTES + bytes;
}

static bool run_before(const struct run *one, const struct run *other)
{
	int order;

	if (one->head != other->head)
		return one->head < other->head;
	order = strcmp(one->key, other->key);
	return order < 0 || (order == 0 && one->about < other->about);
}

static struct run *run_first(struct search_runs *runs)
{
	struct run *first = NULL;

	for (size_t i = 0; i < runs->count; i++)
		if (runs->runs[i].key && (!first || run_before(&runs->runs[i], first)))
			first = &runs->runs[i];
	return first;
}

/* The run whose key was given last goes on only now: until then the key was borrowed. */
bool search_runs_next(struct search_runs *runs, const char **key, id *about)
{
	struct run *first;

	if (!runs->reading) {
		runs->reading = true;
		for (size_t i = 0; i < runs->count; i++) {
			runs->runs[i].bytes = mem_new(1, CHUNK_BYTES + HEAD_BYTES + SEEK_KEY_BYTES);
			run_next(runs, &runs->runs[i]);
		}
	} else if ((first = run_first(runs))) {
		run_next(runs, first);
	}
	first = runs->ok ? run_first(runs) : NULL;
	if (!first)
		return false;
	*key = first->key;
	*about = first->about;
	return true;
}

bool search_runs_whole(const struct search_runs *runs, struct err *err)
{
	return runs->ok || err_set(err, ERR_IO, "De schijf van de server geeft een fout.");
}
