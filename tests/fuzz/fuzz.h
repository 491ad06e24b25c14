/*
 * Input that nobody meant, for everything that reads bytes from outside. A target makes pieces that are nearly right;
 * this breaks them in small ways and gives each to the target in memory of exactly its size. `make test` gives each
 * target a fixed number of inputs, always the same; `make fuzz` goes on for FUZZ_SECONDS with inputs that differ.
 * What went wrong is said with the name and number of the input: FUZZ_FIRST=number runs that one again.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct fuzz {
	uint64_t state;
	const char *name;
	uint64_t number;	/* of the input */
};

/* 0 to below; all 53 bits when below is 0. */
uint64_t fuzz_random(struct fuzz *fuzz, uint64_t below);
bool fuzz_once_in(struct fuzz *fuzz, uint64_t times);
/* One of these texts. */
const char *fuzz_pick(struct fuzz *fuzz, const char *const *texts, size_t count);
#define FUZZ_PICK(fuzz, texts) fuzz_pick((fuzz), (texts), sizeof(texts) / sizeof((texts)[0]))
/* At most `most` pieces of text joined, now and then with something wild between them. */
void fuzz_text(struct fuzz *fuzz, const char *const *texts, size_t count, size_t most, struct buf *out);
#define FUZZ_TEXT(fuzz, texts, most, out) fuzz_text((fuzz), (texts), sizeof(texts) / sizeof((texts)[0]), (most), (out))
/* The same text as valid UTF-8 without NUL: for what stands behind a border that sees to that. */
char *fuzz_valid(const uint8_t *bytes, size_t count);

struct fuzz_target {
	const char *name;
	unsigned inputs;					/* of `make test` */
	void (*make)(struct fuzz *fuzz, struct buf *out);	/* appends something nearly right */
	void (*run)(const uint8_t *bytes, size_t count);	/* aborts or asserts when something is wrong */
};

/* The body of a cmocka test. */
void fuzz_run(const struct fuzz_target *target);

#endif
